"""The site as machines address it: full URLs, permanent identifiers, dates with a zone."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from html import escape, unescape
from typing import Any
from urllib.parse import quote, urlsplit, urlunsplit
from zoneinfo import ZoneInfo

from plugins.engine.chrome import Identity
from plugins.engine.config import SiteConfig
from plugins.engine.links import absolute_html
from plugins.engine.theme import Words
from plugins.engine.words import moment_of
from plugins.registers.model import Register, Registers

_SAFE = "/~!$&'()*+,;=:@%#?-._"
_PLAIN = re.compile(r"[A-Za-z0-9/._~#-]*")
_OUTSIDE = re.compile(r"^(?:[a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)
# Both begin with a text, which is found faster than a tag; whether they stand in one is asked where they are found.
_PLACEHOLDER = re.compile(r'="site:([^"]*)')
_OWN_PLACE = re.compile(r'href="(?:site:)?#')
_IN_TAG = re.compile(r"<[a-z][^<>]*", re.IGNORECASE)
_IN_LINK = re.compile(r"<a\b[^<>]*\s")
# Names what is in it, not what is not: Python takes ten times as long to compile a class of nearly everything.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_CONTROLS = bytes(set(range(0x20)) - {0x09, 0x0A, 0x0D})


@dataclass(frozen=True)
class Site:
    """What the functions of this room need to know of the site.

    ``paged`` are the registers whose entries have pages of their own in this build. What is said of an entry is
    composed once (`remembered`), because thousands of articles name the same few.
    """

    config: SiteConfig
    words: Words
    registers: Registers
    paged: frozenset[Register]
    _nodes: dict[tuple[Register, str, date | None], dict[str, Any]] = field(default_factory=dict, repr=False)

    @property
    def identity(self) -> Identity:
        """The office that publishes the site."""
        return self.config.identity

    @cached_property
    def base(self) -> str:
        """The site's URL without a final slash, in ASCII (RFC 3986)."""
        parts = urlsplit(self.config.settings.siteurl)
        return urlunsplit((parts.scheme, _ascii_host(parts.netloc), quote(parts.path, safe=_SAFE), "", ""))

    @cached_property
    def zone(self) -> ZoneInfo:
        """The office's time zone."""
        return self.config.zone

    def url(self, address: str) -> str:
        """The full URL of an address inside the site, percent-encoded; outside URLs come back unchanged."""
        if _PLAIN.fullmatch(address) and not address.startswith("//"):
            return f"{self.base}/{address}"
        return address if _OUTSIDE.match(address) else f"{self.base}/{quote(address, safe=_SAFE)}"

    def remembered(
        self, register: Register, entry_id: str, day: date | None, make: Callable[[], dict[str, Any]]
    ) -> dict[str, Any]:
        """What ``make`` says of an entry on a day, asked only once; never to be changed by who gets it."""
        key = (register, entry_id, day)
        if key not in self._nodes:
            self._nodes[key] = make()
        return self._nodes[key]

    def html(self, html: str, address: str) -> str:
        """Trusted HTML of the page at ``address`` in which every link is a full URL."""
        here = f'href="{escape(f"site:{address}#")}'
        html = _OWN_PLACE.sub(lambda match: here if _stands_in(_IN_LINK, match) else match[0], html)
        html = _PLACEHOLDER.sub(_encoded, html)
        return absolute_html(html, self.base)

    def tag_uri(self, address: str, year: int) -> str:
        """An identifier that outlives a change from http to https (RFC 4151): ``tag:host,year:/path``.

        ``year`` must never change for the thing that is named. The path carries the sub-path of the site, because two
        sites may share a host.
        """
        parts = urlsplit(self.base)
        return f"tag:{(parts.hostname or '').lower()},{year:04d}:{parts.path}/{quote(address, safe=_SAFE)}"

    def moment(self, value: date | datetime) -> str:
        """A day or moment as ISO 8601 with a zone; a bare day begins at midnight in the office's zone."""
        return moment_of(value, self.zone).isoformat(timespec="seconds")


def plain(text: str) -> str:
    """Text on one line."""
    return " ".join(text.split())


def xml_text(text: str) -> str:
    r"""Text without the characters that XML 1.0 forbids even in escaped form (section 2.2).

    >>> xml_text("satu\x00 dua\ufffe")
    'satu dua'
    """
    try:
        data = text.encode()
    except UnicodeEncodeError:
        return _NOT_XML.sub("", text)
    # Nearly no text has any, and bytes tell that ten times as fast.
    if len(data.translate(None, _CONTROLS)) == len(data) and "\ufffe" not in text and "\uffff" not in text:
        return text
    return _NOT_XML.sub("", text)


def _encoded(match: re.Match[str]) -> str:
    if not _stands_in(_IN_TAG, match):
        return match[0]
    return f'="site:{escape(quote(unescape(match[1]), safe=_SAFE))}'


def _stands_in(opened: re.Pattern[str], match: re.Match[str]) -> bool:
    """Whether the text from the last tag on to a match is the beginning of such a tag."""
    start = match.string.rfind("<", 0, match.start())
    return start >= 0 and opened.fullmatch(match.string, start, match.start()) is not None


def _ascii_host(host: str) -> str:
    """A host name as the name system knows it (IDNA)."""
    if host.isascii():
        return host
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        return quote(host, safe=_SAFE)
