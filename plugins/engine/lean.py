"""Loading Pelican without the libraries that a Suluh site never uses.

Pelican reads reStructuredText, colours code, writes feeds, serves and watches folders; a Suluh site does none of that
through Pelican (``READERS`` turns its readers off, and `plugins.engine.site` replaces its generators and writer). Yet
`import pelican` loads what that needs: docutils, and with it Pillow and Pygments, Rich, feedgenerator, an HTTP server
and a watcher, which together take as long as the rest of Pelican.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec
from types import ModuleType

_UNUSED = ("docutils", "pelican.rstdirectives", "pelican.server", "feedgenerator", "watchfiles", "rich")


class _Nothing:
    """Stands for any class or function of an unused library: may be inherited from and called, and does nothing."""

    def __init__(self, *_: object, **__: object) -> None:
        pass


class _Unused(ModuleType):
    """A library that is named and never used."""

    __path__: list[str] = []  # noqa: RUF012 -- a package may have modules

    def __getattr__(self, name: str) -> type[_Nothing]:
        if name.startswith("__"):
            raise AttributeError(name)
        return type(name, (_Nothing,), {})


class _Finder:
    """Finds an empty module for each of the libraries named, and for what lies in it."""

    def __init__(self, names: Sequence[str]) -> None:
        self._names = names

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """An empty module where one of the libraries is asked for."""
        del path, target
        wanted = any(fullname == name or fullname.startswith(f"{name}.") for name in self._names)
        # Python asks for no more than the two methods below; the abstract class of loaders takes long to load.
        return ModuleSpec(fullname, self, is_package=True) if wanted else None  # type: ignore[arg-type]

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        """The empty module."""
        return _Unused(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """Nothing is in it."""
        del module


def load_pelican() -> None:
    """Import Pelican without them, if it is not loaded yet; who needs one of them afterwards imports the real one."""
    if "pelican" in sys.modules:
        return
    # One that is loaded already costs nothing more, and must keep its own modules.
    finder = _Finder([name for name in _UNUSED if name not in sys.modules])
    sys.meta_path.insert(0, finder)
    try:
        import pelican  # noqa: F401, PLC0415
    finally:
        sys.meta_path.remove(finder)
        for name in [name for name, module in sys.modules.items() if isinstance(module, _Unused)]:
            del sys.modules[name]
