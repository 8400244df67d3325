"""Samples of the pages of open information: the landing page, an item, the list, a report."""

from __future__ import annotations

from markupsafe import Markup
from theme_samples_parts import (
    ATTACHMENTS,
    BODY,
    DAY,
    FACTS,
    FOOTNOTES,
    LINKS,
    LONG_TITLE,
    LONG_WORD,
    REMARKS,
    table,
)

from plugins.engine.components import Cell, Mark
from plugins.newsroom.views import Chip, ChipGroup
from plugins.ppid.views import DipView, Door, ItemView, LandingView, QuestionView, Record, ReportView, Section

_DOORS = (
    Door("Berkala", "ppid/berkala/", "Diumumkan sekurang-kurangnya setiap enam bulan."),
    Door(LONG_WORD, "ppid/a/"),
)
_RECORDS = (
    Record(
        LONG_TITLE, "ppid/informasi/a/", "B.d.2", Mark("positive", "terbaru"), ("Sekretariat Dinas", LONG_WORD), LINKS
    ),
    Record("Tidak berlaku"),
)
_COLUMNS = ("No.", LONG_WORD, "Pejabat", "Penanggung jawab", "Waktu dan tempat", "Bentuk", "Jangka waktu")
_ROW = (Cell("1"), Cell(LONG_TITLE, "ppid/informasi/a/", heading=True), *(Cell(word) for word in (LONG_WORD, *"bcde")))
FULL_ITEM = ItemView(
    about="informasi",
    id="a",
    empty=False,
    title=LONG_TITLE,
    kicker="Informasi berkala",
    summary=f"Ringkasan {LONG_WORD}.",
    status=Mark("caution", "perlu diperbarui"),
    updated=DAY,
    notices=REMARKS,
    facts=FACTS,
    body=BODY,
    footnotes=FOOTNOTES,
    files=ATTACHMENTS,
    warnings=("Berkas tidak dapat dibacakan.",),
    links=LINKS[1:],
    rows=_RECORDS,
    chips=(ChipGroup("Topik", (Chip("Media", "topik/media/"),)),),
    basis="PerKI 1/2021, versi 1",
)
BARE_ITEM = ItemView(
    about="dikecualikan",
    id="b",
    empty=True,
    title="Belum ada",
    kicker="Informasi dikecualikan",
    summary="Ringkasan.",
    status=Mark("neutral", "belum ada"),
    updated=None,
    notices=(),
    facts=FACTS[1:],
    body=Markup(),
    footnotes=(),
    files=(),
    warnings=(),
    links=(),
    rows=(),
    chips=(),
    basis="PerKI 1/2021, versi 1",
)
PPID: dict[str, tuple[str, object]] = {
    "ppid": (
        "ppid.html",
        LandingView(
            "Informasi publik",
            "Semua yang diumumkan.",
            _DOORS,
            (QuestionView("Berapa anggarannya?", "ppid/pertanyaan/anggaran/", LONG_TITLE, "3 informasi"),),
            _DOORS * 2,
            _DOORS,
            "Batas.",
            "Dasar.",
        ),
    ),
    "bare-ppid": ("ppid.html", LandingView("Informasi publik", "", (), (), (), (), "Batas.", "Dasar.")),
    "item": ("ppid-item.html", FULL_ITEM),
    "bare-item": ("ppid-item.html", BARE_ITEM),
    "dip": (
        "ppid-dip.html",
        DipView(
            "Daftar informasi publik",
            "Semua informasi.",
            FACTS,
            REMARKS,
            (Section("_tahun", "Menurut tahun", links=LINKS), Section("_unit", "Menurut unit")),
            LINKS,
            LONG_TITLE,
            _COLUMNS,
            (_ROW,) * 3,
            ATTACHMENTS,
            "PerKI 1/2021, lampiran I",
        ),
    ),
    "bare-dip": ("ppid-dip.html", DipView("Daftar", "", (), (), (), (), "Kosong", (), (), (), "Dasar.")),
    "report": (
        "ppid-report.html",
        ReportView(
            "Kepatuhan",
            "Butir dan jawabannya.",
            (
                Section("_satu", LONG_TITLE, "Pengantar.", FACTS, _RECORDS, table("_tabel"), LINKS),
                Section("_dua", "Kosong"),
            ),
            "PerKI 1/2021",
            Mark("negative", "belum lengkap"),
            REMARKS,
            LINKS,
            ATTACHMENTS,
        ),
    ),
    "bare-report": ("ppid-report.html", ReportView("Kepatuhan", "", (), "PerKI 1/2021")),
}
