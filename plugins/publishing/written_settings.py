"""Texts of a settings file as they are written there, for commands that need one or two and run nothing."""

from __future__ import annotations

import re
from pathlib import Path


def text_setting(settings_file: Path, name: str) -> str:
    """The text that a settings file gives a name at the start of a line; "" where it is written otherwise."""
    found = re.search(rf'^{name} = (["\'])(.*?)\1', settings_file.read_text("utf-8"), re.MULTILINE)
    return found[2] if found else ""
