"""Tables as workbooks: typed cells, a frozen header with filters, A4 landscape as wide as one page.

Equal tables make equal bytes: XlsxWriter dates the parts of the archive alike, and the workbook's own date is the day
the data last changed.
"""

from __future__ import annotations

import io
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from plugins.opendata.model import Field, FieldType, Value
from plugins.opendata.table import Table
from plugins.opendata.values import cell_text

MAX_ROWS = 1_048_575
MAX_TEXT = 32_767
"""What a worksheet and a cell can hold; a table with more has no workbook, for a cut text would be another text."""

SHEET = "data"
ABOUT = "keterangan"
_EPOCH = date(2000, 1, 1)
"""The date inside a workbook whose last change nobody knows; fixed, so that it says the same in every build."""

_FIRST = date(1900, 3, 1)
"""Before this day spreadsheets count differently; such days are written as text."""

_DIGITS = 15
"""A spreadsheet keeps no more digits of a number; longer ones are written as text."""

_ROUND = 10**_DIGITS

_WIDTHS = {FieldType.BOOLEAN: 9, FieldType.DATE: 12, FieldType.DATETIME: 26, FieldType.YEAR: 8, FieldType.URI: 40}
_LOOKED_AT = 200
_NARROW, _WIDE = 8, 48


def fits(table: Table) -> bool:
    """Whether a workbook can hold the table."""
    if len(table.rows) > MAX_ROWS:
        return False
    lengths = (
        len(cell) if type(cell) is str else len(cell_text(cell)) if type(cell) is tuple else 0
        for row in table.rows
        for cell in row
    )
    return max(lengths, default=0) <= MAX_TEXT


def xlsx_bytes(table: Table) -> bytes:
    """The table on the sheet ``data``, and what it means on the sheet ``keterangan``."""
    from plugins.opendata.formats.xlsx_sheet import (  # noqa: PLC0415 -- needed only where a table is new
        TableBook,
        TableSheet,
    )

    buffer = io.BytesIO()
    book = TableBook(buffer, {"in_memory": True})
    changed = table.modified or _EPOCH
    book.set_properties(
        {
            "title": table.dataset.title,
            "author": table.dataset.publisher or table.origin.office,
            "created": datetime(changed.year, changed.month, changed.day, tzinfo=UTC).replace(tzinfo=None),
        }
    )
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "border": 1})
    _data(book.add_worksheet(SHEET, TableSheet), table, head, book)
    _about(book.add_worksheet(ABOUT), table, head)
    book.close()
    return buffer.getvalue()


def _data(sheet: Any, table: Table, head: Any, book: Any) -> None:
    fields = table.dataset.fields
    body = book.add_format({"text_wrap": True, "valign": "top"})
    day = book.add_format({"num_format": "yyyy-mm-dd", "valign": "top"})
    for column, field in enumerate(fields):
        sheet.set_column(column, column, _width(table, column, field), body)
    rows = [[value if value is None or type(value) is str else _shown(value) for value in row] for row in table.rows]
    sheet.fill([[field.name for field in fields], *rows], head, body, day)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(table.rows), 1), len(fields) - 1)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)


def _shown(value: Value) -> Any:
    """A cell as a worksheet has it: a number or a day that it would change is written as text."""
    if value is None or isinstance(value, str | bool):
        return value
    if isinstance(value, int | Decimal):
        return value if _exact(value) else cell_text(value)
    if isinstance(value, date) and not isinstance(value, datetime) and value >= _FIRST:
        return value
    return cell_text(value)


def _exact(value: int | Decimal) -> bool:
    """Whether a spreadsheet keeps every digit."""
    if isinstance(value, int) and abs(value) < _ROUND:
        return True
    return len(Decimal(value).normalize().as_tuple().digits) <= _DIGITS


def _width(table: Table, column: int, field: Field) -> int:
    if field.type in _WIDTHS:
        return _WIDTHS[field.type]
    longest = max((len(cell_text(row[column])) for row in table.rows[:_LOOKED_AT]), default=0)
    return min(max(longest, len(field.name), _NARROW) + 2, _WIDE)


def _about(sheet: Any, table: Table, head: Any) -> None:
    dataset, origin = table.dataset, table.origin
    licence = dataset.licence or origin.licence
    facts = (
        ("judul", dataset.title),
        ("keterangan", dataset.description),
        ("tahun", table.part),
        ("penerbit", dataset.publisher or origin.office),
        ("lisensi", f"{licence.title} {licence.url}"),
        ("diperbarui", cell_text(table.modified)),
        ("halaman", origin.url(dataset.address)),
    )
    lines = [(name, value) for name, value in facts if value]
    for line, (name, value) in enumerate(lines):
        sheet.write_string(line, 0, name, head)
        sheet.write_string(line, 1, value)
    start = len(lines) + 1
    for column, title in enumerate(("kolom", "nama", "jenis", "satuan", "keterangan")):
        sheet.write_string(start, column, title, head)
    for line, field in enumerate(dataset.fields, start=start + 1):
        told = (field.name, field.title, field.type.value, field.unit, field.description)
        for column, value in enumerate(told):
            sheet.write_string(line, column, value)
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 4, 32)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
