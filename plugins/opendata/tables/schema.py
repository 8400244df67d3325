"""The YAML beside an editors' table, as a Pydantic model: keys are Indonesian, unknown keys are mistakes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from plugins.newsroom.schema import Day, Listed, Part, Status, Text, Url, YesNo
from plugins.opendata.licences import LICENCES
from plugins.opendata.model import FieldType, Rhythm
from plugins.opendata.tables.numbers import Notation


class Delimiter(StrEnum):
    """What parts the cells of a row."""

    COMMA = "koma"
    SEMICOLON = "titik-koma"
    TAB = "tab"

    @property
    def sign(self) -> str:
        """The character itself."""
        return {"koma": ",", "titik-koma": ";", "tab": "\t"}[self.value]


class DayOrder(StrEnum):
    """How days with slashes are written; without it only ``2026-03-10`` and ``10 Maret 2026`` are read."""

    DAY_FIRST = "hari/bulan/tahun"
    MONTH_FIRST = "bulan/hari/tahun"


class ChartKind(StrEnum):
    """The charts that a table can have."""

    BAR = "batang"
    LINE = "garis"


TYPES: Mapping[str, FieldType] = {
    "teks": FieldType.STRING,
    "url": FieldType.URI,
    "bulat": FieldType.INTEGER,
    "desimal": FieldType.NUMBER,
    "ya-tidak": FieldType.BOOLEAN,
    "tanggal": FieldType.DATE,
    "waktu": FieldType.DATETIME,
    "tahun": FieldType.YEAR,
    "daftar": FieldType.LIST,
}
"""The types of a column by the editors' words."""

THEMES: Mapping[str, str] = {
    "ekonomi": "ECON",
    "energi": "ENER",
    "hukum": "JUST",
    "iptek": "TECH",
    "kesehatan": "HEAL",
    "lingkungan": "ENVI",
    "pemerintahan": "GOVE",
    "pendidikan": "EDUC",
    "penduduk": "SOCI",
    "perhubungan": "TRAN",
    "pertanian": "AGRI",
    "wilayah": "REGI",
}
"""Codes of the EU data-theme authority, which DCAT-AP 3 recommends, by the editors' words."""


@dataclass(frozen=True)
class OneOf:
    """Reads a word of a closed list, in any case, with spaces or hyphens; what is none is refused in Indonesian.

    ``known`` are the words with what they stand for; a code editor's schema lists them.
    """

    known: tuple[tuple[str, Any], ...]

    def __call__(self, value: Any) -> Any:
        """What the word stands for. Raises `PydanticCustomError`."""
        word = _folded(value) if isinstance(value, str) else ""
        for name, meaning in self.known:
            if word == _folded(name):
                return meaning
        names = ", ".join(name for name, _ in self.known)
        raise PydanticCustomError("pilihan", "bukan salah satu dari: {known}", {"known": names})


def _folded(word: str) -> str:
    return "-".join(word.strip().casefold().replace("_", " ").replace("-", " ").split())


def _word(known: Mapping[str, Any]) -> BeforeValidator:
    return BeforeValidator(OneOf(tuple(known.items())))


MAX_LENGTH = 10_000
"""The longest text of a cell."""


def read_length(value: Any) -> Any:
    """How many letters a cell may have. Raises `PydanticCustomError`."""
    if isinstance(value, str) and re.fullmatch("[0-9]{1,5}", value.strip()) and 1 <= int(value) <= MAX_LENGTH:
        return int(value)
    raise PydanticCustomError("panjang", f"bukan bilangan bulat 1 sampai {MAX_LENGTH}")


def _members(kind: type[StrEnum]) -> BeforeValidator:
    return _word({member.value: member for member in kind})


TypeWord = Annotated[FieldType, _word(TYPES)]
ThemeWord = Annotated[str, _word(THEMES)]
RhythmWord = Annotated[Rhythm, _members(Rhythm)]
NotationWord = Annotated[Notation, _members(Notation)]
DelimiterWord = Annotated[Delimiter, _members(Delimiter)]
OrderWord = Annotated[DayOrder, _members(DayOrder)]
Length = Annotated[int, BeforeValidator(read_length)]
ChartWord = Annotated[ChartKind, _members(ChartKind)]
LicenceWord = Annotated[str, _word({name: name for name in LICENCES})]


class ColumnMeta(Part):
    """A column of the table."""

    jenis: TypeWord = Field(description=f"Jenis isinya: {', '.join(TYPES)}.")
    judul: str = Field(default="", description="Judul bagi pembaca; bawaannya judul kolom di CSV.")
    keterangan: str = Field(default="", description="Apa artinya dan bagaimana diperoleh.")
    satuan: str = Field(default="", description="Satuan semua angkanya, misalnya rupiah, orang, persen.")
    nama: str = Field(default="", description="Nama bagi mesin; bawaannya dari judul kolom di CSV. Jangan diubah lagi.")
    wajib: YesNo = Field(default=False, description="true bila tidak boleh kosong.")
    unik: YesNo = Field(default=False, description="true bila tidak boleh berulang.")
    paling_kecil: str = Field(default="", description="Nilai terkecil yang masuk akal, ditulis seperti isinya.")
    paling_besar: str = Field(default="", description="Nilai terbesar yang masuk akal, ditulis seperti isinya.")
    panjang: Length | None = Field(default=None, description="Banyaknya huruf paling banyak.")
    pilihan: Listed = Field(default=(), description="Satu-satunya isi yang boleh.")
    pola: str = Field(default="", max_length=200, description="Ekspresi reguler yang dipenuhi seluruh isinya.")
    rujukan: str = Field(
        default="",
        description="Tempat isinya terdaftar: wilayah, lembaga, pejabat, topik, atau kolom tabel lain, misalnya "
        "daftar-sekolah.npsn.",
    )
    bilangan: NotationWord | None = Field(
        default=None, description="indonesia (1.234,5) atau inggris (1,234.5), bila berbeda dari tabelnya."
    )
    bentuk: OrderWord | None = Field(
        default=None, description="Urutan tanggal bergaris miring: hari/bulan/tahun atau bulan/hari/tahun."
    )
    pemisah: str = Field(default=";", min_length=1, max_length=3, description="Pemisah antarnilai untuk jenis daftar.")


class ChartMeta(Part):
    """A chart of some columns."""

    jenis: ChartWord = Field(description="batang atau garis.")
    judul: Text = Field(max_length=160, description="Apa yang ditunjukkan bagan.")
    label: Text = Field(description="Kolom yang menamai batang, atau sumbu mendatar garis.")
    nilai: Listed = Field(description="Kolom angka yang digambar; boleh beberapa.")
    seri: str = Field(default="", description="Kolom yang membagi baris menjadi beberapa garis.")
    saring: dict[str, str] = Field(default_factory=dict, description="Hanya baris dengan nilai ini: {kolom: nilai}.")


class SpanMeta(Part):
    """The days that the data are about."""

    mulai: Day = Field(description="Hari pertama.")
    selesai: Day = Field(description="Hari terakhir.")


class OriginMeta(Part):
    """Where the data come from."""

    nama: Text = Field(description="Nama sumber.")
    url: Url | None = Field(default=None, description="Alamat sumber, bila ada.")


class TableMeta(Part):
    """What the YAML beside ``content/media/data/<id>.csv`` says."""

    judul: Text = Field(max_length=160, description="Judul himpunan data, tanpa titik di akhir.")
    keterangan: Text = Field(max_length=5000, description="Apa isinya, bagaimana diperoleh, dan batas pemakaiannya.")
    kolom: dict[str, ColumnMeta] = Field(description="Setiap kolom CSV menurut judulnya di baris pertama.")
    id: str | None = Field(default=None, description="Bagian akhir alamat; bawaannya nama berkas. Jangan diubah lagi.")
    status: Status = Field(default="terbit", description="terbit, atau draf yang belum tampil.")
    kunci: Listed = Field(default=(), description="Kolom yang bersama-sama membedakan setiap baris.")
    bagan: tuple[ChartMeta, ...] = Field(default=(), description="Bagan yang ditampilkan, paling banyak enam.")
    pemisah: DelimiterWord | None = Field(
        default=None, description="koma, titik-koma, atau tab; bawaannya dikenali dari judul kolom."
    )
    bilangan: NotationWord | None = Field(
        default=None, description="indonesia (1.234,5) atau inggris (1,234.5); bawaannya dikenali dari isinya."
    )
    kosong: Listed = Field(default=(), description='Tanda yang berarti kosong, misalnya ["-", "n/a"].')
    per_tahun: str = Field(default="", description="Kolom tahun atau tanggal; tiap tahun diterbitkan juga tersendiri.")
    diperbarui: Day | None = Field(default=None, description="Tanggal data terakhir berubah.")
    pembaruan: RhythmWord = Field(
        default=Rhythm.UNKNOWN, description=f"Irama pembaruan: {', '.join(member.value for member in Rhythm)}."
    )
    lisensi: LicenceWord | None = Field(default=None, description=f"{', '.join(LICENCES)}; bawaannya lisensi situs.")
    tema: ThemeWord = Field(default="GOVE", description=f"{', '.join(THEMES)}; bawaannya pemerintahan.")
    kata_kunci: Listed = Field(default=(), description="Kata kunci untuk katalog.")
    penerbit: str = Field(default="", description="Unit atau lembaga pemilik data; bawaannya kantor.")
    wilayah: str = Field(default="", description="Kode wilayah Kemendagri yang dicakup; bawaannya wilayah kantor.")
    masa: SpanMeta | None = Field(default=None, description="Rentang waktu yang dicakup data.")
    sumber: tuple[OriginMeta, ...] = Field(default=(), description="Asal data.")
    dasar_hukum: Listed = Field(default=(), description="Peraturan yang mendasari data.")
    contoh: YesNo = Field(default=False, description="true bila isinya data contoh; pembaca diberi tahu.")
