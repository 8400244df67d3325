"""Samples of the pages of the open data: the catalogue, a dataset with everything, the documentation of the API."""

from __future__ import annotations

from theme_samples_parts import ATTACHMENTS, FACTS, LINKS, LONG_TITLE, LONG_WORD, REMARKS, chart, table

from plugins.opendata.views import ColumnsView, ColumnView, DataPart, DataView
from plugins.ppid.views import Record

_COLUMNS = ColumnsView(
    "_kolom-tabel",
    "2 kolom",
    (
        ColumnView("kolom-luas", "luas", LONG_TITLE, "bilangan", "km²", ("Luas wilayah.", "Wajib diisi.")),
        ColumnView("kolom-b", LONG_WORD.lower(), LONG_WORD, "teks", "", ()),
    ),
)
_RECORDS = (
    Record("Daftar Informasi Publik", "data/dip/", lines=("42 baris", LONG_TITLE)),
    Record(LONG_WORD, "data/lain/", lines=(LONG_WORD,)),
)
OPENDATA: dict[str, tuple[str, object]] = {
    "data": (
        "data.html",
        DataView(
            LONG_TITLE,
            "Isi situs ini sebagai tabel.",
            (LONG_WORD,),
            REMARKS,
            (
                DataPart("_data", "Kumpulan data", ("Paragraf.", LONG_WORD), records=_RECORDS, links=LINKS),
                DataPart("_unduh", LONG_TITLE, files=ATTACHMENTS, notes=("Catatan.", LONG_WORD)),
                DataPart("_keterangan", "Keterangan", facts=FACTS),
                DataPart("_pratinjau", "Baris pertama", tables=(table("_angka"),)),
                DataPart("_bagan-judul", LONG_WORD, charts=(chart("_bagan"),)),
                DataPart("_kolom", "Kolom", columns=_COLUMNS),
                DataPart("_lipat", LONG_TITLE, tables=(table("_tahun"),), folded=True),
                DataPart("_kutip", "Cara mengutip", quote=LONG_TITLE, notes=("Sebutkan sidik jarinya.",)),
                DataPart("_kosong", "Kosong"),
            ),
        ),
    ),
    "bare-data": ("data.html", DataView("Data terbuka", "")),
}
