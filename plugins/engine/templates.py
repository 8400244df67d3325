"""The theme's templates: Jinja2 with autoescape and strict undefined names.

What a macro may use beside its arguments is the same for every page (the theme's ``text``) or is asked of the page that
is being rendered (``link``, the filter ``local``). So a macro's file is read once for all pages, and an import needs no
``with context``: one that has it is run anew for each page.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from msgspec import Struct

from plugins.engine.compiled import CompiledTemplates
from plugins.engine.theme import Theme, Words


class Standpoint(Struct, frozen=True):
    """The page that links are made for: an address to what its ``href`` holds, and HTML with its addresses so made."""

    link: Callable[[str], str]
    localize: Callable[[str], Markup]


class Templates:
    """The templates below ``search_path``; ``compiled`` is a folder that keeps them compiled, to save time only.

    Renders one page at a time: a process that renders several at once needs one of these for each.
    """

    def __init__(self, search_path: tuple[Path, ...], words: Words, compiled: Path | None = None) -> None:
        self.environment = Environment(
            loader=FileSystemLoader([str(path) for path in search_path]),
            autoescape=True,
            auto_reload=False,
            bytecode_cache=CompiledTemplates(compiled) if compiled is not None else None,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._standpoint: Standpoint | None = None
        self.environment.globals |= {"text": words, "link": self._link}
        self.environment.filters["local"] = self._local

    def render(self, name: str, standpoint: Standpoint, seen: Mapping[str, Any]) -> str:
        """A template with what it sees. Raises `jinja2.TemplateError` on a mistake in the theme."""
        self._standpoint = standpoint
        return self.environment.get_template(name).render(seen)

    def render_text(self, source: str, standpoint: Standpoint, seen: Mapping[str, Any]) -> str:
        """The same for a template that is no file."""
        self._standpoint = standpoint
        return self.environment.from_string(source).render(seen)

    def _seen_from(self) -> Standpoint:
        if self._standpoint is None:
            raise RuntimeError("a link is asked for where no page is rendered")
        return self._standpoint

    def _link(self, address: str) -> str:
        return self._seen_from().link(address)

    def _local(self, html: Any) -> Markup:
        """Trusted HTML with its links made relative to the page that is rendered."""
        return self._seen_from().localize(str(html))


@lru_cache(maxsize=4)
def templates_of(theme: Theme, compiled: Path | None) -> Templates:
    """The templates of a theme; kept for the next build of the same process (the preview), new when the theme is."""
    return Templates(theme.search_path, theme.words, compiled)
