"""The office's own changes of the working calendar, read from a small table.

Columns: ``tanggal`` (2026-08-18), ``jenis`` (libur, kerja, tetap), ``alasan``, ``dasar`` (the decree). A
later joint decree, a regional holiday, or a local election goes here until the package knows it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from plugins.engine.problem import Problem
from plugins.ppid import problems
from plugins.ppid.naming import nearest
from plugins.ppid.tables import column_name, read_table
from plugins.ppid.workdays import Override, OverrideKind, WorkingCalendar

COLUMNS = ("tanggal", "jenis", "alasan", "dasar")


def parse_overrides(text: str, file: str) -> tuple[tuple[Override, ...], tuple[Problem, ...]]:
    """The override rows of a CSV text, and what is wrong with them.

    A row with a mistake is left out, so that a doubtful day never moves a deadline. ``file`` names the text
    in the problems.
    """
    table = read_table(text)
    header = [column_name(column) for column in table.columns]
    absent = [column for column in COLUMNS if column not in header]
    if absent:
        return (), tuple(problems.OVERRIDE_COLUMNS.at(file, 1, column=column) for column in absent)
    found: dict[tuple[date, bool], Override] = {}
    wrong: list[Problem] = []
    for row in table.rows:
        cells = row.cells
        mistakes = list(_mistakes(cells, file, row.line))
        wrong += mistakes
        if mistakes:
            continue
        override = Override(
            date.fromisoformat(cells["tanggal"]),
            OverrideKind(cells["jenis"].casefold()),
            cells["alasan"],
            cells["dasar"],
        )
        # A statement about the year may stand beside a change of one of its days.
        key = (override.day, override.kind is OverrideKind.TETAP)
        if key in found:
            wrong.append(problems.OVERRIDE_TWICE.at(file, row.line, day=override.day))
        else:
            found[key] = override
    return tuple(sorted(found.values())), tuple(wrong)


def idle_overrides(overrides: tuple[Override, ...], package: WorkingCalendar, file: str) -> tuple[Problem, ...]:
    """Warnings about rows that change nothing in the calendar of the package alone.

    A row that confirms a forecast day or a forecast year does change something: the forecast mark goes.
    """
    return tuple(
        problems.OVERRIDE_NO_EFFECT.at(file, day=row.day, state="kerja" if row.kind is OverrideKind.KERJA else "libur")
        for row in overrides
        if package.first_year <= row.day.year <= package.last_year and _idle(row, package)
    )


def _idle(row: Override, package: WorkingCalendar) -> bool:
    if row.kind is OverrideKind.TETAP:
        return row.day.year not in package.estimated_years
    if row.kind is OverrideKind.KERJA:
        return package.is_working(row.day)
    forecast = any(off.estimated for off in package.between_off(row.day, row.day))
    return not package.is_working(row.day) and not forecast


def _mistakes(cells: Mapping[str, str], file: str, line: int) -> Iterator[Problem]:
    try:
        date.fromisoformat(cells["tanggal"])
    except ValueError:
        yield problems.OVERRIDE_BAD_DATE.at(file, line, value=cells["tanggal"])
    kinds = [kind.value for kind in OverrideKind]
    if cells["jenis"].casefold() not in kinds:
        yield problems.OVERRIDE_BAD_KIND.at(file, line, value=cells["jenis"], near=nearest(cells["jenis"], kinds))
    for column in ("alasan", "dasar"):
        if not cells[column]:
            yield problems.OVERRIDE_NO_REASON.at(file, line, day=cells["tanggal"], what=column)
