"""Telling how a build went: to a person, to a program, or to a CI service that annotates changes."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import groupby
from typing import IO

from msgspec import Struct
from msgspec.structs import asdict

from plugins.engine.problem import Problem, ProblemLog, Severity
from plugins.engine.terminal import Printer
from plugins.engine.words import number_text

_COLOURS = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.NOTICE: "cyan"}


class Summary(Struct, frozen=True):
    """The figures of a finished build; ``seconds`` is wall time, for people only;
    ``preview`` is true where the site is already being looked at.
    """

    pages: int
    files: int
    written: int
    removed: int
    seconds: float
    output: str
    today: str
    preview: bool = False


Report = Callable[[Summary, ProblemLog, IO[str]], None]


def as_text(summary: Summary, problems: ProblemLog, stream: IO[str]) -> None:
    """Problems grouped by file, then a short summary with the next step."""
    printer = Printer(stream)
    for file, group in groupby(problems, key=lambda problem: problem.file):
        printer.print((f"\n{file}", "bold"))
        for problem in group:
            print_problem(printer, problem)
    printer.print()
    if problems.failed:
        errors, files = problems.count(Severity.ERROR), len({p.file for p in problems if _stops(p)})
        printer.print((f"Gagal: {errors} galat di {files} berkas. Keluaran sebelumnya tidak diubah.", "bold red"))
        printer.print("Langkah berikutnya: perbaiki galat di atas, lalu jalankan lagi.")
        return
    seconds = number_text(round(summary.seconds, 1))
    printer.print(
        (f"Selesai: {number_text(summary.pages)} halaman dalam {seconds} detik", "bold green"),
        f" ({number_text(summary.files)} berkas; {number_text(summary.written)} ditulis, "
        f"{number_text(summary.removed)} dihapus; tanggal bangun {summary.today}).",
    )
    printer.print(_tally(problems))
    if summary.preview:
        return
    printer.print(f"Langkah berikutnya: `make serve` untuk melihat situs, atau buka {summary.output}/index.html.")


def as_json(summary: Summary, problems: ProblemLog, stream: IO[str]) -> None:
    """One JSON object: ``ok``, the figures, and every problem with all its fields."""
    json.dump(
        {
            "ok": not problems.failed,
            **asdict(summary),
            "errors": problems.count(Severity.ERROR),
            "warnings": problems.count(Severity.WARNING),
            "notices": problems.count(Severity.NOTICE),
            "problems": [asdict(problem) for problem in problems],
        },
        stream,
        ensure_ascii=False,
        indent=2,
    )
    stream.write("\n")


def as_github(summary: Summary, problems: ProblemLog, stream: IO[str]) -> None:
    """Workflow commands that GitHub shows as annotations on the changed lines."""
    for problem in problems:
        place = f"file={_property(problem.file)}" + (f",line={problem.line}" if problem.line else "")
        text = f"{problem.message} {problem.reason} {problem.hint}"
        stream.write(f"::{problem.severity} {place},title={_property(problem.code)}::{_data(text)}\n")
    errors = problems.count(Severity.ERROR)
    stream.write(f"Suluh: {summary.pages} halaman, {errors} galat.\n")


REPORTS: dict[str, Report] = {"text": as_text, "json": as_json, "github": as_github}


def print_problem(printer: Printer, problem: Problem) -> None:
    """A problem below the name of its file: place and message, why it matters, how to mend it."""
    place = f"baris {problem.line}: " if problem.line else ""
    head = f"{problem.severity.label} {problem.code} "
    printer.print("  ", (head, _COLOURS[problem.severity]), place + problem.message)
    printer.print((f"    Mengapa: {problem.reason}", "dim"))
    printer.print(f"    Perbaikan: {problem.hint}")


def _stops(problem: Problem) -> bool:
    return problem.severity is Severity.ERROR


def _tally(problems: ProblemLog) -> str:
    warnings, notices = problems.count(Severity.WARNING), problems.count(Severity.NOTICE)
    if not warnings and not notices:
        return "Tidak ada masalah."
    return f"Masalah: {warnings} peringatan, {notices} catatan (lihat di atas); tidak ada galat."


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
