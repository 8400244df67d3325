"""An Atom feed beside every list of articles, with the newest articles in full, and one of announcements."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, time
from functools import partial

from plugins.discovery.atom import Category, Entry, Feed, entry_xml, feed_bytes, feed_head_xml
from plugins.discovery.entry import article_entry, office
from plugins.discovery.site import Site, plain
from plugins.engine.fingerprint import fingerprint
from plugins.engine.page import DataFile, MadeFile, Page
from plugins.newsroom.lists import ArticleList
from plugins.newsroom.model import Article
from plugins.newsroom.views import ArticleView
from plugins.ppid.alerts_notices import NoticeEntry, NoticeFeed

FEED_YEAR = 2026
"""The year in the identifiers of feeds (RFC 4151 asks for a date). It must never change."""


def feed_files(site: Site, lists: Sequence[ArticleList], pages: Sequence[Page]) -> Iterator[MadeFile]:
    """A file for each list; entries are made once, however many feeds they stand in."""
    shown = {page.address: page for page in pages}
    size = site.config.settings.feed_size
    made: dict[str, str] = {}
    marks: dict[str, str] = {}
    for wanted in lists:
        articles = [article for article in wanted.articles if article.address in shown][:size]
        for article in articles:
            if article.address not in made:
                made[article.address] = _entry(site, article, shown)
                marks[article.address] = fingerprint(made[article.address])
        head = feed_head_xml(feed_of(site, wanted, articles))
        entries = tuple(made[article.address] for article in articles)
        mark = fingerprint(head, tuple(marks[article.address] for article in articles))
        yield MadeFile(wanted.feed.address, mark, partial(feed_bytes, head, entries))


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


def _entry(site: Site, article: Article, shown: Mapping[str, Page]) -> str:
    page = shown[article.address]
    if not isinstance(page.model, ArticleView):
        raise TypeError(f"the page at {article.address} shows no article")
    return entry_xml(article_entry(site, article, page, page.model))


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
