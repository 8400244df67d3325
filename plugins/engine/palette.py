"""Every colour of the theme, derived from the office's one: two schemes, and stronger ones for who asks for contrast.

The office's hue and strength are kept; lightness is solved for, so that each pair of colours that the theme puts
together reaches its contrast in every scheme. `PAIRS` is the one list of those pairs: the derivation solves for it,
the build checks the finished style sheet with it, and the tests try it with every colour there is.
docs/design.md tells the reasons.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from msgspec import Struct

from plugins.engine.colour import Oklch, contrast, read_colour, write_colour

TEXT = 4.5
"""Least contrast of text (WCAG 2.2, 1.4.3)."""
SIGN = 3.0
"""Least contrast of signs, edges of controls and focus (WCAG 2.2, 1.4.11)."""

Palette = Mapping[str, str]
"""Colour tokens and their ``#rrggbb``."""


class Pair(Struct, frozen=True):
    """Two tokens that the theme shows one on the other, and the least contrast they need."""

    front: str
    back: str
    least: float


class Shortfall(Struct, frozen=True):
    """A pair that does not reach its contrast in a scheme."""

    scheme: str
    pair: Pair
    colours: tuple[str, str]
    ratio: float


DEFAULT_IDENTITY = "#0b5d4e"
"""The colour of a site that names none."""

PRINTED: Palette = {
    **dict.fromkeys(("paper", "surface", "tint", "deep", "caution-tint", "danger-tint"), "#ffffff"),
    **dict.fromkeys(("ink", "on-deep", "identity", "caution", "danger"), "#000000"),
    "quiet": "#333333",
    "line": "#999999",
    "edge": "#666666",
}
"""What differs on paper: black on white, whatever the office's colour is."""

_GROUNDS = ("paper", "surface", "tint", "caution-tint", "danger-tint")

PAIRS = (
    *(Pair(front, back, TEXT) for front in ("ink", "quiet", "identity") for back in _GROUNDS),
    *(Pair("caution", back, TEXT) for back in ("paper", "surface", "caution-tint")),
    *(Pair("danger", back, TEXT) for back in ("paper", "surface", "danger-tint")),
    Pair("on-deep", "deep", TEXT),
    *(Pair("focus", back, SIGN) for back in _GROUNDS),
    Pair("flame", "deep", SIGN),
    *(Pair("edge", back, SIGN) for back in ("paper", "surface", "tint")),
    Pair("identity", "line", SIGN),
)


class _Shade(Struct, frozen=True):
    """How a token begins: lightness, most chroma, hue; ``hue`` of none is the office's own, never with more chroma.

    ``aim`` is the contrast that its text pairs should reach, above what the standard asks.
    """

    lightness: float
    chroma: float
    hue: float | None = None
    aim: float = 0.0


_MIDDLE = 0.5
"""Lightness above which a ground asks for darker colours, and below which for lighter ones."""

_WARM, _AMBER, _RED, _ORANGE = 88.0, 75.0, 26.0, 52.0

# Grounds come first: what stands on them is solved against them.
_LIGHT = {
    "paper": _Shade(0.984, 0.006, _WARM),
    "surface": _Shade(1, 0),
    "tint": _Shade(0.951, 0.02),
    "line": _Shade(0.872, 0.014, _WARM),
    "caution-tint": _Shade(0.957, 0.04, _WARM),
    "danger-tint": _Shade(0.951, 0.022, _RED),
    "ink": _Shade(0.24, 0.014, aim=12),
    "quiet": _Shade(0.46, 0.016, aim=5.6),
    "edge": _Shade(0.6, 0.014),
    "caution": _Shade(0.43, 0.09, _AMBER, aim=6),
    "danger": _Shade(0.44, 0.16, _RED, aim=6),
    "focus": _Shade(0.55, 0.15, _ORANGE),
}
_DARK = {
    "paper": _Shade(0.193, 0.008),
    "surface": _Shade(0.234, 0.012),
    "tint": _Shade(0.282, 0.03),
    "line": _Shade(0.36, 0.016),
    "caution-tint": _Shade(0.27, 0.035, _WARM),
    "danger-tint": _Shade(0.27, 0.05, _RED),
    "ink": _Shade(0.925, 0.01, _WARM, aim=10),
    "quiet": _Shade(0.76, 0.014, aim=5.6),
    "edge": _Shade(0.6, 0.016),
    "caution": _Shade(0.88, 0.1, _WARM, aim=6),
    "danger": _Shade(0.83, 0.1, _RED, aim=6),
    "focus": _Shade(0.87, 0.15, _AMBER),
}


@lru_cache(maxsize=8)
def schemes(identity: str) -> Mapping[str, Palette]:
    """The tokens of ``light`` and ``dark``, and of ``light-more`` and ``dark-more`` for `prefers-contrast`.

    ``identity`` is the office's colour as ``#rrggbb``. Raises `ValueError` for anything else.

    >>> schemes("#ffff00")["light"]["brand"], contrast(schemes("#ffff00")["light"]["identity"], "#ffffff") > 4.5
    ('#ffff00', True)
    """
    office = read_colour(identity)
    return {
        name + suffix: _solved({**shades, **_of_the_office(office, dark=name == "dark")}, office, identity, more)
        for suffix, more in (("", 1.0), ("-more", 1.5))
        for name, shades in (("light", _LIGHT), ("dark", _DARK))
    }


def shortfalls(scheme: str, palette: Palette, pairs: Iterable[Pair] = PAIRS) -> tuple[Shortfall, ...]:
    """The pairs of a palette that miss their contrast; a token that is not there is not looked at."""
    found = []
    for pair in pairs:
        if pair.front in palette and pair.back in palette:
            colours = (palette[pair.front], palette[pair.back])
            ratio = contrast(*colours)
            if ratio < pair.least:
                found.append(Shortfall(scheme, pair, colours, ratio))
    return tuple(found)


def _of_the_office(office: Oklch, *, dark: bool) -> dict[str, _Shade]:
    """The shades that begin at the office's own lightness."""
    if dark:
        return {
            "deep": _Shade(0.268, 0.05),
            "on-deep": _Shade(0.94, 0.012, aim=9),
            "flame": _Shade(0.84, 0.15, _AMBER),
            "identity": _Shade(0.8, 0.11, aim=5.2),
        }
    return {
        "deep": _Shade(min(max(office.lightness, 0.24), 0.35), 0.09),
        "on-deep": _Shade(0.965, 0.012, aim=8),
        "flame": _Shade(0.84, 0.15, _AMBER),
        "identity": _Shade(office.lightness, 0.4, aim=5.2),
    }


def _solved(shades: Mapping[str, _Shade], office: Oklch, identity: str, more: float) -> Palette:
    """Colours for shades, each moved away from its grounds until its pairs reach their contrast times ``more``."""
    made = {"brand": identity}
    for token, shade in shades.items():
        needs = [
            (made[pair.back], more * max(pair.least + 0.05, shade.aim if pair.least == TEXT else 0))
            for pair in PAIRS
            if pair.front == token
        ]
        made[token] = _moved(_begun(shade, office), needs)
    return made


def _begun(shade: _Shade, office: Oklch) -> Oklch:
    if shade.hue is not None:
        return Oklch(shade.lightness, shade.chroma, shade.hue)
    return Oklch(shade.lightness, min(shade.chroma, office.chroma), office.hue)


def _moved(colour: Oklch, needs: list[tuple[str, float]]) -> str:
    """The colour with the nearest lightness that has every contrast it needs; black or white where none has."""

    def fits(lightness: float) -> bool:
        shown = write_colour(Oklch(lightness, colour.chroma, colour.hue))
        return all(contrast(shown, ground) >= ratio for ground, ratio in needs)

    near = colour.lightness
    if fits(near):
        return write_colour(colour)
    far = 0.0 if read_colour(needs[0][0]).lightness > _MIDDLE else 1.0
    for _ in range(10):
        half = (near + far) / 2
        near, far = (near, half) if fits(half) else (half, far)
    return write_colour(Oklch(far, colour.chroma, colour.hue))
