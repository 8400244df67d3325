"""What the theme's shared components take: facts, tables, charts, marks, notices; frozen values, ready to print.

Rooms put these into their own views, so that a fact of a region and a fact of a PPID item are laid out alike.
"""

from __future__ import annotations

from dataclasses import dataclass

from plugins.engine.chart import Bar
from plugins.engine.curves import CurveDrawing


@dataclass(frozen=True, slots=True)
class SourceLink:
    """Where a fact was read: words, and an address or ""."""

    title: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of a table of facts; ``address``, ``note`` and ``sources`` may be empty."""

    label: str
    value: str
    address: str = ""
    note: str = ""
    sources: tuple[SourceLink, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """A status: ``key`` chooses colour and sign in the theme, ``label`` is what readers see."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class Remark:
    """A notice in a box: ``id`` of its heading, ``tone`` as the theme knows it, and its words."""

    id: str
    tone: str
    title: str
    body: str


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table."""

    title: str
    numeric: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table; ``heading`` names its row, ``status`` is the key of a mark around its words or ""."""

    text: str
    address: str = ""
    numeric: bool = False
    heading: bool = False
    status: str = ""


@dataclass(frozen=True, slots=True)
class TableView:
    """A table with its unique id and caption; ``note`` is a remark under it or ""."""

    id: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class ChartView:
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
