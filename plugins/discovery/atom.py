"""Atom feeds (RFC 4287): from frozen feeds and entries to bytes.

Written with the standard library: feedgenerator, which Pelican brings, refuses characters that are illegal in XML,
knows no category scheme, and dates an empty feed by the clock.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Sequence

from msgspec import Struct

from plugins.discovery.site import xml_text
from plugins.engine.words import LANGUAGE

NAMESPACE = "http://www.w3.org/2005/Atom"
MEDIA_TYPE = "application/atom+xml"
GENERATOR = "Suluh"
_DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n'
_END = "</feed>"


class Person(Struct, frozen=True):
    """An author; ``uri`` is a full URL or ""."""

    name: str
    uri: str = ""


class Category(Struct, frozen=True):
    """What an entry is about: a term of the vocabulary whose root is ``scheme``, with its name for readers."""

    term: str
    scheme: str
    label: str


class Entry(Struct, frozen=True):
    """One article. Times are ISO 8601 with a zone; ``content`` is HTML with full URLs; ``via`` its source or ""."""

    id: str
    title: str
    url: str
    published: str
    updated: str
    authors: tuple[Person, ...]
    categories: tuple[Category, ...]
    summary: str
    content: str
    via: str = ""


class Feed(Struct, frozen=True):
    """What a feed says of itself. ``url`` is its own address, ``page`` that of the list beside it."""

    id: str
    title: str
    subtitle: str
    url: str
    page: str
    updated: str
    author: Person
    rights: str


def entry_xml(entry: Entry) -> str:
    """An entry as an XML element without declaration, to stand in any number of feeds."""
    root = ET.Element("entry")
    _text(root, "id", entry.id)
    _text(root, "title", entry.title)
    _element(root, "link", rel="alternate", type="text/html", hreflang=LANGUAGE, href=entry.url)
    if entry.via:
        _element(root, "link", rel="via", href=entry.via)
    _text(root, "published", entry.published)
    _text(root, "updated", entry.updated)
    for author in entry.authors:
        _person(root, author)
    for category in entry.categories:
        _element(root, "category", term=category.term, scheme=category.scheme, label=category.label)
    _text(root, "summary", entry.summary)
    _text(root, "content", entry.content, type="html")
    return ET.tostring(root, encoding="unicode") + "\n"


def feed_head_xml(feed: Feed) -> str:
    """A feed without entries, as a well-formed document without declaration."""
    root = ET.Element("feed", {"xmlns": NAMESPACE, "xml:lang": LANGUAGE})
    _text(root, "id", feed.id)
    _text(root, "title", feed.title)
    if feed.subtitle:
        _text(root, "subtitle", feed.subtitle)
    _element(root, "link", rel="self", type=MEDIA_TYPE, href=feed.url)
    _element(root, "link", rel="alternate", type="text/html", hreflang=LANGUAGE, href=feed.page)
    _text(root, "updated", feed.updated)
    _person(root, feed.author)
    _text(root, "rights", feed.rights)
    _text(root, "generator", GENERATOR)
    return ET.tostring(root, encoding="unicode")


def feed_bytes(head: str, entries: Sequence[str]) -> bytes:
    """A whole feed from `feed_head_xml` and any number of `entry_xml`."""
    opened = head.removesuffix(_END)
    return "".join((_DECLARATION, opened, "\n", *entries, _END, "\n")).encode()


def _person(parent: ET.Element, person: Person) -> None:
    author = ET.SubElement(parent, "author")
    _text(author, "name", person.name)
    if person.uri:
        _text(author, "uri", person.uri)


def _text(parent: ET.Element, tag: str, text: str, **attributes: str) -> None:
    ET.SubElement(parent, tag, attributes).text = xml_text(text)


def _element(parent: ET.Element, tag: str, **attributes: str) -> None:
    ET.SubElement(parent, tag, {name: xml_text(value) for name, value in attributes.items()})
