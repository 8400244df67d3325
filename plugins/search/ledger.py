"""What is kept of an index from build to build: a ledger of everything, and rows of documents and shards beside it.

The rows are kept under the digest of what they hold, and the ledger names them, so that a row that is damaged, lost or
of another index is noticed when it is looked for.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import NamedTuple, Protocol, TypeVar

from msgspec import DecodeError, Raw, Struct
from msgspec.msgpack import Decoder, Encoder

from plugins.search.details import Detail
from plugins.search.model import KINDS, Block, Place
from plugins.search.shards import Cut, Shard
from plugins.search.spelling import Spelling
from plugins.search.weighing import Told

T = TypeVar("T")

GROUP_BITS = 6
"""Documents are kept by groups of 64 numbers."""
CHUNK = 60
"""Least number of documents in a file of details."""


class Shelf(Protocol):
    """Where rows are kept: `plugins.engine.store.Store`."""

    def reading(self, key: str) -> object | None:
        """What was kept under a key, or ``None``."""

    def remember(self, key: str, value: object) -> None:
        """Keep a value."""

    def hold(self, *keys: str) -> None:
        """Keep what is there."""


class DamagedError(Exception):
    """Raised where a row that the ledger names is not to be had: the index is made anew."""


class Group(Struct, frozen=True, array_like=True):
    """A row of documents: their numbers in order, the marks of their pages, and what each tells."""

    numbers: tuple[int, ...]
    marks: tuple[str, ...]
    told: tuple[Told, ...]


class GroupNote(NamedTuple):
    """A group of documents: the key of its row, the digest of what results show of them, and that of their marks."""

    key: str
    mark: str
    marks: str


class ShardNote(NamedTuple):
    """A shard: the key of its row, the size of its lists in hundredths of a byte, the digests of its files, and the
    documents on which they depend beside its lists.
    """

    key: str
    size: int
    marks: tuple[str, ...]
    shows: tuple[int, ...]


class Ledger(NamedTuple):
    """An index as a whole.

    ``addresses`` and ``days`` (ordinals, 0 for none) are of every document, in the order of their numbers; ``others``
    the marks of pages that are no documents; ``size`` that of all lists, in hundredths of a byte.
    """

    addresses: tuple[str, ...]
    days: tuple[int, ...]
    blocks: tuple[Block, ...]
    others: Mapping[str, str]
    groups: Mapping[int, GroupNote]
    size: int
    cuts: tuple[Cut, ...]
    shards: tuple[ShardNote, ...]
    spelling: Spelling

    def numbers(self) -> dict[str, int]:
        """The number of every document."""
        return dict(zip(self.addresses, self._numbers(), strict=True))

    def places(self) -> dict[str, Place]:
        """What the number of every document follows from."""
        found: dict[str, Place] = {}
        rows = zip(self.addresses, self.days, strict=True)
        for block in self.blocks:
            kind = KINDS.index(block.kind)
            for address, day in islice(rows, block.size):
                found[address] = (block.year, kind, block.classes, day, address)
        return found

    def place(self, number: int) -> Place:
        """What the number of one document follows from."""
        block, before = self.blocks[0], 0
        for following in self.blocks:
            if following.start > number:
                break
            before += block.size if following is not block else 0
            block = following
        at = before + number - block.start
        return block.year, KINDS.index(block.kind), block.classes, self.days[at], self.addresses[at]

    def keys(self) -> Iterator[str]:
        """The keys of all rows."""
        yield from (note.key for note in self.groups.values())
        yield from (note.key for note in self.shards)

    def chunks(self) -> Iterator[tuple[int, tuple[int, ...]]]:
        """The files of details: the first number of each, and its groups."""
        return chunks({group: len(addresses) for group, addresses in self.grouped()})

    def grouped(self) -> Iterator[tuple[int, tuple[str, ...]]]:
        """The groups in order, each with the addresses of its documents: every block begins with a group."""
        before = 0
        for block in self.blocks:
            for start in range(0, block.size, 1 << GROUP_BITS):
                end = min(start + (1 << GROUP_BITS), block.size)
                yield (block.start + start) >> GROUP_BITS, self.addresses[before + start : before + end]
            before += block.size

    def _numbers(self) -> Iterator[int]:
        return chain.from_iterable(range(block.start, block.start + block.size) for block in self.blocks)


def chunks(counts: Mapping[int, int]) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Groups in files of details: the first number of each file, and its groups; from how many documents a group has.

    A file begins with a group and ends when it has enough, so that one document more moves few to another file.
    """
    held: list[int] = []
    many = 0
    for group, count in counts.items():
        if many >= CHUNK:
            yield held[0] << GROUP_BITS, tuple(held)
            held, many = [], 0
        held.append(group)
        many += count
    if held:
        yield held[0] << GROUP_BITS, tuple(held)


class Rows:
    """Puts rows on a shelf and takes them off."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def put(self, data: bytes) -> str:
        """Keep an encoded row; its key."""
        key = f"cari-baris {hashlib.sha256(data).hexdigest()}"
        self._shelf.remember(key, data)
        return key

    def group(self, key: str) -> Group:
        """A group of documents. Raises `DamagedError`."""
        return self._row(key, _GROUP)

    def shard(self, key: str) -> Shard:
        """A shard. Raises `DamagedError`."""
        return self._row(key, _SHARD)

    def _row(self, key: str, decoder: Decoder[T]) -> T:
        data = self._shelf.reading(key)
        if not isinstance(data, bytes) or key != f"cari-baris {hashlib.sha256(data).hexdigest()}":
            raise DamagedError(key)
        try:
            return decoder.decode(data)
        except DecodeError as error:
            raise DamagedError(key) from error


_GROUP = Decoder(Group)
_SHARD = Decoder(Shard)
encoded = Encoder().encode
"""A row as it is kept."""


def group_row(numbers: Sequence[int], marks: Sequence[str], told: Sequence[Told | Raw]) -> bytes:
    """A group as it is kept; what is told may be encoded already."""
    return encoded((numbers, marks, told))


def read_ledger(shelf: Shelf, key: str) -> Ledger | None:
    """The ledger of the last build, or ``None``."""
    kept = shelf.reading(key)
    return kept if isinstance(kept, Ledger) else None


def keep_ledger(shelf: Shelf, key: str, ledger: Ledger, *, fresh: bool) -> None:
    """Keep a ledger and the rows that it names; ``fresh`` where it is not the one that is kept already."""
    shelf.hold(key, *ledger.keys())
    if fresh:
        shelf.remember(key, ledger)


def group_mark(details: Iterable[Detail]) -> str:
    """The digest of what results show of documents."""
    return hashlib.sha256(repr(list(details)).encode()).hexdigest()


def marks_digest(marks: Sequence[str]) -> str:
    """The digest of the marks of a group; their lengths tell where one ends, whatever is in it."""
    lengths = ",".join(map(str, map(len, marks)))
    return hashlib.sha256("\n".join((lengths, *marks)).encode("utf-8", "surrogatepass")).hexdigest()
