"""Tasks about data: `inv table` and `inv network`; `tasks.py` takes them in."""

from __future__ import annotations

import sys
from pathlib import Path

from invoke.context import Context
from invoke.tasks import task

ROOT = Path(__file__).resolve().parents[1]


@task(
    positional=["file"],
    help={
        "file": "tabel, misalnya content/media/data/belanja-2026.csv",
        "dry-run": "tampilkan usulannya, tanpa menulis apa pun",
    },
)
def table(c: Context, file: str, dry_run: bool = False) -> None:  # noqa: ARG001 -- Invoke passes it
    """Usulkan keterangan (.yaml) untuk tabel CSV: jenis setiap kolom dari isinya."""
    from plugins.opendata.tables.propose import run  # noqa: PLC0415 -- `inv --list` should not load the rooms

    sys.exit(run(ROOT, file, dry_run=dry_run))
