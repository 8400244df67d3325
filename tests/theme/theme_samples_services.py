"""Samples of the pages of the information service: how to ask, a form to print, an announcement."""

from __future__ import annotations

from markupsafe import Markup
from theme_samples_parts import (
    ATTACHMENTS,
    DAY,
    FACTS,
    FEED,
    LINKS,
    LONG_TITLE,
    LONG_WORD,
    MOMENT,
    REMARKS,
    chart,
    table,
)

from plugins.newsroom.views import PageLink
from plugins.ppid.services_views import AlertView, Field, FormView, Point, Section, ServiceView, Sound

_RULES = "UU 14/2008; PerKI 1/2021, versi 1"
_POINTS = (Point("tidak ditanggapinya permintaan", "UU 14/2008 Ps 35", "c"), Point(LONG_TITLE))
_HTML = Markup(f"<p>{LONG_WORD}</p>")  # noqa: S704 -- a sample
SERVICES: dict[str, tuple[str, object]] = {
    "service": (
        "layanan.html",
        ServiceView(
            LONG_TITLE,
            "Cara meminta informasi.",
            _RULES,
            LINKS,
            REMARKS,
            Sound("media/maklumat.mp3", "audio/mpeg", "Maklumat dibacakan"),
            (
                Section(
                    "_semua",
                    LONG_TITLE,
                    "UU 14/2008 Ps 22",
                    ("Paragraf.", LONG_WORD),
                    _HTML,
                    LINKS,
                    _POINTS,
                    True,
                    FACTS,
                    (chart("_bagan"),),
                    (table("_angka"),),
                    LINKS,
                    ATTACHMENTS,
                ),
                Section("_huruf", "Alasan", points=_POINTS),
                Section("_kosong", "Kosong"),
            ),
        ),
    ),
    "bare-service": ("layanan.html", ServiceView("Layanan", "", _RULES)),
    "form": (
        "permohonan-formulir.html",
        FormView(
            LONG_TITLE,
            "Cetak, isi, dan serahkan.",
            _RULES,
            LONG_WORD,
            (
                Field(1, "Nama", "", (0,)),
                Field(2, LONG_WORD, LONG_TITLE, (), _POINTS),
                Field(3, "Rincian", lines=(0, 1, 2)),
            ),
            ("Pemohon informasi", LONG_WORD),
            "Hak pemohon",
            "Dicetak di balik formulir.",
            _POINTS,
            PageLink("Cara meminta", "ppid/permohonan/"),
        ),
    ),
    "bare-form": (
        "permohonan-formulir.html",
        FormView(
            "Formulir", "", _RULES, "Kantor", (Field(1, "Nama"),), ("Pemohon",), "", "", (), PageLink("Cara", "ppid/")
        ),
    ),
    "announcement": (
        "peringatan.html",
        AlertView(
            LONG_TITLE,
            "Aliran padam.",
            _RULES,
            "negative",
            "Berlaku",
            "Sudah lewat.",
            MOMENT,
            DAY,
            "",
            FACTS,
            (Section("_bahaya", LONG_TITLE, "PerKI 1/2021 Ps 19", html=_HTML),),
            "ppid/serta-merta/peringatan.json",
            FEED,
        ),
    ),
    "bare-announcement": (
        "peringatan.html",
        AlertView(
            "Banjir", "", _RULES, "neutral", "Selesai", "", DAY, None, "tidak diketahui", (), (), "ppid/a.json", FEED
        ),
    ),
}
