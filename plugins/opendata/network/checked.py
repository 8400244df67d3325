"""Foreign input as values: every text cleaned and bounded, every address a web address, nothing believed.

What is not of the expected form is refused with a reason in Indonesian; it never becomes an exception of the program.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, TypeVar
from urllib.parse import urlsplit

from msgspec import to_builtins
from msgspec.structs import fields

from plugins.opendata.network.model import Answer, Offer, Refused, SiteState, Snapshot, Table
from plugins.opendata.values import clean_text

T = TypeVar("T")
Reader = Callable[[Any], Any]

_SHORT, _LONG, _MANY, _ADDRESS = 500, 4000, 200, 1000
_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Controls that turn the direction of text: in a foreign title they could make a page say another thing."""

_IDENTIFIER = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,119}")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_KIND_WORDS = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")


class ForeignError(ValueError):
    """Foreign input that cannot be taken; says why in Indonesian."""


def clean(value: Any, limit: int = _SHORT) -> str:
    """A foreign text: printable, without turns of direction, of bounded length. Raises `ForeignError`."""
    if value is None:
        return ""
    if not isinstance(value, str):
        raise ForeignError("seharusnya teks")
    text = _BIDI.sub("", clean_text(value)).strip()
    if len(text) > limit:
        raise ForeignError(f"teks lebih dari {limit} huruf")
    return text


def web_address(value: Any) -> str:
    """A foreign http or https address. Raises `ForeignError`.

    >>> web_address("https://dinas.example/ppid/")
    'https://dinas.example/ppid/'
    """
    text = clean(value, 1000)
    try:
        parts = urlsplit(text)
        good = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.username is None
        _ = parts.port
    except ValueError:
        good = False
    if not good or re.search(r"[\s<>\"'`\\{}|^]", text):
        raise ForeignError("bukan alamat web")
    return text


def taken(kind: type[T], data: Mapping[str, Any]) -> T:
    """A row as a value of a kind of `plugins.opendata.network.model`. Raises `ForeignError`.

    Keys that the kind does not know are left out: a newer site may publish more.
    """
    readers, required = READERS[kind]
    missing = [key for key in required if data.get(key) in (None, "")]
    if missing:
        raise ForeignError(f"kolom {missing[0]} kosong")
    read = {}
    for key, reader in readers.items():
        if key in data:
            try:
                read[key] = reader(data[key])
            except ForeignError as mistake:
                raise ForeignError(f"kolom {key}: {mistake}") from None
    return kind(**read)


def parsed(data: bytes) -> Any:
    """Foreign JSON. Raises `ForeignError` for what is none, for numbers that are none, and for deep nesting."""
    try:
        return json.loads(data.decode("utf-8"), parse_constant=_refuse)
    except (ValueError, RecursionError):
        raise ForeignError("bukan JSON yang sah") from None


def as_json(value: Snapshot | SiteState | Mapping[str, Any]) -> str:
    """A value as its kept JSON: keys sorted, the same bytes for equal values."""
    return json.dumps(to_builtins(value), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _refuse(name: str) -> None:
    raise ValueError(name)


def _text(limit: int) -> Reader:
    return lambda value: clean(value, limit)


def _matching(pattern: re.Pattern[str], what: str) -> Reader:
    def read(value: Any) -> str:
        text = clean(value)
        if text and not pattern.fullmatch(text):
            raise ForeignError(f"bukan {what}")
        return text

    return read


def _optional_address(value: Any) -> str:
    return web_address(value) if value not in (None, "") else ""


def _several(reader: Reader) -> Reader:
    """Several values: a list, or one text with ``; `` between them, as CSV has it."""

    def read(value: Any) -> tuple[Any, ...]:
        if value is None:
            return ()
        parts = value.split("; ") if isinstance(value, str) else value
        if not isinstance(parts, list):
            raise ForeignError("seharusnya daftar")
        if len(parts) > _MANY:
            raise ForeignError(f"lebih dari {_MANY} nilai")
        return tuple(one for one in (reader(part) for part in parts) if one)

    return read


def _day(value: Any) -> date | None:
    if value in (None, ""):
        return None
    if not isinstance(value, str) or not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        raise ForeignError("bukan tanggal")
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise ForeignError("bukan tanggal yang ada") from None


def _number(value: Any, most: int) -> int | None:
    if value in (None, ""):
        return None
    if isinstance(value, bool) or not re.fullmatch(r"[0-9]{1,15}", str(value)) or int(value) > most:
        raise ForeignError("bukan bilangan yang masuk akal")
    return int(value)


def _year(value: Any) -> int | None:
    return _number(value, 2999)


def _count(value: Any) -> int:
    return _number(value, 10**12) or 0


def _flag(value: Any) -> bool:
    if value in (True, "true"):
        return True
    if value in (False, None, "", "false"):
        return False
    raise ForeignError("bukan true atau false")


_ID = _matching(_IDENTIFIER, "pengenal")
_SHA = _matching(_SHA256, "sidik jari SHA-256")
_WORD = _matching(_KIND_WORDS, "kata yang dikenal")
_LINE, _PARAGRAPHS = _text(_SHORT), _text(_LONG)

_FIELDS: Mapping[type, Mapping[str, Reader]] = {
    Offer: {
        "id": _ID,
        "judul": _LINE,
        "tautan": web_address,
        "ringkasan": _PARAGRAPHS,
        "unit": _LINE,
        "penanggung_jawab": _LINE,
        "waktu_dan_tempat": _LINE,
        "bentuk": _several(_WORD),
        "retensi": _LINE,
        "kelas": _several(_WORD),
        "butir": _several(_ID),
        "tahun": _year,
        "diperbarui": _day,
        "berlaku_sampai": _day,
        "sha256": _several(_SHA),
        "contoh": _flag,
    },
    Answer: {
        "butir": _ID,
        "judul": _LINE,
        "jawaban": _WORD,
        "tautan": _optional_address,
        "kelas": _WORD,
        "dasar": _LINE,
        "jumlah_bukti": _count,
        "bukti_terbaru": _day,
        "alasan": _PARAGRAPHS,
        "jatuh_tempo": _day,
        "keadaan": _WORD,
    },
    Table: {
        "id": _ID,
        "judul": _LINE,
        "tautan": web_address,
        "keterangan": _PARAGRAPHS,
        "lisensi": _LINE,
        "berkas": _optional_address,
        "ukuran": _count,
        "sha256": _SHA,
    },
    Refused: {"tabel": _ID, "jumlah": _count, "baris": _count, "alasan": _LINE},
    SiteState: {
        "id": _ID,
        "nama": _LINE,
        "url": web_address,
        "wilayah": _LINE,
        "terbaca": _day,
        "gagal_sejak": _day,
        "alasan": _LINE,
        "sha256": _SHA,
    },
}

READERS: Mapping[type, tuple[Mapping[str, Reader], tuple[str, ...]]] = {
    kind: (readers, tuple(one.name for one in fields(kind) if one.required)) for kind, readers in _FIELDS.items()
}
"""How each field of each kind is read, and which must not be empty."""
