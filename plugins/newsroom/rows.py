"""What a build keeps of every article: one small row, believed while source, registers and code are the same.

A row says all that the site must know of an article before a page is laid out; its reading and its mentions are fetched
only for the pages that are.
"""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from plugins.engine.problem import Problem
from plugins.newsroom.body import Reference
from plugins.newsroom.model import Card, FileUse, Name


class Row(NamedTuple):
    """One article as far as the rest of the site needs it.

    ``sha256`` is its source's. ``card`` is ``None`` and ``address`` "" where the article has mistakes. ``draft_line``
    is 0 unless it is a draft. ``problems`` are told in any case, ``remarks`` where the article is published.
    ``reading`` and ``named`` are the keys of what the store keeps.
    """

    file: str
    sha256: str
    slug: str
    address: str
    moment: datetime | None
    updated: datetime | None
    draft_line: int
    date_line: int
    card: Card | None
    card_digest: str
    mentions: tuple[Name, ...]
    uses: tuple[FileUse, ...]
    links: tuple[Reference, ...]
    problems: tuple[Problem, ...]
    remarks: tuple[Problem, ...]
    reading: str
    named: str

    @property
    def digest(self) -> str:
        """What covers everything the article says."""
        return self.reading + self.named
