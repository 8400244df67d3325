"""What can be wrong with an editor's files, said so that the editor can mend it.

A `ProblemKind` is declared once, as a constant of the plugin that can find it (``problems.py``);
`ProblemKind.at` makes the `Problem` for one place. Problems are values: nothing is raised for a
mistake in the content, so that one build shows all mistakes together.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct, field


class Severity(StrEnum):
    """How much a problem weighs: an error stops publication, a warning and a notice do not.

    The values are the annotation levels of CI services; `label` is what an editor reads.
    """

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"

    @property
    def label(self) -> str:
        """The Indonesian word shown before a message."""
        return {"error": "GALAT", "warning": "PERINGATAN", "notice": "CATATAN"}[self.value]


class Problem(Struct, frozen=True, order=True):
    """One mistake at one place.

    ``file`` is relative to the project or to the content folder as the editor knows it, with ``/``;
    ``line`` counts from 1, and 0 means the file as a whole. ``message`` says what is wrong,
    ``reason`` why it matters, ``hint`` how to mend it, all in Indonesian.
    """

    file: str
    line: int
    code: str
    severity: Severity
    message: str
    reason: str
    hint: str


class ProblemKind(Struct, frozen=True):
    """A numbered kind of mistake with its Indonesian wording.

    ``message`` and ``hint`` are `str.format` templates, filled by the keywords given to `at`.
    ``docs/masalah.md`` is generated from every kind that exists.
    """

    code: str
    severity: Severity
    message: str
    reason: str
    hint: str

    def at(self, file: str, line: int = 0, **values: object) -> Problem:
        """The problem of this kind at ``file``:``line``.

        Raises `KeyError` when a placeholder of the templates is given no value.
        """
        shown = {name: _one_line(value) for name, value in values.items()}
        return Problem(
            file=file,
            line=line,
            code=self.code,
            severity=self.severity,
            message=self.message.format(**shown),
            reason=self.reason.format(**shown),
            hint=self.hint.format(**shown),
        )


def error(code: str, message: str, *, reason: str, hint: str) -> ProblemKind:
    """A kind of problem that stops publication."""
    return ProblemKind(code, Severity.ERROR, message, reason, hint)


def warning(code: str, message: str, *, reason: str, hint: str) -> ProblemKind:
    """A kind of problem that is shown and does not stop publication."""
    return ProblemKind(code, Severity.WARNING, message, reason, hint)


def notice(code: str, message: str, *, reason: str, hint: str) -> ProblemKind:
    """A remark that asks for nothing."""
    return ProblemKind(code, Severity.NOTICE, message, reason, hint)


class ProblemLog(Struct):
    """Collects the problems of one build; the only mutable thing about problems."""

    _problems: set[Problem] = field(default_factory=set)

    def add(self, *problems: Problem) -> None:
        """Record problems; the same problem twice counts once."""
        self._problems.update(problems)

    def __iter__(self) -> Iterator[Problem]:
        return iter(sorted(self._problems))

    def __len__(self) -> int:
        return len(self._problems)

    def count(self, severity: Severity) -> int:
        """How many problems of one severity there are."""
        return sum(problem.severity is severity for problem in self._problems)

    @property
    def failed(self) -> bool:
        """Whether anything stops publication."""
        return self.count(Severity.ERROR) > 0


def _one_line(value: object, limit: int = 120) -> str:
    """Editors' own text inside a message: printable, on one line, of bounded length."""
    text = "".join(char if char.isprintable() else " " for char in str(value))
    text = " ".join(text.split())
    return text if len(text) <= limit else text[: limit - 1] + "…"
