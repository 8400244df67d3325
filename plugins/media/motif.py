"""A quiet geometric motif for what has no photo, chosen by its identifier and built as Nusantara textiles are.

The same identifier gives the same motif on every machine. A `Motif` is a few numbers; its figures are drawn only when
a page that shows it is rendered.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from enum import Enum
from functools import lru_cache
from math import ceil, floor

from msgspec import Struct

from plugins.media.motif_families import FAMILIES, Tile
from plugins.media.motif_outline import TILE, Outline, Point, numbers

_CHOICES = 3


class Form(Enum):
    """Where a motif stands: width and height in units, of which a tile has `TILE`."""

    CARD = (120, 80)
    BAND = (320, 40)


class Shape(Struct, frozen=True):
    """What is drawn in one tone (``deep`` or ``soft``), as SVG path data for the even-odd rule."""

    tone: str
    path: str


class Motif(Struct, frozen=True):
    """A motif of one size: the family, the three choices within it, and width and height in units."""

    family: str
    choices: tuple[int, int, int]
    width: int
    height: int

    @property
    def shapes(self) -> tuple[Shape, ...]:
        """What is drawn, in order."""
        return _shapes(self)

    @property
    def tile(self) -> Tile:
        """The tile that is repeated."""
        return _tile(self.family, self.choices)

    def rows(self, outlines: tuple[Outline, ...]) -> Iterator[tuple[Point, int]]:
        """Where figures of the tile are repeated: for each row the middle of the first tile, and how many tiles.

        Tiles whose figures would lie wholly outside are left out.
        """
        left, right = _extent(outlines, 0)
        top, bottom = _extent(outlines, 1)
        rise, brick = self.tile.rise, self.tile.brick
        middle = TILE / 2
        for row in range(floor((-middle - bottom) / rise) + 1, ceil((self.height - middle - top) / rise)):
            shift = middle + (middle if brick and row % 2 else 0)
            first = floor((-shift - right) / TILE) + 1
            beyond = ceil((self.width - shift - left) / TILE)
            yield (shift + TILE * first, middle + rise * row), beyond - first


def motif(identifier: str, form: Form) -> Motif:
    """The motif of an identifier, such as an article's address."""
    number = int.from_bytes(hashlib.blake2b(identifier.encode(), digest_size=8).digest())
    number, family = divmod(number, len(FAMILIES))
    number, a = divmod(number, _CHOICES)
    number, b = divmod(number, _CHOICES)
    c = number % _CHOICES
    return Motif(tuple(FAMILIES)[family], (a, b, c), *form.value)


@lru_cache(maxsize=1024)
def _tile(family: str, choices: tuple[int, int, int]) -> Tile:
    return FAMILIES[family](*choices)


@lru_cache(maxsize=1024)
def _shapes(drawn: Motif) -> tuple[Shape, ...]:
    tones = (("soft", drawn.tile.soft), ("deep", drawn.tile.deep))
    return tuple(Shape(tone, "".join(_rows(drawn, figure) for figure in figures)) for tone, figures in tones)


def _extent(outlines: tuple[Outline, ...], axis: int) -> tuple[float, float]:
    """The least and the greatest coordinate of figures; control points count, which is never too little."""
    values = [
        point[axis] for one in outlines for point in (one.start, *(point for step in one.steps for point in step))
    ]
    return min(values), max(values)


def _rows(drawn: Motif, figure: Outline) -> str:
    """A figure wherever the tiles have it, as path data.

    In a row every figure after the first is the same text, which compresses to next to nothing.
    """
    path, (x, y) = figure.path(), figure.start
    on = f"m{TILE} 0{path}"  # a closed figure ends where it began
    return "".join(
        f"M{numbers((left + x, middle + y))}{path}{on * (count - 1)}" for (left, middle), count in drawn.rows((figure,))
    )
