"""The names of months and days as Indonesian texts write them, for reading; `plugins.engine.words` writes dates.

The full names are those of the Unicode CLDR for Indonesian; constants, so that a reader of texts loads no locale.

>>> from babel.dates import get_day_names, get_month_names
>>> [get_month_names(locale="id")[number] for number in range(1, 13)] == list(MONTHS)
True
>>> [get_day_names(locale="id")[number] for number in range(7)] == list(WEEKDAYS)
True
"""

from __future__ import annotations

from collections.abc import Mapping

MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
"""The twelve months, January first."""

WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
"""The seven days in the order of `datetime.date.weekday`: Monday is 0."""

_OTHER_MONTHS = {
    "pebruari": 2,
    "nopember": 11,
    "jan": 1,
    "feb": 2,
    "mar": 3,
    "apr": 4,
    "jun": 6,
    "jul": 7,
    "agt": 8,
    "agu": 8,
    "ags": 8,
    "sep": 9,
    "sept": 9,
    "okt": 10,
    "nov": 11,
    "des": 12,
}

MONTH_NUMBERS: Mapping[str, int] = {name.lower(): number for number, name in enumerate(MONTHS, 1)} | _OTHER_MONTHS
"""The number of a month (1 to 12) by its name in lower case: full, in an older spelling, or abbreviated."""


def longest_first(names: Mapping[str, int]) -> str:
    """Names as alternatives of a regular expression, none hidden by a shorter one that it begins with.

    >>> longest_first({"sep": 9, "sept": 9, "mei": 5})
    'sept|mei|sep'
    """
    return "|".join(sorted(names, key=lambda name: (-len(name), name)))
