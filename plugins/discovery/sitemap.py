"""The sitemap for search engines (https://www.sitemaps.org/protocol.html) and robots.txt (RFC 9309)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from operator import attrgetter
from xml.etree import ElementTree as ET

import msgspec
from msgspec import Struct

from plugins.discovery.site import Site, xml_text
from plugins.engine.fingerprint import joined
from plugins.engine.page import AnyPage, DataFile, MadeFile
from plugins.engine.words import moment_of

SITEMAP = "sitemap.xml"
ROBOTS = "robots.txt"
PART_SIZE = 10_000
"""URLs in one file; the protocol allows 50,000, and smaller files are read again sooner."""
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


class Location(Struct, frozen=True):
    """A URL and when what it shows last changed: ISO 8601, or "" where it is not known."""

    url: str
    modified: str = ""


def sitemap_files(site: Site, pages: Iterable[AnyPage], size: int = PART_SIZE) -> Iterator[MadeFile]:
    """The sitemap of all pages that search engines may index: one file, or an index and its parts."""
    listed = sorted((page for page in pages if page.listed), key=attrgetter("address"))
    if len(listed) <= size:
        yield MadeFile(SITEMAP, _mark(listed), partial(_part, site, listed))
        return
    parts = {}
    marks = []
    for number, start in enumerate(range(0, len(listed), size), start=1):
        part, address = listed[start : start + size], f"sitemap-{number}.xml"
        parts[address] = part
        marks.append(_mark(part))
        yield MadeFile(address, marks[-1], partial(_part, site, part))
    yield MadeFile(SITEMAP, joined(("index", *marks)), partial(_index, site, parts))


def _mark(pages: Sequence[AnyPage]) -> str:
    # What a sitemap says of ten thousand pages, in C: as text each moment would cost as much as its whole page's mark.
    said = msgspec.json.encode([(page.address, page.modified) for page in pages])
    return hashlib.sha256(said).hexdigest()


def _index(site: Site, parts: Mapping[str, Sequence[AnyPage]]) -> bytes:
    locations = [Location(site.url(address), _newest(site, part)) for address, part in parts.items()]
    return _xml("sitemapindex", "sitemap", locations)


def _part(site: Site, pages: Sequence[AnyPage]) -> bytes:
    return _xml("urlset", "url", [_location(site, page) for page in pages])


def robots_file(site: Site) -> DataFile:
    """Everybody may read everything; where the sitemap is.

    Robots ask only the root of a host; under a sub-path the file still tells people and tools where the sitemap is.
    """
    lines = ("User-agent: *", "Allow: /", "", f"Sitemap: {site.url(SITEMAP)}", "")
    return DataFile(ROBOTS, "\n".join(lines).encode())


def _location(site: Site, page: AnyPage) -> Location:
    return Location(site.url(page.address), "" if page.modified is None else site.moment(page.modified))


def _newest(site: Site, pages: Sequence[AnyPage]) -> str:
    moments = [moment_of(page.modified, site.zone) for page in pages if page.modified is not None]
    return site.moment(max(moments)) if moments else ""


def _xml(root_tag: str, item_tag: str, locations: Iterable[Location]) -> bytes:
    root = ET.Element(root_tag, {"xmlns": _NAMESPACE})
    for location in locations:
        item = ET.SubElement(root, item_tag)
        item.tail = "\n"
        ET.SubElement(item, "loc").text = xml_text(location.url)
        if location.modified:
            ET.SubElement(item, "lastmod").text = location.modified
    text = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'.encode()
