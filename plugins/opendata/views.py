"""What the template of data pages sees: frozen values, ready to print."""

from __future__ import annotations

from msgspec import Struct

from plugins.engine.components import ChartView, Fact, Remark, TableView
from plugins.newsroom.views import AttachmentView, PageLink
from plugins.ppid.views import Record


class ColumnView(Struct, frozen=True):
    """A column of a dataset: the id of its row on the page, its name for machines, and its words."""

    id: str
    name: str
    title: str
    kind: str
    unit: str
    lines: tuple[str, ...]


class ColumnsView(Struct, frozen=True):
    """All columns of a dataset as a table with its unique id and caption."""

    id: str
    caption: str
    columns: tuple[ColumnView, ...]


class DataPart(Struct, frozen=True):
    """A headed part of a data page; what it does not have is empty. ``folded`` parts open on request."""

    id: str
    title: str
    paragraphs: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    records: tuple[Record, ...] = ()
    files: tuple[AttachmentView, ...] = ()
    columns: ColumnsView | None = None
    charts: tuple[ChartView, ...] = ()
    tables: tuple[TableView, ...] = ()
    links: tuple[PageLink, ...] = ()
    quote: str = ""
    notes: tuple[str, ...] = ()
    folded: bool = False


class DataView(Struct, frozen=True):
    """A page of the open data: the catalogue, a dataset, or the documentation of the API."""

    title: str
    intro: str
    paragraphs: tuple[str, ...] = ()
    notices: tuple[Remark, ...] = ()
    parts: tuple[DataPart, ...] = ()
