"""security.txt (RFC 9116): made of the identity settings alone, never past, never a year ahead."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from support.site import EVERY_ROOM, BuiltSite, build

from plugins.engine.config import SiteConfig, load_config
from plugins.publishing.security_txt import ADDRESS, expiry_of, problems_of, security_txt

TODAY = "2026-12-01"


def config(tmp_path: Path, **changed: Any) -> SiteConfig:
    settings = {
        "SITENAME": "Kantor",
        "SITEURL": "https://kantor.example/sub",
        "TIMEZONE": "Asia/Makassar",
        "OFFICE_NAME": "Kantor Contoh",
        "OFFICE_EMAIL": "redaksi@kantor.example",
        "PATH": str(tmp_path),
        "OUTPUT_PATH": str(tmp_path / "output"),
        "THEME": str(tmp_path / "theme"),
        "BUILD_TODAY": TODAY,
    }
    made, problems = load_config(settings | changed, {})
    assert made is not None, problems
    return made


def fields(data: bytes) -> dict[str, str]:
    return dict(line.split(": ", 1) for line in data.decode().splitlines())


def test_contact_and_language_come_from_the_settings_and_the_end_is_near_enough(tmp_path: Path) -> None:
    said = fields(security_txt(config(tmp_path)))
    assert said["Contact"] == "mailto:redaksi@kantor.example"
    assert said["Preferred-Languages"] == "id"
    assert said["Canonical"] == "https://kantor.example/sub/.well-known/security.txt"
    left = datetime.fromisoformat(said["Expires"]).date() - date.fromisoformat(TODAY)
    assert 150 < left.days < 365
    own = config(tmp_path, SECURITY_CONTACT="https://kantor.example/lapor", SECURITY_EXPIRES="2027-06-30")
    assert fields(security_txt(own))["Contact"] == "https://kantor.example/lapor"
    assert fields(security_txt(own))["Expires"].startswith("2027-06-29T23:59:59+08:00")


@pytest.mark.parametrize("today", ["2026-01-31", "2026-06-01", "2026-12-31", "2028-02-29"])
def test_an_end_that_is_not_set_is_always_valid_and_moves_by_the_month(tmp_path: Path, today: str) -> None:
    made = config(tmp_path, BUILD_TODAY=today)
    assert problems_of(made) == ()
    day = expiry_of(made)
    assert day is not None
    assert day.day == 1
    assert 180 < (day - date.fromisoformat(today)).days < 220


@pytest.mark.parametrize(
    ("expires", "code"),
    [
        ("2026-12-01", "B001"),
        ("2020-01-01", "B001"),
        ("2026-12-31", "B003"),
        ("2027-12-01", "B002"),
        ("2027-02-30", "B002"),
    ],
)
def test_an_end_that_is_past_near_too_far_or_no_date_is_told(tmp_path: Path, expires: str, code: str) -> None:
    assert [problem.code for problem in problems_of(config(tmp_path, SECURITY_EXPIRES=expires))] == [code]


def test_nothing_is_invented_where_there_is_no_contact(tmp_path: Path) -> None:
    made = config(tmp_path, OFFICE_EMAIL="")
    assert security_txt(made) == b""
    assert [problem.code for problem in problems_of(made)] == ["B004"]


def test_a_build_carries_the_file_and_fails_when_it_is_past(tmp_path: Path) -> None:
    site: BuiltSite = build(tmp_path, {}, security_expires="2027-03-01", plugins=EVERY_ROOM)
    assert site.ok
    assert fields(site.files()[ADDRESS])["Contact"].startswith("mailto:")
    past = site.rebuild(security_expires="2026-11-30")
    assert not past.ok
    assert past.errors == ["B001"]
