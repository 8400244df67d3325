"""The three tables behind the yearly report: requests, objections, disputes, one row a case.

The columns, for offices, are told in ``docs/ppid-data.md``; a test holds the two together.
"""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


class Cell(StrEnum):
    """What a column holds."""

    TEXT = "teks"
    DATE = "tanggal seperti 2026-03-10"
    DAYS = "bilangan 0 sampai 7"


class Column(Struct, frozen=True, kw_only=True):
    """A column of the contract. ``words`` closes the list of values; ``required`` columns must stand in the
    header.

    A cell may be empty unless ``filled`` is true. ``article`` is the rule whose figure needs the column.
    """

    name: str
    article: str
    cell: Cell = Cell.TEXT
    words: tuple[str, ...] = ()
    required: bool = True
    filled: bool = False


class Contract(Struct, frozen=True, kw_only=True):
    """The columns of one table in their order; ``dates`` are pairs of columns of which the second is not
    earlier.
    """

    name: str
    columns: tuple[Column, ...]
    dates: tuple[tuple[str, str], ...] = ()


_PS57 = "PerKI 1/2021 Ps 57(2)"
_PS57_3 = "PerKI 1/2021 Ps 57(3)"
_DONE = ("sudah", "belum", "tidak-perlu")

PERMOHONAN = Contract(
    name="permohonan",
    columns=(
        Column(name="nomor", article=_PS57, filled=True),
        Column(name="tanggal_diterima", article=_PS57, cell=Cell.DATE, filled=True),
        Column(name="tanggal_dijawab", article=_PS57, cell=Cell.DATE),
        Column(
            name="kelas",
            article=_PS57,
            words=("berkala", "serta-merta", "setiap-saat", "dikecualikan", "lain"),
            filled=True,
        ),
        Column(
            name="hasil",
            article=_PS57,
            words=("dikabulkan-seluruhnya", "dikabulkan-sebagian", "ditolak", "dicabut", "proses"),
            filled=True,
        ),
        Column(name="alasan_penolakan", article="UU 14/2008 Ps 12 huruf d"),
        Column(name="perpanjangan", article="UU 14/2008 Ps 22(8)", cell=Cell.DAYS, required=False),
        Column(name="saluran", article="PerKI 1/2021 Ps 28(2)", required=False),
    ),
    dates=(("tanggal_diterima", "tanggal_dijawab"),),
)
KEBERATAN = Contract(
    name="keberatan",
    columns=(
        Column(name="nomor", article=_PS57_3, filled=True),
        Column(name="tanggal_diterima", article=_PS57_3, cell=Cell.DATE, filled=True),
        Column(name="alasan", article="UU 14/2008 Ps 35(1)", words=tuple("abcdefg"), filled=True),
        Column(name="tanggal_ditanggapi", article=_PS57_3, cell=Cell.DATE),
        Column(
            name="hasil",
            article=_PS57_3,
            words=("diterima", "diterima-sebagian", "ditolak", "dicabut", "proses"),
            filled=True,
        ),
        Column(name="pelaksanaan", article=_PS57_3, words=_DONE),
    ),
    dates=(("tanggal_diterima", "tanggal_ditanggapi"),),
)
SENGKETA = Contract(
    name="sengketa",
    columns=(
        Column(name="nomor", article=_PS57_3, filled=True),
        Column(name="tanggal_didaftarkan", article=_PS57_3, cell=Cell.DATE, filled=True),
        Column(name="cara", article=_PS57_3, words=("mediasi", "ajudikasi", "belum"), filled=True),
        Column(
            name="hasil",
            article=_PS57_3,
            words=(
                "sepakat",
                "tidak-sepakat",
                "dikabulkan",
                "dikabulkan-sebagian",
                "ditolak",
                "gugur",
                "dicabut",
                "proses",
            ),
            filled=True,
        ),
        Column(name="tanggal_selesai", article=_PS57_3, cell=Cell.DATE),
        Column(name="pelaksanaan", article=_PS57_3, words=_DONE),
        Column(name="gugatan", article=_PS57_3, words=("tidak", "ptun", "pengadilan-negeri", "kasasi"), filled=True),
        Column(name="putusan_pengadilan", article=_PS57_3, words=("menguatkan", "membatalkan", "mengubah", "proses")),
        Column(name="pelaksanaan_pengadilan", article=_PS57_3, words=_DONE),
    ),
    dates=(("tanggal_didaftarkan", "tanggal_selesai"),),
)
