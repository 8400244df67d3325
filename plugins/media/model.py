"""What a page says about a picture."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Picture:
    """A published picture: its address and its size in pixels after scaling."""

    address: str
    width: int
    height: int


def scaled(width: int, height: int, limit: int) -> tuple[int, int]:
    """A size in pixels scaled down to at most ``limit`` wide, in proportion.

    >>> scaled(2400, 1600, 1200)
    (1200, 800)
    """
    if width <= limit:
        return width, height
    return limit, max(1, round(height * limit / width))
