"""What the templates of entries, indexes, agenda and redirects see: frozen values, ready to print."""

from __future__ import annotations

from markupsafe import Markup
from msgspec import Struct

from plugins.engine.chrome import DateText
from plugins.engine.components import Fact, SourceLink
from plugins.engine.page import FeedLink
from plugins.newsroom.views import AttachmentView, Chip, ChipGroup, PageLink, TeaserGroup


class PostLine(Struct, frozen=True):
    """A post over time. ``name`` is its other side, the body or the official, linked where it has a page.

    ``when`` is in words and says honestly what is not known; ``source`` may be ``None``.
    """

    when: str
    title: str
    name: str
    address: str
    source: SourceLink | None


class TreeNode(Struct, frozen=True):
    """A node of a tree of entries; ``current`` marks the entry whose page it is."""

    title: str
    address: str
    note: str = ""
    current: bool = False
    children: tuple[TreeNode, ...] = ()


class YearLink(Struct, frozen=True):
    """A year with its number of articles or events in words, and where it stands."""

    title: str
    address: str
    count: str
    current: bool = False


class Listing(Struct, frozen=True):
    """The articles on an entry's page: the newest part by year, and the ways to the rest.

    ``years`` is empty where there is only one. ``parts`` are full and never change when an article is added.
    """

    groups: tuple[TeaserGroup, ...]
    years: tuple[YearLink, ...]
    older: PageLink | None
    parts: tuple[PageLink, ...]
    feed: FeedLink | None
    empty: str


class RetiredNotice(Struct, frozen=True):
    """That an entry is no longer used, with a link to what follows it."""

    title: str
    html: Markup


class EntryView(Struct, frozen=True):
    """The page of a topic, official or body.

    ``register`` and ``id`` name the entry for the plugins that come later. ``kind`` stands above the name.
    ``information`` are the items of public information about the entry; `plugins.ppid` fills it.
    """

    register: str
    id: str
    title: str
    kind: str
    summary: str
    retired: RetiredNotice | None
    facts: tuple[Fact, ...]
    posts: tuple[PostLine, ...]
    officials: tuple[PostLine, ...]
    tree: tuple[TreeNode, ...]
    relations: tuple[ChipGroup, ...]
    together: tuple[ChipGroup, ...]
    listing: Listing
    information: tuple[PageLink, ...] = ()

    @property
    def groups(self) -> tuple[TeaserGroup, ...]:
        """The articles that the page lists."""
        return self.listing.groups

    @property
    def feed(self) -> FeedLink | None:
        """The feed of the entry's articles."""
        return self.listing.feed


class IndexLine(Struct, frozen=True):
    """An entry in an index; ``note`` is its number of articles in words, or ""."""

    title: str
    address: str
    note: str


class IndexGroup(Struct, frozen=True):
    """Entries under a letter or heading; ``key`` makes the heading's id."""

    letter: str
    key: str
    entries: tuple[IndexLine, ...]


class IndexView(Struct, frozen=True):
    """An index of a register in one arrangement: by letter, under headings, or as a tree.

    ``facets`` lead to the other arrangements; ``files`` are the register in open formats.
    """

    title: str
    intro: str
    facets: tuple[PageLink, ...]
    letters: tuple[IndexGroup, ...]
    headings: tuple[IndexGroup, ...]
    tree: tuple[TreeNode, ...]
    files: tuple[AttachmentView, ...]
    empty: str


class AgendaItem(Struct, frozen=True):
    """An event in a list. ``when`` holds words only where the day is unknown; ``calendar`` is an ``.ics`` or ""."""

    title: str
    address: str
    when: DateText
    until: DateText | None
    place: str
    region: Chip | None
    organisers: tuple[Chip, ...]
    flags: tuple[str, ...]
    calendar: str


class AgendaGroup(Struct, frozen=True):
    """Events under a heading; ``more`` leads to those that are left out here, ``note`` is said where there is none."""

    title: str
    address: str
    events: tuple[AgendaItem, ...]
    more: PageLink | None = None
    note: str = ""


class AgendaView(Struct, frozen=True):
    """A page of the agenda. ``calendar`` and ``feed`` are of the whole agenda, and on its first page only."""

    title: str
    intro: str
    facets: tuple[PageLink, ...]
    years: tuple[YearLink, ...]
    groups: tuple[AgendaGroup, ...]
    older: PageLink | None = None
    newest: PageLink | None = None
    parts: tuple[PageLink, ...] = ()
    calendar: str = ""
    feed: FeedLink | None = None
    empty: str = ""
