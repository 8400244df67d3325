"""The build cache: what was read from each source, and what was written to each output.

One SQLite file in the cache folder. It is only ever an aid: every row is checked before it is believed, a damaged or
foreign file is thrown away, and a build without it gives the same bytes.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import pickle
import sqlite3
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Self, TypeVar

from msgspec import Struct

T = TypeVar("T")

_FORMAT = 2
_WAITING = 16_000_000
"""Bytes of readings that wait in memory for `Store.commit`; those of ten thousand articles are twenty times as many."""

_SPARE = 256
"""Values at most that stay for a while though no build needs them: those of twenty edits or so."""

_SCHEMA = """
CREATE TABLE IF NOT EXISTS reading (
    id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, sum BLOB NOT NULL, value BLOB NOT NULL
);
CREATE TABLE IF NOT EXISTS written (
    root TEXT NOT NULL, address TEXT NOT NULL, fingerprint TEXT NOT NULL, size INTEGER NOT NULL,
    modified INTEGER NOT NULL, exact TEXT NOT NULL, PRIMARY KEY (root, address)
) WITHOUT ROWID;
"""


class Written(Struct, frozen=True):
    """A file of an output folder as it was left: from which fingerprint, and its size and time (ns) on disk.

    ``exact`` is the fingerprint of the very page where ``fingerprint`` names more than shapes it, else "".
    """

    fingerprint: str
    size: int
    modified: int
    exact: str = ""


class Store:
    """Cached readings and the record of written files.

    Used as a context manager; what was put is kept for sure only when `commit` was called: before that it waits in
    memory, and goes into the file where it is much. ``ignore`` believes nothing of what is stored (a clean build), and
    still keeps what is put. What a build did not use is forgotten: builds that read differently, as the preview does
    for its own address, have stores of their own ``name``.
    """

    def __init__(self, folder: Path, name: str = "suluh", *, ignore: bool = False) -> None:
        self._ignore = ignore
        self._path = folder / f"{name}.sqlite3"
        self._fresh: dict[str, bytes] = {}
        self._added: list[str] = []
        self._used: set[str] = set()
        self._connection: sqlite3.Connection | None = None
        self._process = self._owner = os.getpid()
        self._waiting = 0
        self._put_down: set[str] = set()
        self._told: tuple[Path, Mapping[str, Written]] | None = None

    def __enter__(self) -> Self:
        self._connection = self._open()
        return self

    def __exit__(self, *_: object) -> None:
        if self._connection is not None:
            self._connection.close()

    def reading(self, key: str) -> object | None:
        """What `remember` kept under this key, or ``None``."""
        if key in self._fresh:
            fresh: object = pickle.loads(self._fresh[key])  # noqa: S301 -- kept by this very build
            return fresh
        data = self._kept(key)
        try:
            value: object = None if data is None else pickle.loads(data)  # noqa: S301 -- as trusted as the code
        except Exception:  # noqa: BLE001 -- a foreign or outdated pickle can raise anything; it is read anew
            return None
        if value is not None:
            self._used.add(key)
        return value

    def has(self, key: str) -> bool:
        """Whether something is kept under this key; whether it is whole, only `reading` can tell."""
        return key in self._fresh or self._row("key", key) is not None

    def _kept(self, key: str) -> bytes | None:
        """The pickled value of a key, if the file has it whole."""
        row = self._row("sum, value", key)
        return None if row is None or hashlib.sha256(row[1]).digest() != row[0] else row[1]

    def _row(self, columns: str, key: str) -> Any:
        """What the file has in some columns of a key's row."""
        if self._process != os.getpid():  # a worker must not share its parent's connection
            self._process, self._connection = os.getpid(), self._open()
        if self._connection is None or (self._ignore and key not in self._put_down):
            return None
        try:
            return self._connection.execute(f"SELECT {columns} FROM reading WHERE key = ?", (key,)).fetchone()  # noqa: S608
        except sqlite3.DatabaseError:
            return None

    def remember(self, key: str, value: object) -> None:
        """Keep a reading under its key."""
        self._added.append(key)
        self.remember_pickled(key, pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL))

    def take_added(self) -> tuple[tuple[str, bytes], ...]:
        """What was remembered since this was last asked, pickled: how a worker hands it to the build's process."""
        added, self._added = self._added, []
        return tuple((key, self._fresh[key]) for key in dict.fromkeys(added) if key in self._fresh)

    def remember_pickled(self, key: str, value: bytes) -> None:
        """Keep a reading that another process has pickled."""
        self._fresh[key] = value
        self._waiting += len(value)
        if self._waiting > _WAITING and os.getpid() == self._owner:
            self._waiting = 0
            if self._write(self._add):
                self._used.update(self._fresh)
                if self._ignore:
                    self._put_down.update(self._fresh)
                self._fresh.clear()

    def at_hand(self, key: str, make: Callable[[], T]) -> T:
        """What ``make`` gives, for this process only: where a process builds again and again, it is made once.

        The key names all that shapes it; nobody may alter it.
        """
        del key
        return make()

    def hold(self, *keys: str) -> None:
        """Count readings as used by this build without loading them."""
        self._used.update(keys)

    def written(self, root: Path) -> Mapping[str, Written]:
        """What the last build left in an output folder, by address."""
        if self._connection is None or self._ignore:
            return {}
        try:
            written = _rows_of(self._connection, root)
        except sqlite3.DatabaseError:
            return {}
        self._told = (root, written)
        return written

    def commit(self, root: Path, written: Mapping[str, Written]) -> None:
        """Keep the fresh readings and the record of ``root``, and forget the readings this build did not use.

        A cache that cannot be written is no reason to fail: the next build is slower, that is all. Where `written` was
        asked for the folder, nobody else may have kept a record of it since: a build holds the folder meanwhile.
        """
        told, self._told = self._told, None
        known = told[1] if told is not None and told[0] == root else None

        def change(connection: sqlite3.Connection) -> None:
            self._add(connection)
            self._forget(connection, self._used)
            self._record(connection, root, written, known)

        self._write(change)

    def _write(self, change: Callable[[sqlite3.Connection], None]) -> bool:
        """Change the file in one transaction; whether that was done. What goes wrong is no reason to fail."""
        if self._connection is None:
            return False
        try:
            with self._connection as connection:
                change(connection)
        except (sqlite3.OperationalError, OSError):
            return False  # locked, write-protected, or the disk is full
        except sqlite3.DatabaseError:  # damaged inside: the next build begins a new one
            self._path.unlink(missing_ok=True)
            return False
        return True

    def _add(self, connection: sqlite3.Connection) -> None:
        """Put the fresh readings down."""
        connection.executemany(
            "INSERT OR REPLACE INTO reading (key, sum, value) VALUES (?, ?, ?)",
            [(key, hashlib.sha256(value).digest(), value) for key, value in self._fresh.items()],
        )

    def _forget(self, connection: sqlite3.Connection, used: set[str]) -> None:
        """Drop what neither this build nor the cache's other users need any more, once that is worth a look.

        An edit leaves a dozen values that nobody needs among thirty thousand, and to look for them takes as long as
        all else that is kept of it. So a few may wait, in a small store none.
        """
        wanted = len(used | self._fresh.keys())
        [(kept,)] = connection.execute("SELECT count(*) FROM reading").fetchall()
        if kept <= wanted + min(wanted // 64, _SPARE):
            return
        old = (row[0] for row in connection.execute("SELECT key FROM reading").fetchall())
        gone = [(key,) for key in old if key not in used and key not in self._fresh]
        connection.executemany("DELETE FROM reading WHERE key = ?", gone)

    @staticmethod
    def _record(
        connection: sqlite3.Connection,
        root: Path,
        written: Mapping[str, Written],
        known: Mapping[str, Written] | None = None,
    ) -> None:
        """Keep the record of an output folder; only rows that differ are written.

        ``known`` is what the file has of it, where that is at hand.
        """
        if known is None:
            known = _rows_of(connection, root)
        connection.executemany(
            "DELETE FROM written WHERE root = ? AND address = ?",
            [(str(root), address) for address in known.keys() - written.keys()],
        )
        connection.executemany(
            "INSERT OR REPLACE INTO written VALUES (?, ?, ?, ?, ?, ?)",
            [
                (str(root), address, item.fingerprint, item.size, item.modified, item.exact)
                for address, item in written.items()
                if (old := known.get(address)) is not item and old != item
            ],
        )

    def _open(self) -> sqlite3.Connection | None:
        with contextlib.suppress(OSError, sqlite3.DatabaseError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            try:
                return self._connect()
            except sqlite3.DatabaseError:
                self._path.unlink(missing_ok=True)
                return self._connect()
        return None

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._path, timeout=10)
        try:
            connection.execute("PRAGMA synchronous = OFF")
            if connection.execute("PRAGMA user_version").fetchone()[0] != _FORMAT:
                connection.executescript(f"DROP TABLE IF EXISTS reading; DROP TABLE IF EXISTS written; {_SCHEMA}")
                connection.execute(f"PRAGMA user_version = {_FORMAT}")
                connection.commit()
        except sqlite3.DatabaseError:
            connection.close()
            raise
        return connection


def _rows_of(connection: sqlite3.Connection, root: Path) -> dict[str, Written]:
    """The record of an output folder as the file has it."""
    rows = connection.execute(
        "SELECT address, fingerprint, size, modified, exact FROM written WHERE root = ?", (str(root),)
    ).fetchall()
    return {address: Written(mark, size, modified, exact) for address, mark, size, modified, exact in rows}
