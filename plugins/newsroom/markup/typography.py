"""Typography of Indonesian running text: curly quotes, dashes, ellipses, and spaces that must not break.

Works on a block of HTML whose text is escaped and whose attributes hold no bare ``<`` or ``>``. Code and addresses
stay as they are. Quotes and dashes come from `typogrify.filters.smartypants`; what it is known to get wrong is
settled before it runs: apostrophes inside words and before years, primes after numbers, ranges, quotes after dashes
and brackets, backslashes and backticks. Only characters change: with plain quotes, dashes and spaces put back, the
text is the editor's.
"""

from __future__ import annotations

import re

from typogrify.filters import smartypants

from plugins.engine.almanac import MONTHS

NBSP = "\u00a0"
_MONTHS = "|".join(MONTHS)
_UNITS = "km²|m²|cm²|mm²|m³|cm³|km|m|cm|mm|ha|kg|g|mg|ton|kuintal|liter|ml|kW|MW|kWh|MWh|kV|GB|MB|kB|TB|Mbps|°C|%"
_NUMBERED = ("Nomor", r"No\.", "Pasal", "[Aa]yat", "Bab", "BAB", "Lampiran", "[Hh]alaman", r"hlm\.")
_TITLES = ("Drs", "Dra", "Dr", "dr", "drg", "Ir", "Prof", "H", "Hj", "KH", "Tgk", "Ust", "Sdr", "Sdri", "Bpk", "Yth")

_BEHIND_FIGURE = r"\d"
# Each row: what stands before the space (alternatives of one length each, as look-behind needs them), and what
# follows it. Kept small: only where a break misleads the reader. Every space is looked at once.
SPACE_RULES: tuple[tuple[tuple[str, ...], str], ...] = (
    ((r"\bRp",), r"\d"),
    ((_BEHIND_FIGURE,), rf"(?:(?:{_UNITS})(?![\w²³/])|(?:ribu|juta|miliar|triliun|WIB|WITA|WIT)\b)"),
    ((r"\b\d", r"\b[1-3]\d"), rf"(?:{_MONTHS})\b"),
    ((r"\b[Pp]ukul",), r"\d"),
    (
        tuple(rf"\b{w}" for w in _NUMBERED),
        r"\(?(?:\d|[IVXLC]+\b)",
    ),
    ((r"\bTahun",), r"\d{4}\b"),
    (
        tuple(rf"\b{w}\." for w in _TITLES),
        r"[A-Z]",
    ),
    ((r"\w,", r"\w\.,"), r"(?:(?:S|M|A)\.[A-Z][A-Za-z]{0,4}\.|Ph\.D\.)"),
)
# A figure between has no fixed length: "Nomor 14/2008 Tahun 2008".
_NUMBER_AND_YEAR = re.compile(r"(\bNomor.\d[\w/.-]*) (?=[Tt]ahun\b)")


def _kept_together(rules: tuple[tuple[tuple[str, ...], str], ...]) -> re.Pattern[str]:
    """One pattern of all rules. What fails soonest comes first: behind most spaces stands a small letter, with which
    nothing but the unit of a figure begins.
    """
    rows, behind_figures = [], []
    for before, after in rules:
        behind = "|".join(f"(?<={one} )" for one in before)
        if before == (_BEHIND_FIGURE,):
            behind_figures.append(f"(?={after})")
        else:
            rows.append(f"{behind}(?={after})" if len(before) == 1 else f"(?={after})(?:{behind})")
    figures = rf"(?<={_BEHIND_FIGURE} )(?:{'|'.join(behind_figures)})"
    return re.compile(rf" (?:{figures}|(?=[\dA-Z(])(?:{'|'.join(rows)}))")


_SPACE = _kept_together(SPACE_RULES)

_TAG = re.compile(r"(<[^>]*>)")
_VERBATIM = re.compile(r"<(/?)(code|pre|kbd|samp|var)\b")
_KEEP = re.compile(r"(?:\w+://|www\.)[^\s<>\"']+|[\w.+-]+@[\w-]+\.[\w.-]+|\\+|``+|''+")
_KEPT = re.compile("\x02(\\d+)\x03")
_ENTITY = {
    "&#8211;": "–",
    "&#8212;": "—",
    "&#8216;": "‘",
    "&#8217;": "’",
    "&#8220;": "“",
    "&#8221;": "”",
    "&#8230;": "…",
}
_ENTITIES = re.compile("|".join(_ENTITY))
# The mark first, what stands before it behind: a pattern that begins with its mark is looked for fastest.
_RANGE = re.compile(r"--(?<=\d--)(?=\d)")
_OPEN_AFTER = "—–-([{/\u00a0\u2009\u202f"
_CLOSING_SINGLE = re.compile(r"'(?<=[^\s(\[{—–-]')(?!\w)")
_INNER = re.compile(r"'(?:(?<=[^\W\d_]')(?=\w)|(?<=\d')(?=[^\W\d_]))")
_MINUTES = re.compile(r"'(?<=\d')(?=\d)")
_QUOTE = re.compile("[\"']")
# What a quotation mark stands behind and in front of where nobody would doubt which one it is.
_BEGINS = re.compile(r"[^\W\d_]")
_ENDS_BEHIND = frozenset(".,!?%)…")
_ENDS_BEFORE = frozenset(".,;:!?)")
# Where more than text and plain inline elements is in the block: left to the long way.
_INTRICATE = ("\\", "`", "@", "\x02", "''", "://", "www.", "&#8")
_SKIPPED = re.compile(r"</?(?:code|pre|kbd|samp|var|tt|script|style|math)")
_OPENING_SINGLE = re.compile(r"'(?<!\w')(?=[^\W\d_])")
_YEAR = re.compile(r"'(?<![\w']')(?=\d\d(?!\d))")


def set_type(html: str) -> str:
    r"""One block of HTML with its typography set.

    >>> set_type('Ia berkata: "Jum\'at, 15 Januari 2024--2029 ..."')
    'Ia berkata: “Jum’at, 15\xa0Januari 2024–2029 …”'
    """
    text = "\x1d".join(_TAG.split(html)[::2]) if "<" in html else html
    if '"' in text or "'" in text or "--" in text or "..." in text or ". . ." in text:
        html = _plainly_educated(html) or _educated(html)
    return _spaced(html)


def plain(text: str) -> str:
    """The text with typewriter characters again, for comparing and for finding names in it."""
    for marks, mark in (("“”", '"'), ("‘’", "'"), ("″", '"'), ("′", "'"), ("…", "..."), (NBSP, " ")):
        for char in marks:
            text = text.replace(char, mark)
    return text


def _educated(html: str) -> str:
    kept: list[str] = []

    def keep(text: str) -> str:
        kept.append(text)
        return f"\x02{len(kept) - 1}\x03"

    pieces, verbatim = _TAG.split(html), 0
    runs: list[int] = []
    for index, piece in enumerate(pieces):
        if index % 2:
            if match := _VERBATIM.match(piece):
                verbatim = max(0, verbatim + (-1 if match.group(1) else 1))
        elif verbatim:
            # smartypants skips most of these itself, but not <var>, and reads on after them.
            pieces[index] = keep(piece) if piece else piece
        elif piece:
            pieces[index] = _KEEP.sub(lambda match: keep(match.group()), piece)
            runs.append(index)
    if runs:
        _settle(pieces, runs)
    result = smartypants("".join(pieces))
    result = _ENTITIES.sub(lambda match: _ENTITY[match.group()], result)
    return _KEPT.sub(lambda match: kept[int(match.group(1))], result)


def _plainly_educated(html: str) -> str | None:
    """What `_educated` would make of a block in which no mark is in doubt, without asking smartypants; else ``None``.

    Most quotations of news stand between a blank and a letter at one end, and behind a letter or a full stop at the
    other. Tests compare both ways.
    """
    if "<" in html and ("<!--" in html or _SKIPPED.search(html)):
        return None
    pieces = _TAG.split(html) if "<" in html else [html]
    text = "\x1d".join(pieces[::2])
    if any(mark in text for mark in _INTRICATE):
        return None
    settled, sure = _settled(text, decide=True)
    if not sure:
        return None
    settled = settled.replace("--", "—").replace("...", "…").replace(". . .", "…")
    pieces[::2] = settled.split("\x1d")
    return "".join(pieces)


def _settle(pieces: list[str], runs: list[int]) -> None:
    """Decide the marks that smartypants would decide wrongly, in the text pieces named by ``runs``."""
    text, _ = _settled("\x1d".join(pieces[index] for index in runs), decide=False)
    for index, piece in zip(runs, text.split("\x1d"), strict=True):
        pieces[index] = piece


def _settled(text: str, *, decide: bool) -> tuple[str, bool]:
    text = text.replace("---", "—")
    if "--" in text:
        text = _RANGE.sub("–", text)
    if "'" in text:
        text = _MINUTES.sub("′", _INNER.sub("’", text))
    if "'" in text:
        quoted = len(_CLOSING_SINGLE.findall(text)) > len(_OPENING_SINGLE.findall(text))
        if not quoted:
            text = _YEAR.sub("’", text)
    return _directed(text, decide=decide) if '"' in text or "'" in text else (text, True)


def _directed(text: str, *, decide: bool) -> tuple[str, bool]:
    """Primes after numbers where no quotation is open, and opening quotes after dashes and brackets.

    Also the marks that nobody would doubt, if ``decide``; and whether no mark is left.
    """
    result: list[str] = []
    quoting = {'"': False, "'": False}
    done, sure = 0, True
    for match in _QUOTE.finditer(text):
        position, char = match.start(), match.group()
        before = text[position - 1] if position else " "
        after = text[position + 1] if position + 1 < len(text) else " "
        if before.isdigit() and not quoting[char]:
            mark = "″" if char == '"' else "′"
        elif before in _OPEN_AFTER and not after.isspace() and not (before in "—–-" and quoting[char]):
            quoting[char] = True
            mark = "“" if char == '"' else "‘"
        elif before in "—–-" and quoting[char]:
            quoting[char] = False
            mark = "”" if char == '"' else "’"
        else:
            quoting[char] = not quoting[char]
            mark = _undoubted(char, before, after) if decide else char
            sure = sure and mark != char
        result += text[done:position], mark
        done = position + 1
    return "".join([*result, text[done:]]), sure


def _undoubted(char: str, before: str, after: str) -> str:
    if before.isspace() and _BEGINS.match(after):
        return "“" if char == '"' else "‘"
    if (before.isalnum() or before in _ENDS_BEHIND) and (after.isspace() or after in _ENDS_BEFORE):
        return "”" if char == '"' else "’"
    return char


def _spaced(html: str) -> str:
    if "<" not in html:
        return _nbsp(html)
    pieces, verbatim = _TAG.split(html), 0
    for index, piece in enumerate(pieces):
        if index % 2:
            if match := _VERBATIM.match(piece):
                verbatim = max(0, verbatim + (-1 if match.group(1) else 1))
        elif piece and not verbatim:
            pieces[index] = _nbsp(piece)
    return "".join(pieces)


def _nbsp(text: str) -> str:
    if "Nomor" in text:
        text = _NUMBER_AND_YEAR.sub(rf"\1{NBSP}", text)
    return _SPACE.sub(NBSP, text)
