"""Holding the tables of the information service against their contracts, with the guard at the door.

A column that could hold personal data is refused, and with it the
table: registers hold names, NIK and addresses, the site publishes figures only (PerKI 1/2021 Ps 5(3)).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from msgspec import Struct

from plugins.engine.problem import Problem
from plugins.ppid import problems
from plugins.ppid.naming import nearest
from plugins.ppid.privacy import Guard, scan
from plugins.ppid.request_contracts import PERMOHONAN, Cell, Column, Contract
from plugins.ppid.tables import Row, Table, column_name, read_table


class CheckedTable(Struct, frozen=True):
    """The rows that keep the contract, and what is wrong with the others."""

    rows: tuple[Row, ...]
    problems: tuple[Problem, ...] = ()


_PERSONAL = {
    "NIK atau nomor identitas": (r"nik|ktp|kk|npwp|sim|paspor|passport|identitas", r"^(?:no|nomor)?(?:nik|ktp|npwp)"),
    "nomor telepon": (
        r"telepon|telpon|telp|tlp|tel|phone|hp|handphone|ponsel|seluler|wa|whatsapp|kontak|fax|faks",
        r"telepon|telpon|whatsapp|handphone|ponsel|^(?:no|nomor)?(?:hp|wa|telp|tlp)(?:pemohon)?$",
    ),
    "alamat surel": (r"email|surel|mail", r"e?mail|surel"),
    "alamat": (r"alamat|address|domisili|jalan|rt|rw|kodepos", r"alamat|address"),
    # Last: "HP pemohon" promises a number, not a name.
    "nama": (r"nama|name|pemohon|pengaju|kuasa", r"^nama|nama$"),
}


def check_table(
    text: str, contract: Contract, *, file: str, year: int, today: date, guard: Guard | None = None
) -> CheckedTable:
    """Hold a CSV text against its contract.

    A personal column refuses the whole table; a missing required column too, since its figures would be
    wrong. A row with a mistake is left out of the figures, and the mistake is an error.
    """
    table = read_table(text)
    if table.error:
        return CheckedTable((), (problems.TABLE_UNREADABLE.at(file, table=contract.name, why=table.error),))
    wrong = list(_header_problems(table, contract, file))
    if any(problem.code in _FATAL for problem in wrong):
        return CheckedTable((), tuple(wrong))
    good: list[Row] = []
    numbers: dict[str, int] = {}
    for row in table.rows:
        mistakes = list(_row_problems(row, contract, file, (year, today), guard or Guard()))
        number = row.cells["nomor"]
        if numbers.setdefault(number, row.line) != row.line:
            mistakes.append(problems.TABLE_DUPLICATE.at(file, row.line, number=number, table=contract.name))
        wrong += mistakes
        if not mistakes:
            good.append(row)
    return CheckedTable(tuple(good), tuple(wrong))


def personal_column(written: str) -> str:
    """What personal data a column's name promises, or ``""``.

    >>> personal_column("No. HP Pemohon")
    'nomor telepon'
    """
    name = column_name(written)
    parts = re.findall(r"[a-z]+", name)
    glued = "".join(parts)
    for what, (whole, inside) in _PERSONAL.items():
        if any(re.fullmatch(whole, part) for part in parts) or re.search(inside, glued):
            return what
    return ""


_FATAL = (
    problems.TABLE_PERSONAL_COLUMN.code,
    problems.TABLE_COLUMN_MISSING.code,
    problems.TABLE_COLUMN_UNKNOWN.code,
)


def _header_problems(table: Table, contract: Contract, file: str) -> Iterator[Problem]:
    known = [column.name for column in contract.columns]
    names = [column_name(column) for column in table.columns]
    for written, name in zip(table.columns, names, strict=True):
        if name in known:
            continue
        what = personal_column(written)
        if what:
            yield problems.TABLE_PERSONAL_COLUMN.at(file, 1, column=written, table=contract.name, what=what)
        else:
            yield problems.TABLE_COLUMN_UNKNOWN.at(
                file, 1, column=written, table=contract.name, near=nearest(name, known)
            )
    for column in contract.columns:
        if column.required and column.name not in names:
            yield problems.TABLE_COLUMN_MISSING.at(
                file, 1, column=column.name, table=contract.name, article=column.article
            )


def _row_problems(row: Row, contract: Contract, file: str, span: tuple[int, date], guard: Guard) -> Iterator[Problem]:
    broken = False
    for name, value in row.cells.items():
        found = scan(value, guard)
        if found:
            yield problems.TABLE_PERSONAL_CELL.at(
                file, row.line, column=name or "tambahan", table=contract.name, what=found[0].kind.label
            )
    for column in contract.columns:
        value = row.cells.get(column.name, "")
        expected = _expected(column, value)
        if expected:
            broken = True
            yield problems.TABLE_BAD_VALUE.at(
                file, row.line, value=value, column=column.name, table=contract.name, expected=expected
            )
    if not broken:
        yield from _date_problems(row.cells, row.line, contract, file, span)
        yield from _refusal_problems(row.cells, row.line, contract, file)


def _expected(column: Column, value: str) -> str:
    """What should stand in a cell, if ``value`` may not."""
    if not value:
        wanted = ", ".join(column.words) or column.cell.value
        return wanted if column.filled else ""
    if column.words:
        return "" if value in column.words else ", ".join(column.words)
    if column.cell is Cell.DATE:
        return "" if _date(value) else column.cell.value
    if column.cell is Cell.DAYS:
        return "" if re.fullmatch(r"[0-7]", value) else column.cell.value
    return ""


def _date_problems(
    cells: Mapping[str, str], line: int, contract: Contract, file: str, span: tuple[int, date]
) -> Iterator[Problem]:
    """A case belongs to the table's year, ends no earlier than it began, and not after today."""
    year, today = span
    for earlier, later in contract.dates:
        first, last = _date(cells[earlier]), _date(cells.get(later, ""))
        if first and first.year != year:
            yield problems.TABLE_WRONG_YEAR.at(file, line, day=first, year=year, table=contract.name)
        if first and last and last < first:
            yield problems.TABLE_DATE_ORDER.at(
                file, line, later=later, late=last, earlier=earlier, early=first, table=contract.name
            )
        for column, day in ((earlier, first), (later, last)):
            if day and day > today:
                yield problems.TABLE_BAD_VALUE.at(
                    file,
                    line,
                    value=day,
                    column=column,
                    table=contract.name,
                    expected="tanggal yang tidak sesudah hari ini",
                )


def _refusal_problems(cells: Mapping[str, str], line: int, contract: Contract, file: str) -> Iterator[Problem]:
    """UU 14/2008 Ps 12 d: a refusal has a reason. Every answered result has its date."""
    if contract is PERMOHONAN:
        if cells["hasil"] == "ditolak" and not cells["alasan_penolakan"]:
            yield problems.TABLE_REFUSAL_REASON.at(file, line, number=cells["nomor"])
        answered = cells["hasil"] not in ("proses", "dicabut")
        if answered != bool(cells["tanggal_dijawab"]) and cells["hasil"] != "dicabut":
            yield problems.TABLE_BAD_VALUE.at(
                file,
                line,
                value=cells["tanggal_dijawab"],
                column="tanggal_dijawab",
                table=contract.name,
                expected="tanggal bila sudah dijawab, kosong bila masih proses",
            )


def _date(value: str) -> date | None:
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None
