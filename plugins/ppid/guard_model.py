"""What the personal-data guard reads and finds: pieces of text with where they stand."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.engine.problem import Problem


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of text of a file: its first line (0 where it has none), or its page (0 where it has none)."""

    text: str
    line: int = 1
    page: int = 0


@dataclass(frozen=True, slots=True)
class FileText:
    """The text of a file, and what kept the guard from reading it."""

    passages: tuple[Passage, ...]
    problems: tuple[Problem, ...] = ()
    located: bool = False
    """Whether a picture tells where it was taken."""


@dataclass(frozen=True, slots=True)
class Inspection:
    """What the guard found in one file. ``alike`` are the texts that look like personal data, allowed or not."""

    problems: tuple[Problem, ...]
    alike: tuple[str, ...]
    located: bool

    def __bool__(self) -> bool:
        """Whether there is anything to tell."""
        return bool(self.problems or self.alike or self.located)
