"""The files of every table, made once and known by size and checksum, so that catalogues can tell them.

A catalogue names the SHA-256 of each file, so files must be known before pages are laid out. What was made is kept in
the build cache as `TableFacts` under all that shapes it; an unchanged table is not even looked at. Tables that are new
are made in several processes where there are many. Bytes that are new wait in a folder of the cache until the engine
takes them.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec import Struct

from plugins.engine.contributor import Build
from plugins.engine.fingerprint import fingerprint
from plugins.engine.page import MadeFile
from plugins.engine.parallel import spread
from plugins.opendata.api.rows import api_pages
from plugins.opendata.formats import FORMATS
from plugins.opendata.formats.json_file import is_readable, json_file, json_rows, rows_read
from plugins.opendata.model import Dataset, Row, Rows
from plugins.opendata.origin import Origin
from plugins.opendata.pieces import FIRST_ROWS, Assembler, Piece, Pieces, has_pieces, in_lines
from plugins.opendata.table import Table, table_of

_FOLDER = "data"
_WORTHWHILE = 4
"""Tables that are new for each process that is started to make them."""


class FileFacts(Struct, frozen=True):
    """A file of a table: which format it is of, where it stands, its size in bytes and its SHA-256 in hexadecimal."""

    extension: str
    address: str
    size: int
    sha256: str


class TableFacts(Struct, frozen=True):
    """What catalogues and pages say of a table: ``part`` is the year or "", ``rows`` their number, ``first`` some.

    ``files`` are in the order of the formats; ``pages`` are those of the API. ``unfit`` are the labels of formats that
    cannot hold the table. ``mark`` covers all that shaped it.
    """

    part: str
    rows: int
    first: tuple[Row, ...]
    files: tuple[FileFacts, ...]
    pages: tuple[FileFacts, ...]
    unfit: tuple[str, ...]
    mark: str

    @property
    def version(self) -> str:
        """What names the very state of the rows: the checksum of their first format."""
        return self.files[0].sha256 if self.files else ""


class _Files(Struct, frozen=True):
    """The files of a table by format and address, number and first of its rows, and its pieces where it has some."""

    data: dict[tuple[str, str], bytes]
    rows: int
    first: tuple[Row, ...]
    pieces: tuple[Piece, ...] = ()


class _Place(Struct, frozen=True):
    """A table to be: of which dataset and part, and the key of its facts in the store."""

    dataset: Dataset
    part: str
    key: str


_API = "api"

_Ready = tuple[TableFacts, tuple[tuple[str, bytes], ...]]
"""A table that was made, and what the store shall keep of it, pickled: how a worker hands it over."""


class Press:
    """Makes the files of tables; one of a build."""

    def __init__(self, build: Build, origin: Origin) -> None:
        self._build, self._origin = build, origin
        folder = build.config.cache / _FOLDER
        shutil.rmtree(folder, ignore_errors=True)  # what the last build did not take is of no use
        # A build beside this one has another number: nobody else writes what waits here.
        self._waiting = folder / str(os.getpid())
        self._last: Mapping[str, bytes] | None = None

    def tables(self, datasets: Sequence[Dataset]) -> tuple[tuple[TableFacts, ...], ...]:
        """What is known of each dataset's whole, where there is one, and of each year in the dataset's order."""
        places = [tuple(self._places(dataset)) for dataset in datasets]
        facts: dict[str, TableFacts] = {}
        fresh: list[_Place] = []
        for place in (place for of_dataset in places for place in of_dataset):
            kept = self._build.store.reading(place.key)
            if isinstance(kept, TableFacts):
                facts[place.key] = kept
                if has_pieces(place.dataset, place.dataset.rows_of(place.part)):
                    self._build.store.hold(self._pieces_key(place.dataset, place.part))
            else:
                fresh.append(place)
        fresh.reverse()  # news, the most by far, stands last: begun first, it keeps no process waiting at the end
        work = spread(lambda number: self._ready(fresh[number]), len(fresh), self._workers, _WORTHWHILE)
        for place, (made, added) in zip(fresh, work, strict=True):
            for key, value in added:
                self._build.store.remember_pickled(key, value)
            facts[place.key] = made
        return tuple(tuple(facts[place.key] for place in of_dataset) for of_dataset in places)

    def files(self, dataset: Callable[[], Dataset], facts: TableFacts) -> Iterator[MadeFile]:
        """The files of a table for the engine to write; ``dataset`` is asked for where one was lost."""
        for file in (*facts.files, *facts.pages):
            yield MadeFile(file.address, file.sha256, lambda file=file: self._bytes(dataset, facts.part, file))  # type: ignore[misc]

    @property
    def _workers(self) -> int:
        return self._build.config.settings.build_workers

    def _places(self, dataset: Dataset) -> Iterator[_Place]:
        told = dataset.told
        for part in ([""] if dataset.rows is not None else []) + [part.key for part in dataset.parts]:
            rows = dataset.rows_of(part)
            mark = rows.mark if rows else ""
            shaping = (self._build.code_digest, self._origin, told, part, mark, dataset.changed(part))
            yield _Place(dataset, part, fingerprint("opendata", *shaping))

    def _pieces_key(self, dataset: Dataset, part: str) -> str:
        """Where it is kept what the files of a table are made of: one place for all its states."""
        return fingerprint("opendata-pieces", self._build.code_digest, self._origin, dataset.told, part)

    def _ready(self, place: _Place) -> _Ready:
        """Make a table: its bytes wait, what is known of it is kept."""
        store = self._build.store
        store.take_added()
        made = self._made(place.dataset, place.part)
        told = [self._told(name, address, data) for (name, address), data in made.data.items()]
        files = tuple(file for file in told if file.extension != _API)
        offered = {file.extension for file in files}
        facts = TableFacts(
            part=place.part,
            rows=made.rows,
            first=made.first,
            files=files,
            pages=tuple(file for file in told if file.extension == _API),
            unfit=tuple(FORMATS[name].label for name in place.dataset.formats if name not in offered),
            mark=place.key,
        )
        store.remember(place.key, facts)
        if made.pieces:
            known = {file.extension: (file.address, file.sha256) for file in files}
            pieces = Pieces(tuple(known[name] for name in in_lines(place.dataset)), made.pieces)
            store.remember(self._pieces_key(place.dataset, place.part), pieces)
        return facts, store.take_added()

    def _made(self, dataset: Dataset, part: str) -> _Files:
        """The bytes of all files of a table."""
        rows = dataset.rows_of(part)
        if rows is not None and has_pieces(dataset, rows):
            return self._assembled(dataset, part, rows)
        table = table_of(dataset, part, self._origin)
        count, listed = len(table.rows), json_rows(table)
        forms = [form for form in (FORMATS[name] for name in dataset.formats) if form.holds(table)]
        data = {
            (form.extension, table.address(form.extension)): json_file(table, count, listed)
            if form.extension == "json"
            else form.make(table)
            for form in forms
        }
        pages = {(_API, address): page for address, page in api_pages(table, count, listed)}
        return _Files(data | pages, count, table.rows[:FIRST_ROWS])

    def _assembled(self, dataset: Dataset, part: str, rows: Rows) -> _Files:
        """The same of a table of pieces; those that are known are taken from the output."""
        earlier = self._build.store.reading(self._pieces_key(dataset, part))
        known = earlier if isinstance(earlier, Pieces) else None
        whole = Assembler(dataset, part, self._origin, known, self._build.config.output).table(rows)
        frame = Table(dataset, part, (), self._origin)
        files = dict(whole.files)
        rest = [FORMATS[name] for name in dataset.formats if name not in files]
        if rest:  # a workbook is no file of lines: its rows are had from the pieces
            read = is_readable(dataset.fields)
            table = (
                Table(dataset, part, rows_read(whole.rows), self._origin)
                if read
                else table_of(dataset, part, self._origin, rows)
            )
            files |= {form.extension: form.make(table) for form in rest if form.holds(table)}
        data = {(name, frame.address(name)): files[name] for name in dataset.formats if name in files}
        pages = {(_API, address): page for address, page in api_pages(frame, whole.count, whole.rows)}
        return _Files(data | pages, whole.count, whole.first, whole.pieces)

    def _told(self, extension: str, address: str, data: bytes) -> FileFacts:
        sha256 = hashlib.sha256(data).hexdigest()
        with contextlib.suppress(OSError):  # without the folder the bytes are made again when they are wanted
            self._waiting.mkdir(parents=True, exist_ok=True)
            (self._waiting / sha256).write_bytes(data)
        return FileFacts(extension, address, len(data), sha256)

    def _bytes(self, dataset: Callable[[], Dataset], part: str, file: FileFacts) -> bytes:
        """A file's bytes: those that wait, else made again."""
        with contextlib.suppress(OSError):
            data = (self._waiting / file.sha256).read_bytes()
            if len(data) == file.size:  # less where the disk was full
                return data
        if self._last is None or file.address not in self._last:
            made = self._made(dataset(), part)
            self._last = {address: data for (_, address), data in made.data.items()}
        return self._last[file.address]
