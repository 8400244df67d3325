"""What a document tells the index: how much each of its forms says, and what a result shows of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from msgspec import Struct

from plugins.search.details import Detail, whole_detail
from plugins.search.model import Place, Searchable, place_of
from plugins.search.postings import HEAVIEST
from plugins.search.words import forms

_OFTEN = 4
_TITLE_WORDS = ((2, HEAVIEST), (6, HEAVIEST - 1))
"""A word of a short title says more: the most words that a title may have for each weight."""
_IN_TITLE, _NAMED, _TOLD, _REPEATED, _OFTEN_USED = HEAVIEST - 2, HEAVIEST - 1, 3, 1, 2
_RAISED = 255 - HEAVIEST
"""From here on a number is a weight, less this; below it stands how often a form is used. One table makes weights of
all numbers of a document at once.
"""
_WEIGHTS = bytes((0, 0, *[_REPEATED] * (_OFTEN - 2), *[_OFTEN_USED] * (_RAISED - _OFTEN), *range(HEAVIEST + 1)))


class Told(Struct, frozen=True, array_like=True, gc=False):
    """A document as the index keeps it: where it stands, what a result shows, its terms with their weights.

    Terms are forms, and filters (``topik:<id>``, ``wilayah:<kode>``), which no form can be; parted by spaces.
    """

    place: Place
    detail: Detail
    terms: str
    weights: bytes

    def pairs(self) -> Iterator[tuple[str, int]]:
        """Each term with its weight.

        >>> told = told_of(Searchable("a/", "Dana desa", "berita", "Warga menyapu.", "Dana itu cair. Dana lagi."))
        >>> dict(told.pairs())
        {'dana': 6, 'itu': 0, 'cair': 0, 'lagi': 0, 'warga': 3, 'menyapu': 3, 'desa': 6}
        """
        return zip(self.terms.split(" "), self.weights, strict=True) if self.terms else iter(())


def told_of(document: Searchable, stop: frozenset[str] = frozenset()) -> Told:
    """What the index keeps of a document; ``stop`` are words too frequent to narrow a search.

    A form weighs 0 where it stands once in the text, and up to 6 in a title of one or two words.
    """
    numbers: dict[str, int] = Counter(forms(document.text))
    if max(numbers.values(), default=0) >= _RAISED:
        numbers = {form: min(count, _RAISED - 1) for form, count in numbers.items()}
    for text in (document.summary, " ".join(document.names)):
        _raise(numbers, forms(text), _TOLD)
    for name in document.names if document.kind in {"topik", "pejabat", "lembaga", "wilayah"} else ():
        _raise(numbers, forms(name), _NAMED)
    title = forms(document.title)
    telling = len(set(title) - stop)
    _raise(numbers, title, next((weight for most, weight in _TITLE_WORDS if telling <= most), _IN_TITLE))
    for name, values in (("topik", document.topics), ("wilayah", document.regions)):
        numbers.update({f"{name}:{value}": _RAISED for value in values})
    return Told(
        place_of(document), whole_detail(document), " ".join(numbers), bytes(numbers.values()).translate(_WEIGHTS)
    )


def is_filter(term: str) -> bool:
    """Whether a term is no form, but the name of a filter."""
    return ":" in term


def _raise(numbers: dict[str, int], found: Iterable[str], weight: int) -> None:
    for form in found:
        if _WEIGHTS[numbers.get(form, 0)] < weight:
            numbers[form] = _RAISED + weight
