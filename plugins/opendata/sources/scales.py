"""Size and checksum of the files that other rooms publish of the same facts, for the catalogues."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from plugins.engine.contributor import Build
from plugins.engine.fingerprint import fingerprint
from plugins.opendata.model import OtherFile

MEDIA_TYPES = {
    "csv": ("text/csv", "CSV"),
    "ics": ("text/calendar", "iCalendar"),
    "json": ("application/json", "JSON"),
    "jsonld": ("application/ld+json", "JSON-LD"),
    "ttl": ("text/turtle", "Turtle"),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "XLSX"),
}
"""Media type and short name by file extension."""


class Scales:
    """Weighs files with the very writers of the rooms that publish them."""

    def __init__(self, build: Build) -> None:
        self._build = build

    def weighed(self, address: str, title: str, make: Callable[[], bytes], mark: str = "") -> OtherFile:
        """A file as a catalogue tells it; ``mark`` names all that shapes a costly one, so that it is made once."""
        key = fingerprint("opendata-other", self._build.code_digest, address, mark)
        kept = self._build.store.reading(key) if mark else None
        if not isinstance(kept, tuple):
            data = make()
            kept = (len(data), hashlib.sha256(data).hexdigest())
            if mark:
                self._build.store.remember(key, kept)
        size, sha256 = kept
        return OtherFile(address, title, *MEDIA_TYPES[address.rpartition(".")[2]], size, sha256)
