"""Links to other articles inside the text, and marks that the text was paid for."""

from __future__ import annotations

import re

from plugins.desk.importing.model import Finding, Manuscript, Span
from plugins.desk.importing.recognise.common import Known, lines

ALSO, ADVERT = "TAUTAN BACA JUGA", "TANDA IKLAN"
_CUE = (
    r"(?:baca\s?(?:juga|pula|selengkapnya)?|lihat (?:juga|pula)|simak (?:juga|pula)|read(?: also| more)?|also read|"
    r"see also|artikel terkait|berita terkait|tonton (?:juga|pula)|klik (?:juga|di sini))"
)
_ALSO_LINE = re.compile(
    rf"[\W_]{{0,4}}{_CUE}\s?[:：]\s*\S.{{0,300}}|[\W_]{{0,4}}(?:baca|lihat|simak|tonton) juga\b.{{0,200}}",
    re.IGNORECASE,
)
_ALSO_BARE = re.compile(rf"[\W_]{{0,4}}{_CUE}\s*[:：]?\s*", re.IGNORECASE)
_ALSO_INSIDE = re.compile(rf"[\[(]\s*{_CUE}\s*[:：][^()\[\]\n]{{3,250}}[\])]", re.IGNORECASE)
_ALSO_BEHIND = re.compile(
    r"(?<=[.!?”\"])\s+(?:baca juga|read also|read|lihat juga|simak juga)\s?[:：]\s*[^\n]{3,250}$", re.IGNORECASE
)
_ADVERT_END = re.compile(
    r"[(\[]\s*(?:adv(?:ertorial|etorial)?|advertorial|pariwara|iklan|inforial|advertensi|sponsored|adv\.)\b"
    r"(?P<rest>[^()\[\]\n]{0,120})[)\]]",
    re.IGNORECASE,
)
_ADVERT_LINE = re.compile(
    r"[(\[*_\s]*(?:adv(?:ertorial|etorial)?|pariwara|inforial|advertensi|konten (?:bersponsor|"
    r"berbayar)|iklan layanan masyarakat|"
    r"sponsored(?: content)?|kerja ?sama (?:publikasi|media).{0,60})[)\]*_\s]*[.:]?(?:\s*[-–|/]\s*.{1,80})?",
    re.IGNORECASE,
)
_ADVERT_LEAD = re.compile(r"(?:ADVERTORIAL|PARIWARA|ADV|INFORIAL)\s*[-–—|:]\s+(?=\S)")


def also_links(manuscript: Manuscript, known: Known) -> tuple[Finding, ...]:
    """*Baca juga* lines, bracketed or behind a sentence, with their titles."""
    del known
    findings = []
    bare_before = False
    for row in lines(manuscript):
        text = row.text
        if bare_before and len(text) < 160 and not text.endswith("."):  # noqa: PLR2004 (a title)
            findings.append(Finding(ALSO, spans=(row.span,)))
            bare_before = False
            continue
        bare_before = _ALSO_BARE.fullmatch(text) is not None
        if bare_before or _ALSO_LINE.fullmatch(text):
            findings.append(Finding(ALSO, spans=(row.span,)))
            continue
        inside = (*_ALSO_INSIDE.finditer(text), *_ALSO_BEHIND.finditer(text))
        findings += [Finding(ALSO, spans=(row.part(match.start(), match.end()),)) for match in inside]
    return tuple(findings)


def advert_marks(manuscript: Manuscript, known: Known) -> tuple[Finding, ...]:
    """Marks of paid content: the label must be shown to readers (Kode Etik Jurnalistik and Peraturan Dewan Pers)."""
    del known
    findings: list[Finding] = []
    for row in lines(manuscript):
        for match in _ADVERT_END.finditer(row.text):
            span = row.part(match.start(), match.end())
            inside = match.group()[1:-1].strip()
            findings.append(Finding("iklan", inside, spans=(span,)))
            findings += _reporter(match["rest"], span)
        if _ADVERT_LINE.fullmatch(row.text) and not findings:
            findings.append(Finding("iklan", row.text.strip("()[]*_ "), spans=(row.span,)))
        lead = _ADVERT_LEAD.match(row.text)
        if lead:
            findings.append(Finding("iklan", lead.group().strip(" -–—|:"), spans=(row.part(0, lead.end()),)))
    return tuple(findings)


def _reporter(rest: str, span: Span) -> list[Finding]:
    """The reporter behind the stroke of ``(ADV Kominfo Kaltim/Tia)``."""
    del span
    body, stroke, name = rest.rpartition("/")
    name = name.strip(" .*")
    if stroke and body.strip(" -:/") and re.fullmatch(r"[A-Za-z][\w .'-]{1,40}", name):
        return [Finding("penulis", name, sure=False, note="nama di belakang garis miring pada tanda iklan")]
    if stroke and not body.strip() and re.fullmatch(r"[A-Z][\w.'-]{2,20}", name):
        return [Finding("penulis", name, sure=False, note="nama di belakang garis miring pada tanda iklan")]
    return []
