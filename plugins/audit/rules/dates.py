"""Dates inside the text: do weekday and date agree, does the date exist, is it the event's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from msgspec import Struct

from plugins.audit import problems as found
from plugins.audit.model import FILLER, Context, Document, Finding
from plugins.engine.almanac import MONTH_NUMBERS, WEEKDAYS, longest_first
from plugins.engine.words import long_date, short_date

_OTHER_NAMES = {"ahad": 6, "jum'at": 4, "jum’at": 4}
_CENTURY = 100
_HALF_YEAR = timedelta(days=183)
_DAY = r"(?P<weekday>senin|selasa|rabu|kamis|jum['’]?at|sabtu|minggu|ahad)"
_MONTH = longest_first(MONTH_NUMBERS)
_DATE = (
    rf"(?P<day>\d{{1,2}})(?:\s?[-–]\s?(?P<last>\d{{1,2}}))?\s+(?P<month>{_MONTH})\b\.?"
    r"(?:,?\s+(?P<year>(?:19|20)\d\d)(?!\d))?"
    r"|(?P<nday>\d{1,2})\s?[/.-]\s?(?P<nmonth>\d{1,2})(?:\s?[/.-]\s?(?P<nyear>(?:19|20)?\d\d))?(?![\d/])"
)
_DATED = re.compile(
    rf"(?:\b{_DAY}(?:\s?[-–]\s?(?P<until>senin|selasa|rabu|kamis|jum['’]?at|sabtu|minggu|ahad))?"
    rf"[\s{FILLER}]*,?\s*(?:tanggal\s+|tgl\.?\s+)?(?P<open>\()?\s?)(?:{_DATE})\s?\)?",
    re.IGNORECASE,
)
_PLAIN = re.compile(
    rf"(?<![\d/.,-])(?P<day>\d{{1,2}})(?:\s?[-–]\s?(?P<last>\d{{1,2}}))?\s+(?P<month>{_MONTH})\b\.?"
    r"(?:\s+(?P<year>(?:19|20)\d\d)(?!\d))?|\((?P<nday>\d{1,2})/(?P<nmonth>\d{1,2})(?:/(?P<nyear>(?:19|20)?\d\d))?\)",
    re.IGNORECASE,
)
_FUTURE = re.compile(
    r"\b(?:akan|rencana\w*|direncanakan|dijadwalkan|jadwal\w*|mendatang|besok|lusa|hingga|sampai|paling lambat|batas|"
    r"terakhir|tenggat|berlaku|mulai|pendaftaran|undangan|dibuka|ditutup|berakhir|sebelum|target|menjelang|nanti|"
    r"agenda|diperkirakan|diundur|ditunda|depan|dibatalkan|masa|jatuh)\b",
    re.IGNORECASE,
)


class Dated(Struct, frozen=True):
    """A date in the text. ``weekdays`` are 0 (Monday) to 6; ``guessed`` says that the year is the article's."""

    start: int
    end: int
    first: date | None
    last: date | None
    weekdays: tuple[int, ...]
    guessed: bool
    bracketed: bool
    reversed: bool = False


def dates(doc: Document, _: Context) -> Iterator[Finding]:
    """A010 to A015: every date of the text, held against the calendar, the event and the article's own date."""
    told = dated(doc)
    yield from _weekdays_agree(doc, told)
    yield from _of_the_event(doc, told)
    yield from _not_told_before(doc, told)
    for one in told:
        if one.reversed:
            yield doc.at(found.DATE_REVERSED, one.start, one.end, written=doc.shown(one.start, one.end))


def _weekdays_agree(doc: Document, told: Sequence[Dated]) -> Iterator[Finding]:
    """The weekday beside a date is the one of the calendar, and the date exists."""
    for one in told:
        written = doc.shown(one.start, one.end)
        if one.first is None:
            if one.weekdays or not one.guessed:
                yield doc.at(found.DATE_IMPOSSIBLE, one.start, one.end, written=written)
            continue
        days = (one.first, one.last or one.first)
        for number, weekday in enumerate(one.weekdays[:2]):
            day = days[number] if len(one.weekdays) > 1 else one.first
            if day.weekday() == weekday or (one.guessed and doc.published is None):
                continue
            kind = found.WEEKDAY_DOUBTFUL if one.guessed else found.WEEKDAY_WRONG
            right = long_date(day).partition(",")[0]
            yield doc.at(kind, one.start, one.end, written=written, day=short_date(day), right=right, year=day.year)
            break


def _of_the_event(doc: Document, told: Sequence[Dated]) -> Iterator[Finding]:
    """A text that dates what it tells names at least one day of the event in its front matter."""
    event = doc.event_days()
    every = [one for one in told if one.first and _in_body(doc, one)]
    sure = [one for one in every if one.weekdays]
    if event is None or not sure:
        return
    first, last = event
    if any(one.first and one.first <= last and (one.last or one.first) >= first for one in every):
        return
    one = sure[0]
    shown = short_date(first) if first == last else f"{short_date(first)} sampai {short_date(last)}"
    yield doc.at(found.DATE_NOT_OF_EVENT, one.start, one.end, written=doc.shown(one.start, one.end), event=shown)


def _not_told_before(doc: Document, told: Sequence[Dated]) -> Iterator[Finding]:
    """A report tells nothing as past that lies after its own date."""
    published = doc.published
    if published is None or doc.kind != "berita" or doc.data.get("jenis", "berita") == "pengumuman":
        return
    for one in told:
        if one.guessed or one.first is None or not one.weekdays or one.first <= published or not _in_body(doc, one):
            continue
        if not _FUTURE.search(doc.sentence_of(one.start)):
            written = doc.shown(one.start, one.end)
            yield doc.at(found.DATE_AFTER, one.start, one.end, written=written, published=short_date(published))


def dated(doc: Document) -> tuple[Dated, ...]:
    """Every date of the text, by place: first those with a weekday, then the others."""
    prose, result, taken = doc.prose, [], []
    for match in _DATED.finditer(prose):
        if doc.block_of(match.start("weekday")) is None:
            continue
        result.append(_dated(match, doc, _weekdays(match)))
        taken.append(match.span())
    for match in _PLAIN.finditer(prose):
        inside = any(start <= match.start() < end for start, end in taken)
        if not inside and doc.block_of(match.start()) is not None:
            result.append(_dated(match, doc, ()))
    return tuple(sorted(result, key=lambda one: one.start))


def _weekdays(match: re.Match[str]) -> tuple[int, ...]:
    names = [match["weekday"], *([match["until"]] if match["until"] else [])]
    return tuple(_weekday(name) for name in names)


def _weekday(name: str) -> int:
    low = name.lower()
    return _OTHER_NAMES[low] if low in _OTHER_NAMES else WEEKDAYS.index(low.capitalize())


def _dated(match: re.Match[str], doc: Document, weekdays: tuple[int, ...]) -> Dated:
    group = match.groupdict()
    written_year = group["year"] or group["nyear"]
    day, last = int(group["day"] or group["nday"]), int(group["last"]) if group["last"] else None
    month = MONTH_NUMBERS[group["month"].lower()] if group["month"] else int(group["nmonth"])
    year = int(written_year) if written_year else _year(doc, month, day)
    if year < _CENTURY:
        year += 2000  # "(11/12/19)"
    first = _date(year, month, last if last and last < day else day)
    return Dated(
        start=match.start(),
        end=match.end(),
        first=_date(year, month, day) if first else None,
        last=_date(year, month, last) if last else None,
        weekdays=weekdays,
        guessed=not written_year,
        bracketed=bool(group.get("open")) or match[0].startswith("("),
        reversed=last is not None and last < day,
    )


def _year(doc: Document, month: int, day: int) -> int:
    """The year of a date without one: the one that puts it nearest to the event or the article's date."""
    event = doc.event_days()
    anchor = event[0] if event else doc.published
    if anchor is None:
        return 2000  # a leap year: only a date that no year has is then impossible
    for year in (anchor.year, anchor.year - 1, anchor.year + 1):
        guess = _date(year, month, min(day, 28))
        if guess and abs(guess - anchor) <= _HALF_YEAR:
            return year
    return anchor.year


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _in_body(doc: Document, one: Dated) -> bool:
    block = doc.block_of(one.start)
    return block is not None and block.kind not in {"catatan", "judul", "alt"}
