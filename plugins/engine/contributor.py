"""How a plugin takes part in a build.

Each plugin hands Pelican one `Contributor` through the ``get_generators`` signal. `SuluhPelican` calls the stages
in the order of the class below, and within a stage the plugins in the order of the setting ``PLUGINS``. What a plugin
makes for others it hands over as a typed value (`Build.provide`, `Build.need`); nothing else is shared.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, ClassVar, TypeVar, cast

from msgspec import Struct, field
from msgspec.structs import replace
from pelican.generators import Generator

from plugins.engine.chrome import Alert, NavGroup
from plugins.engine.config import SiteConfig
from plugins.engine.files import Seen, scan
from plugins.engine.fingerprint import joined
from plugins.engine.home import HomeBlock
from plugins.engine.page import AnyPage, File, Page
from plugins.engine.problem import Problem, ProblemLog
from plugins.engine.store import Store
from plugins.engine.theme import Words
from plugins.engine.unchanged import Look

T = TypeVar("T")

EVERY_PAGE = "*"
"""The key in `Contributor.dress_marks` that stands for every page; no address."""


class Build(Struct):
    """One run: what it was told, what went wrong so far, and the models that plugins hand over.

    ``words`` are the theme's words: what a reader sees and is not content stands nowhere else. ``code_digest`` covers
    whatever shapes the reading of a source beside its bytes; it belongs into every key of `Store.remember`. ``count``
    goes through so many items and shows how far it is; it is for work that takes seconds at 10,000 articles. ``look``
    is what was looked at of the content folder before, if it was.
    """

    config: SiteConfig
    store: Store
    words: Words
    code_digest: str
    problems: ProblemLog = field(default_factory=ProblemLog)
    count: Callable[[Iterable[Any], int], Iterator[Any]] = lambda items, _: iter(items)
    _models: dict[type, object] = field(default_factory=dict)
    look: Look | None = None
    _seen: list[Seen] | None = None
    _words_mark: str = ""

    @property
    def words_mark(self) -> str:
        """Covers all words of the theme, for who keeps what was laid out with them."""
        if not self._words_mark:
            self._words_mark = joined((repr(self.words),))  # plain values in the order of their file
        return self._words_mark

    def scan(self, folder: str = "") -> list[Seen]:
        """The files below a folder of the content folder, in order, as they were when the build first asked.

        All rooms ask this, so that ten thousand files are looked at once and every room sees the same.
        """
        root = self.config.content
        if self._seen is None:
            self._seen = self.look.seen(root) if self.look is not None else None
        if self._seen is None:
            self._seen = scan(root, "")
        if not folder:
            return self._seen
        first, last = (bisect_left(self._seen, (f"{folder}{edge}",)) for edge in ("/", "0"))  # "0" comes next after "/"
        # A folder that is a link is not gone into from above.
        return self._seen[first:last] if first < last else scan(root, folder)

    def provide(self, model: object) -> None:
        """Hand a model over to the plugins that come later; one of each type."""
        self._models[type(model)] = model

    def need(self, kind: type[T]) -> T:
        """The model of a type that an earlier plugin provided. Raises `LookupError` when none did."""
        try:
            return cast("T", self._models[kind])
        except KeyError:
            raise LookupError(f"no plugin provided {kind.__qualname__}; is its plugin in PLUGINS?") from None

    def report(self, *problems: Problem) -> None:
        """Record problems of content files, named as the editor knows them."""
        for problem in problems:
            shown = f"{self.config.shown_content}/{problem.file}"
            self.problems.add(replace(problem, file=shown))


class Contributor(Generator):  # type: ignore[misc]  # Pelican is untyped
    """One plugin's part in a build; override the stages it has a part in.

    ``search_page`` is the address of the page that searches the site, of the plugin that makes one.
    """

    search_page: ClassVar[str] = ""

    def __init__(self, context: Mapping[str, Any], **_: Any) -> None:
        # Pelican's own constructor would set up a Jinja environment for each generator.
        self.context = context
        self.build: Build = context["suluh"]

    def read(self) -> None:
        """Files to documents and models: everything that one file alone can tell."""

    def resolve(self) -> None:
        """What needs the other documents: registers, links, related articles."""

    def alerts(self) -> Iterable[Alert]:
        """Alerts that every page shows."""
        return ()

    def footer(self) -> Iterable[NavGroup]:
        """Groups of links that every page shows in its footer."""
        return ()

    def pages(self) -> Iterable[AnyPage]:
        """Models to pages."""
        return ()

    def home(self) -> Iterable[HomeBlock]:
        """Blocks for the home page; asked for when all pages are laid out."""
        return ()

    def dress(self, page: Page) -> Page:
        """A page with more in its head, such as JSON-LD; asked only for pages that are rendered."""
        return page

    def dress_marks(self) -> Mapping[str, str]:
        """All that `dress` looks at beside the page, its source, the code and the settings, as a fingerprint.

        By the address of the page that it concerns; `EVERY_PAGE` stands for all.
        """
        return {}

    def files(self, pages: Sequence[AnyPage]) -> Iterable[File]:
        """Files beside the pages: feeds, sitemaps, documents."""
        del pages
        return ()

    def check(self, pages: Sequence[AnyPage], files: Sequence[File]) -> None:
        """Look at the whole site before it is rendered, such as for links that lead nowhere."""
