"""The pages of the open data: the catalogue ``/data/``, a page for each dataset, and the documentation of the API."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.engine.components import Cell, Column, TableView
from plugins.engine.fingerprint import fingerprint
from plugins.engine.page import Crumb, Page, Planned
from plugins.engine.theme import Words
from plugins.engine.words import number_text
from plugins.newsroom.views import AttachmentView, PageLink
from plugins.opendata.api.documents import (
    CHANGES_ATOM,
    CHANGES_JSON,
    DOCUMENTATION,
    INDEX,
    OPENAPI,
    description_address,
)
from plugins.opendata.api.rows import PAGE_SIZE, page_address
from plugins.opendata.catalogue.entry import CATALOG_JSONLD, CATALOG_TURTLE, PACKAGE, POD, Catalogue, Entry
from plugins.opendata.dataset_page import DatasetLayout
from plugins.opendata.model import ROOT
from plugins.opendata.views import DataPart, DataView
from plugins.ppid.views import Record

TEMPLATE = "data.html"


class DataPages:
    """Lays out every page of one catalogue; ``words`` are all words of the theme."""

    def __init__(self, catalogue: Catalogue, words: Words) -> None:
        self._catalogue = catalogue
        self._words: Words = words.opendata
        self._home = Crumb(words.newsroom.untitled_home, "")
        self._layout = DatasetLayout(catalogue, self._words)

    def pages(self) -> Iterator[Planned]:
        """All pages, each laid out only where something that it shows is new."""
        entries = self._catalogue.entries
        whole = fingerprint(
            tuple((entry.dataset.told, entry.dataset.modified, entry.rows, len(entry.years)) for entry in entries)
        )
        yield Planned(
            ROOT, self._words.title, whole, self._catalogue_page, self._catalogue.modified, sample=self._sample
        )
        titles = tuple((entry.dataset.id, entry.dataset.title, bool(entry.whole)) for entry in entries)
        years = tuple(entry.years[0].part if entry.years else "" for entry in entries)
        yield Planned(DOCUMENTATION, self._words.api.title, fingerprint(titles, years), self._api_page)
        for entry in entries:
            dataset = entry.dataset
            yield Planned(
                dataset.address,
                self._page_title(entry),
                fingerprint(entry.mark, titles),
                lambda entry=entry: self._dataset_page(entry),  # type: ignore[misc]
                dataset.modified,
                source=dataset.file,
                sample=dataset.sample,
            )

    @property
    def _sample(self) -> bool:
        entries = self._catalogue.entries
        return bool(entries) and all(entry.dataset.sample for entry in entries)

    def _page_title(self, entry: Entry) -> str:
        """A dataset may be called like another page of the site; its page's title is not."""
        return str(self._words.page_title.format(title=entry.dataset.title))

    def _catalogue_page(self) -> Page:
        words = self._words
        datasets = DataPart("_data", words.datasets_title, records=tuple(map(self._record, self._catalogue.entries)))
        machines = DataPart(
            "_program",
            words.machine_title,
            files=tuple(
                AttachmentView(address, title, kind, "", "")
                for address, title, kind in (
                    (PACKAGE, words.catalogues.package, "JSON"),
                    (CATALOG_TURTLE, words.catalogues.turtle, "Turtle"),
                    (CATALOG_JSONLD, words.catalogues.jsonld, "JSON-LD"),
                    (POD, words.catalogues.pod, "JSON"),
                    (OPENAPI, words.catalogues.openapi, "JSON"),
                    (CHANGES_ATOM, words.catalogues.atom, "Atom"),
                    (CHANGES_JSON, words.catalogues.feed, "JSON"),
                )
            ),
            links=(PageLink(words.api_link, DOCUMENTATION),),
            notes=(words.machine_intro,),
        )
        view = DataView(words.title, words.intro, parts=(datasets, machines))
        return self._page(ROOT, words.title, view, modified=True)

    def _record(self, entry: Entry) -> Record:
        dataset, words = entry.dataset, self._words
        line = words.dataset_line.format(count=number_text(entry.rows), licence=self._catalogue.licence(dataset).title)
        changed = words.changed_line.format(day=self._layout.day(dataset.modified)) if dataset.modified else ""
        formats = words.formats_line.format(formats=", ".join(self._layout.labels(entry)))
        lines = (dataset.description.partition("\n\n")[0], line, formats, changed)
        return Record(dataset.title, dataset.address, lines=tuple(one for one in lines if one))

    def _dataset_page(self, entry: Entry) -> Page:
        dataset, words = entry.dataset, self._words
        return Page(
            address=dataset.address,
            template=TEMPLATE,
            title=self._page_title(entry),
            model=self._layout.view(entry),
            crumbs=(self._home, Crumb(words.title, ROOT), Crumb(dataset.title)),
            modified=dataset.modified,
            source=dataset.file,
            sample=dataset.sample,
        )

    def _api_page(self) -> Page:
        words, api = self._words, self._words.api
        url = self._catalogue.origin.url
        parts = (
            DataPart("_mulai", api.start_title, (api.start.format(index=url(INDEX)),)),
            DataPart("_alamat", api.addresses_title, tables=(self._addresses(),)),
            DataPart("_baris", api.rows_title, (api.rows.format(size=number_text(PAGE_SIZE)),)),
            DataPart(
                "_perubahan",
                api.changes_title,
                (api.changes,),
                links=(
                    PageLink(words.catalogues.atom, CHANGES_ATOM),
                    PageLink(words.catalogues.feed, CHANGES_JSON),
                    PageLink(words.catalogues.openapi, OPENAPI),
                ),
            ),
            DataPart("_versi", api.version_title, (api.version,)),
        )
        return self._page(DOCUMENTATION, api.title, DataView(api.title, api.intro, parts=parts))

    def _addresses(self) -> TableView:
        api = self._words.api
        told = [(INDEX, api.index), (CHANGES_JSON, self._words.changes), (OPENAPI, self._words.catalogues.openapi)]
        for entry in self._catalogue.entries:
            dataset = entry.dataset
            told.append((description_address(dataset.id), f"{api.description}: {dataset.title}"))
            told.append((page_address(dataset.id, entry.tables[0].part, 1), api.page.format(title=dataset.title)))
        heads = (Column(api.address_heads.address), Column(api.address_heads.content))
        rows = tuple((Cell(f"/{address}", address, heading=True), Cell(content)) for address, content in told)
        return TableView("_alamat-tabel", api.addresses_caption, heads, rows)

    def _page(self, address: str, title: str, view: DataView, *, modified: bool = False) -> Page:
        above = () if address == ROOT else (Crumb(self._words.title, ROOT),)
        return Page(
            address=address,
            template=TEMPLATE,
            title=title,
            model=view,
            crumbs=(self._home, *above, Crumb(title)),
            modified=self._catalogue.modified if modified else None,
            sample=self._sample if address == ROOT else False,
        )
