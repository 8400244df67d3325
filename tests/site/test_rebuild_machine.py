"""Any sequence of changes, builds and interruptions leaves the very files of a clean build (a state machine).

Every build is a process of its own, forked from one that waits (`build_server`), so that it can be killed at any moment
and so that changed code is really loaded. ``SULUH_LONG=1`` tries 500 sequences.
"""

from __future__ import annotations

import os
import re
import shutil
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar

import pytest
from build_server import BuildServer, Told
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    precondition,
    rule,
    run_state_machine_as_test,
)
from rebuild_world import CHANGES, CHOICES, START, Change, World, restore
from support.site import ROOT, differing, read_tree, write_tree

LONG = bool(os.environ.get("SULUH_LONG"))
CODE = (
    ("engine/words.py", "_ZONES = {{7: 'Wib{n}', 8: 'Wita{n}', 9: 'Wit{n}'}}"),
    ("newsroom/markup/typography.py", "def set_type(html, _=set_type): return _(html).replace('Isi', 'Isi{n}')"),
    ("regions/numbers.py", "def format_number(value, _=format_number): return _(value) + '.{n}'"),
    ("search/words.py", "def slug(title, _=slug): return _(title) + 'x{n}'"),
    ("ppid/naming.py", "def subject(text, _=subject): return _(text) + ' {n}'"),
)
"""Lines at the end of a module that change what it makes."""

WORD = re.compile(r"(?m)^( +[a-z_]+: [A-Z][a-z]+)$")
BLOCK = re.compile(r"\{% block \w+ %\}")
OUTPUT_FILES = ("index.html", "berita/index.html", "berita/atom.xml", "sitemap.xml", "wilayah/64.08/index.html")
CACHE_FILES = ("suluh.sqlite3", "keadaan.pickle")


@dataclass
class Workshop:
    """A project that builds sites again and again: a copy of code and theme, two build servers, a site to begin with."""

    folder: Path
    loaded: BuildServer
    bare: BuildServer
    seconds: float = 1.0
    begun: Path = field(init=False)
    pristine: Path = field(init=False)

    def __post_init__(self) -> None:
        self.begun, self.pristine = self.folder / "awal", self.folder / "asli"
        shutil.copytree(self.project, self.pristine)
        write_tree(self.site, START)
        for path in sorted(self.site.rglob("*")):
            os.utime(path, ns=(10**18, 10**18))
        started = time.monotonic()
        told = self.build(World(self.site), changed=False)
        self.seconds = time.monotonic() - started
        assert told.code == 0, (told.said, told.complained)
        shutil.copytree(self.site, self.begun)

    @property
    def project(self) -> Path:
        return self.folder / "proyek"

    @property
    def site(self) -> Path:
        return self.folder / "situs"

    def build(self, world: World, *, changed: bool, apart: bool = False, **death: Any) -> Told:
        """A build from what there is, or ``apart`` from nothing into another folder; ``changed`` code is loaded anew."""
        out = self.folder / "bersih" if apart else self.site
        if apart:
            shutil.rmtree(out, ignore_errors=True)
        folders = {
            "PATH": str(self.site / "content"),
            "OUTPUT_PATH": str(out / "output"),
            "CACHE_PATH": str(out / ".cache"),
            "THEME": str(self.project / "theme"),
        }
        return (self.bare if changed else self.loaded).build(world.settings | folders, **death)


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workshop]:
    folder = tmp_path_factory.mktemp("bengkel")
    for name in ("plugins", "theme"):
        shutil.copytree(ROOT / name, folder / "proyek" / name)
    shutil.copy2(ROOT / "pelicanconf.py", folder / "proyek")
    with ExitStack() as stack:
        loaded, bare = (stack.enter_context(BuildServer(folder / "proyek", loaded=loaded)) for loaded in (True, False))
        yield Workshop(folder, loaded, bare)


class Rebuilds(RuleBasedStateMachine):
    """Changes in any order; `build` and the end of a sequence hold the site against a clean build."""

    shop: ClassVar[Workshop]

    def __init__(self) -> None:
        super().__init__()
        restore(self.shop.begun, self.shop.site)
        self.world = World(self.shop.site)
        self.edited: set[str] = set()
        self.code_changed = False
        self.stale = False

    @rule(change=st.sampled_from(CHANGES), number=st.integers(0, 30), settled=st.booleans())
    def content(self, change: Change, number: int, settled: bool) -> None:
        self.world.settled = settled
        change(self.world, number)
        self.stale = True

    @rule(data=st.data(), choice=st.sampled_from(CHOICES))
    def setting_or_day(self, data: st.DataObject, choice: tuple[str, tuple[Any, ...]]) -> None:
        name, values = choice
        self.world.settings[name] = data.draw(st.sampled_from(values))
        self.stale = True

    @rule(number=st.integers(0, 200), settled=st.booleans())
    def word_of_the_theme(self, number: int, settled: bool) -> None:
        text = self._of_project("theme/text/id.yaml").read_text("utf-8")
        found = list(WORD.finditer(text))
        place = found[number % len(found)].end()
        self._edit("theme/text/id.yaml", f"{text[:place]} baru{text[place:]}", settled=settled)

    @rule(number=st.integers(0, 200), settled=st.booleans())
    def template(self, number: int, settled: bool) -> None:
        root = self.shop.project / "theme/templates"
        found = [path for path in sorted(root.glob("*.html")) if BLOCK.search(path.read_text("utf-8"))]
        path = found[number % len(found)]
        text = BLOCK.sub(lambda match: f"{match[0]}<!-- {number} -->", path.read_text("utf-8"), count=1)
        self._edit(f"theme/templates/{path.name}", text, settled=settled)

    @rule(number=st.integers(0, 200), settled=st.booleans())
    def style(self, number: int, settled: bool) -> None:
        found = sorted((self.shop.project / "theme/components").glob("*/style.css"))
        name = found[number % len(found)].relative_to(self.shop.project).as_posix()
        self._edit(
            name, f"{self._of_project(name).read_text('utf-8')}\n.x{number} {{ color: inherit }}\n", settled=settled
        )

    @rule(number=st.integers(0, 99), edit=st.sampled_from(CODE))
    def code_of_a_plugin(self, number: int, edit: tuple[str, str]) -> None:
        name, line = f"plugins/{edit[0]}", edit[1].format(n=number)
        # A time of its own: the interpreter believes compiled code while size and second are the same.
        self._edit(name, f"{self._of_project(name).read_text('utf-8')}\n{line}\n", settled=True)
        self.code_changed = True

    @rule(name=st.sampled_from(OUTPUT_FILES), gone=st.booleans())
    def page_changed_by_hand(self, name: str, gone: bool) -> None:
        path = self.shop.site / "output" / name
        if gone or not path.parent.is_dir():
            path.unlink(missing_ok=True)
        else:
            path.write_text("diubah dengan tangan", "utf-8")
        self.stale = True

    @rule(name=st.sampled_from(CACHE_FILES), place=st.none() | st.integers(0, 10**6))
    def cache_lost_or_damaged(self, name: str, place: int | None) -> None:
        path = self.shop.site / ".cache" / name
        if place is None:
            path.unlink(missing_ok=True)
        elif path.is_file():
            data = bytearray(path.read_bytes())
            at = place % max(len(data), 1)
            data[at : at + 64] = b"x" * 64
            path.write_bytes(data)

    @rule(count=st.integers(1, 700))
    def build_killed_at_a_change_of_the_disk(self, count: int) -> None:
        self._told(die_at=count)

    @rule(part=st.floats(0.01, 1.0))
    def build_killed_at_a_moment(self, part: float) -> None:
        self._told(die_after=part * self.shop.seconds)

    @rule()
    def build_that_fails(self) -> None:
        """What an editor broke is told, and nothing of the site is touched."""
        before = read_tree(self.shop.site / "output")
        broken = self.shop.site / "content/berita/2025/rusak.md"
        write_tree(broken.parent, {broken.name: "---\nrusak"})
        assert self._told().code == 1
        assert differing(read_tree(self.shop.site / "output"), before) == []
        broken.unlink()

    @precondition(lambda self: self.stale)
    @rule()
    def build(self) -> None:
        self._built()

    def teardown(self) -> None:
        try:
            self._hold_against_a_clean_build()
        finally:
            for name in sorted(self.edited):
                shutil.copy2(self.shop.pristine / name, self.shop.project / name)

    def _hold_against_a_clean_build(self) -> None:
        told = self._built()
        clean = self.shop.build(self.world, changed=self.code_changed, apart=True)
        assert (told.code, told.report["problems"]) == (clean.code, clean.report["problems"])
        if told.code == 0:
            assert differing(read_tree(self.shop.site / "output"), read_tree(self.shop.folder / "bersih/output")) == []

    def _built(self) -> Told:
        """A build that nobody interrupts; one with mistakes touches nothing."""
        before = read_tree(self.shop.site / "output")
        told = self._told()
        assert told.code in (0, 1), told
        assert told.complained == ""
        assert "E099" not in told.said, told.said
        if told.code == 1:
            assert differing(read_tree(self.shop.site / "output"), before) == []
        self.stale = False
        return told

    def _told(self, **death: Any) -> Told:
        return self.shop.build(self.world, changed=self.code_changed, **death)

    def _of_project(self, name: str) -> Path:
        return self.shop.project / name

    def _edit(self, name: str, text: str, *, settled: bool) -> None:
        path = self._of_project(name)
        path.write_text(text, "utf-8")
        self.world.settled = settled
        self.world.date(path)
        self.edited.add(name)
        self.stale = True


def test_any_sequence_of_changes_and_builds_equals_a_clean_build(workshop: Workshop) -> None:
    Rebuilds.shop = workshop
    run_state_machine_as_test(
        Rebuilds,
        settings=settings(
            max_examples=int(os.environ.get("SULUH_SEQUENCES", "500" if LONG else "3")),
            stateful_step_count=14 if LONG else 6,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
