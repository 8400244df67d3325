"""An announcement made at once (serta-merta): its eight parts, and whether it holds on a day or at a moment.

UU 14/2008 Ps 10; PerKI 1/2021 Ps 19-20, 25-26. The law knows no end; the office sets one so that the banner
leaves by itself and the announcement is archived.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta, tzinfo
from enum import StrEnum

from msgspec import Struct, field

from plugins.engine.problem import Problem
from plugins.ppid import problems
from plugins.ppid.naming import nearest


class AlertPart(StrEnum):
    """The eight parts of an announcement (PerKI 1/2021 Ps 20(2)a-h), in their order."""

    BAHAYA = "potensi-bahaya"
    TERDAMPAK = "pihak-terdampak"
    EVAKUASI = "evakuasi"
    MENGHINDARI = "cara-menghindari"
    BANTUAN = "cara-mendapat-bantuan"
    WAJIB_MENGUMUMKAN = "pihak-wajib-mengumumkan"
    TATA_CARA = "tata-cara-pengumuman"
    PENCEGAHAN = "upaya-pencegahan"

    @property
    def letter(self) -> str:
        """The letter of Ps 20(2)."""
        return "abcdefgh"[list(AlertPart).index(self)]

    @property
    def article(self) -> str:
        """The article that demands the part."""
        return f"PerKI 1/2021 Ps 20(2){self.letter}"

    @property
    def checklist_id(self) -> str:
        """The checklist row of the part."""
        return f"S.20.{self.letter}"


ALERT_EVENTS = {
    "S.19.a": "Bencana alam",
    "S.19.b": "Bencana nonalam",
    "S.19.c": "Bencana sosial",
    "S.19.d": "Jenis, sebaran, dan daerah sumber penyakit menular",
    "S.19.e": "Racun pada bahan makanan",
    "S.19.f": "Rencana gangguan utilitas publik",
}
"""The kinds of event (PerKI 1/2021 Ps 19(2)a-f) by their checklist row."""


class AlertState(StrEnum):
    """Where an announcement stands."""

    AKAN_BERLAKU = "akan-berlaku"
    BERLAKU = "berlaku"
    BERAKHIR = "berakhir"


class Alert(Struct, frozen=True, kw_only=True):
    """One announcement. ``starts`` is the first moment, ``ends`` the first moment it no longer holds.

    ``ends`` is ``None`` while nobody knows the end: it then holds until the document says otherwise. Both
    carry a time zone. ``event`` is a checklist row of Ps 19(2); ``parts`` are the words of the eight parts.
    """

    id: str
    title: str
    event: str
    starts: datetime
    ends: datetime | None = None
    parts: Mapping[AlertPart, str] = field(default_factory=dict)
    area: str = ""
    issuer: str = ""
    sample: bool = False
    source: str = ""
    line: int = 0

    @property
    def address(self) -> str:
        """The address of the announcement's page."""
        return f"ppid/serta-merta/{self.id}/"

    def state_at(self, moment: datetime) -> AlertState:
        """The state at a moment; the start belongs to it, the end does not."""
        if moment < self.starts:
            return AlertState.AKAN_BERLAKU
        if self.ends is not None and moment >= self.ends:
            return AlertState.BERAKHIR
        return AlertState.BERLAKU

    def state_on(self, day: date, zone: tzinfo) -> AlertState:
        """The state on a whole day of a zone: it holds if it holds at any moment of that day.

        A site built once a day must show the alert on the days it begins and ends.
        """
        first = datetime.combine(day, time.min, zone)
        if first + timedelta(days=1) <= self.starts:
            return AlertState.AKAN_BERLAKU
        if self.ends is not None and self.ends <= first:
            return AlertState.BERAKHIR
        return AlertState.BERLAKU

    @property
    def missing_parts(self) -> tuple[AlertPart, ...]:
        """The parts without words, in order."""
        return tuple(part for part in AlertPart if not self.parts.get(part, "").strip())


def validate_alert(alert: Alert) -> tuple[Problem, ...]:
    """What is wrong with an announcement: missing parts, times without zone, an end before the start."""
    return tuple(_mistakes(alert))


def _mistakes(alert: Alert) -> Iterator[Problem]:
    where = (alert.source, alert.line)
    for part in alert.missing_parts:
        yield problems.ALERT_PART_MISSING.at(
            *where, alert=alert.title, part=part.value.replace("-", " "), article=part.article
        )
    if alert.event not in ALERT_EVENTS:
        yield problems.ALERT_WRONG_EVENT.at(
            *where, alert=alert.title, event=alert.event, near=nearest(alert.event, ALERT_EVENTS)
        )
    named = (("mulai", alert.starts), ("berakhir", alert.ends))
    naive = [which for which, moment in named if moment is not None and moment.utcoffset() is None]
    for which in naive:
        yield problems.ALERT_NO_ZONE.at(*where, alert=alert.title, which=which)
    if not naive and alert.ends is not None and alert.ends <= alert.starts:
        yield problems.ALERT_REVERSED.at(*where, alert=alert.title)
