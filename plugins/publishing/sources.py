"""Whether what a build reads is what git keeps: only that may be published."""

from __future__ import annotations

from pathlib import Path

from plugins.engine.config import SiteConfig
from plugins.publishing.targets.git import Git, GitError


def uncommitted(project: Path) -> list[str] | None:
    """Files that differ from the last commit or are not in it; ``None`` where there is no commit at all."""
    git = Git(project)
    if not git.commit("HEAD"):
        return None
    try:
        status = git.raw("status", "--porcelain", "-z", "--untracked-files=all", "--", ".")
    except GitError:
        return None
    names, entries = [], iter(status.decode("utf-8", "replace").split("\0"))
    for entry in entries:
        if not entry:
            continue
        names.append(entry[3:])
        if entry[0] in "RC":
            next(entries, None)  # a renamed file is followed by its former name
    return sorted(names)


def ignored_content(project: Path, config: SiteConfig) -> list[str]:
    """Files in the folders of content and theme that git ignores and a build would read."""
    folders = [str(folder) for folder in (config.content, config.theme) if folder.is_relative_to(project.resolve())]
    if not folders:
        return []
    try:
        told = Git(project).raw("ls-files", "-z", "--others", "--ignored", "--exclude-standard", "--", *folders)
    except GitError:
        return []
    return sorted(name for name in told.decode("utf-8", "replace").split("\0") if name)
