"""The API described in OpenAPI 3.1: every address that answers, each with the schema of its answer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from plugins.engine.theme import Words
from plugins.opendata.api.changes import feed_schema
from plugins.opendata.api.documents import CHANGES_JSON, INDEX, VERSION, description_address, schemas
from plugins.opendata.api.rows import API, page_address, page_schema
from plugins.opendata.catalogue.entry import Catalogue, Entry
from plugins.opendata.model import Dataset

DIALECT = "https://spec.openapis.org/oas/3.1/dialect/base"


def openapi(catalogue: Catalogue, words: Words) -> dict[str, Any]:
    """The description; ``words`` are those of ``opendata.api``."""
    origin = catalogue.origin
    components = {**schemas(), "Perubahan": feed_schema()}
    for entry in catalogue.entries:
        components[rows_name(entry.dataset)] = page_schema(entry.dataset)
    return {
        "openapi": "3.1.0",
        "jsonSchemaDialect": DIALECT,
        "info": {
            "title": words.title,
            "summary": catalogue.description,
            "description": words.intro,
            "version": VERSION,
            "contact": {"name": origin.office, "url": origin.base} | ({"email": origin.email} if origin.email else {}),
            "license": {"name": origin.licence.title, "url": origin.licence.url},
        },
        "servers": [{"url": origin.url(API).rstrip("/")}],
        "paths": dict(_paths(catalogue, words)),
        "components": {"schemas": components},
    }


def rows_name(dataset: Dataset) -> str:
    """The name of the schema of a dataset's rows."""
    return f"Baris.{dataset.id}"


def _paths(catalogue: Catalogue, words: Words) -> Iterator[tuple[str, Any]]:
    yield _path(INDEX), _get("daftar", words.index, "Daftar")
    yield _path(CHANGES_JSON), _get("perubahan", words.changes, "Perubahan")
    for entry in catalogue.entries:
        dataset = entry.dataset
        told = f"{words.description}: {dataset.title}"
        yield _path(description_address(dataset.id)), _get(dataset.id, told, "Dataset")
        yield from _row_paths(entry, words)


def _row_paths(entry: Entry, words: Words) -> Iterator[tuple[str, Any]]:
    """The rows of a table are numbered pages; of a dataset with years, pages of a year."""
    dataset, title = entry.dataset, words.page.format(title=entry.dataset.title)
    number = _parameter("nomor", {"type": "integer", "minimum": 1})
    if entry.whole:
        address = page_address(dataset.id, "", 0).replace("/0.json", "/{nomor}.json")
        yield _path(address), _get(f"{dataset.id}-baris", title, rows_name(dataset), number)
    if entry.years:
        year = _parameter("tahun", {"type": "string", "enum": [table.part for table in entry.years]})
        address = page_address(dataset.id, "{tahun}", 0).replace("/0.json", "/{nomor}.json")
        yield _path(address), _get(f"{dataset.id}-tahun", title, rows_name(dataset), year, number)


def _path(address: str) -> str:
    return f"/{address.removeprefix(API)}"


def _get(name: str, summary: str, schema: str, *parameters: dict[str, Any]) -> dict[str, Any]:
    answer = {"application/json": {"schema": {"$ref": f"#/components/schemas/{schema}"}}}
    operation: dict[str, Any] = {
        "operationId": name,
        "summary": summary,
        "responses": {"200": {"description": summary, "content": answer}, "404": {"description": "404"}},
    }
    return {"get": operation | ({"parameters": list(parameters)} if parameters else {})}


def _parameter(name: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"name": name, "in": "path", "required": True, "schema": schema}
