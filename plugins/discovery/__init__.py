"""What machines read: descriptions, OpenGraph and JSON-LD in every head, Atom feeds, the sitemap and robots.txt."""

from __future__ import annotations


def register() -> None:
    """Take part in the build (`plugins.discovery.wiring`)."""
    from plugins.discovery.wiring import register as connect  # noqa: PLC0415 -- the model imports without Pelican

    connect()
