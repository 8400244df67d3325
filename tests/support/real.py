"""The project's own content, built once in each way that the invariants look at, for all workers of a run together."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup

from support.site import ROOT, TODAY, read_tree, run_captured

WAYS: dict[str, dict[str, Any]] = {
    "root": {"SITEURL": "https://kantor.example"},
    "sub": {"SITEURL": "https://x.example/sub"},
    "offline": {"SITEURL": "https://kantor.example", "BUILD_OFFLINE": True},
}
_PATIENCE = 600
"""Seconds that a worker waits for the build of another."""


class Soups(Mapping[str, BeautifulSoup]):
    """Pages by their path, each parsed when it is first asked for."""

    def __init__(self, pages: Mapping[str, str]) -> None:
        self._pages = pages
        self._parsed: dict[str, BeautifulSoup] = {}

    def __getitem__(self, name: str) -> BeautifulSoup:
        if name not in self._parsed:
            self._parsed[name] = BeautifulSoup(self._pages[name], "html.parser")
        return self._parsed[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._pages)

    def __len__(self) -> int:
        return len(self._pages)


@dataclass(frozen=True)
class RealSite:
    """One build of ``content/``: its way, its output folder and its report. Read it, and change nothing in it."""

    way: str
    output: Path
    summary: dict[str, Any]
    stderr: str

    @cached_property
    def files(self) -> dict[str, bytes]:
        """Every file by its path."""
        return read_tree(self.output)

    @cached_property
    def pages(self) -> dict[str, str]:
        """Every HTML page by its path."""
        return {name: data.decode() for name, data in self.files.items() if name.endswith(".html")}

    @cached_property
    def soups(self) -> Soups:
        """Every HTML page, parsed."""
        return Soups(self.pages)


def shared_real(folder: Path, way: str) -> RealSite:
    """The build in a folder that several workers know: the first one builds, the others wait for it.

    Raises `AssertionError` with the problems when it failed.
    """
    report = folder / "laporan.json"
    try:
        folder.mkdir()
    except FileExistsError:
        _await(report)
    else:
        aside = report.with_suffix(".baru")
        aside.write_text(json.dumps(_build(folder, way)), "utf-8")
        aside.rename(report)
    code, said, complained = json.loads(report.read_text("utf-8"))
    assert code == 0, said
    return RealSite(way, folder / "output", json.loads(said), complained)


def _build(folder: Path, way: str) -> tuple[int, str, str]:
    settings = {
        "OUTPUT_PATH": str(folder / "output"),
        "CACHE_PATH": str(folder / ".cache"),
        "BUILD_TODAY": TODAY,
        "BUILD_FORMAT": "json",
        **WAYS[way],
    }
    try:
        return run_captured(ROOT / "pelicanconf.py", settings)
    except BaseException as failure:
        (folder / "laporan.json").write_text(json.dumps((70, repr(failure), "")), "utf-8")
        raise


def _await(report: Path) -> None:
    end = time.monotonic() + _PATIENCE
    while not report.is_file():
        assert time.monotonic() < end, f"no {report}: the worker that builds it is stuck"
        time.sleep(0.1)
