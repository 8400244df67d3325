"""Documents on pages: what readers see, what editors are told, and under which name a file is published."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from document_samples import bomb, docx, located_photo, pdf
from PIL import Image
from support.site import BuiltSite, article, build
from support.web import attribute, one

A, B = "content/berita/2025/a.md", "content/berita/2025/b.md"
PAGE = "berita/2025/a/"


def attached(root: Path, name: str, data: bytes, title: str = "Surat edaran jam kerja", **keys: Any) -> BuiltSite:
    source = article(lampiran=[{"berkas": f"media/2025/{name}", "judul": title}], **keys)
    return build(root, {A: source, f"content/media/2025/{name}": data})


def photo() -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (60, 40), "red").save(buffer, "JPEG")
    return buffer.getvalue()


def test_reader_sees_kind_length_size_text_and_checksum(tmp_path: Path) -> None:
    site = attached(tmp_path, "edaran.pdf", pdf("Satu", "Dua"))
    assert site.ok, site.problems
    item = one(site.soup(PAGE), ".downloads li")
    said = one(site.soup(PAGE), ".downloads li .quiet").get_text()
    assert said.startswith("PDF, 2 halaman, dapat dicari teksnya, ")
    assert said.endswith(" bita")
    assert len(one(item, "details code").get_text()) == 64
    assert not [code for code in site.codes if code.startswith("M")]


def test_scan_without_title_or_language_is_published_with_warnings_that_say_how_to_mend(tmp_path: Path) -> None:
    site = attached(tmp_path, "edaran.pdf", pdf("", title="", language=""))
    assert site.ok, site.problems
    assert "hasil pindai tanpa teks" in site.html(PAGE)
    assert "OCR" in site.problem("M040")["hint"]
    assert "judul dan bahasa" in site.problem("M041")["message"]
    assert site.problem("M041")["line"] > 1


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("x.pdf", pdf("Satu", lock="rahasia"), "M031"),
        ("x.docx", docx()[:100], "M032"),
        ("x.docx", b"<html></html>", "M033"),
        ("x.pdf", b"MZ\x90\x00", "M034"),
        ("x.docx", bomb(), "M035"),
        ("x.pdf", pdf(), "M036"),
        ("x.pdf", b"", "M004"),
    ],
)
def test_document_that_readers_could_not_open_stops_publication(
    tmp_path: Path, name: str, data: bytes, code: str
) -> None:
    site = attached(tmp_path, name, data)
    assert site.errors == [code]
    assert site.problem(code)["file"] == A
    assert name in site.problem(code)["message"]


def test_pdf_that_only_the_program_cannot_read_is_published_with_a_warning(tmp_path: Path) -> None:
    site = attached(tmp_path, "x.pdf", b"%PDF-1.7\nrusak")
    assert site.ok
    assert "M038" in site.codes
    assert site.exists("media/2025/x.pdf")


def test_document_is_published_byte_for_byte_and_names_in_it_are_told(tmp_path: Path) -> None:
    data = docx(author="Sri Contoh", word__media__image1_jpeg=located_photo())
    site = attached(tmp_path, "nota.docx", data)
    assert site.ok, site.problems
    assert site.files()["media/2025/nota.docx"] == data
    assert "Sri Contoh" in site.problem("M044")["message"]
    assert site.problem("M044")["severity"] == "notice"
    assert site.problem("M045")["severity"] == "warning"


def test_bare_name_is_flagged_and_published_under_what_the_page_calls_the_file(tmp_path: Path) -> None:
    site = attached(tmp_path, "DOC-20240902-WA0012.pdf", pdf("Satu"))
    assert site.ok, site.problems
    link = attribute(one(site.soup(PAGE), ".downloads a"), "href")
    name = link.rpartition("/")[2]
    assert name.startswith("surat-edaran-jam-kerja-")
    assert name.endswith(".pdf")
    assert site.exists(f"media/2025/{name}")
    assert not [file for file in site.files() if "WA0012" in file]
    told = site.problem("M042")
    assert name in told["message"]
    assert name in told["hint"]


def test_following_the_advice_keeps_the_address(tmp_path: Path) -> None:
    before = attached(tmp_path / "a", "Scan0001.pdf", pdf("Satu"))
    name = next(file for file in before.files() if file.startswith("media/") and file.endswith(".pdf"))
    after = attached(tmp_path / "b", Path(name).name, pdf("Satu"))
    assert after.exists(name)
    assert "M042" not in after.codes


def test_two_bare_files_of_one_title_have_two_addresses_that_do_not_depend_on_each_other(tmp_path: Path) -> None:
    def files(*names: str) -> dict[str, str | bytes]:
        listed = [{"berkas": f"media/{name}", "judul": "Undangan rapat"} for name in names]
        return {A: article(lampiran=listed), **{f"content/media/{name}": pdf(name) for name in names}}

    both = build(tmp_path / "a", files("Scan0001.pdf", "Scan0002.pdf"))
    one_only = build(tmp_path / "b", files("Scan0002.pdf"))
    published = {name for name in both.files() if name.endswith(".pdf")}
    assert both.ok
    assert len(published) == 2
    assert {name for name in one_only.files() if name.endswith(".pdf")} < published


def test_every_link_to_a_renamed_file_follows_it(tmp_path: Path) -> None:
    body = "Lihat [edaran](media/Scan0001.pdf).\n"
    claim = {"isi": "Jam kerja berubah.", "pengucap": "pesan berantai", "tempat": "grup"}
    source = article(
        body,
        jenis="klarifikasi",
        klaim=claim,
        temuan="salah",
        bukti=[{"judul": "Edaran jam kerja", "berkas": "media/Scan0001.pdf"}],
    )
    site = build(tmp_path, {A: source, "content/media/Scan0001.pdf": pdf("Satu")})
    assert site.ok, site.problems
    links = list(site.soup(PAGE).select("main a[href$='.pdf']"))
    assert len(links) == 2
    assert len({attribute(link, "href") for link in links}) == 1
    assert "Scan0001" not in site.html(PAGE)


def test_photo_from_a_messenger_is_published_under_its_alternative_text(tmp_path: Path) -> None:
    name = "WhatsApp Image 2024-09-02 at 14.11.22.jpeg"
    source = article(foto={"berkas": f"media/{name}", "alt": "Warga menanam bakau di pesisir"})
    site = build(tmp_path, {A: source, f"content/media/{name}": photo()})
    assert site.ok, site.problems
    assert "M042" in site.codes
    shown = attribute(one(site.soup(PAGE), "main figure img"), "src")
    assert "media/warga-menanam-bakau-di-pesisir-" in shown
    assert not [file for file in site.files() if "hats" in file]
