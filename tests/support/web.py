"""How a browser sees links: where they lead, and whether a built site answers there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote, urljoin, urlsplit

from bs4 import BeautifulSoup, Tag

from plugins.engine.page import output_name

_LINKS = (("a", "href"), ("link", "href"), ("img", "src"), ("script", "src"), ("source", "src"), ("form", "action"))
_LOADED = (("img", "src"), ("img", "srcset"), ("script", "src"), ("source", "src"), ("source", "srcset"))
_FRAMES = (
    ("iframe", "src"),
    ("video", "src"),
    ("audio", "src"),
    ("object", "data"),
    ("embed", "src"),
    ("input", "src"),
)
_LOADED_RELATIONS = {
    "stylesheet",
    "icon",
    "preload",
    "prefetch",
    "preconnect",
    "dns-prefetch",
    "manifest",
    "modulepreload",
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a built site lives: ``url`` of its root with a final slash, and whether a server adds ``index.html``."""

    url: str
    served: bool = True

    def address_of(self, name: str) -> str:
        """The URL of an output file as a visitor meets it."""
        return self.url + (name.removesuffix("index.html") if self.served else name)

    def file_of(self, url: str) -> str | None:
        """The output file that answers a URL, or ``None`` where it leaves the site."""
        plain = urlsplit(url)._replace(query="", fragment="").geturl()
        if not plain.startswith(self.url):
            return None
        path = unquote(plain.removeprefix(self.url))
        return output_name(path) if self.served else path


def attribute(tag: Tag, name: str) -> str:
    """An attribute's text, or ""."""
    value = tag.get(name)
    return " ".join(value) if isinstance(value, list) else (value or "")


def one(soup: BeautifulSoup | Tag, selector: str) -> Tag:
    """The one element that a CSS selector finds. Raises `AssertionError` where there is none or there are several."""
    found = soup.select(selector)
    assert len(found) == 1, f"{len(found)} of {selector}"
    return found[0]


def links(soup: BeautifulSoup) -> Iterator[str]:
    """Everything that a page links to or loads, as written."""
    for name, key in _LINKS:
        for tag in soup.find_all(name):
            if attribute(tag, key):
                yield attribute(tag, key)


def loaded(soup: BeautifulSoup) -> Iterator[str]:
    """What a browser fetches by itself to show a page."""
    for name, key in (*_LOADED, *_FRAMES):
        for tag in soup.find_all(name):
            if attribute(tag, key):
                yield attribute(tag, key)
    for tag in soup.find_all("link"):
        if _LOADED_RELATIONS & set(attribute(tag, "rel").lower().split()):
            yield attribute(tag, "href")


def ids(soup: BeautifulSoup) -> list[str]:
    """Every id of a page, in order, repetitions included."""
    return [attribute(tag, "id") for tag in soup.find_all(id=True)]


def dead_links(pages: Mapping[str, BeautifulSoup], files: set[str], place: Place) -> list[str]:
    """Links inside a site that lead to no file or to no id, each as ``page → link``."""
    known = {name: set(ids(soup)) for name, soup in pages.items()}
    dead = []
    for name, soup in pages.items():
        for link in links(soup):
            url = urljoin(place.address_of(name), link)
            target = place.file_of(url)
            if target is None:
                continue
            fragment = unquote(urlsplit(url).fragment)
            if target not in files or (fragment and fragment not in known.get(target, {fragment})):
                dead.append(f"{name} → {link}")
    return dead
