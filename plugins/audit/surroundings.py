"""What a check reads beside the files: settings, registers, what may be published; and a stamp of it all."""

from __future__ import annotations

import os
import runpy
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from plugins.audit.model import Context
from plugins.engine.config import SiteConfig, load_config
from plugins.engine.files import read_source
from plugins.engine.fingerprint import fingerprint, tree_digest
from plugins.engine.problem import Problem
from plugins.engine.yamlfile import YamlMistake, parse_yaml
from plugins.ppid.privacy import OFFICE_DOMAINS, Allowance, Guard

ROOMS = ("engine", "media", "registers", "newsroom", "ppid", "audit")
"""The rooms whose code shapes a finding."""

_RESERVED = ("example", "test", "invalid", "example.com", "example.net", "example.org")
_REGISTERS = "rujukan"
_ALLOWANCES, _SERVICES = "ppid/izin-data-pribadi.yaml", "ppid/layanan/layanan.yaml"


@dataclass(frozen=True, slots=True)
class Surroundings:
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
    sources = [
        (path.name, path.read_bytes())
        for path in (*sorted((config.content / _REGISTERS).glob("*.*")), *_kept(config.content))
        if path.is_file()
    ]
    return Surroundings(config, fingerprint(code, sources, guard_of(config), config.settings.link_hosts)), problems


def context_of(config: SiteConfig) -> Context:
    """What the audits know beside a document."""
    from plugins.registers.load import load_registers  # noqa: PLC0415 -- not needed where nothing changed
    from plugins.registers.mentions import MentionIndex  # noqa: PLC0415
    from plugins.registers.names import words_of  # noqa: PLC0415

    registers, _ = load_registers(config.content / _REGISTERS)
    names = {word for entry in registers for name in (entry.name, *entry.aliases) for word in words_of(name)}
    return Context(
        index=MentionIndex.build(registers),
        guard=guard_of(config),
        link_hosts=hosts_of(config),
        names=frozenset(names),
    )


def hosts_of(config: SiteConfig) -> tuple[str, ...]:
    """The hosts that links may lead to: those of ``LINK_HOSTS``, the site itself, its own channels."""
    own = [urlsplit(address).hostname or "" for address in (config.settings.siteurl, config.settings.complaint_url)]
    own += [urlsplit(address).hostname or "" for _, address in config.settings.social_links]
    return tuple(dict.fromkeys((*config.settings.link_hosts, *(host for host in own if host))))


def guard_of(config: SiteConfig) -> Guard:
    """What the guard against personal data lets pass: the office's own numbers and domains, and the list of leave."""
    meta = _yaml(config.content, _SERVICES)
    row = meta if isinstance(meta, dict) else {}
    mails = [address.rpartition("@")[2] for address in (config.identity.email, str(row.get("surel", ""))) if address]
    host = urlsplit(config.settings.siteurl).hostname or ""
    domains = (*OFFICE_DOMAINS, *_RESERVED, *mails, host, *_listed(row.get("domain_kantor")))
    phones = (config.identity.phone, *_listed(row.get("telepon_kantor")))
    listed = _yaml(config.content, _ALLOWANCES)
    allowed = tuple(
        Allowance(text=str(one.get("teks", "")), reason=str(one.get("alasan", "")))
        for one in (listed if isinstance(listed, list) else [])
        if isinstance(one, dict)
    )
    return Guard(
        office_domains=tuple(dict.fromkeys(domain for domain in domains if domain)),
        office_phones=tuple(phone for phone in phones if phone),
        allowed=allowed,
    )


def _kept(content: Path) -> Iterator[Path]:
    yield from (content / name for name in (_ALLOWANCES, _SERVICES))


def _yaml(content: Path, name: str) -> Any:
    """A YAML file of the content folder; ``None`` where it cannot be read, which a build tells."""
    if not (content / name).is_file():
        return None
    source, _ = read_source(content / name, content)
    try:
        return parse_yaml(source.text).data if source else None
    except YamlMistake:
        return None


def _listed(value: object) -> list[str]:
    return (
        [str(one) for one in value] if isinstance(value, list) else [value] if isinstance(value, str) and value else []
    )
