"""What the templates of open information see: frozen values, ready to print.

Every date is in words, every link an address, every state a key with its label; templates compute nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup
from msgspec import Struct

from plugins.engine.chrome import DateText
from plugins.engine.components import Cell, Fact, Mark, Remark, TableView
from plugins.newsroom.views import AttachmentView, ChipGroup, FootnoteView, PageLink

if TYPE_CHECKING:
    from plugins.ppid.evidence import Evidence
    from plugins.ppid.staleness import DueDate


class Door(Struct, frozen=True):
    """A way to a page: its name, its address, and a line about what stands behind it."""

    title: str
    address: str
    detail: str = ""


class ServiceDoors(Struct, frozen=True):
    """The ways to the services (asking, objecting, deadlines, yearly report), for the page ``/ppid/``.

    The plugin part that makes those pages hands them over in its ``resolve()`` with ``build.provide``; without it the
    page shows none.
    """

    doors: tuple[Door, ...]


class ServiceEvidence(Struct, frozen=True):
    """What the services prove for the checklist, and their due days; handed over in ``resolve()`` like `ServiceDoors`.

    ``evidence`` as made by `plugins.ppid.evidence` (`report_evidence`, `figures_evidence`, `alert_evidence`, and the
    rows that forms, maklumat and procedures answer). ``budget_years`` are the years of which a yearly report is owed.
    """

    evidence: tuple[Evidence, ...]
    due: tuple[DueDate, ...] = ()
    budget_years: tuple[int, ...] = ()


class Record(Struct, frozen=True):
    """An entry of a list: its name, linked where it has a page, its state, lines about it, and further links."""

    title: str
    address: str = ""
    kicker: str = ""
    status: Mark | None = None
    lines: tuple[str, ...] = ()
    links: tuple[PageLink, ...] = ()


class Section(Struct, frozen=True):
    """A headed part of a report; what it does not have is empty."""

    id: str
    title: str
    intro: str = ""
    facts: tuple[Fact, ...] = ()
    records: tuple[Record, ...] = ()
    table: TableView | None = None
    links: tuple[PageLink, ...] = ()


class ReportView(Struct, frozen=True):
    """A page made of headed parts: class lists, the exempt list, the compliance report and what belongs to it.

    ``basis`` names the rules that the page follows, with their version.
    """

    title: str
    intro: str
    sections: tuple[Section, ...]
    basis: str
    status: Mark | None = None
    notices: tuple[Remark, ...] = ()
    facets: tuple[PageLink, ...] = ()
    downloads: tuple[AttachmentView, ...] = ()


class QuestionView(Struct, frozen=True):
    """A citizen's question with its short answer and the way to what is published about it."""

    title: str
    address: str
    lead: str
    count: str


class LandingView(Struct, frozen=True):
    """The page ``/ppid/``: services, citizens' questions, legal classes, and the lists behind them."""

    title: str
    intro: str
    services: tuple[Door, ...]
    questions: tuple[QuestionView, ...]
    classes: tuple[Door, ...]
    lists: tuple[Door, ...]
    limits: str
    basis: str


class ItemView(Struct, frozen=True):
    """The page of an item of public information, or of an exempt one.

    ``about`` says what kind of page it is for machines: ``informasi`` or ``dikecualikan``. ``empty`` is true for an
    item that says why there is nothing yet. ``updated`` is the last update, ``warnings`` are remarks about the files,
    such as a PDF that cannot be read aloud.
    """

    about: str
    id: str
    empty: bool
    title: str
    kicker: str
    summary: str
    status: Mark
    updated: DateText | None
    notices: tuple[Remark, ...]
    facts: tuple[Fact, ...]
    body: Markup
    footnotes: tuple[FootnoteView, ...]
    files: tuple[AttachmentView, ...]
    warnings: tuple[str, ...]
    links: tuple[PageLink, ...]
    rows: tuple[Record, ...]
    chips: tuple[ChipGroup, ...]
    basis: str


class DipView(Struct, frozen=True):
    """The list of public information or a part of it: seven columns in the order of Annex I.

    ``rows`` are empty where the list is too long for one page and ``parts`` lead to its parts.
    """

    title: str
    intro: str
    facts: tuple[Fact, ...]
    notices: tuple[Remark, ...]
    facets: tuple[Section, ...]
    parts: tuple[PageLink, ...]
    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    downloads: tuple[AttachmentView, ...]
    basis: str
