"""What the schema makes of the values that editors write."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from typing import Any

import pytest
from pydantic import ValidationError

from plugins.newsroom.moments import parse_day, parse_moment
from plugins.newsroom.schema import ArticleMeta, StandingMeta

WIB, WITA, WIT = (timezone(timedelta(hours=hours)) for hours in (7, 8, 9))


def meta(**keys: Any) -> ArticleMeta:
    return ArticleMeta.model_validate({"judul": "J", "tanggal": "2025-01-15", "ringkasan": "R.", **keys})


def wrong(**keys: Any) -> str:
    with pytest.raises(ValidationError) as failure:
        meta(**keys)
    return str(failure.value.errors()[0]["type"])


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2025-01-15", date(2025, 1, 15)),
        ("2025-1-5", date(2025, 1, 5)),
        (" 2025-01-15 ", date(2025, 1, 15)),
        ("2024-02-29", date(2024, 2, 29)),
        ("2025-01-15 09:00", datetime(2025, 1, 15, 9)),  # noqa: DTZ001
        ("2025-01-15 09.00", datetime(2025, 1, 15, 9)),  # noqa: DTZ001
        ("2025-01-15 pukul 09.00 WIB", datetime(2025, 1, 15, 9, tzinfo=WIB)),
        ("2025-01-15 09:00 wita", datetime(2025, 1, 15, 9, tzinfo=WITA)),
        ("2025-01-15T09:00:30WIT", datetime(2025, 1, 15, 9, 0, 30, tzinfo=WIT)),
        ("2025-01-15T09:00:00+07:00", datetime(2025, 1, 15, 9, tzinfo=WIB)),
        ("2025-01-15T09:00:00.123Z", datetime(2025, 1, 15, 9, tzinfo=timezone(timedelta(0)))),
        ("2025-01-15 09:00 -0330", datetime(2025, 1, 15, 9, tzinfo=timezone(-timedelta(hours=3, minutes=30)))),
    ],
)
def test_dates_and_moments(written: str, moment: date) -> None:
    parsed = parse_moment(written)
    assert parsed == moment
    assert type(parsed) is type(moment)
    assert parse_day(written) == date(moment.year, moment.month, moment.day)


def test_bare_day_stays_a_day() -> None:
    assert type(meta().tanggal) is date
    assert isinstance(meta(tanggal="2025-01-15 00:00").tanggal, datetime)


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("15 Januari 2025", "tanggal_bentuk"),
        ("2025/01/15", "tanggal_bentuk"),
        ("2025-01", "tanggal_bentuk"),
        ("20250115", "tanggal_bentuk"),
        ("2025-02-30", "tanggal_mustahil"),
        ("2025-02-29", "tanggal_mustahil"),
        ("2025-00-10", "tanggal_mustahil"),
        ("2025-01-00", "tanggal_mustahil"),
        ("0000-01-01", "tanggal_mustahil"),
        ("2025-01-15 24:00", "tanggal_mustahil"),
        ("2025-01-15 09:60", "tanggal_mustahil"),
        ("1970-01-01", "tanggal_kosong"),
        ("1970-01-01T00:00:00Z", "tanggal_kosong"),
        ("٢٠٢٥-٠١-١٥", "tanggal_bentuk"),
    ],
)
def test_what_is_no_date(written: str, kind: str) -> None:
    assert wrong(tanggal=written) == kind


@pytest.mark.parametrize(
    ("written", "value"),
    [("ya", True), ("tidak", False), ("true", True), ("False", False), (" Ya ", True), ("yes", True), ("no", False)],
)
def test_yes_and_no(written: str, value: bool) -> None:
    assert meta(iklan=written).iklan is value


@pytest.mark.parametrize(
    ("written", "value"), [("terbit", "terbit"), ("published", "terbit"), ("Draf", "draf"), ("draft", "draf")]
)
def test_status_in_both_languages(written: str, value: str) -> None:
    assert meta(status=written).status == value


@pytest.mark.parametrize(
    ("written", "value"), [("a, b ,c", ("a", "b", "c")), (["a", "b"], ("a", "b")), ("a", ("a",)), (" , ", ())]
)
def test_list_may_be_a_line(written: Any, value: tuple[str, ...]) -> None:
    assert meta(tags=written).tags == value


def test_unknown_day_is_said_and_not_invented() -> None:
    assert meta(tanggal_sumber="tidak-tercantum").tanggal_sumber is None
    assert meta().tanggal_sumber == "sama"
    assert meta(tanggal_sumber="2025-01-14").tanggal_sumber == date(2025, 1, 14)
    event = meta(peristiwa={"mulai": "tidak-tercantum", "hari": "jum'at"}).peristiwa
    assert event is not None
    assert (event.mulai, event.hari) == (None, "Jumat")


def test_clarification_needs_claim_finding_and_evidence() -> None:
    whole = {
        "jenis": "klarifikasi",
        "klaim": {"isi": "x"},
        "temuan": "salah",
        "bukti": [{"judul": "B", "url": "https://x.example/"}],
    }
    assert meta(**whole).temuan == "salah"
    for key in ("klaim", "temuan", "bukti"):
        assert wrong(**{name: value for name, value in whole.items() if name != key}) == "klarifikasi"
        assert wrong(**{key: whole[key]}) == "bukan_klarifikasi"


@pytest.mark.parametrize(
    "url", ["x.example", "javascript:alert(1)", "https://", "ftp://x.example/", "https://x y.example"]
)
def test_source_address_is_a_web_address(url: str) -> None:
    assert wrong(sumber={"nama": "X", "url": url}) == "string_pattern_mismatch"


def test_space_around_values_does_not_count() -> None:
    assert meta(judul="  Judul ").judul == "Judul"
    assert wrong(judul="   ") == "string_too_short"


def test_documents_are_frozen_and_plain() -> None:
    page = StandingMeta.model_validate({"judul": "J", "ringkasan": "R.", "urutan": "3"})
    assert page.urutan == 3
    with pytest.raises(ValidationError):
        page.judul = "Lain"  # type: ignore[misc]
    assert hash(meta()) == hash(meta())
