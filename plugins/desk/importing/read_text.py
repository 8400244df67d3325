"""Pasted text as blocks: paragraphs as they were meant, lists, quotes, and the markup of WhatsApp or Markdown."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from plugins.desk.importing.model import Block, Manuscript, Mark, Shape
from plugins.engine.yamlfile import YamlMistake, parse_yaml

_RULE = re.compile(r"^[ \t]*(?:[-=_~–—]{3,}|(?:\* ?){4,}|[•·]{3,})[ \t]*$")
_HEADING = re.compile(r"^(#{1,6})[ \t]+(.*?)[ \t]*#*$")
_ITEM = re.compile(r"^([ \t]*)(?:[-*+•●▪◦‣–][ \t]+|(\d{1,3})[.)][ \t]+)(?=\S)")
_QUOTE = re.compile(r"^[ \t]*>[ \t]?")
_TABLE_RULE = re.compile(r"^[ \t]*\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)+\|?[ \t]*$")
_SENTENCE_END = re.compile(r"[.!?:;…”\"')\]*_]\s*$")
_PLAIN_KEY = re.compile(
    r"^(title|date|author|authors|category|tags|summary|slug|modified|status|lang)[ \t]*:[ \t]*(.*)$", re.IGNORECASE
)
_LINK = re.compile(r"(!?)\[([^\[\]\n]{0,300})\]\(([^()\s]{1,1000}(?:\([^()\s]*\))?[^()\s]*)(?:[ \t]+\"[^\"\n]*\")?\)")
_WRAP_FROM, _WRAP_TO = 45, 110
_PAIRS = {
    "txt": (("*", "strong"), ("_", "em"), ("~", "strike")),
    "md": (("**", "strong"), ("__", "strong"), ("~~", "strike"), ("*", "em"), ("_", "em")),
}
_KEYS = {
    "judul": "title",
    "title": "title",
    "tanggal": "date",
    "date": "date",
    "penulis": "author",
    "author": "author",
    "authors": "author",
    "tags": "tags",
    "category": "tags",
    "ringkasan": "summary",
    "summary": "summary",
    "slug": "slug",
}


def read_text(file: str, text: str, form: str = "txt") -> Manuscript:
    """A text as a manuscript; ``form`` ``md`` reads Markdown's emphasis, ``txt`` that of WhatsApp."""
    stated, header, rows = _header(text.split("\n"))
    blocks = [*header, *_blocks(rows)]
    marked = tuple(block if block.rows else _marked(block, form) for block in blocks)
    return Manuscript(file, form, tuple(block for block in marked if block.words.strip()), stated=stated)


def _header(lines: list[str]) -> tuple[Mapping[str, str], list[Block], list[tuple[int, str]]]:
    """What a header of YAML or ``Key: value`` lines states, the header's own words, and the numbered lines below."""
    numbered = list(enumerate(lines, start=1))
    first = next((n for n, line in enumerate(lines) if line.strip()), len(lines))
    if first < len(lines) and lines[first].strip() == "---":
        close = next((n for n in range(first + 1, len(lines)) if lines[n].strip() in {"---", "..."}), None)
        if close is not None:
            try:
                data = parse_yaml("\n".join(lines[first + 1 : close])).data
            except YamlMistake:
                data = ""
            if isinstance(data, dict):
                stated = {_KEYS[key]: _flat(value) for key, value in data.items() if key in _KEYS and _flat(value)}
                kept = [
                    Block(Shape.PARAGRAPH, line.strip(), place=number, level=-1)
                    for number, line in numbered[first + 1 : close]
                ]
                return stated, kept, numbered[close + 1 :]
    keys: dict[str, str] = {}
    kept = []
    for number, line in numbered[first:]:
        match = _PLAIN_KEY.match(line)
        if match is None:
            break
        keys[_KEYS.get(match[1].lower(), "")] = match[2].strip()
        kept.append(Block(Shape.PARAGRAPH, line.strip(), place=number, level=-1))
    if "title" in keys:
        return {key: value for key, value in keys.items() if key and value}, kept, numbered[first + len(kept) :]
    return {}, [], numbered


def _flat(value: object) -> str:
    return (
        ", ".join(str(item) for item in value) if isinstance(value, list) else value if isinstance(value, str) else ""
    )


def _blocks(rows: list[tuple[int, str]]) -> Iterator[Block]:
    """Numbered lines as blocks, with wrapped lines joined."""
    width = _wrapped_width([line for _, line in rows])
    at = 0
    while at < len(rows):
        number, line = rows[at]
        if not line.strip() or _RULE.match(line):
            at += 1
            continue
        if "|" in line and at + 1 < len(rows) and _TABLE_RULE.match(rows[at + 1][1]):
            end = at + 2
            while end < len(rows) and "|" in rows[end][1]:
                end += 1
            cells = tuple(_cells(row) for n, (_, row) in enumerate(rows[at:end]) if n != 1)
            yield Block(Shape.TABLE, rows=cells, place=number)
            at = end
            continue
        block, rest = _opened(number, line)
        at += 1
        text = rest
        while at < len(rows) and width and _continues(rows[at - 1][1], rows[at][1], width):
            text += f" {rows[at][1].strip()}"
            at += 1
        yield replace(block, text=" ".join(text.split()))


def _cells(row: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in row.strip().strip("|").split("|"))


def _opened(number: int, line: str) -> tuple[Block, str]:
    """The kind of block that a line opens, and its words."""
    heading = _HEADING.match(line)
    if heading:
        return Block(Shape.HEADING, level=len(heading[1]), place=number), heading[2]
    item = _ITEM.match(line)
    if item:
        return _item(number, item), line[item.end() :]
    if _QUOTE.match(line):
        return Block(Shape.QUOTE, place=number), _QUOTE.sub("", line)
    return Block(Shape.PARAGRAPH, place=number), line.strip()


def _item(number: int, item: re.Match[str]) -> Block:
    return Block(Shape.ITEM, level=len(item[1]) // 2, ordinal=int(item[2]) if item[2] else None, place=number)


def _wrapped_width(lines: list[str]) -> int:
    """The column at which the text was wrapped, or 0 where every line is a paragraph of its own."""
    lengths = [len(line.rstrip()) for line in lines if line.strip()]
    long = [length for length in lengths if length > _WRAP_TO]
    full = [length for length in lengths if _WRAP_FROM <= length <= _WRAP_TO]
    if len(full) < 3 or len(long) > len(full) // 10:  # noqa: PLR2004 (two lines show no habit)
        return 0
    width = max(full)
    broken = sum(_continues(above, below, width) for above, below in itertools.pairwise(lines))
    return width if broken >= len(full) * 0.3 else 0


def _continues(above: str, below: str, width: int) -> bool:
    """Whether a line goes on with the one above: that one was full, and this one opens nothing new."""
    if not below.strip() or not above.strip() or _HEADING.match(above) or _RULE.match(below):
        return False
    if _ITEM.match(below) or _QUOTE.match(below) or _HEADING.match(below):
        return False
    word = below.split(maxsplit=1)[0]
    full = len(above.rstrip()) + 1 + len(word) > width
    return full and (not _SENTENCE_END.search(above) or len(above.rstrip()) >= width - 14)


def _marked(block: Block, form: str) -> Block:
    """The block with its markup as marks; the words stay as they are."""
    text, marks = _links(block.text) if form == "md" else (block.text, [])
    for sign, kind in _PAIRS[form]:
        text, marks = _paired(text, marks, sign, kind)
    return replace(block, text=text, marks=tuple(sorted(marks, key=lambda mark: (mark.start, -mark.end))))


def _links(text: str) -> tuple[str, list[Mark]]:
    pieces: list[str] = []
    marks: list[Mark] = []
    at = length = 0
    for match in _LINK.finditer(text):
        pieces.append(text[at : match.start()])
        length += match.start() - at
        pieces.append(match[2])
        if not match[1]:
            marks.append(Mark(length, length + len(match[2]), "link", match[3]))
        length += len(match[2])
        at = match.end()
    pieces.append(text[at:])
    return "".join(pieces), marks


def _paired(text: str, marks: list[Mark], sign: str, kind: str) -> tuple[str, list[Mark]]:
    """Emphasis between two signs at the edges of words, as the apps read it."""
    mark = re.escape(sign)
    own = re.escape(sign[0])
    pattern = re.compile(rf"(?<![\w{own}]){mark}(?![\s{own}])([^\n{own}]{{1,600}}?)(?<![\s{own}]){mark}(?![\w{own}])")
    while match := pattern.search(text):
        start, end, size = match.start(), match.end(), len(sign)

        def moved(at: int, start: int = start, end: int = end, size: int = size) -> int:
            return at if at <= start else at - size if at < end else at - 2 * size

        text = text[:start] + match[1] + text[end:]
        marks = [Mark(moved(one.start), moved(one.end), one.kind, one.href) for one in marks]
        marks.append(Mark(start, end - 2 * size, kind))
    return text, marks
