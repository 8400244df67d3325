"""The build's part: an imported draft is not published while its placeholders are unwritten."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pelican.plugins import signals

from plugins.desk.importing.problems import PLACEHOLDER
from plugins.engine.contributor import Contributor
from plugins.engine.page import AnyPage, File
from plugins.engine.problem import Problem
from plugins.newsroom.model import Newsroom

UNWRITTEN = "(belum ditulis"
"""How every placeholder of an import begins."""


class ImportContributor(Contributor):
    """Looks at what is about to be published, and refuses placeholders."""

    def check(self, pages: Sequence[AnyPage], files: Sequence[File]) -> None:
        """Report every placeholder in a document that is no draft."""
        del pages, files
        newsroom = self.build.need(Newsroom)
        for article in newsroom.articles:
            photo = article.card.photo_meta
            told = {
                "judul": article.card.title,
                "ringkasan": article.card.summary,
                "foto: alt": photo.alt if photo else "",
            }
            self.build.report(*placeholders(article.file, told))
        for page in newsroom.standing:
            self.build.report(*placeholders(page.file, {"judul": page.meta.judul, "ringkasan": page.meta.ringkasan}))


def placeholders(file: str, told: Mapping[str, str]) -> Iterator[Problem]:
    """The placeholders that the keys of a document still hold."""
    for key, text in told.items():
        if text.startswith(UNWRITTEN):
            yield PLACEHOLDER.at(file, key=key)


def register() -> None:
    """Take part in the build."""
    signals.get_generators.connect(_contribute)


def _contribute(_: object) -> type[Contributor]:
    return ImportContributor
