"""Word documents as manuscripts: checked as an archive first, then read with mammoth, then as HTML.

ECMA-376 (Office Open XML): a ``.docx`` is a ZIP archive whose text is XML; both can be made to explode.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

from plugins.desk.importing import problems as found
from plugins.desk.importing.incoming import Incoming, cleaned
from plugins.desk.importing.model import Manuscript, Picture
from plugins.desk.importing.read_html import read_html
from plugins.engine.problem import Problem

MAX_XML, MAX_PARTS, MAX_UNPACKED = 8_000_000, 2_000, 150_000_000
"""Bytes of one XML part, number of parts, bytes of all parts: a book of 300,000 words stays below each."""

_ENTITY = re.compile(rb"<!\s*(?:ENTITY|DOCTYPE)|<\0!\0(?:E|D)|\0<\0!\0[ED]")
_STYLES = """
p[style-name='Title'] => h1.judul:fresh
p[style-name='Judul'] => h1.judul:fresh
p[style-name='Caption'] => p.caption:fresh
p[style-name='Keterangan'] => p.caption:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
"""


def read_word(incoming: Incoming) -> tuple[Manuscript | None, tuple[Problem, ...]]:
    """A ``.docx`` with its pictures, or the problem that prevents it. Never raises for what a file can hold."""
    wrong = _unsafe(incoming)
    if wrong is not None:
        return None, (wrong,)
    import mammoth  # type: ignore[import-untyped]  # noqa: PLC0415 -- needed for Word files only

    pictures: dict[str, Picture] = {}

    def keep(image: Any) -> dict[str, str]:
        name = f"gambar:{len(pictures) + 1}"
        with image.open() as stream:
            pictures[name] = Picture(name, stream.read(), image.alt_text or "")
        return {"src": name}

    try:
        html = mammoth.convert_to_html(
            io.BytesIO(incoming.data), style_map=_STYLES, convert_image=mammoth.images.img_element(keep)
        ).value
    except RecursionError:
        return None, (found.SUSPICIOUS.at(incoming.name, detail="susunannya bersarang terlalu dalam"),)
    except Exception as failure:  # noqa: BLE001 -- mammoth raises whatever a broken archive makes it meet
        return None, (found.BROKEN.at(incoming.name, form="Word", detail=type(failure).__name__),)
    manuscript = read_html(incoming.name, cleaned(html), whole_page=False)
    return Manuscript(incoming.name, "docx", manuscript.blocks, pictures, manuscript.stated), ()


def _unsafe(incoming: Incoming) -> Problem | None:
    """What makes an archive unfit to be opened: broken, no Word document, too large unpacked, or with entities."""
    try:
        with zipfile.ZipFile(io.BytesIO(incoming.data)) as archive:
            parts = archive.infolist()
            names = {part.filename for part in parts}
            if "[Content_Types].xml" not in names or not any(name.startswith("word/") for name in names):
                return found.BROKEN.at(incoming.name, form="Word", detail="bagian word/ tidak ada")
            if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
                return found.SUSPICIOUS.at(incoming.name, detail="isinya mengembang terlalu besar")
            for part in parts:
                if not part.filename.lower().endswith((".xml", ".rels")):
                    continue
                if part.file_size > MAX_XML:
                    return found.SUSPICIOUS.at(incoming.name, detail=f"bagian {part.filename} terlalu besar")
                if _ENTITY.search(archive.read(part)):
                    return found.SUSPICIOUS.at(incoming.name, detail="memuat entitas XML")
    except (zipfile.BadZipFile, OSError, ValueError, KeyError, EOFError, RuntimeError, NotImplementedError) as failure:
        return found.BROKEN.at(incoming.name, form="Word", detail=type(failure).__name__)
    except Exception as failure:  # noqa: BLE001 -- zlib and others inside the archive
        return found.BROKEN.at(incoming.name, form="Word", detail=type(failure).__name__)
    return None
