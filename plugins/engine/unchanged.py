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
from array import array
from collections.abc import Mapping, Sequence
from itertools import repeat
from operator import attrgetter
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import Any

from msgspec import Struct

from plugins.engine.files import Seen, is_hidden, is_settled
from plugins.engine.problem import Problem
from plugins.engine.today import build_day, instant

_RECORD = "keadaan.pickle"
_FORMAT = 2
_PLUGINS = Path(__file__).resolve().parents[1]
_NO_INPUT = ("BUILD_FORMAT", "BUILD_CLEAN", "BUILD_PROFILE")
_NO_FILE = -1


class Look(Struct, frozen=True):
    """Files as they were found: their paths, and for each its size and its time (ns).

    Numbers in a row instead of a value a file: a large site has 25,000 of them, and they are only ever compared.
    """

    paths: list[str]
    numbers: array[int]
    plain: bool = True
    """Whether there is nothing but files in folders: no link, no socket, nothing that was left out or was gone."""

    def seen(self, root: Path) -> list[Seen] | None:
        """What `scan` would give of a folder of which this is a look, at the time of the look; ``None`` where only
        `scan` itself can tell.
        """
        if not self.plain or os.path.realpath(root) != str(root):
            return None
        start = f"{root}{os.sep}"
        if not all(path.startswith(start) for path in (*self.paths[:1], *self.paths[-1:])):
            return None
        files = [path[len(start) :].replace(os.sep, "/") for path in self.paths]
        modified = self.numbers[1::2]
        found = list(map(Seen, files, self.numbers[::2], modified, repeat(False)))
        if is_hidden("/".join(files)):  # one search tells that there is none among ten thousand
            found = [seen for seen in found if not is_hidden(seen.file)]
        found.sort(key=attrgetter("file"))
        return found

    def digest(self) -> str:
        """The SHA-256 of all of it."""
        told = hashlib.sha256("\0".join(self.paths).encode("utf-8", "surrogateescape"))
        told.update(self.numbers.tobytes())
        return told.hexdigest()


class Kept(Struct, frozen=True):
    """What a successful build left behind: the figures it reported and the remarks it made."""

    summary: dict[str, Any]
    problems: tuple[Problem, ...]


class State(Struct, frozen=True):
    """Everything that shapes a build, as it was before the build started.

    ``told`` are settings, day and libraries as text; ``inputs`` every source; ``output`` and ``cache`` the folders;
    ``taken`` when it was looked at (ns); ``content`` what ``inputs`` has of the content folder.
    """

    told: str
    inputs: Look
    output: Path
    cache: Path
    taken: int
    content: Look

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
            looks = [_look(str(folder)) for folder in (*folders, _PLUGINS)]
        except Exception:  # noqa: BLE001 -- settings are a program; what is wrong with them the build explains
            return None
        shaping = sorted((key, repr(value)) for key, value in settings.items() if key not in _NO_INPUT)
        told = repr((_FORMAT, shaping, today, os.getcwd(), _libraries()))  # noqa: PTH109 -- as text
        return cls(told, _together(looks), output, cache, taken, looks[0])

    def unchanged(self) -> Kept | None:
        """The last build's report, if it was successful and nothing that shapes a build or that it left changed."""
        record = self._recorded()
        if record is None or record["told"] != self.told or record["inputs"] != self.inputs.digest():
            return None
        if record["top"] != _top(self.output) or not _stands(self.output, record["outputs"]):
            return None
        for path, digest in record["unsettled"].items():
            if _digest(path) != digest:
                return None
        return Kept(record["summary"], record["problems"])

    def keep(
        self, summary: Mapping[str, Any], problems: tuple[Problem, ...], left: Mapping[str, tuple[int, int]]
    ) -> None:
        """Remember that a build from this state succeeded.

        ``left`` are size and time (ns) of the files in the output folder, by their paths in it, as the build left them.
        """
        # A source that changed again within the same tick of the clock has the same time: its checksum tells.
        modified = self.inputs.numbers[1::2]
        unsettled = [
            path for path, when in zip(self.inputs.paths, modified, strict=True) if not is_settled(when, self.taken)
        ]
        record = {
            "told": self.told,
            "inputs": self.inputs.digest(),
            "top": _top(self.output),
            "outputs": ("\0".join(left), array("q", [number for pair in left.values() for number in pair]).tobytes()),
            "unsettled": {path: _digest(path) for path in unsettled},
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


def _together(looks: Sequence[Look]) -> Look:
    """Several looks as one."""
    numbers = array("q")
    for look in looks:
        numbers.extend(look.numbers)
    return Look([path for look in looks for path in look.paths], numbers, all(look.plain for look in looks))


def _look(root: str) -> Look:
    """Every file below a folder, links followed; compiled Python and git's own files left out."""
    paths: list[str] = []
    numbers = array("q")
    plain = True
    folders = [root]
    while folders:
        try:
            with os.scandir(folders.pop()) as entries:
                found = list(entries)
        except (FileNotFoundError, NotADirectoryError):
            plain = False
            continue
        for entry in found:
            if entry.is_dir(follow_symlinks=False):
                if entry.name not in {"__pycache__", ".git"}:
                    folders.append(entry.path)
                else:
                    plain = False
                continue
            try:
                status = entry.stat()
            except OSError:
                plain = False
                continue
            plain = plain and S_ISREG(status.st_mode) and not entry.is_symlink()
            # What lies behind a link to a folder is looked at by the build alone.
            behind = S_ISDIR(status.st_mode)
            paths.append(entry.path)
            numbers.extend((_NO_FILE, instant()) if behind else (status.st_size, status.st_mtime_ns))
    return Look(paths, numbers, plain)


def _stands(root: Path, outputs: tuple[str, bytes]) -> bool:
    """Whether files of a folder have the sizes and times that they were left with.

    Each is asked by its path, no folder is listed: a site has a folder a page. What else lies in them is nobody's
    business, for a build neither reads nor removes what Suluh did not write.
    """
    told, packed = outputs
    numbers = array("q", packed)
    try:
        for path, size, modified in zip(told.split("\0"), numbers[::2], numbers[1::2], strict=True):
            status = os.stat(f"{root}/{path}")  # noqa: PTH116 -- asked for every file of a site
            if status.st_mtime_ns != modified or status.st_size != size:
                return False
    except (OSError, ValueError):
        return False
    return True


def _top(root: Path) -> list[str]:
    """What lies directly in the output folder: a build that was killed leaves its half-made files there."""
    try:
        return sorted(os.listdir(root))  # noqa: PTH208 -- names only
    except OSError:
        return []


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
