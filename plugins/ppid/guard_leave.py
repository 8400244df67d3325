"""What the guard against personal data lets pass on one site: the office's own addresses, and the list of leave.

Read the same by a build and by a check of sources; nothing of Pelican is needed.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urlsplit

from msgspec.structs import replace

from plugins.engine.config import SiteConfig
from plugins.engine.files import read_source
from plugins.engine.problem import Problem
from plugins.engine.yamlfile import YamlMistake, parse_yaml
from plugins.newsroom.frontmatter import Parts, validate
from plugins.ppid import services_problems as found
from plugins.ppid.privacy import ALLOWANCES, OFFICE_DOMAINS, Allowance, Guard
from plugins.ppid.services_schema import AllowanceMeta, ServiceMeta

RESERVED_DOMAINS = ("example", "test", "invalid", "example.com", "example.net", "example.org")
"""Domains for examples, under which nobody has a mailbox (RFC 2606)."""


def guard_of(config: SiteConfig, service: ServiceMeta, allowed: Iterable[Allowance]) -> Guard:
    """The guard of a site: its settings, how its office takes requests, and what ``allowed`` lets pass."""
    mails = [address.rpartition("@")[2] for address in (config.identity.email, service.surel or "")]
    host = urlsplit(config.settings.siteurl).hostname or ""
    domains = (*OFFICE_DOMAINS, *RESERVED_DOMAINS, *mails, host, *service.domain_kantor)
    phones = (config.identity.phone, *service.telepon_kantor)
    return Guard(
        office_domains=tuple(dict.fromkeys(domain for domain in domains if domain)),
        office_phones=tuple(phone for phone in phones if phone),
        allowed=tuple(allowed),
    )


def read_allowances(content: Path) -> tuple[tuple[Allowance, ...], tuple[Problem, ...]]:
    """The list of what may be published, and what is wrong with it; a row with a mistake allows nothing."""
    if not (content / ALLOWANCES).is_file():
        return (), ()
    source, problems = read_source(content / ALLOWANCES, content)
    if source is None:
        return (), tuple(problems)
    try:
        yaml = parse_yaml(source.text)
    except YamlMistake as mistake:
        return (), (*problems, found.ALLOWANCES_FORM.at(ALLOWANCES, mistake.line, detail=mistake.message))
    if not isinstance(yaml.data, list):
        return (), (*problems, found.ALLOWANCES_FORM.at(ALLOWANCES, 1, detail="seharusnya daftar"))
    allowed: list[Allowance] = []
    wrong = [*problems]
    for index, row in enumerate(yaml.data):
        line = yaml.line_of(index)
        if not isinstance(row, dict):
            wrong.append(found.ALLOWANCES_FORM.at(ALLOWANCES, line, detail="seharusnya teks dan alasan"))
            continue
        meta, mistakes = validate(AllowanceMeta, Parts(row, yaml, 0, "", 1), ALLOWANCES)
        wrong.extend(replace(mistake, line=line) for mistake in mistakes)
        if meta is not None and not mistakes:
            allowed.append(Allowance(text=meta.teks, reason=meta.alasan, source=ALLOWANCES, line=line))
    return tuple(allowed), tuple(wrong)
