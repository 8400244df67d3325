"""Broken documents and registers: entries, addresses, files, links, footnotes, HTML, bytes."""

from __future__ import annotations

from broken_front_matter import PHOTO, Case, head, text
from support.site import article, standing

ENTRIES = [
    Case("unknown topic", head("topik: [kehumasn]"), "N016", 5, says="kehumasan"),
    Case("unknown official", head("pejabat: [sri-conto]"), "N016", 5, says="sri-contoh (Sri Contoh)"),
    Case("unknown body", head("lembaga: [dinas-conto]"), "N016", 5, says="dinas-contoh"),
    Case("unknown region", head('wilayah: ["64.80"]'), "N016", 5, says="64.08"),
    Case("unknown organiser", head("peristiwa: {penyelenggara: [dinas-cntoh]}"), "N016", 5, says="dinas-contoh"),
    Case("unknown region of the event", head("peristiwa: {wilayah: '99.99'}"), "N016", 5),
    Case("unknown, and nothing is near", head("topik: [xyzzyxyzzy]"), "N016", 5, says="Tambahkan"),
    Case("path as entry", head("topik: ['../../etc/passwd']"), "N016", 5),
]
ADDRESSES = [
    Case(
        "two documents with one address",
        head("slug: baik"),
        "E020",
        None,
        file="content/berita/2025/baik.md",
        says="a.md",
    ),
    Case(
        "two addresses that differ in case only", head("slug: BAIK"), "E020", None, file="content/berita/2025/baik.md"
    ),
    Case("two standing pages", standing(), "E020", file="content/halaman/sub/kontak.md", line=None, says="kontak"),
    Case("standing page in the place of a list", standing(slug="berita"), "E020", None, "content/halaman/x.md"),
    Case(
        "standing page in the place of the site map", standing(slug="peta-situs"), "E020", None, "content/halaman/x.md"
    ),
    Case("name of only symbols", article(), "N013", 0, "content/berita/2025/!!!.md"),
    Case("slug of only symbols", head("slug: '!!!'"), "N013", 5),
    Case("slug that climbs", head("slug: ../.."), "N013", 5),
    Case("slug of 200 letters", head(f"slug: {'a' * 200}"), "N014", 5),
    Case("name of 200 letters", article(), "N014", 0, f"content/berita/2025/{'a' * 200}.md"),
]
FILES = [
    Case("missing photo", article(foto=PHOTO), "N018", None, says="media"),
    Case(
        "missing attachment with a neighbour",
        head("lampiran: [{berkas: media/srat.pdf, judul: S}]"),
        "N018",
        5,
        says="media/surat.pdf",
    ),
    Case("attachment in the wrong case", head("lampiran: [{berkas: media/Surat.pdf, judul: S}]"), "N018", 5),
    Case("folder as attachment", head("lampiran: [{berkas: media, judul: S}]"), "N018", 5),
    Case("path that climbs", head("lampiran: [{berkas: ../../etc/passwd, judul: S}]"), "N019", 5),
    Case("path that climbs later", head("lampiran: [{berkas: media/../../rahasia, judul: S}]"), "N019", 5),
    Case("absolute path", head("lampiran: [{berkas: /etc/passwd, judul: S}]"), "N019", 5),
    Case("Windows path", head("lampiran: [{berkas: 'C:\\rahasia', judul: S}]"), "N018", 5),
    Case("name too long for a disk", head(f"lampiran: [{{berkas: media/{'x' * 400}, judul: S}}]"), "N018", 5),
    Case("photo from outside", article(foto=PHOTO | {"berkas": "/etc/passwd"}), "N019", None),
    Case("text as photo", article(foto=PHOTO | {"berkas": "media/surat.pdf"}), "M001", None),
    Case(
        "program as photo",
        article(foto=PHOTO | {"berkas": "media/a.svg"}),
        "M001",
        None,
        more={"content/media/a.svg": "<svg/>"},
    ),
    Case(
        "photo cut short",
        article(foto=PHOTO | {"berkas": "media/a.jpg"}),
        "M001",
        None,
        more={"content/media/a.jpg": b"\xff\xd8\xff\xe0\x00\x10JFIF"},
    ),
    Case(
        "empty attachment",
        head("lampiran: [{berkas: media/x.pdf, judul: S}]"),
        "M004",
        5,
        more={"content/media/x.pdf": b""},
    ),
    Case("missing picture in the text", text("![Orang](media/tidak-ada.jpg)\n"), "N018", 6),
    Case("missing download in the text", text("[Surat](media/tidak-ada.pdf)\n"), "N018", 6),
    Case("link in the text out of content", text("[Surat](../../../../etc/passwd)\n"), "N151", 6),
    Case("picture in the text out of content", text("![Surat](../../../../etc/passwd)\n"), "N151", 6),
    Case("placeholder out of content", text("[Surat]({static}../../../../etc/passwd)\n"), "N151", 6),
]
LINKS = [
    Case("dead link to a page", text("Isi.\n\n[Berita](/berita/2025/bail/)\n"), "N020", 8, says="berita/2025/baik"),
    Case("dead link to a document", text("[Berita](bail.md)\n"), "N020", 6, says="baik.md"),
    Case("dead {filename}", text("[Berita]({filename}/berita/2025/bail.md)\n"), "N020", 6),
    Case("dead anchor of another page", text("[Bagian](baik.md#bagan)\n"), "N021", 6, says="bagian"),
    Case("dead anchor of the own page", text("Isi [bagian](#tiada).\n"), "N153", 6),
    Case("link without address", text("[Berita]()\n"), "N152", 6),
    Case("link without words", text("[](https://x.example/)\n"), "N157", 6),
    Case("javascript link", text("[klik](javascript:alert(1))\n"), "N150", 6),
    Case("javascript link in disguise", text("[klik](JaVa&#x53;cript:alert(1))\n"), "N150", 6),
    Case("data link", text("[klik](data:text/html,<script>alert(1)</script>)\n"), "N150", 6),
    Case("vbscript link in HTML", text('<a href="vbscript:x">klik</a>\n'), "N150", 6),
    Case("picture of another site", text("![Orang](https://x.example/a.jpg)\n"), "N162", 6),
    Case("picture without alt", text("![](media/surat.jpg)\n"), "N160", 6, more={"content/media/surat.jpg": b"x"}),
]
NOTES = [
    Case("footnote without definition", text("Isi.\n\nIsi.[^satu]\n"), "N120", 8),
    Case("footnote never used", text("Isi.\n\n[^satu]: Catatan.\n"), "N121", 8),
    Case("footnote defined twice", text("Isi.[^1]\n\n[^1]: Satu.\n[^1]: Dua.\n"), "N122"),
    Case("footnote without text", text("Isi.[^1]\n\n[^1]:\n"), "N123"),
    Case("footnote misspelled", text("Isi.[^satu]\n\n[^stau]: Catatan.\n"), "N120", 6, says="stau"),
]
HTML = [
    Case("script", text("Isi.\n\n<script>alert(1)</script>\n"), "N130", 8),
    Case("script in the middle", text("Isi <script>alert(1)</script> lagi.\n"), "N130", 6),
    Case("script in capitals", text("<SCRIPT SRC=//x.example></SCRIPT>\n\nIsi.\n"), "N130", 6),
    Case("frame", text('<iframe src="https://x.example"></iframe>\n\nIsi.\n'), "N130", 6),
    Case("form", text('<form action="https://x.example"><input name="a"></form>\n\nIsi.\n'), "N130", 6),
    Case("object", text('<object data="a.swf"></object>\n\nIsi.\n'), "N130", 6),
    Case("style sheet", text("<style>body{display:none}</style>\n\nIsi.\n"), "N130", 6),
    Case("svg with a program", text('<svg onload="alert(1)"></svg>\n\nIsi.\n'), "N130", 6),
    Case("base", text('<base href="https://x.example/">\n\nIsi.\n'), "N130", 6),
    Case("event handler", text('<p onclick="alert(1)">Isi</p>\n'), "N132", 6),
    Case("event handler of a picture", text('<img src="media/surat.jpg" alt="x" onerror="alert(1)">\n'), "N132", 6),
    Case("hidden by attribute", text("<p hidden>judi daring</p>\n\nIsi.\n"), "N135", 6),
    Case("hidden by style", text('<p style="display:none">judi daring</p>\n\nIsi.\n'), "N135", 6),
    Case("hidden by visibility", text('<div style="visibility: hidden">judi</div>\n\nIsi.\n'), "N135", 6),
    Case("hidden far away", text('<div style="position:absolute;left:-9999px">judi</div>\n\nIsi.\n'), "N135", 6),
    Case("hidden from sight by size", text('<span style="font-size:0">judi</span> Isi.\n'), "N135", 6),
    Case("never closed", text("Isi <b>tebal\n"), "N137"),
]
BYTES = [
    Case("invalid UTF-8", head(body="Isi \udcff.\n").encode("utf-8", "surrogateescape"), "E010", 6),
    Case("Latin-1", head("dateline: Café").encode("latin-1"), "E010", 5),
    Case("UTF-16", article().encode("utf-16"), "E011", 1),
    Case("NUL byte", head(body="Isi\0.\n"), "E011", 6),
    Case("empty file", b"", "E014", 0),
    Case("only white space", b"\n \t\r\n", "E014", 0),
    Case("only a byte-order mark", b"\xef\xbb\xbf", "E014", 0),
    Case("an executable", bytes(range(256)) * 100, "E011"),
    Case("3 MB of text", head(body="Isi. " * 600_000), "E015", 0),
]
REGISTERS = [
    Case("register with broken YAML", "anggaran: [", "R004", None, "content/rujukan/topik.yaml"),
    Case("register with an unknown key", "anggaran: {nama: A, x: y}\n", "R006", 1, "content/rujukan/topik.yaml"),
    Case("register without a name", "anggaran: {definisi: A}\n", "R007", 1, "content/rujukan/topik.yaml"),
    Case("register that is empty bytes", b"\xff\xfe\x00", "R002", None, "content/rujukan/pejabat.yaml"),
    Case(
        "official of an unknown body",
        "sri:\n  nama: Sri\n  jabatan: [{jabatan: K, lembaga: x}]\n",
        "R010",
        None,
        "content/rujukan/pejabat.yaml",
    ),
    Case("regions without a header", "64,Kalimantan Timur\n", "R018", 1, "content/rujukan/wilayah.csv"),
]
STANDING = [
    Case("standing page with a date", standing(tanggal="2025-01-15"), "N005", 4, "content/halaman/x.md"),
    Case("standing page without summary", standing(ringkasan=None), "N006", None, "content/halaman/x.md"),
    Case("empty standing page", "", "E014", 0, "content/halaman/x.md"),
]
