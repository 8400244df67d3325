"""What a table adds to its dataset's page: the charts that were asked for, and the statistics of its columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal

from msgspec import Struct

from plugins.engine.components import Cell, ChartView, TableView
from plugins.engine.components import Column as Heading
from plugins.engine.theme import Words
from plugins.engine.words import LANGUAGE, date_text, number_text, short_date
from plugins.opendata.model import FieldType, Row, Section, Value
from plugins.opendata.tables.charts import chart_views, figures_of
from plugins.opendata.tables.columns import Column, Columns
from plugins.opendata.tables.schema import TableMeta
from plugins.opendata.tables.statistics import Statistics, statistics_of

_LONGEST = 60


class Sections(Struct, frozen=True):
    """Lays out the sections of one table; ``words`` are the theme's words of tables."""

    meta: TableMeta
    columns: Columns
    words: Words

    def of(self, rows: Sequence[Row]) -> tuple[Section, ...]:
        """Charts first, then the statistics."""
        charts = tuple(self._charts(rows))
        drawn = (Section("_bagan", self.words.charts, charts=charts),) if charts else ()
        return (*drawn, self._statistics(rows))

    def _charts(self, rows: Sequence[Row]) -> Iterator[ChartView]:
        for number, chart in enumerate(self.meta.bagan, 1):
            figures = figures_of(chart, self.columns, rows)
            yield from chart_views(chart, figures, f"_bagan-{number}", self.told)

    def _statistics(self, rows: Sequence[Row]) -> Section:
        """Figures of every column, and beside them what comes most often, which is too wide for the same table."""
        words = self.words.statistics
        titles = (words.filled, words.empty, words.distinct, words.least, words.greatest, words.mean, words.median)
        heads = (Heading(words.column), *(Heading(title, numeric=True) for title in titles))
        made = [
            (column, statistics_of(column.field.type, [row[column.place] for row in rows]))
            for column in self.columns.all
        ]
        lines = tuple(self._line(column, one) for column, one in made)
        tables = [TableView("_statistik-tabel", words.caption, heads, lines, words.note)]
        again = tuple(self._again(column, one) for column, one in made if one.commonest)
        if again:
            heads = (Heading(words.column), Heading(words.value))
            tables.append(TableView("_tersering-tabel", words.commonest, heads, again))
        return Section("_statistik", words.title, tables=tuple(tables))

    def _line(self, column: Column, made: Statistics) -> tuple[Cell, ...]:
        title = f"{column.field.title} ({column.field.unit})" if column.field.unit else column.field.title
        return (
            Cell(title, heading=True),
            *(Cell(number_text(count), numeric=True) for count in (made.count, made.empty, made.distinct)),
            *(
                Cell(self.told(value, column), numeric=True)
                for value in (made.least, made.greatest, made.mean, made.median)
            ),
        )

    def _again(self, column: Column, made: Statistics) -> tuple[Cell, ...]:
        times = self.words.statistics.times
        told = (
            times.format(value=_short(self.told(value, column)), count=number_text(count))
            for value, count in made.commonest
        )
        return (Cell(column.field.title, heading=True), Cell("; ".join(told)))

    def told(self, value: Value, column: Column) -> str:
        """A value in words, with all its digits."""
        words = self.words.statistics
        if value is None:
            return str(words.nothing)
        if isinstance(value, bool):
            return str(words.true if value else words.false)
        if isinstance(value, int | Decimal):
            if column.field.type is FieldType.YEAR:
                return str(value)
            from babel.numbers import format_decimal  # noqa: PLC0415 -- no edit of an article needs it

            return str(format_decimal(value, locale=LANGUAGE, decimal_quantization=False))
        if isinstance(value, datetime):
            return date_text(value, value.tzinfo or column.manner.zone).text  # type: ignore[arg-type]
        if isinstance(value, date):
            return short_date(value)
        return "; ".join(value) if isinstance(value, tuple) else value


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
