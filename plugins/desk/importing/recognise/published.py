"""Lines that only say when, by whom and where something was published."""

from __future__ import annotations

import re
from datetime import date, datetime

from plugins.desk.importing.days import Written, find_days, meaning
from plugins.desk.importing.model import Finding, Manuscript, Role
from plugins.desk.importing.recognise.common import DOMAIN, Known, Line, lines

DATE_LINE = "BARIS TANGGAL"
_CLOCK = re.compile(
    r"(?:\b(?:pukul|jam|at)\s)?(?<![\d.,])\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\.\d+)?(?:\s?[AaPp]\.?[Mm]\.?)?"
    r"(?:\s?(?:WIB|WITA|WIT|GMT|UTC|Z|[+-]\d{2}:?\d{2}))*(?![\d])|\b(?:WIB|WITA|WIT)\b",
)
_LABEL = re.compile(
    r"\b(?:(?:di)?(?:terbit|publikasi|posting|unggah|publish|rilis|tayang|tulis|buat)(?:kan|ed)?(?:\s(?:pada|tanggal|on|tgl))?|"
    r"tanggal(?: terbit| publikasi| rilis| tayang| posting)?|tgl|posted(?: on)?|published(?: on)?|date|created|dibuat|"
    r"waktu|hari|pada|on|diperbarui|updated?|terakhir|dilihat|pukul|jam|at|last|modified|tayang)\b\s*:?",
    re.IGNORECASE,
)
_WHO = re.compile(
    (
        r"(?:oleh|by|penulis|author|editor|reporter|redaksi|posted by|diposting oleh)\s*:?\s*(?P<name>[^|"
        r"•·/\d:]{2,50})|\b(?:super)?admin\w*(?:\s\w{2,12})?\b"
    ),
    re.IGNORECASE,
)
_COUNTER = re.compile(
    (
        r"[\d.,]+\s*(?:x|kali|views?|dilihat|dibaca|komentar|comments?|hits?|menit baca)\b|"
        r"(?:dilihat|dibaca|views?|hits?|komentar)\s*:?\s*[\d.,]+(?:\s*kali)?"
    ),
    re.IGNORECASE,
)
_CATEGORY = re.compile(
    r"\b(?:berita|artikel|kategori|category|uncategorized|kabar|news|headline|daerah|pemerintahan|nasional|in|dalam)\b",
    re.IGNORECASE,
)
_EVENT_LABEL = re.compile(r"(?:hari\s*[/,&-]|hari\s*:|hari dan tanggal|pelaksanaan)", re.IGNORECASE)
_PLACE_DATE = re.compile(r"(?P<place>[A-Z][\w.' ]{2,30}),\s*$")
_BYLINE = re.compile(r"[A-Z][\w.'’]+(?:\s[A-Z][\w.'’]*){1,3}")
_LONGEST, _BYLINE_LENGTH = 160, 70


def published_lines(manuscript: Manuscript, known: Known) -> tuple[Finding, ...]:
    """Days of publication: from the source's metadata, and from lines that hold nothing else."""
    findings = [*_stated(manuscript, known)]
    rows = [row for row in lines(manuscript) if row.role is not Role.TITLE]
    for number, row in enumerate(rows):
        if len(row.text) > _LONGEST:
            continue
        findings += _date_line(row, known, near_edge=number < 8 or number >= len(rows) - 6)  # noqa: PLR2004
    return tuple(findings)


def _stated(manuscript: Manuscript, known: Known) -> list[Finding]:
    written = manuscript.stated.get("date", "")
    if not written:
        return []
    day = _iso(written)
    if day is None:
        found = find_days(written)
        day = meaning(found[0], None, known.today).first if found else None
    if day is None or day.year <= 1970 or day > known.today:  # noqa: PLR2004 (an empty date)
        return []
    moment = re.match(r"\d{4}-\d{2}-\d{2}[T ](\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?([+-]\d{2}:?\d{2})\b", written)
    value = day.isoformat()
    if moment and moment[1] != "00:00":
        value += f" {moment[1]} {moment[2]}"
    return [Finding("terbit", value, note="dari keterangan halaman (metadata)")]


def _iso(written: str) -> date | None:
    try:
        return datetime.fromisoformat(written.strip()).date()
    except ValueError:
        return None


def _date_line(  # noqa: C901 -- what remains of a line when each kind of words is taken away in turn
    row: Line, known: Known, *, near_edge: bool
) -> list[Finding]:
    """What a line says if a day, a clock and labels are all there is in it."""
    text = row.text.strip("*_ ")
    if _EVENT_LABEL.match(text):
        return []
    written = find_days(text)
    bare = text
    for one in reversed(written):
        bare = f"{bare[: one.start]} {bare[one.end :]}"
    who = _WHO.search(bare)
    if not written and not _CLOCK.search(text):
        return []
    place = _PLACE_DATE.match(text[: written[0].start]) if written and near_edge else None
    if place:
        bare = bare.replace(place.group().strip(), " ", 1)
    bare = re.sub(DOMAIN, " ", bare) if near_edge else bare
    for pattern in (_COUNTER, _CLOCK, _WHO, _LABEL):
        bare = pattern.sub(" ", bare)
    if near_edge:
        bare = _CATEGORY.sub(" ", bare)
    bare = re.sub(r"\b(?:Senin|Selasa|Rabu|Kamis|Jum['’]?at|Sabtu|Minggu|Mon|Tue|Wed|Thu|Fri|Sat|Sun)\w*\b", " ", bare)
    writer = (
        _BYLINE.fullmatch(bare.strip(" -–—|,·•/:()")) if written and near_edge and len(text) < _BYLINE_LENGTH else None
    )
    if re.search(r"\w", bare) and (writer is None or bare.strip(" -–—|,·•/:()").casefold() in known.places):
        return []
    if place and not near_edge:
        return []
    findings = [Finding(DATE_LINE, spans=(row.span,))]
    findings += _day(text, written, known)
    if place:
        findings.append(Finding("dateline", place["place"].strip(), sure=False, note="dari baris tempat dan tanggal"))
    if who and who["name"] and re.fullmatch(r"(?:tim )?redaksi", who["name"].strip(" -–|"), re.IGNORECASE):
        findings.append(Finding("redaksi", "true", note="dari baris tanggal"))
    if writer is not None:
        findings.append(Finding("penulis", writer.group(), sure=False, note="nama di baris tanggal"))
    if who and who["name"] and not re.search(r"admin|redaksi|humas|kominfo", who["name"], re.IGNORECASE):
        findings.append(Finding("penulis", who["name"].strip(" ,.|-–"), note="dari baris tanggal"))
    return findings


def _day(text: str, written: list[Written], known: Known) -> list[Finding]:
    if not written or re.match(r"(?:terakhir|last|diperbarui|update)", text, re.IGNORECASE):
        return []
    meant = meaning(written[0], None, known.today)
    if meant.first is None:
        return [Finding("terbit", "", sure=False, note=f"“{text[:60]}”: {meant.note}")] if meant.note else []
    if meant.first > known.today:
        return []
    value = meant.first.isoformat()
    clock = re.search(r"(?<![\d/.-])(\d{1,2})[:.](\d{2})(?:[:.]\d{2})?\s?(WIB|WITA|WIT)", text)
    if clock and int(clock[1]) < 24 and int(clock[2]) < 60:  # noqa: PLR2004
        value += f" {int(clock[1]):02d}:{clock[2]} {clock[3]}"
    return [Finding("terbit", value, sure=meant.sure, note=meant.note)]
