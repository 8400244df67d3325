"""Opening a picture with the readers that are trusted, and no others."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

from PIL import Image

READABLE = ("JPEG", "PNG", "WEBP", "BMP", "TIFF", "AVIF")
"""Pillow's readers for what is published; all others stay shut to files from outside. JPEG's includes MPO."""

ORIENTATION = 0x0112
SIDEWAYS = frozenset({5, 6, 7, 8})
"""Orientations in which width and height are exchanged."""


@contextmanager
def open_picture(data: bytes, formats: tuple[str, ...] = READABLE) -> Iterator[Image.Image]:
    """A picture from its bytes, not yet decoded, without Pillow's warnings: sizes and metadata are checked apart.

    Raises `OSError`, `ValueError`, `SyntaxError` or others of Pillow's where the file is broken, and
    `Image.DecompressionBombError` beyond 179 million pixels.
    """
    Image.init()  # registers the readers; does nothing the second time
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with Image.open(io.BytesIO(data), formats=formats) as image:
            yield image


def turn_of(image: Image.Image) -> int:
    """How an opened picture is still to be turned, 1 to 8 (Exif 3.0, 4.6.5.1.6); 1 where it stands upright.

    Pillow turns TIFF by itself, and nothing else.
    """
    turn = 1 if image.format == "TIFF" else image.getexif().get(ORIENTATION, 1)
    return turn if isinstance(turn, int) and 1 <= turn <= 8 else 1  # noqa: PLR2004 -- the values of the standard
