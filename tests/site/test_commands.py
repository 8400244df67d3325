"""The commands that offices and CI rely on, run as they run them: options, exit codes, formats, the same bytes."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from support.site import REGISTERS, ROOT, TODAY, article, differing, read_tree, standing, write_tree

GOOD = {
    **REGISTERS,
    "content/berita/2025/a.md": article('Isi "kutipan".[^1]\n\n[^1]: Catatan.\n', topik=["kehumasan", "anggaran"]),
    "content/berita/2025/b.md": article(judul="B", topik=["anggaran", "kehumasan"], tanggal="2025-01-15 09:00 WITA"),
    "content/halaman/tentang.md": standing(),
}


COPIED = ("plugins", "theme", "tools", "tasks.py", "pelicanconf.py", "publishconf.py")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the project, as an office has it, with a small content folder."""
    for name in COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, tmp_path / name)  # compiled code too: its times are kept
        else:
            shutil.copy(ROOT / name, tmp_path)
    write_tree(tmp_path, GOOD)
    return tmp_path


def run(cwd: Path, *command: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """A Python module as a command, with an environment of its own: nothing of the surroundings leaks in."""
    leaking = {"TZ", "LC_ALL", "LANG", "SOURCE_DATE_EPOCH", "PYTHONPATH"}
    kept = {key: value for key, value in os.environ.items() if key not in leaking}
    return subprocess.run(
        [sys.executable, "-m", *command],
        cwd=cwd,
        env={**kept, **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def inv(root: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return run(root, "invoke", "build", *options)


def test_list_names_every_verb() -> None:
    done = run(ROOT, "invoke", "--list")
    assert done.returncode == 0
    assert {"build", "serve", "test"} <= {line.split()[0] for line in done.stdout.splitlines() if line.startswith("  ")}


def test_help_explains_every_option() -> None:
    said = run(ROOT, "invoke", "--help", "build").stdout
    for option in ("--content", "--output", "--today", "--site-url", "--offline", "--clean", "--format"):
        assert option in said


def test_good_build_tells_pages_seconds_and_the_next_step(root: Path) -> None:
    done = inv(root, "--today", TODAY)
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(r"Selesai: \d+ halaman dalam [\d,]+ detik", done.stdout)
    assert "Langkah berikutnya" in done.stdout
    assert done.stderr == ""
    assert (root / "output" / "berita/2025/a/index.html").is_file()


def test_options_reach_the_build(root: Path) -> None:
    done = inv(
        root,
        "--today",
        "2026-01-02",
        "--site-url",
        "https://x.example/sub/",
        "--offline",
        "--clean",
        "--format",
        "json",
    )
    assert json.loads(done.stdout)["today"] == "2026-01-02"
    html = (root / "output/berita/2025/a/index.html").read_text("utf-8")
    assert 'href="https://x.example/sub/berita/2025/a/"' in html
    assert "../../../index.html" in html


@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_failed_build_exits_with_1_in_every_format_and_leaves_the_output(root: Path, form: str) -> None:
    assert inv(root, "--today", TODAY, "--format", form).returncode == 0
    before = read_tree(root / "output")
    write_tree(root, {"content/berita/2025/c.md": article(judul=None, pejabta="x")})
    done = inv(root, "--today", TODAY, "--format", form)
    assert done.returncode == 1
    assert done.stderr == ""
    assert "Traceback" not in done.stdout
    assert differing(read_tree(root / "output"), before) == []
    if form == "json":
        report = json.loads(done.stdout)
        assert (report["ok"], report["errors"]) == (False, 2)
        assert {problem["code"] for problem in report["problems"]} == {"N005", "N006"}
    elif form == "github":
        lines = [line for line in done.stdout.splitlines() if line.startswith("::")]
        assert len(lines) == 2
        assert all(
            re.match(r"::error file=content/berita/2025/c\.md,line=\d+,title=N00[56]::\S", line) for line in lines
        )
    else:
        assert "content/berita/2025/c.md" in done.stdout
        assert "GALAT N005 baris" in done.stdout
        assert "Perbaikan:" in done.stdout


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (("--today", "besok"), "E005"),
        (("--site-url", "kantor"), "E002"),
        (("--content", "/tiada/isi"), "E003"),
    ],
)
def test_wrong_option_is_a_problem(root: Path, options: tuple[str, ...], code: str) -> None:
    done = inv(root, "--format", "json", *options)
    assert done.returncode == 1
    assert [problem["code"] for problem in json.loads(done.stdout)["problems"]] == [code]


def test_unknown_format_is_a_problem(root: Path) -> None:
    done = inv(root, "--format", "xml")
    assert done.returncode == 1
    assert "E002" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr


def test_unknown_option_is_refused(root: Path) -> None:
    assert inv(root, "--tidak-ada").returncode != 0


def test_foreign_output_folder_is_refused_and_kept(root: Path) -> None:
    write_tree(root, {"output/penting.txt": "jangan dihapus"})
    done = inv(root, "--format", "json")
    assert done.returncode == 1
    assert [problem["code"] for problem in json.loads(done.stdout)["problems"]] == ["E004"]
    assert read_tree(root / "output") == {"penting.txt": b"jangan dihapus"}


def test_folders_can_be_chosen(root: Path, tmp_path: Path) -> None:
    (root / "content").rename(root / "naskah")
    done = inv(root, "--content", "naskah", "--output", "hasil/situs", "--today", TODAY)
    assert done.returncode == 0, done.stdout
    assert (root / "hasil/situs/index.html").is_file()
    assert not (root / "output").exists()


def test_plain_pelican_builds_the_same_bytes(root: Path) -> None:
    assert inv(root, "--today", TODAY).returncode == 0
    day = f'BUILD_TODAY="{TODAY}"'
    done = run(root, "pelican", "content", "-s", "pelicanconf.py", "-o", "dua", "-e", day)
    assert done.returncode == 0, done.stdout + done.stderr
    assert differing(read_tree(root / "output"), read_tree(root / "dua")) == []
    assert len(read_tree(root / "dua")) > 8


def test_plain_pelican_fails_too(root: Path) -> None:
    write_tree(root, {"content/berita/2025/c.md": "---\nrusak"})
    done = run(root, "pelican", "content", "-s", "pelicanconf.py")
    assert done.returncode == 1
    assert "N002" in done.stdout
    assert not (root / "output").exists()


def test_published_settings_build_too(root: Path) -> None:
    done = run(root, "pelican", "content", "-s", "publishconf.py")
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("real", [False, True], ids=["small site", "real content"])
def test_same_commit_and_day_give_the_same_bytes_anywhere(root: Path, real: bool) -> None:
    if real:
        shutil.rmtree(root / "content")
        shutil.copytree(ROOT / "content", root / "content")
    other = root / "folder lain" / "é"
    shutil.copytree(root, other, ignore=shutil.ignore_patterns("folder lain"))
    for path in sorted((other / "content").rglob("*.md")):
        os.utime(path, (1, 1))
    built = []
    for folder, environment in (
        (root, {"TZ": "Asia/Jayapura", "LC_ALL": "C", "PYTHONHASHSEED": "1"}),
        (other, {"TZ": "America/Los_Angeles", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "4711"}),
    ):
        done = run(folder, "invoke", "build", "--today", TODAY, **environment)
        assert done.returncode == 0, done.stdout + done.stderr
        built.append(read_tree(folder / "output"))
    assert differing(*built) == []
    assert ".suluh.json" in built[0]


def test_source_date_epoch_is_the_day_where_no_day_is_given(root: Path) -> None:
    done = run(root, "invoke", "build", "--format", "json", SOURCE_DATE_EPOCH="1767225600")
    assert json.loads(done.stdout)["today"] == "2026-01-01"
