"""Reads what the region is called, of which kind it is, and in which province it lies."""

from __future__ import annotations

import re

from plugins.regions.model import FactKind
from plugins.regions.reading.context import Context
from plugins.regions.reading.found import Found
from plugins.regions.reading.places import NAME, Place
from plugins.regions.reading.vocabulary import province_name

_LOCATING = re.compile(
    r"(?:\b(?:di|dalam|masuk|termasuk|wilayah|bagian|dari|pada|ujung|pesisir|kawasan|selatan|utara|barat|timur|tengah|"
    r"tenggara|lingkungan)\s{1,2}|"
    r"\b(?:di|dalam|pada) (?:(?!antara|luar|dekat|sebelah|seberang|banding|atas|dan\b)[a-z]{3,12} ){1,3}|"
    r"[,(]\s{0,2}|\bprovinsi\s{0,2}[:=|\t]\s{0,2}|-\s{0,2})\Z"
)
_ELSEWHERE = re.compile(
    r"ibu ?kota\w*(?: provinsi)?\s{0,2}(?:di|dari)?\s{0,2}\Z|berbatas|batas|persen|%|\bluas\w* |semula|"
    r"awalnya|dahulu|dulunya|sebelumnya|"
    r"pembentukan\s{0,2}\Z|"
    r"pembentukan \w{1,12} (?:kabupaten|kota|daerah)\b|"
    r"utara(?::| dengan)|selatan(?::| dengan)|timur(?::| dengan)|barat(?::| dengan)|pemekaran|"
    r"jarak|menuju|kodam|kodim|polda|"
    r"perjalanan|universitas"
)
_SHARE = re.compile(r"(?:persen|%)[^.;]{0,40}(?:luas|wilayah)[^.;,]{0,30}\Z")
_PROVINCE_CELL = re.compile(rf"(?i:provinsi)\s{{0,2}}[:=|\t]\s{{0,2}}(?P<name>{NAME})")
_SEAT_OF = re.compile(
    r"\b(?:adalah|merupakan|ialah|sebagai|menjadi|,)\s"
    r"(?:pusat pemerintahan (?:dan|sekaligus) |lokasi |tempat |kedudukan )?ibu ?kota(?: dari)?\s{1,2}\Z"
)
_BESIDE_NAME = re.compile(r"\b(?:kabupaten|kota) [^|\n]{2,40}\|\s{0,2}\Z")
_DEFINITION = re.compile(r"\b(?:adalah|merupakan|ialah|terletak|berada|termasuk|letak|bagian dari|secara administrat)")


def read_identity(context: Context) -> list[Found]:
    """Name, kind and province; none where the note does not name a region with its kind."""
    target = context.scene.target
    if target.place is None:
        province = _province(context)
        return [province] if province is not None else []
    span = (target.place.start, target.place.end)
    found = [
        Found(
            FactKind.NAME,
            f"{target.kind.capitalize()} {target.name}" if target.kind != "provinsi" else target.name,
            span,
        ),
        Found(FactKind.KIND, target.kind, span),
    ]
    if target.kind != "provinsi":
        province = _province(context)
        if province is not None:
            found.append(province)
    return found


def _province(context: Context) -> Found | None:
    """The province of the first defining or locating sentence, else one in a cell, else the share's province."""
    note = context.note
    located = _located(context)
    if located is not None:
        return located
    for cell in _PROVINCE_CELL.finditer(note.flat):
        name = province_name(cell.group("name"))
        if name:
            return Found(FactKind.PROVINCE, name, cell.span())
    for place in context.scene.places:
        if _is_other_province(context, place) and _SHARE.search(note.low[max(0, place.start - 60) : place.start]):
            return _made(place)
    return None


def _located(context: Context) -> Found | None:
    """Where the prose places the region: "… adalah kabupaten di Provinsi X" before "…, Provinsi X, …"."""
    first: Place | None = None
    for sentence in context.note.sentences:
        for place in context.scene.places_between(sentence.start, sentence.end):
            if not _is_other_province(context, place):
                continue
            clause = context.note.low[max(sentence.start, place.start - 200) : place.start]
            before = clause[-60:]
            if _BESIDE_NAME.search(before) and context.scene.is_own(place.start) and place.end >= sentence.end - 1:
                return _made(place)  # "Kabupaten X | Provinsi Y"
            alone = place.start == sentence.start and place.end >= sentence.end - 1
            if alone and place.kind == "provinsi":  # "Kab. X. Prov. Y."
                first = first or place
                continue
            if _SEAT_OF.search(before) and context.scene.is_own(place.start):
                return _made(place)
            if _ELSEWHERE.search(before[-30:]) or "berbatas" in before or not _LOCATING.search(before):
                continue
            if _DEFINITION.search(clause):
                return _made(place)
            first = first or place
    return _made(first) if first else None


def _made(place: Place) -> Found:
    return Found(FactKind.PROVINCE, province_name(place.name) or place.name, (place.start, place.end))


def _is_other_province(context: Context, place: Place) -> bool:
    return _is_province(place) and not context.scene.target.covers(place)


def _is_province(place: Place) -> bool:
    return bool(place.name) and (
        place.kind == "provinsi" or (place.kind == "" and province_name(place.name) is not None)
    )
