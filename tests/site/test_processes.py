"""Several processes make the same site as one, byte for byte; what goes wrong in one of them is told."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from support.site import REGISTERS, ROOT, URL, article, differing, read_tree, write_tree

from plugins.engine.parallel import WORTHWHILE, spread

COUNT = 2 * WORTHWHILE + 9


def built(folder: Path, content: Path, workers: int) -> tuple[dict[str, Any], dict[str, bytes]]:
    """The report and the files of a build in a process of its own."""
    settings = {
        "PATH": str(content),
        "OUTPUT_PATH": str(folder / "output"),
        "CACHE_PATH": str(folder / ".cache"),
        "SITEURL": URL,
        "BUILD_TODAY": "2026-12-01",
        "BUILD_FORMAT": "json",
        "BUILD_WORKERS": workers,
        "GALLERY": False,
        "SHARE_CARDS": False,
    }
    code = (
        "import sys; from pathlib import Path; from plugins.engine.command import build; "
        f"sys.exit(build(Path({str(ROOT / 'pelicanconf.py')!r}), {settings!r}))"
    )
    told = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert told.stderr == "", told.stderr
    return json.loads(told.stdout), read_tree(folder / "output")


def test_number_of_processes_does_not_show(tmp_path: Path) -> None:
    files = {
        f"content/berita/2025/b{number}.md": article(
            f"Sri Contoh di Kutai Timur {number}.[^1]\n\n[^1]: Catatan {number}.\n",
            judul=f"Berita {number}",
            tanggal=f"2025-{number % 12 + 1:02}-{number % 28 + 1:02}",
            topik=["anggaran"] if number % 3 else [],
        )
        for number in range(COUNT)
    }
    write_tree(tmp_path, {**REGISTERS, **files})
    one, alone = built(tmp_path / "satu", tmp_path / "content", 1)
    two, together = built(tmp_path / "dua", tmp_path / "content", 2)
    assert one["ok"], one["problems"]
    assert differing(alone, together) == []
    assert one["problems"] == two["problems"]
    # What the processes gave the cache is whole: a change is built from it as from nothing.
    write_tree(tmp_path, {"content/berita/2025/b3.md": article("Lain.\n", judul="Judul lain")})
    changed, after = built(tmp_path / "dua", tmp_path / "content", 2)
    clean, whole = built(tmp_path / "tiga", tmp_path / "content", 1)
    assert changed["ok"]
    assert clean["ok"]
    assert changed["written"] < clean["written"] / 4
    assert differing(after, whole) == []


def test_mistakes_of_many_files_are_all_told(tmp_path: Path) -> None:
    bad = {f"content/berita/2025/b{number}.md": article(topik=["tiada"]) for number in range(COUNT)}
    write_tree(tmp_path, {**REGISTERS, **bad})
    told, files = built(tmp_path / "satu", tmp_path / "content", 2)
    assert not told["ok"]
    assert len({problem["file"] for problem in told["problems"]}) == COUNT
    assert files == {}


def test_results_come_in_order_and_a_failure_is_told() -> None:
    code = (
        "from plugins.engine.parallel import spread, WorkerError\n"
        f"assert list(spread(lambda n: n * n, {COUNT}, 2)) == [n * n for n in range({COUNT})]\n"
        "def task(n):\n    if n == 100: raise ValueError('rusak')\n    return n\n"
        "try:\n    list(spread(task, 200, 2))\n"
        "except WorkerError as failure:\n    assert 'rusak' in str(failure)\n    print('told')\n"
    )
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert (run.stdout.strip(), run.stderr) == ("told", "")


def test_processes_leave_alone_what_the_build_knows() -> None:
    code = (
        "import gc\n"
        "from plugins.engine.parallel import spread\n"
        "known = [[number] for number in range(10_000)]\n"
        "def looked_through(_):\n"
        "    ours = {id(item) for item in gc.get_objects()}\n"
        "    return sum(id(item) in ours for item in known)\n"
        f"print(sum(spread(looked_through, {COUNT}, 2)), gc.get_freeze_count())\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["0", "0"]


def test_little_work_stays_in_this_process() -> None:
    seen: list[int] = []

    def note(number: int) -> int:
        seen.append(number)
        return number

    assert list(spread(note, WORTHWHILE - 1, 8)) == seen
    with pytest.raises(ZeroDivisionError):
        list(spread(lambda number: 1 // number, 3, 8))


def test_killed_process_is_told_and_does_not_hang() -> None:
    code = (
        "import os, signal\n"
        "from plugins.engine.parallel import spread, WorkerError\n"
        "def task(n):\n    if n == 70: os.kill(os.getpid(), signal.SIGKILL)\n    return n\n"
        f"try:\n    list(spread(task, {COUNT}, 2))\nexcept WorkerError as failure:\n    print(failure)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True, timeout=30
    )
    assert "ended from outside" in done.stdout


def test_processes_end_with_the_build_that_was_killed() -> None:
    code = (
        "import os, time\n"
        "from plugins.engine.parallel import spread\n"
        "def task(n):\n    os.write(1, b'%d\\n' % os.getpid())\n    time.sleep(600)\n"
        f"list(spread(task, {COUNT}, 2))\n"
    )
    with subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, text=True) as build:
        assert build.stdout is not None
        try:
            workers = {int(build.stdout.readline()) for _ in range(2)}
        finally:
            build.kill()
        build.communicate(timeout=60)  # raises while a process that holds the pipe still runs
    assert build.pid not in workers
