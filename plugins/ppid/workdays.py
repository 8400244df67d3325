"""Working days of an Indonesian office: the unit in which every deadline of PerKI 1/2021 is counted.

*Hari adalah hari kerja* (PerKI 1/2021 Ps 1 no. 22). National holidays and joint leave (*cuti bersama*) come
from the package ``holidays``; an office adds or removes days of its own by `Override` rows. That joint leave
and the weekend are no working days is the usual reading, stated in none of the rules: `ASSUMPTIONS` says so,
and belongs beside every computed date.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from importlib.metadata import version

from msgspec import Struct

FIRST_YEAR = 2009
LAST_YEAR = 2100
"""The years a calendar covers unless told otherwise: from before the statute took effect to the package's
last.
"""

WORKWEEK = (0, 1, 2, 3, 4)
"""Monday to Friday, counted from Monday as 0."""

ASSUMPTIONS = (
    "Cuti bersama dihitung sebagai bukan hari kerja; peraturan yang dibaca tidak menyebutkannya.",
    "Hari kerja kantor dihitung Senin sampai Jumat.",
    "Hari pertama dihitung sejak hari kerja sesudah tanggal mulai.",
)
_ESTIMATED = "(perkiraan)"


class DayKind(StrEnum):
    """Why a day is off."""

    LIBUR_NASIONAL = "libur-nasional"
    CUTI_BERSAMA = "cuti-bersama"
    LIBUR_SETEMPAT = "libur-setempat"


class OverrideKind(StrEnum):
    """What an override row says.

    ``LIBUR`` makes the day off, ``KERJA`` makes it a working day, ``TETAP`` states that a decree has fixed
    the holidays of the day's whole year, although the package does not know the decree yet.
    """

    LIBUR = "libur"
    KERJA = "kerja"
    TETAP = "tetap"


class Override(Struct, frozen=True, order=True):
    """A local change of the calendar with the reason and the decree behind it."""

    day: date
    kind: OverrideKind
    reason: str
    decree: str


class DayOff(Struct, frozen=True, order=True):
    """A day on which the office is closed beyond its weekend.

    ``basis`` names the package or the local decree; ``estimated`` is true while the day is a forecast.
    """

    day: date
    kind: DayKind
    name: str
    basis: str
    estimated: bool = False


class OutsideCalendarError(ValueError):
    """A computation left the years that the calendar covers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkingCalendar:
    """The working days from ``first_year`` to ``last_year``; made by `working_calendar`.

    ``version`` names the package and the number of local changes, for printing beside every date.
    ``estimated_years`` are those whose joint leave no decree has fixed yet.
    """

    first_year: int
    last_year: int
    version: str
    days_off: tuple[DayOff, ...]
    overrides: tuple[Override, ...]
    estimated_years: tuple[int, ...]
    working: tuple[int, ...] = field(repr=False)

    def is_working(self, day: date) -> bool:
        """Whether the office works on a day."""
        self._check(day)
        position = bisect_left(self.working, day.toordinal())
        return position < len(self.working) and self.working[position] == day.toordinal()

    def add(self, start: date, days: int) -> date:
        """The ``days``-th working day after ``start``, which itself does not count; ``start`` for 0.

        Raises `ValueError` for a negative count, `OutsideCalendarError` beyond the calendar.
        """
        self._check(start)
        if days < 0:
            raise ValueError("a negative number of working days: use before()")
        position = bisect_right(self.working, start.toordinal()) + days - 1
        if position >= len(self.working):
            raise OutsideCalendarError(f"{days} working days after {start} lie beyond {self.last_year}")
        return date.fromordinal(self.working[position]) if days else start

    def before(self, end: date, days: int) -> date:
        """The ``days``-th working day before ``end``, which itself does not count; ``end`` for 0.

        Raises as `add` does.
        """
        self._check(end)
        if days < 0:
            raise ValueError("a negative number of working days: use add()")
        position = bisect_left(self.working, end.toordinal()) - days
        if position < 0:
            raise OutsideCalendarError(f"{days} working days before {end} lie before {self.first_year}")
        return date.fromordinal(self.working[position]) if days else end

    def between(self, start: date, end: date) -> int:
        """How many working days lie after ``start`` up to and including ``end``; negative if ``end`` is
        earlier.
        """
        self._check(start)
        self._check(end)
        return bisect_right(self.working, end.toordinal()) - bisect_right(self.working, start.toordinal())

    def is_estimate(self, start: date, end: date) -> bool:
        """Whether the days from ``start`` to ``end`` hold a forecast or a year without decree."""
        first, last = min(start, end), max(start, end)
        if any(first.year <= year <= last.year for year in self.estimated_years):
            return True
        return any(off.estimated for off in self.between_off(first, last))

    def between_off(self, first: date, last: date) -> tuple[DayOff, ...]:
        """The days off from ``first`` to ``last``, both included."""
        low = bisect_left(self.days_off, first, key=_day)
        return self.days_off[low : bisect_right(self.days_off, last, key=_day)]

    def _check(self, day: date) -> None:
        if not self.first_year <= day.year <= self.last_year:
            raise OutsideCalendarError(f"{day} is outside {self.first_year} to {self.last_year}")


def working_calendar(
    overrides: Iterable[Override] = (),
    *,
    first_year: int = FIRST_YEAR,
    last_year: int = LAST_YEAR,
    workweek: Sequence[int] = WORKWEEK,
) -> WorkingCalendar:
    """The calendar of both categories of the package, changed by local rows.

    The last of several rows for one day wins; `plugins.ppid.overrides` reports such doubles beforehand.
    """
    rows = tuple(sorted(overrides))
    off = _package_days(first_year, last_year)
    decreed = {day.year for day, row in off.items() if row.kind is DayKind.CUTI_BERSAMA}
    worked: set[date] = set()
    for row in rows:
        if row.kind is OverrideKind.LIBUR:
            off[row.day] = DayOff(row.day, DayKind.LIBUR_SETEMPAT, row.reason, row.decree)
            worked.discard(row.day)
        elif row.kind is OverrideKind.KERJA:
            off.pop(row.day, None)
            worked.add(row.day)
        else:
            decreed.add(row.day.year)
    return WorkingCalendar(
        first_year=first_year,
        last_year=last_year,
        version=_version(len(rows)),
        days_off=tuple(sorted(off.values())),
        overrides=rows,
        estimated_years=tuple(year for year in range(first_year, last_year + 1) if year not in decreed),
        working=_working_ordinals(first_year, last_year, off.keys(), worked, workweek),
    )


def _package_days(first_year: int, last_year: int) -> dict[date, DayOff]:
    """What the package knows; a national holiday wins over joint leave on the same day."""
    from holidays import country_holidays  # noqa: PLC0415 -- takes a second to load; `calendars` spares most builds it

    years = range(first_year, last_year + 1)
    basis = f"paket holidays {version('holidays')}"
    off: dict[date, DayOff] = {}
    for category, kind in (("government", DayKind.CUTI_BERSAMA), ("public", DayKind.LIBUR_NASIONAL)):
        days = country_holidays("ID", years=years, categories=(category,), language="id")
        for day, name in days.items():
            if first_year <= day.year <= last_year:
                off[day] = DayOff(day, kind, name.replace(_ESTIMATED, "").strip(), basis, _ESTIMATED in name)
    return off


def _working_ordinals(
    first_year: int, last_year: int, off: Iterable[date], worked: Iterable[date], workweek: Sequence[int]
) -> tuple[int, ...]:
    first, last = date(first_year, 1, 1).toordinal(), date(last_year, 12, 31).toordinal()
    closed = {day.toordinal() for day in off}
    open_anyway = {day.toordinal() for day in worked}
    return tuple(
        day
        for day in range(first, last + 1)
        # 1 January of year 1, ordinal 1, was a Monday.
        if day in open_anyway or ((day - 1) % 7 in workweek and day not in closed)
    )


def _version(changes: int) -> str:
    base = f"holidays {version('holidays')} (libur nasional dan cuti bersama)"
    return f"{base}, {changes} penyesuaian setempat" if changes else f"{base}, tanpa penyesuaian setempat"


def _day(off: DayOff) -> date:
    return off.day
