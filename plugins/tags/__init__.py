"""Official tag pages: a page for every entry of the registers, their indexes, and the agenda of events."""

from __future__ import annotations


def register() -> None:
    """Take part in the build (`plugins.tags.wiring`)."""
    from plugins.tags.wiring import register as connect  # noqa: PLC0415 -- the model imports without Pelican

    connect()
