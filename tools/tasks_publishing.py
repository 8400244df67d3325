"""The tasks that put the site on line and check it there; `tasks.py` names them."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from invoke.context import Context
from invoke.tasks import task

ROOT = Path(__file__).resolve().parents[1]


@task(
    help={
        "dry-run": "tunjukkan apa yang akan berubah, tanpa menerbitkan",
        "rollback": "tampilkan kembali versi sebelumnya (tujuan folder)",
        "accept": "setujui penolakan dengan menyebut kodenya, misalnya B020 atau B020,B021",
        "force": "timpa cabang walau ada dorongan lain sesudah keadaannya diambil",
        "target": "tujuan: branch, folder, atau rsync (bawaan: PUBLISH_TARGET)",
        "branch": "cabang tujuan (bawaan: PUBLISH_BRANCH)",
        "folder": "folder tujuan (bawaan: PUBLISH_FOLDER)",
        "host": "penyedia atau server, misalnya github-pages atau nginx (bawaan: PUBLISH_HOST)",
        "today": "tanggal bangun, TTTT-BB-HH (bawaan: SOURCE_DATE_EPOCH, lalu hari ini)",
        "format": "bentuk laporan: text, json, atau github",
    }
)
def publish(
    c: Context,
    dry_run: bool = False,
    rollback: bool = False,
    accept: str = "",
    force: bool = False,
    target: str = "",
    branch: str = "",
    folder: str = "",
    host: str = "",
    today: str = "",
    format: str = "text",  # noqa: A002 -- the name of the option
) -> None:
    """Terbitkan situs: bangun, periksa, bandingkan dengan yang tampil, baru ganti; caranya di docs/menerbitkan.md."""
    from plugins.audit.command import run as check  # noqa: PLC0415 -- `inv --list` should load little
    from plugins.publishing.publish import Surroundings  # noqa: PLC0415
    from plugins.publishing.publish import publish as put_on_line  # noqa: PLC0415
    from plugins.publishing.targets.choose import Options, codes_of  # noqa: PLC0415

    asked = Options(target, branch, folder, host, today, format, codes_of(accept), dry_run, rollback, force)
    sys.exit(put_on_line(Surroundings(ROOT / "publishconf.py", check, os.environ, sys.stdout), asked))
