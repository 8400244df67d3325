"""What was made of each file, believed without reading the file while its size and time are the same.

As git's index does: a file whose size and time are those it was read with is taken as read, one that was written so
shortly before that its time may hide another change is compared by its checksum. What is kept is kept by folder, so
that an edit rewrites what is known of its folder and no more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any, Generic, NamedTuple, TypeVar

from plugins.engine.files import Seen, is_settled
from plugins.engine.fingerprint import fingerprint
from plugins.engine.store import Store
from plugins.engine.today import instant

T = TypeVar("T")


class Known(NamedTuple):
    """A file as it was read: size, time (ns), whether that time tells a later change, checksum, and what was made."""

    size: int
    modified: int
    settled: bool
    sha256: str
    value: Any


class FileMemo(Generic[T]):
    """What the last build made of each file; ``shaping`` covers everything else that shapes it.

    ``name`` tells memos apart. Values must be picklable, and are compared to find out whether anything is new.
    """

    def __init__(self, store: Store, name: str, shaping: str) -> None:
        self._store, self._name, self._shaping = store, name, shaping
        self._folders: dict[str, dict[str, Known]] = {}
        self._started = instant()

    def untouched(self, seen: Seen) -> Known | None:
        """What is known of a file that has the size and time it was read with; nothing of a link."""
        known = self._folder(seen.file).get(seen.file)
        if known is None or not known.settled or seen.linked:
            return None
        return known if (known.size, known.modified) == (seen.size, seen.modified) else None

    def unchanged(self, seen: Seen, sha256: str) -> Known | None:
        """What is known of a file that holds the bytes it was read with."""
        known = self._folder(seen.file).get(seen.file)
        return None if known is None or known.sha256 != sha256 else self.made(seen, sha256, known.value)

    def made(self, seen: Seen, sha256: str, value: T) -> Known:
        """What is to be known of a file that was just read."""
        settled = is_settled(seen.modified, self._started) and not seen.linked
        return Known(seen.size, seen.modified, settled, sha256, value)

    def keep(self, known: Mapping[str, Known]) -> None:
        """Keep what this build knows, by file, for the next; folders of which nothing is new are not written again."""
        by_folder: dict[str, dict[str, Known]] = defaultdict(dict)
        for file, item in known.items():
            by_folder[_parent(file)][file] = item
        for folder, held in by_folder.items():
            key = self._key(folder)
            if self._folder_of(folder) == held:
                self._store.hold(key)
            else:
                self._store.remember(key, held)

    def _folder(self, file: str) -> dict[str, Known]:
        return self._folder_of(_parent(file))

    def _folder_of(self, folder: str) -> dict[str, Known]:
        if folder not in self._folders:
            kept = self._store.reading(self._key(folder))
            self._folders[folder] = kept if isinstance(kept, dict) else {}
        return self._folders[folder]

    def _key(self, folder: str) -> str:
        return fingerprint("files", self._name, self._shaping, folder)


def _parent(file: str) -> str:
    return file.rpartition("/")[0]
