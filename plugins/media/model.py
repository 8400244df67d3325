"""What a page says about a picture, and how wide the copies of it are."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

_WORTH = 1.2
"""A copy must be this much wider than the next smaller one to be worth its own file."""


class Copy(Struct, frozen=True):
    """One published copy of a picture: its address and its width in pixels."""

    address: str
    width: int


class CopySet(Struct, frozen=True):
    """The copies of a picture in one format, narrowest first; ``media_type`` is IANA's, such as ``image/webp``."""

    media_type: str
    copies: tuple[Copy, ...]


class Picture(Struct, frozen=True):
    """A published picture.

    ``address``, ``width`` and ``height`` (pixels) are of the widest JPEG: the picture's permanent address, for feeds,
    link previews and other sites. ``jpeg`` are all its JPEG copies, ``better`` the same in lighter formats, the
    lightest first, for browsers that know them.
    """

    address: str
    width: int
    height: int
    jpeg: tuple[Copy, ...] = ()
    better: tuple[CopySet, ...] = ()


def scaled(width: int, height: int, limit: int) -> tuple[int, int]:
    """A size in pixels scaled down to at most ``limit`` wide, in proportion.

    >>> scaled(2400, 1600, 1200)
    (1200, 800)
    """
    if width <= limit:
        return width, height
    return limit, max(1, round(height * limit / width))


def copy_widths(width: int, wanted: Sequence[int]) -> tuple[int, ...]:
    """How wide the copies of a picture are, narrowest first: as wanted, never wider than the picture itself.

    A copy that would hardly differ from the picture's own width is left out.

    >>> copy_widths(4000, (360, 720, 1200))
    (360, 720, 1200)
    >>> copy_widths(900, (360, 720, 1200))
    (360, 720, 900)
    >>> copy_widths(400, (360, 720, 1200))
    (400,)
    """
    widest = min(width, max(wanted))
    return (*(step for step in sorted(set(wanted)) if step * _WORTH <= widest), widest)
