"""The events that articles and standing pages tell of, in the order of time: what the agenda is made from.

An event whose first day no source tells is kept and said to be undated; no day is ever guessed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from msgspec import Struct

from plugins.engine.almanac import WEEKDAYS
from plugins.engine.fingerprint import joined
from plugins.engine.problem import Problem
from plugins.engine.store import Store
from plugins.engine.words import date_text, moment_of, short_date
from plugins.newsroom.model import Article, Newsroom, Standing
from plugins.newsroom.schema import EventMeta
from plugins.tags import problems as found

LONGEST = timedelta(days=366)
"""An event that lasts longer is most likely a slip of the pen."""

CALENDAR = "acara.ics"
Month = tuple[int, int]


class Happening(Struct, frozen=True):
    """An event with the document that tells of it.

    ``revised`` is when the document was published or last changed; ``None`` for a standing page without a date.
    ``withdrawn`` and ``sample`` are the document's.
    """

    address: str
    file: str
    title: str
    summary: str
    meta: EventMeta
    revised: datetime | None
    withdrawn: bool
    sample: bool

    @property
    def name(self) -> str:
        """The event's own name, else the document's title."""
        return self.meta.nama or self.title

    @property
    def calendar(self) -> str:
        """The address of the event as an iCalendar file, beside the document; "" where its day is unknown."""
        return f"{self.address}{CALENDAR}" if self.meta.first_day else ""

    def months(self) -> Iterator[Month]:
        """The months in which the event takes place; of one that is too long, only the first."""
        first, last = self.meta.first_day, self.meta.last_day
        if first is None or last is None:
            return
        day = first.replace(day=1)
        yield day.year, day.month
        while last - first <= LONGEST and (day.year, day.month) < (last.year, last.month):
            day = (day + timedelta(days=31)).replace(day=1)
            yield day.year, day.month


class Agenda(Struct, frozen=True):
    """All events: ``dated`` from the earliest to the latest, ``undated`` from the newest document to the oldest."""

    dated: tuple[Happening, ...]
    undated: tuple[Happening, ...]

    def ahead(self, today: date) -> tuple[Happening, ...]:
        """The events that run or are to come, the next first."""
        return tuple(event for event in self.dated if event.meta.last_day and event.meta.last_day >= today)

    def past(self, today: date) -> tuple[Happening, ...]:
        """The events that are over, the latest first."""
        return tuple(event for event in reversed(self.dated) if event.meta.last_day and event.meta.last_day < today)

    def by_month(self) -> Mapping[Month, tuple[Happening, ...]]:
        """Events by the months in which they take place, both in the order of time."""
        months: dict[Month, list[Happening]] = defaultdict(list)
        for event in self.dated:
            for month in event.months():
                months[month].append(event)
        return {month: tuple(months[month]) for month in sorted(months)}

    def by(self, keys: Callable[[EventMeta], Iterable[str]]) -> Mapping[str, Agenda]:
        """The agenda of each key that ``keys`` gives an event, such as its organisers."""
        dated: dict[str, list[Happening]] = defaultdict(list)
        undated: dict[str, list[Happening]] = defaultdict(list)
        for events, held in ((self.dated, dated), (self.undated, undated)):
            for event in events:
                for key in dict.fromkeys(keys(event.meta)):
                    held[key].append(event)
        return {
            key: Agenda(tuple(dated.get(key, ())), tuple(undated.get(key, ())))
            for key in sorted(dated.keys() | undated.keys())
        }


Tellers = Sequence[Article]
"""Articles of one chapter that tell of events."""


def told_by(articles: Tellers) -> tuple[Happening, ...]:
    """The events that articles tell of, in the order of the articles."""
    return tuple(event for article in articles for event in _told(article))


def told_kept(store: Store, code: str, articles: Tellers) -> tuple[Happening, ...]:
    """What `told_by` gives, from the store while none of the articles changed; ``code`` is a digest."""
    key = joined(("events", code, *(article.digest for article in articles)))
    kept = store.reading(key)
    if isinstance(kept, tuple):
        return kept
    made = told_by(articles)
    store.remember(key, made)
    return made


def agenda_of(newsroom: Newsroom, zone: ZoneInfo, gather: Callable[[Tellers], Sequence[Happening]] = told_by) -> Agenda:
    """The events of every published document. Ties are in the order of the documents' addresses."""
    tellers = [[article for article in chapter.articles if article.card.happens] for chapter in newsroom.chapters]
    told = [event for articles in tellers if articles for event in gather(articles)]
    told += [event for page in newsroom.standing for event in _told(page)]
    told.sort(key=lambda event: event.address)
    dated = [event for event in told if event.meta.first_day]
    dated.sort(key=lambda event: _began(event.meta, zone))
    undated = [event for event in told if not event.meta.first_day]
    undated.sort(key=lambda event: 0.0 if event.revised is None else -event.revised.timestamp())
    return Agenda(tuple(dated), tuple(undated))


def event_problems(events: Sequence[Happening], zone: ZoneInfo) -> Iterator[Problem]:
    """What an editor should look at again: very long events, wrong weekdays, ends before starts."""
    for event in events:
        meta, first, last = event.meta, event.meta.first_day, event.meta.last_day
        if first is None or last is None:
            continue
        if last - first > LONGEST:
            days = (last - first).days + 1
            yield found.EVENT_LONG.at(event.file, days=days, first=short_date(first), last=short_date(last))
        if meta.hari and meta.hari != WEEKDAYS[first.weekday()]:
            day = WEEKDAYS[first.weekday()]
            yield found.EVENT_WEEKDAY.at(event.file, said=meta.hari, first=short_date(first), day=day)
        if isinstance(meta.mulai, datetime) and isinstance(meta.selesai, datetime) and times(meta, zone) is None:
            start, end = date_text(meta.mulai, zone).text, date_text(meta.selesai, zone).text
            yield found.EVENT_ENDS_EARLY.at(event.file, start=start, end=end)


def times(meta: EventMeta, zone: ZoneInfo) -> tuple[datetime, datetime | None] | None:
    """The moments of an event whose times are known: start, and end where it is given.

    ``None`` where the event is told in whole days: no time of the start, or an end without a time, or one before the
    start. A time without a zone is in the site's.
    """
    if not isinstance(meta.mulai, datetime):
        return None
    start = moment_of(meta.mulai, zone)
    if meta.selesai is None:
        return start, None
    if not isinstance(meta.selesai, datetime):
        return None
    end = moment_of(meta.selesai, zone)
    return None if end < start else (start, end)


def _told(document: Article | Standing) -> Iterator[Happening]:
    meta = document.meta
    if meta.peristiwa is None:
        return
    published = document.moment if isinstance(document, Article) else None
    yield Happening(
        address=document.address,
        file=document.file,
        title=meta.judul,
        summary=meta.ringkasan,
        meta=meta.peristiwa,
        revised=document.updated or published,
        withdrawn=isinstance(document, Article) and document.card.withdrawn,
        sample=meta.contoh,
    )


def _began(meta: EventMeta, zone: ZoneInfo) -> tuple[date, datetime]:
    """By the day as it is told, and within a day by the moment: an event without a time comes first."""
    if meta.first_day is None or meta.mulai is None:
        raise ValueError("an event without a day")
    return meta.first_day, moment_of(meta.mulai, zone)
