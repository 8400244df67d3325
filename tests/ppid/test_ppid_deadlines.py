"""The clocks of an information request, with the article of each."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.ppid.deadlines import CLOCKS, Event, answer_limit, coming_deadlines, deadlines_for
from plugins.ppid.workdays import working_calendar

CALENDAR = working_calendar()
RECEIVED = date(2026, 7, 6)  # a Monday; no holiday until 17 August


def due(recorded: dict[Event, date] | None = None, received: date = RECEIVED) -> dict[str, date]:
    return {deadline.id: deadline.due for deadline in deadlines_for(received, CALENDAR, recorded)}


@pytest.mark.parametrize(
    ("clock", "days", "article"),
    [
        ("pemeriksaan-kelengkapan", 3, "PerKI 1/2021 Ps 31(2)"),
        ("melengkapi", 3, "PerKI 1/2021 Ps 33(3)"),
        ("pemberitahuan", 3, "PerKI 1/2021 Ps 31(3)"),
        ("jawaban", 10, "UU 14/2008 Ps 22(7)"),
        ("penolakan", 10, "PerKI 1/2021 Ps 34(3)"),
        ("perpanjangan", 7, "UU 14/2008 Ps 22(8)"),
        ("keberatan", 30, "UU 14/2008 Ps 36(1)"),
        ("tanggapan-atasan", 30, "UU 14/2008 Ps 36(2)"),
        ("sengketa", 14, "PerKI 1/2013 Ps 13"),
        ("komisi-mulai", 14, "UU 14/2008 Ps 38"),
        ("komisi-selesai", 100, "UU 14/2008 Ps 38"),
        ("gugatan", 14, "UU 14/2008 Ps 48(1)"),
    ],
)
def test_each_clock_has_the_days_of_its_article(clock: str, days: int, article: str) -> None:
    found = next(one for one in CLOCKS if one.id == clock)
    assert found.days == days
    assert article in found.articles


@pytest.mark.parametrize(
    ("received", "expected"),
    [
        (date(2026, 3, 9), date(2026, 3, 30)),
        (date(2026, 3, 10), date(2026, 3, 31)),
        (date(2026, 3, 11), date(2026, 4, 1)),
    ],
)
def test_the_answer_uu_14_2008_ps_22_7_moves_with_the_day_of_receipt(received: date, expected: date) -> None:
    assert due(received=received)["jawaban"] == expected


def test_a_request_only_received_gets_the_latest_possible_dates() -> None:
    dates = due()
    assert dates["pemeriksaan-kelengkapan"] == date(2026, 7, 9)
    assert dates["melengkapi"] == dates["pemberitahuan"] == date(2026, 7, 14)
    assert dates["jawaban"] == dates["penolakan"] == date(2026, 7, 20)
    assert dates["perpanjangan"] == date(2026, 7, 29)
    assert dates["keberatan"] == CALENDAR.add(date(2026, 7, 29), 30)
    assert dates["sengketa"] == CALENDAR.add(dates["tanggapan-atasan"], 14)


def test_a_recorded_event_starts_its_clock() -> None:
    dates = due({Event.DIJAWAB: date(2026, 7, 15), Event.DITANGGAPI: date(2026, 8, 18)})
    assert dates["keberatan"] == CALENDAR.add(date(2026, 7, 15), 30)
    assert dates["sengketa"] == CALENDAR.add(date(2026, 8, 18), 14)


def test_no_answer_of_the_superior_lets_the_dispute_clock_run_from_the_end_of_30_days() -> None:
    """PerKI 1/2013 Ps 13."""
    dates = due({Event.KEBERATAN: date(2026, 9, 1)})
    assert dates["sengketa"] == CALENDAR.add(CALENDAR.add(date(2026, 9, 1), 30), 14)


def test_deadlines_say_what_they_assume() -> None:
    found = {one.id: one for one in deadlines_for(RECEIVED, CALENDAR, {Event.DIJAWAB: date(2026, 7, 15)})}
    assert not found["jawaban"].assumed
    assert not found["perpanjangan"].assumed
    assert not found["keberatan"].assumed
    assert found["melengkapi"].assumed
    assert found["tanggapan-atasan"].assumed


def test_deadlines_in_a_year_without_decree_are_estimates() -> None:
    found = {one.id: one for one in deadlines_for(date(2027, 12, 27), CALENDAR)}
    assert not found["pemeriksaan-kelengkapan"].estimate
    assert found["jawaban"].estimate
    assert found["gugatan"].estimate


@pytest.mark.parametrize(("days", "expected"), [(0, date(2026, 7, 20)), (7, date(2026, 7, 29))])
def test_an_extension_uu_14_2008_ps_22_8_adds_at_most_seven_days(days: int, expected: date) -> None:
    assert answer_limit(RECEIVED, CALENDAR, days) == expected
    with pytest.raises(ValueError, match="Ps 22"):
        answer_limit(RECEIVED, CALENDAR, 8)


def test_coming_days_list_every_day_also_weekends() -> None:
    rows = coming_deadlines(date(2026, 7, 10), 3, CALENDAR)
    assert [day for day, _ in rows] == [date(2026, 7, 10), date(2026, 7, 11), date(2026, 7, 12)]
    assert len({deadlines[3].due for _, deadlines in rows}) == 1


@given(st.dates(date(2010, 1, 1), date(2090, 1, 1)))
def test_a_clock_never_ends_before_it_starts_and_never_on_a_day_off(received: date) -> None:
    for deadline in deadlines_for(received, CALENDAR):
        assert deadline.start < deadline.due
        assert CALENDAR.is_working(deadline.due)
        assert CALENDAR.between(deadline.start, deadline.due) == deadline.clock.days
