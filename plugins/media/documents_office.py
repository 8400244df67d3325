"""Word, Excel, PowerPoint and OpenDocument files described from the few parts that tell about them.

They are ZIP archives of XML (ISO/IEC 29500, ISO/IEC 26300). Nothing is unpacked: the archive's own list is checked
first, and only small parts are read, each up to a limit.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from html import unescape
from pathlib import PurePosixPath

from plugins.media.documents_model import Facts, Fault, Unit
from plugins.media.privacy import tells_position

_PART = 4_000_000
"""Bytes of one part that are read at most."""
_ENTRIES = 20_000
_WHOLE = 1_000_000_000
_SUSPECT, _RATIO = 100_000_000, 100
"""An archive is a bomb when it is large unpacked and so many times larger than packed; real ones shrink to a tenth."""
_PROPERTY = 300
"""Characters of a title or a name that are kept."""
_PHOTOS, _PHOTO = 40, 30_000_000
_ENCRYPTED_FLAG = 0x1

_MAIN = {".docx": "word/document.xml", ".xlsx": "xl/workbook.xml", ".pptx": "ppt/presentation.xml"}
_NAMES = {
    ".docx": "Word",
    ".xlsx": "Excel",
    ".pptx": "PowerPoint",
    ".odt": "OpenDocument teks",
    ".ods": "OpenDocument tabel",
}
_MIME = {
    ".odt": "application/vnd.oasis.opendocument.text",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
}
SUFFIXES = tuple(_NAMES)


def describe_office(file: str, data: bytes) -> Facts:
    """What an office document tells; never raises for anything its bytes can be."""
    suffix = PurePosixPath(file).suffix.lower()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _described(suffix, archive)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError, RuntimeError, KeyError):
        return Facts(fault=Fault.DAMAGED)


def _described(suffix: str, archive: zipfile.ZipFile) -> Facts:
    entries = archive.infolist()
    whole, packed = sum(one.file_size for one in entries), sum(one.compress_size for one in entries)
    if len(entries) > _ENTRIES or whole > _WHOLE or (whole > _SUSPECT and whole > _RATIO * max(packed, 1)):
        return Facts(fault=Fault.BOMB)
    if any(one.flag_bits & _ENCRYPTED_FLAG for one in entries):
        return Facts(fault=Fault.ENCRYPTED)
    names = {one.filename for one in entries}
    real = _real_kind(archive, names)
    if real != suffix:
        return Facts(fault=Fault.MISLABELLED, found=_NAMES[real]) if real else _no_document(names)
    if suffix in _MIME:
        return _open_document(archive, suffix, names)
    return _open_xml(archive, suffix, names)


def _no_document(names: set[str]) -> Facts:
    """An archive of other files, or what is left of a document that lost its main part."""
    if "[Content_Types].xml" in names or "mimetype" in names:
        return Facts(fault=Fault.DAMAGED)
    return Facts(fault=Fault.MISLABELLED, found="arsip ZIP")


def _real_kind(archive: zipfile.ZipFile, names: set[str]) -> str:
    for suffix, main in _MAIN.items():
        if main in names:
            return suffix
    kind = _read(archive, "mimetype", names).strip()
    return next((suffix for suffix, mime in _MIME.items() if kind in {mime, f"{mime}-template"}), "")


def _open_xml(archive: zipfile.ZipFile, suffix: str, names: set[str]) -> Facts:
    core, app = _read(archive, "docProps/core.xml", names), _read(archive, "docProps/app.xml", names)
    main = _read(archive, _MAIN[suffix], names)
    count: int | None
    if suffix == ".docx":
        count, unit = _number(_text(app, "Pages")), Unit.PAGES
        language = _attribute(_read(archive, "word/styles.xml", names), "w:lang", "w:val")
    elif suffix == ".xlsx":
        count, unit = len(re.findall(r"<(?:\w+:)?sheet\s", main)) or None, Unit.SHEETS
        language = ""
    else:
        count, unit = len(re.findall(r"<(?:\w+:)?sldId\s", main)) or None, Unit.SLIDES
        language = ""
    return Facts(
        count=count,
        unit=unit if count else None,
        title=_text(core, "title"),
        language=_text(core, "language") or language,
        people=_people(_text(core, "creator"), _text(core, "lastModifiedBy")),
        located=_located(archive),
    )


def _open_document(archive: zipfile.ZipFile, suffix: str, names: set[str]) -> Facts:
    if "manifest:encryption-data" in _read(archive, "META-INF/manifest.xml", names):
        return Facts(fault=Fault.ENCRYPTED)
    if "content.xml" not in names:
        return Facts(fault=Fault.DAMAGED)
    meta = _read(archive, "meta.xml", names)
    wanted, unit = ("meta:page-count", Unit.PAGES) if suffix == ".odt" else ("meta:table-count", Unit.SHEETS)
    count = _number(_attribute(meta, "meta:document-statistic", wanted))
    language = _text(meta, "language")
    if not language:
        styles = _read(archive, "styles.xml", names)
        parts = [_attribute(styles, "style:text-properties", f"fo:{key}") for key in ("language", "country")]
        language = "-".join(part for part in parts if part and part != "none")
    return Facts(
        count=count,
        unit=unit if count else None,
        title=_text(meta, "title"),
        language=language,
        people=_people(_text(meta, "initial-creator"), _text(meta, "creator")),
        located=_located(archive),
    )


def _people(*names: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name))


def _located(archive: zipfile.ZipFile) -> bool:
    """Whether a photo within says where it was taken."""
    photos = [one for one in archive.infolist() if one.filename.lower().endswith((".jpg", ".jpeg", ".png", ".webp"))]
    for photo in photos[:_PHOTOS]:
        with archive.open(photo) as opened:
            if tells_position(opened.read(_PHOTO)):
                return True
    return False


def _read(archive: zipfile.ZipFile, name: str, names: set[str]) -> str:
    """A part as text, up to the limit; nothing where there is none."""
    if name not in names:
        return ""
    with archive.open(name) as part:
        return part.read(_PART).decode("utf-8", "replace")


# The parts are read with patterns and not parsed: a few flat elements are wanted, and what is not parsed cannot expand.


def _text(xml: str, element: str) -> str:
    found = re.search(rf"<(?:\w+:)?{element}(?:\s[^<>]*)?>([^<]*)<", xml)
    return " ".join(unescape(found[1][:_PROPERTY]).split()) if found else ""


def _attribute(xml: str, element: str, name: str) -> str:
    for tag in re.finditer(rf"<{element}\s[^<>]*>", xml):
        found = re.search(rf'\s{name}="([^"<>]*)"', tag[0])
        if found:
            return unescape(found[1]).strip()
    return ""


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and 0 < len(text) < 7 and int(text) else None  # noqa: PLR2004
