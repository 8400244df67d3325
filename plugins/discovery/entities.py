"""Entries of the registers and names of people as JSON-LD nodes.

An entry's ``@id`` is the address of its page, which is its identifier for ever; ``url`` is stated where the page
exists.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from plugins.discovery.graph import Node, merged
from plugins.discovery.site import Site
from plugins.registers.lookup import post_on, resolve
from plugins.registers.model import AnyEntry, Body, Official, Region, Register, Topic

BODY_TYPES = {
    "pemerintah-daerah": "GovernmentOrganization",
    "perangkat-daerah": "GovernmentOrganization",
    "unit-perangkat-daerah": "GovernmentOrganization",
    "dprd": "GovernmentOrganization",
    "kementerian": "GovernmentOrganization",
    "unit-kementerian": "GovernmentOrganization",
    "lembaga-negara": "GovernmentOrganization",
    "instansi-vertikal": "GovernmentOrganization",
    "bumn": "Corporation",
    "bumd": "Corporation",
    "perusahaan": "Corporation",
    "rumah-sakit": "Hospital",
    "sekolah": "School",
    "perguruan-tinggi": "CollegeOrUniversity",
    "media": "NewsMediaOrganization",
    "layanan": "Service",
}
"""schema.org types of the kinds of body; any other kind is an ``Organization``."""


def entities(site: Site, register: Register, ids: Iterable[str], day: date | None) -> Iterator[Node]:
    """The nodes of entries that a document names, in its order. ``day`` decides which post an official held."""
    for entry_id in ids:
        entry = resolve(site.registers, register, entry_id)
        if entry is not None:
            yield entity(site, entry, day)


def entity(site: Site, entry: AnyEntry, day: date | None = None) -> Node:
    """One entry as a node."""
    # Only what is said of an official depends on the day.
    known = day if isinstance(entry, Official) else None
    return site.remembered(
        entry.register, entry.id, known, lambda: merged(brief(site, entry), _details(site, entry, known))
    )


def brief(site: Site, entry: AnyEntry) -> Node:
    """An entry by type, identifier and name, where another node only points to it."""
    page = site.url(entry.address)
    url = page if entry.register in site.paged else None
    return merged({"@type": _type(entry), "@id": page, "name": entry.name, "url": url})


def named(kind: str, names: Iterable[str]) -> list[Node]:
    """People or organizations of whom only the name is known; a name said twice counts once."""
    return [{"@type": kind, "name": name} for name in dict.fromkeys(name.strip() for name in names) if name]


def _type(entry: AnyEntry) -> str:
    if isinstance(entry, Body):
        return BODY_TYPES.get(entry.kind, "Organization")
    return {Register.TOPIK: "DefinedTerm", Register.PEJABAT: "Person", Register.WILAYAH: "AdministrativeArea"}[
        entry.register
    ]


def _details(site: Site, entry: AnyEntry, day: date | None) -> Node:
    if isinstance(entry, Topic):
        return {"inDefinedTermSet": site.url(f"{Register.TOPIK.value}/")}
    if isinstance(entry, Official):
        post = post_on(entry, day)
        employer = None if post is None or post.body is None else resolve(site.registers, Register.LEMBAGA, post.body)
        return {
            "alternateName": entry.full_name if entry.full_name != entry.name else None,
            "jobTitle": None if post is None else post.title,
            "worksFor": None if employer is None else brief(site, employer),
        }
    if isinstance(entry, Body):
        return {"alternateName": entry.short_name if entry.short_name != entry.name else None, "sameAs": entry.site}
    return _region(site, entry)


def _region(site: Site, region: Region) -> Node:
    parent = None if region.parent is None else resolve(site.registers, Register.WILAYAH, region.parent)
    return {"identifier": region.id, "containedInPlace": None if parent is None else brief(site, parent)}
