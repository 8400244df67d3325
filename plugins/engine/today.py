"""The build date, and the moment to hold times of files against: the only place in the project that reads a clock."""

from __future__ import annotations

import time
from collections.abc import Mapping
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

_FIRST_DAY = date(2025, 1, 1)


def build_day(written: str, environment: Mapping[str, str], zone: str) -> date | None:
    """The day a site is built for: as ``written`` (YYYY-MM-DD), else ``SOURCE_DATE_EPOCH``, else the clock.

    ``zone`` is an IANA name. ``None`` where what is written is no date. Raises `zoneinfo.ZoneInfoNotFoundError` or
    `ValueError` for a name that is no zone.

    >>> build_day("2026-02-30", {}, "Asia/Jakarta") is None
    True
    >>> build_day("", {"SOURCE_DATE_EPOCH": "1767200400"}, "Asia/Jakarta")
    datetime.date(2026, 1, 1)
    """
    office = ZoneInfo(zone)
    epoch = environment.get("SOURCE_DATE_EPOCH", "")
    try:
        if written:
            return date.fromisoformat(written)
        moment = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    except (ValueError, OverflowError, OSError):
        return None
    return moment.astimezone(office).date()


def is_believable(today: date) -> bool:
    """Whether a clock may show this day: no clock that runs right shows a day before Suluh was made.

    >>> is_believable(date(1970, 1, 1)), is_believable(date(2026, 1, 1))
    (False, True)
    """
    return today >= _FIRST_DAY


def instant() -> int:
    """Now, in nanoseconds as files have their times; only ever compared with those, never written into a page."""
    return time.time_ns()
