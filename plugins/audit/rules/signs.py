"""Signs: money, clock times, percent, ranges, ellipses, spaces, brackets and quotation marks (EYD V)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from plugins.audit import problems_eyd as found
from plugins.audit.model import FILLER, Block, Context, Document, Finding, Fix
from plugins.engine.almanac import MONTHS, WEEKDAYS

_MONEY = re.compile(
    r"\b(?P<sign>R[Pp]\.?[ \u00a0]?|Rp\.)(?P<sum>\d{1,3}(?:\.\d{3})+|\d+)(?P<cents>,\d{2}(?!\d))?"
    r"(?P<tail>[,.][ ]?[-–]{1,2}(?![\d\w]))?(?P<rest>[.,]\d+)?"
)
_MONEY_WORD = re.compile(r"(?<=\d )(ribu|juta|miliar|milyar|triliun)([,.][ ]?[-–]{1,2})(?![\d\w])")
_CLOCK = re.compile(
    r"\b(?P<lead>[Jj]am|[Pp]ukul|[Pp]kl\.?)[ \u00a0](?P<hour>[01]?\d|2[0-4])(?P<sep>[:.,])"
    r"(?P<minute>[0-5]\d)(?!\d|[.:,]\d)"
    r"|\b(?P<bare>[01]?\d|2[0-4]):(?P<past>[0-5]\d)(?=\s?(?:WIB|WITA|WIT|Wib|Wita|Wit)\b)"
)
_CLOCK_WHOLE = re.compile(
    r"\b[Jj]am[ \u00a0](?P<hour>[1-9]|1\d|2[0-4])(?=[ \u00a0](?:pagi|siang|sore|malam|dini hari|WIB|WITA|WIT)\b)"
)
_PERCENT = re.compile(r"(?<=\d)[ \u00a0]+%")
_MONTHS, _DAYS = "|".join(MONTHS), "|".join(WEEKDAYS)
_RANGES = (
    re.compile(r"(?<![\d./-])(?:19|20)\d\d( ?- ?)(?:19|20)\d\d(?![\d./-])"),
    re.compile(rf"(?<![\d./-])\d{{1,2}}( ?- ?)\d{{1,2}} (?:{_MONTHS})\b"),
    re.compile(rf"\b\d{{1,2}} (?:{_MONTHS})(?: \d{{4}})?( ?- ?)\d{{1,2}} (?:{_MONTHS})\b"),
    re.compile(r"(?<![\d.-])\d{1,2}\.\d\d( ?- ?)\d{1,2}\.\d\d(?![\d.-])"),
    re.compile(rf"\b(?:{_DAYS})( ?- ?)(?:{_DAYS})\b"),
    re.compile(rf"\b(?:{_MONTHS})( ?- ?)(?:{_MONTHS})\b"),
    re.compile(r"\b(?:[Pp]asal|[Aa]yat|[Hh]alaman|hlm\.|[Nn]omor|usia|umur) \(?\d+\)?( ?- ?)\(?\d+(?!\d|[-/])"),
    re.compile(r"\bRp\d[\d.]*(?:,\d+)?( ?- ?)Rp\d"),
    re.compile(
        r"(?<![\d./-])\d+(?:,\d+)?( ?- ?)\d+(?:,\d+)?(?= (?:orang|persen|tahun|hari|jam|menit|bulan|minggu|km|meter|"
        r"kilogram|kg|ton|peserta|unit|derajat)\b|%)"
    ),
)
_DOTS = re.compile(r"(?<![.\d/])(?:\.\.(?![./])|\.{5,}|\.(?: \.){2,})(?!\.)|(?<=[a-z])(?:\.{3}|…)(?=[a-z])")
_BEFORE_SIGN = re.compile(r"(?<=[\w)\]”\"%’])[ \u00a0]+(?=[,;:.!?](?:[\s\x00”\"’)]|$))")
_WRONG_SIDE = re.compile(r"(?<=[a-z]{2})[ ],(?=[A-Za-z]{2})")
_AFTER_SIGN = re.compile(
    r"[,;](?<=[a-z]{2}[,;])(?=[A-Za-z]{2})|\.(?<=[a-z]{2}\.)(?=[A-Z][a-z]+\s)|:(?<=[a-z]:)(?=[A-Z][a-z])"
    r"|\)(?<=\w\))(?=[a-z]{3})|\((?<=[a-z]{3}\()(?=[A-Za-z]{3})"
)
_UNTIDY = re.compile(r"  |[ \u00a0](?=[,;:.!?)])|\( ")
_REPEATED = re.compile(r"(?<![.,;:!?])(?P<sign>[,;:])(?:[ ]?(?P=sign))+|(?<=\w),\.|(?<=[a-z]{4})\.,(?=\s)|[!?]{2,}")
_GAPS = re.compile(r"(?<=\S) {2,}(?=\S)")
_INNER_BRACKET = re.compile(r"(?<=\()[ ]+(?=\w)|(?<=\w)[ ]+(?=\))")
_PAIRS = (("kurung", "(", ")"), ("kurung siku", "[", "]"), ("petik", "“", "”"))
_ITEM_NUMBER = re.compile(r"(?:^|[\s;,.\x00])(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})\)(?=[\s\x00])")


def money(doc: Document, _: Context) -> Iterator[Finding]:
    """A103: sums of rupiah."""
    for match in _inside(doc, _MONEY.finditer(doc.prose) if "p" in doc.prose else ()):
        digits = match["sum"]
        if match["rest"] is not None:
            if match["sign"] != "Rp" and not match["tail"] and not match["cents"]:
                right = "Rp" + match[0][len(match["sign"]) :]
                yield doc.swapped(found.RUPIAH, match.start(), match.end(), right, written=match[0], right=right)
            continue
        grouped = digits if "." in digits or len(digits) <= 3 else f"{int(digits):,}".replace(",", ".")  # noqa: PLR2004
        cents = match["cents"] if match["cents"] and match["cents"] != ",00" else ""
        keep = match["cents"] or "" if not match["tail"] else cents
        right = f"Rp{grouped}{keep}"
        if right != match[0]:
            yield doc.swapped(found.RUPIAH, match.start(), match.end(), right, written=match[0], right=right)


def money_words(doc: Document, _: Context) -> Iterator[Finding]:
    """A103: no “,-” behind a sum that ends in a word."""
    for match in _inside(doc, _MONEY_WORD.finditer(doc.prose)):
        start, end = match.span(2)
        fix = Fix(start, end, "")
        yield doc.at(found.RUPIAH, match.start(), end, fix, written=match[0], right=match[1])


def clock(doc: Document, _: Context) -> Iterator[Finding]:
    """A104: clock times with *pukul* and a full stop."""
    for match in _inside(doc, _CLOCK.finditer(doc.prose)):
        if match["lead"]:
            lead = "Pukul" if match["lead"][0].isupper() else "pukul"
            right = f"{lead} {match['hour']}.{match['minute']}"
        else:
            right = f"{match['bare']}.{match['past']}"
        if right != match[0].replace("\u00a0", " "):
            yield doc.swapped(found.CLOCK, match.start(), match.end(), right, written=match[0], right=right)
    for match in _inside(doc, _CLOCK_WHOLE.finditer(doc.prose)):
        lead = "Pukul" if match[0][0].isupper() else "pukul"
        right = f"{lead} {match['hour']}"
        yield doc.swapped(found.CLOCK, match.start(), match.end(), right, written=match[0], right=right)


def percent(doc: Document, _: Context) -> Iterator[Finding]:
    """A105: no space before a percent sign."""
    for match in _inside(doc, _PERCENT.finditer(doc.prose) if "%" in doc.prose else ()):
        number = re.search(r"[\d.,]+$", doc.prose[max(0, match.start() - 15) : match.start()])
        start = match.start() - len(number[0] if number else "")
        written = doc.prose[start : match.end()]
        right = doc.prose[start : match.start()] + "%"
        yield doc.swapped(found.PERCENT, start, match.end(), right, written=written, right=right)


def ranges(doc: Document, _: Context) -> Iterator[Finding]:
    """A106: ranges with an en dash."""
    if "-" not in doc.prose:
        return
    seen: set[int] = set()
    for pattern in _RANGES:
        for match in _inside(doc, pattern.finditer(doc.prose)):
            start, end = match.span(1)
            if start in seen:
                continue
            seen.add(start)
            right = doc.prose[match.start() : start] + "–" + doc.prose[end : match.end()]
            fix = Fix(start, end, "–")
            yield doc.at(found.RANGE_DASH, match.start(), match.end(), fix, written=match[0], right=right)


def ellipses(doc: Document, _: Context) -> Iterator[Finding]:
    """A107: ellipses of three dots between spaces."""
    for match in _inside(
        doc, _DOTS.finditer(doc.prose) if ".." in doc.prose or "…" in doc.prose or ". ." in doc.prose else ()
    ):
        start, end = max(0, match.start() - 10), match.end() + 10
        yield doc.at(found.ELLIPSIS, match.start(), match.end(), written=doc.shown(start, end).strip())


def spaces(doc: Document, _: Context) -> Iterator[Finding]:
    """A114: spaces and signs in running text."""
    jobs = (
        (_GAPS, "Spasi berlebih", " "),
        (_BEFORE_SIGN, "Spasi di depan tanda baca", ""),
        (_INNER_BRACKET, "Spasi di dalam kurung", ""),
        (_WRONG_SIDE, "Spasi di sisi yang salah", ", "),
    )
    for pattern, what, new in jobs if _UNTIDY.search(doc.prose, doc.body_start) or _UNTIDY.search(_front(doc)) else ():
        for match in _inside(doc, pattern.finditer(doc.prose)):
            block = doc.block_of(match.start())
            if block is None or block.kind == "sel" or match.end() >= block.end:
                continue
            yield _spacing(doc, match.start(), match.end(), what, new)
    for match in _inside(doc, _AFTER_SIGN.finditer(doc.prose)):
        if not _in_name(doc, match.start()):
            new = f" {match[0]}" if match[0] == "(" else f"{match[0]} "
            yield _spacing(doc, match.start(), match.end(), "Tidak ada spasi di sekitar tanda baca", new)
    for match in _inside(doc, _REPEATED.finditer(doc.prose)):
        yield _spacing(doc, match.start(), match.end(), "Tanda baca berulang", match[0][0])


def _front(doc: Document) -> str:
    """The texts of the front matter, without the blanks between them."""
    return "\n".join(doc.prose[block.start : block.end] for block in doc.blocks if block.start < doc.body_start)


def _spacing(doc: Document, start: int, end: int, what: str, new: str) -> Finding:
    left, right = doc.prose[max(0, start - 12) : start], doc.prose[end : end + 12]
    before, after = left.split("\n")[-1].replace(FILLER, ""), right.split("\n")[0].replace(FILLER, "")
    return doc.swapped(
        found.SPACING,
        start,
        end,
        new,
        what=what,
        written=f"{before}{doc.prose[start:end]}{after}",
        right=f"{before}{new}{after}",
    )


def _in_name(doc: Document, at: int) -> bool:
    """Whether a sign stands inside a web name, a file name, or a name that is written so (`RedMOL.ID`)."""
    left = re.search(r"\S*$", doc.prose[max(0, at - 60) : at])
    right = re.match(r"\S*", doc.prose[at : at + 60])
    word = (left[0] if left else "") + (right[0] if right else "")
    return bool(
        re.search(
            r"\w\.(?:id|com|net|org|co|go|info|news|ID|COM|pdf|docx?|xlsx?|csv|jpe?g|md|example)\b|[@/_\\=]|\(s\)", word
        )
    )


def pairs(doc: Document, _: Context) -> Iterator[Finding]:
    """A115: brackets and quotation marks stand in pairs within a paragraph."""
    for block in doc.blocks:
        text = doc.prose[block.start : block.end]
        for name, opening, closing in _PAIRS:
            if opening not in text and closing not in text:
                continue
            at = _unpaired(text, opening, closing)
            if at is not None and opening == "(":  # "a) … b) …" number items
                at = _unpaired(_ITEM_NUMBER.sub(lambda match: " " * len(match[0]), text), opening, closing)
            if at is not None and not _continues(doc, block, opening):
                yield doc.at(found.UNBALANCED, block.start + at, block.start + at + 1, sign=f"{name} {text[at]}")
        if text.count('"') % 2 and not re.search(r"\d\s?\"", text):
            at = text.rindex('"')
            yield doc.at(found.UNBALANCED, block.start + at, block.start + at + 1, sign='petik "')


def _unpaired(text: str, opening: str, closing: str) -> int | None:
    """The place of the first sign without a partner."""
    open_at: list[int] = []
    for match in re.finditer(f"[{re.escape(opening + closing)}]", text):
        if match[0] == opening:
            open_at.append(match.start())
        elif open_at:
            open_at.pop()
        else:
            return match.start()
    return open_at[0] if open_at else None


def _continues(doc: Document, block: Block, opening: str) -> bool:
    """A quotation over several paragraphs opens anew in each and is closed only in the last."""
    if opening != "“" or block not in doc.blocks:
        return False
    following = doc.blocks[doc.blocks.index(block) + 1 :][:1]
    return bool(following) and doc.shown(following[0].start, following[0].end).startswith("“")


def quotes(doc: Document, _: Context) -> Iterator[Finding]:
    """A108: quotation marks close to what they quote, of one kind, and not two single ones."""
    prose = doc.prose
    if not any(mark in prose for mark in ("''", "“", "”", "``", "´´", ",,")):
        return
    for match in _inside(doc, re.finditer(r"''|,,(?=\w)|``|´´", prose)):
        yield doc.at(found.QUOTES, match.start(), match.end(), written=match[0], what="pakai satu tanda petik ganda")
    for match in _inside(doc, re.finditer(r"“[ ]+(?=\w)|(?<=\w[,.!?])[ ]+”|(?<=\w)[ ]+”", prose)):
        yield doc.at(found.QUOTES, match.start(), match.end(), written=match[0].strip(), what="ada spasi di sisi dalam")
    for match in _inside(doc, re.finditer(r"“[^”\"\n]{0,300}\"|\"[^“\"\n]{1,300}”", prose)):
        if prose.count('"', match.start(), match.end()) == 1:
            what = "petik lurus dan petik lengkung bercampur"
            yield doc.at(found.QUOTES, match.start(), match.end(), written=f"{match[0][0]}…{match[0][-1]}", what=what)


def _inside(doc: Document, matches: Iterable[re.Match[str]]) -> Iterator[re.Match[str]]:
    """The matches that lie in running text."""
    for match in matches:
        if doc.block_of(match.start()) is not None:
            yield match
