"""The feed of changes, as Atom (RFC 4287) and as JSON Feed 1.1: one entry for the present state of every table.

The identifier of an entry names the table and the SHA-256 of its CSV file. New rows are a new entry, whatever is known
of the day; equal rows are the same entry for ever. So the feed is a pure function of the content and needs no memory.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from typing import Any
from urllib.parse import urlsplit

from msgspec import Struct

from plugins.engine.theme import Words
from plugins.engine.words import LANGUAGE, number_text
from plugins.opendata.api.documents import CHANGES_ATOM, CHANGES_JSON, DOCUMENTATION
from plugins.opendata.catalogue.entry import Catalogue, Entry
from plugins.opendata.formats import FORMATS
from plugins.opendata.making import TableFacts

ATOM = "http://www.w3.org/2005/Atom"
JSON_FEED = "https://jsonfeed.org/version/1.1"
YEAR = 2025
"""The year in the identifiers (RFC 4151); it never changes."""


class Change(Struct, frozen=True):
    """The state of a table; ``modified`` is ``None`` where nobody knows the day."""

    id: str
    title: str
    summary: str
    address: str
    modified: date | None
    dataset: str
    table: TableFacts


def changes(catalogue: Catalogue, words: Words) -> tuple[Change, ...]:
    """Every table, the newest change first, those of unknown days last, ties by title and year."""
    found = [_change(catalogue, entry, table, words) for entry in catalogue.entries for table in entry.tables]
    found.sort(key=lambda one: (one.title, one.table.part))
    return tuple(sorted(found, key=lambda one: one.modified or date.min, reverse=True))


def json_feed(catalogue: Catalogue, shown: Sequence[Change], words: Words) -> dict[str, Any]:
    """The feed as JSON Feed; ``_data`` of an item has the files of the table."""
    url = catalogue.origin.url
    return {
        "version": JSON_FEED,
        "title": words.changes,
        "home_page_url": url("data/"),
        "feed_url": url(CHANGES_JSON),
        "language": LANGUAGE,
        "authors": [{"name": catalogue.origin.office, "url": catalogue.origin.base}],
        "items": [_item(catalogue, change) for change in shown],
    }


def feed_schema() -> dict[str, Any]:
    """The JSON Schema of the feed, as far as the API promises it."""
    text, link = {"type": "string"}, {"type": "string", "format": "uri"}
    file = {"url": link, "jenis_media": text, "ukuran": {"type": "integer"}, "sha256": text}
    data = {
        "dataset": text,
        "tahun": {"type": ["string", "null"]},
        "jumlah_baris": {"type": "integer"},
        "berkas": {"type": "array", "items": {"type": "object", "properties": file, "required": [*file]}},
    }
    item = {
        "id": text,
        "url": link,
        "title": text,
        "content_text": text,
        "date_modified": {"type": "string", "format": "date-time"},
        "_data": {"type": "object", "properties": data, "required": [*data]},
    }
    feed = {"version": {"const": JSON_FEED}, "title": text, "home_page_url": link, "feed_url": link}
    required = [name for name in item if name != "date_modified"]
    items = {"type": "array", "items": {"type": "object", "properties": item, "required": required}}
    return {"type": "object", "properties": {**feed, "items": items}, "required": [*feed, "items"]}


def atom_bytes(catalogue: Catalogue, shown: Sequence[Change], words: Words, build_day: date) -> bytes:
    """The feed as Atom, whose entries must have a time: an unknown one is that of the newest known change.

    ``build_day`` dates a site of which no change is dated at all.
    """
    url = catalogue.origin.url
    newest = catalogue.modified or build_day
    root = ET.Element("feed", {"xmlns": ATOM, "xml:lang": LANGUAGE})
    _text(root, "id", _tag(catalogue, CHANGES_ATOM))
    _text(root, "title", f"{words.changes} – {catalogue.origin.site}")
    ET.SubElement(root, "link", rel="self", type="application/atom+xml", href=url(CHANGES_ATOM))
    ET.SubElement(root, "link", rel="alternate", type="text/html", hreflang=LANGUAGE, href=url(DOCUMENTATION))
    _text(root, "updated", _moment(newest))
    author = ET.SubElement(root, "author")
    _text(author, "name", catalogue.origin.office)
    for change in shown:
        entry = ET.SubElement(root, "entry")
        _text(entry, "id", change.id)
        _text(entry, "title", change.title)
        ET.SubElement(entry, "link", rel="alternate", type="text/html", href=url(change.address))
        for file in change.table.files:
            media = FORMATS[file.extension].media_type
            ET.SubElement(entry, "link", rel="enclosure", type=media, href=url(file.address), length=str(file.size))
        _text(entry, "updated", _moment(change.modified or newest))
        _text(entry, "summary", change.summary)
    ET.indent(root, " ")
    text = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'.encode()


def _change(catalogue: Catalogue, entry: Entry, table: TableFacts, words: Words) -> Change:
    title, part = entry.dataset.title, table.part
    named = (
        words.api.changed_year.format(title=title, year=part) if part else words.api.changed_title.format(title=title)
    )
    place = f"{entry.dataset.address}#{f'tahun-{part}' if part else 'data'}"
    return Change(
        id=f"{_tag(catalogue, place)}/{table.version}",
        title=named,
        summary=words.api.changed_summary.format(count=number_text(table.rows), sha256=table.version),
        address=entry.dataset.address,
        modified=entry.modified(part),
        dataset=entry.dataset.id,
        table=table,
    )


def _item(catalogue: Catalogue, change: Change) -> dict[str, Any]:
    url = catalogue.origin.url
    item: dict[str, Any] = {
        "id": change.id,
        "url": url(change.address),
        "title": change.title,
        "content_text": change.summary,
    }
    if change.modified:
        item["date_modified"] = _moment(change.modified)
    item["_data"] = {
        "dataset": change.dataset,
        "tahun": change.table.part or None,
        "jumlah_baris": change.table.rows,
        "berkas": [
            {
                "url": url(file.address),
                "jenis_media": FORMATS[file.extension].media_type,
                "ukuran": file.size,
                "sha256": file.sha256,
            }
            for file in change.table.files
        ],
    }
    return item


def _tag(catalogue: Catalogue, address: str) -> str:
    """An identifier that outlives a change from http to https (RFC 4151)."""
    parts = urlsplit(catalogue.origin.url(address))
    fragment = f"#{parts.fragment}" if parts.fragment else ""
    return f"tag:{(parts.hostname or '').lower()},{YEAR}:{parts.path}{fragment}"


def _moment(day: date) -> str:
    return datetime.combine(day, time(), tzinfo=UTC).isoformat().replace("+00:00", "Z")


def _text(parent: ET.Element, tag: str, text: str) -> None:
    ET.SubElement(parent, tag).text = text
