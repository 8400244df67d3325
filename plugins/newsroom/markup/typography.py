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

NBSP = "\u00a0"
_MONTHS = "Januari|Februari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|November|Desember"
_UNITS = "km²|m²|cm²|mm²|m³|cm³|km|m|cm|mm|ha|kg|g|mg|ton|kuintal|liter|ml|kW|MW|kWh|MWh|kV|GB|MB|kB|TB|Mbps|°C|%"

# Each row: what stands before the space, what follows it. Kept small: only where a break misleads the reader.
FIGURE_RULES: tuple[tuple[str, str], ...] = (
    (r"\bRp", r"\d"),
    (r"\d", rf"(?:(?:{_UNITS})(?![\w²³/])|(?:ribu|juta|miliar|triliun|WIB|WITA|WIT)\b)"),
    (r"\b[1-3]?\d", rf"(?:{_MONTHS})\b"),
    (r"\b[Pp]ukul", r"\d"),
    (r"\b(?:Nomor|No\.|Pasal|[Aa]yat|Bab|BAB|Lampiran|[Hh]alaman|hlm\.)", r"\(?(?:\d|[IVXLC]+\b)"),
    (r"\bNomor.\d[\w/.-]*", r"[Tt]ahun\b"),
    (r"\bTahun", r"\d{4}\b"),
)
NAME_RULES: tuple[tuple[str, str], ...] = (
    (r"\b(?:Drs|Dra|Dr|dr|drg|Ir|Prof|Hj?|KH|Tgk|Ust|Sdr|Sdri|Bpk|Yth)\.", r"[A-Z]"),
    (r"\w\.?,", r"(?:(?:S|M|A)\.[A-Z][A-Za-z]{0,4}\.|Ph\.D\.)"),
)


def _compiled(rules: tuple[tuple[str, str], ...]) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(f"({before}) (?={after})"), rf"\1{NBSP}") for before, after in rules)


# A group of rules is tried only where its trigger is found: most paragraphs hold neither figures nor titles.
_SPACES = (
    (re.compile(r"\d|(?:Nomor|Pasal|B[Aa][Bb]|Lampiran) [IVXLC]"), _compiled(FIGURE_RULES)),
    (re.compile(r"[a-zH]\. [A-Z]|, [A-Z][.h]"), _compiled(NAME_RULES)),
)

_TAG = re.compile(r"(<[^>]*>)")
_VERBATIM = re.compile(r"<(/?)(code|pre|kbd|samp|var)\b")
_TRIGGER = re.compile(r"[\"']|--|\.\.\.|\. \. \.")
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
_RANGE = re.compile(r"(?<=\d)--(?=\d)")
_OPEN_AFTER = "—–-([{/\u00a0\u2009\u202f"
_CLOSING_SINGLE = re.compile(r"(?<=[^\s(\[{—–-])'(?!\w)")
_OPENING_SINGLE = re.compile(r"(?<!\w)'(?=[^\W\d])")
_YEAR = re.compile(r"(?<![\w'])'(?=\d\d(?!\d))")


def set_type(html: str) -> str:
    r"""One block of HTML with its typography set.

    >>> set_type('Ia berkata: "Jum\'at, 15 Januari 2024--2029 ..."')
    'Ia berkata: “Jum’at, 15\xa0Januari 2024–2029 …”'
    """
    if _TRIGGER.search(html):
        html = _educated(html)
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


def _settle(pieces: list[str], runs: list[int]) -> None:
    """Decide the marks that smartypants would decide wrongly, in the text pieces named by ``runs``."""
    text = "\x1d".join(pieces[index] for index in runs)
    text = text.replace("---", "—")
    text = _RANGE.sub("–", text)
    text = re.sub(r"(?<=[^\W\d_])'(?=\w)|(?<=\d)'(?=[^\W\d_])", "’", text)
    text = re.sub(r"(?<=\d)'(?=\d)", "′", text)
    if "'" in text:
        quoted = len(_CLOSING_SINGLE.findall(text)) > len(_OPENING_SINGLE.findall(text))
        if not quoted:
            text = _YEAR.sub("’", text)
    if '"' in text or "'" in text:
        text = _directed(text)
    for index, piece in zip(runs, text.split("\x1d"), strict=True):
        pieces[index] = piece


def _directed(text: str) -> str:
    """Primes after numbers where no quotation is open, and opening quotes after dashes and brackets."""
    result: list[str] = []
    quoting = {'"': False, "'": False}
    for position, char in enumerate(text):
        if char not in quoting:
            result.append(char)
            continue
        before = text[position - 1] if position else " "
        after = text[position + 1] if position + 1 < len(text) else " "
        if before.isdigit() and not quoting[char]:
            result.append("″" if char == '"' else "′")
        elif before in _OPEN_AFTER and not after.isspace() and not (before in "—–-" and quoting[char]):
            quoting[char] = True
            result.append("“" if char == '"' else "‘")
        elif before in "—–-" and quoting[char]:
            quoting[char] = False
            result.append("”" if char == '"' else "’")
        else:
            quoting[char] = not quoting[char]
            result.append(char)
    return "".join(result)


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
    for trigger, rules in _SPACES:
        if trigger.search(text):
            for pattern, replacement in rules:
                text = pattern.sub(replacement, text)
    return text
