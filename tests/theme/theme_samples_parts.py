"""What the sample pages share: long words, days, teasers, a body, links, and tables."""

from __future__ import annotations

from decimal import Decimal

from markupsafe import Markup

from plugins.engine.chart import Point, bar_drawing
from plugins.engine.chrome import DateText
from plugins.engine.components import Cell, ChartView, Column, Fact, Remark, SourceLink, TableView
from plugins.engine.page import FeedLink
from plugins.newsroom.photo import Photo
from plugins.newsroom.views import AttachmentView, Backlink, FootnoteView, PageLink, Teaser
from plugins.tags.views import YearLink

LONG_WORD = "Ketidakbertanggungjawabanpenyelenggaraanketerbukaaninformasi"
LONG_TITLE = (
    "Pertanggungjawaban penyelenggaraan keterbukaan informasi publik dan ketidaksinambungan pengadministrasian "
    "dokumentasi: laporan lengkap seluruh perangkat daerah, disertai lampiran, untuk tahun berjalan"
)
DAY = DateText("2025-01-15", "Rabu, 15 Januari 2025")
MOMENT = DateText("2025-01-17T08:00+07:00", "Jumat, 17 Januari 2025 pukul 08.00 WIB")
UNKNOWN = DateText("", "hari Rabu, tanggal tidak tercantum")

PHOTO = Photo("media/dialog.svg", 1200, 800, "Orang duduk melingkar", "Dialog di halaman kantor.", "Humas")
TEASERS = tuple(
    Teaser("berita/2025/dialog/", title, summary, DAY, "Berita", "Binjai", photo, flags)
    for title, summary, photo, flags in (
        ("Kominfo buka ruang dialog dengan pers", "Dinas mengajak media menjadi mitra.", PHOTO, ()),
        (LONG_TITLE, "Ringkasan.", None, ("Advertorial", "Dicabut")),
        (LONG_WORD, "", PHOTO, ()),
        ("Banjarbaru pelajari Media Matching", "Kunjungan belajar.", None, ()),
    )
)
BODY = Markup(  # noqa: S704 -- a sample
    '<p>Dinas <a href="https://media.example/">mengundang media</a> menjadi mitra<sup>'
    '<a id="kutip-dialog-1" href="#catatan-dialog-1" role="doc-noteref" aria-label="Catatan kaki 1">1</a></sup>.</p>'
    '<h2 id="lampiran">Lampiran</h2><ul><li>terbuka;</li><li><a href="site:berita/">berita lain</a>.</li></ul>'
    f"<blockquote><p>{LONG_WORD}</p></blockquote>"
    "<table><thead><tr><th>Tahun</th><th>Jumlah</th></tr></thead><tbody><tr><td>2024</td><td>1.204</td></tr>"
    "</tbody></table>"
)
FOOTNOTES = (
    FootnoteView(
        1,
        "catatan-dialog-1",
        Markup("<p>Kota Contoh tidak ada di peta.</p>"),
        (Backlink("kutip-dialog-1", "Kembali ke catatan 1"),),
    ),
)
ATTACHMENTS = (AttachmentView("media/undangan.pdf", "Undangan", "PDF", "1,6 MB", "9f86d081" * 8),)
FEED = FeedLink("Berita", "berita/atom.xml")
LINKS = (PageLink("2025", "berita/2025/", True), PageLink("2024", "berita/2024/"))
YEARS = (YearLink("2025", "#_tahun-2025", "12 berita"), YearLink("2024", "topik/media/bagian/1/", "20 berita"))
FACTS = (
    Fact(
        "Penanggung jawab", LONG_WORD, "lembaga/a/", "Tanggal acuan tidak dinyatakan.", (SourceLink("[1]", "berita/"),)
    ),
    Fact("Bentuk", "softcopy"),
)
REMARKS = (
    Remark("_ubah", "caution", "Perlu diperbarui", LONG_TITLE),
    Remark("_kabar", "info", "Versi baru", "Lihat halaman penggantinya."),
)


def table(name: str) -> TableView:
    """A table with long words, a link, a number and a state; ``name`` is its id."""
    return TableView(
        name,
        f"Tabel {name}: {LONG_TITLE}",
        (Column("Nama"), Column("Jumlah", numeric=True), Column("Keadaan"), Column(LONG_WORD)),
        (
            (Cell("Kota Contoh", "wilayah/00.00/", heading=True), Cell("1.204", numeric=True), Cell("ada"), Cell("")),
            (
                Cell(LONG_WORD, heading=True),
                Cell("0", numeric=True),
                Cell("belum", status="negative"),
                Cell(LONG_TITLE),
            ),
        ),
        "Angka contoh.",
    )


def chart(name: str) -> ChartView:
    """Two bars with their table; ``name`` is the id of the chart, and begins that of the table."""
    drawing = bar_drawing([Point("2024", Decimal(1204), "1.204"), Point(LONG_WORD[:30], Decimal(0), "0")])
    return ChartView(name, LONG_TITLE, drawing.width, drawing.height, drawing.bars, table(f"{name}-tabel"))
