"""Horizontal bars as coordinates: pure arithmetic, so that templates only print.

The drawing is `WIDTH` units wide, which fits a phone unscaled. Bars begin at zero, so that their lengths compare.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from msgspec import Struct

WIDTH = 320
_VALUE_ROOM = 96
"""Kept free to the right of the longest bar, for its value; more where a value is longer."""
_LETTER = 8
"""The width of a digit of a value, generously."""
_MOST_ROOM = 220
_ROW = 44
_LABEL = 14
_BAR = 18


class Point(Struct, frozen=True):
    """One bar to draw: its name, its size (not negative), and its value in words."""

    label: str
    size: Decimal
    value: str


class Bar(Struct, frozen=True):
    """A bar with the places of its two texts, in units of the drawing; y grows downwards."""

    x: int
    y: int
    width: int
    height: int
    label: str
    label_y: int
    value: str
    value_x: int
    value_y: int


class Drawing(Struct, frozen=True):
    """A chart's size and bars."""

    width: int
    height: int
    bars: tuple[Bar, ...]


def bar_drawing(points: Sequence[Point]) -> Drawing:
    """Bars one under the other in the order given, the longest filling the room.

    >>> [(bar.y, bar.width) for bar in bar_drawing([Point("a", Decimal(5), "5"), Point("b", Decimal(10), "10")]).bars]
    [(20, 112), (64, 224)]
    """
    longest = max((point.size for point in points), default=Decimal(0)) or Decimal(1)
    letters = max((len(point.value) for point in points), default=0)
    room = WIDTH - min(max(_VALUE_ROOM, letters * _LETTER), _MOST_ROOM)
    bars = tuple(_bar(index * _ROW, point, longest, room) for index, point in enumerate(points))
    return Drawing(WIDTH, len(points) * _ROW, bars)


def _bar(top: int, point: Point, longest: Decimal, room: int) -> Bar:
    width = int((point.size / longest * room).quantize(Decimal(1), ROUND_HALF_UP))
    # A bar of nothing still shows where it stands.
    width = max(1, width)
    y = top + _LABEL + 6
    return Bar(0, y, width, _BAR, point.label, top + _LABEL, point.value, width + 6, y + _LABEL)
