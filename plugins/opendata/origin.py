"""Who publishes the data and under which address: what every file and catalogue says of its origin."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit, urlunsplit

from msgspec import Struct

from plugins.engine.config import SiteConfig
from plugins.opendata.licences import LICENCES, Licence

_SAFE = "/~!$&'()*+,;=:@%#?-._"
_ABSOLUTE = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)


class Origin(Struct, frozen=True):
    """The publisher of a site's data.

    ``base`` is the site's URL with a final slash, in ASCII; ``office`` the publisher's name, ``email`` where to ask or
    "". ``region`` is the Kemendagri code of the office's region or "", ``site`` the name of the site.
    """

    base: str
    site: str
    office: str
    email: str
    region: str
    licence: Licence
    sample: bool

    def url(self, address: str) -> str:
        """The full URL of an address inside the site; a full URL comes back with what an IRI may not hold escaped.

        >>> origin = Origin("https://kantor.example/", "", "", "", "", LICENCES["CC-BY-4.0"], sample=False)
        >>> origin.url("data/dip/"), origin.url("http://a.example/<b>")
        ('https://kantor.example/data/dip/', 'http://a.example/%3Cb%3E')
        """
        return quote(address if _ABSOLUTE.match(address) else self.base + address, safe=_SAFE)

    @property
    def publisher(self) -> str:
        """The identifier of the publisher, the same as in the JSON-LD of every page."""
        return self.url("#penerbit")


def origin_of(config: SiteConfig) -> Origin:
    """The origin that the settings tell."""
    settings = config.settings
    parts = urlsplit(settings.siteurl)
    path = quote(parts.path.rstrip("/") + "/", safe=_SAFE)
    return Origin(
        base=urlunsplit((parts.scheme, _ascii_host(parts.netloc), path, "", "")),
        site=settings.sitename,
        office=settings.office_name,
        email=settings.office_email,
        region=settings.office_region,
        licence=LICENCES[settings.data_license],
        sample=settings.site_is_sample,
    )


def _ascii_host(host: str) -> str:
    """A host name as the name system knows it (IDNA)."""
    try:
        return host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError:
        return quote(host, safe=_SAFE)
