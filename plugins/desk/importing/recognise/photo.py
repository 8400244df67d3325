"""Captions and credits of photos."""

from __future__ import annotations

import re

from msgspec.structs import replace

from plugins.desk.importing.model import Finding, Manuscript, Role, Shape, Span
from plugins.desk.importing.recognise.common import Known, Line, lines

CAPTION = "KETERANGAN FOTO"
_LABEL = re.compile(
    r"[(\[*_]*\s*(?P<label>(?:keterangan|ket\.?|caption|teks|kapsi|judul)\s?(?:foto|"
    r"gambar|photo)?|caption|foto(?: bersama)?|gambar|photo|"
    r"dok(?:umentasi|\.)?(?: foto)?|ilustrasi)\s*(?P<sign>[:：]|/)\s*",
    re.IGNORECASE,
)
_CREDIT_TAIL = re.compile(
    r"\s*[-–—,.]?\s*[(\[]?\s*(?:(?:foto|photo|sumber foto|kredit|dok(?:umentasi|\.)?|"
    r"doc\.?|sumber|source|credit|fotografer|ft|"
    r"istimewa|ist)\b\s*[:/.]?\s*)(?P<who>[^()\[\]:]{0,70}?)[)\]]?\s*\.?\s*$",
    re.IGNORECASE,
)
_WHOLE_CREDIT = re.compile(
    (
        r"[(\[]?\s*(?:foto|photo|dok(?:umentasi|\.)?|doc\.?|sumber foto|kredit foto|ist(?:imewa)?)\s*[:/.]?"
        r"\s*(?P<who>[^()\[\]]{0,70})[)\]]?\.?"
    ),
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(
    (
        r"[(\[]\s*(?:foto|photo|dok|doc|dokumentasi|sumber foto|ist|istimewa|kredit)\b\.?\s*[:/]?\s*(?P<who"
        r">[^()\[\]\n]{0,60})[)\]]"
    ),
    re.IGNORECASE,
)
_ORGAN = re.compile(
    r"(?:humas|diskominfo|kominfo|mc|dok|ist|antara|tim|prokopim|pemkot|pemkab|pemprov|protokol)\b", re.IGNORECASE
)
_LONGEST = 420
_FEW_WORDS, _NAME_WORDS = 5, 3


def photo_words(manuscript: Manuscript, known: Known) -> tuple[Finding, ...]:
    """Captions: what the source marks as one, labelled lines, and credits in brackets on lines of their own."""
    del known
    findings: list[Finding] = []
    seen: set[int] = set()
    previous = None
    for number, block in enumerate(manuscript.blocks):
        if block.role is Role.CAPTION and block.text.strip():
            seen.add(number)
            findings += _caption(Line(number, 0, len(block.text), block.text, block.shape, block.role), 0)
        elif _under_picture(manuscript, number, previous):
            seen.add(number)
            row = Line(number, 0, len(block.text), block.text, block.shape, block.role)
            findings += [replace(one, sure=False, note="kalimat tepat di bawah gambar") for one in _caption(row, 0)]
        if block.shape is Shape.IMAGE or block.text.strip():
            previous = number
    for row in lines(manuscript):
        if row.block in seen or row.role is Role.TITLE or len(row.text) > _LONGEST:
            continue
        label = _LABEL.match(row.text)
        if label:
            findings += _labelled(row, label)
        elif _IN_BRACKETS.fullmatch(row.text.strip("*_ ")):
            findings += _caption(row, 0)
        elif (tail := _IN_BRACKETS.search(row.text)) and tail.end() >= len(row.text) - 1 and not findings:
            findings += _credited(row, tail)
    return tuple(findings)


def _under_picture(manuscript: Manuscript, number: int, previous: int | None) -> bool:
    block = manuscript.blocks[number]
    if previous is None or manuscript.blocks[previous].shape is not Shape.IMAGE or block.shape is not Shape.PARAGRAPH:
        return False
    text = block.text.strip()
    italic = sum(mark.end - mark.start for mark in block.marks if mark.kind == "em") > len(text) * 0.8
    return bool(text) and len(text) < 250 and "\n" not in text and (italic or bool(_IN_BRACKETS.search(text)))  # noqa: PLR2004


def _labelled(row: Line, label: re.Match[str]) -> list[Finding]:
    """A line that begins *Foto:* is a credit when short, else a caption with or without a credit behind it."""
    rest = row.text[label.end() :].strip("*_ )]")
    word = label["label"].casefold()
    if word.startswith("ilustrasi") and len(rest.split()) > 25:  # noqa: PLR2004 (a sentence about an illustration)
        return []
    short = len(rest.split()) <= _FEW_WORDS and not re.search(r"[.(]", rest)
    if (
        word.startswith("dok")
        or label["sign"] == "/"
        or (word in {"foto", "photo"} and short and (len(rest.split()) <= _NAME_WORDS or _ORGAN.search(rest)))
    ):
        return [Finding(CAPTION, spans=(row.span,)), Finding("foto.kredit", rest)] if rest else []
    return _caption(row, label.end())


def _caption(row: Line, start: int) -> list[Finding]:
    text = row.text[start:].strip("*_ ")
    credited = _WHOLE_CREDIT.fullmatch(text) if len(text.split()) <= 8 else None  # noqa: PLR2004
    if credited:
        who = credited["who"].strip(" .:/") or text.strip("() .")
        return [Finding(CAPTION, spans=(row.span,)), Finding("foto.kredit", who)]
    tail = _CREDIT_TAIL.search(text)
    caption, who = text, ""
    if tail and tail.start() > 10:  # noqa: PLR2004 (words come first)
        caption = text[: tail.start()]
        who = tail["who"].strip(" .:/") or text[tail.start() :].strip("() .-–")
    caption = caption.strip().strip("()[]") if caption.count("(") != caption.count(")") else caption.strip()
    found = [Finding(CAPTION, spans=(row.span,)), Finding("foto.keterangan", caption)]
    return [*found, Finding("foto.kredit", who)] if who else found


def _credited(row: Line, tail: re.Match[str]) -> list[Finding]:
    """A short line that ends in a credit in brackets, without an end of a sentence before: a caption."""
    before = row.text[: tail.start()].rstrip()
    who = tail["who"].strip(" .:/") or tail.group().strip("() .")
    if row.shape is Shape.PARAGRAPH and len(before) < 220 and before.count(". ") == 0:  # noqa: PLR2004
        return [
            Finding(CAPTION, spans=(row.span,)),
            Finding("foto.keterangan", before.strip("*_ "), sure=False, note="baris pendek yang diakhiri kredit foto"),
            Finding("foto.kredit", who),
        ]
    return [
        Finding(CAPTION, spans=(Span(row.block, row.start + tail.start(), row.start + tail.end()),)),
        Finding("foto.kredit", who),
    ]
