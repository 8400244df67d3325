"""The HTML that may stand in a text: the allow-list, the reading of HTML into events, and the final cleaning.

Safety does not rest on one parser. `events` reads HTML; what is written again from the events holds only elements and
attributes of the allow-list, everything else escaped; `clean` then passes it through nh3 (html5ever, as in browsers),
and `differences` tells where the two disagree, so that nothing vanishes unreported.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from html import unescape
from html.parser import HTMLParser
from typing import Any

import nh3

from plugins.engine.problem import ProblemKind
from plugins.newsroom.body_problems import HTML_ATTRIBUTE, HTML_HANDLER, HTML_HIDDEN, HTML_STYLE

VOID = frozenset({"br", "hr", "img", "col", "wbr"})
CELLS = frozenset({"td", "th"})
HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
BLOCKS = HEADINGS | frozenset(
    [
        "p",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "blockquote",
        "pre",
        "table",
        "caption",
        "colgroup",
        "col",
        "thead",
        "tbody",
        "tfoot",
        "tr",
        "td",
        "th",
        "figure",
        "figcaption",
        "details",
        "summary",
        "div",
        "hr",
    ]
)
INLINE = frozenset(
    [
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "br",
        "cite",
        "code",
        "del",
        "dfn",
        "em",
        "i",
        "img",
        "ins",
        "kbd",
        "mark",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "time",
        "u",
        "var",
        "wbr",
    ]
)
ALLOWED = BLOCKS | INLINE
VERBATIM = frozenset({"code", "pre", "kbd", "samp", "var"})
# An error, not a warning: these act, load, or take over the page.
DANGEROUS = frozenset(
    [
        "script",
        "style",
        "iframe",
        "frame",
        "frameset",
        "object",
        "embed",
        "applet",
        "form",
        "input",
        "button",
        "select",
        "textarea",
        "option",
        "base",
        "meta",
        "link",
        "svg",
        "math",
        "template",
        "noscript",
        "title",
        "head",
        "html",
        "body",
        "audio",
        "video",
        "canvas",
        "portal",
        "slot",
        "dialog",
        "marquee",
        "layer",
        "bgsound",
        "xmp",
        "plaintext",
        "noembed",
        "noframes",
        "isindex",
        "keygen",
        "image",
        "xml",
        "xss",
        "animate",
        "set",
        "param",
        "source",
        "track",
        "area",
        "map",
    ]
)
# Their content is no text for readers.
CONTENT_DROPPED = frozenset(
    [
        "script",
        "style",
        "iframe",
        "object",
        "applet",
        "svg",
        "math",
        "template",
        "noscript",
        "title",
        "textarea",
        "select",
        "audio",
        "video",
        "canvas",
        "xmp",
        "noembed",
        "noframes",
        "head",
    ]
)
# An element ends where one of these begins, inside the named boundary (HTML standard, optional tags).
ENDED_BY: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (frozenset({"li"}), frozenset({"ul", "ol"})),
    "dt": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "dd": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "td": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
    "th": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
    "tr": (frozenset({"tr"}), frozenset({"thead", "tbody", "tfoot", "table"})),
    "tbody": (frozenset({"thead", "tbody", "tfoot"}), frozenset({"table"})),
    "thead": (frozenset({"thead", "tbody", "tfoot"}), frozenset({"table"})),
    "tfoot": (frozenset({"thead", "tbody", "tfoot"}), frozenset({"table"})),
}
MAY_STAY_OPEN = frozenset({"p", "li", "dt", "dd", "td", "th", "tr", "thead", "tbody", "tfoot", "colgroup"})

# Nothing but their own parts may stand in these; browsers move anything else out, in front of the table.
TABLE_PARTS = frozenset({"table", "thead", "tbody", "tfoot", "tr", "colgroup"})
IN_TABLES = frozenset({"caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "td", "th"})

CLASSES = frozenset({"rata-kiri", "rata-tengah", "rata-kanan", "angka"})
_ALIGN = {"left": "rata-kiri", "center": "rata-tengah", "right": "rata-kanan"}
_HIDING_CLASS = re.compile(
    r"(?:^|\s)(?:sr-only|visually-hidden|d-none|hidden|invisible|hide|screen-reader-\S+)(?:\s|$)"
)
_HIDING_STYLE = re.compile(
    r"display:none|visibility:(?:hidden|collapse)|opacity:0*\.?0*(?:[;%]|$|!)|font(?:-size)?:[^;]*(?<![\d.])0*\.?0+(?:px|pt|em|rem|%|;|$|!|/)"
    r"|(?:left|top|right|bottom|text-indent|margin(?:-\w+)?):-\d{2,}|(?<![\w-])color:(?:transparent|rgba\([^)]*,0\))"
    r"|(?<![\w-])(?:max-)?(?:height|width):0*(?:px|;|$|!)|clip(?:-path)?:|content-visibility:hidden|scale\(0|z-index:-"
)
_COLOURS = re.compile(r"(?<![\w-])(color|background(?:-color)?):([^;!]+)")
_WHITE = frozenset({"white", "#fff", "#ffffff", "rgb(255,255,255)"})
_NUMBER = re.compile(r"[1-9]\d{0,3}")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")

# Elements that may carry the attribute ("*": all), and what its value must match.
ATTRIBUTES: dict[str, tuple[frozenset[str], re.Pattern[str]]] = {
    "lang": (frozenset("*"), _LANGUAGE),
    "dir": (frozenset("*"), re.compile("ltr|rtl|auto")),
    "title": (frozenset("*"), re.compile(".*", re.DOTALL)),
    "colspan": (CELLS, _NUMBER),
    "rowspan": (CELLS, _NUMBER),
    "scope": (frozenset({"th"}), re.compile("row|col|rowgroup|colgroup")),
    "span": (frozenset({"col", "colgroup"}), _NUMBER),
    "start": (frozenset({"ol"}), re.compile(r"-?\d{1,6}")),
    "type": (frozenset({"ol"}), re.compile("[1aAiI]")),
    "value": (frozenset({"li"}), re.compile(r"-?\d{1,6}")),
    "reversed": (frozenset({"ol"}), re.compile("(?:reversed)?")),
    "open": (frozenset({"details"}), re.compile("(?:open)?")),
    "datetime": (frozenset({"time", "del", "ins"}), re.compile(r"[\dTtZz:+.\-WPYMDHS ]{1,40}")),
    "width": (frozenset({"img"}), _NUMBER),
    "height": (frozenset({"img"}), _NUMBER),
}
_BOOLEAN = frozenset({"reversed", "open"})
# Handled where links, pictures and ids are made; `rel` is set anew.
HANDLED = frozenset({"id", "href", "src", "alt", "name", "rel"})

_CLEANER = nh3.Cleaner(
    tags=set(ALLOWED),
    clean_content_tags={"script", "style"},
    attributes={
        "*": {"lang", "dir", "title", "id", "class"},
        "a": {"href", "rel", "role", "aria-label"},
        "img": {"src", "alt", "width", "height"},
        **{tag: {"colspan", "rowspan", "scope"} for tag in CELLS},
        **{tag: {"span"} for tag in ("col", "colgroup")},
        **{tag: {"datetime"} for tag in ("time", "del", "ins")},
        "ol": {"start", "type", "reversed"},
        "li": {"value"},
        "details": {"open"},
    },
    url_schemes={"http", "https", "mailto", "tel", "geo", "site"},
    link_rel=None,
)


@dataclass(frozen=True, slots=True)
class Event:
    """A start tag, end tag, text, comment or declaration. ``name`` is the tag, or the decoded text."""

    kind: str
    name: str
    attributes: tuple[tuple[str, str], ...] = ()
    written: str = ""


Report = Callable[..., None]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.events: list[Event] = []

    def set_cdata_mode(self, elem: str, **options: Any) -> None:
        """Read on as text up to the end tag, but not where there is none: the rest of the page would be lost."""
        line, column = self.getpos()
        rest = self.rawdata.split("\n", line - 1)[-1][column:]
        if f"</{elem}" in rest.lower():
            super().set_cdata_mode(elem, **options)

    def parse_html_declaration(self, i: int) -> int:
        """Read ``<![`` up to the next ``>`` as browsers do; the standard reader raises on marked sections."""
        if not self.rawdata.startswith("<![", i):
            return super().parse_html_declaration(i)
        end = self.rawdata.find(">", i)
        if end < 0:
            return -1
        self.events.append(Event("declaration", self.rawdata[i : end + 1]))
        return end + 1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        pairs = tuple((name.lower(), value or "") for name, value in attrs)
        self.events.append(Event("start", tag, pairs, self.get_starttag_text() or ""))

    def handle_endtag(self, tag: str) -> None:
        self.events.append(Event("end", tag))

    def handle_data(self, data: str) -> None:
        self.events.append(Event("text", data))

    def handle_comment(self, data: str) -> None:
        self.events.append(Event("comment", data))

    def handle_decl(self, decl: str) -> None:
        self.events.append(Event("declaration", f"<!{decl}>"))

    def handle_pi(self, data: str) -> None:
        self.events.append(Event("declaration", f"<?{data}>"))

    def unknown_decl(self, data: str) -> None:
        self.events.append(Event("declaration", f"<![{data}]>"))


_MARKUP = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:\s[^<>\"]*(?:\"[^\"]*\")?)*?)\s*/?>")
_PAIR = re.compile(r"([^\s=\"]+)=\"([^\"]*)\"")


def events(html: str) -> list[Event]:
    """HTML as events, with a tolerant reader: for text that holds the editor's own HTML."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.events


def own_events(html: str) -> list[Event]:
    """HTML that Markdown alone has written, as events: the same as `events`, faster."""
    result: list[Event] = []
    done = 0
    for match in _MARKUP.finditer(html):
        if match.start() > done:
            result.append(Event("text", _decoded(html[done : match.start()])))
        done = match.end()
        slash, tag, rest = match.groups()
        if slash:
            result.append(Event("end", tag))
        else:
            pairs = tuple((name, _decoded(value)) for name, value in _PAIR.findall(rest)) if rest else ()
            result.append(Event("start", tag, pairs, match.group()))
    if done < len(html):
        result.append(Event("text", _decoded(html[done:])))
    return result


def _decoded(text: str) -> str:
    return unescape(text) if "&" in text else text


def kept_attributes(tag: str, event: Event, report: Report) -> list[tuple[str, str]]:
    """The attributes of a start tag that may stay, except those of `HANDLED`; reports the others.

    ``report`` is called with the problem's kind and its values.
    """
    kept: list[tuple[str, str]] = []
    for name, value in event.attributes:
        if name in HANDLED or any(name == other for other, _ in kept):
            continue
        if kind := _refused_kind(name, value):
            report(kind, tag=event.name, attribute=name)
        elif name == "class":
            good = [word for word in value.split() if word in CLASSES or _code_class(tag, word)]
            if good:
                kept.append(("class", " ".join(good)))
            if len(good) < len(value.split()):
                report(HTML_ATTRIBUTE, tag=event.name, attribute="class")
        elif name == "align" and tag in CELLS and value.lower() in _ALIGN:
            kept.append(("class", _ALIGN[value.lower()]))
        elif name in ATTRIBUTES:
            tags, pattern = ATTRIBUTES[name]
            if ("*" in tags or tag in tags) and pattern.fullmatch(value.strip()):
                kept.append((name, "" if name in _BOOLEAN else value.strip()))
            else:
                report(HTML_ATTRIBUTE, tag=event.name, attribute=name)
        else:
            report(HTML_ATTRIBUTE, tag=event.name, attribute=name)
    return kept


def _code_class(tag: str, word: str) -> bool:
    return tag == "code" and re.fullmatch(r"language-[\w#.+-]{1,30}", word) is not None


def _refused_kind(name: str, value: str) -> ProblemKind | None:
    if name.startswith("on"):
        return HTML_HANDLER
    if name in {"hidden", "inert"} or (name == "aria-hidden" and value.strip().lower() != "false"):
        return HTML_HIDDEN
    if name == "class" and _HIDING_CLASS.search(value.lower()):
        return HTML_HIDDEN
    if name == "style":
        return HTML_HIDDEN if hides(value) else HTML_STYLE
    return None


def hides(style: str) -> bool:
    """Whether an inline style makes text invisible: not shown, no size, outside the page, in the ground's colour."""
    css = re.sub(r"/\*.*?(?:\*/|$)", "", style, flags=re.DOTALL)
    css = re.sub(r"\\([0-9a-fA-F]{1,6})\s?", lambda match: chr(min(int(match.group(1), 16), 0x10FFFF)), css)
    css = re.sub(r"[\s\\]+", "", css).lower()
    if _HIDING_STYLE.search(css):
        return True
    colours = {name[:5]: value for name, value in _COLOURS.findall(css)}
    ink, ground = colours.get("color"), colours.get("backg")
    return ink is not None and (ink == ground or (ground is None and ink in _WHITE))


def clean(html: str) -> str:
    """HTML as browsers understand it, with nothing but the allow-list; no-break spaces as characters."""
    return _CLEANER.clean(html).replace("&nbsp;", "\u00a0").replace("<p></p>", "")


def differences(before: str, after: str) -> str:
    """What `clean` changed that a reader could notice, in a few words, or ""."""
    if before == after:
        return ""
    read_before, read_after = events(before), events(after)
    lost = _marks(read_before) - _marks(read_after)
    if lost:
        return "unsur " + ", ".join(sorted({f"<{mark[0]}>" for mark in lost}))
    words = [Counter("".join(e.name for e in read if e.kind == "text").split()) for read in (read_before, read_after)]
    return "teks" if "".join(sorted(words[0].elements())) != "".join(sorted(words[1].elements())) else ""


def _marks(read: list[Event]) -> Counter[tuple[str, tuple[tuple[str, str], ...]]]:
    return Counter((e.name, tuple(sorted(e.attributes))) for e in read if e.kind == "start" and e.name != "p")
