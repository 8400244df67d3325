"""``docs/plugins.md``: every room of the house, what it is for, its modules and its Pelican signals."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from tools.reference.markdown import GENERATED, table
from tools.reference.problems import ROOMS

_INTRODUCTION = """\
# Plugins

One package for each concern, in the order in which they may import each other: a plugin imports only from those
above it (`audit` may import all, `publishing` only `engine`). How they work together is told in
[architecture.md](architecture.md).
"""
_SIGNAL = re.compile(r"\bsignals\.(\w+)\.connect\b")
_STAGES = ("read", "resolve", "alerts", "footer", "pages", "dress", "files", "check")


def rooms_page(root: Path) -> str:
    """The page as Markdown."""
    parts = [GENERATED.format(note="Generated from the code by `inv docs`; do not edit."), _INTRODUCTION]
    for folder in packages(root):
        parts += [f"\n## {folder.name}\n\n", *_room(folder)]
    return "".join(parts)


def packages(root: Path) -> list[Path]:
    """The plugin packages that exist, in the order of the house."""
    found = [path.parent for path in (root / "plugins").glob("*/__init__.py")]
    order = list(ROOMS)
    return sorted(found, key=lambda path: (order.index(path.name) if path.name in order else len(order), path.name))


def _room(folder: Path) -> list[str]:
    purpose = _docstring(_parsed(folder / "__init__.py"))
    modules = {
        path.relative_to(folder).as_posix(): _parsed(path)
        for path in sorted(folder.rglob("*.py"))
        if path.name != "__init__.py"
    }
    signals = sorted({match for tree in modules.values() for match in _SIGNAL.findall(_connections(tree))})
    stages = sorted((stage for tree in modules.values() for stage in _stages(tree)), key=_STAGES.index)
    parts = [purpose + "\n\n"] if purpose else []
    if signals:
        parts.append(f"Pelican signals: {', '.join(f'`{name}`' for name in signals)}.")
        parts.append(f" Stages: {', '.join(f'`{stage}`' for stage in stages)}.\n\n" if stages else "\n\n")
    rows = [(f"`{name}`", _first_paragraph(tree)) for name, tree in modules.items()]
    return [*parts, table(("module", "what it is for"), rows)]


def _parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def _docstring(tree: ast.Module) -> str:
    """The docstring with its reStructuredText literals as Markdown code."""
    return (ast.get_docstring(tree) or "").replace("``", "`")


def _first_paragraph(tree: ast.Module) -> str:
    """The docstring's first paragraph as a cell of a table."""
    return " ".join(_docstring(tree).split("\n\n")[0].split()).replace("|", "\\|")


def _connections(tree: ast.Module) -> str:
    """The source of the module's ``register``, which is where signals are connected."""
    return "".join(
        ast.unparse(node) for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == "register"
    )


def _stages(tree: ast.Module) -> list[str]:
    """The stages that a `Contributor` of the module overrides."""
    return [
        item.name
        for node in tree.body
        if isinstance(node, ast.ClassDef) and any(ast.unparse(base) == "Contributor" for base in node.bases)
        for item in node.body
        if isinstance(item, ast.FunctionDef) and item.name in _STAGES
    ]
