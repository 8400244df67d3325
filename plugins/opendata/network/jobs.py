"""The jobs of a CI service that build the sites of a network, one job a site; the service's own runners do the work.

For GitHub the matrix as JSON, for GitLab a child pipeline. Both come from ``sites.yaml``, whose values have been
checked, so that no value can become a command.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

import yaml

from plugins.opendata.network.sites import NetworkMeta, SiteMeta

SERVICES = ("github", "gitlab")


def jobs(meta: NetworkMeta, service: str) -> str:
    """The jobs for a service, as text; "" where no site is built here. Raises `KeyError` for another service."""
    sites = [site for site in meta.situs if site.bangun is not None]
    if not sites:
        return ""
    return {"github": _github, "gitlab": _gitlab}[service](sites)


def _variables(site: SiteMeta) -> dict[str, str]:
    assert site.bangun is not None
    return {
        "situs": site.id,
        "url": site.url.rstrip("/"),
        "repositori": site.bangun.repositori,
        "cabang": site.bangun.cabang,
        "folder": site.bangun.folder,
    }


def _github(sites: Sequence[SiteMeta]) -> str:
    """The value of ``strategy.matrix``."""
    return json.dumps({"include": [_variables(site) for site in sites]}, ensure_ascii=False) + "\n"


def _gitlab(sites: Sequence[SiteMeta]) -> str:
    """A child pipeline whose jobs extend ``.bangun`` of the file that includes it."""
    pipeline: dict[str, object] = {"include": [{"local": ".gitlab/bangun-situs.yml"}]}
    for site in sites:
        variables = {name.upper(): value for name, value in _variables(site).items()}
        pipeline[f"bangun {site.id}"] = {"extends": ".bangun", "variables": variables}
    return yaml.safe_dump(pipeline, allow_unicode=True, sort_keys=False)
