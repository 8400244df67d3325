"""Telling how a publication goes: to a person as it goes on, or to a program at the end."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import IO

from msgspec import Struct, field, to_builtins
from msgspec.structs import asdict
from rich.console import Console
from rich.text import Text

from plugins.engine.problem import Problem, Severity
from plugins.engine.words import number_text
from plugins.publishing.guards import Difference
from plugins.publishing.hosting.redirects import address_of

_COLOURS = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.NOTICE: "cyan"}
_LISTED = 15


class Teller(Struct):
    """Collects what is said; a person reads it at once, a program gets one JSON object from `end`."""

    stream: IO[str]
    form: str = "text"
    problems: list[Problem] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    difference: Difference | None = None

    def step(self, text: str) -> None:
        """What is done now."""
        if self.form == "text":
            self._print(f"• {text} …")

    def say(self, text: str) -> None:
        """A result."""
        self.lines.append(text)
        if self.form == "text":
            self._print(f"  {text}")

    def report(self, problems: Iterable[Problem]) -> None:
        """Problems, each once, told as a build tells them."""
        for problem in problems:
            if problem in self.problems:
                continue
            self.problems.append(problem)
            if self.form == "text":
                self._print_problem(problem)
            elif self.form == "github":
                self.stream.write(_annotation(problem))

    def show(self, difference: Difference, *, whole: bool) -> None:
        """What publishing changes: figures, the names with ``whole``, and always what would be gone."""
        self.difference = difference
        changes = difference.changes
        if difference.first:
            self.say(f"Penerbitan pertama di tujuan ini: {number_text(len(changes.added))} berkas.")
            return
        if difference.nothing:
            self.say("Tidak ada yang berubah terhadap yang sedang tampil.")
            return
        counted = (
            f"{number_text(len(changes.added))} baru",
            f"{number_text(len(changes.changed))} berubah",
            f"{number_text(len(changes.moved))} pindah",
            f"{number_text(len(changes.removed))} hilang",
        )
        self.say(f"Terhadap yang sedang tampil: {', '.join(counted)}.")
        if self.form != "text":
            return
        if whole:
            self._list("baru", [f"/{address_of(name)}" for name in changes.added])
            self._list("berubah", [f"/{address_of(name)}" for name in changes.changed])
        moves = [f"/{address_of(item.before)} → /{address_of(item.after)}" for item in changes.moved]
        self._list("pindah", moves)
        gone = sorted(changes.removed, key=lambda name: (not name.endswith(".html"), name))  # pages first
        self._list("hilang", [f"/{address_of(name)}" for name in gone])

    def end(self, text: str, then: str, *, ok: bool) -> None:
        """The last words: how it went, and the next step."""
        if self.form == "json":
            changes = self.difference.changes if self.difference else None
            document = {
                "ok": ok,
                "result": text,
                "next": then,
                "said": self.lines,
                "changes": to_builtins(changes) if changes else None,
                "problems": [asdict(problem) for problem in self.problems],
            }
            json.dump(document, self.stream, ensure_ascii=False, indent=2)
            self.stream.write("\n")
            return
        self._print(Text(text, style="bold green" if ok else "bold red"))
        self._print(f"Langkah berikutnya: {then}")

    def _list(self, word: str, names: Sequence[str]) -> None:
        for name in names[:_LISTED]:
            self._print(f"    {word:8} {name}")
        if len(names) > _LISTED:
            self._print(f"    {word:8} … dan {number_text(len(names) - _LISTED)} lagi")

    def _print(self, text: str | Text) -> None:
        self._console().print(Text(text) if isinstance(text, str) else text)
        self.stream.flush()

    def _print_problem(self, problem: Problem) -> None:
        place = f"{problem.file}, baris {problem.line}: " if problem.line else f"{problem.file}: "
        line = Text("\n  ")
        line.append(f"{problem.severity.label} {problem.code} ", style=_COLOURS[problem.severity])
        line.append(place + problem.message)
        self._print(line)
        self._print(f"    Mengapa: {problem.reason}")
        self._print(f"    Perbaikan: {problem.hint}")

    def _console(self) -> Console:
        return Console(file=self.stream, highlight=False, soft_wrap=True)


def _annotation(problem: Problem) -> str:
    """A workflow command that a code host shows on the file; what would end a part of it is escaped."""
    file = problem.file.replace("%", "%25").replace(":", "%3A").replace(",", "%2C")
    place = f"file={file}" + (f",line={problem.line}" if problem.line else "")
    text = f"{problem.message} {problem.reason} {problem.hint}".replace("%", "%25")
    return f"::{problem.severity} {place},title={problem.code}::{text}\n"
