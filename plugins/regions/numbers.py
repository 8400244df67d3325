"""Numbers in Indonesian notation and in Indonesian words, found in running text.

``35.747,50`` groups by points and has a decimal comma (EYD V, II.E). The finder works on *flat* lower-case text
(see `plugins.regions.reading.text`) and gives offsets into it. Every repetition is bounded, so that the time is
linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from plugins.engine.patterns import compiled_later
from plugins.regions.spelled import SCALES, spelled_numbers

_GROUPED = compiled_later(r"[0-9]{1,3}(?:\.[0-9]{3}){1,5}(?:,[0-9]{1,6})?")
_PLAIN = compiled_later(r"[0-9]{1,15}(?:,[0-9]{1,6})?")
_ENGLISH = compiled_later(r"[0-9]{1,3}(?:,[0-9]{3}){1,5}\.[0-9]{1,6}|[0-9]{1,3}(?:,[0-9]{3}){2,5}")
_POINT_DECIMAL = compiled_later(r"[0-9]{1,15}\.(?:[0-9]{1,2}|[0-9]{4,6})")
_AMBIGUOUS = compiled_later(r"[1-9][0-9]{0,2},[0-9]{3}")

_TOKEN = compiled_later(r"(?<![0-9a-z.,])[0-9]{1,15}(?:[.,][0-9]{1,6}){0,6}(?![0-9])")
_SPACED = compiled_later(r"(?<![0-9a-z.,])[0-9]{1,3}(?: [0-9]{3}){1,4}(?:,[0-9]{1,4})?(?![0-9])")
_SCALE = compiled_later(r"\s{0,2}(ribu|juta|milyar|miliar|rb|jt)\b")
_APPROXIMATE = compiled_later(
    r"(?:\b(?:sekitar|kurang lebih|lebih kurang|kira-kira|lebih dari|kurang dari|tidak kurang dari|hampir|"
    r"mendekati|di atas|diperkirakan(?: (?:mencapai|sebesar|sebanyak))?|lk\.?|seluas lebih dari)\s{1,2}|[±~≈]\s{0,2}|"
    r"\+/-\s{0,2}){1,3}\Z"
)
MORE = compiled_later(r"\s{1,2}lebih\b(?!\s{1,2}(?:dari|kurang|tinggi|rendah|luas|banyak))|-an\b")
"""What makes a number approximate from behind: "38.000 jiwa lebih", "124.000-an"."""
_RANGE = compiled_later(r"\s{0,2}(?:-{1,2}|sampai(?: dengan)?|hingga|s\.?\s?d\.?|s/d|dan)\s{0,2}(?:\Z|±?\s?\Z)")
_BETWEEN = compiled_later(r"\bantara\s{1,2}\Z")
_RANGE_UNIT = compiled_later(
    r"\s{0,2}(?:m|meter|mdpl|m dpl|meter dpl|%|persen)\b\.?(?=\s{0,2}(?:-|sampai|hingga|s\.|s/d|dan\b))"
)


class NumberPhrase(Struct, frozen=True):
    """A number of the text: offsets from its first modifier ("sekitar") to its last digit or word.

    ``core`` is where the number itself begins. ``sure`` is false when the notation allows two readings
    (``35,747``) or when figure and words disagree (``18 (sebelas)``): such a number may not become a fact.
    """

    start: int
    core: int
    end: int
    low: Decimal
    high: Decimal
    approximate: bool = False
    sure: bool = True
    spelled: bool = False


def format_number(value: Decimal) -> str:
    """A number in Indonesian notation, with exactly the decimals that it has.

    >>> format_number(Decimal("35747.50"))
    '35.747,50'
    """
    whole, _, decimals = f"{value:f}".partition(".")
    sign, whole = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    grouped = f"{int(whole):,}".replace(",", ".")
    return f"{sign}{grouped},{decimals}" if decimals else sign + grouped


def parse_number(words: str) -> Decimal | None:
    """The number that Indonesian (or unambiguously English) notation says; ``None`` if it says none.

    >>> parse_number("35.747,50"), parse_number("35,747.50"), parse_number("1.2.3")
    (Decimal('35747.50'), Decimal('35747.50'), None)
    """
    if words.startswith("-"):
        positive = parse_number(words[1:]) if not words.startswith("--") else None
        return None if positive is None else -positive
    if _GROUPED.fullmatch(words) or _PLAIN.fullmatch(words):
        return Decimal(words.replace(".", "").replace(",", "."))
    if _ENGLISH.fullmatch(words) or _POINT_DECIMAL.fullmatch(words):
        return Decimal(words.replace(",", ""))
    return None


def find_numbers(low: str) -> list[NumberPhrase]:
    """Every number phrase of a flat lower-case text, in order, none overlapping another."""
    singles = sorted(_singles(low), key=lambda phrase: (phrase.core, -phrase.end))
    return _with_ranges(low, _with_doubles(low, _without_overlaps(singles)))


def _singles(low: str) -> Iterator[NumberPhrase]:
    tokens = [match.group() for match in _TOKEN.finditer(low)]
    indonesian = any(_is_plainly_indonesian(token) for token in tokens)
    english = any(_ENGLISH.fullmatch(token) for token in tokens)
    for pattern in (_SPACED, _TOKEN):
        for match in pattern.finditer(low):
            words = match.group().replace(" ", "")
            value = parse_number(words)
            if value is None:
                continue
            scale = _SCALE.match(low, match.end())
            end = scale.end() if scale else match.end()
            unclear = bool(_AMBIGUOUS.fullmatch(words)) and (english or not indonesian)
            sure = (bool(scale) or not unclear) and _dash_is_punctuation(low, match.start())
            factor = SCALES[scale.group(1)] if scale else 1
            yield _phrase(low, match.start(), end, _scaled(value, factor), sure=sure)
    for start, end, value in spelled_numbers(low):
        yield _phrase(low, start, end, Decimal(value), spelled=True)


def _scaled(value: Decimal, factor: int) -> Decimal:
    """``1,2 juta`` is 1200000 and not 1200000.0."""
    scaled = value * factor
    return scaled.quantize(Decimal(1)) if factor > 1 and scaled == scaled.to_integral_value() else scaled


def _is_plainly_indonesian(token: str) -> bool:
    return bool(_GROUPED.fullmatch(token)) or bool(re.fullmatch(r"[0-9]{1,15},(?:[0-9]{1,2}|[0-9]{4,6})", token))


def _dash_is_punctuation(low: str, start: int) -> bool:
    """Whether the dash before a number is punctuation or a range and no part of a code such as ``A-12``."""
    before = low[max(0, start - 2) : start]
    return (
        not before[-1:]
        or before[-1] not in "-/"
        or (before[-1] == "-" and before[:1].isdigit())
        or before in (" -", "\n-", "(-")
    )


def _phrase(low: str, core: int, end: int, value: Decimal, *, sure: bool = True, spelled: bool = False) -> NumberPhrase:
    window = max(0, core - 40)
    hedge = _APPROXIMATE.search(low[window:core])
    more = MORE.match(low, end)
    return NumberPhrase(
        start=window + hedge.start() if hedge else core,
        core=core,
        end=more.end() if more else end,
        low=value,
        high=value,
        approximate=bool(hedge or more),
        sure=sure,
        spelled=spelled,
    )


def _without_overlaps(phrases: list[NumberPhrase]) -> list[NumberPhrase]:
    kept: list[NumberPhrase] = []
    for phrase in phrases:
        if not kept or phrase.core >= kept[-1].end:
            kept.append(phrase)
    return kept


def _with_doubles(low: str, phrases: list[NumberPhrase]) -> list[NumberPhrase]:
    """``18 (delapan belas)`` becomes one phrase; it is unsure when the two disagree."""
    merged: list[NumberPhrase] = []
    for phrase in phrases:
        last = merged[-1] if merged else None
        gap = low[last.end : phrase.start] if last else ""
        if last and gap.strip() == "(" and len(gap) <= 3 and last.spelled != phrase.spelled:  # noqa: PLR2004
            closing = low[phrase.end : phrase.end + 2].find(")")
            if closing >= 0:
                merged[-1] = NumberPhrase(
                    last.start,
                    last.core,
                    phrase.end + closing + 1,
                    last.low,
                    last.high,
                    last.approximate,
                    last.sure and phrase.sure and last.low == phrase.low,
                )
                continue
        merged.append(phrase)
    return merged


def _with_ranges(low: str, phrases: list[NumberPhrase]) -> list[NumberPhrase]:
    merged: list[NumberPhrase] = []
    for phrase in phrases:
        last = merged[-1] if merged else None
        if last and last.low == last.high and last.low < phrase.low and _is_range(low, last, phrase):
            merged[-1] = NumberPhrase(
                last.start,
                last.core,
                phrase.end,
                last.low,
                phrase.high,
                last.approximate or phrase.approximate,
                last.sure and phrase.sure,
            )
            continue
        merged.append(phrase)
    return merged


def _is_range(low: str, first: NumberPhrase, second: NumberPhrase) -> bool:
    unit = _RANGE_UNIT.match(low, first.end)
    gap_start = unit.end() if unit else first.end
    gap = low[gap_start : min(second.core, gap_start + 24)] if second.core - gap_start <= 24 else "?"  # noqa: PLR2004
    if not _RANGE.match(gap):
        return False
    return gap.strip() != "dan" or bool(_BETWEEN.search(low[max(0, first.start - 12) : first.start]))
