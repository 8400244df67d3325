"""What the templates of the service's pages see: frozen values, ready to print.

All pages of the service are a title, remarks and sections; a section prints whatever of its fields is filled, in the
order of the class.
"""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from plugins.engine.chrome import DateText
from plugins.engine.components import ChartView, Fact, Remark, TableView
from plugins.engine.page import FeedLink
from plugins.newsroom.views import AttachmentView, PageLink

_NOTHING = Markup()


@dataclass(frozen=True, slots=True)
class Point:
    """A step, a right or a ground: its mark ("a") or "", its words, and the articles it rests on or ""."""

    text: str
    article: str = ""
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Section:
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


@dataclass(frozen=True, slots=True)
class Sound:
    """A recording: its address, its media type, and what it holds."""

    address: str
    kind: str
    title: str


@dataclass(frozen=True, slots=True)
class ServiceView:
    """A page of the service. ``rules`` names the rules and their version; ``feed`` stands on the list of alerts."""

    title: str
    summary: str
    rules: str
    facets: tuple[PageLink, ...] = ()
    remarks: tuple[Remark, ...] = ()
    sound: Sound | None = None
    sections: tuple[Section, ...] = ()


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a printed form; ``choices`` are boxes to tick, ``lines`` one entry for each empty line otherwise."""

    number: int
    label: str
    note: str = ""
    lines: tuple[int, ...] = (0,)
    choices: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True)
class FormView:
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


@dataclass(frozen=True, slots=True)
class AlertView:
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
