"""What a result shows: title, address, day and an excerpt, as short as they can be told."""

from __future__ import annotations

from collections.abc import Sequence

from plugins.search.model import Searchable
from plugins.search.words import slug

BEFORE, AFTER = 40, 80
"""Characters of an excerpt before and after the word that was found."""
SUMMARY = 160
"""Characters of a summary that a result shows."""

Detail = tuple[str, ...]
"""Title, address ("" where it follows from the title), day (ISO 8601 or ""), and at least one excerpt."""


def whole_detail(document: Searchable) -> Detail:
    """A document with its summary."""
    day = document.day.isoformat() if document.day else ""
    return (document.title, short_address(document), day, cut(document.summary, SUMMARY))


def detail_around(whole: Detail, summary: str, text: str, found: Sequence[str]) -> Detail:
    """A document with the text around each form, or its summary where that has the form, or the text has not."""
    lowered, told = text.lower(), summary.lower()
    excerpts = []
    for form in found:
        place = -1 if form in told or len(lowered) != len(text) else _find(lowered, form)
        excerpts.append(whole[3] if place < 0 else _excerpt(text, place))
    return (*whole[:3], *dict.fromkeys(excerpts))


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
