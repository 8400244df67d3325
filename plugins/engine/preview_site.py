"""What the preview knows of a build: which page comes from which file, and which problems belong to which page."""

from __future__ import annotations

import contextlib
import io
import re
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from msgspec import Struct, field
from msgspec.structs import asdict

from plugins.engine import problems as found
from plugins.engine.command import run, settings_for
from plugins.engine.config import SiteConfig
from plugins.engine.contributor import Build
from plugins.engine.page import AnyPage
from plugins.engine.problem import Problem, Severity
from plugins.engine.progress import Progress
from plugins.engine.resident import Resident
from plugins.engine.site import SuluhPelican
from plugins.engine.store import Store
from plugins.engine.theme import Theme

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


class _PreviewPelican(SuluhPelican):
    """A build that keeps which page came from which file, and takes what it can from the builds before it."""

    laid_out: tuple[AnyPage, ...] = ()
    shown_content: str = ""
    resident: Resident | None = None

    def _store(self, config: SiteConfig) -> Store:
        clean = config.settings.build_clean
        return super()._store(config) if self.resident is None or clean else self.resident.store(config)

    def _theme(self, config: SiteConfig) -> Theme:
        return super()._theme(config) if self.resident is None else self.resident.theme(config)

    def _digests(self) -> tuple[str, str]:
        return super()._digests() if self.resident is None else self.resident.code_and_libraries()

    def _model(self, build: Build, theme: Theme, progress: Progress) -> Any:
        site = super()._model(build, theme, progress)
        self.laid_out = tuple(site.pages)
        self.shown_content = build.config.shown_content
        return site


def build_preview(
    settings_file: Path, overrides: Mapping[str, Any], before: Built, resident: Resident | None = None
) -> Built:
    """Build for the preview; a failed build keeps the pages of the one ``before`` it.

    ``resident`` is what this process kept of earlier builds; what is to be kept on disk waits for `Resident.settle`.
    """
    said = io.StringIO()
    site = None
    try:
        with contextlib.redirect_stdout(said):
            site = _PreviewPelican(settings_for(settings_file, overrides))
            site.resident = resident
            code = run(site)
        problems = tuple(site.log)
    except Exception as failure:  # noqa: BLE001 -- a settings file may fail in any way; the preview goes on
        problem = found.INTERNAL.at(
            settings_file.name, getattr(failure, "lineno", 0) or 0, detail=failure, log=settings_file.name
        )
        return Built(False, f"{problem.severity.label} {problem.code} {problem.message}", (problem,), before.sources)
    pages = site.laid_out
    sources, titles = before.sources, before.titles
    if code == 0 or not sources:
        sources = {page.address: f"{site.shown_content}/{page.source}" for page in pages if page.source}
        titles = {page.address: page.title for page in pages if page.source}
    return Built(code == 0, said.getvalue().strip(), problems, sources, titles)


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
