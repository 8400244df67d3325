"""The build's part: an announcement is not published while its placeholders are unwritten."""

from __future__ import annotations

from collections.abc import Sequence

from pelican.plugins import signals

from plugins.desk.importing.problems import UNWRITTEN
from plugins.desk.starting.problems import NOT_WRITTEN
from plugins.engine.contributor import Contributor
from plugins.engine.page import AnyPage, File
from plugins.ppid.alerts_model import Alerts


class StartingContributor(Contributor):
    """Looks at announcements; articles are looked at by `plugins.desk.importing`, other items have no placeholders."""

    def check(self, pages: Sequence[AnyPage], files: Sequence[File]) -> None:
        """Report every placeholder in a published announcement."""
        del pages, files
        for document in self.build.need(Alerts).documents:
            alert = document.alert
            for key, text in (("judul", alert.title), ("ringkasan", document.summary), ("penerbit", alert.issuer)):
                if text.startswith(UNWRITTEN):
                    self.build.report(NOT_WRITTEN.at(alert.source, alert.line, key=key))


def register() -> None:
    """Take part in the build."""
    signals.get_generators.connect(_contribute)


def _contribute(_: object) -> type[Contributor]:
    return StartingContributor
