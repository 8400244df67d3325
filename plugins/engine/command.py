"""Building a site from Python: what `inv build`, the preview and the tests call."""

from __future__ import annotations

import contextlib
import gc
import os
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec.structs import asdict

from plugins.engine.problem import ProblemLog
from plugins.engine.unchanged import State

if TYPE_CHECKING:
    from plugins.engine.site import SuluhPelican


def build(settings_file: Path, overrides: Mapping[str, Any]) -> int:
    """Build with a settings file and overriding settings; 0 when there was no error, else 1."""
    with rare_collections():
        return _build_if_needed(settings_file, overrides)


def build_and_end(settings_file: Path, overrides: Mapping[str, Any]) -> int:
    """`build` for a process that ends with it.

    What lives to the end is set apart, or Python would look through all of it for cycles twice more: when it may look
    often again, and before it ends. That takes a tenth of an edit's time.
    """
    with rare_collections():
        code = _build_if_needed(settings_file, overrides)
        gc.freeze()
    return code


def settings_for(settings_file: Path, overrides: Mapping[str, Any]) -> dict[str, Any]:
    """Pelican's settings as a build takes them."""
    import logging  # noqa: PLC0415 -- Pelican is loaded only where there is something to build

    from plugins.engine.lean import load_pelican  # noqa: PLC0415

    load_pelican()
    from pelican.settings import get_settings_from_file, read_settings  # noqa: PLC0415

    logging.getLogger("pelican").setLevel(logging.ERROR)  # Pelican's hints are English and for its own defaults
    content = overrides.get("PATH") or get_settings_from_file(str(settings_file)).get("PATH")
    # Pelican raises where the content folder is missing; given one that exists, it leaves that to our own check.
    settings: dict[str, Any] = read_settings(
        str(settings_file), override={**overrides, "PATH": str(settings_file.parent)}
    )
    settings["PATH"] = content
    return settings


def run(site: SuluhPelican) -> int:
    """Run a build; its exit code."""
    try:
        site.run()
    except SystemExit as done:
        return int(done.code or 0)
    return 0


def _build_if_needed(settings_file: Path, overrides: Mapping[str, Any]) -> int:
    started = time.monotonic()
    state = State.of(settings_file, overrides, os.environ)
    if state is not None and not overrides.get("BUILD_CLEAN") and _nothing_to_do(state, overrides, started):
        if overrides.get("BUILD_PROFILE"):
            _tell_times([("Memeriksa perubahan", time.monotonic() - started)], {})
        return 0
    return _build(settings_file, overrides, state, started)


def _nothing_to_do(state: State, overrides: Mapping[str, Any], started: float) -> bool:
    """Give the last report again where nothing changed."""
    kept = state.unchanged()
    if kept is None:
        return False
    from plugins.engine.report import REPORTS, Summary  # noqa: PLC0415 -- an unchanged site loads only what it prints

    log = ProblemLog()
    log.add(*kept.problems)
    figures = kept.summary | {"written": 0, "removed": 0, "seconds": time.monotonic() - started}
    REPORTS.get(str(overrides.get("BUILD_FORMAT", "text")), REPORTS["text"])(Summary(**figures), log, sys.stdout)
    return True


def _build(settings_file: Path, overrides: Mapping[str, Any], state: State | None, started: float) -> int:
    looked = time.monotonic()
    from plugins.engine.lean import load_pelican  # noqa: PLC0415

    load_pelican()
    from plugins.engine.site import SuluhPelican  # noqa: PLC0415
    from plugins.engine.writer import left_in  # noqa: PLC0415

    site = SuluhPelican(settings_for(settings_file, overrides))
    site.look = None if state is None else state.content
    loaded = time.monotonic()
    code = run(site)
    ran = time.monotonic()
    if code == 0 and state is not None and site.summary is not None:
        with contextlib.suppress(OSError):  # somebody else is at work in the folder: it is looked at anew
            state.keep(asdict(site.summary), tuple(site.log), left_in(state.output, site.written))
    if overrides.get("BUILD_PROFILE"):
        around = [("Memeriksa perubahan", looked - started), ("Memuat program", loaded - looked)]
        stages = [*around, *site.times.stages, ("Mencatat keadaan", time.monotonic() - ran)]
        _tell_times(stages, site.times.rooms)
    return code


@contextlib.contextmanager
def rare_collections() -> Iterator[None]:
    """Let Python look for cycles seldom: loading the program and building make a million small objects that all live to
    the end, and a look at them every few hundred costs a tenth of an edit's time.
    """
    before = gc.get_threshold()
    gc.set_threshold(500_000, 20, 20)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _tell_times(stages: list[tuple[str, float]], rooms: dict[tuple[str, str], float]) -> None:
    """How long each stage took, on standard error beside the report, and how long Python needed before the first."""
    from plugins.engine.timing import Times, process_age, table  # noqa: PLC0415

    age = process_age()
    start = [("Memulai Python", age - sum(seconds for _, seconds in stages))] if age is not None else []
    sys.stderr.write(f"{table(Times([*start, *stages], rooms))}\n")
