"""A dataset as frozen values: what it is called, what its columns mean, and its rows when somebody asks for them.

Every source of data (the list of public information, registers, editors' tables, other sites' data) is told as a
`Dataset`; every format and catalogue is made from it. The terms are those of Table Schema (Frictionless Data) for
columns and of DCAT 3 (W3C Recommendation, 22 August 2024) for the dataset as a whole. Pure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from msgspec import Struct

from plugins.engine.components import ChartView, TableView
from plugins.engine.fingerprint import fingerprint
from plugins.opendata.licences import Licence

Value = str | int | Decimal | bool | date | datetime | tuple[str, ...] | None
"""A cell: ``None`` is empty (never ``""``), a tuple several texts, a `datetime` one with a zone."""

Row = tuple[Value, ...]
"""The cells of a row in the order of the dataset's fields."""

ALL_FORMATS = ("csv", "json", "xlsx", "ttl", "jsonld")
"""The formats of `plugins.opendata.formats` by their file extensions."""

ROOT = "data/"
"""The address under which everything of this room stands."""


class FieldType(StrEnum):
    """What the cells of a column are: the types of Table Schema, texts that are addresses, and several of either.

    An address is a full URL, or one inside the site that is made a full one.
    """

    STRING = "string"
    URI = "uri"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    DATE = "date"
    DATETIME = "datetime"
    YEAR = "year"
    LIST = "list"
    URI_LIST = "uris"


class Constraints(Struct, frozen=True, kw_only=True):
    """What every cell of a column keeps; ``None`` and empty say nothing.

    ``minimum`` and ``maximum`` are inclusive and of the column's type. ``enum`` lists the only values allowed;
    ``pattern`` is a regular expression that a text matches as a whole. For lists ``enum`` and ``pattern`` hold for
    each part.
    """

    required: bool = False
    unique: bool = False
    minimum: int | Decimal | date | None = None
    maximum: int | Decimal | date | None = None
    max_length: int | None = None
    enum: tuple[str, ...] = ()
    pattern: str = ""


class Field(Struct, frozen=True, kw_only=True):
    """A column.

    ``name`` is for machines (``^[a-z][a-z0-9_]*$``) and never changes; ``title`` is for readers. ``unit`` is the unit
    of all its numbers (``hari kerja``) or "". ``iri`` is the property of a known vocabulary that means the same, for
    Turtle and JSON-LD; "" gives the column a property of the dataset's own.
    """

    name: str
    title: str
    type: FieldType = FieldType.STRING
    description: str = ""
    unit: str = ""
    iri: str = ""
    constraints: Constraints = Constraints()


class ForeignKey(Struct, frozen=True):
    """Columns whose values are the key of another dataset: ``fields`` here are ``targets`` of ``dataset``."""

    fields: tuple[str, ...]
    dataset: str
    targets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a table, made when they are asked for.

    ``mark`` names all that shapes them beside the code (too much does no harm, too little does): where it is known,
    nothing is made. ``make`` gives the rows in their final order, the same at every call. ``pieces`` gives the same
    rows in stretches with marks of their own, where there are so many that a change of one should not make the others
    again; it is asked only where the table is made.
    """

    mark: str
    make: Callable[[], Iterable[Row]] = field(repr=False, compare=False)
    pieces: Callable[[], Iterable[Rows]] | None = field(default=None, repr=False, compare=False)


class Part(Struct, frozen=True):
    """The rows of one year of a dataset, published apart at ``data/<id>/<key>/``.

    ``key`` is the year. ``modified`` is the day its rows last changed, or ``None`` where nobody knows.
    """

    key: str
    rows: Rows
    modified: date | None = None


class OtherFile(Struct, frozen=True):
    """A file of the same facts that stands elsewhere on the site, such as a calendar or a SKOS scheme.

    ``title`` is for readers; ``media_type`` as IANA registers it; ``label`` its short name (``iCalendar``). ``size`` is
    in bytes, ``sha256`` in hexadecimal (`plugins.opendata.sources.scales`).
    """

    address: str
    title: str
    media_type: str
    label: str
    size: int
    sha256: str


class Section(Struct, frozen=True):
    """A part of a dataset's page that its source adds, such as statistics of columns or a chart."""

    id: str
    title: str
    paragraphs: tuple[str, ...] = ()
    tables: tuple[TableView, ...] = ()
    charts: tuple[ChartView, ...] = ()


def _no_sections() -> tuple[Section, ...]:
    return ()


class Rhythm(StrEnum):
    """How often a dataset is updated; `code` is the EU frequency authority's, which DCAT-AP 3 demands."""

    CONTINUOUS = "terus-menerus"
    DAILY = "harian"
    WEEKLY = "mingguan"
    MONTHLY = "bulanan"
    QUARTERLY = "triwulanan"
    HALF_YEARLY = "semesteran"
    YEARLY = "tahunan"
    IRREGULAR = "tidak-berkala"
    ONCE = "sekali"
    UNKNOWN = "tidak-diketahui"

    @property
    def code(self) -> str:
        """The last part of the authority's address, such as ``ANNUAL_2`` for twice a year."""
        return _RHYTHM_CODES[self]


_RHYTHM_CODES = {
    Rhythm.CONTINUOUS: "UPDATE_CONT",
    Rhythm.DAILY: "DAILY",
    Rhythm.WEEKLY: "WEEKLY",
    Rhythm.MONTHLY: "MONTHLY",
    Rhythm.QUARTERLY: "QUARTERLY",
    Rhythm.HALF_YEARLY: "ANNUAL_2",
    Rhythm.YEARLY: "ANNUAL",
    Rhythm.IRREGULAR: "IRREG",
    Rhythm.ONCE: "NEVER",
    Rhythm.UNKNOWN: "UNKNOWN",
}


class Source(Struct, frozen=True):
    """Where the facts come from: words, and an address or ""."""

    title: str
    address: str = ""


@dataclass(frozen=True, kw_only=True)
class Dataset:
    """One dataset: what it says of itself, its columns, and its rows.

    ``id`` is fit for an address (``^[a-z][a-z0-9-]*$``) and never changes: the page stands at ``data/<id>/``, the files
    at ``data/<id>/<id>.csv`` and so on. ``description`` is plain text, paragraphs parted by an empty line.
    ``licence`` and ``publisher`` are the site's own where ``None`` and "". ``theme`` is a code of the EU data-theme
    authority (``GOVE``). ``temporal`` is the first and last day of what the facts are about; ``spatial`` is a
    Kemendagri code, the office's own region where "". ``modified`` is the day the facts last changed, read from the
    content and never from a clock. ``formats`` are those in which it is offered. ``page`` is the address where people
    read the same facts, or "".
    ``keys`` name the fields that tell rows apart. ``subject`` is the `FieldType.URI` field whose value is the thing
    itself in Turtle and JSON-LD, and ``row_class`` the class of that thing; "" gives every row an address made of its
    keys, and no class. ``parts`` are the rows by year; a dataset whose ``rows`` are ``None``
    has its parts only. ``basis`` are articles of law or rules. ``file`` is the editors' file behind it, or "".
    ``sections`` are what its source adds to the page; their mark is that of the dataset.
    """

    id: str
    title: str
    description: str
    fields: tuple[Field, ...]
    rows: Rows | None
    rhythm: Rhythm = Rhythm.UNKNOWN
    keywords: tuple[str, ...] = ()
    theme: str = "GOVE"
    licence: Licence | None = None
    publisher: str = ""
    temporal: tuple[date, date] | None = None
    spatial: str = ""
    formats: tuple[str, ...] = ALL_FORMATS
    modified: date | None = None
    page: str = ""
    keys: tuple[str, ...] = ()
    subject: str = ""
    row_class: str = ""
    foreign_keys: tuple[ForeignKey, ...] = ()
    parts: tuple[Part, ...] = ()
    others: tuple[OtherFile, ...] = ()
    sources: tuple[Source, ...] = ()
    basis: tuple[str, ...] = ()
    sample: bool = False
    file: str = ""
    sections: Callable[[], tuple[Section, ...]] = field(default=_no_sections, repr=False, compare=False)

    @property
    def address(self) -> str:
        """The address of the dataset's page."""
        return f"{ROOT}{self.id}/"

    def rows_of(self, part: str) -> Rows | None:
        """The rows of a year, or of the whole where ``part`` is "". ``None`` where there are none apart."""
        return next((one.rows for one in self.parts if one.key == part), None) if part else self.rows

    def changed(self, part: str) -> date | None:
        """The day on which the rows of a year, or of the whole, last changed; ``None`` where nobody knows."""
        return next((one.modified for one in self.parts if one.key == part), None) if part else self.modified

    @cached_property
    def told(self) -> str:
        """What covers all that the dataset says of itself in each of its files."""
        return fingerprint(tuple(getattr(self, name) for name in _TOLD))

    @cached_property
    def mark(self) -> str:
        """All that shapes the dataset: what it says of itself, and the marks of its rows."""
        rows = self.rows.mark if self.rows else None
        parts = tuple((part.key, part.rows.mark, part.modified) for part in self.parts)
        return fingerprint(self.told, self.modified, self.temporal, self.others, rows, parts)

    def file_address(self, extension: str, part: str = "") -> str:
        """Where a file of the dataset stands, or of one of its parts.

        >>> Dataset(id="dip", title="", description="", fields=(), rows=None).file_address("csv", "2025")
        'data/dip/2025/dip-2025.csv'
        """
        return f"{self.address}{part}/{self.id}-{part}.{extension}" if part else f"{self.address}{self.id}.{extension}"


_TOLD = tuple(
    name for name in Dataset.__dataclass_fields__ if name not in {"rows", "parts", "sections", "modified", "temporal"}
)


class Datasets(Struct, frozen=True):
    """The datasets that sources have offered so far, in the order of their offers; see `plugins.opendata.offer`."""

    all: tuple[Dataset, ...] = ()
