"""What audits look at and what they find: documents, findings, fixes; frozen values."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field
from msgspec.structs import replace

from plugins.engine.problem import Problem, ProblemKind
from plugins.ppid.privacy import Guard

if TYPE_CHECKING:
    from plugins.registers.mentions import MentionIndex

FILLER = "\x00"
"""Stands in `Document.prose` for every character that is markup: no space, no letter, no sign."""

Key = tuple[str | int, ...]


class Block(Struct, frozen=True):
    """A stretch of running text: ``prose[start:end]``.

    ``kind`` is ``paragraf``, ``judul-bagian``, ``butir`` (list item), ``sel`` (table cell), ``kutipan``, ``catatan``
    (footnote), or, in the front matter, the name of the key (``judul``, ``ringkasan``, ``keterangan``, ``alt``).
    """

    start: int
    end: int
    kind: str


class Span(Struct, frozen=True):
    """A stretch of the text with what belongs to it: a link's target, a tag, a quoted text."""

    start: int
    end: int
    value: str = ""
    text: str = ""


class Fix(Struct, frozen=True):
    """Put ``text`` in the place of ``start`` to ``end`` of the document's text."""

    start: int
    end: int
    text: str


class Finding(Struct, frozen=True):
    r"""One problem with its place, ``start`` to ``end`` in the text (both 0: the file), and the certain fixes of it."""

    problem: Problem
    start: int = 0
    end: int = 0
    fixes: tuple[Fix, ...] = ()


class Document(Struct, frozen=True):
    r"""A manuscript taken apart.

    ``file`` is relative to the content folder; ``kind`` is ``berita``, ``halaman``, ``informasi`` or ``lain``.
    ``text`` is the whole file with ``\n`` line ends. ``prose`` has the same length: what a reader reads stands in its
    place, markup is `FILLER`, the rest of the front matter is blank. So an offset means the same in both.
    ``data`` is the front matter as the editor's strings, ``lines`` the line of each key.
    """

    file: str
    kind: str
    text: str
    prose: str = ""
    data: Mapping[str, Any] = field(default_factory=dict)
    lines: Mapping[Key, int] = field(default_factory=dict)
    body_start: int = 0
    blocks: tuple[Block, ...] = ()
    words: tuple[tuple[int, str], ...] = ()
    sentences: tuple[Block, ...] = ()
    italics: tuple[Span, ...] = ()
    quoted: tuple[Span, ...] = ()
    links: tuple[Span, ...] = ()
    pictures: tuple[Span, ...] = ()
    html: tuple[Span, ...] = ()
    breaks: tuple[int, ...] = ()

    def line_at(self, offset: int) -> int:
        """The line, from 1, of an offset."""
        return bisect_right(self.breaks, offset - 1) + 1

    def line_of(self, *path: str | int) -> int:
        """The line of a key of the front matter, or of the nearest key above it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def at(self, kind: ProblemKind, start: int, end: int, *fixes: Fix, **values: object) -> Finding:
        """A finding at a stretch of the text."""
        return Finding(kind.at(self.file, self.line_at(start), **values), start, end, fixes)

    def at_key(self, kind: ProblemKind, *path: str | int, **values: object) -> Finding:
        """A finding at a key of the front matter."""
        line = self.line_of(*path)
        start = self.breaks[line - 2] + 1 if line > 1 else 0
        end = self.breaks[line - 1] if line <= len(self.breaks) else len(self.text)
        return Finding(kind.at(self.file, line, **values), start, end)

    def swapped(self, kind: ProblemKind, start: int, end: int, new: str, **values: object) -> Finding:
        """A finding whose certain fix puts ``new`` in the place of what stands there."""
        return self.at(kind, start, end, Fix(start, end, new), **values)

    def block_of(self, offset: int) -> Block | None:
        """The block in which an offset lies."""
        at = bisect_right(self.blocks, offset, key=lambda block: block.start) - 1
        return self.blocks[at] if at >= 0 and offset < self.blocks[at].end else None

    def sentence_of(self, offset: int) -> str:
        """The sentence in which an offset lies, as prose without markup."""
        at = bisect_right(self.sentences, offset, key=lambda block: block.start) - 1
        return self.shown(self.sentences[at].start, self.sentences[at].end) if at >= 0 else ""

    def shown(self, start: int, end: int) -> str:
        """What a reader reads between two offsets."""
        return " ".join(self.prose[start:end].replace(FILLER, "").split())

    def is_italic(self, offset: int) -> bool:
        """Whether an offset stands in italics or in an element with a language: a foreign word, a title."""
        return any(span.start <= offset < span.end for span in self.italics)

    def is_emphasised(self, offset: int) -> bool:
        """Whether an offset stands in italics or in quotation marks, where the words are not the writer's own."""
        return self.is_italic(offset) or any(span.start <= offset < span.end for span in self.quoted)

    @property
    def published(self) -> date | None:
        """The day of ``tanggal``, where it can be read."""
        return _day(self.data.get("tanggal"))

    def event_days(self) -> tuple[date, date] | None:
        """The first and the last day of ``peristiwa``, where known."""
        event = self.data.get("peristiwa")
        if not isinstance(event, dict):
            return None
        first = _day(event.get("mulai"))
        return (first, _day(event.get("selesai")) or first) if first else None


class Context(Struct, frozen=True):
    """What audits know beside the document: the registers' names, what may be published, trusted hosts."""

    index: MentionIndex | None = None
    guard: Guard = field(default_factory=Guard)
    link_hosts: tuple[str, ...] = ()
    names: frozenset[str] = frozenset()
    """Folded single words of all registers' names: never spelling mistakes."""


Check = Callable[[Document, Context], Iterable[Finding]]


class Audit(Struct, frozen=True):
    """A pure function with the kinds of problem that it can find."""

    check: Check
    kinds: tuple[ProblemKind, ...]


def renamed(finding: Finding, file: str) -> Finding:
    """The finding with its file named as the editor knows it."""
    return replace(finding, problem=replace(finding.problem, file=file))


def in_order(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Findings by place, each once."""
    yield from sorted(dict.fromkeys(findings), key=lambda one: (one.problem.line, one.start, one.problem))


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(str(value).strip()[:10])
    except ValueError:
        return None
