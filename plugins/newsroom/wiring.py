"""The newsroom's part in a build."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

from pelican.plugins import signals

from plugins.engine.contributor import Contributor
from plugins.engine.fingerprint import fingerprint
from plugins.engine.home import HomeBlocks
from plugins.engine.page import AnyPage, File, Page
from plugins.engine.store import Store
from plugins.media.load import MediaLibrary
from plugins.newsroom.attachments import Attachments, file_uses
from plugins.newsroom.body import Reference
from plugins.newsroom.home import HOME, with_blocks
from plugins.newsroom.intake import Intake
from plugins.newsroom.layout import Layout
from plugins.newsroom.lists import ArticleLists
from plugins.newsroom.load import DocumentReader
from plugins.newsroom.markup.reader import BodyConfig, BodyReader
from plugins.newsroom.mentions import Namer
from plugins.newsroom.model import Article, FileUse, Newsroom, newest_first
from plugins.newsroom.pages import article_lists, newsroom_pages
from plugins.newsroom.related import relate_kept
from plugins.newsroom.resolve import resolve_standing
from plugins.newsroom.targets import AnchorsByAddress, Places, dead_links
from plugins.registers.mentions import MentionIndex
from plugins.registers.model import AnyEntry, Register, Registers
from plugins.registers.wiring import Vocabulary


class NewsroomContributor(Contributor):
    """Reads ``berita/`` and ``halaman/``, and lays out everything the newsroom shows."""

    def read(self) -> None:
        """Read every document, from the cache where nothing changed."""
        build = self.build
        bodies = BodyReader(BodyConfig(site_url=build.config.settings.siteurl))
        reader = DocumentReader(build, bodies)
        self._standing = list(reader.standing())
        registers = build.need(Registers)
        names = fingerprint("names", build.code_digest, build.need(Vocabulary).digest)
        build.store.hold(names)
        keep = partial(_kept_index, build.store, names)
        namer = Namer(registers, self._has_page, build.config.content, keep)
        made = tuple(register.value for register in Register if self._makes(register))
        self._vocabulary = fingerprint(build.need(Vocabulary).digest, made)
        self._intake = Intake(build, reader, registers, namer, self._vocabulary)
        self._rows = self._intake.rows()

    def resolve(self) -> None:
        """Settle dates, register entries and named files; hand over the `Newsroom`."""
        build = self.build
        standing, problems = resolve_standing(self._standing, build.need(Registers), build.config)
        build.report(*problems)
        articles: list[Article] = []
        self._library = MediaLibrary(build)
        self._attachments = Attachments(build.config.content, self._library)
        self._links: list[tuple[str, Sequence[Reference]]] = []
        for row in self._rows:
            held, article = self._intake.held_back(row), self._intake.article(row)
            shown = article is not None and (not held or build.config.preview)
            if article is not None and shown:
                articles.append(article)
            if row.problems or held or row.remarks:
                build.report(*row.problems, *held, *(row.remarks if shown else ()))
            if (row.uses or row.links) and (article is None or shown):
                self._check_files(row.file, row.uses, row.links)
        published = {page.file for page in standing}
        for reading in self._standing:
            if (
                (reading.file in published or not reading.complete)
                and reading.meta is not None
                and reading.body is not None
            ):
                uses = file_uses(reading.meta, reading.body, reading.keys)
                self._check_files(reading.file, uses, reading.body.links)
        self._newsroom = Newsroom(newest_first(articles), standing)
        self._anchors = AnchorsByAddress(self._newsroom.documents)
        build.provide(self._newsroom)

    def pages(self) -> Iterable[AnyPage]:
        """Every page of the newsroom."""
        build, layout = self.build, self._layout()
        build.provide(layout)
        lists = article_lists(self._newsroom, layout)
        build.provide(ArticleLists(lists))
        size = build.config.settings.related_size
        related = relate_kept(self._newsroom, size, build.store, build.code_digest)
        yield from newsroom_pages(self._newsroom, layout, related, lists)

    def dress(self, page: Page) -> Page:
        """The home page with what other rooms put on it."""
        return with_blocks(page, self.build.need(HomeBlocks))

    def dress_marks(self) -> Mapping[str, str]:
        """The home page changes with what other rooms put on it."""
        return {HOME: fingerprint(self.build.need(HomeBlocks))}

    def files(self, pages: Sequence[AnyPage]) -> Iterable[File]:
        """The pictures and documents that articles and pages name."""
        del pages
        return self._library.files()

    def check(self, pages: Sequence[AnyPage], files: Sequence[File]) -> None:
        """Report links that lead nowhere, and what is wrong with files that nothing names."""
        self.build.report(*self._library.survey())
        documents = {document.file: document.address for document in self._newsroom.documents}
        places = Places(
            documents=documents | self._attachments.moved,
            addresses=frozenset({page.address for page in pages} | {file.address for file in files}),
            anchors=self._anchors,
        )
        for file, links in self._links:
            self.build.report(*dead_links(file, links, documents.get(file, ""), places))

    def _check_files(self, file: str, uses: Iterable[FileUse], links: Sequence[Reference]) -> None:
        """Read the files that a document names, and remember its links for the end."""
        self.build.report(*self._attachments.collect(file, uses))
        if links:
            self._links.append((file, links))

    def _layout(self) -> Layout:
        registers = self.build.need(Registers)
        return Layout(
            config=self.build.config,
            words=self.build.words,
            registers=registers,
            attachments=self._attachments,
            documents={document.file: document.address for document in self._newsroom.documents},
            anchors=self._anchors,
            published=frozenset(entry.address for entry in registers if self._has_page(entry)),
            mark=self._vocabulary,
        )

    def _has_page(self, entry: AnyEntry) -> bool:
        """Whether the plugin that makes the page of an entry is in use."""
        return self._makes(entry.register)

    def _makes(self, register: Register) -> bool:
        maker = "plugins.regions" if register is Register.WILAYAH else "plugins.tags"
        return maker in self.context["PLUGINS"]


def _kept_index(store: Store, key: str, make: Callable[[], MentionIndex]) -> MentionIndex:
    """The index of all names as an earlier build made it: fetching it takes a fifth of the time of making it."""

    def kept() -> MentionIndex:
        known = store.reading(key)
        if isinstance(known, MentionIndex):
            return known
        made = make()
        store.remember(key, made)
        return made

    return store.at_hand(key, kept)


def register() -> None:
    """Take part in the build."""
    signals.get_generators.connect(_contribute)


def _contribute(_: object) -> type[Contributor]:
    return NewsroomContributor
