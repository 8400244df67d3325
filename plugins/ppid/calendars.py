"""The calendar of working days from the build cache: the package that knows the holidays takes a second to load."""

from __future__ import annotations

from importlib.metadata import version

from plugins.engine.contributor import Build
from plugins.engine.fingerprint import fingerprint
from plugins.ppid.workdays import Override, WorkingCalendar, working_calendar


def kept_calendar(
    build: Build, overrides: tuple[Override, ...] = (), *, first_year: int, last_year: int
) -> WorkingCalendar:
    """`working_calendar`, computed anew only when package, years, local changes or code are new."""
    key = fingerprint("working-calendar", build.code_digest, version("holidays"), first_year, last_year, overrides)
    kept = build.store.reading(key)
    if isinstance(kept, WorkingCalendar):
        return kept
    calendar = working_calendar(overrides, first_year=first_year, last_year=last_year)
    build.store.remember(key, calendar)
    return calendar
