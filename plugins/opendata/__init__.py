"""Open data: the facts of the pages as tables for machines, in open formats that are valid by their own standards.

Every source offers a `Dataset` (`plugins.opendata.model`); files, catalogues, pages and the plain-file API under
``/data/`` are made of these values alone, so that a page and its data come from the same models and cannot differ.
"""

from __future__ import annotations


def register() -> None:
    """Take part in the build (`plugins.opendata.wiring`)."""
    from plugins.opendata.wiring import register as connect  # noqa: PLC0415 -- the model imports without Pelican

    connect()
