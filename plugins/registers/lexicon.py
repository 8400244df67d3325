"""What the registers themselves teach about words: which are places, offices, ends of official names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from .model import Register, Registers
from .names import without_degrees, words_of
from .patterns import Key, Pattern, Strength
from .vocabulary import FUNCTION_WORDS, OFFICE_SUBJECTS


class Lexicon(Struct, frozen=True):
    """Words that are known because an entry has them.

    ``places`` are words of regions' names; ``offices`` words of posts and bodies that may stand before a person's
    name; ``endings`` last words of bodies' and regions' names; ``own`` for each body all words of its own names and its
    region's; ``home`` those of its region, ``above`` those of the province that its region lies in;
    ``kinds`` what each body is.
    """

    places: frozenset[str]
    offices: frozenset[str]
    endings: frozenset[str]
    own: Mapping[Key, frozenset[str]]
    home: Mapping[Key, frozenset[str]]
    above: Mapping[Key, frozenset[str]]
    kinds: Mapping[Key, str]


def lexicon_of(registers: Registers, patterns: Iterable[Pattern]) -> Lexicon:
    """The words of all registers, sorted into the sets that the surroundings of a name are judged by."""
    places: set[str] = set()
    offices: set[str] = set(OFFICE_SUBJECTS)
    endings: set[str] = set()
    words_by_key: dict[Key, set[str]] = {}
    for pattern in patterns:
        words = words_of(pattern.name)
        if not words:
            continue
        register = pattern.key[0]
        if register is Register.WILAYAH:
            places.update(words)
        if register is Register.LEMBAGA:
            offices.update(words)
        if register in {Register.WILAYAH, Register.LEMBAGA}:
            words_by_key.setdefault(pattern.key, set()).update(words)
            if pattern.strength is not Strength.SHORT or len(words) == 1:
                endings.add(words[-1])
    people: set[str] = set()
    for official in registers.officials.values():
        people.update(words_of(without_degrees(official.name)))
        for post in official.posts:
            offices.update(words_of(post.title))
    own, home, above = {}, {}, {}
    for body in registers.bodies.values():
        key, region = (Register.LEMBAGA, body.id), body.region or ""
        home[key] = frozenset(words_by_key.get((Register.WILAYAH, region), ()))
        own[key] = home[key].union(words_by_key.get(key, ()))
        province = region[:2] if region[:2] != region else ""
        above[key] = frozenset(words_by_key.get((Register.WILAYAH, province), ()))
    plain = FUNCTION_WORDS | people
    kinds = {"kota", "kabupaten", "provinsi", "administrasi"}
    return Lexicon(
        places=frozenset(places - FUNCTION_WORDS - kinds),
        offices=frozenset(offices - plain),
        endings=frozenset(endings - plain),
        own=own,
        home=home,
        above=above,
        kinds={(Register.LEMBAGA, body.id): body.kind for body in registers.bodies.values()},
    )
