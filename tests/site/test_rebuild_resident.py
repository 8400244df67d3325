"""Any sequence of saves under one preview leaves the very files of a preview that knows nothing (a state machine).

The process that builds keeps what it knows between builds (`plugins.engine.resident`), so whatever a build may believe of
the one before it is tried here. ``SULUH_LONG=1`` tries 100 sequences.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any, ClassVar

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test
from rebuild_world import CHANGES, CHOICES, START, Change, World, restore
from support.site import ROOT, differing, read_tree, write_tree

from plugins.engine.preview_build import build_preview
from plugins.engine.preview_site import Built
from plugins.engine.resident import Resident
from plugins.engine.site import PLUGINS_ROOT
from plugins.engine.store import Store

LONG = bool(os.environ.get("SULUH_LONG"))
SETTINGS = ROOT / "pelicanconf.py"
WRITTEN = ("index.html", "berita/index.html", "berita/atom.xml", "sitemap.xml")


class Saves(RuleBasedStateMachine):
    """Changes in any order, each seen by the preview or not, and now and then held against one that knows nothing."""

    folder: ClassVar[Path]

    def __init__(self) -> None:
        super().__init__()
        restore(self.folder / "awal", self.folder / "situs")
        self.world = World(self.folder / "situs")
        self.resident = Resident(PLUGINS_ROOT)
        self.built = Built()

    @rule(change=st.sampled_from(CHANGES), number=st.integers(0, 30), settled=st.booleans(), seen=st.booleans())
    def content(self, change: Change, number: int, settled: bool, seen: bool) -> None:
        self.world.settled = settled
        change(self.world, number)
        if seen:
            self.build()

    @rule(data=st.data(), choice=st.sampled_from(CHOICES), seen=st.booleans())
    def setting_or_day(self, data: st.DataObject, choice: tuple[str, tuple[Any, ...]], seen: bool) -> None:
        name, values = choice
        self.world.settings[name] = data.draw(st.sampled_from(values))
        if seen:
            self.build()

    @rule(number=st.integers(0, 9), settled=st.booleans(), seen=st.booleans())
    def theme(self, number: int, settled: bool, seen: bool) -> None:
        self.world.settled = settled
        base = self.folder / "situs/theme/templates/base.html"
        base.write_text(base.read_text("utf-8").replace("</body>", f"<!-- {number} --></body>"), "utf-8")
        self.world.date(base)
        if seen:
            self.build()

    @rule(name=st.sampled_from(WRITTEN), gone=st.booleans())
    def page_changed_by_hand(self, name: str, gone: bool) -> None:
        path = self.folder / "situs/output" / name
        if gone or not path.parent.is_dir():
            path.unlink(missing_ok=True)
        else:
            path.write_text("diubah dengan tangan", "utf-8")

    @rule()
    def cache_lost(self) -> None:
        (self.folder / "situs/.cache/pratinjau.sqlite3").unlink(missing_ok=True)

    @rule()
    def a_save_that_fails(self) -> None:
        broken = self.folder / "situs/content/berita/2025/rusak.md"
        before = read_tree(self.folder / "situs/output")
        write_tree(broken.parent, {broken.name: "---\nrusak"})
        assert not self.build().ok
        assert differing(read_tree(self.folder / "situs/output"), before) == []
        broken.unlink()

    @rule()
    def time_to_settle(self) -> None:
        """What lies in the file is what is in memory: nobody altered a value that he was handed."""
        self.resident.settle()
        self._hold_memory_against_the_file()

    @rule()
    def another_start(self) -> None:
        self.resident.close()
        self.resident = Resident(PLUGINS_ROOT)

    def build(self) -> Built:
        self.built = build_preview(SETTINGS, self._settings("situs"), self.built, self.resident)
        assert "E099" not in self.built.text, self.built.text
        return self.built

    def teardown(self) -> None:
        shutil.rmtree(self.folder / "bersih", ignore_errors=True)
        try:
            told, clean = self.build(), build_preview(SETTINGS, self._settings("bersih"), Built())
            self._hold_memory_against_the_file()
        finally:
            self.resident.close()
        assert (told.ok, told.problems) == (clean.ok, clean.problems)
        if told.ok:
            assert (told.sources, told.titles) == (clean.sources, clean.titles)
            assert differing(read_tree(self.folder / "situs/output"), read_tree(self.folder / "bersih/output")) == []

    def _settings(self, out: str) -> dict[str, Any]:
        site = self.folder / "situs"
        return self.world.settings | {
            "PATH": str(site / "content"),
            "THEME": str(site / "theme"),
            "OUTPUT_PATH": str(self.folder / out / "output"),
            "CACHE_PATH": str(self.folder / out / ".cache"),
            "BUILD_PREVIEW": True,
        }

    def _hold_memory_against_the_file(self) -> None:
        kept = self.resident._store
        if kept is None:
            return
        with Store(self.folder / "situs/.cache", "pratinjau") as file:
            pairs = [(held.value, file.reading(key)) for key, held in kept._memory.items()]
        assert [mine for mine, stored in pairs if stored is not None and stored != mine] == []


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pratinjau")
    site = folder / "situs"
    write_tree(site, START)
    shutil.copytree(ROOT / "theme", site / "theme")
    for path in sorted(site.rglob("*")):
        os.utime(path, ns=(10**18, 10**18))
    Saves.folder = folder
    shutil.copytree(site, folder / "awal")
    before = Saves()
    assert before.build().ok, before.built.text
    before.resident.close()
    shutil.rmtree(folder / "awal")
    shutil.copytree(site, folder / "awal")
    return folder


def test_any_sequence_of_saves_equals_a_preview_that_knows_nothing(folder: Path) -> None:
    Saves.folder = folder
    run_state_machine_as_test(
        Saves,
        settings=settings(
            max_examples=int(os.environ.get("SULUH_SEQUENCES", "100" if LONG else "3")),
            stateful_step_count=14 if LONG else 6,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
