"""What a file is by its first bytes, whatever its name says."""

from __future__ import annotations

from pathlib import PurePosixPath

PDF, ZIP, OLE, HTML, RTF, TEXT = "PDF", "ZIP", "Office lama", "halaman web (HTML)", "RTF", "teks"
PROGRAMS = ("program Windows", "program Linux", "program macOS", "skrip")

_LOOKED_AT = 8192
_PDF_WITHIN = 1024
"""Readers find the mark of a PDF anywhere in its first kilobyte (ISO 32000-1, Annex H.3.4.1)."""

_MARKS = (
    (b"MZ", PROGRAMS[0]),
    (b"\x7fELF", PROGRAMS[1]),
    (b"\xcf\xfa\xed\xfe", PROGRAMS[2]),
    (b"\xca\xfe\xba\xbe", PROGRAMS[2]),
    (b"#!", PROGRAMS[3]),
    (b"PK\x03\x04", ZIP),
    (b"PK\x05\x06", ZIP),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", OLE),
    (b"{\\rtf", RTF),
    (b"\xff\xd8\xff", "foto JPEG"),
    (b"\x89PNG", "gambar PNG"),
    (b"GIF8", "gambar GIF"),
    (b"Rar!", "arsip RAR"),
    (b"7z\xbc\xaf", "arsip 7-Zip"),
    (b"\x1f\x8b", "arsip gzip"),
)
_WEB = (b"<!doctype html", b"<html", b"<head", b"<script", b"<body")

_EXPECTED = {
    ".pdf": (PDF,),
    ".docx": (ZIP,),
    ".xlsx": (ZIP,),
    ".pptx": (ZIP,),
    ".odt": (ZIP,),
    ".ods": (ZIP,),
    ".zip": (ZIP,),
    # Word opens RTF under this name as it does its own; both are common in offices.
    ".doc": (OLE, RTF),
    ".xls": (OLE,),
    ".ppt": (OLE,),
    ".csv": (TEXT,),
    ".txt": (TEXT,),
    ".json": (TEXT,),
    ".ics": (TEXT,),
}


def sniffed(data: bytes) -> str:
    r"""What bytes are, in Indonesian words for an editor; ``""`` for binary data that is none of the known kinds.

    >>> sniffed(b"%PDF-1.7 ...")
    'PDF'
    >>> sniffed(b"MZ\x90\x00")
    'program Windows'
    """
    head = data[:_LOOKED_AT]
    if b"%PDF-" in head[:_PDF_WITHIN] or head.startswith(b"%PDF"):
        return PDF
    for mark, kind in _MARKS:
        if head.startswith(mark):
            return kind
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(_WEB):
        return HTML
    return "" if b"\0" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff")) else TEXT


def expected(file: str) -> tuple[str, ...]:
    """What a file of this name should be by its bytes; nothing where any content is right."""
    return _EXPECTED.get(PurePosixPath(file).suffix.lower(), ())
