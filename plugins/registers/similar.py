"""Are two names one name, spelled differently?

Tuned for precision: *Ronni Siburian* and *Ronny Siburian* are, *Kabupaten Bandung* and *Kabupaten
Bandung Barat*, *Saputra* and *Saputri*, *Bidang II* and *Bidang III* are not.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from rapidfuzz.distance import DamerauLevenshtein

from .model import AnyEntry, Official
from .names import without_degrees, words_of

ByInitials: TypeAlias = "dict[tuple[str, ...], list[tuple[tuple[str, ...], Official]]]"

SHORTEST_WORD = 4
"""A word of fewer letters carries too little to be called misspelled."""

_LONG_WORD = 9
_LONG_ENOUGH = 10
_SAME_SOUND = str.maketrans("yv", "if")
_DOUBLED = re.compile(r"(.)\1+")


def misspelt(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two names, as folded words, look like spellings of one name; equal names do not.

    The same number of words, each beginning with the same letter; every word equal or one slip apart (two in
    a word of nine letters or more), and no more than half of the words different.

    >>> misspelt(("ronni", "siburian"), ("ronny", "siburian"))
    True
    >>> misspelt(("eka", "saputra"), ("eka", "saputri"))
    False
    """
    if len(one) != len(other) or one == other:
        return False
    different = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    if len(different) * 2 > max(2, len(one)):
        return False
    return all(_one_slip(a, b) for a, b in different)


def _one_slip(one: str, other: str) -> bool:
    shortest = min(len(one), len(other))
    if shortest < SHORTEST_WORD or one[0] != other[0] or not (one.isalpha() and other.isalpha()):
        return False
    if _other_gender(one, other):
        return False
    allowed = 2 if shortest >= _LONG_WORD else 1
    return DamerauLevenshtein.distance(one, other, score_cutoff=allowed) <= allowed


def surely_misspelt(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two names that are `misspelt` are one even where nothing else says that the same person is meant.

    Families share their last name and many given names differ by a letter (*Ikhsan*, *Ikhwan*), so that of a name of
    two words only a slip that is no other name will do: a word that sounds the same, or, in the last word, a letter
    doubled, swapped, left out or put in.

    >>> surely_misspelt(("herri", "isdaryoko"), ("herry", "isdaryoko"))
    True
    >>> surely_misspelt(("ikhwan", "siregar"), ("ikhsan", "siregar"))
    False
    """
    if len(other) > 2:  # noqa: PLR2004 (two words or more agree)
        return True
    if sum(map(len, other)) < _LONG_ENOUGH:
        return False
    last = len(other) - 1
    pairs = [(a, b, at) for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    return all(_sound(a) == _sound(b) or (at == last and _no_other_letter(a, b)) for a, b, at in pairs)


def _sound(word: str) -> str:
    """A word as it sounds: letters once, y as i, v as f."""
    return _DOUBLED.sub(r"\1", word.translate(_SAME_SOUND))


def _no_other_letter(one: str, other: str) -> bool:
    """Whether the words differ without one letter standing for another."""
    return len(one) != len(other) or sorted(one) == sorted(other)


def _other_gender(one: str, other: str) -> bool:
    """Two given names, not two spellings: Putra and Putri, Irawan and Irawati, Ahmad and Ahmadi."""
    if one[:-1] == other[:-1] and {one[-1], other[-1]} <= set("aio"):
        return True
    short, long = sorted((one, other), key=len)
    if (long.endswith("wati") and short.endswith("wan")) or long == short + "h" or long == short + "a":
        return True
    return long == short + "i"


def by_initials(officials: Iterable[Official]) -> ByInitials:
    """Officials' names of two words or more, without degrees, by the first letters of their words."""
    names: ByInitials = {}
    for official in officials:
        for name in dict.fromkeys((official.name, *official.aliases)):
            words = words_of(without_degrees(name))
            if len(words) > 1:
                names.setdefault(tuple(word[0] for word in words), []).append((words, official))
    return names


def near_duplicates(
    table: Mapping[str, AnyEntry], places: frozenset[str] | set[str]
) -> Iterator[tuple[str, str, str, str]]:
    """Pairs of entries one of whose names is, or looks like, a name of the other: id, name, id, name.

    Entries that already lead to one another as successor are left out. Compared are official names and long
    aliases, only those that begin with the same letters, so that thousands of entries stay cheap.
    """
    groups: dict[tuple[str, ...], list[tuple[tuple[str, ...], str, str]]] = defaultdict(list)
    for entry in table.values():
        for name in dict.fromkeys((entry.name, *entry.aliases)):
            words = words_of(name)
            groups[tuple(word[:1] for word in words)].append((words, entry.id, name))
    told: set[tuple[str, str]] = set()
    for group in groups.values():
        for position, (words, one, name) in enumerate(group):
            for other_words, other, other_name in group[position + 1 :]:
                pair = (min(one, other), max(one, other))
                if one == other or pair in told or _linked(table[one], table[other]):
                    continue
                same = words == other_words and name == table[one].name and other_name == table[other].name
                if same or (misspelt(words, other_words) and not _two_places(words, other_words, places)):
                    told.add(pair)
                    yield one, name, other, other_name


def _linked(one: AnyEntry, other: AnyEntry) -> bool:
    return one.successor == other.id or other.successor == one.id


def _two_places(one: tuple[str, ...], other: tuple[str, ...], places: frozenset[str] | set[str]) -> bool:
    return all(a in places and b in places for a, b in zip(one, other, strict=True) if a != b)
