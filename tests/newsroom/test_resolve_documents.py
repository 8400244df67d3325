"""From files to pages: dates against the day of the build, entries of the registers, named files, changes."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from support.site import BuiltSite, article, build, standing
from support.web import attribute, one

A = "content/berita/2025/a.md"
ADDRESS = "berita/2025/a/"


def made(root: Path, source: str, **more: str | bytes) -> BuiltSite:
    site = build(root, {A: source, "content/media/surat.pdf": b"%PDF-1.4\n" * 200, **more})
    assert site.ok, site.problems
    return site


def shown(site: BuiltSite, address: str = ADDRESS) -> str:
    return " ".join(one(site.soup(address), "main").get_text(" ").split())


@pytest.mark.parametrize(
    ("today", "code"), [("2026-11-30", "N011"), ("2026-12-01", None), ("2027-06-01", None), ("2025-12-01", "N011")]
)
def test_article_appears_on_its_day(tmp_path: Path, today: str, code: str | None) -> None:
    site = build(tmp_path, {A: article(tanggal="2026-12-01")}, today=today)
    assert site.ok
    assert (code in site.codes) is (code is not None)
    assert site.exists("berita/2026/a/") is (code is None)


def test_date_more_than_a_year_ahead_is_a_slip(tmp_path: Path) -> None:
    assert build(tmp_path, {A: article(tanggal="2026-12-01")}, today="2025-11-01").errors == ["N010"]


def test_day_of_an_article_is_that_of_its_own_zone(tmp_path: Path) -> None:
    site = build(tmp_path, {A: article(tanggal="2025-01-01 00:30 WIT")}, timezone="Asia/Jakarta")
    assert site.exists("berita/2025/a/")
    assert "Rabu, 1 Januari 2025 pukul 00.30 WIT" in shown(site)


def test_preview_shows_drafts_and_tomorrow(tmp_path: Path) -> None:
    files = {A: article(judul="Nanti", tanggal="2026-12-02"), "content/berita/2025/b.md": article(status="draf")}
    site = build(tmp_path, files, build_preview=True)
    assert site.ok, site.problems
    assert site.exists("berita/2026/a/")
    assert site.exists("berita/2025/b/")


def test_last_change_is_the_newest_of_all(tmp_path: Path) -> None:
    source = article(
        diperbarui="2025-01-18",
        ralat=[{"waktu": "2025-01-20 08:00 WIB", "isi": "Nama."}, {"waktu": "2025-01-16", "isi": "Angka."}],
        riwayat=[{"waktu": "2025-01-17", "isi": "Foto."}],
    )
    site = made(tmp_path, source)
    assert "Diperbarui Senin, 20 Januari 2025 pukul 08.00 WIB" in shown(site)
    text = shown(site)
    assert text.index("Riwayat perubahan") < text.rindex("Angka.") < text.rindex("Foto.") < text.rindex("Nama.")


def test_changes_in_other_zones_are_in_the_order_of_time(tmp_path: Path) -> None:
    source = article(
        ralat=[
            {"waktu": "2025-01-16 09:30 WIT", "isi": "Yang pertama."},
            {"waktu": "2025-01-16 09:00 WIB", "isi": "Yang kedua."},
        ]
    )
    text = shown(made(tmp_path, source))
    assert "Diperbarui Kamis, 16 Januari 2025 pukul 09.00 WIB" in text
    assert text.rindex("Yang pertama.") < text.rindex("Yang kedua.")


def test_former_id_of_an_entry_still_leads_to_it(tmp_path: Path) -> None:
    register = "anggaran:\n  nama: Anggaran\n  id_lama: [apbd]\nkehumasan: {nama: Kehumasan}\nketerbukaan-informasi: {nama: K}\n"
    site = made(tmp_path, article(topik=["apbd"]), **{"content/rujukan/topik.yaml": register})
    assert "Anggaran" in shown(site)


def test_official_is_shown_with_the_post_of_that_day(tmp_path: Path) -> None:
    register = (
        "sri-contoh:\n  nama: Sri Contoh\n  jabatan:\n"
        "    - {jabatan: Sekretaris, lembaga: dinas-contoh, mulai: 2020-01-01, selesai: 2024-12-31}\n"
        "    - {jabatan: Kepala Dinas, lembaga: dinas-contoh, mulai: 2025-01-01}\n"
    )
    files = {
        A: article(pejabat=["sri-contoh"]),
        "content/berita/2024/b.md": article(judul="B", tanggal="2024-05-01", pejabat=["sri-contoh"]),
        "content/rujukan/pejabat.yaml": register,
    }
    site = build(tmp_path, files, related_size=0)
    assert site.ok, site.problems
    assert "Kepala Dinas" in shown(site)
    assert "Sekretaris" in shown(site, "berita/2024/b/")
    assert "Kepala Dinas" not in shown(site, "berita/2024/b/")


def test_attachment_is_published_with_size_and_checksum(tmp_path: Path) -> None:
    site = made(tmp_path, article(lampiran=[{"berkas": "media/surat.pdf", "judul": "Surat edaran"}]))
    data = site.files()["media/surat.pdf"]
    text = shown(site)
    assert "Surat edaran" in text
    assert "1,8 kB" in text
    assert hashlib.sha256(data).hexdigest() in text
    assert one(site.soup(ADDRESS), "main a[href$='surat.pdf']")["href"] == "../../../media/surat.pdf"


def test_file_that_nobody_names_is_not_published(tmp_path: Path) -> None:
    assert not made(tmp_path, article()).exists("media/surat.pdf")


@pytest.mark.parametrize(
    "link", ["b.md", "./b.md", "{filename}b.md", "{filename}/berita/2025/b.md", "/berita/2025/b/", "|filename|b.md"]
)
def test_links_between_documents_lead_to_their_addresses(tmp_path: Path, link: str) -> None:
    files = {A: article(f"Lihat [berita lain]({link}).\n"), "content/berita/2025/b.md": article(judul="B")}
    site = build(tmp_path, files, related_size=0)
    assert site.ok, site.problems
    assert attribute(one(site.soup(ADDRESS), ".prose a"), "href") == "../b/"


def test_link_to_a_document_that_is_held_back_is_dead(tmp_path: Path) -> None:
    files = {A: article("Lihat [nanti](b.md).\n"), "content/berita/2025/b.md": article(status="draf")}
    site = build(tmp_path, files)
    assert site.errors == ["N020"]


def test_source_without_a_date_says_so(tmp_path: Path) -> None:
    text = shown(made(tmp_path, article(tanggal_sumber="tidak-tercantum", sumber={"nama": "Koran"})))
    assert "Sumber tidak mencantumkan tanggal" in text


def test_standing_pages_stand_in_their_order(tmp_path: Path) -> None:
    files = {
        "content/halaman/c.md": standing(judul="Ketiga", urutan="3"),
        "content/halaman/a.md": standing(judul="Pertama", urutan="1"),
        "content/halaman/b.md": standing(judul="Kedua", urutan="2"),
    }
    site = build(tmp_path, files)
    text = shown(site, "peta-situs/")
    assert text.index("Pertama") < text.index("Kedua") < text.index("Ketiga")


def test_sample_data_is_labelled_on_its_page_only(tmp_path: Path) -> None:
    files = {A: article(contoh=True), "content/berita/2025/b.md": article(judul="B")}
    site = build(tmp_path, files)
    assert "Data contoh." in shown(site)
    assert "Data contoh." not in shown(site, "berita/2025/b/")
