"""Taking the text out of every kind of file that an office publishes: plain text, PDF, spreadsheets, pictures.

Nothing here raises for what a file may hold: what cannot be read is said, because unread text is unguarded.
"""

from __future__ import annotations

import io
import logging
import warnings
import zipfile
from collections.abc import Callable, Iterator
from posixpath import splitext
from typing import Any

from PIL import Image

from plugins.engine.problem import Problem
from plugins.ppid import services_problems as found
from plugins.ppid.guard_model import FileText, Passage

MAX_PAGES = 500
"""Pages of a PDF that are read; a longer one is said to be unread from there on."""
MAX_CELLS = 500_000
MAX_UNPACKED = 100_000_000
"""Bytes that a spreadsheet may unpack to."""

_TEXT = {".md", ".markdown", ".csv", ".tsv", ".txt", ".yaml", ".yml", ".json", ".geojson", ".html", ".xml", ".ics"}
_PICTURES = {".jpg", ".jpeg", ".png", ".webp", ".tif", ".tiff", ".heic"}
_GPS = 0x8825
_LATITUDE, _LONGITUDE = 2, 4


def file_text(file: str, data: bytes) -> FileText:
    """The text of a file by its kind; nothing for kinds that hold none."""
    reader = _reader(splitext(file)[1].lower())
    return reader(file, data) if reader else FileText(())


def readable(file: str) -> bool:
    """Whether the guard knows this kind of file."""
    return _reader(splitext(file)[1].lower()) is not None


def _reader(suffix: str) -> Callable[[str, bytes], FileText] | None:
    if suffix in _TEXT:
        return _plain
    if suffix in _PICTURES:
        return _picture
    return {".pdf": _pdf, ".xlsx": _spreadsheet}.get(suffix)


def _plain(file: str, data: bytes) -> FileText:
    del file
    return FileText((Passage(data.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")),))


def _pdf(file: str, data: bytes) -> FileText:
    """The text layer, page by page. What only calls itself a PDF, without one object in it, is read as it stands."""
    if b" obj" not in data:
        return FileText((Passage(data.decode("latin-1"), 0, 1),))
    from pypdf import PdfReader  # noqa: PLC0415 -- slow to import, and an unchanged document is not opened

    # pypdf tells its doubts about a file to the log; an editor gets a Problem instead.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    problems: list[Problem] = []
    passages: list[Passage] = []
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            return FileText((), (found.DOCUMENT_UNREAD.at(file, why="berkas bersandi"),))
        count = len(reader.pages)
        passages.extend(
            Passage(reader.pages[number].extract_text() or "", 0, number + 1) for number in range(min(count, MAX_PAGES))
        )
        passages.append(Passage("\n".join(str(value) for value in (reader.metadata or {}).values()), 0, 1))
        if count > MAX_PAGES:
            problems.append(found.DOCUMENT_LONG.at(file, limit=MAX_PAGES, pages=count))
    except Exception as mishap:  # noqa: BLE001 -- a broken PDF can raise anything; the build must go on
        problems.append(found.DOCUMENT_UNREAD.at(file, why=f"{type(mishap).__name__}"))
    return FileText(tuple(passages), tuple(problems))


def _spreadsheet(file: str, data: bytes) -> FileText:
    """Every cell, a row of the first filled sheet as a line."""
    from openpyxl import load_workbook  # noqa: PLC0415 -- slow to import, and most sites have no spreadsheet

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if sum(item.file_size for item in packed.infolist()) > MAX_UNPACKED:
                return FileText((), (found.DOCUMENT_UNREAD.at(file, why="lembar kerja terlalu besar"),))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        passages = tuple(Passage("\n".join(_rows(sheet)), 1) for sheet in book.worksheets)
        book.close()
    except Exception as mishap:  # noqa: BLE001 -- a broken workbook can raise anything; the build must go on
        return FileText((), (found.DOCUMENT_UNREAD.at(file, why=type(mishap).__name__),))
    return FileText(passages)


def _rows(sheet: Any) -> Iterator[str]:
    cells = 0
    for row in sheet.iter_rows(values_only=True):
        cells += len(row)
        if cells > MAX_CELLS:
            return
        # A line break inside a cell would shift the numbers of all lines after it.
        yield " | ".join("" if value is None else " ".join(str(value).split()) for value in row)


def _picture(file: str, data: bytes) -> FileText:
    """Whether the picture's metadata holds the place where it was taken; a picture has no text."""
    del file
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data)) as image:
                place = image.getexif().get_ifd(_GPS)
    except Exception:  # noqa: BLE001 -- the newsroom tells about broken pictures
        return FileText(())
    return FileText((), (), located=bool(place.get(_LATITUDE) or place.get(_LONGITUDE)))
