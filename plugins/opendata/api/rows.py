"""The rows of a table in pages of a bounded size: ``data/v1/<id>/1.json``, ``data/v1/<id>/2025/1.json`` …"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from plugins.opendata.formats.json_file import BETWEEN, TAIL, opened, row_schema
from plugins.opendata.model import ROOT, Dataset
from plugins.opendata.table import Table

API = f"{ROOT}v1/"
PAGE_SIZE = 1000
"""Rows in one page. Pages are never empty, but the first one of a table without rows."""


def page_address(dataset: str, part: str, number: int) -> str:
    """Where a page of rows stands; the first is number 1.

    >>> page_address("dip", "2025", 2)
    'data/v1/dip/2025/2.json'
    """
    return f"{API}{dataset}/{part}/{number}.json" if part else f"{API}{dataset}/{number}.json"


def api_pages(table: Table, count: int, rows: bytes) -> Iterator[tuple[str, bytes]]:
    """Address and bytes of every page of a table of ``count`` rows, which `json_rows` has written."""
    pages = max(1, -(-count // PAGE_SIZE))
    text, ends = memoryview(rows), [*_cuts(rows, pages), len(rows)]
    start = 0
    for number, end in enumerate(ends, start=1):
        head = opened(_head(table, number, pages, count))
        yield page_address(table.dataset.id, table.part, number), b"".join((head, text[start:end], TAIL))
        start = end + len(BETWEEN)


def _cuts(rows: bytes, pages: int) -> Iterator[int]:
    """Where each page but the last ends among the rows; to look for them is far cheaper than to part all rows."""
    place = -len(BETWEEN)
    for _ in range(pages - 1):
        for _ in range(PAGE_SIZE):
            place = rows.index(BETWEEN, place + len(BETWEEN))
        yield place


def page_schema(dataset: Dataset) -> dict[str, Any]:
    """The JSON Schema of a page of rows of one dataset."""
    link = {"type": ["string", "null"], "format": "uri"}
    properties = {
        "versi": {"const": 1},
        "dataset": {"const": dataset.id},
        "tahun": {"type": ["string", "null"]},
        "nomor": {"type": "integer", "minimum": 1},
        "jumlah_bagian": {"type": "integer", "minimum": 1},
        "jumlah_baris": {"type": "integer", "minimum": 0},
        "sebelumnya": link,
        "berikutnya": link,
        "baris": {"type": "array", "maxItems": PAGE_SIZE, "items": row_schema(dataset.fields)},
    }
    return {"type": "object", "properties": properties, "required": [*properties]}


def _head(table: Table, number: int, count: int, rows: int) -> dict[str, Any]:
    def link(wanted: int) -> str | None:
        inside = 1 <= wanted <= count
        return table.origin.url(page_address(table.dataset.id, table.part, wanted)) if inside else None

    return {
        "versi": 1,
        "dataset": table.dataset.id,
        "tahun": table.part or None,
        "nomor": number,
        "jumlah_bagian": count,
        "jumlah_baris": rows,
        "sebelumnya": link(number - 1),
        "berikutnya": link(number + 1),
    }
