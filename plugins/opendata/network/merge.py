"""Several sites' data as one: who offers what, what is offered twice, and what the same identifier says differently.

Pure. Two sites offer the *same item* where a file of both has the same bytes, or both lead to the same address, or
title, year and holding unit agree, or identifier and all facts agree. They *conflict* where both use the same
identifier and tell other facts of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum

from msgspec import Struct

from plugins.opendata.network.model import Member, Network, Offer
from plugins.ppid.naming import subject


class Ground(StrEnum):
    """Why two offers are taken for the same item."""

    FILE = "berkas"
    ADDRESS = "alamat"
    SUBJECT = "perihal"
    IDENTIFIER = "pengenal"


class Offered(Struct, frozen=True):
    """An offer with the site that makes it."""

    member: Member
    offer: Offer


class Duplicate(Struct, frozen=True):
    """The same item offered by several sites, in the order of the sites, and why it is taken for the same."""

    ground: Ground
    offers: tuple[Offered, ...]


class Difference(Struct, frozen=True):
    """A fact that sites tell differently: the name of the column, and each site's value in words."""

    column: str
    values: tuple[str, ...]


class Conflict(Struct, frozen=True):
    """One identifier that several sites use for other facts."""

    id: str
    offers: tuple[Offered, ...]
    differences: tuple[Difference, ...]


class Tally(Struct, frozen=True):
    """A site's compliance: how many rows of the checklist have each answer."""

    member: Member
    counts: Mapping[str, int]

    @property
    def total(self) -> int:
        """All rows that apply to the office."""
        return sum(self.counts.values())


class Merged(Struct, frozen=True):
    """A network as one: all offers, in the order of sites and identifiers, and what was found among them."""

    offers: tuple[Offered, ...]
    duplicates: tuple[Duplicate, ...]
    conflicts: tuple[Conflict, ...]
    tallies: tuple[Tally, ...]


_COMPARED = (
    "judul",
    "ringkasan",
    "unit",
    "penanggung_jawab",
    "kelas",
    "butir",
    "tahun",
    "bentuk",
    "retensi",
    "diperbarui",
    "berlaku_sampai",
    "sha256",
)


def merge(network: Network) -> Merged:
    """One list, one overview and the findings, the same for the same network."""
    offers = tuple(
        Offered(member, offer) for member in network.members if member.kept is not None for offer in member.kept.dip
    )
    tallies = tuple(_tally(member) for member in network.members if member.kept and member.kept.kepatuhan)
    return Merged(offers, tuple(_duplicates(offers)), tuple(_conflicts(offers)), tallies)


def told(value: object) -> str:
    """A fact in words: days as ISO 8601, lists with ``; `` between."""
    if isinstance(value, tuple):
        return "; ".join(map(str, value))
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)


def _tally(member: Member) -> Tally:
    counts: dict[str, int] = defaultdict(int)
    for answer in member.kept.kepatuhan if member.kept else ():
        counts[answer.jawaban] += 1
    return Tally(member, dict(sorted(counts.items())))


_Keys = Callable[[Offer], Iterable[Hashable]]


def _duplicates(offers: Sequence[Offered]) -> Iterator[Duplicate]:
    """Groups of offers by each ground, the surest first; what one ground has told, a weaker one does not repeat."""
    told_: dict[int, list[frozenset[int]]] = defaultdict(list)
    grounds: tuple[tuple[Ground, _Keys], ...] = (
        (Ground.FILE, lambda offer: dict.fromkeys(offer.sha256)),
        (Ground.ADDRESS, lambda offer: (offer.tautan.casefold().rstrip("/"),)),
        (Ground.SUBJECT, _subjects),
        (Ground.IDENTIFIER, lambda offer: ((offer.id, *_facts(offer)),)),
    )
    for ground, keys in grounds:
        for group in _shared(offers, keys):
            places = frozenset(map(id, group))
            if not any(places <= known for known in told_[id(group[0])]):
                for place in places:
                    told_[place].append(places)
                yield Duplicate(ground, group)


def _shared(offers: Sequence[Offered], keys: _Keys) -> Iterator[tuple[Offered, ...]]:
    """Groups of at least two sites that share a key, each group once, in the order of its first offer."""
    groups: dict[Hashable, list[Offered]] = defaultdict(list)
    for one in offers:
        for key in keys(one.offer):
            groups[key].append(one)
    seen: set[tuple[int, ...]] = set()
    for group in groups.values():
        places = tuple(map(id, group))
        if len({one.member.state.id for one in group}) > 1 and places not in seen:
            seen.add(places)
            yield tuple(group)


def _subjects(offer: Offer) -> Iterator[Hashable]:
    """Title without filler in any order, year and unit; nothing of an offer that names no unit."""
    if offer.unit:
        words = tuple(sorted(subject(offer.judul).split()))
        yield (words, offer.tahun, subject(offer.unit))


def _facts(offer: Offer) -> tuple[str, ...]:
    return tuple(told(getattr(offer, name)) for name in _COMPARED)


def _conflicts(offers: Sequence[Offered]) -> Iterator[Conflict]:
    for group in _shared(offers, lambda offer: (offer.id,)):
        facts = [_facts(one.offer) for one in group]
        differences = tuple(
            Difference(name, tuple(fact[place] for fact in facts))
            for place, name in enumerate(_COMPARED)
            if len({fact[place] for fact in facts}) > 1
        )
        if differences:
            yield Conflict(group[0].offer.id, group, differences)
