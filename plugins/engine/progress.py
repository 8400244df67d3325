"""A progress bar on the terminal of a person, and silence everywhere else.

The bar is drawn by the build itself, never by a thread: while another thread runs, work cannot be shared out to other
processes (`plugins.engine.parallel`).
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from typing import Self, TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TaskID, TextColumn, TimeRemainingColumn
from rich.progress import Progress as RichProgress

from plugins.engine.timing import Times

T = TypeVar("T")

_EVERY = 0.1
"""Seconds between two drawings of the bar."""


class Progress:
    """Names the stage a build is in, on standard error; ``quiet`` shows nothing. ``times`` keeps how long each took."""

    def __init__(self, times: Times, *, quiet: bool) -> None:
        self._times = times
        console = Console(file=sys.stderr)
        self._shown = console.is_terminal and not quiet
        self._drawn = 0.0
        self._task: TaskID | None = None
        self._bar = RichProgress(
            TextColumn("{task.description:<18}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            console=console,
            transient=True,
            auto_refresh=False,
            disable=not self._shown,
        )

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._times.end()
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
        task = self._task
        if not self._shown or task is None:
            yield from items
            return
        self._bar.reset(task, total=total)
        for item in items:
            yield item
            self._bar.advance(task)
            if time.monotonic() - self._drawn > _EVERY:
                self._draw()
        self._draw()

    def _begin(self, title: str) -> None:
        if self._shown:
            if self._task is not None:
                self._bar.update(self._task, visible=False)
            self._task = self._bar.add_task(title, total=None)
            self._draw()

    def _draw(self) -> None:
        self._bar.refresh()
        self._drawn = time.monotonic()
