"""One at a time: a lock on a file or folder that ends with the process that holds it, however that ends."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_STEP = 0.1


class Held(Exception):  # noqa: N818 -- a state of the lock, not a mistake
    """Raised where another process holds the lock."""


@contextmanager
def held(path: Path, patience: float = 0.0) -> Iterator[None]:
    """Hold the lock of a file (made if need be) or of a folder; ``patience`` is how many seconds to wait for it.

    Raises `Held`, or `OSError` from the disk. Where the system knows no such locks (Windows) nothing is held.
    """
    try:
        import fcntl  # noqa: PLC0415
    except ImportError:
        yield
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    until = time.monotonic() + patience
    try:
        while True:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError as busy:
                if time.monotonic() >= until:
                    raise Held from busy
                time.sleep(_STEP)
        yield
    finally:
        os.close(handle)
