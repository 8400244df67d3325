"""Open information on the home page: the four doors with their counts, what is new, what is due, forms, alerts."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.ppid_site import exempt, item, ppid
from support.service_sites import alert
from support.site import EVERY_ROOM, BuiltSite, article, build, differing

FILES = {
    "informasi/neraca-2025.md": item(),
    "informasi/kalender.md": item(judul="Kalender kegiatan", butir=[], diperbarui="2025-10-01"),
    "informasi/lama.md": item(judul="Profil lama", butir=[], diperbarui="2025-01-15"),
    "informasi/sop.md": item(judul="SOP layanan", kelas=["setiap-saat", "berkala"], butir=[], diperbarui="2026-03-09"),
    "dikecualikan/asesmen.md": exempt(berakhir="2026-04-05"),
    "peringatan/banjir.md": alert(),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    built = ppid(tmp_path_factory.mktemp("pintu"), FILES)
    assert built.ok, built.problems
    return built


def said(site: BuiltSite, selector: str) -> list[str]:
    return [" ".join(tag.get_text(" ").split()) for tag in site.soup("").select(selector)]


def lines(site: BuiltSite, heading: str) -> list[tuple[str, str]]:
    """Days and names of a dated list."""
    return [
        (" ".join(line.time.get_text().split()) if line.time else "", " ".join(line.a.get_text().split()))
        for line in site.soup("").select(f"[aria-labelledby='{heading}'] li")
        if line.a
    ]


def test_four_doors_stand_in_the_order_of_the_law_with_their_counts(site: BuiltSite) -> None:
    assert said(site, ".doors h3") == [
        "Informasi berkala",
        "Informasi serta-merta",
        "Informasi setiap saat",
        "Informasi yang dikecualikan",
    ]
    assert said(site, ".door-count") == ["4 informasi", "0 informasi, 1 peringatan", "1 informasi", "1 informasi"]
    addresses = [str(tag["href"]) for tag in site.soup("").select(".doors a")]
    assert addresses == [f"ppid/{name}/" for name in ("berkala", "serta-merta", "setiap-saat", "dikecualikan")]
    assert all(site.exists(address) for address in addresses)
    sentences = said(site, ".doors li p:not(.door-count)")
    assert [text.rpartition("(")[2] for text in sentences] == [f"UU 14/2008 Ps {n})." for n in (9, 10, 11, 17)]


def test_counts_of_the_doors_are_those_of_the_landing_page(site: BuiltSite) -> None:
    landing = site.soup("ppid/").get_text(" ")
    for count in ("4 informasi", "0 informasi", "1 informasi"):
        assert count in landing


def test_newest_information_comes_first_and_what_has_no_content_is_left_out(tmp_path: Path) -> None:
    empty = item(judul="Belum ada", butir=[], kosong={"alasan": "Disusun.", "sampai": "2026-06-01"})
    ahead = item(judul="Besok", butir=[], diperbarui="2026-03-11")
    built = ppid(tmp_path, FILES | {"informasi/kosong.md": empty, "informasi/besok.md": ahead})
    assert lines(built, "_informasi-baru") == [
        ("9 Maret 2026", "SOP layanan"),
        ("20 Februari 2026", "Neraca 2025"),
        ("1 Oktober 2025", "Kalender kegiatan"),
        ("15 Januari 2025", "Profil lama"),
    ]


def test_due_days_within_thirty_days_are_told_with_their_article(site: BuiltSite) -> None:
    assert lines(site, "_jatuh-tempo") == [
        ("1 April 2026", "Perbarui Kalender kegiatan"),
        ("5 April 2026", "Terbuka: Hasil asesmen kompetensi pegawai"),
    ]
    text = " ".join(said(site, "[aria-labelledby='_jatuh-tempo']"))
    assert "1 informasi sudah perlu diperbarui." in text
    assert "PerKI 1/2021 Ps 52(2)" in text
    first = site.soup("").select_one("[aria-labelledby='_jatuh-tempo'] li a")
    assert first is not None
    assert first["href"] == "ppid/informasi/kalender/"


@pytest.mark.parametrize(("today", "told"), [("2026-03-01", False), ("2026-03-02", True), ("2026-04-01", False)])
def test_window_of_due_days_ends_after_thirty_days_and_begins_tomorrow(tmp_path: Path, today: str, told: bool) -> None:
    built = ppid(tmp_path, {"informasi/k.md": item(judul="Kalender", butir=[], diperbarui="2025-10-01")}, today=today)
    assert built.ok, built.problems
    assert (("1 April 2026", "Perbarui Kalender") in lines(built, "_jatuh-tempo")) is told


def test_days_that_pass_change_the_home_page_and_no_page_of_an_item(tmp_path: Path) -> None:
    built = ppid(tmp_path, {"informasi/k.md": item(judul="Kalender", butir=[], diperbarui="2026-02-01")})
    home, page = built.html(""), built.html("ppid/informasi/k/")
    later = built.rebuild(build_today="2026-07-10")
    assert later.html("") != home
    assert "1 Agustus 2026" in later.html("")
    assert later.html("ppid/informasi/k/") == page


def test_nothing_due_is_said_in_a_sentence(tmp_path: Path) -> None:
    built = ppid(tmp_path, {"informasi/k.md": item(judul="Kalender", butir=[], diperbarui="2026-03-01")})
    assert lines(built, "_jatuh-tempo") == []
    assert "Tidak ada yang jatuh tempo dalam 30 hari ke depan." in built.html("")


def test_alert_that_holds_stands_above_everything_and_is_told_once(site: BuiltSite) -> None:
    soup = site.soup("")
    banner = soup.select_one(".alerts")
    assert banner is not None
    assert banner.find_next("header") is not None
    assert soup.get_text().count("Banjir contoh") == 1
    over = site.rebuild(build_today="2026-04-20")
    assert not over.soup("").select(".alerts")


def test_forms_stand_beside_the_ways_to_ask_object_and_complain(tmp_path: Path) -> None:
    built = ppid(tmp_path, FILES, complaint_url="https://lapor.example/")
    links = [str(tag["href"]) for tag in built.soup("").select("[aria-labelledby='_jalan'] a")]
    assert links == [
        "ppid/permohonan/",
        "ppid/keberatan/",
        "https://lapor.example/",
        "ppid/permohonan/formulir/",
        "ppid/keberatan/formulir/",
    ]


def test_sample_data_is_called_so_only_where_everything_is_sample_data(site: BuiltSite, tmp_path: Path) -> None:
    assert "Data contoh" not in " ".join(said(site, "[aria-labelledby='_informasi-publik'] .flag"))
    built = ppid(tmp_path, {"informasi/k.md": item(contoh=True)})
    assert said(built, "[aria-labelledby='_informasi-publik'] .flag") == ["Data contoh"]


def test_site_without_open_information_has_no_doors(tmp_path: Path) -> None:
    built = build(tmp_path, {})
    assert built.ok, built.problems
    assert not built.soup("").select(".doors, [aria-labelledby='_informasi-publik']")


def test_empty_folder_is_no_folder(tmp_path: Path) -> None:
    bare = build(tmp_path / "tanpa", {"content/berita/2025/a.md": article()}, plugins=EVERY_ROOM)
    for name in ("ppid/informasi", "ppid/layanan", "ppid/peringatan", "media/data", "jaringan"):
        (tmp_path / "kosong/content" / name).mkdir(parents=True)
    empty = build(tmp_path / "kosong", {"content/berita/2025/a.md": article()}, plugins=EVERY_ROOM)
    assert differing(bare.files(), empty.files()) == []
