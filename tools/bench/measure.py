"""A command as a whole process: wall time, and the peak memory of it and its descendants.

Memory is read from Linux's ``/proc`` while the command runs. A process alone counts with its high-water mark; several
at once with the sum of their proportional shares, so that pages shared after a fork count once. Elsewhere than on Linux
there is no figure.
"""

from __future__ import annotations

import contextlib
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

_PROC = Path("/proc")
_OFTEN, _SELDOM, _SHORT = 0.01, 0.05, 1.0
"""Seconds between two looks, in the first second and later: a look costs about a tenth of a millisecond a process."""


class Run(Struct, frozen=True):
    """One finished run: wall time in seconds, peak memory in bytes or nothing, exit code, and what it printed."""

    seconds: float
    peak: int | None
    code: int
    said: str


def run(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Run:
    """Run a command in a folder until it ends. Raises `OSError` where it cannot be started."""
    with (folder / "ukur.log").open("w+b") as log:
        started = time.perf_counter()
        process = subprocess.Popen(  # noqa: S603 -- the bench's own commands
            command, cwd=folder, env=dict(environment), stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT
        )
        watch = _Memory(process.pid)
        watch.start()
        code = process.wait()
        seconds = time.perf_counter() - started
        watch.stop()
        log.seek(0)
        return Run(seconds, watch.peak or None, code, log.read().decode("utf-8", "replace"))


class _Memory:
    """Looks at a process and its descendants until told to stop; ``peak`` is in bytes."""

    def __init__(self, root: int) -> None:
        self.peak = 0
        self._root = root
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._end.set()
        self._thread.join()

    def _watch(self) -> None:
        begun = time.monotonic()
        while not self._end.is_set():
            self.peak = max(self.peak, memory_of(self._root))
            self._end.wait(_OFTEN if time.monotonic() - begun < _SHORT else _SELDOM)


def memory_of(root: int) -> int:
    """Bytes held now by a process and its descendants, or the high-water mark of one that was larger; 0 once ended."""
    family = list(_family(root))
    marks = [_kilobytes(_PROC / str(one) / "status", "VmHWM:") for one in family]
    together = 0
    if len(family) > 1:
        together = sum(_kilobytes(_PROC / str(one) / "smaps_rollup", "Pss:") for one in family)
    return 1024 * max([together, *marks])


def _family(root: int) -> Iterator[int]:
    yield root
    paths: list[Path] = []
    with contextlib.suppress(OSError):  # a process that has just ended, while its threads are listed
        paths = sorted((_PROC / str(root) / "task").glob("*/children"))
    for path in paths:
        with contextlib.suppress(OSError):
            for child in path.read_text("ascii").split():
                yield from _family(int(child))


def _kilobytes(path: Path, field: str) -> int:
    with contextlib.suppress(OSError):
        for line in path.read_text("ascii", "replace").splitlines():
            if line.startswith(field):
                return int(line.split()[1])
    return 0
