"""Datelines: the place, often with outlet or day, before the first sentence of a report, in its many forms."""

from __future__ import annotations

import re
from collections.abc import Container

from msgspec import Struct

from plugins.desk.importing.days import find_days, meaning
from plugins.desk.importing.model import Finding, Manuscript, Span
from plugins.desk.importing.recognise.common import DOMAIN, Known, prose

_DASH = r"(?:\s*[–—]+\s*|\s+-{1,2}\s*|-{1,2}\s+|\s*\|+\s*)"
_PLACE = r"[A-Z][\w.'’]*(?:[ -][A-Z][\w.'’]*){0,4}"
_OUTLET = rf"(?:{DOMAIN}|[A-Z][\w.&'’-]*(?:[ /][A-Z][\w.&'’-]*){{0,4}})"
_DAY = r"(?:\(?[^()\n–—|]{0,14}\d{1,2}(?:[/.-]\d{1,2}(?:[/.-]\d{2,4})?|\s+[A-Za-z]{3,9}\.?(?:\s+\d{4})?)\)?)"
_TWO_PARTS = tuple(
    re.compile(pattern)
    for pattern in (
        # OUTLET | KOTA – · OUTLET, KOTA – · KOTA, OUTLET –
        (
            rf"(?P<outlet>{DOMAIN}|[A-Z][\w.&]*(?: [A-Z][\w.&]*){{0,3}})(?:{_DASH}|\s*,\s*)\(?(?P<place>{_PLACE})\)?"
            rf"(?:\s*,?\s*(?P<day>{_DAY}))?{_DASH}(?=\S)"
        ),
        # Outlet – Kota. · Outlet | Kota, · Outlet – Kota:
        (
            rf"(?P<outlet>{DOMAIN}|[A-Z][\w&]*(?: [A-Z][\w&]*){{0,2}}){_DASH}(?P<place>{_PLACE}?)"
            rf"(?:\s*\((?P<day>{_DAY})\))?\s*[.,:]\s+(?=[“\"A-Z])"
        ),
    )
)
_ONE_PART = tuple(
    re.compile(pattern)
    for pattern in (
        # KOTA (OUTLET) – · KOTA, 15/01 (ANTARA) – · KOTA –
        (
            rf"(?P<place>{_PLACE})(?:\s*,\s*(?P<region>{_PLACE}))??(?:\s*[,/]?\s*(?P<day>{_DAY}))?"
            rf"(?:\s*,\s*(?P<outlet>{_OUTLET})|\s*\(\s*(?P<outlet2>{_OUTLET})\s*\)|\s*/\s*(?P<outlet3>{_OUTLET}))?"
            rf"(?:\s*[,/]?\s*(?P<day2>{_DAY}))?{_DASH}(?=\S)"
        ),
        # (Kota, 15/01/2025) · (Kota) –
        rf"\(\s*(?P<place>{_PLACE})\s*(?:,\s*(?P<day>{_DAY}))?\s*\)(?:{_DASH}|\s*[.:,]?\s+)(?=\S)",
        # Outlet.id – · Outlet.id, (no place)
        rf"(?P<outlet>{DOMAIN})(?:{_DASH}|\s*,\s+|\s*:\s+)(?=\S)",
        # KOTA: · KOTA. · KOTA, (in capitals)
        r"(?P<place>[A-Z]{4,}(?: [A-Z]{3,}){0,3})\s*(?:[:.,])\s+(?=[“\"A-Z])",
        # Kota, 15/1/2025. · Kota (15/1/2025)
        rf"(?P<place>{_PLACE})\s*,\s*(?P<day>{_DAY})\s*(?:[.:,]\s+|{_DASH})(?=\S)",
        rf"(?P<place>{_PLACE})\s*\((?P<day>{_DAY})\)\s*[.,:]?\s+(?=[“\"A-Z])",
    )
)
_NO_PLACE = re.compile(
    r"(?:dinas|badan|kantor|kepala|wali ?kota|bupati|gubernur|pemerintah|pemkot|pemkab|"
    r"pemprov|kementerian|menteri|sekretaris|"
    r"ketua|camat|lurah|dalam|pada|untuk|sebanyak|sejumlah|tim|warga|guna|demi|ini|hari|rapat|acara|kegiatan|bapak|ibu|"
    r"ratusan|ribuan|puluhan|para|senin|selasa|rabu|kamis|jumat|sabtu|minggu|siaran|rilis|tahun|covid|e|sp4n|ppid|kim|"
    r"diskominfo|kominfo|asisten|wakil|direktur|presiden|program|layanan|aplikasi|lomba|festival|judul|tanggal)\b",
    re.IGNORECASE,
)
_HOUSE = re.compile(
    r"(?:humas|diskominfo\w*|kominfo\w*|mc|media center|prokopim|infopublik|ppid|hms|dkominfo|pemkot|pemkab|pemprov)\b",
    re.IGNORECASE,
)
_AGENCY = {"ANTARA": "ANTARA", "ANTARANEWS": "ANTARA"}
_LONGEST, _INITIALS, _SENTENCE = 110, 3, 12
_FIRST_BLOCKS = 4


class Dateline(Struct, frozen=True):
    """A dateline at the beginning of a paragraph: ``end`` is where the sentence starts."""

    end: int
    place: str = ""
    outlet: str = ""
    day: str = ""
    known: bool = False


def datelines(manuscript: Manuscript, known: Known) -> tuple[Finding, ...]:
    """The dateline of the first paragraphs: place, source, and a day that it names."""
    for number in prose(manuscript)[:_FIRST_BLOCKS]:
        text = manuscript.blocks[number].text
        found = read_dateline(text, known)
        if found is None:
            continue
        findings: list[Finding] = []
        span = Span(number, 0, found.end)
        if found.place:
            findings.append(Finding("dateline", _cased(found.place, known), sure=found.known, spans=(span,)))
        if found.outlet and _HOUSE.match(found.outlet):
            if not findings:
                findings.append(Finding("KODE KANTOR", spans=(span,)))
        elif found.outlet:
            value = _AGENCY.get(found.outlet.upper(), found.outlet)
            findings.append(Finding("sumber.nama", value, sure=found.known, spans=() if findings else (span,)))
        written = find_days(f" {found.day}") if found.day else []
        if written:
            meant = meaning(written[0], None, known.today)
            if meant.first is not None and meant.first <= known.today:
                findings.append(
                    Finding("terbit", meant.first.isoformat(), sure=meant.sure, note="tanggal pada awal naskah")
                )
        return tuple(findings)
    return ()


def has_dateline(text: str) -> bool:
    """Whether a line begins like a dateline; used where the registers do not matter."""
    return _match(text, frozenset(), frozenset()) is not None


def read_dateline(text: str, known: Known) -> Dateline | None:
    """The dateline that a paragraph begins with, or ``None``."""
    return _match(text, known.places, known.media)


def _match(text: str, places: Container[str], media: Container[str]) -> Dateline | None:
    lead = len(text) - len(text.lstrip("*_ "))
    head = text[lead : lead + _LONGEST + 60]
    for form in (*_TWO_PARTS, *_ONE_PART):
        match = form.match(head)
        if match is None or match.end() > _LONGEST or len(head) - match.end() < _SENTENCE:
            continue
        groups = match.groupdict()
        place = (groups.get("place") or "").strip(" ,.")
        outlet = next((groups[key] for key in ("outlet", "outlet2", "outlet3") if groups.get(key)), "").strip(" ,.")
        day = next((groups[key] for key in ("day", "day2") if groups.get(key)), "")
        place, outlet = _sorted_out(place, outlet, places, media)
        region = (groups.get("region") or "").strip()
        if (
            region
            and not outlet
            and not _is_place(region, places)
            and (_is_outlet(region, media) or _HOUSE.match(region))
        ):
            outlet = region
        sure = (
            _is_place(place, places)
            or (bool(outlet) and _is_outlet(outlet, media))
            or (place.isupper() and len(place) > _INITIALS)
        )
        if place and _NO_PLACE.match(place):
            if not outlet or not _is_outlet(outlet, media):
                continue
            place = ""
        if not sure and not (day or outlet):
            closing = re.search(r"\s[–—-]\s", head[match.end() : match.end() + 60])
            if closing or len(place.split()) > 3 or "–" not in match.group() + "–" or "|" in match.group():  # noqa: PLR2004
                continue
        if not sure and outlet and not day and not _HOUSE.match(outlet) and not _is_place(place, places):
            continue
        return Dateline(lead + match.end(), place, outlet, day, known=sure)
    return None


def _sorted_out(place: str, outlet: str, places: Container[str], media: Container[str]) -> tuple[str, str]:
    """Place and outlet, exchanged where they stand the other way round."""
    if place and not _is_place(place, places) and (_is_outlet(place, media) or (outlet and _is_place(outlet, places))):
        return outlet, place
    return place, outlet


def _is_place(text: str, places: Container[str]) -> bool:
    return " ".join(text.split()).casefold() in places


def _is_outlet(text: str, media: Container[str]) -> bool:
    folded = text.casefold()
    return folded in media or re.fullmatch(DOMAIN, text) is not None or folded in {"antara", "infopublik", "antaranews"}


def _cased(place: str, known: Known) -> str:
    """A place in capitals as a name: ``KOTA CONTOH`` is *Kota Contoh*."""
    folded = " ".join(place.split()).casefold()
    if folded in known.places:
        return known.places[folded]
    return " ".join(word.capitalize() if word.isupper() and len(word) > 1 else word for word in place.split())
