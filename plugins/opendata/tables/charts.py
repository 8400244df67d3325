"""The charts that a table asks for: rows chosen, labels and values taken, and what would mislead refused.

A drawing shows values as they stand in the table: nothing is added up, and nothing is left out silently.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise

from msgspec import Struct

from plugins.engine.chart import Point, bar_drawing
from plugins.engine.components import Cell, ChartView, TableView
from plugins.engine.components import Column as Heading
from plugins.engine.curves import STYLES, Series, curve_drawing
from plugins.opendata.model import FieldType, Row, Value
from plugins.opendata.tables.columns import NUMBERS, Column, Columns
from plugins.opendata.tables.grid import fold
from plugins.opendata.tables.schema import ChartKind, ChartMeta

MAX_BARS = 40
MAX_LABELS = 400
_LABEL = 40
"""Letters of a bar's label that fit the drawing; its table has all."""

Tell = Callable[[Value, Column], str]
"""A value of a column in words."""


class ChartError(ValueError):
    """A chart that cannot be drawn: why, and how to mend it, in Indonesian."""

    def __init__(self, detail: str, hint: str) -> None:
        super().__init__(detail, hint)
        self.detail = detail
        self.hint = hint


class Figures(Struct, frozen=True):
    """What a chart shows: labels in the order of the rows, and for each series its column and a value a label."""

    label: Column
    labels: tuple[Value, ...]
    series: tuple[tuple[str, Column, tuple[Decimal | None, ...]], ...]


def figures_of(meta: ChartMeta, columns: Columns, rows: Sequence[Row]) -> Figures:
    """The figures of a chart. Raises `ChartError`."""
    label = _column(columns, meta.label, "label")
    values = [_column(columns, name, "nilai") for name in meta.nilai]
    for column in values:
        if column.field.type not in NUMBERS:
            raise ChartError(f"kolom “{column.header}” bukan angka", "Pilih kolom berjenis bulat atau desimal.")
    chosen = _filtered(meta, columns, rows)
    if not chosen:
        raise ChartError("tidak ada baris yang cocok dengan `saring`", "Periksa nilai pada `saring`.")
    if any(row[label.place] is None for row in chosen):
        raise ChartError(f"kolom “{label.header}” kosong di salah satu baris", "Isi labelnya, atau pakai `saring`.")
    series = _by_series(meta, columns, label, values, chosen) if meta.seri else _by_column(label, values, chosen)
    figures = Figures(label, _labels(label, chosen, in_order=meta.jenis is ChartKind.LINE), ())
    drawn = tuple((name, column, tuple(cells.get(one) for one in figures.labels)) for name, column, cells in series)
    figures = Figures(label, figures.labels, drawn)
    _refuse(meta, figures)
    return figures


def chart_views(meta: ChartMeta, figures: Figures, key: str, tell: Tell) -> tuple[ChartView, ...]:
    """The drawings of a chart, each with its table: bars one drawing a series, lines all in one."""
    labels = [tell(value, figures.label) for value in figures.labels]
    if meta.jenis is ChartKind.BAR:
        return tuple(
            _bars(meta, figures, number, f"{key}-{number + 1}", labels, tell) for number in range(len(figures.series))
        )
    drawing = curve_drawing(labels, [Series(name, cells) for name, _, cells in figures.series], _places(figures))
    units = dict.fromkeys(column.field.unit for _, column, _ in figures.series)
    title = _with_unit(meta.judul, next(iter(units)) if len(units) == 1 else "")
    table = _table(f"{key}-tabel", title, figures, labels, range(len(figures.series)), tell)
    return (ChartView(key, title, drawing.width, drawing.height, (), table, drawing),)


def _bars(meta: ChartMeta, figures: Figures, number: int, key: str, labels: Sequence[str], tell: Tell) -> ChartView:
    name, column, cells = figures.series[number]
    title = _with_unit(f"{meta.judul}: {name}" if len(figures.series) > 1 else meta.judul, column.field.unit)
    drawing = bar_drawing(
        [
            Point(_short(label), cell or Decimal(0), tell(cell, column))
            for label, cell in zip(labels, cells, strict=True)
        ]
    )
    table = _table(f"{key}-tabel", title, figures, labels, (number,), tell)
    return ChartView(key, title, drawing.width, drawing.height, drawing.bars, table)


def _table(
    key: str, caption: str, figures: Figures, labels: Sequence[str], shown: Sequence[int], tell: Tell
) -> TableView:
    heads = [figures.series[number] for number in shown]
    alike = len({one.field.unit for _, one, _ in heads}) == 1  # the caption then tells it once
    columns = (
        Heading(figures.label.field.title),
        *(Heading(_with_unit(name, "" if alike else one.field.unit), numeric=True) for name, one, _ in heads),
    )
    rows = tuple(
        (
            Cell(label, heading=True),
            *(Cell(tell(cells[place], column), numeric=True) for _, column, cells in heads),
        )
        for place, label in enumerate(labels)
    )
    return TableView(key, caption, columns, rows)


def _short(label: str) -> str:
    return label if len(label) <= _LABEL else f"{label[: _LABEL - 1]}…"


def _with_unit(name: str, unit: str) -> str:
    return f"{name} ({unit})" if unit else name


def _column(columns: Columns, name: str, key: str) -> Column:
    column = columns.find(name)
    if column is None:
        known = ", ".join(one.header for one in columns.all)
        raise ChartError(f"kolom “{name}” pada `{key}` tidak ada", f"Kolom yang ada: {known}.")
    return column


def _filtered(meta: ChartMeta, columns: Columns, rows: Sequence[Row]) -> list[Row]:
    wanted = {_column(columns, name, "saring").place: fold(value) for name, value in meta.saring.items()}
    return [row for row in rows if all(fold(str(row[place])) == value for place, value in wanted.items())]


def _labels(label: Column, rows: Sequence[Row], *, in_order: bool) -> tuple[Value, ...]:
    """Each label once: as the rows have them, or in the order of time or number where that is what a line needs."""
    found = tuple(dict.fromkeys(row[label.place] for row in rows))
    if in_order and _is_scale(label):
        return tuple(sorted(found))  # type: ignore[type-var]  # all of one ordered type
    return found


def _is_scale(label: Column) -> bool:
    return label.field.type in {FieldType.YEAR, FieldType.DATE, FieldType.DATETIME, *NUMBERS}


_Cells = Mapping[Value, Decimal | None]


def _by_column(label: Column, values: Sequence[Column], rows: Sequence[Row]) -> list[tuple[str, Column, _Cells]]:
    return [(column.field.title, column, _cells(label, column, rows)) for column in values]


def _by_series(
    meta: ChartMeta, columns: Columns, label: Column, values: Sequence[Column], rows: Sequence[Row]
) -> list[tuple[str, Column, _Cells]]:
    parting = _column(columns, meta.seri, "seri")
    if len(values) > 1:
        raise ChartError("`seri` memerlukan tepat satu kolom `nilai`", "Sisakan satu kolom, atau hapus `seri`.")
    names = list(dict.fromkeys(row[parting.place] for row in rows))
    return [
        (str(name), values[0], _cells(label, values[0], [row for row in rows if row[parting.place] == name]))
        for name in names[: STYLES + 1]
        if name is not None
    ]


def _cells(label: Column, column: Column, rows: Sequence[Row]) -> _Cells:
    cells: dict[Value, Decimal | None] = {}
    for row in rows:
        if row[label.place] in cells:
            raise ChartError(
                f"label “{row[label.place]}” muncul lebih dari sekali",
                "Pilih baris dengan `saring`, bagi menjadi beberapa garis dengan `seri`, atau pakai kolom label lain.",
            )
        cell = row[column.place]
        cells[row[label.place]] = Decimal(cell) if isinstance(cell, int | Decimal) else None
    return cells


def _refuse(meta: ChartMeta, figures: Figures) -> None:
    """Raises `ChartError` for what a reader could not read."""
    if len(figures.series) > STYLES:
        raise ChartError(f"lebih dari {STYLES} garis atau batang", "Kurangi kolom `nilai`, atau pakai `saring`.")
    most = MAX_BARS if meta.jenis is ChartKind.BAR else MAX_LABELS
    if len(figures.labels) > most:
        raise ChartError(f"{len(figures.labels)} label; batasnya {most}", "Pilih sebagian baris dengan `saring`.")
    if meta.jenis is ChartKind.LINE and len(figures.labels) == 1:
        raise ChartError("garis memerlukan paling sedikit dua label", "Pakai `jenis: batang`.")
    below = any(cell is not None and cell < 0 for _, _, cells in figures.series for cell in cells)
    if meta.jenis is ChartKind.BAR and below:
        raise ChartError("batang tidak dapat menggambar nilai negatif", "Pakai `jenis: garis`.")


def _places(figures: Figures) -> list[Decimal] | None:
    """How far along the axis each label stands, where labels are times or numbers."""
    if not _is_scale(figures.label):
        return None
    places = [
        Decimal(value.toordinal()) if isinstance(value, date) else Decimal(value)  # type: ignore[arg-type]
        for value in figures.labels
    ]
    return places if all(one < other for one, other in pairwise(places)) else None
