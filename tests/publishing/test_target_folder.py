"""Versioned folders and the folder for rsync: one switch, versions kept, times kept, nothing foreign touched."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest
from support.site import read_tree, write_tree

from plugins.publishing.hosting.model import Hosting
from plugins.publishing.hosting.profiles import host_named
from plugins.publishing.manifest import MANIFEST, Origin
from plugins.publishing.seal import seal
from plugins.publishing.targets.folder import CURRENT, VERSIONS, FolderTarget
from plugins.publishing.targets.mirror import MirrorTarget
from plugins.publishing.targets.model import Prepared, RefusedError, Target

URL = "https://kantor.example"


def ready(folder: Path, text: str, day: int = 1, **more: str) -> Prepared:
    """A prepared site of a few files that all say the same word."""
    names = [f"berita/{number}/index.html" for number in range(20)]
    write_tree(folder, dict.fromkeys(["index.html", "404.html", "aset/suluh.css", *names], f"<p>{text}</p>") | more)
    origin = Origin(URL, "", f"2026-12-{day:02}", "2027-03-01", "0.1.0")
    return Prepared(folder, seal(folder, origin), Hosting(URL), host_named("nginx"), (MANIFEST,))


def refused(target: Target, site: Prepared | None = None) -> list[str]:
    """The codes with which a target refuses to publish, or to go back where no site is given."""
    with pytest.raises(RefusedError) as caught:
        _done(target, site)
    return [problem.code for problem in caught.value.problems]


def _done(target: Target, site: Prepared | None) -> None:
    if site is None:
        target.rollback()
    else:
        target.last()
        target.publish(site)


def test_readers_see_one_version_or_the_next_and_nothing_between(tmp_path: Path) -> None:
    target = FolderTarget(tmp_path / "srv", keep=3)
    target.publish(ready(tmp_path / "a", "versi 0"))
    seen: set[tuple[str, ...]] = set()
    wrong: list[str] = []
    stop = threading.Event()

    def read() -> None:
        while not stop.is_set():
            try:
                root = (tmp_path / "srv" / CURRENT).resolve(strict=True)
                seen.add(tuple({path.read_text() for path in root.rglob("*.html")}))
                (tmp_path / "srv" / CURRENT / "index.html").read_text()
            except OSError as failure:
                wrong.append(str(failure))

    reader = threading.Thread(target=read)
    reader.start()
    for number in range(1, 8):
        target.publish(ready(tmp_path / str(number), f"versi {number}", day=number))
    stop.set()
    reader.join()
    # A reader who follows the link for each file never meets a missing page; a version it holds may be removed later.
    assert not [text for text in wrong if f"{CURRENT}/" in text]
    assert all(len(texts) <= 1 for texts in seen)


def test_the_last_versions_stay_and_rollback_goes_back_one_by_one(tmp_path: Path) -> None:
    target = FolderTarget(tmp_path / "srv", keep=3)
    for number in range(5):
        assert target.publish(ready(tmp_path / str(number), f"versi {number}", day=number + 1)).changed
    names = sorted(path.name for path in (tmp_path / "srv" / VERSIONS).iterdir())
    assert [name[:15] for name in names] == ["0003-2026-12-03", "0004-2026-12-04", "0005-2026-12-05"]
    assert (tmp_path / "srv" / CURRENT / "index.html").read_text() == "<p>versi 4</p>"
    for number in (3, 2):
        target.rollback()
        assert (tmp_path / "srv" / CURRENT / "index.html").read_text() == f"<p>versi {number}</p>"
    assert refused(target) == ["B042"]
    last = target.last()
    assert last is not None
    assert last.origin.today == "2026-12-03"
    target.publish(ready(tmp_path / "baru", "versi baru", day=9))
    assert (tmp_path / "srv" / CURRENT).readlink().name.startswith("0006-2026-12-09")


def test_a_version_that_was_touched_is_not_shown_again(tmp_path: Path) -> None:
    target = FolderTarget(tmp_path / "srv", keep=3)
    for number in range(2):
        target.publish(ready(tmp_path / str(number), f"versi {number}", day=number + 1))
    old = next(path for path in (tmp_path / "srv" / VERSIONS).iterdir() if path.name.startswith("0001"))
    (old / "slot").mkdir()
    (old / "slot/index.html").write_text("judi")
    assert refused(target) == ["B043"]
    (old / "slot/index.html").unlink()
    (old / "berita/3/index.html").write_text("judi")
    assert refused(target) == ["B043"]
    assert (tmp_path / "srv" / CURRENT / "index.html").read_text() == "<p>versi 1</p>"


def test_leftovers_of_a_killed_run_are_cleared_and_foreign_things_refused(tmp_path: Path) -> None:
    target = FolderTarget(tmp_path / "srv", keep=3)
    target.publish(ready(tmp_path / "a", "a"))
    write_tree(tmp_path / "srv", {"versi/.baru-99/index.html": "setengah", "catatan.txt": "milik kantor"})
    (tmp_path / "srv/.baru-situs").symlink_to("versi/.baru-99")
    target.publish(ready(tmp_path / "b", "b", day=2))
    assert sorted(read_tree(tmp_path / "srv")["catatan.txt"].decode()) == sorted("milik kantor")
    assert not list((tmp_path / "srv" / VERSIONS).glob(".baru*"))
    assert not (tmp_path / "srv/.baru-situs").is_symlink()
    write_tree(tmp_path / "lain", {"situs/index.html": "bukan tautan"})
    assert refused(FolderTarget(tmp_path / "lain", 3), ready(tmp_path / "c", "c")) == ["B041"]
    write_tree(tmp_path, {"berkas": "bukan folder"})
    assert refused(FolderTarget(tmp_path / "berkas", 3), ready(tmp_path / "d", "d")) == ["B041"]


def test_a_full_disk_leaves_the_shown_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = FolderTarget(tmp_path / "srv", keep=3)
    target.publish(ready(tmp_path / "a", "a"))

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device", "berita/3/index.html")

    site = ready(tmp_path / "b", "b", day=2)
    monkeypatch.setattr("shutil.copytree", full)
    assert refused(target, site) == ["B029"]
    monkeypatch.undo()
    assert (tmp_path / "srv" / CURRENT / "index.html").read_text() == "<p>a</p>"
    assert len(list((tmp_path / "srv" / VERSIONS).iterdir())) == 1
    target.publish(site)
    assert (tmp_path / "srv" / CURRENT / "index.html").read_text() == "<p>b</p>"


def test_the_servers_files_follow_the_version_and_say_when_to_reload(tmp_path: Path) -> None:
    target = FolderTarget(tmp_path / "srv", keep=3)
    said = target.publish(ready(tmp_path / "a", "a")).said
    text = (tmp_path / "srv/peladen/nginx-suluh.conf").read_text()
    assert f'alias "{tmp_path}/srv/situs/";' in text
    assert "include" in (tmp_path / "srv/peladen/nginx-contoh.conf").read_text()
    assert any("Muat ulang server" in line for line in said)
    assert not any("Muat ulang" in line for line in target.publish(ready(tmp_path / "b", "b", day=2)).said)


def test_only_what_changed_is_touched_in_a_folder_for_rsync(tmp_path: Path) -> None:
    target = MirrorTarget(tmp_path / "kirim")
    assert target.last() is None
    target.publish(ready(tmp_path / "a", "a"))
    for path in (tmp_path / "kirim").rglob("*"):
        os.utime(path, (1_000_000_000, 1_000_000_000))
    site = ready(tmp_path / "b", "a", day=1, **{"berita/3/index.html": "<p>baru</p>", "x/y.html": "<p>x</p>"})
    (tmp_path / "b/berita/4/index.html").unlink()
    site = Prepared(site.folder, seal(site.folder, site.manifest.origin), site.hosting, site.host, site.extra)
    said = target.publish(site).said
    assert "3 berkas ditulis, 1 dihapus" in said[0]
    touched = {
        path.relative_to(tmp_path / "kirim").as_posix()
        for path in (tmp_path / "kirim").rglob("*")
        if path.is_file() and path.stat().st_mtime != 1_000_000_000
    }
    assert touched == {"berita/3/index.html", "x/y.html", MANIFEST}
    assert read_tree(tmp_path / "kirim") == read_tree(tmp_path / "b")
    assert not (tmp_path / "kirim/berita/4").exists()
    assert not target.publish(site).changed


def test_a_killed_copy_heals_and_foreign_folders_are_refused(tmp_path: Path) -> None:
    kept = {"CNAME": "kantor.example", ".git/config": ""}
    write_tree(tmp_path / "kirim", {".suluh-staging-terbit": "", "berita/.suluh-staging-9": "setengah", **kept})
    target = MirrorTarget(tmp_path / "kirim")
    site = ready(tmp_path / "a", "a")
    assert target.last() is None
    target.publish(site)
    assert read_tree(tmp_path / "kirim").keys() == read_tree(tmp_path / "a").keys() | kept.keys()
    write_tree(tmp_path, {"dokumen/surat.txt": "bukan buatan Suluh", "rusak/keaslian/manifest.json": "{}"})
    assert refused(MirrorTarget(tmp_path / "dokumen"), site) == ["B041"]
    assert refused(MirrorTarget(tmp_path / "rusak"), site) == ["B041"]
    assert refused(MirrorTarget(tmp_path / "kirim")) == ["B044"]


def test_a_link_in_the_folder_leads_no_writing_out_of_it(tmp_path: Path) -> None:
    write_tree(tmp_path, {"luar/rahasia.txt": "jangan disentuh"})
    target = MirrorTarget(tmp_path / "kirim")
    target.publish(ready(tmp_path / "a", "a"))
    (tmp_path / "kirim/aset/suluh.css").unlink()
    (tmp_path / "kirim/aset").rmdir()
    (tmp_path / "kirim/aset").symlink_to(tmp_path / "luar")
    target.publish(ready(tmp_path / "b", "b", day=2))
    assert read_tree(tmp_path / "luar") == {"rahasia.txt": b"jangan disentuh"}
    assert (tmp_path / "kirim/aset/suluh.css").read_text() == "<p>b</p>"
