"""Closed outlines in the plane, and the symmetries that make a tile of a textile out of one element.

An outline is a start and steps; a step of one point is a straight line, of two a quadratic curve (control point and
end). Lengths are units of a tile, whose side is `TILE`, with the origin in its middle and y downwards as in SVG.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from msgspec import Struct

Point = tuple[float, float]

TILE = 40
_CURVE = 2
_PRECISION = 1


class Outline(Struct, frozen=True):
    """A closed figure."""

    start: Point
    steps: tuple[tuple[Point, ...], ...]

    def at(self, x: float, y: float) -> Outline:
        """The same figure moved."""
        return self._mapped(1, 0, 0, 1, x, y)

    def turned(self, quarters: int) -> Outline:
        """The same figure turned about the middle of the tile by quarters of a circle."""
        cos, sin = ((1, 0), (0, 1), (-1, 0), (0, -1))[quarters % 4]
        return self._mapped(cos, -sin, sin, cos, 0, 0)

    def mirrored(self) -> Outline:
        """The same figure mirrored left to right."""
        return self._mapped(-1, 0, 0, 1, 0, 0)

    def path(self) -> str:
        """The figure as SVG path data without its start: relative commands, closed."""
        commands, here = [], self.start
        for step in self.steps:
            near = [(x - here[0], y - here[1]) for x, y in step]
            commands.append(("q" if len(step) == _CURVE else "l") + numbers(value for pair in near for value in pair))
            here = step[-1]
        return "".join(commands) + "z"

    def polygon(self, parts: int = 6) -> Iterator[Point]:
        """The figure's corners, each curve cut into ``parts`` straight pieces, for whoever cannot draw curves."""
        here = self.start
        yield here
        for step in self.steps:
            if len(step) == _CURVE:
                (cx, cy), (x, y) = step
                for part in range(1, parts + 1):
                    t = part / parts
                    a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t * t
                    yield (a * here[0] + b * cx + c * x, a * here[1] + b * cy + c * y)
            else:
                yield step[0]
            here = step[-1]

    def _mapped(self, a: int, b: int, c: int, d: int, x: float, y: float) -> Outline:
        def put(point: Point) -> Point:
            return (a * point[0] + b * point[1] + x, c * point[0] + d * point[1] + y)

        return Outline(put(self.start), tuple(tuple(put(point) for point in step) for step in self.steps))


def polygon(*points: Point) -> Outline:
    """A figure of straight sides."""
    return Outline(points[0], tuple((point,) for point in points[1:]))


def diamond(half_width: float, half_height: float) -> Outline:
    """A rhombus about the middle."""
    return polygon((0, -half_height), (half_width, 0), (0, half_height), (-half_width, 0))


def bar(half_width: float, half_height: float) -> Outline:
    """A rectangle about the middle."""
    return polygon(
        (-half_width, -half_height), (half_width, -half_height), (half_width, half_height), (-half_width, half_height)
    )


def dot(radius: float) -> Outline:
    """A round spot about the middle."""
    r, k = radius, radius * 0.83  # a quadratic eighth would be rounder; at this size four quarters are round enough
    corners = ((k, -k), (k, k), (-k, k), (-k, -k))
    ends = ((r, 0.0), (0.0, r), (-r, 0.0), (0.0, -r))
    return Outline((0, -r), tuple(zip(corners, ends, strict=True)))


def petal(begin: Point, end: Point, bulge: float) -> Outline:
    """A lens from one point to another; ``bulge`` is how far each side's control point stands off the middle line."""
    (x1, y1), (x2, y2) = begin, end
    length = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5
    dx, dy = (y1 - y2) / length * bulge, (x2 - x1) / length * bulge
    mx, my = (x1 + x2) / 2, (y1 + y2) / 2
    return Outline(begin, (((mx + dx, my + dy), end), ((mx - dx, my - dy), begin)))


def fourfold(*outlines: Outline) -> tuple[Outline, ...]:
    """Each figure in its four quarter turns about the middle."""
    return tuple(outline.turned(quarters) for outline in outlines for quarters in range(4))


def halfturned(*outlines: Outline) -> tuple[Outline, ...]:
    """Each figure and the same after half a turn."""
    return tuple(outline.turned(quarters) for outline in outlines for quarters in (0, 2))


def mirrored(*outlines: Outline) -> tuple[Outline, ...]:
    """Each figure and its mirror image."""
    return tuple(figure for outline in outlines for figure in (outline, outline.mirrored()))


def numbers(values: Iterable[float]) -> str:
    """Numbers of path data as short as SVG allows.

    >>> numbers([0.5, -3, 10.04, 7])
    '.5-3 10 7'
    """
    shown = [_shown(value) for value in values]
    return shown[0] + "".join(one if one[0] == "-" else f" {one}" for one in shown[1:])


@lru_cache(maxsize=4096)
def _shown(value: float) -> str:
    text = f"{round(value, _PRECISION) + 0.0:g}"  # adding zero makes of minus zero zero
    return text.replace("0.", ".", 1) if text.startswith(("0.", "-0.")) else text
