"""Suluh's Pelican plugins: one room for each concern, from ``engine`` (base) to ``publishing``.

A plugin imports only from the rooms above it; ``docs/architecture.md`` has the list and a test
enforces it.
"""

from __future__ import annotations

from typing import Any


def __getattr__(name: str) -> Any:
    """`SuluhPelican`: Pelican's command line looks up ``PELICAN_CLASS`` in the first package of the dotted name."""
    if name != "SuluhPelican":
        raise AttributeError(name)
    from plugins.engine.site import SuluhPelican  # noqa: PLC0415 -- importing a room should not load Pelican

    return SuluhPelican
