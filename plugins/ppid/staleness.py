"""When a published item is due again by law, and what to call its age on a given day.

Day arithmetic, the same everywhere: *n months after* a day is the same day of the month *n* months later, or
the last day of that month where it has no such day (31 August + 6 months = 28 February, 29 in a leap year).
The months of UU 14/2008 Ps 9(3) and PerKI 1/2021 Ps 18 and 45(7) are calendar months and are not moved to a
working day.

An item is ``terbaru`` up to the day before it is due, ``perlu-diperbarui`` from the due day on, and
``kedaluwarsa`` from the day after the last day of its own validity.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Sequence
from datetime import MAXYEAR, MINYEAR, date
from enum import StrEnum

from msgspec import Struct

from plugins.ppid.checklist import Cadence, ChecklistItem, Kelas

MONTHS_PERIODIC = 6
REPORT_MONTHS = 3


class Status(StrEnum):
    """The age of an item in one word."""

    TERBARU = "terbaru"
    PERLU_DIPERBARUI = "perlu-diperbarui"
    KEDALUWARSA = "kedaluwarsa"

    @property
    def label(self) -> str:
        """The words that a reader sees."""
        return {
            "terbaru": "terbaru",
            "perlu-diperbarui": "perlu diperbarui",
            "kedaluwarsa": "kedaluwarsa",
        }[self.value]


class Freshness(Struct, frozen=True, kw_only=True):
    """When an item was last renewed, when it is due next, and its status on the day asked about.

    ``next_due`` is ``None`` where the law names no day; ``article`` is the rule that sets it. ``days_late``
    are the calendar days since the due day, 0 on that day and before it.
    """

    last: date | None
    next_due: date | None
    status: Status
    article: str
    days_late: int


class DueDate(Struct, frozen=True, order=True):
    """An entry of the calendar of due dates: the day, a stable id, a title and the article.

    ``address`` is the page of what is due, or "" where it has none of its own.
    """

    day: date
    id: str
    title: str
    article: str
    address: str = ""


ARTICLES = {
    Cadence.SIX_MONTHS: "UU 14/2008 Ps 9(3); PerKI 1/2021 Ps 18",
    Cadence.YEARLY: "PerKI 1/2021 Ps 56(1)",
    Cadence.AT_ONCE: "UU 14/2008 Ps 10; PerKI 1/2021 Ps 25(1)",
    Cadence.ON_CHANGE: "UU 14/2008 Ps 11; PerKI 1/2021 Ps 21",
    Cadence.ALWAYS: "PerKI 1/2021 Ps 24",
}
"""The article behind each cadence. The DIP's own six months are `DIP_ARTICLE`."""

DIP_ARTICLE = "PerKI 1/2021 Ps 45(7)"

CLASS_CADENCE = {
    Kelas.BERKALA: Cadence.SIX_MONTHS,
    Kelas.SERTA_MERTA: Cadence.AT_ONCE,
    Kelas.SETIAP_SAAT: Cadence.ON_CHANGE,
    Kelas.LAYANAN: Cadence.ON_CHANGE,
    Kelas.DIKECUALIKAN: Cadence.ON_CHANGE,
}
"""The cadence of an item that names no checklist row."""


def add_months(day: date, months: int) -> date:
    """The same day of the month ``months`` later (or earlier), clamped to the month's last day.

    Beyond the years 1 to 9999 it is the first or the last day there is: a mistyped year must not stop a build.

    >>> add_months(date(2025, 8, 31), 6)
    datetime.date(2026, 2, 28)
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not MINYEAR <= year <= MAXYEAR:
        return date.min if year < MINYEAR else date.max
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def yearly_report_due(budget_year: int) -> date:
    """The last day for the yearly report: three months after the budget year ends (PerKI 1/2021 Ps 56(1))."""
    return add_months(date(budget_year, 12, 31), REPORT_MONTHS)


def next_due(last: date, cadence: Cadence) -> date | None:
    """The day an item renewed on ``last`` is due again; ``None`` where the law names no day.

    A yearly report published in the course of a year is the report on the year before, so the next one is due
    on 31 March of the following year.
    """
    if cadence is Cadence.SIX_MONTHS:
        return add_months(last, MONTHS_PERIODIC)
    if cadence is Cadence.YEARLY:
        return yearly_report_due(last.year)
    return None


def cadences(kelas: Iterable[Kelas], rows: Sequence[ChecklistItem]) -> tuple[tuple[Cadence, str], ...]:
    """The cadences an item must keep, each with its article: those of its rows, and of its classes.

    A class only counts where no row of that class is named: the yearly report is an item of the class
    *setiap saat* whose row is stricter than the class.
    """
    found = {(row.cadence, _row_article(row)) for row in rows}
    covered = {row.kelas for row in rows}
    found |= {(CLASS_CADENCE[one], ARTICLES[CLASS_CADENCE[one]]) for one in kelas if one not in covered}
    return tuple(sorted(found))


def freshness(
    last: date | None,
    rules: Sequence[tuple[Cadence, str]],
    today: date,
    valid_until: date | None = None,
) -> Freshness:
    """The age of an item on ``today`` by the strictest of its rules (see `cadences`).

    Without a date of last update an item with any rule of its own is due, since nobody can tell how old it
    is. ``valid_until`` is the last day on which the item itself holds.
    """
    due, article = _strictest(last, rules)
    if valid_until is not None and today > valid_until:
        status = Status.KEDALUWARSA
    elif last is None or (due is not None and today >= due):
        status = Status.PERLU_DIPERBARUI
    else:
        status = Status.TERBARU
    late = max((today - due).days, 0) if due else 0
    return Freshness(last=last, next_due=due, status=status, article=article, days_late=late)


def dip_freshness(decided: date | None, today: date) -> Freshness:
    """The age of the list of public information since its last decree: at least every 6 months (Ps 45(7))."""
    return freshness(decided, ((Cadence.SIX_MONTHS, DIP_ARTICLE),), today)


def _strictest(last: date | None, rules: Sequence[tuple[Cadence, str]]) -> tuple[date | None, str]:
    """The earliest due day and its article; the first article where no rule names a day."""
    if last is not None:
        dated = sorted((due, article) for cadence, article in rules if (due := next_due(last, cadence)))
        if dated:
            return dated[0]
    return None, rules[0][1] if rules else ""


def _row_article(row: ChecklistItem) -> str:
    return DIP_ARTICLE if row.group == "T.a" else ARTICLES[row.cadence]
