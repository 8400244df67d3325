"""What a process that builds again and again keeps between its builds: store, theme, and the digest of its code.

Each part is kept under all that shapes it, so a build that has it gives the same bytes as one that begins with nothing.
"""

from __future__ import annotations

import gc
from pathlib import Path

from plugins.engine.config import SiteConfig
from plugins.engine.files import Seen, is_settled, scan
from plugins.engine.fingerprint import tree_digest
from plugins.engine.site import CODE
from plugins.engine.store import Store
from plugins.engine.store_resident import ResidentStore
from plugins.engine.theme import Theme, load_theme
from plugins.engine.today import instant
from plugins.engine.unchanged import libraries_digest

_SUFFIXES = tuple(pattern.removeprefix("*") for pattern in CODE)
_TIDY_ALL = 16
"""After so many builds even what has stayed for long is looked at: a theme that was replaced is a cycle too."""

_NOT_SETTLED: tuple[object, ...] = ()


class Resident:
    """What is kept of one project. ``plugins`` is the folder of the code that this process runs.

    Code is loaded once: where `outdated`, only a new process builds with what is now in the folder.
    """

    def __init__(self, plugins: Path) -> None:
        self._plugins = plugins
        self._code = _looked_at(plugins)
        self._digests = (tree_digest(plugins, *CODE), libraries_digest())
        self._store: ResidentStore | None = None
        self._place: tuple[Path, str] | None = None
        self._theme: Theme | None = None
        self._theme_as: tuple[object, ...] = _NOT_SETTLED
        self._tidied = 0

    def outdated(self) -> bool:
        """Whether code was changed since this process loaded it."""
        return _looked_at(self._plugins) != self._code

    def code_and_libraries(self) -> tuple[str, str]:
        """The digests of the code and of the libraries that this process runs."""
        return self._digests

    def store(self, config: SiteConfig) -> Store:
        """The store of a site, which stays open."""
        place = (config.cache, config.store)
        if self._store is None or place != self._place:
            self.close()
            self._store, self._place = ResidentStore(*place), place
        return self._store

    def theme(self, config: SiteConfig) -> Theme:
        """The theme, read anew where any of its files may have changed. Raises what `load_theme` raises."""
        taken = instant()
        files = scan(config.theme, "")
        as_it_is = (config.theme, config.settings.identity_colour, files)
        if self._theme is None or as_it_is != self._theme_as:
            self._theme_as = _NOT_SETTLED
            self._theme = load_theme(config.theme, config.settings.identity_colour)
            if all(is_settled(seen.modified, taken) and not seen.linked for seen in files):
                self._theme_as = as_it_is
        return self._theme

    def settle(self) -> None:
        """Keep on disk what the last builds made."""
        if self._store is not None:
            self._store.settle()

    def tidy(self) -> None:
        """Free what the last build left in cycles, and spare the next one's collections what stays."""
        if self._tidied % _TIDY_ALL == 0:
            gc.unfreeze()
        self._tidied += 1
        gc.collect()
        gc.freeze()

    def close(self) -> None:
        """Keep on disk what the last builds made, and let go of the store."""
        self.settle()
        if self._store is not None:
            self._store.close()
            self._store = None


def _looked_at(plugins: Path) -> list[Seen]:
    return [seen for seen in scan(plugins, "") if seen.file.endswith(_SUFFIXES)]
