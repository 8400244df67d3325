"""A dataset with every kind of cell and everything that can go wrong in one, for the tests of formats."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from plugins.opendata.licences import LICENCES
from plugins.opendata.model import Constraints, Dataset, Field, FieldType, Row
from plugins.opendata.origin import Origin
from plugins.opendata.table import Table, table_of
from plugins.opendata.values import rows_of

ORIGIN = Origin(
    base="https://kantor.example/",
    site="Kantor Contoh",
    office="Dinas Contoh",
    email="ppid@kantor.example",
    region="",
    licence=LICENCES["CC-BY-4.0"],
    sample=True,
)
FIELDS = (
    Field(name="id", title="Pengenal", constraints=Constraints(required=True, unique=True)),
    Field(name="teks", title="Teks", iri="http://purl.org/dc/terms/title"),
    Field(name="tautan", title="Tautan", type=FieldType.URI),
    Field(name="bulat", title="Bulat", type=FieldType.INTEGER, unit="jiwa"),
    Field(name="desimal", title="Desimal", type=FieldType.NUMBER, unit="km²"),
    Field(name="benar", title="Benar", type=FieldType.BOOLEAN),
    Field(name="hari", title="Hari", type=FieldType.DATE),
    Field(name="saat", title="Saat", type=FieldType.DATETIME),
    Field(name="tahun", title="Tahun", type=FieldType.YEAR),
    Field(name="daftar", title="Daftar", type=FieldType.LIST, constraints=Constraints(enum=("satu", "dua"))),
    Field(name="alamat", title="Alamat", type=FieldType.URI_LIST),
)
NASTY: tuple[Row, ...] = (
    (
        "a/b #1",
        '=HYPERLINK("http://jahat.example","klik")',
        "berita/2025/a b/",
        12345678901234567890,
        Decimal("1234.50"),
        True,
        date(1899, 12, 31),
        datetime(2025, 1, 15, 8, 30, tzinfo=UTC),
        2025,
        ("satu", "dua"),
        ("ppid/", "https://lain.example/<x>"),
    ),
    (
        "ñ-日本-𝔘",
        'dua\r\nbaris, "kutipan" \x00\x0b dan \\ garis miring',
        None,
        -5,
        Decimal("0.123456789012345678"),
        False,
        date(2026, 2, 28),
        None,
        987,
        None,
        None,
    ),
    ("kosong", "", "", None, None, None, None, None, None, (), ()),
    ("0", "   ", "https://kantor.example/#x", 0, Decimal("1E+3"), False, None, None, None, ("dua",), ()),
)


def dataset(rows: tuple[Row, ...] = NASTY, **changes: Any) -> Dataset:
    """A dataset of `FIELDS`."""
    told: dict[str, Any] = {
        "id": "coba",
        "title": "Coba",
        "description": "Untuk pengujian.",
        "fields": FIELDS,
        "rows": rows_of(rows),
        "keys": ("id",),
        "modified": date(2026, 3, 10),
    }
    return Dataset(**(told | changes))


def nasty_table(rows: tuple[Row, ...] = NASTY, **changes: Any) -> Table:
    """The table of such a dataset."""
    return table_of(dataset(rows, **changes), "", ORIGIN)
