"""The page of deadlines: for a request received on each of the coming days, the last day of every clock.

It changes every day by its nature, so it is made only for an office that keeps the service's folder.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from msgspec import Struct

from plugins.engine.components import Cell, Column, Fact, TableView
from plugins.engine.page import Crumb, Page
from plugins.engine.theme import Words
from plugins.engine.words import LANGUAGE, long_date, month_name
from plugins.ppid.deadlines import CLOCKS, Deadline, coming_deadlines
from plugins.ppid.services_asking import assumptions, clock_table
from plugins.ppid.services_model import DEADLINES, Services
from plugins.ppid.services_views import Point, Section, ServiceView

COMING_DAYS = 60
"""Calendar days shown, from the build's day on."""


class DeadlinePage(Struct, frozen=True):
    """Lays out the deadlines of requests received from ``today`` on."""

    services: Services
    words: Words
    today: date
    sample: bool

    def page(self) -> Page:
        """The clocks of the law, what is assumed, and the days month by month."""
        words = self.words.deadlines
        coming = coming_deadlines(self.today, COMING_DAYS, self.services.calendar)
        tables = tuple(self._tables(coming))
        sections = (
            Section("_jam", words.clocks_title, tables=(clock_table(list(CLOCKS), self.words, "_jam-tabel"),)),
            Section("_anggapan", words.basis_title, paragraphs=(words.unit, words.chain), facts=self._basis(coming)),
            Section("_hari", words.days_title, paragraphs=(words.days_intro,), tables=tables),
            Section("_libur", words.off_title, paragraphs=(words.off_intro,), points=tuple(self._days_off(coming))),
        )
        view = ServiceView(words.title, words.summary, self.words.rules, sections=sections)
        return Page(
            address=DEADLINES,
            template="layanan.html",
            title=words.title,
            model=view,
            crumbs=(Crumb(self.words.home, ""), Crumb(self.words.ppid, "ppid/"), Crumb(words.title)),
            sample=self.sample,
        )

    def _basis(self, coming: Sequence[tuple[date, tuple[Deadline, ...]]]) -> tuple[Fact, ...]:
        words = self.words.deadlines
        last = max(deadline.due for _, deadlines in coming for deadline in deadlines)
        years = [str(year) for year in self.services.calendar.estimated_years if self.today.year <= year <= last.year]
        estimate = words.estimated_years.format(years=", ".join(years)) if years else words.no_estimate
        if not years and any(deadline.estimate for _, deadlines in coming for deadline in deadlines):
            estimate = words.estimated_days
        return (*assumptions(self.services, self.words), Fact(words.estimate_title, estimate))

    def _tables(self, coming: Sequence[tuple[date, tuple[Deadline, ...]]]) -> Iterator[TableView]:
        """A table for each month of receipt; a column for each clock, headed by its title and articles."""
        words = self.words.deadlines
        columns = (
            Column(words.received),
            *(Column(f"{clock.title} ({'; '.join(clock.articles)})") for clock in CLOCKS),
        )
        for (year, month), days in groupby(coming, key=lambda pair: (pair[0].year, pair[0].month)):
            caption = words.month_caption.format(month=month_name(year, month))
            rows = tuple((Cell(_short(day, "EEE, d MMM y"), heading=True), *map(self._cell, due)) for day, due in days)
            yield TableView(f"_hari-{year}-{month:02}", caption, columns, rows)

    def _cell(self, deadline: Deadline) -> Cell:
        day = _short(deadline.due, "d MMM y")
        return Cell(self.words.deadlines.estimated.format(day=day) if deadline.estimate else day)

    def _days_off(self, coming: Sequence[tuple[date, tuple[Deadline, ...]]]) -> Iterator[Point]:
        """The days off that the shown deadlines pass over, up to the last promise of an answer."""
        words = self.words.deadlines
        promise = max(one.due for _, due in coming for one in due if one.id == "perpanjangan")
        for off in self.services.calendar.between_off(self.today, promise):
            shown = words.off_day.format(day=long_date(off.day), name=off.name, kind=words.kinds[off.kind.value])
            yield Point(words.estimated.format(day=shown) if off.estimated else shown, off.basis)


def _short(day: date, form: str) -> str:
    """A day in few characters that stay on one line."""
    from babel.dates import format_date  # noqa: PLC0415 -- no edit of an article needs it

    return format_date(day, form, locale=LANGUAGE).replace(" ", "\u00a0")
