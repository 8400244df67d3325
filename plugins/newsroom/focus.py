"""The focal point of a photo: what must stay in sight where the layout crops it.

The theme crops with style sheets, so that one set of copies serves every shape of card. The policy of the site forbids
style attributes, so the point is kept in steps of 25 %, each a class: on a card of 3:2, a step moves a portrait photo
by an eighth of its height, which is finer than a face.
"""

from __future__ import annotations

import re
from typing import Any

from pydantic_core import PydanticCustomError

_STEP = 25
_CENTRE = 50
_ACROSS = {"kiri": 0, "kanan": 100}
_DOWN = {"atas": 0, "bawah": 100}
_PERCENT = re.compile(r"(\d{1,3}(?:[.,]\d+)?) ?%[ ,]+(\d{1,3}(?:[.,]\d+)?) ?%")
_WORDS_AT_MOST = 2


def parse_focus(value: Any) -> str:
    """A focal point as an editor writes it, in its plain form: "x% y%" from the upper left corner, or "" where unset.

    >>> parse_focus("Kiri atas")
    '0% 0%'
    >>> parse_focus("50% 30%")
    '50% 30%'
    >>> parse_focus("tengah")
    '50% 50%'

    Raises `PydanticCustomError` for anything else.
    """
    text = " ".join(str(value).casefold().split())
    if not text:
        return ""
    match = _PERCENT.fullmatch(text)
    if match:
        across, down = (float(part.replace(",", ".")) for part in match.groups())
        if across <= 100 and down <= 100:  # noqa: PLR2004 -- per cent
            return f"{across:g}% {down:g}%"
        raise _refused()
    words = re.split(r"[ -]", text)
    known = all(word in _ACROSS or word in _DOWN or word == "tengah" for word in words)
    across_words = [word for word in words if word in _ACROSS]
    down_words = [word for word in words if word in _DOWN]
    if not known or len(words) > _WORDS_AT_MOST or len(across_words) > 1 or len(down_words) > 1:
        raise _refused()
    x = _ACROSS[across_words[0]] if across_words else _CENTRE
    y = _DOWN[down_words[0]] if down_words else _CENTRE
    return f"{x}% {y}%"


def focus_classes(focus: str) -> str:
    """The classes of a focal point in its plain form; "" where it is the centre, as without one.

    >>> focus_classes("0% 30%")
    'fx-0 fy-25'
    >>> focus_classes("50% 50%")
    ''
    """
    if not focus:
        return ""
    x, y = (_stepped(float(part.rstrip("%"))) for part in focus.split())
    classes = [f"fx-{x}"] * (x != _CENTRE) + [f"fy-{y}"] * (y != _CENTRE)
    return " ".join(classes)


def _stepped(value: float) -> int:
    return int(value / _STEP + 0.5) * _STEP


def _refused() -> PydanticCustomError:
    return PydanticCustomError(
        "fokus", 'isi dengan atas, bawah, kiri, kanan, tengah, atau gabungannya (kiri atas), atau dua persen: "50% 30%"'
    )
