"""The base of every build: pages, problems, the Pelican subclass, the cache, the writer, progress.

It knows nothing about news or law. `SuluhPelican` (the setting ``PELICAN_CLASS``) runs the stages of a build;
the other plugins take part through a `Contributor` each.
"""

from __future__ import annotations


def register() -> None:
    """Nothing to connect: the engine is Pelican's class itself, named by ``PELICAN_CLASS``."""
