"""Publishing killed at chosen moments, in a process of its own: only a process without threads may be forked.

``python target_kills.py KIND FOLDER POINTS``: publishes a second version over a first, is killed (SIGKILL) at the given
number of its doings with files and programs, looks at what readers and the next run find, and prints what was wrong.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

from plugins.publishing.hosting.model import Hosting
from plugins.publishing.hosting.profiles import host_named
from plugins.publishing.manifest import MANIFEST, Origin
from plugins.publishing.seal import seal
from plugins.publishing.targets.branch import BranchTarget
from plugins.publishing.targets.folder import CURRENT, VERSIONS, FolderTarget
from plugins.publishing.targets.mirror import MirrorTarget
from plugins.publishing.targets.model import Prepared, Target

EVENTS = {"open", "os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.symlink", "os.unlink", "subprocess.Popen"}
URL = "https://kantor.example"


def ready(folder: Path, text: str, names: list[str]) -> Prepared:
    for name in [*names, "index.html", "404.html", "aset/suluh.css"]:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f"{text} {name}\n" * 50)
    manifest = seal(folder, Origin(URL, "", "2026-12-01", "2027-03-01", "0.1.0"))
    return Prepared(folder, manifest, Hosting(URL), host_named("apache"), (MANIFEST,))


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def target_in(kind: str, place: Path) -> Target:
    if kind == "folder":
        return FolderTarget(place / "tujuan", 3)
    if kind == "rsync":
        return MirrorTarget(place / "tujuan")
    author = ("Humas", "humas@kantor.example")
    return BranchTarget(place / "proyek", str(place / "jauh.git"), "gh-pages", "", "kantor.example", author)


def shown(kind: str, place: Path) -> dict[str, bytes]:
    """What readers get."""
    if kind == "folder":
        return tree((place / "tujuan" / CURRENT).resolve())
    if kind == "rsync":
        return tree(place / "tujuan")
    copy = place / "baca"
    shutil.rmtree(copy, ignore_errors=True)
    git("clone", "--quiet", "--branch", "gh-pages", str(place / "jauh.git"), str(copy), where=place)
    return {name: data for name, data in tree(copy).items() if not name.startswith(".")}


def git(*words: str, where: Path) -> None:
    subprocess.run(["git", *words], cwd=where, check=True, capture_output=True)


def killed(target: Target, site: Prepared, point: int) -> bool:
    """Publish in a child that is killed at its ``point``-th doing; false where it was done before."""
    child = os.fork()
    if child == 0:
        target.last()
        count = 0

        def hook(event: str, _: object) -> None:
            nonlocal count
            if event in EVENTS:
                count += 1
                if count == point:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(hook)
        target.publish(site)
        os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def wrong_after(kind: str, place: Path, old: dict[str, bytes], new: dict[str, bytes]) -> str:
    """What readers find that is neither the old site nor the new one; "" where all is well."""
    found = shown(kind, place)
    if kind != "rsync":
        return "" if found in (old, new) else "neither the old site nor the new one is shown"
    for name, data in found.items():
        if ".suluh-staging-" not in name and data not in (old.get(name), new.get(name)):
            return f"{name} is torn"
    if found[MANIFEST] == new[MANIFEST] and any(found.get(name) != data for name, data in new.items()):
        return "the new manifest stands where the new site does not"
    return ""


def main(kind: str, folder: Path, points: list[int]) -> int:
    old = ready(folder / "lama", "lama", [f"berita/{number}/index.html" for number in range(8)])
    new = ready(folder / "baru", "baru", [f"berita/{number}/index.html" for number in range(4, 12)])
    start = folder / "awal"
    start.mkdir()
    for words in (["init", "--quiet", "proyek"], ["init", "--quiet", "--bare", "jauh.git"]):
        git(*words, where=start)
    target = target_in(kind, start)
    target.last()
    target.publish(old)
    before, after = tree(old.folder), tree(new.folder)
    deaths = 0
    for point in points:
        place = folder / f"titik-{point}"
        shutil.copytree(start, place, symlinks=True)
        target = target_in(kind, place)
        if not killed(target, new, point):
            break
        deaths += 1
        wrong = wrong_after(kind, place, before, after)
        if not wrong:
            target.last()
            target.publish(new)
            if shown(kind, place) != after:
                wrong = "the next run did not heal it"
            elif kind == "folder" and list((place / "tujuan" / VERSIONS).glob(".*")):
                wrong = "something was left behind"
        if wrong:
            sys.stdout.write(f"{kind}, {point}: {wrong}\n")
        shutil.rmtree(place)
    sys.stdout.write(f"{deaths} kills\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2]), [int(number) for number in sys.argv[3].split(",")]))
