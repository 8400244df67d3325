"""Colours as numbers: sRGB and OKLCH, what a screen can show of them, and the contrast between two.

OKLCH parts a colour into lightness, chroma and hue as people see them, so that one can be moved without the others.
The matrices are Björn Ottosson's (*A perceptual color space for image processing*, 2020), as CSS Color 4 took them up;
contrast is that of WCAG 2.2. It is a page of sums: a library would cost a build more time than all of it.
"""

from __future__ import annotations

import math

from msgspec import Struct

_STEPS = 16
"""Halvings in a search; finer than one of 255 steps of a channel."""
_GREY = 0.0005
"""Chroma below this is only the rounding of sums."""
_KNEE, _ENCODED_KNEE = 0.0031308, 0.04045
"""Where sRGB's curve turns from a line into a power (IEC 61966-2-1), linear and encoded."""
_SLACK = 0.0001
"""How far a channel may leave 0 to 1 by rounding alone."""


class Oklch(Struct, frozen=True):
    """A colour by lightness (0 to 1), chroma (0 to about 0.37 in sRGB) and hue in degrees."""

    lightness: float
    chroma: float
    hue: float


def read_colour(colour: str) -> Oklch:
    """``#rrggbb`` as OKLCH. Raises `ValueError` for anything else; the hue of a grey is 0.

    >>> read_colour("#ffffff")
    Oklch(lightness=1.0, chroma=0.0, hue=0.0)
    """
    red, green, blue = (_linear(part) for part in _channels(colour))
    large = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    middle = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    small = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    lightness = 0.2104542553 * large + 0.7936177850 * middle - 0.0040720468 * small
    first = 1.9779984951 * large - 2.4285922050 * middle + 0.4505937099 * small
    second = 0.0259040371 * large + 0.7827717662 * middle - 0.8086757660 * small
    chroma = math.hypot(first, second)
    if chroma < _GREY:
        return Oklch(round(lightness, 6), 0.0, 0.0)
    return Oklch(lightness, chroma, math.degrees(math.atan2(second, first)) % 360)


def write_colour(colour: Oklch) -> str:
    """OKLCH as ``#rrggbb``; where no screen shows so much chroma, it is lowered and lightness and hue are kept.

    >>> write_colour(Oklch(0.7, 0.4, 145))
    '#00bf34'
    """
    channels = _to_linear(colour)
    if not _shown(channels):
        least, most = 0.0, colour.chroma
        for _ in range(_STEPS):
            half = (least + most) / 2
            inside = _shown(_to_linear(Oklch(colour.lightness, half, colour.hue)))
            least, most = (half, most) if inside else (least, half)
        channels = _to_linear(Oklch(colour.lightness, least, colour.hue))
    return "#" + "".join(f"{round(255 * _encoded(part)):02x}" for part in channels)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours ``#rrggbb``, 1 to 21 (WCAG 2.2, *contrast ratio*).

    >>> round(contrast("#000000", "#ffffff"), 2)
    21.0
    """
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    """Relative luminance, 0 to 1 (WCAG 2.2)."""
    red, green, blue = (_linear(part) for part in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _channels(colour: str) -> tuple[float, float, float]:
    if len(colour) != len("#rrggbb") or not colour.startswith("#"):
        raise ValueError(colour)
    red, green, blue = bytes.fromhex(colour[1:])
    return red / 255, green / 255, blue / 255


def _linear(part: float) -> float:
    return part / 12.92 if part <= _ENCODED_KNEE else ((part + 0.055) / 1.055) ** 2.4


def _encoded(part: float) -> float:
    inside = min(max(part, 0.0), 1.0)
    return inside * 12.92 if inside <= _KNEE else 1.055 * inside ** (1 / 2.4) - 0.055


def _to_linear(colour: Oklch) -> tuple[float, float, float]:
    """Linear sRGB; a channel outside 0 to 1 cannot be shown."""
    first = colour.chroma * math.cos(math.radians(colour.hue))
    second = colour.chroma * math.sin(math.radians(colour.hue))
    large = (colour.lightness + 0.3963377774 * first + 0.2158037573 * second) ** 3
    middle = (colour.lightness - 0.1055613458 * first - 0.0638541728 * second) ** 3
    small = (colour.lightness - 0.0894841775 * first - 1.2914855480 * second) ** 3
    return (
        4.0767416621 * large - 3.3077115913 * middle + 0.2309699292 * small,
        -1.2684380046 * large + 2.6097574011 * middle - 0.3413193965 * small,
        -0.0041960863 * large - 0.7034186147 * middle + 1.7076147010 * small,
    )


def _shown(channels: tuple[float, float, float]) -> bool:
    return all(-_SLACK <= part <= 1 + _SLACK for part in channels)
