"""The whole index from all documents: nothing is read again that is kept, and the work is spread over processes."""

from __future__ import annotations

import hashlib
from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from importlib.metadata import version
from pathlib import Path

from msgspec import Struct

from plugins.engine.parallel import spread
from plugins.search.families import Family, made_family, made_form, sought_at
from plugins.search.ledger import GROUP_BITS, GroupNote, Ledger, Rows, ShardNote, Shelf, group_mark, pickled
from plugins.search.postings import WEIGHT_BITS, WEIGHT_MASK, encode, postings, size_of
from plugins.search.reading import Texts
from plugins.search.shards import Cut, Look, Shard, cuts_of, made_part, shard_count
from plugins.search.spelling import spelling_of
from plugins.search.stems import Stemmer, derivable
from plugins.search.table import Groups, Table, ledger_of
from plugins.search.weighing import Told, is_filter
from plugins.search.words import places

_FORMS = 64
"""Forms that a process derives at a time."""

Lists = Mapping[str, "array[int]"]


class Stems:
    """The roots of forms; what was derived is kept as long as words, rules and library are the same."""

    def __init__(self, shelf: Shelf, names: Callable[[], frozenset[str]], workers: int) -> None:
        self._shelf, self._names, self._workers = shelf, names, workers

    @cached_property
    def stemmer(self) -> Stemmer:
        """For a form that was never seen."""
        return Stemmer(self._names())

    def hold(self) -> None:
        """Keep what is kept."""
        self._shelf.hold(_stems_key())

    def roots(self, forms: Iterable[str]) -> dict[str, str]:
        """The root of each form."""
        kept = self._shelf.reading(_stems_key())
        known: dict[str, str] = dict(kept) if isinstance(kept, dict) else {}
        stemmer, forms = self.stemmer, list(forms)
        derived = [form for form in forms if stemmer.is_derived(form)]
        unknown = [form for form in derived if form not in known]
        chunks = [unknown[start : start + _FORMS] for start in range(0, len(unknown), _FORMS)]
        if chunks:
            stemmer.derive("permohonan")  # what the library builds once, it builds before the work is shared out

        def derive(number: int) -> list[str]:
            return [stemmer.derive(form) for form in chunks[number]]

        for chunk, roots in zip(chunks, spread(derive, len(chunks), self._workers), strict=True):
            known.update(zip(chunk, roots, strict=True))
        self._shelf.remember(_stems_key(), {form: known[form] for form in derived})
        found = Stemmer(stemmer.names, known)
        return {form: found.family(form) for form in forms}


def whole(
    before: Ledger | None, table: Table, rows: Rows, stems: Stems, texts: Callable[[int], Texts], workers: int
) -> Ledger:
    """The index of a table from nothing but its documents. Raises `DamagedError` where a kept one is not to be had."""
    documents = dict(_documents(before, table, rows))
    lists, filters = _lists(documents)
    groups = dict(_groups(documents, rows))
    wholes = {number: told.detail for number, told in documents.items()}
    documents.clear()  # the terms are in the lists, and weigh more than all the rest
    index = _Whole.of(lists, filters, stems, Look(wholes.__getitem__, texts))
    cuts, size = index.cuts()
    placed = index.placed(len(cuts))

    def make(number: int) -> tuple[bytes, tuple[str, ...], tuple[int, ...], int]:
        shard = index.shard(cuts[number], placed[number])
        return pickled(shard), tuple(part.mark for part in shard.parts), shard.shows, shard.size

    notes = [
        ShardNote(rows.put(data), lists_size, marks, shows)
        for data, marks, shows, lists_size in spread(make, len(cuts), workers)
    ]
    uses = ((form, len(entries), max(entry & WEIGHT_MASK for entry in entries)) for form, entries in lists.items())
    return ledger_of(table, groups, size, cuts, notes, spelling_of(uses))


class _Whole(Struct, frozen=True):
    """The lists of all forms and filters, the families' members by root, and the documents."""

    lists: Lists
    filters: Lists
    members: Mapping[str, list[str]]
    sought: Mapping[str, tuple[tuple[int, int], ...]]
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
        return made_family(root, derived=derivable(root), forms=forms)


def _documents(before: Ledger | None, table: Table, rows: Rows) -> Iterator[tuple[int, Told]]:
    """Every document under its number, in the order of the numbers."""
    groups = Groups(before, rows)
    for address, number in table.numbers.items():
        told = table.told.get(address)
        yield number, told if told is not None else groups.told(table.old[address])


def _lists(documents: Mapping[int, Told]) -> tuple[Lists, Lists]:
    """The list of every form, and of every filter."""
    lists: dict[str, array[int]] = {}
    for number, told in documents.items():
        place = number << WEIGHT_BITS
        for term, weight in told.pairs():
            held = lists.get(term)
            if held is None:
                held = lists[term] = postings()
            held.append(place | weight)
    filters = {term: lists.pop(term) for term in [term for term in lists if is_filter(term)]}
    return lists, filters


def _groups(documents: Mapping[int, Told], rows: Rows) -> Iterator[tuple[int, GroupNote]]:
    """Keep the documents by groups."""
    groups: dict[int, dict[int, Told]] = defaultdict(dict)
    for number, told in documents.items():
        groups[number >> GROUP_BITS][number] = told
    for group, held in groups.items():
        yield group, GroupNote(rows.put(pickled(held)), group_mark(held.values()))


def _stems_key() -> str:
    """Roots depend on the words, the rules and the library, and on no other code."""
    digest = hashlib.sha256(version("PySastrawi").encode())
    for name in ("stems.py", "stemming.py", "kata.yaml"):
        digest.update((Path(__file__).parent / name).read_bytes())
    return f"cari-akar {digest.hexdigest()}"
