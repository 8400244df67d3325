"""A progress bar on the terminal of a person, and silence everywhere else.

The bar is drawn by the build itself, never by a thread: while another thread runs, work cannot be shared out to other
processes (`plugins.engine.parallel`).
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Self, TypeVar

from plugins.engine.terminal import shows_colours
from plugins.engine.timing import Times

if TYPE_CHECKING:
    from rich.progress import Progress as RichProgress
    from rich.progress import TaskID

T = TypeVar("T")

_EVERY = 0.1
"""Seconds between two drawings of the bar."""


class Progress:
    """Names the stage a build is in, on standard error; ``quiet`` shows nothing. ``times`` keeps how long each took."""

    def __init__(self, times: Times, *, quiet: bool) -> None:
        self._times = times
        self._bar = _bar() if shows_colours(sys.stderr) and not quiet else None
        self._drawn = 0.0
        self._task: TaskID | None = None

    def __enter__(self) -> Self:
        if self._bar is not None:
            self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._times.end()
        if self._bar is not None:
            self._bar.stop()

    def stage(self, title: str) -> None:
        """Begin a stage whose length is not known."""
        self._begin(title)
        self._times.begin(title)

    def track(self, items: Iterable[T], title: str, total: int) -> Iterator[T]:
        """Begin a stage that goes through items, and count them."""
        self.stage(title)
        yield from self.count(items, total)

    def count(self, items: Iterable[T], total: int) -> Iterator[T]:
        """Count the items that the stage goes through now; the time that remains is told from their pace."""
        bar, task = self._bar, self._task
        if bar is None or task is None:
            yield from items
            return
        bar.reset(task, total=total)
        for item in items:
            yield item
            bar.advance(task)
            if time.monotonic() - self._drawn > _EVERY:
                self._draw(bar)
        self._draw(bar)

    def _begin(self, title: str) -> None:
        if self._bar is not None:
            if self._task is not None:
                self._bar.update(self._task, visible=False)
            self._task = self._bar.add_task(title, total=None)
            self._draw(self._bar)

    def _draw(self, bar: RichProgress) -> None:
        bar.refresh()
        self._drawn = time.monotonic()


def _bar() -> RichProgress:
    from rich import progress  # noqa: PLC0415 -- only a terminal needs it
    from rich.console import Console  # noqa: PLC0415

    return progress.Progress(
        progress.TextColumn("{task.description:<18}"),
        progress.BarColumn(),
        progress.MofNCompleteColumn(),
        progress.TimeRemainingColumn(),
        console=Console(file=sys.stderr),
        transient=True,
        auto_refresh=False,
    )
