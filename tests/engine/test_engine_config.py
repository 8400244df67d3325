"""Settings become a typed value, or problems that name the setting."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from plugins.engine.config import SiteConfig, load_config
from plugins.engine.problem import Problem


@pytest.fixture
def settings(tmp_path: Path) -> dict[str, Any]:
    (tmp_path / "content").mkdir()
    return {
        "SITENAME": "Kantor",
        "SITEURL": "https://kantor.example",
        "TIMEZONE": "Asia/Makassar",
        "OFFICE_NAME": "Kantor Contoh",
        "PATH": str(tmp_path / "content"),
        "OUTPUT_PATH": str(tmp_path / "output"),
        "THEME": str(tmp_path / "theme"),
        "BUILD_TODAY": "2026-01-02",
    }


def load(settings: dict[str, Any], environment: dict[str, str] | None = None, **changed: Any) -> SiteConfig:
    config, problems = load_config(settings | changed, environment or {})
    assert problems == ()
    assert config is not None
    return config


def refuse(settings: dict[str, Any], environment: dict[str, str] | None = None, **changed: Any) -> list[Problem]:
    config, problems = load_config(settings | changed, environment or {})
    assert config is None
    return list(problems)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SITENAME", ""),
        ("SITENAME", None),
        ("SITENAME", 7),
        ("SITEURL", ""),
        ("SITEURL", "kantor.example"),
        ("SITEURL", "ftp://kantor.example"),
        ("SITEURL", "https://"),
        ("SITEURL", "https://kantor.example/?a=1"),
        ("SITEURL", "https://kantor.example/#a"),
        ("SITEURL", "javascript:alert(1)"),
        ("TIMEZONE", "Asia/Tidakada"),
        ("TIMEZONE", ""),
        ("TIMEZONE", "../../etc/passwd"),
        ("OFFICE_NAME", ""),
        ("IDENTITY_COLOUR", "hijau"),
        ("IDENTITY_COLOUR", "#12345"),
        ("IDENTITY_COLOUR", "#123456; } body { display: none"),
        ("PAGE_SIZE", 0),
        ("PAGE_SIZE", 1),
        ("PAGE_SIZE", 100_000),
        ("PAGE_SIZE", "banyak"),
        ("FEED_SIZE", 0),
        ("RELATED_SIZE", -1),
        ("HOME_SIZE", 0),
        ("NAVIGATION", "berita/"),
        ("NAVIGATION", (("Beranda",),)),
        ("FOOTER_LINKS", (("Judul",),)),
        ("SITE_IS_SAMPLE", "barangkali"),
        ("BUILD_FORMAT", "xml"),
        ("SHARE_SERVICES", 3),
    ],
)
def test_wrong_setting_is_named(settings: dict[str, Any], name: str, value: object) -> None:
    problems = refuse(settings | {name: value})
    assert [problem.code for problem in problems] == ["E002"]
    assert problems[0].file == "pelicanconf.py"
    assert name in problems[0].message
    assert name in problems[0].hint


@pytest.mark.parametrize("name", ["SITENAME", "SITEURL", "TIMEZONE", "OFFICE_NAME"])
def test_missing_setting_is_named(settings: dict[str, Any], name: str) -> None:
    del settings[name]
    assert name in refuse(settings)[0].message


def test_all_wrong_settings_are_told_together(settings: dict[str, Any]) -> None:
    problems = refuse(settings, SITENAME="", SITEURL="x", PAGE_SIZE=0)
    assert len(problems) == 3


def test_missing_content_folder_is_a_problem(settings: dict[str, Any], tmp_path: Path) -> None:
    assert [p.code for p in refuse(settings, PATH=str(tmp_path / "tiada"))] == ["E003"]


@pytest.mark.parametrize("today", ["besok", "2026-02-30", "2026-13-01", "02-01-2026", "2026-01-02T10:00"])
def test_wrong_build_date_is_a_problem(settings: dict[str, Any], today: str) -> None:
    problems = refuse(settings, BUILD_TODAY=today)
    assert [problem.code for problem in problems] == ["E005"]
    assert today in problems[0].message


@pytest.mark.parametrize("epoch", ["kemarin", "1e99", "9" * 40, "-" + "9" * 30])
def test_wrong_source_date_epoch_is_a_problem(settings: dict[str, Any], epoch: str) -> None:
    assert [p.code for p in refuse(settings, {"SOURCE_DATE_EPOCH": epoch}, BUILD_TODAY="")] == ["E005"]


def test_today_comes_from_the_option_then_the_epoch_then_the_clock(settings: dict[str, Any]) -> None:
    epoch = {"SOURCE_DATE_EPOCH": "1735660799"}  # 2024-12-31 15:59:59 UTC, a second before midnight in WITA
    assert load(settings, epoch).today == date(2026, 1, 2)
    assert load(settings, epoch, BUILD_TODAY="").today == date(2024, 12, 31)
    later = {"SOURCE_DATE_EPOCH": "1735660800"}
    assert load(settings, later, BUILD_TODAY="").today == date(2025, 1, 1)
    assert abs((load(settings, BUILD_TODAY="").today - date.today()).days) <= 1  # noqa: DTZ011


@pytest.fixture(params=["UTC", "Pacific/Kiritimati", "America/Los_Angeles"])
def machine_zone(request: pytest.FixtureRequest) -> Iterator[str]:
    before = os.environ.get("TZ")
    os.environ["TZ"] = request.param
    time.tzset()
    yield request.param
    if before is None:
        del os.environ["TZ"]
    else:
        os.environ["TZ"] = before
    time.tzset()


def test_epoch_is_a_day_in_the_offices_zone_and_not_the_machines(settings: dict[str, Any], machine_zone: str) -> None:
    later = {"SOURCE_DATE_EPOCH": "1735660800"}
    assert load(settings, later, BUILD_TODAY="").today == date(2025, 1, 1)


def test_final_slashes_of_the_site_address_do_not_count(settings: dict[str, Any]) -> None:
    for written in ("https://kantor.example/sub", "https://kantor.example/sub/", "https://kantor.example/sub//"):
        config = load(settings, SITEURL=written)
        assert config.settings.siteurl == "https://kantor.example/sub"
        assert config.base_path == "/sub/"
        assert config.absolute("berita/") == "https://kantor.example/sub/berita/"
    assert load(settings).base_path == "/"


def test_other_settings_of_pelican_are_left_alone(settings: dict[str, Any]) -> None:
    assert load(settings, DEFAULT_PAGINATION=False, ANYTHING=object()).identity.name == "Kantor"


def test_content_folder_is_shown_relative_to_where_the_build_was_started(
    settings: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert load(settings).shown_content == "content"
    monkeypatch.chdir("/")
    assert load(settings).shown_content == (tmp_path / "content").relative_to("/").as_posix()
