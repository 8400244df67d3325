"""The list of public information as an office's own sheet: ``dip.csv`` or ``dip.xlsx``, headed in the words of Annex I.

The same seven columns in any order, with `EXTRA` columns beside them. A cell says what the same key says in the front
matter of an item (``docs/ppid.md``).
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from posixpath import normpath

from msgspec import Struct

from plugins.engine.files import Source
from plugins.engine.problem import Problem
from plugins.newsroom.body import Body
from plugins.newsroom.slugs import slugged
from plugins.ppid import problems
from plugins.ppid.checklist import OPEN_CLASSES, Checklist, Kelas
from plugins.ppid.dip import COLUMNS
from plugins.ppid.item import DocumentFile, Form, Item
from plugins.ppid.model import ItemDocument
from plugins.ppid.naming import nearest
from plugins.ppid.tables import Row, Table, column_name, read_table

CSV_FILE, XLSX_FILE = "ppid/dip.csv", "ppid/dip.xlsx"
EXTRA = (
    "id",
    "judul",
    "kelas",
    "butir",
    "tahun",
    "berkas",
    "diperbarui",
    "berlaku_sampai",
    "topik",
    "wilayah",
    "contoh",
)
"""The columns that a sheet may have beside those of Annex I."""

IGNORED = ("tautan", "sha256", "nomor")
"""Columns of the site's own download that say nothing new; a downloaded list can be read back."""

_MAX_ROWS = 20_000
_MAX_BYTES = 20_000_000
_MAX_ID = 80
_KEYS = ("no", "ringkasan", "unit", "penanggung_jawab", "waktu_dan_tempat", "bentuk", "retensi")
_PARTS = re.compile(r"[;,\n]+")
_YES = {"ya": True, "true": True, "tidak": False, "false": False, "": False}


class _Reader(Struct, frozen=True):
    """What the reading of a row needs: ``units`` by id, ``unit_ids`` by name in lower case."""

    file: str
    checklist: Checklist
    units: Mapping[str, str]
    unit_ids: Mapping[str, str]


def read_sheet(
    file: str, table: Table, checklist: Checklist, units: Mapping[str, str]
) -> tuple[tuple[ItemDocument, ...], tuple[Problem, ...]]:
    """The rows of a sheet as items, and what is wrong with its form; the rules of items are checked elsewhere.

    ``units`` maps unit ids to official names; a cell may hold either. A row with an unreadable cell is left out.
    """
    if table.error:
        return (), (problems.SHEET_UNREADABLE.at(file, sheet=file, why=table.error),)
    names, wrong = _columns(file, table.columns)
    if any(problem.code == problems.SHEET_COLUMN_MISSING.code for problem in wrong):
        return (), tuple(wrong)
    reader = _Reader(
        file, checklist, units, {name.casefold(): key for key, name in sorted(units.items(), reverse=True)}
    )
    items: list[ItemDocument] = []
    for row in table.rows:
        cells = {key: row.cells.get(written, "") for written, key in names.items()}
        mistakes = list(_mistakes(file, row.line, cells))
        wrong += mistakes
        if not mistakes:
            items.append(_item(reader, row.line, cells))
    return tuple(items), tuple(wrong)


def xlsx_table(path: Path) -> Table:
    """The first sheet of a workbook as a table; the first row that is not empty is its header."""
    from openpyxl import load_workbook  # noqa: PLC0415 -- slow to import, and few offices keep a workbook
    from openpyxl.utils.exceptions import InvalidFileException  # noqa: PLC0415

    try:
        if path.stat().st_size > _MAX_BYTES or _unpacked(path) > 10 * _MAX_BYTES:
            return Table((), (), "berkasnya terlalu besar")
        book = load_workbook(path, read_only=True, data_only=True)
        lines = [
            (number, [_cell(value) for value in values])
            for number, values in enumerate(book.worksheets[0].iter_rows(values_only=True, max_row=_MAX_ROWS), start=1)
        ]
        book.close()
    except (OSError, ValueError, KeyError, IndexError, TypeError, zipfile.BadZipFile, InvalidFileException) as failure:
        return Table((), (), f"bukan berkas XLSX yang utuh ({type(failure).__name__})")
    filled = [(number, cells) for number, cells in lines if any(cells)]
    if not filled:
        return Table((), (), "tabelnya kosong")
    columns = tuple(filled[0][1])
    names = [_plain(column) for column in columns]
    rows = tuple(Row(number, dict(zip(names, cells, strict=False))) for number, cells in filled[1:])
    return Table(columns, rows)


def csv_table(source: Source) -> Table:
    """A CSV text as a table whose cells stand under plain column names."""
    table = read_table(source.text)
    if table.error:
        return table
    keys = {_plain(column): column_name(column) for column in table.columns}
    rows = tuple(Row(row.line, {plain: row.cells[key] for plain, key in keys.items()}) for row in table.rows)
    return Table(table.columns, rows)


def _columns(file: str, columns: tuple[str, ...]) -> tuple[dict[str, str], list[Problem]]:
    """Plain column names to keys, and the columns that are missing or unknown."""
    known = {_plain(title): key for title, key in zip(COLUMNS, _KEYS, strict=True)}
    known |= {_plain(name): name for name in (*EXTRA, *IGNORED)}
    known |= {"ringkasan": "ringkasan", "unit": "unit", "bentuk": "bentuk", "retensi": "retensi"}
    names, wrong = {}, []
    for column in columns:
        plain = _plain(column)
        if plain in known:
            names[plain] = known[plain]
        elif plain:
            wrong.append(
                problems.SHEET_COLUMN_UNKNOWN.at(
                    file, 1, column=column, sheet=file, near=nearest(column, (*COLUMNS, *EXTRA))
                )
            )
    for title, key in zip(COLUMNS[1:], _KEYS[1:], strict=True):
        if key not in names.values():
            wrong.append(problems.SHEET_COLUMN_MISSING.at(file, 1, column=title, sheet=file))
    return names, wrong


def _mistakes(file: str, line: int, cells: Mapping[str, str]) -> Iterator[Problem]:
    kinds = ", ".join(kelas.value for kelas in OPEN_CLASSES)
    for key, words, expected in (
        ("kelas", {kelas.value for kelas in Kelas}, f"salah satu dari {kinds}"),
        ("bentuk", {form.value for form in Form}, "softcopy, hardcopy, atau keduanya"),
    ):
        for word in _listed(cells.get(key, "")):
            if _word(word) not in words:
                yield _bad(file, line, key, word, expected)
    for key in ("diperbarui", "berlaku_sampai"):
        if cells.get(key) and _day(cells[key]) is None:
            yield _bad(file, line, key, cells[key], "tanggal seperti 2026-03-10")
    if cells.get("tahun") and not re.fullmatch(r"(?:19|20)\d\d", cells["tahun"]):
        yield _bad(file, line, "tahun", cells["tahun"], "tahun seperti 2026")
    if cells.get("contoh", "").casefold() not in _YES:
        yield _bad(file, line, "contoh", cells["contoh"], "ya atau tidak")
    if not slugged(cells.get("id") or cells.get("judul") or cells.get("ringkasan", "")):
        yield _bad(file, line, "judul", cells.get("judul", ""), "judul atau ringkasan berisi huruf")


def _bad(file: str, line: int, column: str, value: str, expected: str) -> Problem:
    return problems.SHEET_BAD_VALUE.at(file, line, column=column, value=value, expected=expected, sheet=file)


def _item(reader: _Reader, line: int, cells: Mapping[str, str]) -> ItemDocument:
    rows = tuple(dict.fromkeys(_listed(cells.get("butir", ""))))
    classes = tuple(Kelas(_word(word)) for word in _listed(cells.get("kelas", "")))
    title = cells.get("judul") or cells["ringkasan"]
    when, _, where = cells["waktu_dan_tempat"].rpartition(",")
    item = Item(
        id=_identifier(cells, title),
        title=title,
        classes=tuple(dict.fromkeys(classes)) or _classes_of(rows, reader.checklist),
        checklist=rows,
        summary=cells["ringkasan"],
        unit=_unit(cells["unit"], reader),
        responsible=cells["penanggung_jawab"],
        made_when=when.strip(),
        made_where=where.strip(),
        forms=tuple(dict.fromkeys(Form(_word(word)) for word in _listed(cells["bentuk"]))),
        retention=cells["retensi"],
        files=tuple(DocumentFile(path=normpath(path)) for path in _listed(cells.get("berkas", ""))),
        year=int(cells["tahun"]) if cells.get("tahun") else None,
        updated=_day(cells.get("diperbarui", "")),
        valid_until=_day(cells.get("berlaku_sampai", "")),
        sample=_YES[cells.get("contoh", "").casefold()],
        source=reader.file,
        line=line,
    )
    return ItemDocument(item, Body(), tuple(_listed(cells.get("topik", ""))), tuple(_listed(cells.get("wilayah", ""))))


def _identifier(cells: Mapping[str, str], title: str) -> str:
    """The column ``id``, else the title (with its year), cut at a word."""
    if cells.get("id"):
        return slugged(cells["id"])
    year = cells.get("tahun", "")
    whole = slugged(title if year in title else f"{title} {year}")
    return whole if len(whole) <= _MAX_ID else whole[:_MAX_ID].rpartition("-")[0]


def _classes_of(rows: tuple[str, ...], checklist: Checklist) -> tuple[Kelas, ...]:
    """The class that the rows themselves name, where a sheet has no column for it."""
    found = [checklist.by_id[row].kelas for row in rows if row in checklist.by_id]
    return tuple(dict.fromkeys(kelas for kelas in found if kelas in OPEN_CLASSES))


def _unit(cell: str, reader: _Reader) -> str:
    """The id of a unit that a cell names by its id or by its name."""
    return cell if cell in reader.units else reader.unit_ids.get(cell.casefold(), cell)


def _plain(column: str) -> str:
    """A column's title reduced to its letters, so that spelling and spacing do not matter.

    >>> _plain("Penanggung jawab pembuatan") == _plain("PenanggungJawab-pembuatan")
    True
    """
    return re.sub(r"[^a-z0-9]", "", column.casefold())


def _listed(cell: str) -> list[str]:
    return [part.strip() for part in _PARTS.split(cell) if part.strip()]


def _word(word: str) -> str:
    return "-".join(word.casefold().replace("-", " ").split())


def _day(cell: str) -> date | None:
    try:
        return date.fromisoformat(cell) if cell else None
    except ValueError:
        return None


def _cell(value: object) -> str:
    if isinstance(value, datetime | date):
        return value.strftime("%Y-%m-%d")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else " ".join(str(value).split())


def _unpacked(path: Path) -> int:
    """The size of a workbook when unpacked, so that a packed bomb is never opened."""
    with zipfile.ZipFile(path) as archive:
        return sum(entry.file_size for entry in archive.infolist())
