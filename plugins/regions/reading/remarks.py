"""Reads the time zone and the motto."""

from __future__ import annotations

import re

from plugins.regions.model import FactKind
from plugins.regions.reading.context import Context
from plugins.regions.reading.found import Found

_ZONES = {
    "wib": "WIB",
    "wita": "WITA",
    "wit": "WIT",
    "barat": "WIB",
    "tengah": "WITA",
    "timur": "WIT",
    "7": "WIB",
    "8": "WITA",
    "9": "WIT",
}
_ZONE = re.compile(
    r"(?:\bzona waktu\s{0,2}[:=|\t]?\s{0,2})?(?:\b(?P<full>waktu indonesia (?:bagian )?(?P<name>barat|"
    r"tengah|timur))\b(?:\s{0,2}\(?(?:wib|wita|wit)\b\)?)?|\b(?P<short>wib|wita|wit)\b)"
    r"(?:\s{0,2}[,(]{0,2}\s{0,2}(?:utc|gmt)\s{0,2}\+\s{0,2}0?[789](?::00|\.00)?\)?)?"
)
_OFFSET = re.compile(r"\b(?:utc|gmt)\s{0,2}\+\s{0,2}0?(?P<hours>[789])(?![0-9])")
_CLOCK = re.compile(r"(?:[0-9]{1,2}[.:][0-9]{2}|pukul\s{0,2}[0-9]{1,2}|jam\s{0,2}[0-9]{1,2}|selesai)\s{0,2}\Z")
_COMPARED = re.compile(r"(?:dari|dengan|daripada|dibanding\w*|selisih)\s{1,2}\Z")
_COMPARING = re.compile(r"selisih|lebih (?:cepat|lambat|awal)|berbeda|perbedaan")
_MOTTO = re.compile(r"\b(?:motto|moto|semboyan|slogan|bersemboyan(?:kan)?|bermotto|bermoto|julukan moto)(?:nya)?\b")
_QUOTED = re.compile(r"[^.\"\n;]{0,70}?[\"](?P<motto>[^\"\n]{3,140}?)[.,]?[\"]")
_STARRED = re.compile(r"[^.*\n;]{0,70}?[*]{1,3}(?P<motto>[^*\n]{3,140}?)[.,]?[*]{1,3}")
_PLAIN = re.compile(
    r"(?:\s{1,2}(?:daerah|kabupaten|kota|provinsi|resmi|wilayah|ini|pemerintah)){0,4}(?:\s{0,2}[:=|"
    r"\t]\s{0,2}|\s{1,2}(?:adalah|yakni|yaitu|ialah|berbunyi|\s){1,3}|\s{1,2}(?=[A-Z]))"
    r"(?P<motto>(?-i:[A-Z])[^.;,|()\n\t\"]{2,100}?)(?=\s{0,2}(?:[.;,|()\n\t]|\Z| yang | artinya| bermakna|"
    r" dan (?:terletak|ber|me|ter)|-\s))",
    re.IGNORECASE,
)
_SINGLE = re.compile(r"[^.'\n;]{0,70}?(?<!\w)'(?P<motto>[^'\n]{3,140}?)[.,]?'(?!\w)")


def read_remarks(context: Context) -> list[Found]:
    """Time zones and mottos of the region."""
    return _zones(context) + _mottos(context)


def _zones(context: Context) -> list[Found]:
    low = context.note.low
    found: list[Found] = []
    for match in _ZONE.finditer(low):
        before = low[max(0, match.start() - 40) : match.start()]
        clock = _CLOCK.search(before)
        compared = _COMPARED.search(before) and _COMPARING.search(low[max(0, match.start() - 80) : match.start()])
        if clock or compared or not context.scene.is_own(match.start()):
            continue
        key = match.group("name") or match.group("short")
        found.append(Found(FactKind.TIME_ZONE, _ZONES[key], (match.start(), match.end())))
    if not found:
        found = [
            Found(FactKind.TIME_ZONE, _ZONES[match.group("hours")], match.span())
            for match in _OFFSET.finditer(low)
            if "zona" in low[max(0, match.start() - 40) : match.start()] and context.scene.is_own(match.start())
        ]
    return found


def _mottos(context: Context) -> list[Found]:
    found: list[Found] = []
    for sentence in context.note.sentences:
        at = sentence.start
        while (word := _MOTTO.search(context.note.low, at, sentence.end)) is not None:
            at = word.end()
            value = next(
                (
                    match
                    for pattern in (_QUOTED, _STARRED, _SINGLE, _PLAIN)
                    if (match := pattern.match(context.note.flat, word.end(), sentence.end))
                ),
                None,
            )
            if (
                value is None
                or not context.scene.is_own(word.start())
                or context.scene.has_foreign(word.end(), value.start("motto"))
            ):
                continue
            end = value.end() if value.re is not _PLAIN else value.end("motto")
            found.append(Found(FactKind.MOTTO, " ".join(value.group("motto").split()), (word.start(), end)))
            at = end
    return found
