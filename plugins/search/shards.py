"""The index as files: shards of families with the details of their best documents, and details of all documents.

How many shards there are follows from the size of the whole, and which shard a form is in from its end alone, so that
an edit changes only the shards of the words it adds or removes. See ``docs/search.md`` for the format.
"""

from __future__ import annotations

import json
import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from plugins.engine.fingerprint import fingerprint
from plugins.engine.page import MadeFile
from plugins.search.details import AFTER, BEFORE, Details
from plugins.search.index import Index
from plugins.search.model import CLASSES, KINDS
from plugins.search.postings import WEIGHT_BITS, WEIGHT_MASK, encode
from plugins.search.spelling import spelling_text
from plugins.search.stems import lexicon, origins
from plugins.search.words import places

FOLDER = "cari/indeks/"
SCRIPT = "cari/cari.js"
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
CHUNK = 60
"""Least number of documents in a file of details."""

_EXCERPTS = 12
_PACKED, _WORDS = 0.77, 0.5
"""Compressed bytes of a character of base64, and of words; an estimate, because libraries compress differently."""
_NEW = 1 << 24
"""Above every number: documents are first compared by weight, then by age."""


@dataclass(frozen=True, slots=True)
class Family:
    """Forms of one root that pages have; ``open`` where other forms may be derived from the root.

    ``named`` are forms that no page has, and that ``kata.yaml`` names because no rule derives them.
    """

    root: str
    open: bool
    forms: tuple[str, ...]
    named: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Shard:
    """What a file of families holds: families with the lists of their forms, filters, words that stand apart, and the
    documents to show, each with the forms for its excerpts.
    """

    name: str
    families: tuple[tuple[str, bool, tuple[tuple[str, str], ...]], ...]
    filters: tuple[tuple[str, str], ...]
    apart: tuple[str, ...]
    shown: tuple[tuple[int, tuple[str, ...]], ...]

    def data(self, details: Details) -> bytes:
        """The file."""
        families = [
            [root, int(derived), *(text for pair in pairs for text in pair)] for root, derived, pairs in self.families
        ]
        told = {str(number): details.around(number, found) for number, found in self.shown}
        return script(self.name, {"f": families, "s": dict(self.filters), "x": self.apart, "d": told})


def index_files(index: Index, program: bytes) -> Iterator[MadeFile]:
    """All files of the index, and last the page's script: ``program`` with the index's first value behind it."""
    lists = {form: encode(entries) for form, entries in index.lists.items()}
    filters = {name: encode(entries) for name, entries in index.filters.items()}
    count = shard_count(sum(len(text) * _PACKED + len(form) * _WORDS for form, text in lists.items()))
    details = Details(index.numbers.documents)
    marks = []
    placed = _placed(index, count)
    parts = part_counts([sum(_size(family, lists) for family in families) for families in placed])
    for shard, (families, many) in enumerate(zip(placed, parts, strict=True)):
        for part in range(many):
            held = [family for family in families if many == 1 or part in _parts(family, shard, count, many)]
            made = _Shard(
                name=f"k{shard}" if many == 1 else f"k{shard}-{part}",
                families=tuple(
                    (
                        family.root,
                        family.open,
                        tuple((form, lists.get(form, "")) for form in (*family.forms, *family.named)),
                    )
                    for family in held
                ),
                filters=tuple(
                    (name, filters[name]) for name in sorted(filters) if _at(name, count, many) == (shard, part)
                ),
                apart=tuple(_apart(held, count, many, (shard, part))),
                shown=tuple(_shown(index, held, lists)),
            )
            mark = fingerprint(made, [index.numbers.documents[number] for number, _ in made.shown])
            marks.append(mark)
            yield MadeFile(f"{FOLDER}{made.name}.js", mark, lambda made=made: made.data(details))  # type: ignore[misc]
    starts = []
    for start, numbers in chunks(index.numbers.documents):
        starts.append(start)
        mark = fingerprint([index.numbers.documents[number] for number in numbers], numbers)
        marks.append(mark)
        yield MadeFile(
            f"{FOLDER}d{start}.js",
            mark,
            lambda start=start, numbers=numbers: script(  # type: ignore[misc]
                f"d{start}", {str(number): details.whole(number) for number in numbers}
            ),
        )
    spelling = spelling_text(index.lists)
    marks.append(fingerprint(spelling))
    yield MadeFile(f"{FOLDER}e.js", marks[-1], lambda: script("e", spelling))
    split = {str(shard): many for shard, many in enumerate(parts) if many > 1}
    main = _main(index, count, split, starts, fingerprint(marks)[:8])
    yield MadeFile(SCRIPT, fingerprint(program, main), lambda: program + script("main", main))


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


def chunks(documents: Mapping[int, object]) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Documents in files of details: the first number of each, and its documents.

    A file begins at a multiple of 64 that has documents, so that one document more moves none to another file.
    """
    held: list[int] = []
    start = 0
    for number in documents:
        group = number >> 6 << 6
        if len(held) >= CHUNK and group > held[-1]:
            yield start, tuple(held)
            held, start = [], group
        held.append(number)
    if held:
        yield start, tuple(held)


def script(name: str, value: object) -> bytes:
    """A file that hands one value to the page's script: a plain call, so that it loads from a file too."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return f'suluhCari("{name}",{text})\n'.encode("utf-8", "replace")


def _placed(index: Index, count: int) -> list[list[Family]]:
    """The families of each shard, by root; a family stands wherever one of its forms is looked up."""
    members: dict[str, list[str]] = defaultdict(list)
    for form in sorted(index.lists):
        members[index.roots[form]].append(form)
    named: dict[str, list[str]] = defaultdict(list)
    for form, root in sorted(lexicon().families.items()):
        named[root].append(form)
    shards: list[list[Family]] = [[] for _ in range(count)]
    for root in sorted(members):
        unseen = tuple(form for form in named[root] if form not in index.lists)
        family = Family(root, index.stemmer.derivable(root), tuple(members[root]), unseen)
        for shard in sorted({places(form)[0] % count for form in _sought(family)}):
            shards[shard].append(family)
    return shards


def _regular(root: str) -> tuple[str, ...]:
    """A few regular forms of a root, of which one may be asked for though no page has it."""
    return (
        f"di{root}kan",
        f"pe{root}an",
        f"ter{root}i",
        f"ber{root}",
        f"ke{root}annya",
        f"me{root[1:]}i",
        f"pe{root[1:]}an",
    )


def _sought(family: Family) -> tuple[str, ...]:
    """What a family is looked up by: its forms, its root, and forms that no page has."""
    return (*family.forms, *family.named, family.root, *(_regular(family.root) if family.open else ()))


def _parts(family: Family, shard: int, count: int, many: int) -> set[int]:
    """The parts of a shard in which a family is looked up."""
    return {fine % many for coarse, fine in map(places, _sought(family)) if coarse % count == shard}


def _at(form: str, count: int, many: int) -> tuple[int, int]:
    coarse, fine = places(form)
    return coarse % count, fine % many


def _size(family: Family, lists: Mapping[str, str]) -> float:
    """Compressed bytes of a family, estimated."""
    return sum(len(lists[form]) * _PACKED + len(form) * _WORDS for form in family.forms)


def _apart(families: Sequence[Family], count: int, many: int, here: tuple[int, int]) -> Iterator[str]:
    """Words that look derived from a root of the shard, and are not."""
    roots = {family.root for family in families if family.open}
    for word in sorted(lexicon().own):
        if word not in roots and _at(word, count, many) == here and roots & set(origins(word)):
            yield word


def _shown(index: Index, families: Sequence[Family], lists: Mapping[str, str]) -> list[tuple[int, tuple[str, ...]]]:
    """The documents whose details stand in a shard, each with the forms of its excerpts, best first.

    The best documents of every family come first; a family of many documents, which is asked for more often, has more.
    """
    room = max(SHARD_BYTES - sum(_size(family, lists) for family in families), LEAST_DETAILS)
    ranked: list[tuple[float, str, int, str]] = []
    for family in families:
        held = sum(len(index.lists[form]) for form in family.forms)
        share = 1 + math.log2(held)
        best: dict[int, tuple[int, str]] = {}
        for form in family.forms:
            keys = [(entry & WEIGHT_MASK) * _NEW + (entry >> WEIGHT_BITS) for entry in index.lists[form]]
            keys.sort(reverse=True)
            for key in keys[: int(4 * share)]:
                number = key % _NEW
                if best.get(number, (-1, ""))[0] < key:
                    best[number] = (key, form)
        order = sorted(best.items(), key=lambda item: (-item[1][0], item[0]))
        ranked += [
            (place / share, family.root, number, form) for place, (number, (_, form)) in enumerate(order, start=1)
        ]
    chosen: dict[int, tuple[str, ...]] = {}
    for _, _, number, form in sorted(ranked):
        held_forms = chosen.get(number, ())
        if len(held_forms) == _EXCERPTS:
            continue
        document = index.numbers.documents[number]
        room -= (BEFORE + AFTER + (0 if held_forms else len(document.title) + 30)) * _WORDS
        if room < 0:
            break
        chosen[number] = (*held_forms, form)
    return list(chosen.items())


def _main(
    index: Index, count: int, split: Mapping[str, int], starts: Sequence[int], version: str
) -> Mapping[str, object]:
    """What every search needs: how the index is cut, the blocks of documents, the words that narrow nothing."""
    blocks = [
        [
            block.start,
            block.size,
            KINDS.index(block.kind),
            block.year,
            sum(1 << CLASSES.index(name) for name in block.classes),
        ]
        for block in index.numbers.blocks
    ]
    return {
        "v": version,
        "n": count,
        "p": split,
        "b": blocks,
        "c": list(starts),
        "j": KINDS,
        "k": CLASSES,
        "h": " ".join(sorted(lexicon().stop)),
    }
