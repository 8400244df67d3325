"""From documents to lists: which forms each document has and how much each says, and the documents of every form.

What is found in one document is kept under the document's own fingerprint, so that a document that did not change costs
only a look into the cache.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from plugins.engine.contributor import Build
from plugins.engine.fingerprint import fingerprint
from plugins.registers.model import Registers
from plugins.search.model import Numbered, Searchable
from plugins.search.postings import HEAVIEST, WEIGHT_BITS
from plugins.search.stems import Stemmer, lexicon, register_names
from plugins.search.words import forms

_OFTEN = 4
_TITLE_WORDS = ((2, HEAVIEST), (6, HEAVIEST - 1))
"""A word of a short title says more: the most words that a title may have for each weight."""
_IN_TITLE, _NAMED, _TOLD, _REPEATED, _OFTEN_USED = HEAVIEST - 2, HEAVIEST - 1, 3, 1, 2

Weighed = Mapping[str, int]
Lists = Mapping[str, Sequence[int]]


@dataclass(frozen=True, slots=True)
class Index:
    """The whole index before it is cut into files.

    ``lists`` are the documents of each form as ``number << 3 | weight``, ascending; ``roots`` the family of each form;
    ``filters`` the documents of each topic and region under ``topik:<id>`` and ``wilayah:<kode>``.
    """

    numbers: Numbered
    lists: Lists
    roots: Mapping[str, str]
    filters: Lists
    stemmer: Stemmer


def weigh(document: Searchable) -> Weighed:
    """How much each form says in a document: 0 once in the text, up to 6 in a title of one or two words.

    >>> weigh(Searchable("a/", "Dana desa", "berita", "Warga menyapu.", "Dana itu cair. Dana lagi."))["dana"]
    6
    """
    counts = Counter(forms(document.text))
    weights = {
        form: 0 if count == 1 else _REPEATED if count < _OFTEN else _OFTEN_USED for form, count in counts.items()
    }
    for text in (document.summary, " ".join(document.names)):
        _raise(weights, forms(text), _TOLD)
    for name in document.names if document.kind in {"topik", "pejabat", "lembaga", "wilayah"} else ():
        _raise(weights, forms(name), _NAMED)
    title = list(forms(document.title))
    telling = len(set(title) - lexicon().stop)
    weight = next((weight for most, weight in _TITLE_WORDS if telling <= most), _IN_TITLE)
    _raise(weights, title, weight)
    return weights


def build_index(build: Build, numbers: Numbered) -> Index:
    """The index of a site; readings come from the cache where nothing changed."""
    lists: dict[str, list[int]] = defaultdict(list)
    filters: dict[str, list[int]] = defaultdict(list)
    for number, document in numbers.documents.items():
        place = number << WEIGHT_BITS
        names, weights = _remembered(build, document)
        for form, weight in zip(names, weights, strict=True):
            lists[form].append(place | weight)
        for name, values in (("topik", document.topics), ("wilayah", document.regions)):
            for value in values:
                filters[f"{name}:{value}"].append(place)
    stemmer, roots = _families(build, sorted(lists))
    return Index(numbers, lists, roots, filters, stemmer)


def _remembered(build: Build, document: Searchable) -> tuple[list[str], bytes]:
    """The forms of a document, sorted, and their weights."""
    key = fingerprint("cari", build.code_digest, document)
    kept = build.store.reading(key)
    if not isinstance(kept, tuple):
        weighed = weigh(document)
        names = sorted(weighed)
        kept = (" ".join(names), bytes(weighed[name] for name in names))
        build.store.remember(key, kept)
    joined, weights = kept
    return joined.split(), weights


def _families(build: Build, vocabulary: Sequence[str]) -> tuple[Stemmer, Mapping[str, str]]:
    """The family of every form; stems are slow to find, and are kept for the next build."""
    registers = build.need(Registers)
    people = [entry.name for entry in (*registers.officials.values(), *registers.regions.values())]
    names = register_names(people)
    key = fingerprint("cari-akar", build.code_digest, sorted(names))
    kept = build.store.reading(key)
    stemmer = Stemmer(names, dict(kept) if isinstance(kept, dict) else {})
    roots = {form: stemmer.family(form) for form in vocabulary}
    build.store.remember(key, roots)
    return stemmer, roots


def _raise(weights: dict[str, int], found: Iterable[str], weight: int) -> None:
    for form in found:
        if weights.get(form, -1) < weight:
            weights[form] = weight
