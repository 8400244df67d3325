"""Whole small sites, written inside a test and built with the project's own plugins and theme.

>>> site = build(tmp_path, {"content/berita/2025/a.md": article(judul="Rapat")})  # doctest: +SKIP
>>> site.soup("berita/2025/a/").h1.text  # doctest: +SKIP
'Rapat'
"""

from __future__ import annotations

import contextlib
import io
import json
import runpy
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from bs4 import BeautifulSoup

from plugins.engine.command import build as run_build
from plugins.engine.page import output_name

ROOT = Path(__file__).resolve().parents[2]
"""The project's own folder."""

TODAY = "2026-12-01"
URL = "https://kantor.example"

ROOMS = (
    "plugins.engine",
    "plugins.registers",
    "plugins.newsroom",
    "plugins.tags",
    "plugins.regions",
    "plugins.ppid",
    "plugins.discovery",
)
"""The rooms of a small site: pages and what machines read of them. With `EVERY_ROOM` a build takes twice as long."""

EVERY_ROOM: tuple[str, ...] = tuple(runpy.run_path(str(ROOT / "pelicanconf.py"))["PLUGINS"])
"""The rooms of the project's own settings: for tests of the search, of open data, of publishing, and of the whole."""

REGISTERS: Mapping[str, str] = {
    "content/rujukan/topik.yaml": (
        "anggaran:\n  nama: Anggaran\n"
        "kehumasan:\n  nama: Kehumasan\n  alias: [hubungan masyarakat]\n"
        "keterbukaan-informasi:\n  nama: Keterbukaan informasi publik\n"
    ),
    "content/rujukan/pejabat.yaml": (
        "sri-contoh:\n  nama: Sri Contoh\n  jabatan:\n"
        "    - {jabatan: Kepala Dinas, lembaga: dinas-contoh, mulai: 2024-01-01}\n"
    ),
    "content/rujukan/lembaga.yaml": "dinas-contoh:\n  nama: Dinas Contoh\n  jenis: perangkat-daerah\n",
    "content/rujukan/wilayah.csv": (
        "kode,nama,jenis,kode_induk,kecamatan,desa,kelurahan\n"
        "64,Kalimantan Timur,provinsi,,105,841,197\n"
        "64.08,Kabupaten Kutai Timur,kabupaten,64,18,139,2\n"
    ),
}
"""Registers with a handful of invented entries (the regions are real)."""

Files = Mapping[str, str | bytes | None]


def article(body: str = "Isi tulisan yang cukup.\n", **keys: Any) -> str:
    """A valid article; ``keys`` override or add front matter, and ``None`` leaves a key out."""
    front: dict[str, Any] = {
        "judul": "Rapat koordinasi kehumasan",
        "tanggal": "2025-01-15",
        "ringkasan": "Ringkasan rapat dalam satu kalimat.",
    }
    return document(front | keys, body)


def standing(body: str = "Isi halaman.\n", **keys: Any) -> str:
    """A valid standing page, overridden like `article`."""
    front: dict[str, Any] = {"judul": "Tentang kantor", "ringkasan": "Siapa kami."}
    return document(front | keys, body)


def document(front: Mapping[str, Any], body: str) -> str:
    """Front matter and a body as a source file."""
    kept = {key: value for key, value in front.items() if value is not None}
    written = yaml.safe_dump(kept, allow_unicode=True, sort_keys=False, width=1000)
    return f"---\n{written}---\n{body}"


@dataclass(slots=True)
class BuiltSite:
    """A site in a temporary folder after one build.

    ``summary`` is the whole JSON report; ``stdout`` and ``stderr`` are what the build printed.
    """

    root: Path
    settings: dict[str, Any]
    ok: bool = False
    stdout: str = ""
    stderr: str = ""
    summary: dict[str, Any] = field(default_factory=dict)

    @property
    def content(self) -> Path:
        return self.root / "content"

    @property
    def output(self) -> Path:
        return self.root / "output"

    @property
    def problems(self) -> list[dict[str, Any]]:
        return list(self.summary.get("problems", []))

    @property
    def codes(self) -> list[str]:
        """The codes of all problems, each once, in order."""
        return sorted({problem["code"] for problem in self.problems})

    @property
    def errors(self) -> list[str]:
        """The codes of the problems that stop publication, each once, in order."""
        return sorted({problem["code"] for problem in self.problems if problem["severity"] == "error"})

    def problem(self, code: str) -> dict[str, Any]:
        """The first problem with a code. Raises `AssertionError` that shows what there was instead."""
        found = [problem for problem in self.problems if problem["code"] == code]
        assert found, f"no {code} among {[(p['code'], p['message']) for p in self.problems]}"
        return found[0]

    def html(self, address: str) -> str:
        return (self.output / output_name(address)).read_text("utf-8")

    def soup(self, address: str) -> BeautifulSoup:
        return BeautifulSoup(self.html(address), "html.parser")

    def exists(self, address: str) -> bool:
        return (self.output / output_name(address)).is_file()

    def files(self) -> dict[str, bytes]:
        """Every file of the output folder by its path."""
        return read_tree(self.output)

    def pages(self) -> dict[str, str]:
        """Every HTML page by its path in the output folder."""
        return {name: data.decode() for name, data in self.files().items() if name.endswith(".html")}

    def rebuild(self, changes: Files | None = None, **settings: Any) -> BuiltSite:
        """The same folder built again after changes (``None`` deletes) and with changed settings."""
        write_tree(self.root, changes or {})
        return _run(self.root, self.settings | _capitals(settings))

    def clean_copy(self, folder: Path) -> BuiltSite:
        """The same sources and settings built in another folder from nothing."""
        write_tree(folder, {f"content/{name}": data for name, data in read_tree(self.content).items()})
        return _run(folder, dict(self.settings))


def build(root: Path, files: Files, *, today: str = TODAY, registers: bool = True, **settings: Any) -> BuiltSite:
    """Write a site into ``root`` and build it.

    ``files`` are paths from the site's folder (``content/berita/2025/a.md``) and their contents; ``settings`` are
    settings of `pelicanconf.py` in lower case. ``registers`` adds `REGISTERS` where the files bring none. The site is
    made by `ROOMS` unless the settings name other ``plugins``, and draws no share cards unless they ask for them.
    """
    write_tree(root, {**(REGISTERS if registers else {}), **files})
    (root / "content").mkdir(parents=True, exist_ok=True)
    plain: dict[str, Any] = {
        "SITEURL": URL,
        "PLUGINS": ROOMS,
        "GALLERY": False,
        "SHARE_CARDS": False,
        "NAVIGATION": (("Beranda", ""), ("Berita", "berita/")),
        "FOOTER_LINKS": (("Situs ini", (("Peta situs", "peta-situs/"),)),),
    }
    return _run(root, plain | {"BUILD_TODAY": today} | _capitals(settings))


def write_tree(root: Path, files: Files) -> None:
    """Write files below a folder; ``None`` deletes one."""
    for name, data in files.items():
        path = root / name
        if data is None:
            path.unlink()
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data.encode() if isinstance(data, str) else data)


def read_tree(root: Path) -> dict[str, bytes]:
    """Every file below a folder by its path with ``/``; nothing where there is no folder."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and not path.is_symlink()
    }


def differing(one: Mapping[str, bytes], other: Mapping[str, bytes]) -> list[str]:
    """Names whose bytes differ or that only one side has: a short answer where two trees are compared."""
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


def run_captured(settings_file: Path, overrides: Mapping[str, Any]) -> tuple[int, str, str]:
    """A build in this process: exit code, standard output, standard error."""
    said, complained = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(complained):
        code = run_build(settings_file, overrides)
    return code, said.getvalue(), complained.getvalue()


def _capitals(settings: Mapping[str, Any]) -> dict[str, Any]:
    return {name.upper(): value for name, value in settings.items()}


def _run(root: Path, settings: dict[str, Any]) -> BuiltSite:
    folders = {
        "PATH": str(root / "content"),
        "OUTPUT_PATH": str(root / "output"),
        "CACHE_PATH": str(root / ".cache"),
        "BUILD_FORMAT": "json",
    }
    code, said, complained = run_captured(ROOT / "pelicanconf.py", folders | settings)
    summary = json.loads(said) if said.startswith("{") else {}
    return BuiltSite(root, settings, code == 0, said, complained, summary)
