"""A note as the rules see it: one spelling of spaces, dashes and quotes, cut into sentences.

The *flat* text has exactly the length of the given text, so that an offset means the same place in both.
"""

from __future__ import annotations

from msgspec import Struct

from plugins.engine.patterns import compiled_later
from plugins.regions.model import Span

_SPACES = (
    "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006"
    "\u2007\u2008\u2009\u200a\u200b\u202f\u205f\u2060\u3000\ufeff\u00ad"
)
_FLAT = (
    dict.fromkeys(map(ord, _SPACES), " ")
    | dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"), "-")
    | dict.fromkeys(map(ord, "\u201c\u201d\u201e\u00ab\u00bb\u2033"), '"')
    | dict.fromkeys(map(ord, "\u2018\u2019\u201a\u2032`"), "'")
    | {ord("²"): "2", ord("㎢"): "k", ord("\r"): "\n", ord("\x0b"): " ", ord("\x0c"): " "}
    | {ord("\u2028"): "\n", ord("\u2029"): "\n", ord("\x85"): "\n", ord("│"): "|", ord("_"): " "}
)
_PARENTHETIC_DASH = compiled_later("(?<=[^\\W\\d_])[\u2014\u2015](?=[^\\W\\d_])")
"""A long dash between two words sets off a remark; only the short one joins a name (Toli–Toli)."""
_BULLET = compiled_later(r"[ \t]{0,8}(?:[-*•‣◦·–]|[0-9]{1,2}[.)]|\(?[a-z0-9]{1,2}\))[ \t]{1,4}(?=\S)")
_LABELLED = compiled_later(r"[^:|\t\n]{2,60}(?:[:=|\t])")
_ABBREVIATION = compiled_later(
    r"(?:\b(?:no|kab|kec|prov|kel|ds|tgl|thn|th|dr|drs|ir|h|hj|jl|st|pt|cv|dpl|lk|gg|s\.d|a\.l|hlm|hal|tk|kep|p|g|"
    r"nomor|ttg|m|lih|bdk|km|sda|yg|dgn|drt|sem|smt|jml|pddk|"
    r"pend|est|jan|feb|mar|apr|jun|jul|agt|agu|sep|sept|okt|nov|des)|"
    r"(?<![\w.])[a-z])\Z"
)
_STOP = compiled_later(r"[.!?][\"')\]]{0,3}(?=\s{1,9}[\"'(\[]{0,2}[A-Z0-9])|;(?=\s)")
_QUESTION = compiled_later(r"\b(?:berapa|apa|apakah|kapan|mana)\b")
"""A question's answer is read with it: "Berapa luasnya? 1.869 km²"."""
_WRAPPED = 48
_PROSE = 160


class Sentence(Struct, frozen=True):
    """A sentence, list line or table row: its offsets, its paragraph's number, and whether it has its own line."""

    start: int
    end: int
    paragraph: int
    is_row: bool


class Note(Struct, frozen=True):
    """The given text, the same text flat, the flat text in lower case, and its sentences in order."""

    text: str
    flat: str
    low: str
    sentences: tuple[Sentence, ...]


def read_note(text: str) -> Note:
    """The note of a text."""
    flat = _PARENTHETIC_DASH.sub(",", text).translate(_FLAT)
    low = "".join(lower if len(lower := char.lower()) == 1 else char for char in flat)
    return Note(text, flat, low, tuple(_sentences(flat, low)))


def _sentences(flat: str, low: str) -> list[Sentence]:
    sentences: list[Sentence] = []
    paragraph = 0
    for start, end, is_row, new_paragraph in _blocks(flat):
        paragraph += new_paragraph
        at = start
        for stop in _STOP.finditer(flat, start, end):
            if flat[stop.start()] == "." and _ABBREVIATION.search(low[max(start, stop.start() - 8) : stop.start()]):
                continue
            if flat[stop.start()] == "?" and _QUESTION.search(low[max(at, stop.start() - 90) : stop.start()]):
                continue
            _add(sentences, flat, (at, stop.end()), paragraph, is_row=is_row)
            at = stop.end()
        _add(sentences, flat, (at, end), paragraph, is_row=is_row)
    return sentences


def _add(sentences: list[Sentence], flat: str, span: Span, paragraph: int, *, is_row: bool) -> None:
    piece = flat[span[0] : span[1]]
    if any(char.isalnum() for char in piece):
        start = span[0] + len(piece) - len(piece.lstrip())
        sentences.append(Sentence(start, span[0] + len(piece.rstrip()), paragraph, is_row))


def _blocks(flat: str) -> list[tuple[int, int, bool, bool]]:
    """Runs of text that no sentence crosses: wrapped prose joined, list lines and table rows apart."""
    blocks: list[tuple[int, int, bool, bool]] = []
    offset, after_blank = 0, True
    previous = ""
    for line in flat.split("\n"):
        start, end = offset, offset + len(line)
        offset = end + 1
        if not line.strip():
            after_blank, previous = True, ""
            continue
        bullet = _BULLET.match(line)
        row = bullet is not None or "|" in line or "\t" in line.strip() or _is_labelled(line)
        if blocks and not after_blank and not row and not blocks[-1][2] and _continues(previous, line):
            blocks[-1] = (blocks[-1][0], end, False, blocks[-1][3])
        elif blocks and not after_blank and bullet is None and blocks[-1][2] and _hangs(previous, line):
            blocks[-1] = (blocks[-1][0], end, True, blocks[-1][3])
        else:
            blocks.append((start + (bullet.end() if bullet else 0), end, row, after_blank))
        previous, after_blank = line, False
    return blocks


def _is_labelled(line: str) -> bool:
    """Whether a line is short and begins with a label: ``Luas: 35 km²``."""
    return len(line) < _PROSE and bool(_LABELLED.match(line[:70]))


def _continues(previous: str, line: str) -> bool:
    """Whether a line goes on with the sentence of a long line before it."""
    ended = previous.rstrip()[-1:] in (".", "!", "?", ";", ":")
    return not ended and (len(previous.rstrip()) >= _WRAPPED or line.lstrip()[:1].islower())


def _hangs(previous: str, line: str) -> bool:
    """Whether a line is the hanging second line of a list item."""
    return line[:2] == "  " and "|" not in line and "\t" not in line and previous.rstrip()[-1:] not in (".", ";", ":")
