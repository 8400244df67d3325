"""The body of a document after reading: safe HTML, its footnotes, headings, links and pictures.

Links and pictures inside the site stand in the HTML as ``site:`` placeholders, because one body is shown on several
pages and in feeds: ``site:berita/2025/nama/#bagian`` is an address of the site, ``site:@berita/2025/nama.md#bagian``
a source file relative to the content folder whose address is looked up later. Outside links stand as they are.
"""

from __future__ import annotations

from msgspec import Struct


class Footnote(Struct, frozen=True):
    """A footnote that the text refers to, numbered from 1 by first use.

    ``label`` is what the editor wrote (``64.08`` makes it a region note). ``html`` is its safe HTML without back links,
    ``text`` the same as plain text (paragraphs and list items by newlines, table cells by `` | ``). ``references`` are
    the ids of the places in the text that refer to it; ``line`` is where it is defined in the file.
    """

    label: str
    number: int
    id: str
    html: str
    text: str
    references: tuple[str, ...]
    line: int


class Heading(Struct, frozen=True):
    """A heading of the body; ``level`` is 2 to 6, ``id`` its anchor."""

    level: int
    id: str
    text: str


class Reference(Struct, frozen=True):
    """A link or picture that points inside the site, as the HTML carries it, with its line in the file.

    ``target`` is the placeholder without ``site:``; ``picture`` is true for an image.
    """

    target: str
    line: int
    picture: bool = False


class Body(Struct, frozen=True):
    """Everything read from the Markdown below the front matter.

    ``html`` has no footnote list (templates lay it out from ``footnotes``), and ids that carry the slug.
    ``text`` is the plain text without footnotes. ``outside`` are links to other sites in order of appearance.
    ``text`` has a line for each paragraph, list item and table row. ``ids`` are all ids of the text and its footnotes:
    a fragment ``bagian`` or ``<slug>-bagian`` of a link to this document leads to the id ``<slug>-bagian``.
    """

    html: str = ""
    text: str = ""
    footnotes: tuple[Footnote, ...] = ()
    headings: tuple[Heading, ...] = ()
    references: tuple[Reference, ...] = ()
    outside: tuple[tuple[str, int], ...] = ()
    ids: tuple[str, ...] = ()

    @property
    def links(self) -> tuple[Reference, ...]:
        """What points inside the site and is no picture."""
        return tuple(reference for reference in self.references if not reference.picture)

    @property
    def words(self) -> int:
        """Number of words of the text."""
        return len(self.text.split())
