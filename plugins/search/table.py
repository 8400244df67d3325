"""The documents of a site and their numbers, before and after what changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from msgspec import Struct

from plugins.search.ledger import GROUP_BITS, GroupNote, Ledger, Rows, ShardNote
from plugins.search.model import Block, Sources, numbered
from plugins.search.reading import Noted
from plugins.search.shards import Cut
from plugins.search.spelling import Spelling
from plugins.search.weighing import Told


class Change(NamedTuple):
    """A document that is new, gone, moved or told otherwise: its numbers before and after, -1 for none."""

    address: str
    before: int
    after: int


class Table(Struct, frozen=True):
    """The documents of this build: ``numbers`` in their order, with ``days`` as ordinals; ``marks`` by address.

    ``noted`` are those that were read, ``old`` the numbers of the last build, ``others`` the marks of pages that are no
    documents; ``same`` where nothing at all is new.
    """

    numbers: Mapping[str, int]
    blocks: tuple[Block, ...]
    marks: Mapping[str, str]
    days: tuple[int, ...]
    noted: Mapping[str, Noted]
    old: Mapping[str, int]
    others: Mapping[str, str]
    addresses: Mapping[int, str]
    same: bool

    def address(self, number: int) -> str:
        """The address of the document with a number."""
        return self.addresses[number]

    def changes(self) -> list[Change]:
        """All documents that changed or moved, by address."""
        found = [Change(one, self.old.get(one, -1), self.numbers[one]) for one in self.noted]
        found += [Change(one, number, -1) for one, number in self.old.items() if one not in self.numbers]
        if self.numbers is not self.old:
            found += [
                Change(one, number, self.numbers[one])
                for one, number in self.old.items()
                if one not in self.noted and self.numbers.get(one, number) != number
            ]
        return sorted(found)


def table_of(sources: Sources, before: Ledger | None, read: Mapping[str, Noted | None]) -> Table:
    """The table of a build: numbers change only where documents came, went, or changed year, kind, class or day."""
    old = {} if before is None else before.numbers()
    noted = {address: one for address, one in read.items() if one is not None}
    marks, others = dict(sources.marks), {}
    for address in [one for one in marks if one not in noted and (one in read or one not in old)]:
        others[address] = marks.pop(address)
    moved = before is None or marks.keys() != old.keys()
    moved = moved or any(before.place(old[address]) != one.place for address, one in noted.items())  # type: ignore[union-attr]
    if before is None or moved:
        places = {} if before is None else before.places()
        places |= {address: one.place for address, one in noted.items()}
        numbers, blocks = numbered(places[address] for address in marks)
        days = tuple(places[address][3] for address in numbers)
    else:
        numbers, blocks, days = old, before.blocks, before.days
    return Table(
        numbers=numbers,
        blocks=blocks,
        marks=marks,
        days=days,
        noted=noted,
        old=old,
        others=others,
        addresses=dict(zip(numbers.values(), numbers, strict=True)),
        same=before is not None and not noted and not moved and dict(before.others) == others,
    )


def ledger_of(
    table: Table,
    groups: Mapping[int, GroupNote],
    size: int,
    cuts: tuple[Cut, ...],
    shards: Sequence[ShardNote],
    spelling: Spelling,
) -> Ledger:
    """The ledger of an index that was made from a table."""
    return Ledger(
        addresses=tuple(table.numbers),
        days=table.days,
        blocks=table.blocks,
        others=table.others,
        groups=groups,
        size=size,
        cuts=cuts,
        shards=tuple(shards),
        spelling=spelling,
    )


class Groups:
    """The kept documents of the last build, by their old numbers; each row is taken once."""

    def __init__(self, before: Ledger | None, rows: Rows) -> None:
        self._notes = {} if before is None else before.groups
        self._rows = rows
        self._taken: dict[int, dict[int, Told]] = {}

    def group(self, group: int) -> dict[int, Told]:
        """The documents of a group by number. Raises `DamagedError`."""
        if group not in self._taken:
            note = self._notes.get(group)
            row = None if note is None else self._rows.group(note.key)
            self._taken[group] = {} if row is None else dict(zip(row.numbers, row.told, strict=True))
        return self._taken[group]

    def told(self, number: int) -> Told:
        """A document by its old number. Raises `DamagedError`."""
        return self.group(number >> GROUP_BITS)[number]
