"""From a page to its bytes: its template, and links relative to the page."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

from msgspec import Struct

from plugins.engine.chrome import Chrome, NavLink
from plugins.engine.fingerprint import fingerprint
from plugins.engine.links import Linker
from plugins.engine.page import Page
from plugins.engine.templates import templates_of
from plugins.engine.theme import Theme
from plugins.engine.writer import SURROUNDINGS


class CurrentLink(Struct, frozen=True):
    """A link of the navigation, marked where it leads to the page or to a folder above it."""

    title: str
    address: str
    current: bool


class Renderer:
    """Renders pages of one build; the same page, chrome, theme and code always give the same bytes.

    ``compiled`` is a folder in which compiled templates are kept between builds; it only saves time.
    """

    def __init__(
        self, theme: Theme, chrome: Chrome, linker: Linker, code_digest: str = "", compiled: Path | None = None
    ) -> None:
        self._theme = theme
        self._chrome = chrome
        self._linker = linker
        links = tuple(linker.link(Page(address, "", "", None), "") for address in ("a/", "404.html"))
        self._surroundings = fingerprint(code_digest, theme.digest, chrome, links)
        self._templates = templates_of(theme, compiled)
        self._marked = lru_cache(maxsize=64)(self._navigation_marked)

    def fingerprint(self, page: Page) -> str:
        """The fingerprint of everything the page's bytes depend on."""
        return fingerprint(self._surroundings, page)

    def mark(self, said: str) -> str:
        """The fingerprint of what every page depends on, together with what is said of one."""
        return self._surroundings[:SURROUNDINGS] + hashlib.sha256((self._surroundings + said).encode()).hexdigest()

    def render(self, page: Page) -> bytes:
        """The page as UTF-8 HTML. Raises `jinja2.TemplateError` on a mistake in the theme."""
        seen = {"page": page, "model": page.model, "chrome": self._chrome, "navigation": self._navigation(page)}
        return self._templates.render(page.template, self._linker.links(page).__getitem__, seen).encode()

    def _navigation(self, page: Page) -> tuple[CurrentLink, ...]:
        return self._marked(tuple(_leads_to(item, page) for item in self._chrome.navigation))

    def _navigation_marked(self, current: tuple[bool, ...]) -> tuple[CurrentLink, ...]:
        pairs = zip(self._chrome.navigation, current, strict=True)
        return tuple(CurrentLink(item.title, item.address, marked) for item, marked in pairs)


def _leads_to(item: NavLink, page: Page) -> bool:
    return page.address == item.address or (item.address != "" and page.address.startswith(item.address))
