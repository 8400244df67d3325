"""The site's own search: an index in small script files that a browser loads only as far as a question needs them.

Stems are settled at build time, so that the browser needs no stemmer; the format is told in ``docs/search.md``. The
room takes every document from its finished page, and imports from all rooms below it.
"""

from __future__ import annotations


def register() -> None:
    """Take part in the build (`plugins.search.wiring`)."""
    from plugins.search.wiring import register as connect  # noqa: PLC0415 -- the model imports without Pelican

    connect()
