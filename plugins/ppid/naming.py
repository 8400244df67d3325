"""Comparing names as a reader would: nearest known identifier, normalised titles, same subject."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import takewhile

from rapidfuzz import fuzz, process

SAME_SUBJECT = 90.0
"""Titles whose sorted words agree by this much (0-100) or more name the same subject."""

_FILLER = frozenset(
    (
        "atas",
        "dan",
        "dari",
        "dengan",
        "di",
        "dokumen",
        "informasi",
        "ini",
        "itu",
        "ke",
        "mengenai",
        "oleh",
        "pada",
        "para",
        "salinan",
        "serta",
        "tentang",
        "untuk",
        "yang",
    )
)
_WORD = re.compile(r"[0-9a-z]+")


def words(text: str) -> list[str]:
    """The words of a title in order: lower case, without accents and punctuation.

    >>> words("Rencana Kerja (Renja) 2026")
    ['rencana', 'kerja', 'renja', '2026']
    """
    plain = unicodedata.normalize("NFKD", text.casefold())
    return _WORD.findall("".join(char for char in plain if not unicodedata.combining(char)))


def subject(text: str) -> str:
    """A title reduced to what it is about: its words without filler (*dokumen*, *tentang*, *dan* …).

    A title of filler only keeps all its words, so that it is never empty by reduction.
    """
    every = words(text)
    return " ".join([word for word in every if word not in _FILLER] or every)


def same_subjects(one: str, subjects: Sequence[str]) -> list[int]:
    """The positions in ``subjects`` that name the same subject as the title ``one``, ascending.

    ``subjects`` are titles already reduced by `subject`. The rule: the numbers of both (years, article
    numbers) are the same, and the words, sorted, agree by at least `SAME_SUBJECT` per cent (Indel
    similarity). A longer title is thus not the same subject as its shorter beginning, and the report of
    2024 is not the report of 2025.
    """
    left = subject(one)
    if not left:
        return []
    close = process.extract(left, subjects, scorer=fuzz.token_sort_ratio, score_cutoff=SAME_SUBJECT, limit=None)
    return sorted(position for text, _, position in close if _numbers(text) == _numbers(left))


def nearest(word: str, known: Iterable[str]) -> str:
    """The known identifier most like ``word``, or ``""`` if none is known.

    On a tie the one that shares the longer beginning, then the first in alphabetical order.
    """
    wanted = word.casefold()
    return max(
        sorted(known),
        key=lambda choice: (
            fuzz.ratio(wanted, choice.casefold()),
            _shared_beginning(wanted, choice.casefold()),
        ),
        default="",
    )


def _shared_beginning(one: str, other: str) -> int:
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _numbers(text: str) -> list[str]:
    return sorted(word for word in text.split() if any(char.isdigit() for char in word))
