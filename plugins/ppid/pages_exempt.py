"""The exempt list: what stays closed and why, what is to be opened, and what has become public."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plugins.engine.components import Cell, Column, TableView
from plugins.engine.page import Page
from plugins.newsroom.views import PageLink
from plugins.ppid.checklist import OPEN_CLASSES, Kelas
from plugins.ppid.desk import EXEMPT, Desk, class_address
from plugins.ppid.dik import DikRow, dik_rows
from plugins.ppid.exempt import ExemptState
from plugins.ppid.lists_dip import csv_bytes
from plugins.ppid.pages_items import exempt_status, opened_by
from plugins.ppid.views import Record, ReportView, Section

DIK_CSV = f"{EXEMPT}dikecualikan.csv"
_PARTS = (
    ("akan", (ExemptState.AKAN_DIBUKA,)),
    ("berlaku", (ExemptState.BERLAKU,)),
    ("belum", (ExemptState.BELUM_BERLAKU,)),
    ("terbuka", (ExemptState.TERBUKA, ExemptState.DIBUKA_PUTUSAN)),
)


def exempt_pages(desk: Desk) -> Iterator[Page]:
    """The page ``/ppid/dikecualikan/``."""
    text, rows = desk.text.exempt, dik(desk)
    sections = [
        Section(f"_{name}", text.parts[name].title, text.parts[name].intro, records=_records(desk, rows, states))
        for name, states in _PARTS
        if any(row.state in states for row in rows)
    ]
    if rows:
        columns = tuple(Column(text.columns[name]) for name in _SHOWN)
        table = TableView("_tabel", text.caption, columns, tuple(_cells(desk, row) for row in rows), text.table_note)
        sections.append(Section("_daftar", text.list, table=table))
    else:
        sections.append(Section("_daftar", text.list, text.nothing))
    ways = [PageLink(one.label, class_address(one), one is Kelas.DIKECUALIKAN) for one in _CLASSES]
    view = ReportView(
        title=Kelas.DIKECUALIKAN.label,
        intro=text.intro,
        sections=tuple(sections),
        basis=desk.basis,
        facets=tuple(ways),
        downloads=(desk.attachment(DIK_CSV, text.csv, 0, ""),) if rows else (),
    )
    newest = max((row.item.decision_date for row in rows if row.item.decision_date), default=None)
    yield desk.page(EXEMPT, "ppid-report.html", Kelas.DIKECUALIKAN.label, view, modified=newest)


_CLASSES = (*OPEN_CLASSES, Kelas.DIKECUALIKAN)
_SHOWN = ("informasi", "dasar_hukum", "konsekuensi_dibuka", "konsekuensi_ditutup", "jangka_waktu", "berakhir", "status")


def dik(desk: Desk) -> tuple[DikRow, ...]:
    """The whole list on the day of the build."""
    return dik_rows(desk.information.exempt_items, desk.information.today, desk.information.calendar)


def dik_bytes(rows: Sequence[DikRow], columns: Sequence[str]) -> bytes:
    """The fourteen columns of the list as CSV."""
    return csv_bytes([tuple(columns), *(row.cells for row in rows)])


def _records(desk: Desk, rows: Sequence[DikRow], states: Sequence[ExemptState]) -> tuple[Record, ...]:
    return tuple(_record(desk, row) for row in rows if row.state in states)


def _record(desk: Desk, row: DikRow) -> Record:
    text, one = desk.text.exempt, row.item
    lines = ["; ".join(basis.citation for basis in one.bases)]
    if one.part:
        lines.append(text.part_line.format(part=one.part))
    if row.state is ExemptState.DIBUKA_PUTUSAN:
        lines.append(text.ruling_detail.format(ruling=one.ruling, day=desk.day(one.ruling_day)))
    elif one.ends:
        lines.append(text.ends_line.format(day=desk.day(one.ends)))
    item = opened_by(desk, one)
    links = (PageLink(text.read_public.format(title=item.title), item.address),) if item else ()
    return Record(
        title=one.title, address=one.address, status=exempt_status(desk, row.state), lines=tuple(lines), links=links
    )


def _cells(desk: Desk, row: DikRow) -> tuple[Cell, ...]:
    one = row.item
    ends = desk.day(one.ends) if one.ends else desk.text.exempt.no_end
    return (
        Cell(one.title, one.address, heading=True),
        Cell("; ".join(basis.citation for basis in one.bases)),
        Cell(one.consequence_open),
        Cell(one.consequence_closed),
        Cell(one.period.text if one.period else ""),
        Cell(ends),
        Cell(desk.text.exempt.states[row.state.value]),
    )
