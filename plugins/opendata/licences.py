"""The open licences that data may be published under."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct


class Licence(Struct, frozen=True):
    """Terms of use: SPDX identifier, official name, and the address of its text."""

    id: str
    title: str
    url: str


LICENCES: Mapping[str, Licence] = {
    licence.id: licence
    for licence in (
        Licence("CC-BY-4.0", "Creative Commons Attribution 4.0", "https://creativecommons.org/licenses/by/4.0/"),
        Licence(
            "CC-BY-SA-4.0",
            "Creative Commons Attribution-ShareAlike 4.0",
            "https://creativecommons.org/licenses/by-sa/4.0/",
        ),
        Licence("CC0-1.0", "Creative Commons Zero 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        Licence("ODC-By-1.0", "Open Data Commons Attribution 1.0", "https://opendatacommons.org/licenses/by/1-0/"),
        Licence("ODbL-1.0", "Open Database License 1.0", "https://opendatacommons.org/licenses/odbl/1-0/"),
        Licence("PDDL-1.0", "Open Data Commons Public Domain 1.0", "https://opendatacommons.org/licenses/pddl/1-0/"),
    )
}
"""The open licences that a dataset may have (opendefinition.org), by their SPDX identifiers."""
