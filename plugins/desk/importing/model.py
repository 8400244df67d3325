"""A manuscript as neutral blocks, and what recognisers say about it. Pure values."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct, field
from msgspec.structs import replace


class Shape(StrEnum):
    """What a block is, whatever it was read from."""

    PARAGRAPH = "paragraf"
    HEADING = "judul bagian"
    ITEM = "butir"
    QUOTE = "kutipan"
    TABLE = "tabel"
    IMAGE = "gambar"


class Role(StrEnum):
    """What the source itself says about a block: ``NEAR`` stands beside an article, ``ASIDE`` is page furniture."""

    BODY = ""
    TITLE = "judul"
    CAPTION = "keterangan"
    NEAR = "dekat"
    ASIDE = "kerangka"


class Mark(Struct, frozen=True):
    """Emphasis or a link on ``text[start:end]``; ``kind`` is ``strong``, ``em``, ``strike`` or ``link``."""

    start: int
    end: int
    kind: str
    href: str = ""


class Block(Struct, frozen=True):
    """One paragraph, heading, list item, quote, table or picture.

    ``text`` may hold line breaks. ``level`` is 1 to 6 of a heading, 0 upwards of a nested list item; ``ordinal`` the
    number of an ordered item. ``picture`` names an entry of `Manuscript.pictures`. ``place`` is the line of a text,
    or the number of the block in Word and HTML, counted from 1.
    """

    shape: Shape
    text: str = ""
    marks: tuple[Mark, ...] = ()
    level: int = 0
    ordinal: int | None = None
    rows: tuple[tuple[str, ...], ...] = ()
    picture: str = ""
    role: Role = Role.BODY
    place: int = 0

    @property
    def words(self) -> str:
        """Everything that a reader would read in it."""
        return "\n".join(" ".join(row) for row in self.rows) if self.rows else self.text

    def without(self, start: int, end: int) -> Block:
        """The block with ``text[start:end]`` cut out; words on both sides stay apart."""
        left, right = self.text[:start], self.text[end:]
        joint = " " if left[-1:].isalnum() and right[:1].isalnum() else ""
        shift = len(joint) - (end - start)

        def moved(at: int) -> int:
            return at if at <= start else max(start, at + shift) if at >= end else start

        marks = tuple(
            Mark(moved(mark.start), moved(mark.end), mark.kind, mark.href)
            for mark in self.marks
            if moved(mark.start) < moved(mark.end)
        )
        return replace(self, text=left + joint + right, marks=marks)


class Picture(Struct, frozen=True):
    """A picture that came with the source; ``data`` is empty where only its name is known."""

    name: str
    data: bytes = b""
    alt: str = ""


class Manuscript(Struct, frozen=True):
    """A source as blocks.

    ``form`` is how it was read (``docx``, ``html``, ``txt``, ``md``); ``stated`` is what its own metadata say
    (``title``, ``date``, ``author``, ``site``, ``url``, ``tags``, ``summary``), as written there.
    """

    file: str
    form: str
    blocks: tuple[Block, ...]
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    stated: Mapping[str, str] = field(default_factory=dict)


class Span(Struct, frozen=True):
    """Characters of one block: ``text[start:end]`` of block number ``block``."""

    block: int
    start: int
    end: int


class Finding(Struct, frozen=True):
    """What a recogniser found: a value for a field, how sure, and the spans that leave the body for it.

    ``field`` is a front-matter key (``sumber.editor``) or, in capitals, a kind of remains (``KERANGKA``) without value.
    ``note`` tells an editor why, in Indonesian.
    """

    field: str
    value: str = ""
    sure: bool = True
    spans: tuple[Span, ...] = ()
    note: str = ""


class Taken(Struct, frozen=True):
    """Words that left the body, verbatim, with where they stood."""

    field: str
    text: str
    place: int


class Cleared(Struct, frozen=True):
    """A manuscript after recognisers claimed their parts."""

    manuscript: Manuscript
    findings: tuple[Finding, ...] = ()
    taken: tuple[Taken, ...] = ()

    def first(self, *fields: str) -> Finding | None:
        """The first finding of one of the fields: sure ones first, then in the order of the text."""
        found = [finding for finding in self.findings if finding.field in fields and finding.value]
        return min(found, key=lambda finding: not finding.sure, default=None)

    def every(self, field_name: str) -> tuple[Finding, ...]:
        """All findings of a field, in order."""
        return tuple(finding for finding in self.findings if finding.field == field_name)


def take(cleared: Cleared, findings: tuple[Finding, ...]) -> Cleared:
    """The manuscript without the spans that the findings claim; where two overlap, the first one has them."""
    blocks = list(cleared.manuscript.blocks)
    claims: dict[int, list[tuple[int, int, str]]] = {}
    for finding in findings:
        for span in finding.spans:
            claims.setdefault(span.block, []).append((span.start, span.end, finding.field))
    taken: list[Taken] = []
    for number in sorted(claims):
        block = blocks[number]
        free: list[tuple[int, int, str]] = []
        for start, end, name in claims[number]:
            if all(end <= other[0] or start >= other[1] for other in free):
                free.append((start, end, name))
        free.sort()
        for start, end, name in free:
            words = block.words if block.rows else block.text[start:end]
            if words.strip():
                line = block.text.count("\n", 0, start) if not block.rows else 0
                taken.append(Taken(name, words.strip(), block.place + line))
        for start, end, _ in reversed(free):
            block = replace(block, rows=()) if block.rows else block.without(start, end)
        blocks[number] = block
    return Cleared(
        replace(cleared.manuscript, blocks=tuple(blocks)),
        (*cleared.findings, *findings),
        (*cleared.taken, *taken),
    )


def whole(number: int, block: Block) -> Span:
    """A span over all of a block."""
    return Span(number, 0, max(1, len(block.text)))
