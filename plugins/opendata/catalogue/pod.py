"""The catalogue as ``data.json``: DCAT-US 1.1 (Project Open Data), which CKAN's harvesters read.

The names of the keys are those of its schema for publishers outside the federal government. The years of a dataset are
files of it; a file of the same facts that stands elsewhere is one too.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from plugins.engine.words import LANGUAGE
from plugins.opendata.catalogue.entry import PACKAGE, POD, Catalogue, Entry, files_of
from plugins.opendata.formats import FORMATS
from plugins.opendata.model import Rhythm

STANDARD = "https://project-open-data.cio.gov/v1.1/schema"
CONTEXT = f"{STANDARD}/catalog.jsonld"

_RHYTHMS = {
    Rhythm.DAILY: "R/P1D",
    Rhythm.WEEKLY: "R/P1W",
    Rhythm.MONTHLY: "R/P1M",
    Rhythm.QUARTERLY: "R/P3M",
    Rhythm.HALF_YEARLY: "R/P6M",
    Rhythm.YEARLY: "R/P1Y",
    Rhythm.CONTINUOUS: "R/PT1S",
    Rhythm.IRREGULAR: "irregular",
}
"""ISO 8601 repeating intervals; a dataset that is never updated, or nobody knows when, says nothing."""


def pod(catalogue: Catalogue) -> dict[str, Any]:
    """The whole catalogue."""
    url = catalogue.origin.url
    return {
        "@context": CONTEXT,
        "@id": url(POD),
        "@type": "dcat:Catalog",
        "conformsTo": STANDARD,
        "describedBy": f"{STANDARD}/catalog.json",
        "dataset": [_dataset(catalogue, entry) for entry in catalogue.entries],
    }


def _dataset(catalogue: Catalogue, entry: Entry) -> dict[str, Any]:
    dataset, origin = entry.dataset, catalogue.origin
    told: dict[str, Any] = {
        "@type": "dcat:Dataset",
        "identifier": origin.url(dataset.address),
        "title": dataset.title,
        "description": dataset.description,
        "keyword": list(dataset.keywords) or [dataset.title],
        "publisher": {"@type": "org:Organization", "name": dataset.publisher or origin.office},
        "contactPoint": _contact(catalogue),
        "accessLevel": "public",
        "license": catalogue.licence(dataset).url,
        "language": [LANGUAGE],
        "landingPage": origin.url(dataset.address),
        "describedBy": origin.url(PACKAGE),
        "describedByType": "application/json",
        "distribution": list(_distributions(catalogue, entry)),
    }
    region = dataset.spatial or origin.region
    optional = {
        "modified": dataset.modified.isoformat() if dataset.modified else None,
        "accrualPeriodicity": _RHYTHMS.get(dataset.rhythm),
        "temporal": "/".join(day.isoformat() for day in dataset.temporal) if dataset.temporal else None,
        "spatial": origin.url(f"wilayah/{region}/") if region else None,
        "references": sorted({one.address for one in dataset.sources if one.address}) or None,
    }
    return told | {key: value for key, value in optional.items() if value}


def _contact(catalogue: Catalogue) -> dict[str, str]:
    told = {"@type": "vcard:Contact", "fn": catalogue.origin.office}
    return told | ({"hasEmail": f"mailto:{catalogue.origin.email}"} if catalogue.origin.email else {})


def _distributions(catalogue: Catalogue, entry: Entry) -> Iterator[dict[str, Any]]:
    url = catalogue.origin.url
    for table, file in files_of(entry.tables):
        form = FORMATS[file.extension]
        yield {
            "@type": "dcat:Distribution",
            "title": f"{catalogue.titled(entry, table.part)} ({form.label})",
            "downloadURL": url(file.address),
            "mediaType": form.media_type,
            "format": form.label,
            "byteSize": file.size,
            "checksum": {"algorithm": "sha256", "checksumValue": file.sha256},
        }
    for other in entry.dataset.others:
        yield {
            "@type": "dcat:Distribution",
            "title": f"{other.title} ({other.label})",
            "downloadURL": url(other.address),
            "mediaType": other.media_type,
            "format": other.label,
            "byteSize": other.size,
            "checksum": {"algorithm": "sha256", "checksumValue": other.sha256},
        }
