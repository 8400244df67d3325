"""What is searched: a document as the index knows it, and the number that stands for it.

`Searchable` is the contract between the site's pages and the index; ``texts.py`` makes one from every page that is
searched, and `Sources` are the pages that may be one, each read only where it is new. Numbers leave room at the end of
every block, so that a new article moves no other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

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


class Searchable(Struct, frozen=True):
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

    def printable(self) -> Searchable:
        """The same without halves of surrogate pairs, which are no characters: files hold a question mark for one."""
        try:
            f"{self.address}{self.title}{self.summary}{self.text}".encode()
        except UnicodeEncodeError:
            address, title, summary, text = (
                part.encode("utf-8", "replace").decode() for part in (self.address, self.title, self.summary, self.text)
            )
            return replace(self, address=address, title=title, summary=summary, text=text)
        return self


class Sources(Struct, frozen=True):
    """Pages that may be documents, by address: ``marks`` cover all that shapes what is searched of one beside what
    shapes all.

    ``read`` gives the document of a page, or ``None`` where it is none.
    """

    marks: Mapping[str, str]
    read: Callable[[str], Searchable | None]


class Block(Struct, frozen=True):
    """Documents of one year, kind and classes: their first number and how many there are. Year 0 has no date."""

    start: int
    size: int
    kind: str
    year: int
    classes: tuple[str, ...]


Place = tuple[int, int, tuple[str, ...], int, str]
"""What a document's number follows from: year, kind, classes, day as an ordinal, address."""


def place_of(document: Searchable) -> Place:
    """Where a document stands among the others; one without a day comes first of its block."""
    day = document.day
    year, ordinal = (day.year, day.toordinal()) if day else (0, 0)
    return year, KINDS.index(document.kind), document.classes, ordinal, document.address


def numbered(places: Iterable[Place]) -> tuple[dict[str, int], tuple[Block, ...]]:
    """The number of every address, which depends on no build before, in the order of the numbers; and the blocks.

    An article of the newest day of its year comes last in its block, where there is room: no other number changes.
    """
    groups: dict[tuple[int, int, tuple[str, ...]], list[tuple[int, str]]] = {}
    for year, kind, classes, day, address in places:
        groups.setdefault((year, kind, classes), []).append((day, address))
    numbers: dict[str, int] = {}
    blocks = []
    start = 0
    for (year, kind, classes), members in sorted(groups.items()):
        members.sort()
        blocks.append(Block(start, len(members), KINDS[kind], year, classes))
        numbers.update((address, number) for number, (_, address) in enumerate(members, start))
        start += (len(members) // ROOM + 1) * ROOM
    return numbers, tuple(blocks)
