"""The office's official vocabulary: topics, officials, bodies and regions, and their mentions in text."""

from __future__ import annotations


def register() -> None:
    """Take part in the build (`plugins.registers.wiring`)."""
    from plugins.registers.wiring import register as connect  # noqa: PLC0415 -- the model imports without Pelican

    connect()
