"""Tables as CSV: RFC 4180, UTF-8 without a byte-order mark, CRLF, one header row of field names.

**Formulas.** A spreadsheet that opens a CSV file takes a cell that begins with one of ``= + - @``, a tab or a carriage
return for a formula, and may run it. Text cells that begin so get an apostrophe in front, which spreadsheets and people
know as "this is text". Only text is touched: numbers, dates and addresses are written as they are, and JSON, XLSX,
Turtle and JSON-LD hold the text unchanged, for nothing is guessed there. Table Schema patterns allow the apostrophe.
"""

from __future__ import annotations

from plugins.opendata.model import FieldType, Value
from plugins.opendata.table import Table
from plugins.opendata.values import cell_text

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula (OWASP, *CSV Injection*)."""

_NOTHING = '""'
_TEXTS = (FieldType.STRING, FieldType.LIST)


def csv_bytes(table: Table) -> bytes:
    """The whole table; an empty cell is nothing between two commas."""
    return csv_head(table) + csv_rows(table)


def csv_head(table: Table) -> bytes:
    """The line of the names."""
    return _line(",".join([field.name for field in table.dataset.fields])).encode()


def csv_rows(table: Table) -> bytes:
    """A line for each row. Column by column, because what a cell needs depends on its column."""
    columns = [
        list(map(_text_cell if field.type in _TEXTS else _other_cell, column))
        for field, column in zip(table.dataset.fields, zip(*table.rows, strict=True), strict=False)
    ]
    return "".join(map(_line, map(",".join, zip(*columns, strict=True)))).encode()


def _line(text: str) -> str:
    """A row of one empty cell must not look like no row at all."""
    return f"{text or _NOTHING}\r\n"


def _text_cell(value: Value) -> str:
    return "" if value is None else quoted(harmless(value))


def _other_cell(value: Value) -> str:
    return "" if value is None else quoted(cell_text(value))


def quoted(text: str) -> str:
    """A cell as RFC 4180 has it (section 2, rules 5 to 7).

    The module `csv` looks at every character by itself, which long texts feel.

    >>> print(quoted('pipa 3" baru'), quoted("a,b"), quoted("biasa"))
    "pipa 3"" baru" "a,b" biasa
    """
    if '"' in text:
        return '"' + text.replace('"', '""') + '"'
    return f'"{text}"' if "," in text or "\n" in text or "\r" in text else text


def harmless(value: Value) -> str:
    r"""A text cell that no spreadsheet runs.

    >>> print(harmless("=SUM(A1:A9)"), harmless("5 - 3"))
    '=SUM(A1:A9) 5 - 3
    """
    text = cell_text(value)
    return f"'{text}" if text.startswith(FORMULA) else text
