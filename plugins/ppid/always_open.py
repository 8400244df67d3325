"""What may never be exempted: the list of UU 14/2008 Ps 11 and Ps 18(1), found by its words in a title."""

from __future__ import annotations

import csv
import io
from enum import StrEnum
from functools import cache

from msgspec import Struct

from plugins.ppid.checklist import data_text
from plugins.ppid.naming import words

_LEADING = frozenset(("salinan", "naskah", "dokumen", "berkas", "fotokopi", "arsip", "seluruh", "semua", "isi", "para"))


class Place(StrEnum):
    """Where in a title a phrase must stand.

    ``START`` is for phrases that are the thing itself: *putusan pengadilan* is always open, while *identitas
    saksi dalam putusan pengadilan* is not the ruling.
    """

    START = "awal"
    ANYWHERE = "di-mana-saja"


class OpenPhrase(Struct, frozen=True):
    """A phrase that names something the statute opens: its words, the article, and the explanation."""

    place: Place
    words: tuple[str, ...]
    article: str
    explanation: str


def parse_phrases(text: str) -> tuple[OpenPhrase, ...]:
    """The table of phrases from CSV (``letak,frasa,pasal,penjelasan``)."""
    return tuple(
        OpenPhrase(Place(row["letak"]), tuple(words(row["frasa"])), row["pasal"], row["penjelasan"])
        for row in csv.DictReader(io.StringIO(text))
    )


@cache
def statutory_phrases() -> tuple[OpenPhrase, ...]:
    """The table as shipped."""
    return parse_phrases(data_text("selalu-terbuka.csv"))


def always_open(title: str, phrases: tuple[OpenPhrase, ...]) -> OpenPhrase | None:
    """The phrase that makes a title one of the things the statute opens; the longest, or ``None``.

    Words are compared whole. Leading words such as *salinan* or *dokumen* do not count, unless the phrase
    itself begins with them. Drafts (*rancangan …*) are not the thing itself and do not match.
    """
    every = words(title)
    starts = {tuple(every)}
    while every and every[0] in _LEADING:
        every = every[1:]
        starts.add(tuple(every))
    fitting = [phrase for phrase in phrases if any(_fits(phrase, start) for start in starts)]
    return max(fitting, key=lambda phrase: len(phrase.words), default=None)


def _fits(phrase: OpenPhrase, title: tuple[str, ...]) -> bool:
    size = len(phrase.words)
    if phrase.place is Place.START:
        return title[:size] == phrase.words
    return any(title[at : at + size] == phrase.words for at in range(len(title) - size + 1))
