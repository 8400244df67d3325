"""From laid-out pages and files to the output folder: what is new is made, in several processes, and put in place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct, field

from plugins.engine import problems as found
from plugins.engine.chrome import Chrome
from plugins.engine.contributor import EVERY_PAGE, Build, Contributor
from plugins.engine.disk import disk_problem
from plugins.engine.fingerprint import fingerprint
from plugins.engine.links import Linker
from plugins.engine.locking import Held, held
from plugins.engine.page import AnyPage, CannotMakeError, DataFile, File, MadeFile, Page, Planned, laid_out
from plugins.engine.parallel import spread
from plugins.engine.problem import Problem
from plugins.engine.progress import Progress
from plugins.engine.render import Renderer
from plugins.engine.store import Written
from plugins.engine.theme import Theme
from plugins.engine.writer import Made, Outcome, Product, Writer

_PATIENCE = 20.0
"""Seconds that a build waits for another one that writes into the same folder."""


class Site(Struct, frozen=True):
    """A whole site before it is rendered; ``contributors`` dress the pages that are."""

    pages: Sequence[AnyPage]
    files: Sequence[File]
    chrome: Chrome
    theme: Theme
    contributors: Sequence[Contributor]

    def dressed(self, page: Page) -> Page:
        """A page with its whole head."""
        for contributor in self.contributors:
            page = contributor.dress(page)
        return page


_Ready = tuple[Made | Problem, tuple[tuple[str, bytes], ...]]
"""A file that is ready, or why it cannot be made; and what making it gave the store to keep, in any process."""


class _Making(Struct):
    """One page on its way: laid out at most once for its fingerprint and its bytes."""

    page: AnyPage
    site: Site
    renderer: Renderer
    _whole: list[Page] = field(default_factory=list)

    def settle(self) -> str:
        """The fingerprint of the very page, its head included."""
        return self.renderer.fingerprint(self._laid_out())

    def make(self) -> bytes:
        """The bytes of the page, which is then let go."""
        page = self._laid_out()
        self._whole.clear()
        return self.renderer.render(page)

    def _laid_out(self) -> Page:
        if not self._whole:
            self._whole.append(self.site.dressed(laid_out(self.page)))
        return self._whole[0]


def make_site(
    build: Build, writer: Writer, site: Site, progress: Progress
) -> tuple[Sequence[Product], Outcome, Mapping[str, Written]]:
    """Render what is new and bring the output folder up to date; nothing is touched if any file cannot be made.

    The third value are the files as they were left, by address.
    """
    progress.stage("Membandingkan")
    config = build.config
    linker = Linker(offline=config.settings.build_offline, base_path=config.base_path)
    renderer = Renderer(site.theme, site.chrome, linker, build.code_digest, config.cache / "templat")
    # Pages come first: what a feed shows of an article is composed with its page.
    products = [
        *sorted(_pages(renderer, site), key=lambda product: product.address),
        *sorted(_files(site, build.code_digest), key=lambda product: product.address),
    ]
    config.output.mkdir(parents=True, exist_ok=True)
    try:
        with held(config.output, _PATIENCE):
            return products, *_bring_up_to_date(build, writer, products, progress)
    except Held:
        build.problems.add(found.BUSY.at("--output", path=config.output.name))
        return (), Outcome(0, 0, 0), {}


def _bring_up_to_date(
    build: Build, writer: Writer, products: Sequence[Product], progress: Progress
) -> tuple[Outcome, Mapping[str, Written]]:
    """Make what is new and put it in place, alone in the folder."""
    config = build.config
    before = build.store.written(config.output)
    stale = writer.stale(products, before)
    with writer.staging() as staging:
        made: dict[str, Made] = {}
        work = spread(_stager(build, writer, stale, staging, before), len(stale), config.settings.build_workers)
        tracked = progress.track(work, "Menulis halaman", len(stale))
        for product, (ready, kept) in zip(stale, tracked, strict=True):
            for key, value in kept:
                build.store.remember_pickled(key, value)
            if isinstance(ready, Problem) and ready.code == found.DISK.code:
                build.problems.add(ready)
            elif isinstance(ready, Problem):
                build.report(ready)
            else:
                made[product.address] = ready
        if build.problems.failed:
            return Outcome(0, 0, 0), {}
        progress.stage("Menyimpan")
        outcome, after = writer.commit(made, products, staging, before)
    build.store.commit(config.output, after)
    return outcome, after


def _stager(
    build: Build, writer: Writer, stale: Sequence[Product], staging: Path, before: Mapping[str, Written]
) -> Callable[[int], _Ready]:
    def stage(number: int) -> _Ready:
        build.store.take_added()
        try:
            made: Made | Problem = writer.stage(stale[number], str(number), staging, before)
        except CannotMakeError as failure:
            made = failure.problem
        except OSError as failure:
            # Told here: from another process no more than the text of an error comes back.
            refused = disk_problem(failure, build.config.output, build.config.cache)
            if refused is None:
                raise
            made = refused
        return made, build.store.take_added()

    return stage


def _pages(renderer: Renderer, site: Site) -> Iterator[Product]:
    marks = [contributor.dress_marks() for contributor in site.contributors]
    every = fingerprint(tuple(mark.get(EVERY_PAGE, "") for mark in marks))
    single = {address for mark in marks for address in mark if address != EVERY_PAGE}
    for page in site.pages:
        making = _Making(page, site, renderer)
        dress = every
        if page.address in single:
            dress += fingerprint(tuple(mark.get(page.address, "") for mark in marks))
        if isinstance(page, Planned):
            yield Product(page.address, renderer.mark(page.mark + dress), making.make, making.settle)
        else:
            yield Product(page.address, renderer.mark(fingerprint(page) + dress), making.make)


def _files(site: Site, code_digest: str) -> Iterator[Product]:
    for file in site.files:
        if isinstance(file, DataFile):
            yield Product(file.address, fingerprint(file.data), lambda file=file: file.data)  # type: ignore[misc]
        elif isinstance(file, MadeFile):
            yield Product(file.address, fingerprint(code_digest, file.mark), file.make)
        else:
            status = file.origin.stat()
            mark = fingerprint(str(file.origin), status.st_size, status.st_mtime_ns)
            yield Product(file.address, mark, file.origin.read_bytes)
