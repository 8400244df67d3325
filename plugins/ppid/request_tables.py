"""The three tables behind the yearly report: requests, objections, disputes, one row a case.

The contract is in ``docs/ppid-data.md``. A column that could hold personal data is refused, and with it the
table: registers hold names, NIK and addresses, the site publishes figures only (PerKI 1/2021 Ps 5(3)).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from plugins.engine.problem import Problem
from plugins.ppid import problems
from plugins.ppid.naming import nearest
from plugins.ppid.privacy import Guard, scan
from plugins.ppid.tables import Row, Table, column_name, read_table


class Cell(StrEnum):
    """What a column holds."""

    TEXT = "teks"
    DATE = "tanggal seperti 2026-03-10"
    DAYS = "bilangan 0 sampai 7"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of the contract. ``words`` closes the list of values; ``required`` columns must stand in the
    header.

    A cell may be empty unless ``filled`` is true. ``article`` is the rule whose figure needs the column.
    """

    name: str
    article: str
    cell: Cell = Cell.TEXT
    words: tuple[str, ...] = ()
    required: bool = True
    filled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Contract:
    """The columns of one table in their order; ``dates`` are pairs of columns of which the second is not
    earlier.
    """

    name: str
    columns: tuple[Column, ...]
    dates: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class CheckedTable:
    """The rows that keep the contract, and what is wrong with the others."""

    rows: tuple[Row, ...]
    problems: tuple[Problem, ...] = field(default=())


_PS57 = "PerKI 1/2021 Ps 57(2)"
_PS57_3 = "PerKI 1/2021 Ps 57(3)"
_DONE = ("sudah", "belum", "tidak-perlu")

PERMOHONAN = Contract(
    name="permohonan",
    columns=(
        Column(name="nomor", article=_PS57, filled=True),
        Column(name="tanggal_diterima", article=_PS57, cell=Cell.DATE, filled=True),
        Column(name="tanggal_dijawab", article=_PS57, cell=Cell.DATE),
        Column(
            name="kelas",
            article=_PS57,
            words=("berkala", "serta-merta", "setiap-saat", "dikecualikan", "lain"),
            filled=True,
        ),
        Column(
            name="hasil",
            article=_PS57,
            words=("dikabulkan-seluruhnya", "dikabulkan-sebagian", "ditolak", "dicabut", "proses"),
            filled=True,
        ),
        Column(name="alasan_penolakan", article="UU 14/2008 Ps 12 huruf d"),
        Column(name="perpanjangan", article="UU 14/2008 Ps 22(8)", cell=Cell.DAYS, required=False),
        Column(name="saluran", article="PerKI 1/2021 Ps 28(2)", required=False),
    ),
    dates=(("tanggal_diterima", "tanggal_dijawab"),),
)
KEBERATAN = Contract(
    name="keberatan",
    columns=(
        Column(name="nomor", article=_PS57_3, filled=True),
        Column(name="tanggal_diterima", article=_PS57_3, cell=Cell.DATE, filled=True),
        Column(name="alasan", article="UU 14/2008 Ps 35(1)", words=tuple("abcdefg"), filled=True),
        Column(name="tanggal_ditanggapi", article=_PS57_3, cell=Cell.DATE),
        Column(
            name="hasil",
            article=_PS57_3,
            words=("diterima", "diterima-sebagian", "ditolak", "dicabut", "proses"),
            filled=True,
        ),
        Column(name="pelaksanaan", article=_PS57_3, words=_DONE),
    ),
    dates=(("tanggal_diterima", "tanggal_ditanggapi"),),
)
SENGKETA = Contract(
    name="sengketa",
    columns=(
        Column(name="nomor", article=_PS57_3, filled=True),
        Column(name="tanggal_didaftarkan", article=_PS57_3, cell=Cell.DATE, filled=True),
        Column(name="cara", article=_PS57_3, words=("mediasi", "ajudikasi", "belum"), filled=True),
        Column(
            name="hasil",
            article=_PS57_3,
            words=(
                "sepakat",
                "tidak-sepakat",
                "dikabulkan",
                "dikabulkan-sebagian",
                "ditolak",
                "gugur",
                "dicabut",
                "proses",
            ),
            filled=True,
        ),
        Column(name="tanggal_selesai", article=_PS57_3, cell=Cell.DATE),
        Column(name="pelaksanaan", article=_PS57_3, words=_DONE),
        Column(name="gugatan", article=_PS57_3, words=("tidak", "ptun", "pengadilan-negeri", "kasasi"), filled=True),
        Column(name="putusan_pengadilan", article=_PS57_3, words=("menguatkan", "membatalkan", "mengubah", "proses")),
        Column(name="pelaksanaan_pengadilan", article=_PS57_3, words=_DONE),
    ),
    dates=(("tanggal_didaftarkan", "tanggal_selesai"),),
)

_PERSONAL = {
    "NIK atau nomor identitas": (r"nik|ktp|kk|npwp|sim|paspor|passport|identitas", r"^(?:no|nomor)?(?:nik|ktp|npwp)"),
    "nama": (r"nama|name|pemohon|pengaju|kuasa", r"^nama|nama$"),
    "nomor telepon": (
        r"telepon|telpon|telp|tlp|tel|phone|hp|handphone|ponsel|seluler|wa|whatsapp|kontak|fax|faks",
        r"telepon|telpon|whatsapp|handphone|ponsel|^(?:no|nomor)?(?:hp|wa|telp|tlp)(?:pemohon)?$",
    ),
    "alamat surel": (r"email|surel|mail", r"e?mail|surel"),
    "alamat": (r"alamat|address|domisili|jalan|rt|rw|kodepos", r"alamat|address"),
}


def check_table(text: str, contract: Contract, *, file: str, year: int, guard: Guard | None = None) -> CheckedTable:
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
        mistakes = list(_row_problems(row, contract, file, year, guard or Guard()))
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


def _row_problems(row: Row, contract: Contract, file: str, year: int, guard: Guard) -> Iterator[Problem]:
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
        yield from _date_problems(row.cells, row.line, contract, file, year)
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


def _date_problems(cells: Mapping[str, str], line: int, contract: Contract, file: str, year: int) -> Iterator[Problem]:
    for earlier, later in contract.dates:
        first, last = _date(cells[earlier]), _date(cells.get(later, ""))
        if first and first.year != year:
            yield problems.TABLE_WRONG_YEAR.at(file, line, day=first, year=year, table=contract.name)
        if first and last and last < first:
            yield problems.TABLE_DATE_ORDER.at(
                file, line, later=later, late=last, earlier=earlier, early=first, table=contract.name
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
