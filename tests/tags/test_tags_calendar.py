"""The agenda's model and its iCalendar files, read back with the library."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Component
from msgspec.structs import replace
from tags.tags_samples import ZONE, sample_article

from plugins.engine.config import SiteConfig, load_config
from plugins.newsroom.model import Newsroom
from plugins.tags.agenda import Agenda, agenda_of, event_problems, times
from plugins.tags.calendar_file import calendar_bytes, event_bytes, event_uid


@pytest.fixture(scope="module")
def config(tmp_path_factory: pytest.TempPathFactory) -> SiteConfig:
    return config_of(tmp_path_factory.mktemp("content"), "https://kantor.example/situs")


def config_of(content: Path, url: str) -> SiteConfig:
    settings = {
        "SITENAME": "Kantor", "SITEURL": url, "TIMEZONE": "Asia/Jakarta", "OFFICE_NAME": "Kantor",
        "PATH": str(content), "OUTPUT_PATH": str(content), "THEME": str(content), "BUILD_TODAY": "2026-12-01",
    }  # fmt: skip
    config, problems = load_config(settings, {})
    assert config is not None, problems
    return config


def agenda(*events: dict[str, Any]) -> Agenda:
    articles = tuple(sample_article(f"n{number}", peristiwa=event) for number, event in enumerate(events))
    return agenda_of(Newsroom(articles, ()), ZONE)


def read_back(config: SiteConfig, event: dict[str, Any], **changes: Any) -> Component:
    happening = replace(agenda(event).dated[0], **changes)
    data = calendar_bytes("Agenda", [event_bytes(happening, "Aula", ("Dinas A", "Dinas B"), config)])
    (shown,) = Calendar.from_ical(data).walk("VEVENT")
    assert isinstance(shown, Component)
    return shown


def test_day_without_a_time_lasts_the_whole_day(config: SiteConfig) -> None:
    shown = read_back(config, {"mulai": "2025-01-15"})
    assert (shown.decoded("dtstart"), shown.decoded("dtend")) == (date(2025, 1, 15), date(2025, 1, 16))


def test_end_of_several_days_is_exclusive(config: SiteConfig) -> None:
    shown = read_back(config, {"mulai": "2024-02-28", "selesai": "2024-03-01"})
    assert (shown.decoded("dtstart"), shown.decoded("dtend")) == (date(2024, 2, 28), date(2024, 3, 2))


@pytest.mark.parametrize(
    ("written", "hour"), [("2025-01-15 09:00", 2), ("2025-01-15 09.00 WITA", 1), ("2025-01-15 09:00 WIT", 0)]
)
def test_time_is_told_in_utc_from_its_own_zone_or_the_sites(config: SiteConfig, written: str, hour: int) -> None:
    shown = read_back(config, {"mulai": written})
    assert shown.decoded("dtstart") == datetime(2025, 1, 15, hour, tzinfo=UTC)
    assert "dtend" not in shown


def test_time_of_the_end(config: SiteConfig) -> None:
    shown = read_back(config, {"mulai": "2025-01-15 09:00 WITA", "selesai": "2025-01-15 11:30"})
    assert shown.decoded("dtend") == datetime(2025, 1, 15, 4, 30, tzinfo=UTC)


def test_time_of_one_side_only_is_told_in_words_beside_whole_days(config: SiteConfig) -> None:
    shown = read_back(config, {"mulai": "2025-01-15 09:00", "selesai": "2025-01-16"})
    assert (shown.decoded("dtstart"), shown.decoded("dtend")) == (date(2025, 1, 15), date(2025, 1, 17))
    assert "pukul 09.00 WIB" in str(shown["description"])


def test_file_says_what_where_who_and_when_it_was_written(config: SiteConfig) -> None:
    shown = read_back(config, {"mulai": "2025-01-15", "nama": "Rapat, \n koordinasi; \\ akbar"})
    assert str(shown["summary"]) == "Rapat, koordinasi; \\ akbar"
    assert str(shown["location"]) == "Aula"
    assert "Dinas A; Dinas B" in str(shown["description"])
    assert str(shown["url"]) == "https://kantor.example/situs/berita/2025/n0/"
    assert shown.decoded("dtstamp") == datetime(2025, 1, 14, 17, tzinfo=UTC)


def test_document_without_a_date_is_stamped_with_the_events_day(config: SiteConfig) -> None:
    shown = read_back(config, {"mulai": "2025-01-15"}, revised=None)
    assert shown.decoded("dtstamp") == datetime(2025, 1, 14, 17, tzinfo=UTC)


def test_identifier_is_stable_and_the_sites_own(config: SiteConfig, tmp_path: Path) -> None:
    uid = event_uid("berita/2025/a/", config)
    assert uid == event_uid("berita/2025/a/", config_of(tmp_path, "http://kantor.example/situs"))
    assert uid != event_uid("berita/2025/a/", config_of(tmp_path, "https://kantor.example"))
    assert uid != event_uid("berita/2025/b/", config)


def test_lines_are_folded_and_end_as_the_standard_says(config: SiteConfig) -> None:
    happening = agenda({"mulai": "2025-01-15", "nama": "Ä" * 200}).dated[0]
    data = calendar_bytes("Agenda", [event_bytes(happening, "", (), config)])
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert data.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")


@pytest.mark.parametrize("day", ["1900-01-01", "9999-12-31"])
def test_ends_of_the_calendar_break_nothing(config: SiteConfig, day: str) -> None:
    assert read_back(config, {"mulai": day}).decoded("dtstart") == date.fromisoformat(day)
    timed = read_back(config, {"mulai": f"{day} 00:30"}).decoded("dtstart")
    assert timed.astimezone(ZONE).date() == date.fromisoformat(day)


def test_time_beyond_the_last_day_of_the_calendar_breaks_nothing(config: SiteConfig) -> None:
    assert read_back(config, {"mulai": "9999-12-31 23:00 -05:00"}).decoded("dtstart").year == 9999


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(0, 40))
def test_days_read_back_as_they_were_told(first: date, length: int) -> None:
    config = config_of(Path(__file__).parent, "https://kantor.example")
    last = first + timedelta(days=length)
    shown = read_back(config, {"mulai": first.isoformat(), "selesai": last.isoformat()})
    assert shown.decoded("dtstart") == first
    assert shown.decoded("dtend") - timedelta(days=1) == last


def test_events_are_in_the_order_of_time_and_undated_ones_apart() -> None:
    found = agenda(
        {"mulai": "2025-03-01 10:00"},
        {"mulai": "2025-03-01"},
        {"mulai": "tidak-tercantum", "hari": "Rabu"},
        {"mulai": "2024-01-01"},
        {"mulai": "2025-03-01 10:00 WIT"},
    )
    assert [event.title for event in found.dated] == ["n3", "n1", "n4", "n0"]
    assert [event.title for event in found.undated] == ["n2"]
    assert found.undated[0].calendar == ""


def test_event_that_runs_today_is_not_past() -> None:
    found = agenda({"mulai": "2025-03-01", "selesai": "2025-03-03"}, {"mulai": "2025-02-01"})
    for today, ahead in ((date(2025, 3, 1), ["n0"]), (date(2025, 3, 3), ["n0"]), (date(2025, 3, 4), [])):
        assert [event.title for event in found.ahead(today)] == ahead
    assert [event.title for event in found.past(date(2025, 3, 4))] == ["n0", "n1"]


def test_event_stands_in_every_month_that_it_touches() -> None:
    found = agenda({"mulai": "2024-12-30", "selesai": "2025-02-01"}, {"mulai": "2025-01-31"})
    assert list(found.by_month()) == [(2024, 12), (2025, 1), (2025, 2)]
    assert [event.title for event in found.by_month()[2025, 1]] == ["n0", "n1"]


def test_event_of_an_impossible_length_stands_in_its_first_month_and_is_reported() -> None:
    found = agenda({"mulai": "2024-12-30", "selesai": "2042-02-01"})
    assert list(found.by_month()) == [(2024, 12)]
    assert [problem.code for problem in event_problems(found.dated, ZONE)] == ["T001"]


def test_wrong_weekday_and_end_before_start_are_reported() -> None:
    found = agenda(
        {"mulai": "2025-01-15", "hari": "Kamis"},
        {"mulai": "2025-01-15", "hari": "Rabu"},
        {"mulai": "2025-01-15 09:00 WIB", "selesai": "2025-01-15 08:00"},
    )
    problems = list(event_problems(found.dated, ZONE))
    assert sorted((problem.code, problem.file) for problem in problems) == [
        ("T002", "berita/n0.md"),
        ("T003", "berita/n2.md"),
    ]
    assert times(found.dated[-1].meta, ZONE) is None
