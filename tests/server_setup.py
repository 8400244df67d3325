"""Sees to it that the programs of others that publishing is tried with are there; run by `make test` before pytest.

Installs Debian's packages where it may, else says which tests will be skipped and what to install. Needs nothing but the
standard library.
"""

from __future__ import annotations

import shutil
import subprocess
import sys

from browser_setup import has_sudo, is_root

PACKAGES = {"nginx": "nginx-light", "minisign": "minisign", "rsync": "rsync"}
"""Programs and the Debian packages that hold them."""
_PATH = "/usr/sbin:/usr/local/sbin"


def missing() -> list[str]:
    """The packages of programs that are not there, in order."""
    return [
        package
        for program, package in PACKAGES.items()
        if shutil.which(program) is None and shutil.which(program, path=_PATH) is None
    ]


def install_commands(packages: list[str], *, root: bool, sudo: bool) -> list[list[str]]:
    """The commands that install packages; none where we may not, or where nothing is missing."""
    if not packages or not (root or sudo):
        return []
    before = [] if root else ["sudo", "-n"]
    apt = [*before, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "-o", "Dpkg::Use-Pty=0"]
    return [[*apt, "update"], [*apt, "install", "-y", "--no-install-recommends", *packages]]


def main() -> int:
    """Always 0: tests that lack a program skip, and say so."""
    packages = missing()
    if packages and shutil.which("apt-get"):
        for command in install_commands(packages, root=is_root(), sudo=has_sudo()):
            sys.stdout.write("$ " + " ".join(command) + "\n")
            sys.stdout.flush()
            if subprocess.run(command, check=False).returncode:
                break
        packages = missing()
    if packages:
        sys.stderr.write(f"Sebagian uji penerbitan dilewati: pasang {', '.join(packages)} (apt install …).\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
