"""What a build produces: pages made from a template and a frozen model, and plain files.

Everything Suluh writes as HTML is a `Page`. A template sees the page's model and the small
*chrome*, nothing else, so that the same page and chrome always give the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from markupsafe import Markup
from msgspec import Struct

from plugins.engine.problem import Problem

_NOTHING = Markup()


class Crumb(Struct, frozen=True):
    """One step of the way from the home page: its name, and its address unless it is the page itself."""

    title: str
    address: str | None = None


class FeedLink(Struct, frozen=True):
    """An Atom feed that belongs to a page."""

    title: str
    address: str


class Head(Struct, frozen=True):
    """What the document's head says to machines; `plugins.discovery` fills it from the page's model.

    ``properties`` are OpenGraph and other meta properties in order, ``names`` are meta names;
    ``json_ld`` is one JSON-LD graph, already escaped for a script element.
    """

    description: str = ""
    canonical: str = ""
    properties: tuple[tuple[str, str], ...] = ()
    names: tuple[tuple[str, str], ...] = ()
    json_ld: Markup = _NOTHING
    feeds: tuple[FeedLink, ...] = ()


class Page(Struct, frozen=True):
    """One HTML page: where it lives, which template lays it out, and the frozen model it shows.

    ``address`` is relative to the site's root, without a leading slash: ``berita/2025/nama/``, or
    ``404.html`` for a page that is no folder. ``model`` is a frozen Struct of plain values.
    ``modified`` is the date the content last changed for readers (sitemap, JSON-LD).
    ``listed`` is false for pages that search engines should not index (404, withdrawn articles).
    ``source`` names the editors' file behind the page, relative to the content folder.
    ``sample`` marks a page that shows sample data of *Kota Contoh*, and makes the theme say so.
    """

    address: str
    template: str
    title: str
    model: object
    crumbs: tuple[Crumb, ...] = ()
    modified: date | datetime | None = None
    listed: bool = True
    source: str = ""
    sample: bool = False
    head: Head = Head()


class Planned(Struct, frozen=True):
    """A page that is laid out only where something that shapes it is new.

    It says what the whole site must know of a page, as `Page` does. ``mark`` names all that shapes the page beside
    what shapes every page (code, settings, theme, chrome), and more than that does no harm: where the mark is new,
    ``make`` lays the page out, and it is written only if it differs.
    """

    address: str
    title: str
    mark: str
    make: Callable[[], Page]
    modified: date | datetime | None = None
    listed: bool = True
    source: str = ""
    sample: bool = False


AnyPage = Page | Planned


def laid_out(page: AnyPage) -> Page:
    """The page itself; a planned one is laid out for it."""
    return page.make() if isinstance(page, Planned) else page


class DataFile(Struct, frozen=True):
    """A file of bytes that the build computes: a feed, a sitemap, a table."""

    address: str
    data: bytes


class CopiedFile(Struct, frozen=True):
    """A file that the build copies as it is, such as a document or the style sheet."""

    address: str
    origin: Path


class CannotMakeError(Exception):
    """Raised by `MadeFile.make` where the source turns out to be broken; ``problem`` tells the editor."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem


class MadeFile(Struct, frozen=True):
    """A file whose bytes are costly: made only when ``mark``, which names all that shapes them, is new.

    ``make`` may raise `CannotMakeError`.
    """

    address: str
    mark: str
    make: Callable[[], bytes]


File = DataFile | CopiedFile | MadeFile


def output_name(address: str) -> str:
    """The file, relative to the output folder, that answers for an address.

    >>> output_name("berita/2025/nama/")
    'berita/2025/nama/index.html'
    >>> output_name("")
    'index.html'
    >>> output_name("robots.txt")
    'robots.txt'
    """
    return f"{address}index.html" if not address or address.endswith("/") else address
