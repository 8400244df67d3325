"""The budget-transparency matrix (TPAD): twelve documents a year, each with the date it was published.

Instruksi Mendagri 188.52/1797/SJ of 2012. That there are twelve is known from a report about it, their names
have not been checked against its text (`NAMES`): pages present the matrix as the office's work list, not as
law.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache

from msgspec import Struct

from plugins.engine.problem import Problem
from plugins.ppid import problems
from plugins.ppid.checklist import data_text
from plugins.ppid.law import Certainty
from plugins.ppid.naming import nearest

NAMES = Certainty.UNCHECKED


class TpadDocument(Struct, frozen=True):
    """One of the twelve: its id and its name."""

    id: str
    name: str


class TpadEntry(Struct, frozen=True, kw_only=True):
    """A published document of a budget year: where it is and when it was published."""

    document: str
    year: int
    title: str
    address: str
    published: date
    source: str = ""
    line: int = 0


class TpadRow(Struct, frozen=True):
    """A budget year: one cell a document in the order of the matrix, ``None`` where nothing is published."""

    year: int
    cells: tuple[TpadEntry | None, ...]

    @property
    def published(self) -> int:
        """How many of the twelve are published."""
        return sum(cell is not None for cell in self.cells)


@cache
def tpad_documents() -> tuple[TpadDocument, ...]:
    """The twelve documents as shipped, in order."""
    return tuple(TpadDocument(row["id"], row["nama"]) for row in csv.DictReader(io.StringIO(data_text("tpad.csv"))))


def tpad_matrix(years: Iterable[int], entries: Sequence[TpadEntry]) -> tuple[TpadRow, ...]:
    """Year by year, the newest first; of several versions of a document the one published last."""
    ordered = sorted(entries, key=lambda entry: (entry.published, entry.address))
    latest = {(entry.year, entry.document): entry for entry in ordered}
    return tuple(
        TpadRow(year, tuple(latest.get((year, document.id)) for document in tpad_documents()))
        for year in sorted(set(years), reverse=True)
    )


def validate_tpad(entries: Sequence[TpadEntry]) -> tuple[Problem, ...]:
    """Entries that name none of the twelve."""
    known = [document.id for document in tpad_documents()]
    return tuple(
        problems.UNKNOWN_TPAD.at(entry.source, entry.line, document=entry.document, near=nearest(entry.document, known))
        for entry in entries
        if entry.document not in known
    )
