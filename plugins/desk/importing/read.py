"""One source in any form as a manuscript, or the problem that prevents it."""

from __future__ import annotations

import base64
import binascii
import re
from pathlib import Path
from urllib.parse import unquote

from msgspec.structs import replace

from plugins.desk.importing import problems as found
from plugins.desk.importing.incoming import MAX_TEXT, Incoming, form_of, text_of, too_large
from plugins.desk.importing.model import Manuscript, Picture
from plugins.desk.importing.read_html import read_html
from plugins.desk.importing.read_text import read_text
from plugins.desk.importing.read_word import read_word
from plugins.engine.files import inside
from plugins.engine.problem import Problem

MAX_BLOCKS = 4_000
"""Paragraphs of a manuscript, the page around it included; the site's own limit for one body is 5,000."""

MAX_PICTURE_BYTES = 25_000_000
_EMBEDDED = re.compile(r"data:image/[a-z+.-]{2,20};base64,", re.IGNORECASE)


def read_source(incoming: Incoming, form: str = "") -> tuple[Manuscript | None, tuple[Problem, ...]]:
    """The manuscript of a source. ``form`` overrides what name and bytes say. Never raises for what a file holds."""
    if not form:
        form, wrong = form_of(incoming)
        if wrong is not None:
            return None, (wrong,)
    large = too_large(incoming, form)
    if large is not None:
        return None, (large,)
    if not incoming.data.strip():
        return None, (found.EMPTY.at(incoming.name),)
    try:
        manuscript, problems = _read(incoming, form)
    except RecursionError:
        return None, (found.SUSPICIOUS.at(incoming.name, detail="susunannya bersarang terlalu dalam"),)
    if manuscript is None:
        return None, problems
    if len(manuscript.blocks) > MAX_BLOCKS:
        return None, (
            *problems,
            found.TOO_LONG.at(incoming.name, length=f"{len(manuscript.blocks)} alinea", limit=f"{MAX_BLOCKS} alinea"),
        )
    length = sum(len(block.words) for block in manuscript.blocks)
    if length > MAX_TEXT:
        return None, (
            *problems,
            found.TOO_LONG.at(incoming.name, length=f"{length} karakter", limit=f"{MAX_TEXT} karakter"),
        )
    if not any(re.search(r"\w", block.words) for block in manuscript.blocks):
        return None, (*problems, found.EMPTY.at(incoming.name))
    return manuscript, problems


def _read(incoming: Incoming, form: str) -> tuple[Manuscript | None, tuple[Problem, ...]]:
    if form == "docx":
        return read_word(incoming)
    text, problems = text_of(incoming.name, incoming.data, html=form == "html")
    if not text.strip():
        return None, problems or (found.EMPTY.at(incoming.name),)
    if form == "html":
        manuscript = read_html(incoming.name, text)
        return replace(
            manuscript, pictures={name: _beside(one, incoming.folder) for name, one in manuscript.pictures.items()}
        ), problems
    return read_text(incoming.name, text, "md" if form == "md" else "txt"), problems


def _beside(picture: Picture, folder: Path | None) -> Picture:
    """A picture with its bytes, where they are in the page itself or in a file beside it; nothing is fetched."""
    match = _EMBEDDED.match(picture.name)
    if match:
        try:
            return replace(picture, data=base64.b64decode(picture.name[match.end() :], validate=False))
        except (binascii.Error, ValueError):
            return picture
    name = unquote(picture.name.partition("?")[0]).replace("\\", "/")
    if folder is None or re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//|/", name):
        return picture
    try:
        path = folder / name
        if inside(path, folder) and path.is_file() and path.stat().st_size <= MAX_PICTURE_BYTES:
            return replace(picture, data=path.read_bytes())
    except (OSError, ValueError):
        return picture
    return picture
