"""Reads the capital: "beribu kota di X", "pusat pemerintahan: X", "X adalah ibu kota kabupaten ini"."""

from __future__ import annotations

import re

from plugins.regions.model import FactKind
from plugins.regions.reading.context import Context
from plugins.regions.reading.found import Found
from plugins.regions.reading.places import NAME, tidy_name

_SEAT = (
    r"ibu ?-?kota(?:nya)?|ibukota(?:nya)?|pusat pemerintahan(?:nya)?|pusat pemerintah(?:an)?|kedudukan(?: "
    r"ibu ?kota)?|"
    r"pusat administrasi(?: pemerintahan)?(?:nya)?|pusat ibu ?kota"
)
_OWNER = (
    r"(?:\s(?i:kabupaten|(?-i:kota)|provinsi|pemerintahan|daerah|wilayah|ini|itu|tersebut|dan pusat "
    r"pemerintahan(?:nya)?|sekaligus pusat pemerintahan(?:nya)?|pemerintah)){0,4}"
)
_LINK = (
    r"(?:\s{1,2}(?:adalah|ialah|yaitu|yakni|merupakan|berada|terletak|berkedudukan|bertempat|berlokasi|"
    r"bernama|berpusat|ada|di|pada|"
    r"(?-i:kota)|wilayah|saat ini|kini|resmi|sekarang|dan|secara administratif|bertempat kedudukan|ditempatkan|"
    r"dipusatkan|sejak|bernama)|"
    r"\s{0,2}[:=|\t,(]\s{0,2}){0,6}\s{0,2}"
)
_KIND_PREFIX = r"(?P<prefix>(?i:kecamatan|kelurahan|desa|distrik|nagari|kampung|kec\.|kawasan)\s{1,2})?"
_FORWARD = re.compile(
    rf"(?i:\b(?:{_SEAT}))(?P<owner>{_OWNER})(?:\s{{0,2}}\x01{{1,90}})?(?P<link>(?i:{_LINK})){_KIND_PREFIX}(?P<name>{NAME})"
)
_VERBAL = re.compile(
    rf"(?i:\bber-?ibu ?-?kota(?:kan)?(?:\s{{1,2}}(?:di|pada|(?-i:kota)|adalah))?|\bberpusat(?: pemerintahan| "
    rf"pemerintahannya)?\s{{1,2}}di|"
    rf"\bpusat pemerintahan(?:nya)?\s{{1,2}}(?:berada |terletak )?di|"
    rf"\bpemerintahan(?:nya)?\s{{1,2}}berpusat\s{{1,2}}di|"
    rf"\bberkedudukan\s{{1,2}}di)(?:\s{{1,2}}(?i:di|(?-i:kota)))?\s{{1,2}}{_KIND_PREFIX}(?P<name>{NAME})"
)
_BACKWARD = re.compile(
    rf"{_KIND_PREFIX}(?P<name>{NAME})(?:\s{{0,2}},\s{{0,2}}|\s{{1,2}}(?:adalah|merupakan|ialah|menjadi|"
    rf"sebagai|ditetapkan sebagai|ditetapkan menjadi|"
    rf"dijadikan|berstatus|berfungsi sebagai|berperan sebagai|dipilih sebagai|yang menjadi|yang "
    rf"merupakan)\s{{1,2}})(?i:{_SEAT})(?!\w|\s{{0,2}}[:=|])"
    rf"(?!\s{{1,2}}(?!Kab|Kota |Prov)[A-Z])(?P<tail>[^,.;()|]{{0,60}})"
)
_SEAT_BEFORE = re.compile(
    r"(?:ibu ?-?kota(?:nya|kan)?|pusat pemerintahan(?:nya)?|berkedudukan|berpusat)(?:[\s:|=,]|kabupaten|"
    r"\bdi\b|adalah|yaitu|yakni|ialah|berada|"
    r"terletak|pemerintahan|kecamatan|kelurahan|ini|\x01|daerah){0,12}\Z"
)
_LINK_AFTER = re.compile(r"\s{0,2}(?:adalah|ialah|yaitu|yakni|berada|terletak|bernama|ada|kini|di|:|=|berkedudukan)\b")
_NOT_OURS = re.compile(
    r"\b(?:provinsi|negara|kecamatan|kerajaan|kesultanan|distrik|republik|nusantara|karesidenan|"
    r"keresidenan|lama|sementara)\b"
)
_TRIP = re.compile(
    r"\b(?:jarak|dari|menuju|ke|km|kilometer|hari jadi|sebelumnya|semula|awalnya|dahulu|dulu|pernah|"
    r"pindah\w*)\s(?:\w+\s){0,2}\Z"
)
_NAME_STOP = re.compile(
    r"(?i:\A(?:kabupaten|provinsi|motto|semboyan|hari|zona|bupati|kode|dasar|undang|wali|pusat|sejak|"
    r"resmi|batas|utara|ketinggian|tanggal|jenis)\b)"
)


def read_capital(context: Context) -> list[Found]:
    """The capitals that the note gives for the region, usually one."""
    flat, low, target = context.note.flat, context.note.low, context.scene.target
    found: list[Found] = []
    masked = _without_own_name(context)
    for sentence in context.note.sentences:
        for pattern in (_VERBAL, _FORWARD, _BACKWARD):
            for match in pattern.finditer(masked, sentence.start, sentence.end):
                name = tidy_name(flat[match.start("name") : match.end("name")])
                words = (
                    low[match.start() : match.start("prefix") if match.group("prefix") else match.start("name")]
                    + re.split(r"\byang\b", (match.groupdict().get("tail") or "").lower())[0]
                )
                before = low[max(sentence.start, match.start() - 40) : match.start()]
                if not name.strip() or "\x01" in match.group("name") or _NAME_STOP.match(name) or _TRIP.search(before):
                    continue
                own = context.scene.is_own(match.start()) or (pattern is _BACKWARD and "\x01" in match.group())
                foreign = _foreign(context, match, pattern is _BACKWARD)
                is_ours = target.kind == "provinsi" and "kabupaten" not in words
                if foreign or (_NOT_OURS.search(words) and not is_ours):
                    continue
                if not own and pattern is not _BACKWARD:
                    continue
                if "\n" in flat[match.start("name") : match.end("name")] and sentence.is_row:
                    continue
                end = match.end("name") if pattern is not _BACKWARD else match.start("tail")
                found.append(Found(FactKind.CAPITAL, name, (match.start(), end)))
    return found


def _without_own_name(context: Context) -> str:
    """The flat text with the region's own mentions blanked: "ibu kota Kabupaten X adalah Y" then reads like any."""
    pieces, at = [], 0
    flat = context.note.flat
    for place in context.scene.places:
        if place.start < at or not context.scene.target.covers(place):
            continue
        before = context.note.low[max(0, place.start - 60) : place.start]
        if place.kind == "" and _SEAT_BEFORE.search(before) and not _LINK_AFTER.match(context.note.low, place.end):
            continue  # a capital may bear the region's name: "beribu kota di Bantul"
        pieces += [flat[at : place.start], "\x01" * (place.end - place.start)]
        at = place.end
    return "".join([*pieces, flat[at:]])


def _foreign(context: Context, match: re.Match[str], backward: bool) -> bool:
    start, end = (match.start("tail"), match.end("tail")) if backward else (match.start(), match.start("name"))
    places = [p for p in context.scene.places_between(start, end) if p.end <= end or backward]
    if backward:
        return bool(places) and not context.scene.target.covers(places[0])
    return any(
        not context.scene.target.covers(place) and place.kind in ("provinsi", "lain", "kabupaten") for place in places
    )
