"""What a saved page says about itself: its metadata, which element holds the article, and what is furniture."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PreformattedString, Tag

_FURNITURE_TAGS = frozenset(
    ["nav", "footer", "aside", "form", "button", "select", "option", "dialog", "label", "legend"]
)
_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:share|sharing|sharedaddy|sosial|social|sosmed|related|terkait|relatedpost|yarpp|comments?|komentar|"
    r"respond|sidebar|widget|breadcrumbs?|navbar|navigation|menu|footer|cookies?|consent|gdpr|subscribe|newsletter|"
    r"popular|terpopuler|populer|trending|pagination|pager|tag-?links|tagcloud|topbar|masthead|banner|advert|adsbygoogle|"
    r"skip-link|screen-reader-text|sr-only|visually-hidden|modal|popup|toolbar|prev-next|post-navigation|copyright)"
    r"(?:$|[\s_-]|s$)",
    re.IGNORECASE,
)
_NOT_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:no-sidebar|has-sidebar|with-sidebar|content|entry|article|page-template)", re.IGNORECASE
)
_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])|text-indent\s*:\s*-\d{3}|(?:left|top)\s*:\s*-\d{4}",
    re.IGNORECASE,
)
_LEAVES = frozenset(
    [
        "p",
        "li",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "blockquote",
        "pre",
        "figure",
        "ul",
        "ol",
        "dl",
        "span",
        "b",
        "strong",
        "em",
        "i",
        "a",
        "font",
        "u",
    ]
)
_LEAST, _SHARE, _CLIMB = 25, 0.62, 300
_BIG = 60_000
_LONG_CELL = 300
_DEEP = 60
"""How deep in other blocks a table still is one of data."""
_META = {
    "og:title": "title",
    "twitter:title": "title",
    "article:published_time": "date",
    "datepublished": "date",
    "pubdate": "date",
    "date": "date",
    "publish-date": "date",
    "article.published": "date",
    "dcterms.created": "date",
    "publishdate": "date",
    "dc.date": "date",
    "dc.date.issued": "date",
    "og:site_name": "site",
    "author": "author",
    "article:author": "author",
    "og:url": "url",
    "keywords": "tags",
    "news_keywords": "tags",
    "og:description": "summary",
    "description": "summary",
}


def is_hidden(node: Tag) -> bool:
    """Whether an element is hidden from readers by its own attributes."""
    return node.has_attr("hidden") or bool(_HIDING.search(str(node.get("style") or "")))


def is_furniture(node: Tag) -> bool:
    """Whether an element is part of the page around an article, by its tag or by the words of its class and id."""
    if node.name in _FURNITURE_TAGS:
        return True
    if node.name in {"body", "html", "main", "article"}:
        return False
    names = " ".join([*(str(one) for one in node.get_attribute_list("class", [])), str(node.get("id") or "")])[:400]
    if not names.strip() or not _FURNITURE.search(names):
        return False
    return not (
        _NOT_FURNITURE.search(names)
        and not re.search(r"related|terkait|share|comment|komentar|widget", names, re.IGNORECASE)
    )


def main_element(soup: BeautifulSoup) -> Tag:
    """The element that holds the article: the deepest one with most of the page's running text."""
    scores: dict[int, int] = {}
    for text in soup.find_all(string=True):
        if isinstance(text, PreformattedString) or not isinstance(text, NavigableString):
            continue
        length = len(text.strip())
        if length < _LEAST or _beside(text):
            continue
        for steps, parent in enumerate(text.parents):
            if steps > _CLIMB:
                break
            scores[id(parent)] = scores.get(id(parent), 0) + min(length, _BIG)
    current: Tag = soup.body if isinstance(soup.body, Tag) else soup
    while True:
        enough = scores.get(id(current), 0) * _SHARE
        child = next(
            (
                one
                for one in current.contents
                if isinstance(one, Tag) and one.name not in _LEAVES and enough and scores.get(id(one), 0) >= enough
            ),
            None,
        )
        if child is None:
            return current
        current = child


def _beside(text: NavigableString) -> bool:
    """Whether running text stands in a link, a script or the furniture."""
    for steps, parent in enumerate(text.parents):
        if steps > _CLIMB:
            return False
        if parent.name in {"a", "script", "style", "template", "head", "noscript", "title"} or is_furniture(parent):
            return True
    return False


def stated_by(soup: BeautifulSoup) -> dict[str, str]:
    """What the page's metadata state, by the names of `Manuscript.stated`; linked data before meta before markup."""
    stated: dict[str, str] = {}
    for key, value in (*_linked_data(soup), *_metas(soup), *_markup(soup)):
        text = " ".join(value.split())
        if text and key not in stated:
            stated[key] = text[:500]
    return stated


def _metas(soup: BeautifulSoup) -> Iterator[tuple[str, str]]:
    for meta in soup.find_all("meta", limit=300):
        name = str(meta.get("property") or meta.get("name") or meta.get("itemprop") or "").casefold()
        if name in _META:
            yield _META[name], str(meta.get("content") or "")


def _markup(soup: BeautifulSoup) -> Iterator[tuple[str, str]]:
    time = soup.find("time", attrs={"datetime": True})
    if isinstance(time, Tag):
        yield "date", str(time["datetime"])
    canonical = soup.find("link", rel="canonical")
    if isinstance(canonical, Tag):
        yield "url", str(canonical.get("href") or "")
    if soup.title is not None:
        yield "page_title", soup.title.get_text()


def _linked_data(soup: BeautifulSoup) -> Iterator[tuple[str, str]]:
    for script in soup.find_all("script", type="application/ld+json", limit=10):
        try:
            data = json.loads(script.get_text()[:100_000])
        except (ValueError, RecursionError):
            continue
        for node in _nodes(data):
            kind = node.get("@type")
            kinds = kind if isinstance(kind, list) else [kind]
            if not {"NewsArticle", "Article", "BlogPosting", "ReportageNewsArticle"} & {str(one) for one in kinds}:
                continue
            for key, name in (("headline", "title"), ("datePublished", "date")):
                if isinstance(node.get(key), str):
                    yield name, node[key]
            author = node.get("author")
            author = author[0] if isinstance(author, list) and author else author
            if isinstance(author, dict) and isinstance(author.get("name"), str):
                yield "author", author["name"]


def _nodes(data: Any) -> list[dict[str, Any]]:
    if isinstance(data, list):
        return [one for one in data if isinstance(one, dict)][:50]
    if isinstance(data, dict):
        graph = data.get("@graph")
        return [data, *([one for one in graph if isinstance(one, dict)][:50] if isinstance(graph, list) else [])]
    return []


def ended(html: str) -> str:
    """The page with its last tag closed: Python's parser looks for the end of an open one again at every ``<``."""
    return html if html.rfind("<") <= html.rfind(">") else f"{html}>"


def is_data(table: Tag, depth: int) -> bool:
    """Whether a table holds data, and is not there for its looks; ``depth`` is how many blocks it stands in."""
    if depth > _DEEP or table.find("table") is not None or table.find(["h1", "h2", "form"]) is not None:
        return False
    rows = table.find_all("tr")
    cells = [cell for row in rows for cell in row.find_all(["td", "th"])]
    if len(rows) < 2 or len(cells) < 4:  # noqa: PLR2004 (two rows of two cells)
        return False
    return not any(len(cell.get_text()) > _LONG_CELL for cell in cells)
