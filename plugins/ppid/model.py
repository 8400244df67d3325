"""What the office publishes and keeps closed, put together: the one value from which every page and download comes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cached_property

from msgspec import Struct

from plugins.newsroom.model import Article
from plugins.ppid.checklist import Checklist
from plugins.ppid.compliance import Verdict, assess
from plugins.ppid.dip import DipRow, dip_rows
from plugins.ppid.due import due_dates
from plugins.ppid.evidence import (
    Evidence,
    dip_evidence,
    exempt_evidence,
    item_evidence,
    package_evidence,
    pending_items,
)
from plugins.ppid.exempt import ExemptItem
from plugins.ppid.item import Item
from plugins.ppid.load import ExemptDocument, ItemDocument
from plugins.ppid.office import Office
from plugins.ppid.scoring import SHIPPED, Score, score, shipped_questionnaire
from plugins.ppid.staleness import DueDate
from plugins.ppid.views import ServiceEvidence
from plugins.ppid.workdays import WorkingCalendar


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


def account(information: PublicInformation, services: ServiceEvidence) -> Account:
    """The whole account on the day of the build, with what the services prove beside."""
    office, items, checklist = information.office, information.items, information.checklist
    rows = dip_rows(items, information.units)
    verdicts = assess(
        checklist,
        evidence(information, rows, services),
        office.not_applicable,
        today=information.today,
        body=office.body,
        packages=office.packages,
        pending=pending_items(items),
    )
    scores = tuple(
        score(form, verdicts, office.answers.get(form.id, {})) for form in map(shipped_questionnaire, SHIPPED)
    )
    due = due_dates(
        items=items,
        exempt=information.exempt_items,
        not_applicable=office.not_applicable,
        decree=office.decree,
        budget_years=services.budget_years,
        checklist=checklist,
        calendar=information.calendar,
        today=information.today,
    )
    return Account(rows, verdicts, scores, tuple(sorted({*due, *services.due})))


def evidence(information: PublicInformation, rows: Sequence[DipRow], services: ServiceEvidence) -> tuple[Evidence, ...]:
    """Everything published that answers a checklist row."""
    return (
        *item_evidence(information.items),
        *dip_evidence(rows, information.office.decree),
        *exempt_evidence(information.exempt_items, information.checklist),
        *(
            Evidence(row=row, title=article.card.title, address=article.address, updated=article.day)
            for row, articles in sorted(information.articles.items())
            for article in articles
        ),
        *package_evidence(information.office.packages),
        *services.evidence,
    )
