"""Announcements made at once: eight parts, start and end (UU 14/2008 Ps 10, PerKI 1/2021 Ps 19-20)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from ppid_samples import codes

from plugins.ppid.alert import ALERT_EVENTS, Alert, AlertPart, AlertState, validate_alert
from plugins.ppid.checklist import perki_checklist

WITA = timezone(timedelta(hours=8))
START = datetime(2026, 3, 10, 8, 0, tzinfo=WITA)
END = datetime(2026, 3, 12, 17, 0, tzinfo=WITA)
PARTS = {part: f"Contoh {part.value}." for part in AlertPart}


def an_alert(**changes: Any) -> Alert:
    fields: dict[str, Any] = {
        "id": "banjir",
        "title": "Potensi banjir",
        "event": "S.19.a",
        "starts": START,
        "ends": END,
        "parts": PARTS,
        "sample": True,
        "source": "a.md",
    }
    return Alert(**{**fields, **changes})


def test_the_eight_parts_and_six_events_are_rows_of_the_checklist_perki_ps_19_2_and_20_2() -> None:
    rows = perki_checklist().by_id
    assert len(AlertPart) == 8
    assert all(part.article in rows[part.checklist_id].source for part in AlertPart)
    assert set(ALERT_EVENTS) == {row.id for row in perki_checklist().group("S.19")}


@pytest.mark.parametrize("part", list(AlertPart))
def test_each_part_perki_ps_20_2_is_demanded(part: AlertPart) -> None:
    found = validate_alert(an_alert(parts={**PARTS, part: " "}))
    assert codes(found) == ["P070"]
    assert part.article in found[0].reason


def test_a_complete_alert_has_no_problem() -> None:
    assert validate_alert(an_alert()) == ()
    assert validate_alert(an_alert(ends=None)) == ()


def test_times_need_a_zone_and_an_order_uu_14_2008_ps_10() -> None:
    naive = START.replace(tzinfo=None)
    assert codes(validate_alert(an_alert(starts=naive))) == ["P071"]
    assert codes(validate_alert(an_alert(ends=START))) == ["P072"]
    assert codes(validate_alert(an_alert(event="S.19.z"))) == ["P073"]


@pytest.mark.parametrize(
    ("moment", "state"),
    [
        (START - timedelta(seconds=1), AlertState.AKAN_BERLAKU),
        (START, AlertState.BERLAKU),
        (END - timedelta(seconds=1), AlertState.BERLAKU),
        (END, AlertState.BERAKHIR),
        (START.astimezone(UTC), AlertState.BERLAKU),
    ],
)
def test_it_holds_from_its_start_until_its_end_perki_ps_25_1(moment: datetime, state: AlertState) -> None:
    assert an_alert().state_at(moment) is state


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (date(2026, 3, 9), AlertState.AKAN_BERLAKU),
        (date(2026, 3, 10), AlertState.BERLAKU),
        (date(2026, 3, 11), AlertState.BERLAKU),
        (date(2026, 3, 12), AlertState.BERLAKU),
        (date(2026, 3, 13), AlertState.BERAKHIR),
    ],
)
def test_it_is_shown_on_every_day_it_holds_and_archived_after_perki_ps_25_1(day: date, state: AlertState) -> None:
    assert an_alert().state_on(day, WITA) is state


def test_an_end_at_midnight_belongs_to_the_day_before() -> None:
    midnight = an_alert(ends=datetime(2026, 3, 12, 0, 0, tzinfo=WITA))
    assert midnight.state_on(date(2026, 3, 11), WITA) is AlertState.BERLAKU
    assert midnight.state_on(date(2026, 3, 12), WITA) is AlertState.BERAKHIR


def test_a_start_at_midnight_does_not_belong_to_the_day_before() -> None:
    midnight = an_alert(starts=datetime(2026, 3, 10, 0, 0, tzinfo=WITA))
    assert midnight.state_on(date(2026, 3, 9), WITA) is AlertState.AKAN_BERLAKU
    assert midnight.state_on(date(2026, 3, 10), WITA) is AlertState.BERLAKU


def test_without_an_end_it_holds_on() -> None:
    assert an_alert(ends=None).state_on(date(2030, 1, 1), WITA) is AlertState.BERLAKU
