"""Families of forms as a shard holds them: their lists, where they are looked up, and their best documents."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from plugins.search.postings import best_of, encode, size_of
from plugins.search.stems import lexicon
from plugins.search.words import places

BEST = 80
"""Documents that are kept of each form, the best first: more than a shard ever shows of one."""
NUMBER_MASK = (1 << 24) - 1
"""The document's number in what `best_of` gives."""


class Form(NamedTuple):
    """A form with its list as text, the number of its documents, its size in hundredths of a byte, and its best."""

    form: str
    text: str
    documents: int
    size: int
    best: tuple[int, ...]


class Family(NamedTuple):
    """Forms of one root that pages have, in order; ``open`` where other forms may be derived from the root.

    ``named`` are forms that no page has, and that ``kata.yaml`` names because no rule derives them. ``places`` are the
    different places (`plugins.search.words.places`) in which any of them is looked up.
    """

    root: str
    open: bool
    forms: tuple[Form, ...]
    named: tuple[str, ...]
    places: tuple[tuple[int, int], ...]

    @property
    def size(self) -> int:
        """Compressed size of all its forms in hundredths of a byte."""
        return sum(form.size for form in self.forms)

    def ranked(self) -> Iterator[tuple[float, str, int, str]]:
        """Its best documents, each with the form that says most: rank, root, number, form.

        A family of many documents, which is asked for more often, has more of them, and more at the front.
        """
        share = sum(form.documents for form in self.forms).bit_length()
        best: dict[int, tuple[int, str]] = {}
        for form in self.forms:
            for key in form.best[: 4 * share]:
                number = key & NUMBER_MASK
                if best.get(number, (-1, ""))[0] < key:
                    best[number] = (key, form.form)
        order = sorted(best.values(), reverse=True)[: 4 * share]
        for place, (key, name) in enumerate(order, start=1):
            yield place / share, self.root, key & NUMBER_MASK, name


def made_form(form: str, entries: array[int]) -> Form:
    """A form from its list, which is not empty."""
    return Form(form, encode(entries), len(entries), size_of(form, entries), tuple(best_of(entries, BEST)))


def made_family(root: str, *, derived: bool, forms: Iterable[Form]) -> Family:
    """A family from its forms; ``derived`` is whether others may be derived from the root."""
    held = tuple(sorted(forms))
    names = {form.form for form in held}
    return Family(root, derived, held, unseen(root, names), sought_at(root, derived=derived, forms=sorted(names)))


def unseen(root: str, forms: Iterable[str]) -> tuple[str, ...]:
    """The forms of a root that ``kata.yaml`` names and no page has."""
    named = lexicon().named.get(root, ())
    return tuple(form for form in named if form not in forms) if named else ()


def sought_at(root: str, *, derived: bool, forms: Iterable[str]) -> tuple[tuple[int, int], ...]:
    """Where a family is looked up: by its forms, its root, and forms that no page has."""
    sought = (*forms, *lexicon().named.get(root, ()), root, *(_regular(root) if derived else ()))
    return tuple(sorted({places(form) for form in sought}))


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
