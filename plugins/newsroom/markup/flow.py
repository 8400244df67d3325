"""One run of HTML, in reading order, written again from what the allow-list knows.

Headings get their ids, links their placeholders, blocks their typography; whatever is left out is reported.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape, unescape

from plugins.engine.problem import ProblemKind
from plugins.newsroom import body_problems as problems
from plugins.newsroom.body import Heading, Reference
from plugins.newsroom.markup.cleaning import (
    ALLOWED,
    BLOCKS,
    CELLS,
    CONTENT_DROPPED,
    DANGEROUS,
    ENDED_BY,
    HEADINGS,
    IN_TABLES,
    MAY_STAY_OPEN,
    TABLE_PARTS,
    VERBATIM,
    VOID,
    Event,
    events,
    kept_attributes,
    own_events,
)
from plugins.newsroom.markup.footnotes import (
    REFERENCE,
    WRITTEN_REFERENCE,
)
from plugins.newsroom.markup.gathered import Gathered
from plugins.newsroom.markup.links import Inside, Link, Outside, Place, Refused, read_link, slugify
from plugins.newsroom.markup.source import INVISIBLE, char_name
from plugins.newsroom.markup.typography import set_type

_TAG = re.compile(r"<[^>]*>")
# Blanks by name: to Python the marks around a footnote's token are white space too.
_HEADING_ID = re.compile(r"[ \t]*\{:?[ \t]*#([\w.:-]+)[ \t]*\}[ \t]*$")
_OPEN_MARK = re.compile(r"\[\^")
_FILE_NAME = re.compile(r"\S+\.(?:jpe?g|png|gif|webp|svg|heic)|(?:IMG|DSC|WhatsApp Image)[ _-]?\S*.*", re.IGNORECASE)
_COMMENT_CONTENT = re.compile(r"<[/a-zA-Z!]|://|\]\(|\[if|javascript:|\bhref\b", re.IGNORECASE)
VAGUE = frozenset(
    [
        "klik",
        "klik di sini",
        "klik disini",
        "klik link ini",
        "klik tautan ini",
        "di sini",
        "disini",
        "sini",
        "baca",
        "baca selengkapnya",
        "selengkapnya",
        "lihat",
        "lihat di sini",
        "lebih lanjut",
        "tautan",
        "tautan ini",
        "link",
        "link ini",
        "unduh",
        "unduh di sini",
        "download",
        "here",
        "click here",
        "read more",
    ]
)


@dataclass(slots=True)
class _Link:
    """A link that is open, with the words read in it so far."""

    href: str
    line: int
    words: list[str] = field(default_factory=list)


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
        self.link: _Link | None = None
        self.deferred: list[str] = []

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
        read = events(html) if self.source.raw_html else own_events(html)
        last_end = {event.name: index for index, event in enumerate(read) if event.kind == "end"}
        index = 0
        while index < len(read):
            event = read[index]
            if event.kind == "text":
                self._text(event.name)
            elif event.kind == "start":
                self._start(event)
                if event.name in CONTENT_DROPPED and last_end.get(event.name, -1) > index:
                    index = next(i for i in range(index + 1, len(read)) if _ends(read[i], event.name))
            elif event.kind == "end":
                self._end(event.name)
            else:
                self._aside(event)
            index += 1
        self._close_to(0, expected="")
        self._flush()

    def _report(self, kind: ProblemKind, written: str, **values: object) -> None:
        self.source.report(kind, self.source.locate(written, written[:20]), **values)

    def _text(self, text: str) -> None:
        for pattern, kind in INVISIBLE:
            if "\x1e" not in text and (match := pattern.search(text)):
                self.source.report(kind, self.source.locate("&#", "&"), name=char_name(match.group()))
                text = pattern.sub("", text)
        if not text.isspace():
            self._leave_table()
        verbatim = any(tag in VERBATIM for tag, _ in self.stack)
        if self.link is not None:
            self.link.words.append(REFERENCE.sub("", text))
        if verbatim:
            self.block.append(escape(self._restored(text), quote=False))
            return
        if "[^" in text:
            text = WRITTEN_REFERENCE.sub(lambda match: self.gathered.notes.refer(match.group(1)), text)
        if self.link is not None and "\x1e" in text:
            self.deferred += [match.group() for match in REFERENCE.finditer(text)]
            text = REFERENCE.sub("", text)
        html = escape(text, quote=False) if "&" in text or "<" in text or ">" in text else text
        if "[^" in html:
            self._report(problems.FOOTNOTE_UNCLOSED, "[^")
            html = _OPEN_MARK.sub("[<sup>^</sup>", html)
        self.block.append(html)

    def _restored(self, text: str) -> str:
        """Text of code and attributes, where a footnote's mark is no mark."""
        if "\x1e" not in text:
            return text
        return REFERENCE.sub(lambda match: f"[^{self.gathered.notes.references[int(match.group(1))]}]", text)

    def _aside(self, event: Event) -> None:
        if event.kind == "declaration":
            self._report(problems.HTML_DECLARATION, event.name[:20], excerpt=event.name[:40])
        elif _COMMENT_CONTENT.search(event.name):
            self._report(problems.HTML_COMMENT, "<!--")

    # Start tags

    def _start(self, event: Event) -> None:
        tag = "h2" if event.name == "h1" else event.name
        attributes = (
            kept_attributes(tag, event, lambda kind, **values: self._report(kind, event.written, **values))
            if event.attributes
            else []
        )
        attributes = [(name, self._attribute(value)) for name, value in attributes]
        if tag not in ALLOWED:
            kind = problems.HTML_DANGEROUS if tag in DANGEROUS or "-" in tag else problems.HTML_REMOVED
            self._report(kind, event.written, tag=tag)
            return
        if tag not in IN_TABLES:
            self._leave_table()
        if tag in BLOCKS:
            self._flush()
            self._make_room(tag)
        given = dict(event.attributes)
        if tag == "img":
            self._picture(event, given, attributes)
        elif tag in HEADINGS:
            self._flush()
            self.heading = (int(event.name[1]), attributes, given.get("id", ""))
            self.stack.append((tag, f"</{tag}>"))
        elif tag == "a":
            self._anchor(event, given, attributes)
        else:
            if named := slugify(given.get("id", "")):
                attributes.append(("id", self.gathered.ids.unique(f"{self.gathered.slug}-{named}")))
            if tag == "th" and "scope" not in dict(attributes) and any(name == "thead" for name, _ in self.stack):
                attributes.append(("scope", "col"))
            self._open(tag, attributes)

    def _open(self, tag: str, attributes: list[tuple[str, str]]) -> None:
        written = f"<{tag}{_written(attributes)}>" if attributes else f"<{tag}>"
        if tag in BLOCKS:
            self.out.append(written)
        else:
            self.block.append(written)
        if tag not in VOID:
            self.stack.append((tag, f"</{tag}>"))

    def _leave_table(self) -> None:
        """End a table in which something begins that has no place in it outside a cell."""
        if self.stack and self.stack[-1][0] in TABLE_PARTS:
            self._close_to(max(i for i, (tag, _) in enumerate(self.stack) if tag == "table" or i == 0), expected="")

    def _make_room(self, tag: str) -> None:
        """End what a block may not stand in: a paragraph, a heading, the item before it."""
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

    def _attribute(self, value: str) -> str:
        if "\x1e" in value or "[^" in value:
            value = self._restored(value)
            self._report(problems.FOOTNOTE_MISPLACED, value, text=value)
            value = value.replace("[^", "[")
        for pattern, kind in INVISIBLE:
            if match := pattern.search(value):
                self.source.report(kind, self.source.locate("&#", "&"), name=char_name(match.group()))
                value = pattern.sub("", value)
        return value

    def _anchor(self, event: Event, given: dict[str, str], attributes: list[tuple[str, str]]) -> None:
        if self.link is not None:
            self._report(problems.LINK_NESTED, event.written)
            self.stack.append(("a", ""))
            return
        named = slugify(given.get("id", "") or given.get("name", ""))
        if named:
            attributes.append(("id", self.gathered.ids.unique(f"{self.gathered.slug}-{named}")))
        if "href" not in given and named:
            self.block.append(f"<span{_written(attributes)}>")
            self.stack.append(("a", "</span>"))
            return
        href = self._restored(given.get("href", ""))
        line = self.source.locate(*([href, event.written, href[:12]] if href else ["](<>)", "]()", event.written]))
        link = read_link(href, file=self.source.file, site_url=self.gathered.site_url)
        target = self._target(link, line)
        if target.startswith("http"):
            attributes.append(("rel", "external"))
        self.link = _Link(href, line)
        if target:
            self.block.append(f"<a{_written([('href', target), *attributes])}>")
        self.stack.append(("a", "</a>" if target else ""))

    def _target(self, link: Link, line: int) -> str:
        """The address to write for a link, noted where it is checked later, or "" where it cannot stand."""
        if isinstance(link, Refused):
            # A link without an address is named by its text, which is known at its end.
            if link.kind is not problems.LINK_EMPTY:
                self.source.report(link.kind, line, **dict(link.values))
            return ""
        if isinstance(link, Inside):
            self.gathered.references.append(Reference(link.target, line))
            return f"site:{link.target}"
        if isinstance(link, Place):
            self.gathered.fragments.append((link.fragment, line))
            return f"#\x1eF{len(self.gathered.fragments) - 1}\x1f"
        if link.web:
            self.gathered.outside.append((link.url, line))
        return link.url

    def _picture(self, event: Event, given: dict[str, str], attributes: list[tuple[str, str]]) -> None:
        alt = " ".join(self._attribute(given.get("alt", "")).split())
        src = self._restored(given.get("src", ""))
        line = self.source.locate(src, event.written)
        if self.link is not None:
            self.link.words.append(alt)
        if not alt:
            self.source.report(problems.PICTURE_NO_ALT, line, target=src)
        elif _FILE_NAME.fullmatch(alt):
            self.source.report(problems.PICTURE_ALT_FILENAME, line, alt=alt)
        link = read_link(src, file=self.source.file, site_url=self.gathered.site_url)
        if isinstance(link, Inside):
            self.gathered.references.append(Reference(link.target, line, picture=True))
            pairs = [("src", f"site:{link.target}"), ("alt", alt), *attributes]
            self.block.append(f"<img{_written(pairs)}>")
            return
        if isinstance(link, Refused) and link.kind is not problems.LINK_EMPTY:
            self.source.report(link.kind, line, **dict(link.values))
        elif isinstance(link, Outside):
            self.source.report(problems.PICTURE_OUTSIDE, line, target=src)
        else:
            self.source.report(problems.PICTURE_NO_SOURCE, line)
        self.block.append(escape(alt, quote=False))

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
            self._report(problems.HTML_STRAY_END, f"</{name}", tag=name)

    def _close_to(self, index: int, *, expected: str) -> None:
        """Close open elements down to the one at ``index``; those above it and not ``expected`` were left open."""
        while len(self.stack) > index:
            tag, closing = self.stack[-1]
            if tag in BLOCKS and tag not in HEADINGS:
                # While the element is still open: what its text is depends on where it stands.
                self._flush()
            self.stack.pop()
            if not (len(self.stack) == index and tag == expected) and tag not in MAY_STAY_OPEN:
                self._report(problems.HTML_UNCLOSED, f"<{tag}", tag=tag)
            if tag == "a" and closing != "</span>":
                self._end_link(closing)
            elif tag in HEADINGS:
                self._end_heading(tag)
            elif tag in BLOCKS:
                if tag == "tr":
                    self._end_row()
                self.out.append(closing)
            else:
                self.block.append(closing)

    def _end_link(self, closing: str) -> None:
        self.block.append(closing)
        if self.link is None or any(tag == "a" for tag, _ in self.stack):
            return
        link, self.link = self.link, None
        text = " ".join("".join(link.words).split())
        self.block += self.deferred
        self.deferred = []
        if not closing and not link.href.strip("#\t\r\n "):
            self.source.report(problems.LINK_EMPTY, link.line, text=text)
        elif closing and not text:
            self.source.report(problems.LINK_NO_TEXT, link.line, target=link.href)
        elif text.casefold().strip(" .…»>!") in VAGUE:
            self.source.report(problems.LINK_VAGUE, link.line, text=text)

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
        place = f"{'#' * level} {plain[:30]}"
        if level == 1:
            self._report(problems.HEADING_TOP, place, title=text)
        shown = int(tag[1])
        expected = self.gathered.level + 1
        if shown > expected:
            line = self.source.locate(place, plain[:30])
            values = {"before": expected - 1, "level": shown, "expected": expected, "marks": "#" * expected}
            self.source.report(problems.HEADING_JUMP, line, title=text, **values)
        self.gathered.level = shown
        id_ = self.gathered.ids.unique(f"{self.gathered.slug}-{slugify(named) or slugify(text) or 'bagian'}")
        self.gathered.headings.append(Heading(shown, id_, text))
        self.out.insert(start, f"<{tag}{_written([('id', id_), *attributes])}>")
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
        if not any(tag == "pre" for tag, _ in self.stack):
            html = set_type(html)
        text = html
        if "<" in text:
            text = _TAG.sub("", text.replace("<br>", " "))
        if "\x1e" in html:
            text = REFERENCE.sub("", text)
            html = REFERENCE.sub(lambda match: self.gathered.note_mark(int(match.group(1))), html)
        self.out.append(html)
        if text := " ".join((unescape(text) if "&" in text else text).split()):
            (self.cells if any(tag in CELLS for tag, _ in self.stack) else self.lines).append(text)

    def _end_row(self) -> None:
        if self.cells:
            self.lines.append(" | ".join(self.cells))
            self.cells = []


def _written(attributes: list[tuple[str, str]]) -> str:
    return "".join(f' {name}="{escape(value).replace("&#x27;", chr(39))}"' for name, value in attributes)


def _ends(event: Event, tag: str) -> bool:
    return event.kind == "end" and event.name == tag
