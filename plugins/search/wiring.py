"""The search's part in a build: its pages, and the index of every page that the others made."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from msgspec.structs import replace
from pelican.plugins import signals

from plugins.discovery.head import description_of
from plugins.engine.chrome import Identity
from plugins.engine.contributor import Contributor
from plugins.engine.files import has_files
from plugins.engine.fingerprint import fingerprint, joined
from plugins.engine.page import AnyPage, File, Page, Planned
from plugins.newsroom.lists import part_address
from plugins.newsroom.model import Newsroom, Standing
from plugins.ppid.model import PublicInformation
from plugins.registers.model import Registers
from plugins.registers.wiring import Vocabulary
from plugins.search.index import Index
from plugins.search.model import Searchable, Sources
from plugins.search.pages import SearchPage
from plugins.search.stems import register_names
from plugins.search.texts import searchable_article, searchable_of, standing_pages
from plugins.search.titles import SEARCH, TITLES, Titled, TitlePages

_PART = re.compile(rf"/{part_address('', 0).strip('/').removesuffix('0')}[0-9]+/$")
"""The older parts of a list (`plugins.newsroom.lists.part_address`), which are no documents, and many."""

PROGRAM = ("scripts/cari-kata.js", "scripts/cari.js")
"""The page's script in the theme, in its order."""


class SearchContributor(Contributor):
    """Lays out the search page, and writes the index from the finished pages."""

    search_page = SEARCH

    def pages(self) -> Iterable[AnyPage]:
        """The search page and the titles by letter."""
        build, newsroom, information = self.build, self.build.need(Newsroom), self._information()
        titled = Titled(newsroom, information)
        titles = TitlePages(titled, build.words, build.store, self._worded)
        search = SearchPage(newsroom, build.need(Registers), information, build.words)
        letters = [link.address for link in titles.links]
        mark = joined((self._shaping, titled.digest, *letters, "" if information is None else "ppid"))
        yield Planned(SEARCH, build.words.search.title, mark, lambda: search.page(titles.links))
        yield from titles.pages()

    def files(self, pages: Sequence[AnyPage]) -> Iterable[File]:
        """The index of all documents."""
        build = self.build
        program = b"".join((build.config.theme / name).read_bytes() for name in PROGRAM)
        workers = build.config.settings.build_workers
        sources = self._sources(pages)
        return Index(build.store, self._shaping, self._names, sources, program, workers).files()

    def _sources(self, pages: Sequence[AnyPage]) -> Sources:
        """Every page that may be a document; a planned one is laid out only where its mark is new."""
        registers, words = self.build.need(Registers), self.build.words
        articles = {article.address: article for article in self.build.need(Newsroom).articles}
        marks: dict[str, str] = {}
        planned: dict[str, Planned] = {}
        documents: dict[str, Searchable] = {}
        for page in pages:
            address = page.address
            if not page.listed:
                continue
            if address in articles:
                # What is searched of an article is in its texts: what else its page shows is no reason to read it.
                marks[address] = articles[address].digest
            elif not isinstance(page, Planned):
                document = self._read(page)
                if document is not None:
                    marks[address], documents[address] = fingerprint(document), document
            elif page.source or not (_PART.search(address) or address.startswith(TITLES)):
                marks[address], planned[address] = page.mark, page

        def read(address: str) -> Searchable | None:
            if address in articles:
                return searchable_article(articles[address], registers, words)
            return documents[address] if address in documents else self._laid_out(planned[address])

        return Sources(marks, read)

    def _laid_out(self, page: Planned) -> Searchable | None:
        return self._read(page.make())

    def _read(self, page: Page) -> Searchable | None:
        described = _described(self.build.config.identity, page)
        return searchable_of(described, self._standing, self.build.need(Registers))

    @cached_property
    def _worded(self) -> str:
        """What shapes every page of the room: code, and the words around what editors wrote."""
        return fingerprint(self.build.code_digest, self.build.words_mark)

    @cached_property
    def _shaping(self) -> str:
        """What shapes every document beside its page: the same, and the registers."""
        return joined((self._worded, self.build.need(Vocabulary).digest))

    def _names(self) -> frozenset[str]:
        """The forms of the names of people and regions."""
        registers = self.build.need(Registers)
        return register_names(entry.name for entry in (*registers.officials.values(), *registers.regions.values()))

    @cached_property
    def _standing(self) -> Mapping[str, Standing]:
        return standing_pages(self.build.need(Newsroom))

    def _information(self) -> PublicInformation | None:
        build = self.build
        if not has_files(build.config.content, "ppid"):
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
