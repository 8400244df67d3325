"""The clocks of an information request, from its registration to a suit in court.

All are working days (PerKI 1/2021 Ps 1 no. 22). A clock starts at a recorded event when there is one,
otherwise at the last day of the clock before it: the dates of a request that has only been received are
therefore the latest possible ones, if everybody uses all the time there is.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum

from msgspec import Struct

from plugins.ppid.workdays import WorkingCalendar


class Actor(StrEnum):
    """Who must act within a clock."""

    PPID = "PPID"
    PEMOHON = "Pemohon"
    ATASAN_PPID = "Atasan PPID"
    KOMISI = "Komisi Informasi"
    PARA_PIHAK = "Salah satu pihak"


class Event(StrEnum):
    """What may have been recorded about a request; the value is its name in figures and files."""

    DITERIMA = "diterima"
    TIDAK_LENGKAP = "diberi-tahu-tidak-lengkap"
    LENGKAP = "dinyatakan-lengkap"
    DIJAWAB = "dijawab"
    ALASAN_DITEMUKAN = "alasan-keberatan-ditemukan"
    KEBERATAN = "keberatan-diregistrasi"
    DITANGGAPI = "keberatan-ditanggapi"
    SENGKETA = "sengketa-didaftarkan"
    DIMULAI = "komisi-mulai"
    PUTUSAN = "putusan-diterima"


class Clock(Struct, frozen=True, kw_only=True):
    """A period of the law: ``days`` working days for ``actor``, by ``articles``.

    ``starts`` are the events that start it, the most telling first; ``after`` is the clock at whose end it
    starts when none of them is recorded, ``""`` for the day of receipt. ``note`` is for readers.
    """

    id: str
    title: str
    actor: Actor
    days: int
    articles: tuple[str, ...]
    starts: tuple[Event, ...]
    after: str = ""
    note: str = ""


class Deadline(Struct, frozen=True, kw_only=True):
    """The last day of a clock for one request.

    ``assumed`` is true when the clock's start is not recorded but the end of the clock before it.
    ``estimate`` is true when the calendar rests on a forecast in between.
    """

    clock: Clock
    start: date
    due: date
    assumed: bool
    estimate: bool

    @property
    def id(self) -> str:
        """The clock's id."""
        return self.clock.id


CLOCKS = (
    Clock(
        id="pemeriksaan-kelengkapan",
        title="Memeriksa kelengkapan permintaan",
        actor=Actor.PPID,
        days=3,
        articles=("PerKI 1/2021 Ps 31(2)",),
        starts=(Event.DITERIMA,),
    ),
    Clock(
        id="melengkapi",
        title="Melengkapi permintaan yang belum lengkap",
        actor=Actor.PEMOHON,
        days=3,
        articles=("PerKI 1/2021 Ps 33(3)",),
        starts=(Event.TIDAK_LENGKAP,),
        after="pemeriksaan-kelengkapan",
    ),
    Clock(
        id="pemberitahuan",
        title="Memberitahukan secara tertulis setelah permintaan lengkap",
        actor=Actor.PPID,
        days=3,
        articles=("PerKI 1/2021 Ps 31(3)",),
        starts=(Event.LENGKAP,),
        after="pemeriksaan-kelengkapan",
        note="Batas terluarnya tetap 10 hari kerja sejak permintaan diterima (UU 14/2008 Ps 22(7)).",
    ),
    Clock(
        id="jawaban",
        title="Menjawab permintaan",
        actor=Actor.PPID,
        days=10,
        articles=("UU 14/2008 Ps 22(7)",),
        starts=(Event.DITERIMA,),
    ),
    Clock(
        id="penolakan",
        title="Menyampaikan keputusan penolakan",
        actor=Actor.PPID,
        days=10,
        articles=("PerKI 1/2021 Ps 34(3)",),
        starts=(Event.DITERIMA,),
    ),
    Clock(
        id="perpanjangan",
        title="Menjawab permintaan setelah perpanjangan",
        actor=Actor.PPID,
        days=7,
        articles=("UU 14/2008 Ps 22(8)", "PerKI 1/2021 Ps 36(2)"),
        starts=(),
        after="jawaban",
        note="Perpanjangan hanya satu kali dan disertai alasan tertulis.",
    ),
    Clock(
        id="keberatan",
        title="Mengajukan keberatan",
        actor=Actor.PEMOHON,
        days=30,
        articles=("UU 14/2008 Ps 36(1)",),
        starts=(Event.ALASAN_DITEMUKAN, Event.DIJAWAB),
        after="perpanjangan",
        note="Dihitung sejak alasan keberatan ditemukan.",
    ),
    Clock(
        id="tanggapan-atasan",
        title="Menanggapi keberatan secara tertulis",
        actor=Actor.ATASAN_PPID,
        days=30,
        articles=("UU 14/2008 Ps 36(2)", "PerKI 1/2021 Ps 44(1)"),
        starts=(Event.KEBERATAN,),
        after="keberatan",
    ),
    Clock(
        id="sengketa",
        title="Mengajukan penyelesaian sengketa ke Komisi Informasi",
        actor=Actor.PEMOHON,
        days=14,
        articles=("UU 14/2008 Ps 37(2)", "PerKI 1/2013 Ps 13"),
        starts=(Event.DITANGGAPI,),
        after="tanggapan-atasan",
        note="Sejak tanggapan diterima, atau sejak 30 hari kerja atasan PPID habis tanpa tanggapan.",
    ),
    Clock(
        id="komisi-mulai",
        title="Memulai penyelesaian sengketa",
        actor=Actor.KOMISI,
        days=14,
        articles=("UU 14/2008 Ps 38",),
        starts=(Event.SENGKETA,),
        after="sengketa",
    ),
    Clock(
        id="komisi-selesai",
        title="Menyelesaikan sengketa",
        actor=Actor.KOMISI,
        days=100,
        articles=("UU 14/2008 Ps 38",),
        starts=(Event.DIMULAI,),
        after="komisi-mulai",
        note="Dihitung di sini sejak penyelesaian dimulai.",
    ),
    Clock(
        id="gugatan",
        title="Mengajukan gugatan ke pengadilan",
        actor=Actor.PARA_PIHAK,
        days=14,
        articles=("UU 14/2008 Ps 47", "UU 14/2008 Ps 48(1)"),
        starts=(Event.PUTUSAN,),
        after="komisi-selesai",
        note="Sejak putusan diterima; PTUN untuk badan publik negara, pengadilan negeri untuk yang lain.",
    ),
)
"""Every clock in the order of the procedure. A clock stands after the one that it hangs on."""


def deadlines_for(
    received: date, calendar: WorkingCalendar, recorded: Mapping[Event, date] | None = None
) -> tuple[Deadline, ...]:
    """Every deadline of a request registered on ``received``, in the order of `CLOCKS`.

    ``recorded`` are the events known so far; ``received`` is always the event ``DITERIMA``. Raises
    `plugins.ppid.workdays.OutsideCalendarError` when a date leaves the calendar.
    """
    events = {**(recorded or {}), Event.DITERIMA: received}
    due: dict[str, Deadline] = {}
    for clock in CLOCKS:
        known = next((events[event] for event in clock.starts if event in events), None)
        start = known or due[clock.after].due
        end = calendar.add(start, clock.days)
        due[clock.id] = Deadline(
            clock=clock,
            start=start,
            due=end,
            assumed=known is None and (bool(clock.starts) or due[clock.after].assumed),
            # A forecast anywhere on the assumed way here makes this date a forecast too.
            estimate=calendar.is_estimate(start, end) or (known is None and due[clock.after].estimate),
        )
    return tuple(due.values())


def coming_deadlines(
    first: date, days: int, calendar: WorkingCalendar
) -> tuple[tuple[date, tuple[Deadline, ...]], ...]:
    """The deadlines of requests registered on each of ``days`` calendar days from ``first``.

    Every day is listed, weekends too: a request by e-mail may arrive on any.
    """
    received = [first + timedelta(days=step) for step in range(days)]
    return tuple((day, deadlines_for(day, calendar)) for day in received)


def answer_limit(received: date, calendar: WorkingCalendar, extended_by: int = 0) -> date:
    """The last lawful day of an answer: 10 working days, plus the days of the one extension (at most 7).

    UU 14/2008 Ps 22(7)-(8). Raises `ValueError` for an extension outside 0 to 7.
    """
    clocks = {clock.id: clock for clock in CLOCKS}
    if not 0 <= extended_by <= clocks["perpanjangan"].days:
        raise ValueError("an extension has 1 to 7 working days (UU 14/2008 Ps 22(8))")
    return calendar.add(received, clocks["jawaban"].days + extended_by)
