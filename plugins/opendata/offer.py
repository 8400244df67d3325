"""The way in for sources of data: a contributor offers its datasets in the stage ``resolve`` or ``pages``."""

from __future__ import annotations

from plugins.engine.contributor import Build
from plugins.opendata.model import Dataset, Datasets


def offer(build: Build, *datasets: Dataset) -> None:
    """Add datasets to the catalogue of this build.

    Whoever offers must stand before the catalogue's own contributor, which lays out pages and files of all.
    """
    build.provide(Datasets((*offered(build), *datasets)))


def offered(build: Build) -> tuple[Dataset, ...]:
    """The datasets that have been offered so far."""
    try:
        return build.need(Datasets).all
    except LookupError:
        return ()
