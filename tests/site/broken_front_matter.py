"""Broken front matter: YAML, keys, values and dates, each with what must be said about it."""

from __future__ import annotations

from dataclasses import dataclass, field

from support.site import article

A = "content/berita/2025/a.md"
PHOTO = {"berkas": "media/tidak-ada.jpg", "alt": "Orang berbicara"}


@dataclass(frozen=True)
class Case:
    """What is broken, and what must be said: code, file, line (``None``: any; 0: the file as a whole)."""

    name: str
    content: str | bytes
    code: str
    line: int | None = None
    file: str = A
    more: dict[str, str | bytes] = field(default_factory=dict)
    says: str = ""


def head(*lines: str, body: str = "Isi.\n") -> str:
    """Front matter with the obligatory keys first: they stand on the lines 2 to 4, the given ones from line 5."""
    return "\n".join(["---", "judul: Judul", "tanggal: 2025-01-15", "ringkasan: Ringkasan.", *lines, "---", body])


def text(body: str) -> str:
    """An article whose body starts on line 6."""
    return head(body=body)


YAML = [
    Case("tab as indentation", head("peristiwa:", "\tnama: x"), "N003", 6),
    Case("colon in a plain value", head("dateline: Kota: Binjai"), "N003", 5),
    Case("open quote", head('dateline: "Binjai'), "N003"),
    Case("open bracket", head("topik: [kehumasan", "dateline: x"), "N003"),
    Case("uneven indentation", head("peristiwa:", "    nama: x", "  tempat: y"), "N003", 7),
    Case("twice the same key", head("judul: Lain"), "N003", 5),
    Case("list instead of keys", "---\n- judul\n- tanggal\n---\nIsi.\n", "N003"),
    Case("one word instead of keys", "---\njudul\n---\nIsi.\n", "N003"),
    Case("never closed", "---\njudul: Judul\n\nIsi yang panjang.\n", "N002", 1),
    Case("no front matter", "# Judul\n\nIsi.\n", "N001", 1),
    Case("body only", "Isi saja tanpa kepala.\n", "N001", 1),
    Case("alias bomb", head("x1: &a [x, x]", "x2: &b [*a, *a, *a]", "x3: &c [*b, *b, *b]", "x4: [*c, *c]"), "N003", 5),
    Case("alias", head("dateline: *kota"), "N003", 5),
    Case("merge key", head("<<: {judul: x}"), "N005", 5),
    Case("python object", head("dateline: !!python/object/apply:os.system ['echo x']"), "N003", 5),
    Case("tag", head("dateline: !!str x"), "N003", 5),
    Case("deep nesting", head("dateline: " + "[" * 500 + "]" * 500), "N003", 5),
    Case("mapping as key", head("? {a: b}", ": c"), "N003", 5),
    Case("control character", head("dateline: Bin\x07jai"), "N003", 5),
    Case("10 MB of front matter", head(f"dateline: {'x' * 10_000_000}"), "E015", 0),
    Case("100 kB of front matter", head(f"dateline: {'x' * 100_000}"), "N004", 1),
]
KEYS = [
    Case("unknown key", head("pejabta: [sri-contoh]"), "N005", 5, says="pejabat"),
    Case("unknown key in a mapping", head("peristiwa:", "  tmpat: Aula"), "N005", 6, says="tempat"),
    Case("unknown key in a list", head("ralat:", "  - {waktu: 2025-02-01, isi: x, oleh: y}"), "N005", 6, says="isi"),
    Case("unknown key far from any", head("zzzzqqqq: x"), "N005", 5),
    Case("key of a standing page", head("urutan: 3"), "N005", 5),
    Case("empty key", head('"": x'), "N005", 5),
    Case("no title", "---\ntanggal: 2025-01-15\nringkasan: R.\n---\nIsi.\n", "N006", None, says="judul"),
    Case("no date", "---\njudul: J\nringkasan: R.\n---\nIsi.\n", "N006", None, says="tanggal"),
    Case("no summary", "---\njudul: J\ntanggal: 2025-01-15\n---\nIsi.\n", "N006", None, says="ringkasan"),
    Case("nothing at all", "---\n---\nIsi.\n", "N003", None),
    Case("empty title", "---\njudul:\ntanggal: 2025-01-15\nringkasan: R.\n---\nIsi.\n", "N006", None, says="judul"),
    Case("blank title", '---\njudul: "  "\ntanggal: 2025-01-15\nringkasan: R.\n---\nIsi.\n', "N007", 2),
    Case("title of 201 characters", article(judul="j" * 201), "N007", 2, says="200"),
    Case("summary of a page", article(ringkasan="r" * 601), "N007", 4, says="600"),
    Case("title as a list", article(judul=["satu", "dua"]), "N007", 2),
    Case("title as a mapping", article(judul={"satu": "dua"}), "N007", 2),
    Case("event as text", head("peristiwa: rapat"), "N007", 5),
    Case("attachments as text", head("lampiran: media/surat.pdf"), "N007", 5),
    Case("attachment without title", head("lampiran: [{berkas: media/surat.pdf}]"), "N006", 5, says="judul"),
    Case("photo as text", head("foto: media/a.jpg"), "N007", 5),
    Case("photo without alt", head("foto: {berkas: media/a.jpg}"), "N006", 5, says="alt"),
    Case("photo with an empty alt", head("foto: {berkas: media/a.jpg, alt: ''}"), "N006", 5, says="alt"),
    Case("yes or no as a number", head("iklan: 3"), "N007", 5),
    Case("unknown kind", head("jenis: opini"), "N007", 5, says="siaran-pers"),
    Case("unknown status", head("status: nanti"), "N007", 5),
    Case("other language", head("bahasa: en"), "N007", 5),
    Case("source address without https", head("sumber: {nama: X, url: x.example}"), "N007", 5),
    Case("source address as script", head("sumber: {nama: X, url: 'javascript:alert(1)'}"), "N007", 5),
    Case("clarification without claim", head("jenis: klarifikasi"), "N007", None),
    Case("claim in a news article", head("klaim: {isi: x}"), "N007", None),
    Case(
        "evidence in two places",
        head(
            "jenis: klarifikasi",
            "klaim: {isi: x}",
            "temuan: salah",
            "bukti: [{judul: B, url: 'https://x.example/', berkas: media/surat.pdf}]",
        ),
        "N007",
        8,
    ),
    Case("event ends before it starts", head("peristiwa: {mulai: 2025-01-15, selesai: 2025-01-14}"), "N007", 5),
    Case("weekday that is none", head("peristiwa: {hari: Rebo}"), "N007", 5),
    Case("footnote mark in the summary", article("Isi.[^1]\n\n[^1]: C.\n", ringkasan="Ringkasan[^1]."), "N017", 4),
    Case("empty body", head(body=""), "N022"),
    Case("body of spaces", head(body="\n   \n\t\n"), "N022"),
    Case("body of a comment", head(body="<!-- nanti -->\n"), "N022"),
]
DATES = [
    Case("30 February", article(tanggal="2025-02-30"), "N008", 3, says="28"),
    Case("29 February of no leap year", article(tanggal="2025-02-29"), "N008", 3),
    Case("month 13", article(tanggal="2025-13-01"), "N008", 3),
    Case("year 0", article(tanggal="0000-01-01"), "N008", 3),
    Case("year of a slip", article(tanggal="0225-01-15"), "N008", 3, says="1900"),
    Case("day first", article(tanggal="15-01-2025"), "N008", 3),
    Case("in words", article(tanggal="15 Januari 2025"), "N008", 3),
    Case("American", article(tanggal="01/15/2025"), "N008", 3),
    Case("25 o'clock", article(tanggal="2025-01-15 25:00"), "N008", 3),
    Case("date as a list", article(tanggal=["2025-01-15"]), "N008", 3),
    Case("impossible offset", article(tanggal="2025-01-15 10:00+99:99"), "N008", 3),
    Case("1 January 1970", article(tanggal="1970-01-01"), "N009", 3),
    Case("1 January 1970 with a time", article(tanggal="1970-01-01 07:00 WIB"), "N009", 3),
    Case("1 January 1970 of an event", head("peristiwa: {mulai: 1970-01-01}"), "N009", 5),
    Case("far future", article(tanggal="2052-01-15"), "N010", 3),
    Case("year 9999", article(tanggal="9999-12-31"), "N010", 3),
    Case("last moment of all", article(tanggal="9999-12-31 23:59-12:00"), "N010", 3),
    Case("first moment of all", article(tanggal="0001-01-01 00:00+14:00"), "N008", 3),
    Case("impossible day of a correction", head("ralat: [{waktu: 2025-04-31, isi: x}]"), "N008", 5),
    Case("impossible day of a withdrawal", head("dicabut: {waktu: x, alasan: y}"), "N008", 5),
    Case("impossible day of the source", head("tanggal_sumber: 2025-02-31"), "N008", 5),
    Case("impossible change", head("diperbarui: kemarin"), "N008", 5),
]
