"""The list of public information to download: CSV, JSON and XLSX from the same rows as the page."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from datetime import UTC, date, datetime

from plugins.ppid.dip import COLUMNS, EXTRA_COLUMNS, Decree, DipRow
from plugins.ppid.law import CHECKLIST_VERSION

BASE = "ppid/daftar-informasi-publik/dip"
DOWNLOADS = (("csv", f"{BASE}.csv"), ("xlsx", f"{BASE}.xlsx"), ("json", f"{BASE}.json"))
"""Kind and address of each download."""

_WIDTHS = (6, 48, 28, 28, 28, 18, 24)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_EPOCH = date(2021, 6, 30)
"""The day PerKI 1/2021 was promulgated: the date inside a workbook that holds no later one."""


def table(rows: Sequence[DipRow], site_url: str) -> tuple[tuple[str, ...], ...]:
    """The header and all rows: the seven columns of Annex I, then `EXTRA_COLUMNS` with full links."""
    link = EXTRA_COLUMNS.index("tautan")
    lines: list[tuple[str, ...]] = [(*COLUMNS, *EXTRA_COLUMNS)]
    for row in rows:
        extra = list(row.extra)
        extra[link] = f"{site_url}/{extra[link]}"
        lines.append((*row.annex, *extra))
    return tuple(lines)


def csv_bytes(lines: Sequence[Sequence[str]]) -> bytes:
    """A table as CSV (RFC 4180) in UTF-8 with a byte-order mark, so that spreadsheets read it right.

    A text that a spreadsheet would take for a formula gets an apostrophe in front.
    """
    buffer = io.StringIO(newline="")
    csv.writer(buffer, lineterminator="\r\n").writerows([[_harmless(cell) for cell in line] for line in lines])
    return buffer.getvalue().encode("utf-8-sig")


def json_bytes(rows: Sequence[DipRow], decree: Decree | None, next_due: date | None, site_url: str) -> bytes:
    """The list as JSON: the decree, the rules followed, and every row with named values."""
    content = {
        "aturan": CHECKLIST_VERSION,
        "keputusan": None
        if decree is None
        else {
            "nomor": decree.number,
            "tanggal": decree.day.isoformat(),
            "oleh": decree.by,
            "disetujui": decree.approved_by,
            "jatuh_tempo": next_due.isoformat() if next_due else None,
        },
        "kolom": list(COLUMNS),
        "informasi": [_named(row, site_url) for row in rows],
    }
    return json.dumps(content, ensure_ascii=False, indent=1).encode() + b"\n"


def xlsx_bytes(rows: Sequence[DipRow], site_url: str) -> bytes:
    """The list as a workbook; its inner date is the newest update of the rows, so that equal lists are equal bytes."""
    import xlsxwriter  # type: ignore[import-untyped]  # noqa: PLC0415 -- only where the list changed

    newest = max((row.item.updated for row in rows if row.item.updated), default=_EPOCH)
    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(buffer, options)
    book.set_properties({"created": datetime(newest.year, newest.month, newest.day, tzinfo=UTC).replace(tzinfo=None)})
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "border": 1})
    body = book.add_format({"text_wrap": True, "valign": "top", "border": 1})
    sheet = book.add_worksheet("DIP")
    for column, width in enumerate((*_WIDTHS, *(20 for _ in EXTRA_COLUMNS))):
        sheet.set_column(column, column, width)
    for line, values in enumerate(table(rows, site_url)):
        for column, value in enumerate(values):
            if line and column == 0:
                sheet.write_number(line, column, int(value), body)
            else:
                sheet.write_string(line, column, value, body if line else head)
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.print_area(0, 0, max(len(rows), 1), len(COLUMNS) - 1)
    book.close()
    return buffer.getvalue()


def _named(row: DipRow, site_url: str) -> dict[str, object]:
    item = row.item
    return {
        "no": row.number,
        "id": item.id,
        "judul": item.title,
        "ringkasan": row.summary,
        "unit": row.unit,
        "penanggung_jawab": row.responsible,
        "waktu_dan_tempat": row.made,
        "bentuk": [form.value for form in item.forms],
        "retensi": row.retention,
        "kelas": [kelas.value for kelas in item.classes],
        "butir": list(item.checklist),
        "tahun": item.subject_year,
        "tautan": f"{site_url}/{item.address}",
        "berkas": [
            {"tautan": f"{site_url}/{file.path}", "jenis": file.kind, "ukuran": file.size, "sha256": file.sha256}
            for file in item.files
        ],
        "diperbarui": item.updated.isoformat() if item.updated else None,
        "berlaku_sampai": item.valid_until.isoformat() if item.valid_until else None,
        "contoh": item.sample,
    }


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
