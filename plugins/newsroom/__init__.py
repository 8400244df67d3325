"""News articles and standing pages: schema, reading, footnotes, typography, lists and related articles."""

from __future__ import annotations


def register() -> None:
    """Take part in the build (`plugins.newsroom.wiring`)."""
    from plugins.newsroom.wiring import register as connect  # noqa: PLC0415 -- the model imports without Pelican

    connect()
