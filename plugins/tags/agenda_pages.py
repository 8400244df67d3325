"""The agenda's pages: what is to come, the months and years, and the events of each body and region."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from msgspec import Struct

from plugins.engine.page import Crumb, FeedLink, Head, Page
from plugins.engine.words import date_text, month_name, number_text
from plugins.newsroom.lists import ArticleList, part_address, parts_of
from plugins.newsroom.model import Newsroom
from plugins.newsroom.schema import EventMeta
from plugins.newsroom.views import PageLink
from plugins.registers.model import AnyEntry, Register
from plugins.tags.agenda import Agenda, Happening, Month
from plugins.tags.desk import Desk
from plugins.tags.index import lettered
from plugins.tags.model import sort_key
from plugins.tags.views import AgendaGroup, AgendaItem, AgendaView, IndexLine, IndexView, YearLink

AGENDA = "agenda/"
CALENDAR = f"{AGENDA}agenda.ics"
UNDATED = f"{AGENDA}tanpa-tanggal/"
SHOWN = 10
"""How many past and undated events the agenda's first page shows, and how many of a month its year's page."""
PART = 100
"""Events in one part of a long list; an event is a line, where an article is a paragraph."""


class _Shelf(Struct, frozen=True):
    """How events are arranged by the entries of a register: the folder's address and what an event names."""

    register: Register
    address: str
    keys: Callable[[EventMeta], Iterable[str]]


SHELVES = (
    _Shelf(Register.LEMBAGA, f"{AGENDA}menurut-lembaga/", lambda event: event.penyelenggara),
    _Shelf(Register.WILAYAH, f"{AGENDA}menurut-wilayah/", lambda event: (event.wilayah,) if event.wilayah else ()),
)


class AgendaPages:
    """Lays out the agenda of one build."""

    def __init__(self, agenda: Agenda, desk: Desk) -> None:
        self._agenda = agenda
        self._desk = desk
        self._words = desk.words.agenda
        self._today = desk.layout.config.today
        self._months = agenda.by_month()
        # An event stands on many pages: of its months, year, bodies and region.
        self._shown = {event.address: self._item(event) for event in (*agenda.dated, *agenda.undated)}
        home = Crumb(desk.layout.words.newsroom.untitled_home, "")
        self._crumbs = (home, Crumb(self._words.title, AGENDA))

    def pages(self) -> Iterator[Page]:
        """Every page of the agenda; the first stands also where there is no event yet."""
        yield self._first()
        yield from self._years()
        if self._agenda.undated:
            title = self._words.undated
            undated = Agenda((), self._agenda.undated)
            yield from self._long_list(UNDATED, title, self._words.undated_intro, undated, (Crumb(title),))
        for shelf in SHELVES:
            yield from self._shelf(shelf)

    def articles(self, newsroom: Newsroom) -> Iterator[ArticleList]:
        """The list of the articles that tell of events, for the feed beside the agenda."""
        told = tuple(article for article in newsroom.articles if article.card.happens and not article.card.withdrawn)
        if told:
            crumbs = (self._crumbs[0], Crumb(self._words.title))
            yield ArticleList(AGENDA, self._words.title, self._words.intro, told, crumbs)

    def _item(self, event: Happening) -> AgendaItem:
        meta, zone, words = event.meta, self._desk.layout.config.zone, self._desk.layout.words.newsroom
        region = self.region(event)
        flags = (words.withdrawn,) if event.withdrawn else ()
        flags += (self._words.sample,) if event.sample else ()
        return AgendaItem(
            title=event.name,
            address=event.address,
            when=self._desk.layout.event_day(meta),
            until=date_text(meta.selesai, zone) if meta.selesai is not None and meta.first_day else None,
            place=self._venue(event),
            region=None if region is None else self._desk.chip(region),
            organisers=tuple(self._desk.chip(body) for body in self.organisers(event)),
            flags=flags,
            calendar=event.calendar,
        )

    def shown(self, event: Happening) -> AgendaItem:
        """An event of the agenda as lists show it."""
        return self._shown[event.address]

    def region(self, event: Happening) -> AnyEntry | None:
        """The region in which an event takes place."""
        return self._desk.holdings.entry(Register.WILAYAH, event.meta.wilayah)

    def place(self, event: Happening) -> str:
        """Where an event takes place, on one line: venue and region, each once."""
        region, venue = self.region(event), event.meta.tempat
        name = region.name if region is not None and region.name not in venue else ""
        return ", ".join(part for part in (venue, name) if part)

    def _venue(self, event: Happening) -> str:
        """The venue without the region behind its last comma, which is told beside it."""
        region, venue = self.region(event), event.meta.tempat
        if region is None:
            return venue
        return "" if venue == region.name else venue.removesuffix(f", {region.name}")

    def organisers(self, event: Happening) -> tuple[AnyEntry, ...]:
        """The bodies that hold an event."""
        found = (self._desk.holdings.entry(Register.LEMBAGA, name) for name in event.meta.penyelenggara)
        return tuple(dict.fromkeys(body for body in found if body is not None))

    def _items(self, events: Sequence[Happening]) -> tuple[AgendaItem, ...]:
        return tuple(self._shown[event.address] for event in events)

    def _first(self) -> Page:
        words, agenda = self._words, self._agenda
        past = agenda.past(self._today)
        ahead = self._items(agenda.ahead(self._today))
        groups = [AgendaGroup(words.ahead, "", ahead, note="" if ahead else words.no_ahead)]
        if past:
            newest = past[0].meta.first_day
            more = None if len(past) <= SHOWN or newest is None else f"{AGENDA}{newest.year:04d}/"
            link = PageLink(words.more_past, more) if more else None
            groups.append(AgendaGroup(words.past, "", self._items(past[:SHOWN]), link))
        if agenda.undated:
            link = PageLink(words.more_undated, UNDATED) if len(agenda.undated) > SHOWN else None
            groups.append(AgendaGroup(words.undated, UNDATED, self._items(agenda.undated[:SHOWN]), link))
        told = bool(agenda.dated or agenda.undated)
        view = AgendaView(
            title=words.title,
            intro=words.intro,
            facets=self._facets(AGENDA),
            years=self._year_links(0),
            groups=tuple(groups) if told else (),
            calendar=CALENDAR if agenda.dated else "",
            feed=FeedLink(words.title, f"{AGENDA}atom.xml") if self._has_feed() else None,
            empty="" if told else words.empty,
        )
        return self._page(AGENDA, view, (self._crumbs[0], Crumb(words.title)))

    def _has_feed(self) -> bool:
        events = (*self._agenda.dated, *self._agenda.undated)
        return any(event.address.startswith("berita/") and not event.withdrawn for event in events)

    def _years(self) -> Iterator[Page]:
        for year, grouped in groupby(self._months, key=lambda month: month[0]):
            months = list(grouped)
            title, address = self._words.year.format(year=f"{year:04d}"), f"{AGENDA}{year:04d}/"
            intro = self._words.year_intro.format(year=f"{year:04d}")
            groups = tuple(self._month_of_year(month) for month in months)
            view = AgendaView(title, intro, self._facets(""), self._year_links(year), groups)
            yield self._page(address, view, (*self._crumbs, Crumb(f"{year:04d}")))
            for month in months:
                yield self._month(month, months)

    def _month_of_year(self, month: Month) -> AgendaGroup:
        events, name, address = self._months[month], month_name(*month), _month_address(month)
        more = self._words.more_month.format(month=name)
        link = PageLink(more, address) if len(events) > SHOWN else None
        return AgendaGroup(name, address, self._items(events[:SHOWN]), link)

    def _month(self, month: Month, months: Sequence[Month]) -> Page:
        name = month_name(*month)
        title, year = self._words.month.format(month=name), f"{month[0]:04d}"
        others = tuple(PageLink(month_name(*other), _month_address(other), other == month) for other in months)
        view = AgendaView(
            title=title,
            intro=self._words.month_intro.format(month=name),
            facets=others if len(others) > 1 else (),
            years=(),
            groups=(AgendaGroup("", "", self._items(self._months[month])),),
        )
        crumbs = (*self._crumbs, Crumb(year, f"{AGENDA}{year}/"), Crumb(name))
        return self._page(_month_address(month), view, crumbs)

    def _shelf(self, shelf: _Shelf) -> Iterator[Page]:
        """The index of the bodies or regions that have events, and a list for each."""
        words = self._words.shelves[shelf.register.value]
        by_entry = self._by_entry(shelf)
        lines = []
        crumbs = (*self._crumbs, Crumb(words.label, shelf.address))
        for entry in sorted(by_entry, key=sort_key):
            events, address = by_entry[entry], f"{shelf.address}{entry.id}/"
            number = len(events.dated) + len(events.undated)
            lines.append((entry.name, IndexLine(entry.name, address, self._count(number))))
            title = words.title.format(name=entry.name)
            yield from self._long_list(
                address, title, words.intro.format(name=entry.name), events, (*crumbs[2:], Crumb(entry.name))
            )
        view = IndexView(
            title=words.index,
            intro=words.index_intro,
            facets=self._facets(shelf.address),
            letters=lettered(lines, self._desk),
            headings=(),
            tree=(),
            files=(),
            empty="" if lines else self._words.empty,
        )
        yield Page(shelf.address, "entries.html", words.index, view, (*self._crumbs, Crumb(words.label)))

    def _by_entry(self, shelf: _Shelf) -> Mapping[AnyEntry, Agenda]:
        """The agenda of each entry; events that name it by a former id are its own."""
        present: dict[str, str] = {}
        for (register, name), entry in self._desk.holdings.known.items():
            if register is shelf.register:
                present[name] = entry.id
        found = self._agenda.by(lambda event: [present[name] for name in shelf.keys(event) if name in present])
        table = self._desk.registers.of(shelf.register)
        return {table[name]: agenda for name, agenda in found.items()}

    def _long_list(
        self, address: str, title: str, intro: str, agenda: Agenda, way: tuple[Crumb, ...]
    ) -> Iterator[Page]:
        """Events by month, the latest first, in stable parts; the undated ones stand after the newest part."""
        words = self._desk.layout.words.newsroom.lists
        newest, full = parts_of(tuple(reversed(agenda.dated)) or agenda.undated, PART)
        parts = tuple(
            PageLink(words.part_short.format(number=number), part_address(address, number))
            for number in range(len(full), 0, -1)
        )
        groups = [*self._by_month(newest)]
        if agenda.dated and agenda.undated:
            groups.append(AgendaGroup(self._words.undated, "", self._items(agenda.undated)))
        view = AgendaView(
            title, intro, self._facets(address), (), tuple(groups), parts[0] if parts else None, parts=parts
        )
        crumbs = (*self._crumbs, *way)
        yield self._page(address, view, crumbs)
        for number, events in enumerate(full, start=1):
            name = words.part.format(title=title, number=number)
            older = PageLink(words.part_short.format(number=number - 1), part_address(address, number - 1))
            part = AgendaView(
                name, "", (), (), self._by_month(events), older if number > 1 else None, PageLink(title, address)
            )
            yield self._page(part_address(address, number), part, (*crumbs[:-1], Crumb(title, address), Crumb(name)))

    def _by_month(self, events: Sequence[Happening]) -> tuple[AgendaGroup, ...]:
        return tuple(
            AgendaGroup(month_name(*month) if month else "", "", self._items(tuple(group)))
            for month, group in groupby(events, key=lambda event: next(event.months(), None))
        )

    def _page(self, address: str, view: AgendaView, crumbs: tuple[Crumb, ...]) -> Page:
        description = view.intro or self._words.intro
        return Page(address, "agenda.html", view.title, view, crumbs, head=Head(description=description))

    def _facets(self, address: str) -> tuple[PageLink, ...]:
        """The ways through the agenda."""
        ways = [(self._words.everything, AGENDA)]
        ways += [(self._words.shelves[shelf.register.value].label, shelf.address) for shelf in SHELVES]
        return tuple(PageLink(title, other, other == address) for title, other in ways)

    def _year_links(self, current: int) -> tuple[YearLink, ...]:
        counts: dict[int, set[str]] = defaultdict(set)
        for (year, _), events in self._months.items():
            counts[year].update(event.address for event in events)
        return tuple(
            YearLink(f"{year:04d}", f"{AGENDA}{year:04d}/", self._count(len(counts[year])), year == current)
            for year in sorted(counts, reverse=True)
        )

    def _count(self, number: int) -> str:
        return str(self._words.count.format(number=number_text(number)))


def _month_address(month: Month) -> str:
    return f"{AGENDA}{month[0]:04d}/{month[1]:02d}/"
