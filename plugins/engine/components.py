"""What the theme's shared components take: facts, tables, charts, marks, notices; frozen values, ready to print.

Rooms put these into their own views, so that a fact of a region and a fact of a PPID item are laid out alike.
"""

from __future__ import annotations

from msgspec import Struct

from plugins.engine.chart import Bar
from plugins.engine.curves import CurveDrawing


class SourceLink(Struct, frozen=True):
    """Where a fact was read: words, and an address or ""."""

    title: str
    address: str = ""


class Fact(Struct, frozen=True):
    """One line of a table of facts; ``address``, ``note`` and ``sources`` may be empty."""

    label: str
    value: str
    address: str = ""
    note: str = ""
    sources: tuple[SourceLink, ...] = ()


class Mark(Struct, frozen=True):
    """A status: ``key`` chooses colour and sign in the theme, ``label`` is what readers see."""

    key: str
    label: str


class Remark(Struct, frozen=True):
    """A notice in a box: ``id`` of its heading, ``tone`` as the theme knows it, and its words."""

    id: str
    tone: str
    title: str
    body: str


class Column(Struct, frozen=True):
    """A column of a table."""

    title: str
    numeric: bool = False


class Cell(Struct, frozen=True):
    """A cell of a table; ``heading`` names its row, ``status`` is the key of a mark around its words or ""."""

    text: str
    address: str = ""
    numeric: bool = False
    heading: bool = False
    status: str = ""


class TableView(Struct, frozen=True):
    """A table with its unique id and caption; ``note`` is a remark under it or ""."""

    id: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""


class ChartView(Struct, frozen=True):
    """Figures as bars, or as lines where there are ``curves``, drawn from computed coordinates, with the same figures
    as a table.
    """

    id: str
    title: str
    width: int
    height: int
    bars: tuple[Bar, ...]
    table: TableView
    curves: CurveDrawing | None = None
