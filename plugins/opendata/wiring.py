"""The open data's part in a build: every dataset that rooms offer, as files, catalogues, pages and an API of files."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from typing import Any, TypeVar

import msgspec.json
from msgspec.structs import replace
from pelican.plugins import signals

from plugins.engine.contributor import Contributor
from plugins.engine.files import has_files
from plugins.engine.fingerprint import fingerprint
from plugins.engine.page import AnyPage, File, MadeFile, Page
from plugins.engine.theme import Words
from plugins.newsroom.layout import Layout
from plugins.newsroom.model import Newsroom
from plugins.newsroom.pages import OUTLINE
from plugins.newsroom.views import OutlineGroup, OutlineView, PageLink
from plugins.opendata import problems as found
from plugins.opendata.api import changes as feed
from plugins.opendata.api.documents import CHANGES_ATOM, CHANGES_JSON, INDEX, OPENAPI, description, description_address
from plugins.opendata.api.documents import index as api_index
from plugins.opendata.api.openapi import openapi
from plugins.opendata.catalogue.dcat import PREFIXES, catalogue_nodes
from plugins.opendata.catalogue.entry import (
    CATALOG_JSONLD,
    CATALOG_TURTLE,
    PACKAGE,
    POD,
    POD_ROOT,
    Catalogue,
    Entry,
)
from plugins.opendata.catalogue.package import package
from plugins.opendata.catalogue.pod import pod
from plugins.opendata.catalogue.statements import jsonld, turtle
from plugins.opendata.formats.json_file import json_schema
from plugins.opendata.making import Press
from plugins.opendata.model import ROOT, Dataset
from plugins.opendata.offer import offered
from plugins.opendata.origin import Origin, origin_of
from plugins.opendata.pages import DataPages
from plugins.opendata.shelf import Held, Shelf, Source
from plugins.opendata.sources.information import information_datasets
from plugins.opendata.sources.news import news_datasets
from plugins.opendata.sources.regions import region_datasets
from plugins.opendata.sources.registers import register_datasets
from plugins.opendata.sources.requests import request_datasets
from plugins.opendata.sources.scales import Scales
from plugins.ppid.desk import Desk
from plugins.ppid.model import Accounted, PublicInformation
from plugins.ppid.services_model import Services
from plugins.regions.load import load_edition
from plugins.regions.profile import RegionProfiles
from plugins.registers.model import Registers
from plugins.registers.wiring import FOLDER, Vocabulary

T = TypeVar("T")

_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_RESERVED = ("v1", "jaringan")


class OpenDataContributor(Contributor):
    """Publishes the datasets of the site's own models, and those that other contributors offer."""

    def pages(self) -> Iterable[AnyPage]:
        """Gather the datasets, make what is new of their files, and lay out their pages."""
        build = self.build
        origin = origin_of(build.config)
        self._press, shelf = Press(build, origin), Shelf(build, origin)
        held = tuple(self._checked(shelf.datasets(self._sources())))
        words = build.words.opendata
        self._catalogue = Catalogue(
            title=f"{words.title} {origin.office}",
            description=words.description.format(office=origin.office),
            year_title=words.year_title,
            origin=origin,
            entries=shelf.entries(held, self._press),
        )
        yield from DataPages(self._catalogue, build.words).pages()

    def dress(self, page: Page) -> Page:
        """The site map for people names the open data."""
        if not isinstance(page.model, OutlineView):
            return page
        links = [PageLink(self.build.words.opendata.title, ROOT)]
        links += [PageLink(entry.dataset.title, entry.dataset.address) for entry in self._catalogue.entries]
        group = OutlineGroup(self.build.words.opendata.title, tuple(links))
        return replace(page, model=replace(page.model, groups=(*page.model.groups, group)))

    def dress_marks(self) -> Mapping[str, str]:
        """What the site map says of the datasets."""
        told = fingerprint(tuple((entry.dataset.id, entry.dataset.title) for entry in self._catalogue.entries))
        return {OUTLINE: told}

    def files(self, pages: Sequence[AnyPage]) -> Iterable[File]:
        """Every table in every format, the rows of the API, and the catalogues."""
        del pages
        for entry in self._catalogue.entries:
            for table in entry.tables:
                yield from self._press.files(entry.live or (lambda entry=entry: entry.dataset), table)  # type: ignore[misc]
        yield from self._documents()

    def _documents(self) -> Iterator[MadeFile]:
        """What is made of the whole catalogue, and the schema and description of each dataset."""
        catalogue, words = self._catalogue, self.build.words.opendata
        known = tuple(entry.mark for entry in catalogue.entries)
        today = self.build.config.today
        mark = fingerprint(catalogue.origin, catalogue.title, words, known, None if catalogue.modified else today)
        # What two of these files are made of is put together once.
        shown = cache(partial(feed.changes, catalogue, words))
        nodes = cache(partial(catalogue_nodes, catalogue))
        harvested = cache(lambda: _json(pod(catalogue)))
        made: dict[str, Callable[[], bytes]] = {
            PACKAGE: lambda: _json(package(catalogue)),
            POD: harvested,
            POD_ROOT: harvested,
            CATALOG_TURTLE: lambda: turtle(PREFIXES, nodes()).encode(),
            CATALOG_JSONLD: lambda: _json(jsonld(PREFIXES, nodes())),
            INDEX: lambda: _json(api_index(catalogue)),
            OPENAPI: lambda: _json(openapi(catalogue, words.api)),
            CHANGES_JSON: lambda: _json(feed.json_feed(catalogue, shown(), words)),
            CHANGES_ATOM: lambda: feed.atom_bytes(catalogue, shown(), words, today),
        }
        for address, make in made.items():
            yield MadeFile(address, mark, make)
        for entry, told in zip(catalogue.entries, known, strict=True):
            dataset = entry.dataset
            yield MadeFile(
                dataset.file_address("schema.json"),
                fingerprint(dataset.told, catalogue.origin),
                partial(_schema, dataset, catalogue.origin),
            )
            yield MadeFile(
                description_address(dataset.id),
                fingerprint(told, catalogue.origin),
                partial(_described, catalogue, entry),
            )

    def _sources(self) -> Iterator[Source]:
        """The datasets of the site's own models, in the order of the catalogue, then what other rooms offer."""
        build = self.build
        words, registers, scales = build.words, build.need(Registers), Scales(build)
        told, vocabulary = fingerprint(words.opendata), build.need(Vocabulary).digest
        yield from self._information(words, scales, told)
        profiles = self._of(RegionProfiles)
        if profiles is not None:
            edition, _ = load_edition(build.config.content / FOLDER, FOLDER)
            mark = fingerprint(told, vocabulary, edition, profiles.mark)
            yield self._source("wilayah", mark, lambda: region_datasets(registers, profiles, edition, words))
        url = build.config.settings.siteurl
        mark = fingerprint(told, vocabulary)
        yield self._source("rujukan", mark, lambda: register_datasets(registers, url, words, scales))
        yield self._source("berita", "", lambda: news_datasets(build.need(Newsroom), words))
        yield self._source("ditawarkan", "", lambda: offered(build))

    def _information(self, words: Words, scales: Scales, told: str) -> Iterator[Source]:
        """What an office that keeps open information has of it."""
        build = self.build
        accounted, services = self._of(Accounted), self._of(Services)
        if accounted is None or not has_files(build.config.content, "ppid"):
            return
        mark = fingerprint(told, words.ppid, accounted.mark)
        yield self._source("informasi", mark, lambda: information_datasets(self._desk(accounted), scales))
        if services is not None:
            office = build.config.identity.office
            mark = fingerprint(told, office, services.digest)
            yield self._source("layanan", mark, lambda: request_datasets(services, office, words, scales))

    def _source(self, name: str, mark: str, make: Callable[[], Iterable[Dataset]]) -> Source:
        """A source whose sample data say so first of all."""
        return Source(name, mark, lambda: map(self._honest, make()))

    def _desk(self, accounted: Accounted) -> Desk:
        """The open information as its own pages have it; what is not asked for here is left empty."""
        build = self.build
        information = build.need(PublicInformation)
        return Desk(information, accounted.account, build.config, build.words, build.need(Layout), {})

    def _of(self, kind: type[T]) -> T | None:
        """What another room provided, or ``None`` where that room is not in use."""
        try:
            return self.build.need(kind)
        except LookupError:
            return None

    def _checked(self, held: Iterable[Held]) -> Iterator[Held]:
        """One dataset of each id that is fit for an address."""
        taken: set[str] = set()
        for one in held:
            dataset = one.dataset
            place = dataset.file or dataset.address
            if not _ID.fullmatch(dataset.id) or dataset.id in _RESERVED:
                self.build.report(found.BAD_ID.at(place, id=dataset.id))
            elif dataset.id in taken:
                self.build.report(found.SAME_ID.at(place, id=dataset.id))
            else:
                taken.add(dataset.id)
                yield one

    def _honest(self, dataset: Dataset) -> Dataset:
        if not dataset.sample:
            return dataset
        return dataclasses.replace(dataset, description=f"{self.build.words.opendata.sample} {dataset.description}")


def _schema(dataset: Dataset, origin: Origin) -> bytes:
    return _json(json_schema(dataset, origin))


def _described(catalogue: Catalogue, entry: Entry) -> bytes:
    return _json(description(catalogue, entry))


def _json(value: Any) -> bytes:
    """As the module `json` writes it, line for line, in a twentieth of the time."""
    return msgspec.json.format(msgspec.json.encode(value), indent=1) + b"\n"


def register() -> None:
    """Take part in the build."""
    signals.get_generators.connect(_contribute)


def _contribute(_: object) -> type[Contributor]:
    return OpenDataContributor
