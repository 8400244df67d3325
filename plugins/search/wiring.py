"""The search's part in a build: its pages, and the index of every page that the others made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import cast

from pelican.plugins import signals

from plugins.discovery.head import description_of
from plugins.engine.chrome import Identity
from plugins.engine.contributor import Contributor
from plugins.engine.fingerprint import fingerprint, joined
from plugins.engine.page import AnyPage, File, Page, Planned
from plugins.newsroom.model import Article, Newsroom, Standing
from plugins.ppid.model import PublicInformation
from plugins.registers.model import Registers
from plugins.registers.wiring import Vocabulary
from plugins.search.index import build_index
from plugins.search.model import Searchable, numbered
from plugins.search.pages import SEARCH, SearchPages
from plugins.search.shards import index_files
from plugins.search.texts import by_address, searchable_of

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
        documents = [document for page in pages if page.listed and (document := self._document(page)) is not None]
        program = b"".join((build.config.theme / name).read_bytes() for name in PROGRAM)
        return index_files(build_index(build, numbered(documents)), program)

    def _document(self, page: AnyPage) -> Searchable | None:
        """What is searched of a page; a planned one is laid out only where its mark is new."""
        build = self.build
        if not isinstance(page, Planned):
            return self._read(page)
        key = joined(("cari-dokumen", self._shaping, page.address, page.mark))
        kept = build.store.reading(key)
        if not isinstance(kept, tuple):
            kept = (self._read(page.make()),)
            build.store.remember(key, kept)
        return cast("Searchable | None", kept[0])

    def _read(self, page: Page) -> Searchable | None:
        described = _described(self.build.config.identity, page)
        return searchable_of(described, self._documents, self.build.need(Registers))

    @cached_property
    def _shaping(self) -> str:
        """What shapes every document beside its page: code, registers, and the words around what editors wrote."""
        build = self.build
        return fingerprint(build.code_digest, build.need(Vocabulary).digest, build.words)

    @cached_property
    def _documents(self) -> Mapping[str, Article | Standing]:
        return by_address(self.build.need(Newsroom))

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
