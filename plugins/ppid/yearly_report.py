"""The yearly report on the information service: six parts, two forms (PerKI 1/2021 Ps 56-58)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from msgspec import Struct, field

from plugins.engine.problem import Problem
from plugins.ppid import problems
from plugins.ppid.requests import YearFigures


class ReportPart(StrEnum):
    """The parts that an office writes in words (PerKI 1/2021 Ps 56(4), 57(1)).

    The details of service (c) and of disputes (d) are figures and come from the tables.
    """

    KEBIJAKAN = "gambaran-umum-kebijakan"
    SARANA = "sarana-prasarana-dan-kondisinya"
    SUMBER_DAYA_MANUSIA = "sumber-daya-manusia-dan-kualifikasinya"
    ANGGARAN = "anggaran-dan-penggunaannya"
    KENDALA_INTERNAL = "kendala-internal"
    KENDALA_EKSTERNAL = "kendala-eksternal"
    REKOMENDASI = "rekomendasi-dan-rencana-tindak-lanjut"

    @property
    def article(self) -> str:
        """The article that demands the part."""
        return {
            "gambaran-umum-kebijakan": "PerKI 1/2021 Ps 56(4)a",
            "sarana-prasarana-dan-kondisinya": "PerKI 1/2021 Ps 56(4)b dan 57(1)",
            "sumber-daya-manusia-dan-kualifikasinya": "PerKI 1/2021 Ps 56(4)b dan 57(1)",
            "anggaran-dan-penggunaannya": "PerKI 1/2021 Ps 56(4)b dan 57(1)",
            "kendala-internal": "PerKI 1/2021 Ps 56(4)e",
            "kendala-eksternal": "PerKI 1/2021 Ps 56(4)e",
            "rekomendasi-dan-rencana-tindak-lanjut": "PerKI 1/2021 Ps 56(4)f",
        }[self.value]


class YearlyReport(Struct, frozen=True, kw_only=True):
    """The report of a budget year: figures, the parts in words, and the day it was published."""

    figures: YearFigures
    parts: Mapping[ReportPart, str] = field(default_factory=dict)
    published: date | None = None
    sample: bool = False
    source: str = ""
    line: int = 0

    @property
    def missing_parts(self) -> tuple[ReportPart, ...]:
        """The parts without words, in the order of the law."""
        return tuple(part for part in ReportPart if not self.parts.get(part, "").strip())

    def overdue(self, today: date) -> bool:
        """Whether it should be out and is not: from 1 April of the next year (Ps 56(1))."""
        return self.published is None and today > self.figures.due


def validate_report(report: YearlyReport) -> tuple[Problem, ...]:
    """The parts of Ps 56(4) and 57(1) that are missing."""
    return tuple(
        problems.REPORT_PART_MISSING.at(
            report.source,
            report.line,
            year=report.figures.year,
            part=part.value.replace("-", " "),
            article=part.article,
        )
        for part in report.missing_parts
    )
