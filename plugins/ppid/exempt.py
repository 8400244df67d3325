"""Information that is exempt from disclosure, and when it stops being so.

UU 14/2008 Ps 17-20; PerKI 1/2021 Ps 49-53. The day an exemption ends (``ends``) is the first day on which the
information is public again: a period of one year from 1 March 2025 ends on 1 March 2026, and that day is
open.
"""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum

from msgspec import Struct

from plugins.ppid.law import LegalBasis
from plugins.ppid.staleness import add_months
from plugins.ppid.workdays import OutsideCalendarError, WorkingCalendar

OPENING_DAYS = 30
"""Working days before the end by which the PPID must declare the information public (PerKI 1/2021 Ps 52(1)).
"""

MAX_YEARS_A = 30
"""The longest exemption on ground a, in years (PerKI 1/2021 Ps 51(1))."""

NEVER_PERMANENT = ("a", "b", "c", "d", "e", "f")
"""The grounds that are never permanent (UU 14/2008 Ps 20(1))."""

GROUNDS = {
    "a": "dapat menghambat proses penegakan hukum",
    "b": "dapat mengganggu perlindungan hak atas kekayaan intelektual dan perlindungan dari persaingan usaha "
    "tidak sehat",
    "c": "dapat membahayakan pertahanan dan keamanan negara",
    "d": "dapat mengungkapkan kekayaan alam Indonesia",
    "e": "dapat merugikan ketahanan ekonomi nasional",
    "f": "dapat merugikan kepentingan hubungan luar negeri",
    "g": "dapat mengungkapkan isi akta autentik yang bersifat pribadi dan kemauan terakhir atau wasiat seseorang",
    "h": "dapat mengungkap rahasia pribadi",
    "i": "memorandum atau surat antar badan publik atau intra badan publik yang menurut sifatnya dirahasiakan",
    "j": "tidak boleh diungkapkan berdasarkan undang-undang",
}
"""UU 14/2008 Ps 17, letter to ground in short."""

PERIOD_ARTICLES = {
    "a": "PerKI 1/2021 Ps 51(1)-(2)",
    "b": "PerKI 1/2021 Ps 51(3)",
    "c": "PerKI 1/2021 Ps 51(4)-(5)",
    "d": "PerKI 1/2021 Ps 51(4)-(5)",
    "e": "PerKI 1/2021 Ps 51(4)-(5)",
    "f": "PerKI 1/2021 Ps 51(4)-(5)",
    "g": "PerKI 1/2021 Ps 51(6) dan (8)",
    "h": "PerKI 1/2021 Ps 51(7)-(8)",
    "i": "PerKI 1/2021 Ps 51(9)",
    "j": "UU 14/2008 Ps 17 huruf j",
}
"""The article that rules the period of each ground."""


class Extent(StrEnum):
    """Whether the whole document is closed or a part that is blacked out (PerKI 1/2021 Ps 22(2), 50(2)-(3))."""

    WHOLE = "seluruhnya"
    PART = "sebagian"


class PeriodKind(StrEnum):
    """How long an exemption lasts: a counted period, as long as needed, as another statute says, or for ever."""

    FIXED = "berjangka"
    AS_NEEDED = "selama-diperlukan"
    BY_STATUTE = "menurut-undang-undang"
    PERMANENT = "tanpa-batas"
    UNREADABLE = "tidak-terbaca"


class Period(Struct, frozen=True, kw_only=True):
    """The period of an exemption: its kind, its length in months where it is counted, and the words of it."""

    kind: PeriodKind
    text: str
    months: int | None = None


class ExemptState(StrEnum):
    """Where an exemption stands on a day."""

    BELUM_BERLAKU = "belum-berlaku"
    BERLAKU = "berlaku"
    AKAN_DIBUKA = "akan-dibuka"
    TERBUKA = "terbuka"
    DIBUKA_PUTUSAN = "dibuka-putusan"


class ExemptItem(Struct, frozen=True, kw_only=True):
    """One row of the exempt list: PerKI 1/2021 Ps 49(6)-(7) and Annexes II-III.

    ``grounds`` are letters of Ps 17. ``part`` names what is closed when ``extent`` is a part. ``starts`` is
    the first day of the exemption (the decision's day when not given), ``ends_on`` overrides the counted end.
    ``ruling`` is the ruling or objection that opened it and ``ruling_day`` its day (Ps 52(3)-(4)). ``approved_by`` is
    the superior who approved the decision (Ps 10(2)e), or the head who approved its change (Ps 53(2)).
    """

    id: str
    title: str
    bases: tuple[LegalBasis, ...]
    grounds: tuple[str, ...]
    consequence_open: str
    consequence_closed: str
    period: Period | None
    decision_number: str
    decision_date: date | None
    ppid: str
    unit: str = ""
    approved_by: str = ""
    extent: Extent = Extent.WHOLE
    part: str = ""
    starts: date | None = None
    ends_on: date | None = None
    test_sheet: str = ""
    ruling: str = ""
    ruling_day: date | None = None
    sample: bool = False
    source: str = ""
    line: int = 0

    @property
    def address(self) -> str:
        """The address of the item's page."""
        return f"ppid/dikecualikan/{self.id}/"

    @property
    def first_day(self) -> date | None:
        """The day the exemption takes effect."""
        return self.starts or self.decision_date

    @property
    def ends(self) -> date | None:
        """The first day on which the information is public; ``None`` where no day follows from the period."""
        if self.ends_on or not (self.period and self.period.months and self.first_day):
            return self.ends_on
        return add_months(self.first_day, self.period.months)

    def opening_notice(self, calendar: WorkingCalendar) -> date | None:
        """The last day to declare it public: 30 working days before the end (PerKI 1/2021 Ps 52(1)).

        ``None`` without an end, and for an end outside the calendar, which is too far off to act upon.
        """
        try:
            return calendar.before(self.ends, OPENING_DAYS) if self.ends else None
        except OutsideCalendarError:
            return None

    def state(self, today: date, calendar: WorkingCalendar) -> ExemptState:
        """Where the exemption stands on ``today``.

        ``AKAN_DIBUKA`` from the 30th working day before the end, ``TERBUKA`` from the end on, whether or not
        anybody declared it (Ps 52(1)-(2)).
        """
        notice = self.opening_notice(calendar)
        if self.ruling_day and today >= self.ruling_day:
            state = ExemptState.DIBUKA_PUTUSAN
        elif self.ends and today >= self.ends:
            state = ExemptState.TERBUKA
        elif self.first_day and today < self.first_day:
            state = ExemptState.BELUM_BERLAKU
        elif notice and today >= notice:
            state = ExemptState.AKAN_DIBUKA
        else:
            state = ExemptState.BERLAKU
        return state

    def is_open(self, today: date, calendar: WorkingCalendar) -> bool:
        """Whether the information is public on ``today``, by time or by ruling."""
        return self.state(today, calendar) in (ExemptState.TERBUKA, ExemptState.DIBUKA_PUTUSAN)


_COUNTED = re.compile(r"(?:selama\s+)?(?P<count>[0-9]+)(?:\s*\([^)]*\))?\s*(?P<unit>tahun|bulan)\b")
_FOR_EVER = re.compile(r"permanen|selama-?\s?lamanya|selamanya|tanpa batas|tak terbatas|tidak terbatas|seumur hidup")
_STATUTORY = re.compile(r"(?:sesuai|menurut|berdasarkan|sebagaimana).*(?:undang|peraturan|ketentuan)")
_NEEDED = re.compile(r"selama|sepanjang|sampai|hingga")
_MONTHS = {"tahun": 12, "bulan": 1}


def parse_period(text: str) -> Period:
    """Read a period's words: ``5 tahun``, ``18 bulan``, ``permanen``, ``selama diperlukan``, ``sesuai UU …``.

    Words that promise no end (*permanen*, *selamanya*) win over everything else; words that say nothing about
    time are ``UNREADABLE``.

    >>> parse_period("5 (lima) tahun").months
    60
    """
    plain = " ".join(text.casefold().split())
    counted = _COUNTED.match(plain)
    if _FOR_EVER.search(plain) and not re.search(r"tidak (?:bersifat )?permanen", plain):
        return Period(kind=PeriodKind.PERMANENT, text=text)
    if counted and int(counted["count"]):
        months = int(counted["count"]) * _MONTHS[counted["unit"]]
        return Period(kind=PeriodKind.FIXED, text=text, months=months)
    if _STATUTORY.search(plain):
        return Period(kind=PeriodKind.BY_STATUTE, text=text)
    return Period(kind=PeriodKind.AS_NEEDED if _NEEDED.match(plain) else PeriodKind.UNREADABLE, text=text)
