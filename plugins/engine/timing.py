"""Where the time of a build goes, by stage and by room: what `inv build --profile` prints."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, cast

from msgspec import Struct, field

from plugins.engine.contributor import Contributor
from plugins.engine.words import number_text

_STAGES = {"read", "resolve", "alerts", "footer", "pages", "home", "dress_marks", "files", "check"}
"""All but ``dress``, which is asked for each page, and in other processes too: it counts with the writing of pages."""
_SHOWN = 0.005


class Times(Struct):
    """Seconds by stage, in order, and within a stage by room; one stage at a time."""

    stages: list[tuple[str, float]] = field(default_factory=list)
    rooms: dict[tuple[str, str], float] = field(default_factory=dict)
    _title: str = ""
    _since: float = 0.0

    def begin(self, title: str) -> None:
        """Begin a stage, which ends the one before it."""
        self.end()
        self._title, self._since = title, time.perf_counter()

    def end(self) -> None:
        """End the stage that is running, if any."""
        if self._title:
            self.stages.append((self._title, time.perf_counter() - self._since))
        self._title = ""

    @contextlib.contextmanager
    def of_room(self, room: str) -> Iterator[None]:
        """Count what happens inside for a room, in the stage that is running."""
        started = time.perf_counter()
        try:
            yield
        finally:
            key = (self._title, room)
            self.rooms[key] = self.rooms.get(key, 0.0) + time.perf_counter() - started


def timed(contributors: Sequence[Contributor], times: Times) -> list[Contributor]:
    """The same contributors, whose time is counted for their rooms."""
    return [cast("Contributor", _Timed(one, times)) for one in contributors]


class _Timed:
    """A contributor in front of which a clock stands."""

    def __init__(self, contributor: Contributor, times: Times) -> None:
        self._contributor = contributor
        self._times = times
        self._room = type(contributor).__module__.split(".")[1]

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._contributor, name)
        return self._counted(found) if name in _STAGES else found

    def _counted(self, stage: Callable[..., Any]) -> Callable[..., Any]:
        def run(*given: Any) -> Any:
            with self._times.of_room(self._room):
                made = stage(*given)
                return list(made) if isinstance(made, Iterator) else made  # a generator works while it is read

        return run


def process_age() -> float | None:
    """Seconds since this process was started, from Linux's ``/proc`` (to a hundredth); nothing elsewhere."""
    try:
        ticks = int(Path("/proc/self/stat").read_text("ascii").rpartition(")")[2].split()[19])
        return time.clock_gettime(time.CLOCK_BOOTTIME) - ticks / os.sysconf("SC_CLK_TCK")
    except (OSError, ValueError, AttributeError, IndexError):
        return None


def table(times: Times) -> str:
    """Stages in order, each with its rooms from the slowest, and the sum.

    >>> print(table(Times([("Membaca naskah", 1.25)], {("Membaca naskah", "newsroom"): 1.2})))
    Waktu per tahap (detik)
      Membaca naskah            1,25
        newsroom                1,20
      Jumlah                    1,25
    """
    lines = ["Waktu per tahap (detik)"]
    for title, seconds in times.stages:
        lines.append(_line(2, title, seconds))
        within = [(-spent, room) for (stage, room), spent in times.rooms.items() if stage == title and spent >= _SHOWN]
        lines += [_line(4, room, -spent) for spent, room in sorted(within)]
    lines.append(_line(2, "Jumlah", sum(seconds for _, seconds in times.stages)))
    return "\n".join(lines)


def _line(indent: int, title: str, seconds: float) -> str:
    whole, _, rest = f"{seconds:.2f}".partition(".")
    return f"{' ' * indent + title:<24}{f'{number_text(int(whole))},{rest}':>8}"
