"""From the text of a cell to its value, by the type that its column declares; what cannot be read is said, not guessed.

Pure. Days are ``2026-03-10`` or ``10 Maret 2026``; with slashes only where the order is declared, for ``03/10/2026`` is
two days.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, tzinfo
from decimal import Decimal
from urllib.parse import urlsplit

from msgspec import Struct
from pydantic_core import PydanticCustomError

from plugins.engine.almanac import MONTH_NUMBERS
from plugins.engine.patterns import compiled_later
from plugins.engine.words import moment_of
from plugins.newsroom.moments import parse_moment
from plugins.opendata.model import FieldType, Value
from plugins.opendata.tables.numbers import MAX_DIGITS, Notation, parse_number, plain
from plugins.opendata.tables.schema import DayOrder

_YES = frozenset(("ya", "y", "true", "benar", "1"))
_NO = frozenset(("tidak", "t", "false", "salah", "0"))
_ISO = compiled_later(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_WORDS = compiled_later(r"([0-9]{1,2})\s+([A-Za-z]+)\.?\s+([0-9]{4})")
_PARTED = compiled_later(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})")
_YEAR = compiled_later(r"[12][0-9]{3}")
_SCIENTIFIC = compiled_later(r"[+-]?[0-9.,]+[eE][+-]?[0-9]+")
_CURRENCY = compiled_later(r"(?:rp|idr|usd|\$|€)[. ]*[-+]?[0-9]|.*[0-9]\s*%", re.IGNORECASE)
_ACCOUNTING = compiled_later(r"\([0-9., ]+\)")


class BadCellError(ValueError):
    """A text that is no value of its column's type: what it is not, and how to write it, both in Indonesian."""

    def __init__(self, what: str, hint: str) -> None:
        super().__init__(what, hint)
        self.what = what
        self.hint = hint


class Manner(Struct, frozen=True):
    """How a column's cells are written."""

    notation: Notation = Notation.INDONESIAN
    order: DayOrder | None = None
    separator: str = ";"
    zone: tzinfo | None = None


def value_of(text: str, kind: FieldType, manner: Manner) -> Value:
    """The value of a cell that is not empty. Raises `BadCellError`.

    >>> value_of("1.234,5", FieldType.NUMBER, Manner())
    Decimal('1234.5')
    """
    return _READERS[kind](text.strip(), manner)


def _text(text: str, manner: Manner) -> str:
    del manner
    return text


def _parts(text: str, manner: Manner) -> tuple[str, ...]:
    return tuple(part for part in (piece.strip() for piece in text.split(manner.separator)) if part)


def _url(text: str, manner: Manner) -> str:
    del manner
    try:
        parts = urlsplit(text)
        whole = parts.scheme in {"http", "https"} and "." in (parts.hostname or "") and not re.search(r"[\s<>\"]", text)
    except ValueError:
        whole = False
    if not whole:
        raise BadCellError("bukan alamat lengkap", "Tulis alamat lengkap yang diawali https://.")
    return text


def _number(text: str, manner: Manner) -> Decimal:
    value = parse_number(text, manner.notation)
    if value is None:
        raise BadCellError(f"bukan bilangan menurut cara {manner.notation.value}", _number_hint(text))
    if len(value.as_tuple().digits) > MAX_DIGITS:
        raise BadCellError(f"lebih dari {MAX_DIGITS} angka", "Nomor panjang bukan bilangan; pakai `jenis: teks`.")
    return value


def _number_hint(text: str) -> str:
    written = plain(text)
    if _SCIENTIFIC.fullmatch(written):
        return "Lembar kerja memotong angkanya; ubah bentuk selnya menjadi angka biasa, lalu simpan ulang."
    if _CURRENCY.match(written):
        return "Tulis angkanya saja; satuannya ditulis sekali pada kunci `satuan` kolom itu."
    if _ACCOUNTING.fullmatch(written):
        return "Tulis bilangan negatif dengan tanda minus, misalnya -1.000."
    if written in {"-", "--"} or written.casefold() in {"n/a", "na", "nihil", "tidak ada", "null"}:
        return f'Kosongkan selnya, atau nyatakan `kosong: ["{written}"]` pada keterangan tabel.'
    return "Tulis angka saja, misalnya 1.234,5; periksa titik ribuan (tiap tiga angka) dan koma desimalnya."


def _whole(text: str, manner: Manner) -> int:
    value = _number(text, manner)
    if int(value) != value:
        raise BadCellError("bukan bilangan bulat", "Bulatkan, atau pakai `jenis: desimal`.")
    return int(value)


def _boolean(text: str, manner: Manner) -> bool:
    del manner
    word = text.casefold()
    if word in _YES | _NO:
        return word in _YES
    raise BadCellError("bukan ya atau tidak", "Isi dengan ya atau tidak.")


def _year(text: str, manner: Manner) -> int:
    del manner
    if not _YEAR.fullmatch(text):
        raise BadCellError("bukan tahun", "Tulis empat angka, misalnya 2026, tanpa titik.")
    return int(text)


def _day(text: str, manner: Manner) -> date:
    if match := _ISO.fullmatch(text):
        return _date(int(match[1]), int(match[2]), int(match[3]))
    if match := _WORDS.fullmatch(text):
        month = MONTH_NUMBERS.get(match[2].casefold())
        if month:
            return _date(int(match[3]), month, int(match[1]))
    if match := _PARTED.fullmatch(text):
        if manner.order is None:
            raise BadCellError(
                "belum jelas mana hari dan mana bulannya",
                "Nyatakan `bentuk: hari/bulan/tahun` pada kolom itu, atau tulis TTTT-BB-HH.",
            )
        first, second = int(match[1]), int(match[2])
        day, month = (first, second) if manner.order is DayOrder.DAY_FIRST else (second, first)
        return _date(int(match[3]), month, day)
    raise BadCellError("bukan tanggal", "Tulis TTTT-BB-HH, misalnya 2026-03-10, atau 10 Maret 2026.")


def _date(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise BadCellError("bukan tanggal yang ada", "Periksa hari dan bulannya.") from None


def _moment(text: str, manner: Manner) -> datetime:
    try:
        parsed = parse_moment(text)
    except PydanticCustomError as mistake:
        raise BadCellError(str(mistake), "Tulis misalnya 2026-03-10 09.30 WIB.") from None
    if not isinstance(parsed, datetime):
        raise BadCellError("tanpa jam", "Tulis misalnya 2026-03-10 09.30, atau pakai `jenis: tanggal`.")
    if parsed.tzinfo is None and manner.zone is None:
        raise BadCellError("tanpa zona waktu", "Tambahkan WIB, WITA, atau WIT.")
    return moment_of(parsed, manner.zone) if manner.zone else parsed


_READERS: Mapping[FieldType, Callable[[str, Manner], Value]] = {
    FieldType.STRING: _text,
    FieldType.URI: _url,
    FieldType.INTEGER: _whole,
    FieldType.NUMBER: _number,
    FieldType.BOOLEAN: _boolean,
    FieldType.DATE: _day,
    FieldType.DATETIME: _moment,
    FieldType.YEAR: _year,
    FieldType.LIST: _parts,
}
