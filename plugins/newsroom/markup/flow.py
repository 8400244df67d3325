"""One run of HTML, in reading order, written again from what the allow-list knows.

Headings get their ids, links their placeholders, blocks their typography; whatever is left out is reported.
"""

from __future__ import annotations

import re
from html import escape, unescape

from plugins.newsroom import body_problems as problems
from plugins.newsroom.markup.allowlist import (
    ALLOWED,
    BLOCKS,
    CELLS,
    DANGEROUS,
    ENDED_BY,
    HEADINGS,
    IN_TABLES,
    MAY_STAY_OPEN,
    TABLE_PARTS,
    VERBATIM,
    VOID,
)
from plugins.newsroom.markup.anchors import Anchors
from plugins.newsroom.markup.cleaning import kept_attributes
from plugins.newsroom.markup.events import PLAIN_BLOCK, Event, own_events, readers_events, start_tag
from plugins.newsroom.markup.footnotes import REFERENCE, WRITTEN_REFERENCE
from plugins.newsroom.markup.gathered import Gathered
from plugins.newsroom.markup.ids import identifier
from plugins.newsroom.markup.pictures import picture
from plugins.newsroom.markup.source import SUSPECT
from plugins.newsroom.markup.typography import set_type

_TAG = re.compile(r"<[^>]*>")
# Blanks by name: to Python the marks around a footnote's token are white space too.
_HEADING_ID = re.compile(r"[ \t]*\{:?[ \t]*#([\w.:-]+)[ \t]*\}[ \t]*$")
_OPEN_MARK = re.compile(r"\[\^")
_COMMENT_CONTENT = re.compile(r"<[/a-zA-Z!]|://|\]\(|\[if|javascript:|\bhref\b", re.IGNORECASE)


class Flow:
    """One run of HTML: the text itself, or one footnote."""

    def __init__(self, gathered: Gathered) -> None:
        self.gathered = gathered
        self.source = gathered.source
        self.out: list[str] = []
        self.block: list[str] = []
        self.lines: list[str] = []
        self.cells: list[str] = []
        # Open elements: tag, and what closes it ("" where the tag itself was left out).
        self.stack: list[tuple[str, str]] = []
        self.heading: tuple[int, list[tuple[str, str]], str] | None = None
        self.anchors = Anchors(gathered)
        self.suspect = False
        # Whether such an element was open at all: most texts have none, and nobody need look for one.
        self.verbatim = self.celled = False

    @property
    def html(self) -> str:
        """What has been composed."""
        return "".join(self.out)

    @property
    def text(self) -> str:
        """The same as plain text, a line for each paragraph, list item and table row."""
        return "\n".join(self.lines)

    def run(self, html: str) -> None:
        """Compose one run of HTML."""
        # The source is clean: what cannot be seen comes from character references. Footnotes' own marks are known.
        self.suspect = "&" in html or SUSPECT.search(html.replace("\x1e", "").replace("\x1f", "")) is not None
        if self.source.raw_html:
            self._take(readers_events(html))
        else:
            self._run_own(html)
        self._close_to(0, expected="")
        self._flush()

    def _run_own(self, html: str) -> None:
        """Compose what Markdown alone has written: paragraphs and items of nothing but text, most of all, at once."""
        done = 0
        for match in PLAIN_BLOCK.finditer(html):
            between = html[done : match.start()]
            if between == "\n" and not self.verbatim and self.anchors.open is None:
                self.block.append(between)
            elif between:
                self._take(own_events(between))
            self._plain(*match.groups())
            done = match.end()
        self._take(own_events(html[done:]))

    def _plain(self, tag: str, text: str) -> None:
        doubtful = self.suspect or self.verbatim or self.celled or "[^" in text or "\x1e" in text or text.isspace()
        if doubtful or self.anchors.open is not None:
            self._take([Event("start", tag, (), f"<{tag}>"), Event("text", text), Event("end", tag)])
            return
        self._leave_table()
        self._flush()
        self._make_room(tag)
        text = set_type(text)
        self.out += f"<{tag}>", text, f"</{tag}>"
        self.lines.append(" ".join(text.split()))

    def _take(self, read: list[Event]) -> None:
        for event in read:
            if event.kind == "text":
                self._text(event.name)
            elif event.kind == "start":
                self._start(event)
            elif event.kind == "end":
                self._end(event.name)
            else:
                self._aside(event)

    def _text(self, text: str) -> None:
        if self.suspect and "\x1e" not in text:
            text = self.gathered.visible(text)
        if not text.isspace():
            self._leave_table()
        link = self.anchors.open
        if link is not None:
            link.hear(text)
        if self.verbatim and any(tag in VERBATIM for tag, _ in self.stack):
            self.block.append(escape(self.gathered.restored(text), quote=False))
            return
        if "[^" in text:
            text = WRITTEN_REFERENCE.sub(lambda match: self.gathered.notes.refer(match.group(1)), text)
        if link is not None:
            text = link.put_off(text)
        html = escape(text, quote=False) if "&" in text or "<" in text or ">" in text else text
        if "[^" in html:
            self.gathered.report(problems.FOOTNOTE_UNCLOSED, "[^")
            html = _OPEN_MARK.sub("[<sup>^</sup>", html)
        self.block.append(html)

    def _aside(self, event: Event) -> None:
        if event.kind == "declaration":
            self.gathered.report(problems.HTML_DECLARATION, event.name[:20], excerpt=event.name[:40])
        elif _COMMENT_CONTENT.search(event.name):
            self.gathered.report(problems.HTML_COMMENT, "<!--")

    # Start tags

    def _start(self, event: Event) -> None:
        tag = "h2" if event.name == "h1" else event.name
        attributes = self._kept(tag, event) if event.attributes else []
        if tag not in ALLOWED:
            kind = problems.HTML_DANGEROUS if tag in DANGEROUS or "-" in tag else problems.HTML_REMOVED
            self.gathered.report(kind, event.written, tag=tag)
            return
        if tag not in IN_TABLES:
            self._leave_table()
        if tag in BLOCKS:
            self._flush()
            self._make_room(tag)
        given = dict(event.attributes)
        if tag == "img":
            html, alt = picture(self.gathered, event, attributes)
            if self.anchors.open is not None:
                self.anchors.open.hear(alt)
            self.block.append(html)
        elif tag in HEADINGS:
            self._flush()
            self.heading = (int(event.name[1]), attributes, given.get("id", ""))
            self.stack.append((tag, f"</{tag}>"))
        elif tag == "a":
            html, closing = self.anchors.begin(event, attributes)
            self.block.append(html)
            self.stack.append((tag, closing))
        else:
            if "id" in given and (named := identifier(given["id"])):
                attributes.append(("id", self.gathered.ids.unique(f"{self.gathered.slug}-{named}")))
            if tag == "th" and "scope" not in dict(attributes) and any(name == "thead" for name, _ in self.stack):
                attributes.append(("scope", "col"))
            self._open(tag, attributes)

    def _kept(self, tag: str, event: Event) -> list[tuple[str, str]]:
        gathered = self.gathered
        kept = kept_attributes(tag, event, lambda kind, **values: gathered.report(kind, event.written, **values))
        return [(name, gathered.attribute(value)) for name, value in kept]

    def _open(self, tag: str, attributes: list[tuple[str, str]]) -> None:
        written = start_tag(tag, attributes) if attributes else f"<{tag}>"
        if tag in BLOCKS:
            self.out.append(written)
        else:
            self.block.append(written)
        if tag not in VOID:
            self.stack.append((tag, f"</{tag}>"))
            self.verbatim = self.verbatim or tag in VERBATIM
            self.celled = self.celled or tag in CELLS

    def _leave_table(self) -> None:
        """End a table in which something begins that has no place in it outside a cell."""
        if self.stack and self.stack[-1][0] in TABLE_PARTS:
            self._close_to(max(i for i, (tag, _) in enumerate(self.stack) if tag == "table" or i == 0), expected="")

    def _make_room(self, tag: str) -> None:
        """End what a block may not stand in: a paragraph, a heading, the item before it."""
        if not self.stack:
            return
        names = [name for name, _ in self.stack]
        ended, boundary = ENDED_BY.get(tag, (frozenset(), frozenset()))
        for index in range(len(names) - 1, -1, -1):
            if names[index] in boundary:
                break
            if names[index] in ended:
                self._close_to(index, expected=names[index])
                return
        if "p" in names:
            self._close_to(names.index("p"), expected="p")
        elif self.heading is not None:
            self._close_to(next(i for i, name in enumerate(names) if name in HEADINGS), expected="")

    # End tags

    def _end(self, name: str) -> None:
        tag = "h2" if name == "h1" else name
        if tag not in ALLOWED:
            return
        index = next((i for i in range(len(self.stack) - 1, -1, -1) if self.stack[i][0] == tag), -1)
        if index >= 0:
            self._close_to(index, expected=tag)
        elif tag not in VOID and tag != "p":
            # A paragraph's end without its start is what a block inside a paragraph leaves behind.
            self.gathered.report(problems.HTML_STRAY_END, f"</{name}", tag=name)

    def _close_to(self, index: int, *, expected: str) -> None:
        """Close open elements down to the one at ``index``; those above it and not ``expected`` were left open."""
        while len(self.stack) > index:
            tag, closing = self.stack[-1]
            if tag in BLOCKS and tag not in HEADINGS:
                # While the element is still open: what its text is depends on where it stands.
                self._flush()
            self.stack.pop()
            if not (len(self.stack) == index and tag == expected) and tag not in MAY_STAY_OPEN:
                self.gathered.report(problems.HTML_UNCLOSED, f"<{tag}", tag=tag)
            if tag == "a" and closing != "</span>":
                self.block.append(closing)
                if not any(name == "a" for name, _ in self.stack):
                    self.block += self.anchors.end(closing)
            elif tag in HEADINGS:
                self._end_heading(tag)
            elif tag in BLOCKS:
                if tag == "tr":
                    self._end_row()
                self.out.append(closing)
            else:
                self.block.append(closing)

    def _end_heading(self, tag: str) -> None:
        level, attributes, named = self.heading or (int(tag[1]), [], "")
        self.heading = None
        written = "".join(self.block)
        if match := _HEADING_ID.search(written):
            named = match.group(1)
            self.block = [written[: match.start()]]
        before = len(self.lines)
        start = len(self.out)
        self._flush()
        text = " ".join(self.lines[before:])
        if not text and "<img" not in written:
            del self.out[start:]
            self.source.report(
                problems.HEADING_EMPTY, self.source.locate(f"\n{'#' * level}\n", f"<h{level}", "#" * level)
            )
            return
        plain = REFERENCE.sub("", _TAG.sub("", written)).strip()
        id_ = self.gathered.heading(written=level, shown=int(tag[1]), text=text, plain=plain, named=named)
        self.out.insert(start, start_tag(tag, [("id", id_), *attributes]))
        self.out.append(f"</{tag}>")

    def _flush(self) -> None:
        """Finish the running block: set its type, take its text, number its footnotes."""
        if not self.block:
            return
        html = "".join(self.block)
        self.block = []
        if html.isspace():
            self.out.append(html)
            return
        if not (self.verbatim and any(tag == "pre" for tag, _ in self.stack)):
            html = set_type(html)
        text = html
        if "<" in text:
            text = _TAG.sub("", text.replace("<br>", " "))
        if "\x1e" in html:
            text = REFERENCE.sub("", text)
            html = REFERENCE.sub(lambda match: self.gathered.note_mark(int(match.group(1))), html)
        self.out.append(html)
        if text := " ".join((unescape(text) if "&" in text else text).split()):
            in_cell = self.celled and any(tag in CELLS for tag, _ in self.stack)
            (self.cells if in_cell else self.lines).append(text)

    def _end_row(self) -> None:
        if self.cells:
            self.lines.append(" | ".join(self.cells))
            self.cells = []
