"""The announcements' part in a build."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from pelican.plugins import signals

from plugins.engine import chrome
from plugins.engine.contributor import Build, Contributor
from plugins.engine.page import AnyPage, File, Page
from plugins.newsroom.layout import Layout
from plugins.ppid.alerts_model import FOLDER, Alerts
from plugins.ppid.keeping import Keeping
from plugins.ppid.services_texts import Texts

if TYPE_CHECKING:
    from plugins.ppid.alerts_pages import AlertPages


class AlertsContributor(Contributor):
    """Reads ``ppid/peringatan/``, shows the banner while one holds, and lays out a page for each.

    Hands over the `Alerts`, for the list of announcements, and their `NoticeFeed`, for the feed.
    """

    def read(self) -> None:
        """Read the announcements."""
        keeping = Keeping(self.build)
        self._alerts = keeping.of(keeping.key("ppid-peringatan", FOLDER), _read)
        self.build.provide(self._alerts)

    def alerts(self) -> Iterable[chrome.Alert]:
        """The banner of every page."""
        if self._alerts.holding:
            yield from self._pages(Texts({}, {})).banner()  # no text is shown there

    def pages(self) -> Iterable[Page]:
        """A page for each announcement."""
        if self._alerts.documents:
            layout = self._layout()
            self.build.provide(layout.notices())
            yield from layout.pages()

    def files(self, pages: Sequence[AnyPage]) -> Iterable[File]:
        """All announcements as JSON."""
        del pages
        if self._alerts.documents:
            yield self._layout().data()

    def check(self, pages: Sequence[AnyPage], files: Sequence[File]) -> None:
        """Report links of the texts that lead nowhere."""
        bodies = [
            (document.alert.source, body, document.address)
            for document in self._alerts.documents
            for body in document.bodies.values()
        ]
        self.build.report(*Texts.of(self.build.need(Layout)).dead(bodies, pages, files))

    def _layout(self) -> AlertPages:
        return self._pages(Texts.of(self.build.need(Layout)))

    def _pages(self, texts: Texts) -> AlertPages:
        from plugins.ppid.alerts_pages import AlertPages  # noqa: PLC0415 -- most sites have no announcement

        return AlertPages(self._alerts, self.build.words.ppid.layanan, self.build.config, texts)


def _read(build: Build) -> Alerts:
    from plugins.newsroom.markup.reader import BodyConfig, BodyReader  # noqa: PLC0415 -- not where nothing is new
    from plugins.ppid.alerts_load import AlertReader  # noqa: PLC0415 -- as above

    return AlertReader(build, BodyReader(BodyConfig(site_url=build.config.settings.siteurl))).read()


def register() -> None:
    """Take part in the build."""
    signals.get_generators.connect(_contribute)


def _contribute(_: object) -> type[Contributor]:
    return AlertsContributor
