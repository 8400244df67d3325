"""Building a site from Python: what `inv build`, the preview and the tests call."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pelican.settings import get_settings_from_file, read_settings

from plugins.engine.site import SuluhPelican


def build(settings_file: Path, overrides: Mapping[str, Any]) -> int:
    """Build with a settings file and overriding settings; 0 when there was no error, else 1."""
    return run(SuluhPelican(settings_for(settings_file, overrides)))


def settings_for(settings_file: Path, overrides: Mapping[str, Any]) -> dict[str, Any]:
    """Pelican's settings as a build takes them."""
    logging.getLogger("pelican").setLevel(logging.ERROR)  # Pelican's hints are English and for its own defaults
    content = overrides.get("PATH") or get_settings_from_file(str(settings_file)).get("PATH")
    # Pelican raises where the content folder is missing; given one that exists, it leaves that to our own check.
    settings: dict[str, Any] = read_settings(
        str(settings_file), override={**overrides, "PATH": str(settings_file.parent)}
    )
    settings["PATH"] = content
    return settings


def run(site: SuluhPelican) -> int:
    """Run a build; its exit code."""
    try:
        site.run()
    except SystemExit as done:
        return int(done.code or 0)
    return 0
