"""The catalogue in DCAT 3 (W3C Recommendation, 22 August 2024), profile DCAT-AP 3.0.1.

A dataset is a ``dcat:Dataset`` with one ``dcat:Distribution`` a file (size, SHA-256, media type, licence). Its years
are datasets of a ``dcat:DatasetSeries``. Codes come from the authority tables of the EU Publications Office, which the
profile demands; each is stated with its scheme, so that the graph is valid by itself.
"""

from __future__ import annotations

from collections.abc import Iterator

from plugins.engine.words import LANGUAGE
from plugins.opendata.catalogue.entry import CATALOG_TURTLE, Catalogue, Entry, media_type
from plugins.opendata.catalogue.references import AUTHORITY, SHA256, References
from plugins.opendata.catalogue.statements import Iri, Node, Term, Text, node
from plugins.opendata.formats import FORMATS
from plugins.opendata.making import FileFacts, TableFacts
from plugins.opendata.model import ROOT, Dataset, OtherFile

PREFIXES = {
    "adms": "http://www.w3.org/ns/adms#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcatap": "http://data.europa.eu/r5r/",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
}

_OTHER_TYPES = {"text/calendar": "ICS"} | {form.media_type: form.code for form in FORMATS.values()}


def catalogue_nodes(catalogue: Catalogue) -> tuple[Node, ...]:
    """Every statement about the catalogue, its datasets and their files, in a fixed order."""
    return tuple(_Writer(catalogue).nodes())


class _Writer:
    """Writes one catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._url = catalogue.origin.url
        self._refer = References(catalogue.origin)

    def nodes(self) -> Iterator[Node]:
        """All nodes: catalogue, publisher, datasets with their files, and what they refer to."""
        datasets = [one for entry in self._catalogue.entries for one in self._entry(entry)]
        yield self._head()
        yield from datasets
        yield node(
            self._catalogue.origin.publisher,
            ["foaf:Agent"],
            {"foaf:name": _said(self._catalogue.origin.office), "foaf:homepage": self._refer.document("")},
        )
        if self._catalogue.origin.email:
            yield node(
                self._url("#narahubung"),
                ["vcard:Kind"],
                {
                    "vcard:fn": _said(self._catalogue.origin.office),
                    "vcard:hasEmail": Iri(f"mailto:{self._catalogue.origin.email}"),
                },
            )
        yield from self._refer.nodes()

    def _head(self) -> Node:
        catalogue = self._catalogue
        series = [Iri(self._series(entry)) for entry in catalogue.entries if entry.years]
        return node(
            self._url(f"{ROOT}#katalog"),
            ["dcat:Catalog"],
            {
                "dct:title": _said(catalogue.title),
                "dct:description": _said(catalogue.description),
                "dct:publisher": Iri(catalogue.origin.publisher),
                "dct:language": self._refer.code("language/IND"),
                "dct:license": self._refer.licence(catalogue.origin.licence.url, catalogue.origin.licence.title),
                "dct:modified": _day(catalogue.modified),
                "dct:spatial": self._refer.code("country/IDN"),
                "dcat:themeTaxonomy": self._refer.typed(f"{AUTHORITY}data-theme", "skos:ConceptScheme", "Data theme"),
                "foaf:homepage": self._refer.document(ROOT),
                "dcat:dataset": [Iri(one) for entry in catalogue.entries for one in self._datasets(entry)],
                "rdfs:seeAlso": [*series, Iri(self._url(CATALOG_TURTLE))],
            },
        )

    def _datasets(self, entry: Entry) -> Iterator[str]:
        """The addresses of a dataset and of its years."""
        for table in entry.tables:
            yield self._dataset(entry.dataset, table.part)

    def _dataset(self, dataset: Dataset, part: str) -> str:
        return self._url(f"{dataset.address}#{f'tahun-{part}' if part else 'data'}")

    def _series(self, entry: Entry) -> str:
        return self._url(f"{entry.dataset.address}#seri")

    def _entry(self, entry: Entry) -> Iterator[Node]:
        if entry.years:
            yield self._series_node(entry)
        for table in entry.tables:
            yield self._table(entry, table)
            for file in table.files:
                yield from self._distribution(entry, table, file)
        for other in entry.dataset.others:
            yield from self._other(entry, other)

    def _series_node(self, entry: Entry) -> Node:
        dataset = entry.dataset
        return node(
            self._series(entry),
            ["dcat:DatasetSeries"],
            {
                "dct:title": _said(dataset.title),
                "dct:description": _said(dataset.description),
                "dct:publisher": Iri(self._publisher(dataset)),
                "dct:accrualPeriodicity": self._refer.code(f"frequency/{dataset.rhythm.code}"),
                "dct:modified": _day(dataset.modified),
                "dct:spatial": self._places(dataset),
                "dct:temporal": self._period(dataset, ""),
                "dcat:contactPoint": self._contact(),
            },
        )

    def _table(self, entry: Entry, table: TableFacts) -> Node:
        dataset, part = entry.dataset, table.part
        others = () if part else dataset.others
        files = [self._file(file.address) for file in table.files] + [self._file(one.address) for one in others]
        if not entry.whole and part == entry.years[0].part:  # without a whole the newest year stands for it
            files += [self._file(one.address) for one in dataset.others]
        sources = [self._refer.document(one.address) for one in dataset.sources if one.address] if not part else []
        return node(
            self._dataset(dataset, part),
            ["dcat:Dataset"],
            {
                "dct:title": _said(self._catalogue.titled(entry, part)),
                "dct:description": _said(dataset.description),
                "dct:identifier": Text(f"{dataset.id}-{part}" if part else dataset.id),
                "dct:publisher": Iri(self._publisher(dataset)),
                "dct:accessRights": self._refer.code("access-right/PUBLIC"),
                "dct:accrualPeriodicity": self._refer.code(f"frequency/{dataset.rhythm.code}"),
                "dct:language": self._refer.code("language/IND"),
                "dct:modified": _day(entry.modified(part)),
                "dct:spatial": self._places(dataset),
                "dct:temporal": self._period(dataset, part),
                "dct:isReferencedBy": sources,
                "dcat:theme": self._refer.code(f"data-theme/{dataset.theme}"),
                "dcat:keyword": [_said(word) for word in dataset.keywords],
                "dcat:contactPoint": self._contact(),
                "dcat:landingPage": self._refer.document(dataset.address),
                "dcat:inSeries": Iri(self._series(entry)) if part else None,
                "dcat:distribution": [Iri(one) for one in files],
                "foaf:page": self._refer.document(dataset.page) if dataset.page else None,
            },
        )

    def _distribution(self, entry: Entry, table: TableFacts, file: FileFacts) -> Iterator[Node]:
        form, licence = FORMATS[file.extension], self._catalogue.licence(entry.dataset)
        schema = self._url(entry.dataset.file_address("schema.json"))
        yield node(
            self._file(file.address),
            ["dcat:Distribution"],
            {
                "dct:title": _said(f"{self._catalogue.titled(entry, table.part)} ({form.label})"),
                "dcat:accessURL": Iri(self._url(entry.dataset.address)),
                "dcat:downloadURL": Iri(self._url(file.address)),
                "dcat:mediaType": self._refer.media(media_type(file)),
                "dct:format": self._refer.code(f"file-type/{form.code}"),
                "dcat:byteSize": Text(str(file.size), "nonNegativeInteger"),
                "spdx:checksum": Iri(self._sum(file.address)),
                "dct:license": self._refer.licence(licence.url, licence.title),
                "dct:language": self._refer.code("language/IND"),
                "dct:modified": _day(entry.modified(table.part)),
                "dct:conformsTo": self._refer.typed(schema, "dct:Standard", "JSON Schema")
                if file.extension == "json"
                else None,
                "dcatap:availability": self._refer.code("planned-availability/STABLE"),
            },
        )
        yield self._checksum(file.address, file.sha256)

    def _other(self, entry: Entry, other: OtherFile) -> Iterator[Node]:
        licence = self._catalogue.licence(entry.dataset)
        code = _OTHER_TYPES.get(other.media_type, "")
        yield node(
            self._file(other.address),
            ["dcat:Distribution"],
            {
                "dct:title": _said(f"{other.title} ({other.label})"),
                "dcat:accessURL": Iri(self._url(entry.dataset.page or entry.dataset.address)),
                "dcat:downloadURL": Iri(self._url(other.address)),
                "dcat:mediaType": self._refer.media(other.media_type),
                "dct:format": self._refer.code(f"file-type/{code}") if code else None,
                "dcat:byteSize": Text(str(other.size), "nonNegativeInteger"),
                "spdx:checksum": Iri(self._sum(other.address)),
                "dct:license": self._refer.licence(licence.url, licence.title),
                "dcatap:availability": self._refer.code("planned-availability/STABLE"),
            },
        )
        yield self._checksum(other.address, other.sha256)

    def _checksum(self, address: str, sha256: str) -> Node:
        algorithm = self._refer.typed(SHA256, "spdx:ChecksumAlgorithm", "SHA-256")
        value = Text(sha256, "hexBinary")
        return node(self._sum(address), ["spdx:Checksum"], {"spdx:algorithm": algorithm, "spdx:checksumValue": value})

    def _sum(self, address: str) -> str:
        return f"{self._file(address)}-sha256"

    def _file(self, address: str) -> str:
        return f"{self._url(address)}#berkas"

    def _publisher(self, dataset: Dataset) -> str:
        """The office; a dataset of another publisher names it at an address of its own."""
        if not dataset.publisher or dataset.publisher == self._catalogue.origin.office:
            return self._catalogue.origin.publisher
        return self._refer.typed(self._url(f"{dataset.address}#penerbit"), "foaf:Agent", dataset.publisher).value

    def _contact(self) -> Iri | None:
        return Iri(self._url("#narahubung")) if self._catalogue.origin.email else None

    def _places(self, dataset: Dataset) -> list[Term]:
        region = dataset.spatial or self._catalogue.origin.region
        places: list[Term] = [self._refer.code("country/IDN")]
        if region:
            places.append(self._refer.typed(self._url(f"wilayah/{region}/"), "dct:Location", ""))
        return places

    def _period(self, dataset: Dataset, part: str) -> Iri | None:
        if part.isdigit():
            start, end = f"{part}-01-01", f"{part}-12-31"
        elif dataset.temporal and not part:
            start, end = (day.isoformat() for day in dataset.temporal)
        else:
            return None
        return self._refer.period(self._url(f"{dataset.address}#masa-{start}-{end}"), start, end)


def _said(text: str) -> Text:
    return Text(text, language=LANGUAGE)


def _day(day: object) -> Text | None:
    return Text(str(day), "date") if day else None
