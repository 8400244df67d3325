"""When and where what is reported happened. Days stay in their sentences; nothing is cut out of running text."""

from __future__ import annotations

import re
from datetime import date

from msgspec import Struct

from plugins.desk.importing.days import VAGUE, Meant, Written, find_days, find_weekdays, meaning
from plugins.desk.importing.model import Finding, Manuscript
from plugins.desk.importing.recognise.common import Known, prose

_NOT_EVENT = re.compile(
    r"(?:sejak|dari|setiap|tiap|tahun|nomor|no\.|hingga|sampai|sebelum|paling lambat|"
    r"terakhir|lahir|dibentuk|ditetapkan|disahkan|berlaku|"
    r"kepada wartawan|saat (?:ditemui|dikonfirmasi|dihubungi)|berdasarkan|peringatan|hari jadi|semester|per|data|"
    r"(?:yang )?dikutip|dilansir|diterima(?: redaksi)?|keterangan(?: tertulis)?(?:nya)?)[\s,"
    r"]*(?:pada\s|tanggal\s|hari\s)*\(?$",
    re.IGNORECASE,
)
_VENUE = re.compile(
    r"\b(?:bertempat|berlangsung|digelar|dilaksanakan|diadakan|diselenggarakan|dipusatkan|dibuka|dilakukan|berpusat)?\s?\bdi\s"
    r"(?P<place>(?:[Aa]ula|[Hh]alaman|[Hh]otel|[Gg]edung|[Rr]uang(?:an)?|[Pp]endopo|[Kk]antor|[Bb]alai(?:rung)?|[Ll]apangan|"
    r"[Aa]uditorium|[Bb]allroom|[Aa]lun-alun|[Gg]raha|[Pp]usat|[Tt]aman|[Mm]asjid|[Rr]umah|[Ss]tadion|GOR|SMP|SMA|SMK|SD|"
    r"[Kk]ampus|[Uu]niversitas|[Mm]al|[Pp]asar|[Ll]obi|[Cc]onvention|[Pp]laza|[Dd]esa|[Kk]elurahan|[Kk]ecamatan|Swiss|Prime|Grand|Aston|"
    r"[Ss]ekretariat|[Pp]antai|[Pp]elabuhan|[Tt]erminal|[Bb]andara|[Pp]uskesmas|RSUD|"
    r"Mess|Lantai|[Cc]ommand [Cc]enter|[Mm]edia [Cc]enter)\b"
    r"(?:\s(?:\d+|[A-Z][\w'’&/.-]*[\w]|dan|lantai|utama|rapat|pertemuan|kantor|serbaguna|the|of))*)"
)
_PARAGRAPHS = 4
_LEAD = 3_000
"""Characters of a paragraph that are looked through for days."""


class _Candidate(Struct, frozen=True):
    written: Written
    meant: Meant
    rank: tuple[int, int, int]
    words: str


def event_days(manuscript: Manuscript, known: Known, published: date | None) -> tuple[Finding, ...]:
    """The day or days of the event from the first paragraphs; what is not certain says why."""
    candidates: list[_Candidate] = []
    numbers = prose(manuscript)[:_PARAGRAPHS]
    for order, number in enumerate(numbers):
        text = manuscript.blocks[number].text[:_LEAD]
        for written in find_days(text):
            if _NOT_EVENT.search(text[max(0, written.start - 60) : written.start]):
                continue
            meant = meaning(written, published, known.today)
            far = 1 if meant.first and published and abs((meant.first - published).days) > 400 else 0  # noqa: PLR2004
            weak = 0 if written.weekday or text[written.start : written.start + 1] == "(" else 1
            candidates.append(_Candidate(written, meant, (far, order + weak, written.start), _cut(text, written)))
    if candidates:
        best = min(candidates, key=lambda one: one.rank)
        return tuple(_told(best, quiet=best.rank[0] > 0 or best.rank[1] > 2))  # noqa: PLR2004
    for number in numbers:
        text = manuscript.blocks[number].text
        for written in find_weekdays(text):
            if not _NOT_EVENT.search(text[max(0, written.start - 60) : written.start]):
                meant = meaning(written, published, known.today)
                return tuple(_told(_Candidate(written, meant, (0, 0, 0), _cut(text, written)), quiet=False))
    for number in numbers:
        vague = VAGUE.search(manuscript.blocks[number].text)
        if vague:
            return (Finding("peristiwa.mulai", "", sure=False, note=f"hanya tertulis “{vague.group()}”"),)
    return ()


def _told(best: _Candidate, *, quiet: bool) -> list[Finding]:
    written, meant = best.written, best.meant
    sure = meant.sure and not quiet
    note = meant.note or ("tanggal yang disebut jauh dari awal naskah; periksa apakah ini hari acara" if quiet else "")
    found = [
        Finding("peristiwa.mulai", meant.first.isoformat() if meant.first else "", sure=sure, note=_quoted(best, note))
    ]
    if meant.last:
        found.append(Finding("peristiwa.selesai", meant.last.isoformat(), sure=sure))
    if written.weekday and (meant.first is None or (not meant.sure and "jatuh" not in note)):
        found.append(Finding("peristiwa.hari", written.weekday))
    return found


def _quoted(best: _Candidate, note: str) -> str:
    return f"tertulis “{best.words}”" + (f"; {note}" if note else "")


def _cut(text: str, written: Written) -> str:
    return " ".join(text[written.start : written.end].split()).strip()


def event_place(manuscript: Manuscript, known: Known) -> tuple[Finding, ...]:
    """The venue, where the first paragraphs name one."""
    del known
    for number in prose(manuscript)[:_PARAGRAPHS]:
        match = _VENUE.search(manuscript.blocks[number].text)
        if match:
            place = re.sub(r"\s(?:dan|the|of)$", "", match["place"].strip(" .,-"))
            if len(place.split()) > 1:
                return (
                    Finding(
                        "peristiwa.tempat",
                        place[:1].upper() + place[1:],
                        sure=False,
                        note="tempat pertama yang disebut",
                    ),
                )
    return ()
