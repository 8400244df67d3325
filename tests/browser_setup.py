"""Sees to it that there is a Chromium or Chrome for the browser tests; run by `make test` before pytest.

Uses one that is there, else installs Debian's ``chromium`` where it may, else says in one line what to install. Only a
CI run (``CI=true``) fails without a browser. Needs nothing but the standard library.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_ELSEWHERE = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/snap/bin/chromium",
)
MISSING = (
    "Peramban tidak ditemukan: pasang Chromium atau Chrome (di Debian: apt install chromium), atau isi SULUH_CHROMIUM."
)


def find_browser(environment: Mapping[str, str]) -> str | None:
    """The program to start: ``SULUH_CHROMIUM``, else the first known name on the path, else a usual place."""
    named = environment.get("SULUH_CHROMIUM", "")
    if named:
        return shutil.which(named)
    on_path = (shutil.which(name, path=environment.get("PATH")) for name in NAMES)
    usual = (place for place in _ELSEWHERE if Path(place).exists())
    return next((found for found in (*on_path, *usual) if found), None)


def install_commands(*, root: bool, sudo: bool) -> list[list[str]]:
    """The commands that install Debian's Chromium; none where we may not."""
    if not root and not sudo:
        return []
    before = [] if root else ["sudo", "-n"]
    apt = [*before, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "-o", "Dpkg::Use-Pty=0"]
    return [[*apt, "update"], [*apt, "install", "-y", "--no-install-recommends", "chromium", "fonts-liberation"]]


def main() -> int:
    """0 when there is a browser or none is demanded, 1 when a CI run has none."""
    found = find_browser(os.environ)
    if found is None and shutil.which("apt-get"):
        for command in install_commands(root=is_root(), sudo=has_sudo()):
            sys.stdout.write("$ " + " ".join(command) + "\n")
            sys.stdout.flush()
            if subprocess.run(command, check=False).returncode:
                break
        found = find_browser(os.environ)
    if found is not None:
        sys.stdout.write(f"Peramban untuk uji: {found}\n")
        return 0
    sys.stderr.write(f"{MISSING}\n")
    return 1 if os.environ.get("CI") == "true" else 0


def is_root() -> bool:
    """Whether packages may be installed without asking."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def has_sudo() -> bool:
    """Whether sudo works without asking for a password."""
    if shutil.which("sudo") is None:
        return False
    return subprocess.run(["sudo", "-n", "true"], check=False, capture_output=True).returncode == 0


if __name__ == "__main__":
    sys.exit(main())
