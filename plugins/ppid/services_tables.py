"""The figures of a year as tables and bar charts with their tables, in Indonesian words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from msgspec import Struct

from plugins.engine.chart import Point, bar_drawing
from plugins.engine.components import Cell, ChartView, Column, TableView
from plugins.engine.theme import Words
from plugins.engine.words import number_text
from plugins.ppid.law import OBJECTION_GROUNDS
from plugins.ppid.requests import DisputeFigures, ObjectionFigures, RequestFigures, Times, YearFigures


class FigureTables(Struct, frozen=True):
    """Lays out figures; ``words`` are the theme's words of the service."""

    words: Words

    def four_figures(self, figures: YearFigures) -> TableView:
        """The four figures of UU 14/2008 Ps 12, each half-year beside the year."""
        words = self.words.figures
        spans = (*figures.halves, figures.whole)
        rows = (
            (words.received, [str(span.received) for span in spans]),
            (words.average, [self._days(span.times.average) for span in spans]),
            (words.median, [self._days(span.times.median) for span in spans]),
            (words.maximum, [self._days(span.times.maximum) for span in spans]),
            (words.granted, [str(span.granted) for span in spans]),
            (words.granted_in_part, [str(span.granted_in_part) for span in spans]),
            (words.refused, [str(span.refused) for span in spans]),
            (words.withdrawn, [str(span.withdrawn) for span in spans]),
            (words.pending, [str(span.pending) for span in spans]),
            (words.late, [str(span.late) for span in spans]),
        )
        columns = (Column(words.figure), *(Column(span.title, numeric=True) for span in spans))
        return TableView(
            "_empat-angka", words.four_caption, columns, tuple(_row(*row) for row in rows), words.times_note
        )

    def reasons(self, figures: YearFigures) -> TableView | None:
        """Reasons of refusal by article, each half-year beside the year (UU 14/2008 Ps 12 d)."""
        words = self.words.figures
        spans = (*figures.halves, figures.whole)
        counts = [dict(span.reasons) for span in spans]
        if not figures.whole.reasons:
            return None
        columns = (Column(words.reason), *(Column(span.title, numeric=True) for span in spans))
        rows = tuple(
            _row(reason, [str(count.get(reason, 0)) for count in counts]) for reason, _ in figures.whole.reasons
        )
        return TableView("_alasan-penolakan", words.reasons_caption, columns, rows)

    def times_by_class(self, span: RequestFigures) -> TableView:
        """Working days by class of information (PerKI 1/2021 Ps 57(2))."""
        words = self.words.figures
        columns = (
            Column(words.kelas),
            *(Column(title, numeric=True) for title in (words.answers, words.average, words.median, words.maximum)),
        )
        every = (*((self.words.classes[kelas], times) for kelas, times in span.times_by_class), (words.all, span.times))
        rows = tuple(_row(name, self._times(times)) for name, times in every)
        return TableView("_waktu-menurut-kelas", words.times_caption, columns, rows, words.times_note)

    def objections(self, figures: ObjectionFigures) -> Iterable[TableView]:
        """Objections, answers and their execution (PerKI 1/2021 Ps 57(3))."""
        words = self.words.objections
        whole = (
            (words.received, str(figures.received)),
            (words.answered, str(figures.answered)),
            (words.average, self._days(figures.times.average)),
            (words.maximum, self._days(figures.times.maximum)),
        )
        yield self._counts("_keberatan", words.caption, whole)
        grounds = [(f"{letter}. {OBJECTION_GROUNDS[letter]}", count) for letter, count in figures.by_ground]
        yield from self._parted("_keberatan-alasan", words.grounds, grounds)
        yield from self._parted("_keberatan-hasil", words.outcomes, self._named(figures.by_outcome))
        yield from self._parted("_keberatan-pelaksanaan", words.execution, self._named(figures.by_execution))

    def disputes(self, figures: DisputeFigures) -> Iterable[TableView]:
        """Cases at the Komisi, results and execution; suits, rulings and execution (PerKI 1/2021 Ps 57(3))."""
        words = self.words.disputes
        whole = ((words.received, str(figures.received)), (words.suits, str(figures.suits)))
        yield self._counts("_sengketa", words.caption, whole)
        for key, title, counts in (
            ("cara", words.procedure, figures.by_procedure),
            ("hasil", words.outcomes, figures.by_outcome),
            ("pelaksanaan", words.execution, figures.by_execution),
            ("pengadilan", words.courts, figures.by_court),
            ("putusan", words.rulings, figures.by_ruling),
            ("pelaksanaan-putusan", words.ruling_execution, figures.by_court_execution),
        ):
            yield from self._parted(f"_sengketa-{key}", title, self._named(counts))

    def outcome_chart(self, span: RequestFigures) -> ChartView:
        """How the requests ended, as bars."""
        words = self.words.figures
        counts = (
            (words.granted, span.granted),
            (words.granted_in_part, span.granted_in_part),
            (words.refused, span.refused),
            (words.withdrawn, span.withdrawn),
            (words.pending, span.pending),
        )
        return self._chart("_bagan-hasil", words.outcome_chart, words.outcome, words.count, counts)

    def class_chart(self, span: RequestFigures) -> ChartView | None:
        """Average working days by class, as bars."""
        words = self.words.figures
        found = [
            (self.words.classes[kelas], times.average)
            for kelas, times in span.times_by_class
            if times.average is not None
        ]
        return self._chart("_bagan-waktu", words.class_chart, words.kelas, words.average, found) if found else None

    def years_chart(self, years: Sequence[YearFigures]) -> ChartView:
        """Requests received, year by year, oldest first."""
        words = self.words.figures
        counts = [(str(one.year), one.whole.received) for one in years]
        return self._chart("_bagan-tahun", words.years_chart, words.year, words.received, counts)

    def _chart(
        self, key: str, title: str, label: str, value: str, counts: Iterable[tuple[str, int | Decimal]]
    ) -> ChartView:
        kept = list(counts)
        points = [Point(name, Decimal(size), number_text(float(size))) for name, size in kept]
        drawing = bar_drawing(points)
        rows = tuple(_row(point.label, [point.value]) for point in points)
        table = TableView(f"{key}-tabel", title, (Column(label), Column(value, numeric=True)), rows)
        return ChartView(key, title, drawing.width, drawing.height, drawing.bars, table)

    def _parted(self, key: str, title: str, counts: Sequence[tuple[str, int]]) -> Iterable[TableView]:
        """A table of counts, or none where there is nothing to count."""
        if counts:
            yield self._counts(key, title, [(name, str(count)) for name, count in counts])

    def _counts(self, key: str, title: str, counts: Iterable[tuple[str, str]]) -> TableView:
        words = self.words.figures
        columns = (Column(words.figure), Column(words.count, numeric=True))
        return TableView(key, title, columns, tuple(_row(name, [count]) for name, count in counts))

    def _named(self, counts: Iterable[tuple[str, int]]) -> list[tuple[str, int]]:
        return [(self.words.outcome_words[word], count) for word, count in counts]

    def _times(self, times: Times) -> list[str]:
        return [str(times.count), *(self._days(value) for value in (times.average, times.median, times.maximum))]

    def _days(self, value: Decimal | int | None) -> str:
        return str(self.words.figures.none) if value is None else number_text(float(value))


def _row(name: Any, values: Iterable[str]) -> tuple[Cell, ...]:
    return (Cell(str(name), heading=True), *(Cell(value, numeric=True) for value in values))
