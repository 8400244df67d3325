"""The Markdown text of one document, made safe to process, with its lines for messages.

Cleaning happens before Markdown sees the text: control characters would end up in the HTML, invisible ones
would break the marks they stand next to, and both are reported where they stand.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import cached_property
from itertools import islice

from plugins.engine.problem import Problem, ProblemKind
from plugins.newsroom.body_problems import (
    CONTROL_CHARACTER,
    DIRECTION_CHARACTER,
    HIDDEN_CHARACTER,
    HTML_BROKEN_TAG,
    TOO_COMPLEX,
    TOO_LONG,
)

MAX_LENGTH = 300_000
MAX_LINE_MARKS = 20

# C0 and C1 controls, lone surrogates and non-characters: parse errors in HTML. Form feed and the like included.
CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff"
    + "".join(f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(1, 17))
    + "]"
)
# Overrides and isolates of writing direction, and the tag block that smuggles text past readers.
DIRECTION = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u206f\U000e0000-\U000e007f]")
# No width: zero-width space, word joiner and kin, fillers. The joiners U+200C and U+200D stay beside letters of
# scripts that need them and beside emoji.
WIDTHLESS = re.compile(
    "[\u200b\u2060-\u2064\ufeff\u180e\u115f\u1160\u3164\uffa0]"
    "|(?<![^\x00-\u02ff])[\u200c\u200d]|[\u200c\u200d](?![^\x00-\u02ff])"
)
INVISIBLE = ((CONTROL, CONTROL_CHARACTER), (DIRECTION, DIRECTION_CHARACTER), (WIDTHLESS, HIDDEN_CHARACTER))
SUSPECT = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ud800-\udfff\ufdd0-\ufdef\ufeff\uffa0\ufff9-\ufffb\ufffe\uffff\U0001fffe-\U0010ffff]"
)

RAW_HTML = re.compile(r"<(?:[/!?]|[a-zA-Z](?![a-zA-Z0-9+.-]*://[^<>]*>|[^<>\s]*@[^@<>\s]+>))")
_BROKEN_TAG = re.compile(r"(?<!\\)<(?:/?[a-zA-Z](?![a-zA-Z0-9+.-]*://)|!--)[^<>]*(?=<|\Z)")
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})", re.MULTILINE)
# Looked for behind the line break before the line: a pattern that begins with a character is found ten times as fast
# as one that may begin at every ``^``.
_QUOTE_MARKS = re.compile(rf"\n(?:[ \t]*>){{{MAX_LINE_MARKS + 1}}}")
_LIST_MARKS = re.compile(rf"\n[ \t>]*(?:(?:[*+-]|\d{{1,9}}\.)[ \t]+){{{MAX_LINE_MARKS + 1}}}")
_DEEP_INDENT = re.compile(rf"\n(?: {{4}}|\t){{{MAX_LINE_MARKS + 1}}}[ \t]*(?:[*+-]|\d{{1,9}}\.|>)")
# What Markdown handles in quadratic time, and how much of it a document may have: far more than any article.
# The pattern is counted only where one of the marks, which every match holds, is frequent enough.
_COUNTS = tuple(
    (re.compile(pattern, re.MULTILINE), marks, limit, name)
    for pattern, marks, limit, name in (
        (r"\n[ \t]*\n", ("\n",), 5_000, "paragraf"),
        (r"^[ \t>]*#", ("#",), 1_000, "judul bagian"),
        (r"^[ \t>]*:[ ]", (":",), 1_000, "arti istilah"),
        (r"^[ \t>]*(?:[*+-]|\d{1,9}\.)[ ]", ("* ", "+ ", "- ", ". "), 5_000, "butir daftar"),
        (r"\[\^", ("[^",), 3_000, "tanda catatan kaki"),
        (r"^[ \t>]*\[\^", ("[^",), 1_000, "catatan kaki"),
        (r"```|~~~", ("```", "~~~"), 500, "pagar kode"),
        (r"<", ("<",), 2_000, "unsur HTML"),
        (r"\|", ("|",), 20_000, "sel tabel"),
    )
)
_TICKS = re.compile(r"`+")


def char_name(char: str) -> str:
    """How a message names a character that cannot be seen, such as ``U+200B ZERO WIDTH SPACE``."""
    return f"U+{ord(char):04X} {unicodedata.name(char, '')}".rstrip()


class Source:
    """One document's Markdown, cleaned, and the way from a piece of it back to its line in the file."""

    def __init__(self, text: str, *, file: str, first_line: int) -> None:
        self.file = file
        self.first_line = first_line
        self.problems: list[Problem] = []
        self.text = self._clean(text.replace("\r\n", "\n").replace("\r", "\n"))
        self.raw_html = "<" in self.text and RAW_HTML.search(self.text) is not None
        self._cursor: dict[str, int] = {}
        self._last = 0

    def report(self, kind: ProblemKind, line: int = 0, **values: object) -> None:
        """Record a problem at a line of the file; line 0 is the line of the last place that was looked up."""
        self.problems.append(kind.at(self.file, line or self.line_at(self._last), **values))

    def line_at(self, position: int) -> int:
        """The line in the file of a position in `text`."""
        return self.first_line + bisect_right(self._breaks, position - 1)

    def locate(self, *needles: str) -> int:
        """The line of the next place, not looked up before, where one of the needles stands outside code.

        Repeated look-ups of one needle walk through its occurrences in order; after the last one it stays there.
        An unknown needle gives the line of the last place found.
        """
        for needle in needles:
            if not needle:
                continue
            start = self._cursor.get(needle, 0)
            found = self._prose.find(needle, start)
            if found < 0 and start:
                found = self._prose.rfind(needle, 0, start + len(needle))
            if found >= 0:
                self._cursor[needle] = found + len(needle)
                # A needle may begin with the line break before it, to be the whole line.
                self._last = found + needle.startswith("\n")
                return self.line_at(self._last)
        return self.line_at(self._last)

    def limits_kept(self) -> bool:
        """Whether the text is small and flat enough to be processed; reports what is too much."""
        text = self.text
        if len(text) > MAX_LENGTH:
            self.report(TOO_LONG, self.first_line, length=len(text), limit=MAX_LENGTH)
            return False
        broken = "\n" + text  # the line break in front of a line stands where the line begins in the text
        for pattern, detail in (
            (_QUOTE_MARKS, f"lebih dari {MAX_LINE_MARKS} tingkat kutipan"),
            (_LIST_MARKS, f"lebih dari {MAX_LINE_MARKS} tanda daftar dalam satu baris"),
            (_DEEP_INDENT, f"lebih dari {MAX_LINE_MARKS} tingkat daftar"),
        ):
            if match := pattern.search(broken):
                self.report(TOO_COMPLEX, self.line_at(match.start()), detail=detail)
                return False
        for pattern, marks, limit, name in _COUNTS:
            if sum(map(text.count, marks)) <= limit:
                continue
            found = list(islice(pattern.finditer(text), limit + 1))
            if len(found) > limit:
                self.report(TOO_COMPLEX, self.line_at(found[-1].start()), detail=f"lebih dari {limit} {name}")
                return False
        return True

    def check_tags(self) -> None:
        """Report what looks like the start of an HTML tag and never ends: browsers and Markdown disagree on it."""
        for match in _BROKEN_TAG.finditer(self._prose):
            self._last = match.start()
            self.report(HTML_BROKEN_TAG, excerpt=match.group()[:40])

    def occurrences(self, pattern: re.Pattern[str]) -> list[tuple[str, int]]:
        """The first group and the line of every match outside code, in order; a line break stands before the text."""
        return [(match.group(1), self.line_at(match.start(1) - 1)) for match in pattern.finditer("\n" + self._prose)]

    def _clean(self, text: str) -> str:
        self.text = text
        if not SUSPECT.search(text):
            return text
        for pattern, kind in INVISIBLE:
            seen: set[int] = set()
            for match in pattern.finditer(text):
                line = self.first_line + bisect_right(self._breaks, match.start() - 1)
                if line not in seen and len(seen) < MAX_LINE_MARKS:
                    seen.add(line)
                    self.report(kind, line, name=char_name(match.group()))
        self.__dict__.pop("_breaks", None)
        for pattern, _ in INVISIBLE:
            text = pattern.sub("", text)
        return text

    @cached_property
    def _breaks(self) -> list[int]:
        return [match.start() for match in re.finditer("\n", self.text)]

    @cached_property
    def _prose(self) -> str:
        """The text with fenced code and code spans blanked out, every character in its place."""
        text = self.text
        if "`" not in text and "~~~" not in text:
            return text
        pieces: list[str] = []
        done = 0
        for start, end in [*_fenced(text)]:
            pieces += [_without_spans(text[done:start]), _blank(text[start:end])]
            done = end
        pieces.append(_without_spans(text[done:]))
        return "".join(pieces)


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)


def _fenced(text: str) -> list[tuple[int, int]]:
    """The spans of closed fenced code blocks."""
    spans: list[tuple[int, int]] = []
    opened: tuple[int, str] | None = None
    for match in _FENCE.finditer(text):
        if opened is None:
            opened = (match.start(), match.group(1))
        elif match.group(1) == opened[1]:
            spans.append((opened[0], match.end()))
            opened = None
    return spans


def _without_spans(text: str) -> str:
    """Blank out code spans: a run of backticks up to the next run of the same length in the same paragraph."""
    if "`" not in text:
        return text
    paragraphs = text.split("\n\n")
    for index, paragraph in enumerate(paragraphs):
        runs = [(m.start(), m.end()) for m in _TICKS.finditer(paragraph)]
        if len(runs) < 2:  # noqa: PLR2004 - a span needs two ends
            continue
        partners: dict[int, list[int]] = {}
        for position, (start, end) in enumerate(runs):
            partners.setdefault(end - start, []).append(position)
        pieces, done, position = [], 0, 0
        while position < len(runs):
            start, end = runs[position]
            same = partners[end - start]
            later = bisect_right(same, position)
            if later < len(same):
                close = runs[same[later]][1]
                pieces += [paragraph[done:start], _blank(paragraph[start:close])]
                done, position = close, same[later]
            position += 1
        paragraphs[index] = "".join([*pieces, paragraph[done:]])
    return "\n\n".join(paragraphs)
