"""Whether anything changed since the last build: if not, there is nothing to load, and the same report is given again.

A build is shaped by its settings, the content, the theme, the plugins, the installed libraries and the day; what it
left is the output folder. `State` tells all of them apart by size and time without reading them, as git does, and
without importing what a build needs. A file that was touched so shortly before the build that its time may not tell
a second change is compared by its checksum.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import pickle
import runpy
import sys
import sysconfig
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from plugins.engine.files import is_settled
from plugins.engine.problem import Problem
from plugins.engine.today import build_day, instant

_RECORD = "keadaan.pickle"
_FORMAT = 1
_PLUGINS = Path(__file__).resolve().parents[1]
_NO_INPUT = ("BUILD_FORMAT", "BUILD_CLEAN", "BUILD_PROFILE")

Stats = dict[str, tuple[int, int]]


class Kept(Struct, frozen=True):
    """What a successful build left behind: the figures it reported and the remarks it made."""

    summary: dict[str, Any]
    problems: tuple[Problem, ...]


class State(Struct, frozen=True):
    """Everything that shapes a build, as it was before the build started.

    ``told`` are settings, day and libraries as text; ``inputs`` size and time (ns) of every source, by path; ``output``
    and ``cache`` the folders; ``taken`` when it was looked at (ns).
    """

    told: str
    inputs: Stats
    output: Path
    cache: Path
    taken: int

    @classmethod
    def of(cls, settings_file: Path, overrides: Mapping[str, Any], environment: Mapping[str, str]) -> State | None:
        """The state before a build; ``None`` where the settings are such that only the build itself can tell."""
        taken = instant()
        try:
            settings = {key: value for key, value in runpy.run_path(str(settings_file)).items() if key.isupper()}
            settings |= overrides
            folders = [Path(str(settings[name])).absolute() for name in ("PATH", "THEME")]
            output, cache = Path(str(settings["OUTPUT_PATH"])).absolute(), Path(str(settings["CACHE_PATH"])).absolute()
            today = build_day(str(settings.get("BUILD_TODAY", "")), environment, str(settings["TIMEZONE"]))
            inputs: Stats = {}
            for root in (*folders, _PLUGINS):
                inputs |= dict(_stats(str(root)))
        except Exception:  # noqa: BLE001 -- settings are a program; what is wrong with them the build explains
            return None
        shaping = sorted((key, repr(value)) for key, value in settings.items() if key not in _NO_INPUT)
        told = repr((_FORMAT, shaping, today, os.getcwd(), _libraries()))  # noqa: PTH109 -- as text
        return cls(told, inputs, output, cache, taken)

    def unchanged(self) -> Kept | None:
        """The last build's report, if it was successful and nothing that shapes a build or that it left changed."""
        record = self._recorded()
        if record is None or record["told"] != self.told or record["inputs"] != self.inputs:
            return None
        if dict(_stats(str(self.output))) != record["outputs"]:
            return None
        for path, digest in record["unsettled"].items():
            if _digest(path) != digest:
                return None
        return Kept(record["summary"], record["problems"])

    def keep(self, summary: Mapping[str, Any], problems: tuple[Problem, ...]) -> None:
        """Remember that a build from this state succeeded, with the output folder as it left it."""
        outputs = dict(_stats(str(self.output)))
        # A source that changed again within the same tick of the clock has the same time: its checksum tells.
        unsettled = {
            path: _digest(path) for path, (_, modified) in self.inputs.items() if not is_settled(modified, self.taken)
        }
        record = {
            "told": self.told,
            "inputs": self.inputs,
            "outputs": outputs,
            "unsettled": unsettled,
            "summary": dict(summary),
            "problems": problems,
        }
        data = pickle.dumps(record, protocol=pickle.HIGHEST_PROTOCOL)
        with contextlib.suppress(OSError):  # a cache that cannot be written is no reason to fail
            self.cache.mkdir(parents=True, exist_ok=True)
            temporary = self.cache / f"{_RECORD}.{os.getpid()}"
            temporary.write_bytes(hashlib.sha256(data).digest() + data)
            temporary.replace(self.cache / _RECORD)

    def _recorded(self) -> dict[str, Any] | None:
        """The record of the last successful build, unless it is damaged or foreign."""
        try:
            data = (self.cache / _RECORD).read_bytes()
            if hashlib.sha256(data[32:]).digest() != data[:32]:
                return None
            record: dict[str, Any] = pickle.loads(data[32:])  # noqa: S301 -- as trusted as the code beside it
        except Exception:  # noqa: BLE001 -- a foreign pickle can raise anything
            return None
        return record


def _stats(root: str) -> Iterator[tuple[str, tuple[int, int]]]:
    """Size and time (ns) of every file below a folder, links followed; compiled Python and git's own files left out."""
    folders = [root]
    while folders:
        try:
            with os.scandir(folders.pop()) as entries:
                found = list(entries)
        except (FileNotFoundError, NotADirectoryError):
            continue
        for entry in found:
            if entry.name in {"__pycache__", ".git"}:
                continue
            if entry.is_dir(follow_symlinks=False):
                folders.append(entry.path)
                continue
            with contextlib.suppress(OSError):
                status = entry.stat()
                yield entry.path, (status.st_size, status.st_mtime_ns)
                if entry.is_dir():
                    # What lies behind a link to a folder is looked at by the build alone.
                    yield entry.path, (-1, instant())


def _digest(path: str) -> bytes:
    try:
        return hashlib.sha256(Path(path).read_bytes()).digest()
    except OSError:
        return b""


def _libraries() -> tuple[str, tuple[str, ...]]:
    """The Python and the installed packages with their versions, from the names of their folders."""
    site = sysconfig.get_path("purelib")
    try:
        names = sorted(path.name for path in Path(site).glob("*.dist-info"))
    except OSError:
        names = []
    return sys.version, tuple(names)


def libraries_digest() -> str:
    """The SHA-256 of the Python and the installed packages: they shape what a build makes of the same sources."""
    return hashlib.sha256(repr(_libraries()).encode()).hexdigest()
