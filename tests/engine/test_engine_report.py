"""The three ways of telling how a build went."""

from __future__ import annotations

import io
import json
import re

import pytest

from plugins.engine.problem import ProblemLog, error, notice, warning
from plugins.engine.report import REPORTS, Summary

SUMMARY = Summary(pages=1234, files=1300, written=5, removed=1, seconds=2.34, output="output", today="2026-01-02")
BAD = error("X001", "Berkas “{path}” tidak ada.", reason="Sebab.", hint="Salin 100% berkasnya.\nLalu coba lagi.")
ODD = warning("X002", "Awas: [red]bukan markup[/red].", reason="Sebab.", hint="Periksa.")
NOTE = notice("X003", "Catatan.", reason="Sebab.", hint="Tidak perlu.")


def told(form: str, *, failed: bool = True, quiet: bool = False) -> str:
    log = ProblemLog()
    if not quiet:
        log.add(ODD.at("content/b.md", 4), NOTE.at("content/a.md"))
    if failed:
        log.add(BAD.at("content/a.md", 3, path="media/x, y.jpg"), BAD.at("content/c.md", 1, path="z"))
    stream = io.StringIO()
    REPORTS[form](SUMMARY, log, stream)
    return stream.getvalue()


def test_text_groups_problems_by_file_with_line_reason_and_hint() -> None:
    text = told("text")
    headings = [line for line in text.splitlines() if line.startswith("content/")]
    assert headings == ["content/a.md", "content/b.md", "content/c.md"]
    assert "  GALAT X001 baris 3: Berkas “media/x, y.jpg” tidak ada." in text
    assert "    Mengapa: Sebab." in text
    assert "    Perbaikan: Salin 100% berkasnya." in text
    assert "Gagal: 2 galat di 2 berkas. Keluaran sebelumnya tidak diubah." in text


def test_text_prints_brackets_as_they_are() -> None:
    assert "PERINGATAN X002 baris 4: Awas: [red]bukan markup[/red]." in told("text")


def test_text_of_a_problem_without_a_line_names_none() -> None:
    assert "  CATATAN X003 Catatan." in told("text")


def test_text_of_a_good_build_gives_figures_and_the_next_step() -> None:
    text = told("text", failed=False, quiet=True)
    assert (
        "Selesai: 1.234 halaman dalam 2,3 detik (1.300 berkas; 5 ditulis, 1 dihapus; tanggal bangun 2026-01-02)."
        in (text)
    )
    assert "Tidak ada masalah." in text
    assert "Langkah berikutnya" in text
    assert "1 peringatan, 1 catatan" in told("text", failed=False)


def test_json_holds_every_field_of_every_problem() -> None:
    report = json.loads(told("json"))
    assert report["ok"] is False
    assert (report["errors"], report["warnings"], report["notices"]) == (2, 1, 1)
    assert report["problems"][1] == {
        "file": "content/a.md",
        "line": 3,
        "code": "X001",
        "severity": "error",
        "message": "Berkas “media/x, y.jpg” tidak ada.",
        "reason": "Sebab.",
        "hint": "Salin 100% berkasnya.\nLalu coba lagi.",
    }
    assert json.loads(told("json", failed=False))["ok"] is True


def test_github_annotates_lines_and_escapes_its_own_signs() -> None:
    lines = told("github").splitlines()
    assert lines[1] == (
        "::error file=content/a.md,line=3,title=X001::Berkas “media/x, y.jpg” tidak ada. Sebab. "
        "Salin 100%25 berkasnya.%0ALalu coba lagi."
    )
    assert lines[0].startswith("::notice file=content/a.md,title=X003::")
    assert all(re.match(r"::(error|warning|notice) file=\S+,title=\S+::|Suluh: ", line) for line in lines)


def test_github_escapes_signs_in_a_file_name() -> None:
    log = ProblemLog()
    log.add(NOTE.at("content/a,b:c%.md", 1))
    stream = io.StringIO()
    REPORTS["github"](SUMMARY, log, stream)
    assert stream.getvalue().startswith("::notice file=content/a%2Cb%3Ac%25.md,line=1,title=X003::")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_gets_colours_and_the_same_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    log = ProblemLog()
    log.add(ODD.at("content/b.md", 4), BAD.at("content/a.md", 3, path="media/[x].jpg"))
    stream, plain = Terminal(), io.StringIO()
    REPORTS["text"](SUMMARY, log, stream)
    REPORTS["text"](SUMMARY, log, plain)
    coloured = stream.getvalue()
    assert "\x1b[1;31m" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain.getvalue()
    assert "\x1b" not in plain.getvalue()


def test_colours_can_be_asked_for_where_there_is_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    assert "\x1b[" in told("text")
