"""Tables as JSON: what the dataset says of itself, then its rows as objects; described by JSON Schema 2020-12."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from json.encoder import encode_basestring
from typing import Any

import msgspec.json

from plugins.opendata.model import Constraints, Dataset, Field, FieldType, Row, Value
from plugins.opendata.origin import Origin
from plugins.opendata.table import Table

DIALECT = "https://json-schema.org/draft/2020-12/schema"
VERSION = 1
"""The version of the form; it changes when a key changes its meaning or goes."""


BETWEEN = b",\n"
"""What stands between two rows, and nowhere else: a row is one line."""

TAIL = b"\n ]\n}\n"

_DIGITS = (FieldType.INTEGER, FieldType.NUMBER, FieldType.YEAR)
"""Columns whose numbers may have more digits than the library's encoder knows."""

_READABLE = (
    FieldType.STRING,
    FieldType.URI,
    FieldType.LIST,
    FieldType.URI_LIST,
    FieldType.BOOLEAN,
    FieldType.DATETIME,
)


def json_bytes(table: Table) -> bytes:
    """The whole table: a head, and under ``baris`` one object a row, each on a line of its own."""
    return json_file(table, len(table.rows), json_rows(table))


def json_file(table: Table, count: int, rows: bytes) -> bytes:
    """The same, whose ``count`` rows `json_rows` has written."""
    return b"".join((json_head(table, count), rows, TAIL))


def json_head(table: Table, count: int) -> bytes:
    """Everything before the rows, of which there are ``count``."""
    return opened(_head(table, count))


def opened(head: Mapping[str, Any]) -> bytes:
    """A document up to its rows."""
    text = json.dumps(head, ensure_ascii=False, indent=1).removesuffix("\n}")
    return f'{text},\n "baris": [\n'.encode()


def json_rows(table: Table) -> bytes:
    """Each row as a JSON object. Numbers keep all their digits; an empty cell is ``null``."""
    fields = table.dataset.fields
    if any(field.type in _DIGITS for field in fields):
        names = [f"{encode_basestring(field.name)}: " for field in fields]
        rows = ([name + json_cell(cell) for name, cell in zip(names, row, strict=True)] for row in table.rows)
        lines = ["{" + ", ".join(cells) + "}" for cells in rows]
    else:
        keys = [field.name for field in fields]
        lines = [_ENCODER.encode(dict(zip(keys, row, strict=True))) for row in table.rows]
    return BETWEEN.join([line.encode() for line in lines])


def is_readable(fields: Iterable[Field]) -> bool:
    """Whether `rows_read` gives these columns as a workbook shows them: no day and no digit is lost."""
    return all(field.type in _READABLE for field in fields)


def rows_read(rows: bytes) -> tuple[Row, ...]:
    """What `json_rows` has written, as rows again; moments are the texts that they are in every file."""
    found = msgspec.json.decode(b"[" + rows + b"]", type=list[dict[str, str | bool | tuple[str, ...] | None]])
    return tuple(tuple(row.values()) for row in found)


def json_cell(value: Value) -> str:
    """A cell as JSON text."""
    written = _WRITTEN.get(type(value))
    if written:
        return written(value)
    return encode_basestring(value) if isinstance(value, str) else str(value)


_WRITTEN: Mapping[type, Callable[[Any], str]] = {
    type(None): lambda _: "null",
    bool: lambda value: "true" if value else "false",
    date: lambda value: f'"{value.isoformat()}"',
    datetime: lambda value: f'"{value.isoformat(timespec="seconds")}"',
    Decimal: lambda value: format(value, "f"),
    int: str,
    str: encode_basestring,
    tuple: lambda value: f"[{', '.join(map(encode_basestring, value))}]",
}
"""How a cell of each type is written."""


def _day(value: object) -> str:
    """A day or a moment as JSON text has it."""
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"no cell is a {type(value).__name__}")


_ENCODER = json.JSONEncoder(ensure_ascii=False, default=_day)


def json_schema(dataset: Dataset, origin: Origin) -> dict[str, Any]:
    """The JSON Schema of the dataset's JSON files: one for the whole and for all years."""
    address = origin.url(dataset.file_address("schema.json"))
    text = {"type": "string"}
    head = {
        "$schema": {"const": address},
        "versi": {"const": VERSION},
        "id": {"const": dataset.id},
        "judul": text,
        "keterangan": text,
        "tahun": {"type": ["string", "null"]},
        "penerbit": text,
        "lisensi": {"type": "string", "format": "uri"},
        "diperbarui": {"type": ["string", "null"], "format": "date"},
        "contoh": {"type": "boolean"},
        "halaman": {"type": "string", "format": "uri"},
        "jumlah": {"type": "integer", "minimum": 0},
    }
    return {
        "$schema": DIALECT,
        "$id": address,
        "title": dataset.title,
        "description": dataset.description,
        "type": "object",
        "properties": {**head, "baris": {"type": "array", "items": {"$ref": "#/$defs/baris"}}},
        "required": [*head, "baris"],
        "additionalProperties": False,
        "$defs": {"baris": row_schema(dataset.fields)},
    }


def row_schema(fields: tuple[Field, ...]) -> dict[str, Any]:
    """The schema of one row; every key is always there."""
    return {
        "type": "object",
        "properties": {field.name: _field_schema(field) for field in fields},
        "required": [field.name for field in fields],
        "additionalProperties": False,
    }


def _head(table: Table, count: int) -> dict[str, Any]:
    dataset, origin, modified = table.dataset, table.origin, table.modified
    return {
        "$schema": origin.url(dataset.file_address("schema.json")),
        "versi": VERSION,
        "id": dataset.id,
        "judul": dataset.title,
        "keterangan": dataset.description,
        "tahun": table.part or None,
        "penerbit": dataset.publisher or origin.office,
        "lisensi": (dataset.licence or origin.licence).url,
        "diperbarui": modified.isoformat() if modified else None,
        "contoh": dataset.sample,
        "halaman": origin.url(dataset.address),
        "jumlah": count,
    }


def _field_schema(field: Field) -> dict[str, Any]:
    said = {"title": field.title, "description": field.description}
    unit = {"x-satuan": field.unit} if field.unit else {}
    cell = {**_TYPES[field.type], **_limits(field.constraints)}
    if field.type in _LISTS:
        cell = {"type": "array", "items": {**_LISTS[field.type], **_limits(field.constraints)}}
    if not field.constraints.required:
        cell = _or_null(cell)
    return {key: value for key, value in {**said, **unit}.items() if value} | cell


def _or_null(cell: dict[str, Any]) -> dict[str, Any]:
    widened = {**cell, "type": [cell["type"], "null"]}
    if "enum" in cell:
        widened["enum"] = [*cell["enum"], None]
    return widened


def _limits(constraints: Constraints) -> dict[str, Any]:
    limits: dict[str, Any] = {}
    for name, value in (("minimum", constraints.minimum), ("maximum", constraints.maximum)):
        if isinstance(value, int | Decimal):  # JSON Schema knows no order of dates
            limits[name] = int(value) if value == int(value) else float(value)
    if constraints.max_length is not None:
        limits["maxLength"] = constraints.max_length
    if constraints.enum:
        limits["enum"] = list(constraints.enum)
    if constraints.pattern:
        limits["pattern"] = f"^(?:{constraints.pattern})$"
    return limits


_TYPES: dict[FieldType, dict[str, Any]] = {
    FieldType.STRING: {"type": "string"},
    FieldType.URI: {"type": "string", "format": "uri"},
    FieldType.INTEGER: {"type": "integer"},
    FieldType.NUMBER: {"type": "number"},
    FieldType.BOOLEAN: {"type": "boolean"},
    FieldType.DATE: {"type": "string", "format": "date"},
    FieldType.DATETIME: {"type": "string", "format": "date-time"},
    FieldType.YEAR: {"type": "integer"},
    FieldType.LIST: {"type": "array"},
    FieldType.URI_LIST: {"type": "array"},
}
_LISTS = {FieldType.LIST: _TYPES[FieldType.STRING], FieldType.URI_LIST: _TYPES[FieldType.URI]}
