"""The head of a page: description, canonical address, OpenGraph, feeds and JSON-LD, all from the page's model.

OpenGraph (https://ogp.me/) repeats a name for several values, so properties are pairs in order.
"""

from __future__ import annotations

from collections.abc import Iterator

from plugins.discovery.graph import script
from plugins.discovery.site import Site, plain
from plugins.discovery.webpage import HOME, has_address, page_graph
from plugins.engine.chrome import Identity
from plugins.engine.page import FeedLink, Head, Page
from plugins.newsroom.model import Article
from plugins.newsroom.photo import Photo
from plugins.newsroom.views import ArticleView
from plugins.registers.lookup import resolve
from plugins.registers.model import Register

LOCALE = "id_ID"


def head_of(site: Site, page: Page, article: Article | None, site_feed: FeedLink | None, image: Photo | None) -> Head:
    """The head of one page, added to what an earlier plugin may have put there; ``image`` stands for the page."""
    description = description_of(site.identity, page)
    return Head(
        description=description,
        canonical=page.head.canonical or (site.url(page.address) if has_address(page) else ""),
        properties=(*_properties(site, page, article, description, image), *page.head.properties),
        names=(("twitter:card", "summary_large_image" if image else "summary"), *page.head.names),
        json_ld=page.head.json_ld or script(page_graph(site, page, description, article, image)),
        feeds=tuple(_feeds(site, page, site_feed)),
    )


def description_of(identity: Identity, page: Page) -> str:
    """What a page is about: its own description, else the ``summary`` or ``intro`` of its model.

    The home page, which has neither, is described by the site's name and tagline.
    """
    if page.head.description:
        return plain(page.head.description)
    for name in ("summary", "intro"):
        text = getattr(page.model, name, "")
        if isinstance(text, str) and text:
            return plain(text)
    if page.address == HOME:
        return plain(f"{identity.office}: {identity.tagline}" if identity.tagline else identity.office)
    return ""


def _properties(
    site: Site, page: Page, article: Article | None, description: str, image: Photo | None
) -> Iterator[tuple[str, str]]:
    yield "og:type", "website" if article is None else "article"
    yield "og:title", site.identity.name if page.address == HOME else plain(page.title)
    if description:
        yield "og:description", description
    if has_address(page):
        yield "og:url", site.url(page.address)
    yield "og:locale", LOCALE
    yield "og:site_name", site.identity.name
    if image is not None:
        yield "og:image", site.url(image.address)
        yield "og:image:width", str(image.width)
        yield "og:image:height", str(image.height)
        yield "og:image:alt", plain(image.alt)
    if article is not None and isinstance(page.model, ArticleView):
        yield from _article_properties(site, article, page.model)


def _article_properties(site: Site, article: Article, view: ArticleView) -> Iterator[tuple[str, str]]:
    yield "article:published_time", site.moment(article.meta.tanggal)
    if article.updated is not None:
        yield "article:modified_time", site.moment(article.updated)
    yield "article:section", view.kind
    topics = (resolve(site.registers, Register.TOPIK, topic) for topic in article.meta.topik)
    names = [topic.name for topic in topics if topic is not None]
    for name in dict.fromkeys((*names, *article.meta.tags)):
        yield "article:tag", plain(name)


def _feeds(site: Site, page: Page, site_feed: FeedLink | None) -> Iterator[FeedLink]:
    """The feed of the page's own list first, then the feed of everything; each once."""
    own = getattr(page.model, "feed", None)
    words = site.words.newsroom.lists
    found = [own, site_feed, *page.head.feeds]
    links = {link.address: link for link in reversed(found) if isinstance(link, FeedLink)}
    order = dict.fromkeys(link.address for link in found if isinstance(link, FeedLink))
    for address in order:
        yield FeedLink(words.feed.format(title=links[address].title), address)
