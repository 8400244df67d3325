"""The copies of pictures, drawn once and kept between builds under what shaped them.

The cache is only ever an aid: every entry is checked before it is believed, and a build without it gives equal bytes.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from collections.abc import Callable, Sequence
from functools import cache, partial
from pathlib import Path

import PIL
from msgspec import Struct, field
from PIL import features

from plugins.engine.fingerprint import fingerprint
from plugins.engine.page import CannotMakeError
from plugins.engine.problem import Problem
from plugins.media import derivatives_draw
from plugins.media.derivatives_draw import Order

_CODECS = ("webp", "avif", "libjpeg_turbo", "jpg", "littlecms2")
_SUM = hashlib.sha256().digest_size
_ROOM_LEFT = 0.9
"""How full the cache is after making room, so that room is not made for every single copy."""

Draw = Callable[[bytes, Sequence[Order]], tuple[bytes, ...]]


@cache
def encoder() -> str:
    """What shapes the bytes of a copy beside the picture and the order: this code, and the libraries at work."""
    code = hashlib.sha256(Path(derivatives_draw.__file__).read_bytes()).hexdigest()
    return fingerprint(code, PIL.__version__, *(features.version(name) or "" for name in _CODECS))


class Job(Struct, frozen=True):
    """All copies of one original: its file, the SHA-256 it had when it was looked at, and what is to be drawn.

    ``broken`` tells the editor where the picture cannot be read to its end, ``changed`` where the file is not what it
    was when the build began.
    """

    path: Path
    sha256: str
    orders: tuple[Order, ...]
    broken: Problem
    changed: Problem

    def key(self, order: Order) -> str:
        """The name of a copy in the cache, which is also the mark of the file that is published."""
        return fingerprint("copy", self.sha256, order, encoder())


class Workshop(Struct):
    """Draws copies, or takes them from ``folder``, in which it keeps at most ``limit`` bytes and all of this build's.

    ``folder`` is made when needed. ``ignore`` believes nothing that is kept (a clean build). ``draw`` is how copies
    are drawn; tests count its calls.
    """

    folder: Path
    limit: int
    ignore: bool = False
    draw: Draw = derivatives_draw.draw
    _wanted: set[str] = field(default_factory=set)
    _latest: dict[str, bytes] = field(default_factory=dict)
    _trusted: set[str] = field(default_factory=set)
    _weight: int | None = None

    def maker(self, job: Job, order: Order) -> Callable[[], bytes]:
        """How the bytes of a copy are had, once they are needed. The function raises `CannotMakeError`."""
        self._wanted.add(job.key(order))
        return partial(self._make, job, order)

    def _make(self, job: Job, order: Order) -> bytes:
        key = job.key(order)
        data = self._latest.get(key) or self._kept(key)
        if data is not None:
            return data
        self._wanted.update(map(job.key, job.orders))
        missing = [other for other in job.orders if other == order or self._kept(job.key(other)) is None]
        # One original at a time: its copies are asked for one after the other, and share the decoding.
        self._latest = dict(zip((job.key(other) for other in missing), self._drawn(job, missing), strict=True))
        for name, copy in self._latest.items():
            self._keep(name, copy)
        return self._latest[key]

    def _drawn(self, job: Job, orders: Sequence[Order]) -> tuple[bytes, ...]:
        try:
            data = job.path.read_bytes()
            if hashlib.sha256(data).hexdigest() != job.sha256:
                raise CannotMakeError(job.changed)
            return self.draw(data, orders)
        except (OSError, ValueError, SyntaxError, EOFError, MemoryError) as failure:
            raise CannotMakeError(job.broken) from failure

    def _kept(self, key: str) -> bytes | None:
        """An entry of the cache, or nothing where there is none or it is damaged."""
        if self.ignore and key not in self._trusted:
            return None
        try:
            entry = self._path(key).read_bytes()
        except OSError:
            return None
        data = entry[_SUM:]
        return data if data and hashlib.sha256(data).digest() == entry[:_SUM] else None

    def _keep(self, key: str, data: bytes) -> None:
        """Put an entry into the cache. A cache that cannot be written is no reason to fail: it is drawn again."""
        path = self._path(key)
        with contextlib.suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=path.parent, prefix=".")
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(hashlib.sha256(data).digest() + data)
                Path(name).replace(path)
            except OSError:
                Path(name).unlink(missing_ok=True)
                raise
            self._trusted.add(key)
            self._make_room(len(data) + _SUM)

    def _make_room(self, added: int) -> None:
        """Remove the oldest entries that this build has no use for, where the cache has grown over its limit."""
        if self._weight is not None and self._weight + added <= self.limit:
            self._weight += added
            return
        entries = sorted(self._entries())
        self._weight = sum(size for _, _, size, _ in entries)
        if self._weight <= self.limit:
            return
        for _, name, size, path in entries:
            if self._weight <= self.limit * _ROOM_LEFT:
                break
            if name not in self._wanted:
                path.unlink(missing_ok=True)
                self._weight -= size
        if self._weight > self.limit:
            self._weight = 0  # all of it is this build's own; to look again at every copy would help nobody

    def _entries(self) -> list[tuple[int, str, int, Path]]:
        """Every file of the cache: time of writing, name, size, path."""
        found = []
        for path in self.folder.glob("*/*"):
            with contextlib.suppress(OSError):
                status = path.stat()
                found.append((status.st_mtime_ns, path.name, status.st_size, path))
        return found

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / key
