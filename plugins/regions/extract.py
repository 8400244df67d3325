"""Reads a footnote about a region into facts: a pure function of its text.

The rules live in `plugins.regions.reading`, one module for each noun. Whatever no rule reads stays as a statement.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from plugins.regions.model import Extraction, Fact, FactKind, Quantity, Span, Statement
from plugins.regions.reading.borders import read_borders
from plugins.regions.reading.capital import read_capital
from plugins.regions.reading.context import Context, read_context
from plugins.regions.reading.counts import read_counts
from plugins.regions.reading.figures import read_figures
from plugins.regions.reading.formation import read_formation
from plugins.regions.reading.found import Found
from plugins.regions.reading.identity import read_identity
from plugins.regions.reading.remarks import read_remarks
from plugins.regions.reading.tables import read_tables
from plugins.regions.reading.text import Sentence

READERS = (
    read_identity,
    read_capital,
    read_figures,
    read_formation,
    read_counts,
    read_tables,
    read_borders,
    read_remarks,
)
"""Every reader takes the note's context and gives what it found; they do not depend on each other."""

READING_LIMIT = 20_000
"""Characters of a note that are read for facts, so that no input costs more than two seconds; far beyond any
footnote. What lies beyond is kept as one statement."""

_DIGITS = re.compile(r"[0-9]{1,20}(?:[.,][0-9]{1,6}){0,6}")
_BREAK = re.compile(r";|\||\n|,(?=\s)|\b(?:sedangkan|sementara)\b")
_ORDER = {kind: index for index, kind in enumerate(FactKind)}


def extract(text: str) -> Extraction:
    """The facts and the unread statements of a note, in the order of the text.

    ``text`` is plain text, of which the first `READING_LIMIT` characters are read, with paragraphs, list
    lines or table rows (``|`` or tabs). Never raises. A fact said twice is one fact, at its first place.
    """
    limit = _reading_end(text)
    context = read_context(text[:limit])
    found = [fact for reader in READERS for fact in reader(context)]
    found.sort(key=lambda fact: (fact.span, _ORDER[fact.kind]))
    unique: dict[tuple[object, ...], Found] = {}
    for fact in found:
        unique.setdefault((fact.kind, fact.value, fact.reference), fact)
    kept = _without_undated_repeats(list(unique.values()))
    facts = tuple(
        Fact(fact.kind, fact.value, fact.span, text[fact.span[0] : fact.span[1]], fact.reference) for fact in kept
    )
    statements = _statements(context, found, kept)
    rest = text[limit:]
    if rest.strip():
        start = limit + len(rest) - len(rest.lstrip())
        statements.append(Statement((start, limit + len(rest.rstrip())), rest.strip()))
    return Extraction(text, facts, tuple(statements))


def _reading_end(text: str) -> int:
    """Where reading stops: at the last line or sentence that ends within `READING_LIMIT`."""
    if len(text) <= READING_LIMIT:
        return len(text)
    head = text[:READING_LIMIT]
    return max(head.rfind("\n") + 1, head.rfind(". ") + 2) if "\n" in head or ". " in head else READING_LIMIT


def _without_undated_repeats(found: list[Found]) -> list[Found]:
    """Leave out a figure without a date that another place of the note gives with one."""
    dated = {(fact.kind, _size(fact)) for fact in found if fact.reference.year is not None}
    return [fact for fact in found if fact.reference.year is not None or (fact.kind, _size(fact)) not in dated]


def _size(fact: Found) -> object:
    return (fact.value.low, fact.value.high, fact.value.unit) if isinstance(fact.value, Quantity) else fact.value


def _statements(context: Context, found: list[Found], kept: list[Found]) -> list[Statement]:
    """Sentences without a fact, and in the others each clause with a number that no rule has read.

    A sentence that only repeats facts is kept whole; within a sentence a repeated number counts as read.
    """
    quoted = _joined([fact.span for fact in kept])
    quoted_starts = [span[0] for span in quoted]
    read = _joined([span for fact in found for span in (fact.span, *fact.read)])
    starts = [span[0] for span in read]
    statements: list[Statement] = []
    for sentence in context.note.sentences:
        if not _touched(quoted, quoted_starts, (sentence.start, sentence.end)):
            spans = [(sentence.start, sentence.end)]
        else:
            spans = _unread_clauses(context, sentence, read, starts)
        statements.extend(Statement(span, context.note.text[span[0] : span[1]]) for span in spans)
    return statements


def _unread_clauses(context: Context, sentence: Sentence, read: list[Span], starts: list[int]) -> list[Span]:
    flat = context.note.flat
    edges = [
        sentence.start,
        *(match.end() for match in _BREAK.finditer(flat, sentence.start, sentence.end)),
        sentence.end,
    ]
    clauses: list[Span] = []
    for digits in _DIGITS.finditer(flat, sentence.start, sentence.end):
        if _touched(read, starts, digits.span()):
            continue
        at = bisect_right(edges, digits.start())
        start, end = edges[at - 1], edges[min(at, len(edges) - 1)]
        piece = flat[start:end]
        start += len(piece) - len(piece.lstrip(" \t\n|,;"))
        end = max(digits.end(), start + len(flat[start:end].rstrip(" \t\n|,;")))
        if not clauses or start >= clauses[-1][1]:
            clauses.append((min(start, digits.start()), end))
    return clauses


def _joined(spans: list[Span]) -> list[Span]:
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _touched(read: list[Span], starts: list[int], span: Span) -> bool:
    at = bisect_right(starts, span[1] - 1) - 1
    return at >= 0 and read[at][1] > span[0]
