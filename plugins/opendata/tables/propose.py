"""A first YAML for a table that has none: types proposed from its cells, what only people know left to be filled in.

What `inv table` writes. The proposal is checked by the build like any other: titles and descriptions are left empty on
purpose, so that nothing is published that nobody has looked at.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from plugins.engine.problem import Problem
from plugins.opendata.model import FieldType
from plugins.opendata.tables.cells import BadCellError, Manner, value_of
from plugins.opendata.tables.columns import NUMBERS
from plugins.opendata.tables.grid import Grid, fold, headings, read_grid
from plugins.opendata.tables.numbers import Notation, Seen, evidence_of
from plugins.opendata.tables.schema import TYPES, DayOrder

_EMPTY = ("-", "–", "n/a", "N/A", "#N/A", "nihil")
_TRIED = (
    FieldType.YEAR,
    FieldType.INTEGER,
    FieldType.NUMBER,
    FieldType.DATE,
    FieldType.DATETIME,
    FieldType.URI,
)
_FEW = 8
_NAMING = frozenset(("kode", "nomor", "no", "id", "nip", "npsn", "nop", "nib", "rt", "rw", "pos"))
_REGION = re.compile(r"[0-9]{2}(?:\.[0-9]{2})?")
_WORDS = {kind: word for word, kind in TYPES.items()}
_QUOTED = set(":#{}[],&*!|>'\"%@`-? ")


class Guess(Struct, frozen=True):
    """What a column seems to be; ``order`` is of days with slashes, ``choices`` where few texts come again and again,
    ``regions`` is true of Kemendagri codes.
    """

    header: str
    kind: FieldType
    filled: bool
    order: DayOrder | None = None
    choices: tuple[str, ...] = ()
    regions: bool = False


def propose(file: str, data: bytes) -> tuple[str, tuple[Problem, ...]]:
    """The YAML for a table, or "" with what is wrong with the table."""
    grid, problems = read_grid(file, data, headings(data), None)
    if grid is None or problems:
        return "", problems
    marks = sorted({cell for row in grid.rows for cell in row.cells if cell in _EMPTY})
    columns = [_column(grid, place, marks) for place in range(len(grid.headers))]
    notation = _notation(grid, columns, marks)
    return "\n".join(_lines(columns, marks, notation)) + "\n", ()


def run(root: Path, written: str, *, dry_run: bool, say: Callable[[str], object] = sys.stdout.write) -> int:
    """Write the proposal beside a CSV of the project ``root``; an exit code. A YAML that exists is never touched."""
    path = Path(written) if Path(written).is_absolute() else root / written
    target = path.with_suffix(".yaml")
    if path.suffix.lower() != ".csv" or not path.is_file():
        say(f"{written} bukan berkas .csv yang ada.\n")
        return 1
    text, problems = propose(written, path.read_bytes())
    for problem in problems:
        place = f"{problem.file}:{problem.line}" if problem.line else problem.file
        say(f"{problem.severity.label} {problem.code} {place}: {problem.message}\n    Perbaikan: {problem.hint}\n")
    if problems:
        return 1
    if dry_run:
        say(text)
        return 0
    if target.exists() or path.with_suffix(".yml").exists():
        say(f"{target.name} sudah ada dan tidak diubah. Pakai --dry-run untuk melihat usulannya.\n")
        return 1
    target.write_text(text, "utf-8", newline="\n")
    say(f"{target.name} ditulis. Isi judul dan keterangannya, lalu jalankan `inv build`.\n")
    return 0


def _column(grid: Grid, place: int, marks: Sequence[str]) -> Guess:
    header = grid.headers[place]
    cells = [row.cells[place] for row in grid.rows]
    texts = [cell for cell in cells if cell and cell not in marks]
    filled = bool(cells) and len(texts) == len(cells)
    named = bool(_NAMING & set(fold(header).split("_")))  # numbers that name things are texts: nobody adds them up
    for kind in _TRIED if texts and not named else ():
        if kind is FieldType.YEAR and "tahun" not in header.casefold():
            continue
        if kind in NUMBERS and any(re.match(r"[+-]?0[0-9]", text) for text in texts):
            continue  # codes such as 0123 are texts
        manner = _manner(kind, texts)
        if manner is not None:
            return Guess(header, kind, filled, manner.order)
    if texts and all(text.casefold() in {"ya", "tidak"} for text in texts):
        return Guess(header, FieldType.BOOLEAN, filled)
    choices = tuple(sorted(set(texts)))
    if texts and all(_REGION.fullmatch(text) for text in texts):
        return Guess(header, FieldType.STRING, filled, regions=True)
    few = len(choices) <= _FEW and len(texts) >= 2 * len(choices)
    return Guess(header, FieldType.STRING, filled, choices=choices if few else ())


def _manner(kind: FieldType, texts: Sequence[str]) -> Manner | None:
    """The one manner in which all texts are of a type, or ``None``; days that could be months are left undeclared."""
    if kind is FieldType.DATE:
        ways = [Manner(), *(Manner(order=order) for order in DayOrder)]
    else:
        ways = [Manner(notation) for notation in Notation]
    fitting = [way for way in ways if all(_reads(text, kind, way) for text in texts)]
    if kind is FieldType.DATE and len(fitting) > 1:
        return Manner()
    return fitting[0] if fitting else None


def _reads(text: str, kind: FieldType, way: Manner) -> bool:
    try:
        value_of(text, kind, way)
    except BadCellError as mistake:
        return kind is FieldType.DATETIME and mistake.what == "tanpa zona waktu"
    return True


def _notation(grid: Grid, columns: Sequence[Guess], marks: Sequence[str]) -> Notation | None:
    """The notation that the numbers prove; ``None`` where they prove none, and the editor must say it."""
    numbers = [
        (place, column) for place, column in enumerate(columns) if column.kind in {FieldType.INTEGER, FieldType.NUMBER}
    ]
    seen = (
        (Seen(row.line, column.header, row.cells[place]), column.kind is FieldType.INTEGER)
        for place, column in numbers
        for row in grid.rows
        if row.cells[place] and row.cells[place] not in marks
    )
    return evidence_of(seen).notation if numbers else Notation.INDONESIAN


def _lines(columns: Sequence[Guess], marks: Sequence[str], notation: Notation | None) -> Iterator[str]:
    yield "# Keterangan tabel; semua kuncinya dijelaskan di docs/tabel-data.md."
    yield "judul:   # apa isinya, dan tahun berapa"
    yield "keterangan:   # bagaimana diperoleh, dan batas pemakaiannya"
    yield "diperbarui:   # TTTT-BB-HH"
    yield "pembaruan: tidak-diketahui   # misalnya tahunan"
    if marks:
        yield f"kosong: {json.dumps(marks, ensure_ascii=False)}"
    if notation is None:
        yield "bilangan:   # indonesia (1.234,5) atau inggris (1,234.5): angkanya dapat dibaca keduanya"
    yield "kolom:"
    for column in columns:
        yield f"  {_key(column.header)}:"
        yield f"    jenis: {_WORDS[column.kind]}"
        if column.order:
            yield f"    bentuk: {column.order.value}"
        if column.kind in NUMBERS:
            yield "    satuan:   # misalnya rupiah, orang, persen"
        if column.filled:
            yield "    wajib: true"
        if column.regions:
            yield "    rujukan: wilayah"
        if column.choices:
            yield f"    # pilihan: {json.dumps(column.choices, ensure_ascii=False)}"


def _key(header: str) -> str:
    """A heading as a key of YAML."""
    plain = not _QUOTED & set(header.replace(" ", "x")) and not header[:1].isdigit() and "\\" not in header
    return header if plain else json.dumps(header, ensure_ascii=False)
