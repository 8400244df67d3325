"""Reading pictures, and making the copies that are published.

A picture is always drawn anew, upright, in sRGB and at most `MAX_WIDTH` wide: the original, with the position and the
device it may tell, never reaches the output.
"""

from __future__ import annotations

import hashlib
import io
import warnings
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path

from PIL import Image, ImageOps, UnidentifiedImageError

from plugins.engine.page import CannotMakeError, MadeFile
from plugins.engine.problem import Problem
from plugins.media import problems as found
from plugins.media.model import Picture, scaled
from plugins.media.shelf import Shelf

MAX_WIDTH = 1200
MAX_PIXELS = 100_000_000
_JPEG_QUALITY = 80
_FORMATS = {"JPEG": "JPEG", "PNG": "PNG", "WEBP": "JPEG", "BMP": "JPEG", "TIFF": "JPEG", "MPO": "JPEG"}
_TURNED = {5, 6, 7, 8}
_ORIENTATION = 0x0112


@dataclass(frozen=True, slots=True)
class Pictures:
    """Describes pictures below ``root``, the content folder, and puts their copies on the shelf."""

    root: Path
    shelf: Shelf

    def picture(self, file: str, *, used_in: str, line: int) -> tuple[Picture | None, tuple[Problem, ...]]:
        """A picture by its path below the content folder, which must exist; problems name where it is used."""
        path = self.root / file
        try:
            kind, width, height = _measure(path)
        except (OSError, UnidentifiedImageError, ValueError, SyntaxError, Image.DecompressionBombError):
            return None, (found.NOT_A_PICTURE.at(used_in, line, path=file),)
        if kind not in _FORMATS:
            return None, (found.UNSUITABLE_PICTURE.at(used_in, line, path=file, kind=kind),)
        if width * height > MAX_PIXELS:
            return None, (found.HUGE_PICTURE.at(used_in, line, path=file, width=width, height=height),)
        form = _FORMATS[kind]
        suffix = ".png" if form == "PNG" else ".jpg"
        address = Path(file).with_suffix(suffix).as_posix()
        width, height = scaled(width, height, MAX_WIDTH)
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        broken = found.NOT_A_PICTURE.at(used_in, line, path=file)
        made = MadeFile(address, f"{digest} {form} {width}", partial(_drawn_or_told, path, form, width, broken))
        taken = self.shelf.put(made, f"{file} (gambar)", used_in, line)
        return (None, taken) if taken else (Picture(address, width, height), ())


@lru_cache(maxsize=1024)
def _measure_cached(path: Path, modified: int) -> tuple[str, int, int]:
    del modified
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        with Image.open(path) as image:
            width, height = image.size
            if image.getexif().get(_ORIENTATION) in _TURNED:
                width, height = height, width
            kind = image.format or "?"
    with Image.open(path) as image:
        image.verify()
    return kind, width, height


def _measure(path: Path) -> tuple[str, int, int]:
    """Format, width and height of a picture as a viewer shows it. Raises what Pillow raises on a broken file."""
    return _measure_cached(path, path.stat().st_mtime_ns)


def _drawn_or_told(path: Path, form: str, width: int, broken: Problem) -> bytes:
    """The picture drawn anew. Raises `CannotMakeError` where only its first part can be read."""
    try:
        return _drawn(path, form, width)
    except (OSError, ValueError, SyntaxError) as failure:
        raise CannotMakeError(broken) from failure


def _drawn(path: Path, form: str, width: int) -> bytes:
    """The picture drawn anew: upright, scaled, without any metadata."""
    with Image.open(path) as opened:
        image = ImageOps.exif_transpose(opened)
    image = image.convert("RGBA" if form == "PNG" and "A" in image.getbands() else "RGB")
    if image.width > width:
        image = image.resize(scaled(image.width, image.height, width), Image.Resampling.LANCZOS)
    buffer = io.BytesIO()
    clean = Image.new(image.mode, image.size)
    clean.paste(image)
    if form == "PNG":
        clean.save(buffer, "PNG", optimize=True)
    else:
        clean.save(buffer, "JPEG", quality=_JPEG_QUALITY, progressive=True, optimize=True)
    return buffer.getvalue()
