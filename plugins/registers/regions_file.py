"""``wilayah.csv`` as regions: Kemendagri codes, kinds, parents and counts, each row checked."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from plugins.engine.problem import Problem

from . import problems
from .files import read_text
from .model import Region
from .schema import LONGEST_NAME, REGION_COLUMNS, REGION_KINDS, is_region_code

_WRITTEN_KIND = {"kabupaten": "Kabupaten", "kota": "Kota"}


def read_regions(path: Path, shown: str) -> tuple[dict[str, Region], dict[str, int], list[Problem]]:
    """The regions by code in the file's order, the line of each, and every problem of the file."""
    text, found = read_text(path, shown)
    regions: dict[str, Region] = {}
    lines: dict[str, int] = {}
    if text is None:
        return regions, lines, found
    try:
        rows = [(line, row) for line, row in _rows(text) if row]
    except csv.Error:
        found.append(problems.UNREADABLE.at(shown, what="susunan CSV rusak, mungkin tanda petik tidak ditutup"))
        return regions, lines, found
    wanted = ",".join(REGION_COLUMNS)
    if not rows or tuple(rows[0][1]) != REGION_COLUMNS:
        head = ",".join(rows[0][1]) if rows else "berkas kosong"
        found.append(problems.BAD_HEADER.at(shown, 1, found=head, wanted=wanted))
        return regions, lines, found
    for line, row in rows[1:]:
        region = _region(shown, line, row, found)
        if region is None:
            continue
        if region.id in regions:
            other = f"baris {lines[region.id]}"
            found.append(problems.DUPLICATE_ID.at(shown, line, id=region.id, entry=region.name, other=other))
            continue
        regions[region.id], lines[region.id] = region, line
    for code, region in regions.items():
        parent = region.parent
        right = parent is None if len(code) == 2 else parent == code[:2] and parent in regions  # noqa: PLR2004
        if not right:
            found.append(problems.BAD_REGION_PARENT.at(shown, lines[code], parent=parent or "(kosong)", code=code))
    return regions, lines, found


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(text.splitlines(keepends=True), strict=True)
    for row in reader:
        yield reader.line_num, [cell.strip() for cell in row]


def _region(shown: str, line: int, row: list[str], found: list[Problem]) -> Region | None:
    if len(row) != len(REGION_COLUMNS):
        found.append(problems.BAD_ROW.at(shown, line, what=f"ada {len(row)} kolom, seharusnya 7"))
        return None
    code, name, kind, parent, *counts = row
    if kind not in REGION_KINDS:
        found.append(problems.BAD_ROW.at(shown, line, what=f"jenis {kind} bukan provinsi, kabupaten, atau kota"))
        return None
    if not is_region_code(code) or ("." in code) == (kind == "provinsi"):
        found.append(problems.BAD_REGION_CODE.at(shown, line, code=code or "(kosong)", kind=kind))
        return None
    prefix = _WRITTEN_KIND.get(kind, "")
    if not any(char.isalpha() for char in name) or len(name) > LONGEST_NAME or not name.startswith(prefix):
        what = f"nama {name} kosong, terlalu panjang, atau tidak diawali {prefix or 'huruf'}"
        found.append(problems.BAD_ROW.at(shown, line, what=what))
        return None
    bad = [cell for cell in counts if cell and not (cell.isascii() and cell.isdigit() and len(cell) < 8)]  # noqa: PLR2004
    if bad:
        found.append(problems.BAD_ROW.at(shown, line, what=f"jumlah {bad[0]} bukan bilangan bulat"))
        return None
    districts, villages, urban = (int(cell) if cell else None for cell in counts)
    return Region(
        id=code,
        name=name,
        kind=kind,
        parent=parent or None,
        districts=districts,
        villages=villages,
        urban_villages=urban,
    )
