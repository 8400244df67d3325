"""The search's part in a build: its pages, and the index of every page that the others made."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from pelican.plugins import signals

from plugins.discovery.head import description_of
from plugins.engine.chrome import Identity
from plugins.engine.contributor import Contributor
from plugins.engine.page import AnyPage, File, Page, laid_out
from plugins.newsroom.model import Newsroom
from plugins.ppid.model import PublicInformation
from plugins.registers.model import Registers
from plugins.search.index import build_index
from plugins.search.model import numbered
from plugins.search.pages import SEARCH, SearchPages
from plugins.search.shards import index_files
from plugins.search.texts import searchables

PROGRAM = ("scripts/cari-kata.js", "scripts/cari.js")
"""The page's script in the theme, in its order."""


class SearchContributor(Contributor):
    """Lays out the search page, and writes the index from the finished pages."""

    search_page = SEARCH

    def pages(self) -> Iterable[Page]:
        """The search page and the titles by letter."""
        build = self.build
        yield from SearchPages(
            newsroom=build.need(Newsroom),
            registers=build.need(Registers),
            information=self._information(),
            words=build.words,
        ).pages()

    def files(self, pages: Sequence[AnyPage]) -> Iterable[File]:
        """The index of all documents."""
        build = self.build
        whole = (laid_out(page) for page in pages if page.listed)
        described = (_described(build.config.identity, page) for page in whole)
        documents = searchables(described, build.need(Newsroom), build.need(Registers))
        program = b"".join((build.config.theme / name).read_bytes() for name in PROGRAM)
        return index_files(build_index(build, numbered(documents)), program)

    def _information(self) -> PublicInformation | None:
        build = self.build
        if not (build.config.content / "ppid").is_dir():
            return None
        try:
            return build.need(PublicInformation)
        except LookupError:
            return None


def _described(identity: Identity, page: Page) -> Page:
    """A page with the description that its head will have."""
    return replace(page, head=replace(page.head, description=description_of(identity, page)))


def register() -> None:
    """Take part in the build."""
    signals.get_generators.connect(_contribute)


def _contribute(_: object) -> type[Contributor]:
    return SearchContributor
