"""What every catalogue is made of: the datasets with the files that were made of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from msgspec import Struct

from plugins.engine.fingerprint import fingerprint
from plugins.opendata.formats import FORMATS
from plugins.opendata.licences import Licence
from plugins.opendata.making import FileFacts, TableFacts
from plugins.opendata.model import ROOT, Dataset
from plugins.opendata.origin import Origin

CATALOG_TURTLE = f"{ROOT}catalog.ttl"
CATALOG_JSONLD = f"{ROOT}catalog.jsonld"
PACKAGE = f"{ROOT}datapackage.json"
POD = f"{ROOT}data.json"
POD_ROOT = "data.json"
"""Where harvesters of Project Open Data look first; the same bytes as `POD`."""


@dataclass(frozen=True)
class Entry:
    """A dataset with its tables: the whole first, where there is one, then the years.

    ``live`` gives the dataset with its rows where ``dataset`` was kept without them.
    """

    dataset: Dataset
    tables: tuple[TableFacts, ...]
    live: Callable[[], Dataset] | None = field(default=None, repr=False, compare=False)

    @cached_property
    def mark(self) -> str:
        """All that shapes the dataset and its tables."""
        return fingerprint(self.dataset.mark, tuple(table.mark for table in self.tables))

    @property
    def whole(self) -> TableFacts | None:
        """All rows in one table, or ``None`` where there are years only."""
        return next((table for table in self.tables if not table.part), None)

    @property
    def years(self) -> tuple[TableFacts, ...]:
        """The tables of the years, in the dataset's order."""
        return tuple(table for table in self.tables if table.part)

    @property
    def rows(self) -> int:
        """How many rows the dataset has."""
        return self.whole.rows if self.whole else sum(table.rows for table in self.tables)

    def modified(self, part: str = "") -> date | None:
        """The day on which the dataset or one of its years last changed."""
        if not part:
            return self.dataset.modified
        return next(one.modified for one in self.dataset.parts if one.key == part)


class Catalogue(Struct, frozen=True):
    """All datasets of a site and who publishes them; ``title`` and ``description`` are those of the whole."""

    title: str
    description: str
    year_title: str
    origin: Origin
    entries: tuple[Entry, ...]

    @property
    def modified(self) -> date | None:
        """The day on which any dataset last changed, as far as it is known."""
        return max((entry.dataset.modified for entry in self.entries if entry.dataset.modified), default=None)

    def licence(self, dataset: Dataset) -> Licence:
        """The terms of use of a dataset."""
        return dataset.licence or self.origin.licence

    def titled(self, entry: Entry, part: str) -> str:
        """What a table is called."""
        return self.year_title.format(title=entry.dataset.title, year=part) if part else entry.dataset.title


def files_of(tables: tuple[TableFacts, ...]) -> Iterator[tuple[TableFacts, FileFacts]]:
    """Every file of tables with its table."""
    for table in tables:
        for file in table.files:
            yield table, file


def media_type(file: FileFacts) -> str:
    """The IANA media type of a file."""
    return FORMATS[file.extension].media_type
