"""Which words stand for which entry, and how surely.

A name is *full* when it means its entry wherever it stands, *short* when it may mean something else and counts
only where the document declares the entry (or, for bodies and officials, what belongs to it), and *place* for a
province's name of one word, which counts after a preposition of place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from enum import IntEnum

from msgspec import Struct

from .model import AnyEntry, Body, Official, Region, Register, Registers, Topic
from .names import without_degrees, words_of
from .vocabulary import FUNCTION_WORDS, GENERIC_BODY_WORDS, ORDINARY_WORDS

Key = tuple[Register, str]

_WRITTEN = {"kabupaten": "Kabupaten", "kota": "Kota"}
_ACRONYM = 3


class Strength(IntEnum):
    """How surely a name stands for its entry."""

    SHORT = 0
    PLACE = 1
    FULL = 2


class Pattern(Struct, frozen=True):
    """One way of naming one entry: the entry's key, the name as the register writes it, its strength."""

    key: Key
    name: str
    strength: Strength


def patterns_of(registers: Registers) -> Iterator[Pattern]:
    """Every name of every entry, in the order of the registers; the same name of one entry may come twice."""
    for topic in registers.topics.values():
        yield from _topic(topic)
    for official in registers.officials.values():
        yield from _official(official)
    places = Counter(_bare(region) for region in registers.regions.values())
    for body in registers.bodies.values():
        yield from _body(body, registers, places)
    for region in registers.regions.values():
        yield from _region(region)


def related_keys(registers: Registers) -> dict[Key, frozenset[Key]]:
    """For each entry the entries whose declaration also lets its short names count.

    For an official the bodies of the posts; for a body its parent, its children and the officials with a post
    in it.
    """
    found: dict[Key, set[Key]] = {}

    def relate(one: Key, other: Key) -> None:
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)

    for official in registers.officials.values():
        for post in official.posts:
            if post.body:
                relate((Register.PEJABAT, official.id), (Register.LEMBAGA, post.body))
    for body in registers.bodies.values():
        if body.parent:
            relate((Register.LEMBAGA, body.id), (Register.LEMBAGA, body.parent))
    return {key: frozenset(others) for key, others in found.items()}


def _key(entry: AnyEntry) -> Key:
    return entry.register, entry.id


def _short(entry: AnyEntry) -> Iterator[Pattern]:
    for name in entry.short_aliases:
        yield Pattern(_key(entry), name, Strength.SHORT)


def _topic(topic: Topic) -> Iterator[Pattern]:
    for name in (topic.name, *topic.aliases):
        several = len(words_of(name)) > 1
        yield Pattern(_key(topic), name, Strength.FULL if several else Strength.SHORT)
    yield from _short(topic)


def _official(official: Official) -> Iterator[Pattern]:
    for name in (official.name, official.full_name, *official.aliases):
        plain = without_degrees(name)
        several = len(words_of(plain)) > 1
        yield Pattern(_key(official), plain, Strength.FULL if several else Strength.SHORT)
    yield from _short(official)


def _body(body: Body, registers: Registers, places: Counter[str]) -> Iterator[Pattern]:
    key = _key(body)
    long = [body.name, *body.aliases]
    if body.short_name:
        one_word = len(words_of(body.short_name)) == 1
        if one_word:
            yield Pattern(key, body.short_name, Strength.SHORT)
        else:
            long.append(body.short_name)
    for name in long:
        yield Pattern(key, name, _body_strength(name))
    yield from _short(body)
    region = registers.regions.get(body.region or "")
    if region is not None:
        called = dict.fromkeys([*long, body.short_name, *body.short_aliases])
        yield from _with_region(body, [name for name in called if name], region, places)


def _body_strength(name: str) -> Strength:
    words = words_of(name)
    if set(words) <= GENERIC_BODY_WORDS:
        return Strength.SHORT
    if len(words) == 1:
        shouted = name.isupper() and len(words[0]) >= _ACRONYM
        doubtful = words[0] in ORDINARY_WORDS | FUNCTION_WORDS or len(words[0]) < _ACRONYM
        return Strength.SHORT if doubtful and not shouted else Strength.FULL
    return Strength.FULL


def _with_region(body: Body, names: list[str], region: Region, bares: Counter[str]) -> Iterator[Pattern]:
    """A body's names with its region's name behind them, and without the word *Provinsi* before that.

    Only official-sounding names, in which a word such as Dinas or Kominfo says that they want a place. A region's name
    without its kind is enough if no other region has it (*Diskominfo Binjai*, but not *Diskominfo Bogor*).
    """
    bare = _bare(region)
    surely = Strength.FULL if bares[bare] == 1 else Strength.SHORT
    places = [p.name for p in _region(region) if p.strength is not Strength.SHORT]
    place_words = [words_of(place) for place in places]
    for name in names:
        words = words_of(name)
        ending = [place for place in place_words if words[-len(place) :] == place]
        inside = max(ending, key=len, default=None)
        if inside is None:
            if set(words) & GENERIC_BODY_WORDS:
                for place in places:
                    yield Pattern(_key(body), f"{name} {place}", Strength.FULL)
                yield Pattern(_key(body), f"{name} {bare}", surely)
        elif set(words) & GENERIC_BODY_WORDS:
            head = " ".join(words[: -len(inside)])
            if len(words) > len(inside) and not set(words_of(head)) <= {"pemerintah"}:
                for place in places:
                    yield Pattern(_key(body), f"{head} {place}", Strength.FULL)
                yield Pattern(_key(body), f"{head} {bare}", surely)


def _bare(region: Region) -> str:
    """A region's name without its kind.

    >>> _bare(Region(id="32.71", name="Kota Bogor", kind="kota"))
    'Bogor'
    """
    bare = region.name.removeprefix(_WRITTEN.get(region.kind, "")).strip()
    return bare.removeprefix("Administrasi ").strip() or region.name


def _region(region: Region) -> Iterator[Pattern]:
    key, bare = _key(region), _bare(region)
    if region.kind == "provinsi":
        single = len(words_of(bare)) == 1
        yield Pattern(key, bare, Strength.PLACE if single else Strength.FULL)
        yield Pattern(key, f"Provinsi {bare}", Strength.FULL)
    else:
        kind = _WRITTEN[region.kind]
        yield Pattern(key, region.name, Strength.FULL)
        yield Pattern(key, f"{kind} {bare}", Strength.FULL)
        yield Pattern(key, bare, Strength.SHORT)
        words = bare.replace("-", " ").split()
        if len(words) == 2 or "-" in bare:  # noqa: PLR2004 (Pangkal Pinang is also written Pangkalpinang)
            yield Pattern(key, f"{kind} {''.join(words)}", Strength.FULL)
    for name in region.aliases:
        doubtful = words_of(name) == words_of(bare)
        yield Pattern(key, name, Strength.SHORT if doubtful else Strength.FULL)
        if region.kind == "provinsi":
            yield Pattern(key, f"Provinsi {name}", Strength.FULL)
    yield from _short(region)
