"""Every command of the page for the editors' desk does what the page says, in a project of its own."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from invoke.collection import Collection
from support.site import REGISTERS, ROOT, build, write_tree

import tasks
from plugins.desk.starting.kinds import KINDS
from tools.hook import FOLDER

PAGE = (ROOT / "docs/meja-redaksi.md").read_text("utf-8")
_FENCE = re.compile(r"^(?P<note><!-- tanpa uji: .* -->\n)?```sh\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
BLOCKS = [match["text"].splitlines() for match in _FENCE.finditer(PAGE) if not match["note"]]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's code with a small content folder, and programs that start ours."""
    root = tmp_path_factory.mktemp("meja")
    for name in ("plugins", "tools", "theme"):
        (root / name).symlink_to(ROOT / name)
    for name in ("pelicanconf.py", "Makefile"):
        shutil.copy(ROOT / name, root / name)
    text = (ROOT / "tasks.py").read_text("utf-8")
    (root / "tasks.py").write_text(text, "utf-8")
    shutil.copytree(ROOT / ".githooks", root / ".githooks")
    write_tree(root, REGISTERS)
    programs = root / ".venv/bin"
    programs.mkdir(parents=True)
    for name, command in (("python", ""), ("inv", "-m invoke")):
        (programs / name).write_text(f'#!/bin/sh\nexec "{sys.executable}" {command} "$@"\n')
        (programs / name).chmod(0o755)
    (programs / "make").write_text(f'#!/bin/sh\nexec "{shutil.which("make")}" --old-file=.venv/.runtime "$@"\n')
    (programs / "make").chmod(0o755)
    subprocess.run(["git", "init", "--quiet"], cwd=root, check=True)
    return root


def environment(root: Path) -> dict[str, str]:
    path = f"{root / '.venv/bin'}{os.pathsep}{os.environ['PATH']}"
    return {**os.environ, "PATH": path, "SOURCE_DATE_EPOCH": "1795305600", "PYTHONPATH": str(root)}


def test_every_command_of_the_page_works(project: Path) -> None:
    assert len(BLOCKS) >= 8
    for line in (line for block in BLOCKS for line in block if not line.startswith("inv serve")):
        done = subprocess.run(
            ["bash", "-c", line],
            cwd=project,
            env=environment(project),
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, f"{line}\n{done.stdout}{done.stderr}"
        if line == "make hook":
            hooks = subprocess.run(
                ["git", "config", "core.hooksPath"], cwd=project, capture_output=True, encoding="utf-8", check=True
            )
            assert hooks.stdout.strip() == FOLDER
    made = {path.relative_to(project).as_posix() for path in (project / "content").rglob("*.md")}
    assert "content/berita/2026/layanan-malam.md" in made
    assert len(made) == 4
    assert (project / "hasil").read_text("utf-8") == "kurang"
    assert (project / "pratinjau/index.html").is_file()
    site = build(project, {}, registers=False, today="2026-11-22")
    assert site.ok, site.problems
    assert site.exists("pejabat/sri-contoh-camat/")


def test_the_preview_of_the_page_starts_and_stops(project: Path) -> None:
    said = project / "ucapan.txt"
    with said.open("wb") as stream:
        process = subprocess.Popen(
            [str(project / ".venv/bin/inv"), "serve", "--port", "8765"],
            cwd=project,
            env=environment(project),
            stdout=stream,
            stderr=subprocess.STDOUT,
        )
        until = time.monotonic() + 60
        while "berhenti dengan Ctrl+C" not in said.read_text("utf-8"):
            assert time.monotonic() < until, said.read_text("utf-8")
            time.sleep(0.2)
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=20) == 0
    assert "Pratinjau: http://localhost:87" in said.read_text("utf-8")


def test_the_page_names_every_kind_and_only_options_that_exist() -> None:
    assert all(f"`{name}`" in PAGE for name in KINDS)
    collection = Collection.from_module(tasks)
    known = {
        verb: {f"--{argument.name.replace('_', '-')}" for argument in collection[verb].get_arguments()}
        for verb in ("new", "serve", "check")
    }
    for verb, options in re.findall(r"\binv (new|serve|check)\b([^\n`]*)", PAGE):
        assert set(re.findall(r"(?<!\S)--[a-z-]+", options)) <= known[verb]
    for code in re.findall(r"\bK\d{3}\b", PAGE):
        sources = (ROOT / "plugins/desk").rglob("problems.py")
        assert any(f'"{code}"' in path.read_text("utf-8") for path in sources), code
    for target in re.findall(r"\]\(([\w./-]+\.md)\)", PAGE):
        assert (ROOT / "docs" / target).is_file()
