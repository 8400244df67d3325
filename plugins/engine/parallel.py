"""The same work in several processes, with results that do not depend on their number.

Processes are forked: they see what the build has read without a copy, and hand back only small values. Where forking
is not to be had, or other threads run that a fork would cut off, the work is done in this process.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any, TypeVar, cast

from msgspec import Struct

T = TypeVar("T")

WORTHWHILE = 64
"""Fewer pieces of work than this are done sooner than processes are started."""

_CHUNKS = 32
_PATIENCE = 25
_LOOK = 1.0
"""Seconds between two looks of a worker at whether its build still runs."""

_task: Callable[[int], Any] | None = None


class _Failure(Struct, frozen=True):
    """An exception of a worker; exceptions themselves cannot always be handed over."""

    text: str


class WorkerError(RuntimeError):
    """Raised where work failed in another process; says what happened there."""


def spread(task: Callable[[int], T], count: int, workers: int, worthwhile: int = WORTHWHILE) -> Iterator[T]:
    """The results of ``task(0)`` to ``task(count - 1)``, in order.

    ``workers`` is the number of processes; 0 means one for each core. ``worthwhile`` is how many pieces of work a
    process is started for. Results must be picklable. Raises `WorkerError` with the traceback where a task raised in
    another process, else what the task raised.
    """
    number = min(workers or _cores(), count // worthwhile)
    if number < 2 or not _alone() or "fork" not in multiprocessing.get_all_start_methods():  # noqa: PLR2004
        yield from map(task, range(count))
        return
    global _task  # noqa: PLW0603 -- how a forked process gets at what cannot be pickled
    _task = task
    try:
        context = multiprocessing.get_context("fork")
        with ProcessPoolExecutor(number, context, _attend, (os.getpid(),)) as pool:
            size = max(1, count // (number * _CHUNKS))
            for result in pool.map(_run, range(count), chunksize=size):
                if isinstance(result, _Failure):
                    raise WorkerError(result.text)
                yield cast("T", result)
    except BrokenProcessPool as broken:
        raise WorkerError("a process of the build was ended from outside; is there enough memory?") from broken
    finally:
        _task = None


def _attend(build: int) -> None:
    """Leave Ctrl-C to the build, and end where the build was killed: a worker would wait for work for ever.

    What the build knows is set apart: a look for cycles among it would write to it, and so copy it for this process.
    """

    def look(*_: object) -> None:
        if os.getppid() != build:
            os._exit(1)

    gc.freeze()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGALRM, look)
    signal.setitimer(signal.ITIMER_REAL, _LOOK, _LOOK)


def _run(number: int) -> Any:
    if _task is None:
        raise RuntimeError("a worker without work")
    try:
        return _task(number)
    except Exception:  # noqa: BLE001 -- whatever it is, the other process must learn of it
        return _Failure(traceback.format_exc())


def _alone() -> bool:
    """Whether this process has no other threads, which a fork would cut off in the middle of what they do.

    Threads that were started without the module `threading` are known to the system only; and the system knows one
    that has been waited for a moment longer.
    """
    for _ in range(_PATIENCE):
        if threading.active_count() > 1:
            return False
        try:
            if len(os.listdir("/proc/self/task")) == 1:  # noqa: PTH208 -- names only
                return True
        except OSError:
            return True
        time.sleep(0.002)
    return False


def _cores() -> int:
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on every system
        return os.cpu_count() or 1
