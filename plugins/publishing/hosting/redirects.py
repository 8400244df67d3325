"""The redirects that a built site makes by itself, read from its pages: whichever room made them, they count."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from plugins.publishing.hosting.model import INDEX, Redirect

_BEGINNING = 4096
"""A page that leads on says so in its head, within the first bytes."""
_REFRESH = re.compile(
    rb"<meta\s+http-equiv=[\"']?refresh[\"']?\s+content=[\"']\s*0\s*;\s*url=([^\"']+)[\"']", re.IGNORECASE
)


def redirects_in(folder: Path, site: str) -> tuple[Redirect, ...]:
    """The redirects of all pages in a built folder, in the order of their addresses; ``site`` is its public address."""
    found = []
    for path in folder.rglob("*.html"):
        with path.open("rb") as stream:
            match = _REFRESH.search(stream.read(_BEGINNING))
        if match:
            address = address_of(path.relative_to(folder).as_posix())
            found.append(Redirect(address, _inside(unescape(match[1].decode("utf-8", "replace")), address, site)))
    return tuple(sorted(found))


def address_of(name: str) -> str:
    """The address that a file answers at.

    >>> address_of("berita/index.html"), address_of("index.html"), address_of("404.html")
    ('berita/', '', '404.html')
    """
    return name.removesuffix(INDEX) if name == INDEX or name.endswith(f"/{INDEX}") else name


def _inside(link: str, address: str, site: str) -> str:
    """Where a link of a page leads: an address of the site, or a full URL outside it."""
    url = urljoin(f"{site}/{address}", link)
    if not url.startswith(f"{site}/"):
        return url
    parts = urlsplit(url)
    return parts._replace(fragment="", query="").geturl().removeprefix(f"{site}/")
