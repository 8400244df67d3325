"""What is on line is what was committed: the manifest of a published site, its signature, and the check from outside.

`plugins.publishing.manifest` says what was published, `plugins.publishing.seal` writes it into a built folder. The room
works on finished files and imports only from the engine.
"""

from __future__ import annotations


def register() -> None:
    """Take part in the build (`plugins.publishing.wiring`)."""
    from plugins.publishing.wiring import register as connect  # noqa: PLC0415 -- commands load no Pelican

    connect()
