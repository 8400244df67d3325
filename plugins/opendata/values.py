"""Cells as every format takes them: cleaned once, so that no format differs from another."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from plugins.opendata.model import Field, FieldType, Row, Rows, Value
from plugins.opendata.origin import Origin

SEPARATOR = "; "
"""What parts several texts of one cell where a format knows no lists (CSV, XLSX)."""

# What XML 1.0 forbids even escaped: a worksheet could not hold it, and no text means it.
# Names what is in it, not what is not: Python takes ten times as long to compile a class of nearly everything.
_ILLEGAL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def rows_of(rows: Iterable[Row]) -> Rows:
    """Rows that are at hand, marked by what they say."""
    kept = tuple(rows)
    return Rows(hashlib.sha256(repr(kept).encode("utf-8", "surrogatepass")).hexdigest(), lambda: kept)


def cleaned(fields: Sequence[Field], rows: Iterable[Row], origin: Origin) -> tuple[Row, ...]:
    """Rows in which every text is clean, every empty cell ``None``, and every address a full one.

    Raises `ValueError` where a row has not a cell for every field.
    """
    columns = list(zip(*rows, strict=True)) or [()] * len(fields)
    clean = [
        list(map(_cleaner(field, origin), column)) if column else []
        for field, column in zip(fields, columns, strict=True)
    ]
    return tuple(zip(*clean, strict=True))


def clean_text(text: str) -> str:
    r"""A text without the characters that no format can hold; every line end is ``\n``.

    >>> clean_text("satu\r\ndua\x00")
    'satu\ndua'
    """
    if text.isprintable():
        return text.strip()
    return _ILLEGAL.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def cell_text(value: Value) -> str:
    """A cell as plain text, as CSV has it: ISO 8601 dates, decimal points, ``true`` and ``false``.

    >>> cell_text(Decimal("1E+2")), cell_text(("a", "b")), cell_text(True)
    ('100', 'a; b', 'true')
    """
    written = _WRITTEN.get(type(value))
    return written(value) if written else str(value)


_WRITTEN: Mapping[type, Callable[[Any], str]] = {
    type(None): lambda _: "",
    bool: lambda value: "true" if value else "false",
    date: date.isoformat,
    datetime: lambda value: value.isoformat(timespec="seconds"),
    Decimal: lambda value: format(value, "f"),
    int: str,
    str: str,
    tuple: SEPARATOR.join,
}
"""How a cell of each type is written; a chain of questions would be asked for every cell of every file."""


def _cleaner(field: Field, origin: Origin) -> Callable[[Value], Value]:
    if field.type is FieldType.URI:
        return lambda value: origin.url(clean_text(value)) if isinstance(value, str) and value.strip() else None
    if field.type is FieldType.URI_LIST:
        return lambda value: tuple(origin.url(part) for part in _listed(value) or ()) or None
    if field.type is FieldType.LIST:
        return _listed
    return _tidy


def _tidy(value: Value) -> Value:
    if value is None:
        return None
    if isinstance(value, str):
        return clean_text(value) or None
    if isinstance(value, datetime) and value.tzinfo is None:
        raise ValueError("a moment without a zone")
    return value


def _listed(value: Value) -> tuple[str, ...] | None:
    parts = (value,) if isinstance(value, str) else value
    if not isinstance(parts, tuple):
        return None
    return tuple(text for text in (clean_text(part) for part in parts) if text) or None
