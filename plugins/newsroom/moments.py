"""Dates and moments as editors write them."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, datetime, time, timedelta, timezone
from typing import Any

from pydantic_core import PydanticCustomError

from plugins.engine.words import month_name

FAR_AHEAD = timedelta(days=366)
"""A date further ahead of the build date is a slip of the pen; a nearer one has only not come yet."""

_FORM = re.compile(
    r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})"
    r"(?:[T ]+(?:pukul )?(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?:[:.](?P<second>\d{2})(?:[.,]\d+)?)?"
    r"\s*(?P<zone>Z|WIB|WITA|WIT|[+-]\d{2}:?\d{2})?)?",
    re.IGNORECASE | re.ASCII,
)
_ZONES = {"Z": 0, "WIB": 7, "WITA": 8, "WIT": 9}
_MONTHS = 12
_EPOCH = date(1970, 1, 1)
_FIRST_YEAR = 1900


def parse_day(value: Any) -> date:
    """A day written ``TTTT-BB-HH``. Raises `PydanticCustomError` telling what is wrong with it."""
    parsed = parse_moment(value)
    return parsed.date() if isinstance(parsed, datetime) else parsed


def parse_moment(value: Any) -> date | datetime:
    """A day, or a day with time and optional zone (``+07:00``, ``WIB``); without time it stays a plain `date`.

    Raises `PydanticCustomError`: ``tanggal_bentuk`` (not a date), ``tanggal_mustahil`` (no such day or time),
    ``tanggal_kosong`` (1 January 1970, which is what an empty date turns into).
    """
    if isinstance(value, date):
        return value
    match = _FORM.fullmatch(str(value).strip()) if isinstance(value, str) else None
    if match is None:
        raise PydanticCustomError("tanggal_bentuk", "bukan tanggal TTTT-BB-HH")
    day = _day(int(match["year"]), int(match["month"]), int(match["day"]))
    if day == _EPOCH:
        raise PydanticCustomError("tanggal_kosong", "1 Januari 1970 adalah tanggal kosong")
    if match["hour"] is None:
        return day
    try:
        clock = time(int(match["hour"]), int(match["minute"]), int(match["second"] or 0))
        return datetime.combine(day, clock, tzinfo=_zone(match["zone"]))
    except ValueError:
        raise PydanticCustomError("tanggal_mustahil", "jam itu tidak ada") from None


def _day(year: int, month: int, day: int) -> date:
    if not 1 <= month <= _MONTHS:
        raise PydanticCustomError("tanggal_mustahil", "bulan harus 1 sampai 12")
    if year < _FIRST_YEAR:
        raise PydanticCustomError("tanggal_mustahil", "tahun sebelum 1900, tampaknya salah tulis")
    last = monthrange(year, month)[1]
    if not 1 <= day <= last:
        text = f"{month_name(year, month)} hanya sampai tanggal {last}"
        raise PydanticCustomError("tanggal_mustahil", "{detail}", {"detail": text})
    return date(year, month, day)


def _zone(text: str | None) -> timezone | None:
    if not text:
        return None
    if text.upper() in _ZONES:
        return timezone(timedelta(hours=_ZONES[text.upper()]))
    digits = text[1:].replace(":", "")
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return timezone(-offset if text[0] == "-" else offset)
