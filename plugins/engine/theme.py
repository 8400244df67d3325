"""The theme as the engine sees it: templates, components, words and the style sheet made of their parts."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from plugins.engine.fingerprint import fingerprint, tree_digest
from plugins.engine.page import CopiedFile, DataFile, File

ASSETS = "aset/"
STYLESHEET = f"{ASSETS}suluh.css"


class Words(dict[str, Any]):
    """The words of ``theme/text/id.yaml``; templates read them as attributes, and an unknown word is an error."""

    def __getattr__(self, name: str) -> Any:
        try:
            return self[name]
        except KeyError:
            raise AttributeError(name) from None


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme folder that was read.

    ``digest`` covers every file that shapes a page; ``stylesheet`` is the address of the style sheet with a version
    query, so that a browser never pairs new pages with old styles.
    """

    root: Path
    digest: str
    words: Words
    css: str
    stylesheet: str

    @property
    def search_path(self) -> tuple[Path, ...]:
        """Where templates and component macros are found."""
        return (self.root / "templates", self.root / "components")

    def files(self) -> tuple[File, ...]:
        """The style sheet and the static files of the theme."""
        static = self.root / "static"
        copies = tuple(
            CopiedFile(ASSETS + path.relative_to(static).as_posix(), path)
            for path in sorted(static.rglob("*"))
            if path.is_file() and not path.name.startswith(".")
        )
        return (DataFile(STYLESHEET, self.css.encode()), *copies)


def load_theme(root: Path) -> Theme:
    """Read a theme folder. Raises `OSError` or `yaml.YAMLError` when it is incomplete."""
    css = "".join(path.read_text("utf-8").strip() + "\n" for path in _styles(root))
    words = yaml.load((root / "text" / "id.yaml").read_text("utf-8"), Loader=yaml.CSafeLoader)
    digest = tree_digest(root, "*.html", "*.yaml", "*.svg")
    return Theme(root, digest, _wrap(words), css, f"{STYLESHEET}?v={fingerprint(css)[:8]}")


def _styles(root: Path) -> tuple[Path, ...]:
    return (root / "base.css", *sorted((root / "components").glob("*/style.css")))


def _wrap(value: Any) -> Any:
    """Mappings as `Words`, all the way down."""
    if isinstance(value, dict):
        return Words({str(key): _wrap(item) for key, item in value.items()})
    return tuple(_wrap(item) for item in value) if isinstance(value, list) else value
