"""The information service's part in a build, and the way in for announcements and the personal-data guard."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from pelican.plugins import signals

from plugins.engine.chrome import NavLink
from plugins.engine.contributor import Build, Contributor
from plugins.engine.fingerprint import fingerprint
from plugins.engine.home import FormsBlock, HomeBlock
from plugins.engine.page import AnyPage, CopiedFile, File, Page, Planned
from plugins.newsroom.body import Body
from plugins.newsroom.layout import Layout
from plugins.ppid import alerts_wiring, guard_wiring
from plugins.ppid.alerts_model import Alerts
from plugins.ppid.evidence import Evidence, alert_evidence, figures_evidence, report_evidence
from plugins.ppid.keeping import Keeping
from plugins.ppid.planning import Outcome, Planning
from plugins.ppid.services_model import (
    ASKING,
    ASKING_FORM,
    CHARTER,
    DEADLINES,
    FOLDER,
    INDEX,
    OBJECTING,
    OBJECTING_FORM,
    Services,
)
from plugins.ppid.services_schema import CharterPart
from plugins.ppid.services_texts import Texts
from plugins.ppid.views import Door, ServiceDoors, ServiceEvidence


class ServicesContributor(Contributor):
    """Reads ``ppid/layanan/`` and lays out asking, objecting, deadlines, maklumat and the yearly reports.

    Hands over the `Services`, their working calendar, and what they prove for the checklist.
    """

    def read(self) -> None:
        """Read the files of the service."""
        keeping = Keeping(self.build)
        self._services = keeping.of(keeping.key("ppid-layanan", FOLDER), _read, _beside)
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
        self._texts = Texts.of(build.need(Layout))
        told = (build.code_digest, words, services.digest, config.identity, config.today)
        shown = [self._texts.html(body) for _, body, _ in self._bodies()]
        self._planning = Planning(build.store, "ppid-layanan-halaman", fingerprint(told, shown), self._laid_out)
        yield from self._planning.pages()
        if services.foreseen:
            sample, title = services.sample_of(config.identity), words.deadlines.title
            yield Planned(DEADLINES, title, fingerprint(told, sample), self._deadlines, sample=sample)

    def home(self) -> Iterable[HomeBlock]:
        """The forms to print."""
        words = self.build.words.ppid.layanan.forms
        yield FormsBlock((NavLink(words.asking.title, ASKING_FORM), NavLink(words.objecting.title, OBJECTING_FORM)))

    def files(self, pages: Sequence[AnyPage]) -> Iterable[File]:
        """The figures as data, and the recording of the maklumat."""
        del pages
        yield from self._planning.files()
        charter = self._services.charter
        if charter is not None and charter.meta.audio:
            yield CopiedFile(charter.meta.audio, self.build.config.content / charter.meta.audio)

    def check(self, pages: Sequence[AnyPage], files: Sequence[File]) -> None:
        """Report links of the texts that lead nowhere."""
        self.build.report(*self._texts.dead(self._bodies(), pages, files))

    def _laid_out(self) -> Outcome:
        from plugins.ppid.services_laying import service_laid_out  # noqa: PLC0415 -- not where nothing is new

        return service_laid_out(self._services, self.build.words.ppid.layanan, self.build.config, self._texts)

    def _deadlines(self) -> Page:
        from plugins.ppid.services_laying import deadlines_laid_out  # noqa: PLC0415 -- as above

        return deadlines_laid_out(self._services, self.build.words.ppid.layanan, self.build.config)

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


def _read(build: Build) -> Services:
    from plugins.newsroom.markup.reader import BodyConfig, BodyReader  # noqa: PLC0415 -- not where nothing is new
    from plugins.ppid.services_load import ServiceReader  # noqa: PLC0415 -- as above

    return ServiceReader(build, BodyReader(BodyConfig(site_url=build.config.settings.siteurl))).read()


def _beside(services: Services) -> Iterator[str]:
    """The recording of the maklumat, which may stand anywhere in the content folder."""
    if services.charter is not None and services.charter.meta.audio:
        yield services.charter.meta.audio


def register() -> None:
    """Take part in the build, with announcements and the guard."""
    signals.get_generators.connect(_contribute)
    alerts_wiring.register()
    guard_wiring.register()


def _contribute(_: object) -> type[Contributor]:
    return ServicesContributor
