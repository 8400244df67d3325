"""What a check reads beside the files: settings, registers, what may be published; and a stamp of it all."""

from __future__ import annotations

import os
import runpy
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from msgspec import Struct

from plugins.audit.model import Context
from plugins.engine.config import SiteConfig, load_config
from plugins.engine.fingerprint import fingerprint, tree_digest
from plugins.engine.problem import Problem
from plugins.ppid.privacy import ALLOWANCES, SERVICE_SETTINGS, Guard

ROOMS = ("engine", "media", "registers", "newsroom", "ppid", "audit")
"""The rooms whose code shapes a finding."""

_REGISTERS = "rujukan"


class Surroundings(Struct, frozen=True):
    """A checked site: its configuration and the stamp under which results are kept."""

    config: SiteConfig
    stamp: str


def settings_of(file: Path) -> dict[str, Any]:
    """The settings file as a mapping. Without Pelican, which takes longer to import than a check takes."""
    return {name: value for name, value in runpy.run_path(str(file)).items() if name.isupper()}


def surroundings(
    settings: Mapping[str, Any], environment: Mapping[str, str] | None = None
) -> tuple[Surroundings | None, tuple[Problem, ...]]:
    """The configuration with its stamp, or the problems of the settings."""
    config, problems = load_config(settings, os.environ if environment is None else environment)
    if config is None:
        return None, problems
    rooms = Path(__file__).resolve().parents[1]
    code = [tree_digest(rooms / room, "*.py", "*.txt", "*.csv", "*.yaml", "*.dic") for room in ROOMS]
    kept = (config.content / ALLOWANCES, config.content / SERVICE_SETTINGS)
    sources = [
        (path.name, path.read_bytes())
        for path in (*sorted((config.content / _REGISTERS).glob("*.*")), *kept)
        if path.is_file()
    ]
    return Surroundings(config, fingerprint(code, sources, config.identity, hosts_of(config))), problems


def context_of(config: SiteConfig) -> Context:
    """What the audits know beside a document."""
    from plugins.registers.load import load_registers  # noqa: PLC0415 -- not needed where nothing changed
    from plugins.registers.mentions import MentionIndex  # noqa: PLC0415
    from plugins.registers.names import words_of  # noqa: PLC0415

    registers, _ = load_registers(config.content / _REGISTERS)
    names = {word for entry in registers for name in (entry.name, *entry.aliases) for word in words_of(name)}
    return Context(
        index=MentionIndex.build(registers),
        guard=_guard(config),
        link_hosts=hosts_of(config),
        names=frozenset(names),
    )


def hosts_of(config: SiteConfig) -> tuple[str, ...]:
    """The hosts that links may lead to: those of ``LINK_HOSTS``, the site itself, its own channels."""
    own = [urlsplit(address).hostname or "" for address in (config.settings.siteurl, config.settings.complaint_url)]
    own += [urlsplit(address).hostname or "" for _, address in config.settings.social_links]
    return tuple(dict.fromkeys((*config.settings.link_hosts, *(host for host in own if host))))


def _guard(config: SiteConfig) -> Guard:
    """What the guard against personal data lets pass; what is wrong with its list is told by a build."""
    from plugins.ppid.guard_leave import guard_of, read_allowances  # noqa: PLC0415 -- not needed where nothing changed
    from plugins.ppid.services_settings import read_service_settings  # noqa: PLC0415

    allowed, _ = read_allowances(config.content)
    return guard_of(config, read_service_settings(config.content), allowed)
