"""The preview's builds in their own process: what an edit, a mistake, new code or a killed process leads to."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from support.site import REGISTERS, ROOT, article, write_tree

from plugins.engine.preview_builder import Builder
from plugins.engine.store import Store

ARTICLE = "content/berita/2026/rapat.md"


def settings_of(root: Path) -> dict[str, Any]:
    return {
        "PATH": str(root / "content"),
        "OUTPUT_PATH": str(root / "output"),
        "CACHE_PATH": str(root / ".cache"),
        "SITEURL": "http://localhost:8000",
        "BUILD_PREVIEW": True,
        "BUILD_TODAY": "2026-11-22",
        "PLUGINS": ["plugins.engine", "plugins.registers", "plugins.newsroom", "plugins.tags"],
        "NAVIGATION": (("Beranda", ""), ("Berita", "berita/")),
        "FOOTER_LINKS": (),
    }


@pytest.fixture
def builder(tmp_path: Path) -> Iterator[Builder]:
    write_tree(tmp_path, {**REGISTERS, ARTICLE: article(judul="Rapat pertama", tanggal="2026-11-20")})
    made = Builder(ROOT / "pelicanconf.py", settings_of(tmp_path))
    yield made
    made.stop()


def page(root: Path) -> str:
    return (root / "output/berita/2026/rapat/index.html").read_text("utf-8")


def tree(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_each_build_shows_the_site_as_it_is_then_and_equals_a_build_that_knows_nothing(
    builder: Builder, tmp_path: Path
) -> None:
    first = builder.build()
    assert first.ok, first.text
    assert first.sources["berita/2026/rapat/"].endswith(ARTICLE.removeprefix("content/"))
    write_tree(tmp_path, {ARTICLE: article(judul="Rapat kedua", tanggal="2026-11-20")})
    assert builder.build().titles["berita/2026/rapat/"] == "Rapat kedua"
    write_tree(tmp_path, {"content/berita/2026/lain.md": article(judul="Berita lain", tanggal="2026-11-21")})
    topics = (tmp_path / "content/rujukan/topik.yaml").read_text("utf-8")
    write_tree(tmp_path, {"content/rujukan/topik.yaml": topics.replace("Kehumasan", "Hubungan masyarakat baru")})
    assert builder.build().ok
    (tmp_path / ARTICLE).unlink()
    last = builder.build()
    assert "berita/2026/rapat/" not in last.sources
    assert not (tmp_path / "output/berita/2026/rapat").exists()
    left = tree(tmp_path / "output")
    other = Builder(ROOT / "pelicanconf.py", settings_of(tmp_path) | {"OUTPUT_PATH": str(tmp_path / "bersih")})
    shutil.rmtree(tmp_path / ".cache")
    try:
        assert other.build().ok
    finally:
        other.stop()
    assert tree(tmp_path / "bersih") == left


def test_a_mistake_leaves_the_pages_and_mended_they_follow(builder: Builder, tmp_path: Path) -> None:
    builder.build()
    write_tree(tmp_path, {ARTICLE: article(judul="Rapat kedua", tanggal="2026-11-20", topik=["tiada"])})
    broken = builder.build()
    assert not broken.ok
    assert [problem.file.endswith("rapat.md") for problem in broken.problems if problem.severity == "error"] == [True]
    assert broken.sources
    assert "Rapat pertama" in page(tmp_path)
    write_tree(tmp_path, {ARTICLE: article(judul="Rapat kedua", tanggal="2026-11-20")})
    assert builder.build().ok
    assert "Rapat kedua" in page(tmp_path)


def test_the_theme_is_read_anew_where_it_changed(tmp_path: Path) -> None:
    write_tree(tmp_path, {**REGISTERS, ARTICLE: article(tanggal="2026-11-20")})
    shutil.copytree(ROOT / "theme", tmp_path / "theme")
    builder = Builder(ROOT / "pelicanconf.py", settings_of(tmp_path) | {"THEME": str(tmp_path / "theme")})
    base = tmp_path / "theme/templates/base.html"
    try:
        assert builder.build().ok
        for mark in ("satu", "dua"):  # twice in the same moment
            base.write_text(base.read_text("utf-8").replace("</body>", f"<!-- {mark} --></body>"), "utf-8")
            assert builder.build().ok
            assert f"<!-- {mark} -->" in page(tmp_path)
    finally:
        builder.stop()


def test_a_killed_process_is_told_and_the_next_build_mends_it(builder: Builder, tmp_path: Path) -> None:
    builder.build()
    assert builder.process_id is not None
    os.kill(builder.process_id, getattr(signal, "SIGKILL", signal.SIGTERM))
    write_tree(tmp_path, {ARTICLE: article(judul="Rapat kedua", tanggal="2026-11-20")})
    told = builder.build()
    assert not told.ok
    assert [problem.code for problem in told.problems] == ["E099"]
    assert told.sources
    assert builder.build().ok
    assert "Rapat kedua" in page(tmp_path)


def test_what_was_built_is_kept_for_the_next_start(builder: Builder, tmp_path: Path) -> None:
    builder.build()
    builder.build()  # answered only after what the first one made was kept
    with Store(tmp_path / ".cache", "pratinjau") as store:
        assert "berita/2026/rapat/" in store.written((tmp_path / "output").resolve())


def test_new_code_runs_in_a_new_process(tmp_path: Path) -> None:
    project = tmp_path / "proyek"
    for name in ("plugins", "theme"):
        shutil.copytree(ROOT / name, project / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pelicanconf.py", project)
    write_tree(project, {**REGISTERS, ARTICLE: article(tanggal="2026-11-20")})
    program = tmp_path / "jalankan.py"
    program.write_text(
        "import sys\nfrom pathlib import Path\nfrom plugins.engine.preview_builder import Builder\n"
        "if __name__ == '__main__':\n"
        f"    builder = Builder(Path('pelicanconf.py').absolute(), {settings_of(project)!r})\n"
        "    first = builder.build()\n"
        "    code = Path('plugins/engine/chrome.py')\n"
        "    code.write_text(code.read_text('utf-8') + '\\n', 'utf-8')\n"
        "    before = builder.process_id\n"
        "    second = builder.build()\n"
        "    print(first.ok, second.ok, builder.process_id != before)\n"
        "    builder.stop()\n",
        "utf-8",
    )
    said = subprocess.run(
        [sys.executable, str(program)],
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(project)},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert said.stdout.split() == ["True", "True", "True"]


def test_builds_are_asked_for_beside_threads_of_a_server(builder: Builder) -> None:
    waiting = threading.Event()
    thread = threading.Thread(target=waiting.wait)
    thread.start()
    try:
        assert builder.build().ok
    finally:
        waiting.set()
        thread.join()
