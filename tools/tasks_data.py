"""Tasks about data: `inv table` and `inv network`; `tasks.py` takes them in."""

from __future__ import annotations

import os
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
def table(c: Context, file: str, dry_run: bool = False) -> None:
    """Usulkan keterangan (.yaml) untuk tabel CSV: jenis setiap kolom dari isinya."""
    from plugins.opendata.tables.propose import run  # noqa: PLC0415 -- `inv --list` should not load the rooms

    sys.exit(run(ROOT, file, dry_run=dry_run))


@task(
    positional=["sites"],
    help={
        "sites": "daftar situs, misalnya content/jaringan/situs.yaml",
        "output": "folder hasilnya (bawaan: content/jaringan/)",
        "today": "tanggal hari ini, TTTT-BB-HH (bawaan: SOURCE_DATE_EPOCH, lalu hari ini)",
        "format": "bentuk laporan: text atau json",
        "jobs": "cetak pekerjaan CI untuk membangun situs-situs itu: github atau gitlab",
    },
)
def network(
    c: Context,
    sites: str,
    output: str = "",
    today: str = "",
    format: str = "text",  # noqa: A002 -- the name of the option
    jobs: str = "",
) -> None:
    """Gabungkan data terbuka beberapa situs: satu DIP, satu ikhtisar kepatuhan, satu katalog."""
    import pelicanconf as settings  # noqa: PLC0415 -- `inv --list` should not load the rooms
    from plugins.opendata.network.command import run  # noqa: PLC0415

    folder = Path(output) if output else Path(settings.PATH) / "jaringan"
    said = {"today": today, "format": format, "jobs": jobs, "zone": settings.TIMEZONE, "agent": settings.SITEURL}
    sys.exit(run(Path(sites), folder, said, os.environ))
