"""Building a site from Python: what `inv build`, the preview and the tests call."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pelican.settings import read_settings

from plugins.engine.site import SuluhPelican


def build(settings_file: Path, overrides: Mapping[str, Any]) -> int:
    """Build with a settings file and overriding settings; 0 when there was no error, else 1."""
    logging.getLogger("pelican").setLevel(logging.ERROR)  # Pelican's hints are English and for its own defaults
    settings = read_settings(str(settings_file), override=dict(overrides))
    try:
        SuluhPelican(settings).run()
    except SystemExit as done:
        return int(done.code or 0)
    return 0
