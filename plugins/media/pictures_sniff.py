"""What a file is by its first bytes, whatever its name says."""

from __future__ import annotations

import re

HEAD = 4096
"""Bytes that are looked at."""

_HEIF_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs", b"mif1", b"msf1"})
_AVIF_BRANDS = frozenset({b"avif", b"avis"})
_SIGNATURES = (
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"GIF87a", "GIF"),
    (b"GIF89a", "GIF"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"BM", "BMP"),
    (b"\0\0\1\0", "ICO"),
    (b"8BPS", "Photoshop"),
    (b"\xff\x0a", "JPEG XL"),
    (b"\0\0\0\x0cJXL ", "JPEG XL"),
    (b"\0\0\0\x0cjP  ", "JPEG 2000"),
    (b"%PDF", "PDF"),
    (b"%!PS", "PostScript"),
    (b"PK\3\4", "ZIP"),
    (b"\xd0\xcf\x11\xe0", "Word atau Excel lama"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7z"),
    (b"MZ", "program Windows"),
    (b"\x7fELF", "program Linux"),
)
_MARKUP = (
    (re.compile(rb"<\?php|<\?=", re.IGNORECASE), "program PHP"),
    (re.compile(rb"<svg[\s>/]", re.IGNORECASE), "gambar SVG"),
    (re.compile(rb"<!doctype html|<html|<head|<body|<script", re.IGNORECASE), "halaman web"),
    (re.compile(rb"^\s*<\?xml", re.IGNORECASE), "XML"),
)

PICTURES = {
    "JPEG": (".jpg", ".jpeg", ".jpe", ".jfif"),
    "PNG": (".png", ".apng"),
    "WEBP": (".webp",),
    "GIF": (".gif",),
    "TIFF": (".tif", ".tiff"),
    "BMP": (".bmp", ".dib"),
    "AVIF": (".avif",),
    "HEIC": (".heic", ".heif", ".hif"),
}
"""Picture formats and the endings their names should have."""


def sniff(head: bytes) -> str:
    r"""The format of a file in words: a key of `PICTURES`, another kind's name, or "" where nothing is recognised.

    >>> sniff(b"\x89PNG\r\n\x1a\n...")
    'PNG'
    >>> sniff(b"<?php system($_GET[0]);")
    'program PHP'
    """
    head = head[:HEAD]
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "WEBP"
    if head[4:8] == b"ftyp":
        return _isobmff(head)
    for signature, name in _SIGNATURES:
        if head.startswith(signature):
            return name
    text = head.removeprefix(b"\xef\xbb\xbf")
    for pattern, name in _MARKUP:
        if pattern.search(text):
            return name
    return "teks" if _is_text(text) else ""


def _isobmff(head: bytes) -> str:
    """HEIF, AVIF and video share one container; its brands tell which it is (ISO/IEC 14496-12, 4.3)."""
    size = min(int.from_bytes(head[:4], "big"), len(head))
    brands = {head[8:12], *(head[start : start + 4] for start in range(16, size, 4))}
    if brands & _AVIF_BRANDS:
        return "AVIF"
    return "HEIC" if brands & _HEIF_BRANDS else "video"


def _is_text(head: bytes) -> bool:
    if not head.strip() or b"\0" in head:
        return False
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as failure:
        return failure.start >= len(head) - 3 > 0
    return True
