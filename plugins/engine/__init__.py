"""The base of every build: pages, problems, the Pelican subclass, the cache, the writer, progress.

It knows nothing about news or law. `SuluhPelican` (the setting ``PELICAN_CLASS``) runs the stages of a build;
the other plugins take part through a `Contributor` each.
"""

from __future__ import annotations


def register() -> None:
    """Connect the gallery of components; the engine itself is Pelican's class, named by ``PELICAN_CLASS``."""
    # Pelican's signals and the templates are not needed by those who only use the engine's values.
    from plugins.engine.gallery import register as register_gallery  # noqa: PLC0415

    register_gallery()
