"""From a page to its bytes: its template, and links relative to the page."""

from __future__ import annotations

import hashlib
import posixpath
import re
from functools import lru_cache, partial
from html import unescape
from pathlib import Path
from urllib.parse import quote

from markupsafe import Markup, escape
from msgspec import Struct

from plugins.engine.chrome import Chrome, NavLink
from plugins.engine.fingerprint import fingerprint
from plugins.engine.page import Page, output_name
from plugins.engine.templates import Standpoint, templates_of
from plugins.engine.theme import Theme

_OUTSIDE = re.compile(r"^(?:[a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)
_PLACEHOLDER = re.compile(r'(?<==")site:([^"]*)')
# A srcset lists several addresses; the blank in front keeps it apart from attributes that hold a single one.
_SRCSET = re.compile(r'(?<=\ssrcset=") (site:[^"]*)')
_CANDIDATE = re.compile(r"(?:^|(?<=, ))site:(\S+)")
_SAFE = "/~!$&'()*+,;=:@%#?-._"


class CurrentLink(Struct, frozen=True):
    """A link of the navigation, marked where it leads to the page or to a folder above it."""

    title: str
    address: str
    current: bool


class Linker:
    """Turns addresses inside the site into links from one page.

    ``offline`` names ``index.html`` for a site that is read from files. ``base_path`` is used for pages that answer at
    any address (404), where relative links would lead astray.
    """

    def __init__(self, *, offline: bool, base_path: str) -> None:
        self._offline = offline
        self._base_path = base_path

    def link(self, page: Page, address: str) -> str:
        """The href from ``page`` to an address inside the site; outside URLs come back unchanged.

        ``address`` may carry a query and a fragment; ``#x`` alone is a place on the same page.
        """
        if address.startswith("#") or _OUTSIDE.match(address):
            return address
        path, rest = _place(address, offline=self._offline)
        if page.address.endswith((".html", ".htm")) and not self._offline:
            return self._base_path + path + rest
        here = posixpath.dirname(output_name(page.address))
        return self._relative(path, here) + rest

    @staticmethod
    def _relative(path: str, here: str) -> str:
        if "//" in path or "./" in path or path.endswith("."):  # an address that somebody wrote so
            path = posixpath.normpath("/" + path)[1:] + ("/" if path.endswith("/") else "")
        folder, _, name = path.rpartition("/")
        if folder == here:  # most links of a list
            return name or "./"
        there, steps = (folder.split("/") if folder else []), (here.split("/") if here else [])
        common = 0
        for one, other in zip(there, steps, strict=False):
            if one != other:
                break
            common += 1
        up = len(steps) - common
        down = "/".join(there[common:])
        return "../" * up + (f"{down}/" if down else "") + name

    def localize(self, page: Page, html: str) -> Markup:
        """Trusted HTML with every ``site:`` placeholder made a link from ``page``."""

        def replace(match: re.Match[str]) -> str:
            return str(escape(self.link(page, unescape(match[1]))))

        html = _SRCSET.sub(lambda match: _CANDIDATE.sub(replace, match[1]), html)
        return Markup(_PLACEHOLDER.sub(replace, html))  # noqa: S704 -- the reader's allow-list made it


def absolute_html(html: str, site_url: str) -> str:
    """Trusted HTML with every ``site:`` placeholder made a full URL, for feeds and data."""

    def replace(match: re.Match[str]) -> str:
        return f"{escape(site_url)}/{match[1]}"

    html = _SRCSET.sub(lambda match: _CANDIDATE.sub(replace, match[1]), html)
    return _PLACEHOLDER.sub(replace, html)


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

    def fingerprint(self, page: Page) -> str:
        """The fingerprint of everything the page's bytes depend on."""
        return fingerprint(self._surroundings, page)

    def mark(self, said: str) -> str:
        """The fingerprint of what every page depends on, together with what is said of one."""
        return hashlib.sha256((self._surroundings + said).encode()).hexdigest()

    def render(self, page: Page) -> bytes:
        """The page as UTF-8 HTML. Raises `jinja2.TemplateError` on a mistake in the theme."""
        standpoint = Standpoint(partial(self._linker.link, page), partial(self._linker.localize, page))
        seen = {"page": page, "model": page.model, "chrome": self._chrome, "navigation": self._navigation(page)}
        return self._templates.render(page.template, standpoint, seen).encode()

    def _navigation(self, page: Page) -> tuple[CurrentLink, ...]:
        return tuple(CurrentLink(item.title, item.address, _leads_to(item, page)) for item in self._chrome.navigation)


def _leads_to(item: NavLink, page: Page) -> bool:
    return page.address == item.address or (item.address != "" and page.address.startswith(item.address))


@lru_cache(maxsize=1 << 14)
def _place(address: str, *, offline: bool) -> tuple[str, str]:
    """Path of an address, quoted, and the rest from the first mark (``?`` or ``#``) on."""
    mark = re.search(r"[?#]", address)
    end = mark.start() if mark else len(address)
    path = output_name(address[:end]) if offline else address[:end]
    return quote(path, safe=_SAFE), address[end:]
