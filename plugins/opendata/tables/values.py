"""The rows of a table as values: every cell read by its column's type and held against its rules.

Nothing is left out silently: a cell that cannot be read or breaks a rule is a Problem with line, column and value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from operator import gt, lt

from msgspec import Struct
from msgspec.structs import replace

from plugins.engine.problem import Problem
from plugins.opendata.model import FieldType, Row, Value
from plugins.opendata.tables import problems as found
from plugins.opendata.tables.cells import BadCellError, value_of
from plugins.opendata.tables.columns import NUMBERS, Column, Columns, Place
from plugins.opendata.tables.grid import MAX_CELL, Grid, GridRow, unreadable
from plugins.opendata.tables.numbers import Evidence, Notation, Seen, evidence_of, parse_number
from plugins.opendata.tables.schema import TableMeta
from plugins.ppid.naming import nearest

_FORMULA = re.compile(r"=|[@+-]\s*[A-Za-z][A-Za-z0-9_.]*\s*[(!|:]|#(?:REF|DIV/0|N/A|NAME|VALUE|NUM|NULL)[!?]?$")


class TypedRow(Struct, frozen=True):
    """A row of values with the line of the file on which it begins."""

    line: int
    values: Row


def with_notation(meta: TableMeta, columns: Columns, grid: Grid, place: Place) -> tuple[Columns, tuple[Problem, ...]]:
    """The columns with the notation of their numbers: as declared, else as the numbers themselves prove."""
    if meta.bilangan is not None:
        return _in(columns, meta.bilangan), ()
    open_ = [column for column in columns.all if column.field.type in NUMBERS and column.meta.bilangan is None]
    empty = {"", *meta.kosong}
    seen = (
        (Seen(row.line, column.header, row.cells[column.place]), column.field.type is FieldType.INTEGER)
        for column in open_
        for row in grid.rows
        if row.cells[column.place] not in empty
    )
    evidence = evidence_of(seen)
    if evidence.notation is not None:
        return _in(columns, evidence.notation), ()
    return columns, (_notation_problem(evidence, place),)


def typed_rows(meta: TableMeta, columns: Columns, grid: Grid, place: Place) -> tuple[list[TypedRow], list[Problem]]:
    """The rows as values, and every cell that is none. A bad cell is ``None`` in its row."""
    problems: list[Problem] = []
    empty = {"", *meta.kosong}
    keyed = {key.place for name in meta.kunci if (key := columns.find(name))}
    checkers = [_Checker(column, place.csv, column.place in keyed) for column in columns.all]
    rows = [TypedRow(row.line, tuple(one.read(row, empty, problems) for one in checkers)) for row in grid.rows]
    return rows, problems


def unique_problems(meta: TableMeta, columns: Columns, rows: Sequence[TypedRow], file: str) -> Iterator[Problem]:
    """Values of unique columns, and keys of rows, that come twice."""
    for column in columns.all:
        if column.meta.unik:
            yield from _repeated(file, f"Kolom “{column.header}” harus unik", [column.place], rows)
    named = [key for name in meta.kunci if (key := columns.find(name))]
    if named and not (len(named) == 1 and named[0].meta.unik):
        shown = ", ".join(column.header for column in named)
        yield from _repeated(file, f"Kunci baris ({shown}) berulang", [column.place for column in named], rows)


def shown_value(value: Value) -> str:
    """A value as a message shows it."""
    if isinstance(value, tuple):
        return "; ".join(value)
    return value.isoformat() if isinstance(value, date | datetime) else str(value)


class _Checker(Struct, frozen=True):
    """Reads the cells of one column."""

    column: Column
    file: str
    in_key: bool

    def read(self, row: GridRow, empty: set[str], problems: list[Problem]) -> Value:
        text, header = row.cells[self.column.place], self.column.header
        if text in empty:
            if self.in_key or self.column.meta.wajib:
                problems.append(found.VALUE_MISSING.at(self.file, row.line, header=header))
            return None
        if len(text) > MAX_CELL:
            problems.append(found.CELL_TOO_LONG.at(self.file, row.line, header=header, size=len(text), limit=MAX_CELL))
            return None
        if code := unreadable(text):
            problems.append(found.CELL_UNREADABLE.at(self.file, row.line, header=header, code=code))
            return None
        if _FORMULA.match(text):
            problems.append(found.FORMULA.at(self.file, row.line, header=header, value=text))
            return None
        try:
            value = value_of(text, self.column.field.type, self.column.manner)
            self._hold(value)
        except BadCellError as mistake:
            problems.append(
                found.BAD_VALUE.at(self.file, row.line, header=header, value=text, what=mistake.what, hint=mistake.hint)
            )
            return None
        return value

    def _hold(self, value: Value) -> None:
        """Raises `BadCellError` where a value breaks a rule of its column."""
        rules = self.column.field.constraints
        for limit, beyond, word in ((rules.minimum, lt, "kurang dari"), (rules.maximum, gt, "lebih dari")):
            if limit is not None and beyond(value, limit):  # type: ignore[arg-type]  # both of the column's type
                hint = "Periksa nilainya; bila memang benar, ubah batas pada keterangan kolom itu."
                raise BadCellError(f"{word} {shown_value(limit)}", hint)
        for part in value if isinstance(value, tuple) else (value,) if isinstance(value, str) else ():
            if rules.enum and part not in rules.enum:
                near = nearest(part, rules.enum)
                hint = f"Mungkin maksudnya “{near}”; pilihannya: {', '.join(rules.enum)}."
                raise BadCellError("bukan salah satu pilihan", hint)
            if rules.max_length is not None and len(part) > rules.max_length:
                raise BadCellError(f"lebih dari {rules.max_length} huruf", "Ringkas isinya, atau ubah `panjang`.")
            if self.column.pattern is not None and not self.column.pattern.fullmatch(part):
                raise BadCellError("tidak sesuai `pola`", f"Bentuk yang diminta: {rules.pattern}")


def _in(columns: Columns, notation: Notation) -> Columns:
    """The columns, those without a notation of their own in this one."""
    told = tuple(
        column
        if column.meta.bilangan is not None
        else replace(column, manner=replace(column.manner, notation=notation))
        for column in columns.all
    )
    places = {column.place: column for column in told}
    return Columns(told, {name: places[column.place] for name, column in columns.by_name.items()})


def _notation_problem(evidence: Evidence, place: Place) -> Problem:
    one, other = evidence.indonesian, evidence.english
    if one and other:
        return found.MIXED_NUMBERS.at(
            place.csv,
            max(one.line, other.line),
            indonesian=one.text,
            indonesian_line=one.line,
            english=other.text,
            english_line=other.line,
        )
    seen = evidence.doubtful
    assert seen is not None
    read = [parse_number(seen.text, notation) or Decimal(0) for notation in Notation]
    return found.DOUBTFUL_NUMBER.at(
        place.csv, seen.line, header=seen.header, value=seen.text, one=_told(read[0]), other=_told(read[1])
    )


def _told(value: Decimal) -> str:
    """A number without any sign between thousands, its decimals after a comma: read one way only."""
    return f"{value:f}".replace(".", ",")


def _repeated(file: str, what: str, places: Sequence[int], rows: Sequence[TypedRow]) -> Iterator[Problem]:
    first: dict[tuple[Value, ...], int] = {}
    for row in rows:
        key = tuple(row.values[place] for place in places)
        if any(part is None for part in key):
            continue
        line = first.setdefault(key, row.line)
        if line != row.line:
            value = ", ".join(shown_value(part) for part in key)
            yield found.VALUE_TWICE.at(file, row.line, what=what, value=value, other=line)
