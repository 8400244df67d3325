"""Lists of documents as short text: Golomb-Rice codes of the gaps between numbers, with a weight each.

Bits, first to last: how many there are (Elias gamma), the Rice parameter (4 bits), then for each document the gap to
the one before it less one (unary quotient, remainder) and the weight (see `_WEIGHTS`). The bits are filled with zeros
to whole bytes and written as base64 without padding, which every browser reads with ``atob``.
"""

from __future__ import annotations

import base64
from collections.abc import Sequence
from functools import lru_cache

HEAVIEST = 6
"""Weights run from 0 (once in the text) to this (in a title of one or two words)."""

WEIGHT_BITS = 3
WEIGHT_MASK = 7
_WEIGHTS = ("0", "10", "110", "11100", "11101", "11110", "11111")
_MOST_PARAMETER = 15


def encode(entries: Sequence[int]) -> str:
    """A list of ``number << 3 | weight``, ascending by number and not empty, as text.

    >>> encode([5 << 3 | 6]), decode(encode([5 << 3 | 6, 70 << 3]))
    ('jvw', [46, 560])
    """
    parameter = _parameter((entries[-1] >> WEIGHT_BITS) // len(entries))
    codes = _codes(parameter)
    known = len(codes)
    count = f"{len(entries):b}"
    bits = ["0" * (len(count) - 1), count, f"{parameter:04b}"]
    before = -1
    for entry in entries:
        number = entry >> WEIGHT_BITS
        gap = number - before - 1
        before = number
        bits.append(codes[gap] if gap < known else _code(gap, parameter))
        bits.append(_WEIGHTS[entry & WEIGHT_MASK])
    text = "".join(bits)
    size = -(-len(text) // 8)
    data = int(text.ljust(size * 8, "0"), 2).to_bytes(size, "big")
    return base64.b64encode(data).decode().rstrip("=")


def decode(text: str) -> list[int]:
    """The list that `encode` was given; the browser has the same in ``cari.js``."""
    data = base64.b64decode(text + "=" * (-len(text) % 4))
    bits = f"{int.from_bytes(data, 'big'):0{len(data) * 8}b}"
    place = bits.index("1")
    count = int(bits[place : 2 * place + 1], 2)
    place = 2 * place + 1
    parameter = int(bits[place : place + 4], 2)
    place += 4
    found: list[int] = []
    number = -1
    while len(found) < count:
        end = bits.index("0", place)
        rest = bits[end + 1 : end + 1 + parameter]
        number += ((end - place) << parameter | (int(rest, 2) if rest else 0)) + 1
        place = end + 1 + parameter
        weight = next(value for value, code in enumerate(_WEIGHTS) if bits.startswith(code, place))
        place += len(_WEIGHTS[weight])
        found.append(number << WEIGHT_BITS | weight)
    return found


def _parameter(gap: int) -> int:
    """The Rice parameter that suits a mean gap: the power of two nearest below 0.69 of it."""
    return min(max((gap * 11 // 16).bit_length() - 1, 0), _MOST_PARAMETER)


def _code(gap: int, parameter: int) -> str:
    rest = f"{gap & ((1 << parameter) - 1):0{parameter}b}" if parameter else ""
    return "1" * (gap >> parameter) + "0" + rest


@lru_cache(maxsize=16)
def _codes(parameter: int) -> tuple[str, ...]:
    """The codes of small gaps, made once."""
    return tuple(_code(gap, parameter) for gap in range(256))
