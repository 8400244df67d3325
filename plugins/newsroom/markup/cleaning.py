"""What may stay of an editor's HTML: the attributes of a tag, and the final cleaning.

Safety does not rest on one parser. `events` reads HTML; what is written again from the events holds only elements and
attributes of the `allowlist`, everything else escaped; `clean` then passes it through nh3 (html5ever, as in browsers),
and `differences` tells where the two disagree, so that nothing vanishes unreported.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

import nh3

from plugins.engine.problem import ProblemKind
from plugins.newsroom.body_problems import HTML_ATTRIBUTE, HTML_HANDLER, HTML_HIDDEN, HTML_STYLE
from plugins.newsroom.markup.allowlist import ALLOWED, ATTRIBUTES, BOOLEAN, CELLS, CLASSES, HANDLED
from plugins.newsroom.markup.events import Event, events

Report = Callable[..., None]

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
                kept.append((name, "" if name in BOOLEAN else value.strip()))
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
