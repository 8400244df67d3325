"""When what a folder gave is believed without opening its files, and when it is made anew."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from plugins.engine.contributor import Build
from plugins.engine.store import Store
from plugins.ppid.keeping import Keeping
from plugins.ppid.problems import NO_DECREE

OLD = 1_700_000_000


class Office:
    """A content folder that is built again and again; `build` tells what was made, and whether it was made anew."""

    def __init__(self, root: Path) -> None:
        self.root, self.today, self.code = root, date(2026, 3, 1), "code"
        self.write("ppid/layanan/a.csv", "satu")
        self.write("media/suara.mp3", "bunyi")
        self.write("berita/b.md", "berita")
        self.reported: list[str] = []

    def write(self, file: str, text: str, when: int = OLD) -> None:
        path = self.root / "content" / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        os.utime(path, (when, when))

    def build(self) -> tuple[str, bool]:
        made = False

        def make(build: Build) -> str:
            nonlocal made
            made = True
            build.report(NO_DECREE.at("ppid/sk-dip.yaml"))
            if build.store.reading("used") is None:
                build.store.remember("used", "once")
            return "".join(path.read_text() for path in sorted((self.root / "content/ppid").rglob("*.csv")))

        content = self.root / "content"
        config = cast("Any", SimpleNamespace(content=content, today=self.today, shown_content="content"))
        with Store(self.root / ".cache") as store:
            build = Build(config, store, cast("Any", None), self.code)
            keeping = Keeping(build)
            value = keeping.of(keeping.key("uji", "ppid"), make, beside)
            store.commit(content, {})
            self.reported = [problem.file for problem in build.problems]
        return value, made


def beside(_: str) -> Iterator[str]:
    yield from ("media/suara.mp3", "media/tidak-ada.mp3")


@pytest.fixture
def office(tmp_path: Path) -> Office:
    office = Office(tmp_path)
    assert office.build() == ("satu", True)
    return office


def test_what_is_as_it_was_is_not_made_again_and_its_problems_are_told_again(office: Office) -> None:
    assert office.build() == ("satu", False)
    assert office.reported == ["content/ppid/sk-dip.yaml"]


def test_what_was_used_for_it_is_kept_as_long(office: Office) -> None:
    office.build()
    with Store(office.root / ".cache") as store:
        assert store.reading("used") == "once"


def test_an_edit_elsewhere_makes_nothing_anew(office: Office) -> None:
    office.write("berita/b.md", "berita lain")
    assert office.build() == ("satu", False)


@pytest.mark.parametrize(
    "change",
    [
        lambda office: office.write("ppid/layanan/a.csv", "dua", OLD + 1),
        lambda office: office.write("ppid/baru.csv", ""),
        lambda office: (office.root / "content/ppid/layanan/a.csv").unlink(),
        lambda office: office.write("media/suara.mp3", "bunyi lain", OLD + 1),
        lambda office: (office.root / "content/media/suara.mp3").unlink(),
        lambda office: office.write("media/tidak-ada.mp3", "kini ada"),
        lambda office: setattr(office, "today", date(2026, 3, 2)),
        lambda office: setattr(office, "code", "other code"),
    ],
    ids=["edited", "added", "removed", "beside edited", "beside removed", "beside added", "another day", "other code"],
)
def test_whatever_shapes_it_makes_it_anew(office: Office, change: Callable[[Office], None]) -> None:
    change(office)
    assert office.build()[1]
    assert not office.build()[1]


def test_a_file_beside_that_becomes_a_link_out_of_the_tree_is_looked_at_anew(office: Office, tmp_path: Path) -> None:
    sound = office.root / "content/media/suara.mp3"
    sound.rename(tmp_path / "suara.mp3")
    sound.symlink_to(tmp_path / "suara.mp3")
    assert office.build()[1]


def test_a_file_written_just_before_is_not_believed_by_its_time(office: Office) -> None:
    path = office.root / "content/ppid/layanan/a.csv"
    path.write_text("dua")
    assert office.build() == ("dua", True)
    before = path.stat()
    path.write_text("ena")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert office.build() == ("ena", True)


def test_a_link_in_the_folder_is_followed_each_time(office: Office, tmp_path: Path) -> None:
    (tmp_path / "luar.csv").write_text("tiga")
    (office.root / "content/ppid/b.csv").symlink_to(tmp_path / "luar.csv")
    assert office.build()[1]
    assert office.build()[1]
