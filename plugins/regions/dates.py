"""Dates as prose gives them: a day, a month, a semester, a part of a year, a year, or nothing.

`find_dates` reads flat lower-case text; it never supplies what the text does not say.
"""

from __future__ import annotations

import re
from datetime import date

from msgspec import Struct

from plugins.engine.almanac import MONTH_NUMBERS, MONTHS, longest_first
from plugins.engine.patterns import compiled_later
from plugins.regions.spelled import parse_spelled

_ORDINALS = {"i": 1, "1": 1, "pertama": 1, "satu": 1, "ii": 2, "2": 2, "kedua": 2, "dua": 2}


class ReferenceDate(Struct, frozen=True):
    """The date a figure is of, as exactly as the note says and no more.

    ``year`` is ``None`` when the note does not say. ``semester`` is 1 or 2; ``part`` is ``awal``,
    ``pertengahan``, ``akhir`` or ``triwulan I`` … ``IV``.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    semester: int | None = None
    part: str = ""

    @property
    def day_date(self) -> date | None:
        """The day, where the note gives a whole one."""
        if self.year is None or self.month is None or self.day is None:
            return None
        return date(self.year, self.month, self.day)

    @property
    def label(self) -> str:
        """``31 Desember 2023``, ``semester I 2022``, ``pertengahan 2024``, ``tanggal tidak disebutkan``."""
        if self.year is None:
            return "tanggal tidak disebutkan"
        if self.semester:
            return f"semester {'I' * self.semester} {self.year}"
        month = MONTHS[self.month - 1] if self.month else ""
        parts = (str(self.day or ""), self.part, month, str(self.year))
        return " ".join(part for part in parts if part)

    @property
    def order(self) -> tuple[int, int, int]:
        """A key that sorts dates by the last day they can mean; unknown dates sort first.

        A bare year counts as its end, a semester as its last month, so that the newest source wins.
        """
        if self.year is None:
            return (0, 0, 0)
        ends = {"awal": 3, "pertengahan": 7, "triwulan I": 3, "triwulan II": 6, "triwulan III": 9}
        month = self.month or (self.semester or 0) * 6 or ends.get(self.part, 12)
        return (self.year, month, self.day or 31)

    def __lt__(self, other: ReferenceDate) -> bool:
        return (self.order, self.label) < (other.order, other.label)


UNKNOWN = ReferenceDate()


class DatePhrase(Struct, frozen=True):
    """A date in the text: offsets with its introducing words (``per``, ``pada tahun``) and its value."""

    start: int
    core: int
    end: int
    date: ReferenceDate


_YEAR = r"(?P<year>1[6-9][0-9]{2}|20[0-9]{2})(?![0-9]|[.,][0-9])"
_MONTH = longest_first(MONTH_NUMBERS)
_LEAD = compiled_later(
    r"(?:\b(?:pada|per|tanggal|tgl\.?|tahun|bulan|sejak|hingga|sampai|dengan|untuk|di|posisi|data|keadaan|kondisi|"
    r"menurut|berdasarkan|hasil|bps|dukcapil|disdukcapil|kemendagri|sensus|penduduk|proyeksi|registrasi|statistik|"
    r"dari|dalam|angka|catatan|versi|dkb|agregat|kependudukan|bersih|akhir bulan)\s{1,2}){1,8}\Z"
)
_DAY_UNIT = "satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan"
_SPELLED_DAY = (
    rf"(?P<spelled>(?:dua|tiga) puluh(?: (?:{_DAY_UNIT}))?|(?:{_DAY_UNIT}) belas|sepuluh|sebelas|{_DAY_UNIT})"
)
_PATTERNS = (
    compiled_later(
        rf"\b{_SPELLED_DAY}\s{{1,2}}(?:bulan\s{{1,2}})?(?P<month>{_MONTH})\s{{1,2}}(?:tahun\s{{1,2}})?{_YEAR}"
    ),
    compiled_later(
        rf"(?<![0-9.,])(?P<day>[0-9]{{1,2}})\s{{1,2}}(?P<month>{_MONTH})\.?\s{{1,2}}(?:tahun\s{{1,2}})?{_YEAR}"
    ),
    compiled_later(rf"(?<![0-9.,])(?P<day>[0-9]{{1,2}})[/-](?P<monthno>[0-9]{{1,2}})[/-]{_YEAR}"),
    compiled_later(
        r"\b(?:semester|sem\.?|smt\.?)\s{0,2}(?:ke-)?(?P<semester>ii|i|1|2|pertama|kedua|satu|dua)\s{0,2}[,/-]?\s{0,2}"
        rf"(?:pada\s{{1,2}})?(?:tahun\s{{1,2}})?{_YEAR}"
    ),
    compiled_later(
        rf"\btahun\s{{1,2}}{_YEAR}\s{{0,2}},?\s{{0,2}}\(?(?:semester|sem\.?|smt\.?)\s{{0,2}}(?P<semester>ii|i|1|2|pertama|kedua)\b\)?"
    ),
    compiled_later(
        rf"\b{_YEAR}\s{{0,2}},?\s{{0,2}}(?:semester|sem\.?|smt\.?)\s{{0,2}}(?P<semester>ii|i|1|2|pertama|kedua)\b"
    ),
    compiled_later(rf"\b(?P<quarter>triwulan\s{{1,2}}(?:iv|iii|ii|i|[1-4]))\s{{1,2}}(?:tahun\s{{1,2}})?{_YEAR}"),
    compiled_later(rf"\b(?P<month>{_MONTH})\.?\s{{1,2}}(?:tahun\s{{1,2}})?{_YEAR}"),
    compiled_later(rf"\b(?P<part>awal|pertengahan|akhir)\s{{1,2}}(?:tahun\s{{1,2}})?{_YEAR}"),
    compiled_later(r"\b(?:sp|sensus penduduk|sensus penduduk \(sp\)|supas|proyeksi)\s{0,2}-?(?:tahun\s{1,2})?" + _YEAR),
    compiled_later(
        rf"\b(?:tahun|thn\.?|th\.|pada|per|sejak|bps|data|dukcapil|hingga|sampai|estimasi|proyeksi|est\.)"
        rf"\s{{1,2}}(?:tahun\s{{1,2}})?{_YEAR}"
    ),
    compiled_later(
        rf"\b(?:penduduk|populasi|luas|wilayah|kepadatan|kecamatan|desa|kelurahan)\s{{1,2}}{_YEAR}(?=\s{{0,2}}[:=|]|\s{{1,2}}"
        rf"(?:sebanyak|mencapai|sebesar|adalah|tercatat|berjumlah|sekitar|yakni|yaitu|ialah))"
    ),
    compiled_later(rf"[(\[]\s{{0,1}}{_YEAR}\s{{0,1}}(?=[)\],;:])"),
    compiled_later(rf"(?<=[,;:|] ){_YEAR}(?=\s{{0,2}}[|):;,\n\t]|\s{{0,2}}\Z)"),
    compiled_later(rf"(?:^|(?<=[\n\t])){_YEAR}(?=\s{{0,2}}[|\t:\n]|\Z)"),
)


def find_dates(low: str) -> list[DatePhrase]:
    """Every date of a flat lower-case text, in order, none overlapping another.

    A year is a date only where words or brackets mark it as one. An impossible day (31 Februari) is no date.
    """
    kept: list[DatePhrase] = []
    taken: set[int] = set()
    for pattern in _PATTERNS:  # the earlier pattern says more, and wins where two dates overlap
        for match in pattern.finditer(low):
            value = _value(match)
            if value is None or match.start() in taken or match.end() - 1 in taken:
                continue
            kept.append(DatePhrase(_lead(low, match.start()), match.start(), match.end(), value))
            taken.update(range(match.start(), match.end()))
    return sorted(kept, key=lambda phrase: phrase.core)


def _lead(low: str, start: int) -> int:
    window = max(0, start - 80)
    match = _LEAD.search(low[window:start])
    return window + match.start() if match else start


def _value(match: re.Match[str]) -> ReferenceDate | None:
    groups = match.groupdict()
    year = int(groups["year"])
    if groups.get("semester"):
        return ReferenceDate(year, semester=_ORDINALS[groups["semester"]])
    if groups.get("quarter"):
        number = groups["quarter"].split()[-1]
        roman = {"1": "I", "2": "II", "3": "III", "4": "IV"}.get(number, number.upper())
        return ReferenceDate(year, part=f"triwulan {roman}")
    month = MONTH_NUMBERS.get(groups.get("month") or "") or int(groups.get("monthno") or 0) or None
    spelled = parse_spelled(groups.get("spelled") or "")
    day = int(groups.get("day") or 0) or (int(spelled) if spelled else None)
    if day:
        try:
            date(year, month or 0, day or 0)
        except ValueError:
            return None
    return ReferenceDate(year, month, day, part=groups.get("part") or "")
