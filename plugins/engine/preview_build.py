"""One build for the preview, with what this process kept of the builds before it."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from plugins.engine import problems as found
from plugins.engine.command import run, settings_for
from plugins.engine.config import SiteConfig
from plugins.engine.contributor import Build
from plugins.engine.page import AnyPage
from plugins.engine.preview_site import Built
from plugins.engine.progress import Progress
from plugins.engine.resident import Resident
from plugins.engine.site import SuluhPelican
from plugins.engine.store import Store
from plugins.engine.theme import Theme


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
