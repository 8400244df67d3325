"""The whole index from all documents: nothing is read again that is kept, and the work is spread over processes."""

from __future__ import annotations

from array import array
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Mapping

from msgspec import Raw, Struct

from plugins.engine.parallel import spread
from plugins.search.families import Family, Places, made_family, made_form, sought_at
from plugins.search.ledger import (
    GROUP_BITS,
    GroupNote,
    Ledger,
    Rows,
    ShardNote,
    encoded,
    group_mark,
    group_row,
    marks_digest,
)
from plugins.search.postings import WEIGHT_BITS, WEIGHT_MASK, encode, postings, size_of
from plugins.search.reading import Pile, Slot, Texts
from plugins.search.roots import Stems
from plugins.search.shards import Cut, Look, Shard, cuts_of, made_part, shard_count
from plugins.search.spelling import spelling_of
from plugins.search.stems import derivable
from plugins.search.table import Groups, Table, ledger_of
from plugins.search.weighing import is_filter
from plugins.search.words import places

Lists = Mapping[str, "array[int]"]


def whole(
    before: Ledger | None,
    table: Table,
    rows: Rows,
    stems: Stems,
    pile: Pile,
    texts: Callable[[int], Texts],
    workers: int,
) -> Ledger:
    """The index of a table from nothing but its documents. Raises `DamagedError` where a kept one is not to be had."""
    slots = _slots(before, table, rows, pile)
    lists, filters = _lists(slots, pile)
    index = _Whole.of(lists, filters, stems, Look(lambda number: pile.detail(slots[number]), texts))
    cuts, size = index.cuts()
    placed = index.placed(len(cuts))
    groups: dict[int, list[int]] = defaultdict(list)
    for number in slots:
        groups[number >> GROUP_BITS].append(number)
    held = list(groups.values())

    def make(number: int) -> tuple[bytes, str, str] | tuple[bytes, int, tuple[str, ...], tuple[int, ...]]:
        """A row and what is noted of it: first of all shards, which take longer, then of all groups."""
        if number < len(cuts):
            shard = index.shard(cuts[number], placed[number])
            return encoded(shard), shard.size, tuple(part.mark for part in shard.parts), shard.shows
        numbers = held[number - len(cuts)]
        marks = [table.marks[table.address(one)] for one in numbers]
        row = group_row(numbers, marks, [Raw(pile.raw(slots[one])) for one in numbers])
        return row, group_mark(pile.detail(slots[one]) for one in numbers), marks_digest(marks)

    made = [(rows.put(row), *note) for row, *note in spread(make, len(cuts) + len(held), workers)]
    shards = [ShardNote(*note) for note in made[: len(cuts)]]
    group_notes = dict(zip(groups, (GroupNote(*note) for note in made[len(cuts) :]), strict=True))
    # A form's weight is asked for only where one document has it.
    uses = ((form, len(entries), entries[0] & WEIGHT_MASK) for form, entries in lists.items())
    return ledger_of(table, group_notes, size, cuts, shards, spelling_of(uses))


class _Whole(Struct, frozen=True):
    """The lists of all forms and filters, the families' members by root, and the documents."""

    lists: Lists
    filters: Lists
    members: Mapping[str, list[str]]
    sought: Mapping[str, Places]
    look: Look

    @classmethod
    def of(cls, lists: Lists, filters: Lists, stems: Stems, look: Look) -> _Whole:
        """Gather the forms of every family."""
        members: dict[str, list[str]] = defaultdict(list)
        for form, root in stems.roots(sorted(lists)).items():
            members[root].append(form)
        sought = {root: sought_at(root, derived=derivable(root), forms=forms) for root, forms in members.items()}
        return cls(lists, filters, members, sought, look)

    def cuts(self) -> tuple[tuple[Cut, ...], int]:
        """How the index is cut, and the size of all lists in hundredths of a byte."""
        sizes = {root: sum(size_of(form, self.lists[form]) for form in forms) for root, forms in self.members.items()}
        size = sum(sizes.values())
        count = shard_count(size / 100)
        shards = [0] * count
        for shard, roots in enumerate(self.placed(count)):
            shards[shard] = sum(sizes[root] for root in roots)
        return cuts_of(shards), size

    def placed(self, count: int) -> list[list[str]]:
        """The roots of each shard."""
        shards: list[list[str]] = [[] for _ in range(count)]
        for root in sorted(self.members):
            for shard in sorted({coarse % count for coarse, _ in self.sought[root]}):
                shards[shard].append(root)
        return shards

    def shard(self, cut: Cut, roots: Iterable[str]) -> Shard:
        """One shard with its parts."""
        families = {root: self._family(root) for root in roots}
        filters = {
            name: encode(entries)
            for name, entries in sorted(self.filters.items())
            if places(name)[0] % cut.shards == cut.shard
        }
        parts = tuple(made_part(families, filters, cut, part, self.look, ()) for part in range(cut.many))
        return Shard(families, filters, parts)

    def _family(self, root: str) -> Family:
        forms = (made_form(form, self.lists[form]) for form in self.members[root])
        return made_family(root, derived=derivable(root), forms=forms, sought=self.sought[root])


def _slots(before: Ledger | None, table: Table, rows: Rows, pile: Pile) -> dict[int, Slot]:
    """Where every document lies on the pile, by its number and in the order of the numbers."""
    groups = Groups(before, rows)
    slots: dict[int, Slot] = {}
    for address, number in table.numbers.items():
        noted = table.noted.get(address)
        slots[number] = pile.lay(groups.told(table.old[address])) if noted is None else noted.slot
    return slots


def _lists(slots: Mapping[int, Slot], pile: Pile) -> tuple[Lists, Lists]:
    """The list of every form, and of every filter."""
    lists: defaultdict[str, array[int]] = defaultdict(postings)
    for number, slot in slots.items():
        told = pile.told(slot)
        if told.terms:
            found = map(lists.__getitem__, told.terms.split(" "))
            # Nothing of this loop is Python: there are millions of entries.
            deque(map(array.append, found, map((number << WEIGHT_BITS).__or__, told.weights)), maxlen=0)
    filters = {term: lists.pop(term) for term in [term for term in lists if is_filter(term)]}
    return lists, filters
