"""The page "Keaslian situs": what the signed manifest proves, what it does not, and how anyone can check it.

The page names the key and the address of the manifest, never the commit: it is a file of the manifest itself, and the
same sources and day must give the same bytes.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from plugins.engine.components import Fact, Remark
from plugins.engine.config import SiteConfig
from plugins.engine.page import Crumb, Page
from plugins.publishing.manifest import FOLDER, MANIFEST, SBOM, SIGNATURE
from plugins.publishing.signing import read_public

_STEPS = frozenset({"signature", "files"})
"""Parts whose points are done one after the other."""


class Point(Struct, frozen=True):
    """A sentence of a list; ``command`` is what to type with it, or ""."""

    text: str
    command: str = ""


class Part(Struct, frozen=True):
    """A headed part of the page; ``ordered`` numbers its points."""

    id: str
    title: str
    points: tuple[Point, ...]
    ordered: bool = False


class AuthenticityView(Struct, frozen=True):
    """What the template shows: facts with the addresses of the proofs, a remark where there is no key, the parts."""

    title: str
    summary: str
    facts: tuple[Fact, ...]
    remarks: tuple[Remark, ...]
    parts: tuple[Part, ...]


def authenticity_page(config: SiteConfig, words: Mapping[str, Any]) -> Page:
    """The page of a site; ``words`` are the theme's words for it.

    Raises `plugins.publishing.signing.KeyFormatError` where the key of the settings is none.
    """
    key = config.settings.signing_key
    values = {
        "office": config.identity.office,
        "url": config.settings.siteurl,
        "host": config.settings.siteurl.partition("://")[2],
        "manifest": config.absolute(MANIFEST),
        "signature": config.absolute(SIGNATURE),
        "key": key,
        "email": config.identity.email,
    }
    shown = [
        _part(name, words["parts"][name], values)
        for name in ("proven", "not_proven", *(("signature",) if key else ()), "files", "whole")
    ]
    shown.append(_part("report", words["parts"]["report" if config.identity.email else "report_office"], values))
    labels = words["facts"]
    facts = [Fact(labels["key"], key), Fact(labels["key_id"], read_public(key).id)] if key else []
    facts += [Fact(labels["manifest"], config.absolute(MANIFEST))]
    facts += [Fact(labels["signature"], config.absolute(SIGNATURE))] if key else []
    facts += [Fact(labels["materials"], config.absolute(SBOM))]
    unsigned = words["unsigned"]
    remarks = () if key else (Remark("_tanpa-kunci", "caution", unsigned["title"], unsigned["body"].format(**values)),)
    title = words["title"]
    summary = words["summary"].format(**values)
    view = AuthenticityView(title, summary, tuple(facts), remarks, tuple(shown))
    return Page(FOLDER, "keaslian.html", title, view, crumbs=(Crumb(words["home"], ""), Crumb(title)))


def _part(name: str, words: Mapping[str, Any], values: Mapping[str, str]) -> Part:
    points = tuple(
        Point(point["text"].format(**values), point.get("command", "").format(**values))
        for point in words["points"].values()
    )
    return Part(f"_{name.replace('_', '-')}", words["title"], points, name in _STEPS)
