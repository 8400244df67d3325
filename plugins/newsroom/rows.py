"""What a build keeps of every article: one small row, believed while source, registers and code are the same.

A row says all that the site must know of an article before a page is laid out; its reading and its mentions are fetched
only for the pages that are. Rows are kept by folder, so that an edit writes those of one folder anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple, TypeVar, cast

from msgspec import Struct
from msgspec.structs import replace

from plugins.engine.files import Seen, is_settled
from plugins.engine.fingerprint import fingerprint, joined
from plugins.engine.problem import Problem
from plugins.engine.store import Store
from plugins.engine.today import instant
from plugins.newsroom.body import Reference
from plugins.newsroom.model import Card, FileUse

T = TypeVar("T")

_FEW = 16
"""Values that many rows have are looked for where more than this part of a folder is new: an edit is no reason."""


class Row(Struct, frozen=True, gc=False):
    """One article as far as the rest of the site needs it.

    ``sha256`` is its source's. ``card`` is ``None`` and ``address`` "" where the article has mistakes. ``draft_line``
    is 0 unless it is a draft. ``problems`` are told in any case, ``remarks`` where the article is published.
    ``digest`` covers everything the article says, ``card_digest`` its address, its card and its last change; both are
    what `short_digest` gives. ``reading`` and ``named`` are the keys of what the store keeps.
    """

    file: str
    sha256: str
    slug: str
    address: str
    moment: datetime | None
    updated: datetime | None
    draft_line: int
    date_line: int
    card: Card | None
    digest: str
    card_digest: str
    uses: tuple[FileUse, ...]
    links: tuple[Reference, ...]
    problems: tuple[Problem, ...]
    remarks: tuple[Problem, ...]
    reading: str
    named: str


def short_digest(*values: object) -> str:
    """Half a `fingerprint`: more than enough to tell articles apart, and there are hundreds of thousands in a build's
    marks.
    """
    return fingerprint(*values)[:32]


class _Folder(Struct, frozen=True, gc=False):
    """The rows of one folder with the size and time (ns) that each source had, side by side, in the order of paths.

    ``settled`` are the files whose time tells any later change.
    """

    files: tuple[str, ...] = ()
    sizes: tuple[int, ...] = ()
    times: tuple[int, ...] = ()
    settled: tuple[bool, ...] = ()
    rows: tuple[Row, ...] = ()

    def holds(self, seen: Sequence[Seen]) -> bool:
        """Whether these are the files of the folder as they were read, all of them."""
        files, sizes, times, linked = zip(*seen, strict=True)
        told = (files, sizes, times) == (self.files, self.sizes, self.times)
        return told and all(self.settled) and not any(linked)


class Take(NamedTuple):
    """A row that was just made or found again, with the size and time of its source when it was looked at."""

    seen: Seen
    row: Row


class RowMemo:
    """The rows that the last build made; ``shaping`` covers everything beside its source that shapes a row.

    A file whose size and time are those it was read with is taken as read, as `plugins.engine.filememo` tells.
    """

    def __init__(self, store: Store, shaping: str) -> None:
        self._store, self._shaping = store, shaping
        self._started = instant()
        self._folders: dict[str, _Folder] = {}
        self._places: dict[str, Mapping[str, int]] = {}

    def rows(self, folder: str, seen: Sequence[Seen]) -> tuple[Row, ...] | None:
        """The rows of a folder in which nothing at all has changed; ``None`` if something has."""
        kept = self._folder(folder)
        if not seen or not kept.holds(seen):
            return None
        self._store.hold(self._key(folder))
        return kept.rows

    def untouched(self, folder: str, seen: Seen) -> Row | None:
        """The row of a file that has the size and time it was read with; nothing of a link."""
        kept, at = self._folder(folder), self._place(folder, seen.file)
        if at is None or seen.linked or not kept.settled[at]:
            return None
        return kept.rows[at] if (kept.sizes[at], kept.times[at]) == (seen.size, seen.modified) else None

    def unchanged(self, folder: str, seen: Seen, sha256: str) -> Row | None:
        """The row of a file that holds the bytes it was read with."""
        kept, at = self._folder(folder), self._place(folder, seen.file)
        return None if at is None or kept.rows[at].sha256 != sha256 else kept.rows[at]

    def keep(self, folder: str, taken: Iterable[Take]) -> None:
        """Keep the rows of a folder in which something changed, in the order of their paths, for the next build."""
        taken = list(taken)
        new = _Folder(
            files=tuple(one.row.file for one in taken),
            sizes=tuple(one.seen.size for one in taken),
            times=tuple(one.seen.modified for one in taken),
            settled=tuple(is_settled(one.seen.modified, self._started) and not one.seen.linked for one in taken),
            rows=tuple(one.row for one in taken),
        )
        if new == self._folder(folder):
            self._store.hold(self._key(folder))
            return
        known = {id(row) for row in self._folder(folder).rows}
        if sum(id(row) not in known for row in new.rows) > len(known) // _FEW:
            held: dict[object, object] = {}
            new = replace(new, rows=tuple(_sharing(row, held) for row in new.rows))
        self._store.remember(self._key(folder), new)

    def _folder(self, folder: str) -> _Folder:
        if folder not in self._folders:
            kept = self._store.reading(self._key(folder))
            self._folders[folder] = kept if isinstance(kept, _Folder) else _Folder()
        return self._folders[folder]

    def _place(self, folder: str, file: str) -> int | None:
        if folder not in self._places:
            self._places[folder] = {name: at for at, name in enumerate(self._folder(folder).files)}
        return self._places[folder].get(file)

    def _key(self, folder: str) -> str:
        return joined(("rows", self._shaping, folder))


def _sharing(row: Row, held: dict[object, object]) -> Row:
    """The row with one object for each value that many rows have: it is pickled once, and stands in memory once."""
    card = row.card
    if card is None:
        return row
    card = replace(
        card,
        kind=_one(card.kind, held),
        dateline=_one(card.dateline, held),
        category=_one(card.category, held),
        entries=tuple([_one(entry, held) for entry in card.entries]),
        topics=tuple([_one(topic, held) for topic in card.topics]),
        written=_one(card.written, held),
        event_day=_one(card.event_day, held),
    )
    return replace(row, card=card, moment=_one(row.moment, held))


def _one(value: T, held: dict[object, object]) -> T:
    # Moments of two zones may be equal and must not be taken for one another.
    key = (value.isoformat(), repr(value.tzinfo)) if isinstance(value, datetime) else value
    return cast("T", held.setdefault(key, value))
