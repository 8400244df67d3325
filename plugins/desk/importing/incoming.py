"""Bytes from outside: how large they may be, what kind of file they are, and their text in any usual encoding."""

from __future__ import annotations

import codecs
import re
import unicodedata
from pathlib import Path, PurePosixPath

from msgspec import Struct

from plugins.desk.importing import problems as found
from plugins.engine.problem import Problem
from plugins.engine.words import size_text
from plugins.newsroom.markup.source import INVISIBLE, SUSPECT

MAX_BYTES = {"docx": 40_000_000, "xlsx": 20_000_000, "html": 5_000_000, "txt": 2_000_000, "md": 2_000_000}
"""The largest source of each form. A Word file holds photos; a text of 2 MB is a book."""

MAX_TEXT = 250_000
"""Characters of a manuscript; a body of the site holds 300,000, the comment of what was taken out included."""

FORMS = ("docx", "html", "txt", "md", "xlsx", "csv", "wordpress")
_BY_SUFFIX = {
    ".docx": "docx",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".mhtml": "",
    ".mht": "",
    ".txt": "txt",
    ".text": "txt",
    ".md": "md",
    ".markdown": "md",
    ".xlsx": "xlsx",
    ".csv": "csv",
    ".xml": "wordpress",
}
_OLD_WORD = b"\xd0\xcf\x11\xe0"
_TAGS = re.compile(rb"<(?:!doctype\s+html|html|head|body|div|p|h[1-6]|table|article|span|br|meta)\b", re.IGNORECASE)
_DECLARED = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([a-zA-Z0-9_-]{3,20})", re.IGNORECASE)
_MARKDOWN = re.compile(r"^(?:---[ \t]*$|#{1,6} \S|\[[^\]]+\]\(|\*\*\S)", re.MULTILINE)
_MOSTLY = 0.85


class Incoming(Struct, frozen=True):
    """A source as it came: ``name`` as the editor typed it, and ``folder`` where its neighbours lie, if any."""

    name: str
    data: bytes
    folder: Path | None = None

    @property
    def stem(self) -> str:
        """The name without folder and ending."""
        return PurePosixPath(self.name.replace("\\", "/")).stem


def form_of(incoming: Incoming) -> tuple[str, Problem | None]:
    """How a source is to be read: by its ending where the bytes agree, else by the bytes."""
    suffix = PurePosixPath(incoming.name.replace("\\", "/")).suffix.lower()
    data = incoming.data
    if data.startswith(_OLD_WORD):
        return "", found.UNKNOWN_FORM.at(incoming.name, detail="berkas Office lama (.doc atau .xls)")
    if data.startswith(b"%PDF"):
        return "", found.UNKNOWN_FORM.at(incoming.name, detail="PDF; salin teksnya ke berkas .txt")
    if data.startswith(b"{\\rtf"):
        return "", found.UNKNOWN_FORM.at(incoming.name, detail="RTF; simpan sebagai .docx")
    if data.startswith(b"PK\x03\x04") and suffix not in {".docx", ".xlsx"}:
        inside = data[:200_000]
        if b"word/" in inside or b"xl/" in inside:
            return ("docx" if b"word/" in inside else "xlsx"), None
        return "", found.UNKNOWN_FORM.at(incoming.name, detail="arsip ZIP yang bukan Word atau Excel")
    if suffix in _BY_SUFFIX:
        form = _BY_SUFFIX[suffix]
        return form, None if form else found.UNKNOWN_FORM.at(incoming.name, detail=suffix)
    if suffix and incoming.name != "-":
        return "", found.UNKNOWN_FORM.at(incoming.name, detail=suffix)
    return _guessed(data), None


def _guessed(data: bytes) -> str:
    """The form of bytes without a name."""
    head = data[:20_000]
    if b"<rss" in head and b"wordpress.org/export" in head:
        return "wordpress"
    if len(_TAGS.findall(head)) > 1:
        return "html"
    text = head.decode("utf-8", errors="replace")
    return "md" if _MARKDOWN.search(text) else "txt"


def too_large(incoming: Incoming, form: str) -> Problem | None:
    """The problem of a source beyond the limit of its form."""
    limit = MAX_BYTES.get(form, MAX_BYTES["txt"])
    if len(incoming.data) <= limit:
        return None
    hint = "Kecilkan foto di dalamnya, atau simpan teksnya saja." if form == "docx" else "Ambil bagian naskahnya saja."
    return found.TOO_LARGE.at(incoming.name, size=size_text(len(incoming.data)), limit=size_text(limit), hint=hint)


def text_of(name: str, data: bytes, *, html: bool = False) -> tuple[str, tuple[Problem, ...]]:
    r"""Bytes as text with ``\\n`` line ends and without invisible characters; empty where they are no text."""
    encoding, data = _encoding(data, html=html)
    try:
        text = data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return "", (found.NOT_TEXT.at(name),)
    if not _readable(text):
        return "", (found.NOT_TEXT.at(name),)
    shown = "" if encoding.startswith("utf-8") else {"cp1252": "Windows-1252"}.get(encoding, encoding.upper())
    problems = (found.ENCODING.at(name, encoding=shown),) if shown else ()
    return cleaned(text), problems


def cleaned(text: str) -> str:
    """A text without characters that nobody sees: controls, direction marks, zero widths; odd spaces made plain."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n\n")
    text = re.sub("[\x0b\x0c\x85]", "\n", text)
    if SUSPECT.search(text):
        for pattern, _ in INVISIBLE:
            text = pattern.sub("", text)
    return re.sub("[\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]", " ", text)


def _encoding(data: bytes, *, html: bool) -> tuple[str, bytes]:
    """The encoding of bytes, and the bytes without their byte-order mark."""
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if data.startswith(mark):
            return name, data[len(mark) :]
    head = data[:4000]
    if len(head) > 3:  # noqa: PLR2004 (two letters of UTF-16)
        if head[1::2].count(0) > len(head) * 0.35:
            return "utf-16-le", data
        if head[0::2].count(0) > len(head) * 0.35:
            return "utf-16-be", data
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        declared = _DECLARED.search(data[:4000]) if html else None
        name = declared[1].decode("ascii").lower() if declared else ""
        known = {"iso-8859-1", "latin1", "windows-1252", "cp1252", "utf-8", ""}
        try:
            return ("cp1252" if name in known else codecs.lookup(name).name), _for_windows(data)
        except LookupError:
            return "cp1252", _for_windows(data)
    return "utf-8", data


def _for_windows(data: bytes) -> bytes:
    """The five bytes that Windows-1252 leaves open are no letters in any text."""
    return data.translate(None, b"\x81\x8d\x8f\x90\x9d")


def _readable(text: str) -> bool:
    """Whether a text is mostly letters, digits, spaces and punctuation, and not bytes of something else."""
    sample = text[:20_000]
    if not sample:
        return True
    if "\0" in sample:
        return False
    odd = sum(
        unicodedata.category(char) in {"Cc", "Cn", "Co", "Cs"} and char not in "\n\t\r\x0b\x0c" for char in sample
    )
    plain = sum(char.isascii() and (char.isalnum() or char.isspace()) for char in sample)
    letters = sum(char.isalpha() for char in sample)
    return odd <= len(sample) * (1 - _MOSTLY) * 0.2 and (plain > len(sample) * 0.4 or letters > len(sample) * 0.6)
