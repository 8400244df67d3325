"""Pelican's class for a Suluh site: runs the stages of a build and lets nothing half-made out.

Named by the setting ``PELICAN_CLASS``, so that `inv build` and plain `pelican` do the same. Pelican keeps its
settings, plugins, signals, static files and command line; the stages of its article and page generators are replaced.
"""

from __future__ import annotations

import contextlib
import importlib
import os
import sys
import time
import traceback
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from pelican import Pelican
from pelican.generators import StaticGenerator
from pelican.plugins import signals

from plugins.engine import problems as found
from plugins.engine.chrome import Chrome
from plugins.engine.config import SiteConfig, load_config
from plugins.engine.contributor import Build, Contributor
from plugins.engine.disk import disk_problem
from plugins.engine.fingerprint import fingerprint, tree_digest
from plugins.engine.home import HomeBlocks
from plugins.engine.making import Site, make_site
from plugins.engine.page import AnyPage, CopiedFile, File
from plugins.engine.policy import content_policy
from plugins.engine.problem import Problem, ProblemLog
from plugins.engine.progress import Progress
from plugins.engine.publish_settings import PublishSettings
from plugins.engine.report import REPORTS, Summary
from plugins.engine.store import Store, Written
from plugins.engine.theme import ASSETS, Theme, load_theme
from plugins.engine.timing import Times, timed
from plugins.engine.unchanged import Look, libraries_digest
from plugins.engine.writer import Outcome, Product, Writer

_LOG = "galat.log"
_NOT_OF_A_READING = {"build_today", "build_workers", "build_format", "build_clean"}
_NOT_OF_A_READING |= {"build_offline", "build_profile", "cache_path", *PublishSettings.model_fields}
PLUGINS_ROOT = Path(__file__).resolve().parents[1]
CODE = ("*.py", "*.csv", "*.yaml")
"""The names of what shapes a reading, below the folder of the plugins."""


class SuluhPelican(Pelican):  # type: ignore[misc]  # Pelican is untyped
    """A build from settings to output; `run` raises `SystemExit` with code 1 when it failed."""

    settings: dict[str, Any]
    look: Look | None = None
    """What was looked at of the content folder before the program was loaded, if it was: nothing is looked at twice."""

    def init_plugins(self) -> None:
        """Load every plugin of ``PLUGINS``; one that cannot be loaded fails the build, where Pelican only logs."""
        self.plugins: list[Any] = []
        self.log = ProblemLog()
        self.summary: Summary | None = None
        self.written: Mapping[str, Written] = {}
        self.times = Times()
        for name in self.settings["PLUGINS"]:
            try:
                plugin = importlib.import_module(name) if isinstance(name, str) else name
                plugin.register()
            except (Exception, SystemExit) as failure:  # noqa: BLE001 -- a plugin can fail in any way
                detail = f"{type(failure).__name__}: {failure}"
                self.log.add(found.PLUGIN_BROKEN.at("pelicanconf.py", plugin=name, detail=detail))
            else:
                self.plugins.append(plugin)

    def run(self) -> None:
        """Build the site, tell how it went, and exit with code 1 if anything was wrong."""
        started = time.monotonic()
        self.times.begin("Menyiapkan")
        config, problems = load_config(self.settings, os.environ)
        self.log.add(*problems)
        summary = Summary(0, 0, 0, 0, 0.0, str(self.settings["OUTPUT_PATH"]), "")
        if config is not None and not self.log.failed:
            summary = self._build(config, started)
        self.summary = summary
        form = str(self.settings.get("BUILD_FORMAT", "text"))
        REPORTS.get(form, REPORTS["text"])(summary, self.log, sys.stdout)
        signals.finalized.send(self)
        if self.log.failed:
            raise SystemExit(1)

    def _build(self, config: SiteConfig, started: float) -> Summary:
        """All stages; any mistake of the program itself becomes a problem, never a traceback for an editor."""
        pages: Sequence[AnyPage] = ()
        products: Sequence[Product] = ()
        outcome = Outcome(0, 0, 0)
        quiet = config.settings.build_format != "text"
        with contextlib.suppress(OSError):
            (config.cache / _LOG).unlink(missing_ok=True)
        try:
            with (
                self._store(config) as store,
                Progress(self.times, quiet=quiet) as progress,
            ):
                theme = self._theme(config)
                self.log.add(*theme.problems)
                build = Build(
                    config, store, theme.words, self._code_digest(config), self.log, progress.count, look=self.look
                )
                writer = Writer(config.output, self.settings["OUTPUT_RETENTION"])
                objection = writer.objection(config.content)
                if objection:
                    self.log.add(objection)
                else:
                    site = self._model(build, theme, progress)
                    pages = site.pages
                    if not self.log.failed:
                        products, outcome, self.written = make_site(build, writer, site, progress)
        except (Exception, SystemExit) as failure:  # noqa: BLE001 -- the promise to editors: a Problem, never a traceback
            self.log.add(disk_problem(failure, config.output, config.cache) or self._internal(config, failure))
        return Summary(
            pages=len(pages),
            files=len(products),
            written=outcome.written,
            removed=outcome.removed,
            seconds=time.monotonic() - started,
            output=_shown(config.output),
            today=config.today.isoformat(),
            preview=config.preview,
        )

    def _model(self, build: Build, theme: Theme, progress: Progress) -> Site:
        """Read, resolve and lay out: everything up to frozen pages and files."""
        contributors = self._contributors(build)
        progress.stage("Membaca naskah")
        for contributor in contributors:
            contributor.read()
        progress.stage("Menautkan")
        for contributor in contributors:
            contributor.resolve()
        chrome = _chrome(build.config, theme, contributors)
        progress.stage("Menyusun halaman")
        pages = [page for contributor in contributors for page in contributor.pages()]
        pages = _unique(build, pages)
        build.provide(HomeBlocks(tuple(block for contributor in contributors for block in contributor.home())))
        files = [*theme.files(), *self._static_files(build)]
        files += [file for contributor in contributors for file in contributor.files(pages)]
        _report_clashes(build, pages, files)
        for contributor in contributors:
            contributor.check(pages, files)
        return Site(pages, files, chrome, theme, contributors)

    def _contributors(self, build: Build) -> list[Contributor]:
        """The contributors of the plugins in use, in the order of ``PLUGINS`` (blinker keeps no order)."""
        names = [plugin.__name__ for plugin in self.plugins]
        context = {**self.settings, "suluh": build}
        kinds = {kind for _, kind in signals.get_generators.send(self) if _contributes(kind)}
        ranked = sorted(
            (names.index(package), kind.__qualname__, kind)
            for kind in kinds
            if (package := kind.__module__.rpartition(".")[0]) in names
        )
        contributors = [kind(context) for *_, kind in ranked]
        return timed(contributors, self.times) if build.config.settings.build_profile else contributors

    def _static_files(self, build: Build) -> Iterator[CopiedFile]:
        """The files that Pelican's own static generator finds in ``STATIC_PATHS``."""
        context = {
            **self.settings,
            "generated_content": {},
            "static_links": set(),
            "static_content": {},
            "staticfiles": [],
        }
        generator = StaticGenerator(
            context, self.settings, self.path, self.theme, self.output_path, readers_cache_name="static"
        )
        generator.generate_context()
        for item in sorted(generator.staticfiles, key=lambda item: item.save_as):
            origin = Path(item.source_path)
            if origin.resolve().is_relative_to(build.config.content):
                yield CopiedFile(Path(item.save_as).as_posix(), origin)
            else:
                file = origin.relative_to(build.config.content).as_posix()
                build.report(found.OUTSIDE_TREE.at(file, path=file))

    def _code_digest(self, config: SiteConfig) -> str:
        """What shapes a reading beside the source: the plugins' code, the settings and the libraries."""
        code, libraries = self._digests()
        return fingerprint(code, config.settings.model_dump(exclude=_NOT_OF_A_READING), libraries)

    def _digests(self) -> tuple[str, str]:
        """The digests of the code and of the libraries that run."""
        return tree_digest(PLUGINS_ROOT, *CODE), libraries_digest()

    def _store(self, config: SiteConfig) -> Store:
        """The store of the build."""
        return Store(config.cache, config.store, ignore=config.settings.build_clean)

    def _theme(self, config: SiteConfig) -> Theme:
        """The theme of the build. Raises what `load_theme` raises."""
        return load_theme(config.theme, config.settings.identity_colour)

    @staticmethod
    def _internal(config: SiteConfig, failure: BaseException) -> Problem:
        log = config.cache / _LOG
        with contextlib.suppress(OSError):  # a disk that is full takes no log either
            log.parent.mkdir(parents=True, exist_ok=True)
            log.write_text("".join(traceback.format_exception(failure)), "utf-8")
        detail = f"{type(failure).__name__}: {failure}"
        return found.INTERNAL.at("suluh", detail=detail, log=_shown(log))


def _contributes(kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, Contributor)


def _chrome(config: SiteConfig, theme: Theme, contributors: Sequence[Contributor]) -> Chrome:
    settings = config.settings
    return Chrome(
        identity=config.identity,
        navigation=config.navigation,
        footer=(*config.footer, *(group for part in contributors for group in part.footer())),
        alerts=tuple(alert for part in contributors for alert in part.alerts()),
        stylesheet=theme.stylesheet,
        icon=f"{ASSETS}favicon.svg",
        complaint_name=settings.complaint_name,
        complaint_url=settings.complaint_url,
        information_address=settings.information_page,
        objection_address=settings.objection_page,
        search_address=next((part.search_page for part in contributors if part.search_page), ""),
        policy=content_policy(config.reading),
    )


def _unique(build: Build, pages: Sequence[AnyPage]) -> list[AnyPage]:
    """Pages by address, the first of each; a second one at the same address is a problem of its source."""
    seen: dict[str, AnyPage] = {}
    for page in pages:
        first = seen.setdefault(page.address.casefold(), page)
        if first is not page:
            # Of an editor's page and one that the site makes by itself, the editor's is the one to mend.
            blamed, other = (page, first) if page.source or not first.source else (first, page)
            place = blamed.source or blamed.address
            build.report(found.SAME_ADDRESS.at(place, address=page.address, other=other.source or f"“{other.title}”"))
    return [seen[key] for key in sorted(seen)]


def _report_clashes(build: Build, pages: Sequence[AnyPage], files: Sequence[File]) -> None:
    """Files that would overwrite a page or one another."""
    seen = {page.address.casefold(): page.source or page.title for page in pages}
    for file in files:
        name = file.address.casefold()
        shown = file.origin.name if isinstance(file, CopiedFile) else file.address
        if name in seen:
            build.report(found.SAME_ADDRESS.at(shown, address=file.address, other=seen[name]))
        seen[name] = shown


def _shown(path: Path) -> str:
    here = Path.cwd()
    return path.relative_to(here).as_posix() if path.is_relative_to(here) else path.as_posix()
