"""A worksheet and a workbook of XlsxWriter that take a whole table at once.

XlsxWriter writes cell by cell, a call for each attribute of each: nine tenths of what all files of a table cost. Here
the rows are joined as text, and everything else stays the library's: the bytes are those that it would write itself,
which `tests/opendata/test_opendata_workbook.py` holds against it. The methods that are overridden are none that it
promises to keep; the test tells when a new version of it calls them otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from xlsxwriter import Workbook  # type: ignore[import-untyped]
from xlsxwriter.packager import Packager  # type: ignore[import-untyped]
from xlsxwriter.sharedstrings import SharedStrings  # type: ignore[import-untyped]
from xlsxwriter.utility import _utf16_len, _utf16_truncate, xl_col_to_name  # type: ignore[import-untyped]
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

Plain = str | bool | date | Any
"""What stands in a cell: a text, a truth, a day, or a number; ``None`` for an empty one."""

_DAY = "day"
"""A kind of cell of its own among the attributes of the others, for it is shown in another format."""

_BLOCK = 16
"""Rows of a worksheet that share one ``spans``, as Excel writes them."""

_SPECIAL = re.compile(r"[&<>\x00-\x1f\ufffe\uffff]|_x|^\s|\s$")
"""What the library escapes or marks; every other text is written as it is."""


class TableSheet(Worksheet):  # type: ignore[misc]  # XlsxWriter is untyped
    """A sheet whose rows are given as a whole by `fill`."""

    def fill(self, rows: Sequence[Sequence[Plain]], head: Any, body: Any, day: Any) -> None:
        """Take all rows, the first in the format ``head``; days are shown in ``day``, all else in ``body``."""
        self._formats = head, body, day
        self._days = False
        # Nearly every cell is a text that is shared as it is; it is spared the call.
        text, shared, longest = ' t="s"', self.str_table._get_shared_string_index, self.xls_strmax // 2  # noqa: SLF001
        self._cells = [
            [
                (at, text, shared(value)) if type(value) is str and len(value) <= longest else (at, *self._kept(value))
                for at, value in enumerate(row)
                if value is not None
            ]
            for row in rows
        ]
        last = max((number for number, row in enumerate(self._cells) if row), default=0)
        self._check_dimensions(0, 0)
        self._check_dimensions(last, max((row[-1][0] for row in self._cells if row), default=0))

    def _kept(self, value: Plain) -> tuple[str, Plain]:
        """A cell as the attribute of its kind and what stands in it; texts are those of the whole workbook."""
        if isinstance(value, str):
            if _utf16_len(value) > self.xls_strmax:
                value = _utf16_truncate(value, self.xls_strmax)
            return ' t="s"', self.str_table._get_shared_string_index(value)  # noqa: SLF001 -- see the top
        if isinstance(value, bool):
            return ' t="b"', int(value)
        if isinstance(value, date):
            self._days = True
            return _DAY, f"{self._convert_date_time(value):.16G}"
        return "", f"{value:.16G}"

    def _write_rows(self) -> None:
        # A format gets its number when it is asked for the first time, and one that nothing is shown in gets none.
        used = self._formats if self._days else self._formats[:2]
        head, body, *day = (f' s="{form._get_xf_index()}"' for form in used)  # noqa: SLF001
        columns = [xl_col_to_name(at) for at in range(self.dim_colmax + 1)]
        text: list[str] = []
        for first in range(0, self.dim_rowmax + 1, _BLOCK):
            block = self._cells[first : min(first + _BLOCK, self.dim_rowmax + 1)]
            filled = [row for row in block if row]
            if not filled:
                continue
            spans = f"{min(row[0][0] for row in filled) + 1}:{max(row[-1][0] for row in filled) + 1}"
            for number, row in enumerate(block, start=first + 1):
                if row:
                    style = head if number == 1 else body
                    text.append(f'<row r="{number}" spans="{spans}">')
                    text += [
                        f'<c r="{columns[at]}{number}"{style}{kind}><v>{shown}</v></c>'
                        if kind != _DAY
                        else f'<c r="{columns[at]}{number}"{day[0]}><v>{shown}</v></c>'
                        for at, kind, shown in row
                    ]
                    text.append("</row>")
        self.fh.write("".join(text))


class TableBook(Workbook):  # type: ignore[misc]
    """A workbook for such sheets."""

    def _get_packager(self) -> Packager:
        return _TablePackager()


class _TablePackager(Packager):  # type: ignore[misc]
    def _write_shared_strings_file(self) -> None:
        if self.workbook.str_table.count:
            strings = _TableStrings()
            strings.string_table = self.workbook.str_table
            strings._set_xml_writer(self._filename("xl/sharedStrings.xml"))  # noqa: SLF001
            strings._assemble_xml_file()  # noqa: SLF001


class _TableStrings(SharedStrings):  # type: ignore[misc]
    def _write_sst_strings(self) -> None:
        special = _SPECIAL.search
        for string in self.string_table.string_array:
            if special(string):
                self._write_si(string)
            else:
                self.fh.write(f"<si><t>{string}</t></si>")
