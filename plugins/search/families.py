"""Families of forms as a shard holds them: their lists, where they are looked up, and their best documents."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from heapq import heapify, heappop, heapreplace
from operator import attrgetter, itemgetter

from msgspec import Struct

from plugins.search.postings import best_of, encode, size_of
from plugins.search.stems import lexicon
from plugins.search.words import places

Places = tuple[tuple[int, int], ...]
"""The different places (`plugins.search.words.places`) in which something is looked up."""

BEST = 80
"""Documents that are kept of each form, the best first: more than a shard ever shows of one."""
_FIRST = 4
"""So many documents every family has room for."""
NUMBER_MASK = (1 << 24) - 1
"""The document's number in what `best_of` gives."""


class Form(Struct, frozen=True, array_like=True, gc=False):
    """A form with its list as text, the number of its documents, its size in hundredths of a byte, and its best."""

    form: str
    text: str
    documents: int
    size: int
    best: tuple[int, ...]


class Family(Struct, frozen=True, array_like=True, gc=False):
    """Forms of one root that pages have, in order; ``open`` where other forms may be derived from the root.

    ``named`` are forms that no page has, and that ``kata.yaml`` names because no rule derives them. ``places`` are
    those in which any of them is looked up.
    """

    root: str
    open: bool
    forms: tuple[Form, ...]
    named: tuple[str, ...]
    places: Places

    @property
    def size(self) -> int:
        """Compressed size of all its forms in hundredths of a byte."""
        return sum(form.size for form in self.forms)

    @property
    def share(self) -> int:
        """How much of the room for details it has: a family of many documents is asked for more often."""
        return sum([form.documents for form in self.forms]).bit_length()

    def ranked(self) -> Iterator[tuple[int, str]]:
        """Its best documents, the best first, each with the form that says most: number and form."""
        most = _FIRST * self.share
        seen: set[int] = set()
        for reach in (_FIRST, most):  # the first of all are among the first of each form, and seldom more are asked for
            keys = [(key, form.form) for form in self.forms for key in form.best[:reach]]
            keys.sort(key=itemgetter(0), reverse=True)  # where forms say the same of a document the first comes first
            for key, name in keys:
                number = key & NUMBER_MASK
                if number not in seen and len(seen) < reach:
                    seen.add(number)
                    yield number, name


def best_first(families: Iterable[Family]) -> Iterator[tuple[int, str]]:
    """The best documents of all families, each with a form: the first of every family, then the second, and so on.

    A family comes the sooner the larger its share is. Only of those that are reached the documents are looked at.
    """
    queue = [(1 / family.share, family.root, 1, family.share, family) for family in families]
    rows: dict[str, Iterator[tuple[int, str]]] = {}
    heapify(queue)
    while queue:
        _, root, place, share, family = queue[0]
        if root not in rows:
            rows[root] = family.ranked()
        found = next(rows[root], None)
        if found is None:
            heappop(queue)
            continue
        yield found
        heapreplace(queue, ((place + 1) / share, root, place + 1, share, family))


def made_form(form: str, entries: array[int]) -> Form:
    """A form from its list, which is not empty."""
    return Form(form, encode(entries), len(entries), size_of(form, entries), tuple(best_of(entries, BEST)))


def made_family(root: str, *, derived: bool, forms: Iterable[Form], sought: Places = ()) -> Family:
    """A family from its forms; ``derived`` is whether others may be derived from the root.

    ``sought`` are its places where they are known.
    """
    held = tuple(sorted(forms, key=attrgetter("form")))
    names = [form.form for form in held]
    return Family(root, derived, held, unseen(root, names), sought or sought_at(root, derived=derived, forms=names))


def unseen(root: str, forms: Iterable[str]) -> tuple[str, ...]:
    """The forms of a root that ``kata.yaml`` names and no page has."""
    named = lexicon().named.get(root, ())
    return tuple(form for form in named if form not in forms) if named else ()


def sought_at(root: str, *, derived: bool, forms: Iterable[str]) -> Places:
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
