"""CSV as offices write it, as headings and rows with their lines; every defect is a Problem, nothing is repaired.

RFC 4180, with commas, semicolons or tabs, in UTF-8 with or without a byte-order mark, with either kind of line end.
The YAML names the columns, so that the delimiter is the one that gives these very headings.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import islice
from unicodedata import category

from msgspec import Struct

from plugins.engine import problems as engine_found
from plugins.engine.files import decode
from plugins.engine.problem import Problem
from plugins.engine.words import size_text
from plugins.newsroom.slugs import slugged
from plugins.opendata.tables import problems as found
from plugins.opendata.tables.schema import MAX_LENGTH, Delimiter

MAX_BYTES = 10_000_000
"""The largest table that is read: some 100,000 rows of ten columns."""
MAX_CELL = MAX_LENGTH
"""Characters of a cell; a spreadsheet refuses more than 32,767."""
MAX_COLUMNS = 200

_FINE = frozenset((engine_found.BYTE_ORDER_MARK.code, engine_found.WINDOWS_LINES.code))
"""What every spreadsheet writes, and what is therefore no mistake in a CSV."""
_OTHER_FORMATS = (
    (b"PK\x03\x04", "buku kerja Excel (.xlsx) atau berkas ZIP"),
    (b"\xd0\xcf\x11\xe0", "buku kerja Excel lama (.xls)"),
    (b"%PDF", "dokumen PDF"),
    (b"\xff\xfe", "teks UTF-16 (“Unicode Text”)"),
    (b"\xfe\xff", "teks UTF-16 (“Unicode Text”)"),
    (b"\x1f\x8b", "berkas terkompresi (gzip)"),
)
_TRIED = 200
_BREAKS = frozenset("\t\n")
_NO_CHARACTER = 0xFFFE


class GridRow(Struct, frozen=True):
    """A row: the line of the file on which it begins, and its cells, stripped."""

    line: int
    cells: tuple[str, ...]


class Grid(Struct, frozen=True):
    """A table as text."""

    headers: tuple[str, ...]
    rows: tuple[GridRow, ...]
    delimiter: Delimiter


def fold(header: str) -> str:
    """A heading as it is compared: case, accents and punctuation do not tell headings apart.

    >>> fold(" Pagu  Anggaran (Rp)") == fold("pagu anggaran rp")
    True
    """
    return slugged(header).replace("-", "_") or header.strip()


def read_grid(
    file: str, data: bytes, wanted: Sequence[str], delimiter: Delimiter | None
) -> tuple[Grid | None, tuple[Problem, ...]]:
    """A table from its bytes; ``wanted`` are the headings that the YAML describes. ``None`` where it cannot be used."""
    other = next((what for start, what in _OTHER_FORMATS if data.startswith(start)), "")
    if other:
        return None, (found.NOT_TEXT.at(file, what=other),)
    if len(data) > MAX_BYTES:
        return None, (found.TOO_LARGE.at(file, size=size_text(len(data)), limit=size_text(MAX_BYTES)),)
    source, problems = decode(file, data)
    serious = tuple(problem for problem in problems if problem.code not in _FINE)
    if source is None:
        return None, serious
    if not source.text.strip(' \t\n,;"'):
        return None, (engine_found.EMPTY_FILE.at(file),)
    text, skipped, told = _without_hint(source.text)
    chosen = delimiter or told or _delimiter(text, wanted)
    try:
        rows = list(_rows(text, chosen, skipped))
    except csv.Error as mistake:
        line = skipped + _line_of_error(text, chosen)
        if "field limit" in str(mistake):
            return None, (found.CELL_TOO_LONG.at(file, line, header="?", size="lebih dari 131.072", limit=MAX_CELL),)
        return None, (found.BAD_QUOTES.at(file, line, detail=_quotes(str(mistake))),)
    return _checked(file, rows, chosen)


def sniff(text: str) -> Delimiter:
    r"""The delimiter of a table that nobody has described: the one that gives the most columns to all of its rows.

    >>> sniff("a;b\n1,5;2\n")
    <Delimiter.SEMICOLON: 'titik-koma'>
    """

    def likeness(one: Delimiter) -> tuple[int, int, int]:
        even, _ = _evenness(text, one)
        headers = next((row for row in _tried(text, one) if any(row)), [])
        return even if even > 1 else 0, len(headers), even

    return max(Delimiter, key=likeness)


def headings(data: bytes) -> tuple[str, ...]:
    """The headings of a table that nobody has described, by the delimiter that `sniff` finds; none of broken bytes."""
    source, _ = decode("", data[:MAX_BYTES])
    if source is None:
        return ()
    text, _, told = _without_hint(source.text)
    first = next((row for row in _tried(text, told or sniff(text)) if any(row)), [])
    return tuple(cell.strip() for cell in first)


def _without_hint(text: str) -> tuple[str, int, Delimiter | None]:
    """The text after a first line ``sep=;``, which some spreadsheets write and obey."""
    first, _, rest = text.partition("\n")
    mark = first.strip().strip('"')
    if mark.casefold().startswith("sep=") and len(mark) == len("sep=;"):
        return rest, 1, next((one for one in Delimiter if one.sign == mark[-1]), None)
    return text, 0, None


def _delimiter(text: str, wanted: Sequence[str]) -> Delimiter:
    names = {fold(header) for header in wanted}

    def likeness(one: Delimiter) -> tuple[int, int, bool]:
        headers = next(iter(_tried(text, one)), [])
        return sum(fold(header) in names for header in headers), *_evenness(text, one)

    return max(Delimiter, key=likeness)


def _evenness(text: str, delimiter: Delimiter) -> tuple[int, bool]:
    """How many columns all the first rows have in common (0: they differ), and whether it is the semicolon."""
    counts = {len(row) for row in _tried(text, delimiter) if any(row)}
    return counts.pop() if len(counts) == 1 else 0, delimiter is Delimiter.SEMICOLON


def _tried(text: str, delimiter: Delimiter) -> list[list[str]]:
    """The first rows, as far as they can be read with a delimiter."""
    rows: list[list[str]] = []
    with suppress(csv.Error):
        rows.extend(islice(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter.sign), _TRIED))
    return rows


def _rows(text: str, delimiter: Delimiter, skipped: int) -> Iterator[GridRow]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter.sign, strict=True)
    line = 1
    for cells in reader:
        stripped = tuple(cell.strip() for cell in cells)
        if any(stripped):
            yield GridRow(line + skipped, stripped)
        line = reader.line_num + 1


def _line_of_error(text: str, delimiter: Delimiter) -> int:
    """The line on which the row begins that cannot be read."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter.sign, strict=True)
    line = 1
    try:
        for _ in reader:
            line = reader.line_num + 1
    except csv.Error:
        return line
    return line


def _quotes(said: str) -> str:
    if "expected after" in said:
        return "ada teks sesudah tanda petik penutup"
    if "unexpected end" in said:
        return "tanda petik dibuka dan tidak pernah ditutup"
    return "tanda petik di tempat yang keliru"


def _checked(file: str, rows: list[GridRow], delimiter: Delimiter) -> tuple[Grid | None, tuple[Problem, ...]]:
    if not rows:
        return None, (engine_found.EMPTY_FILE.at(file),)
    width = max(_filled(row.cells) for row in rows)  # columns that are empty throughout are no columns
    header = rows[0]
    expected = max(_filled(header.cells), min(width, len(header.cells)))
    headers = tuple(" ".join(cell.split()) for cell in header.cells[:expected])
    problems = list(_header_problems(file, header.line, headers))
    if len(rows) == 1:
        problems.append(found.NO_ROWS.at(file, header.line))
    good: list[GridRow] = []
    for row in rows[1:]:
        beyond = any(row.cells[expected:])
        if len(row.cells) < expected or beyond:
            problems.append(
                found.RAGGED.at(
                    file, row.line, count=len(row.cells), expected=expected, delimiter=delimiter.value.replace("-", " ")
                )
            )
        else:
            good.append(GridRow(row.line, row.cells[:expected]))
    return Grid(headers, tuple(good), delimiter), tuple(problems)


def _filled(cells: Sequence[str]) -> int:
    """How many cells there are up to the last one that holds something."""
    return max((number for number, cell in enumerate(cells, 1) if cell), default=0)


def _header_problems(file: str, line: int, headers: Sequence[str]) -> Iterator[Problem]:
    first: dict[str, int] = {}
    if len(headers) > MAX_COLUMNS:
        detail = f"{len(headers)} kolom"
        yield found.TOO_LARGE.at(file, line, size=detail, limit=f"{MAX_COLUMNS} kolom")
    for number, header in enumerate(headers, 1):
        if not header:
            yield found.HEADER_EMPTY.at(file, line, number=number)
            continue
        if (taken := first.setdefault(fold(header), number)) != number:
            yield found.HEADER_TWICE.at(file, line, header=header, first=taken, second=number)


def unreadable(cell: str) -> str:
    """The name of the first control character in a cell, or ``""``.

    >>> unreadable("baik"), unreadable("a" + chr(7))
    ('', 'U+0007')
    """
    if cell.isprintable():
        return ""
    for char in cell:
        # Controls, halves of pairs, and what is no character; invisible letters such as U+200D may stand.
        if char not in _BREAKS and (category(char) in {"Cc", "Cs"} or ord(char) & _NO_CHARACTER == _NO_CHARACTER):
            return f"U+{ord(char):04X}"
    return ""
