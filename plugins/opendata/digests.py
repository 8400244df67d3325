"""The checksums of files of the content folder, known without reading them while their size and time are the same."""

from __future__ import annotations

import hashlib

from plugins.engine.contributor import Build
from plugins.engine.filememo import FileMemo, Known
from plugins.engine.files import Seen


class Digests:
    """Checksums of one kind of files, kept between builds under ``name``."""

    def __init__(self, build: Build, name: str) -> None:
        self._root = build.config.content
        self._memo: FileMemo[str] = FileMemo(build.store, name, build.code_digest)
        self._known: dict[str, Known] = {}

    def of(self, seen: Seen) -> str:
        """The SHA-256 of a file in hexadecimal; "" of one that cannot be read."""
        known = self._memo.untouched(seen)
        if known is None:
            try:
                digest = hashlib.sha256((self._root / seen.file).read_bytes()).hexdigest()
            except OSError:
                digest = ""
            known = self._memo.made(seen, digest, "")
        self._known[seen.file] = known
        return known.sha256

    def keep(self) -> None:
        """Keep what is known for the next build."""
        self._memo.keep(self._known)
