"""Shards: families with the details of their best documents, cut into the files that a browser loads.

How many shards there are follows from the size of the whole, and which shard a form is in from its end alone, so that
an edit changes only the shards of the words it adds or removes. See ``docs/search.md`` for the format.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from plugins.engine.fingerprint import joined
from plugins.search.details import AFTER, BEFORE, Detail, detail_around
from plugins.search.families import Family, best_first
from plugins.search.stems import lexicon, origins
from plugins.search.words import places

COUNTS = (1, 2, 4, 8, 16, 32, 64, 128, 256)
SHARD_LISTS = 8_000
"""Compressed bytes of lists that a shard holds on average, as far as `COUNTS` goes."""
PART_LISTS = 11_000
"""Compressed bytes of lists above which a shard is cut into two parts, four, and so on, up to `MOST_PARTS`."""
MOST_PARTS = 8
MOST_FILES = 400
"""Shards and their parts together."""
SHARD_BYTES = 10_500
"""Compressed bytes of a shard with details, as estimated; lists alone may be longer."""
LEAST_DETAILS = 1_500
"""Compressed bytes of details that even a shard of long lists has."""

_EXCERPTS = 12
_STEP = 50_000
"""Hundredths of a byte by which the room for details shrinks: a longer list seldom leaves less room for them."""
_WORDS = 50
"""Hundredths of a compressed byte of a character of words; an estimate, because libraries compress differently."""


class Cut(NamedTuple):
    """How the index is cut at one shard: its number, how many shards there are, how many parts it has."""

    shard: int
    shards: int
    many: int

    def parts(self, sought: Collection[tuple[int, int]]) -> set[int]:
        """The parts of this shard in which something is looked up."""
        return {fine % self.many for coarse, fine in sought if coarse % self.shards == self.shard}

    def name(self, part: int) -> str:
        """The file of a part, without its ending."""
        return f"k{self.shard}" if self.many == 1 else f"k{self.shard}-{part}"


class Shown(Struct, frozen=True, array_like=True, gc=False):
    """A document whose details stand in a shard, with the forms of its excerpts."""

    number: int
    forms: tuple[str, ...]
    detail: Detail


class Part(Struct, frozen=True, array_like=True, gc=False):
    """What one file holds beside families and filters.

    ``apart`` are words that look derived from a root there, and are not; ``over`` is the document for which there was
    no room, if any, of which only the title counts. ``mark`` is the digest of the file.
    """

    apart: tuple[str, ...]
    shown: tuple[Shown, ...]
    over: Shown | None
    mark: str

    @property
    def looked(self) -> tuple[Shown, ...]:
        """All documents that were looked at for it, `over` first."""
        return self.shown if self.over is None else (self.over, *self.shown)


class Shard(Struct, frozen=True, array_like=True, gc=False):
    """A shard: its families by root, the lists of its filters by name, and its parts."""

    families: dict[str, Family]
    filters: dict[str, str]
    parts: tuple[Part, ...]

    @property
    def size(self) -> int:
        """Compressed size of its lists in hundredths of a byte."""
        return sum(family.size for family in self.families.values())

    @property
    def shows(self) -> tuple[int, ...]:
        """The documents on which its files depend beside its lists."""
        return tuple(sorted({one.number for part in self.parts for one in part.looked}))


class Look(Struct, frozen=True):
    """Looks documents up by number: ``whole`` gives what a result shows, ``texts`` summary and text."""

    whole: Callable[[int], Detail]
    texts: Callable[[int], tuple[str, str]]


def made_part(
    families: Mapping[str, Family], filters: Mapping[str, str], cut: Cut, part: int, look: Look, kept: Sequence[Shown]
) -> Part:
    """One part of a shard; ``kept`` are details that are still true."""
    held = _held(families, cut, part)
    known = {one.number: one for one in kept}
    chosen, over = _chosen(held, look, known)
    shown = []
    for number, forms in chosen.items():
        old = known.get(number)
        if old is None or old.forms != forms:
            old = Shown(number, forms, detail_around(look.whole(number), *look.texts(number), forms))
        shown.append(old)
    made = Part(_apart(held, cut, part), tuple(shown), over, "")
    return replace(made, mark=joined((_file(held, filters, made, cut, part).decode(),)))


def part_file(shard: Shard, made: Part, cut: Cut, part: int) -> bytes:
    """The file of a part."""
    return _file(_held(shard.families, cut, part), shard.filters, made, cut, part)


def _file(held: Sequence[Family], filters: Mapping[str, str], made: Part, cut: Cut, part: int) -> bytes:
    families = []
    for family in held:
        row: list[object] = [family.root, int(family.open)]
        for form in family.forms:
            row += (form.form, form.text)
        for name in family.named:
            row += (name, "")
        families.append(row)
    found = {name: filters[name] for name in sorted(filters) if part in cut.parts([places(name)])}
    told = {str(one.number): one.detail for one in made.shown}
    return script(cut.name(part), {"f": families, "s": found, "x": made.apart, "d": told})


def script(name: str, value: object) -> bytes:
    """A file that hands one value to the page's script: a plain call, so that it loads from a file too."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return f'suluhCari("{name}",{text})\n'.encode("utf-8", "replace")


def shard_count(size: float) -> int:
    """How many shards suit lists of this many compressed bytes.

    >>> shard_count(900), shard_count(50_000), shard_count(9_000_000)
    (1, 8, 256)
    """
    return next((count for count in COUNTS if size <= count * SHARD_LISTS), COUNTS[-1])


def part_counts(sizes: Sequence[float]) -> list[int]:
    """How many parts each shard has, whose lists have so many compressed bytes: 1, 2, 4 or 8.

    Where that would make more than `MOST_FILES`, parts may be longer, by steps of a twentieth, so that growth seldom
    moves anything.

    >>> part_counts([11_000, 11_001, 30_000])
    [1, 2, 4]
    """
    limit = float(PART_LISTS)
    while True:
        counts = [next((many for many in (1, 2, 4) if size <= many * limit), MOST_PARTS) for size in sizes]
        if sum(counts) <= max(MOST_FILES, len(sizes)):
            return counts
        limit *= 1.05


def cuts_of(sizes: Sequence[int]) -> tuple[Cut, ...]:
    """How shards are cut whose lists have so many hundredths of a compressed byte."""
    counts = part_counts([size / 100 for size in sizes])
    return tuple(Cut(shard, len(sizes), many) for shard, many in enumerate(counts))


def _held(families: Mapping[str, Family], cut: Cut, part: int) -> list[Family]:
    """The families of a part, by root."""
    found = (families[root] for root in sorted(families))
    return [family for family in found if cut.many == 1 or part in cut.parts(family.places)]


def _chosen(
    families: Sequence[Family], look: Look, known: Mapping[int, Shown]
) -> tuple[dict[int, tuple[str, ...]], Shown | None]:
    """The documents whose details stand in a part, each with the forms of its excerpts, best first; and `Part.over`.

    The best documents of every family come first, as far as there is room.
    """
    lists = sum(family.size for family in families)
    room = max(SHARD_BYTES * 100 - -(-lists // _STEP) * _STEP, LEAST_DETAILS * 100)
    chosen: dict[int, tuple[str, ...]] = {}
    for number, form in best_first(families):
        forms = chosen.get(number, ())
        if len(forms) == _EXCERPTS:
            continue
        room -= (BEFORE + AFTER) * _WORDS
        title = ""
        if not forms:
            title = known[number].detail[0] if number in known else look.whole(number)[0]
            room -= (len(title) + 30) * _WORDS
        if room < 0:
            return chosen, Shown(number, (), (title,))
        chosen[number] = (*forms, form)
    return chosen, None


def _apart(families: Sequence[Family], cut: Cut, part: int) -> tuple[str, ...]:
    """Words that look derived from a root of the part, and are not."""
    roots = {family.root for family in families if family.open}
    return tuple(
        word
        for word, (coarse, fine), derived in _standing_apart()
        if coarse % cut.shards == cut.shard
        and fine % cut.many == part
        and word not in roots
        and not roots.isdisjoint(derived)
    )


@lru_cache(maxsize=1)
def _standing_apart() -> tuple[tuple[str, tuple[int, int], tuple[str, ...]], ...]:
    """The words that stand alone, each with where it is looked up and all that it looks derived from."""
    return tuple((word, places(word), origins(word)) for word in sorted(lexicon().own))
