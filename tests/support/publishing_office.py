"""A small office that publishes: a project folder under git with its own settings, and a bare remote on disk."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from plugins.audit.command import run as check
from plugins.publishing.publish import Surroundings, publish
from plugins.publishing.targets.choose import Options, codes_of
from support.site import REGISTERS, ROOMS, ROOT, TODAY, Files, article, write_tree

SETTINGS = """\
import sys
sys.path.insert(0, {root!r})
from pelicanconf import *
SITEURL = {url!r}
SITE_IS_SAMPLE = False
GALLERY = False
SHARE_CARDS = False
BUILD_WORKERS = 1
PLUGINS = {rooms!r}
NAVIGATION = (("Beranda", ""), ("Berita", "berita/"))
FOOTER_LINKS = ()
INFORMATION_PAGE = OBJECTION_PAGE = ""
PATH = {content!r}
OUTPUT_PATH = {output!r}
CACHE_PATH = {cache!r}
"""
URL = "https://kantor.example"


@dataclass(frozen=True)
class Told:
    """A publication as it was told to a program."""

    code: int
    report: dict[str, Any]

    @property
    def codes(self) -> list[str]:
        """The codes of what stopped it or was warned of, in order."""
        return [problem["code"] for problem in self.report["problems"]]

    @property
    def errors(self) -> list[str]:
        """The codes of what stopped it."""
        return [problem["code"] for problem in self.report["problems"] if problem["severity"] == "error"]

    def message(self, code: str) -> str:
        return next(str(problem["message"]) for problem in self.report["problems"] if problem["code"] == code)


@dataclass
class Office:
    """A project folder; ``said`` are settings that its `publishconf.py` adds."""

    folder: Path
    environment: dict[str, str] = field(default_factory=dict)

    @property
    def remote(self) -> Path:
        return self.folder.parent / "jauh.git"

    def git(self, *words: str, where: Path | None = None) -> str:
        done = subprocess.run(
            ["git", *words], cwd=where or self.folder, capture_output=True, encoding="utf-8", check=True, env=_plain()
        )
        return done.stdout.strip()

    def write(self, files: Files, message: str = "Ubah") -> None:
        """Change files and commit them; ``None`` deletes one."""
        write_tree(self.folder, files)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", message)

    def settings(self, **values: Any) -> None:
        """Change settings and commit them."""
        text = (self.folder / "publishconf.py").read_text("utf-8")
        lines = "".join(f"{name.upper()} = {value!r}\n" for name, value in values.items())
        self.write({"publishconf.py": text + lines})

    def publish(self, *, accept: str = "", **options: Any) -> Told:
        """`inv publish --format json` with options."""
        code, said = self.say(accept=accept, **{"form": "json", **options})
        return Told(code, json.loads(said))

    def say(self, *, accept: str = "", **options: Any) -> tuple[int, str]:
        """`inv publish` with options: its exit code, and what a person or a code host reads."""
        stream = io.StringIO()
        asked = Options(**{"today": TODAY, "accept": codes_of(accept), **options})
        around = Surroundings(self.folder / "publishconf.py", check, {**os.environ, **self.environment}, stream)
        return publish(around, asked), stream.getvalue()

    def branch(self) -> Mapping[str, bytes]:
        """Every file of the published branch on the remote."""
        names = self.git("ls-tree", "-r", "-z", "--name-only", "gh-pages", where=self.remote).split("\0")
        return {name: self.blob(name) for name in names if name}

    def blob(self, name: str) -> bytes:
        done = subprocess.run(
            ["git", "cat-file", "blob", f"gh-pages:{name}"], cwd=self.remote, capture_output=True, check=True
        )
        return done.stdout

    def tip(self, branch: str = "gh-pages") -> str:
        """The commit of a branch on the remote, or ""."""
        told = self.git("ls-remote", str(self.remote), f"refs/heads/{branch}")
        return told.split("\t")[0]

    def copy(self, folder: Path) -> Office:
        """The same office and remote in another folder, so that a test may spoil it."""
        shutil.copytree(self.folder.parent, folder, symlinks=True, ignore=shutil.ignore_patterns("terbit"))
        made = Office(folder / self.folder.name)
        made.git("remote", "set-url", "origin", str(made.remote))
        text = (made.folder / "publishconf.py").read_text("utf-8")
        made.write({"publishconf.py": text.replace(str(self.folder), str(made.folder))})
        return made


def office(folder: Path, files: Files | None = None, url: str = URL) -> Office:
    """An office with one article (and more files), committed, with a bare remote named origin."""
    project = folder / "proyek"
    first = {
        "publishconf.py": SETTINGS.format(
            root=str(ROOT),
            rooms=(*ROOMS, "plugins.publishing"),
            url=url,
            content=str(project / "content"),
            output=str(project / "output"),
            cache=str(project / ".cache"),
        ),
        ".gitignore": ".cache/\noutput/\n__pycache__/\nterbitan/\n",
        "requirements.txt": (ROOT / "requirements.txt").read_text("utf-8"),
        "content/berita/2025/rapat.md": article(judul="Rapat kerja kehumasan", topik=["kehumasan"]),
        **REGISTERS,
        **(files or {}),
    }
    project.mkdir(parents=True)
    made = Office(project)
    made.git("init", "--quiet", "--initial-branch", "main")
    made.git("config", "user.name", "Petugas Humas")
    made.git("config", "user.email", "humas@kantor.example")
    made.git("init", "--quiet", "--bare", str(made.remote))
    made.git("remote", "add", "origin", str(made.remote))
    made.write(first, "Awal")
    made.git("push", "--quiet", "origin", "main")
    return made


def _plain() -> dict[str, str]:
    """The environment for git in tests: no settings of this machine, no hooks of this project."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return {**plain, "GIT_CONFIG_NOSYSTEM": "1", "LC_ALL": "C"}
