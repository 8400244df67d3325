"""The part of the official tags in a build."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from functools import partial

from msgspec.structs import replace
from pelican.plugins import signals

from plugins.engine.contributor import Contributor
from plugins.engine.fingerprint import fingerprint
from plugins.engine.home import HomeBlock
from plugins.engine.page import AnyPage, DataFile, File, Page
from plugins.engine.words import size_text
from plugins.newsroom.layout import Layout
from plugins.newsroom.lists import ArticleLists
from plugins.newsroom.model import Newsroom
from plugins.newsroom.views import ArticleView, AttachmentView, OutlineGroup, OutlineView, PageLink, StandingView
from plugins.registers.model import Register, Registers
from plugins.registers.skos import to_jsonld, to_turtle
from plugins.tags.agenda import Happening, agenda_of, event_problems, told_kept
from plugins.tags.agenda_pages import AGENDA, CALENDAR, AgendaPages
from plugins.tags.calendar_file import calendar_bytes, event_bytes
from plugins.tags.desk import Desk, desk_of
from plugins.tags.home import agenda_block, offices_block
from plugins.tags.index import register_indexes
from plugins.tags.pages import MADE_HERE, entry_lists, entry_pages

JSONLD = f"{Register.TOPIK.value}/topik.jsonld"
TURTLE = f"{Register.TOPIK.value}/topik.ttl"


class TagsContributor(Contributor):
    """Lays out the entries of the registers and the agenda; hands over the `Desk` for the pages of regions."""

    def resolve(self) -> None:
        """Gather the events, and report what an editor should look at again."""
        build = self.build
        told_by = partial(told_kept, build.store, build.code_digest)
        self._agenda = agenda_of(build.need(Newsroom), build.config.zone, told_by)
        build.report(*event_problems(self._agenda.dated, build.config.zone))
        self._calendars = {event.address: event.calendar for event in self._agenda.dated}

    def pages(self) -> Iterable[AnyPage]:
        """Every entry, index and page of the agenda."""
        build = self.build
        newsroom = build.need(Newsroom)
        desk = desk_of(newsroom, build.need(Layout))
        build.provide(desk)
        self._agenda_pages = AgendaPages(self._agenda, desk)
        self._topics = tuple(self._vocabulary())
        lists = (*entry_lists(desk), *self._agenda_pages.articles(newsroom))
        build.provide(ArticleLists((*build.need(ArticleLists).lists, *lists)))
        yield from entry_pages(desk)
        yield from register_indexes(desk, self._offered(desk))
        yield from self._agenda_pages.pages()

    def home(self) -> Iterable[HomeBlock]:
        """The next events and the office's bodies."""
        build, desk = self.build, self.build.need(Desk)
        yield from agenda_block(self._agenda, self._agenda_pages, desk)
        yield from offices_block(build.need(Registers), build.config.identity, desk)

    def dress(self, page: Page) -> Page:
        """A document that tells of an event offers it as a calendar file; the site map names the indexes."""
        calendar, model = self._calendars.get(page.address, ""), page.model
        if isinstance(model, OutlineView):
            first, *others = model.groups
            return replace(page, model=replace(model, groups=(first, self._outline(), *others)))
        if calendar and isinstance(model, ArticleView | StandingView) and model.event is not None:
            return replace(page, model=replace(model, event=replace(model.event, calendar=calendar)))
        return page

    def files(self, pages: Sequence[AnyPage]) -> Iterable[File]:
        """The topics as open data, and the events as calendar files."""
        del pages
        yield from self._topics
        made = [(event, self._event(event)) for event in self._agenda.dated]
        name = f"{self.build.words.tags.agenda.title} – {self.build.config.identity.name}"
        for event, data in made:
            yield DataFile(event.calendar, calendar_bytes(event.name, (data,)))
        if made:
            yield DataFile(CALENDAR, calendar_bytes(name, [data for event, data in made if not event.withdrawn]))

    def _outline(self) -> OutlineGroup:
        words = self.build.words
        registers = ((words.newsroom.registers[name.value], f"{name.value}/") for name in MADE_HERE)
        links = (*registers, (words.tags.agenda.title, AGENDA))
        return OutlineGroup(words.tags.outline, tuple(PageLink(*link) for link in links))

    def _event(self, event: Happening) -> bytes:
        """One event as iCalendar, from the cache where nothing changed."""
        config, store = self.build.config, self.build.store
        place = self._agenda_pages.place(event)
        organisers = tuple(body.name for body in self._agenda_pages.organisers(event))
        told = (event.address, event.title, event.summary, event.meta.model_dump(mode="json"), event.revised)
        key = fingerprint("calendar", self.build.code_digest, told, place, organisers)
        kept = store.reading(key)
        if isinstance(kept, bytes):
            return kept
        data = event_bytes(event, place, organisers, config)
        store.remember(key, data)
        return data

    def _vocabulary(self) -> Iterable[DataFile]:
        registers, url = self.build.need(Registers), self.build.config.settings.siteurl
        data = json.dumps(to_jsonld(registers, url), ensure_ascii=False, indent=1) + "\n"
        yield DataFile(JSONLD, data.encode())
        yield DataFile(TURTLE, to_turtle(registers, url).encode())

    def _offered(self, desk: Desk) -> tuple[AttachmentView, ...]:
        words = desk.words.skos
        titles = {JSONLD: (words.jsonld, "JSON-LD"), TURTLE: (words.turtle, "Turtle")}
        return tuple(
            AttachmentView(file.address, *titles[file.address], size_text(len(file.data)), "") for file in self._topics
        )


def register() -> None:
    """Take part in the build."""
    signals.get_generators.connect(_contribute)


def _contribute(_: object) -> type[Contributor]:
    return TagsContributor
