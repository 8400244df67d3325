"""Reading editors' files so that nothing they can contain breaks a build.

Every file of the content tree is read through `read_source`: size, encoding, line ends and the tree's border are
checked once, here.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct

from plugins.engine import problems as found
from plugins.engine.problem import Problem
from plugins.engine.words import size_text

MAX_SOURCE_BYTES = 2_000_000
"""No manuscript is larger than 2 MB: a book of 300,000 words is not."""


_STEP_NS = 2_000_000_000

_HIDDEN = (".", "#", "~")
_hides = re.compile(r"(?:^|/)[.#~]|~(?:/|$)").search


class Source(Struct, frozen=True):
    r"""A text file of the content tree.

    ``file`` is its path relative to the content folder with ``/``; ``text`` has ``\n`` line ends and no byte-order
    mark; ``digest`` is the SHA-256 of the bytes on disk, in hexadecimal.
    """

    file: str
    text: str
    digest: str


def inside(path: Path, root: Path) -> bool:
    """Whether a path, links resolved, lies in the tree below ``root``; a circular link lies where it stands."""
    try:
        return path.resolve().is_relative_to(root.resolve())
    except (OSError, RuntimeError):  # Python 3.11 and 3.12 raise RuntimeError for a circle
        return path.absolute().is_relative_to(root.resolve())


class Seen(NamedTuple):
    """A file of the content tree before it is read: its path relative to the content folder, its size and time (ns).

    ``linked`` is true for a symbolic link, which may lead out of the tree, and for what stands in a folder looked at
    through one.
    """

    file: str
    size: int
    modified: int
    linked: bool


def is_settled(modified: int, looked: int) -> bool:
    """Whether a file's time (ns) tells a change made after it was looked at (ns): the coarsest file systems keep times
    in steps of two seconds.

    >>> is_settled(1_000_000_000, 2_500_000_000), is_settled(1_000_000_000, 3_500_000_000)
    (False, True)
    """
    return modified + _STEP_NS < looked


def is_hidden(file: str) -> bool:
    """Whether `scan` leaves a file out for its name or that of a folder it lies in; ``file`` is relative to the root.

    >>> [is_hidden(file) for file in ("berita/a.md", "berita/.a.md.swp", ".git/a", "berita~/a.md", "a.md~", "a~b.md")]
    [False, True, True, True, True, False]
    """
    return _hides(file) is not None


def scan(root: Path, folder: str) -> list[Seen]:
    """All files below ``root/folder`` in the order of their paths; hidden files and editors' backups are left out.

    A link is listed as it stands and not followed. A file that cannot be looked at has the size -1.
    """
    found: list[Seen] = []
    folders = [("" if folder in ("", ".") else f"{folder}/", str(root / folder))]
    # Links are not followed further down, but the folder itself may be one or stand behind one.
    through = os.path.realpath(folders[0][1]) != os.path.normpath(f"{os.path.realpath(root)}{os.sep}{folder}")
    while folders:
        shown, place = folders.pop()
        try:
            with os.scandir(place) as entries:
                listed = list(entries)
        except OSError:
            continue
        for entry in listed:
            name = entry.name
            if name.startswith(_HIDDEN) or name.endswith("~"):
                continue
            if entry.is_dir(follow_symlinks=False):
                folders.append((f"{shown}{name}/", entry.path))
            elif (linked := entry.is_symlink()) or entry.is_file():
                try:
                    status = entry.stat()
                    found.append(Seen(f"{shown}{name}", status.st_size, status.st_mtime_ns, linked or through))
                except OSError:
                    found.append(Seen(f"{shown}{name}", -1, 0, linked or through))
    found.sort(key=attrgetter("file"))
    return found


def has_files(root: Path, folder: str) -> bool:
    """Whether there is a file in a folder of the content tree. An empty folder is none: git keeps no such folder, and
    what is built of a commit would differ from what was built before it.
    """
    return next(walk(root, folder), None) is not None


def walk(root: Path, folder: str) -> Iterator[Path]:
    """The paths of `scan`."""
    return (root / seen.file for seen in scan(root, folder))


def read_seen(seen: Seen, root: Path) -> tuple[Source | None, tuple[Problem, ...]]:
    """As `read_source` for a file that `scan` has found: what is no link lies in the tree and need not be resolved.

    Where a link has taken the file's place since, it is not followed unlooked at.
    """
    if seen.linked or not _NO_LINKS:
        return read_source(root / seen.file, root)
    try:
        with open(f"{root}/{seen.file}", "rb", opener=_unless_linked) as file:
            data = file.read(MAX_SOURCE_BYTES + 1)
    except OSError:
        return read_source(root / seen.file, root)
    return decode(seen.file, data) if len(data) <= MAX_SOURCE_BYTES else read_source(root / seen.file, root)


_NO_LINKS: int = getattr(os, "O_NOFOLLOW", 0)
"""Where the system cannot refuse a link when it opens a file, every path is resolved first."""


def _unless_linked(path: str, flags: int) -> int:
    return os.open(path, flags | _NO_LINKS)


def read_source(path: Path, root: Path) -> tuple[Source | None, tuple[Problem, ...]]:
    """The text of one file with what is wrong about it; no `Source` where it cannot be used at all."""
    file = path.relative_to(root).as_posix()
    if not inside(path, root):
        return None, (found.OUTSIDE_TREE.at(file, path=file),)
    try:
        size = path.stat().st_size
        if size > MAX_SOURCE_BYTES:
            return None, (found.TOO_LARGE.at(file, size=size_text(size), limit=size_text(MAX_SOURCE_BYTES)),)
        data = path.read_bytes()
    except OSError as failure:
        return None, (found.UNREADABLE.at(file, detail=failure.strerror or str(failure)),)
    return decode(file, data)


def decode(file: str, data: bytes) -> tuple[Source | None, tuple[Problem, ...]]:
    """The text of a file's bytes, and the problems of its encoding."""
    if not data.strip(b"\xef\xbb\xbf \t\r\n"):
        return None, (found.EMPTY_FILE.at(file),)
    if b"\0" in data:
        return None, (found.NUL_BYTE.at(file, data[: data.index(b"\0")].count(b"\n") + 1),)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as failure:
        line = data[: failure.start].count(b"\n") + 1
        return None, (found.NOT_UTF8.at(file, line, number=line),)
    problems = []
    if text.startswith("\ufeff"):
        text = text.lstrip("\ufeff")
        problems.append(found.BYTE_ORDER_MARK.at(file, 1))
    if "\r" in text:
        problems.append(found.WINDOWS_LINES.at(file, text[: text.index("\r")].count("\n") + 1))
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return Source(file, text, hashlib.sha256(data).hexdigest()), tuple(problems)
