"""What the newsroom's templates see: frozen values, ready to print.

Every date is already in words, every link already an address, every label already Indonesian, so that
templates compute nothing. Trusted HTML is `Markup`; plain `str` is escaped by the template engine.
"""

from __future__ import annotations

from markupsafe import Markup
from msgspec import Struct

from plugins.engine.chrome import DateText, NavLink
from plugins.engine.home import AgendaBlock, FormsBlock, InformationBlock, OfficesBlock
from plugins.engine.page import FeedLink
from plugins.media.motif import Motif
from plugins.newsroom.photo import Photo


class Chip(Struct, frozen=True):
    """A link to an entry of a register. ``note`` is a short addition, such as the post held that day."""

    title: str
    address: str
    note: str = ""


class ChipGroup(Struct, frozen=True):
    """The chips of one register under its heading (Topik, Pejabat, Lembaga, Wilayah)."""

    title: str
    chips: tuple[Chip, ...]


class Teaser(Struct, frozen=True):
    """An article in a list. ``flags`` are words shown beside the kind, such as *Advertorial*.

    ``note`` is what the list adds, such as the post that an official held that day. ``motif`` stands in for a photo.
    """

    address: str
    title: str
    summary: str
    date: DateText
    kind: str
    dateline: str
    photo: Photo | None
    flags: tuple[str, ...]
    note: str = ""
    motif: Motif | None = None


class Credit(Struct, frozen=True):
    """One line of the byline: a role in words ("Penulis", "Sumber") and a name, linked where it has a page."""

    role: str
    name: str
    address: str = ""


class Backlink(Struct, frozen=True):
    """The way from a footnote back to one place of the text: fragment id and Indonesian label."""

    target: str
    label: str


class FootnoteView(Struct, frozen=True):
    """A footnote under the text. ``id`` is unique on the site's pages because it carries the slug."""

    number: int
    id: str
    html: Markup
    backlinks: tuple[Backlink, ...]


class AttachmentView(Struct, frozen=True):
    """A document to download: kind ("PDF"), size in words ("1,6 MB") and SHA-256 in hexadecimal.

    ``facts`` are what else a reader should know before the download ("12 halaman", "dapat dicari teksnya").
    """

    address: str
    title: str
    kind: str
    size: str
    sha256: str
    facts: tuple[str, ...] = ()


class Notice(Struct, frozen=True):
    """A dated statement of the editors: a correction, a withdrawal, a change."""

    when: DateText
    html: Markup


class EventView(Struct, frozen=True):
    """What happened when and where. ``when`` holds words only where the day is unknown (``iso`` is "").

    ``calendar`` is the address of the event as an iCalendar file, or "".
    """

    name: str
    when: DateText
    until: DateText | None
    place: str
    region: Chip | None
    organisers: tuple[Chip, ...]
    calendar: str = ""


class EvidenceView(Struct, frozen=True):
    """One piece of evidence of a clarification; ``address`` may be inside or outside the site."""

    title: str
    address: str
    outside: bool


class ClaimView(Struct, frozen=True):
    """The claim a clarification answers: its words, who made it where and when, the finding, the evidence."""

    claim: str
    claimant: str
    place: str
    when: DateText | None
    finding: str
    finding_key: str
    evidence: tuple[EvidenceView, ...]


class ShareLink(Struct, frozen=True):
    """A plain link that shares the page: service name and full URL."""

    title: str
    url: str


class ArticleView(Struct, frozen=True):
    """Everything on an article's page, in reading order.

    ``kind_key`` is the front-matter word (``siaran-pers``), ``kind`` its label. ``source_date`` says in words that the
    source gives no date, or which it gives. ``sponsored`` is the advertorial label or "".
    ``history`` is the change history, oldest first. ``motif`` stands in for a photo.
    """

    title: str
    kind_key: str
    kind: str
    summary: str
    dateline: str
    published: DateText
    updated: DateText | None
    source_date: str
    credits: tuple[Credit, ...]
    sponsored: str
    withdrawn: Notice | None
    corrections: tuple[Notice, ...]
    photo: Photo | None
    event: EventView | None
    claim: ClaimView | None
    body: Markup
    footnotes: tuple[FootnoteView, ...]
    attachments: tuple[AttachmentView, ...]
    history: tuple[Notice, ...]
    chips: tuple[ChipGroup, ...]
    related: tuple[Teaser, ...]
    share: tuple[ShareLink, ...]
    motif: Motif | None = None


class StandingView(Struct, frozen=True):
    """A standing page: profile, contact, guidelines. ``event`` is what it announces."""

    title: str
    summary: str
    updated: DateText | None
    body: Markup
    footnotes: tuple[FootnoteView, ...]
    attachments: tuple[AttachmentView, ...]
    event: EventView | None = None


class PageLink(Struct, frozen=True):
    """A link of a list's own navigation; ``current`` marks the page that is shown."""

    title: str
    address: str
    current: bool = False


class TeaserGroup(Struct, frozen=True):
    """Teasers under a heading, such as a month or a topic; ``address`` leads to the whole or is ""."""

    title: str
    address: str
    teasers: tuple[Teaser, ...]


class ListView(Struct, frozen=True):
    """A page of a list of articles, newest first, in headed groups.

    ``facets`` lead to the other lists (years, kinds). ``older`` and ``newest`` are the ways through the parts; full
    parts keep their address and content for ever, so that a new article changes only the newest page.
    ``parts`` is filled on the newest page only. ``empty`` is said where there is no article.
    """

    title: str
    intro: str
    groups: tuple[TeaserGroup, ...]
    facets: tuple[PageLink, ...]
    older: PageLink | None
    newest: PageLink | None
    parts: tuple[PageLink, ...]
    feed: FeedLink | None
    empty: str


class HomeView(Struct, frozen=True):
    """The home page: the leading article, those beside it, the latest ones, the latest by topic.

    ``contact`` leads to the page about reaching the office, where there is one. The blocks are other rooms' and
    ``None`` where no room made one.
    """

    lead: Teaser | None
    beside: tuple[Teaser, ...]
    latest: tuple[Teaser, ...]
    topics: tuple[TeaserGroup, ...]
    feed: FeedLink
    contact: tuple[NavLink, ...] = ()
    information: InformationBlock | None = None
    agenda: AgendaBlock | None = None
    forms: FormsBlock | None = None
    offices: OfficesBlock | None = None


class OutlineGroup(Struct, frozen=True):
    """A headed part of the site map."""

    title: str
    links: tuple[PageLink, ...]


class OutlineView(Struct, frozen=True):
    """The site map for people (peta situs)."""

    title: str
    summary: str
    groups: tuple[OutlineGroup, ...]


class MissingView(Struct, frozen=True):
    """The 404 page: ways on for a reader whose address leads nowhere."""

    title: str
    summary: str
    links: tuple[PageLink, ...]


class RedirectView(Struct, frozen=True):
    """A page that has moved: where to, and the words that say so."""

    title: str
    summary: str
    name: str
    address: str
