"""The open formats of a table: CSV, JSON, XLSX, Turtle and JSON-LD, all written from the same cleaned rows."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from plugins.opendata.formats.csv_file import csv_bytes, csv_head, csv_rows
from plugins.opendata.formats.json_file import BETWEEN, TAIL, json_bytes, json_head, json_rows
from plugins.opendata.formats.rdf_file import (
    jsonld_bytes,
    jsonld_head,
    jsonld_rows,
    turtle_bytes,
    turtle_head,
    turtle_rows,
)
from plugins.opendata.formats.xlsx_file import fits, xlsx_bytes
from plugins.opendata.table import Table


def _always(_: Table) -> bool:
    return True


class Format(Struct, frozen=True):
    """A format: file extension, its name for readers, IANA media type, code of the EU file-type authority.

    ``holds`` says whether it can hold a table without changing it.
    """

    extension: str
    label: str
    media_type: str
    code: str
    make: Callable[[Table], bytes]
    holds: Callable[[Table], bool] = _always


FORMATS = {
    form.extension: form
    for form in (
        Format("csv", "CSV", "text/csv", "CSV", csv_bytes),
        Format("json", "JSON", "application/json", "JSON", json_bytes),
        Format(
            "xlsx",
            "XLSX",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "XLSX",
            xlsx_bytes,
            fits,
        ),
        Format("ttl", "Turtle", "text/turtle", "RDF_TURTLE", turtle_bytes),
        Format("jsonld", "JSON-LD", "application/ld+json", "JSON_LD", jsonld_bytes),
    )
}
"""Every format by its extension, in the order in which pages offer them."""


class Lines(Struct, frozen=True):
    """A format whose rows are lines, so that its file can be made of pieces.

    ``head`` is told a table without its rows and their number; ``rows`` writes a piece.
    """

    head: Callable[[Table, int], bytes]
    rows: Callable[[Table], bytes]
    between: bytes
    tail: bytes


LINES = {
    "csv": Lines(lambda table, _: csv_head(table), csv_rows, b"", b""),
    "json": Lines(json_head, json_rows, BETWEEN, TAIL),
    "ttl": Lines(lambda table, _: turtle_head(table), turtle_rows, b"", b""),
    "jsonld": Lines(lambda table, _: jsonld_head(table), jsonld_rows, BETWEEN, TAIL),
}
"""Such formats by their extension."""
