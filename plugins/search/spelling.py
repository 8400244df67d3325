"""The words that a misspelt one may have meant: the site's most used words, for a browser to measure against."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

MOST = 4_000
"""Words that are offered: they weigh some 14 kB compressed."""
_KEPT = 5_000
"""Words of which the frequency is kept, so that some may leave before all must be counted again."""
_LEAST_LETTERS = 4
_IN_TITLE = 4

Use = tuple[str, int, int]
"""A form, the number of its documents, and its greatest weight."""


class Spelling(NamedTuple):
    """The most used words with the number of their documents; ``last`` ranks the last of them if there are more."""

    used: dict[str, int]
    last: tuple[int, str] | None

    def text(self) -> str:
        """Words in alphabetical order, each with its frequency (a power of two, base 36), parted by spaces."""
        offered = sorted((-count, form) for form, count in self.used.items())[:MOST]
        kept = sorted((form, -negative) for negative, form in offered)
        return " ".join(f"{form}{_DIGITS[min(number.bit_length(), 35)]}" for form, number in kept)

    def after(self, gone: Iterable[str], come: Iterable[Use]) -> Spelling | None:
        """The same when some forms have other lists; ``None`` where all must be counted again."""
        used = dict(self.used)
        for form in gone:
            used.pop(form, None)
        for use in come:
            if offered(use) and (self.last is None or (-use[1], use[0]) <= self.last):
                used[use[0]] = use[1]
        if self.last is not None and len(used) < MOST:
            return None
        return (
            Spelling(used, self.last)
            if len(used) <= 2 * _KEPT
            else spelling_of((f, n, _IN_TITLE) for f, n in used.items())
        )


def spelling_of(uses: Iterable[Use]) -> Spelling:
    """The most used of all words.

    A word of one document only is offered where it stands in a title: anything rarer may be a misspelling itself.

    >>> spelling_of([("permohonan", 3, 0), ("permohnan", 1, 0), ("2025", 2, 0)]).text()
    'permohonan2'
    """
    ranked = sorted((-use[1], use[0]) for use in uses if offered(use))
    kept = ranked[:_KEPT]
    return Spelling({form: -negative for negative, form in kept}, kept[-1] if len(ranked) > _KEPT else None)


def offered(use: Use) -> bool:
    """Whether a word may be offered."""
    form, count, heaviest = use
    return len(form) >= _LEAST_LETTERS and form.isalpha() and (count > 1 or heaviest >= _IN_TITLE)


_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
