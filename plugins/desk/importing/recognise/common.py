"""What all recognisers share: the lines of a manuscript, and what is known before reading it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from msgspec import Struct

from plugins.desk.importing.model import Block, Manuscript, Role, Shape, Span
from plugins.engine.patterns import compiled_later
from plugins.registers.mentions import MentionIndex
from plugins.registers.model import Registers

DOMAIN = (
    r"(?:[A-Za-z0-9][A-Za-z0-9-]*\.)+(?i:co\.id|go\.id|or\.id|ac\.id|my\.id|id|com|net|"
    r"news|org|info|tv|co|online|press|asia)"
)
"""An outlet that is called by its host: ``Kaltimnow.id``."""

WORD = compiled_later(r"\w+")
_SENTENCE = compiled_later(r"[.!?][”\"')]*\s+(?=[“\"'(]?[A-Z0-9])")
_ABBREVIATED = compiled_later(
    r"(?:\b(?:Drs|Dra|Dr|Ir|Hj|H|Prof|No|Jl|dll|dsb|St|Kab|Prov|Kec|Kel|[A-Z])|[A-Z]\.[A-Za-z]{1,3})\.$"
)


class Known(Struct, frozen=True):
    """What recognisers may know beside the text: the registers and today.

    ``places`` maps the folded names of regions, with and without their kind, to the name as a dateline writes it;
    ``media`` are folded names of outlets; ``own`` are words of offices' names.
    """

    registers: Registers
    index: MentionIndex
    places: Mapping[str, str]
    media: frozenset[str]
    own: frozenset[str]
    today: date


class Line(Struct, frozen=True):
    """One line of a block, without its white space."""

    block: int
    start: int
    end: int
    text: str
    shape: Shape
    role: Role

    @property
    def span(self) -> Span:
        """The characters of the line."""
        return Span(self.block, self.start, self.end)

    def part(self, start: int, end: int) -> Span:
        """Some characters of the line, by their places in ``text``."""
        return Span(self.block, self.start + start, self.start + end)


def lines(manuscript: Manuscript, *roles: Role) -> Iterator[Line]:
    """Every line with text of blocks in the given roles (all but furniture where none is given), in order."""
    for number, block in enumerate(manuscript.blocks):
        if (block.role in roles if roles else block.role is not Role.ASIDE) and not block.rows and block.level >= 0:
            yield from block_lines(number, block)


def block_lines(number: int, block: Block) -> Iterator[Line]:
    """The lines of one block."""
    at = 0
    for written in block.text.split("\n"):
        bare = written.strip()
        if bare:
            start = at + written.index(bare)
            yield Line(number, start, start + len(bare), bare, block.shape, block.role)
        at += len(written) + 1


def prose(manuscript: Manuscript) -> list[int]:
    """The numbers of the blocks that hold sentences of the body."""
    return [
        number
        for number, block in enumerate(manuscript.blocks)
        if block.role is Role.BODY
        and block.level >= 0
        and block.shape in {Shape.PARAGRAPH, Shape.QUOTE, Shape.ITEM}
        and block.text.strip()
    ]


def first_sentence(text: str) -> str:
    """The first sentence of a paragraph; abbreviations and initials do not end it."""
    for match in _SENTENCE.finditer(text):
        head = text[: match.start() + 1]
        if not _ABBREVIATED.search(head):
            return text[: match.end()].strip()
    return text.strip()
