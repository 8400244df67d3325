"""What a result shows: title, address, day and an excerpt, as short as they can be told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from plugins.search.model import Searchable
from plugins.search.words import slug

BEFORE, AFTER = 40, 80
"""Characters of an excerpt before and after the word that was found."""
SUMMARY = 160
"""Characters of a summary that a result shows."""

Detail = tuple[str, ...]
"""Title, address ("" where it follows from the title), day (ISO 8601 or ""), and at least one excerpt."""


@dataclass(slots=True)
class Details:
    """Makes the details of documents; texts in small letters are kept, because each is looked into many times."""

    documents: Mapping[int, Searchable]
    _lowered: dict[int, str] = field(default_factory=dict)

    def whole(self, number: int) -> Detail:
        """A document with its summary."""
        return self._detail(number, cut(self.documents[number].summary, SUMMARY))

    def around(self, number: int, found: Sequence[str]) -> Detail:
        """A document with the text around each form, or its summary where that has the form, or the text has not."""
        document = self.documents[number]
        lowered = self._lowered.get(number)
        if lowered is None:
            lowered = self._lowered[number] = document.text.lower()
        summary = document.summary.lower()
        excerpts = []
        for form in found:
            place = -1 if form in summary or len(lowered) != len(document.text) else _find(lowered, form)
            excerpts.append(cut(document.summary, SUMMARY) if place < 0 else _excerpt(document.text, place))
        return self._detail(number, *dict.fromkeys(excerpts))

    def _detail(self, number: int, *excerpts: str) -> Detail:
        document = self.documents[number]
        day = document.day.isoformat() if document.day else ""
        return (document.title, short_address(document), day, *excerpts)


def short_address(document: Searchable) -> str:
    """The address, or "" where a browser can make it from day and title.

    >>> short_address(Searchable("topik/anggaran/", "Anggaran", "topik"))
    'topik/anggaran/'
    """
    if document.day is None:
        return document.address
    made = f"berita/{document.day.year}/{slug(document.title)}/"
    return "" if made == document.address else document.address


def cut(text: str, most: int) -> str:
    """Text on one line of at most ``most`` characters, ending at a word.

    >>> cut("satu dua tiga", 9)
    'satu dua…'
    """
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    return line[:most].rpartition(" ")[0].rstrip(" ,;:") + "…"


def _find(text: str, form: str) -> int:
    """Where a form stands as a word of its own, or -1."""
    place = text.find(form)
    while place >= 0:
        end = place + len(form)
        if not (place and text[place - 1].isalnum()) and not (end < len(text) and text[end].isalnum()):
            return place
        place = text.find(form, place + 1)
    return -1


def _excerpt(text: str, place: int) -> str:
    start = max(0, place - BEFORE)
    if start:
        start = max(text.find(" ", start, place) + 1, start)
    piece = cut(text[start : start + BEFORE + AFTER + 40], BEFORE + AFTER)
    return f"…{piece}" if start else piece
