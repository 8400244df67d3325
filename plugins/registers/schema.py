"""The rows of the editors' register files, one Pydantic model a kind; ``docs/rujukan.md`` tells them the same.

Every value arrives as text (`plugins.engine.yamlfile`), so each type here says how text becomes a value.
Unknown keys are refused. Messages raised by the validators are Indonesian, for a Problem.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Literal, get_args
from urllib.parse import urlsplit

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

BodyKind = Literal[
    "pemerintah-daerah",
    "perangkat-daerah",
    "unit-perangkat-daerah",
    "dprd",
    "kementerian",
    "unit-kementerian",
    "lembaga-negara",
    "instansi-vertikal",
    "bumn",
    "bumd",
    "rumah-sakit",
    "sekolah",
    "perguruan-tinggi",
    "media",
    "kim",
    "forum",
    "organisasi",
    "perusahaan",
    "layanan",
    "lainnya",
]
BODY_KINDS: tuple[str, ...] = get_args(BodyKind)
"""Every kind of body, in the order in which lists show them."""

REGION_KINDS = ("provinsi", "kabupaten", "kota")
REGION_COLUMNS = ("kode", "nama", "jenis", "kode_induk", "kecamatan", "desa", "kelurahan")

LONGEST_NAME = 200
LONGEST_TEXT = 5_000
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_REGION_CODE = re.compile(r"[0-9]{2}(?:\.[0-9]{2})?")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{1,62}", re.IGNORECASE)
_TRUE, _FALSE = ("ya", "true"), ("tidak", "false", "")


def is_slug(text: str) -> bool:
    """Whether a text may be an id: lower-case letters, digits, single hyphens inside, at most 100 characters."""
    return len(text) <= 100 and _SLUG.fullmatch(text) is not None  # noqa: PLR2004 (a file name's comfort)


def is_region_code(text: str) -> bool:
    """Whether a text has the form of a Kemendagri code of a province (``64``) or kabupaten/kota (``64.08``)."""
    return _REGION_CODE.fullmatch(text) is not None


def is_url(text: str) -> bool:
    """Whether a text is a full http or https address of a public host, without a password in it."""
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return False
    return (
        parts.scheme in {"http", "https"}
        and "@" not in parts.netloc
        and _HOST.fullmatch(host) is not None
        and text.isprintable()
        and not any(char in " <>\"'\\" for char in text)
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("harus berupa teks, bukan daftar")  # noqa: TRY004 (Pydantic collects ValueError only)
    return " ".join(value.split())


def _name(value: object) -> str:
    text = _text(value)
    if not text:
        raise ValueError("tidak boleh kosong")
    if len(text) > LONGEST_NAME:
        raise ValueError(f"lebih panjang dari {LONGEST_NAME} karakter")
    if not any(char.isalnum() for char in text):
        raise ValueError("tidak memuat huruf atau angka")
    return text


def _prose(value: object) -> str:
    text = _text(value)
    if len(text) > LONGEST_TEXT:
        raise ValueError(f"lebih panjang dari {LONGEST_TEXT} karakter")
    return text


def _names(value: object) -> tuple[str, ...]:
    return tuple(_name(item) for item in _list(value))


def _list(value: object) -> list[object]:
    if value == "":
        return []
    if not isinstance(value, list):
        raise ValueError("harus berupa daftar, misalnya [a, b]")  # noqa: TRY004
    return value


def _flag(value: object) -> bool:
    word = _text(value).lower()
    if word not in _TRUE + _FALSE:
        raise ValueError("harus ya atau tidak")
    return word in _TRUE


def _optional(value: object) -> str | None:
    return _text(value) or None


def _day(value: object) -> date | None:
    text = _text(value)
    if not text:
        return None
    if not _DATE.fullmatch(text):
        raise ValueError(f"tanggal “{text[:40]}” harus berbentuk TTTT-BB-HH")
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"tanggal {text} tidak ada dalam kalender") from None
    if day == date(1970, 1, 1):
        raise ValueError("1 Januari 1970 adalah tanggal kosong yang salah baca; hapus jika tidak diketahui")
    return day


def _days(value: object) -> tuple[date, ...]:
    return tuple(sorted(day for day in (_day(item) for item in _list(value)) if day is not None))


Name = Annotated[str, BeforeValidator(_name)]
Prose = Annotated[str, BeforeValidator(_prose)]
Names = Annotated[tuple[str, ...], BeforeValidator(_names)]
Flag = Annotated[bool, BeforeValidator(_flag)]
Reference = Annotated[str | None, BeforeValidator(_optional)]
Day = Annotated[date | None, BeforeValidator(_day)]
Days = Annotated[tuple[date, ...], BeforeValidator(_days)]


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class CommonRow(_Row):
    """The keys that every kind of entry may have."""

    alias: Names = Field(default=(), description="Ejaan atau sebutan lain yang selalu merujuk ke entri ini.")
    alias_pendek: Names = Field(default=(), description="Sebutan pendek atau bermakna ganda, misalnya KIP.")
    definisi: Prose = Field(default="", description="Penjelasan satu atau dua kalimat.")
    pensiun: Flag = Field(default=False, description="ya bila tidak dipakai lagi; halamannya tetap ada.")
    pengganti: Reference = Field(default=None, description="Pengenal entri penerusnya; hanya bila pensiun.")
    id_lama: Names = Field(default=(), description="Pengenal yang dahulu dipakai entri ini.")
    contoh: Flag = Field(default=False, description="ya untuk data contoh; halamannya diberi label.")


class TopicRow(CommonRow):
    """A row of ``topik.yaml``."""

    nama: Name = Field(description="Nama resmi topik.")
    lebih_luas: Names = Field(default=(), description="Pengenal topik yang lebih luas.")
    terkait: Names = Field(default=(), description="Pengenal topik yang berkaitan; cukup pada salah satu topik.")


class PostRow(_Row):
    """An item of ``jabatan`` in ``pejabat.yaml``."""

    jabatan: Name = Field(description="Nama jabatan tanpa nama lembaga, misalnya Kepala Dinas.")
    lembaga: Reference = Field(default=None, description="Pengenal lembaga dari lembaga.yaml.")
    mulai: Day = Field(default=None, description="Hari pertama memangku jabatan; jangan ditebak.")
    selesai: Day = Field(default=None, description="Hari terakhir memangku jabatan; jangan ditebak.")
    tercatat: Days = Field(default=(), description="Tanggal ketika suatu sumber menyebut orang ini dalam jabatan itu.")
    sumber: Prose = Field(default="", description="Nama media, nomor keputusan, atau alamat web.")


def _posts(value: object) -> list[object]:
    return _list(value)


class OfficialRow(CommonRow):
    """A row of ``pejabat.yaml``."""

    nama: Name = Field(description="Nama tanpa gelar.")
    nama_lengkap: Prose = Field(default="", description="Nama dengan gelar, seperti ditulis resmi.")
    jabatan: Annotated[tuple[PostRow, ...], BeforeValidator(_posts)] = Field(
        default=(), description="Daftar jabatan, yang paling awal lebih dahulu."
    )


class BodyRow(CommonRow):
    """A row of ``lembaga.yaml``; the address of ``situs`` is checked by `is_url` in ``checks.py``."""

    nama: Name = Field(description="Nama resmi lembaga.")
    singkatan: Prose = Field(default="", description="Nama pendek yang ditampilkan.")
    jenis: BodyKind = Field(description="Jenis lembaga, satu kata dari daftar di docs/rujukan.md.")
    induk: Reference = Field(default=None, description="Pengenal lembaga induk.")
    wilayah: Reference = Field(default=None, description="Kode wilayah dari wilayah.csv.")
    situs: Reference = Field(default=None, description="Alamat web resmi, https://…")


class RegionExtraRow(CommonRow):
    """A row of ``wilayah.yaml``: what an editor adds to a region of ``wilayah.csv``."""
