"""Regions told one after the other: *Aceh, Riau, dan Banten*; *Bank Kalimantan Timur dan Kalimantan Utara*.

A place in a list is as surely a place as the one before it. Where the one before is the end of another name, the
list may belong to that name, and in doubt no place is seen.
"""

from __future__ import annotations

from collections.abc import Callable, Collection

from .model import Register
from .names import word_set
from .neighbours import Found, joined, opens_sentence
from .prose import Prose
from .vocabulary import FUNCTION_WORDS, OFFICES, REGION_INTRODUCERS

_AND = word_set("dan serta atau maupun")
_KINDS = word_set("kota kabupaten provinsi")
_ENOUGH = 3
_FARTHEST = 8


def follows_region(found: Found) -> bool:
    """Whether the name stands behind an accepted region, parted from it by a comma or a word for *and*."""
    end = _end_of_item_before(found.prose, found.first)
    key = found.ended.get(end)
    return key is not None and key[0] is Register.WILAYAH


def opens_list(found: Found, region_end: Callable[[Prose, int], int]) -> bool:
    """Whether at least two more regions follow as in a list; ``region_end`` gives the word behind a region or 0."""
    prose, after, count = found.prose, found.after, 1
    while count < _ENOUGH and after < len(prose.folded):
        gap = prose.gap(after - 1).strip()
        if gap not in {"", ","}:
            return False
        following = after
        if prose.folded[after] in _AND and after + 1 < len(prose.folded) and not prose.gap(after).strip():
            following = after + 1
        elif gap != ",":
            return False
        after = region_end(prose, following)
        if not after:
            return False
        count += 1
    return count >= _ENOUGH


def ends_other_name(found: Found, places: Collection[str]) -> bool:
    """Whether the words before *dan* are a longer name that ends in places, of which this one may be the last."""
    prose, end = found.prose, found.first - 1
    if end < 1 or prose.folded[end] not in _AND or prose.gap(end).strip() or end in found.ended:
        return False
    run: list[int] = []
    at = end - 1
    while len(run) < _FARTHEST and prose.is_capital(at):
        run.insert(0, at)
        at -= 1
        if not joined(prose, at):
            break
    while run and _says_nothing(prose, run[0]):
        run.pop(0)
    words = [prose.folded[at] for at in run]
    return any(word in places for word in words) and not (words[0] in places or words[0] in _KINDS)


def _says_nothing(prose: Prose, at: int) -> bool:
    word = prose.folded[at]
    return word in OFFICES or word in REGION_INTRODUCERS or word in FUNCTION_WORDS or opens_sentence(prose, at)


def _end_of_item_before(prose: Prose, first: int) -> int:
    """The word behind the list's item before word ``first``, or -1."""
    if first < 1:
        return -1
    gap = prose.gap(first - 1).strip()
    if gap == ",":
        return first
    if gap or prose.folded[first - 1] not in _AND or first < 2:  # noqa: PLR2004 (an item and the word for "and")
        return -1
    return first - 1 if prose.gap(first - 2).strip() in {"", ","} else -1
