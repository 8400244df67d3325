"""Setting the words of a share card: the fonts at hand, words they can show, and lines that fit.

A width is measured once at one size and scaled, because an outline grows in proportion: trying sizes costs nothing.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from msgspec import Struct
from PIL import ImageFont
from unidecode import unidecode

SERIF, SANS = "NotoSerif-Bold-subset.ttf", "NotoSans-Regular-subset.ttf"
"""The fonts of ``theme/fonts/``: for titles, and for all else."""

LEADING = 1.22
"""Distance of two lines of a title, in its size."""

_MEASURED_AT = 100
_SLACK = 0.985
"""Measured and drawn widths differ by rounding; so much of a line may be used."""
_LONGEST = 600
"""Characters of a title that are looked at; the card shows some 200 of them."""
_HALVINGS = 10
_WORTHWHILE = 0.6
"""How full a line must be where a word is parted behind a sign of its own."""


class Fonts(Struct, frozen=True):
    """The fonts of a theme: the folder they lie in, and a digest of their bytes."""

    folder: str
    digest: str

    def at(self, name: str, size: int) -> ImageFont.FreeTypeFont:
        """A font in a size in pixels."""
        return _font(f"{self.folder}/{name}", self.digest, size)

    def width(self, name: str, text: str) -> float:
        """The width of a text in units of the font's size."""
        return _width(self, name, text)

    def shows(self, name: str, char: str) -> bool:
        """Whether a font has a character, and would not draw a box in its stead."""
        return _shows(f"{self.folder}/{name}", self.digest, char)


class Setting(Struct, frozen=True):
    """A text set in lines at a size in pixels."""

    lines: tuple[str, ...]
    size: int


def load_fonts(folder: Path) -> Fonts:
    """The fonts in a folder. Raises `OSError` where one is missing or is no font."""
    digest = hashlib.sha256()
    for name in (SERIF, SANS):
        digest.update((folder / name).read_bytes())
        ImageFont.truetype(folder / name, _MEASURED_AT)
    return Fonts(str(folder), digest.hexdigest())


def showable(text: str, fonts: Fonts, name: str) -> str:
    """A text on one line in characters that a font has: others are written in Latin letters, or left out.

    No character becomes a box: what has no Latin writing, such as an emoji, is dropped.
    """
    composed = unicodedata.normalize("NFC", text[:_LONGEST])
    kept = "".join(char if fonts.shows(name, char) else _latin(char, fonts, name) for char in composed)
    return " ".join(kept.split())


def fitted(text: str, fonts: Fonts, name: str, room: tuple[int, int], sizes: Sequence[int]) -> Setting:
    """A text in the largest of some sizes, greatest first, at which it fits a room of width and height in pixels.

    Lines are balanced: as even as the number of lines allows. A word longer than a line makes the text smaller, and is
    broken only where it would be too long in the middle one of the sizes. What does not fit the smallest is cut with an
    ellipsis.
    """
    width, height = room
    words = text.split()
    for size in sizes:
        limit = width * _SLACK / size
        unbroken = max((fonts.width(name, word) for word in words), default=0) <= limit
        if not unbroken and size > sizes[len(sizes) // 2]:
            continue
        lines = _lines(words, fonts, name, limit)
        if len(lines) * size * LEADING <= height:
            return Setting(_balanced(words, fonts, name, limit, lines), size)
    limit = width * _SLACK / sizes[-1]
    kept = max(1, int(height / (sizes[-1] * LEADING)))
    lines = _lines(words, fonts, name, limit)[:kept]
    return Setting((*lines[:-1], _cut(lines[-1], fonts, name, limit)), sizes[-1])


def shortened(text: str, fonts: Fonts, name: str, width: int, size: int) -> str:
    """A text on one line of a width in pixels, cut with an ellipsis where it is longer."""
    limit = width * _SLACK / size
    return text if fonts.width(name, text) <= limit else _cut(text, fonts, name, limit)


def _lines(words: Sequence[str], fonts: Fonts, name: str, limit: float) -> tuple[str, ...]:
    """Words in lines no wider than a limit, each as full as it goes; a word wider than a line is broken."""
    space = fonts.width(name, " ")
    lines: list[list[str]] = []
    used = 0.0
    for word in words:
        for part in _parts(word, fonts, name, limit):
            width = fonts.width(name, part)
            if lines and used + space + width <= limit:
                lines[-1].append(part)
                used += space + width
            else:
                lines.append([part])
                used = width
    return tuple(" ".join(line) for line in lines)


def _balanced(words: Sequence[str], fonts: Fonts, name: str, limit: float, lines: tuple[str, ...]) -> tuple[str, ...]:
    """The same number of lines, the widest as narrow as can be; words are broken only where they were."""
    least = max((fonts.width(name, part) for word in words for part in _parts(word, fonts, name, limit)), default=0)
    if len(lines) == 1 or least > limit:
        return lines
    low, high, best = least, limit, lines
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        tried = _lines(words, fonts, name, middle)
        if len(tried) <= len(lines):
            high, best = middle, tried
        else:
            low = middle
    return best


def _parts(word: str, fonts: Fonts, name: str, limit: float) -> Iterator[str]:
    """A word, in pieces with hyphens where it is wider than a line."""
    while fonts.width(name, word) > limit and len(word) > 1:
        count = max(1, int(len(word) * limit / fonts.width(name, word)))
        while count > 1 and fonts.width(name, word[:count] + "-") > limit:
            count -= 1
        # An address or a compound is parted behind a sign of its own rather than in a word.
        sign = max(word.rfind(sign, 0, count) for sign in "/-_.:") + 1
        if sign > count * _WORTHWHILE:
            yield word[:sign]
            word = word[sign:]
        else:
            yield word[:count] + "-"
            word = word[count:]
    yield word


def _cut(line: str, fonts: Fonts, name: str, limit: float) -> str:
    while line and fonts.width(name, line + "…") > limit:
        line = line[:-1]
    return line.rstrip(" ,;:.-–") + "…"


def _latin(char: str, fonts: Fonts, name: str) -> str:
    """A character in Latin letters that a font has, or nothing."""
    if unicodedata.category(char) in {"Cc", "Zs", "Zl", "Zp"}:
        return " "
    plain = unicodedata.normalize("NFKD", char)
    if not all(fonts.shows(name, part) for part in plain):
        plain = unidecode(char, errors="ignore")
    return "".join(part for part in plain if fonts.shows(name, part))


@lru_cache(maxsize=65536)
def _width(fonts: Fonts, name: str, text: str) -> float:
    return fonts.at(name, _MEASURED_AT).getlength(text) / _MEASURED_AT


@lru_cache(maxsize=256)
def _font(path: str, digest: str, size: int) -> ImageFont.FreeTypeFont:
    del digest  # so that a changed font is opened anew
    # The basic layout is part of every Pillow; the better one is there or not, and cards must not differ by machine.
    return ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.BASIC)


@lru_cache(maxsize=8192)
def _shows(path: str, digest: str, char: str) -> bool:
    if char == " ":
        return True
    if unicodedata.category(char)[0] in {"C", "Z", "M"}:
        return False
    font = _font(path, digest, _MEASURED_AT)
    return bytes(font.getmask(char)) != bytes(font.getmask("\uffff"))  # a character that no font has: the box
