"""From a page to its bytes: Jinja2 with autoescape and strict undefined names, and links relative to the page."""

from __future__ import annotations

import hashlib
import posixpath
import re
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from plugins.engine.chrome import Chrome, NavLink
from plugins.engine.fingerprint import fingerprint
from plugins.engine.page import Page, output_name
from plugins.engine.theme import Theme

_OUTSIDE = re.compile(r"^(?:[a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)
_PLACEHOLDER = re.compile(r'(?<==")site:([^"]*)')
# A srcset lists several addresses; the blank in front keeps it apart from attributes that hold a single one.
_SRCSET = re.compile(r'(?<=\ssrcset=") (site:[^"]*)')
_CANDIDATE = re.compile(r"(?:^|(?<=, ))site:(\S+)")
_SAFE = "/~!$&'()*+,;=:@%#?-._"


@dataclass(frozen=True, slots=True)
class CurrentLink:
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
        path, mark, rest = _split(address)
        if self._offline:
            path = output_name(path)
        path = quote(path, safe=_SAFE)
        if page.address.endswith((".html", ".htm")) and not self._offline:
            return self._base_path + path + mark + rest
        here = posixpath.dirname(output_name(page.address))
        return self._relative(path, here) + mark + rest

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
        self._environment = theme_environment(theme.search_path, theme.digest, compiled)

    def fingerprint(self, page: Page) -> str:
        """The fingerprint of everything the page's bytes depend on."""
        return fingerprint(self._surroundings, page)

    def mark(self, said: str) -> str:
        """The fingerprint of what every page depends on, together with what is said of one."""
        return hashlib.sha256((self._surroundings + said).encode()).hexdigest()

    def render(self, page: Page) -> bytes:
        """The page as UTF-8 HTML. Raises `jinja2.TemplateError` on a mistake in the theme."""
        template = self._environment.get_template(page.template)
        html = template.render(
            page=page,
            model=page.model,
            chrome=self._chrome,
            text=self._theme.words,
            navigation=self._navigation(page),
            link=lambda address: self._linker.link(page, address),
            localize=lambda html: self._linker.localize(page, html),
        )
        return html.encode()

    def _navigation(self, page: Page) -> tuple[CurrentLink, ...]:
        return tuple(CurrentLink(item.title, item.address, _leads_to(item, page)) for item in self._chrome.navigation)


@lru_cache(maxsize=4)
def theme_environment(search_path: tuple[Path, ...], digest: str, compiled: Path | None) -> Environment:
    """The templates of a theme; kept for the next build of the same process (the preview), new when ``digest`` is."""
    del digest
    environment = Environment(
        loader=FileSystemLoader([str(path) for path in search_path]),
        autoescape=True,
        auto_reload=False,
        bytecode_cache=_compiled_in(compiled),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["local"] = _local
    return environment


@pass_context
def _local(context: Context, html: Any) -> Markup:
    """Trusted HTML with its links made relative to the page that is rendered."""
    localized: Markup = context["localize"](str(html))
    return localized


def _compiled_in(folder: Path | None) -> FileSystemBytecodeCache | None:
    if folder is None:
        return None
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:  # a cache that cannot be written is no reason to fail
        return None
    return FileSystemBytecodeCache(str(folder))


def _leads_to(item: NavLink, page: Page) -> bool:
    return page.address == item.address or (item.address != "" and page.address.startswith(item.address))


def _split(address: str) -> tuple[str, str, str]:
    """Path, first mark (``?`` or ``#``) and the rest of an address."""
    match = re.search(r"[?#]", address)
    return (address, "", "") if match is None else (address[: match.start()], match[0], address[match.end() :])
