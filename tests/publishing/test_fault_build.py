"""Whatever befalls a build, no page is half written, the message is clear, and the next build heals everything."""

from __future__ import annotations

import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from support.site import REGISTERS, ROOT, article, differing, read_tree, standing, write_tree

from plugins.engine.locking import held

ROOMS = ("plugins.engine", "plugins.registers", "plugins.newsroom", "plugins.tags")
LONG = bool(os.environ.get("SULUH_LONG"))
KILLS = 200 if LONG else 3
DRIVER = (
    "import json, sys; from pathlib import Path; from plugins.engine.command import build; "
    "sys.exit(build(Path('pelicanconf.py').absolute(), json.loads(sys.argv[1])))"
)


class Project:
    """A small site that is built in a process of its own, as an office builds."""

    def __init__(self, root: Path, cache: str = ".cache") -> None:
        self.root, self.output, self.cache = root, root / "output", root / cache

    def command(self, **settings: Any) -> list[str]:
        plain = {
            "PATH": str(self.root / "content"),
            "OUTPUT_PATH": str(self.output),
            "CACHE_PATH": str(self.cache),
            "SITEURL": "https://kantor.example",
            "BUILD_TODAY": "2026-12-01",
            "BUILD_FORMAT": "json",
            "BUILD_WORKERS": 1,
            "GALLERY": False,
            "PLUGINS": ROOMS,
        }
        return [sys.executable, "-c", DRIVER, json.dumps(plain | settings)]

    def build(self, limit: int = 0, **settings: Any) -> dict[str, Any]:
        """The report of a build; ``limit`` bounds the bytes of any file that it writes."""
        done = subprocess.run(
            self.command(**settings),
            cwd=ROOT,
            capture_output=True,
            encoding="utf-8",
            check=False,
            preexec_fn=(lambda: bound(limit)) if limit else None,
        )
        assert "Traceback" not in done.stderr, done.stderr
        assert done.stdout.startswith("{"), done.stdout + done.stderr
        report: dict[str, Any] = json.loads(done.stdout)
        assert done.returncode == (0 if report["ok"] else 1)
        return report

    def codes(self, limit: int = 0, **settings: Any) -> list[str]:
        report = self.build(limit, **settings)
        return sorted({one["code"] for one in report["problems"] if one["severity"] == "error"})


def bound(limit: int) -> None:
    """No file of this process may grow beyond so many bytes, as on a disk that is full."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))


def contents(number: int, articles: int = 12) -> Mapping[str, str]:
    """A version of the site's sources; each has other articles, and all pages change."""
    files = {
        f"content/berita/2025/v{number}-{index}.md": article(
            f"Isi {number} {index}.\n", judul=f"Berita {number} {index}", topik=["anggaran"]
        )
        for index in range(articles)
    }
    tentang = standing(f"Versi {number}.\n")
    return {
        **REGISTERS,
        **files,
        "content/halaman/tentang.md": tentang,
        "content/berita/2025/tetap.md": article(judul=f"Tetap {number}"),
    }


def change(project: Project, number: int) -> None:
    shutil.rmtree(project.root / "content", ignore_errors=True)
    write_tree(project.root, contents(number))


@pytest.fixture(scope="module")
def versions(tmp_path_factory: pytest.TempPathFactory) -> dict[int, dict[str, bytes]]:
    """What a clean build makes of two versions."""
    made = {}
    for number in (1, 2):
        project = Project(tmp_path_factory.mktemp(f"versi-{number}"))
        change(project, number)
        assert project.build()["ok"]
        made[number] = read_tree(project.output)
    return made


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return Project(tmp_path_factory.mktemp("kantor"))


@pytest.fixture
def project(shared: Project, versions: dict[int, dict[str, bytes]]) -> Project:
    """The first version, built."""
    change(shared, 1)
    assert shared.build()["ok"]
    assert differing(read_tree(shared.output), versions[1]) == []
    return shared


def test_killed_at_any_moment_no_file_is_torn_and_the_next_build_heals(
    project: Project, versions: dict[int, dict[str, bytes]]
) -> None:
    chance = random.Random(20261201)  # noqa: S311 -- moments, no secrets
    began = time.monotonic()
    change(project, 2)
    project.build()
    took = time.monotonic() - began
    number = 2
    for _ in range(KILLS):
        number = 3 - number
        change(project, number)
        process = subprocess.Popen(project.command(), cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(took * chance.uniform(0.3, 1.0))
        process.kill()
        process.wait()
        for name, data in read_tree(project.output).items():
            if not name.startswith(".suluh"):
                known = (versions[1].get(name), versions[2].get(name))
                assert data in known, f"{name} is neither of the two versions"
        if chance.random() < 0.3:
            assert project.build()["ok"]
            assert differing(read_tree(project.output), versions[number]) == []
    assert project.build()["ok"]
    assert differing(read_tree(project.output), versions[number]) == []
    assert not list(project.output.glob(".suluh-staging-*"))


def test_killed_between_any_two_moves_the_next_build_heals(
    project: Project, versions: dict[int, dict[str, bytes]]
) -> None:
    """The moment that matters most, hit exactly: when files are moved into place."""
    stop = (
        "import json, os, signal, sys; from pathlib import Path\n"
        "from plugins.engine import writer; from plugins.engine.command import build\n"
        "left = int(sys.argv[2]); usual = writer.Writer._put\n"
        "def put(self, name, ready, rooms):\n"
        "    global left; left -= 1\n"
        "    if left < 0: os.kill(os.getpid(), signal.SIGKILL)\n"
        "    return usual(self, name, ready, rooms)\n"
        "writer.Writer._put = put\n"
        "sys.exit(build(Path('pelicanconf.py').absolute(), json.loads(sys.argv[1])))"
    )
    change(project, 2)
    moves = range(40) if LONG else (1, 9)
    for left in moves:
        *_, settings = project.command()
        done = subprocess.run(
            [sys.executable, "-c", stop, settings, str(left)], cwd=ROOT, capture_output=True, check=False
        )
        if done.returncode == 0:
            break
        assert done.returncode == -signal.SIGKILL
        for name, data in read_tree(project.output).items():
            if not name.startswith(".suluh"):
                assert data in (versions[1].get(name), versions[2].get(name))
    assert project.build()["ok"]
    assert differing(read_tree(project.output), versions[2]) == []


def test_a_disk_that_is_full_is_told_and_the_site_stays(
    project: Project, versions: dict[int, dict[str, bytes]]
) -> None:
    change(project, 2)
    assert project.codes(limit=900) == ["E006"]
    assert differing(read_tree(project.output), versions[1]) == []
    assert project.build()["ok"]
    assert differing(read_tree(project.output), versions[2]) == []


@pytest.mark.skipif(not LONG, reason="a disk of its own is for the long mode; a limit of sizes stands for it")
@pytest.mark.skipif(os.geteuid() != 0 or not shutil.which("mount"), reason="only root can mount a small disk")
def test_a_small_disk_and_one_that_is_read_only_are_told(
    project: Project, versions: dict[int, dict[str, bytes]]
) -> None:
    small = project.root / "disk"
    small.mkdir()
    if subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=60k", "tmpfs", str(small)], capture_output=True, check=False
    ).returncode:
        pytest.skip("this machine mounts nothing")
    try:
        tight = Project(project.root)
        tight.output = small / "output"
        tight.cache = project.root / "cache-2"
        report = tight.build()
        (problem,) = (one for one in report["problems"] if one["severity"] == "error")
        assert (problem["code"], "penuh" in problem["message"]) == ("E006", True)
        assert read_tree(tight.output) == {}
        subprocess.run(["mount", "-o", "remount,size=64m", str(small)], check=True)
        assert tight.build()["ok"]
        assert differing(read_tree(tight.output), versions[1]) == []
        change(project, 2)
        subprocess.run(["mount", "-o", "remount,ro", str(small)], check=True)
        assert tight.codes() == ["E006"]
        assert differing(read_tree(tight.output), versions[1]) == []
        tight.cache = small / "cache"
        assert tight.codes() == ["E006"]
    finally:
        subprocess.run(["umount", str(small)], check=False)


def test_of_two_builds_at_once_one_waits_and_both_are_whole(
    project: Project, versions: dict[int, dict[str, bytes]]
) -> None:
    change(project, 2)
    both = [
        subprocess.Popen(project.command(), cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(2)
    ]
    told = [process.communicate() for process in both]
    assert [process.returncode for process in both] == [0, 0], told
    assert differing(read_tree(project.output), versions[2]) == []
    assert project.build()["ok"]


def test_a_build_that_waits_too_long_says_so(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    code = "import plugins.engine.making as m; m._PATIENCE = 0.2\n" + DRIVER.replace("; ", "\n")
    change(project, 2)
    with held(project.output):
        *_, settings = project.command()
        done = subprocess.run([sys.executable, "-c", code, settings], cwd=ROOT, capture_output=True, check=False)
    assert [one["code"] for one in json.loads(done.stdout)["problems"] if one["severity"] == "error"] == ["E007"]


def test_a_clock_that_is_wrong_is_told(project: Project, versions: dict[int, dict[str, bytes]]) -> None:
    code = (
        "import json, sys; from pathlib import Path; from datetime import datetime\n"
        "import plugins.engine.today as today\n"
        "class Clock(datetime):\n"
        "    @classmethod\n    def now(cls, zone=None): return datetime(1970, 1, 1, tzinfo=zone)\n"
        "today.datetime = Clock\n" + DRIVER.replace("; ", "\n")
    )
    *_, settings = project.command(BUILD_TODAY="")
    done = subprocess.run([sys.executable, "-c", code, settings], cwd=ROOT, capture_output=True, check=False)
    (problem,) = json.loads(done.stdout)["problems"]
    assert problem["code"] == "E008"
    assert "1970-01-01" in problem["message"]
    assert differing(read_tree(project.output), versions[1]) == []


@pytest.mark.parametrize("seed", range(12) if LONG else range(1))
def test_a_corrupted_cache_changes_nothing_and_heals(
    project: Project, versions: dict[int, dict[str, bytes]], seed: int
) -> None:
    chance = random.Random(seed)  # noqa: S311 -- damage, no secrets
    for path in sorted(path for path in project.cache.rglob("*") if path.is_file()):
        data = bytearray(path.read_bytes())
        for _ in range(1 + len(data) // 400):
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        path.write_bytes(bytes(data[: len(data) if chance.random() < 0.7 else chance.randrange(len(data))]))
    change(project, 2)
    assert project.build()["ok"]
    assert differing(read_tree(project.output), versions[2]) == []
    assert project.build()["ok"]
    write_tree(project.root, {"content/berita/2025/tetap.md": article(judul="Tetap 2", ringkasan="Lain sama sekali.")})
    again = project.build()
    assert again["ok"]
    assert again["written"] < len(versions[2]) / 2, "what was damaged is still believed damaged"


def test_a_damaged_record_leaves_no_page_behind(project: Project, versions: dict[int, dict[str, bytes]]) -> None:
    # What the record tells no more the cache tells: the one that was corrupted above would be a second damage.
    shutil.rmtree(project.cache)
    for damaged in (b"", b"{", b'{"files": 3}') if LONG else (b'{"files": 3}',):
        change(project, 1)
        assert project.build()["ok"]
        (project.output / ".suluh.json").write_bytes(damaged)
        change(project, 2)
        assert project.build()["ok"]
        assert differing(read_tree(project.output), versions[2]) == []
