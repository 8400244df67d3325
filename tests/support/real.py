"""The project's own content, built once in each way that the invariants look at."""

from __future__ import annotations

import json
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


@dataclass(frozen=True)
class RealSite:
    """One build of ``content/``: its way, its output folder and its report."""

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
    def soups(self) -> dict[str, BeautifulSoup]:
        """Every HTML page, parsed."""
        return {name: BeautifulSoup(html, "html.parser") for name, html in self.pages.items()}


def build_real(folder: Path, way: str) -> RealSite:
    """Build ``content/`` into a folder. Raises `AssertionError` with the problems when it fails."""
    output = folder / "output"
    settings = {
        "OUTPUT_PATH": str(output),
        "CACHE_PATH": str(folder / ".cache"),
        "BUILD_TODAY": TODAY,
        "BUILD_FORMAT": "json",
        **WAYS[way],
    }
    code, said, complained = run_captured(ROOT / "pelicanconf.py", settings)
    assert code == 0, said
    return RealSite(way, output, json.loads(said), complained)
