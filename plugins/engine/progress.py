"""A progress bar on the terminal of a person, and silence everywhere else."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import Self, TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as RichProgress

from plugins.engine.timing import Times

T = TypeVar("T")


class Progress:
    """Names the stage a build is in, on standard error; ``quiet`` shows nothing. ``times`` keeps how long each took."""

    def __init__(self, times: Times, *, quiet: bool) -> None:
        self._times = times
        console = Console(file=sys.stderr)
        self._bar = RichProgress(
            TextColumn("{task.description:<18}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            console=console,
            transient=True,
            disable=quiet or not console.is_terminal,
        )

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._times.end()
        self._bar.stop()

    def stage(self, title: str) -> None:
        """Begin a stage whose length is not known."""
        self._finish()
        self._times.begin(title)
        self._bar.add_task(title, total=None)

    def track(self, items: Iterable[T], title: str, total: int) -> Iterator[T]:
        """Go through items, counting them."""
        self._finish()
        self._times.begin(title)
        task = self._bar.add_task(title, total=total)
        for item in items:
            yield item
            self._bar.advance(task)

    def _finish(self) -> None:
        for task in self._bar.tasks:
            self._bar.update(task.id, visible=False)
