"""HTML as a flat run of events: by a tolerant reader for the editor's own HTML, by a fast one for Markdown's."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape, unescape
from html.parser import HTMLParser
from typing import Any, NamedTuple

from plugins.newsroom.markup.allowlist import CONTENT_DROPPED


class Event(NamedTuple):
    """A start tag, end tag, text, comment or declaration. ``name`` is the tag, or the decoded text."""

    kind: str
    name: str
    attributes: tuple[tuple[str, str], ...] = ()
    written: str = ""


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
PLAIN_BLOCK = re.compile(r"<(p|li)>([^<&]+)</\1>")
"""A paragraph or item of Markdown's own HTML that holds nothing but text: the tag, and the text."""

_PAIR = re.compile(r"([^\s=\"]+)=\"([^\"]*)\"")


def events(html: str) -> list[Event]:
    """HTML as events, with a tolerant reader: for text that holds the editor's own HTML."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.events


def readers_events(html: str) -> list[Event]:
    """The `events` of an editor's HTML without the content, and the end, of elements whose content is no text."""
    read = events(html)
    last_end = {event.name: index for index, event in enumerate(read) if event.kind == "end"}
    result: list[Event] = []
    index = 0
    while index < len(read):
        event = read[index]
        result.append(event)
        if event.kind == "start" and event.name in CONTENT_DROPPED and last_end.get(event.name, -1) > index:
            ends = ("end", event.name)
            index = next(later for later in range(index + 1, len(read)) if read[later][:2] == ends)
        index += 1
    return result


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


def start_tag(tag: str, attributes: Iterable[tuple[str, str]] = ()) -> str:
    """A start tag as text, its values escaped."""
    pairs = "".join(f' {name}="{escape(value).replace("&#x27;", chr(39))}"' for name, value in attributes)
    return f"<{tag}{pairs}>"
