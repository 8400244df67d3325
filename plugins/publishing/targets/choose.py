"""From settings and options to the place that a site is published to."""

from __future__ import annotations

import os
import re
import runpy
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from plugins.engine.config import SiteConfig, load_config
from plugins.engine.problem import Problem
from plugins.publishing import problems_publish
from plugins.publishing import problems_target as found
from plugins.publishing.guards import ACCEPTABLE
from plugins.publishing.hosting.profiles import HOSTS, Host, host_named
from plugins.publishing.targets.branch import BranchTarget
from plugins.publishing.targets.folder import CURRENT, FolderTarget
from plugins.publishing.targets.git import Git, GitError
from plugins.publishing.targets.mirror import MirrorTarget
from plugins.publishing.targets.model import RefusedError, Target, refuse

TARGETS = ("branch", "folder", "rsync")
FORMS = ("text", "json", "github")


class Options(Struct, frozen=True):
    """What is asked for on the command line; "" takes what `publishconf.py` says.

    ``accept`` are codes of refusals that are overruled.
    """

    target: str = ""
    branch: str = ""
    folder: str = ""
    host: str = ""
    today: str = ""
    form: str = "text"
    accept: frozenset[str] = frozenset()
    dry_run: bool = False
    rollback: bool = False
    force: bool = False


class Place(Struct, frozen=True):
    """Where to publish: the site's configuration, the target, the host.

    ``overrides`` are settings for the build, ``values`` all settings as the audits take them. ``pushed`` is true where
    files go through a git server. ``next_step`` is said when all is done.
    """

    config: SiteConfig
    options: Options
    target: Target
    host: Host
    shown: str
    pushed: bool
    next_step: str
    overrides: Mapping[str, Any]
    values: Mapping[str, Any]


def codes_of(text: str) -> frozenset[str]:
    """Codes as someone lists them.

    >>> sorted(codes_of("b020, B021"))
    ['B020', 'B021']
    """
    return frozenset(part.upper() for part in re.split(r"[\s,]+", text) if part)


def place_of(settings: Path, options: Options, environment: Mapping[str, str]) -> Place:
    """The place that settings and options name. Raises `RefusedError` for what they say wrong."""
    wrong = _wrong(options)
    if wrong:
        raise RefusedError(*wrong)
    values = {name: value for name, value in runpy.run_path(str(settings)).items() if name.isupper()}
    said = {
        "BUILD_TODAY": options.today,
        "PUBLISH_TARGET": options.target,
        "PUBLISH_BRANCH": options.branch,
        "PUBLISH_HOST": options.host,
    }
    overrides = {name: value for name, value in said.items() if value}
    values |= overrides
    config, problems = load_config(values, environment)
    if config is None:
        raise RefusedError(*problems)
    return _place(settings.parent, config, options, overrides, values)


def _place(
    project: Path, config: SiteConfig, options: Options, overrides: Mapping[str, Any], values: Mapping[str, Any]
) -> Place:
    said = config.settings
    host = host_named(said.publish_host)
    folder = Path(os.path.normpath(project / (options.folder or said.publish_folder)))
    if said.publish_target == "branch":
        hosts_name = config.settings.siteurl.split("://", 1)[1].split("/", 1)[0]
        author = (config.identity.office_short, config.identity.email or f"suluh@{hosts_name}")
        branch = BranchTarget(
            project, said.publish_remote, said.publish_branch, said.publish_domain, hosts_name, author, options.force
        )
        shown = f"cabang {said.publish_branch} di {said.publish_remote}"
        then = f"sesudah {host.label} memuatnya, periksa dengan `inv verify {said.siteurl}`."
        return Place(config, options, branch, host, shown, True, then, overrides, values)
    if not (options.folder or said.publish_folder):
        raise refuse(found.NO_FOLDER, "PUBLISH_FOLDER")
    if folder.resolve() == project.resolve() or config.content.is_relative_to(folder.resolve()):
        raise refuse(found.FOREIGN_FOLDER, "PUBLISH_FOLDER", folder=folder, detail="folder itu memuat sumber situs")
    if _would_be_committed(project, folder):
        detail = f"folder itu di dalam repositori; tulis /{folder.relative_to(project).as_posix()}/ di .gitignore"
        raise refuse(found.FOREIGN_FOLDER, "PUBLISH_FOLDER", folder=folder, detail=detail)
    if said.publish_target == "folder":
        kept: Target = FolderTarget(folder, said.publish_keep)
        then = f"arahkan server ke {folder / CURRENT}; kembali ke versi sebelumnya dengan `inv publish --rollback`."
        return Place(config, options, kept, host, f"folder {folder}", False, then, overrides, values)
    then = f"kirim ke server, misalnya `rsync -a --delete-delay {folder}/ server:/srv/situs/`."
    return Place(config, options, MirrorTarget(folder), host, f"folder {folder}", False, then, overrides, values)


def _would_be_committed(project: Path, folder: Path) -> bool:
    """Whether what is published would count as a change of the sources."""
    if not folder.is_relative_to(project):
        return False
    try:
        Git(project).run("check-ignore", "--quiet", "--", f"{folder.relative_to(project).as_posix()}/")
    except GitError:
        return True
    return False


def _wrong(options: Options) -> list[Problem]:
    """Options that name what there is not."""
    hosts = tuple(host.key for host in HOSTS)
    problems = []
    for option, value, known in (
        ("--target", options.target, TARGETS),
        ("--host", options.host, hosts),
        ("--format", options.form, FORMS),
    ):
        if value and value not in known:
            how = f"Pilih salah satu: {', '.join(known)}."
            problems.append(problems_publish.UNKNOWN_OPTION.at("inv publish", option=option, value=value, how=how))
    for code in sorted(options.accept - ACCEPTABLE):
        how = f"Yang dapat disetujui hanya {', '.join(sorted(ACCEPTABLE))}; yang lain harus diperbaiki."
        problems.append(problems_publish.UNKNOWN_OPTION.at("inv publish", option="--accept", value=code, how=how))
    return problems
