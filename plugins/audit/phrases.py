"""Looking for many groups of words at once: by their first word, not by one pattern each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from plugins.audit.model import Document

Phrases: TypeAlias = Mapping[str, tuple[tuple[str, ...], ...]]
"""First word to the phrases that begin with it, each as its words, the longest first."""


def by_first_word(phrases_wanted: Iterable[str]) -> Phrases:
    """Phrases in lower case, ready to be looked for."""
    table: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases_wanted:
        words = tuple(phrase.split())
        table.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(rows, key=lambda row: (-len(row), row))) for first, rows in table.items()}


def phrases(doc: Document, wanted: Phrases) -> Iterator[tuple[int, int, str]]:
    """Start, end and phrase of every place where a phrase stands, words parted by single blanks or a line's end."""
    words = doc.words
    done = -1
    for number, (start, word) in enumerate(words):
        rows = wanted.get(word.lower())
        if rows is None or start < done:
            continue
        for row in rows:
            last = number + len(row) - 1
            if last >= len(words) or any(
                words[number + at][1].lower() != row[at]
                or not _adjacent(doc, words[number + at - 1], words[number + at][0])
                for at in range(1, len(row))
            ):
                continue
            done = words[last][0] + len(words[last][1])
            yield start, done, " ".join(row)
            break


def _adjacent(doc: Document, before: tuple[int, str], start: int) -> bool:
    return doc.prose[before[0] + len(before[1]) : start] in {" ", "\n", "\u00a0"}
