"""Where a check that was broken off goes on: the files that were found right, of one manifest, not too long ago."""

from __future__ import annotations

import contextlib
import hashlib
import json
import threading
from pathlib import Path
from typing import IO, Self

from plugins.engine.today import instant

_BELIEVED = 24 * 3600 * 1_000_000_000
"""Nanoseconds for which what was found right is still believed: a day."""


def place_of(cache: Path, target: str) -> Path:
    """Where the notes about a target are kept, without ending."""
    plain = "".join(char if char.isalnum() or char in ".-" else "_" for char in target.rstrip("/"))[-80:]
    return cache / "verifikasi" / f"{plain}-{hashlib.sha256(target.encode()).hexdigest()[:8]}"


class Journal:
    """Notes file after file; each line is on disk before the next file is asked for.

    Used as a context manager. ``done`` are the names that need not be asked again; it is empty where nothing is to be
    resumed, the manifest is another one by now, or the notes are older than a day.
    """

    def __init__(self, path: Path, root: str, *, resume: bool) -> None:
        self._path, self._root = path.with_name(f"{path.name}.jsonl"), root
        self._begun, self.done = _believed(self._path, root) if resume else (instant(), frozenset())
        self._lock = threading.Lock()
        self._stream: IO[str] | None = None

    def __enter__(self) -> Self:
        with contextlib.suppress(OSError):  # without notes a check works as well, it only cannot go on later
            self._path.parent.mkdir(parents=True, exist_ok=True)
            # A last line may be half written: what is believed is written anew.
            self._stream = self._path.open("w", encoding="utf-8", newline="\n")
            self._put({"root": self._root, "begun": self._begun})
            for name in sorted(self.done):
                self._put({"name": name})
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        if self._stream is not None:
            self._stream.close()

    def note(self, name: str) -> None:
        """Note that a file was found right."""
        with self._lock:
            self._put({"name": name})

    def forget(self) -> None:
        """Remove the notes of a check that came to its end."""
        if self._stream is not None:
            self._stream.close()
            self._stream = None
        self._path.unlink(missing_ok=True)

    def _put(self, line: dict[str, object]) -> None:
        if self._stream is not None:
            self._stream.write(json.dumps(line, ensure_ascii=False) + "\n")
            self._stream.flush()


def _believed(path: Path, root: str) -> tuple[int, frozenset[str]]:
    """When the check began, and what it found right."""
    now = instant()
    names: set[str] = set()
    try:
        first, *rest = path.read_text("utf-8").splitlines()
        head = json.loads(first)
        begun = int(head["begun"])
        if head["root"] != root or not 0 <= now - begun < _BELIEVED:
            return now, frozenset()
        for line in rest:
            with contextlib.suppress(ValueError):  # the last line of a check that was killed
                names.add(str(json.loads(line)["name"]))
    except (OSError, ValueError, KeyError, TypeError):
        return now, frozenset()
    return begun, frozenset(names)
