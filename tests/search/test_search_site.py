"""The search of whole small sites: which pages are documents, their filters, and builds that repeat themselves."""

from __future__ import annotations

from pathlib import Path

import pytest
from search_reader import Reader
from support.ppid_site import item
from support.site import EVERY_ROOM, BuiltSite, article, build, differing, standing

FILES = {
    "content/berita/2024/sapu.md": article(
        "Petugas menyapu jalan di Sangatta.[^64.08]\n\n## Kerja bakti\n\nSelesai.\n\n[^64.08]: Kabupaten Kutai Timur adalah "
        "kabupaten di Provinsi Kalimantan Timur dengan ibu kota Sangatta.\n",
        judul="Kota dibersihkan",
        tanggal="2024-05-02",
        topik=["kehumasan"],
        pejabat=["sri-contoh"],
        wilayah=["64.08"],
    ),
    "content/berita/2025/cabut.md": article("Zamrud.\n", dicabut={"waktu": "2025-02-01", "alasan": "Keliru."}),
    "content/halaman/tentang.md": standing("Halaman ini menyebut kelapa sawit.\n"),
    "content/ppid/unit.yaml": "sekretariat: Sekretariat Dinas\n",
    "content/ppid/informasi/renja.md": item(
        judul="Rencana kerja 2025",
        ringkasan="Rencana tahunan.",
        butir=None,
        waktu_pembuatan="Februari 2025",
        diperbarui="2025-03-01",
    ),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    built = build(tmp_path_factory.mktemp("situs"), FILES, plugins=EVERY_ROOM)
    assert built.ok, built.problems
    return built


def titles(site: BuiltSite, question: str) -> list[str]:
    reader = Reader(site.files())
    return sorted(reader.title(number) for number in reader.find(question))


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("penyapuan", "Kota dibersihkan"),
        ("ibu kota Sangatta", "Kota dibersihkan"),
        ("kebaktian", "Kota dibersihkan"),
        ("sawit", "Tentang kantor"),
        ("hubungan masyarakat", "Kehumasan"),
        ("Sri Contoh", "Sri Contoh"),
        ("kutai timur", "Kabupaten Kutai Timur"),
        ("merencanakan kerja", "Rencana kerja 2025"),
        ("formulir keberatan", "Formulir keberatan"),
    ],
)
def test_documents_of_every_kind_are_found(site: BuiltSite, question: str, title: str) -> None:
    assert title in titles(site, question), titles(site, question)


def test_withdrawn_articles_lists_and_lost_pages_are_no_documents(site: BuiltSite) -> None:
    assert titles(site, "zamrud") == []
    assert "Peta situs" not in titles(site, "peta situs")
    assert "Halaman tidak ditemukan" not in titles(site, "halaman")


def test_filters_name_what_there_is(site: BuiltSite) -> None:
    soup = site.soup("cari/")
    options = {one["name"]: [item["value"] for item in one.find_all("option")] for one in soup.find_all("select")}
    assert options["topik"] == ["", "kehumasan"]
    assert options["wilayah"] == ["", "64", "64.08"]
    assert options["tahun"][1:] == ["2025", "2024"]
    reader = Reader(site.files())
    assert reader.shard("wilayah:64")["s"].keys() >= {"wilayah:64"}


def test_blocks_tell_kind_year_and_class(site: BuiltSite) -> None:
    main = Reader(site.files()).main
    told = {(main["j"][kind], year, classes) for _, _, kind, year, classes in main["b"]}
    assert {("berita", 2024, 0), ("informasi", 2025, 1), ("halaman", 0, 0)} <= told


def test_every_title_stands_under_its_letter(site: BuiltSite) -> None:
    links = [one["href"] for one in site.soup("cari/").select(".search-letters a")]
    assert "judul/k/" in links
    shown = [one.text for page in ("k", "t", "r") for one in site.soup(f"cari/judul/{page}/").select("main li a")]
    assert {"Kota dibersihkan", "Tentang kantor", "Rencana kerja 2025"} <= set(shown)


def test_only_the_search_page_has_a_script(site: BuiltSite) -> None:
    with_script = [name for name, html in site.pages().items() if "<script src" in html]
    assert with_script == ["cari/index.html"]


def test_a_rebuild_equals_a_clean_build(tmp_path: Path) -> None:
    site = build(tmp_path / "a", FILES, plugins=EVERY_ROOM)
    changed = {"content/berita/2024/sapu.md": article("Petugas pengairan datang.\n", tanggal="2024-05-02")}
    rebuilt = site.rebuild({**changed, "content/berita/2025/baru.md": article("Segar sekali.\n", judul="Baru")})
    assert rebuilt.ok, rebuilt.problems
    assert differing(rebuilt.files(), rebuilt.clean_copy(tmp_path / "b").files()) == []
    assert titles(rebuilt, "menyapu") == []


def test_an_edit_of_a_year_or_a_topic_is_seen_in_the_filters(tmp_path: Path) -> None:
    site = build(tmp_path / "a", FILES, plugins=EVERY_ROOM)
    moved = article("Petugas menyapu.\n", judul="Kota dibersihkan", tanggal="2023-05-02", wilayah=["64.08"])
    rebuilt = site.rebuild({"content/berita/2024/sapu.md": moved})
    assert rebuilt.ok, rebuilt.problems
    soup = rebuilt.soup("cari/")
    options = {one["name"]: [item["value"] for item in one.find_all("option")] for one in soup.find_all("select")}
    assert options["tahun"][1:] == ["2025", "2023"]
    assert "topik" not in options
    assert differing(rebuilt.files(), rebuilt.clean_copy(tmp_path / "b").files()) == []
