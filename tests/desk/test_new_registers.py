"""`inv new` for registers: what stands in a file is kept byte for byte; and the questions at a terminal."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from support.site import REGISTERS, ROOT, write_tree

from plugins.desk.starting.ask import Terminal
from plugins.desk.starting.command import run
from plugins.desk.starting.options import wish_of
from plugins.registers.load import load_registers

TOPICS = "content/rujukan/topik.yaml"
COMMENTED = "# Topik kantor.\nzakat:\n  nama: Zakat   # belum dipakai\n\n# Kelompok kedua\nanggaran: {nama: Anggaran}\n"


def new(root: Path, answers: list[str] | None = None, **said: Any) -> tuple[int, str]:
    write_tree(root, {name: text for name, text in REGISTERS.items() if not (root / name).exists()})
    stream = io.StringIO()
    given = iter(answers or ())
    terminal = Terminal(lambda prompt: _next(given, prompt, stream), lambda line: print(line, file=stream))
    overrides = {"PATH": str(root / "content"), "BUILD_TODAY": "2026-11-22"}
    code = run(ROOT / "pelicanconf.py", overrides, wish_of(said), {}, stream, terminal if answers is not None else None)
    return code, stream.getvalue()


def _next(answers: Iterator[str], prompt: str, stream: io.StringIO) -> str:
    stream.write(prompt + "\n")
    try:
        return next(answers)
    except StopIteration:
        raise EOFError from None


@pytest.mark.parametrize(
    "before",
    [
        COMMENTED,
        COMMENTED.rstrip("\n"),
        COMMENTED.replace("\n", "\r\n"),
        "\ufeff" + COMMENTED,
        "# belum ada entri\n",
        "",
    ],
    ids=["plain", "no-newline", "crlf", "bom", "comment-only", "empty"],
)
def test_what_stands_in_a_register_stays_byte_for_byte(before: str, tmp_path: Path) -> None:
    write_tree(tmp_path, {TOPICS: before.encode()})
    code, said = new(tmp_path, jenis="topik", judul="Pelayanan terpadu")
    assert code == 0, said
    after = (tmp_path / TOPICS).read_bytes()
    assert after.startswith(before.encode())
    assert ("\r\n" in before) is (b"\r\n" in after)
    registers, _ = load_registers(tmp_path / "content/rujukan")
    assert registers.topics["pelayanan-terpadu"].name == "Pelayanan terpadu"
    line = int(said.partition("baris ")[2].partition("\n")[0])
    assert after.decode("utf-8-sig").splitlines()[line - 1] == "pelayanan-terpadu:"


@pytest.mark.parametrize(
    "broken", ["a: [", "- daftar\n", "a: {nama: A}\n...\n", "{a: {nama: A}}\n", "teks\n", b"\xff\xfe", "a:\n\tb: c\n"]
)
def test_a_register_that_cannot_take_an_entry_is_left_alone(broken: str | bytes, tmp_path: Path) -> None:
    write_tree(tmp_path, {TOPICS: broken})
    code, said = new(tmp_path, jenis="topik", judul="Pelayanan terpadu")
    assert code == 1
    assert "K072" in said
    assert (tmp_path / TOPICS).read_bytes() == (broken if isinstance(broken, bytes) else broken.encode())


def test_a_register_that_is_missing_is_begun(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    write_tree(tmp_path, dict(REGISTERS))
    (tmp_path / TOPICS).unlink()
    stream = io.StringIO()
    overrides = {"PATH": str(tmp_path / "content"), "BUILD_TODAY": "2026-11-22"}
    said = {"jenis": "topik", "judul": "Baru"}
    assert run(ROOT / "pelicanconf.py", overrides, wish_of(said), {}, stream) == 0
    assert (tmp_path / TOPICS).read_text("utf-8").startswith("# Topik. Format: docs/rujukan.md\nbaru:\n")


def test_a_near_name_is_shown_and_a_same_name_needs_insistence(tmp_path: Path) -> None:
    code, said = new(tmp_path, jenis="pejabat", judul="Sri Conto")
    assert code == 0
    assert "Sudah ada Sri Contoh (sri-contoh)?" in said
    code, said = new(tmp_path, jenis="pejabat", judul="Sri Contoh", slug="sri-contoh-kedua")
    assert (code, "K070" in said) == (1, True)
    code, said = new(tmp_path, jenis="pejabat", judul="Sri Contoh", slug="sri-contoh-kedua", tetap=True)
    assert code == 0, said
    code, said = new(tmp_path, jenis="pejabat", judul="Lain Sama Sekali", slug="sri-contoh", tetap=True)
    assert (code, "K070" in said) == (1, True)


def test_degrees_posts_and_bodies_of_an_official_are_kept_apart(tmp_path: Path) -> None:
    pairs = ["jabatan=Kepala Bidang: Statistik", "lembaga=Dinas Contoh"]
    code, said = new(
        tmp_path, jenis="pejabat", judul="Dr. Ratna Percobaan, S.H., M.Si.", tanggal="2025-02-01", isi=pairs
    )
    assert code == 0, said
    registers, problems = load_registers(tmp_path / "content/rujukan")
    official = registers.officials["ratna-percobaan"]
    assert (official.name, official.full_name) == ("Ratna Percobaan", "Dr. Ratna Percobaan, S.H., M.Si.")
    assert (official.posts[0].title, official.posts[0].body) == ("Kepala Bidang: Statistik", "dinas-contoh")
    assert str(official.posts[0].start) == "2025-02-01"
    assert [problem for problem in problems if problem.severity == "error"] == []


def test_a_body_is_of_the_kind_of_its_likes_unless_said(tmp_path: Path) -> None:
    assert new(tmp_path, jenis="lembaga", judul="Dinas Percobaan Kota")[0] == 0
    assert new(tmp_path, jenis="lembaga", judul="Radio Kita", isi=["jenis-lembaga=media", "wilayah=64.08"])[0] == 0
    registers, _ = load_registers(tmp_path / "content/rujukan")
    assert registers.bodies["dinas-percobaan-kota"].kind == "perangkat-daerah"
    assert (registers.bodies["radio-kita"].kind, registers.bodies["radio-kita"].region) == ("media", "64.08")


def test_a_whole_conversation_becomes_an_article(tmp_path: Path) -> None:
    answers = ["1", "!!!", "Rapat kerja", "kemarin", "", "", "", "humas masyarakat", "1", "", "sri", "1", "", ""]
    code, said = new(tmp_path, answers)
    assert code == 0, said
    text = (tmp_path / "content/berita/2026/rapat-kerja.md").read_text("utf-8")
    assert "tanggal: 2026-11-22" in text
    assert "topik: [kehumasan]" in text
    assert "pejabat: [sri-contoh]" in text
    assert "Akhir alamat [rapat-kerja]" in said
    assert "Tanggal [2026-11-22]" in said


def test_leaving_or_declining_writes_nothing(tmp_path: Path) -> None:
    code, said = new(tmp_path, ["berita"])
    assert code == 1
    assert "Dibatalkan; tidak ada yang ditulis." in said
    code, said = new(tmp_path, ["pejabat", "Sri Conto", "", ""])
    assert code == 1
    assert "Tidak ada yang ditulis." in said
    assert (tmp_path / "content/rujukan/pejabat.yaml").read_text() == REGISTERS["content/rujukan/pejabat.yaml"]
    assert new(tmp_path, ["pejabat", "Sri Conto", "", "ya"])[0] == 0
