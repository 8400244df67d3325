"""The files of items: whether they exist, kind, size, pages, checksum, and whether a PDF can be read aloud."""

from __future__ import annotations

import hashlib
import logging
from dataclasses import replace
from pathlib import Path, PurePosixPath

from pypdf import PdfReader

from plugins.engine.contributor import Build
from plugins.engine.files import inside
from plugins.engine.fingerprint import fingerprint
from plugins.ppid.item import DocumentFile, Item

_TEXT_PAGES = 5
"""How many pages are searched for text; a scan has none on any."""


def with_files(item: Item, build: Build) -> Item:
    """The item with what is known about each of its files; a missing file keeps an empty checksum."""
    if not item.files:
        return item
    return replace(item, files=tuple(examined(file, build) for file in item.files))


def examined(file: DocumentFile, build: Build) -> DocumentFile:
    """A file with kind, size, pages, SHA-256 and text layer; the reading of a PDF is kept in the cache."""
    path = locate(file.path, build.config.content)
    kind = PurePosixPath(file.path).suffix.removeprefix(".").lower()
    if path is None:
        return replace(file, kind=kind)
    data = path.read_bytes()
    digest = hashlib.sha256(data).hexdigest()
    pages, has_text = _pdf_facts(path, digest, build) if kind == "pdf" else (None, None)
    return replace(file, kind=kind, size=len(data), sha256=digest, pages=pages, has_text_layer=has_text)


def locate(name: str, root: Path) -> Path | None:
    """The file of the content folder that an editor names, or ``None`` where it is missing, empty or outside."""
    path = root / name
    if "\0" in name or PurePosixPath(name).is_absolute() or not inside(path, root):
        return None
    try:
        return path if path.is_file() and path.stat().st_size else None
    except OSError:
        return None


def _pdf_facts(path: Path, digest: str, build: Build) -> tuple[int | None, bool | None]:
    key = fingerprint("pdf", digest, build.code_digest)
    cached = build.store.reading(key)
    if isinstance(cached, tuple):
        return cached
    facts = pdf_facts(path)
    build.store.remember(key, facts)
    return facts


def pdf_facts(path: Path) -> tuple[int | None, bool | None]:
    """The number of pages of a PDF, and whether any of the first ones has text; a broken PDF has neither."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its remarks about odd files help no editor
    try:
        pages = PdfReader(path).pages
        has_text = any(page.extract_text().strip() for page in pages[:_TEXT_PAGES])
        return len(pages), has_text
    except Exception:  # noqa: BLE001 -- pypdf raises many kinds for broken files; to a reader they are all "no text"
        return None, False
