"""Footnotes: a section at the end of a report, and Word's own; those about a region become region notes."""

from __future__ import annotations

import re

from plugins.desk.importing.model import Finding, Manuscript, Role, Shape, Span
from plugins.desk.importing.recognise.common import Known, lines
from plugins.regions.extract import extract
from plugins.regions.model import FactKind
from plugins.regions.reading.places import name_key
from plugins.registers.model import Region

NOTE = "CATATAN KAKI"
_HEADING = re.compile(
    (
        r"[\W_]*(?:foot\s?notes?|catatan kaki|catatan(?: redaksi)?|keterangan tambahan|sekilas(?: "
        r"tentang)?.{0,40})[\W_]*:?[\W_]*"
    ),
    re.IGNORECASE,
)
_PREFIX = re.compile(r"[\W_]*(?:foot\s?notes?|catatan kaki)\s*:\s*", re.IGNORECASE)
_FACTS = 2


def footnotes(manuscript: Manuscript, known: Known) -> tuple[Finding, ...]:
    """A ``#Footnote`` section: each paragraph that describes a region becomes a note with that region's code.

    A section whose paragraphs describe no region is left in the body.
    """
    rows = list(lines(manuscript, Role.BODY))
    start = next((n for n, row in enumerate(rows) if n and _HEADING.fullmatch(row.text)), None)
    heading = start is not None
    if start is None:
        start = next((n for n, row in enumerate(rows) if n and _PREFIX.match(row.text)), None)
    if start is None:
        return ()
    findings: list[Finding] = []
    body = rows[start + 1 :] if heading else rows[start:]
    for row in body:
        prefix = 0 if heading else (_PREFIX.match(row.text).end() if _PREFIX.match(row.text) else 0)  # type: ignore[union-attr]
        region = region_described(row.text[prefix:], known)
        if region is None:
            if findings and len(row.text) < 200 and not row.text.endswith("."):  # noqa: PLR2004
                break
            if not findings:
                return ()
            continue
        findings.append(Finding(f"catatan.{region.id}", row.text[prefix:], sure=True, spans=(row.span,)))
    if findings and heading:
        findings.insert(0, Finding(NOTE, spans=(rows[start].span,)))
    return tuple(findings)


def region_described(text: str, known: Known) -> Region | None:
    """The one region of the register whose facts a paragraph tells, or ``None``."""
    extraction = extract(text)
    if len(extraction.facts) < _FACTS:
        return None
    kinds = [fact.label for fact in extraction.of(FactKind.KIND)]
    names = {name_key(fact.label) for fact in extraction.of(FactKind.NAME)}
    mentioned = [mention.id for mention in known.index.find([text]) if mention.register.value == "wilayah"]
    regions = [known.registers.regions[code] for code in dict.fromkeys(mentioned)]
    for region in regions:
        bare = name_key(region.name.removeprefix("Kabupaten ").removeprefix("Kota "))
        if (bare in names or name_key(region.name) in names) and (not kinds or region.kind in kinds):
            return region
    return regions[0] if regions and not names else None


def place_of_note(manuscript: Manuscript, region: Region, known: Known) -> Span | None:
    """Behind the first mention of a region in the body, outside headings; ``start`` is where the mark belongs."""
    bodies = [
        (number, block.text)
        for number, block in enumerate(manuscript.blocks)
        if block.role is Role.BODY and block.shape not in {Shape.HEADING, Shape.IMAGE, Shape.TABLE} and block.level >= 0
    ]
    bare = region.name.removeprefix("Kabupaten ").removeprefix("Kota ")
    for name in (region.name, ""):
        for number, text in bodies:
            if name and (found := re.search(rf"\b{re.escape(name)}\b", text)):
                return Span(number, found.end(), found.end())
            if not name:
                mentions = known.index.find([text])
                ends = [one.end for one in mentions if one.register.value == "wilayah" and one.id == region.id]
                if ends:
                    return Span(number, ends[0], ends[0])
    for number, text in bodies:
        if found := re.search(rf"\b{re.escape(bare)}\b", text):
            return Span(number, found.end(), found.end())
    return None
