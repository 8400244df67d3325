"""The region notes of the articles: footnotes whose label is a region code, read and verified.

Which label is one, is decided here once: ``64.08`` always; two digits only where the note or the article is about
that province, because ordinary footnotes are numbered up to ``[^11]`` and beyond.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from msgspec import Struct

from plugins.engine.problem import Problem
from plugins.newsroom.body import Footnote
from plugins.newsroom.model import Article
from plugins.regions.model import Check, Extraction, Fact, FactKind
from plugins.regions.problems import problems_of, problems_of_note
from plugins.regions.problems_notes import ODD_CODE, UNKNOWN_CODE
from plugins.regions.reading.places import name_key
from plugins.regions.verify import scheme_hint, verify
from plugins.registers.lookup import nearest
from plugins.registers.model import Region, Register, Registers

Extractor = Callable[[Footnote], Extraction]

_CODE = re.compile(r"[0-9]{2}\.[0-9]{2}")
_PROVINCE = re.compile(r"[0-9]{2}")
_LIKE_A_CODE = re.compile(r"(?P<province>[0-9]{2})[.,\-/ ]?[0-9]{1,2}(?:[.,\-/ ][0-9]{1,4}){0,2}")


class RegionNote(Struct, frozen=True):
    """One footnote about a region, with the article in which it stands.

    ``region`` is the region's id; ``place`` the address of the footnote on the article's page. ``day`` is the
    article's, ``file`` and ``line`` are where the note is written. ``checks`` are those of its facts, in their order.
    """

    region: str
    title: str
    place: str
    day: date
    file: str
    line: int
    sample: bool
    extraction: Extraction
    checks: tuple[Check, ...] = ()


class _Read(Struct, frozen=True):
    article: Article
    note: Footnote
    region: Region
    extraction: Extraction


def region_notes(
    articles: Sequence[Article], registers: Registers, extract: Extractor
) -> tuple[tuple[RegionNote, ...], tuple[Problem, ...]]:
    """All region notes in the order of the articles, and what is wrong with them.

    A withdrawn article's notes are checked like any other, and told to the editor; its facts are no facts any more
    and stay out.
    """
    read: list[_Read] = []
    problems: list[Problem] = []
    bearers = {former: region for region in registers.regions.values() for former in region.former_ids}
    bearers |= registers.regions
    for article in articles:
        for note in article.body.footnotes:
            found = _read(article, note, registers, bearers.get(note.label.strip()), extract)
            if isinstance(found, _Read):
                read.append(found)
            else:
                problems.extend(found)
    facts: dict[str, list[Fact]] = {}
    for item in read:
        facts.setdefault(item.region.id, []).extend(item.extraction.facts)
    notes = []
    for item in read:
        file, line = item.article.file, item.note.line
        checks = verify(item.extraction.facts, item.region, registers, facts.get(item.region.parent or "", ()))
        problems += problems_of_note(item.note.label, item.extraction, file, line)
        problems += problems_of(checks, file, line)
        if not item.article.card.withdrawn:
            notes.append(_note(item, checks))
    return tuple(notes), tuple(problems)


def _note(item: _Read, checks: tuple[Check, ...]) -> RegionNote:
    article = item.article
    return RegionNote(
        region=item.region.id,
        title=article.card.title,
        place=f"{article.address}#{item.note.id}",
        day=article.day,
        file=article.file,
        line=item.note.line,
        sample=article.card.sample,
        extraction=item.extraction,
        checks=checks,
    )


def _read(
    article: Article, note: Footnote, registers: Registers, region: Region | None, extract: Extractor
) -> _Read | tuple[Problem, ...]:
    """The note as read, or the problems of a label that is nearly a region code (none for any other label).

    ``region`` bears the label as its code, or did.
    """
    label = note.label.strip()
    if region is not None:
        extraction = extract(note)
        if _PROVINCE.fullmatch(label) and not _about_province(article, extraction, region):
            return ()
        return _Read(article, note, region, extraction)
    if not label[:2].isdigit() or not label.isascii():
        return ()
    if _CODE.fullmatch(label):
        near = _nearest(label, extract(note), registers)
        return (UNKNOWN_CODE.at(article.file, note.line, label=label, nearest=near),)
    like = _LIKE_A_CODE.fullmatch(label)
    if like is None or like["province"] not in registers.regions:
        return ()
    extraction = extract(note)
    if scheme_hint(label) is not None:
        # Four digits are as likely a year; only a note that reads as one about a region is meant for a profile.
        return problems_of_note(label, extraction, article.file, note.line) if extraction.facts else ()
    if not extraction.facts:
        return ()
    return (ODD_CODE.at(article.file, note.line, label=label, nearest=_nearest(label, extraction, registers)),)


def _about_province(article: Article, extraction: Extraction, region: Region) -> bool:
    """Whether a note with a label of two digits is about the province, and not the eleventh of many notes."""
    kinds = {fact.label for fact in extraction.of(FactKind.KIND)}
    if kinds and "provinsi" not in kinds:
        return False
    said = name_key(extraction.text)
    if any(name_key(name) in said for name in (region.name, *region.aliases)):
        return bool(extraction.facts)
    numbered = any(len(note.label) == 1 and note.label.isdigit() for note in article.body.footnotes)
    declared = (Register.WILAYAH.value, region.id) in article.card.entries
    return bool(extraction.facts) and not numbered and ("provinsi" in kinds or declared)


def _nearest(label: str, extraction: Extraction, registers: Registers) -> str:
    """A hint that names the regions most like what was meant: by the name in the note, else by the code."""
    names = [fact.label for fact in extraction.of(FactKind.NAME)]
    near = list(_candidates([*names, _dotted(label)], registers))
    if not near:
        return ""
    shown = ", ".join(f"{entry.id} ({entry.name})" for entry in near)
    return f"Yang terdekat: {shown}."


def _candidates(wanted: Iterable[str], registers: Registers) -> Iterator[Region]:
    seen: set[str] = set()
    for text in wanted:
        for entry in nearest(registers, Register.WILAYAH, text):
            if isinstance(entry, Region) and entry.id not in seen and len(seen) < 3:  # noqa: PLR2004 -- as `nearest`
                seen.add(entry.id)
                yield entry


def _dotted(label: str) -> str:
    digits = "".join(char for char in label if char.isdigit())[:4]
    return f"{digits[:2]}.{digits[2:].rjust(2, '0')}"
