"""What the API says of the datasets: an index of all, and a description of each."""

from __future__ import annotations

from typing import Any

from plugins.opendata.api.rows import API, page_address
from plugins.opendata.catalogue.entry import Catalogue, Entry, files_of
from plugins.opendata.formats import FORMATS
from plugins.opendata.making import FileFacts, TableFacts

INDEX = f"{API}index.json"
CHANGES_JSON = f"{API}perubahan.json"
CHANGES_ATOM = f"{API}perubahan.atom"
OPENAPI = f"{API}openapi.json"
DOCUMENTATION = API
"""The page for people stands where the API begins."""

VERSION = "1.0.0"

_TEXT = {"type": "string"}
_LINK = {"type": "string", "format": "uri"}
_DAY = {"type": ["string", "null"], "format": "date"}
_COUNT = {"type": "integer", "minimum": 0}


def description_address(dataset: str) -> str:
    """Where the description of a dataset stands.

    >>> description_address("dip")
    'data/v1/dip/index.json'
    """
    return f"{API}{dataset}/index.json"


def index(catalogue: Catalogue) -> dict[str, Any]:
    """All datasets with the addresses of their descriptions and rows."""
    url = catalogue.origin.url
    return {
        "versi": 1,
        "judul": catalogue.title,
        "penerbit": catalogue.origin.office,
        "dokumentasi": url(DOCUMENTATION),
        "openapi": url(OPENAPI),
        "perubahan": url(CHANGES_JSON),
        "dataset": [_brief(catalogue, entry) for entry in catalogue.entries],
    }


def description(catalogue: Catalogue, entry: Entry) -> dict[str, Any]:
    """One dataset: what it says of itself, its columns, its tables with their files."""
    dataset, origin = entry.dataset, catalogue.origin
    licence = catalogue.licence(dataset)
    return _brief(catalogue, entry) | {
        "versi": 1,
        "keterangan": dataset.description,
        "penerbit": dataset.publisher or origin.office,
        "lisensi": {"id": licence.id, "nama": licence.title, "url": licence.url},
        "pemutakhiran": dataset.rhythm.value,
        "kata_kunci": list(dataset.keywords),
        "halaman": origin.url(dataset.address),
        "skema": origin.url(dataset.file_address("schema.json")),
        "kunci": list(dataset.keys),
        "kolom": [
            {
                "nama": field.name,
                "judul": field.title,
                "jenis": field.type.value,
                "satuan": field.unit or None,
                "keterangan": field.description,
            }
            for field in dataset.fields
        ],
        "tabel": [_table(catalogue, entry, table) for table in entry.tables],
    }


def schemas() -> dict[str, Any]:
    """The JSON Schemas of index and description, by the names that OpenAPI gives them."""
    file = _object(
        {"format": _TEXT, "url": _LINK, "jenis_media": _TEXT, "ukuran": _COUNT, "sha256": {**_TEXT, "minLength": 64}}
    )
    table = _object(
        {
            "tahun": {"type": ["string", "null"]},
            "jumlah_baris": _COUNT,
            "diperbarui": _DAY,
            "baris": _LINK,
            "berkas": {"type": "array", "items": file},
        }
    )
    column = _object({"nama": _TEXT, "judul": _TEXT, "jenis": _TEXT, "satuan": _OR_NULL, "keterangan": _TEXT})
    brief = {
        "id": _TEXT,
        "judul": _TEXT,
        "jumlah_baris": _COUNT,
        "diperbarui": _DAY,
        "contoh": {"type": "boolean"},
        "url": _LINK,
    }
    whole = _object(
        {
            **brief,
            "versi": {"const": 1},
            "keterangan": _TEXT,
            "penerbit": _TEXT,
            "lisensi": _object({"id": _TEXT, "nama": _TEXT, "url": _LINK}),
            "pemutakhiran": _TEXT,
            "kata_kunci": {"type": "array", "items": _TEXT},
            "halaman": _LINK,
            "skema": _LINK,
            "kunci": {"type": "array", "items": _TEXT},
            "kolom": {"type": "array", "items": column},
            "tabel": {"type": "array", "items": table},
        }
    )
    listed = _object(
        {
            "versi": {"const": 1},
            "judul": _TEXT,
            "penerbit": _TEXT,
            "dokumentasi": _LINK,
            "openapi": _LINK,
            "perubahan": _LINK,
            "dataset": {"type": "array", "items": _object(brief)},
        }
    )
    return {"Daftar": listed, "Dataset": whole}


_OR_NULL = {"type": ["string", "null"]}


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    # Keys may be added within a version, so that further ones are no mistake.
    return {"type": "object", "properties": properties, "required": [*properties]}


def _brief(catalogue: Catalogue, entry: Entry) -> dict[str, Any]:
    dataset = entry.dataset
    return {
        "id": dataset.id,
        "judul": dataset.title,
        "jumlah_baris": entry.rows,
        "diperbarui": dataset.modified.isoformat() if dataset.modified else None,
        "contoh": dataset.sample,
        "url": catalogue.origin.url(description_address(dataset.id)),
    }


def _table(catalogue: Catalogue, entry: Entry, table: TableFacts) -> dict[str, Any]:
    modified = entry.modified(table.part)
    return {
        "tahun": table.part or None,
        "jumlah_baris": table.rows,
        "diperbarui": modified.isoformat() if modified else None,
        "baris": catalogue.origin.url(page_address(entry.dataset.id, table.part, 1)),
        "berkas": [_file(catalogue, file) for _, file in files_of((table,))],
    }


def _file(catalogue: Catalogue, file: FileFacts) -> dict[str, Any]:
    form = FORMATS[file.extension]
    return {
        "format": form.label,
        "url": catalogue.origin.url(file.address),
        "jenis_media": form.media_type,
        "ukuran": file.size,
        "sha256": file.sha256,
    }
