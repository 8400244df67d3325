"""The part of open information in a build: items, lists, exempt list, compliance, due days."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import TypeVar

from markupsafe import Markup
from msgspec.structs import replace
from pelican.plugins import signals

from plugins.engine.contributor import Contributor
from plugins.engine.files import has_files, read_source
from plugins.engine.fingerprint import fingerprint
from plugins.engine.home import HomeBlock
from plugins.engine.page import AnyPage, File, Page
from plugins.newsroom.attachments import file_uses
from plugins.newsroom.layout import Layout
from plugins.newsroom.markup.reader import BodyConfig, BodyReader
from plugins.newsroom.model import Newsroom
from plugins.newsroom.schema import DocumentMeta
from plugins.newsroom.targets import Anchors, Places, dead_links, with_addresses
from plugins.ppid.alerts_model import Alerts
from plugins.ppid.calendars import kept_calendar
from plugins.ppid.checklist import perki_checklist
from plugins.ppid.checks import answered_rows, information_problems, placed, statement_problems
from plugins.ppid.desk import Desk
from plugins.ppid.documents import locate, published_problems, with_files
from plugins.ppid.downloads import download_files
from plugins.ppid.entries import items_by_entry, with_items
from plugins.ppid.home import information_block
from plugins.ppid.load import ExemptDocument, ItemDocument, read_exempt, read_items, sorted_documents
from plugins.ppid.model import PublicInformation, account
from plugins.ppid.office import NamedFile, OfficeReader
from plugins.ppid.pages_compliance import compliance_pages
from plugins.ppid.pages_dip import dip_pages
from plugins.ppid.pages_exempt import exempt_pages
from plugins.ppid.pages_items import item_pages
from plugins.ppid.pages_landing import landing_pages
from plugins.ppid.pages_office import office_pages
from plugins.ppid.planning import Outcome, Planning, information_mark
from plugins.ppid.problems_files import SHEET_TWO
from plugins.ppid.sheet import CSV_FILE, XLSX_FILE, csv_table, read_sheet, xlsx_table
from plugins.ppid.views import ServiceDoors, ServiceEvidence
from plugins.ppid.workdays import WorkingCalendar
from plugins.registers.model import Registers

S = TypeVar("S")

_YEARS_BACK, _YEARS_AHEAD = 1, 3


class PpidContributor(Contributor):
    """Reads ``ppid/`` and lays out items, lists, exempt list and compliance report."""

    def read(self) -> None:
        """Read every file of open information, from the cache where nothing changed."""
        build = self.build
        bodies = BodyReader(BodyConfig(site_url=build.config.settings.siteurl))
        reader = OfficeReader(build.config.content)
        self._office = reader.read()
        build.report(*reader.problems)
        self._documents = read_items(build, bodies)
        self._exempt = read_exempt(build, bodies)

    def resolve(self) -> None:
        """Examine the files, check everything, and hand over `PublicInformation`."""
        build, registers = self.build, self.build.need(Registers)
        units = {entry_id: body.name for entry_id, body in registers.bodies.items()} | dict(self._office.units)
        checklist = perki_checklist()
        documents = (*self._documents, *self._sheet(units))
        articles, wrong = answered_rows(build.need(Newsroom).articles, checklist)
        build.report(*wrong)
        information = PublicInformation(
            documents=sorted_documents(
                [replace(document, item=with_files(document.item, build)) for document in documents]
            ),
            exempt=tuple(sorted(self._exempt, key=lambda one: (one.item.id, one.item.source))),
            office=self._office,
            units=units,
            articles=articles,
            checklist=checklist,
            calendar=self._calendar(),
            today=build.config.today,
        )
        found = information_problems(information, registers)
        build.report(*placed(found, {one.item.source: one.keys for one in self._all() if one.keys.lines}))
        self._information = _distinct(information)
        self._named = items_by_entry(self._information, registers)
        build.provide(self._information)

    def pages(self) -> Iterable[AnyPage]:
        """Every page of open information; nothing where the office keeps no folder for it."""
        build = self.build
        self._planning: Planning | None = None
        if not has_files(build.config.content, "ppid"):
            return
        layout = build.need(Layout)
        self._publish(layout)
        html = self._html(layout)
        mark = fingerprint(
            build.code_digest,
            build.words,
            layout.mark,
            information_mark(self._information),
            html,
            [layout.footnotes(document.body) for document in self._all() if document.body.footnotes],
            self._service(ServiceEvidence(())),
            self._service(ServiceDoors(())),
            self._alerts().documents,
        )
        self._planning = Planning(build.store, "ppid-halaman", mark, partial(self._laid_out, layout, html))
        build.report(*self._planning.kept.problems)
        yield from self._planning.pages()

    def home(self) -> Iterable[HomeBlock]:
        """The doors of the classes, what is new, what is due; nothing where there is no folder for it."""
        if self._planning is not None and self._planning.kept.block is not None:
            yield self._planning.kept.block

    def dress(self, page: Page) -> Page:
        """The pages of topics and regions with the items that name them."""
        return with_items(page, self._named)

    def files(self, pages: Sequence[AnyPage]) -> Iterable[File]:
        """The downloads: list, compliance report, evidence, exempt list, due days."""
        del pages
        if self._planning is not None:
            yield from self._planning.files()

    def check(self, pages: Sequence[AnyPage], files: Sequence[File]) -> None:
        """Report links in the text of items that lead nowhere."""
        places = Places(
            documents=self._addresses() | self.build.need(Layout).attachments.moved,
            addresses=frozenset({page.address for page in pages} | {file.address for file in files}),
            anchors=self._anchors(),
        )
        for document in self._all():
            item = document.item
            self.build.report(*dead_links(item.source, document.body.links, item.address, places))

    def _laid_out(self, layout: Layout, html: Mapping[str, Markup]) -> Outcome:
        """Every page and download, which an edit of other rooms' sources needs none of."""
        build, information = self.build, self._information
        result = account(information, self._service(ServiceEvidence(())))
        desk = Desk(
            information=information,
            account=result,
            config=build.config,
            words=build.words,
            layout=layout,
            verdict={verdict.row.id: verdict for verdict in result.verdicts},
        )
        pages = (
            *landing_pages(desk, self._service(ServiceDoors(())), self._alerts()),
            *item_pages(desk, html),
            *dip_pages(desk),
            *exempt_pages(desk),
            *compliance_pages(desk),
            *office_pages(desk),
        )
        problems = tuple(statement_problems(information, result.verdicts))
        return Outcome(pages, tuple(download_files(desk)), problems, information_block(desk, self._alerts()))

    def _all(self) -> tuple[ItemDocument | ExemptDocument, ...]:
        return (*self._documents, *self._exempt)

    def _alerts(self) -> Alerts:
        return self._service(Alerts((), self.build.config.today, self.build.config.zone))

    def _service(self, fallback: S) -> S:
        """What the services hand over, or ``fallback`` where no service is offered."""
        try:
            return self.build.need(type(fallback))
        except LookupError:
            return fallback

    def _sheet(self, units: Mapping[str, str]) -> tuple[ItemDocument, ...]:
        """The items of ``dip.csv`` or ``dip.xlsx``."""
        build, root = self.build, self.build.config.content
        present = [name for name in (CSV_FILE, XLSX_FILE) if (root / name).is_file()]
        if not present:
            return ()
        if len(present) > 1:
            build.report(SHEET_TWO.at(XLSX_FILE))
        name = present[0]
        if name == CSV_FILE:
            source, mistakes = read_source(root / name, root)
            build.report(*mistakes)
            if source is None:
                return ()
            sheet = csv_table(source)
        else:
            sheet = xlsx_table(root / name)
        items, problems = read_sheet(name, sheet, perki_checklist(), units)
        build.report(*problems)
        return items

    def _calendar(self) -> WorkingCalendar:
        """The working days as the services keep them, with the office's own changes, else those of the package."""
        try:
            return self.build.need(WorkingCalendar)
        except LookupError:
            year = self.build.config.today.year
            return kept_calendar(self.build, first_year=year - _YEARS_BACK, last_year=year + _YEARS_AHEAD)

    def _publish(self, layout: Layout) -> None:
        """Hand every named file, and every picture and file in a text, to the library that publishes them."""
        build, attachments = self.build, layout.attachments
        named = [
            NamedFile(file.path, document.item.source, document.item.line)
            for document in self._information.documents
            for file in document.item.files
            if file.sha256
        ]
        for file in (*named, *self._information.office.files):
            if locate(file.path, build.config.content) is not None:
                _, problems = attachments.library.document(file.path, used_in=file.source, line=file.line)
                build.report(*published_problems(file.path, file.source, file.line, problems))
        for document in self._all():
            item = document.item
            if document.body.references:
                meta = DocumentMeta(judul=item.title, ringkasan=item.title)
                build.report(*attachments.collect(item.source, file_uses(meta, document.body, document.keys)))

    def _html(self, layout: Layout) -> dict[str, Markup]:
        """The text of each document as its page shows it, by source file."""
        addresses, anchors = self._addresses() | layout.attachments.moved, self._anchors()
        return {
            document.item.source: Markup(  # noqa: S704 -- the reader's allow-list made it
                with_addresses(layout.attachments.with_pictures(document.body.html), addresses, anchors)
            )
            for document in self._all()
            if document.body.html
        }

    def _addresses(self) -> dict[str, str]:
        articles = {document.file: document.address for document in self.build.need(Newsroom).documents}
        return articles | {document.item.source: document.item.address for document in self._all()}

    def _anchors(self) -> dict[str, Anchors]:
        return {
            document.item.address: Anchors(document.item.id, frozenset(document.body.ids)) for document in self._all()
        }


def _distinct(information: PublicInformation) -> PublicInformation:
    """One item of each id: doubles are told and stop publication, and pages must not overwrite one another."""
    items = {document.item.id: document for document in reversed(information.documents)}
    exempt = {document.item.id: document for document in reversed(information.exempt)}
    return replace(
        information,
        documents=tuple(items[key] for key in sorted(items)),
        exempt=tuple(exempt[key] for key in sorted(exempt)),
    )


def register() -> None:
    """Take part in the build."""
    signals.get_generators.connect(_contribute)


def _contribute(_: object) -> type[Contributor]:
    return PpidContributor
