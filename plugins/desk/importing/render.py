"""Blocks as Markdown that reads back to the same words: signs that Markdown would take for its own are escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from urllib.parse import urljoin

from msgspec import Struct

from plugins.desk.importing.model import Block, Mark, Role, Shape, Taken
from plugins.newsroom.markup.links import Outside, read_link

_SIGNS = {"strong": "**", "em": "*"}
_SPECIAL = re.compile(
    r"[\\`*]|(?<!\w)_|_(?!\w)|<|&(?=#?\w{1,31};)|\[(?=\^|[^\]\n]{0,999}\][(\[:])|~{2,}|!(?=\[)|\||\{(?=[\w-]+\})"
)
_LINE_START = re.compile(
    r"^(#+(?=\s|$|\w)|[-+>](?=\s|$)|>|\d{1,9}(?=[.)](?:\s|$))|:(?=\s)|=+$|-{2,}$|\[(?=[^\]]{1,999}\]:))"
)
_ENTITIES = {"<": "&lt;", "&": "&amp;", "|": "\\|", "{": "&#123;"}
_SAFE_HREF = str.maketrans({" ": "%20", "(": "%28", ")": "%29", "<": "%3C", ">": "%3E", '"': "%22"})


class Inserted(Struct, frozen=True):
    """A footnote reference to be put behind ``text[at]`` of a block."""

    block: int
    at: int
    label: str


def render(
    blocks: Iterable[Block], pictures: Mapping[str, str], references: Iterable[Inserted] = (), base: str = ""
) -> str:
    """The blocks as Markdown. ``pictures`` maps a picture's name to its Markdown; one that is missing is left out."""
    behind: dict[int, list[Inserted]] = {}
    for one in references:
        behind.setdefault(one.block, []).append(one)
    parts: list[str] = []
    previous: Block | None = None
    level, depth = 1, -1
    for number, block in enumerate(blocks):
        if block.role not in {Role.BODY, Role.CAPTION, Role.TITLE} or block.level < 0:
            continue
        text = _block_text(block, behind.get(number, []), pictures, base)
        if not text.strip():
            continue
        if block.shape is Shape.HEADING:
            level = min(max(2, block.level), level + 1)
            text = f"{'#' * level} {' '.join(text.split())}"
        elif block.shape is Shape.ITEM:
            depth = min(max(0, block.level), depth + 1) if previous and previous.shape is Shape.ITEM else 0
            sign = f"{block.ordinal}." if block.ordinal is not None else "-"
            text = f"{' ' * 4 * depth}{sign} {' '.join(text.split())}"
        elif block.shape is Shape.QUOTE:
            text = "\n".join(f"> {line}".rstrip() for line in text.split("\n"))
        together = previous is not None and previous.shape is block.shape is Shape.ITEM and _same_list(previous, block)
        parts.append(("\n" if together else "\n\n") * bool(parts) + text)
        previous = block
    return "".join(parts) + "\n" if parts else ""


def _same_list(one: Block, other: Block) -> bool:
    return one.level != other.level or (one.ordinal is None) == (other.ordinal is None)


def _block_text(block: Block, references: list[Inserted], pictures: Mapping[str, str], base: str) -> str:
    if block.shape is Shape.IMAGE:
        return pictures.get(block.picture, "")
    if block.rows:
        return _table(block.rows)
    return _inline(block, references, base)


def _table(rows: tuple[tuple[str, ...], ...]) -> str:
    width = max(len(row) for row in rows)
    lines = ["| " + " | ".join(escaped(cell) for cell in (*row, *("",) * (width - len(row)))) + " |" for row in rows]
    lines.insert(1, "|" + " --- |" * width)
    return "\n".join(lines)


def _inline(block: Block, references: list[Inserted], base: str) -> str:
    """A block's text with its marks and footnote references, line by line."""
    heading = block.shape is Shape.HEADING
    wanted = [mark for mark in block.marks if mark.kind in _SIGNS and not heading]
    marks = [trimmed for mark in _nested(wanted) if (trimmed := _trimmed(block.text, mark))]
    links = [
        trimmed
        for mark in block.marks
        if mark.kind == "link" and _target(mark, base) and (trimmed := _trimmed(block.text, mark))
    ]
    signs: dict[int, list[tuple[int, str]]] = {}
    for mark in _nested([*links, *marks]):
        opening, closing = (
            ("[", f"]({_target(mark, base)})") if mark.kind == "link" else (_SIGNS[mark.kind], _SIGNS[mark.kind])
        )
        length = mark.end - mark.start
        signs.setdefault(mark.start, []).append((1_000_000 - length, opening))
        signs.setdefault(mark.end, []).append((-1_000_000 + length, closing))
    for one in references:
        signs.setdefault(one.at, []).append((0, f"[^{one.label}]"))
    pieces: list[str] = []
    edges = sorted({0, len(block.text), *signs})
    for at, following in zip(edges, [*edges[1:], len(block.text)], strict=True):
        pieces += [sign for _, sign in sorted(signs.get(at, []), key=lambda pair: pair[0])]
        pieces.append(escaped(block.text[at:following]))
    rows = [" ".join(line.split()) for line in "".join(pieces).split("\n")]
    rows = [_guarded(row) for row in rows if row]
    return "  \n".join(rows)


def _target(mark: Mark, base: str) -> str:
    """The address of a link that may stand, made full; empty for one that leads nowhere from here."""
    href = mark.href.strip()
    if base and not re.match(r"[a-zA-Z][\w+.-]*:|#", href):
        try:
            href = urljoin(base, href)
        except ValueError:
            return ""
    try:
        link = read_link(href, file="berita/naskah.md", site_url="")
    except ValueError:
        return ""
    return link.url.translate(_SAFE_HREF) if isinstance(link, Outside) else ""


def _nested(marks: list[Mark]) -> list[Mark]:
    """Marks without those that cross another or repeat it, and neighbours of one kind joined."""
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda one: (one.start, -one.end)):
        last = next((one for one in reversed(kept) if one.kind == mark.kind), None)
        if last is not None and mark.kind != "link" and mark.start <= last.end:
            if mark.end > last.end:
                kept[kept.index(last)] = Mark(last.start, mark.end, last.kind, last.href)
            continue
        kept.append(mark)
    return [mark for mark in kept if not any(other.start < mark.start < other.end < mark.end for other in kept)]


def _trimmed(text: str, mark: Mark) -> Mark | None:
    """The mark without spaces and line breaks at its edges; nothing where nothing is left, or lines are crossed."""
    start, end = mark.start, min(mark.end, len(text))
    while start < end and not text[start].strip():
        start += 1
    while end > start and not text[end - 1].strip():
        end -= 1
    inner = text[start:end]
    if not inner or "\n" in inner or not re.search(r"\w", inner):
        return None
    return Mark(start, end, mark.kind, mark.href)


def escaped(text: str) -> str:
    """A text whose signs Markdown takes as they are."""
    return _SPECIAL.sub(lambda match: _ENTITIES.get(match.group(), "\\" + "\\".join(match.group())), text)


def _guarded(line: str) -> str:
    """A line that Markdown would read as a heading, list, quote or rule keeps its words by an escape."""
    match = _LINE_START.match(line)
    if match is None:
        return line
    head = match.group()
    if head.isdigit():
        return f"{head}\\{line[len(head) :]}"
    return f"&#{ord(head[0])};{line[1:]}" if head[0] in ":=" else f"\\{line}"


def comment(taken: Iterable[Taken], unit: str = "baris") -> str:
    """What was taken out, verbatim, as an HTML comment that no reader sees; ``unit`` is what places count."""
    rows = [f"[{one.field}, {unit} {one.place}] {_commented(one.text)}" for one in taken]
    if not rows:
        return ""
    return "<!-- diambil dari naskah:\n" + "\n".join(rows) + "\n-->\n"


def _commented(text: str) -> str:
    """Words inside a comment: nothing that ends it, and nothing that looks like markup."""
    flat = " / ".join(" ".join(line.split()) for line in text.split("\n") if line.strip())
    flat = re.sub(r"-(?=-)", "- ", flat).replace("<", "‹").replace(">", "›").replace("://", ": //").replace("](", "] (")
    return re.sub(r"(?i)javascript:", "javascript :", flat).replace("[if", "[ if").replace("[^", "[ ^")
