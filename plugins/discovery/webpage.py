"""Any page as JSON-LD: the page, the way to it, what it lists; and the whole graph of a page."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.discovery.entries import described_nodes, lists_entries, main_entity
from plugins.discovery.graph import Node, merged, reference
from plugins.discovery.information import information_entity, information_nodes
from plugins.discovery.news import claim_review, news_article
from plugins.discovery.publisher import publisher, publisher_id, publisher_in_full, website, website_id
from plugins.discovery.site import Site, plain
from plugins.engine.page import Page
from plugins.engine.words import LANGUAGE
from plugins.newsroom.model import Article
from plugins.newsroom.photo import Photo
from plugins.newsroom.views import ArticleView, ListView, OutlineView, Teaser, TeaserGroup

HOME = ""
SPECIAL = {"tentang/": "AboutPage", "kontak/": "ContactPage"}
"""Standing pages whose kind schema.org knows."""


def page_graph(
    site: Site, page: Page, description: str, article: Article | None, image: Photo | None
) -> Iterator[Node]:
    """Every node of one page's graph. ``article`` is the article that the page shows, ``image`` stands for it."""
    whole = page.address == HOME or page.address in SPECIAL
    yield publisher_in_full(site) if whole else publisher(site)
    if page.address == HOME:
        yield website(site)
    yield webpage(site, page, description)
    yield from described_nodes(site, page)
    yield from information_nodes(site, page)
    if has_address(page) and len(page.crumbs) > 1:
        yield breadcrumbs(site, page)
    if article is not None and isinstance(page.model, ArticleView):
        yield news_article(site, article, page.model, image)
        review = claim_review(site, article, page.model)
        if review is not None:
            yield review


def webpage(site: Site, page: Page, description: str) -> Node:
    """The page itself, of the kind that schema.org has for it."""
    url = site.url(page.address) if has_address(page) else None
    listed = item_list(site, teasers(page.model))
    kind = SPECIAL.get(page.address, "CollectionPage" if listed or _collects(page.model) else "WebPage")
    about = kind in SPECIAL.values() or page.address == HOME
    return merged(
        {"@type": kind if page.address != HOME else "WebPage", "@id": _page_id(site, page, url), "url": url},
        {"name": plain(page.title)},
        {"description": description, "inLanguage": LANGUAGE},
        {"isPartOf": reference(website_id(site)), "publisher": reference(publisher_id(site))},
        {"about": reference(publisher_id(site)) if about else None},
        {"dateModified": None if page.modified is None else site.moment(page.modified)},
        {"breadcrumb": reference(f"{url}#jejak") if url and len(page.crumbs) > 1 else None},
        {"mainEntity": _main_entity(page, url) or main_entity(site, page) or information_entity(site, page) or listed},
    )


def breadcrumbs(site: Site, page: Page) -> Node:
    """The way from the home page; its last step is the page itself."""
    own = site.url(page.address)
    return {
        "@type": "BreadcrumbList",
        "@id": f"{own}#jejak",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "name": plain(crumb.title),
                "item": own if crumb.address is None else site.url(crumb.address),
            }
            for position, crumb in enumerate(page.crumbs, start=1)
        ],
    }


def item_list(site: Site, listed: tuple[Teaser, ...]) -> Node | None:
    """The articles that a page lists, newest first."""
    if not listed:
        return None
    return {
        "@type": "ItemList",
        "numberOfItems": len(listed),
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": plain(teaser.title), "url": site.url(teaser.address)}
            for position, teaser in enumerate(listed, start=1)
        ],
    }


def teasers(model: object) -> tuple[Teaser, ...]:
    """The teasers of a model's groups, in the order shown; any plugin's list may have them."""
    groups = getattr(model, "groups", ())
    return tuple(teaser for group in groups if isinstance(group, TeaserGroup) for teaser in group.teasers)


def has_address(page: Page) -> bool:
    """Whether a page has an address of its own; the page for lost readers answers at any."""
    return not page.address.endswith((".html", ".htm"))


def _collects(model: object) -> bool:
    return isinstance(model, ListView | OutlineView) or lists_entries(model)


def _page_id(site: Site, page: Page, url: str | None) -> str | None:
    """The identifier of a page: its address, unless that already names the entry or the vocabulary that it shows."""
    return f"{url}#halaman" if url and main_entity(site, page) is not None else url


def _main_entity(page: Page, url: str | None) -> Node | None:
    return reference(f"{url}#berita") if isinstance(page.model, ArticleView) else None
