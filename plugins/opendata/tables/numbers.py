"""Numbers as people write them, in Indonesian (1.234,5) or English (1,234.5) notation, told apart without guessing.

A table comes from one program, so one number that can be read one way only tells how all others are meant. Where none
does, ``1.234`` stays doubtful, and the editor is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum

from msgspec import Struct

MAX_DIGITS = 18
"""Digits of a number; longer ones are account numbers and the like, which are texts."""

_SPACES = dict.fromkeys(map(ord, "\u00a0\u2007\u2009\u202f"), " ")
_SIGNS = dict.fromkeys(map(ord, "\u2212\u2013"), "-")
_GROUPED = r"[1-9][0-9]{{0,2}}(?:{group}[0-9]{{3}})+"


class Notation(StrEnum):
    """How numbers are written."""

    INDONESIAN = "indonesia"
    ENGLISH = "inggris"

    @property
    def decimal_sign(self) -> str:
        """The sign before decimals."""
        return "," if self is Notation.INDONESIAN else "."

    @property
    def group_sign(self) -> str:
        """The sign between thousands."""
        return "." if self is Notation.INDONESIAN else ","


def _form(notation: Notation) -> re.Pattern[str]:
    group, point = re.escape(notation.group_sign), re.escape(notation.decimal_sign)
    whole = "|".join((_GROUPED.format(group=group), _GROUPED.format(group=" "), "[0-9]+"))
    return re.compile(rf"[+-]?(?:(?:{whole})(?:{point}[0-9]+)?|{point}[0-9]+)")


_FORMS = {notation: _form(notation) for notation in Notation}


def plain(text: str) -> str:
    """A number's text with ordinary spaces and hyphens."""
    return text.strip().translate(_SPACES).translate(_SIGNS)


def parse_number(text: str, notation: Notation) -> Decimal | None:
    """The number that a text is in a notation, with the decimals as written, or ``None``.

    >>> parse_number("1.234,50", Notation.INDONESIAN), parse_number("1.234,50", Notation.ENGLISH)
    (Decimal('1234.50'), None)
    """
    written = plain(text)
    if not _FORMS[notation].fullmatch(written):
        return None
    bare = written.replace(notation.group_sign, "").replace(" ", "").replace(notation.decimal_sign, ".")
    return Decimal(bare)


class Seen(Struct, frozen=True):
    """A number where it stands: its line, its column's heading, and its text."""

    line: int
    header: str
    text: str


class Evidence(Struct, frozen=True):
    """What the numbers of a table tell of its notation: the first that proves either, the first doubtful one."""

    indonesian: Seen | None = None
    english: Seen | None = None
    doubtful: Seen | None = None

    @property
    def notation(self) -> Notation | None:
        """The notation, or ``None`` where the numbers prove both or leave doubt."""
        if self.indonesian and self.english:
            return None
        if self.english:
            return Notation.ENGLISH
        return None if self.doubtful and not self.indonesian else Notation.INDONESIAN


def evidence_of(numbers: Iterable[tuple[Seen, bool]]) -> Evidence:
    """What numbers prove together; each comes with whether its column holds whole numbers only.

    >>> evidence_of([(Seen(2, "a", "1.234"), False), (Seen(3, "a", "0,5"), False)]).notation
    <Notation.INDONESIAN: 'indonesia'>
    """
    first: dict[Notation | None, Seen] = {}
    for seen, whole in numbers:
        if "." not in seen.text and "," not in seen.text:
            continue
        read = {notation: parse_number(seen.text, notation) for notation in Notation}
        possible = [notation for notation, value in read.items() if value is not None]
        if whole and len(possible) > 1:
            # 1.234 in a column of whole numbers cannot be one and a bit; 1.000 could still be one.
            possible = [notation for notation in possible if _is_whole(read[notation])]
        if len(possible) == 1:
            first.setdefault(possible[0], seen)
        elif possible and read[Notation.INDONESIAN] != read[Notation.ENGLISH]:
            first.setdefault(None, seen)
    return Evidence(first.get(Notation.INDONESIAN), first.get(Notation.ENGLISH), first.get(None))


def _is_whole(value: Decimal | None) -> bool:
    return value is not None and value == value.to_integral_value()
