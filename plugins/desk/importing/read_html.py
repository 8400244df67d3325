"""HTML as a manuscript: the article's blocks in their order, and everything around it as page furniture.

Trees are walked with a stack of our own, never by recursion: a page may nest 10,000 deep.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PageElement, PreformattedString, Tag
from msgspec import Struct, field
from msgspec.structs import replace

from plugins.desk.importing.html_page import ended, is_data, is_furniture, is_hidden, main_element, stated_by
from plugins.desk.importing.html_zones import zoned
from plugins.desk.importing.model import Block, Manuscript, Mark, Picture, Role, Shape

BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "option",
        "p",
        "pre",
        "section",
        "select",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "caption",
        "noscript",
        "button",
        "label",
    ]
)
SILENT = frozenset(
    [
        "script",
        "style",
        "template",
        "head",
        "noframes",
        "iframe",
        "object",
        "embed",
        "svg",
        "math",
        "canvas",
        "audio",
        "video",
        "map",
    ]
)
"""Elements whose text no reader sees as text."""

_MARKS = {"strong": "strong", "b": "strong", "em": "em", "i": "em", "del": "strike", "s": "strike", "strike": "strike"}
_SPACE = re.compile(r"[ \n\r\t\f]+")
_CAPTION = re.compile(
    r"(?:^|[\s_-])(?:caption|keterangan|figcaption|wp-caption-text|img-desc|photo-credit)(?:$|[\s_-])", re.IGNORECASE
)


class _Builder(Struct):
    """Gathers inline text until a block ends."""

    blocks: list[tuple[Block, bool]] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    length: int = 0
    last: str = ""
    marks: list[Mark] = field(default_factory=list)
    open: list[tuple[str, str, int]] = field(default_factory=list)

    def add(self, text: str) -> None:
        """Text with its white space collapsed."""
        text = _SPACE.sub(" ", text)
        if self.last in {"", " ", "\n"}:
            text = text.lstrip(" ")
        self._put(text)

    def line_break(self) -> None:
        """A line break inside a block; two of them end a paragraph when the block is split."""
        if self.length:
            self._put("\n")

    def _put(self, text: str) -> None:
        if text:
            self.pieces.append(text)
            self.length += len(text)
            self.last = text[-1]

    def flush(self, like: Block, *, inside: bool) -> bool:
        """End the block that was gathered, as one of the given kind."""
        text = "".join(self.pieces)
        marks = [*self.marks, *(Mark(start, len(text), kind, href) for kind, href, start in self.open)]
        self.pieces, self.length, self.last, self.marks = [], 0, "", []
        self.open = [(kind, href, 0) for kind, href, _ in self.open]
        written = False
        for start, part in _paragraphs(text):
            inner = tuple(
                Mark(max(0, mark.start - start), min(len(part), mark.end - start), mark.kind, mark.href)
                for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end))
                if mark.end > start and mark.start < start + len(part) and mark.start < mark.end
            )
            self.blocks.append((replace(like, text=part, marks=inner), inside))
            written = True
        return written


def _paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """The parts between empty lines, each with its place, without spaces at their edges."""
    at = 0
    for part in re.split(r"\n *\n\s*", text) if "\n" in text else [text]:
        start = text.index(part, at) if part else at
        bare = part.strip()
        if bare:
            yield start + len(part) - len(part.lstrip()), bare
        at = start + len(part)


class _Place(Struct, frozen=True):
    """Where the walk is: the kind of block that text belongs to."""

    like: Block
    inside: bool
    depth: int = 0
    ordered: bool = False
    count: int = 0


def read_html(file: str, html: str, *, whole_page: bool = True) -> Manuscript:
    """A page as a manuscript; with ``whole_page`` false all of it is the article (a converted Word file)."""
    soup = BeautifulSoup(ended(html), "html.parser")
    stated = stated_by(soup) if whole_page else {}
    main: Tag = main_element(soup) if whole_page else soup
    pictures: dict[str, Picture] = {}
    blocks = _walk(soup, main, pictures)
    placed = zoned(blocks, stated.get("title", "")) if whole_page else [block for block, _ in blocks]
    numbered = tuple(replace(block, place=number) for number, block in enumerate(placed, start=1))
    return Manuscript(file, "html", numbered, pictures, stated)


def _walk(  # noqa: C901, PLR0912, PLR0915 -- one loop over a stack: a page may nest too deep for recursion
    soup: BeautifulSoup, main: Tag, pictures: dict[str, Picture]
) -> list[tuple[Block, bool]]:
    """All blocks in order, each with whether it stands inside the article's element."""
    builder = _Builder()
    place = _Place(Block(Shape.PARAGRAPH), inside=main is soup)
    places = [place]
    ordinals: list[int] = [0]
    stack: list[tuple[PageElement, str]] = [(soup, "")]
    while stack:
        node, leaving = stack.pop()
        place = places[-1]
        if isinstance(node, NavigableString):
            if not isinstance(node, PreformattedString):
                builder.add(str(node))
            continue
        if not isinstance(node, Tag):
            continue
        name = node.name.lower()
        if leaving:
            if leaving == "block":
                builder.flush(place.like, inside=place.inside)
                places.pop()
                ordinals.pop()
            elif builder.open:
                kind, href, start = builder.open.pop()
                builder.marks.append(Mark(start, builder.length, kind, href))
            continue
        if name in SILENT:
            continue
        if name == "br":
            builder.line_break()
            continue
        if name == "img":
            _picture(builder, node, place, pictures)
            continue
        if name == "table" and is_data(node, len(places)):
            builder.flush(place.like, inside=place.inside)
            rows = tuple(row for row in (_row(one) for one in node.find_all("tr")) if any(row))
            builder.blocks.append((Block(Shape.TABLE, rows=rows, role=_role(node, place)), place.inside))
            continue
        if name in BLOCKS or node is main:
            builder.flush(place.like, inside=place.inside)
            if place.like.ordinal is not None:
                places[-1] = replace(place, like=replace(place.like, ordinal=None))
            if name == "li":
                ordinals[-1] += 1
            places.append(_entered(node, name, place, ordinals[-1], inside=place.inside or node is main))
            ordinals.append(0)
            stack.append((node, "block"))
        else:
            mark = _MARKS.get(name) or ("link" if name == "a" and node.get("href") else "")
            if mark:
                builder.open.append((mark, str(node.get("href") or ""), builder.length))
                stack.append((node, "mark"))
            elif is_hidden(node) or is_furniture(node):
                builder.flush(place.like, inside=place.inside)
                places.append(replace(place, like=replace(place.like, role=Role.ASIDE)))
                ordinals.append(0)
                stack.append((node, "block"))
        stack.extend((child, "") for child in reversed(node.contents))
    builder.flush(places[0].like, inside=places[0].inside)
    return builder.blocks


def _entered(node: Tag, name: str, place: _Place, ordinal: int, *, inside: bool) -> _Place:
    """The place inside a block element."""
    like = replace(place.like, role=_role(node, place), ordinal=None)
    depth, ordered = place.depth, place.ordered
    if name in {"ul", "ol", "menu", "dir"}:
        depth, ordered = depth + 1, name == "ol"
    elif name == "li":
        like = replace(like, shape=Shape.ITEM, level=max(0, depth - 1), ordinal=ordinal if ordered else None)
    elif name == "blockquote":
        like = replace(like, shape=Shape.QUOTE)
    elif name[:1] == "h" and name[1:].isdigit():
        role = Role.TITLE if name == "h1" and like.role is Role.BODY else like.role
        like = replace(like, shape=Shape.HEADING, level=int(name[1:]), role=role)
    elif name == "p" and place.like.ordinal is not None:
        like = replace(like, ordinal=place.like.ordinal)
    return _Place(like, inside, depth, ordered)


def _role(node: Tag, place: _Place) -> Role:
    role = place.like.role
    if role is Role.ASIDE or is_hidden(node) or is_furniture(node):
        return Role.ASIDE
    if node.name == "figcaption" or _CAPTION.search(" ".join(node.get_attribute_list("class", []) or [])):
        return Role.CAPTION
    return role


def _picture(builder: _Builder, node: Tag, place: _Place, pictures: dict[str, Picture]) -> None:
    """A picture of the article as a block of its own; icons and pictures of the furniture are left out."""
    source = str(node.get("src") or node.get("data-src") or "")
    sides = [str(node.get(side) or "") for side in ("width", "height")]
    if not source or place.like.role is Role.ASIDE or any(side.isdigit() and int(side) <= 48 for side in sides):  # noqa: PLR2004
        return
    builder.flush(place.like, inside=place.inside)
    pictures.setdefault(source, Picture(source, alt=" ".join(str(node.get("alt") or "").split())))
    builder.blocks.append((Block(Shape.IMAGE, picture=source, role=place.like.role), place.inside))


def _row(row: Tag) -> tuple[str, ...]:
    return tuple(" ".join(cell.get_text(" ").split()) for cell in row.find_all(["td", "th"]))
