"""What a build keeps of every article: one small row, believed while its source, the registers and the code are the same.

A row says all that the site must know of an article before a page is laid out; its reading and its mentions are fetched
only for the pages that are. Rows are kept by folder, so that an edit rewrites the rows of its year and no more.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from pathlib import PurePosixPath
from typing import NamedTuple

from plugins.engine.files import Seen
from plugins.engine.fingerprint import fingerprint
from plugins.engine.problem import Problem
from plugins.engine.store import Store
from plugins.newsroom.body import Reference
from plugins.newsroom.model import Card, Name

SETTLED_NS = 2_000_000_000
"""A time on disk older than this tells a change: the coarsest file systems keep times in steps of two seconds."""


class FileUse(NamedTuple):
    """A file that a document names: its path as written, where, under which key; ``picture`` is false for a document."""

    picture: bool
    name: str
    line: int
    key: str


class Row(NamedTuple):
    """One article as far as the rest of the site needs it.

    ``size``, ``modified`` (ns) and ``sha256`` are its source's; ``settled`` is false where the source was written so
    shortly before it was read that its time may hide another change. ``card`` is ``None`` and ``address`` "" where the
    article has mistakes. ``draft_line`` is 0 unless it is a draft. ``problems`` are told in any case, ``remarks`` where
    the article is published. ``reading`` and ``named`` are the keys of what the store keeps.
    """

    file: str
    size: int
    modified: int
    settled: bool
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


class Rows:
    """The rows of the last build, by source; ``shaping`` covers everything beside the sources that shapes a row."""

    def __init__(self, store: Store, shaping: str) -> None:
        self._store = store
        self._shaping = shaping
        self._kept: dict[str, dict[str, Row]] = {}
        self._started = time.time_ns()

    def untouched(self, seen: Seen) -> Row | None:
        """The row of a file that has the size and time it was read with."""
        row = self._of(seen.file)
        same = row is not None and row.settled and (row.size, row.modified) == (seen.size, seen.modified)
        return row if same and not seen.linked else None

    def unchanged(self, seen: Seen, sha256: str) -> Row | None:
        """The row of a file that holds the bytes it was read with, at its present time."""
        row = self._of(seen.file)
        if row is None or row.sha256 != sha256:
            return None
        return row._replace(size=seen.size, modified=seen.modified, settled=self.is_settled(seen))

    def is_settled(self, seen: Seen) -> bool:
        """Whether a file's time can be told from that of a later change."""
        return seen.modified + SETTLED_NS < self._started

    def keep(self, rows: Iterable[Row]) -> None:
        """Keep the rows of this build for the next; folders whose rows are the same are not written again."""
        by_folder: dict[str, dict[str, Row]] = defaultdict(dict)
        for row in rows:
            by_folder[_folder(row.file)][row.file] = row
        for folder, held in by_folder.items():
            key = self._key(folder)
            if self._load(folder) == held:
                self._store.hold(key)
            else:
                self._store.remember(key, list(held.values()))

    def _of(self, file: str) -> Row | None:
        return self._load(_folder(file)).get(file)

    def _load(self, folder: str) -> dict[str, Row]:
        if folder not in self._kept:
            found = self._store.reading(self._key(folder))
            rows = found if isinstance(found, list) else []
            self._kept[folder] = {row.file: row for row in rows}
        return self._kept[folder]

    def _key(self, folder: str) -> str:
        return fingerprint("rows", self._shaping, folder)


def _folder(file: str) -> str:
    return PurePosixPath(file).parent.as_posix()
