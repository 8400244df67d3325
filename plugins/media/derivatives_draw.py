"""Drawing a picture anew: upright, in sRGB, scaled down, without anything that is not the picture.

Pure: the same bytes and orders always give the same copies, in however many threads they are encoded.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

from msgspec import Struct
from PIL import Image, ImageCms, ImageFilter

from plugins.media.pictures_open import SIDEWAYS, open_picture, turn_of

THREADS = 2
# How a picture is put upright, by the orientation that it notes (Exif 3.0, 4.6.5.1.6).
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_WHITE = (255, 255, 255)
_SPACES = {"RGB ": "RGB", "GRAY": "L", "CMYK": "CMYK"}
_BLACK_POINT = ImageCms.Flags.BLACKPOINTCOMPENSATION

# Steps of quality and of softening (radius in pixels), best first. The last is the floor: a smooth picture of a noisy
# photo is worth more to its viewer than the noise, which is what the bytes would go to.
_LADDERS: dict[str, tuple[tuple[int, float], ...]] = {
    "WEBP": (
        *((quality, 0.0) for quality in range(80, 43, -4)),
        *((40, 0.4), (36, 0.5), (34, 0.6), (32, 0.8), (30, 1.0), (28, 1.3)),
    ),
    "JPEG": (
        *((quality, 0.0) for quality in range(82, 49, -4)),
        *((46, 0.4), (44, 0.5), (42, 0.6), (40, 0.8), (38, 1.0), (36, 1.3)),
    ),
    "AVIF": tuple((quality, 0.0) for quality in range(62, 25, -4)),
}
# What a WebP copy of a width in pixels may weigh, in bytes; between the widths in proportion. 44 kB at 720 leave 16 kB
# of the 60 kB of an article on a phone with two device pixels a CSS pixel.
_BUDGETS = ((360, 26_000), (720, 44_000), (1200, 110_000))
_SHARE = {"WEBP": 1.0, "JPEG": 1.5, "AVIF": 0.8}

ENDINGS = {"JPEG": ".jpg", "WEBP": ".webp", "AVIF": ".avif"}
MEDIA_TYPES = {"JPEG": "image/jpeg", "WEBP": "image/webp", "AVIF": "image/avif"}


class Order(Struct, frozen=True):
    """A copy to be drawn: format (a key of `ENDINGS`), and width and height in pixels as a viewer shows it."""

    form: str
    width: int
    height: int

    @property
    def budget(self) -> int:
        """Bytes that the copy should not exceed; at the floor of quality it may."""
        return round(budget(self.width) * _SHARE[self.form])


def budget(width: int) -> int:
    """What a WebP copy may weigh, in bytes.

    >>> budget(360), budget(540), budget(100)
    (26000, 35000, 7222)
    """
    before_width, before = 0, 0
    for step, weight in _BUDGETS:
        if width <= step:
            return before + (weight - before) * (width - before_width) // (step - before_width)
        before_width, before = step, weight
    return before * width // before_width


def draw(data: bytes, orders: Sequence[Order]) -> tuple[bytes, ...]:
    """The copies of a picture in the order in which they were asked for.

    ``data`` is the file of the original. Raises what Pillow raises where only its first part can be read: `OSError`,
    `SyntaxError`, `ValueError`.
    """
    width, height = max((order.width, order.height) for order in orders)
    largest = upright(data, width, height)
    sizes = sorted({(order.width, order.height) for order in orders})
    drawn = {size: largest if size == largest.size else _resized(largest, size) for size in sizes}

    def copy(order: Order) -> bytes:
        # A picture of its own for each thread: Pillow notes the options of a saving on the picture that is saved.
        return encoded(drawn[order.width, order.height].copy(), order.form, order.budget)

    with ThreadPoolExecutor(THREADS) as pool:
        return tuple(pool.map(copy, orders))


def upright(data: bytes, width: int, height: int) -> Image.Image:
    """The original as a viewer shows it, in sRGB without transparency, in the size asked for."""
    with open_picture(data) as opened:
        turn = turn_of(opened)
        size = (height, width) if turn in SIDEWAYS else (width, height)
        if opened.format in {"JPEG", "MPO"} and opened.mode in {"RGB", "L"}:
            opened.draft(opened.mode, size)  # the decoder itself halves, which spares memory and time
        profile = opened.info.get("icc_profile")
        image = _resized(_plain(opened), size)
    image = _flat(_in_srgb(image, profile))
    method = _TURNS.get(turn)
    turned = image if method is None else image.transpose(method)
    clean = Image.new("RGB", turned.size)  # carries no info of the original into the file
    clean.paste(turned)
    return clean


def _resized(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    if image.size == size:
        return image
    return image.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)


def _plain(image: Image.Image) -> Image.Image:
    """A picture in a mode that can be scaled and managed: RGB, RGBA, L, LA or CMYK."""
    image.load()
    if image.mode in {"RGB", "L", "CMYK"}:
        return image.convert("RGBA") if "transparency" in image.info and image.mode == "RGB" else image
    if image.mode in {"RGBA", "LA"}:
        return image
    if image.mode.startswith("I") or image.mode == "F":
        return _eight_bits(image)
    if image.mode == "P" and "transparency" not in image.info:
        return image.convert("RGB")
    return image.convert("RGB" if image.mode in {"1", "YCbCr", "LAB", "HSV", "RGBX"} else "RGBA")


def _eight_bits(image: Image.Image) -> Image.Image:
    """Greys of 16 or 32 bits in 256 steps; what uses more than 16 bits is stretched over its own range."""
    deep = image.convert("F")
    darkest, lightest = (float(value) for value in deep.getextrema())  # type: ignore[arg-type]  # one band has two numbers
    if image.mode.startswith("I;16") or (image.mode == "I" and darkest >= 0 and lightest <= 65_535):  # noqa: PLR2004
        darkest, lightest = 0.0, 65_535.0
    factor = 255.0 / max(lightest - darkest, 1e-9)
    return deep.point(lambda value: value * factor - darkest * factor).convert("L")


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """The colours in sRGB (IEC 61966-2-1); a profile that is broken or of another kind of picture is not believed."""
    alpha = image.getchannel("A") if "A" in image.getbands() else None
    colours = image.convert({"RGBA": "RGB", "LA": "L"}[image.mode]) if alpha is not None else image
    converted = _converted(colours, profile) if profile else None
    colours = converted if converted is not None else colours.convert("RGB")
    if alpha is not None:
        colours.putalpha(alpha)
    return colours


def _converted(image: Image.Image, profile: bytes) -> Image.Image | None:
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        if _SPACES.get(source.profile.xcolor_space) != image.mode:
            return None
        return ImageCms.profileToProfile(
            image,
            source,
            ImageCms.createProfile("sRGB"),
            renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
            outputMode="RGB",
            flags=_BLACK_POINT,
        )
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return None


def _flat(image: Image.Image) -> Image.Image:
    """Transparency on white: a dark logo stays legible on a dark page, in feeds and in previews."""
    if image.mode != "RGBA":
        return image
    paper = Image.new("RGB", image.size, _WHITE)
    paper.paste(image, mask=image.getchannel("A"))
    return paper


def encoded(image: Image.Image, form: str, limit: int) -> bytes:
    """A picture in a format, in the best quality of at most ``limit`` bytes; at the floor of quality it may be more."""
    save, ladder = _SAVERS[form], _LADDERS[form]
    data = _step(image, save, ladder[0])
    if len(data) <= limit:
        return data
    low, high = 1, len(ladder) - 1  # the best step that fits is among these, or the floor it is
    fits: dict[int, bytes] = {}
    while low < high:
        middle = (low + high) // 2
        data = _step(image, save, ladder[middle])
        if len(data) <= limit:
            fits[middle], high = data, middle
        else:
            low = middle + 1
    return fits.get(low) or _step(image, save, ladder[low])


def _step(image: Image.Image, save: Callable[[Image.Image, int], bytes], step: tuple[int, float]) -> bytes:
    quality, softening = step
    return save(image.filter(ImageFilter.GaussianBlur(softening)) if softening else image, quality)


def _saved(image: Image.Image, form: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, form, **options)
    return buffer.getvalue()


def _jpeg(image: Image.Image, quality: int) -> bytes:
    return _saved(image, "JPEG", quality=quality, progressive=True, optimize=True)


def _webp(image: Image.Image, quality: int) -> bytes:
    return _saved(image, "WEBP", quality=quality, method=5)


def _avif(image: Image.Image, quality: int) -> bytes:
    # One thread: how many there are must not shape the bytes.
    return _saved(image, "AVIF", quality=quality, speed=7, max_threads=1)


_SAVERS: dict[str, Callable[[Image.Image, int], bytes]] = {"JPEG": _jpeg, "WEBP": _webp, "AVIF": _avif}
