"""Telling what a check found: to the office in Indonesian, or to a program as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import groupby
from typing import IO

from msgspec.structs import asdict
from rich.console import Console
from rich.text import Text

from plugins.engine.problem import Problem, Severity
from plugins.engine.words import number_text
from plugins.publishing.verify.model import Report

_COLOURS = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.NOTICE: "cyan"}
_ORDER = (Severity.ERROR, Severity.WARNING, Severity.NOTICE)
_SHOWN = 20
_VERDICTS = {
    0: ("Sesuai: yang tampil sama dengan yang diterbitkan.", "bold green"),
    1: ("TIDAK SESUAI: yang tampil bukan, atau bukan hanya, yang diterbitkan.", "bold red"),
    2: ("Isinya sesuai, tetapi ada yang perlu diperbaiki.", "bold yellow"),
    3: ("Belum selesai: sebagian belum diperiksa.", "bold yellow"),
}


def as_text(report: Report, stream: IO[str]) -> None:
    """Findings by kind, the gravest first, each with what to do; then what was and was not looked at."""
    console = Console(file=stream, highlight=False, soft_wrap=True)
    for _, group in groupby(_sorted(report), key=lambda one: one.code):
        _print_kind(console, list(group))
    _print_scope(console, report)
    words, colour = _VERDICTS[report.exit_code]
    console.print(Text(f"\n{words}", style=colour))


def as_json(report: Report, stream: IO[str]) -> None:
    """One JSON object: ``exit_code``, what the manifest says, the figures, and every finding with all its fields."""
    origin = asdict(report.manifest.origin) if report.manifest else None
    root = report.manifest.root if report.manifest else None
    figures = {name: getattr(report, name) for name in ("checked", "resumed", "probes", "personas")}
    json.dump(
        {
            "target": report.target,
            "exit_code": report.exit_code,
            "finished": report.finished,
            "signature_trusted": report.trusted,
            "manifest": origin,
            "root": root,
            **figures,
            "not_checked": report.left_out,
            "problems": [asdict(problem) | {"address": problem.file} for problem in _sorted(report)],
        },
        stream,
        ensure_ascii=False,
        indent=2,
    )
    stream.write("\n")


REPORTS: dict[str, Callable[[Report, IO[str]], None]] = {"text": as_text, "json": as_json}


def _sorted(report: Report) -> list[Problem]:
    return sorted(set(report.problems), key=lambda one: (_ORDER.index(one.severity), one.code, one.file, one.message))


def _print_kind(console: Console, group: list[Problem]) -> None:
    first = group[0]
    count = f" ({number_text(len(group))})" if len(group) > 1 else ""
    console.print()
    console.print(Text(f"{first.severity.label} {first.code}{count}", style=_COLOURS[first.severity]))
    for problem in group[:_SHOWN]:
        console.print(Text(f"  {problem.file or 'beranda'}: {problem.message}"))
    if len(group) > _SHOWN:
        console.print(Text(f"  … dan {number_text(len(group) - _SHOWN)} lagi (semuanya dengan --format json)"))
    console.print(Text(f"  Mengapa: {first.reason}"))
    console.print(Text(f"  Yang harus dilakukan: {first.hint}"))


def _print_scope(console: Console, report: Report) -> None:
    console.print()
    console.print(Text(f"Diperiksa: {report.target}", style="bold"))
    if report.manifest:
        origin = report.manifest.origin
        console.print(
            Text(f"  Versi: {origin.today}, komit {origin.commit[:12] or 'tidak disebut'}, Suluh {origin.version}")
        )
        console.print(Text(f"  Hash akar: {report.manifest.root}"))
    signature = "sah, dibuat dengan kunci yang dipercaya" if report.trusted else "TIDAK terbukti"
    console.print(Text(f"  Tanda tangan: {signature}"))
    earlier = f" (dan {number_text(report.resumed)} pada pemeriksaan sebelumnya)" if report.resumed else ""
    console.print(Text(f"  Berkas dibandingkan: {number_text(report.checked)}{earlier}"))
    if report.probes or report.personas:
        probes, personas = number_text(report.probes), number_text(report.personas)
        console.print(Text(f"  Tempat sisipan yang lazim: {probes}; permintaan sebagai pengunjung lain: {personas}"))
    for left in report.left_out:
        console.print(Text(f"  Tidak diperiksa: {left}"))
