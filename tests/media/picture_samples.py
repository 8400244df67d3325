"""Photos as phones and cameras make them, drawn for tests: metadata, profiles, noise."""

from __future__ import annotations

import io
import random
import struct
from typing import Any

from PIL import Image, ImageChops, ImageCms, TiffImagePlugin

DEVICE = "Kamera Rahasia 7"
GPS = 0x8825
XMP = (
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    b'<rdf:Description xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="0,30.1N" '
    b'exif:GPSLongitude="117,9.2E"/></rdf:RDF></x:xmpmeta>'
)


def saved(image: Image.Image, form: str = "JPEG", **options: Any) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, form, **options)
    return buffer.getvalue()


def photo(form: str = "JPEG", size: tuple[int, int] = (60, 40), mode: str = "RGB", **options: Any) -> bytes:
    """A picture of one colour."""
    return saved(Image.new(mode, size, "red" if mode not in {"L", "I;16"} else 90), form, **options)


def corners(size: tuple[int, int] = (80, 60)) -> Image.Image:
    """A picture that tells how it is turned: red, green, blue and white from the upper left, clockwise."""
    image = Image.new("RGB", size)
    width, height = size[0] // 2, size[1] // 2
    places = ((0, 0), (width, 0), (width, height), (0, height))
    for place, colour in zip(places, ("red", "lime", "blue", "white"), strict=True):
        image.paste(colour, (*place, place[0] + width, place[1] + height))
    return image


def noisy(size: tuple[int, int], *, noise: float = 20.0, seed: int = 7) -> Image.Image:
    """A photo that is hard to compress: soft colours, fine texture, and the noise of a small sensor at night."""
    rnd = random.Random(seed)  # noqa: S311 -- a picture, no secret

    def field(step: int, mode: str) -> Image.Image:
        width, height = size[0] // step + 2, size[1] // step + 2
        return Image.frombytes(mode, (width, height), rnd.randbytes(width * height * len(mode)))

    soft = field(24, "RGB").resize(size, Image.Resampling.BICUBIC)
    texture = field(6, "L").resize(size, Image.Resampling.BILINEAR).convert("RGB")
    grain = field(1, "RGB").crop((0, 0, *size)).point(lambda value: round(128 + (value - 128) * noise / 74))
    return ImageChops.add(Image.blend(soft, texture, 0.2), grain, 1, -128)


def exif(*, turn: int = 1, located: bool = True) -> Image.Exif:
    """What a phone writes: device, owner, orientation, and where the photo was taken."""
    block = Image.Exif()
    block[0x010F] = DEVICE
    block[0x013B] = "Pemilik Ponsel"
    block[0x0112] = turn
    if located:
        block.get_ifd(GPS).update({1: "S", 2: (6.0, 12.0, 7.0), 3: "E", 4: (106.0, 49.0, 3.0)})
    return block


def wide_gamut() -> bytes:
    """A profile of the kind phones embed: sRGB's with red and green exchanged, which no viewer can overlook."""
    data = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    count = struct.unpack_from(">I", data, 128)[0]
    entries = {bytes(data[132 + 12 * n : 136 + 12 * n]): 132 + 12 * n for n in range(count)}
    red, green = entries[b"rXYZ"], entries[b"gXYZ"]
    data[red + 4 : red + 12], data[green + 4 : green + 12] = data[green + 4 : green + 12], data[red + 4 : red + 12]
    return bytes(data)


def located(form: str = "JPEG", **options: Any) -> bytes:
    """A photo with a position in its Exif block."""
    return saved(noisy((64, 48)), form, exif=exif(**options).tobytes())


def located_tiff() -> bytes:
    """A scan with a position; TIFF keeps it in a directory of its own, which Pillow's Exif option does not write."""
    directory = TiffImagePlugin.ImageFileDirectory_v2()
    directory[GPS] = {1: "S", 2: (6.0, 12.0, 7.0), 3: "E", 4: (106.0, 49.0, 3.0)}
    return saved(noisy((64, 48)), "TIFF", tiffinfo=directory)


def with_segment(jpeg: bytes, marker: int, payload: bytes) -> bytes:
    """A JPEG with one more segment right after its start."""
    return jpeg[:2] + bytes([0xFF, marker]) + struct.pack(">H", len(payload) + 2) + payload + jpeg[2:]


def heic(*, position: bool = False) -> bytes:
    """The head of a HEIC file as iPhones write it, with or without a position; the picture itself is left out."""
    box = b"ftypheic\0\0\0\0mif1heic"
    block = exif(located=position).tobytes()
    return struct.pack(">I", len(box) + 4) + box + b"\0\0\1\0mdat" + block + b"\0" * 200


def inspect_parts(data: bytes) -> set[str]:
    """What a published copy carries beside the picture, read from its container and not through Pillow."""
    if data[:2] == b"\xff\xd8":
        return _jpeg_parts(data)
    if data[:4] == b"RIFF":
        return {part.decode() for part in _riff_parts(data)} - {"VP8 ", "VP8L", "VP8X", "ALPH"}
    return {name for name in ("Exif", "mime", "colr:prof", "colr:rICC") if _in_boxes(data, name)}


def _jpeg_parts(data: bytes) -> set[str]:
    found, place = set(), 2
    while data[place + 1] != 0xDA:
        marker, length = data[place + 1], struct.unpack_from(">H", data, place + 2)[0]
        jfif = marker == 0xE0 and data[place + 4 : place + 9] == b"JFIF\0" and length == 16
        if (0xE0 <= marker <= 0xEF or marker == 0xFE) and not jfif:
            found.add(f"{marker:X}")
        place += 2 + length
    if not data.endswith(b"\xff\xd9") or data.count(b"\xff\xd8\xff") != 1:
        found.add("more than one picture")
    return found


def _riff_parts(data: bytes) -> set[bytes]:
    found, place = set(), 12
    while place < len(data):
        found.add(data[place : place + 4])
        length = struct.unpack_from("<I", data, place + 4)[0]
        place += 8 + length + length % 2
    return found


def _in_boxes(data: bytes, name: str) -> bool:
    box, _, kind = name.partition(":")
    return (box + kind).encode() in data[: data.index(b"mdat")]
