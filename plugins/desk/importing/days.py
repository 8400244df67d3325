"""Days as reporters write them, and what they can mean given the day of publication.

A year that nobody wrote is certain only where the weekday agrees with a known day of publication. 1 January 1970 is
what an empty date turns into, and never a day.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from plugins.engine.almanac import MONTH_NUMBERS, WEEKDAYS, longest_first

_ENGLISH_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_OTHER_MONTHS = {
    "january": 1,
    "february": 2,
    "peb": 2,
    "march": 3,
    "mrt": 3,
    "may": 5,
    "june": 6,
    "july": 7,
    "august": 8,
    "agst": 8,
    "aug": 8,
    "october": 10,
    "oct": 10,
    "nop": 11,
    "december": 12,
    "dec": 12,
}
_MONTHS = {**MONTH_NUMBERS, **_OTHER_MONTHS}
_WD = (
    r"(?:Senin|Selasa|Rabu|Kamis|Jum['’]?at|Sabtu|Minggu|Ahad|"
    r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?)"
)
_TO = r"(?:-|–|—|s\.?\s?/?\s?d\.?|hingga|sampai(?:\s+dengan)?|dan|to)"
_MONTH = rf"(?:{longest_first(_MONTHS)})\b\.?"
_LEAD = rf"(?:\b(?P<wd>{_WD})(?:\s{{0,2}}{_TO}\s{{0,2}}(?P<wd2>{_WD}))?\b[\s,/]{{0,3}}(?:tanggal\s|tgl\.?\s)?\(?\s?)?"
_FORMS = (
    re.compile(rf"{_LEAD}(?<!\d)(?P<y>\d{{4}})-(?P<m>\d{{2}})-(?P<d>\d{{2}})(?!\d)", re.IGNORECASE),
    re.compile(
        rf"{_LEAD}(?<![\d/.,])(?P<d>\d{{1,2}})(?:\s{{0,2}}{_TO}\s{{0,2}}(?P<d2>\d{{1,2}}))?\s{{0,2}}(?P<s>[/.-])\s?"
        rf"(?P<m>\d{{1,2}})\s?(?P=s)\s?(?P<y>\d{{4}}|\d{{2}})(?![\d])",
        re.IGNORECASE,
    ),
    re.compile(
        rf"{_LEAD}(?<![\d/.,])(?P<d>\d{{1,2}})(?:\s{{0,2}}{_TO}\s{{0,2}}(?P<d2>\d{{1,2}}))?/(?P<m>\d{{1,2}})(?![\d/])",
        re.IGNORECASE,
    ),
    re.compile(
        rf"{_LEAD}(?<![\d/.,])(?P<d>\d{{1,2}})(?:\s{{0,2}}{_TO}\s{{0,2}}(?P<d2>\d{{1,2}}))?\s{{1,2}}(?P<mn>{_MONTH})"
        rf"(?:\s{{0,2}},?\s{{0,2}}(?P<y>\d{{4}})(?!\d))?",
        re.IGNORECASE,
    ),
    re.compile(
        rf"{_LEAD}\b(?P<mn>{_MONTH})\s{{1,2}}(?P<d>\d{{1,2}}),?\s{{1,2}}(?P<y>\d{{4}})(?!\d)",
        re.IGNORECASE,
    ),
)
_JOIN = re.compile(rf"\)?\s{{0,2}}{_TO}\s{{0,2}}\Z", re.IGNORECASE)
_BARE = re.compile(
    rf"(?<!setiap hari )(?<!setiap )(?<!tiap hari )(?<![\w-])(?P<wd>Senin|Selasa|Rabu|"
    rf"Kamis|Jum['’]?at|Sabtu|(?:(?<=pada )|(?<=hari ))Minggu|Ahad)"
    rf"(?:\s{{0,2}}{_TO}\s{{0,2}}(?P<wd2>{_WD}))?\b(?:\s(?:pagi|siang|sore|malam))?"
)
VAGUE = re.compile(
    r"\b(?:(?:pekan|minggu|bulan|tahun) (?:lalu|ini|depan)|kemarin|hari ini|beberapa "
    r"(?:hari|waktu|pekan) (?:yang )?lalu|"
    r"baru-baru ini|tadi (?:pagi|siang|sore|malam)|besok|lusa|belum lama ini)\b",
    re.IGNORECASE,
)
_OLDEST = 1945
_YEAR_DIGITS = 4
_NEARBY = timedelta(days=60)
_EPOCH = date(1970, 1, 1)


class Written(Struct, frozen=True):
    """A day as written at ``start:end``; ``year`` or ``day`` are ``None`` where the text does not say them."""

    start: int
    end: int
    weekday: str = ""
    day: int | None = None
    month: int | None = None
    year: int | None = None
    last_weekday: str = ""
    last: tuple[int, int, int | None] | None = None


class Meant(Struct, frozen=True):
    """What a written day means: its date, the last day of a span, whether that is certain, and why not."""

    first: date | None = None
    last: date | None = None
    sure: bool = False
    note: str = ""


def weekday_name(written: str | None) -> str:
    """A weekday's Indonesian name, or ``""``.

    >>> weekday_name("Jum'at"), weekday_name("Wed"), weekday_name(None)
    ('Jumat', 'Rabu', '')
    """
    if not written:
        return ""
    plain = written.casefold().replace("'", "").replace("’", "")
    plain = "minggu" if plain == "ahad" else plain
    if plain[:3] in _ENGLISH_DAYS and not any(name.casefold() == plain for name in WEEKDAYS):
        return WEEKDAYS[_ENGLISH_DAYS.index(plain[:3])]
    return plain.capitalize()


def find_days(text: str) -> list[Written]:
    """Every day written with a number, in order; two joined by *hingga* are one span.

    >>> [(w.weekday, w.day, w.month, w.year, w.last) for w in find_days("Senin (02/9/2024) hingga Rabu (04/9/2024)")]
    [('Senin', 2, 9, 2024, (4, 9, 2024))]
    """
    found: list[Written] = []
    for form in _FORMS:
        for match in form.finditer(text):
            if any(match.start("d") < other.end and other.start < match.end() for other in found):
                continue
            written = _written(text, match)
            if written is not None:
                found.append(written)
    found.sort(key=lambda one: one.start)
    joined: list[Written] = []
    for one in found:
        before = joined[-1] if joined else None
        gap = text[before.end : one.start] if before is not None else ""
        if before is not None and before.last is None and len(gap) < 25 and _JOIN.search(gap) and " dan " not in gap:  # noqa: PLR2004
            joined[-1] = replace(
                before,
                end=one.end,
                year=before.year if before.year is not None else one.year,
                last=(one.day or 0, one.month or 0, one.year),
                last_weekday=one.weekday,
            )
        else:
            joined.append(one)
    return joined


def _written(text: str, match: re.Match[str]) -> Written | None:
    groups = match.groupdict()
    month = _MONTHS.get(groups["mn"].rstrip(".").casefold(), 0) if groups.get("mn") else int(groups["m"])
    year = groups.get("y")
    full = None if not year else int(year) if len(year) == _YEAR_DIGITS else 2000 + int(year)
    day = int(groups["d"])
    if not 1 <= month <= 12 or not 1 <= day <= 31 or (full is not None and not 1900 <= full <= 2100):  # noqa: PLR2004
        return None
    if full is None and "mn" not in groups and not groups.get("wd") and text[match.start() - 1 : match.start()] != "(":
        return None  # "2/3 peserta" is a fraction
    last = int(groups["d2"]) if groups.get("d2") else None
    start, end = match.start(), match.end()
    if text[end : end + 1] == ")" and "(" in text[start:end]:
        end += 1
    elif text[end : end + 1] == ")" and text[start - 1 : start] == "(":
        start, end = start - 1, end + 1
    return Written(
        start,
        end,
        weekday_name(groups.get("wd")),
        day,
        month,
        full,
        weekday_name(groups.get("wd2")),
        (last, month, full) if last and last > day else None,
    )


def find_weekdays(text: str) -> list[Written]:
    """Weekdays that stand without a date (the capital tells the day from *minggu*, the week)."""
    dated = find_days(text)
    return [
        Written(match.start(), match.end(), weekday_name(match["wd"]), last_weekday=weekday_name(match["wd2"]))
        for match in _BARE.finditer(text)
        if not any(one.start <= match.start() < one.end for one in dated)
    ]


def meaning(written: Written, published: date | None, today: date) -> Meant:
    """The date of a written day, given the day of publication where that is known."""
    if written.day is None or written.month is None:
        return _of_weekday(written, published)
    if written.year is not None:
        return _of_full(written)
    if published is None:
        return Meant(note=_candidates(written, today))
    near = [
        day
        for year in (published.year - 1, published.year, published.year + 1)
        if (day := _day(year, written.month, written.day)) and abs(day - published) <= _NEARBY
    ]
    fitting = [day for day in near if written.weekday and WEEKDAYS[day.weekday()] == written.weekday]
    if fitting:
        return Meant(fitting[0], _last(written, fitting[0]), sure=True)
    if near and not written.weekday:
        note = "tahun tidak tertulis; diambil dari tanggal terbit"
        return Meant(near[0], _last(written, near[0]), note=note)
    if near:
        actual = WEEKDAYS[near[0].weekday()]
        return Meant(note=f"hari {written.weekday} tidak cocok dengan {near[0].isoformat()}, yang jatuh pada {actual}")
    return Meant(note="tahun tidak tertulis dan jauh dari tanggal terbit")


def _of_full(written: Written) -> Meant:
    first = _day(written.year or 0, written.month or 0, written.day or 0)
    if first is None:
        return Meant(note="tanggal itu tidak ada dalam kalender, atau 1 Januari 1970 (tanggal kosong)")
    last = _last(written, first)
    actual = WEEKDAYS[first.weekday()]
    if written.weekday and written.weekday != actual:
        note = f"tertulis {written.weekday}, padahal {first.isoformat()} jatuh pada hari {actual}"
        return Meant(first, last, sure=False, note=note)
    return Meant(first, last, sure=True)


def _last(written: Written, first: date) -> date | None:
    if written.last is None:
        return None
    day, month, year = written.last
    last = _day(year or first.year, month, day)
    if last is not None and last < first and year is None:
        last = _day(first.year + 1, month, day)
    return last if last is not None and last > first else None


def _of_weekday(written: Written, published: date | None) -> Meant:
    if published is None:
        return Meant(note="hanya nama hari yang tertulis")
    back = (published.weekday() - WEEKDAYS.index(written.weekday)) % 7
    day = published - timedelta(days=back)
    return Meant(note=f"hanya nama hari yang tertulis; bila sepekan sebelum terbit, harinya {day.isoformat()}")


def _candidates(written: Written, today: date) -> str:
    """Years that would fit, for the editor to choose from."""
    if not written.weekday:
        return "tahun tidak tertulis"
    fitting = [
        str(year)
        for year in range(today.year, today.year - 16, -1)
        if (day := _day(year, written.month or 0, written.day or 0)) and WEEKDAYS[day.weekday()] == written.weekday
    ]
    return f"tahun tidak tertulis; harinya cocok pada {', '.join(fitting)}" if fitting else "tahun tidak tertulis"


def _day(year: int, month: int, day: int) -> date | None:
    if not (_OLDEST <= year <= 2100 and 1 <= month <= 12) or not 1 <= day <= monthrange(year, month)[1]:  # noqa: PLR2004
        return None
    found = date(year, month, day)
    return None if found == _EPOCH else found
