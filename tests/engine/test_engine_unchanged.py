"""A build of an unchanged site loads nothing and says the same; whatever shapes a build or what it left is noticed."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from support.site import ROOT, BuiltSite, article, build

from plugins.engine.files import scan
from plugins.engine.unchanged import _look

LONG_TITLE = "Judul yang panjang sekali " * 6
START = {
    "content/berita/2025/a.md": article(judul=LONG_TITLE),
    "content/berita/2025/b.md": article(judul="Berita kedua", tanggal="2025-02-01"),
}
HEAVY = {"babel", "jinja2", "markdown", "pelican", "pydantic", "rich", "sqlite3", "yaml", "multiprocessing"}


@pytest.fixture
def site(tmp_path: Path) -> BuiltSite:
    built = build(tmp_path, START)
    assert built.ok
    assert built.summary["written"] > 0
    return built


@pytest.fixture
def loaded(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Grows by one with every build that did not find everything unchanged."""
    calls: list[str] = []
    from plugins.engine import command  # noqa: PLC0415

    whole = command._build

    def counted(*given: object) -> int:
        calls.append("built")
        return whole(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(command, "_build", counted)
    return calls


def test_an_unchanged_site_is_not_built_and_reports_the_same(site: BuiltSite, loaded: list[str]) -> None:
    again = site.rebuild()
    assert not loaded
    assert again.ok
    assert again.summary["written"] == again.summary["removed"] == 0
    for name in ("pages", "files", "today", "problems", "warnings"):
        assert again.summary[name] == site.summary[name]
    assert again.problems, "the remarks are made again"


def test_nothing_that_builds_is_loaded_for_an_unchanged_site(site: BuiltSite) -> None:
    settings = site.settings | {
        "PATH": str(site.content),
        "OUTPUT_PATH": str(site.output),
        "CACHE_PATH": str(site.root / ".cache"),
        "BUILD_FORMAT": "text",
    }
    code = (
        "import sys; from pathlib import Path; from plugins.engine.command import build; "
        f"code = build(Path({str(ROOT / 'pelicanconf.py')!r}), {settings!r}); "
        f"heavy = {HEAVY!r}; print(sorted(heavy & sys.modules.keys()), file=sys.stderr); sys.exit(code)"
    )
    told = [
        subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
        for _ in range(2)
    ]
    assert told[1].stderr.strip() == "[]"


def _edit(site: BuiltSite) -> None:
    path = site.content / "berita/2025/b.md"
    path.write_text(path.read_text("utf-8").replace("kedua", "ketiga"), "utf-8")


def _edit_within_the_tick(site: BuiltSite) -> None:
    """The same size and the same time, as on a file system with a coarse clock."""
    path = site.content / "berita/2025/b.md"
    before = path.stat()
    path.write_text(path.read_text("utf-8").replace("kedua", "keenm"), "utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size


def _add(site: BuiltSite) -> None:
    (site.content / "berita/2025/c.md").write_text(article(judul="Berita baru"), "utf-8")


def _delete(site: BuiltSite) -> None:
    (site.content / "berita/2025/b.md").unlink()


def _rename(site: BuiltSite) -> None:
    path = site.content / "berita/2025/b.md"
    path.rename(path.with_name("d.md"))


def _tamper(site: BuiltSite) -> None:
    page = site.output / "berita/2025/b/index.html"
    page.write_text(page.read_text("utf-8") + "<p>sisipan</p>", "utf-8")


def _lose(site: BuiltSite) -> None:
    (site.output / "berita/2025/b/index.html").unlink()


def _leave_half_made(site: BuiltSite) -> None:
    """As a build that was killed leaves it."""
    (site.output / ".suluh-staging-x").mkdir()


def _damage_record(site: BuiltSite) -> None:
    record = site.root / ".cache/keadaan.pickle"
    record.write_bytes(record.read_bytes()[:-9])


def _foreign_record(site: BuiltSite) -> None:
    (site.root / ".cache/keadaan.pickle").write_bytes(b"bukan catatan")


CHANGES = [
    _edit,
    _edit_within_the_tick,
    _add,
    _delete,
    _rename,
    _tamper,
    _lose,
    _leave_half_made,
    _damage_record,
    _foreign_record,
]


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__.strip("_"))
def test_what_changed_is_noticed(site: BuiltSite, loaded: list[str], change: Callable[[BuiltSite], None]) -> None:
    change(site)
    again = site.rebuild()
    assert loaded
    assert again.ok
    clean = again.clean_copy(site.root / "salinan")
    assert {name: data for name, data in again.files().items() if name != ".suluh.json"} == {
        name: data for name, data in clean.files().items() if name != ".suluh.json"
    }


def test_a_foreign_file_between_the_pages_is_nothing_to_build_for(site: BuiltSite, loaded: list[str]) -> None:
    (site.output / "berita/2025/catatan.txt").write_text("milik orang lain", "utf-8")
    assert site.rebuild().ok
    assert not loaded
    (site.content / "berita/2025/b.md").unlink()
    assert site.rebuild().ok
    assert (site.output / "berita/2025/catatan.txt").exists()


@pytest.mark.parametrize(
    "settings", [{"build_today": "2026-12-02"}, {"sitename": "Kantor lain"}, {"page_size": 3}, {"build_clean": True}]
)
def test_other_settings_are_noticed(site: BuiltSite, loaded: list[str], settings: dict[str, Any]) -> None:
    site.rebuild(**settings)
    assert loaded


def test_a_failed_build_is_not_taken_for_a_good_one(site: BuiltSite, loaded: list[str]) -> None:
    (site.content / "berita/2025/b.md").write_text("tanpa naskah depan", "utf-8")
    assert not site.rebuild().ok
    assert not site.rebuild().ok
    assert len(loaded) == 2


def test_a_theme_that_changed_is_noticed(tmp_path: Path, loaded: list[str]) -> None:
    import shutil  # noqa: PLC0415

    shutil.copytree(ROOT / "theme", tmp_path / "tema")
    site = build(tmp_path / "situs", START, theme=str(tmp_path / "tema"))
    assert site.rebuild().ok
    assert len(loaded) == 1
    style = tmp_path / "tema/base.css"
    style.write_text(style.read_text("utf-8") + "\n.baru { color: red; }\n", "utf-8")
    assert site.rebuild().summary["written"] > 0
    assert len(loaded) == 2


def _content(folder: Path) -> Path:
    for name in ("a/b/satu.md", "a/.b.md", ".c/a.md", "a.md", "a-b/d.md", "a~/e.md", "f.md~", "g~h.md", "a0/#i.md"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name)
    return folder.resolve()


def _nothing(_: Path) -> None:
    """A folder of nothing but files."""


def _link(root: Path) -> None:
    (root / "tautan.md").symlink_to("a.md")


def _broken_link(root: Path) -> None:
    (root / "tautan.md").symlink_to("tiada.md")


def _linked_folder(root: Path) -> None:
    (root / "tautan").symlink_to("a")


def _left_out(root: Path) -> None:
    (root / "__pycache__").mkdir()
    (root / "__pycache__/a.md").write_text("a")


def _pipe(root: Path) -> None:
    os.mkfifo(root / "pipa.md")


@pytest.mark.parametrize("more", [_nothing, _link, _broken_link, _linked_folder, _left_out, _pipe])
def test_one_look_tells_a_build_what_its_own_would(tmp_path: Path, more: Callable[[Path], None]) -> None:
    root = _content(tmp_path / "content")
    more(root)
    assert _look(str(root)).seen(root) == (scan(root, "") if more is _nothing else None)


def test_a_look_through_a_link_tells_a_build_nothing(tmp_path: Path) -> None:
    root = _content(tmp_path / "content")
    (tmp_path / "isi").symlink_to("content")
    assert _look(str(tmp_path / "isi")).seen(root) is None
    assert _look(str(tmp_path / "isi")).seen(tmp_path / "isi") is None
