"""Sealing a built folder before it is published: the manifest goes in last, so that it names everything else."""

from __future__ import annotations

import os
from pathlib import Path

from plugins.publishing.manifest import MANIFEST, Manifest, Origin, of_folder, to_json


def seal(folder: Path, origin: Origin) -> Manifest:
    """Write the manifest of a built folder into it, after all its other files are there; what it says.

    Raises `plugins.publishing.manifest.ManifestError` where the folder holds what cannot be published, and `OSError`.
    """
    manifest = of_folder(folder, origin)
    put(folder / MANIFEST, to_json(manifest))
    return manifest


def put(target: Path, data: bytes) -> None:
    """Write a file so that it is whole or not there at all. Raises `OSError`."""
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        temporary.write_bytes(data)
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)
