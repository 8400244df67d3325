"""The verbs of trust for `inv`: making the office's key, checking a published site, building a commit again."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from invoke.context import Context
from invoke.tasks import task

SETTINGS = Path(__file__).resolve().parents[1] / "pelicanconf.py"


@task(help={"output": "berkas kunci rahasia yang baru (bawaan: ~/.suluh/NAMA-HOST.key)"})
def keys(c: Context, output: str = "") -> None:
    """Buat kunci penanda tangan kantor; separuh publiknya masuk pelicanconf.py."""
    from plugins.publishing.keys_command import run  # noqa: PLC0415 -- `inv --list` loads nothing heavy

    del c
    sys.exit(run(SETTINGS, output, sys.stdout))


@task(
    positional=["target"],
    help={
        "target": "alamat situs (https://…) atau folder terbitan",
        "key": "kunci publik yang dipercaya: barisnya atau berkas .pub (bawaan: SIGNING_KEY)",
        "manifest": "manifest terbitan terakhir yang Anda simpan, berkas atau foldernya",
        "commit": "komit yang seharusnya tampil",
        "original": "folder hasil bangun, untuk menunjukkan tepat apa yang disisipkan",
        "today": "tanggal hari ini, TTTT-BB-HH (bawaan: SOURCE_DATE_EPOCH, lalu hari ini)",
        "format": "bentuk laporan: text atau json",
        "resume": "lanjutkan pemeriksaan yang terhenti",
        "thorough": "minta semua halaman sebagai semua jenis pengunjung",
        "parallel": "permintaan sekaligus (bawaan: 4)",
        "pause": "jeda antarpermintaan, detik (bawaan: 0.05)",
        "timeout": "lama menunggu jawaban, detik (bawaan: 15)",
    },
)
def verify(
    c: Context,
    target: str,
    key: str = "",
    manifest: str = "",
    commit: str = "",
    original: str = "",
    today: str = "",
    format: str = "text",  # noqa: A002 -- the name of the option
    resume: bool = False,
    thorough: bool = False,
    parallel: int = 4,
    pause: float = 0.05,
    timeout: float = 15.0,
) -> None:
    """Periksa situs terbit: sama dengan manifestnya, dan tidak ada yang disisipkan. Lihat docs/trust.md."""
    from plugins.publishing.verify.command import Asked, run  # noqa: PLC0415

    del c
    asked = Asked(target, key, manifest, commit, today, original, format, resume, thorough, parallel, pause, timeout)
    sys.exit(run(SETTINGS, asked, os.environ, sys.stdout))


@task(
    positional=["commit"],
    help={
        "commit": "komit yang dibangun ulang",
        "compare": "alamat situs atau folder yang dibandingkan",
        "today": "tanggal bangun, TTTT-BB-HH (bawaan: tanggal dalam manifest)",
        "folder": "folder kerja (bawaan: .cache/bangun-ulang)",
        "format": "bentuk laporan: text atau json",
    },
)
def rebuild(
    c: Context,
    commit: str,
    compare: str = "",
    today: str = "",
    folder: str = "",
    format: str = "text",  # noqa: A002 -- the name of the option
) -> None:
    """Bangun ulang sebuah komit di salinan bersih, lalu bandingkan dengan yang diterbitkan."""
    from plugins.publishing.rebuild import Asked, run  # noqa: PLC0415

    del c
    sys.exit(run(SETTINGS.parent, Asked(commit, compare, today, folder, format), sys.stdout))
