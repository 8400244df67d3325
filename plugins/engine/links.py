"""Links inside the site: from an address to what leads there from a page, and from trusted HTML to its links.

Links are relative to their page, so that a site works in any folder. HTML names an address inside the site as
``site:address`` until it is known which page shows it.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from functools import lru_cache
from html import unescape
from urllib.parse import quote

from markupsafe import Markup, escape

from plugins.engine.page import Page, output_name

_OUTSIDE = re.compile(r"^(?:[a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)
_PLACEHOLDER = '="site:'
# A srcset lists several addresses; the blank in front keeps it apart from attributes that hold a single one.
_SRCSET = re.compile(r'(\ssrcset=") (site:[^"]*)')
_CANDIDATE = re.compile(r"(?:^|(?<=, ))site:(\S+)")
_SAFE = "/~!$&'()*+,;=:@%#?-._"
# An address that is linked as it is written, so that it tells by itself in which folder it lies.
_SIMPLE = re.compile(r"(?:[\w-]+(?:\.[\w-]+)*/)*(?:[\w-]+(?:\.[\w-]+)*)?(?:[?#].*)?", re.ASCII)
_FOLDERS = 4
"""Folders whose links are kept at once: pages are made in the order of their addresses."""


class Linker:
    """Turns addresses inside the site into links from one page.

    ``offline`` names ``index.html`` for a site that is read from files. ``base_path`` is used for pages that answer at
    any address (404), where relative links would lead astray.
    """

    def __init__(self, *, offline: bool, base_path: str) -> None:
        self._offline = offline
        self._base_path = base_path
        self._shared: dict[str, dict[str, str]] = {}

    def links(self, page: Page) -> Links:
        """The links of a page."""
        if page.address.endswith((".html", ".htm")) and not self._offline:
            return Links(None, self._base_path, {}, offline=self._offline)
        here = posixpath.dirname(output_name(page.address))
        above = here.rpartition("/")[0]
        if above not in self._shared:
            if len(self._shared) >= _FOLDERS:
                del self._shared[next(iter(self._shared))]
            self._shared[above] = {}
        return Links(here, self._base_path, self._shared[above], offline=self._offline)

    def link(self, page: Page, address: str) -> str:
        """The href from ``page`` to an address inside the site; outside URLs come back unchanged.

        ``address`` may carry a query and a fragment; ``#x`` alone is a place on the same page.
        """
        return self.links(page)[address]


class Links(dict[str, str]):
    """The hrefs of one page by address, made when they are asked for.

    ``here`` is the page's folder, ``None`` for a page that answers anywhere. Whatever does not lie in it is linked
    from all its neighbours in the same way: ``shared`` holds such links for the next of them.
    """

    __slots__ = ("_base_path", "_here", "_offline", "_own", "_shared")

    def __init__(self, here: str | None, base_path: str, shared: dict[str, str], *, offline: bool) -> None:
        super().__init__()
        self._here, self._base_path, self._offline = here, base_path, offline
        self._own = f"{here}/" if here else ""
        self._shared = shared

    def __missing__(self, address: str) -> str:
        href = None if address.startswith(self._own) else self._shared.get(address)
        if href is None:
            href = self._made(address)
        self[address] = href
        return href

    def _made(self, address: str) -> str:
        if address.startswith("#") or _OUTSIDE.match(address):
            return address
        path, rest = _place(address, offline=self._offline)
        if self._here is None:
            return self._base_path + path + rest
        href = _relative(path, self._here) + rest
        if not address.startswith(self._own) and _SIMPLE.fullmatch(address):
            self._shared[address] = href
        return href


def localized(html: str, link: Callable[[str], str]) -> Markup:
    """Trusted HTML with every ``site:`` placeholder made a link."""

    def replace(match: re.Match[str]) -> str:
        return str(escape(link(unescape(match[1]))))

    if " site:" in html:
        html = _SRCSET.sub(lambda match: match[1] + _CANDIDATE.sub(replace, match[2]), html)
    first, *rest = html.split(_PLACEHOLDER)
    parts = [first]
    for part in rest:
        address, quotation, after = part.partition('"')
        parts += ('="', escape(link(unescape(address))), quotation, after)
    return Markup("".join(parts))  # noqa: S704 -- the reader's allow-list made it


def absolute_html(html: str, site_url: str) -> str:
    """Trusted HTML with every ``site:`` placeholder made a full URL, for feeds and data."""
    start = f"{escape(site_url)}/"
    if " site:" in html:
        html = _SRCSET.sub(lambda match: match[1] + _CANDIDATE.sub(lambda one: start + one[1], match[2]), html)
    return html.replace(_PLACEHOLDER, f'="{start}')


@lru_cache(maxsize=1 << 14)
def _place(address: str, *, offline: bool) -> tuple[str, str]:
    """Path of an address, quoted, and the rest from the first mark (``?`` or ``#``) on."""
    mark = re.search(r"[?#]", address)
    end = mark.start() if mark else len(address)
    path = output_name(address[:end]) if offline else address[:end]
    return quote(path, safe=_SAFE), address[end:]


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
