"""How the browser for the tests is found, and what happens where there is none."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import browser_setup
import pytest
from support.site import ROOT

SCRIPT = ROOT / "tests" / "browser_setup.py"


def program(folder: Path, name: str, text: str = "exit 0") -> Path:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)
    return path


@pytest.mark.parametrize("name", browser_setup.NAMES)
def test_browser_on_the_path_is_found(tmp_path: Path, name: str) -> None:
    path = program(tmp_path, name)
    assert browser_setup.find_browser({"PATH": str(tmp_path)}) == str(path)


def test_named_browser_comes_first(tmp_path: Path) -> None:
    program(tmp_path, "chromium")
    own = program(tmp_path, "punyaku")
    assert browser_setup.find_browser({"PATH": str(tmp_path), "SULUH_CHROMIUM": str(own)}) == str(own)


def test_named_browser_that_is_not_there_is_none(tmp_path: Path) -> None:
    program(tmp_path, "chromium")
    assert browser_setup.find_browser({"PATH": str(tmp_path), "SULUH_CHROMIUM": "/tiada/peramban"}) is None


def test_nothing_is_installed_without_the_right_to(tmp_path: Path) -> None:
    assert browser_setup.install_commands(root=False, sudo=False) == []
    assert all(command[:2] == ["sudo", "-n"] for command in browser_setup.install_commands(root=False, sudo=True))
    assert all(command[0] == "env" for command in browser_setup.install_commands(root=True, sudo=False))


@pytest.mark.parametrize(("ci", "code"), [("true", 1), ("", 0)])
def test_missing_browser_is_one_line_and_fails_only_in_ci(tmp_path: Path, ci: str, code: int) -> None:
    environment = {**os.environ, "CI": ci, "PATH": str(tmp_path), "SULUH_CHROMIUM": "/tiada/peramban"}
    done = subprocess.run([sys.executable, SCRIPT], env=environment, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == code
    assert done.stdout == ""
    assert done.stderr.splitlines() == [browser_setup.MISSING]


def test_apt_that_fails_is_no_browser(tmp_path: Path) -> None:
    program(tmp_path, "apt-get", "exit 100")
    program(tmp_path, "sudo")
    program(tmp_path, "env", "exit 100")
    environment = {**os.environ, "CI": "true", "PATH": str(tmp_path), "SULUH_CHROMIUM": "/tiada/peramban"}
    done = subprocess.run([sys.executable, SCRIPT], env=environment, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 1
    assert browser_setup.MISSING in done.stderr
