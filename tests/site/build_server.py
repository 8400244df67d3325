"""Builds in processes of their own at the price of a fork: a process that waits, with what a build needs imported.

A build process may be killed at any moment, as a machine that loses its power kills it. Run as a program
(``build_server.py PROJECT loaded|bare``) this file answers one JSON request a line; `BuildServer` is what tests call.
``loaded`` has the project's own plugins imported too; a build from changed code needs a ``bare`` one.
"""

from __future__ import annotations

import contextlib
import importlib
import json
import os
import runpy
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Self

_LIBRARIES = (
    "babel.dates",
    "babel.numbers",
    "holidays",
    "jinja2",
    "markdown",
    "nh3",
    "pelican.generators",
    "PIL.Image",
    "pydantic",
    "rapidfuzz",
    "rich.console",
    "sqlite3",
    "typogrify.filters",
    "yaml",
)
_TOUCHES = ("os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.utime", "os.truncate", "shutil.rmtree")


@dataclass(frozen=True, slots=True)
class Told:
    """How a build process ended: its exit code, or ``None`` where it was killed, and what it printed."""

    code: int | None
    said: str
    complained: str

    @property
    def report(self) -> dict[str, Any]:
        """The JSON report of a build that was not killed."""
        told: dict[str, Any] = json.loads(self.said)
        return told


class BuildServer:
    """A waiting process of a project folder (``pelicanconf.py``, ``plugins/``, ``theme/``); a context manager."""

    def __init__(self, project: Path, *, loaded: bool) -> None:
        command = [sys.executable, __file__, str(project), "loaded" if loaded else "bare"]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8", cwd=project
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._process.stdin is not None:
            self._process.stdin.close()
        self._process.wait(timeout=30)
        if self._process.stdout is not None:
            self._process.stdout.close()

    def build(self, settings: Mapping[str, Any], *, die_at: int = 0, die_after: float = 0.0) -> Told:
        """A build; ``die_at`` kills it before that many changes to the disk, ``die_after`` after so many seconds."""
        request = {"settings": dict(settings), "die_at": die_at, "die_after": die_after}
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin is not None
        assert stdout is not None
        stdin.write(json.dumps(request) + "\n")
        stdin.flush()
        answer = stdout.readline()
        assert answer, "the build server is gone"
        return Told(**json.loads(answer))


def _serve(project: Path, *, loaded: bool) -> None:
    sys.path[0] = str(project)  # the folder of this file has no part in a build
    for library in _LIBRARIES:
        importlib.import_module(library)
    if loaded:
        importlib.import_module("plugins.engine.site")
        for plugin in runpy.run_path(str(project / "pelicanconf.py"))["PLUGINS"]:
            importlib.import_module(plugin).register()
    for line in sys.stdin:
        request = json.loads(line)
        with Path(project / "said").open("w+") as said, Path(project / "complained").open("w+") as complained:
            child = os.fork()
            if child == 0:
                os.setpgid(0, 0)
                _build(project, request, said, complained)
            status = _waited(child, request["die_after"])
            said.seek(0)
            complained.seek(0)
            code = os.waitstatus_to_exitcode(status)
            told = {"code": None if code < 0 else code, "said": said.read(), "complained": complained.read()}
        print(json.dumps(told), flush=True)  # noqa: T201 -- the answer


def _build(project: Path, request: Mapping[str, Any], said: IO[str], complained: IO[str]) -> None:
    os.dup2(said.fileno(), 1)
    os.dup2(complained.fileno(), 2)
    code = 70
    try:
        build = importlib.import_module("plugins.engine.command").build
        if request["die_at"]:
            _die_before(request["die_at"])
        code = build(project / "pelicanconf.py", request["settings"])
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        os._exit(code)


def _die_before(count: int) -> None:
    """Kill this process and its workers before so many files were opened for writing, moved or removed."""
    left = count

    def touched(event: str, arguments: tuple[Any, ...]) -> None:
        nonlocal left
        writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR)
        if writes or event in _TOUCHES:
            left -= 1
            if left <= 0:
                os.killpg(0, signal.SIGKILL)

    sys.addaudithook(touched)


def _waited(child: int, limit: float) -> int:
    if limit:
        end = time.monotonic() + limit
        while time.monotonic() < end:
            done, status = os.waitpid(child, os.WNOHANG)
            if done:
                return status
            time.sleep(0.002)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(child, signal.SIGKILL)
    return os.waitpid(child, 0)[1]


if __name__ == "__main__":
    _serve(Path(sys.argv[1]), loaded=sys.argv[2] == "loaded")
