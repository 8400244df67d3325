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
    purpose = _docstring(folder / "__init__.py")
    modules = [path for path in sorted(folder.rglob("*.py")) if path.name != "__init__.py"]
    text = "".join(path.read_text("utf-8") for path in modules)
    signals = sorted(set(_SIGNAL.findall(text)))
    stages = [stage for stage in _STAGES if _has_stage(modules, stage)]
    parts = [purpose + "\n\n"] if purpose else []
    if signals:
        parts.append(f"Pelican signals: {', '.join(f'`{name}`' for name in signals)}.")
        parts.append(f" Stages: {', '.join(f'`{stage}`' for stage in stages)}.\n\n" if stages else "\n\n")
    rows = [(f"`{path.relative_to(folder).as_posix()}`", _first_line(path)) for path in modules]
    return [*parts, table(("module", "what it is for"), rows)]


def _docstring(path: Path) -> str:
    """The docstring with its reStructuredText literals as Markdown code."""
    text = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
    return text.replace("``", "`")


def _first_line(path: Path) -> str:
    """The first sentence of a docstring that fits on its first line, else its first paragraph."""
    return " ".join(_docstring(path).split("\n\n")[0].split()).replace("|", "\\|")


def _has_stage(modules: list[Path], stage: str) -> bool:
    """Whether a `Contributor` in the package overrides a stage."""
    return any(
        isinstance(item, ast.FunctionDef) and item.name == stage
        for path in modules
        for node in ast.parse(path.read_text("utf-8")).body
        if isinstance(node, ast.ClassDef) and any(ast.unparse(base) == "Contributor" for base in node.bases)
        for item in node.body
    )
