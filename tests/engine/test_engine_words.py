"""Dates, zones, sizes and numbers as Indonesian readers know them, whatever the machine's locale."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from babel.dates import format_date
from babel.numbers import format_decimal
from hypothesis import example, given
from hypothesis import strategies as st

from plugins.engine.words import (
    date_text,
    long_date,
    moment_of,
    month_name,
    number_text,
    short_date,
    size_text,
    zone_label,
)

JAKARTA, MAKASSAR, JAYAPURA = (ZoneInfo(f"Asia/{name}") for name in ("Jakarta", "Makassar", "Jayapura"))


@pytest.mark.parametrize(("zone", "label"), [(JAKARTA, "WIB"), (MAKASSAR, "WITA"), (JAYAPURA, "WIT")])
def test_indonesian_zones_have_their_names(zone: ZoneInfo, label: str) -> None:
    text = date_text(datetime(2025, 1, 15, 9, 5, tzinfo=zone), zone)
    assert text.text == f"Rabu, 15 Januari 2025 pukul 09.05 {label}"
    assert text.iso.startswith("2025-01-15T09:05+0")


@pytest.mark.parametrize(
    ("offset", "label"),
    [
        (timedelta(0), "UTC+0"),
        (timedelta(hours=-3), "UTC-3"),
        (timedelta(hours=5, minutes=30), "UTC+5.30"),
        (timedelta(hours=12, minutes=45), "UTC+12.45"),
    ],
)
def test_other_zones_say_their_offset(offset: timedelta, label: str) -> None:
    assert zone_label(datetime(2025, 1, 1, tzinfo=timezone(offset))) == label


def test_zone_west_of_greenwich_with_half_an_hour() -> None:
    label = zone_label(datetime(2025, 1, 1, tzinfo=timezone(-timedelta(hours=3, minutes=30))))
    assert label == "UTC-3.30"


def test_moment_without_zone_has_no_label() -> None:
    with pytest.raises(ValueError, match="zone"):
        zone_label(datetime(2025, 1, 1))  # noqa: DTZ001


def test_bare_day_claims_no_time() -> None:
    text = date_text(date(2025, 1, 15), JAKARTA)
    assert (text.iso, text.text) == ("2025-01-15", "Rabu, 15 Januari 2025")


def test_missing_time_is_midnight_and_missing_zone_the_offices() -> None:
    assert moment_of(date(2025, 1, 15), MAKASSAR).isoformat() == "2025-01-15T00:00:00+08:00"
    assert moment_of(datetime(2025, 1, 15, 8), JAKARTA).isoformat() == "2025-01-15T08:00:00+07:00"  # noqa: DTZ001
    kept = datetime(2025, 1, 15, 8, tzinfo=JAYAPURA)
    assert moment_of(kept, JAKARTA) is kept


def test_months_are_indonesian() -> None:
    names = [month_name(2025, month).split()[0] for month in range(1, 13)]
    assert names == (
        "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split()  # noqa: SIM905
    )


def test_weekdays_are_indonesian() -> None:
    first = date(2025, 1, 6)
    names = [date_text(first + timedelta(days=day), JAKARTA).text.split(",")[0] for day in range(7)]
    assert names == ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"]


@pytest.mark.parametrize(
    ("size", "text"),
    [
        (0, "0 bita"),
        (999, "999 bita"),
        (1000, "1 kB"),
        (1500, "1,5 kB"),
        (999_400, "999,4 kB"),
        (999_600, "1 MB"),
        (1_600_000, "1,6 MB"),
        (2_500_000_000, "2.500 MB"),
    ],
)
def test_sizes_use_comma_and_decimal_units(size: int, text: str) -> None:
    assert size_text(size) == text


def test_numbers_use_dots_for_thousands() -> None:
    assert [number_text(number) for number in (0, 1234, 35747.5)] == ["0", "1.234", "35.747,5"]


@given(st.dates(date(1000, 1, 1)))
def test_dates_are_those_of_the_unicode_cldr(day: date) -> None:
    assert long_date(day) == format_date(day, "EEEE, d MMMM y", locale="id")
    assert short_date(day) == format_date(day, "d MMMM y", locale="id")
    assert month_name(day.year, day.month) == format_date(day, "MMMM y", locale="id")


@given(st.integers(-(10**18), 10**18) | st.floats(-1e12, 1e12))
@example(0.0005)
@example(0.0015)
@example(-0.0)
@example(1234.9996)
@example(2.675)
@example(1e-9)
def test_numbers_are_those_of_the_unicode_cldr(value: float) -> None:
    assert number_text(value) == format_decimal(value, locale="id")
