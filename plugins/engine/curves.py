"""Lines over a scale as coordinates: pure arithmetic, so that templates only print.

The drawing is `WIDTH` units wide, which fits a phone unscaled. Lines are told apart by dashes and marks, never by
colour alone (WCAG 2.2, 1.4.1). The scale begins at zero unless all values lie close together and far from it; then it
says so.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal

from msgspec import Struct

from plugins.engine.chart import WIDTH
from plugins.engine.words import LANGUAGE

_STYLES = (
    ("none", "m-3,0a3,3 0 1 0 6,0a3,3 0 1 0 -6,0z"),
    ("7 4", "m-3,-3h6v6h-6z"),
    ("2 3", "m0,-4l4,4l-4,4l-4,-4z"),
    ("10 3 2 3", "m0,-4l4,7h-8z"),
    ("4 2", "m0,4l4,-7h-8z"),
    ("12 5", "m-1,-4h2v3h3v2h-3v3h-2v-3h-3v-2h3z"),
)
"""Dashes of a line, and the path of its mark around a point: circle, square, diamond, two triangles, cross."""

STYLES = len(_STYLES)
"""How many lines a reader can tell apart."""

SAMPLE = (28, 10)
"""Width and height of the sample of a line in the key."""

_HEIGHT = 200
_TOP, _BOTTOM, _RIGHT = 18, 26, 14
_LETTER = Decimal("8.2")
_STEPS = tuple(map(Decimal, ("1", "2", "2.5", "5", "10")))
_WANTED = 4
_THOUSAND = 1000
_FAR = Decimal("0.6")
"""The least value, as a share of the greatest, above which a scale from zero would show nothing but a flat line."""


class Series(Struct, frozen=True):
    """One line to draw: its name, and a value or nothing for every label."""

    name: str
    values: tuple[Decimal | None, ...]


class Spot(Struct, frozen=True):
    """A place in the drawing."""

    x: int
    y: int


class Curve(Struct, frozen=True):
    """A line: its name, its dashes, the points of each unbroken stretch, and the path of the marks on its values.

    ``sample`` is the path of one mark in the middle of a sample `SAMPLE` units wide and high, for the key.
    """

    name: str
    dashes: str
    stretches: tuple[str, ...]
    marks: str
    sample: str


class Tick(Struct, frozen=True):
    """A value of the scale or a label under it, with the place of its words; ``anchor`` as SVG knows it."""

    x: int
    y: int
    label: str
    anchor: str


class CurveDrawing(Struct, frozen=True):
    """Lines with their labels and their scale, whose rules run from ``left`` to ``right``, ``from_zero`` or not."""

    width: int
    height: int
    left: int
    right: int
    curves: tuple[Curve, ...]
    scale: tuple[Tick, ...]
    labels: tuple[Tick, ...]
    from_zero: bool


def curve_drawing(
    labels: Sequence[str], series: Sequence[Series], places: Sequence[Decimal] | None = None
) -> CurveDrawing:
    """Lines over labels in the order given.

    ``places`` are the labels' distances along the axis, such as years, so that a gap in time is a gap in the drawing;
    without them labels stand evenly. A value of ``None`` breaks its line.

    >>> drawn = curve_drawing(["2024", "2025"], [Series("a", (Decimal(0), Decimal(8)))])
    >>> [tick.label for tick in drawn.scale], drawn.curves[0].stretches
    (['0', '2', '4', '6', '8'], ('14,174 306,18',))
    """
    values = [value for line in series for value in line.values if value is not None]
    low, high, step = _scale(values)
    steps = [low + step * number for number in range(int((high - low) / step) + 1)]
    words = _words(steps)
    left = int(max(map(len, words)) * _LETTER) + 6
    right = WIDTH - _RIGHT
    foot = _HEIGHT - _BOTTOM

    def height(value: Decimal) -> int:
        return _whole(foot - (value - low) / (high - low) * (foot - _TOP))

    across = _across(len(labels), places, left, right)
    return CurveDrawing(
        width=WIDTH,
        height=_HEIGHT,
        left=left,
        right=right,
        curves=tuple(_curve(number, line, across, height) for number, line in enumerate(series)),
        scale=tuple(Tick(left - 4, height(value), word, "end") for value, word in zip(steps, words, strict=True)),
        labels=_labels(labels, across),
        from_zero=low <= 0 <= high,
    )


def _curve(number: int, line: Series, across: Sequence[int], height: Callable[[Decimal], int]) -> Curve:
    stretches: list[list[Spot]] = [[]]
    for x, value in zip(across, line.values, strict=True):
        if value is None:
            stretches.append([])
        else:
            stretches[-1].append(Spot(x, height(value)))
    dashes, mark = _STYLES[number % STYLES]
    return Curve(
        name=line.name,
        dashes=dashes,
        stretches=tuple(" ".join(f"{spot.x},{spot.y}" for spot in one) for one in stretches if len(one) > 1),
        marks="".join(f"M{spot.x},{spot.y}{mark}" for one in stretches for spot in one),
        sample=f"M{SAMPLE[0] // 2},{SAMPLE[1] // 2}{mark}",
    )


def _scale(values: Sequence[Decimal]) -> tuple[Decimal, Decimal, Decimal]:
    """The foot and head of a scale in round steps that holds all values, and its step."""
    low, high = min(values, default=Decimal(0)), max(values, default=Decimal(1))
    if low >= 0 and not (low > high * _FAR and low < high):
        low = Decimal(0)
    if high <= 0 and not (high < low * _FAR and low < high):
        high = Decimal(0)
    if low == high:
        high = low + 1
    rough = (high - low) / _WANTED
    power = Decimal(1).scaleb(rough.adjusted())
    step = next(power * one for one in _STEPS if power * one >= rough)
    foot = (low / step).quantize(Decimal(1), ROUND_FLOOR) * step
    head = (high / step).quantize(Decimal(1), ROUND_CEILING) * step
    return foot, head, step


def _across(count: int, places: Sequence[Decimal] | None, left: int, right: int) -> list[int]:
    """Where the labels stand; a single one in the middle."""
    spots = list(places) if places is not None else [Decimal(number) for number in range(count)]
    span = max(spots) - min(spots) if spots else Decimal(0)
    if not span:
        return [(left + right) // 2 for _ in spots]
    return [_whole(left + (spot - min(spots)) / span * (right - left)) for spot in spots]


def _labels(labels: Sequence[str], across: Sequence[int]) -> tuple[Tick, ...]:
    """As many labels as fit without touching, the first and the last among them."""
    ticks: list[Tick] = []
    ends = {0, len(labels) - 1}
    for number, (label, x) in enumerate(zip(labels, across, strict=True)):
        alone = len(labels) == 1
        anchor = "middle" if alone or number not in ends else "end" if number else "start"
        tick = Tick(x, _HEIGHT - 8, label, anchor)
        fits = all(_apart(tick, other) for other in ticks)
        last = Tick(across[-1], 0, labels[-1], "end")
        if number in ends or (fits and _apart(tick, last)):
            ticks.append(tick)
    if len(ticks) > 1 and not _apart(ticks[0], ticks[-1]):
        return (ticks[-1],)
    return tuple(ticks)


def _apart(one: Tick, other: Tick) -> bool:
    (first, second), (third, fourth) = _span(one), _span(other)
    return second + 6 < third or fourth + 6 < first


def _span(tick: Tick) -> tuple[Decimal, Decimal]:
    width = len(tick.label) * _LETTER
    start = {"start": Decimal(0), "middle": width / 2, "end": width}[tick.anchor]
    return tick.x - start, tick.x - start + width


def _words(steps: Sequence[Decimal]) -> list[str]:
    """The values of the scale in few letters (``2,5 jt``), or in full where that would not tell them exactly."""
    from babel.numbers import format_compact_decimal, format_decimal  # noqa: PLC0415 -- no edit of an article needs it

    exact = [format_decimal(value, locale=LANGUAGE, decimal_quantization=False) for value in steps]
    if all(abs(value) < _THOUSAND for value in steps):
        return exact
    short = [format_compact_decimal(value, fraction_digits=3, locale=LANGUAGE) for value in steps]
    return short if len(set(short)) == len(short) else exact


def _whole(value: Decimal) -> int:
    return int(value.quantize(Decimal(1), ROUND_HALF_UP))
