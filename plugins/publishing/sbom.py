"""The bill of materials of a published site: every library that built it, in CycloneDX 1.6 (ECMA-424) as JSON.

It is read from the hash-locked requirements, so that it names what `pip --require-hashes` lets in and nothing else.
Whoever hears of a weakness in a library can look up whether a site was built with it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from uuid import UUID, uuid5

from cyclonedx.model import HashAlgorithm, HashType, Property
from cyclonedx.model.bom import Bom, BomMetaData
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.license import DisjunctiveLicense, License, LicenseExpression
from cyclonedx.output.json import JsonV1Dot6
from cyclonedx.spdx import is_expression, is_supported_id
from packageurl import PackageURL

from plugins.publishing.lockfile import Locked
from plugins.publishing.manifest import Origin

_SPACE = UUID("5b0cf0ac-5c1a-5b8e-8d6c-1b1d2f6f3a11")
_CLASSIFIER = "License :: "
_LONGEST_NAME = 60


def bill_of_materials(locked: Sequence[Locked], origin: Origin) -> bytes:
    """The bill of materials of a site; the same lock and origin give the same bytes.

    The serial number is made of the content (UUID version 5), the time is the start of the build date in UTC. A licence
    stands where the metadata of the very version tells one; never for a package that only some machines need, since
    the bill must not depend on the machine.
    """
    suluh = Component(
        type=ComponentType.APPLICATION,
        name="suluh",
        version=origin.version,
        bom_ref=f"suluh@{origin.version}",
        licenses=[LicenseExpression("AGPL-3.0-or-later")],
        properties=[Property(name="suluh:commit", value=origin.commit), Property(name="suluh:site", value=origin.site)],
    )
    parts = {item: _component(item) for item in locked}
    day = datetime.fromisoformat(origin.today).replace(tzinfo=UTC)
    bom = Bom(
        components=parts.values(),
        metadata=BomMetaData(component=suluh, timestamp=day),
        serial_number=uuid5(_SPACE, hashlib.sha256(repr((sorted(locked), origin)).encode()).hexdigest()),
    )
    by_name: dict[str, list[Component]] = {}
    for item, part in parts.items():
        by_name.setdefault(item.name, []).append(part)
    for item, part in parts.items():
        if not item.wanted_by:
            bom.register_dependency(suluh, [part])
        for wanting in (wanting for name in item.wanted_by for wanting in by_name.get(name, ())):
            bom.register_dependency(wanting, [part])
    return (str(JsonV1Dot6(bom).output_as_string(indent=1)) + "\n").encode()


def _component(item: Locked) -> Component:
    url = PackageURL("pypi", name=item.name, version=item.version)
    return Component(
        type=ComponentType.LIBRARY,
        name=item.name,
        version=item.version,
        bom_ref=url.to_string(),
        purl=url,
        hashes=[HashType(alg=HashAlgorithm.SHA_256, content=digest) for digest in item.hashes],
        licenses=_licences(item),
        properties=[Property(name="suluh:marker", value=item.where)] if item.where else [],
    )


def _licences(item: Locked) -> list[License]:
    """What the installed metadata of exactly this version says of its licence."""
    if item.where:
        return []
    try:
        installed = distribution(item.name)
    except PackageNotFoundError:
        return []
    return _told(installed) if installed.version == item.version else []


def _told(installed: Distribution) -> list[License]:
    """An SPDX expression where there is one (PEP 639), else the words of the field, else those of the classifiers."""

    def all_of(name: str) -> list[str]:
        return [value.strip() for value in installed.metadata.get_all(name) or []]

    expression = "".join(all_of("License-Expression"))
    if expression:
        return [LicenseExpression(expression)] if is_expression(expression) else [DisjunctiveLicense(name=expression)]
    field = "".join(all_of("License"))
    if is_supported_id(field):
        return [DisjunctiveLicense(id=field)]
    if field and "\n" not in field and len(field) <= _LONGEST_NAME:
        return [DisjunctiveLicense(name=field)]
    classified = (name for name in all_of("Classifier") if name.startswith(_CLASSIFIER))
    return [DisjunctiveLicense(name=name.rpartition(" :: ")[2]) for name in sorted(classified)]
