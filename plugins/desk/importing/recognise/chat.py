"""What a chat puts before a message: time and sender, and the day on which it was sent."""

from __future__ import annotations

import re

from plugins.desk.importing.days import find_days, meaning
from plugins.desk.importing.model import Finding, Manuscript
from plugins.desk.importing.recognise.common import Known, lines

CHAT = "KEPALA PESAN"
_CLOCK = r"\d{1,2}[.:]\d{2}(?:[.:]\d{2})?(?:\s?[AaPp]\.?[Mm]\.?)?"
_DATE = r"\d{1,2}/\d{1,2}(?:/\d{2,4})?"
_HEAD = re.compile(
    rf"\[(?:{_DATE}[,\s]+(?:pukul\s)?{_CLOCK}|{_CLOCK}[,\s]+{_DATE})\]\s*(?P<who>[^:\n]{{1,60}}):\s*|"
    rf"{_DATE}[,\s]+(?:pukul\s)?{_CLOCK}\s+-\s+(?P<who2>[^:\n]{{1,60}}):\s*"
)
_GREETING = re.compile(
    (
        r"(?:selamat (?:pagi|siang|sore|malam|petang)|ass?alam\w*|salam|yth\b|mohon|izin|"
        r"ijin|berikut|dengan hormat)\b.{0,130}"
    ),
    re.IGNORECASE,
)
_TO_PRESS = re.compile(r"\b(?:rekan|media|rilis|release|wartawan|jurnalis|redaksi|pers|kawan)\b", re.IGNORECASE)
_EMAIL = re.compile(
    r"(?:dari|from|kepada|to|cc|tanggal|date|sent|perihal|hal|subject|dikirim)\s*:\s*(?P<value>.{1,200})", re.IGNORECASE
)
_SUBJECT = re.compile(
    r"(?:perihal|hal|subject)\s*:\s*(?:(?:fwd?|re|siaran pers|rilis|press release)\s*:\s*)*(?P<title>.+)", re.IGNORECASE
)
_HEAD_LINES, _FEW, _SHORT = 8, 4, 140


def chat_heads(manuscript: Manuscript, known: Known) -> tuple[Finding, ...]:
    """Time and sender before messages; the first gives a known day near publication when it says a year."""
    findings = []
    for row in lines(manuscript):
        match = _HEAD.match(row.text)
        if match is None:
            continue
        findings.append(Finding(CHAT, spans=(row.part(0, match.end()),)))
        date = re.search(_DATE, match.group())
        written = find_days(f"({date.group()})") if date else []
        if written and not any(finding.field == "terkirim" for finding in findings):
            meant = meaning(written[0], None, known.today)
            if meant.first is not None and meant.first <= known.today:
                findings.append(Finding("terkirim", meant.first.isoformat(), note="tanggal kirim pesan"))
    return (*findings, *_greetings(manuscript, in_chat=bool(findings)), *_email_head(manuscript))


def _greetings(manuscript: Manuscript, *, in_chat: bool) -> list[Finding]:
    """A greeting to the press before a release that came by chat."""
    if not in_chat:
        return []
    found = []
    for row in list(lines(manuscript))[:_FEW]:
        head = _HEAD.match(row.text)
        words = row.text[head.end() if head else 0 :]
        if len(words) < _SHORT and _GREETING.fullmatch(words) and _TO_PRESS.search(words):
            found.append(Finding("SALAM", spans=(row.part(len(row.text) - len(words), len(row.text)),)))
    return found


def _email_head(manuscript: Manuscript) -> list[Finding]:
    """The header lines of a forwarded e-mail: at least two in a row at the top."""
    rows = list(lines(manuscript))[:_HEAD_LINES]
    heads = [row for row in rows if _EMAIL.fullmatch(row.text)]
    if len(heads) < 2:  # noqa: PLR2004 (one such line may be a sentence)
        return []
    findings = []
    for row in heads:
        subject = _SUBJECT.fullmatch(row.text)
        findings.append(Finding(CHAT, spans=(row.span,)))
        if subject:
            findings.append(Finding("judul", subject["title"].strip(), sure=False, note="dari baris perihal surel"))
    return findings
