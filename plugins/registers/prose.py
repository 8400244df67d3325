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
from collections.abc import Generator, Iterator
from functools import cached_property
from itertools import accumulate

from msgspec import Struct, field

from .names import SAME_WORD, WORD, fold, word_set
from .vocabulary import FUNCTION_WORDS, LAWS, TITLE_CUES

# What begins a piece of markup comes first, so that text is passed over quickly. The groups: name and text of an
# element that is a whole block, as most are, else a tag's name.
_MARKUP = re.compile(
    r"""[<&](?:(?<=<)(?:(p|li|td)>([^<&]*)</\1>|!--.*?(?:-->|\Z)|/?([a-zA-Z][^\s/<>]*)(?:[^<>"']|"[^"]*"|'[^']*')*>|[!?][^<>]*>)|(?<=&)"""
    r"""(?:\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});)""",
    re.DOTALL,
)
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
_TYPOGRAPHIC = "“”–—…\u00a0"
_PARTING = bytes(code if chr(code).isalnum() and code < 128 else 32 for code in range(256))  # noqa: PLR2004 - ASCII
_CUT = re.compile(f"({WORD.pattern})")


class Prose(Struct, dict=True):
    """One block: its text, its words as written and folded, the stretches of characters that are closed from outside.

    ``origins`` tells for each piece of the text where it begins there and in the HTML, and how long it is in the HTML
    if it is one character reference (0: as long as in the text); empty for plain text, whose offsets are its own.
    Everything else is made when it is asked for: in most blocks no word begins a name.
    """

    text: str
    words: list[str]
    folded: list[str]
    shut: tuple[tuple[int, int], ...] = ()
    origins: list[tuple[int, int, int]] = field(default_factory=list)

    @cached_property
    def _pieces(self) -> tuple[list[str], list[int]]:
        """What is no word, a word, what is no word …; and where each ends."""
        pieces = _CUT.split(self.text)
        return pieces, list(accumulate(map(len, pieces)))

    @cached_property
    def starts(self) -> list[int]:
        """Where each word starts."""
        return self._pieces[1][:-1:2]

    @cached_property
    def ends(self) -> list[int]:
        """Where each word ends."""
        return self._pieces[1][1::2]

    @cached_property
    def gaps(self) -> list[str]:
        """What stands behind each word up to the next."""
        return self._pieces[0][2::2]

    @cached_property
    def closed(self) -> list[bool]:
        """Whether each word stands where no mention may begin or end."""
        starts, closed = self.starts, [False] * len(self.words)
        titles = _quoted_titles(self.text, starts, self.folded)
        for first, last in (*self.shut, *titles, *_law_titles(self.text, starts, self.ends, self.folded)):
            for at in range(bisect_left(starts, first), bisect_left(starts, last)):
                closed[at] = True
        return closed

    def word(self, at: int) -> str:
        """A word as it is written."""
        return self.words[at]

    def gap(self, at: int) -> str:
        """What stands between a word and the next one."""
        return self.gaps[at]

    def is_capital(self, at: int) -> bool:
        """Whether a word begins with a capital."""
        return self.words[at][0].isupper()


def read_block(text: str, closed: tuple[tuple[int, int], ...] = ()) -> Prose:
    """A block of plain text; ``closed`` are stretches of characters in which no mention may stand."""
    parted = text
    if not text.isascii():
        for mark in _TYPOGRAPHIC:
            parted = parted.replace(mark, " ")
    if parted.isascii() and "'" not in parted and "`" not in parted and "&" not in parted:
        # What is no letter or figure parts words: in plain text they are had without looking at one after the other.
        parted = parted.encode("ascii").translate(_PARTING).decode("ascii")
        words, folded = parted.split(), parted.lower().split()
        if not SAME_WORD.keys().isdisjoint(folded):
            folded = [SAME_WORD.get(word, word) for word in folded]
    else:
        words = WORD.findall(text)
        folded = [fold(word) for word in words]
    return Prose(text, words, folded, closed)


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
        place = 0
        while place >= 0:
            place = yield from self._up_to_raw(place)
        if prose := self._finished():
            yield prose

    def _up_to_raw(self, position: int) -> Generator[Prose, None, int]:
        """The blocks from a place on. Returns the place behind a raw element, where markup is looked for anew because
        what begins inside may reach over its end, or -1 at the end.
        """
        html = self._html
        for match in _MARKUP.finditer(html, position):
            start = match.start()
            if start > position:
                self._add(html[position:start], position, 0)
            position = match.end()
            block, text, name = match.groups()
            if block is not None:
                yield from self._whole(block, text, start + len(block) + 2)
                continue
            markup = match.group()
            if name is None:
                if markup[0] == "&":
                    self._add(html_entities.unescape(markup), start, len(markup))
                continue
            name = name.lower()
            raw = name in _RAW and markup[1] != "/" and not markup.endswith("/>")
            if self._meets(*(("hr", "<hr>") if raw else (name, markup))) and (prose := self._finished()):
                yield prose
            if raw:
                return self._past_raw(name, position)
        if position < len(html):
            self._add(html[position:], position, 0)
        return -1

    def _whole(self, name: str, text: str, origin: int) -> Iterator[Prose]:
        """An element that holds nothing but text: its start, text and end."""
        if (not self._name or self._meets(name, f"<{name}>")) and (prose := self._finished()):
            yield prose
        if text:
            self._add(text, origin, 0)
        if (not self._name or self._meets(name, f"</{name}>")) and (prose := self._finished()):
            yield prose

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
        bare = len(markup) <= len(name) + 3  # an element without attributes is no credit
        credit = not closing and not empty and not bare and _CREDIT.search(markup) is not None
        if not closing and (name in _CLOSED_INLINE or name in _CLOSED_BLOCK or credit):
            self._name, self._depth = name, 1
            self._inline = name in _INLINE and not credit
            self._began = self._length
            return not self._inline
        return name not in _INLINE

    def _finished(self) -> Prose | None:
        """The block that ends here, unless there is no word in it."""
        if self._inline and self._name:  # an inline element left open reaches to the end
            self._shut.append((self._began, self._length))
        prose = None
        text = "".join(self._pieces)
        if text and not text.isspace():
            prose = read_block(text, tuple(self._shut))
            prose.origins = self._origins
        self._pieces, self._origins, self._length, self._shut = [], [], 0, []
        self._began = 0
        return prose if prose is not None and prose.words else None
