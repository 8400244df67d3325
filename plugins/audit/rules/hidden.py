"""What readers do not see or do not choose: hidden text, invisible characters, encoded content, foreign elements."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.audit import problems_safety as found
from plugins.audit.model import Context, Document, Finding, Fix
from plugins.newsroom.markup.source import DIRECTION, WIDTHLESS, char_name

_STYLES = (
    (re.compile(r"display\s*:\s*none"), "display: none"),
    (re.compile(r"visibility\s*:\s*(?:hidden|collapse)"), "visibility: hidden"),
    (re.compile(r"(?<![-\w])opacity\s*:\s*0?(?:\.0\d*)?(?![.\d])\s*(?:;|$)"), "opacity: 0"),
    (re.compile(r"font-size\s*:\s*(?:0|0?\.\d|1)(?:px|pt|em|rem|%)?\s*(?:!|;|$)"), "huruf berukuran nol"),
    (re.compile(r"(?<![-\w])(?:width|height|max-height|max-width)\s*:\s*[01](?:px)?\s*(?:!|;|$)"), "ukuran nol"),
    (re.compile(r"(?:text-indent|left|top|right|margin(?:-left|-top)?)\s*:\s*-\s*\d{3,}"), "di luar layar"),
    (re.compile(r"(?:left|top)\s*:\s*\d{4,}px"), "di luar layar"),
    (re.compile(r"clip(?:-path)?\s*:\s*(?:rect\(\s*0|inset\(\s*(?:50|100)%|circle\(\s*0)"), "dipotong habis"),
    (re.compile(r"transform\s*:\s*scale\(\s*0?(?:\.0\d*)?\s*[,)]"), "diperkecil sampai nol"),
    (re.compile(r"line-height\s*:\s*0\s*(?:;|$)"), "tinggi baris nol"),
    (re.compile(r"(?<![-\w])color\s*:\s*transparent"), "huruf tembus pandang"),
    (re.compile(r"(?<![-\w])color\s*:\s*rgba?\([^)]*,\s*0(?:\.0*)?\s*\)"), "huruf tembus pandang"),
)
_WHITE = r"(?:#fff(?:fff)?|white|rgba?\(\s*255\s*,\s*255\s*,\s*255[^)]*\))"
_COLOUR = re.compile(rf"(?<![-\w])color\s*:\s*({_WHITE}|[^;\"']+)")
_GROUND = re.compile(rf"background(?:-color)?\s*:\s*({_WHITE}|[^;\"']+)")
_STYLE = re.compile(r"\bstyle\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", re.IGNORECASE)
_HIDDEN_ATTRIBUTE = re.compile(r"^<\w[^>]*\s(?:hidden(?=[\s=>/])|aria-hidden\s*=\s*[\"']?true)", re.IGNORECASE)
_OLD_FONT = re.compile(rf"^<font\b[^>]*(?:size\s*=\s*[\"']?0|color\s*=\s*[\"']?{_WHITE})", re.IGNORECASE)
_TINY = re.compile(
    r"^<(?:marquee|div|span|table)\b[^>]*\s(?:width|height)\s*=\s*[\"']?[01](?:px)?[\"'\s>]", re.IGNORECASE
)
_ENCODED = re.compile(
    r"data:[\w/+.-]+(?:;[\w=-]+)*;base64,[A-Za-z0-9+/=]{20,}|(?<![\w/+.-])[A-Za-z0-9+/]{80,}={0,2}(?![\w/+])|"
    r"(?:%[0-9A-Fa-f]{2}){12,}|(?:&#x?[0-9A-Fa-f]+;){12,}|"
    r"(?:\\x[0-9A-Fa-f]{2}){8,}|(?:\\u[0-9A-Fa-f]{4}){6,}"
)
_CODED, _LONG_WORD = ("base64", "%", "&#", "\\"), 80
_EMBED = re.compile(
    r"<(script|iframe|object|embed|applet|frame|frameset|form|base|portal|link(?=[^>]*stylesheet)|meta(?=[^>]*http-equiv)|"
    r"svg(?=[^>]*\bon\w+\s*=)|style)\b",
    re.IGNORECASE,
)
_REMOTE = re.compile(
    r"<(img|video|audio|source|track|input)\b[^>]*\b(?:src|srcset|poster)\s*=\s*[\"']?\s*(?:https?:)?//", re.IGNORECASE
)
_HANDLER = re.compile(r"<(\w+)\b[^>]*\son[a-z]{3,}\s*=|<(a)\b[^>]*href\s*=\s*[\"']?\s*javascript:", re.IGNORECASE)


def hidden_text(doc: Document, _: Context) -> Iterator[Finding]:
    """A212: elements whose text readers cannot see."""
    for span in doc.html:
        how = _how_hidden(span.value)
        if how:
            yield doc.at(found.HIDDEN_TEXT, span.start, span.end, how=how)


def _how_hidden(tag: str) -> str:
    if tag.startswith(("<!--", "</")):
        return ""
    if _HIDDEN_ATTRIBUTE.search(tag):
        return "atribut hidden"
    if _OLD_FONT.search(tag) or _TINY.search(tag):
        return "ukuran atau warna yang tidak tampak"
    styles = " ; ".join(next(value for value in match.groups() if value is not None) for match in _STYLE.finditer(tag))
    if not styles:
        return ""
    plain = re.sub(r"/\*.*?\*/|!important", " ", styles.lower()).strip()
    for pattern, how in _STYLES:
        if pattern.search(plain):
            return how
    colour, ground = _COLOUR.search(plain), _GROUND.search(plain)
    if colour and re.fullmatch(_WHITE, colour[1].strip()) and (ground is None or re.match(_WHITE, ground[1].strip())):
        return "huruf putih di atas putih"
    if colour and ground and colour[1].strip() == ground[1].strip():
        return "warna huruf sama dengan latarnya"
    return ""


def invisible_characters(doc: Document, _: Context) -> Iterator[Finding]:
    """A213: characters without width, soft hyphens and marks of direction."""
    if doc.text.isascii():
        return
    for pattern in (WIDTHLESS, DIRECTION, re.compile("\u00ad")):
        told: set[int] = set()
        for match in pattern.finditer(doc.text):
            line = doc.line_at(match.start())
            if line in told:
                continue
            told.add(line)
            every = [m for m in pattern.finditer(doc.text) if doc.line_at(m.start()) == line]
            fixes = tuple(Fix(m.start(), m.end(), "") for m in every)
            near = doc.text[max(0, match.start() - 15) : match.end() + 15].replace("\n", " ")
            shown = WIDTHLESS.sub("·", DIRECTION.sub("·", near)).replace("\u00ad", "·")
            yield doc.at(found.INVISIBLE, match.start(), match.end(), *fixes, shown=shown, name=char_name(match[0]))


def encoded(doc: Document, _: Context) -> Iterator[Finding]:
    """A214: content that no editor can read."""
    body = doc.text[doc.body_start :]
    if not any(sign in body for sign in _CODED) and max(map(len, body.split()), default=0) < _LONG_WORD:
        return
    for match in _ENCODED.finditer(body):
        start, end = doc.body_start + match.start(), doc.body_start + match.end()
        if match[0].startswith("%") and not _link_of(doc, start):
            continue
        if match[0].isalpha() or match[0].isdigit():
            continue  # a long word, or a long number: no code mixes so little
        what = match[0].partition(",")[0] if match[0].startswith("data:") else "deretan huruf tanpa arti"
        yield doc.at(found.ENCODED, start, end, what=what, length=len(match[0]))


def _link_of(doc: Document, at: int) -> bool:
    """Whether an offset lies in the address of a link; a name in another script is written with % there."""
    return not any(span.start <= at < span.end for span in doc.links)


def foreign_elements(doc: Document, _: Context) -> Iterator[Finding]:
    """A215: elements that load content from elsewhere or run programs."""
    for span in doc.html:
        for pattern in (_EMBED, _REMOTE, _HANDLER):
            match = pattern.match(span.value)
            if match:
                tag = next(group for group in match.groups() if group)
                yield doc.at(found.FOREIGN_EMBED, span.start, span.end, tag=tag.lower())
                break
