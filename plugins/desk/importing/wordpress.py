"""WordPress exports (WXR) read as a stream: one post at a time, so that any number of them fits in memory.

Read with expat itself, whose handlers refuse every document type and entity declaration: there is nothing to expand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from xml.parsers import expat

from msgspec import Struct, field

CHUNK = 1 << 16
MAX_FIELD = 4_000_000
"""Characters of one element; the content of a post is far smaller."""

_PLAIN = re.compile(r"^http://wordpress\.org/export/[\d.]+/$")
_NAMES = {
    "http://purl.org/rss/1.0/modules/content/": "content",
    "http://purl.org/dc/elements/1.1/": "dc",
}
_SHORTCODE = re.compile(
    r"\[(/?)([a-z][a-z0-9_-]{2,40})((?:\s+[a-z0-9_-]+\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'\]]+))*)\s*/?\]", re.IGNORECASE
)
_KNOWN = frozenset(
    [
        "caption",
        "gallery",
        "embed",
        "video",
        "audio",
        "playlist",
        "youtube",
        "vc_row",
        "vc_column",
        "vc_column_text",
        "et_pb_section",
        "ads",
        "more",
        "wpdm_package",
        "contact-form-7",
        "pdf-embedder",
    ]
)
_CAPTION = re.compile(r"\[caption\b[^\]]*\](?P<inner>.*?)\[/caption\]", re.IGNORECASE | re.DOTALL)
_IMAGE = re.compile(r"(?P<image>(?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*</a>)?)(?P<text>.*)", re.IGNORECASE | re.DOTALL)
_GALLERY = re.compile(r"\[gallery\b[^\]]*?\bids\s*=\s*[\"']?(?P<ids>[\d,\s]+)[^\]]*\]", re.IGNORECASE)
_BLOCK_COMMENT = re.compile(r"<!--\s*/?wp:.*?-->", re.DOTALL)
_MORE = re.compile(r"<!--\s*(?:more|nextpage)\b.*?-->", re.IGNORECASE | re.DOTALL)
_BLOCK_TAG = re.compile(r"<(?:p|div|h[1-6]|ul|ol|table|figure|blockquote|pre|section)\b", re.IGNORECASE)


class ExportError(Exception):
    """Raised where an export cannot be read; the message is Indonesian, ``hostile`` tells an attack from damage."""

    def __init__(self, detail: str, *, hostile: bool = False) -> None:
        super().__init__(detail)
        self.hostile = hostile


class Item(Struct):
    """One ``<item>`` of an export: its fields by short name, its terms, and its metadata."""

    fields: dict[str, str] = field(default_factory=dict)
    terms: list[tuple[str, str]] = field(default_factory=list)
    meta: dict[str, str] = field(default_factory=dict)


class _Reader(Struct):
    """Expat's handlers; ``done`` fills with finished items, ``site`` and ``authors`` with what the channel says."""

    done: list[Item] = field(default_factory=list)
    site: dict[str, str] = field(default_factory=dict)
    authors: dict[str, str] = field(default_factory=dict)
    path: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    size: int = 0
    item: Item | None = None
    pair: dict[str, str] = field(default_factory=dict)
    term: str = ""

    def refuse(self, *_: Any) -> None:
        raise ExportError("memuat deklarasi tipe dokumen atau entitas", hostile=True)

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        short = _short(name)
        self.path.append(short)
        if len(self.path) > 20:  # noqa: PLR2004 (an export is five deep)
            raise ExportError("bersarang terlalu dalam", hostile=True)
        if len(self.path) == 1 and short != "rss":
            raise ExportError("unsur pertamanya bukan <rss>")
        self.text, self.size = [], 0
        if short == "item":
            self.item = Item()
        elif short in {"wp:postmeta", "wp:author"}:
            self.pair = {}
        elif short == "category" and self.item is not None:
            self.term = attributes.get("domain", "category")

    def data(self, text: str) -> None:
        self.size += len(text)
        if self.size > MAX_FIELD:
            raise ExportError("satu unsur lebih panjang dari 4 juta huruf", hostile=True)
        self.text.append(text)

    def end(self, name: str) -> None:
        short = _short(name)
        text = "".join(self.text)
        self.text, self.size = [], 0
        self.path.pop()
        parent = self.path[-1] if self.path else ""
        if short == "item" and self.item is not None:
            self.done.append(self.item)
            self.item = None
        elif parent in {"wp:postmeta", "wp:author"}:
            self.pair[short] = text
        elif short == "wp:postmeta" and self.item is not None:
            self.item.meta[self.pair.get("wp:meta_key", "")] = self.pair.get("wp:meta_value", "")
        elif short == "wp:author":
            self.authors[self.pair.get("wp:author_login", "")] = self.pair.get("wp:author_display_name", "").strip()
        elif self.item is not None and parent == "item":
            if short == "category":
                self.item.terms.append((self.term, text.strip()))
            else:
                self.item.fields[short] = text
        elif parent == "channel":
            self.site.setdefault(short, text.strip())


def read_export(path: Path) -> Iterator[tuple[Item, Mapping[str, str], Mapping[str, str]]]:
    """Every item with the channel's fields and the authors' names, one after the other. Raises `ExportError`."""
    reader = _Reader()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = reader.refuse
    parser.EntityDeclHandler = reader.refuse
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.data
    seen = False
    try:
        with path.open("rb") as stream:
            while chunk := stream.read(CHUNK):
                parser.Parse(chunk, False)
                seen = seen or bool(reader.path)
                for item in reader.done:
                    yield item, reader.site, reader.authors
                reader.done = []
            parser.Parse(b"", True)
    except expat.ExpatError as failure:
        raise ExportError(f"XML rusak pada baris {failure.lineno}") from None
    except OSError as failure:
        raise ExportError(failure.strerror or str(failure)) from None
    for item in reader.done:
        yield item, reader.site, reader.authors


def _short(name: str) -> str:
    space, _, local = name.rpartition(" ")
    if not space:
        return name
    prefix = _NAMES.get(space) or ("excerpt" if space.endswith("/excerpt/") else "wp" if _PLAIN.match(space) else "")
    return f"{prefix}:{local}" if prefix else local


def clean_content(content: str, attachments: Mapping[str, str]) -> tuple[str, tuple[str, ...]]:
    """A post's content as plain HTML, and the shortcodes taken out of it.

    Captions become figures, galleries their pictures (``attachments`` maps ids to addresses), Gutenberg's comments go,
    and bare line breaks become paragraphs as WordPress makes them.
    """
    text = _MORE.sub("", _BLOCK_COMMENT.sub("", content))
    text = _CAPTION.sub(_figure, text)
    text = _GALLERY.sub(
        lambda match: "".join(
            f'<figure><img src="{attachments[one]}"></figure>'
            for one in re.findall(r"\d+", match["ids"])
            if one in attachments
        ),
        text,
    )
    text = re.sub(r"\[embed\](.*?)\[/embed\]", r"<p>\1</p>", text, flags=re.IGNORECASE | re.DOTALL)
    removed: list[str] = []

    def drop(match: re.Match[str]) -> str:
        known = match[2].casefold() in _KNOWN or bool(match[3].strip()) or f"[/{match[2]}]" in text
        if not known:
            return match.group()
        removed.append(match.group())
        return ""

    text = _SHORTCODE.sub(drop, text)
    return (text if _BLOCK_TAG.search(text) and "\n\n" not in text else _paragraphed(text)), tuple(removed)


def _figure(match: re.Match[str]) -> str:
    image = _IMAGE.search(match["inner"])
    if image is None:
        return match["inner"]
    return f"<figure>{image['image']}<figcaption>{image['text'].strip()}</figcaption></figure>"


def _paragraphed(text: str) -> str:
    """Paragraphs at empty lines, line breaks elsewhere; what is a block already stays one."""
    parts = [part.strip() for part in re.split(r"\n\s*\n", text.replace("\r\n", "\n")) if part.strip()]
    return "\n".join(part if _BLOCK_TAG.match(part) else f"<p>{part.replace(chr(10), '<br>')}</p>" for part in parts)
