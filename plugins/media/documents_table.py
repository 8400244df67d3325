"""A CSV file described: how many rows of data and columns it has."""

from __future__ import annotations

import csv
import io

from plugins.media.documents_model import Facts, Unit

_COUNTED = 30_000_000
"""Bytes up to which rows are counted."""
_SIGNS = ",;\t|"


def describe_csv(data: bytes) -> Facts:
    """Rows below the heading, and columns of the heading; nothing for a table too large to count."""
    if len(data) > _COUNTED:
        return Facts()
    text = _decoded(data)
    head = text.partition("\n")[0]
    delimiter = max(_SIGNS, key=head.count)  # of equal ones the first: a comma
    rows, columns = 0, 0
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            if any(cell.strip() for cell in row):
                rows += 1
                columns = columns or len(row)
    except csv.Error:  # a cell of more than 128 kB: no table that anyone reads
        return Facts()
    count = max(rows - 1, 0)
    return Facts(count=count or None, unit=Unit.ROWS if count else None, columns=columns or None)


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")
