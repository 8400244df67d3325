"""Numbers written as Indonesian words: ``seratus tiga puluh sembilan`` is 139."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from plugins.engine.patterns import compiled_later

SCALES = {
    "ribu": 1_000,
    "rb": 1_000,
    "juta": 1_000_000,
    "jt": 1_000_000,
    "miliar": 1_000_000_000,
    "milyar": 1_000_000_000,
}
_DIGITS = {
    "nol": 0,
    "satu": 1,
    "dua": 2,
    "tiga": 3,
    "empat": 4,
    "lima": 5,
    "enam": 6,
    "tujuh": 7,
    "delapan": 8,
    "sembilan": 9,
}
_PART_OF_SCALE = compiled_later(
    r"(?<![\w-])(?P<whole>satu |dua |tiga |empat )?(?P<part>setengah|seperempat) (?P<scale>ribu|juta)\b"
)
_WHOLE = {"sepuluh": 10, "sebelas": 11, "seratus": 100, "seribu": 1_000, "sejuta": 1_000_000}
_LIFT = {"belas": 1, "puluh": 10, "ratus": 100}
_WORDS = [*_DIGITS, *_WHOLE, *_LIFT, "ribu", "juta", "miliar", "milyar", "koma"]
_WORD = "|".join(sorted(_WORDS, key=lambda word: (-len(word), word)))
_RUN = compiled_later(rf"(?<![\w-])(?:{_WORD})(?:(?:\s{{1,2}}|-)(?:{_WORD})){{0,19}}(?![\w-])")
_NOT_A_COUNT = compiled_later(r"\b(?:salah|ke)[\s-]\Z")


def spelled_numbers(low: str) -> Iterator[tuple[int, int, Decimal]]:
    """Start, end and value of every number in words; ``salah satu`` and malformed runs are none."""
    for match in _PART_OF_SCALE.finditer(low):  # "setengah juta", "dua setengah juta"
        part = Decimal("0.5") if match.group("part") == "setengah" else Decimal("0.25")
        whole = _DIGITS[(match.group("whole") or "nol").strip()]
        yield match.start(), match.end(), ((whole + part) * SCALES[match.group("scale")]).quantize(Decimal(1))
    for match in _RUN.finditer(low):
        if _NOT_A_COUNT.search(low[max(0, match.start() - 7) : match.start()]):
            continue
        value = parse_spelled(match.group())
        if value is not None:
            yield match.start(), match.end(), value


def parse_spelled(words: str) -> Decimal | None:
    """The value of a number in words; ``None`` if the words do not make one number.

    >>> parse_spelled("dua ratus ribu"), parse_spelled("tiga koma lima juta"), parse_spelled("dua tiga")
    (Decimal('200000'), Decimal('3500000'), None)
    """
    tokens = words.replace("-", " ").split()
    if "koma" in tokens:
        return _with_decimals(tokens)
    group: list[str] = []
    total, last_scale = 0, SCALES["miliar"] * 10
    for token in tokens:
        if token in SCALES or token in ("seribu", "sejuta"):
            scale = SCALES.get(token) or _WHOLE[token]
            size = 1 if token not in SCALES and not group else _below_thousand(group)
            if size is None or scale >= last_scale or (token not in SCALES and group):
                return None
            total, group, last_scale = total + size * scale, [], scale
        else:
            group.append(token)
    rest = _below_thousand(group) if group else 0
    return None if rest is None else Decimal(total + rest)


def _with_decimals(tokens: list[str]) -> Decimal | None:
    at = tokens.index("koma")
    tail = tokens[at + 1 :]
    scale = SCALES[tail.pop()] if tail and tail[-1] in SCALES else 1
    whole = _below_thousand(tokens[:at])
    if whole is None or not tail or any(token not in _DIGITS for token in tail):
        return None
    value = Decimal(f"{whole}.{''.join(str(_DIGITS[token]) for token in tail)}") * scale
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value


def _below_thousand(words: list[str]) -> int | None:
    """Hundreds, then tens or a teen, then units: each at most once and in that order."""
    parts = _parts(words)
    ceiling = 1_000
    for value, place in parts or ():
        if place >= ceiling or value > ceiling or (value == 0 and len(words) > 1):
            return None
        ceiling = place
    return sum(value for value, _ in parts) if parts else None


def _parts(words: list[str]) -> list[tuple[int, int]] | None:
    """Each part's value and place: ``tiga ratus`` is 300 of place 100, a teen or a unit has place 1."""
    parts: list[tuple[int, int]] = []
    digit: int | None = None
    for word in words:
        if digit is None and word in _DIGITS:
            digit = _DIGITS[word]
            continue
        if digit is None and word in _WHOLE:
            parts.append((_WHOLE[word], 1 if word == "sebelas" else _WHOLE[word]))
        elif digit and word == "belas":
            parts.append((10 + digit, 1))
        elif digit and word in _LIFT:
            parts.append((digit * _LIFT[word], _LIFT[word]))
        else:
            return None
        digit = None
    return parts if digit is None else [*parts, (digit, 1)]
