"""What every answer of a published site carries: headers, media type, time in caches, redirects, the page for 404.

This is the one source of all host files, and what `inv verify` holds a server to.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from urllib.parse import quote, urlsplit

from msgspec import Struct

from plugins.engine.policy import header_policy
from plugins.publishing.media_types import media_type

ERROR_PAGE = "404.html"
INDEX = "index.html"
YEAR, WEEK = 31_536_000, 604_800
_NO_PERMISSIONS = ("camera", "display-capture", "geolocation", "microphone", "payment", "usb")
_CHARSET = "utf-8"
_SAFE = "/%~!&'()*+,;=:@-._?#"
"""What stays as it is in an address beside letters and digits; no server takes any of these for its own signs."""
_OTHER_TEXT = frozenset({"application/xml"})
"""Media types beside ``text/…`` whose encoding is said in the header."""


class CacheRule(Struct, frozen=True):
    """How long caches may keep files of some kinds: endings of names without dot, and seconds.

    An address with one of these endings changes when the bytes change (styles are asked for with their version,
    copies of pictures carry a checksum), or is nothing that a reader is misled by for a week.
    """

    name: str
    endings: tuple[str, ...]
    seconds: int

    @property
    def value(self) -> str:
        """The value of ``Cache-Control`` (RFC 9111)."""
        return f"max-age={self.seconds}"


RULES = (
    CacheRule("gaya", ("css", "woff2"), YEAR),
    CacheRule("gambar", ("avif", "gif", "ico", "jpeg", "jpg", "png", "svg", "webp"), WEEK),
)
ALWAYS_ASK = "no-cache"
"""For everything else, a page above all: caches may keep it, and ask each time whether it changed."""


class Redirect(Struct, frozen=True, order=True):
    """An address that leads on to another; both relative to the site's root, as `Page.address`."""

    address: str
    target: str


class Hosting(Struct, frozen=True):
    """The promises of one site; ``site`` is its public address without a final slash."""

    site: str
    redirects: tuple[Redirect, ...] = ()

    @property
    def host(self) -> str:
        """The name of the host."""
        return urlsplit(self.site).hostname or ""

    @property
    def base(self) -> str:
        """The path of the site on its host, with both slashes."""
        return urlsplit(self.site).path.rstrip("/") + "/"

    @property
    def secure(self) -> bool:
        """Whether the site is reached by https."""
        return self.site.startswith("https:")

    @property
    def headers(self) -> tuple[tuple[str, str], ...]:
        """Headers of every answer, errors included."""
        said = [
            ("Content-Security-Policy", header_policy()),
            ("X-Content-Type-Options", "nosniff"),
            ("Referrer-Policy", "strict-origin-when-cross-origin"),
            ("Permissions-Policy", ", ".join(f"{name}=()" for name in _NO_PERMISSIONS)),
            ("Cross-Origin-Opener-Policy", "same-origin"),
        ]
        if self.secure:  # a browser ignores it over http (RFC 6797, 8.1), and other hosts of the domain are not ours
            said.append(("Strict-Transport-Security", f"max-age={YEAR}"))
        return tuple(said)

    def path(self, address: str) -> str:
        """The path of an address on the host, percent-encoded.

        >>> Hosting("https://x.example/sub").path("berita/")
        '/sub/berita/'
        """
        return quote(self.base + address, safe=_SAFE)

    def url(self, redirect: Redirect) -> str:
        """Where a redirect leads, as the header ``Location`` says it: a path of the host, or a full URL elsewhere."""
        return quote(redirect.target, safe=_SAFE) if "://" in redirect.target else self.path(redirect.target)


def cache_control(name: str) -> str:
    """How long a file may stay in caches, by the end of its name.

    >>> cache_control("aset/suluh.css"), cache_control("berita/index.html")
    ('max-age=31536000', 'no-cache')
    """
    end = name.rpartition(".")[2].lower()
    return next((rule.value for rule in RULES if end in rule.endings), ALWAYS_ASK)


def content_type(name: str) -> str:
    """The media type of a file as a header says it, with the encoding where text is read by people.

    >>> content_type("a/index.html"), content_type("a.json")
    ('text/html; charset=utf-8', 'application/json')
    """
    kind = media_type(name)
    return f"{kind}; charset={_CHARSET}" if has_charset(kind) else kind


def has_charset(kind: str) -> bool:
    """Whether the header names the encoding of a media type."""
    return kind.startswith("text/") or kind in _OTHER_TEXT


def promised(hosting: Hosting, name: str) -> Mapping[str, str]:
    """Every header that a server set up by the host files sends with a published file."""
    return {**dict(hosting.headers), "Content-Type": content_type(name), "Cache-Control": cache_control(name)}


def dead_ends(redirects: Iterable[Redirect], addresses: frozenset[str]) -> tuple[Redirect, ...]:
    """Redirects inside the site that lead to no address of it."""
    return tuple(one for one in redirects if "://" not in one.target and one.target not in addresses)
