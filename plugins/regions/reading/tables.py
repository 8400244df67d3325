"""Reads tables with a header: counted nouns or measured labels above rows of numbers, rows of years among them.

A table whose first column names parts of the region ("Kecamatan A | 12.000") tells nothing of the region itself, so
that only rows led by a date, by the region's own name, or by a number are read.
"""

from __future__ import annotations

import re
from itertools import pairwise

from msgspec import Struct

from plugins.regions.dates import UNKNOWN, ReferenceDate
from plugins.regions.model import FactKind, Quantity
from plugins.regions.numbers import NumberPhrase
from plugins.regions.reading.context import Context
from plugins.regions.reading.counts import NOUN, noun_of
from plugins.regions.reading.found import Found
from plugins.regions.reading.rules import LABEL_UNIT, RULES, standard_unit
from plugins.regions.reading.text import Sentence

_CELLS = re.compile(r"[^|\t\n]{1,200}")
_COUNTED = re.compile(rf"\s{{0,4}}(?:jumlah\s)?(?:{NOUN})\s{{0,4}}")
_LEADING = re.compile(
    r"\s{0,4}(?:no|tahun|thn|periode|waktu|tanggal|keadaan|wilayah|daerah|kabupaten|kota|nama)?\.?\s{0,4}"
)
_YEAR = re.compile(r"\s{0,4}(?:19|20)[0-9]{2}\s{0,4}")


class _Column(Struct, frozen=True):
    """What the numbers below a header's cell are; the first column may have no kind and lead the rows."""

    kind: FactKind | None
    unit: str


def read_tables(context: Context) -> list[Found]:
    """The figures and counts that tables with a header give for the region."""
    found: list[Found] = []
    cores = {number.core: number for number in context.numbers}
    columns: list[_Column] = []
    for before, row in pairwise((None, *context.note.sentences)):
        assert row is not None
        if before is None or not row.is_row or row.paragraph != before.paragraph:
            columns = []
        header = _header(context, row)
        if header:
            columns = header
        elif columns:
            found.extend(_row(context, row, columns, cores))
    return found


def _header(context: Context, row: Sentence) -> list[_Column]:
    """The columns of a header row; empty if a cell is neither a counted noun nor a measured label."""
    low = context.note.low
    cells = list(_CELLS.finditer(low, row.start, row.end)) if row.is_row else []
    columns = [_column(low, cell.start(), cell.end()) for cell in cells]
    if len(columns) < 2 or not columns[0] or not all(column and column.kind for column in columns[1:]):  # noqa: PLR2004
        return []
    return [column for column in columns if column]


def _column(low: str, start: int, end: int) -> _Column | None:
    counted = _COUNTED.fullmatch(low, start, end)
    if counted:
        return _Column(*noun_of(counted))
    for rule in RULES:
        label = rule.label.search(low, start, end)
        prefix = low[start : label.start()].strip() if label else ""
        if label is None or prefix not in ("", "jumlah", "total") or rule.blocked_label.match(low, label.end()):
            continue
        shown = LABEL_UNIT.match(low, label.end(), end)
        unit = standard_unit(rule, shown.group("unit") if shown else None)
        rest = low[shown.end() if shown else label.end() : end].strip()
        if not rest and (unit or rule.kind in (FactKind.POPULATION, FactKind.DENSITY)):
            return _Column(rule.kind, unit or rule.default_unit)
    return _Column(None, "") if _LEADING.fullmatch(low, start, end) else None


def _row(context: Context, row: Sentence, columns: list[_Column], cores: dict[int, NumberPhrase]) -> list[Found]:
    low = context.note.low
    cells = list(_CELLS.finditer(low, row.start, row.end))
    if len(cells) != len(columns):
        return []
    reference: ReferenceDate = UNKNOWN
    first = 0
    if columns[0].kind is None:
        date = context.dates_in(cells[0].start(), cells[0].end())
        named = context.scene.places_between(cells[0].start(), cells[0].end())
        if date:
            reference = date[0].date
        elif _YEAR.fullmatch(cells[0].group()):
            reference = ReferenceDate(int(cells[0].group()))
        elif not (named and context.scene.target.covers(named[0])):
            return []
        first = 1
    found: list[Found] = []
    for column, cell in zip(columns[first:], cells[first:], strict=True):
        number = cores.get(cell.start() + len(cell.group()) - len(cell.group().lstrip()))
        whole = number is not None and number.end - cell.start() >= len(cell.group().rstrip())
        if column.kind is None or number is None or not whole or not number.sure:
            return []
        quantity = Quantity(number.low, number.high, column.unit, number.approximate)
        read = ((cells[0].start(), cells[0].end()),) if first else ()
        found.append(Found(column.kind, quantity, (number.start, number.end), reference, read))
    return found
