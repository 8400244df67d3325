"""The families of motifs: each builds one tile from a few figures and a symmetry, as the named textiles are built.

The names are those of the principle of construction (four petals about a middle, slanting blades, rows of triangles).
The figures are Suluh's own; no cloth is copied. ``a``, ``b`` and ``c`` are choices from 0 to 2.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from plugins.media.motif_outline import (
    TILE,
    Outline,
    Point,
    bar,
    diamond,
    dot,
    fourfold,
    halfturned,
    mirrored,
    petal,
    polygon,
)

_HALF = TILE / 2
_QUARTER = TILE / 4


class Tile(Struct, frozen=True):
    """The figures of one tile: ``deep`` ones carry the pattern, ``soft`` ones lie behind it.

    Within a tone, what overlaps is cut out (the even-odd rule). ``rise`` is the distance of two rows; ``brick``
    rows are set off by half a tile.
    """

    deep: tuple[Outline, ...]
    soft: tuple[Outline, ...]
    rise: float = TILE
    brick: bool = False


def kawung(a: int, b: int, c: int) -> Tile:
    """Four ovals about a middle: the lattice of overlapping circles."""
    fat = (9.0, 11.5, 13.5)[a]
    oval = petal((2.6, -2.6), (17.6, -17.6), fat)
    heart = (dot(1.6), diamond(2.4, 2.4), diamond(1.2, 4.6))[b]
    seed = petal((6.5, -6.5), (13.7, -13.7), fat / 3.2)
    deep = fourfold(oval, seed) if c else fourfold(oval)
    joint = (diamond(3, 3), dot(2), diamond(4.5, 4.5))[b].at(_HALF, _HALF)
    strewn = ((), (), fourfold(diamond(1.6, 1.6).at(0, -12)))[c]
    return Tile((*deep, heart), (joint, *strewn))


def ceplok(a: int, b: int, c: int) -> Tile:
    """A rosette with four axes, and a smaller figure where four tiles meet."""
    long = petal((0, -3.4), (0, -(15.0, 17.0, 13.0)[a]), (5.5, 4.5, 6.5)[a])
    short = petal((2.8, -2.8), ((9.5, -9.5), (8.5, -8.5), (10.5, -10.5))[a], (4.0, 3.4, 3.0)[b])
    middle = (dot(2.4), diamond(2.6, 2.6), dot(1.8))[b]
    corner = ((diamond(6, 6), diamond(2.6, 2.6)), (dot(5), dot(2.2)), (bar(4.2, 4.2), diamond(4.2, 4.2)))[c]
    return Tile((*fourfold(long, short), middle), tuple(part.at(_HALF, _HALF) for part in corner))


def parang(a: int, b: int, c: int) -> Tile:
    """Slanting rows of interlocked blades, parted by rows of small rhombs."""
    tip = (18.0, 16.5, 19.0)[a]
    belly = ((-1.0, 18.0), (-2.0, 16.0), (0.0, 19.0))[a]
    blade = Outline(
        (-tip, tip),
        ((belly, (8.0, 7.0)), ((12.0, 1.5), (7.5, -1.5)), ((2.0, -4.0), (-1.5, 2.0)), ((-7.0, 10.5), (-tip, tip))),
    )
    between = (diamond(2.2, 2.2), dot(1.9), bar(1.6, 1.6))[b]
    places: tuple[Point, ...] = ((10, 10), (-10, -10), (20, 0), (0, 20))
    row = tuple(between.at(*place) for place in places)
    guard = ((), halfturned(_slant(13.6, 0.8)), ())[c]
    eye = ((), (), halfturned(dot(1.4).at(5.4, 2.6)))[c]
    return Tile((*halfturned(blade), *eye), (*row, *guard))


def lereng(a: int, b: int, c: int) -> Tile:
    """Plain slanting stripes, and in every second one a row of small leaves."""
    broad, fine = (2.6, 3.6, 1.8)[a], 0.8
    leaf = (
        petal((-3.5, -3.5), (3.5, 3.5), 4.0),
        petal((-4.2, 4.2), (4.2, -4.2), 3.8),
        diamond(2.8, 2.8),
    )[b]
    places: tuple[Point, ...] = ((10, 10), (-10, -10), (20, 0), (0, 20))
    stripes: tuple[Outline, ...] = (_slant(0, broad),)
    guards = ((), (_slant(broad + 4.5, fine), _slant(-broad - 4.5, fine)), (_slant(broad + 4.5, fine),))[c]
    return Tile(stripes, (*guards, *(leaf.at(*place) for place in places)))


def tumpal(a: int, b: int, c: int) -> Tile:
    """Rows of steep triangles on a base line, one within the other."""
    tip = (-15.0, -17.0, -13.0)[a]
    outer = polygon((-19, 16), (0, tip), (19, 16))
    inner = polygon((-13, 13), (0, tip + 9), (13, 13))
    core = (
        (diamond(2.6, 4.5).at(0, 6),),
        (petal((0, 11), (0, tip + 13), 4.5),),
        (dot(2).at(0, 3), *mirrored(dot(1.6).at(5.5, 9.5))),
    )[b]
    hung = ((diamond(2.4, 2.4),), (dot(2),), (petal((0, -6), (0, 6), 4),))[c]
    base = polygon((-20, 17.6), (20, 17.6), (20, 19), (-20, 19))
    return Tile((outer, inner, *core), (*(one.at(_HALF, -8) for one in hung), base))


def wajik(a: int, b: int, c: int) -> Tile:
    """Rhombs within rhombs with stepped sides, as a loom makes them."""
    outer = _stepped(16) if a else diamond(17, 17)
    middle = _stepped(11) if a == 1 else diamond(11.5, 11.5)
    core = ((dot(2.6),), (diamond(5, 5), diamond(2, 2)), fourfold(diamond(1.8, 1.8).at(0, -4)))[b]
    corner = ((diamond(3.4, 3.4),), (dot(2.4),), (diamond(6, 1.2), diamond(1.2, 6)))[c]
    return Tile((outer, middle, *core), tuple(one.at(_HALF, _HALF) for one in corner))


def sisik(a: int, b: int, c: int) -> Tile:
    """Scales that cover one another row by row."""
    inner = (15.5, 14.0, 16.8)[a]
    scale = Outline(
        (-19.4, -7),
        (
            ((-19.0, 6.5), (0, 12.5)),
            ((19.0, 6.5), (19.4, -7)),
            ((inner, -7),),
            ((inner - 1, 3.0), (0, 9.5 - (2.5, 4.0, 1.5)[a])),
            ((1 - inner, 3.0), (-inner, -7)),
        ),
    )
    seed = (petal((0, -6), (0, 4), 4.5), dot(2.4).at(0, -2), diamond(2.4, 4).at(0, -2))[b]
    twigs = ((), mirrored(dot(1.2).at(7.5, -5)), mirrored(petal((3.5, -5), (9.5, -5), 2)))[c]
    lowered = tuple(part.at(0, 7) for part in (seed, *twigs))  # so that a row ends at the lower edge
    return Tile((scale.at(0, 7),), lowered, rise=_HALF, brick=True)


def anyam(a: int, b: int, c: int) -> Tile:
    """Plaited strips: bundles lie in turn along and across."""
    length, places, breadth = ((9.0, (-6.0, 0.0, 6.0), 2.2), (8.4, (-4.5, 4.5), 3.2), (8.8, (-6.5, 0.0, 6.5), 1.5))[a]
    bundle = tuple(bar(length, breadth * (1.0, 0.7, 1.2)[b]).at(0, place) for place in places)
    along = tuple(part.at(-_QUARTER, -_QUARTER) for part in bundle)
    across = tuple(part.turned(1).at(_QUARTER, -_QUARTER) for part in bundle)
    joint = ((), (), (diamond(1.5, 1.5),))[c]
    return Tile(
        (*along, *(part.at(_HALF, _HALF) for part in along)),
        (*across, *(part.at(-_HALF, _HALF) for part in across), *joint),
    )


def truntum(a: int, b: int, c: int) -> Tile:
    """Small stars strewn in order, a large and a little one in turn."""
    ray = petal((0, -2), (0, -(9.5, 11.0, 8.0)[a]), 2.8)
    slim = petal((1.6, -1.6), (6.4, -6.4), 2.2)
    little = _star(6, 1.3).at(_HALF, _HALF)
    middle = (dot(1.2), diamond(1.4, 1.4), dot(1.6))[b]
    rays = (fourfold(ray, slim), fourfold(ray, slim), fourfold(ray))[b]
    strewn = ((dot(1.1).at(0, -_HALF), dot(1.1).at(_HALF, 0)), (), fourfold(diamond(1.5, 1.5).at(8, -16)))[c]
    return Tile((*rays, middle), (little, *strewn))


FAMILIES: dict[str, Callable[[int, int, int], Tile]] = {
    maker.__name__: maker for maker in (kawung, ceplok, parang, lereng, tumpal, wajik, sisik, anyam, truntum)
}
"""Every family by its name, in the order in which an identifier chooses among them."""


def _slant(offset: float, half_width: float) -> Outline:
    """A stripe from the lower left to the upper right that runs on in the next tile; ``offset`` is across it."""
    left, right = offset - half_width, offset + half_width
    return polygon((left - _HALF, _HALF), (right - _HALF, _HALF), (right + _HALF, -_HALF), (left + _HALF, -_HALF))


def _stepped(half: float) -> Outline:
    """A rhomb whose sides go in four steps."""
    step = half / 4.5
    stairs = [(step / 2 + step * number, -half + step * number) for number in range(5)]
    side = [corner for x, y in stairs[:-1] for corner in ((x, y), (x, y + step))] + stairs[-1:]
    return polygon(*(_quarter_turned(corner, quarters) for quarters in range(4) for corner in side))


def _quarter_turned(point: Point, quarters: int) -> Point:
    x, y = point
    return ((x, y), (-y, x), (-x, -y), (y, -x))[quarters]


def _star(ray: float, waist: float) -> Outline:
    """A star of four rays."""
    quarter = ((0, -ray), (waist, -waist))
    return polygon(*(_quarter_turned(corner, quarters) for quarters in range(4) for corner in quarter))
