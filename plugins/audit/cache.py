"""What was found in a file, kept under its bytes and everything else that the findings depend on.

One SQLite file in the cache folder, an aid only: a damaged one is thrown away, and nothing is lost without it.
"""

from __future__ import annotations

import contextlib
import pickle
import sqlite3
from collections.abc import Collection, Mapping
from pathlib import Path

from msgspec import Struct

from plugins.audit.exceptions import Exempt
from plugins.audit.model import Finding

_FORMAT = 1


class Result(Struct, frozen=True):
    """What one file alone tells: findings that stand, its exceptions, and the fingerprint of its text.

    ``links`` are the outside links with their place, for the check on request.
    """

    digest: str
    findings: tuple[Finding, ...] = ()
    exempt: tuple[Exempt, ...] = ()
    sketch: tuple[int, ...] = ()
    links: tuple[tuple[str, int, int, int], ...] = ()


class Results:
    """The kept results of one state of code, registers and settings (``stamp``)."""

    def __init__(self, folder: Path, stamp: str) -> None:
        self._path, self._stamp = folder / "periksa.sqlite3", stamp

    def load(self) -> dict[str, tuple[str, bytes]]:
        """Digest and packed result of every file; empty where nothing of this stamp was kept."""
        with contextlib.suppress(sqlite3.Error, OSError), contextlib.closing(sqlite3.connect(self._path)) as connection:
            if connection.execute("PRAGMA user_version").fetchone()[0] != _FORMAT:
                return {}
            rows = connection.execute("SELECT file, digest, value FROM result WHERE stamp = ?", (self._stamp,))
            return {file: (digest, value) for file, digest, value in rows}
        return {}

    def save(self, fresh: Mapping[str, Result], kept: Collection[str] | None) -> None:
        """Keep fresh results; of the others only those of ``kept`` files (``None``: all) and of this stamp."""
        if not fresh and kept is None:
            return
        for _ in range(2):
            try:
                self._write(fresh, kept)
            except sqlite3.DatabaseError:
                with contextlib.suppress(OSError):
                    self._path.unlink(missing_ok=True)
            except OSError:
                return
            else:
                return

    def _write(self, fresh: Mapping[str, Result], kept: Collection[str] | None) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with contextlib.closing(sqlite3.connect(self._path, timeout=10)) as connection, connection:
            connection.execute("PRAGMA synchronous = OFF")
            if connection.execute("PRAGMA user_version").fetchone()[0] != _FORMAT:
                connection.executescript(
                    "DROP TABLE IF EXISTS result; CREATE TABLE result "
                    f"(file TEXT PRIMARY KEY, digest TEXT, stamp TEXT, value BLOB); PRAGMA user_version = {_FORMAT};"
                )
            connection.execute("DELETE FROM result WHERE stamp <> ?", (self._stamp,))
            if kept is not None:
                have = [row[0] for row in connection.execute("SELECT file FROM result")]
                connection.executemany("DELETE FROM result WHERE file = ?", [(f,) for f in have if f not in kept])
            rows = [(file, one.digest, self._stamp, pickle.dumps(one, 5)) for file, one in fresh.items()]
            connection.executemany("INSERT OR REPLACE INTO result VALUES (?, ?, ?, ?)", rows)


def unpacked(value: bytes) -> Result | None:
    """A kept result, or ``None`` where it cannot be read any more."""
    try:
        result = pickle.loads(value)  # noqa: S301 -- the cache is as trusted as the code beside it
    except Exception:  # noqa: BLE001 -- an outdated pickle can raise anything; the file is checked anew
        return None
    return result if isinstance(result, Result) else None
