"""An Atom feed beside every list of articles, with the newest articles in full, and one of announcements."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime, time
from functools import partial
from itertools import islice

from plugins.discovery.atom import Category, Entry, Feed, entry_xml, feed_bytes, feed_head_xml
from plugins.discovery.entry import article_entry, office
from plugins.discovery.site import Site, plain
from plugins.engine.fingerprint import joined
from plugins.engine.page import AnyPage, DataFile, MadeFile, Page, laid_out
from plugins.engine.store import Store
from plugins.newsroom.lists import ArticleList
from plugins.newsroom.model import Article
from plugins.newsroom.views import ArticleView
from plugins.ppid.alerts_notices import NoticeEntry, NoticeFeed

FEED_YEAR = 2026
"""The year in the identifiers of feeds (RFC 4151 asks for a date). It must never change."""


class Entries:
    """The articles of one build as entries of feeds, each composed once and kept while what it says stays the same.

    ``pages`` are those of the site; ``shaping`` covers what shapes every entry: code, registers, words; ``mark_of``
    gives what else shapes what the page of an article says of it.
    """

    def __init__(
        self, site: Site, store: Store, pages: Sequence[AnyPage], shaping: str, mark_of: Callable[[Article], str]
    ) -> None:
        self._site, self._store, self._shaping, self._mark_of = site, store, shaping, mark_of
        self._pages = {page.address: page for page in pages}
        self._marks: dict[str, str] = {}

    def newest(self, articles: Iterable[Article], limit: int) -> tuple[Article, ...]:
        """The first articles that have a page."""
        return tuple(islice((article for article in articles if article.address in self._pages), limit))

    def mark(self, article: Article) -> str:
        """What covers an entry; also the key under which the store keeps it."""
        mark = self._marks.get(article.address)
        if mark is None:
            mark = self._marks[article.address] = f"entri {self._shaping} {self._mark_of(article)}"
        return mark

    def hold(self) -> None:
        """Keep the entries whose marks were asked for in the store: another feed may need them after the next edit."""
        self._store.hold(*self._marks.values())

    def xml(self, article: Article) -> str:
        """An entry as XML."""
        key = self.mark(article)
        kept = self._store.reading(key)
        if isinstance(kept, str):
            return kept
        return self._composed(key, article, laid_out(self._pages[article.address]))

    def prepare(self, article: Article, page: Page) -> None:
        """Compose the entry of an article whose page is laid out anyway, where a feed shows it and nothing is kept."""
        key = self._marks.get(article.address)
        if key is not None and not self._store.has(key):
            self._composed(key, article, page)

    def _composed(self, key: str, article: Article, page: Page) -> str:
        if not isinstance(page.model, ArticleView):
            raise TypeError(f"the page at {article.address} shows no article")
        made = entry_xml(article_entry(self._site, article, page, page.model))
        self._store.remember(key, made)
        return made


def feed_files(site: Site, lists: Sequence[ArticleList], entries: Entries) -> Iterator[MadeFile]:
    """A file for each list; entries are made once, however many feeds they stand in."""
    size = site.config.settings.feed_size
    said = repr((site.base, site.identity))
    for wanted in lists:
        articles = entries.newest(wanted.articles, size)
        # The marks of the entries cover the newest change; an empty feed shows the day of the build.
        day = "" if articles else str(site.config.today)
        mark = joined((said, day, wanted.address, wanted.title, wanted.intro, *map(entries.mark, articles)))
        yield MadeFile(wanted.feed.address, mark, partial(_feed, site, wanted, articles, entries))
    entries.hold()


def _feed(site: Site, wanted: ArticleList, articles: Sequence[Article], entries: Entries) -> bytes:
    head = feed_head_xml(feed_of(site, wanted, articles))
    return feed_bytes(head, tuple(entries.xml(article) for article in articles))


def feed_of(site: Site, wanted: ArticleList, articles: Sequence[Article]) -> Feed:
    """What the feed of a list says of itself. It is as new as the newest change among its articles."""
    # An empty feed must be dated too (RFC 4287, section 4.1.1); the build date is the only day there is.
    empty = datetime.combine(site.config.today, time(), tzinfo=site.zone)
    updated = max((article.updated or article.moment for article in articles), default=empty)
    return Feed(
        id=site.tag_uri(wanted.feed.address, FEED_YEAR),
        title=f"{wanted.title} – {site.identity.name}",
        subtitle=wanted.intro,
        url=site.url(wanted.feed.address),
        page=site.url(wanted.address),
        updated=site.moment(updated),
        author=office(site),
        rights=f"© {site.identity.office}",
    )


def notice_file(site: Site, notices: NoticeFeed) -> DataFile:
    """The feed of public announcements: the newest in full, those that are over among them."""
    shown = notices.entries[: site.config.settings.feed_size]
    head = Feed(
        id=site.tag_uri(notices.address, FEED_YEAR),
        title=f"{notices.title} – {site.identity.name}",
        subtitle=notices.intro,
        url=site.url(notices.address),
        page=site.url(notices.page),
        updated=site.moment(max(entry.updated for entry in shown)),
        author=office(site),
        rights=f"© {site.identity.office}",
    )
    entries = tuple(entry_xml(_notice(site, entry, notices.page)) for entry in shown)
    return DataFile(notices.address, feed_bytes(feed_head_xml(head), entries))


def _notice(site: Site, entry: NoticeEntry, page: str) -> Entry:
    return Entry(
        id=site.tag_uri(entry.address, entry.published.year),
        title=plain(entry.title),
        url=site.url(entry.address),
        published=site.moment(entry.published),
        updated=site.moment(entry.updated),
        authors=(office(site),),
        categories=(Category(entry.term, site.url(page), entry.label),),
        summary=plain(entry.summary),
        content=site.html(str(entry.html), entry.address),
    )
