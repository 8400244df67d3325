"""When items are due by law, on the day before, the day, and the day after."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ppid_samples import an_item

from plugins.ppid.checklist import Cadence, Kelas, perki_checklist
from plugins.ppid.item import item_freshness
from plugins.ppid.staleness import (
    ARTICLES,
    Status,
    add_months,
    cadences,
    dip_freshness,
    freshness,
    next_due,
    yearly_report_due,
)

CHECKLIST = perki_checklist()
SIX = ((Cadence.SIX_MONTHS, ARTICLES[Cadence.SIX_MONTHS]),)


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (date(2025, 8, 31), date(2026, 2, 28)),
        (date(2023, 8, 31), date(2024, 2, 29)),
        (date(2025, 8, 28), date(2026, 2, 28)),
        (date(2025, 12, 31), date(2026, 6, 30)),
        (date(2026, 1, 15), date(2026, 7, 15)),
        (date(2025, 7, 1), date(2026, 1, 1)),
    ],
)
def test_six_months_later_is_the_same_day_or_the_last_of_the_month(start: date, end: date) -> None:
    assert add_months(start, 6) == end


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(1, 600))
def test_months_later_is_monotone_and_in_the_right_month(day: date, months: int) -> None:
    later = add_months(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day <= day.day
    assert later <= add_months(day + timedelta(1), months)


@pytest.mark.parametrize(
    ("step", "status", "late"),
    [(-1, Status.TERBARU, 0), (0, Status.PERLU_DIPERBARUI, 0), (1, Status.PERLU_DIPERBARUI, 1)],
)
def test_periodic_information_turns_on_the_day_uu_14_2008_ps_9_3_perki_ps_18(
    step: int, status: Status, late: int
) -> None:
    found = freshness(date(2025, 9, 10), SIX, date(2026, 3, 10) + timedelta(step))
    assert found.next_due == date(2026, 3, 10)
    assert (found.status, found.days_late) == (status, late)
    assert "Ps 9(3)" in found.article


@pytest.mark.parametrize(
    ("step", "status"), [(-1, Status.TERBARU), (0, Status.PERLU_DIPERBARUI), (1, Status.PERLU_DIPERBARUI)]
)
def test_the_list_of_public_information_turns_after_six_months_perki_ps_45_7(step: int, status: Status) -> None:
    found = dip_freshness(date(2025, 8, 31), date(2026, 2, 28) + timedelta(step))
    assert found.status is status
    assert found.article == "PerKI 1/2021 Ps 45(7)"


@pytest.mark.parametrize(
    ("step", "status"), [(-1, Status.TERBARU), (0, Status.PERLU_DIPERBARUI), (1, Status.PERLU_DIPERBARUI)]
)
def test_the_yearly_report_turns_on_31_march_perki_ps_56_1(step: int, status: Status) -> None:
    report = an_item(classes=(Kelas.SETIAP_SAAT,), checklist=("L.laporan.lengkap",), updated=date(2025, 3, 20))
    found = item_freshness(report, CHECKLIST, date(2026, 3, 31) + timedelta(step))
    assert found.next_due == date(2026, 3, 31) == yearly_report_due(2025)
    assert found.status is status
    assert found.article == "PerKI 1/2021 Ps 56(1)"


@pytest.mark.parametrize(("step", "status"), [(-1, Status.TERBARU), (0, Status.TERBARU), (1, Status.KEDALUWARSA)])
def test_an_item_expires_the_day_after_its_last_valid_day(step: int, status: Status) -> None:
    """PerKI 1/2021 Ps 18: validity is the office's own, beside the six months."""
    last_day = date(2026, 1, 31)
    assert freshness(date(2026, 1, 1), SIX, last_day + timedelta(step), last_day).status is status


def test_information_without_a_day_in_the_law_has_none_uu_14_2008_ps_11() -> None:
    on_change = an_item(classes=(Kelas.SETIAP_SAAT,), checklist=("T.h",), updated=date(2020, 1, 1))
    found = item_freshness(on_change, CHECKLIST, date(2026, 3, 10))
    assert found.next_due is None
    assert found.status is Status.TERBARU


def test_an_item_without_a_date_is_due() -> None:
    """PerKI 1/2021 Ps 18: nobody can tell how old it is."""
    assert freshness(None, SIX, date(2026, 3, 10)).status is Status.PERLU_DIPERBARUI


def test_the_strictest_rule_wins_uu_14_2008_ps_9_3_over_perki_ps_56_1() -> None:
    both = cadences((Kelas.BERKALA,), (CHECKLIST.by_id["L.laporan.lengkap"],))
    found = freshness(date(2026, 1, 5), both, date(2026, 3, 10))
    assert found.next_due == date(2026, 7, 5)


def test_at_once_and_continuous_duties_have_no_next_day() -> None:
    assert next_due(date(2026, 1, 1), Cadence.AT_ONCE) is None
    assert next_due(date(2026, 1, 1), Cadence.ALWAYS) is None


def test_a_mistyped_year_gives_the_last_day_there_is() -> None:
    assert add_months(date(9999, 12, 31), 6) == date.max
    assert add_months(date(1, 1, 1), -1) == date.min
    assert yearly_report_due(9999) == date.max
