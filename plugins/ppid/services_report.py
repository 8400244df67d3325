"""The pages of the yearly report: an index, and for each year a summary and the complete form (PerKI 1/2021 Ps 58)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from plugins.engine.components import Fact, Remark, TableView
from plugins.engine.page import Crumb, DataFile, Page
from plugins.engine.theme import Words
from plugins.engine.words import short_date, size_text
from plugins.newsroom.views import AttachmentView, PageLink
from plugins.ppid.services_model import INDEX, Services, ServiceYear
from plugins.ppid.services_tables import FigureTables
from plugins.ppid.services_texts import Texts
from plugins.ppid.services_views import Section, ServiceView
from plugins.ppid.staleness import yearly_report_due
from plugins.ppid.workdays import ASSUMPTIONS
from plugins.ppid.yearly_report import ReportPart

_GROUPS = (
    ("a", (ReportPart.KEBIJAKAN,)),
    ("b", (ReportPart.SARANA, ReportPart.SUMBER_DAYA_MANUSIA, ReportPart.ANGGARAN)),
    ("e", (ReportPart.KENDALA_INTERNAL, ReportPart.KENDALA_EKSTERNAL)),
    ("f", (ReportPart.REKOMENDASI,)),
)
"""The parts in words under the letters of PerKI 1/2021 Ps 56(4)."""


class ReportPages(Struct, frozen=True):
    """Lays out the reports of a build; ``files`` are the figures of each year as data."""

    services: Services
    words: Words
    texts: Texts
    today: date
    office: str
    files: dict[int, tuple[DataFile, ...]]

    def pages(self) -> Iterator[Page]:
        """The index and every year's two forms."""
        if not self.services.years:
            return
        yield self._index()
        for year in self.services.years:
            yield self._summary(year)
            yield self._complete(year)

    def _index(self) -> Page:
        words = self.words.report
        years = self.services.years
        oldest_first = [one.report.figures for one in reversed(years)]
        tables = FigureTables(self.words)
        sections = (
            Section(
                id="_tahun",
                title=words.years_title,
                paragraphs=(words.years_intro,),
                points=(),
                links=tuple(PageLink(self._year_title(one), one.address) for one in years),
                charts=(tables.years_chart(oldest_first),),
            ),
            Section(id="_aturan", title=words.rules_title, paragraphs=(words.rules, self._next_due())),
        )
        view = ServiceView(words.index_title, words.index_summary, self.words.rules, sections=sections)
        crumbs = (*self._crumbs(), Crumb(words.index_title))
        newest = max((one.report.published for one in years if one.report.published), default=None)
        return Page(
            address=INDEX,
            template="layanan.html",
            title=words.index_title,
            model=view,
            crumbs=crumbs,
            modified=newest,
            sample=any(one.report.sample for one in years),
        )

    def _next_due(self) -> str:
        """When the report of the newest year that has none published is due (PerKI 1/2021 Ps 56(1))."""
        published = [one.year for one in self.services.years if one.report.published]
        year = max(published, default=self.services.years[-1].year - 1) + 1
        return str(self.words.report.next_due.format(year=year, due=short_date(yearly_report_due(year))))

    def _summary(self, year: ServiceYear) -> Page:
        words, tables = self.words.report, FigureTables(self.words)
        figures = year.report.figures
        class_chart = tables.class_chart(figures.whole)
        sections = (
            Section(
                id="_angka",
                title=words.figures_title,
                article="UU 14/2008 Ps 12; PerKI 1/2021 Ps 15(5)",
                charts=(tables.outcome_chart(figures.whole), *((class_chart,) if class_chart else ())),
                tables=(tables.four_figures(figures), *_some(tables.reasons(figures))),
            ),
            self._more(year, words.full_link, year.full_address),
            self._counted(),
        )
        return self._page(year, year.address, words.summary_title, words.summary_intro, sections)

    def _complete(self, year: ServiceYear) -> Page:
        words, tables = self.words.report, FigureTables(self.words)
        figures = year.report.figures
        told = {letter: tuple(self._told(year, parts)) for letter, parts in _GROUPS}
        details = Section(
            id="_rincian-pelayanan",
            title=words.parts.c,
            article="PerKI 1/2021 Ps 56(4)c dan 57(2)",
            charts=(tables.outcome_chart(figures.whole),),
            tables=(
                tables.four_figures(figures),
                tables.times_by_class(figures.whole),
                *_some(tables.reasons(figures)),
            ),
        )
        disputes = Section(
            id="_rincian-sengketa",
            title=words.parts.d,
            article="PerKI 1/2021 Ps 56(4)d dan 57(3)",
            tables=(*tables.objections(figures.objections), *tables.disputes(figures.disputes)),
        )
        sections = (
            *told["a"],
            *told["b"],
            details,
            disputes,
            *told["e"],
            *told["f"],
            self._more(year, words.summary_link, year.address),
            self._counted(),
        )
        return self._page(year, year.full_address, words.full_title, words.full_intro, sections)

    def _told(self, year: ServiceYear, parts: tuple[ReportPart, ...]) -> Iterator[Section]:
        """The parts of one letter in words; a part that is missing says so."""
        words = self.words.report
        for part in parts:
            body = year.bodies.get(part)
            yield Section(
                id=f"_{part.value}",
                title=words.told[part.value],
                article=part.article,
                paragraphs=() if body is not None and body.text.strip() else (words.not_written,),
                html=self.texts.html(body),
            )

    def _more(self, year: ServiceYear, title: str, address: str) -> Section:
        words = self.words.report
        files = tuple(
            AttachmentView(file.address, words.file_titles[kind], kind.upper(), size_text(len(file.data)), "")
            for file in self.files[year.year]
            for kind in (file.address.rpartition(".")[2],)
        )
        links = (PageLink(title, address), PageLink(words.all_years, INDEX))
        return Section(id="_unduhan", title=words.more_title, links=links, files=files)

    def _counted(self) -> Section:
        """What every count rests on: the calendar's version and its assumptions."""
        words = self.words.report
        lines = (
            Fact(words.calendar, self.services.calendar.version),
            *(Fact(f"{words.assumption} {number}", text) for number, text in enumerate(ASSUMPTIONS, start=1)),
        )
        return Section(id="_hitungan", title=words.counted_title, paragraphs=(words.counted,), facts=lines)

    def _page(self, year: ServiceYear, address: str, title: str, intro: str, sections: tuple[Section, ...]) -> Page:
        words, report = self.words.report, year.report
        shown = title.format(year=year.year)
        view = ServiceView(
            title=shown,
            summary=intro.format(year=year.year, office=self.office),
            rules=self.words.rules,
            facets=tuple(
                PageLink(str(one.year), one.address, current=one.year == year.year) for one in self.services.years
            ),
            remarks=tuple(self._remarks(year)),
            sections=sections,
        )
        crumbs = [*self._crumbs(), Crumb(words.index_title, INDEX)]
        if address == year.full_address:
            crumbs.append(Crumb(self._year_title(year), year.address))
        return Page(
            address=address,
            template="layanan.html",
            title=shown,
            model=view,
            crumbs=(*crumbs, Crumb(shown)),
            modified=report.published,
            source=report.source,
            sample=report.sample,
        )

    def _remarks(self, year: ServiceYear) -> Iterator[Remark]:
        """When the report was published, or that it was due and is not out (PerKI 1/2021 Ps 56(1))."""
        words, report = self.words.report, year.report
        due = short_date(report.figures.due)
        if report.published is not None:
            text = words.published.format(day=short_date(report.published), due=due)
            yield Remark("_terbit", "note", words.published_title, text)
        elif report.overdue(self.today):
            yield Remark("_terbit", "caution", words.overdue_title, words.overdue.format(due=due))
        else:
            yield Remark("_terbit", "note", words.running_title, words.running.format(due=due))

    def _year_title(self, year: ServiceYear) -> str:
        return str(self.words.report.summary_title.format(year=year.year))

    def _crumbs(self) -> tuple[Crumb, ...]:
        return (Crumb(self.words.home, ""), Crumb(self.words.ppid, "ppid/"))


def _some(table: TableView | None) -> tuple[TableView, ...]:
    return () if table is None else (table,)
