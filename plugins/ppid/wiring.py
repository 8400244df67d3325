"""The part of open information in a build: items, lists, exempt list, compliance, due days."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import TypeVar, cast

from markupsafe import Markup
from msgspec.structs import replace
from pelican.plugins import signals

from plugins.engine.contributor import Build, Contributor
from plugins.engine.fingerprint import fingerprint
from plugins.engine.home import HomeBlock
from plugins.engine.page import AnyPage, File, Page
from plugins.newsroom.attachments import file_uses
from plugins.newsroom.layout import Layout
from plugins.newsroom.model import Newsroom
from plugins.newsroom.schema import DocumentMeta
from plugins.newsroom.targets import Anchors, with_addresses
from plugins.ppid.alerts_model import Alerts
from plugins.ppid.answers import answered_rows, answers_mark
from plugins.ppid.calendars import kept_calendar
from plugins.ppid.documents import published_problems
from plugins.ppid.entries import with_items
from plugins.ppid.keeping import Keeping
from plugins.ppid.model import FOLDER, Account, Accounted, Gathered
from plugins.ppid.planning import Outcome, Planning
from plugins.ppid.services_texts import Texts
from plugins.ppid.views import ServiceDoors, ServiceEvidence
from plugins.ppid.workdays import WorkingCalendar
from plugins.registers.model import Registers
from plugins.registers.wiring import Vocabulary

S = TypeVar("S")

_YEARS_BACK, _YEARS_AHEAD = 1, 3


class PpidContributor(Contributor):
    """Reads ``ppid/`` and lays out items, lists, exempt list and compliance report."""

    def resolve(self) -> None:
        """Read and check everything, unless it is as it was, and hand over `PublicInformation` and its `Accounted`."""
        build, keeping = self.build, Keeping(self.build)
        key = keeping.key("ppid-informasi", FOLDER, build.need(Vocabulary).digest)
        self._gathered = keeping.of(key, self._gather, lambda gathered: gathered.looked)
        information = self._gathered.information
        articles, wrong = answered_rows(build.need(Newsroom).articles, information.checklist)
        build.report(*wrong)
        self._information = replace(information, articles=articles)
        build.provide(self._information)

    def pages(self) -> Iterable[AnyPage]:
        """Every page of open information; nothing where the office keeps no folder for it."""
        build, information = self.build, self._information
        self._planning: Planning | None = None
        evidence = self._service(ServiceEvidence(()))
        held = fingerprint(self._gathered.mark, answers_mark(information), evidence)
        accounted = Accounted(held, partial(self._account, evidence))
        build.provide(accounted)
        if not build.scan(FOLDER):
            return
        layout = build.need(Layout)
        self._publish(layout)
        html = self._html(layout)
        mark = fingerprint(
            build.code_digest,
            build.words_mark,
            layout.mark,
            held,
            html,
            [layout.footnotes(document.body) for document in self._gathered.texts if document.body.footnotes],
            self._service(ServiceDoors(())),
            self._alerts().documents,
        )
        make = partial(self._laid_out, layout, html, accounted)
        self._planning = Planning(build.store, "ppid-halaman", mark, make)
        build.report(*self._planning.kept.problems)
        yield from self._planning.pages()

    def home(self) -> Iterable[HomeBlock]:
        """The doors of the classes, what is new, what is due; nothing where there is no folder for it."""
        if self._planning is not None and self._planning.kept.block is not None:
            yield self._planning.kept.block

    def dress(self, page: Page) -> Page:
        """The pages of topics and regions with the items that name them."""
        return with_items(page, self._gathered.named)

    def dress_marks(self) -> Mapping[str, str]:
        """The items on the page of each entry that any names."""
        named = self._gathered.named
        return {f"{register}/{entry}/": fingerprint(links) for (register, entry), links in named.items()}

    def files(self, pages: Sequence[AnyPage]) -> Iterable[File]:
        """The downloads: list, compliance report, evidence, exempt list, due days."""
        del pages
        if self._planning is not None:
            yield from self._planning.files()

    def check(self, pages: Sequence[AnyPage], files: Sequence[File]) -> None:
        """Report links in the text of items that lead nowhere."""
        texts = Texts(self._places(self.build.need(Layout)), self._anchors())
        bodies = [(one.item.source, one.body, one.item.address) for one in self._gathered.texts]
        self.build.report(*texts.dead(bodies, pages, files))

    def _gather(self, build: Build) -> Gathered:
        from plugins.ppid.gathering import gather  # noqa: PLC0415 -- reads and checks: not where nothing is new

        return gather(build, build.need(Registers), self._calendar())

    def _account(self, evidence: ServiceEvidence) -> Account:
        from plugins.ppid.accounting import account  # noqa: PLC0415 -- as above

        return account(self._information, evidence)

    def _laid_out(self, layout: Layout, html: Mapping[str, Markup], accounted: Accounted) -> Outcome:
        from plugins.ppid.desk import Desk  # noqa: PLC0415 -- lays out: not where nothing is new
        from plugins.ppid.laying import information_laid_out  # noqa: PLC0415 -- as above

        result = accounted.account
        desk = Desk(
            information=self._information,
            account=result,
            config=self.build.config,
            words=self.build.words,
            layout=layout,
            verdict={verdict.row.id: verdict for verdict in result.verdicts},
        )
        return information_laid_out(desk, html, self._service(ServiceDoors(())), self._alerts())

    def _alerts(self) -> Alerts:
        return self._service(Alerts((), self.build.config.today, self.build.config.zone))

    def _service(self, fallback: S) -> S:
        """What the services hand over, or ``fallback`` where no service is offered."""
        try:
            return self.build.need(type(fallback))
        except LookupError:
            return fallback

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
        for file in self._gathered.files:
            _, problems = attachments.library.document(file.path, used_in=file.source, line=file.line)
            build.report(*published_problems(file.path, file.source, file.line, problems))
        for document in self._gathered.texts:
            item = document.item
            if document.body.references:
                meta = DocumentMeta(judul=item.title, ringkasan=item.title)
                build.report(*attachments.collect(item.source, file_uses(meta, document.body, document.keys)))

    def _html(self, layout: Layout) -> dict[str, Markup]:
        """The text of each document as its page shows it, by source file."""
        addresses, anchors = self._places(layout), self._anchors()
        return {
            document.item.source: Markup(  # noqa: S704 -- the reader's allow-list made it
                with_addresses(layout.attachments.with_pictures(document.body.html), addresses, anchors)
            )
            for document in self._gathered.texts
            if document.body.html
        }

    def _places(self, layout: Layout) -> Mapping[str, str]:
        """The addresses of all documents by source file; ten thousand articles are not copied for a few items."""
        own = {one.item.source: one.item.address for one in self._gathered.texts}
        return ChainMap(layout.attachments.moved, own, cast("dict[str, str]", layout.documents))

    def _anchors(self) -> dict[str, Anchors]:
        return {one.item.address: Anchors(one.item.id, frozenset(one.body.ids)) for one in self._gathered.texts}


def register() -> None:
    """Take part in the build."""
    signals.get_generators.connect(_contribute)


def _contribute(_: object) -> type[Contributor]:
    return PpidContributor
