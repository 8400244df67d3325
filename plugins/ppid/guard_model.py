"""What the personal-data guard reads and finds: pieces of text with where they stand."""

from __future__ import annotations

from msgspec import Struct

from plugins.engine.problem import Problem


class Passage(Struct, frozen=True):
    """A piece of text of a file: its first line (0 where it has none), or its page (0 where it has none)."""

    text: str
    line: int = 1
    page: int = 0


class FileText(Struct, frozen=True):
    """The text of a file, and what kept the guard from reading it."""

    passages: tuple[Passage, ...]
    problems: tuple[Problem, ...] = ()
    located: bool = False
    """Whether a picture tells where it was taken."""


class Inspection(Struct, frozen=True):
    """What the guard found in one file. ``alike`` are the texts that look like personal data, allowed or not."""

    problems: tuple[Problem, ...]
    alike: tuple[str, ...]
    located: bool

    def __bool__(self) -> bool:
        """Whether there is anything to tell."""
        return bool(self.problems or self.alike or self.located)
