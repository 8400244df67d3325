"""``docs/settings.md``: every setting of Suluh, and every setting of Pelican's that `pelicanconf.py` sets."""

from __future__ import annotations

import ast
import types
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from annotated_types import Ge, Le, MinLen
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from plugins.engine.config import SiteSettings
from tools.reference.markdown import GENERATED, table

PELICAN_REASONS = {
    "PATH": "The content folder.",
    "OUTPUT_PATH": "The folder that is published. It must be empty or made by Suluh.",
    "THEME": "The folder of the theme.",
    "OUTPUT_RETENTION": (
        "Names directly in the output folder that are never touched: the git folder, the domain name of GitHub Pages."
    ),
    "PELICAN_CLASS": "Suluh's stages take the place of Pelican's generators, under `pelican` as under `inv`.",
    "PLUGINS": (
        "The plugins in the order in which their stages run. Each has its full name, without `PLUGIN_PATHS`, because "
        "a plugin named like a standard module would be shadowed."
    ),
    "LOCALE": "The build must not depend on the machine's locale; names of months and days come from Babel.",
    "DEFAULT_LANG": "The language of the site.",
    "READERS": "Only Suluh reads documents. Pelican's own readers are off, or its static files would be read as pages.",
    "LOAD_CONTENT_CACHE": "Pelican's cache goes stale when settings change. The engine has its own.",
    "CACHE_CONTENT": "As `LOAD_CONTENT_CACHE`.",
    "DELETE_OUTPUT_DIRECTORY": "The writer removes exactly what is no longer made; a failed build removes nothing.",
    "FEED_ATOM": "Feeds come from `plugins.discovery`. Pelican turns five of its own on unless told otherwise.",
}
"""Why `pelicanconf.py` sets what is Pelican's own. Every ``*FEED*`` setting has the reason of ``FEED_ATOM``."""

_INTRODUCTION = """\
# Settings

Everything stands in `pelicanconf.py`; `publishconf.py` changes the few that differ when the site is published.
Settings are checked before a build starts: a wrong one is problem `E002`. `inv build` sets some of them for one run:
`--content` (`PATH`), `--output` (`OUTPUT_PATH`), `--site-url` (`SITEURL`), `--today` (`BUILD_TODAY`), `--offline`
(`BUILD_OFFLINE`), `--clean` (`BUILD_CLEAN`) and `--format` (`BUILD_FORMAT`).

An office that adopts Suluh changes the first two groups of `pelicanconf.py` and the registers in
`content/rujukan/` ([rujukan.md](rujukan.md), in Indonesian).
"""
_PELICAN = """
## Pelican's own settings

Set in `pelicanconf.py` on purpose; `_HERE` is the folder of that file. Pelican's other settings keep their defaults
and, where they concern articles, pages, feeds or caches, have no effect.

"""
_NAMES = {str: "text", int: "whole number", bool: "`True` or `False`", float: "number"}


def settings_page(root: Path) -> str:
    """The page as Markdown."""
    set_here = settings_set(root / "pelicanconf.py")
    hints = get_type_hints(SiteSettings, include_extras=True)
    own = [
        (f"`{name.upper()}`", type_words(hints[name], tuple(field.metadata)), _default(field), field.description or "")
        for name, field in SiteSettings.model_fields.items()
    ]
    pelican = [
        (f"`{name}`", f"`{' '.join(value.split())}`", reason_of(name))
        for name, value in set_here.items()
        if name.lower() not in SiteSettings.model_fields
    ]
    return "".join(
        [
            GENERATED.format(note="Generated from the code by `inv docs`; do not edit."),
            _INTRODUCTION,
            "\n## Settings of Suluh\n\n",
            table(("setting", "type", "default", "what it says"), own),
            _PELICAN,
            table(("setting", "value", "why"), pelican),
        ]
    )


def settings_set(path: Path) -> Mapping[str, str]:
    """The names in capitals that a settings file assigns, with the source text of their values."""
    text = path.read_text("utf-8")
    return {
        target.id: ast.get_source_segment(text, node.value) or ""
        for node in ast.parse(text).body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name) and target.id.isupper() and not target.id.startswith("_")
    }


def reason_of(name: str) -> str:
    """Why Pelican's setting of this name is set. Raises `KeyError` for one that nobody explained."""
    return PELICAN_REASONS["FEED_ATOM" if "FEED_" in name else name]


def type_words(hint: Any, metadata: tuple[Any, ...] = ()) -> str:
    """A type annotation in words. Raises `LookupError` for one that has none yet."""
    origin, parts = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return type_words(parts[0], (*metadata, *parts[1:]))
    if hint in _NAMES:
        return _NAMES[hint] + _limits(metadata)
    if origin is tuple:
        if parts[-1] is Ellipsis:
            return f"list of {_plural(type_words(parts[0]))}"
        return "pair (" + ", ".join(type_words(part) for part in parts) + ")"
    if origin in {Union, types.UnionType}:
        return " or ".join("nothing" if part is type(None) else type_words(part) for part in parts)
    raise LookupError(f"no words for the type {hint!r}")


def _plural(words: str) -> str:
    head, _, rest = words.partition(" ")
    return f"{head}s {rest}".strip() if head in {"pair", "text", "list"} else words


def _limits(metadata: tuple[Any, ...]) -> str:
    flat = [item for part in metadata for item in (part.metadata if isinstance(part, FieldInfo) else (part,))]
    low = next((item.ge for item in flat if isinstance(item, Ge)), None)
    high = next((item.le for item in flat if isinstance(item, Le)), None)
    pattern = next((item.pattern for item in flat if getattr(item, "pattern", None)), None)
    if low is not None and high is not None:
        return f", {low} to {high}"
    if pattern is not None:
        return f" of the form `{pattern}`".replace("|", "\\|")
    return ", not empty" if any(isinstance(item, MinLen) for item in flat) else ""


def _default(field: FieldInfo) -> str:
    """The default as written in Python; mandatory settings say so."""
    if field.default is PydanticUndefined:
        return "**mandatory**"
    return f"`{field.default!r}`"
