"""The files of every table, made once and known by size and checksum, so that catalogues can tell them.

A catalogue names the SHA-256 of each file, so files must be known before pages are laid out. What was made is kept in
the build cache as `TableFacts` under all that shapes it; an unchanged table is not even looked at. Bytes that are new
wait in a folder of the cache until the engine takes them.
"""

from __future__ import annotations

import contextlib
import hashlib
import shutil
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from plugins.engine.contributor import Build
from plugins.engine.fingerprint import fingerprint
from plugins.engine.page import MadeFile
from plugins.opendata.api.rows import api_pages
from plugins.opendata.formats import FORMATS
from plugins.opendata.model import Dataset, Row
from plugins.opendata.origin import Origin
from plugins.opendata.table import Table, table_of

PREVIEW_ROWS = 5
"""How many first rows a dataset's page shows."""

_FOLDER = "data"


class FileFacts(Struct, frozen=True):
    """A file of a table: which format it is of, where it stands, its size in bytes and its SHA-256 in hexadecimal."""

    extension: str
    address: str
    size: int
    sha256: str


class TableFacts(Struct, frozen=True):
    """What catalogues and pages say of a table: ``part`` is the year or "", ``rows`` their number, ``first`` some.

    ``files`` are in the order of the formats; ``pages`` are those of the API. ``unfit`` are the labels of formats that
    cannot hold the table.
    """

    part: str
    rows: int
    first: tuple[Row, ...]
    files: tuple[FileFacts, ...]
    pages: tuple[FileFacts, ...]
    unfit: tuple[str, ...]

    @property
    def version(self) -> str:
        """What names the very state of the rows: the checksum of their first format."""
        return self.files[0].sha256 if self.files else ""


class Press:
    """Makes the files of tables; one of a build."""

    def __init__(self, build: Build, origin: Origin) -> None:
        self._build, self._origin = build, origin
        self._waiting = build.config.cache / _FOLDER
        shutil.rmtree(self._waiting, ignore_errors=True)  # what the last build did not take is of no use
        self._last: tuple[tuple[str, str], dict[str, bytes]] | None = None

    def facts(self, dataset: Dataset) -> tuple[TableFacts, ...]:
        """What is known of the whole, where there is one, and of each year in the order of the dataset."""
        keys = ([""] if dataset.rows is not None else []) + [part.key for part in dataset.parts]
        return tuple(self._facts(dataset, key) for key in keys)

    def files(self, dataset: Dataset, facts: TableFacts) -> Iterator[MadeFile]:
        """The files of a table for the engine to write."""
        for file in (*facts.files, *facts.pages):
            yield MadeFile(file.address, file.sha256, lambda file=file: self._bytes(dataset, facts.part, file))  # type: ignore[misc]

    def _facts(self, dataset: Dataset, part: str) -> TableFacts:
        rows = dataset.rows if not part else next(one.rows for one in dataset.parts if one.key == part)
        modified = dataset.modified if not part else next(one.modified for one in dataset.parts if one.key == part)
        mark = rows.mark if rows else ""
        key = fingerprint("opendata", self._build.code_digest, self._origin, dataset.told, part, mark, modified)
        kept = self._build.store.reading(key)
        if isinstance(kept, TableFacts):
            return kept
        table = table_of(dataset, part, self._origin)
        made = self._made(table)
        facts = TableFacts(
            part=part,
            rows=len(table.rows),
            first=table.rows[:PREVIEW_ROWS],
            files=tuple(self._told(name, address, data) for (name, address), data in made.items() if name in FORMATS),
            pages=tuple(self._told(name, address, data) for (name, address), data in made.items() if name == "api"),
            unfit=tuple(FORMATS[name].label for name in dataset.formats if not any(name == known for known, _ in made)),
        )
        self._build.store.remember(key, facts)
        return facts

    @staticmethod
    def _made(table: Table) -> dict[tuple[str, str], bytes]:
        """The bytes of all files of a table, by the name of the format and the address."""
        forms = [FORMATS[name] for name in table.dataset.formats]
        made = {
            (form.extension, table.address(form.extension)): form.make(table) for form in forms if form.holds(table)
        }
        return made | {("api", address): data for address, data in api_pages(table)}

    def _told(self, extension: str, address: str, data: bytes) -> FileFacts:
        sha256 = hashlib.sha256(data).hexdigest()
        with contextlib.suppress(OSError):  # without the folder the bytes are made again when they are wanted
            self._waiting.mkdir(parents=True, exist_ok=True)
            (self._waiting / sha256).write_bytes(data)
        return FileFacts(extension, address, len(data), sha256)

    def _bytes(self, dataset: Dataset, part: str, file: FileFacts) -> bytes:
        """A file's bytes: those that wait, else made again."""
        waiting: Path = self._waiting / file.sha256
        with contextlib.suppress(OSError):
            data = waiting.read_bytes()
            if hashlib.sha256(data).hexdigest() == file.sha256:
                return data
        if self._last is None or self._last[0] != (dataset.id, part):
            made = self._made(table_of(dataset, part, self._origin))
            self._last = ((dataset.id, part), {address: data for (_, address), data in made.items()})
        return self._last[1][file.address]
