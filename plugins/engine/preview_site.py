"""What the preview knows of a build: which page comes from which file, and which problems belong to which page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from typing import Any

from msgspec import Struct, field
from msgspec.structs import asdict

from plugins.engine.problem import Problem, Severity

MARKS = {"N011": "TERJADWAL", "N012": "DRAF"}
"""What a page is marked with, by the code of the newsroom's problem that holds it back from readers."""

_DATE_PREFIX = re.compile(r"^\d{4}-\d{2}-\d{2}[-_ ]+")


class Built(Struct, frozen=True):
    """One finished build. ``sources`` maps addresses to files as problems name them (``content/berita/x.md``), for the
    pages that are on disk; ``titles`` are their names.
    """

    ok: bool = True
    text: str = ""
    problems: tuple[Problem, ...] = ()
    sources: Mapping[str, str] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)

    def count(self, severity: Severity) -> int:
        """How many problems of one severity there are."""
        return sum(problem.severity is severity for problem in self.problems)


def about(built: Built, address: str) -> dict[str, Any]:
    """What a page's panel shows: its file and mark, its own problems, and all others by file."""
    file = built.sources.get(address, "")
    if not file and address and not address.endswith("/"):
        file = built.sources.get(f"{address}/", "")
    here = [problem for problem in built.problems if problem.file == file or (not file and _named(problem, address))]
    others = [problem for problem in built.problems if problem not in here]
    return {
        "ok": built.ok,
        "file": file or next((problem.file for problem in here), ""),
        "mark": mark_of(built, file),
        "here": [_shown(problem) for problem in here],
        "others": [_shown(problem) for problem in others],
    }


def mark_of(built: Built, file: str) -> str:
    """``DRAF`` or ``TERJADWAL`` where readers do not see the page of a file yet, else nothing."""
    codes = {problem.code for problem in built.problems if problem.file == file and file}
    return next((mark for code, mark in reversed(MARKS.items()) if code in codes), "")


def held_back(built: Built) -> Iterable[tuple[str, str, str]]:
    """Address, title and mark of every page that only the preview shows, by address."""
    for address, file in sorted(built.sources.items()):
        mark = mark_of(built, file)
        if mark:
            yield address, built.titles.get(address, address), mark


def address_of(built: Built, file: str) -> str | None:
    """The shortest address whose page comes from a file, if there is one."""
    found_at = [address for address, source in built.sources.items() if source == file]
    return min(found_at, key=lambda address: (len(address), address), default=None)


def _named(problem: Problem, address: str) -> bool:
    """Whether a page that could not be built would be the one of a problem's file."""
    stem = _DATE_PREFIX.sub("", PurePosixPath(problem.file).stem)
    return bool(address) and problem.file.endswith((".md", ".markdown")) and PurePosixPath(address).name == stem


def _shown(problem: Problem) -> dict[str, Any]:
    return {**asdict(problem), "severity": problem.severity.value, "label": problem.severity.label}
