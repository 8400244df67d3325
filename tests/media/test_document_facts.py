"""What the bytes of a document tell, and that no bytes at all can break the telling."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from document_samples import OLE, archive, bomb, docx, located_photo, odf, pdf, pptx, xlsx
from hypothesis import given, settings
from hypothesis import strategies as some

from plugins.engine.store import Store
from plugins.engine.theme import load_theme
from plugins.media.documents_describe import Describer, facts_of
from plugins.media.documents_model import Facts, Fault, Unit
from plugins.media.documents_names import is_bare, says_nothing
from plugins.media.documents_words import facts_text

ROOT = Path(__file__).parents[2]


def test_pdf_tells_pages_title_language_and_text() -> None:
    facts = facts_of("a.pdf", pdf("Satu", "Dua", author="Sri Contoh"))
    assert facts == Facts(2, Unit.PAGES, None, "Surat edaran", "id-ID", has_text=True, people=("Sri Contoh",))


def test_scan_has_no_text_and_blanks_are_none() -> None:
    assert facts_of("a.pdf", pdf("", "")).has_text is False
    assert facts_of("a.pdf", pdf("   ")).has_text is False


@pytest.mark.parametrize(
    ("name", "data", "count", "unit"),
    [
        ("a.docx", docx(7), 7, Unit.PAGES),
        ("a.xlsx", xlsx(3), 3, Unit.SHEETS),
        ("a.pptx", pptx(5), 5, Unit.SLIDES),
        ("a.odt", odf("text", 'meta:page-count="9"'), 9, Unit.PAGES),
        ("a.ods", odf("spreadsheet", 'meta:table-count="2"'), 2, Unit.SHEETS),
        ("a.csv", "nama;nilai\nA;1\nB;2\n\n".encode("utf-8-sig"), 2, Unit.ROWS),
        ("a.csv", 'nama,nilai\nA,"1\n2"\n'.encode("utf-16"), 1, Unit.ROWS),
        ("a.csv", "jalan,kota\nSí,\xe9\n".encode("cp1252"), 1, Unit.ROWS),
        ("a.csv", b"hanya,kepala\n", None, None),
        ("a.txt", b"isi", None, None),
        ("a.zip", archive({"a.txt": "isi"}), None, None),
        ("a.doc", OLE + b"lama", None, None),
        ("a.doc", b"{\\rtf1 isi}", None, None),
    ],
)
def test_length_is_counted_in_the_kinds_own_unit(name: str, data: bytes, count: int | None, unit: Unit | None) -> None:
    facts = facts_of(name, data)
    assert (facts.count, facts.unit, facts.fault) == (count, unit, None)


def test_office_properties_are_read() -> None:
    facts = facts_of("a.docx", docx(title="Nota &amp; lampiran", author="Sri Contoh"))
    assert (facts.title, facts.language, facts.people) == ("Nota & lampiran", "id-ID", ("Sri Contoh",))
    facts = facts_of("a.odt", odf("text", 'meta:page-count="1"'))
    assert (facts.title, facts.language, facts.people) == ("Notulen", "en-US", ("Budi Contoh",))


def test_photo_with_a_position_inside_a_document_is_found() -> None:
    assert facts_of("a.docx", docx(word__media__image1_jpeg=located_photo())).located
    assert not facts_of("a.docx", docx()).located
    assert facts_of("a.pdf", pdf("Satu") + located_photo()).located


@pytest.mark.parametrize(
    ("name", "data", "fault"),
    [
        ("a.pdf", pdf("Satu", lock="rahasia"), Fault.ENCRYPTED),
        ("a.pdf", pdf(), Fault.NO_PAGES),
        ("a.pdf", b"%PDF-1.7\nrusak", Fault.UNREADABLE),
        ("a.pdf", b"MZ\x90\x00program", Fault.PROGRAM),
        ("a.docx", b"\x7fELF", Fault.PROGRAM),
        ("a.txt", b"#!/bin/sh\nrm", Fault.PROGRAM),
        ("a.docx", b"<!DOCTYPE html><html></html>", Fault.MISLABELLED),
        ("a.docx", xlsx(), Fault.MISLABELLED),
        ("a.docx", archive({"catatan.txt": "isi"}), Fault.MISLABELLED),
        ("a.docx", OLE + b"Word lama", Fault.MISLABELLED),
        ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), Fault.ENCRYPTED),
        ("a.odt", odf("text", "", "<manifest:encryption-data/>"), Fault.ENCRYPTED),
        ("a.docx", docx()[:200], Fault.DAMAGED),
        ("a.docx", archive({"[Content_Types].xml": "x"}), Fault.DAMAGED),
        ("a.pdf", docx(), Fault.MISLABELLED),
        ("a.csv", b"PK\x03\x04", Fault.MISLABELLED),
        ("a.csv", b"a\0b", Fault.MISLABELLED),
        ("a.docx", bomb(), Fault.BOMB),
    ],
)
def test_every_broken_document_has_its_fault_in_bounded_time(name: str, data: bytes, fault: Fault) -> None:
    started = time.process_time()
    assert facts_of(name, data).fault is fault
    assert time.process_time() - started < 2


@settings(max_examples=60, deadline=None)
@given(
    some.sampled_from(["a.pdf", "a.docx", "a.xlsx", "a.odt", "a.csv", "a.txt"]),
    some.sampled_from([pdf("Satu"), docx(), xlsx(), odf("text", ""), b"a;b\n1;2\n"]),
    some.integers(0, 4000),
    some.binary(max_size=40),
)
def test_no_damage_raises(name: str, data: bytes, place: int, noise: bytes) -> None:
    place %= len(data)
    facts_of(name, data[:place] + noise + data[place + len(noise) :])
    facts_of(name, data[:place])


def test_second_look_opens_no_file_and_a_moved_one_is_not_examined_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf("Satu"))
    with Store(tmp_path / "cache") as store:
        first = Describer(tmp_path, store).describe("a.pdf")
        store.commit(tmp_path, {})
    assert first.facts.count == 1
    monkeypatch.setattr("plugins.media.documents_describe.facts_of", lambda *_: pytest.fail("examined again"))
    (tmp_path / "b.pdf").write_bytes((tmp_path / "a.pdf").read_bytes())
    with Store(tmp_path / "cache") as store:
        assert Describer(tmp_path, store).describe("b.pdf") == first
        monkeypatch.setattr(Path, "open", lambda *_: pytest.fail("opened"))
        monkeypatch.setattr(Path, "read_bytes", lambda *_: pytest.fail("opened"))
        assert Describer(tmp_path, store).describe("a.pdf") == first


def test_readers_are_told_what_matters_before_a_download() -> None:
    words = load_theme(ROOT / "theme").words.document
    assert facts_text(Facts(12, Unit.PAGES, has_text=True), words) == ("12 halaman", "dapat dicari teksnya")
    assert facts_text(Facts(1200, Unit.ROWS, 7), words) == ("1.200 baris", "7 kolom")
    assert facts_text(Facts(1, Unit.PAGES, language="en-GB", has_text=False), words) == (
        "1 halaman",
        "hasil pindai tanpa teks",
        "berbahasa Inggris",
    )
    for own in ("id-ID", "in", "", "x-tidak-dikenal", "zz"):
        assert facts_text(Facts(language=own), words) == ()


MACHINE_NAMES = """
WhatsApp Image 2024-09-02 at 14.11.22.jpeg|whatsapp-image-2024-09-02-at-14-11-22.jpeg|IMG_20240902_141122.jpg
DOC-20240902-WA0012.pdf|Scan0001.pdf|Untitled.docx|New Microsoft Word Document (2).docx|download.pdf|download (1).pdf
20240902_141122.jpg|Document1.pdf|PXL_20240902_071122334.MP.jpg|Screenshot_20240902-141122_Chrome.png|DSC_0012.JPG
Dokumen Microsoft Word Baru.docx|photo_2024-09-02_14-11-22.jpg|CamScanner 09-02-2024 14.11.pdf|image (3).png
Salinan dari Untitled document.pdf|f47ac10b-58cc-4372-a567-0e02b2c3d479.pdf|Book1.xlsx|Dokumen1 - Copy.docx|unnamed.jpg
Foto 12.jpg|document.pdf
"""
CHOSEN_NAMES = """
surat.pdf|a.pdf|rkpd-2025.pdf|scan-ktp.pdf|new-normal.pdf|foto 17 agustus.jpg|img_2024-rapat-koordinasi.jpg|laporan.pdf
dokumen-rencana-2025.pdf|neraca-2025.pdf|2025.pdf|SK-12-2025.pdf|whatsapp-imbauan.jpg|buku-saku-ppid.pdf|undangan.pdf|foto.jpg
lampiran.pdf
"""


@pytest.mark.parametrize("name", MACHINE_NAMES.strip().replace("\n", "|").split("|"))
def test_name_that_a_machine_gave_is_known(name: str) -> None:
    assert is_bare(f"media/2024/{name}")


@pytest.mark.parametrize("name", CHOSEN_NAMES.strip().replace("\n", "|").split("|"))
def test_name_that_a_person_chose_is_left_alone(name: str) -> None:
    assert not is_bare(f"media/2024/{name}")


@pytest.mark.parametrize("title", ["", "  ", "Microsoft Word - SE 12.docx", "Untitled", "Document1", "surat final.doc"])
def test_title_that_is_none_is_known(title: str) -> None:
    assert says_nothing(title)
    assert not says_nothing("Surat Edaran Nomor 12 Tahun 2025")
