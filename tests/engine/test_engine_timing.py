"""`inv build --profile` tells how long each stage took; without it a build says nothing of it."""

from __future__ import annotations

import re
from pathlib import Path

from support.site import EVERY_ROOM, article, build

from plugins.engine.timing import Times, table

_LINE = re.compile(r"^( +)(\S.*?) +(\d+,\d\d)$", re.MULTILINE)


def test_a_build_is_told_by_stage_and_room(tmp_path: Path) -> None:
    said = build(tmp_path, {"content/berita/2025/a.md": article()}, build_profile=True, plugins=EVERY_ROOM).stderr
    stages = {title: float(number.replace(",", ".")) for indent, title, number in _LINE.findall(said) if indent == "  "}
    for title in (
        "Memuat program",
        "Membaca naskah",
        "Menyusun halaman",
        "Membandingkan",
        "Menulis halaman",
        "Menyimpan",
    ):
        assert title in stages
    total = stages.pop("Jumlah")
    assert abs(total - sum(stages.values())) < 0.01 * len(stages)
    within = said.partition("Menyusun halaman")[2].partition("Membandingkan")[0]
    assert [room for indent, room, _ in _LINE.findall(within) if indent == "    "]


def test_a_profile_changes_no_byte_and_spares_an_unchanged_site(tmp_path: Path) -> None:
    site = build(tmp_path, {"content/berita/2025/a.md": article()})
    assert "Waktu per tahap" not in site.stderr
    before = site.files()
    again = site.rebuild(build_profile=True)
    assert again.files() == before
    assert again.summary["written"] == 0
    titles = [title for _, title, _ in _LINE.findall(again.stderr)]
    assert "Memeriksa perubahan" in titles
    assert "Membaca naskah" not in titles


def test_the_report_stays_a_program_s_to_read(tmp_path: Path) -> None:
    site = build(tmp_path, {"content/berita/2025/a.md": article()}, build_profile=True, plugins=EVERY_ROOM)
    assert site.summary["ok"]
    assert "Waktu per tahap" not in site.stdout


def test_stages_come_in_order_and_rooms_from_the_slowest() -> None:
    times = Times([("Satu", 1.0), ("Dua", 2.5)], {("Dua", "a"): 0.5, ("Dua", "b"): 1.75, ("Dua", "c"): 0.001})
    assert [title for _, title, _ in _LINE.findall(table(times))] == ["Satu", "Dua", "b", "a", "Jumlah"]


def test_a_stage_ends_where_the_next_begins() -> None:
    times = Times()
    times.begin("Satu")
    with times.of_room("newsroom"):
        pass
    times.begin("Dua")
    times.end()
    times.end()
    assert [title for title, _ in times.stages] == ["Satu", "Dua"]
    assert list(times.rooms) == [("Satu", "newsroom")]
