"""`inv check` from Python: options in, a report and an exit code out."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any

from plugins.audit import problems as found
from plugins.audit.catalogue import kinds
from plugins.audit.report import REPORTS, Outcome, Told
from plugins.audit.run import Request, check, unknown_codes
from plugins.audit.surroundings import settings_of, surroundings
from plugins.engine.problem import Problem


def run(settings: Path | Mapping[str, Any], options: Mapping[str, Any], stream: IO[str] | None = None) -> int:
    """Check as the options say and report to ``stream`` (standard output); 0 when nothing stops publication, else 1.

    ``options``: ``paths`` (strings), ``only`` and ``without`` (codes with commas), ``format``, ``fix``, ``dry_run``,
    ``links``, ``content`` (a folder); all may be missing. ``settings`` is the settings file, or its names and values.
    """
    out = stream or sys.stdout
    wanted = str(options.get("format") or "text")
    only, without = _codes(options.get("only")), _codes(options.get("without"))
    wrong = _wrong_options(wanted, only | without)
    report = REPORTS.get(wanted, REPORTS["text"])
    values = settings_of(settings) if isinstance(settings, Path) else dict(settings)
    if options.get("content"):
        values["PATH"] = str(Path(str(options["content"])).absolute())
    around, problems = surroundings(values)
    if wrong or around is None:
        outcome = Outcome(tuple(Told(problem) for problem in (*wrong, *problems)), 0, 0, 0.0)
    else:
        request = Request(
            paths=tuple(options.get("paths") or ()),
            only=only,
            without=without,
            fix=bool(options.get("fix")) and not options.get("dry_run"),
            dry_run=bool(options.get("dry_run")),
            links=bool(options.get("links")),
        )
        outcome = check(request, around)
    report(outcome, kinds(), out)
    return int(outcome.failed)


def _codes(value: object) -> frozenset[str]:
    return frozenset(part.strip().upper() for part in str(value or "").split(",") if part.strip())


def _wrong_options(wanted: str, codes: frozenset[str]) -> tuple[Problem, ...]:
    problems = []
    if wanted not in REPORTS:
        how = f"Pilih salah satu: {', '.join(REPORTS)}."
        problems.append(found.OPTION_WRONG.at("inv check", option="--format", value=wanted, how=how))
    for code in unknown_codes(codes):
        how = "Salin kodenya dari laporan; daftarnya ada di docs/audit/README.md."
        problems.append(found.OPTION_WRONG.at("inv check", option="--only atau --except", value=code, how=how))
    return tuple(problems)
