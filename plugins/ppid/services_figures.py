"""The figures of a year for machines: one JSON document and one flat CSV table, from the same model as the page."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from plugins.engine.page import DataFile
from plugins.ppid.law import CHECKLIST_VERSION, OBJECTION_GROUNDS
from plugins.ppid.requests import RequestFigures, Times, YearFigures
from plugins.ppid.services_model import ServiceYear
from plugins.ppid.workdays import ASSUMPTIONS, WorkingCalendar

CSV_HEADER = ("tahun", "masa", "angka", "rincian", "nilai", "satuan")


def figure_files(year: ServiceYear, calendar: WorkingCalendar, office: str) -> Iterator[DataFile]:
    """``angka.json`` and ``angka.csv`` beside the page of a year."""
    figures = year.report.figures
    document = {
        "judul": f"Angka layanan informasi publik tahun {figures.year}",
        "badan_publik": office,
        "contoh": year.report.sample,
        "aturan": ["UU 14/2008 Ps 12", "PerKI 1/2021 Ps 57", CHECKLIST_VERSION],
        "kalender": {"versi": calendar.version, "anggapan": list(ASSUMPTIONS)},
        "terbit": year.report.published.isoformat() if year.report.published else None,
        "permohonan": [_span(span) for span in (*figures.halves, figures.whole)],
        "keberatan": _objections(figures),
        "sengketa": _disputes(figures),
    }
    text = json.dumps(document, ensure_ascii=False, indent=2) + "\n"
    yield DataFile(f"{year.address}angka.json", text.encode())
    yield DataFile(f"{year.address}angka.csv", figures_csv(figures).encode())


def figures_csv(figures: YearFigures) -> str:
    """Every figure as a row; decimals with a point, as machines read them."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(CSV_HEADER)
    for span in (*figures.halves, figures.whole):
        for name, detail, value, unit in _request_rows(span):
            writer.writerow((figures.year, span.title, name, detail, value, unit))
    for name, detail, value, unit in _other_rows(figures):
        writer.writerow((figures.year, figures.whole.title, name, detail, value, unit))
    return out.getvalue()


def _request_rows(span: RequestFigures) -> Iterator[tuple[str, str, object, str]]:
    for name, count in _counts(span).items():
        yield name, "", count, "permohonan"
    yield from _time_rows("", span.times)
    for kelas, times in span.times_by_class:
        yield from _time_rows(kelas, times)
    for reason, count in span.reasons:
        yield "alasan-penolakan", reason, count, "kali"


def _time_rows(kelas: str, times: Times) -> Iterator[tuple[str, str, object, str]]:
    yield "dijawab", kelas, times.count, "permohonan"
    for name, value in (("rata-rata", times.average), ("median", times.median), ("terlama", times.maximum)):
        if value is not None:
            yield f"waktu-{name}", kelas, value, "hari kerja"


def _other_rows(figures: YearFigures) -> Iterator[tuple[str, str, object, str]]:
    objections, disputes = _objections(figures), _disputes(figures)
    for subject, unit, document in (("keberatan", "keberatan", objections), ("sengketa", "perkara", disputes)):
        for name, value in document.items():
            if isinstance(value, dict):
                for detail, count in value.items():
                    if count is not None:
                        yield f"{subject}-{name}", detail, count, "hari kerja" if name == "waktu" else unit
            else:
                yield f"{subject}-{name}", "", value, unit


def _counts(span: RequestFigures) -> dict[str, int]:
    return {
        "diterima": span.received,
        "dikabulkan-seluruhnya": span.granted,
        "dikabulkan-sebagian": span.granted_in_part,
        "ditolak": span.refused,
        "dicabut": span.withdrawn,
        "proses": span.pending,
        "melewati-tenggat": span.late,
    }


def _span(span: RequestFigures) -> dict[str, Any]:
    return {
        "masa": span.title,
        **_counts(span),
        "waktu": _times(span.times),
        "waktu_menurut_kelas": {kelas: _times(times) for kelas, times in span.times_by_class},
        "alasan_penolakan": dict(span.reasons),
    }


def _times(times: Times) -> dict[str, Any]:
    return {
        "dijawab": times.count,
        "rata_rata": _number(times.average),
        "median": _number(times.median),
        "terlama": times.maximum,
    }


def _objections(figures: YearFigures) -> dict[str, Any]:
    one = figures.objections
    return {
        "diterima": one.received,
        "ditanggapi": one.answered,
        "alasan": {f"{letter}. {OBJECTION_GROUNDS[letter]}": count for letter, count in one.by_ground},
        "hasil": dict(one.by_outcome),
        "pelaksanaan": dict(one.by_execution),
        "waktu": {
            "rata_rata": _number(one.times.average),
            "median": _number(one.times.median),
            "terlama": one.times.maximum,
        },
    }


def _disputes(figures: YearFigures) -> dict[str, Any]:
    one = figures.disputes
    return {
        "didaftarkan": one.received,
        "cara": dict(one.by_procedure),
        "hasil": dict(one.by_outcome),
        "pelaksanaan": dict(one.by_execution),
        "gugatan": one.suits,
        "pengadilan": dict(one.by_court),
        "putusan_pengadilan": dict(one.by_ruling),
        "pelaksanaan_putusan": dict(one.by_court_execution),
    }


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
