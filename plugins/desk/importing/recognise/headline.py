"""The headline: stated by the source, standing first, or proposed from the first sentence."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from plugins.desk.importing.model import Finding, Manuscript, Role, Shape
from plugins.desk.importing.recognise.common import Known, Line, first_sentence, lines, prose
from plugins.desk.importing.recognise.dateline import has_dateline, read_dateline

_LABEL = re.compile(r"(?:judul|title|headline|hal|perihal)\s*[:：]\s*", re.IGNORECASE)
_SITE = re.compile(r"\s+[|–—-]\s+[^|–—]{2,60}$|\s*[|»]\s*[^|»]{2,60}$")
_SAME = 88
_LONGEST, _GOOD = 200, 110
_HEAD, _CROWD, _SITE_WORDS = 30, 3, 5
_FEWEST_WORDS = 3
_LEAD_WORDS = re.compile(
    r"(?:kepala|wali|bupati|gubernur|dinas|pemerintah|sekretaris|ketua|dalam rangka|pada)\b", re.IGNORECASE
)


def headline(manuscript: Manuscript, known: Known) -> tuple[Finding, ...]:
    """The headline with the lines that repeat it; where there is none, one is proposed and says so."""
    rows = [row for row in lines(manuscript) if row.role in {Role.BODY, Role.TITLE, Role.NEAR}]
    titled = next((row for row in rows if row.role is Role.TITLE), None)
    stated = manuscript.stated.get("title", "")
    if titled is not None and _fits(titled.text):
        return _with_repeats(titled, rows, sure=True, note="")
    if stated:
        bare = _without_site(stated, manuscript.stated.get("site", ""))
        same = next((row for row in rows[:12] if fuzz.ratio(row.text.casefold(), bare.casefold()) >= _SAME), None)
        if same is not None:
            return _with_repeats(same, rows, sure=True, note="")
        return (Finding("judul", bare.rstrip("."), note="dari keterangan berkas"),)
    crowded = _in_crowd(manuscript, rows)
    if crowded is not None:
        return crowded
    chosen = _standing_first(manuscript, rows)
    if chosen is not None:
        row, sure = chosen
        return _with_repeats(row, rows, sure=sure, note="" if sure else "baris pertama yang pendek")
    page = manuscript.stated.get("page_title", "")
    if page and len(page.split()) >= _FEWEST_WORDS:
        return (Finding("judul", _without_site(page, ""), sure=False, note="dari judul jendela peramban"),)
    return _proposed(manuscript, known)


def _with_repeats(row: Line, rows: list[Line], *, sure: bool, note: str) -> tuple[Finding, ...]:
    """The headline, and further lines near the top that say the same."""
    label = _LABEL.match(row.text)
    value = row.text[label.end() if label else 0 :].strip('*_ “”"').rstrip(".").strip()
    if value.count("“") != value.count("”") or value.count('"') % 2:
        value = row.text[label.end() if label else 0 :].strip("*_ ").rstrip(".").strip()
    repeats = [
        other
        for other in rows[:15]
        if other is not row and len(other.text) > 12 and other.text.casefold() == row.text.casefold()  # noqa: PLR2004
    ]
    spans = (row.span, *(other.span for other in repeats))
    return (Finding("judul", value, sure=sure, spans=spans, note=note),)


def _in_crowd(manuscript: Manuscript, rows: list[Line]) -> tuple[Finding, ...] | None:
    """The headline among the short lines of a site that was copied whole: the longest one before the first sentence.

    Needs three short lines at least; those of few words are the site's, the others stay in the body.
    """
    head: list[Line] = []
    for row in rows[:_HEAD]:
        if len(row.text) > _LONGEST or row.text.rstrip('”"*_ )').endswith(".") or has_dateline(row.text):
            break
        if manuscript.blocks[row.block].shape not in {Shape.PARAGRAPH, Shape.HEADING}:
            break
        head.append(row)
    if len(head) < _CROWD or len(head) == len(rows):
        return None
    best = max(head, key=lambda row: (len(row.text.split()), len(row.text)))
    if len(best.text.split()) < _FEWEST_WORDS + 1:
        return None
    at = head.index(best)
    few = [
        row for row in head if row is not best and len(row.text.split()) <= (_SITE_WORDS if head.index(row) < at else 3)
    ]
    if len(few) < _CROWD - 1:
        return None
    spans = tuple(row.span for row in few)
    title = _with_repeats(best, rows, sure=False, note="baris terpanjang di antara baris pendek sebelum isi")
    return (*title, Finding("KERANGKA SITUS", spans=spans, sure=False))


def _standing_first(manuscript: Manuscript, rows: list[Line]) -> tuple[Line, bool] | None:
    """The first line when it looks like a headline, and whether that is certain."""
    for row in rows[:3]:
        block = manuscript.blocks[row.block]
        if block.role is not Role.BODY or block.shape not in {Shape.PARAGRAPH, Shape.HEADING}:
            return None
        if _LABEL.match(row.text) and _fits(row.text[_LABEL.match(row.text).end() :]):  # type: ignore[union-attr]
            return row, True
        if not _fits(row.text) or has_dateline(row.text):
            return None
        bold = sum(mark.end - mark.start for mark in block.marks if mark.kind == "strong") >= len(block.text) * 0.8
        capitals = row.text.isupper() and len(row.text.split()) >= _FEWEST_WORDS
        more = any(len(other.text) > 120 for other in rows if other is not row)  # noqa: PLR2004 (a paragraph of text)
        ends = row.text.rstrip("”\"'*_ )")[-1:] in ".;:,"
        if ends and not (bold or block.shape is Shape.HEADING):
            return None
        if len(row.text.split()) < _FEWEST_WORDS and not (bold or block.shape is Shape.HEADING):
            return None
        sure = bold or capitals or block.shape is Shape.HEADING or (more and len(row.text) <= _GOOD + 30)
        return row, sure
    return None


def _fits(text: str) -> bool:
    bare = text.strip("*_ ")
    inner = re.sub(r"\b(?:Dr|Drs|Ir|H|Hj|No|Prof|St|Kab|Prov)\.", "", bare)
    return 0 < len(bare) <= _LONGEST and not re.search(r"[.!?]\s+[A-Z][^.]*\.$", inner)


def _without_site(title: str, site: str) -> str:
    """A page's title without the site's name behind it."""
    bare = title.strip()
    if site and bare.casefold().endswith(site.casefold()):
        bare = bare[: -len(site)].rstrip(" -–—|»:")
    elif (tail := _SITE.search(bare)) and len(bare[: tail.start()].split()) >= _FEWEST_WORDS:
        bare = bare[: tail.start()]
    return bare or title.strip()


def _proposed(manuscript: Manuscript, known: Known) -> tuple[Finding, ...]:
    """A headline made of the beginning of the first sentence, words unchanged."""
    numbers = prose(manuscript)
    if not numbers:
        return ()
    text = manuscript.blocks[numbers[0]].text.replace("\n", " ")
    dateline = read_dateline(text, known)
    sentence = first_sentence(text[dateline.end if dateline else 0 :]).rstrip(".")
    if len(sentence) > _GOOD:
        head = sentence[:_GOOD]
        comma = max(head.rfind(", "), head.rfind(" – "), head.rfind("; "))
        sentence = head[:comma] if comma > 50 else head.rpartition(" ")[0]  # noqa: PLR2004 (long enough to say something)
    note = "tidak ada judul di naskah; diusulkan dari awal kalimat pertama"
    return (Finding("judul", sentence.strip(' ,;–-“”"'), sure=False, note=note),)
