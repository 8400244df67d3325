"""Reads the measured figures of a note: area, population, density, altitude, and the share of the province's area."""

from __future__ import annotations

import re
from decimal import Decimal

from plugins.regions.model import FactKind, Quantity
from plugins.regions.numbers import MORE, NumberPhrase
from plugins.regions.reading.context import Context
from plugins.regions.reading.found import Found
from plugins.regions.reading.rules import LABEL_UNIT, RULES, FigureRule, standard_unit
from plugins.regions.reading.text import Sentence
from plugins.regions.reading.vocabulary import BARE_PROVINCE

_WINDOW = 170
_NEARBY = 90
_CHAINED = re.compile(
    r" (?:desa|kelurahan|kecamatan|kampung|nagari|gampong|distrik)\s{0,2}(?:,|,? dan|,? serta)\s(?:dihuni\s)?"
)
"""``… 142 desa serta 98.000 penduduk``"""
_PART_OF_AREA = re.compile(r"\b(?:daratan|lautan|darat|laut|perairan)(?:nya)?\b")
_BEING = re.compile(r"\s{1,2}(?:merupakan|berupa|adalah|digunakan|dijadikan|dimanfaatkan)\b")
_HOUSEHOLDS = re.compile(
    r"\A\s{0,2}(?:rumah tangga|kepala keluarga|kk)\s{1,2}(?:dengan|dan|atau|yang (?:terdiri|berisi))\b"
)
"""``41.230 rumah tangga dengan 176.286 jiwa``: the second number is of people."""
_BRACKETED = re.compile(
    r"(?:\bwilayah(?: kabupaten| kota| provinsi)?|\b(?:kabupaten|kota|provinsi)(?: [\w'-]{1,30}){1,3})\s\((?:luas )?\Z|"
    r"\bter(?:luas|besar|kecil|sempit)\b[^.()]{0,60}\s\(\Z"
)
"""``Wilayah kota (56,67 km²)``: whose the figure is, the brackets' holder says."""
_ALTERNATIVE = re.compile(r"\b(?:atau|menjadi|setara|dan|kemudian|lalu|sedangkan|meningkat|naik|turun)\b|[(;,|\t]")
_CLAUSE = re.compile(r"[;|\t()]|,(?![0-9])")
_CONTAINS = re.compile(r"\b(?:memiliki|mempunyai|dengan|total|dihuni|terdapat|tercatat|jumlah\w*|sebanyak|berjumlah)\b")
_LIVING = re.compile(r"\s{0,2}\w{3,10}\s{1,2}(?:yang\s{1,2})?(?:mendiami|menghuni|menempati|bermukim|tinggal|berdiam)")
_CELL_GAP = re.compile(
    r"[\s:=|(),\t-]{0,6}(?:(?:adalah|sebesar|sebanyak|mencapai|ialah|yaitu|tercatat|seluas|kurang lebih|"
    r"\d{4}|pada|tahun|di|jiwa|km2?)[\s:=|(),\t-]{0,3}){0,4}\Z"
)
_CELL_END = re.compile(r"\s{0,2}(?:[|\t;,.)(\n]|\Z)")
_PERCENT = re.compile(r"\s{0,2}[|\t]?\s{0,2}(?:%|persen\b|prosen\b)")
_SHARE_AFTER = re.compile(
    r"\s{0,2}(?:\([^()]{1,40}\)\s{0,2})?(?:dari|terhadap|atas)?\s{0,2}(?:(?:total|seluruh|keseluruhan|"
    r"jumlah|se-?)\s{1,2}){0,2}"
    r"(?:luas|wilayah|daratan|luasan|area)\b(?: (?:total|wilayah|keseluruhan|seluruh|daratan|daerah|"
    r"administrasi|administratif)){0,3}"
    r"(?P<rest>[^,.;|]{0,60})"
)
_SHARE_BEFORE = re.compile(
    r"(?:(?:persentase|proporsi|porsi|bagian)(?: luas)?(?: wilayah)? (?:terhadap|dari)|(?:dari|"
    r"terhadap)(?: (?:total|keseluruhan|seluruh))?)"
    r" (?:luas|wilayah)(?P<rest>[^.;]{0,80})\Z"
)
_NOT_SHARE = re.compile(r"hutan|sawah|perairan|laut\b|lahan|kawasan|penduduk|produksi")


def read_figures(context: Context) -> list[Found]:
    """The measured figures that are the region's own."""
    found: list[Found] = []
    for sentence, numbers in context.numbers_by_sentence():
        edge = sentence.start
        for number in numbers:
            fact = _share(context, sentence, number) or _measure(context, sentence, number, edge)
            if fact is not None:
                found.append(fact)
            edge = max(number.end, fact.read[0][1]) if fact and fact.read else number.end
    return _without_conversions(found)


def _measure(context: Context, sentence: Sentence, number: NumberPhrase, edge: int) -> Found | None:
    low = context.note.low
    for rule in RULES:
        for unit, pattern in rule.units:
            match = pattern.match(low, number.end, min(sentence.end, number.end + 60))
            if match:
                return _with_unit(context, sentence, number, edge, rule, unit, _without_stop(low, match.end()))
    return _without_unit(context, sentence, number)


def _with_unit(
    context: Context, sentence: Sentence, number: NumberPhrase, edge: int, rule: FigureRule, unit: str, end: int
) -> Found | None:
    low = context.note.low
    start = max(sentence.start, number.start - _WINDOW)
    label = _last(rule.label, low, start, number.start)
    own_label = label is not None and label.start() >= edge
    if (
        rule.needs_label
        and label is None
        and not _is_plain_count(rule, low[edge : number.start], low[number.end : end + 20])
    ):
        return None
    if label is not None and rule.blocked_label.match(low, label.end()):
        return None
    if (
        rule.kind is FactKind.AREA
        and not own_label
        and (_PART_OF_AREA.search(low[edge : number.start]) or _BEING.match(low, end))
    ):
        return None
    near = _without_own(context, max(edge, label.end() if label and own_label else edge), number.start)
    near = _HOUSEHOLDS.sub("", near)
    clause = _CLAUSE.split(near)[-1] if not own_label else near
    if rule.blocked_before.search(clause) or rule.blocked_after.match(low, end):
        return None
    if rule.needs_label and not own_label and label is not None and not _is_alternative(low[edge : number.start]):
        return None
    anchor = label.start() if label is not None and own_label else number.start
    return _fact(context, sentence, number, rule.kind, unit, (anchor, end))


def _without_own(context: Context, start: int, end: int) -> str:
    """The text between two offsets without the region's own name ("Kepulauan Selayar" is no talk of an island)."""
    pieces, at = [], start
    for place in context.scene.places_between(start, end):
        if context.scene.target.covers(place):
            pieces.append(context.note.low[at : max(at, place.start)])
            at = min(end, place.end)
    return "".join([*pieces, context.note.low[at:end]])


def _without_stop(low: str, end: int) -> int:
    """The end of a unit without the full stop of its sentence ("mdpl.")."""
    return end - 1 if low[end - 1] == "." else end


def _is_plain_count(rule: FigureRule, before: str, unit: str) -> bool:
    """``dengan 425.613 jiwa``: people counted without a label."""
    if _BRACKETED.search(before) and rule.kind in (FactKind.AREA, FactKind.POPULATION):
        return True
    if rule.kind is not FactKind.POPULATION:
        return False
    named = _CONTAINS.search(before[-60:]) if re.search(r"jiwa|penduduk|warga", unit) else None
    chained = named is None and _CHAINED.fullmatch(before)
    return bool(named or chained or _LIVING.match(unit))


def _is_alternative(gap: str) -> bool:
    """Whether a second figure belongs to the label of the first: a conversion, or a later year's figure."""
    return len(gap) < _NEARBY and bool(_ALTERNATIVE.search(gap))


def _without_unit(context: Context, sentence: Sentence, number: NumberPhrase) -> Found | None:
    """``Luas wilayah (km²) | 35.747,50``: the label gives the unit, or the kind has one usual unit."""
    low = context.note.low
    if not _CELL_END.match(low, number.end, sentence.end):
        return None
    for rule in RULES:
        label = _last(rule.label, low, max(sentence.start, number.start - 90), number.start)
        if label is None or rule.blocked_label.match(low, label.end()):
            continue
        shown = LABEL_UNIT.match(low, label.end(), number.start)
        unit = standard_unit(rule, shown.group("unit") if shown else None)
        gap_start = shown.end() if shown else label.end()
        if unit is None and rule.kind not in (FactKind.POPULATION, FactKind.DENSITY):
            continue
        prefix = low[max(sentence.start, label.start() - 30) : label.start()]
        if rule.blocked_before.search(prefix) or (rule.kind is FactKind.POPULATION and "kepadatan" in prefix):
            continue
        gap = context.label_gap(sentence, gap_start, number.start)
        if _CELL_GAP.fullmatch(gap) and not (unit is None and number.low < 1000 and rule.kind is FactKind.POPULATION):  # noqa: PLR2004
            return _fact(
                context,
                sentence,
                number,
                rule.kind,
                unit or rule.default_unit,
                (label.start(), number.end),
            )
    return None


def _fact(
    context: Context,
    sentence: Sentence,
    number: NumberPhrase,
    kind: FactKind,
    unit: str,
    span: tuple[int, int],
) -> Found | None:
    whole = kind is not FactKind.POPULATION or (number.low == number.low.to_integral_value() and number.low > 0)
    if not number.sure or not whole or (number.high <= 0 and kind is not FactKind.ALTITUDE):
        return None
    if not context.is_own(sentence, number, span[0], span[1]):
        return None
    reference, extended, read = context.reference(sentence, span, number)
    label_span = (span[0] if number.start - span[0] <= 60 else number.start, span[1])  # noqa: PLR2004
    start, end = min(label_span[0], extended[0]), max(label_span[1], extended[1])
    approximate = number.approximate or bool(MORE.match(context.note.low, span[1]))
    quantity = Quantity(number.low, number.high, unit, approximate)
    return Found(kind, quantity, (start, end), reference, (span, *read))


def _share(context: Context, sentence: Sentence, number: NumberPhrase) -> Found | None:
    low = context.note.low
    sign = _PERCENT.match(low, number.end)
    if not sign or not number.sure or not 0 < number.high <= Decimal(100):
        return None
    after = _SHARE_AFTER.match(low, sign.end(), min(sentence.end, sign.end() + 140))
    begin = max(sentence.start, number.start - 120)
    before = None if after else _SHARE_BEFORE.search(low[begin : number.start])
    place_span = (sign.end(), after.end()) if after else (begin + before.start(), number.start) if before else None
    if (
        place_span is None
        or not _names_province(context, *place_span)
        or _NOT_SHARE.search(low[place_span[0] : place_span[1]])
    ):
        return None
    tail = low[sign.end() : place_span[1]]
    start = min(number.start, place_span[0])
    if not context.scene.is_own(start) or ("indonesia" in tail and "provinsi" not in tail):
        return None
    end = max(sign.end(), place_span[1] if not after else _trim(context, after))
    quantity = Quantity(number.low, number.high, "%", number.approximate)
    reference, extended, read = context.reference(sentence, (start, end), number)
    read = ((number.start, sign.end()), *read)
    return Found(FactKind.SHARE, quantity, (min(start, extended[0]), max(end, extended[1])), reference, read)


def _trim(context: Context, after: re.Match[str]) -> int:
    """The end of the province's name, so that the quotation does not run on."""
    places = context.scene.places_between(after.start(), after.end())
    provinces = [place.end for place in places if place.kind in ("provinsi", "") and place.end <= after.end() + 40]
    return provinces[-1] if provinces else after.start("rest")


def _names_province(context: Context, start: int, end: int) -> bool:
    if context.scene.target.kind == "provinsi":
        return False
    return "provinsi" in context.note.low[start:end] or any(
        not re.search(r"\bpulau\s{1,2}\Z", context.note.low[max(0, found.start() - 9) : found.start()])
        for found in BARE_PROVINCE.finditer(context.note.flat, start, end)
    )


def _without_conversions(found: list[Found]) -> list[Found]:
    """Drop an area that only repeats the one before it in another unit."""
    kept: list[Found] = []
    for fact in found:
        last = kept[-1] if kept else None
        if last and fact.kind is last.kind is FactKind.AREA and _same_area(last, fact):
            kept[-1] = Found(last.kind, last.value, last.span, last.reference, (*last.read, fact.span, *fact.read))
            continue
        kept.append(fact)
    return kept


def _same_area(first: Found, second: Found) -> bool:
    assert isinstance(first.value, Quantity)
    assert isinstance(second.value, Quantity)
    if first.value.unit == second.value.unit:
        return False
    one, other = first.value.square_kilometres, second.value.square_kilometres
    return bool(one and other and abs(one[0] - other[0]) <= one[0] / 100)


def _last(pattern: re.Pattern[str], low: str, start: int, end: int) -> re.Match[str] | None:
    match = None
    for match in pattern.finditer(low, start, end):  # noqa: B007
        pass
    return match
