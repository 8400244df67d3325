"""The build cache: what was read from each source, and what was written to each output.

One SQLite file in the cache folder. It is only ever an aid: every row is checked before it is believed, a damaged or
foreign file is thrown away, and a build without it gives the same bytes.
"""

from __future__ import annotations

import contextlib
import hashlib
import pickle
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

_FORMAT = 1
_SCHEMA = """
CREATE TABLE IF NOT EXISTS reading (key TEXT PRIMARY KEY, sum BLOB NOT NULL, value BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS written (
    root TEXT NOT NULL, address TEXT NOT NULL, fingerprint TEXT NOT NULL, size INTEGER NOT NULL,
    modified INTEGER NOT NULL, PRIMARY KEY (root, address)
) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class Written:
    """A file of an output folder as it was left: from which fingerprint, and its size and time (ns) on disk."""

    fingerprint: str
    size: int
    modified: int


class Store:
    """Cached readings and the record of written files.

    Used as a context manager; what was put is kept only when `commit` was called. ``ignore`` believes nothing of what
    is stored (a clean build), and still keeps what is put.
    """

    def __init__(self, folder: Path, *, ignore: bool = False) -> None:
        self._ignore = ignore
        self._path = folder / "suluh.sqlite3"
        self._fresh: dict[str, bytes] = {}
        self._used: set[str] = set()
        self._connection: sqlite3.Connection | None = None

    def __enter__(self) -> Self:
        self._connection = self._open()
        return self

    def __exit__(self, *_: object) -> None:
        if self._connection is not None:
            self._connection.close()

    def reading(self, key: str) -> object | None:
        """What `remember` kept under this key, or ``None``."""
        if self._connection is None or self._ignore:
            return None
        try:
            row = self._connection.execute("SELECT sum, value FROM reading WHERE key = ?", (key,)).fetchone()
        except sqlite3.DatabaseError:
            return None
        if row is None or hashlib.sha256(row[1]).digest() != row[0]:
            return None
        try:
            value: object = pickle.loads(row[1])  # noqa: S301 -- the cache is as trusted as the code beside it
        except Exception:  # noqa: BLE001 -- a foreign or outdated pickle can raise anything; it is read anew
            return None
        self._used.add(key)
        return value

    def remember(self, key: str, value: object) -> None:
        """Keep a reading under its key."""
        self._fresh[key] = pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)

    def written(self, root: Path) -> dict[str, Written]:
        """What the last build left in an output folder, by address."""
        if self._connection is None or self._ignore:
            return {}
        try:
            rows = self._connection.execute(
                "SELECT address, fingerprint, size, modified FROM written WHERE root = ?", (str(root),)
            ).fetchall()
        except sqlite3.DatabaseError:
            return {}
        return {address: Written(mark, size, modified) for address, mark, size, modified in rows}

    def commit(self, root: Path, written: Mapping[str, Written]) -> None:
        """Keep the fresh readings and the record of ``root``, and forget the readings this build did not use.

        A cache that cannot be written is no reason to fail: the next build is slower, that is all.
        """
        if self._connection is None:
            return
        with contextlib.suppress(sqlite3.DatabaseError, OSError), self._connection as connection:
            old = [row[0] for row in connection.execute("SELECT key FROM reading")]
            self._forget(connection, (key for key in old if key not in self._used and key not in self._fresh))
            connection.executemany(
                "INSERT OR REPLACE INTO reading VALUES (?, ?, ?)",
                [(key, hashlib.sha256(value).digest(), value) for key, value in self._fresh.items()],
            )
            connection.execute("DELETE FROM written WHERE root = ?", (str(root),))
            connection.executemany(
                "INSERT INTO written VALUES (?, ?, ?, ?, ?)",
                [(str(root), address, item.fingerprint, item.size, item.modified) for address, item in written.items()],
            )

    @staticmethod
    def _forget(connection: sqlite3.Connection, keys: Iterable[str]) -> None:
        connection.executemany("DELETE FROM reading WHERE key = ?", [(key,) for key in keys])

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
