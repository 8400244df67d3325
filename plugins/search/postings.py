"""Lists of documents as short text: Golomb-Rice codes of the gaps between numbers, with a weight each.

In memory a list is an array of ``number << 3 | weight``, ascending, four bytes an entry.

Bits of its text, first to last: how many there are (Elias gamma), the Rice parameter (4 bits), then for each document
the gap to the one before it less one (unary quotient, remainder) and the weight (see `_WEIGHTS`). The bits are filled
with zeros to whole bytes and written as base64 without padding, which every browser reads with ``atob``.
"""

from __future__ import annotations

import base64
import re
import sys
from array import array
from collections.abc import Iterable, Sequence
from functools import lru_cache
from operator import sub

HEAVIEST = 6
"""Weights run from 0 (once in the text) to this (in a title of one or two words)."""

WEIGHT_BITS = 3
WEIGHT_MASK = 7
_WEIGHTS = ("0", "10", "110", "11100", "11101", "11110", "11111")
_MOST_PARAMETER = 15
_LOW_BYTE = slice(0 if sys.byteorder == "little" else 3, None, 4)
_WEIGHT_OF_BYTE = bytes(value & WEIGHT_MASK for value in range(256))


def postings(entries: Iterable[int] = ()) -> array[int]:
    """A list of documents in memory."""
    return array("I", entries)


def encode(entries: Sequence[int]) -> str:
    """A list of ``number << 3 | weight``, ascending by number and not empty, as text.

    >>> encode([5 << 3 | 6]), decode(encode([5 << 3 | 6, 70 << 3])).tolist()
    ('jvw', [46, 560])
    """
    parameter = _parameter(entries)
    codes = _codes(parameter)
    count = f"{len(entries):b}"
    head = f"{'0' * (len(count) - 1)}{count}{parameter:04b}{codes[entries[0] + 1]}"
    # Nothing of this loop is Python: there are millions of entries.
    text = head + "".join(map(codes.__getitem__, map(sub, entries[1:], map(WEIGHT_MASK.__or__, entries))))
    size = -(-len(text) // 8)
    data = int(text.ljust(size * 8, "0"), 2).to_bytes(size, "big")
    return base64.b64encode(data).decode().rstrip("=")


def decode(text: str) -> array[int]:
    """The list that `encode` was given; the browser has the same in ``cari-kata.js``. "" is an empty list."""
    if not text:
        return postings()
    data = base64.b64decode(text + "=" * (-len(text) % 4))
    bits = f"{int.from_bytes(data, 'big'):0{len(data) * 8}b}"
    place = bits.index("1")
    count = int(bits[place : 2 * place + 1], 2)
    parameter = int(bits[2 * place + 1 : 2 * place + 5], 2)
    steps = _steps(parameter)
    codes = _pattern(parameter).findall(bits, 2 * place + 5)[:count]
    place = -1
    return postings([place := (place | WEIGHT_MASK) + 1 + steps[code] for code in codes])


def size_of(form: str, entries: Sequence[int]) -> int:
    """About how many hundredths of a byte a form and its list weigh compressed; nothing needs to be encoded for it."""
    parameter, number = _parameter(entries), len(entries)
    bits = number * (parameter + 2) + (entries[-1] >> WEIGHT_BITS + parameter) + 16
    return bits * 100 // 8 + 50 * len(form)


def best_of(entries: array[int], most: int) -> list[int]:
    """The heaviest documents of a list, the newer first among equals: at most so many, as ``weight << 24 | number``."""
    if len(entries) <= most:
        return sorted([(entry & WEIGHT_MASK) << 24 | entry >> WEIGHT_BITS for entry in entries], reverse=True)
    weights = entries.tobytes()[_LOW_BYTE].translate(_WEIGHT_OF_BYTE)
    found: list[int] = []
    for weight in range(HEAVIEST, -1, -1):
        place, wanted = len(weights), bytes((weight,))
        while len(found) < most and (place := weights.rfind(wanted, 0, place)) >= 0:
            found.append(weight << 24 | entries[place] >> WEIGHT_BITS)
    return found


def _parameter(entries: Sequence[int]) -> int:
    """The Rice parameter that suits the mean gap: the power of two nearest below 0.69 of it."""
    gap = (entries[-1] >> WEIGHT_BITS) // len(entries)
    return min(max((gap * 11 // 16).bit_length() - 1, 0), _MOST_PARAMETER)


class _Codes(dict[int, str]):
    """The code of a gap less one with the weight of the document behind it, under eight times the former plus the
    latter plus one; made when first asked for.
    """

    def __init__(self, parameter: int) -> None:
        super().__init__()
        self._parameter = parameter

    def __missing__(self, key: int) -> str:
        step, parameter = key - 1, self._parameter
        gap = step >> WEIGHT_BITS
        rest = f"{gap & ((1 << parameter) - 1):0{parameter}b}" if parameter else ""
        code = "1" * (gap >> parameter) + "0" + rest + _WEIGHTS[step & WEIGHT_MASK]
        if len(self) < 1 << 14:
            self[key] = code
        return code


class _Steps(dict[str, int]):
    """What `_Codes` was asked for, from its code."""

    def __init__(self, parameter: int) -> None:
        super().__init__()
        self._parameter = parameter

    def __missing__(self, code: str) -> int:
        end, parameter = code.index("0"), self._parameter
        rest = code[end + 1 : end + 1 + parameter]
        gap = end << parameter | (int(rest, 2) if rest else 0)
        step = gap << WEIGHT_BITS | _WEIGHTS.index(code[end + 1 + parameter :])
        if len(self) < 1 << 14:
            self[code] = step
        return step


@lru_cache(maxsize=16)
def _codes(parameter: int) -> _Codes:
    return _Codes(parameter)


@lru_cache(maxsize=16)
def _steps(parameter: int) -> _Steps:
    return _Steps(parameter)


@lru_cache(maxsize=16)
def _pattern(parameter: int) -> re.Pattern[str]:
    return re.compile(f"1*0[01]{{{parameter}}}(?:0|10|110|111[01][01])")
