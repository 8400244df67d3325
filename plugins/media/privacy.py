"""What a camera writes into a photo beside the picture: finding a position, and taking everything of the kind out.

A position in a photo is personal data where it shows where someone lives or goes (UU 27/2022 on personal data
protection, Ps 4; PerKI 1/2021 Ps 5(3)). `cleaned` works on the container alone: the compressed picture stays as it
is, byte for byte.
"""

from __future__ import annotations

import contextlib
import math
import re
import struct
import warnings
import zlib
from collections.abc import Iterator

from msgspec import Struct
from PIL import Image

from plugins.media.pictures_open import ORIENTATION, open_picture, turn_of
from plugins.media.pictures_sniff import sniff

_GPS = 0x8825
_COORDINATES = (2, 4)  # GPSLatitude, GPSLongitude (Exif 3.0, 4.6.6)
_TIFF = re.compile(rb"Exif\0\0(?=II\*\0|MM\0\*)")
_TEXT_POSITION = re.compile(rb"GPSL(?:atitude|ongitude)\b|\xa9xyz.{4}[+-]\d|com\.apple\.quicktime\.location", re.DOTALL)
_MAX_TEXT = 4_000_000

_PNG_HEAD = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = frozenset(
    b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP cICP mDCV cLLI sBIT bKGD pHYs hIST acTL fcTL fdAT".split()
)
_PNG_TEXTS = frozenset({b"tEXt", b"zTXt", b"iTXt"})
_WEBP_KEPT = frozenset({b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"})
_WEBP_FLAGS = {b"EXIF": 0x08, b"XMP ": 0x04}

_EOI, _SOS = 0xD9, 0xDA
_APP0, _APP2, _APP14, _APP15, _COM = 0xE0, 0xE2, 0xEE, 0xEF, 0xFE
_BARE = frozenset({0x01, *range(0xD0, 0xD8)})


class NotCleanableError(ValueError):
    """Raised by `cleaned` for a file whose container it does not know or cannot follow."""


class Segment(Struct, frozen=True):
    """A part of a picture's container: its name or marker, and its bytes as they stand in the file."""

    name: bytes
    data: bytes


def tells_position(data: bytes) -> bool:
    """Whether a photo says where it was taken: in Exif, in XMP, or in a film hidden behind the picture.

    Works on every container, HEIC included, because it looks for the blocks themselves; never raises.
    """
    if _TEXT_POSITION.search(data):
        return True
    blocks = [data[found.end() :] for found in _TIFF.finditer(data)]
    blocks += [data] if data[:4] in {b"II*\0", b"MM\0*"} else []
    if any(_has_coordinates(block) for block in blocks[:16]):
        return True
    return _told_by_png(data) if data.startswith(_PNG_HEAD) else _told_by_pillow(data)


def _has_coordinates(tiff: bytes) -> bool:
    exif = Image.Exif()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            exif.load(b"Exif\0\0" + tiff[:_MAX_TEXT])
            return _coordinates(exif)
    except Exception:  # noqa: BLE001 -- a broken block can raise anything, and then tells nothing
        return False


def _told_by_png(data: bytes) -> bool:
    """What PNG packs up: Exif without its usual heading, compressed texts, and Exif written as hexadecimal text.

    Pillow would have to decode the whole picture to tell.
    """
    try:
        for chunk in png_chunks(data):
            payload = chunk.data[8:-4]
            if chunk.name == b"eXIf" and _has_coordinates(payload):
                return True
            if chunk.name in _PNG_TEXTS and _text_tells(payload):
                return True
    except (NotCleanableError, struct.error):
        return False
    return False


def _text_tells(payload: bytes) -> bool:
    unpacked = b""
    with contextlib.suppress(zlib.error):
        start = payload.find(b"x", payload.find(b"\0"))  # every zlib stream of a text begins with 0x78
        unpacked = zlib.decompressobj().decompress(payload[start:], _MAX_TEXT) if start > 0 else b""
    text = payload + unpacked
    digits = b"".join(re.findall(rb"[0-9a-f]{2,}", text)) if b"Raw profile type" in payload else b""
    raw = bytes.fromhex(digits[: len(digits) // 2 * 2].decode())
    return bool(_TEXT_POSITION.search(text)) or any(_has_coordinates(raw[at.end() :]) for at in _TIFF.finditer(raw))


def _told_by_pillow(data: bytes) -> bool:
    """What only a reader of the container finds: Exif without its usual heading."""
    try:
        with open_picture(data, ("WEBP", "AVIF")) as image:
            return _coordinates(image.getexif())
    except Exception:  # noqa: BLE001 -- what is broken is told where the picture is read
        return False


def _coordinates(exif: Image.Exif) -> bool:
    place = exif.get_ifd(_GPS)
    return any(_is_number(place.get(tag)) for tag in _COORDINATES)


def _is_number(value: object) -> bool:
    """Whether a coordinate is one; cameras without a fix write 0/0."""
    parts = value if isinstance(value, tuple) else (value,)
    try:
        return any(not math.isnan(float(part)) for part in parts)
    except (TypeError, ValueError, ZeroDivisionError):
        return False


def cleaned(data: bytes) -> bytes:
    """The same picture without position, device, texts, previews and whatever follows the picture's end.

    JPEG, PNG and WebP; colour profile and orientation are kept, for without them the picture would look different.
    The same bytes come back where there is nothing to take out. Raises `NotCleanableError` for other files.
    """
    kind = sniff(data)
    try:
        if kind == "JPEG":
            return _clean_jpeg(data)
        if kind == "PNG":
            return _clean_png(data)
        if kind == "WEBP":
            return _clean_webp(data)
    except (IndexError, struct.error) as failure:
        raise NotCleanableError(kind) from failure
    raise NotCleanableError(kind)


def orientation(data: bytes) -> int:
    """How a picture is to be turned, 1 to 8 (Exif 3.0, 4.6.5.1.6); 1 where it does not say."""
    try:
        with open_picture(data, ("JPEG", "PNG", "WEBP")) as image:
            return turn_of(image)
    except Exception:  # noqa: BLE001 -- a broken block says nothing
        return 1


def _turn_only(turn: int) -> bytes:
    """An Exif block that tells the orientation and nothing else: one entry of IFD0, as TIFF."""
    return b"MM\0*\0\0\0\x08" + struct.pack(">HHHIHHI", 1, ORIENTATION, 3, 1, turn, 0, 0)


def jpeg_segments(data: bytes) -> Iterator[Segment]:
    """The segments of a JPEG file up to its end (ITU-T T.81, B.1); a scan carries its compressed data.

    Raises `NotCleanableError` where the file does not follow the standard.
    """
    yield Segment(b"\xd8", data[:2])
    place = 2
    while True:
        if data[place] != 0xFF:  # noqa: PLR2004 -- the first byte of every marker
            raise NotCleanableError("JPEG")
        start = place
        while data[place] == 0xFF:  # noqa: PLR2004 -- fill bytes may stand before a marker
            place += 1
        marker = data[place]
        place += 1
        if marker == _EOI:
            yield Segment(b"\xd9", b"\xff\xd9")
            return
        if marker in _BARE:
            continue
        end = place + struct.unpack_from(">H", data, place)[0]
        if end > len(data):
            raise NotCleanableError("JPEG")
        if marker == _SOS:
            end = _end_of_scan(data, end)
        yield Segment(bytes([marker]), data[start:end])
        place = end


def _end_of_scan(data: bytes, place: int) -> int:
    """Where the compressed data ends: at the first marker that is neither a stuffed byte nor a restart."""
    while True:
        place = data.find(b"\xff", place)
        if place < 0 or place + 1 >= len(data):
            raise NotCleanableError("JPEG")
        follows = data[place + 1]
        if follows == 0xFF:  # noqa: PLR2004 -- fill byte
            place += 1
        elif follows == 0 or follows in _BARE:
            place += 2
        else:
            return place


def _clean_jpeg(data: bytes) -> bytes:
    out = bytearray()
    turn = orientation(data)
    for segment in jpeg_segments(data):
        marker = segment.name[0]
        if marker == _APP0:
            if segment.data[4:9] == b"JFIF\0":
                out += segment.data[:2] + struct.pack(">H", 16) + segment.data[4:16] + b"\0\0"
            continue
        if marker == _APP2 and segment.data[4:16] != b"ICC_PROFILE\0":
            continue
        if marker == _COM or (_APP0 < marker <= _APP15 and marker not in {_APP2, _APP14}):
            continue
        out += segment.data
    if turn != 1:
        block = b"Exif\0\0" + _turn_only(turn)
        # Exif stands right after the start, or after JFIF where there is one (Exif 3.0, 4.7.1).
        at = 20 if out[2:4] == b"\xff\xe0" else 2
        out[at:at] = b"\xff\xe1" + struct.pack(">H", len(block) + 2) + block
    return bytes(out)


def png_chunks(data: bytes) -> Iterator[Segment]:
    """The chunks of a PNG file up to IEND (ISO/IEC 15948, 5.3). Raises `NotCleanableError` where one is cut short."""
    place = len(_PNG_HEAD)
    while True:
        (length,) = struct.unpack_from(">I", data, place)
        name, end = data[place + 4 : place + 8], place + 12 + length
        if end > len(data):
            raise NotCleanableError("PNG")
        yield Segment(name, data[place:end])
        if name == b"IEND":
            return
        place = end


def _clean_png(data: bytes) -> bytes:
    out = bytearray(_PNG_HEAD)
    turn = orientation(data)
    for chunk in png_chunks(data):
        if chunk.name == b"IDAT" and turn != 1:
            block = b"eXIf" + _turn_only(turn)
            out += struct.pack(">I", len(block) - 4) + block + struct.pack(">I", zlib.crc32(block))
            turn = 1
        if chunk.name in _PNG_KEPT:
            out += chunk.data
    return bytes(out)


def webp_chunks(data: bytes) -> Iterator[Segment]:
    """The chunks of a WebP file (RFC 9649, 2.3). Raises `NotCleanableError` where one is cut short."""
    (size,) = struct.unpack_from("<I", data, 4)
    place, stop = 12, 8 + size
    if stop > len(data) + 1:
        raise NotCleanableError("WEBP")
    while place + 8 <= min(stop, len(data)):
        (length,) = struct.unpack_from("<I", data, place + 4)
        end = place + 8 + length
        if end > len(data):
            raise NotCleanableError("WEBP")
        yield Segment(data[place : place + 4], data[place:end] + b"\0" * (length % 2))
        place = end + length % 2


def _clean_webp(data: bytes) -> bytes:
    turn = orientation(data)
    kept = [chunk for chunk in webp_chunks(data) if chunk.name in _WEBP_KEPT]
    body = bytearray()
    for chunk in kept:
        part = bytearray(chunk.data)
        if chunk.name == b"VP8X":
            part[8] &= ~(_WEBP_FLAGS[b"EXIF"] | _WEBP_FLAGS[b"XMP "])
            part[8] |= _WEBP_FLAGS[b"EXIF"] if turn != 1 else 0
        body += part
    if turn != 1:
        block = _turn_only(turn)
        body += b"EXIF" + struct.pack("<I", len(block)) + block + b"\0" * (len(block) % 2)
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + bytes(body)
