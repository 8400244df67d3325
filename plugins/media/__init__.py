"""Pictures and documents of ``content/media/``: described for readers, cleaned of what is nobody's business."""

from __future__ import annotations


def register() -> None:
    """Nothing to connect: the other plugins ask `plugins.media.load.MediaLibrary`."""
