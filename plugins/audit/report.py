"""Telling what a check found: to an editor, to a program, to a code host, in SARIF 2.1.0 (OASIS)."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from itertools import groupby
from typing import IO, Any
from urllib.parse import quote

from msgspec import Struct
from msgspec.structs import asdict

from plugins.audit.model import Finding
from plugins.engine.problem import Problem, ProblemKind, Severity
from plugins.engine.words import number_text

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTICE: "note"}


class Told(Struct, frozen=True):
    """One finding ready to be told: its problem, its region (lines and columns from 1), whether a fix is certain."""

    problem: Problem
    column: int = 0
    end_line: int = 0
    end_column: int = 0
    fixable: bool = False


class Outcome(Struct, frozen=True):
    """A finished check; ``changed`` names the files that were fixed, ``diff`` is what a dry run would change."""

    told: tuple[Told, ...]
    files: int
    checked: int
    seconds: float
    changed: tuple[tuple[str, int], ...] = ()
    diff: str = ""

    def count(self, severity: Severity) -> int:
        """How many findings of one severity there are."""
        return sum(one.problem.severity is severity for one in self.told)

    @property
    def failed(self) -> bool:
        """Whether anything must not be published."""
        return self.count(Severity.ERROR) > 0


def told(finding: Finding, text: str) -> Told:
    """A finding with its region in the text that it was found in."""
    fixable = bool(finding.fixes)
    if not text or finding.end <= finding.start:
        return Told(finding.problem, fixable=fixable)
    start, end = finding.start, finding.end
    column = start - (text.rfind("\n", 0, start) + 1) + 1
    end_line = text.count("\n", 0, end) + 1
    return Told(finding.problem, column, end_line, end - (text.rfind("\n", 0, end) + 1) + 1, fixable)


def as_text(outcome: Outcome, _: Sequence[ProblemKind], stream: IO[str]) -> None:
    """Findings by file, as a build shows its problems, then what to do next."""
    from plugins.engine.report import print_problem  # noqa: PLC0415 -- the other forms print by themselves
    from plugins.engine.terminal import Printer  # noqa: PLC0415

    printer = Printer(stream)
    for file, group in groupby(outcome.told, key=lambda one: one.problem.file):
        printer.print((f"\n{file}", "bold"))
        for one in group:
            problem = one.problem
            print_problem(printer, problem)
            if problem.code.startswith("A"):
                printer.print((f"    Penjelasan: docs/audit/{problem.code}.md", "dim"))
    printer.print()
    if outcome.diff:
        printer.print(outcome.diff)
    for file, count in outcome.changed:
        verb = "akan diperbaiki" if outcome.diff else "diperbaiki"
        printer.print(f"{file}: {count} tempat {verb}.")
    printer.print((_last_line(outcome), "bold red" if outcome.failed else "bold green"))
    printer.print(_next_step(outcome))


def _last_line(outcome: Outcome) -> str:
    counted = (
        f"{outcome.count(Severity.ERROR)} galat, {outcome.count(Severity.WARNING)} peringatan, "
        f"{outcome.count(Severity.NOTICE)} catatan"
    )
    seconds = number_text(round(outcome.seconds, 1))
    return (
        f"{'Gagal' if outcome.failed else 'Selesai'}: {number_text(outcome.files)} berkas diperiksa "
        f"dalam {seconds} detik ({counted})."
    )


def _next_step(outcome: Outcome) -> str:
    if outcome.failed:
        return "Langkah berikutnya: perbaiki galat di atas; selama ada galat, naskah tidak boleh terbit."
    fixable = sum(one.fixable for one in outcome.told)
    if fixable and not outcome.changed:
        return f"Langkah berikutnya: `inv check --fix` dapat memperbaiki {fixable} di antaranya dengan pasti."
    if outcome.told:
        return "Langkah berikutnya: perbaiki yang perlu, lalu `inv build`."
    return "Langkah berikutnya: `inv build` untuk membangun situs."


def as_json(outcome: Outcome, _: Sequence[ProblemKind], stream: IO[str]) -> None:
    """One JSON object: ``ok``, the figures, and every finding with its region."""
    document = {
        "ok": not outcome.failed,
        "files": outcome.files,
        "checked": outcome.checked,
        "seconds": round(outcome.seconds, 3),
        "errors": outcome.count(Severity.ERROR),
        "warnings": outcome.count(Severity.WARNING),
        "notices": outcome.count(Severity.NOTICE),
        "changed": [{"file": file, "changes": count} for file, count in outcome.changed],
        "diff": outcome.diff,
        "problems": [asdict(one.problem) | _region(one) | {"fixable": one.fixable} for one in outcome.told],
    }
    json.dump(document, stream, ensure_ascii=False, indent=2)
    stream.write("\n")


def _region(one: Told) -> dict[str, int]:
    return {"column": one.column, "end_line": one.end_line, "end_column": one.end_column}


def as_github(outcome: Outcome, _: Sequence[ProblemKind], stream: IO[str]) -> None:
    """Workflow commands that GitHub shows as annotations on the changed lines."""
    for one in outcome.told:
        problem = one.problem
        place = f"file={_property(problem.file)}" + (f",line={problem.line}" if problem.line else "")
        if one.column and one.end_line == problem.line:
            place += f",col={one.column},endColumn={one.end_column}"
        text = _data(f"{problem.message} {problem.reason} {problem.hint}")
        stream.write(f"::{problem.severity} {place},title={_property(problem.code)}::{text}\n")
    stream.write(f"{_last_line(outcome)}\n")


def as_sarif(outcome: Outcome, kinds: Sequence[ProblemKind], stream: IO[str]) -> None:
    """A SARIF log with one run; every rule that can be found is described, with its page."""
    known = {kind.code: number for number, kind in enumerate(kinds)}
    rules = [_rule(kind) for kind in kinds]
    for one in outcome.told:
        if one.problem.code not in known:
            known[one.problem.code] = len(rules)
            problem = one.problem
            rules.append(_described(problem.code, problem.severity, problem.reason, problem.reason, problem.hint))
    driver = {"name": "Suluh", "semanticVersion": "1.0.0", "language": "id", "rules": rules}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"SRCROOT": {"description": {"text": "Folder situs"}}},
        "results": [_result(one, known) for one in outcome.told],
    }
    json.dump({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, stream, ensure_ascii=False, indent=2)
    stream.write("\n")


def _rule(kind: ProblemKind) -> dict[str, Any]:
    return _described(kind.code, kind.severity, kind.message, kind.reason, kind.hint)


def _described(code: str, severity: Severity, short: str, full: str, hint: str) -> dict[str, Any]:
    rule: dict[str, Any] = {
        "id": code,
        "shortDescription": {"text": short},
        "fullDescription": {"text": full},
        "help": {"text": hint},
        "defaultConfiguration": {"level": _LEVELS[severity]},
    }
    return rule


def _result(one: Told, known: dict[str, int]) -> dict[str, Any]:
    problem = one.problem
    physical: dict[str, Any] = {"artifactLocation": {"uri": quote(problem.file), "uriBaseId": "SRCROOT"}}
    if problem.line:
        physical["region"] = {"startLine": problem.line}
        if one.column and one.end_line >= problem.line:
            physical["region"] |= {"startColumn": one.column, "endLine": one.end_line, "endColumn": one.end_column}
    return {
        "ruleId": problem.code,
        "ruleIndex": known[problem.code],
        "level": _LEVELS[problem.severity],
        "message": {"text": f"{problem.message} {problem.hint}"},
        "locations": [{"physicalLocation": physical}],
    }


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


REPORTS: dict[str, Callable[[Outcome, Sequence[ProblemKind], IO[str]], None]] = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
    "sarif": as_sarif,
}
