"""The theme as the engine sees it: templates, components, words and the style sheet made of their parts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from plugins.engine.fingerprint import fingerprint, tree_digest
from plugins.engine.page import CopiedFile, DataFile, File
from plugins.engine.palette import DEFAULT_IDENTITY, Palette, schemes
from plugins.engine.problem import Problem
from plugins.engine.stylesheet import compact, contrast_problems, filled, own_colours, theme_files, written_tokens

ASSETS = "aset/"
STYLESHEET = f"{ASSETS}suluh.css"


class Words(dict[str, Any]):
    """The words of ``theme/text/id.yaml``; templates read them as attributes, and an unknown word is an error.

    They never change once they are read. Each is an attribute in truth, because pages ask for sixty of them: to ask a
    function takes ten times as long.
    """

    def __init__(self, words: Mapping[str, Any] | None = None) -> None:
        super().__init__(words or {})
        self.__dict__.update(self)

    if TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any: ...


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme folder that was read.

    ``digest`` covers every file that shapes a page; ``stylesheet`` is the address of the style sheet with a version
    query, so that a browser never pairs new pages with old styles. ``palette`` is the light scheme, for drawings that
    see no style sheet; ``problems`` are pairs of colours whose contrast is too low.
    """

    root: Path
    digest: str
    words: Words = field(hash=False)
    css: str
    stylesheet: str
    palette: Palette = field(hash=False)
    problems: tuple[Problem, ...]

    @property
    def search_path(self) -> tuple[Path, ...]:
        """Where templates and component macros are found."""
        return (self.root / "templates", self.root / "components")

    def files(self) -> tuple[File, ...]:
        """The style sheet and the static files of the theme; its drawings take the palette's colours."""
        static = self.root / "static"
        paths = sorted(path for path in static.rglob("*") if path.is_file() and not path.name.startswith("."))
        return (DataFile(STYLESHEET, self.css.encode()), *(self._static(path, static) for path in paths))

    def _static(self, path: Path, static: Path) -> File:
        address = ASSETS + path.relative_to(static).as_posix()
        if path.suffix == ".svg":
            return DataFile(address, filled(path.read_text("utf-8"), self.palette).encode())
        return CopiedFile(address, path)


def load_theme(root: Path, identity: str = DEFAULT_IDENTITY) -> Theme:
    """Read a theme folder and colour it for an office. Raises `OSError` or `yaml.YAMLError` when it is incomplete."""
    styles = theme_files(root)
    css = written_tokens(identity) + "".join(compact(text) + "\n" for _, text in styles)
    words = yaml.load((root / "text" / "id.yaml").read_text("utf-8"), Loader=yaml.CSafeLoader)
    return Theme(
        root=root,
        digest=tree_digest(root, "*.html", "*.yaml", "*.svg"),
        words=_wrap(words),
        css=css,
        stylesheet=f"{STYLESHEET}?v={fingerprint(css)[:8]}",
        palette=schemes(identity)["light"],
        problems=contrast_problems(identity, own_colours(styles), {name: f"{root.name}/{name}" for name, _ in styles}),
    )


def _wrap(value: Any) -> Any:
    """Mappings as `Words`, all the way down."""
    if isinstance(value, dict):
        return Words({str(key): _wrap(item) for key, item in value.items()})
    return tuple(_wrap(item) for item in value) if isinstance(value, list) else value
