"""A PDF described: pages, title, language, and whether its text can be read, searched and read aloud.

PDF/UA-1 (ISO 14289-1) asks for the title (7.1), the natural language (7.2) and real text. The work is bounded: a few
pages are looked at, and only so much of them as a page of print needs.
"""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator
from typing import Any

from pypdf import PdfReader
from pypdf.errors import DependencyError
from pypdf.generic import ArrayObject, DictionaryObject, StreamObject

from plugins.media.documents_model import Facts, Fault, Unit
from plugins.media.privacy import tells_position

_TEXT_PAGES = 5
"""How many pages are searched for text; a scan has none on any."""
_STREAM_BUDGET = 8_000_000
"""So many bytes of drawing are looked at for text in all."""
_READ_CLOSELY = 300_000
"""Up to so many bytes of drawing on a page the text itself is read, to tell real text from blanks."""
_FORMS, _DEPTH = 20, 3
"""How many drawings within drawings are followed, and how deep."""
_PROPERTY = 300
"""Characters of a title or a name that are kept."""
_SHOWS_TEXT = re.compile(rb"[)>\]]\s*(?:Tj|TJ|'|\")")


def describe_pdf(data: bytes) -> Facts:
    """What a PDF tells; never raises."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its remarks about odd files help no editor
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            return Facts(fault=Fault.ENCRYPTED)
        count = len(reader.pages)
    except DependencyError:
        return Facts(fault=Fault.PROTECTED)
    except Exception:  # noqa: BLE001 -- pypdf raises many kinds for broken files; to an editor they are all one
        return Facts(fault=Fault.UNREADABLE)
    if not count:
        return Facts(fault=Fault.NO_PAGES)
    information = _information(reader)
    author = information.get("/Author", "")
    return Facts(
        count=count,
        unit=Unit.PAGES,
        title=information.get("/Title", ""),
        language=_language(reader),
        has_text=_has_text(reader, count),
        people=(author,) if author else (),
        located=tells_position(data),
    )


def _information(reader: PdfReader) -> dict[str, str]:
    """Title and author: from the old dictionary, else from the XMP packet."""
    said: dict[str, str] = {}
    try:
        for key in ("/Title", "/Author"):
            value = reader.metadata.get(key) if reader.metadata else None
            said[key] = _line(str(value or ""))
    except Exception:  # noqa: BLE001 -- a broken dictionary says nothing
        said = {}
    if not said.get("/Title"):
        try:
            packet = reader.xmp_metadata
            titles = (packet.dc_title or {}) if packet else {}
            said["/Title"] = _line(str(next(iter(titles.values()), "")))
        except Exception:  # noqa: BLE001 -- a broken packet says nothing
            said["/Title"] = ""
    return said


def _line(text: str) -> str:
    """A text of a property on one line, of bounded length."""
    return " ".join(text[:_PROPERTY].split())


def _language(reader: PdfReader) -> str:
    try:
        return str(reader.root_object.get("/Lang") or "").strip()[:35]
    except Exception:  # noqa: BLE001 -- a broken catalogue says nothing
        return ""


def _has_text(reader: PdfReader, count: int) -> bool:
    budget = _STREAM_BUDGET
    for number in range(min(count, _TEXT_PAGES)):
        try:
            page = reader.pages[number]
            size, shows = 0, False
            for drawing in _drawings(page, _DEPTH):
                size += len(drawing)
                shows = shows or bool(_SHOWS_TEXT.search(drawing))
                if size > budget:
                    break
            budget -= size
            if shows and (size > _READ_CLOSELY or page.extract_text().strip()):
                return True
        except Exception:  # noqa: BLE001, S112 -- a broken page shows no text; the next may
            continue
        if budget <= 0:
            break
    return False


def _drawings(page: DictionaryObject, depth: int) -> Iterator[bytes]:
    """The drawing commands of a page or a form, and of the forms that it uses."""
    contents: Any = page if isinstance(page, StreamObject) else _object(page.get("/Contents"))
    for stream in contents if isinstance(contents, ArrayObject) else (contents,):
        stream = _object(stream)  # noqa: PLW2901 -- the same thing, followed
        if isinstance(stream, StreamObject):
            yield stream.get_data()
    resources = _object(page.get("/Resources"))
    forms = _object(resources.get("/XObject")) if isinstance(resources, DictionaryObject) else None
    if not depth or not isinstance(forms, DictionaryObject):
        return
    for name in list(forms)[:_FORMS]:
        form = _object(forms[name])
        if isinstance(form, StreamObject) and form.get("/Subtype") == "/Form":
            yield from _drawings(form, depth - 1)


def _object(value: Any) -> Any:
    return value.get_object() if hasattr(value, "get_object") else value
