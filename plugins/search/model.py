"""What is searched: a document as the index knows it, and the number that stands for it.

`Searchable` is the contract between the site's pages and the index; ``texts.py`` makes one from every page that is
searched. Numbers leave room at the end of every block, so that a new article moves no other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

KINDS = (
    "berita",
    "siaran-pers",
    "pengumuman",
    "klarifikasi",
    "halaman",
    "topik",
    "pejabat",
    "lembaga",
    "wilayah",
    "informasi",
    "dikecualikan",
    "layanan",
    "laporan",
    "peringatan",
)
"""The kinds of document in the order of the filter; articles have the kinds of their front matter."""

CLASSES = ("berkala", "serta-merta", "setiap-saat", "dikecualikan")
"""The classes of information (UU 14/2008 Ps 9-11 and 17)."""

ROOM = 64
"""Numbers of a block are a multiple of this, with at least one to spare."""


@dataclass(frozen=True, slots=True)
class Searchable:
    """A document that readers may look for.

    ``kind`` is one of `KINDS`, ``classes`` are of `CLASSES`. ``topics`` and ``regions`` are ids of the registers;
    ``names`` are other names of what the page is about. ``day`` is what its age is told from, if it has one.
    """

    address: str
    title: str
    kind: str
    summary: str = ""
    text: str = ""
    names: tuple[str, ...] = ()
    day: date | None = None
    classes: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """Documents of one year, kind and classes: their first number and how many there are. Year 0 has no date."""

    start: int
    size: int
    kind: str
    year: int
    classes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Numbered:
    """Every document under its number, in the order of the numbers, which is that of age; and the blocks."""

    documents: Mapping[int, Searchable] = field(default_factory=dict)
    blocks: tuple[Block, ...] = ()


def numbered(documents: Iterable[Searchable]) -> Numbered:
    """Give every document a number that depends on no build before: by year, kind, classes, day and address.

    An article of the newest day of its year comes last in its block, where there is room: no other number changes.
    """
    groups: dict[tuple[int, int, tuple[str, ...]], list[Searchable]] = {}
    for one in documents:
        key = (one.day.year if one.day else 0, KINDS.index(one.kind), one.classes)
        groups.setdefault(key, []).append(one)
    table: dict[int, Searchable] = {}
    blocks = []
    start = 0
    for (year, kind, classes), members in sorted(groups.items()):
        members.sort(key=lambda one: (one.day or date.min, one.address))
        blocks.append(Block(start, len(members), KINDS[kind], year, classes))
        table.update(enumerate(members, start))
        start += (len(members) // ROOM + 1) * ROOM
    return Numbered(table, tuple(blocks))
