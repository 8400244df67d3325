"""The theme's templates: Jinja2 with autoescape and strict undefined names.

What a macro may use beside its arguments is the same for every page (the theme's ``text``) or is asked of the page that
is being rendered (``link``, the filter ``local``). So a macro's file is read once for all pages, and an import needs no
``with context``: one that has it is run anew for each page. And what a macro gives for the same arguments differs by
its links only: ``kept(macro, ...)`` instead of ``macro(...)`` renders it once (`plugins.engine.fragments`). That pays
where many pages show the same. Its arguments must be frozen models and plain values, and what ``link`` gives must be
printed as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from jinja2.environment import TemplateModule
from jinja2.runtime import Context, Macro
from markupsafe import Markup

from plugins.engine.compiled import CompiledTemplates
from plugins.engine.fragments import Fragment, Holes, escaped
from plugins.engine.links import localized
from plugins.engine.theme import Theme, Words

_FRAGMENTS = 1 << 13
"""Fragments that are kept, of some kilobytes each: those of a site with ten thousand articles, mostly."""


class _Template(Template):
    """A template whose macros see nothing of the page that imports them: what Jinja2 looks through for them at every
    import of every page, a third of the time that a page took.
    """

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:  # noqa: ARG002 -- see the class
        if self._module is None:
            self._module = self.make_module()
        return self._module

    @classmethod
    def _from_namespace(cls, environment: Environment, namespace: Any, globals: Any) -> Template:  # noqa: A002
        namespace["escape"] = escaped
        return super()._from_namespace(environment, namespace, globals)


class _Context(Context):
    """Calls a function as it stands: no function of these templates asks for the context, and Jinja2 looks for that at
    every call.
    """

    def call(self, called: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:
        if kwargs:
            kwargs.pop("_loop_vars", None)
            kwargs.pop("_block_vars", None)
        return called(*args, **kwargs)


class _Environment(Environment):
    """An environment whose templates never change: they are found by name alone."""

    template_class = _Template
    context_class = _Context

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._found: dict[str, Template] = {}

    def get_template(self, name: Any, parent: str | None = None, globals: Any = None) -> Template:  # noqa: A002
        found = self._found.get(name)
        if found is None:
            found = self._found[name] = super().get_template(name, parent, globals)
        return found


class Templates:
    """The templates below ``search_path``; ``compiled`` is a folder that keeps them compiled, to save time only.

    Renders one page at a time: a process that renders several at once needs one of these for each.
    """

    def __init__(self, search_path: tuple[Path, ...], words: Words, compiled: Path | None = None) -> None:
        self.environment = _Environment(
            loader=FileSystemLoader([str(path) for path in search_path]),
            autoescape=True,
            auto_reload=False,
            bytecode_cache=CompiledTemplates(compiled) if compiled is not None else None,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._href: Callable[[str], str] = _nowhere
        self._fragment = lru_cache(maxsize=_FRAGMENTS)(self._made)
        self.environment.globals |= {"text": words, "link": self._link, "kept": self._kept}
        self.environment.filters["local"] = self._local

    def render(self, name: str, link: Callable[[str], str], seen: Mapping[str, Any]) -> str:
        """A template with what it sees; ``link`` gives what a ``href`` of the page holds for an address.

        Raises `jinja2.TemplateError` on a mistake in the theme.
        """
        self._href = link
        return self.environment.get_template(name).render(seen)

    def render_text(self, source: str, link: Callable[[str], str], seen: Mapping[str, Any]) -> str:
        """The same for a template that is no file."""
        self._href = link
        return self.environment.from_string(source).render(seen)

    def _link(self, address: str) -> str:
        return self._href(address)

    def _local(self, html: Any) -> Markup:
        """Trusted HTML with its links made relative to the page that is rendered."""
        return localized(str(html), self._href)

    def _kept(self, macro: Macro, *arguments: Any, **named: Any) -> Markup:
        """What a macro gives, rendered once for all pages."""
        try:
            fragment = self._fragment(macro, arguments, tuple(named.items()))
        except TypeError:  # an argument that is no key; any other mistake comes again
            fragment = None
        if fragment is None:
            return Markup(macro(*arguments, **named))  # noqa: S704 -- a template made it
        return fragment.filled(self._href)

    def _made(self, macro: Macro, arguments: tuple[Any, ...], named: tuple[tuple[str, Any], ...]) -> Fragment | None:
        href, holes = self._href, Holes()
        self._href = holes.link
        try:
            return holes.fragment(macro(*arguments, **dict(named)))
        finally:
            self._href = href


def _nowhere(_: str) -> str:
    raise RuntimeError("a link is asked for where no page is rendered")


@lru_cache(maxsize=4)
def templates_of(theme: Theme, compiled: Path | None) -> Templates:
    """The templates of a theme; kept for the next build of the same process (the preview), new when the theme is."""
    return Templates(theme.search_path, theme.words, compiled)
