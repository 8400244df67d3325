"""Small pieces of Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

GENERATED = "<!-- {note} -->\n"
_SPAN = re.compile(r"(`[^`]+`)")
_SPECIAL = re.compile(r"([\\*_\[\]<>|`])")


def escaped(text: str) -> str:
    r"""Plain text as Markdown that shows it as it is; code spans stay code spans.

    >>> escaped("Unsur <{tag}> pada `foto` [^1]")
    'Unsur \\<{tag}\\> pada `foto` \\[^1\\]'
    """
    pieces = _SPAN.split(text)
    return "".join(piece if index % 2 else _SPECIAL.sub(r"\\\1", piece) for index, piece in enumerate(pieces))


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; cells are Markdown already, without line breaks."""
    lines = [header, ["---"] * len(header), *rows]
    return "".join("| " + " | ".join(cell or " " for cell in line) + " |\n" for line in lines)
