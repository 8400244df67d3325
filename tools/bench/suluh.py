"""Suluh as an editor has it: a copy of the project, whose articles are the corpus, built with `inv build`.

The copy keeps a measurement apart from edits that are being made in the project. Registers, standing pages and the
disclosure index are the project's own. Photos and share cards are left out, because no peer draws pictures.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from tools.bench.site import FEED_SIZE, PAGE_SIZE, Site, said_by
from tools.corpus import Story, source_name, source_text

ROOT = Path(__file__).resolve().parents[2]
_PARTS = ("plugins", "theme", "tools", "tasks.py", "pelicanconf.py")
_SETTINGS = f"\n# Set by the bench.\nSHARE_CARDS = False\nPAGE_SIZE = {PAGE_SIZE}\nFEED_SIZE = {FEED_SIZE}\n"

_DIRECT = """
from pathlib import Path
from plugins.engine.command import build_and_end
given = {"BUILD_OFFLINE": False, "BUILD_CLEAN": False, "BUILD_FORMAT": "text"}
raise SystemExit(build_and_end(Path("pelicanconf.py").absolute(), given))
"""
"""What the task of `inv build` does, with the same settings."""


class Suluh(Site):
    """Suluh itself."""

    name = "suluh"
    output = "output"
    caches = (".cache",)
    base = "theme/templates/base.html"
    settings = ""
    """More lines for the settings file of the copy."""

    def installed(self) -> bool:
        """Always: the bench is a part of it."""
        return True

    def version(self) -> str:
        """The commit that is measured, with ``+`` where the project has other changes."""
        commit = said_by(["git", "-C", str(ROOT), "rev-parse", "--short", "HEAD"])
        changed = said_by(["git", "-C", str(ROOT), "status", "--porcelain", "--", *_PARTS])
        return f"{commit}{'+' if changed else ''}"

    def command(self) -> Sequence[str]:
        """`inv build`, from the virtual environment that runs the bench."""
        return [*_invoke(), "build"]

    def serve_command(self) -> Sequence[str]:
        """`inv serve`, at any port that is free."""
        return [*_invoke(), "serve", "--port", "0"]

    def others(self) -> Mapping[str, Sequence[str]]:
        """The same build without Invoke, and with Pelican's own command, which knows no shortcut."""
        pelican = [sys.executable, "-m", "pelican", "content", "-s", "pelicanconf.py", "-o", "output"]
        return {"python": [sys.executable, "-c", _DIRECT], "python -m pelican": pelican}

    def frame(self) -> None:
        """Copy the project without its articles and pictures."""
        for name in _PARTS:
            source, target = ROOT / name, self.folder / name
            if source.is_dir():
                shutil.copytree(source, target)  # with the compiled code, as an office has it after its first build
            else:
                shutil.copy2(source, target)
        with (self.folder / "pelicanconf.py").open("a", encoding="utf-8") as file:
            file.write(_SETTINGS + self.settings)
        shutil.copytree(ROOT / "content", self.folder / "content", ignore=shutil.ignore_patterns("berita", "media"))

    def source(self, story: Story) -> str:
        """``content/berita/YEAR/name.md``."""
        return f"content/{source_name(story)}"

    def text(self, story: Story) -> str:
        """Front matter with Indonesian keys."""
        return source_text(story)


def _invoke() -> Sequence[str]:
    beside = Path(sys.executable).with_name("inv.exe" if sys.platform == "win32" else "inv")
    return [str(beside)] if beside.is_file() else [sys.executable, "-m", "invoke"]
