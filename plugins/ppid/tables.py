"""Small tables that offices keep: CSV as spreadsheets write it, with line numbers for messages."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping

from msgspec import Struct


class Row(Struct, frozen=True):
    """A row of a table: the line it ends on (counted from 1) and its cells, stripped, by column."""

    line: int
    cells: Mapping[str, str]


class Table(Struct, frozen=True):
    """A table: its columns as written, and its rows. ``error`` says why a text is no table."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    error: str = ""


def column_name(written: str) -> str:
    """A column's name as the contract writes it: lower case, words joined by ``_``.

    >>> column_name(" Tanggal diterima ")
    'tanggal_diterima'
    """
    return "_".join(written.strip().casefold().replace("-", " ").replace("_", " ").split())


def read_table(text: str) -> Table:
    """Read CSV parted by commas or, as Indonesian spreadsheets write it, by semicolons; a byte-order mark is
    fine.

    Empty rows are left out; missing cells are empty; cells beyond the header are joined to ``""``.
    """
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    first = plain.split("\n", 1)[0]
    delimiter = ";" if first.count(";") > first.count(",") else ","
    reader = csv.reader(io.StringIO(plain), delimiter=delimiter)
    rows: list[Row] = []
    try:
        columns = tuple(next(reader, []))
        names = [column_name(column) for column in columns]
        for cells in reader:
            stripped = [cell.strip() for cell in cells]
            if any(stripped):
                padded = stripped + [""] * (len(names) - len(stripped))
                beyond = " ".join(padded[len(names) :])
                rows.append(Row(reader.line_num, {**dict(zip(names, padded, strict=False)), "": beyond}))
    except csv.Error as mistake:
        return Table((), (), str(mistake))
    return Table(columns, tuple(rows))
