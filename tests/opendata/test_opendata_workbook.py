"""The rows of a workbook are joined as text: the bytes are those that XlsxWriter writes cell by cell."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from data_samples import nasty_table
from hypothesis import given, settings
from hypothesis import strategies as st
from xlsxwriter import Workbook  # type: ignore[import-untyped]
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

from plugins.opendata.formats import xlsx_sheet
from plugins.opendata.formats.xlsx_file import xlsx_bytes
from plugins.opendata.model import Field, FieldType, Row
from plugins.opendata.table import Table


class CellByCell(Worksheet):  # type: ignore[misc]
    """The sheet as the library fills it."""

    def fill(self, rows: Sequence[Sequence[Any]], head: Any, body: Any, day: Any) -> None:
        """Write every cell by a call."""
        del body  # that of the columns
        for line, row in enumerate(rows):
            for column, value in enumerate(row):
                if isinstance(value, str):
                    self.write_string(line, column, value, head if line == 0 else None)
                elif isinstance(value, bool):
                    self.write_boolean(line, column, value)
                elif isinstance(value, date):
                    self.write_datetime(line, column, value, day)
                elif value is not None:
                    self.write_number(line, column, value)


def by_the_library(table: Table) -> bytes:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(xlsx_sheet, "TableSheet", CellByCell)
        patch.setattr(xlsx_sheet, "TableBook", Workbook)
        return xlsx_bytes(table)


FIELDS = (
    Field(name="a", title="A"),
    Field(name="b", title="B", type=FieldType.NUMBER),
    Field(name="c", title="C", type=FieldType.DATE),
    Field(name="d", title="D", type=FieldType.BOOLEAN),
    Field(name="e", title="E", type=FieldType.LIST),
)


@pytest.mark.parametrize(
    "table",
    [
        nasty_table(),
        nasty_table(()),
        nasty_table((("x", None, None, None, None),) * 40, fields=FIELDS, keys=()),
        nasty_table(((None,) * 5,) * 20 + (("x", None, None, True, None),), fields=FIELDS, keys=()),
        nasty_table((("x", None, None, None, None), (None,) * 5, (None,) * 5), fields=FIELDS, keys=()),
        nasty_table((("🗳" * 16_500, Decimal("0.5"), None, None, ("a", "b")),), fields=FIELDS, keys=()),
        nasty_table(((" a", None, None, None, None), ("_x0041_<&>\n\"'", 10**16, None, None, None)), fields=FIELDS),
    ],
    ids=["everything", "no rows", "one column", "blocks of empty rows", "ends empty", "long text", "special texts"],
)
def test_workbook_is_the_librarys_own(table: Table) -> None:
    assert xlsx_bytes(table) == by_the_library(table)


cells = st.tuples(
    st.none() | st.text(max_size=8),
    st.none() | st.integers(-(10**17), 10**17) | st.decimals(allow_nan=False, allow_infinity=False, places=3),
    st.none() | st.dates(),
    st.none() | st.booleans(),
    st.none() | st.tuples(st.text(min_size=1, max_size=4)),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(cells, max_size=40))
def test_workbook_of_any_rows_is_the_librarys_own(rows: list[Row]) -> None:
    table = nasty_table(tuple(rows), fields=FIELDS, keys=())
    assert xlsx_bytes(table) == by_the_library(table)
