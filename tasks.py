"""One Invoke task for each verb of an editor's or developer's day. `inv --list` shows them."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import Any

from invoke.context import Context
from invoke.tasks import task

ROOT = Path(__file__).resolve().parent
LOCKS = ("requirements", "requirements-dev")


def _run_build(overrides: dict[str, Any]) -> int:
    from plugins.engine.command import build  # noqa: PLC0415 -- `inv --list` should not load Pelican

    return build(ROOT / "pelicanconf.py", overrides)


@task(
    help={
        "content": "folder isi (bawaan: content/)",
        "output": "folder keluaran (bawaan: output/)",
        "today": "tanggal bangun, TTTT-BB-HH (bawaan: SOURCE_DATE_EPOCH, lalu hari ini)",
        "site-url": "alamat situs, misalnya https://diskominfo.contoh.go.id",
        "offline": "tautan menyebut index.html, untuk situs yang dibuka dari berkas",
        "clean": "baca dan susun semuanya dari awal",
        "format": "bentuk laporan: text, json, atau github",
    }
)
def build(
    c: Context,
    content: str = "",
    output: str = "",
    today: str = "",
    site_url: str = "",
    offline: bool = False,
    clean: bool = False,
    format: str = "text",  # noqa: A002 -- the name of the option
) -> None:
    """Bangun situs dari content/ ke output/."""
    chosen = {"PATH": content, "OUTPUT_PATH": output, "SITEURL": site_url, "BUILD_TODAY": today}
    overrides: dict[str, Any] = {
        name: str(Path(value).absolute()) if name in {"PATH", "OUTPUT_PATH"} else value
        for name, value in chosen.items()
        if value
    }
    overrides |= {"BUILD_OFFLINE": offline, "BUILD_CLEAN": clean, "BUILD_FORMAT": format}
    sys.exit(_run_build(overrides))


@task(help={"port": "nomor port (bawaan: 8000)"})
def serve(c: Context, port: int = 8000) -> None:
    """Bangun situs dan tampilkan pratinjau yang ikut berubah; berhenti dengan Ctrl+C."""
    from plugins.engine.preview import serve as preview  # noqa: PLC0415

    preview(ROOT / "pelicanconf.py", port)


@task(help={"long": "jalankan juga uji yang lama"})
def test(c: Context, long: bool = False) -> None:
    """Periksa gaya, tipe, aturan impor, lalu jalankan semua uji."""
    environment = {"SULUH_LONG": "1"} if long else {}
    for command in (
        "ruff check .",
        "ruff format --check .",
        "mypy",
        "lint-imports",
        f"pytest -n {os.cpu_count() or 1} --dist worksteal",
    ):
        print(f"$ {command}", flush=True)
        c.run(f"{Path(sys.executable).parent / command}", env=environment, pty=False)


@task
def lock(c: Context) -> None:
    """Kunci ulang requirements*.txt beserta sidik jarinya dari requirements*.in."""
    for name in LOCKS:
        c.run(
            f"{sys.executable} -m uv pip compile --universal --python-version 3.11 --generate-hashes "
            f"--no-emit-index-url --no-emit-find-links --no-header --upgrade {name}.in -o {name}.txt"
        )


@task
def docs(c: Context) -> None:
    """Tulis ulang docs/settings.md, docs/masalah.md, dan rujukan kunci naskah dari kode."""
    from tools.reference import write_reference  # noqa: PLC0415

    write_reference(ROOT)


@task
def clean(c: Context) -> None:
    """Hapus output/ dan .cache/."""
    for name in ("output", ".cache"):
        shutil.rmtree(ROOT / name, ignore_errors=True)
