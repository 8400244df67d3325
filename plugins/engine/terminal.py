"""Writing for a person: with colours where a terminal shows them, and without loading what draws them anywhere else."""

from __future__ import annotations

import os
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

Piece = str | tuple[str, str]
"""Some text, or some text and its style in Rich's words, such as ``bold red``."""


def shows_colours(stream: IO[str]) -> bool:
    """Whether a stream leads to a terminal, or the environment says that it does (``FORCE_COLOR``)."""
    return stream.isatty() or bool(os.environ.get("FORCE_COLOR"))


class Printer:
    """Writes lines to a stream, nothing in them read as markup."""

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream
        self._console = _console(stream) if shows_colours(stream) else None

    def print(self, *pieces: Piece, end: str = "\n") -> None:
        """One line made of pieces."""
        if self._console is None:
            self._stream.write("".join(piece if isinstance(piece, str) else piece[0] for piece in pieces) + end)
            return
        from rich.text import Text  # noqa: PLC0415 -- only a terminal needs it

        self._console.print(Text.assemble(*pieces), end=end)


def _console(stream: IO[str]) -> Console:
    from rich.console import Console  # noqa: PLC0415 -- only a terminal needs it

    return Console(file=stream, highlight=False, soft_wrap=True)
