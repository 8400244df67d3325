"""The words that a misspelt one may have meant: the site's most used words, for a browser to measure against."""

from __future__ import annotations

from plugins.search.index import Lists
from plugins.search.postings import WEIGHT_MASK

MOST = 4_000
"""Words that are offered: they weigh some 14 kB compressed."""
_LEAST_LETTERS = 4
_IN_TITLE = 4


def spelling_text(lists: Lists) -> str:
    """Words in alphabetical order, each with its frequency (a power of two, base 36), parted by spaces.

    A word of one document only is offered where it stands in a title: anything rarer may be a misspelling itself.

    >>> spelling_text({"permohonan": [0, 8, 16], "permohnan": [24], "2025": [0, 8]})
    'permohonan2'
    """
    offered = [
        (-len(entries), form)
        for form, entries in lists.items()
        if len(form) >= _LEAST_LETTERS
        and form.isalpha()
        and (len(entries) > 1 or any(entry & WEIGHT_MASK >= _IN_TITLE for entry in entries))
    ]
    offered.sort()
    kept = sorted((form, -negative) for negative, form in offered[:MOST])
    return " ".join(f"{form}{_DIGITS[min(number.bit_length(), 35)]}" for form, number in kept)


_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
