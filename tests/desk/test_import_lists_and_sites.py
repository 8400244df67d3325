"""Lists of public information in an office's own form, and whole sites from a WordPress export."""

from __future__ import annotations

import csv
import io
import resource
from pathlib import Path
from typing import Any

import pytest
from import_samples import known, picture
from openpyxl import Workbook

from plugins.desk.importing.incoming import Incoming
from plugins.desk.importing.sheet import import_sheet
from plugins.desk.importing.wordpress import clean_content
from plugins.desk.importing.wordpress_import import import_wordpress
from plugins.engine.files import Source
from plugins.newsroom.frontmatter import split, validate
from plugins.newsroom.schema import ArticleMeta
from plugins.ppid.schema import ItemMeta


def read_item(path: Path) -> ItemMeta:
    parts, problems = split(Source(path.name, path.read_text("utf-8"), ""))
    assert parts is not None, problems
    meta, mistakes = validate(ItemMeta, parts, path.name)
    assert meta is not None
    assert not mistakes, mistakes
    return meta


def office_list() -> bytes:
    """A workbook as offices keep it: title rows, a header of two rows with merged cells, sections, an exempt part."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    rows: list[list[Any]] = [
        ["DAFTAR INFORMASI PUBLIK", *[None] * 8],
        ["DINAS KOMUNIKASI DAN INFORMATIKA KOTA CONTOH TAHUN 2025", *[None] * 8],
        [None] * 9,
        [
            "NO",
            "Ringkasan Isi Informasi",
            "Pejabat / Unit yang Menguasai",
            "Penanggung Jawab Pembuatan",
            "Waktu & Tempat Pembuatan Informasi",
            "Bentuk Informasi",
            None,
            "Jangka Waktu Simpan",
            "Catatan Arsip",
        ],
        [None, None, None, None, None, "Softcopy", "Hardcopy", None, None],
        [1, 2, 3, 4, 5, 6, 7, 8, 9],
        ["A", "Informasi Berkala", *[None] * 7],
        [
            1,
            "Laporan Keuangan 2024",
            "Sekretariat Dinas",
            "Sekretaris",
            "Contoh, Maret 2025",
            "√",
            None,
            "5 tahun",
            "rak 3",
        ],
        [2, "Rencana Kerja 2025", None, "Kepala Subbagian Program", "Januari 2025, Contoh", "√", "√", "2 tahun", None],
        ["B", "Informasi Setiap Saat", *[None] * 7],
        [1, "Daftar Peraturan", "Bagian Arsip", "Arsiparis", "2025", None, "V", "permanen", None],
        ["C", "Informasi yang Dikecualikan", *[None] * 7],
        [1, "Data Pribadi Pegawai", "Sekretariat Dinas", "Sekretaris", "2025", "√", None, "5 tahun", None],
    ]
    for row in rows:
        sheet.append(row)
    for area in (
        "A1:I1",
        "A2:I2",
        "A4:A5",
        "B4:B5",
        "C4:C5",
        "D4:D5",
        "E4:E5",
        "F4:G4",
        "H4:H5",
        "I4:I5",
        "C8:C9",
        "B7:I7",
        "B10:I10",
    ):
        sheet.merge_cells(area)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


@pytest.fixture
def content(tmp_path: Path) -> Path:
    (tmp_path / "content/ppid").mkdir(parents=True)
    (tmp_path / "content/ppid/unit.yaml").write_text("sekretariat: Sekretariat Dinas\n")
    return tmp_path / "content"


def test_list_with_merged_header_becomes_drafts_of_items(content: Path) -> None:
    (outcome,) = import_sheet(Incoming("dip.xlsx", office_list()), "xlsx", content, known())
    assert not outcome.failed, outcome.problems
    files = sorted(path.name for path in (content / "ppid/informasi").iterdir())
    assert files == ["daftar-peraturan.md", "laporan-keuangan-2024.md", "rencana-kerja-2025.md"]
    item = read_item(content / "ppid/informasi/laporan-keuangan-2024.md")
    assert (item.status, [one.value for one in item.kelas], item.unit) == ("draf", ["berkala"], "sekretariat")
    assert (item.waktu_pembuatan, item.tempat_pembuatan) == ("Maret 2025", "Contoh")
    assert ([one.value for one in item.bentuk], item.retensi, item.tahun) == (["softcopy"], "5 tahun", 2024)
    plan = read_item(content / "ppid/informasi/rencana-kerja-2025.md")
    assert (plan.unit, [one.value for one in plan.bentuk]) == ("sekretariat", ["softcopy", "hardcopy"])
    rules = read_item(content / "ppid/informasi/daftar-peraturan.md")
    assert [one.value for one in rules.kelas] == ["setiap-saat"]
    assert "rak 3" in (content / "ppid/informasi/laporan-keuangan-2024.md").read_text("utf-8")
    assert outcome.draft is not None
    assert any("Ringkasan Isi Informasi" in entry.key and "ringkasan" in entry.value for entry in outcome.draft.entries)
    assert [one.id for one in outcome.draft.proposals] == ["bagian-arsip"]
    assert any("uji konsekuensi" in problem.message for problem in outcome.problems)


def test_list_becomes_rows_for_dip_beside_the_published_one(content: Path) -> None:
    text = "Daftar Informasi;;;\nNo;Nama Informasi;Unit Kerja;Format\n1;Neraca 2025;Sekretariat Dinas;PDF\n"
    (outcome,) = import_sheet(Incoming("a.csv", text.encode()), "csv", content, known(), as_dip=True)
    assert not outcome.failed, outcome.problems
    rows = list(csv.DictReader(io.StringIO((content / "ppid/dip-impor.csv").read_text("utf-8"))))
    assert rows[0]["Ringkasan isi informasi"] == "Neraca 2025"
    assert rows[0]["Bentuk informasi yang tersedia"] == "softcopy"
    (again,) = import_sheet(Incoming("a.csv", text.encode()), "csv", content, known(), as_dip=True)
    assert again.failed


def export(*items: str) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Situs Kota Contoh</title><link>https://lama.contoh.example</link>'
        "<wp:author><wp:author_login><![CDATA[rani]]></wp:author_login><wp:author_display_name><![CDATA[Rani Melati]]></wp:author_display_name></wp:author>"
        + "".join(items)
        + "</channel></rss>"
    )


def item(
    number: int, content: str, *, kind: str = "post", status: str = "publish", terms: str = "", extra: str = ""
) -> str:
    return (
        f"<item><title>Pembangunan taman nomor {number}</title><link>https://lama.contoh.example/2024/09/taman-{number}/</link>"
        f"<dc:creator><![CDATA[rani]]></dc:creator><content:encoded><![CDATA[{content}]]></content:encoded><excerpt:encoded><![CDATA[]]></excerpt:encoded>"
        f"<wp:post_id>{number}</wp:post_id><wp:post_date>2024-09-02 14:11:00</wp:post_date><wp:post_date_gmt>2024-09-02 06:11:00</wp:post_date_gmt>"
        f"<wp:post_name>taman-{number}</wp:post_name><wp:status>{status}</wp:status><wp:post_type>{kind}</wp:post_type>{terms}{extra}</item>"
    )


TERMS = '<category domain="category" nicename="kehumasan"><![CDATA[Kehumasan]]></category><category domain="post_tag" nicename="taman"><![CDATA[Taman Kota]]></category>'
THUMB = "<wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>90</wp:meta_value></wp:postmeta>"
ATTACHED = (
    "<item><title>foto</title><wp:post_id>90</wp:post_id><wp:post_type>attachment</wp:post_type><wp:status>inherit</wp:status>"
    "<wp:attachment_url>https://lama.contoh.example/wp-content/uploads/2024/09/taman.jpg</wp:attachment_url>"
    "<wp:postmeta><wp:meta_key>_wp_attachment_image_alt</wp:meta_key><wp:meta_value>Taman dengan bangku kayu</wp:meta_value></wp:postmeta></item>"
)
BODY = (
    "<!-- wp:paragraph -->\n<p>Warga membangun taman bersama-sama di tanah kosong milik kota.</p>\n<!-- /wp:paragraph -->\n"
    '[caption id="a" width="300"]<img src="https://lama.contoh.example/wp-content/uploads/2024/09/taman-300x200.jpg" /> Bangku taman baru[/caption]\n'
    '[contact-form-7 id="1"]\nTaman itu dirawat oleh [nama] warga.'
)


def test_site_keeps_dates_terms_authors_addresses_and_media(tmp_path: Path) -> None:
    uploads = tmp_path / "uploads/2024/09"
    uploads.mkdir(parents=True)
    (uploads / "taman.jpg").write_bytes(picture())
    path = tmp_path / "ekspor.xml"
    path.write_text(
        export(
            ATTACHED,
            item(1, BODY, terms=TERMS, extra=THUMB),
            item(2, "Draf lama yang belum selesai.", status="draft"),
            item(3, "Halaman tentang kami.", kind="page"),
            item(4, "x", status="trash"),
            item(5, "y", kind="revision"),
        )
    )
    content = tmp_path / "content"
    (outcome,) = import_wordpress(path, known(), content, media=tmp_path / "uploads")
    assert not outcome.failed, outcome.problems
    text = (content / "berita/2024/taman-1.md").read_text("utf-8")
    parts, _ = split(Source("a.md", text, ""))
    assert parts is not None
    meta, mistakes = validate(ArticleMeta, parts, "a.md")
    assert meta is not None
    assert not mistakes
    assert (meta.judul, meta.status, meta.tanggal.isoformat()) == (
        "Pembangunan taman nomor 1",
        "draf",
        "2024-09-02T14:11:00+08:00",
    )
    assert (meta.topik, meta.tags) == (("kehumasan",), ("Taman Kota",))
    assert meta.sumber is not None
    assert meta.sumber.penulis == "Rani Melati"
    assert meta.foto is not None
    assert (meta.foto.alt, meta.foto.keterangan) == ("Taman dengan bangku kayu", "Bangku taman baru")
    assert (content / meta.foto.berkas).read_bytes() == picture()
    assert "alamat_lama: [/2024/09/taman-1/]" in text or 'alamat_lama: ["/2024/09/taman-1/"]' in text
    assert "wp:paragraph" not in text
    assert "[contact-form-7" in text.partition("<!--")[2]
    assert "oleh [nama] warga" in text
    assert "status lama: draft" in (content / "berita/2024/taman-2.md").read_text("utf-8")
    assert (content / "halaman/taman-3.md").exists()
    assert not list(content.rglob("*taman-4*"))
    (again,) = import_wordpress(path, known(), content)
    assert not again.failed
    assert sum(problem.code == "K030" for problem in again.problems) == 3


def test_thousand_posts_need_little_memory(tmp_path: Path) -> None:
    path = tmp_path / "ekspor.xml"
    filler = " ".join(["Warga merawat taman kota bersama."] * 30)
    path.write_text(export(*(item(number, filler) for number in range(1, 1001))))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    (outcome,) = import_wordpress(path, known(), tmp_path / "content", dry_run=True)
    assert outcome.draft is not None
    assert {entry.key: entry.value for entry in outcome.draft.entries}["terbaca: berita"] == "1000"
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 60_000  # kilobytes


def test_classic_content_becomes_paragraphs_and_galleries_become_pictures() -> None:
    html, removed = clean_content(
        'Satu\nbaris\n\nDua [gallery ids="7,9"] [vc_row][/vc_row]', {"7": "https://x.example/a.jpg"}
    )
    assert "<p>Satu<br>baris</p>" in html
    assert '<img src="https://x.example/a.jpg">' in html
    assert removed == ("[vc_row]", "[/vc_row]")
