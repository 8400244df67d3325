"""What the templates of the service's pages see: frozen values, ready to print.

All pages of the service are a title, remarks and sections; a section prints whatever of its fields is filled, in the
order of the class.
"""

from __future__ import annotations

from markupsafe import Markup
from msgspec import Struct

from plugins.engine.chrome import DateText
from plugins.engine.components import ChartView, Fact, Remark, TableView
from plugins.engine.page import FeedLink
from plugins.newsroom.views import AttachmentView, PageLink

_NOTHING = Markup()


class Point(Struct, frozen=True):
    """A step, a right or a ground: its mark ("a") or "", its words, and the articles it rests on or ""."""

    text: str
    article: str = ""
    mark: str = ""


class Section(Struct, frozen=True):
    """A headed part of a page. ``points`` are numbered where ``ordered``; ``actions`` are the links to act by."""

    id: str
    title: str
    article: str = ""
    paragraphs: tuple[str, ...] = ()
    html: Markup = _NOTHING
    actions: tuple[PageLink, ...] = ()
    points: tuple[Point, ...] = ()
    ordered: bool = False
    facts: tuple[Fact, ...] = ()
    charts: tuple[ChartView, ...] = ()
    tables: tuple[TableView, ...] = ()
    links: tuple[PageLink, ...] = ()
    files: tuple[AttachmentView, ...] = ()


class Sound(Struct, frozen=True):
    """A recording: its address, its media type, and what it holds."""

    address: str
    kind: str
    title: str


class ServiceView(Struct, frozen=True):
    """A page of the service. ``rules`` names the rules and their version; ``feed`` stands on the list of alerts."""

    title: str
    summary: str
    rules: str
    facets: tuple[PageLink, ...] = ()
    remarks: tuple[Remark, ...] = ()
    sound: Sound | None = None
    sections: tuple[Section, ...] = ()


class Field(Struct, frozen=True):
    """A field of a printed form; ``choices`` are boxes to tick, ``lines`` one entry for each empty line otherwise."""

    number: int
    label: str
    note: str = ""
    lines: tuple[int, ...] = (0,)
    choices: tuple[Point, ...] = ()


class FormView(Struct, frozen=True):
    """A form to print: its fields, and what is printed on its back."""

    title: str
    summary: str
    rules: str
    office: str
    fields: tuple[Field, ...]
    signatures: tuple[str, ...]
    back_title: str
    back_note: str
    back: tuple[Point, ...]
    back_to: PageLink


class AlertView(Struct, frozen=True):
    """An announcement: its state as a mark, its times, and its eight parts in order."""

    title: str
    summary: str
    rules: str
    state_key: str
    state: str
    archived: str
    starts: DateText
    ends: DateText | None
    ends_unknown: str
    facts: tuple[Fact, ...]
    sections: tuple[Section, ...]
    data: str
    feed: FeedLink
