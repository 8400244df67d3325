"""A commit built again in a clean clone gives the very bytes that were published, whoever builds, where and when."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from support.serving import KEY
from support.site import EVERY_ROOM, REGISTERS, ROOT, TODAY, article, differing, read_tree, standing, write_tree

from plugins.publishing.hosting.profiles import host_named
from plugins.publishing.manifest import MANIFEST, SBOM
from plugins.publishing.origin import origin_of
from plugins.publishing.prepare import prepare
from plugins.publishing.rebuild import Asked, run

COPIED = ("plugins", "theme", "tools", "tasks.py", "pelicanconf.py", "publishconf.py", "requirements.txt", ".gitignore")
URL = "https://diskominfo.kotacontoh.example"
ROOMS = ("plugins.engine", "plugins.registers", "plugins.newsroom", "plugins.tags", "plugins.publishing")
SITE = {
    **REGISTERS,
    "content/berita/2025/a.md": article('Isi "kutipan".[^1]\n\n[^1]: Catatan.\n', topik=["kehumasan", "anggaran"]),
    "content/halaman/tentang.md": standing(),
}
BUILD = (
    "import json, sys; from pathlib import Path; from plugins.engine.command import build; "
    "sys.exit(build(Path('publishconf.py').absolute(), json.loads(sys.argv[1])))"
)


def git(folder: Path, *words: str) -> str:
    who = ["-c", "user.name=Uji", "-c", "user.email=uji@kantor.example"]
    return subprocess.run(["git", *who, *words], cwd=folder, capture_output=True, encoding="utf-8", check=True).stdout


def built(project: Path, output: Path, code: str = BUILD, *before: str, **options: Any) -> dict[str, bytes]:
    """The files that a build in a process of its own makes."""
    settings = {"OUTPUT_PATH": str(output), "CACHE_PATH": str(output) + ".cache", "BUILD_TODAY": TODAY}
    words = [*before, sys.executable, "-c", code, json.dumps(settings)]
    done = subprocess.run(words, cwd=project, capture_output=True, encoding="utf-8", check=False, **options)
    assert done.returncode == 0, done.stdout + done.stderr
    return read_tree(output)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project as an office has it, with a small content folder, committed."""
    folder = tmp_path_factory.mktemp("kantor")
    for name in COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, folder)
    settings = (folder / "pelicanconf.py").read_text("utf-8")
    settings = settings.replace('SIGNING_KEY = ""', f'SIGNING_KEY = "{KEY.public.line}"').replace(
        "GALLERY = True", "GALLERY = False"
    )
    write_tree(folder, {**SITE, "pelicanconf.py": f"{settings}\nPLUGINS = {ROOMS!r}\n"})
    git(folder, "init", "-q")
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", "awal")
    return folder


@pytest.fixture(scope="module")
def published(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as `inv publish` makes it ready for a server that hands out compressed copies."""
    folder = tmp_path_factory.mktemp("terbit") / "situs"
    built(project, folder)
    origin = origin_of(project, URL, date.fromisoformat(TODAY))
    assert origin.commit == git(project, "rev-parse", "HEAD").strip()
    prepare(folder, origin, host_named("nginx"), KEY, project / "requirements.txt")
    return folder


def compared(project: Path, published: Path, tmp_path: Path, commit: str = "HEAD") -> tuple[int, dict[str, Any]]:
    said = io.StringIO()
    code = run(project, Asked(commit, str(published), folder=str(tmp_path / "kerja"), form="json"), said)
    return code, json.loads(said.getvalue())


def test_the_published_site_is_rebuilt_byte_for_byte_and_a_changed_byte_is_found(
    project: Path, published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    code, report = compared(project, published, tmp_path)
    assert [(one["code"], one["address"], one["message"]) for one in report["problems"]] == []
    assert (code, report["signature_trusted"]) == (0, True)
    assert report["root"] == json.loads((published / MANIFEST).read_bytes())["root"]
    assert report["checked"] > 20
    assert SBOM in read_tree(published)
    again = tmp_path / "situs"
    shutil.copytree(published, again)
    page = again / "berita/2025/a/index.html"
    page.write_bytes(page.read_bytes().replace(b"kutipan", b"kutipah"))
    write_tree(again, {"slot/index.html": "x"})
    git(project, "commit", "-q", "--allow-empty", "-m", "sesudahnya")
    code, report = compared(project, again, tmp_path)
    found = {(one["code"], one["address"]) for one in report["problems"]}
    assert code == 1
    assert {("B521", "berita/2025/a/index.html"), ("B530", "slot/index.html"), ("B508", MANIFEST)} <= found
    git(project, "reset", "-q", "--hard", "HEAD~1")


@pytest.mark.parametrize(
    "asked", [Asked("tiada"), Asked("--all"), Asked("HEAD", "/tiada/folder"), Asked("HEAD", today="besok")]
)
def test_what_cannot_be_rebuilt_is_told_in_words(
    project: Path, asked: Asked, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(project, asked, io.StringIO()) == 4
    assert "Tidak dapat dibangun ulang" in capsys.readouterr().err


def test_another_day_user_home_and_umask_give_the_same_bytes(project: Path, published: Path, tmp_path: Path) -> None:
    plain = {
        name: data
        for name, data in read_tree(published).items()
        if not name.startswith("keaslian/") and not name.endswith(".gz")
    }
    later = (
        "from datetime import datetime, timedelta\nimport plugins.engine.today as today\n"
        "class Clock(datetime):\n    @classmethod\n    def now(cls, zone=None): return datetime(2031, 2, 3, tzinfo=zone)\n"
        "today.datetime = Clock\n" + BUILD.replace("; ", "\n")
    )
    other = tmp_path / "folder lain"
    shutil.copytree(project, other)
    environment = {
        **os.environ,
        "HOME": str(tmp_path),
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "C",
        "PYTHONHASHSEED": "7",
    }
    files = built(other, tmp_path / "hasil", later, env=environment, umask=0o077)
    del files[".suluh.json"]
    files = {name: data for name, data in files.items() if not name.startswith("keaslian/")}
    assert differing(files, plain) == []
    if os.geteuid() == 0 and shutil.which("setpriv"):
        as_nobody = ("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups")
        can = subprocess.run(
            [*as_nobody, sys.executable, "-c", "import pelican"], cwd="/", capture_output=True, check=False
        )
        if can.returncode == 0:
            place = tmp_path / "orang lain"
            place.mkdir()
            os.chown(place, 65534, 65534)
            # pytest keeps its folders, as many as there are above, from everybody else.
            above = [folder for folder in tmp_path.parents if folder.is_relative_to(tempfile.gettempdir())][:-1]
            for folder in (other, tmp_path, *above):
                folder.chmod(0o755)
            theirs = built(other, place / "hasil", BUILD, *as_nobody)
            assert differing({k: v for k, v in theirs.items() if k in files}, files) == []


def test_a_build_of_all_rooms_uses_no_network(tmp_path: Path) -> None:
    write_tree(tmp_path, SITE)
    code = (
        "import sys\n"
        "def refuse(event, details):\n"
        "    if event in {'socket.connect', 'socket.getaddrinfo', 'socket.gethostbyname', 'socket.sendto', 'socket.bind'}:\n"
        "        raise RuntimeError(f'network: {event} {details}')\n"
        "sys.addaudithook(refuse)\n"
        "import socket\n"
        "try:\n    socket.getaddrinfo('localhost', 80)\nexcept RuntimeError:\n    pass\n"
        "else:\n    sys.exit('the hook does not hold')\n" + BUILD.replace("; ", "\n")
    )
    settings = {
        "PATH": str(tmp_path / "content"),
        "OUTPUT_PATH": str(tmp_path / "output"),
        "CACHE_PATH": str(tmp_path / ".cache"),
        "BUILD_TODAY": TODAY,
        "BUILD_FORMAT": "json",
        "PLUGINS": list(EVERY_ROOM),
        "NAVIGATION": (),
        "FOOTER_LINKS": (),
    }
    done = subprocess.run(
        [sys.executable, "-c", code, json.dumps(settings)], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert len(read_tree(tmp_path / "output")) > 20
