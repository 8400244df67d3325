"""Shared set-up: the real site, built once for each way of building it, and what Hypothesis may spend."""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Callable
from functools import cache

import pytest
from hypothesis import HealthCheck, settings
from support.real import RealSite, shared_real

settings.register_profile("suluh", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
settings.register_profile("long", settings.get_profile("suluh"), max_examples=1000, derandomize=False)
settings.load_profile("long" if os.environ.get("SULUH_LONG") else "suluh")


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], RealSite]:
    """The project's own content, built at most once in a way: ``root``, ``sub`` (a sub-path) or ``offline``."""
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if os.environ.get("PYTEST_XDIST_WORKER") else own

    @cache
    def built(way: str) -> RealSite:
        return shared_real(shared / f"real-{way}", way)

    return built


def pytest_configure(config: pytest.Config) -> None:
    """Builds in tests never look at the date that the surroundings set, and hear Ctrl-C even where a shell that put
    the tests in the background has told them not to.
    """
    signal.signal(signal.SIGINT, signal.default_int_handler)
    os.environ.pop("SOURCE_DATE_EPOCH", None)


def pytest_report_header(config: pytest.Config) -> list[str]:
    """How thorough this run is."""
    return [f"Hypothesis: {'long' if os.environ.get('SULUH_LONG') else 'short'} (SULUH_LONG=1 for long)"]


def pytest_make_parametrize_id(val: object) -> str | None:
    """A name for bytes that does not change: an archive holds the time it was packed at, and workers must agree."""
    return "bytes" if isinstance(val, bytes) and len(val) > 12 else None


def pytest_collection_finish(session: pytest.Session) -> None:
    """Parsed pages make a heap of millions of objects; the collector looks through it seldom, not at every turn."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 20, 20)
