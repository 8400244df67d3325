"""Reads what lies beyond the border in each direction, from running text and from lists."""

from __future__ import annotations

import re

from msgspec import Struct

from plugins.regions.model import Border, Direction, FactKind
from plugins.regions.reading.context import Context
from plugins.regions.reading.found import Found
from plugins.regions.reading.text import Sentence

_WORD = r"timur laut|barat daya|barat laut|tenggara|utara|timur|selatan|barat"
_DIRECTION = re.compile(
    rf"(?P<lead>\b(?:(?:di|pada|dari|ke|berada)\s{{1,2}})?(?:(?:sebelah|bagian|sisi|arah|batas|perbatasan|"
    rf"wilayah|ujung)\s{{1,2}}){{1,2}}|\bdi\s{{1,2}})?"
    rf"(?P<word>\b(?:{_WORD})(?=\b|nya\b))(?P<nya>nya\b)?(?P<more>\s{{0,2}}(?:dan|serta|/)\s{{0,2}}(?:(?:di "
    rf"|sebelah |bagian ){{0,2}})(?P<second>{_WORD})\b(?=\s{{1,2}}(?:berbatas|dengan|dibatasi|adalah|"
    rf"terdapat|kabupaten|kota|provinsi|laut|selat|samudr|teluk|sungai)|\s{{0,2}}[:=|]))?"
)
_TRIGGER = re.compile(
    r"\bber?batas(?:an|kan)?\b|\bdibatasi\b|\bperbatasan\b|\bbatas(?:-batas)?(?:nya)?\b|\bbatas wilayah\b|"
    r"\bber(?:tetangga|sebelahan|dampingan)\b|\bdikelilingi\b|\bdiapit\b"
)
_SEPARATOR = re.compile(
    r"\s{0,2}(?:nya)?\s{0,2}(?:[:=|\t]|-(?!\w)|berbatas\w*|dengan\b|dibatasi\b|adalah\b|ada\b|terdapat\b|\()"
)
_LEADING = re.compile(
    r"(?:[\s:=|,;.()\t-]+|(?:berbatasan|bertetangga|berbatas|batasnya|batas|berhadapan|bersinggungan|langsung|dengan|"
    r"oleh|adalah|yaitu|yakni|dan|serta|ialah|terdapat|ada|dibatasi|sedangkan|"
    r"sementara|adapun|wilayah|administrasi|administratif|daerah|juga|itu|lalu|kemudian|terbentang|"
    r"meliputi|berupa|sisanya)\b)"
)
_TRAILING = re.compile(
    r"(?:[\s:=|,;.(\t-]|\b(?:berbatasan|berbatas|langsung|dengan|dan|serta|di|pada|sedangkan|sementara|"
    r"adapun|sebelah|bagian|itu|kemudian|lalu|terletak|berada|dibatasi|"
    r"oleh|adalah|yang|ada|terdapat|ke|dari|sisi|juga))\Z"
)
_CUT = re.compile(
    r"\s{1,2}(?:yang|sehingga|sedangkan|sementara|dengan (?:luas|ketinggian|panjang|garis|jumlah|total)|"
    r"sepanjang|serta (?:memiliki|terletak)|dan (?:memiliki|terdiri|terbagi|terletak|beribu)|memiliki|"
    r"merupakan|terdiri)\b|;|\t|\s\|\s|\n"
)
_SPLIT = re.compile(
    r"\s{0,2},\s{0,2}(?:dan\s{1,2}|serta\s{1,2})?|\s{1,2}(?:dan|serta|maupun|&)\s{1,2}(?!Kepulauan\b)|\s{0,2}/\s{0,2}"
)
_PROPER = re.compile(r"[A-Z]")
_RESTATED = re.compile(r"[^.;:|\t\n]{0,80}?(?:\bberbatas(?:an)?(?: langsung)?(?: dengan)?|\bdibatasi(?: oleh)?)\b")
_BRACKETS = re.compile(r"\s{0,2}\([^()]{1,60}\)")


_SEVERAL = 3


class _Sign(Struct, frozen=True):
    """A direction word of a sentence with the offsets of its whole phrase."""

    start: int
    end: int
    directions: tuple[Direction, ...]


def read_borders(context: Context) -> list[Found]:
    """The borders of the region, each direction with its neighbours."""
    found: list[Found] = []
    after_border = False
    for sentence in context.note.sentences:
        low = context.note.low
        signs = _signs(context, sentence)
        trigger = _TRIGGER.search(low, sentence.start, sentence.end)
        signs = _of_borders(context, signs, trigger)
        row = bool(signs) and signs[0].start - sentence.start <= 4 and bool(_SEPARATOR.match(low, signs[0].end))  # noqa: PLR2004
        role = signs[0].start if signs and (row or trigger is None) else trigger.start() if trigger is not None else 0
        told = trigger is not None or (row and (sentence.is_row or after_border or len(signs) >= _SEVERAL))
        if signs and told and context.scene.is_own(role):
            begin = sentence.start if row or trigger is None else min(trigger.end(), signs[0].start)
            read = _in_sentence(
                context,
                sentence.end,
                signs,
                begin,
                directions_first=row or _directions_first(context, trigger, signs),
            )
            found.extend(read)
            after_border = bool(read)
        else:
            after_border = bool(trigger) and bool(context.note.flat[sentence.end - 1] == ":")
    return found


def _of_borders(context: Context, signs: list[_Sign], trigger: re.Match[str] | None) -> list[_Sign]:
    """The signs without those that only locate: "di ujung timur Provinsi X dan berbatasan dengan Y"."""
    if trigger is None:
        return signs
    return [
        sign
        for sign in signs
        if sign.end > trigger.start()
        or _SEPARATOR.match(context.note.low, sign.end)
        or not context.scene.has_foreign(sign.end, min(trigger.start(), sign.end + 40))
    ]


def _signs(context: Context, sentence: Sentence) -> list[_Sign]:
    """The direction words that are no part of a name ("Kutai Timur", "timur Laut Sulawesi")."""
    flat, low = context.note.flat, context.note.low
    signs = []
    at = sentence.start
    while (match := _DIRECTION.search(low, at, sentence.end)) is not None:
        at = match.end("word")  # a name's own direction ("Barito Utara, di selatan …") hides none behind it
        word, end = match.group("word"), match.end()
        if (
            word.endswith(" laut")
            and flat[match.end("word") - 4] == "L"
            and re.match(r"\s[A-Z]", flat[match.end("word") :][:2])
        ):
            word, end = word[:-5], match.end("word") - 5
        is_capital = flat[match.start("word")].isupper()
        at_start = not any(
            char.isalnum() for char in low[max(sentence.start, match.start("word") - 30) : match.start("word")]
        )
        separated = bool(_SEPARATOR.match(low, end))
        before = flat[max(sentence.start, match.start() - 1) : match.start()]
        after_mark = (
            bool(
                low[max(0, match.start("word") - 3) : match.start("word")].rstrip(" ")[-1:]
                in (",", ";", ":", "|", "-", "(", "\t", "")
            )
            and separated
        )
        lead = match.group("lead") or ""
        plain = lead and not (is_capital and before.isalpha())
        if is_capital and not plain and not ((at_start or after_mark) and separated):
            continue
        if (
            not is_capital
            and not lead
            and not separated
            and low[end : end + 2].strip(" ")[:1] not in ("", ",", ".", ")", ";")
        ):
            continue
        directions = [Direction(word)]
        if match.group("second") and end == match.end():
            directions.append(Direction(match.group("second")))
        signs.append(_Sign(match.start(), end, tuple(directions)))
        at = end
    return signs


def _directions_first(context: Context, trigger: re.Match[str] | None, signs: list[_Sign]) -> bool:
    """Whether each direction stands before its neighbours ("di utara dengan X"), not behind ("X di utara")."""
    if trigger is None or signs[0].start <= trigger.start():
        return True
    between = context.note.flat[trigger.end() : signs[0].start]
    return not _PROPER.search(between) and len(between.split()) <= 9  # noqa: PLR2004


def _in_sentence(
    context: Context, sentence_end: int, signs: list[_Sign], begin: int, *, directions_first: bool
) -> list[Found]:
    found: list[Found] = []
    for index, sign in enumerate(signs):
        if directions_first:
            start, end = sign.end, signs[index + 1].start if index + 1 < len(signs) else sentence_end
        else:
            start, end = signs[index - 1].end if index else begin, sign.start
        span = _neighbour_span(context, start, end, cut=directions_first)
        if span is None:
            continue
        names = tuple(
            " ".join(name.split()).strip("'\"() ")
            for name in _SPLIT.split(_BRACKETS.sub("", context.note.flat[span[0] : span[1]]))
            if name.strip()
        )
        names = tuple(name for name in names if _PROPER.search(name))
        if not names:
            continue
        whole = (min(sign.start, span[0]), max(sign.end, span[1]))
        found.extend(Found(FactKind.BORDER, Border(direction, names), whole) for direction in sign.directions)
    return found


def _neighbour_span(context: Context, start: int, end: int, *, cut: bool) -> tuple[int, int] | None:
    flat, low = context.note.flat, context.note.low
    end = min(end, start + 400)
    restated = _RESTATED.match(low, start, end)
    if restated and not context.scene.has_foreign(start, restated.end()):
        start = restated.end()  # "di utara, kabupaten ini berbatasan dengan X": the region itself is no neighbour
    while start < end and (leading := _LEADING.match(low, start, end)):
        start = leading.end()
    if cut and (stop := _CUT.search(low, start, end)):
        end = stop.start()
    while end > start and (trailing := _TRAILING.search(low[max(start, end - 14) : end])):
        end = max(start, end - 14) + trailing.start()
    if start >= end or not _PROPER.search(flat[start:end]):
        return None
    return start, end
