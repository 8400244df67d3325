"""The open data's part in a build: every dataset that rooms offer, as files, catalogues, pages and an API of files."""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, TypeVar

from msgspec.structs import replace
from pelican.plugins import signals

from plugins.engine.contributor import Contributor
from plugins.engine.files import has_files
from plugins.engine.fingerprint import fingerprint
from plugins.engine.page import AnyPage, File, MadeFile, Page
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
from plugins.opendata.model import ROOT, Dataset, Datasets
from plugins.opendata.offer import offered
from plugins.opendata.origin import Origin, origin_of
from plugins.opendata.pages import DataPages
from plugins.opendata.sources.information import information_datasets
from plugins.opendata.sources.news import news_datasets
from plugins.opendata.sources.regions import region_datasets
from plugins.opendata.sources.registers import register_datasets
from plugins.opendata.sources.requests import request_dataset
from plugins.opendata.sources.scales import Scales
from plugins.ppid.desk import Desk
from plugins.ppid.model import PublicInformation, account
from plugins.ppid.services_model import Services
from plugins.ppid.views import ServiceEvidence
from plugins.regions.load import load_edition
from plugins.regions.profile import RegionProfiles
from plugins.registers.model import Registers
from plugins.registers.wiring import FOLDER

T = TypeVar("T")

_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_RESERVED = ("v1", "jaringan")


class OpenDataContributor(Contributor):
    """Publishes the datasets of the site's own models, and those that other contributors offer."""

    def pages(self) -> Iterable[AnyPage]:
        """Gather the datasets, make what is new of their files, and lay out their pages."""
        build = self.build
        origin = origin_of(build.config)
        self._press = Press(build, origin)
        datasets = self._checked((*self._own(), *offered(build)))
        build.provide(Datasets(datasets))
        words = build.words.opendata
        self._catalogue = Catalogue(
            title=f"{words.title} {origin.office}",
            description=words.description.format(office=origin.office),
            year_title=words.year_title,
            origin=origin,
            entries=tuple(map(Entry, datasets, self._press.tables(datasets))),
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
                yield from self._press.files(entry.dataset, table)
        yield from self._documents()

    def _documents(self) -> Iterator[MadeFile]:
        """What is made of the whole catalogue, and the schema and description of each dataset."""
        catalogue, words = self._catalogue, self.build.words.opendata
        known = tuple((entry.dataset.mark, entry.tables) for entry in catalogue.entries)
        today = self.build.config.today
        mark = fingerprint(catalogue.origin, catalogue.title, words, known, None if catalogue.modified else today)
        shown = partial(feed.changes, catalogue, words)
        made = {
            PACKAGE: lambda: _json(package(catalogue)),
            POD: lambda: _json(pod(catalogue)),
            POD_ROOT: lambda: _json(pod(catalogue)),
            CATALOG_TURTLE: lambda: turtle(PREFIXES, catalogue_nodes(catalogue)).encode(),
            CATALOG_JSONLD: lambda: _json(jsonld(PREFIXES, catalogue_nodes(catalogue))),
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

    def _own(self) -> Iterator[Dataset]:
        """The datasets of the site's own models, in the order of the catalogue."""
        build = self.build
        words, registers, scales = build.words, build.need(Registers), Scales(build)
        information, services = self._of(PublicInformation), self._of(Services)
        if information is not None and has_files(build.config.content, "ppid"):
            yield from information_datasets(self._desk(information), scales)
            figures = services and request_dataset(services, build.config.identity.office, words, scales)
            if figures:
                yield figures
        profiles = self._of(RegionProfiles)
        if profiles is not None:
            edition, _ = load_edition(build.config.content / FOLDER, FOLDER)
            yield from region_datasets(registers, profiles, edition, words)
        yield from register_datasets(registers, build.config.settings.siteurl, words, scales)
        yield from news_datasets(build.need(Newsroom), words)

    def _desk(self, information: PublicInformation) -> Desk:
        """The open information as its own pages have it; what is not asked for here is left empty."""
        build = self.build
        result = account(information, self._of(ServiceEvidence) or ServiceEvidence(()))
        return Desk(information, result, build.config, build.words, build.need(Layout), {})

    def _of(self, kind: type[T]) -> T | None:
        """What another room provided, or ``None`` where that room is not in use."""
        try:
            return self.build.need(kind)
        except LookupError:
            return None

    def _checked(self, datasets: Iterable[Dataset]) -> tuple[Dataset, ...]:
        """One dataset of each id that is fit for an address; sample data says so first of all."""
        kept: dict[str, Dataset] = {}
        for dataset in datasets:
            place = dataset.file or f"{dataset.address}"
            if not _ID.fullmatch(dataset.id) or dataset.id in _RESERVED:
                self.build.report(found.BAD_ID.at(place, id=dataset.id))
            elif dataset.id in kept:
                self.build.report(found.SAME_ID.at(place, id=dataset.id))
            else:
                kept[dataset.id] = self._honest(dataset)
        return tuple(kept.values())

    def _honest(self, dataset: Dataset) -> Dataset:
        if not dataset.sample:
            return dataset
        return dataclasses.replace(dataset, description=f"{self.build.words.opendata.sample} {dataset.description}")


def _schema(dataset: Dataset, origin: Origin) -> bytes:
    return _json(json_schema(dataset, origin))


def _described(catalogue: Catalogue, entry: Entry) -> bytes:
    return _json(description(catalogue, entry))


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1).encode() + b"\n"


def register() -> None:
    """Take part in the build."""
    signals.get_generators.connect(_contribute)


def _contribute(_: object) -> type[Contributor]:
    return OpenDataContributor
