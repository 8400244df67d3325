"""Working days (PerKI 1/2021 Ps 1 no. 22): goldens, overrides, estimates, and the calendar's own laws."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ppid_samples import codes

from plugins.ppid.overrides import idle_overrides, parse_overrides
from plugins.ppid.workdays import (
    ASSUMPTIONS,
    DayKind,
    OutsideCalendarError,
    Override,
    OverrideKind,
    working_calendar,
)

CALENDAR = working_calendar()
DAYS = st.dates(date(2010, 1, 1), date(2098, 12, 31))
COUNTS = st.integers(0, 120)


@pytest.mark.parametrize(
    ("received", "due", "extended"),
    [
        (date(2026, 3, 10), date(2026, 3, 31), date(2026, 4, 10)),
        (date(2025, 3, 24), date(2025, 4, 16), date(2025, 4, 28)),
        (date(2026, 5, 12), date(2026, 6, 2), date(2026, 6, 11)),
        (date(2026, 12, 15), date(2026, 12, 31), date(2027, 1, 13)),
    ],
)
def test_ten_working_days_uu_14_2008_ps_22_7_and_seven_more_ps_22_8(received: date, due: date, extended: date) -> None:
    assert CALENDAR.add(received, 10) == due
    assert CALENDAR.add(received, 17) == extended


def test_joint_leave_and_holidays_are_no_working_days() -> None:
    off = {day.day: day for day in CALENDAR.between_off(date(2026, 3, 18), date(2026, 3, 24))}
    assert off[date(2026, 3, 18)].kind is DayKind.CUTI_BERSAMA
    assert off[date(2026, 3, 19)].kind is DayKind.LIBUR_NASIONAL
    assert not any(CALENDAR.is_working(day) for day in off)
    assert CALENDAR.is_working(date(2026, 3, 17))
    assert CALENDAR.is_working(date(2026, 3, 25))


def test_the_day_of_receipt_does_not_count() -> None:
    monday = date(2026, 7, 6)
    assert CALENDAR.add(monday, 0) == monday
    assert CALENDAR.add(monday, 1) == date(2026, 7, 7)
    assert CALENDAR.before(monday, 1) == date(2026, 7, 3)


def test_years_without_a_decree_are_estimates() -> None:
    assert not set(range(2009, 2028)) & set(CALENDAR.estimated_years)
    assert 2028 in CALENDAR.estimated_years
    assert not CALENDAR.is_estimate(date(2026, 3, 10), date(2026, 3, 31))
    assert CALENDAR.is_estimate(date(2027, 12, 20), date(2028, 1, 4))


def test_a_forecast_day_in_a_decreed_year_makes_an_estimate() -> None:
    assert not CALENDAR.is_estimate(date(2027, 3, 1), date(2027, 3, 9))
    assert CALENDAR.is_estimate(date(2027, 3, 1), date(2027, 3, 10))


def test_the_version_names_the_package_and_the_local_changes() -> None:
    local = working_calendar([Override(date(2026, 7, 7), OverrideKind.LIBUR, "HUT kota", "SE 1/2026")])
    assert CALENDAR.version.startswith("holidays 0.")
    assert CALENDAR.version.endswith("tanpa penyesuaian setempat")
    assert local.version.endswith("1 penyesuaian setempat")
    assert "cuti bersama" in ASSUMPTIONS[0].casefold()


def test_an_override_adds_and_removes_a_day() -> None:
    off, on = date(2026, 7, 7), date(2026, 3, 18)
    local = working_calendar(
        [
            Override(off, OverrideKind.LIBUR, "HUT kota", "SE 1/2026"),
            Override(on, OverrideKind.KERJA, "cuti bersama ditiadakan", "SE 2/2026"),
        ]
    )
    assert not local.is_working(off)
    assert local.is_working(on)
    assert local.add(date(2026, 7, 6), 1) == date(2026, 7, 8)
    assert local.between_off(off, off)[0].basis == "SE 1/2026"


def test_an_override_can_open_a_saturday_and_confirm_a_year() -> None:
    local = working_calendar(
        [
            Override(date(2026, 7, 11), OverrideKind.KERJA, "pengganti", "SE 3/2026"),
            Override(date(2028, 1, 1), OverrideKind.TETAP, "SKB 2028 terbit", "SKB"),
        ]
    )
    assert local.is_working(date(2026, 7, 11))
    assert 2028 not in local.estimated_years


def test_a_date_beyond_the_calendar_is_an_error() -> None:
    short = working_calendar(first_year=2026, last_year=2026)
    assert short.add(date(2026, 12, 30), 1) == date(2026, 12, 31)
    with pytest.raises(OutsideCalendarError):
        short.add(date(2026, 12, 31), 1)
    with pytest.raises(OutsideCalendarError):
        short.before(date(2026, 1, 2), 1)
    with pytest.raises(OutsideCalendarError):
        short.is_working(date(2027, 1, 4))
    with pytest.raises(ValueError, match="before"):
        short.add(date(2026, 5, 5), -1)


@given(DAYS, COUNTS)
def test_adding_then_counting_gives_the_number_back(start: date, days: int) -> None:
    assert CALENDAR.between(start, CALENDAR.add(start, days)) == days


@given(DAYS, COUNTS)
def test_adding_one_more_day_is_later_and_lands_on_a_working_day(start: date, days: int) -> None:
    earlier, later = CALENDAR.add(start, days), CALENDAR.add(start, days + 1)
    assert earlier < later
    assert CALENDAR.is_working(later)
    assert not any(CALENDAR.is_working(earlier + timedelta(n)) for n in range(1, (later - earlier).days))


@given(DAYS, DAYS, COUNTS)
def test_addition_is_monotone_in_the_start(one: date, other: date, days: int) -> None:
    first, second = sorted((one, other))
    assert CALENDAR.add(first, days) <= CALENDAR.add(second, days)


@given(DAYS, st.integers(1, 120))
def test_before_undoes_add_from_a_working_day(start: date, days: int) -> None:
    working = CALENDAR.add(start, 1)
    assert CALENDAR.before(CALENDAR.add(working, days), days) == working


def test_the_override_table_is_read_with_commas_or_semicolons() -> None:
    rows, wrong = parse_overrides("Tanggal;Jenis;Alasan;Dasar\n2026-07-07;libur;HUT kota;SE 1/2026\n", "h.csv")
    assert rows == (Override(date(2026, 7, 7), OverrideKind.LIBUR, "HUT kota", "SE 1/2026"),)
    assert wrong == ()


def test_an_override_without_reason_or_decree_is_refused() -> None:
    rows, wrong = parse_overrides("tanggal,jenis,alasan,dasar\n2026-07-07,libur,,\n", "h.csv")
    assert rows == ()
    assert codes(wrong) == ["P083", "P083"]
    assert wrong[0].line == 2


def test_mistakes_of_the_override_table_are_named() -> None:
    text = "tanggal,jenis,alasan,dasar\n7/7/2026,libur,a,b\n2026-07-08,masuk,a,b\n2026-07-09,libur,a,b\n2026-07-09,kerja,a,b\n"
    rows, wrong = parse_overrides(text, "h.csv")
    assert [row.day for row in rows] == [date(2026, 7, 9)]
    assert codes(wrong) == ["P081", "P082", "P084"]
    assert codes(parse_overrides("tanggal,jenis\n", "h.csv")[1]) == ["P080", "P080"]


def test_an_override_that_changes_nothing_is_remarked_upon() -> None:
    idle = Override(date(2026, 3, 18), OverrideKind.LIBUR, "cuti bersama", "SKB")
    confirms = Override(date(2027, 3, 10), OverrideKind.LIBUR, "Idulfitri", "Kepmenag")
    weekday = Override(date(2026, 7, 7), OverrideKind.LIBUR, "HUT kota", "SE 1/2026")
    assert codes(idle_overrides((idle, confirms, weekday), CALENDAR, "h.csv")) == ["P085"]
    local = working_calendar([confirms])
    assert not local.is_estimate(date(2027, 3, 10), date(2027, 3, 10))
