"""What was made of each file, believed without reading the file while its size and time are the same.

As git's index does: a file whose size and time are those it was read with is taken as read, one that was written so
shortly before that its time may hide another change is compared by its checksum. What is kept is kept by folder, so
that an edit rewrites what is known of its folder and no more, and a folder in which nothing changed is believed by
three comparisons.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, Generic, NamedTuple, TypeVar

from msgspec import Struct

from plugins.engine.files import Seen, is_settled
from plugins.engine.fingerprint import joined
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


class _Folder(Struct, frozen=True, gc=False):
    """What is known of the files of one folder, side by side, in the order of their paths: columns are fetched and
    compared as wholes, ten thousand `Known` one by one.
    """

    files: tuple[str, ...] = ()
    sizes: tuple[int, ...] = ()
    times: tuple[int, ...] = ()
    settled: tuple[bool, ...] = ()
    sums: tuple[str, ...] = ()
    values: tuple[Any, ...] = ()

    @classmethod
    def of(cls, known: Mapping[str, Known]) -> _Folder:
        """What is known of each file."""
        files = tuple(sorted(known))
        return cls(files, *zip(*(known[file] for file in files), strict=True))


class FileMemo(Generic[T]):
    """What the last build made of each file; ``shaping`` covers everything else that shapes it.

    ``name`` tells memos apart. Values must be picklable, and are compared to find out whether anything is new.
    """

    def __init__(self, store: Store, name: str, shaping: str) -> None:
        self._store, self._name, self._shaping = store, name, shaping
        self._folders: dict[str, _Folder] = {}
        self._places: dict[str, Mapping[str, int]] = {}
        self._started = instant()

    def whole(self, seen: Sequence[Seen]) -> Sequence[T] | None:
        """What was made of each file of a folder, where these are all its files and all are as they were read.

        ``seen`` are in the order of their paths. What is given back this way is kept, and need not be given to `keep`.
        """
        folder = _parent(seen[0].file)
        kept = self._folder(folder)
        files, sizes, times, linked = zip(*seen, strict=True)
        if (files, sizes, times) != (kept.files, kept.sizes, kept.times) or not all(kept.settled) or any(linked):
            return None
        self._store.hold(self._key(folder))
        return kept.values

    def untouched(self, seen: Seen) -> Known | None:
        """What is known of a file that has the size and time it was read with; nothing of a link."""
        known = self._known(seen.file)
        if known is None or not known.settled or seen.linked:
            return None
        return known if (known.size, known.modified) == (seen.size, seen.modified) else None

    def unchanged(self, seen: Seen, sha256: str) -> Known | None:
        """What is known of a file that holds the bytes it was read with."""
        known = self._known(seen.file)
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
            key, new = self._key(folder), _Folder.of(held)
            if self._folder(folder) == new:
                self._store.hold(key)
            else:
                self._store.remember(key, new)

    def _known(self, file: str) -> Known | None:
        folder = _parent(file)
        kept = self._folder(folder)
        if folder not in self._places:
            self._places[folder] = {name: at for at, name in enumerate(kept.files)}
        at = self._places[folder].get(file)
        if at is None:
            return None
        return Known(kept.sizes[at], kept.times[at], kept.settled[at], kept.sums[at], kept.values[at])

    def _folder(self, folder: str) -> _Folder:
        if folder not in self._folders:
            kept = self._store.reading(self._key(folder))
            self._folders[folder] = kept if isinstance(kept, _Folder) else _Folder()
        return self._folders[folder]

    def _key(self, folder: str) -> str:
        return joined(("files", self._name, self._shaping, folder))


def _parent(file: str) -> str:
    return file.rpartition("/")[0]
