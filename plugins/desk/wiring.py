"""The build's part: an imported draft is not published while its placeholders are unwritten."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pelican.plugins import signals

from plugins.desk.importing.problems import PLACEHOLDER, UNWRITTEN
from plugins.engine.contributor import Contributor
from plugins.engine.page import AnyPage, File
from plugins.engine.problem import Problem
from plugins.newsroom.model import Newsroom


class DeskContributor(Contributor):
    """Looks at what is about to be published, and refuses placeholders."""

    def check(self, pages: Sequence[AnyPage], files: Sequence[File]) -> None:
        """Report every placeholder in a document that is no draft."""
        del pages, files
        newsroom = self.build.need(Newsroom)
        for article in newsroom.articles:
            card = article.card
            if card.draft:
                continue
            photo = card.photo_meta if card.photo else None
            alt = photo.alt if photo else ""
            if card.title.startswith(UNWRITTEN) or card.summary.startswith(UNWRITTEN) or alt.startswith(UNWRITTEN):
                self.build.report(*placeholders(article.file, (card.title, card.summary, alt)))
        for page in newsroom.standing:
            if page.meta.status == "terbit":
                self.build.report(*placeholders(page.file, (page.meta.judul, page.meta.ringkasan)))


def placeholders(file: str, told: Iterable[str]) -> Iterator[Problem]:
    """The placeholders that title, summary and picture description (in ``told``, in this order) still hold."""
    for key, text in zip(("judul", "ringkasan", "foto: alt"), told, strict=False):
        if text.startswith(UNWRITTEN):
            yield PLACEHOLDER.at(file, key=key)


def register() -> None:
    """Take part in the build."""
    signals.get_generators.connect(_contribute)


def _contribute(_: object) -> type[Contributor]:
    return DeskContributor
