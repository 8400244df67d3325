"""The check before a commit: `inv check` on the content files that are about to be committed.

Run by ``.githooks/pre-commit`` with ``python -m tools.hook`` at the root of the work tree; installed by `install`. What
is checked is what will be committed: where a file also has changes that are not staged, the staged state of the content
folder is taken out of git into a temporary folder and checked there.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ".githooks"
_CONTENT = "content"


def main(root: Path) -> int:
    """0 when the commit may go on, 1 when a staged content file has an error."""
    files = staged(root)
    if not files:
        return 0
    with tempfile.TemporaryDirectory(prefix="suluh-") as folder:
        base = root
        if _unstaged(root):
            base = Path(folder)
            tracked = _git(root, "ls-files", "-z", "--", f"{_CONTENT}/")
            _git(root, "checkout-index", "-z", "--stdin", f"--prefix={base.as_posix()}/", given=tracked)
        from plugins.audit.command import run  # noqa: PLC0415 -- a commit without content must cost nothing

        options = {"paths": tuple(str(base / file) for file in files), "content": str(base / _CONTENT)}
        code = run(root / "pelicanconf.py", options)
    if code:
        sys.stdout.write(
            "\nKomit ditahan: ada galat di naskah yang akan dikomit. Perbaiki, simpan, `git add` lagi, lalu komit.\n"
            "Bila terpaksa (misalnya naskah belum selesai): beri `status: draf`, atau `git commit --no-verify`.\n"
        )
    return code


def staged(root: Path) -> list[str]:
    """Content files that are staged and still exist, relative to the work tree, by name."""
    listed = _git(root, "diff", "--cached", "--name-only", "-z", "--diff-filter=ACMR", "--", f"{_CONTENT}/")
    return sorted(name for name in listed.split("\0") if name)


def install(root: Path = ROOT) -> tuple[int, str]:
    """Make git use the hooks of this project; exit code and what to tell the editor."""
    try:
        present = _git(root, "config", "--default", "", "--get", "core.hooksPath").strip()
    except (OSError, subprocess.CalledProcessError):
        return 1, "Folder ini bukan repositori git, atau git belum terpasang. Tidak ada yang diubah."
    if present not in {"", FOLDER}:
        return 1, (
            f"Repositori ini sudah memakai kait di “{present}” (core.hooksPath). Tidak ada yang diubah; "
            f"panggil {FOLDER}/pre-commit dari pre-commit di sana."
        )
    _git(root, "config", "core.hooksPath", FOLDER)
    for path in sorted((root / FOLDER).iterdir()):
        path.chmod(path.stat().st_mode | 0o111)
    return 0, (
        "Terpasang: setiap komit memeriksa dulu naskah yang akan dikomit, juga dari GitHub Desktop dan VS Code.\n"
        "Melepasnya: git config --unset core.hooksPath"
    )


def _unstaged(root: Path) -> bool:
    """Whether the content folder has changes that are not staged: a register counts too, for articles name it."""
    return bool(_git(root, "ls-files", "--modified", "--deleted", "-z", "--", f"{_CONTENT}/"))


def _git(root: Path, *arguments: str, given: str = "") -> str:
    done = subprocess.run(  # noqa: S603
        ["git", *arguments],  # noqa: S607 -- git itself has put its folder first in PATH
        cwd=root,
        check=True,
        capture_output=True,
        input=given.encode("utf-8", "surrogateescape"),
    )
    return done.stdout.decode("utf-8", "surrogateescape")


if __name__ == "__main__":
    # A client without a terminal (GitHub Desktop on Windows) may have a code page without these letters.
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    sys.exit(main(Path.cwd()))
