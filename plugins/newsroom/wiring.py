"""The newsroom's part in a build."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from pelican.plugins import signals

from plugins.engine.contributor import Contributor
from plugins.engine.home import HomeBlocks
from plugins.engine.page import File, Page
from plugins.media.load import MediaLibrary
from plugins.newsroom.attachments import Attachments
from plugins.newsroom.home import with_blocks
from plugins.newsroom.layout import Layout
from plugins.newsroom.lists import ArticleLists
from plugins.newsroom.load import DocumentReader, Reading
from plugins.newsroom.markup.reader import BodyConfig, BodyReader
from plugins.newsroom.mentions import name_all
from plugins.newsroom.pages import article_lists, newsroom_pages
from plugins.newsroom.resolve import resolve_all
from plugins.newsroom.schema import ArticleMeta, StandingMeta
from plugins.newsroom.targets import Anchors, Places, dead_links
from plugins.registers.model import AnyEntry, Register, Registers


class NewsroomContributor(Contributor):
    """Reads ``berita/`` and ``halaman/``, and lays out everything the newsroom shows."""

    def read(self) -> None:
        """Read every document, from the cache where nothing changed."""
        bodies = BodyReader(BodyConfig(site_url=self.build.config.settings.siteurl))
        reader = DocumentReader(self.build, bodies)
        self._articles = list(reader.articles())
        self._standing = list(reader.standing())

    def resolve(self) -> None:
        """Settle dates, register entries and named files; hand over the `Newsroom`."""
        build = self.build
        resolved = resolve_all(self._articles, self._standing, build.need(Registers), build.config)
        build.report(*resolved.problems)
        named = name_all(resolved.newsroom.articles, build, self._has_page)
        self._newsroom = replace(resolved.newsroom, articles=tuple(named))
        self._library = MediaLibrary(build)
        self._attachments = Attachments(build.config.content, self._library)
        published = {document.file for document in self._newsroom.documents}
        readings: list[Reading[ArticleMeta] | Reading[StandingMeta]] = [*self._articles, *self._standing]
        self._checked = [reading for reading in readings if reading.file in published or not reading.complete]
        for reading in self._checked:
            if reading.meta is not None and reading.body is not None:
                found = self._attachments.collect(reading.file, reading.meta, reading.body, reading.keys)
                build.report(*found)
        build.provide(self._newsroom)

    def pages(self) -> Iterable[Page]:
        """Every page of the newsroom."""
        layout = self._layout()
        self.build.provide(layout)
        self.build.provide(ArticleLists(article_lists(self._newsroom, layout)))
        yield from newsroom_pages(self._newsroom, layout)

    def dress(self, page: Page) -> Page:
        """The home page with what other rooms put on it."""
        return with_blocks(page, self.build.need(HomeBlocks))

    def files(self, pages: Sequence[Page]) -> Iterable[File]:
        """The pictures and documents that articles and pages name."""
        del pages
        return self._library.files()

    def check(self, pages: Sequence[Page], files: Sequence[File]) -> None:
        """Report links that lead nowhere, and what is wrong with files that nothing names."""
        self.build.report(*self._library.survey())
        documents = {document.file: document.address for document in self._newsroom.documents}
        places = Places(
            documents=documents | self._attachments.moved,
            addresses=frozenset({page.address for page in pages} | {file.address for file in files}),
            anchors=self._anchors(),
        )
        for reading in self._checked:
            if reading.body is not None:
                self.build.report(*dead_links(reading.file, reading.body, documents.get(reading.file, ""), places))

    def _layout(self) -> Layout:
        registers = self.build.need(Registers)
        return Layout(
            config=self.build.config,
            words=self.build.words,
            registers=registers,
            attachments=self._attachments,
            documents={document.file: document.address for document in self._newsroom.documents},
            anchors=self._anchors(),
            published=frozenset(entry.address for entry in registers if self._has_page(entry)),
        )

    def _anchors(self) -> dict[str, Anchors]:
        return {document.address: Anchors.of(document) for document in self._newsroom.documents}

    def _has_page(self, entry: AnyEntry) -> bool:
        """Whether the plugin that makes the page of an entry is in use."""
        maker = "plugins.regions" if entry.register is Register.WILAYAH else "plugins.tags"
        return maker in self.context["PLUGINS"]


def register() -> None:
    """Take part in the build."""
    signals.get_generators.connect(_contribute)


def _contribute(_: object) -> type[Contributor]:
    return NewsroomContributor
