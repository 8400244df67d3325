"""Where a build comes from: the commit, if the files really are those of a commit, and until when to believe it."""

from __future__ import annotations

import subprocess
from datetime import date, timedelta
from pathlib import Path

from plugins.publishing.manifest import Origin

VERSION = "0.1.0"
"""The version of Suluh that is said to have built a site; a test holds it against `pyproject.toml`."""
BELIEVED_DAYS = 90
"""Days for which a manifest should be believed: a site is built anew every night, and an old one kept back shows."""


def origin_of(project: Path, site: str, today: date, days: int = BELIEVED_DAYS) -> Origin:
    """The origin of what is built from a project folder today; ``site`` is the public address."""
    until = today + timedelta(days=days)
    return Origin(site.rstrip("/"), commit_of(project), today.isoformat(), until.isoformat(), VERSION)


def commit_of(project: Path) -> str:
    """The full hash of the commit that a folder holds; "" without git, without a commit, or where files differ from it.

    A file that git ignores counts for nothing, a new file that it does not ignore counts: a build would read it.
    """
    if _git(project, "status", "--porcelain", "--untracked-files=normal", "--", "."):
        return ""
    return (_git(project, "rev-parse", "--verify", "--quiet", "HEAD^{commit}") or "").strip()


def _git(project: Path, *words: str) -> str | None:
    """What git prints, or ``None`` where it fails or is not there."""
    try:
        done = subprocess.run(  # noqa: S603 -- fixed words, no shell
            ["git", "--no-optional-locks", *words],  # noqa: S607 -- the git of whoever publishes
            cwd=project,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
    except OSError:
        return None
    return done.stdout if done.returncode == 0 else None
