"""The discovery room's part in a build."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace
from pelican.plugins import signals

from plugins.discovery import problems as found
from plugins.discovery.cards import CardMaker, drawing_digest, share_image
from plugins.discovery.feeds import Entries, feed_files, notice_file
from plugins.discovery.head import head_of
from plugins.discovery.publisher import PUBLISHER_KINDS
from plugins.discovery.site import Site
from plugins.discovery.sitemap import robots_file, sitemap_files
from plugins.engine.contributor import EVERY_PAGE, Contributor
from plugins.engine.fingerprint import fingerprint
from plugins.engine.page import AnyPage, FeedLink, File, Page
from plugins.media import problems_documents as media_found
from plugins.media.card_text import load_fonts
from plugins.newsroom.layout import Layout
from plugins.newsroom.lists import ArticleLists
from plugins.newsroom.model import Article, Newsroom
from plugins.newsroom.pages import NEWS
from plugins.ppid.alerts_notices import NoticeFeed
from plugins.registers.model import Register, Registers
from plugins.registers.wiring import Vocabulary

_PAGES = {
    Register.TOPIK: "plugins.tags",
    Register.PEJABAT: "plugins.tags",
    Register.LEMBAGA: "plugins.tags",
    Register.WILAYAH: "plugins.regions",
}
"""The plugin that makes the pages of each register's entries."""


class DiscoveryContributor(Contributor):
    """Fills the head of every page, and adds feeds, sitemap and robots.txt."""

    def resolve(self) -> None:
        """Take over the models that every page's head is made from."""
        build = self.build
        kind = build.config.settings.publisher_kind
        if kind not in PUBLISHER_KINDS:
            known = ", ".join(PUBLISHER_KINDS)
            build.problems.add(found.PUBLISHER_KIND.at("pelicanconf.py", kind=kind, known=known))
        paged = frozenset(register for register in Register if _PAGES[register] in self.context["PLUGINS"])
        self._site = Site(build.config, build.words, build.need(Registers), paged)
        self._digest = build.need(Vocabulary).digest
        self._articles: dict[str, Article] = {article.address: article for article in build.need(Newsroom).articles}
        self._entries: Entries | None = None

    def dress(self, page: Page) -> Page:
        """A page with its whole head."""
        article = self._articles.get(page.address)
        image = share_image(self._site, page, article)
        if article is not None and self._entries is not None:
            self._entries.prepare(article, page)
        return replace(page, head=head_of(self._site, page, article, self._site_feed(), image))

    def dress_marks(self) -> Mapping[str, str]:
        """What the head of every page says beside the page: the registers, and which of them have pages."""
        return {EVERY_PAGE: fingerprint(self._digest, sorted(self._site.paged), self._site_feed())}

    def files(self, pages: Sequence[AnyPage]) -> Iterable[File]:
        """A feed beside every list, the sitemap, robots.txt, and the share cards."""
        yield from self._cards()
        lists = self.build.need(ArticleLists).lists
        shaping = fingerprint(self.build.code_digest, self._digest, self.build.words_mark)
        self._entries = Entries(self._site, self.build.store, pages, shaping, self.build.need(Layout).own_mark)
        yield from feed_files(self._site, lists, self._entries)
        with contextlib.suppress(LookupError):  # an office need not have announcements
            yield notice_file(self._site, self.build.need(NoticeFeed))
        yield from sitemap_files(self._site, pages)
        yield robots_file(self._site)

    def _cards(self) -> Iterable[File]:
        shown = self._articles.values() if self.build.config.settings.share_cards else ()
        folder = self.build.config.theme / "fonts"
        try:
            fonts = load_fonts(folder)
        except OSError as failure:
            self.build.problems.add(media_found.CARD_FONTS.at("theme/fonts", detail=failure.strerror or str(failure)))
            return ()
        return CardMaker(self.build, fonts, drawing_digest()).files(self._site, shown)

    def _site_feed(self) -> FeedLink | None:
        """The feed of all articles, which every page names."""
        lists = self.build.need(ArticleLists).lists
        return next((item.feed for item in lists if item.address == NEWS), None)


def register() -> None:
    """Take part in the build."""
    signals.get_generators.connect(_contribute)


def _contribute(_: object) -> type[Contributor]:
    return DiscoveryContributor
