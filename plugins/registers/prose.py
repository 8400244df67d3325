"""Text as words with their places: one block of running text, and HTML cut into such blocks.

A block is what a reader takes in as one stretch: a paragraph, a list item, a cell. Words that stand in links,
code, or quoted titles stay in the block, because they are neighbours of other words, but are marked *closed*:
no mention may begin or end there. Headings, code blocks and credits give no block at all.
"""

from __future__ import annotations

import html as html_entities
import re
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import accumulate

from msgspec import Struct, field

from .names import SAME_WORD, WORD, fold, word_set
from .vocabulary import FUNCTION_WORDS, LAWS, TITLE_CUES

_MARKUP = re.compile(
    r"""<!--.*?(?:-->|\Z)|</?[a-zA-Z][^\s/<>]*(?:[^<>"']|"[^"]*"|'[^']*')*>|<[!?][^<>]*>|&(?:\#[0-9]{1,7}|"""
    r"""\#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});""",
    re.DOTALL,
)
_TAG_NAME = re.compile(r"</?([a-zA-Z][^\s/<>]*)")
_CREDIT = re.compile(r"""\bclass\s*=\s*["']?[^"'>]*(?:credit|kredit)""", re.IGNORECASE)

_INLINE = word_set(
    """
    a abbr b bdi bdo cite code data del dfn em i ins kbd label mark q ruby s samp small span strong sub sup time u
    var wbr font
    """
)
_CLOSED_INLINE = frozenset({"a", "code", "kbd", "samp", "var", "sup", "q", "cite", "label", "button"})
_CLOSED_BLOCK = word_set(
    """
    h1 h2 h3 h4 h5 h6 hgroup pre title head nav svg math select option textarea script style template noscript
    iframe object audio video canvas summary
    """
)
_RAW = frozenset({"script", "style", "textarea", "title", "template", "iframe", "noscript"})
_VOID = frozenset({"br", "hr", "img", "input", "wbr", "source", "meta", "link", "col", "area", "embed", "track"})

_QUOTES = re.compile(r"[“„«][^“„«”»]{1,200}[”»]|\"[^\"]{1,200}\"|(?<![\w])[‘'](?=\w)[^‘’'\"“”]{1,120}[’'](?!\w)")

_ABOUT, _LAW_BEFORE = "tentang", 12
_FAR = sys.maxsize
_CUT = re.compile(f"({WORD.pattern})")


class Prose(Struct):
    """One block: its text, and for each word where it starts and ends, its folded form, whether it is closed, whether
    it begins with a capital, and what stands behind it up to the next.

    ``origins`` tells for each piece of the text where it begins there and in the HTML, and how long it is in the HTML
    if it is one character reference (0: as long as in the text); empty for plain text, whose offsets are its own.
    """

    text: str
    starts: list[int]
    ends: list[int]
    folded: list[str]
    closed: list[bool]
    capitals: list[bool]
    gaps: list[str]
    origins: list[tuple[int, int, int]] = field(default_factory=list)

    def word(self, at: int) -> str:
        """A word as it is written."""
        return self.text[self.starts[at] : self.ends[at]]

    def gap(self, at: int) -> str:
        """What stands between a word and the next one."""
        return self.gaps[at]

    def is_capital(self, at: int) -> bool:
        """Whether a word begins with a capital."""
        return self.capitals[at]


def read_block(text: str, closed: tuple[tuple[int, int], ...] = ()) -> Prose:
    """A block of plain text; ``closed`` are stretches of characters in which no mention may stand."""
    pieces = _CUT.split(text)  # what is no word, a word, what is no word, …
    places = list(accumulate(map(len, pieces)))
    starts, ends, words = places[:-1:2], places[1::2], pieces[1::2]
    together = "\n".join(words)
    if together.isascii() and "'" not in together and "`" not in together:
        # most words are plain, and a call for each would double the cost of reading
        folded = together.lower().split("\n") if words else []
        if not SAME_WORD.keys().isdisjoint(folded):
            folded = [SAME_WORD.get(word, word) for word in folded]
    else:
        folded = [fold(word) for word in words]
    shut = [False] * len(starts)
    for first, last in (*closed, *_quoted_titles(text, starts, folded), *_law_titles(text, starts, ends, folded)):
        for at in range(bisect_left(starts, first), bisect_left(starts, last)):
            shut[at] = True
    capitals = [word[0].isupper() for word in words]
    return Prose(text, starts, ends, folded, shut, capitals, pieces[2::2])


def read_html(html: str) -> Iterator[Prose]:
    """The blocks of an HTML fragment, in order; any text is accepted, well-formed or not."""
    yield from _Reader(html).blocks()


def place_in_html(prose: Prose, start: int, end: int) -> tuple[int, int]:
    """The stretch of the HTML that holds the characters ``start`` to ``end`` of a block read from it."""
    at, begins, reference = prose.origins[bisect_right(prose.origins, (start, _FAR, 0)) - 1]
    first = begins if reference else begins + start - at
    at, begins, reference = prose.origins[bisect_right(prose.origins, (end - 1, _FAR, 0)) - 1]
    return first, begins + (reference or end - at)


def _quoted_titles(text: str, starts: list[int], folded: list[str]) -> Iterator[tuple[int, int]]:
    """Quoted stretches that are titles of works, not speech and not a bare name in quotation marks."""
    if not any(mark in text for mark in "\"“„«‘'"):
        return
    for match in _QUOTES.finditer(text):
        first, last = match.span()
        inside = range(bisect_left(starts, first), bisect_left(starts, last))
        if not inside:
            continue
        before = folded[max(0, inside[0] - 2) : inside[0]]
        quoted = text[first + 1 : last - 1]
        cued = not TITLE_CUES.isdisjoint(before)
        if cued or _is_title(quoted, [text[starts[at]] for at in inside], [folded[at] for at in inside]):
            yield first, last


def _law_titles(text: str, starts: list[int], ends: list[int], folded: list[str]) -> Iterator[tuple[int, int]]:
    """What laws and decrees are about: the capitalised words behind *Undang-Undang … tentang*, a title of its own."""
    at = 0
    while _ABOUT in folded[at:]:
        at = folded.index(_ABOUT, at) + 1
        if LAWS.isdisjoint(folded[max(0, at - _LAW_BEFORE) : at - 1]):
            continue
        first = last = at
        while last < len(folded):
            gap = text[ends[last - 1] : starts[last]].strip()
            capital = text[starts[last]].isupper() or folded[last] in FUNCTION_WORDS
            if gap not in {"", ",", "-", "/"} or not capital:
                break
            last += 1
        if last > first:
            yield starts[first], ends[last - 1]


def _is_title(quoted: str, initials: list[str], folded: list[str]) -> bool:
    """Four words or more, all the longer ones with a capital, and no end of a sentence: a title."""
    longer = [initial for initial, word in zip(initials, folded, strict=True) if len(word) > 3]  # noqa: PLR2004
    enough = len(folded) >= 4 and len(longer) >= 3  # noqa: PLR2004
    return enough and all(char.isupper() or char.isdigit() for char in longer) and quoted[-1:] not in ",."


class _Reader:
    """Cuts HTML into blocks in one pass over its tags and entities."""

    def __init__(self, html: str) -> None:
        self._html = html
        self._pieces: list[str] = []
        self._origins: list[tuple[int, int, int]] = []
        self._length = 0
        self._shut: list[tuple[int, int]] = []
        # The outermost closed element that is open now: its name, how often that name is open, whether it is
        # inline, and where in the block it began.
        self._name = ""
        self._depth = 0
        self._inline = False
        self._began = 0

    def blocks(self) -> Iterator[Prose]:
        position = 0
        while True:
            match = _MARKUP.search(self._html, position)
            end = match.start() if match else len(self._html)
            if end > position:
                self._add(self._html[position:end], position, 0)
            if match is None:
                break
            position = match.end()
            markup = match.group()
            if markup[0] == "&":
                char = html_entities.unescape(markup)
                self._add(char, match.start(), len(markup))
                continue
            tag = _TAG_NAME.match(markup)
            if tag is None:
                continue
            name = tag.group(1).lower()
            if name in _RAW and markup[1] != "/" and not markup.endswith("/>"):
                position = self._past_raw(name, position)
                name, markup = "hr", "<hr>"
            if self._meets(name, markup):
                yield from self._finish()
        yield from self._finish()

    def _past_raw(self, name: str, position: int) -> int:
        close = re.compile(rf"</{name}\b[^>]*>?", re.IGNORECASE).search(self._html, position)
        return close.end() if close else len(self._html)

    def _add(self, text: str, origin: int, reference: int) -> None:
        if self._name and not self._inline:
            return
        self._pieces.append(text)
        self._origins.append((self._length, origin, reference))
        self._length += len(text)

    def _meets(self, name: str, markup: str) -> bool:
        """Take note of a tag; whether the block ends before it."""
        closing = markup[1] == "/"
        if self._name:
            if name == self._name:
                self._depth += -1 if closing else 1
                if self._depth == 0:
                    if self._inline:
                        self._shut.append((self._began, self._length))
                    self._name = ""
            return False
        empty = name in _VOID or (markup.endswith("/>") and name not in _CLOSED_INLINE | _CLOSED_BLOCK)
        credit = not closing and not empty and _CREDIT.search(markup) is not None
        if not closing and (name in _CLOSED_INLINE or name in _CLOSED_BLOCK or credit):
            self._name, self._depth = name, 1
            self._inline = name in _INLINE and not credit
            self._began = self._length
            return not self._inline
        return name not in _INLINE

    def _finish(self) -> Iterator[Prose]:
        if self._inline and self._name:  # an inline element left open reaches to the end
            self._shut.append((self._began, self._length))
        if self._pieces:
            prose = read_block("".join(self._pieces), tuple(self._shut))
            if prose.starts:
                prose.origins = self._origins
                yield prose
        self._pieces, self._origins, self._length, self._shut = [], [], 0, []
        self._began = 0
