"""What the templates of region pages see: frozen values, ready to print."""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct

from plugins.engine.components import ChartView, Fact, Mark, TableView
from plugins.engine.page import FeedLink
from plugins.newsroom.views import ChipGroup, PageLink, TeaserGroup
from plugins.tags.views import IndexGroup, IndexLine, Listing, PostLine, RetiredNotice


class Credit(Struct, frozen=True):
    """Where data comes from, as a sentence with its links: words, linked name, words, linked licence."""

    before: str
    name: str
    address: str
    between: str
    licence: str
    licence_address: str


class Quote(Struct, frozen=True):
    """The words that a value was read from, with the number, title and address of their source."""

    words: str
    number: int
    title: str
    address: str


class FactView(Struct, frozen=True):
    """One value: its date in words or "", its check, a remark to the reader on a disagreement or "", its quotes.

    ``more`` says how many further sources give it, or "".
    """

    value: str
    date: str
    mark: Mark | None
    note: str
    quotes: tuple[Quote, ...]
    more: str = ""


class Measure(Struct, frozen=True):
    """A figure for machines: ``low`` and ``high`` differ for a range; both are ``None`` for a fact in words.

    ``day`` is the date that it is of, as ISO 8601 with no more parts than are known, or ""; ``date`` the same in words.
    """

    name: str
    text: str
    low: Decimal | None
    high: Decimal | None
    unit: str
    day: str
    date: str


class FactGroupView(Struct, frozen=True):
    """All values of one fact, newest first; ``note`` says that sources differ, or ""."""

    label: str
    note: str
    figures: tuple[FactView, ...]


class SourceView(Struct, frozen=True):
    """An article from whose note facts were read."""

    number: int
    title: str
    address: str
    date: str


class BodyView(Struct, frozen=True):
    """A body of the region with the officials whose posts are there."""

    title: str
    address: str
    officials: tuple[PostLine, ...]


class RegionView(Struct, frozen=True):
    """A region's page, in reading order.

    ``code`` names the region for the plugins that come later. ``register`` is what the register says, ``credit``
    where its counts come from. ``information`` are the items of public information about the region;
    `plugins.ppid` fills it. ``data`` is the address of the same facts as JSON; ``measures`` are the facts for
    JSON-LD.
    """

    code: str
    title: str
    kind: str
    summary: str
    retired: RetiredNotice | None
    register: tuple[Fact, ...]
    credit: Credit | None
    facts: tuple[FactGroupView, ...]
    charts: tuple[ChartView, ...]
    statements: tuple[Quote, ...]
    sources: tuple[SourceView, ...]
    regions: TableView | None
    bodies: tuple[BodyView, ...]
    together: tuple[ChipGroup, ...]
    listing: Listing
    data: str
    measures: tuple[Measure, ...]
    information: tuple[PageLink, ...] = ()

    @property
    def groups(self) -> tuple[TeaserGroup, ...]:
        """The articles that the page lists."""
        return self.listing.groups

    @property
    def feed(self) -> FeedLink | None:
        """The feed of the region's articles."""
        return self.listing.feed


class RegionsView(Struct, frozen=True):
    """The index of all regions: the provinces as a table, or every region under its letter.

    ``highlights`` are the regions with facts or articles.
    """

    title: str
    summary: str
    facets: tuple[PageLink, ...]
    highlights: tuple[IndexLine, ...]
    provinces: TableView | None
    letters: tuple[IndexGroup, ...]
    credit: Credit | None
