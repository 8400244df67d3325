"""Reads what the region is called, of which kind it is, and in which province it lies."""

from __future__ import annotations

import re

from plugins.regions.model import FactKind
from plugins.regions.reading.context import Context
from plugins.regions.reading.found import Found
from plugins.regions.reading.places import NAME, Place
from plugins.regions.reading.vocabulary import province_name

_LOCATING = re.compile(
    r"(?:\b(?:di|dalam|wilayah|bagian|dari|pada|ujung|pesisir|kawasan|selatan|utara|barat|timur|tengah|tenggara|lingkungan)\s{1,2}|"
    r"[,(]\s{0,2}|\bprovinsi\s{0,2}[:=|\t]\s{0,2}|-\s{0,2})\Z"
)
_ELSEWHERE = re.compile(
    r"ibu ?kota\w*(?: provinsi)?\s{0,2}(?:di|dari)?\s{0,2}\Z|berbatas|batas|persen|%|\bluas\w* |semula|awalnya|dahulu|dulunya|sebelumnya|"
    r"pembentukan|utara(?::| dengan)|selatan(?::| dengan)|timur(?::| dengan)|barat(?::| dengan)|pemekaran|jarak|menuju|kodam|kodim|polda|"
    r"perjalanan|universitas"
)
_SHARE = re.compile(r"(?:persen|%)[^.;]{0,40}(?:luas|wilayah)[^.;,]{0,30}\Z")
_PROVINCE_CELL = re.compile(rf"(?i:provinsi)\s{{0,2}}[:=|\t]\s{{0,2}}(?P<name>{NAME})")
_SEAT_OF = re.compile(
    r"\b(?:adalah|merupakan|ialah|sebagai|,)\s(?:pusat pemerintahan (?:dan|sekaligus) )?ibu ?kota(?: dari)?\s{1,2}\Z"
)
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
    """The province of the first defining or locating sentence, else of any sentence that places the region."""
    note, cells = context.note, []
    for cell in _PROVINCE_CELL.finditer(note.flat):
        name = province_name(cell.group("name"))
        if name:
            cells.append(Found(FactKind.PROVINCE, name, (cell.start(), cell.end())))
    candidates = [
        place for place in context.scene.places if _is_province(place) and not context.scene.target.covers(place)
    ]
    weighed: list[tuple[bool, int, Place]] = []
    for sentence in note.sentences:
        for place in context.scene.places_between(sentence.start, sentence.end):
            if not _is_province(place) or context.scene.target.covers(place):
                continue
            before = note.low[max(sentence.start, place.start - 60) : place.start]
            seat = context.scene.target.kind == "kota" and _SEAT_OF.search(before) and context.scene.is_own(place.start)
            if seat:
                weighed.append((False, place.start, place))
            if _ELSEWHERE.search(before[-30:]) or "berbatas" in before or not _LOCATING.search(before):
                continue
            clause = note.low[max(sentence.start, place.start - 200) : place.start]
            weighed.append((not _DEFINITION.search(clause), place.start, place))
        if weighed and not weighed[0][0]:
            break
    if weighed:
        place = min(weighed, key=lambda item: item[:2])[2]
        name = province_name(place.name) or place.name
        return Found(FactKind.PROVINCE, name, (place.start, place.end))
    if cells:
        return cells[0]
    shares = [place for place in candidates if _SHARE.search(note.low[max(0, place.start - 60) : place.start])]
    name = province_name(shares[0].name) if shares else None
    return Found(FactKind.PROVINCE, name, (shares[0].start, shares[0].end)) if name else None


def _is_province(place: Place) -> bool:
    return bool(place.name) and (
        place.kind == "provinsi" or (place.kind == "" and province_name(place.name) is not None)
    )
