"""What a document tells the index: how much each of its forms says, and what a result shows of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from plugins.search.details import Detail, whole_detail
from plugins.search.model import Place, Searchable, place_of
from plugins.search.postings import HEAVIEST
from plugins.search.words import forms

_OFTEN = 4
_TITLE_WORDS = ((2, HEAVIEST), (6, HEAVIEST - 1))
"""A word of a short title says more: the most words that a title may have for each weight."""
_IN_TITLE, _NAMED, _TOLD, _REPEATED, _OFTEN_USED = HEAVIEST - 2, HEAVIEST - 1, 3, 1, 2


class Told(NamedTuple):
    """A document as the index keeps it: where it stands, what a result shows, its terms in order with their weights.

    Terms are forms, and filters (``topik:<id>``, ``wilayah:<kode>``), which no form can be; parted by spaces.
    """

    place: Place
    detail: Detail
    terms: str
    weights: bytes

    def pairs(self) -> Iterator[tuple[str, int]]:
        """Each term with its weight."""
        return zip(self.terms.split(" "), self.weights, strict=True) if self.terms else iter(())


def told_of(document: Searchable, stop: frozenset[str]) -> Told:
    """What the index keeps of a document; ``stop`` are words too frequent to narrow a search."""
    weights = weigh(document, stop)
    for name, values in (("topik", document.topics), ("wilayah", document.regions)):
        weights.update((f"{name}:{value}", 0) for value in values)
    terms = sorted(weights)
    return Told(place_of(document), whole_detail(document), " ".join(terms), bytes(weights[term] for term in terms))


def weigh(document: Searchable, stop: frozenset[str] = frozenset()) -> dict[str, int]:
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
    title = forms(document.title)
    telling = len(set(title) - stop)
    weight = next((weight for most, weight in _TITLE_WORDS if telling <= most), _IN_TITLE)
    _raise(weights, title, weight)
    return weights


def is_filter(term: str) -> bool:
    """Whether a term is no form, but the name of a filter."""
    return ":" in term


def _raise(weights: dict[str, int], found: Iterable[str], weight: int) -> None:
    for form in found:
        if weights.get(form, -1) < weight:
            weights[form] = weight
