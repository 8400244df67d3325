"""Events as iCalendar files (RFC 5545), one beside each document and one of the whole agenda.

Days are written as days (``VALUE=DATE``, the end exclusive), times in UTC, so that no time zone has to be defined. What
is written depends on the event and its document alone: ``DTSTAMP`` is the document's date, never the clock.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from uuid import NAMESPACE_URL, uuid5

from plugins.engine.config import SiteConfig
from plugins.engine.words import date_text, moment_of
from plugins.tags.agenda import Happening, times

PRODUCT = "-//Suluh//Agenda//ID"
_END = b"END:VCALENDAR\r\n"


def calendar_bytes(title: str, events: Sequence[bytes]) -> bytes:
    """A calendar file with a title and any number of events from `event_bytes`; UTF-8, lines ended by CRLF."""
    from icalendar import Calendar  # noqa: PLC0415 -- slow to import, and needed where an event is new

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("name", title)
    calendar.add("x-wr-calname", title)
    head: bytes = calendar.to_ical()
    return b"".join((head.removesuffix(_END), *events, _END))


def event_bytes(event: Happening, place: str, organisers: Sequence[str], config: SiteConfig) -> bytes:
    """One event as a ``VEVENT``. ``place`` and ``organisers`` are in words; the event's first day must be known."""
    from icalendar import Event  # noqa: PLC0415

    shown = Event()
    shown.add("uid", event_uid(event.address, config))
    shown.add("dtstamp", _revised(event, config))
    shown.add("last-modified", _revised(event, config))
    for name, value in _span(event, config):
        shown.add(name, value)
    shown.add("summary", _line(event.name))
    if place:
        shown.add("location", _line(place))
    shown.add("description", "\n\n".join(_description(event, organisers, config)))
    shown.add("url", config.absolute(event.address))
    made: bytes = shown.to_ical()
    return made


def event_uid(address: str, config: SiteConfig) -> str:
    """The identifier of the event that a document tells of: the same in every build, and other on every site.

    It outlives a change from http to https, as the identifiers of feeds do.
    """
    _, _, place = config.absolute(address).partition("://")
    return f"{uuid5(NAMESPACE_URL, place)}"


def _span(event: Happening, config: SiteConfig) -> Sequence[tuple[str, date | datetime]]:
    """Start and end. Known times are told in UTC; else the event lasts whole days, the end exclusive (3.6.1)."""
    clock = times(event.meta, config.zone)
    if clock is not None:
        start, end = clock
        if end is None or end == start:
            return (("dtstart", _utc(start)),)
        return ("dtstart", _utc(start)), ("dtend", _utc(end))
    first, last = event.meta.first_day, event.meta.last_day
    if first is None or last is None:
        raise ValueError("an event without a day")
    if last == date.max:
        return (("dtstart", first),)
    return ("dtstart", first), ("dtend", last + timedelta(days=1))


def _revised(event: Happening, config: SiteConfig) -> datetime:
    """When the event was last changed; a standing page without a date gives the first day's midnight."""
    if event.revised is not None:
        return _utc(event.revised)
    if event.meta.first_day is None:
        raise ValueError("an event without a day")
    return _utc(datetime.combine(event.meta.first_day, time(), tzinfo=config.zone))


def _description(event: Happening, organisers: Sequence[str], config: SiteConfig) -> Sequence[str]:
    """The summary, who holds the event, and the times that whole days cannot say."""
    said = [_line(event.summary)]
    if organisers:
        said.append("; ".join(organisers))
    if times(event.meta, config.zone) is None:
        moments = (event.meta.mulai, event.meta.selesai)
        said += [date_text(moment, config.zone).text for moment in moments if isinstance(moment, datetime)]
    return [text for text in said if text]


def _utc(moment: datetime) -> datetime:
    try:
        return moment.astimezone(UTC).replace(microsecond=0)
    except OverflowError:  # the first and last day of the calendar have no hours on one side
        return moment_of(moment.date(), UTC)


def _line(text: str) -> str:
    """Text on one line, without control characters (RFC 5545, 3.1)."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())
