"""The preview's builds in a process of their own, which has no threads and so can share out its work.

It lives as long as the preview and keeps what it knows; it is replaced where the plugins' code is new, for a process
loads code only once.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import signal
import sys
import threading
from collections.abc import Mapping
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from plugins.engine import problems as found
from plugins.engine.preview_site import Built

_LOOK_SECONDS = 1.0
"""A wait without end could not be interrupted on Windows."""

_END_SECONDS = 5.0


class Builder:
    """Builds one site when asked, one build at a time; the process is started for the first of them.

    ``overrides`` are settings as plain values.
    """

    def __init__(self, settings_file: Path, overrides: Mapping[str, Any]) -> None:
        self._given = (settings_file, dict(overrides))
        self._process: BaseProcess | None = None
        self._asking: Connection | None = None
        self._built = Built()

    @property
    def process_id(self) -> int | None:
        """The process that builds, if one runs."""
        return None if self._process is None else self._process.pid

    def build(self) -> Built:
        """A build of the site as it is now. Where the process ends in the middle of it, the result says so."""
        while True:
            if self._asking is None:
                self._start()
            try:
                answer = self._ask()
            except (EOFError, OSError):
                return self._ended()
            if answer is not None:
                self._built = answer
                return answer
            self.stop()  # the code is new

    def stop(self) -> None:
        """End the process, in the middle of a build too; the next build finds what that left."""
        process, self._process = self._process, None
        if self._asking is not None:
            self._asking.close()
            self._asking = None
        if process is not None:
            process.terminate()
            process.join(_END_SECONDS)
            if process.is_alive():
                process.kill()
                process.join()

    def _ask(self) -> Built | None:
        """One build; nothing where the process runs other code than there is now."""
        assert self._asking is not None
        self._asking.send(None)
        while not self._asking.poll(_LOOK_SECONDS):
            pass
        answer: tuple[Built, bool] | None = self._asking.recv()
        if answer is None:
            return None
        built, same = answer
        return replace(built, sources=self._built.sources, titles=self._built.titles) if same else built

    def _start(self) -> None:
        # Not forked: it would inherit the server's threads half-way through what they do.
        context = multiprocessing.get_context("spawn")
        self._asking, answering = context.Pipe()
        process = context.Process(target=_work, args=(answering, self._built, *self._given), name="pratinjau")
        with _ctrl_c_is_ours():
            process.start()
        answering.close()
        self._process = process

    def _ended(self) -> Built:
        """What to tell where the process is gone; the next build starts another."""
        if self._process is not None:
            self._process.join(_END_SECONDS)
        code = self._process.exitcode if self._process is not None else None
        self.stop()
        detail = f"proses penyusun berhenti ({code}); simpan sekali lagi untuk mencoba lagi"
        problem = found.INTERNAL.at("suluh", detail=detail, log=".cache/galat.log")
        text = f"{problem.severity.label} {problem.code} {problem.message}"
        return replace(self._built, ok=False, text=text, problems=(problem,))


@contextlib.contextmanager
def _ctrl_c_is_ours() -> Any:
    """Let a process that is started meanwhile leave Ctrl+C to this one, from its first moment on."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _work(asked: Connection, built: Built, settings_file: Path, overrides: Mapping[str, Any]) -> None:
    """Build whenever asked, until the preview ends or says so."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with contextlib.suppress(KeyboardInterrupt, EOFError, OSError):
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        _answer(asked, built, settings_file, overrides)


def _answer(asked: Connection, built: Built, settings_file: Path, overrides: Mapping[str, Any]) -> None:
    # The preview's own process serves pages and has no need of what follows.
    from plugins.engine.command import rare_collections  # noqa: PLC0415
    from plugins.engine.preview_build import build_preview  # noqa: PLC0415
    from plugins.engine.resident import Resident  # noqa: PLC0415
    from plugins.engine.site import PLUGINS_ROOT  # noqa: PLC0415

    resident = Resident(PLUGINS_ROOT)
    with rare_collections():
        while True:
            asked.recv()
            if resident.outdated():
                resident.close()
                asked.send(None)
                return
            before, built = built, build_preview(settings_file, overrides, built, resident)
            same = (built.sources, built.titles) == (before.sources, before.titles)
            # Addresses and titles of ten thousand pages are told only where they are new.
            asked.send((replace(built, sources={}, titles={}) if same else built, same))
            sys.path[:] = dict.fromkeys(sys.path)  # each reading of the settings may put a folder in front
            if not asked.poll():  # an editor who has saved again does not wait for what only the next start needs
                resident.settle()
                resident.tidy()
