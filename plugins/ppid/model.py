"""What the office publishes and keeps closed, put together: the one value from which every page and download comes.

Values only: who takes them out of the build's cache, as every build does, loads nothing that reads, checks or lays out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct, field

from plugins.newsroom.load import KeyLines
from plugins.ppid.checklist import BodyKind, Checklist

if TYPE_CHECKING:
    from plugins.newsroom.body import Body
    from plugins.newsroom.model import Article
    from plugins.newsroom.views import PageLink
    from plugins.ppid.compliance import NotApplicable, Verdict
    from plugins.ppid.dip import Decree, DipRow
    from plugins.ppid.evidence import Evidence
    from plugins.ppid.exempt import ExemptItem
    from plugins.ppid.item import Item, Recorded
    from plugins.ppid.procurement import ProcurementPackage
    from plugins.ppid.scoring import Score
    from plugins.ppid.staleness import DueDate
    from plugins.ppid.tpad import TpadEntry
    from plugins.ppid.workdays import WorkingCalendar

FOLDER = "ppid"
"""Where everything about open information is, below the content folder."""

_NO_LINES = KeyLines({}, 0)


class ItemDocument(Struct, frozen=True):
    """An item with what its page shows besides: body, topics and regions.

    ``keys`` tells the lines of the front matter. An item of a sheet has an empty body.
    """

    item: Item
    body: Body
    topics: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    keys: KeyLines = _NO_LINES


class ExemptDocument(Struct, frozen=True):
    """An exempt item with the body of its page."""

    item: ExemptItem
    body: Body
    keys: KeyLines = _NO_LINES


class NamedFile(Struct, frozen=True):
    """A file of the content folder that an office file names, and where it does."""

    path: str
    source: str
    line: int


class Office(Struct, frozen=True):
    """What the office's own files say.

    ``answers`` maps a questionnaire's id to its questions answered by hand. ``recorded`` maps item ids to what was
    published last. ``samples`` are the files that are marked as sample data. ``files`` are to be published.
    """

    units: Mapping[str, str] = field(default_factory=dict)
    decree: Decree | None = None
    body: BodyKind = BodyKind.PEMDA
    not_applicable: tuple[NotApplicable, ...] = ()
    answers: Mapping[str, Mapping[str, Evidence | None]] = field(default_factory=dict)
    packages: tuple[ProcurementPackage, ...] = ()
    tpad_years: tuple[int, ...] = ()
    tpad: tuple[TpadEntry, ...] = ()
    recorded: Mapping[str, Recorded] = field(default_factory=dict)
    samples: frozenset[str] = frozenset()
    files: tuple[NamedFile, ...] = ()


class PublicInformation(Struct, frozen=True):
    """Items, exempt items and the office's own files of one build, checked and with their files examined.

    ``documents`` are sorted by id. ``units`` maps unit ids to official names. ``articles`` are the news articles that
    answer checklist rows by themselves, each row with its articles, newest first.
    """

    documents: tuple[ItemDocument, ...]
    exempt: tuple[ExemptDocument, ...]
    office: Office
    units: Mapping[str, str]
    articles: Mapping[str, tuple[Article, ...]]
    checklist: Checklist
    calendar: WorkingCalendar
    today: date

    @property
    def items(self) -> tuple[Item, ...]:
        """The items of public information, by id."""
        return tuple(document.item for document in self.documents)

    @property
    def exempt_items(self) -> tuple[ExemptItem, ...]:
        """The exempt items, by id."""
        return tuple(document.item for document in self.exempt)

    @property
    def samples_only(self) -> bool:
        """Whether everything shown is sample data."""
        marks = [*(item.sample for item in self.items), *(one.sample for one in self.exempt_items)]
        return bool(marks) and all(marks)


class Gathered(Struct, frozen=True):
    """What was read.

    ``information`` has one item of each id, and knows no articles yet; ``texts`` are all documents that have a body,
    ``named`` the items of each topic and region. ``files`` are to be published; ``looked`` are the paths of all files
    that anything names, there or not. ``mark`` covers what ``information`` holds.
    """

    information: PublicInformation
    texts: tuple[ItemDocument | ExemptDocument, ...]
    named: Mapping[tuple[str, str], tuple[PageLink, ...]]
    files: tuple[NamedFile, ...]
    looked: tuple[str, ...]
    mark: str


class Account(Struct, frozen=True):
    """What the public information proves: the list, the verdicts, the estimates, the due days."""

    rows: tuple[DipRow, ...]
    verdicts: tuple[Verdict, ...]
    scores: tuple[Score, ...]
    due: tuple[DueDate, ...]


class Accounted:
    """The account of a build, made when somebody first asks; ``mark`` covers it beside the code."""

    def __init__(self, mark: str, make: Callable[[], Account]) -> None:
        self.mark, self._make = mark, make

    @cached_property
    def account(self) -> Account:
        """What the public information proves."""
        return self._make()
