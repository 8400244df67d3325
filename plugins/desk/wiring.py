"""The build's part: an imported draft is not published while its placeholders are unwritten."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pelican.plugins import signals

from plugins.desk.importing.draft import UNWRITTEN
from plugins.desk.importing.problems import PLACEHOLDER
from plugins.engine.contributor import Contributor
from plugins.engine.page import File, Page
from plugins.engine.problem import Problem
from plugins.newsroom.model import Newsroom
from plugins.newsroom.schema import ArticleMeta


class DeskContributor(Contributor):
    """Looks at what is about to be published, and refuses placeholders."""

    def check(self, pages: Sequence[Page], files: Sequence[File]) -> None:
        """Report every placeholder in a document that is no draft."""
        del pages, files
        for document in self.build.need(Newsroom).documents:
            if document.meta.status == "terbit":
                self.build.report(*placeholders(document.file, document.meta))


def placeholders(file: str, meta: object) -> Iterator[Problem]:
    """The placeholders that a front matter still holds."""
    for key in ("judul", "ringkasan"):
        if str(getattr(meta, key, "")).startswith(UNWRITTEN):
            yield PLACEHOLDER.at(file, key=key)
    if isinstance(meta, ArticleMeta) and meta.foto is not None and meta.foto.alt.startswith(UNWRITTEN):
        yield PLACEHOLDER.at(file, key="foto: alt")


def register() -> None:
    """Take part in the build."""
    signals.get_generators.connect(_contribute)


def _contribute(_: object) -> type[Contributor]:
    return DeskContributor
