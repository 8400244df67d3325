"""The kept index with what changed: only the shards of words that came, went or say more or less are made again."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping

from msgspec import Struct, field
from msgspec.structs import replace

from plugins.search.details import Detail
from plugins.search.families import Family, Form, made_family, made_form
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
from plugins.search.postings import WEIGHT_BITS, decode, encode, postings
from plugins.search.reading import Pile, Texts
from plugins.search.roots import Stems
from plugins.search.shards import Cut, Look, Part, Shard, cuts_of, made_part, shard_count
from plugins.search.spelling import Spelling, Use, spelling_of
from plugins.search.stems import derivable
from plugins.search.table import Change, Groups, Table, ledger_of
from plugins.search.weighing import Told, is_filter
from plugins.search.words import places

FEW, SHARE = 64, 20
"""An edit changes at most so many documents, or one in so many; for more the whole is sooner made anew."""


class _Delta(Struct):
    """What changes in a list: the documents that leave it, and the entries that come."""

    gone: set[int] = field(default_factory=set)
    come: list[int] = field(default_factory=list)

    def applied(self, text: str) -> array[int]:
        """A list after the change."""
        kept = [entry for entry in decode(text) if entry >> WEIGHT_BITS not in self.gone]
        return postings(sorted(kept + self.come))


def patched(
    before: Ledger, table: Table, rows: Rows, stems: Stems, pile: Pile, texts: Callable[[int], Texts]
) -> Ledger | None:
    """The index of a table from that of the last build; ``None`` where the whole is sooner made anew.

    Raises `DamagedError` where a kept row is not to be had.
    """
    changes = table.changes()
    if len(changes) > max(FEW, len(table.numbers) // SHARE):
        return None
    groups = Groups(before, rows)
    now = {address: pile.told(noted.slot) for address, noted in table.noted.items()}
    edit = _Edit(before, rows, stems, _deltas(changes, now, groups))
    edit.settle_families()
    if shard_count(edit.size / 100) != len(before.cuts):
        return None
    kept_groups = dict(_regrouped(before, changes, table, now, groups, rows))
    details = _Details(table, now, groups)
    numbers = {number for change in changes for number in (change.before, change.after)} - {-1}
    cuts, notes = edit.shards(Look(details.whole, texts), numbers)
    return ledger_of(table, kept_groups, edit.size, cuts, notes, edit.spelling(notes))


class _Edit:
    """The shards and families that an edit touches."""

    def __init__(self, before: Ledger, rows: Rows, stems: Stems, deltas: Mapping[str, _Delta]) -> None:
        self._before, self._rows, self._stems = before, rows, stems
        self._count = len(before.cuts)
        self._forms = {term: delta for term, delta in deltas.items() if not is_filter(term)}
        self._filters = {term: delta for term, delta in deltas.items() if is_filter(term)}
        self._taken: dict[int, Shard] = {}
        self._families: dict[str, tuple[Family | None, Family | None]] = {}
        self._new: dict[int, Shard] = {}
        self.size = before.size

    def settle_families(self) -> None:
        """Each family that changes, as it was and as it is; and the size of the whole."""
        by_root: dict[str, list[str]] = defaultdict(list)
        known: dict[int, dict[str, str]] = {}
        for form in sorted(self._forms):
            home = self._home(form)
            if home not in known:
                families = self._shard(home).families.values()
                known[home] = {held.form: family.root for family in families for held in family.forms}
            by_root[known[home].get(form) or self._stems.stemmer.family(form)].append(form)
        for root, changed in by_root.items():
            old = self._shard(self._home(root)).families.get(root)
            new = self._family(root, old, changed)
            self._families[root] = (old, new)
            self.size += sum(family.size * sign for family, sign in ((new, 1), (old, -1)) if family is not None)

    def shards(self, look: Look, numbers: set[int]) -> tuple[tuple[Cut, ...], list[ShardNote]]:
        """How the index is cut now, and its shards; ``numbers`` are those of documents that changed."""
        touched = self._touched()
        sizes = [note.size for note in self._before.shards]
        for old, new in self._families.values():
            for family, sign in ((old, -1), (new, 1)):
                for shard in self._homes(family):
                    sizes[shard] += sign * family.size if family is not None else 0
        cuts = cuts_of(sizes)
        notes = []
        for cut, was, note in zip(cuts, self._before.cuts, self._before.shards, strict=True):
            if cut == was and cut.shard not in touched and numbers.isdisjoint(note.shows):
                notes.append(note)
                continue
            made = self._made(cut, was, look, numbers)
            marks = tuple(part.mark for part in made.parts)
            notes.append(ShardNote(self._rows.put(encoded(made)), sizes[cut.shard], marks, made.shows))
        return cuts, notes

    def spelling(self, notes: Iterable[ShardNote]) -> Spelling:
        """The words that are offered."""
        come: dict[str, Use] = {}
        for _, new in self._families.values():
            for form in new.forms if new is not None else ():
                come[form.form] = _use(form)
        found = self._before.spelling.after(self._forms, [come[form] for form in self._forms if form in come])
        return found or spelling_of(_uses(self._rows.shard(note.key) for note in notes))

    def _touched(self) -> set[int]:
        """The shards of all families and filters that change."""
        found = {shard for pair in self._families.values() for family in pair for shard in self._homes(family)}
        return found | {self._home(name) for name in self._filters}

    def _homes(self, family: Family | None) -> set[int]:
        """The shards in which a family stands."""
        return set() if family is None else {coarse % self._count for coarse, _ in family.places}

    def _renewed(self, shard: int) -> Shard:
        """A shard with its families and filters of this build, and the parts of the last."""
        if shard in self._new:
            return self._new[shard]
        old = self._shard(shard)
        families = dict(old.families)
        for root, (before, after) in self._families.items():
            if before is not None:
                families.pop(root, None)
            if after is not None and shard in self._homes(after):
                families[root] = after
        filters = dict(old.filters)
        for name, delta in self._filters.items():
            if self._home(name) == shard:
                entries = delta.applied(filters.pop(name, ""))
                if entries:
                    filters[name] = encode(entries)
        self._new[shard] = Shard(families, filters, old.parts)
        return self._new[shard]

    def _made(self, cut: Cut, old: Cut, look: Look, numbers: set[int]) -> Shard:
        """A shard of this build; its parts that nothing touches stay."""
        shard = self._renewed(cut.shard)
        both = (family for pair in self._families.values() for family in pair if family is not None)
        sought = [place for family in both for place in family.places] + [places(name) for name in self._filters]
        touched = cut.parts(sought) if cut == old else set(range(cut.many))
        kept = [one for part in shard.parts for one in part.looked if one.number not in numbers]
        parts: list[Part] = []
        for number in range(cut.many):
            part = shard.parts[number] if cut == old else None
            if part is not None and number not in touched and numbers.isdisjoint(one.number for one in part.looked):
                parts.append(part)
                continue
            known = kept if part is None else [one for one in part.looked if one.number not in numbers]
            parts.append(made_part(shard.families, shard.filters, cut, number, look, known))
        return Shard(shard.families, shard.filters, tuple(parts))

    def _family(self, root: str, old: Family | None, changed: Iterable[str]) -> Family | None:
        forms = {} if old is None else {form.form: form for form in old.forms}
        for name in changed:
            held = forms.pop(name, None)
            entries = self._forms[name].applied("" if held is None else held.text)
            if entries:
                forms[name] = made_form(name, entries)
        if not forms:
            return None
        if old is not None and forms.keys() == {form.form for form in old.forms}:
            return replace(old, forms=tuple(forms[name] for name in sorted(forms)))
        return made_family(root, derived=derivable(root) if old is None else old.open, forms=forms.values())

    def _home(self, term: str) -> int:
        return places(term)[0] % self._count

    def _shard(self, shard: int) -> Shard:
        if shard not in self._taken:
            self._taken[shard] = self._rows.shard(self._before.shards[shard].key)
        return self._taken[shard]


class _Details:
    """What results show of documents of this build, by number: of those that changed, else of those that are kept."""

    def __init__(self, table: Table, now: Mapping[str, Told], groups: Groups) -> None:
        self._table, self._now, self._groups = table, now, groups

    def whole(self, number: int) -> Detail:
        """A document with its summary."""
        address = self._table.address(number)
        told = self._now.get(address)
        return (told or self._groups.told(self._table.old[address])).detail


def _deltas(changes: Iterable[Change], told: Mapping[str, Told], groups: Groups) -> dict[str, _Delta]:
    """What changes in the list of each term."""
    deltas: dict[str, _Delta] = defaultdict(_Delta)
    for change in changes:
        old = None if change.before < 0 else groups.told(change.before)
        new = None if change.after < 0 else told.get(change.address, old)
        was = {} if old is None else dict(old.pairs())
        now = {} if new is None else dict(new.pairs())
        stays = change.before == change.after
        for term, weight in was.items():
            if not (stays and now.get(term) == weight):
                deltas[term].gone.add(change.before)
        for term, weight in now.items():
            if not (stays and was.get(term) == weight):
                deltas[term].come.append(change.after << WEIGHT_BITS | weight)
    return deltas


def _regrouped(
    before: Ledger, changes: Iterable[Change], table: Table, now: Mapping[str, Told], groups: Groups, rows: Rows
) -> Iterator[tuple[int, GroupNote]]:
    """The groups of this build; those of changed documents are kept anew."""
    held: dict[int, dict[int, Told]] = {}
    come: dict[int, Told] = {}
    for change in changes:
        if change.before >= 0:
            group = change.before >> GROUP_BITS
            held.setdefault(group, dict(groups.group(group))).pop(change.before)
        if change.after >= 0:
            held.setdefault(change.after >> GROUP_BITS, dict(groups.group(change.after >> GROUP_BITS)))
            come[change.after] = now.get(change.address) or groups.told(change.before)
    for number, told in come.items():
        held[number >> GROUP_BITS][number] = told
    for group in sorted(before.groups.keys() | held.keys()):
        if group not in held:
            yield group, before.groups[group]
        elif held[group]:
            numbers = sorted(held[group])
            documents = [held[group][number] for number in numbers]
            marks = [table.marks[table.address(number)] for number in numbers]
            key = rows.put(group_row(numbers, marks, documents))
            yield group, GroupNote(key, group_mark(told.detail for told in documents), marks_digest(marks))


def _uses(shards: Iterable[Shard]) -> Iterator[Use]:
    """The use of every form, from all shards; a form that stands in several counts once."""
    seen: set[str] = set()
    for shard in shards:
        for family in shard.families.values():
            for form in family.forms:
                if form.form not in seen:
                    seen.add(form.form)
                    yield _use(form)


def _use(form: Form) -> Use:
    return form.form, form.documents, form.best[0] >> 24
