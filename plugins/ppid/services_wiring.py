"""The information service's part in a build, and the way in for announcements and the personal-data guard."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from pelican.plugins import signals

from plugins.engine.chrome import NavLink
from plugins.engine.contributor import Contributor
from plugins.engine.home import FormsBlock, HomeBlock
from plugins.engine.page import AnyPage, CopiedFile, DataFile, File
from plugins.newsroom.body import Body
from plugins.newsroom.markup.reader import BodyConfig, BodyReader
from plugins.newsroom.model import Newsroom
from plugins.ppid import alerts_wiring, guard_wiring
from plugins.ppid.alerts_model import Alerts
from plugins.ppid.evidence import Evidence, alert_evidence, figures_evidence, report_evidence
from plugins.ppid.services_asking import (
    ASKING,
    ASKING_FORM,
    CHARTER,
    DEADLINES,
    OBJECTING,
    OBJECTING_FORM,
    AskingPages,
)
from plugins.ppid.services_deadlines import DeadlinePage
from plugins.ppid.services_figures import figure_files
from plugins.ppid.services_forms import FormPages
from plugins.ppid.services_load import ServiceReader
from plugins.ppid.services_report import INDEX, ReportPages
from plugins.ppid.services_schema import CharterPart
from plugins.ppid.services_texts import Texts
from plugins.ppid.views import Door, ServiceDoors, ServiceEvidence


class ServicesContributor(Contributor):
    """Reads ``ppid/layanan/`` and lays out asking, objecting, deadlines, maklumat and the yearly reports.

    Hands over the `Services`, their working calendar, and what they prove for the checklist.
    """

    def read(self) -> None:
        """Read the files of the service."""
        bodies = BodyReader(BodyConfig(site_url=self.build.config.settings.siteurl))
        self._services = ServiceReader(self.build, bodies).read()
        self.build.provide(self._services)
        self.build.provide(self._services.calendar)

    def resolve(self) -> None:
        """Tell the pages of the checklist where the service is and what it proves."""
        self.build.provide(ServiceDoors(tuple(self._doors())))
        self.build.provide(
            ServiceEvidence(evidence=tuple(self._evidence()), budget_years=tuple(self._owed(self.build.config.today)))
        )

    def pages(self) -> Iterable[AnyPage]:
        """Every page of the service."""
        build, services = self.build, self._services
        config, words = build.config, build.words.ppid.layanan
        self._texts = Texts.of(build.need(Newsroom))
        complaint = (config.settings.complaint_name, config.settings.complaint_url)
        asking = AskingPages(services, words, config.identity, complaint, self._texts)
        yield from asking.pages()
        yield from FormPages(words, asking.office, asking.sample).pages()
        if services.foreseen:
            yield DeadlinePage(services, words, config.today, asking.sample).planned()
        self._figures = {
            one.year: tuple(figure_files(one, services.calendar, config.identity.office)) for one in services.years
        }
        office = config.identity.office
        yield from ReportPages(services, words, self._texts, config.today, office, self._figures).pages()

    def home(self) -> Iterable[HomeBlock]:
        """The forms to print."""
        words = self.build.words.ppid.layanan.forms
        yield FormsBlock((NavLink(words.asking.title, ASKING_FORM), NavLink(words.objecting.title, OBJECTING_FORM)))

    def files(self, pages: Sequence[AnyPage]) -> Iterable[File]:
        """The figures as data, and the recording of the maklumat."""
        del pages
        files: list[DataFile] = [file for files in self._figures.values() for file in files]
        yield from files
        charter = self._services.charter
        if charter is not None and charter.meta.audio:
            yield CopiedFile(charter.meta.audio, self.build.config.content / charter.meta.audio)

    def check(self, pages: Sequence[AnyPage], files: Sequence[File]) -> None:
        """Report links of the texts that lead nowhere."""
        self.build.report(*self._texts.dead(self._bodies(), pages, files))

    def _bodies(self) -> Iterable[tuple[str, Body, str]]:
        for year in self._services.years:
            yield from ((year.file, body, year.full_address) for body in year.bodies.values())
        charter = self._services.charter
        if charter is not None:
            yield from ((charter.file, body, CHARTER) for body in charter.bodies.values())

    def _doors(self) -> Iterable[Door]:
        words, services = self.build.words.ppid.layanan, self._services
        yield Door(words.asking.title, ASKING, words.asking.summary)
        yield Door(words.objecting.title, OBJECTING, words.objecting.summary)
        if services.foreseen:
            yield Door(words.deadlines.title, DEADLINES, words.deadlines.summary)
        if services.charter is not None:
            yield Door(services.charter.meta.judul, CHARTER, words.charter.summary)
        if services.years:
            yield Door(words.report.index_title, INDEX, words.report.index_summary)

    def _evidence(self) -> Iterable[Evidence]:
        """What is published for the checklist.

        The form of an objection is left out: its eight fields are those of Annex X, which the office has to compare.
        """
        words, services = self.build.words.ppid.layanan, self._services
        for year in services.years:
            yield from report_evidence(year.report)
            if year.report.published is not None:
                yield from figures_evidence(year.year, year.report.published)
        if services.charter is not None:
            meta = services.charter.meta
            for part in CharterPart:
                if part in services.charter.bodies:
                    row = f"L.maklumat.{part.letter}"
                    yield Evidence(row=row, title=meta.judul, address=CHARTER, updated=meta.tanggal)
        if services.kept:
            yield Evidence(row="L.form.minta", title=words.forms.asking.title, address=ASKING_FORM, updated=None)
        if services.meta.biaya:
            yield Evidence(row="L.biaya", title=words.asking.title, address=ASKING, updated=None)
        yield from alert_evidence(self.build.need(Alerts).alerts)

    def _owed(self, today: date) -> Iterable[int]:
        """The budget years whose report is still to come, from the one after the newest that is out."""
        published = [one.year for one in self._services.years if one.report.published]
        if self._services.years:
            yield from range(max(published, default=self._services.years[-1].year - 1) + 1, today.year + 1)


def register() -> None:
    """Take part in the build, with announcements and the guard."""
    signals.get_generators.connect(_contribute)
    alerts_wiring.register()
    guard_wiring.register()


def _contribute(_: object) -> type[Contributor]:
    return ServicesContributor
