"""Offices' own lists as grids of text, and which column means what, however it was headed.

The columns looked for are those of PerKI 1/2021 Annex I (Ps 21(2)) with what offices keep beside them.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from msgspec import Struct
from rapidfuzz import fuzz

Grid = list[list[str]]

MAX_UNPACKED, MAX_ROWS, MAX_COLUMNS, MAX_SHEETS = 80_000_000, 5_000, 60, 12
_HEADER_WITHIN = 30
_LEAST = 76.0
_SHORT_CELL = 30
_CALLED: dict[str, tuple[str, ...]] = {
    "no": ("no", "nomor", "no urut"),
    "judul": (
        "judul informasi",
        "nama informasi",
        "jenis informasi",
        "informasi publik",
        "uraian informasi",
        "nama dokumen",
        "judul",
        "daftar informasi",
        "jenis informasi publik",
        "uraian",
        "informasi",
    ),
    "ringkasan": (
        "ringkasan isi informasi",
        "ringkasan informasi",
        "isi informasi",
        "ringkasan",
        "deskripsi",
        "keterangan isi",
    ),
    "unit": (
        "pejabat unit satker yang menguasai informasi",
        "unit yang menguasai informasi",
        "pejabat yang menguasai informasi",
        "penguasa informasi",
        "satuan kerja",
        "unit kerja",
        "satker",
        "bidang",
        "opd",
        "unit penguasa",
    ),
    "penanggung_jawab": (
        "penanggungjawab pembuatan atau penerbitan informasi",
        "penanggung jawab pembuatan",
        "penanggung jawab",
        "pj informasi",
        "pejabat penanggung jawab",
    ),
    "waktu_dan_tempat": (
        "waktu dan tempat pembuatan informasi",
        "waktu tempat pembuatan",
        "tempat dan waktu pembuatan",
    ),
    "waktu_pembuatan": ("waktu pembuatan", "waktu penerbitan", "tanggal pembuatan", "waktu", "tahun pembuatan"),
    "tempat_pembuatan": ("tempat pembuatan", "tempat penerbitan", "tempat", "lokasi"),
    "bentuk": ("bentuk informasi yang tersedia", "bentuk informasi", "format informasi", "bentuk", "format", "media"),
    "softcopy": ("softcopy", "soft copy", "bentuk softcopy", "elektronik"),
    "hardcopy": ("hardcopy", "hard copy", "bentuk hardcopy", "cetak"),
    "retensi": (
        "jangka waktu penyimpanan atau retensi arsip",
        "jangka waktu penyimpanan",
        "retensi arsip",
        "masa simpan",
        "retensi",
    ),
    "kelas": ("kelas", "klasifikasi informasi", "kategori informasi", "klasifikasi", "kategori", "sifat informasi"),
    "tautan": ("tautan", "link", "url", "link dokumen", "alamat unduhan"),
    "tahun": ("tahun", "tahun informasi"),
    "diperbarui": ("diperbarui", "tanggal pembaruan", "pembaruan terakhir", "update"),
}


class Column(Struct, frozen=True):
    """A column: its place, its heading as written, the key it means (empty for none), and the likeness in percent."""

    place: int
    heading: str
    key: str
    likeness: float


class Found(Struct, frozen=True):
    """A list in a grid: the columns, the rows below the header as (number, cells), and the lines above it."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    above: tuple[str, ...]


def grids_of(data: bytes, text: str, form: str) -> tuple[list[Grid], str]:
    """Every sheet as a grid, merged cells filled with their value; or why there is none."""
    if form == "csv":
        return _csv(text)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(part.file_size for part in archive.infolist()) > MAX_UNPACKED:
                return [], "isinya mengembang terlalu besar"
            if any(
                b"<!ENTITY" in archive.read(part)[:2000]
                for part in archive.infolist()
                if part.filename.endswith(".xml")
            ):
                return [], "memuat entitas XML"
        from openpyxl import load_workbook  # noqa: PLC0415 -- needed for workbooks only

        book = load_workbook(io.BytesIO(data), data_only=True)
        return [_filled(sheet) for sheet in book.worksheets[:MAX_SHEETS]], ""
    except Exception as failure:  # noqa: BLE001 -- a broken workbook makes openpyxl raise anything
        return [], f"bukan berkas XLSX yang utuh ({type(failure).__name__})"


def _csv(text: str) -> tuple[list[Grid], str]:
    head = "\n".join(text.split("\n")[:40])
    delimiter = max(";,\t", key=head.count)
    try:
        reader = csv.reader(io.StringIO(text), delimiter=delimiter)
        grid = [
            [" ".join(cell.split()) for cell in row[:MAX_COLUMNS]]
            for _, row in zip(range(MAX_ROWS), reader, strict=False)
        ]
    except csv.Error as mistake:
        return [], str(mistake)
    return [grid], ""


def _filled(sheet: Any) -> Grid:
    rows = [
        [_cell(value) for value in row]
        for row in sheet.iter_rows(
            max_row=min(sheet.max_row or 0, MAX_ROWS), max_col=min(sheet.max_column or 0, MAX_COLUMNS), values_only=True
        )
    ]
    for area in list(sheet.merged_cells.ranges)[:MAX_ROWS]:
        if area.min_row > len(rows) or not rows or area.min_col > len(rows[0]):
            continue
        value = rows[area.min_row - 1][area.min_col - 1]
        for row in rows[area.min_row - 1 : area.max_row]:
            for place in range(area.min_col - 1, min(area.max_col, len(row))):
                row[place] = value
    return rows


def _cell(value: object) -> str:
    if isinstance(value, datetime | date):
        return value.strftime("%Y-%m-%d")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else " ".join(str(value).split())


def find_list(grids: Sequence[Grid]) -> Found | None:
    """The list with the best header among all sheets; a header may have two rows."""
    best: tuple[float, int, int, tuple[Column, ...], int] | None = None
    for number, grid in enumerate(grids):
        for at in range(min(len(grid), _HEADER_WITHIN)):
            for depth in (2, 1):
                columns = _columns(_headings(grid, at, depth))
                keys = {column.key for column in columns if column.key}
                if not keys & {"judul", "ringkasan"} or len(keys) < 2:  # noqa: PLR2004 (a list has columns)
                    continue
                if depth == 2 and not _is_second(grid, at):  # noqa: PLR2004
                    continue
                score = sum(column.likeness for column in columns if column.key) - at * 0.5 + (depth - 1)
                if best is None or score > best[0]:
                    best = (score, number, at, columns, depth)
    if best is None:
        return None
    _, number, at, columns, depth = best
    grid = grids[number]
    above = tuple(" ".join(dict.fromkeys(cell for cell in row if cell)) for row in grid[:at])
    rows = tuple((n, tuple(row)) for n, row in enumerate(grid[at + depth :], start=at + depth + 1) if any(row))
    return Found(columns, rows, tuple(line for line in above if line))


def _is_second(grid: Grid, at: int) -> bool:
    """Whether the row below a header row only parts its columns (*Softcopy*, *Hardcopy*)."""
    if at + 1 >= len(grid):
        return False
    below = grid[at + 1]
    differing = [
        cell for place, cell in enumerate(below) if cell and (place >= len(grid[at]) or cell != grid[at][place])
    ]
    return (
        bool(differing)
        and all(len(cell) < _SHORT_CELL and not cell[:1].isdigit() for cell in differing)
        and len(differing) <= len(grid[at]) / 2
    )


def _headings(grid: Grid, at: int, depth: int) -> list[str]:
    top = grid[at]
    if depth == 1:
        return top
    below = grid[at + 1] if at + 1 < len(grid) else []
    headings: list[str] = []
    last = ""
    for place in range(max(len(top), len(below))):
        above = top[place] if place < len(top) else ""
        under = below[place] if place < len(below) else ""
        last = above or (last if under else "")
        headings.append(
            under if under and (not last or under == last) else f"{last} {under}".strip() if under else last
        )
    return headings


def _columns(headings: Sequence[str]) -> tuple[Column, ...]:
    """Each heading with the key it is most like; a key goes to the one heading that is most like it."""
    scored = [
        (likeness, place, key)
        for place, heading in enumerate(headings)
        if heading and len(heading) < 160  # noqa: PLR2004 (a title row is no heading)
        for key in _CALLED
        if (likeness := _likeness(heading, key)) >= _LEAST
    ]
    keys: dict[int, tuple[str, float]] = {}
    for likeness, place, key in sorted(scored, key=lambda one: (-one[0], one[1], one[2])):
        if place not in keys and key not in {taken for taken, _ in keys.values()}:
            keys[place] = (key, likeness)
    return tuple(Column(place, heading, *keys.get(place, ("", 0.0))) for place, heading in enumerate(headings))


def _likeness(heading: str, key: str) -> float:
    plain = " ".join(re.findall(r"[a-z]+", heading.casefold()))
    if not plain:
        return 0.0
    return max(
        max(
            fuzz.ratio(plain, name),
            fuzz.token_sort_ratio(plain, name) * 0.98,
            fuzz.token_set_ratio(plain, name) * (0.9 if " " in name else 0.8),
        )
        for name in _CALLED[key]
    )
