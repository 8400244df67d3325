"""A store that stays in memory between the builds of one process: what the preview knows without asking the disk.

What was fetched once is not fetched again, and what a build leaves is put into the file when there is time for it. A
preview that is killed before that has lost some work and nothing else: a page is believed only where the file on disk
is as the record says.
"""

from __future__ import annotations

import pickle
import sqlite3
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple, Self, TypeVar

from plugins.engine.store import Store, Written

_ROOM = 32_000_000
"""Bytes of pickled values that are kept in memory; as objects they take a few times as much."""

_EDIT = 8_000_000
"""A build that made more bytes than this was no edit: what the next one needs of it is fetched then."""


_MADE = 8
"""How many things that cannot be pickled are kept, such as the index of all names."""

T = TypeVar("T")


class _Held(NamedTuple):
    """A value at hand: the bytes that it is pickled in, and the number of the build that used it last."""

    value: object
    size: int
    used: int


class ResidentStore(Store):
    """Cached readings and the record of written files, kept between builds.

    Each build is a ``with`` of it; `settle` writes down what `commit` was told, `close` ends it. A value is handed out
    again and again, so nobody may alter one: `store.reading` gives what is to be looked at only.
    """

    def __init__(self, folder: Path, name: str) -> None:
        super().__init__(folder, name)
        self._memory: dict[str, _Held] = {}  # the one used last at the end
        self._room = _ROOM
        self._made: dict[str, tuple[Any]] = {}  # the one used last at the end
        self._build = 0
        self._size = 0
        self._left: dict[Path, Mapping[str, Written]] = {}
        self._due: tuple[Path, Mapping[str, Written], set[str]] | None = None
        self._file: tuple[int, int] | None = None

    def __enter__(self) -> Self:
        self._used, self._added = set(), []
        self._build += 1
        if self._file is None or self._file != self._on_disk():  # a cache that was deleted is to be forgotten
            self.close()
            self._connection = self._open()
            self._file = self._on_disk()
        return self

    def __exit__(self, *_: object) -> None:
        """Between builds the file stays open."""

    def close(self) -> None:
        """Let go of the file and of all that is known."""
        super().__exit__()
        self._connection = self._due = self._file = None
        self._room = _ROOM
        for kept in (self._memory, self._made, self._left, self._fresh):
            kept.clear()

    def reading(self, key: str) -> object | None:
        """What `remember` kept under this key, the same object each time, or ``None``."""
        held = self._memory.pop(key, None)
        if held is not None:
            self._memory[key] = _Held(held.value, held.size, self._build)
            self._used.add(key)
            return held.value
        self._size = 0
        value = super().reading(key)
        if value is not None and self._size:
            self._admit(key, value, self._size)
        return value

    def remember(self, key: str, value: object) -> None:
        """Keep a reading under its key."""
        self._drop(key)
        super().remember(key, value)

    def remember_pickled(self, key: str, value: bytes) -> None:
        """Keep a reading that another process has pickled."""
        self._drop(key)
        super().remember_pickled(key, value)

    def at_hand(self, key: str, make: Callable[[], T]) -> T:
        """What ``make`` gave when it was first asked for under this key."""
        held = self._made.pop(key, None)
        made = make() if held is None else held[0]
        self._made[key] = (made,)
        if len(self._made) > _MADE:
            del self._made[next(iter(self._made))]
        return made

    def written(self, root: Path) -> Mapping[str, Written]:
        """What the last build left in an output folder, by address."""
        if root not in self._left:
            self._left[root] = super().written(root)
        return self._left[root]

    def commit(self, root: Path, written: Mapping[str, Written]) -> None:
        """Note what `settle` is to keep: the build's record of ``root``, and which readings it used."""
        self._left[root] = written
        self._due = (root, written, self._used)

    def settle(self) -> None:
        """Keep in the file what the builds since the last call made, and forget what the last one did not use."""
        if self._due is None and not self._fresh:
            return
        due = self._due

        def change(connection: sqlite3.Connection) -> None:
            self._add(connection)
            if due is not None:
                root, written, used = due
                self._forget(connection, used)
                self._record(connection, root, written)

        self._write(change)
        self._due = None
        if sum(map(len, self._fresh.values())) < _EDIT:
            for key, data in self._fresh.items():
                # Not the object that was remembered: whoever made it may still alter it.
                self._admit(key, pickle.loads(data), len(data))  # noqa: S301 -- pickled by this very process
        self._fresh.clear()

    def _kept(self, key: str) -> bytes | None:
        data = super()._kept(key)
        self._size = 0 if data is None else len(data)
        return data

    def _admit(self, key: str, value: object, size: int) -> None:
        """Keep a value at hand if there is room, which is made of what neither this build nor the last one used.

        One that would only replace another of this build is not kept: a build that goes through more than there is room
        for would throw out everything that the next one begins with.
        """
        self._drop(key)
        while size > self._room:
            oldest = next(iter(self._memory), "")
            if not oldest or self._memory[oldest].used >= self._build - 1:
                return
            self._drop(oldest)
        self._memory[key] = _Held(value, size, self._build)
        self._room -= size

    def _drop(self, key: str) -> None:
        held = self._memory.pop(key, None)
        if held is not None:
            self._room += held.size

    def _on_disk(self) -> tuple[int, int] | None:
        """Which file stands at the store's path, if any."""
        try:
            status = self._path.stat()
        except OSError:
            return None
        return status.st_dev, status.st_ino
