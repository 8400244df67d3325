"""All tables as one Frictionless Data Package (Data Package 1.0, Table Schema 1.0): ``datapackage.json``.

Every CSV file is a resource with its schema, SHA-256 and size; the years of a dataset are resources of their own. A key
that refers to a dataset with years only refers to the same year of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from plugins.opendata.catalogue.entry import PACKAGE, Catalogue, Entry
from plugins.opendata.formats.csv_file import FORMULA
from plugins.opendata.licences import Licence
from plugins.opendata.making import TableFacts
from plugins.opendata.model import Constraints, Field, FieldType, ForeignKey
from plugins.opendata.values import cell_text

_TYPES: Mapping[FieldType, tuple[str, str]] = {
    FieldType.STRING: ("string", "default"),
    FieldType.URI: ("string", "uri"),
    FieldType.INTEGER: ("integer", "default"),
    FieldType.NUMBER: ("number", "default"),
    FieldType.BOOLEAN: ("boolean", "default"),
    FieldType.DATE: ("date", "default"),
    FieldType.DATETIME: ("datetime", "%Y-%m-%dT%H:%M:%S%z"),
    FieldType.YEAR: ("year", "default"),
    # CSV has no lists: the cell is one text, and its parts keep no constraint of their own.
    FieldType.LIST: ("string", "default"),
    FieldType.URI_LIST: ("string", "default"),
}
_LISTS = (FieldType.LIST, FieldType.URI_LIST)


def package(catalogue: Catalogue) -> dict[str, Any]:
    """The descriptor; paths are relative to it, so that a copied folder is a whole package."""
    origin = catalogue.origin
    descriptor = {
        "profile": "data-package",
        "name": "data-terbuka",
        "id": origin.url(PACKAGE),
        "title": catalogue.title,
        "description": catalogue.description,
        "homepage": origin.url("data/"),
        "licenses": [_licence(origin.licence)],
        "contributors": [{"title": origin.office, "role": "publisher", "path": origin.base}],
        "resources": [resource for entry in catalogue.entries for resource in _resources(catalogue, entry)],
    }
    if catalogue.modified:
        descriptor["created"] = f"{catalogue.modified.isoformat()}T00:00:00Z"
    return descriptor


def table_schema(catalogue: Catalogue, entry: Entry, part: str) -> dict[str, Any]:
    """The Table Schema of the CSV file of a dataset or of one of its years."""
    dataset = entry.dataset
    schema: dict[str, Any] = {"fields": [_field(field) for field in dataset.fields], "missingValues": [""]}
    if dataset.keys:
        schema["primaryKey"] = list(dataset.keys)
    references = [one for key in dataset.foreign_keys if (one := _reference(catalogue, entry, key, part))]
    if references:
        schema["foreignKeys"] = references
    return schema


def _resources(catalogue: Catalogue, entry: Entry) -> Iterator[dict[str, Any]]:
    dataset = entry.dataset
    for table in entry.tables:
        file = next((file for file in table.files if file.extension == "csv"), None)
        if file is None:
            continue
        yield {
            "profile": "tabular-data-resource",
            "name": _name(dataset.id, table.part),
            "title": catalogue.titled(entry, table.part),
            "description": dataset.description,
            "path": file.address.removeprefix("data/"),
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "header": True},
            "bytes": file.size,
            "hash": f"sha256:{file.sha256}",
            "licenses": [_licence(catalogue.licence(dataset))],
            "sources": [
                {"title": one.title} | ({"path": one.address} if one.address else {}) for one in dataset.sources
            ],
            "schema": table_schema(catalogue, entry, table.part),
        }


def _name(dataset: str, part: str) -> str:
    return f"{dataset}-{part}" if part else dataset


def _licence(licence: Licence) -> dict[str, str]:
    return {"name": licence.id, "path": licence.url, "title": licence.title}


def _field(field: Field) -> dict[str, Any]:
    kind, form = _TYPES[field.type]
    told: dict[str, Any] = {"name": field.name, "title": field.title, "type": kind, "format": form}
    if field.description:
        told["description"] = field.description
    if field.unit:
        told["unit"] = field.unit
    if field.iri:
        told["rdfType"] = field.iri
    constraints = _constraints(field)
    return told | ({"constraints": constraints} if constraints else {})


def _constraints(field: Field) -> dict[str, Any]:
    kept: Constraints = field.constraints
    told: dict[str, Any] = {}
    if kept.required:
        told["required"] = True
    if kept.unique:
        told["unique"] = True
    for name, limit in (("minimum", kept.minimum), ("maximum", kept.maximum)):
        if limit is not None:
            told[name] = limit if isinstance(limit, int) else _limit(limit)
    if field.type in _LISTS:
        return told
    guarded = field.type is FieldType.STRING
    if kept.max_length is not None:
        told["maxLength"] = kept.max_length + guarded
    if kept.enum:
        told["enum"] = [f"'{one}" if guarded and one.startswith(FORMULA) else one for one in kept.enum]
    if kept.pattern:
        told["pattern"] = f"'?(?:{kept.pattern})" if guarded else kept.pattern
    return told


def _limit(limit: object) -> Any:
    return float(limit) if isinstance(limit, Decimal) else cell_text(limit)  # type: ignore[arg-type]


def _reference(catalogue: Catalogue, entry: Entry, key: ForeignKey, part: str) -> dict[str, Any] | None:
    """A foreign key as Table Schema has it, or ``None`` where what it refers to is not published."""
    other = next((one for one in catalogue.entries if one.dataset.id == key.dataset), None)
    if other is None:
        return None
    table: TableFacts | None = other.whole or next((one for one in other.years if one.part == part), None)
    if table is None or not any(file.extension == "csv" for file in table.files):
        return None
    # "" is the resource itself.
    here = other is entry and table.part == part
    target = "" if here else _name(other.dataset.id, table.part)
    return {"fields": list(key.fields), "reference": {"resource": target, "fields": list(key.targets)}}
