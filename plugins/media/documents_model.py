"""What a page says about a document."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

KINDS = {
    ".pdf": "PDF",
    ".doc": "Word",
    ".docx": "Word",
    ".xls": "Excel",
    ".xlsx": "Excel",
    ".ppt": "PowerPoint",
    ".pptx": "PowerPoint",
    ".odt": "OpenDocument",
    ".ods": "OpenDocument",
    ".csv": "CSV",
    ".json": "JSON",
    ".txt": "Teks",
    ".zip": "ZIP",
    ".jpg": "JPEG",
    ".jpeg": "JPEG",
    ".png": "PNG",
    ".webp": "WebP",
    ".mp3": "MP3",
    ".mp4": "MP4",
    ".ics": "Kalender",
}


@dataclass(frozen=True, slots=True)
class Document:
    """A published document: address, kind for readers, size in bytes, SHA-256 in hexadecimal."""

    address: str
    kind: str
    size: int
    sha256: str


def kind_of(file: str) -> str:
    """The kind of a file as readers know it, from its name.

    >>> kind_of("media/2025/Surat Edaran.PDF")
    'PDF'
    >>> kind_of("media/catatan")
    'Berkas'
    """
    suffix = PurePosixPath(file).suffix.lower()
    return KINDS.get(suffix, suffix.removeprefix(".").upper() or "Berkas")
