"""The personal-data guard over every source of a build (PerKI 1/2021 Ps 5(3); UU 14/2008 Ps 17 h)."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from PIL import Image
from pypdf import PdfWriter
from support.service_sites import LAYANAN, Site, build_office, charter
from support.site import article

from plugins.ppid.guard_scan import inspect
from plugins.ppid.guard_sources import file_text
from plugins.ppid.privacy import Guard

NIK = "6471051203900001"
MOBILE = "0812-3456-7890"
ARTICLE = "content/berita/2025/a.md"
ALLOWED = "content/ppid/izin-data-pribadi.yaml"


def pdf(*pages: str) -> bytes:
    """A PDF whose pages carry one line of text each, as a text layer."""
    bodies = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for text in pages:
        stream = f"BT /F1 12 Tf 40 700 Td ({text}) Tj ET".encode("latin-1")
        bodies.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        bodies.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % len(bodies)
        )
        kids.append(b"%d 0 R" % len(bodies))
    bodies[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(kids))
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(bodies, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1)
    return (
        out
        + head
        + table
        + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF"
        % (
            len(bodies) + 1,
            len(out),
        )
    )


def sheet(*rows: tuple[str, ...]) -> bytes:
    book: Any = Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def photo(*, located: bool) -> bytes:
    exif = Image.Exif()
    exif[0x010F] = "Kamera Contoh"
    if located:
        exif.get_ifd(0x8825).update({1: "S", 2: (0.0, 30.0, 7.0), 3: "E", 4: (117.0, 9.0, 13.0)})
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "green").save(out, "JPEG", exif=exif)
    return out.getvalue()


def problem(site: Site, code: str) -> tuple[str, int]:
    found = site.problem(code)
    return found["file"], found["line"]


@pytest.mark.parametrize(
    ("file", "text", "line"),
    [
        (ARTICLE, article(f"Baris satu.\n\nNIK {NIK}.\n"), 8),
        (ARTICLE, article(ringkasan=f"Hubungi {MOBILE}."), 4),
        ("content/halaman/kontak.md", f"---\njudul: Kontak\nringkasan: A.\n---\n{MOBILE}\n", 5),
        ("content/ppid/informasi/lama.csv", f"nama,nik\nA,B\nC,{NIK}\n", 3),
        ("content/statis/data.json", '{\n"surel": "budi@gmail.com"\n}\n', 2),
        ("content/statis/catatan.txt", "a\r\nb\r\nNPWP 01.234.567.8-901.000\r\n", 3),
        (f"{LAYANAN}/maklumat.md", charter().replace("Isi jangka-waktu.", f"Telepon {MOBILE}."), 14),
    ],
)
def test_text_is_read_wherever_it_stands(tmp_path: Path, file: str, text: str, line: int) -> None:
    site = build_office(tmp_path, {file: text})
    assert problem(site, "P060") == (file, line)
    assert not site.output.exists()


def test_a_finding_is_masked_in_the_message(tmp_path: Path) -> None:
    site = build_office(tmp_path, {ARTICLE: article(f"NIK {NIK}.\n")})
    assert NIK not in site.stdout
    assert "64••••••••••••01" in site.problem("P060")["message"]


def test_the_text_of_a_pdf_is_read_page_by_page(tmp_path: Path) -> None:
    site = build_office(tmp_path, {"content/media/surat.pdf": pdf("Halaman pertama", f"NIK {NIK}", "tel 0541-731234")})
    assert problem(site, "P132") == ("content/media/surat.pdf", 0)
    assert site.problem("P132")["message"].startswith("Halaman 2 ")
    assert site.problem("P133")["message"].startswith("Halaman 3 ")


def test_a_spreadsheet_is_read_cell_by_cell(tmp_path: Path) -> None:
    site = build_office(tmp_path, {"content/media/daftar.xlsx": sheet(("a", "b"), ("c", f"HP {MOBILE}"))})
    assert problem(site, "P060") == ("content/media/daftar.xlsx", 2)


def test_what_only_calls_itself_a_pdf_is_read_as_it_stands(tmp_path: Path) -> None:
    site = build_office(tmp_path, {"content/media/a.pdf": b"%PDF-1.4 contoh", "content/media/b.pdf": NIK.encode()})
    assert [(one["code"], one["file"]) for one in site.problems] == [("P132", "content/media/b.pdf")]


def test_mail_under_a_domain_for_examples_is_nobodys_rfc_2606(tmp_path: Path) -> None:
    site = build_office(
        tmp_path, {ARTICLE: article("Surel a@contoh.example, b@example.com, dan c@contohexample.com.\n")}
    )
    assert [one["code"] for one in site.problems] == ["P060"]


def test_a_document_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.encrypt("rahasia", algorithm="RC4-128")
    locked = io.BytesIO()
    writer.write(locked)
    for name, data in (("a.pdf", locked.getvalue()), ("b.pdf", b"%PDF-1.4 1 0 obj rusak"), ("c.xlsx", b"bukan zip")):
        site = build_office(tmp_path / name, {f"content/media/{name}": data})
        assert problem(site, "P134") == (f"content/media/{name}", 0)
        assert site.errors == []


def test_a_geotag_is_an_error_where_the_picture_is_copied_and_a_warning_where_it_is_drawn_anew(tmp_path: Path) -> None:
    drawn = build_office(
        tmp_path,
        {
            "content/media/a.jpg": photo(located=True),
            "content/media/b.jpg": photo(located=False),
            ARTICLE: article("![Contoh](/media/a.jpg) ![Contoh](/media/b.jpg)\n"),
        },
    )
    assert [(one["code"], one["file"]) for one in drawn.problems if one["code"] in {"M012", "P130", "P131"}] == [
        ("M012", "content/media/a.jpg")
    ]
    kept = build_office(tmp_path / "c", {"content/catatan/a.jpg": photo(located=True)})
    assert problem(kept, "P131") == ("content/catatan/a.jpg", 0)
    copied = build_office(tmp_path / "b", {"content/statis/a.jpg": photo(located=True)})
    assert problem(copied, "P130") == ("content/statis/a.jpg", 0)


def test_what_is_allowed_needs_a_reason_and_a_use(tmp_path: Path) -> None:
    files = {ARTICLE: article(f"Hubungi {MOBILE}.\n")}
    allowed = build_office(tmp_path, {**files, ALLOWED: f"- teks: {MOBILE}\n  alasan: Nomor meja layanan.\n"})
    assert allowed.errors == []
    silent = allowed.rebuild({ALLOWED: f"- teks: {MOBILE}\n"})
    assert silent.errors == ["P060", "P062"]
    assert problem(silent, "P062") == (ALLOWED, 1)
    idle = allowed.rebuild(
        {ALLOWED: f"- teks: {MOBILE}\n  alasan: Nomor meja layanan.\n- teks: {NIK}\n  alasan: Contoh.\n"}
    )
    assert idle.errors == []
    assert problem(idle, "P063") == (ALLOWED, 3)


@pytest.mark.parametrize("text", ["teks: a\n", "- a\n", "- teks: [a\n", "- teks: a\n  alasn: b\n"])
def test_a_broken_list_of_allowances_allows_nothing(tmp_path: Path, text: str) -> None:
    site = build_office(tmp_path, {ALLOWED: text})
    assert site.errors
    assert "E099" not in site.errors
    assert {one["file"] for one in site.problems} == {ALLOWED}


def test_the_offices_own_addresses_and_numbers_pass(tmp_path: Path) -> None:
    body = "Surel ppid@kantor.example atau humas@dinas.go.id, telepon (0541) 731234, pesan 0812-1111-2222.\n"
    settings = "nama: PPID\ntelepon_kantor: [0541 731234, '+62 812 1111 2222']\n"
    files = {ARTICLE: article(body), f"{LAYANAN}/layanan.yaml": settings}
    assert not [code for code in build_office(tmp_path, files).codes if code.startswith("P06")]
    bare = build_office(tmp_path / "b", {ARTICLE: article(body)})
    assert [code for code in bare.codes if code.startswith("P06")] == ["P060", "P061"]


def test_the_verdict_is_the_same_from_the_cache_and_follows_the_list(tmp_path: Path) -> None:
    site = build_office(tmp_path, {ARTICLE: article("Isi.\n"), "content/media/a.pdf": pdf(f"NIK {NIK}")})
    again = site.rebuild()
    assert (site.problems, again.problems[0]["code"]) == (again.problems, "P132")
    freed = again.rebuild({ALLOWED: f"- teks: '{NIK}'\n  alasan: NIK contoh yang tidak dipakai siapa pun.\n"})
    assert freed.errors == []


@pytest.mark.parametrize(
    ("rule", "day", "told"),
    [
        ("PerKI 1/2010", "2021-06-29", False),
        ("PerKI 1/2010", "2021-06-30", True),
        ("PerKI Nomor 1 Tahun 2017", "2021-07-01", True),
        ("Permendagri 35 Tahun 2010", "2015-01-01", True),
        ("PerKI 1/2021", "2025-01-01", False),
    ],
)
def test_a_repealed_rule_is_flagged_with_its_successor_perki_63(
    tmp_path: Path, rule: str, day: str, told: bool
) -> None:
    """PerKI 1/2021 Ps 63 was promulgated on 30 June 2021; an older article cited the rules of its day."""
    site = build_office(tmp_path, {ARTICLE: article(f"Menurut {rule}.\n", tanggal=day)})
    assert ("P064" in site.codes) is told
    assert site.errors == []


TRAPS = (
    "Kode rekening 5.1.02.01.01.0024 dan 4.1.01.09.01.0001",
    "Kegiatan 2.16.02.2.01.0005 pagu Rp1.234.567.890",
    "Mata anggaran 5102010100240001",
    "Nomor DPA/A.1/2.16.2.20.2.21.01.0000/001/2025",
    "Kode RUP 5312345678901234",
    "Nomor SP2D 0012/SP2D/LS/2025",
    "NIP 198001012005011001",
    "NIP. 19800101 200501 1 001",
    "NUPTK 1234567890123456",
    "UU Nomor 14 Tahun 2008 dan PP 61/2010",
    "PerKI 1/2021, BN 2021/741",
    "Kepmendagri 300.2.2-2430 Tahun 2025",
    "Perwali 8/2024 Pasal 12 ayat (3)",
    "Nomor 800/1234/DISKOMINFO/2025",
    "Surat 005/0812/III/2025",
    "ISBN 978-602-8519-93-9",
    "ISSN 2088-1234",
    "DOI 10.1234/abcd.2025.0812",
    "Selasa, 10 Maret 2026 pukul 08.00-15.30 WITA",
    "2026-03-10T08:00:00+08:00",
    "Tahun 2019-2024 dan 2025-2029",
    "tanggal 08-12-2025 sampai 09-12-2025",
    "nomor 112, 110, dan 119",
    "call center 1500-567",
    "Luas 16.524,77 km2 dan 1.234.567 jiwa",
    "Rp6.471.051.203.900.001",
    "Jumlah 6471051203 rupiah",
    "sha256 6471051203900001abcdef0123456789abcdef0123456789abcdef0123456789",
    "versi 1.2.3.4 dan 10.0.0.1",
    "alamat IP 192.168.100.200",
    "Kode wilayah 64.08.05.2001",
    "Kode pos 75119 Samarinda",
    "plat KT 1234 AB",
    "rekening kas daerah 0012345678",
    "koordinat dapil 3, 117 desa",
    "skor 95,12; 117,5",
    "suhu 27.5, kelembapan 95.4",
    "rasio 3.5961, 2.1234",
    "@diskominfo dan @kotacontoh di media sosial",
    "https://kantor.example/berita/2025/0812/nama/",
    "https://www.lapor.go.id/instansi/123456",
    "ppid@diskominfo.kotacontoh.go.id",
    "humas@desacontoh.desa.id",
    "WIB/WITA 08.00/09.00",
    "9999999999999999 bukan apa-apa",
    "Kode batang 8991234567890",
    "No. 0812/SK/2025",
    "Tabel 8.1 dan gambar 8.12",
    "paket 08123/PL/2025",
    "64|71|05|12|03|90|00|01",
    "persentase 12,3456, 95,12",
)


@pytest.mark.parametrize("text", TRAPS)
def test_what_offices_write_every_day_raises_no_alarm(text: str) -> None:
    reading = file_text("a.md", f"{text}\n".encode())
    assert inspect("a.md", reading, Guard()).problems == ()


def test_there_are_enough_traps() -> None:
    assert len(set(TRAPS)) >= 50
