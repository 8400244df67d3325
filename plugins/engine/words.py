"""Dates, sizes and numbers in Indonesian words, independent of the machine's locale.

They are as the Unicode CLDR has them for Indonesian, which a test holds against Babel; Babel itself is not asked,
because it reads all of a locale's data for one number, in every build and where there is nothing to build.
"""

from __future__ import annotations

from datetime import date, datetime, time, tzinfo
from decimal import ROUND_HALF_EVEN, Decimal

from plugins.engine.almanac import MONTHS, WEEKDAYS
from plugins.engine.chrome import DateText

LANGUAGE = "id"
_ZONES = {7: "WIB", 8: "WITA", 9: "WIT"}
_KILO = 1000
_THOUSANDTH = Decimal("0.001")


def long_date(day: date) -> str:
    """A day with its weekday.

    >>> long_date(date(2025, 1, 15))
    'Rabu, 15 Januari 2025'
    """
    return f"{WEEKDAYS[day.weekday()]}, {short_date(day)}"


def short_date(day: date) -> str:
    """A day without its weekday.

    >>> short_date(date(2025, 1, 15))
    '15 Januari 2025'
    """
    return f"{day.day} {month_name(day.year, day.month)}"


def month_name(year: int, month: int) -> str:
    """A month with its year.

    >>> month_name(2025, 1)
    'Januari 2025'
    """
    return f"{MONTHS[month - 1]} {year}"


def zone_label(moment: datetime) -> str:
    """The Indonesian name of a moment's time zone, or its offset where it has none.

    >>> from datetime import timedelta, timezone
    >>> zone_label(datetime(2025, 1, 15, tzinfo=timezone(timedelta(hours=8))))
    'WITA'
    """
    offset = moment.utcoffset()
    if offset is None:
        raise ValueError("a moment without a zone")
    minutes = int(offset.total_seconds()) // 60
    hours, rest = divmod(abs(minutes), 60)
    if not rest and minutes // 60 in _ZONES:
        return _ZONES[minutes // 60]
    return f"UTC{'-' if minutes < 0 else '+'}{hours}" + (f".{rest:02d}" if rest else "")


def moment_of(value: date | datetime, zone: tzinfo) -> datetime:
    """A date or date-time as a moment: a missing time is midnight, a missing zone the site's."""
    if not isinstance(value, datetime):
        return datetime.combine(value, time(), tzinfo=zone)
    return value if value.tzinfo else value.replace(tzinfo=zone)


def date_text(value: date | datetime, zone: tzinfo) -> DateText:
    """A day or moment for machines and readers, with its zone.

    A value with a time says the time; a bare day says only the day, for its time is not known.
    """
    moment = moment_of(value, zone)
    if isinstance(value, datetime):
        clock = f" pukul {moment:%H.%M} {zone_label(moment)}"
        return DateText(moment.isoformat(timespec="minutes"), long_date(moment.date()) + clock)
    return DateText(value.isoformat(), long_date(value))


def zoned_text(value: date | datetime, zone: tzinfo) -> DateText:
    """A day or moment with its zone told in any case, for the one place on a page that dates the document.

    >>> from zoneinfo import ZoneInfo
    >>> zoned_text(date(2025, 1, 15), ZoneInfo("Asia/Jakarta"))
    DateText(iso='2025-01-15T00:00+07:00', text='Rabu, 15 Januari 2025 (WIB)')
    """
    if isinstance(value, datetime):
        return date_text(value, zone)
    moment = moment_of(value, zone)
    return DateText(moment.isoformat(timespec="minutes"), f"{long_date(value)} ({zone_label(moment)})")


def number_text(value: float) -> str:
    """A number in Indonesian notation, to the thousandth.

    >>> number_text(35747.5), number_text(-1000)
    ('35.747,5', '-1.000')
    """
    if isinstance(value, int):
        return f"{value:,}".replace(",", ".")
    whole, _, rest = f"{Decimal(str(value)).quantize(_THOUSANDTH, ROUND_HALF_EVEN):,}".partition(".")
    rest = rest.rstrip("0")
    return whole.replace(",", ".") + (f",{rest}" if rest else "")


def size_text(size: int) -> str:
    """A file size in words, in decimal units.

    >>> size_text(1_600_000)
    '1,6 MB'
    """
    if size < _KILO:
        return f"{size} bita"
    amount, unit = size / _KILO, "kB"
    if round(amount) >= _KILO:
        amount, unit = amount / _KILO, "MB"
    return f"{number_text(round(amount, 1))} {unit}"
