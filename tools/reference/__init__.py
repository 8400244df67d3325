"""The reference pages of ``docs/``, written from the code so that they cannot fall behind it.

It stands outside ``plugins/`` because it reads every room, and no room may import all others.
"""

from __future__ import annotations

from pathlib import Path

from tools.reference.frontmatter import frontmatter_page
from tools.reference.problems import problems_page
from tools.reference.rooms import rooms_page
from tools.reference.schema import schema_texts
from tools.reference.settings import settings_page
from tools.reference.table_schema import table_schema_text


def references(root: Path) -> dict[str, str]:
    """Every generated file of the project at ``root``: its path with ``/``, and its text."""
    return {
        "docs/masalah.md": problems_page(root),
        "docs/naskah.md": frontmatter_page(),
        "docs/plugins.md": rooms_page(root),
        "docs/settings.md": settings_page(root),
        "docs/schema/tabel.json": table_schema_text(),
        **{f"docs/schema/{name}.json": text for name, text in schema_texts().items()},
    }


def write_reference(root: Path) -> None:
    """Write the generated files, each only where its text has changed."""
    for name, text in references(root).items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists() or path.read_text("utf-8") != text:
            path.write_text(text, "utf-8", newline="\n")
