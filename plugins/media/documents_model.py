"""What is known of a document: what its bytes tell, and what a page says about it."""

from __future__ import annotations

from enum import StrEnum
from pathlib import PurePosixPath

from msgspec import Struct

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


class Unit(StrEnum):
    """What a document's length is counted in; the values are keys of the theme's words."""

    PAGES = "pages"
    SLIDES = "slides"
    SHEETS = "sheets"
    ROWS = "rows"


class Fault(StrEnum):
    """Why a document could not be described; `plugins.media.documents` has the problem for each."""

    ENCRYPTED = "encrypted"
    PROTECTED = "protected"
    DAMAGED = "damaged"
    UNREADABLE = "unreadable"
    MISLABELLED = "mislabelled"
    PROGRAM = "program"
    BOMB = "bomb"
    NO_PAGES = "no-pages"


class Facts(Struct, frozen=True):
    """What the inside of a document tells; everything may be unknown.

    ``count`` is its length in ``unit``, ``columns`` those of a table. ``language`` is a tag as the document states it
    (BCP 47). ``has_text`` is whether a PDF has text beside the picture of it. ``people`` are the names that its
    properties give: who wrote it, who saved it last. ``located`` is whether a photo in it says where it was taken.
    ``found`` is what a mislabelled file really is.
    """

    count: int | None = None
    unit: Unit | None = None
    columns: int | None = None
    title: str = ""
    language: str = ""
    has_text: bool | None = None
    people: tuple[str, ...] = ()
    located: bool = False
    fault: Fault | None = None
    found: str = ""


UNKNOWN = Facts()
"""Nothing is known."""


class Description(Struct, frozen=True):
    """A file by its bytes: size, SHA-256 in hexadecimal, and what its inside tells."""

    size: int
    sha256: str
    facts: Facts


class Document(Struct, frozen=True):
    """A published document: address, kind for readers, size in bytes, SHA-256 in hexadecimal, what its inside tells."""

    address: str
    kind: str
    size: int
    sha256: str
    facts: Facts = UNKNOWN


def kind_of(file: str) -> str:
    """The kind of a file as readers know it, from its name.

    >>> kind_of("media/2025/Surat Edaran.PDF")
    'PDF'
    >>> kind_of("media/catatan")
    'Berkas'
    """
    suffix = PurePosixPath(file).suffix.lower()
    return KINDS.get(suffix, suffix.removeprefix(".").upper() or "Berkas")
