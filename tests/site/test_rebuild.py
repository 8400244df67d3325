"""A rebuild after each kind of change gives the bytes of a clean build, and writes no more than it must.

Sequences of changes are in `test_rebuild_machine`.
"""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import feedparser
import pytest
from support.site import EVERY_ROOM, REGISTERS, BuiltSite, article, build, differing, read_tree, standing

TOPICS = ["anggaran", "kehumasan", "keterbukaan-informasi"]
SLUGS = ["satu", "dua", "tiga", "empat"]

START: dict[str, str | bytes] = {
    **{
        f"content/berita/2025/{slug}.md": article(
            f"Isi {slug}.[^1]\n\n[^1]: Catatan {slug}.\n",
            judul=f"Berita {slug}",
            tanggal=f"2025-0{n}-01",
            topik=[TOPICS[n % 3]],
        )
        for n, slug in enumerate(SLUGS, start=1)
    },
    "content/halaman/tentang.md": standing("Lihat [berita](/berita/).\n"),
    "content/media/surat.pdf": b"%PDF-1.4 satu\n",
}

Step = Callable[[BuiltSite, random.Random], dict[str, Any]]


def _some(site: BuiltSite, chance: random.Random) -> Path | None:
    found = sorted((site.content / "berita").rglob("*.md"))
    return chance.choice(found) if found else None


def _written(chance: random.Random, slug: str) -> str:
    number = chance.randrange(1000)
    # A region note, and names of the registers in the text, reach the pages of entries and regions.
    note, told = ("", "")
    if chance.random() < 0.4:
        note, told = (
            "Sri Contoh di Kutai Timur.[^64.08]",
            f"\n[^64.08]: Kutai Timur berpenduduk {number + 1000} jiwa.\n",
        )
    return article(
        f"Isi {number}.[^a] {note}\n\n## Bagian {number}\n\n[^a]: Catatan {number}.\n{told}",
        judul=f"Berita {slug} {number}",
        tanggal=f"202{chance.randrange(4, 7)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}",
        topik=chance.sample(TOPICS, chance.randrange(3)),
        pejabat=["sri-contoh"] if chance.random() < 0.3 else [],
        lampiran=[{"berkas": "media/surat.pdf", "judul": "Surat"}] if chance.random() < 0.3 else [],
        wilayah=chance.sample(["64", "64.08"], chance.randrange(3)),
        lembaga=["dinas-contoh"] if chance.random() < 0.3 else [],
        peristiwa={"mulai": "2026-03-02", "wilayah": "64.08"} if chance.random() < 0.2 else None,
        status="draf" if chance.random() < 0.1 else None,
        ralat=[{"waktu": "2026-08-01", "isi": f"Ralat {number}."}] if chance.random() < 0.2 else [],
    )


def edit(site: BuiltSite, chance: random.Random) -> dict[str, Any]:
    path = _some(site, chance)
    if path is not None:
        path.write_text(_written(chance, path.stem), "utf-8")
    return {}


def add(site: BuiltSite, chance: random.Random) -> dict[str, Any]:
    name = f"tambahan-{chance.randrange(1000)}"
    path = site.content / "berita" / "2025" / f"{name}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(_written(chance, name), "utf-8")
    return {}


def delete(site: BuiltSite, chance: random.Random) -> dict[str, Any]:
    path = _some(site, chance)
    if path is not None:
        path.unlink()
    return {}


def rename(site: BuiltSite, chance: random.Random) -> dict[str, Any]:
    path = _some(site, chance)
    if path is not None:
        path.rename(path.with_name(f"baru-{chance.randrange(1000)}.md"))
    return {}


def change_register(site: BuiltSite, chance: random.Random) -> dict[str, Any]:
    path = site.content / "rujukan" / "topik.yaml"
    text = REGISTERS["content/rujukan/topik.yaml"]
    path.write_text(text.replace("nama: Anggaran", f"nama: Anggaran {chance.randrange(9)}"), "utf-8")
    return {}


def change_document(site: BuiltSite, chance: random.Random) -> dict[str, Any]:
    (site.content / "media" / "surat.pdf").write_bytes(b"%%PDF-1.4 %d\n" % chance.randrange(100))
    return {}


def change_setting(site: BuiltSite, chance: random.Random) -> dict[str, Any]:
    return chance.choice(
        [
            {"office_name": f"Kantor {chance.randrange(9)}"},
            {"page_size": chance.randrange(2, 5)},
            {"siteurl": f"https://kantor.example/{chance.randrange(3)}"},
            {"timezone": chance.choice(["Asia/Jakarta", "Asia/Jayapura"])},
            {"build_offline": chance.random() < 0.5},
            {"related_size": chance.randrange(3)},
        ]
    )


def change_day(site: BuiltSite, chance: random.Random) -> dict[str, Any]:
    return {"build_today": f"2026-{chance.randrange(6, 13):02}-{chance.randrange(1, 29):02}"}


def touch(site: BuiltSite, chance: random.Random) -> dict[str, Any]:
    path = _some(site, chance)
    if path is not None:
        os.utime(path)
    return {}


def damage_output(site: BuiltSite, chance: random.Random) -> dict[str, Any]:
    """Somebody edits or deletes a page by hand."""
    path = site.output / chance.choice(["index.html", "berita/index.html", "aset/suluh.css"])
    if chance.random() < 0.5:
        path.write_text("diubah dengan tangan", "utf-8")
    else:
        path.unlink(missing_ok=True)
    return {}


def lose_cache(site: BuiltSite, chance: random.Random) -> dict[str, Any]:
    shutil.rmtree(site.root / ".cache", ignore_errors=True)
    return {}


def break_and_mend(site: BuiltSite, chance: random.Random) -> dict[str, Any]:
    """A build that fails in between."""
    before = read_tree(site.output)
    broken = site.content / "berita" / "2025" / "rusak.md"
    broken.parent.mkdir(parents=True, exist_ok=True)
    broken.write_text("---\nrusak", "utf-8")
    assert not site.rebuild().ok
    assert differing(read_tree(site.output), before) == []
    broken.unlink()
    return {}


STEPS: tuple[Step, ...] = (
    edit,
    add,
    delete,
    rename,
    change_register,
    change_document,
    change_setting,
    change_day,
    touch,
    damage_output,
    lose_cache,
    break_and_mend,
)


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    site = build(tmp_path_factory.mktemp("awal"), START, page_size=2, plugins=EVERY_ROOM, share_cards=True)
    assert site.ok, site.problems
    return site


def copied(site: BuiltSite, root: Path) -> BuiltSite:
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(site.root, root)
    return BuiltSite(root, site.settings)


def assert_as_clean(site: BuiltSite, folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    clean = site.clean_copy(folder)
    assert clean.ok, clean.problems
    assert differing(site.files(), clean.files()) == []


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.__name__)
def test_every_kind_of_change_equals_a_clean_build(start: BuiltSite, tmp_path: Path, step: Step) -> None:
    site = copied(start, tmp_path / "situs")
    site = site.rebuild(**step(site, random.Random(7)))  # noqa: S311
    assert site.ok, site.problems
    assert_as_clean(site, tmp_path / "bersih")


def test_nothing_changed_writes_nothing(start: BuiltSite, tmp_path: Path) -> None:
    site = copied(start, tmp_path / "situs").rebuild()
    times = {path: path.stat().st_mtime_ns for path in site.output.rglob("*") if path.is_file()}
    again = site.rebuild()
    assert (again.summary["written"], again.summary["removed"]) == (0, 0)
    assert {path: path.stat().st_mtime_ns for path in times} == times


def test_clean_build_over_an_old_output_gives_the_same(start: BuiltSite, tmp_path: Path) -> None:
    site = copied(start, tmp_path / "situs")
    before = site.files()
    assert differing(site.rebuild(build_clean=True).files(), before) == []


def test_new_article_changes_only_the_newest_pages(tmp_path: Path) -> None:
    files = {
        f"content/berita/2025/b{n:02}.md": article(judul=f"Berita {n}", tanggal=f"2025-01-{n:02}") for n in range(1, 10)
    }
    site = build(tmp_path, files, page_size=2, related_size=0)
    parts = {name: data for name, data in site.files().items() if "/bagian/" in name}
    assert len(parts) >= 6
    before = site.files()
    site = site.rebuild({"content/berita/2025/b10.md": article(judul="Berita 10", tanggal="2025-01-10")})
    changed = differing(site.files(), before)
    assert {name: data for name, data in site.files().items() if name in parts} == parts
    for name in changed:
        assert "/b0" not in name, name
    assert "berita/2025/b10/index.html" in changed
    assert "berita/index.html" in changed


def test_edit_of_one_article_leaves_the_pages_of_others_alone(start: BuiltSite, tmp_path: Path) -> None:
    site = copied(start, tmp_path / "situs").rebuild(related_size=0)
    before = site.files()
    path = "content/berita/2025/dua.md"
    text = (site.root / path).read_text("utf-8").replace("Isi dua.", "Isi dua, dibetulkan.")
    site = site.rebuild({path: text})
    pages = {name for name in differing(site.files(), before) if name.endswith(".html")}
    assert pages == {"berita/2025/dua/index.html", "data/teks-berita/index.html"}  # the second tells sums of all texts


def test_deleted_article_leaves_nothing_behind(start: BuiltSite, tmp_path: Path) -> None:
    site = copied(start, tmp_path / "situs").rebuild({"content/berita/2025/tiga.md": None})
    assert site.ok
    assert not (site.output / "berita/2025/tiga").exists()
    assert not any(b"Berita tiga" in data for data in site.files().values())


def test_setting_that_shapes_reading_makes_the_cache_stale(tmp_path: Path) -> None:
    body = "Lihat [sendiri](https://kantor.example/berita/2025/b/) dan [lain](https://baru.example/berita/2025/b/).\n"
    files = {"content/berita/2025/a.md": article(body), "content/berita/2025/b.md": article(judul="B")}
    site = build(tmp_path / "situs", files)
    links = [tag["href"] for tag in site.soup("berita/2025/a/").select(".prose p a")]
    assert links == ["../b/", "https://baru.example/berita/2025/b/"]
    site = site.rebuild(siteurl="https://baru.example")
    links = [tag["href"] for tag in site.soup("berita/2025/a/").select(".prose p a")]
    assert links == ["https://kantor.example/berita/2025/b/", "../b/"]
    assert_as_clean(site, tmp_path / "bersih")


def test_ids_in_a_feed_outlive_days_and_newer_and_older_articles(tmp_path: Path) -> None:
    def known(site: BuiltSite) -> list[str]:
        feed = feedparser.parse(site.files()["berita/atom.xml"])
        return [feed.feed.id, *(entry.id for entry in feed.entries if entry.title == "Tetap")]

    site = build(tmp_path, {"content/berita/2025/a.md": article(judul="Tetap")})
    first = known(site)
    assert len(first) == 2
    assert known(site.rebuild(build_today="2028-03-01")) == first
    more = {f"content/berita/{year}/x.md": article(judul="Lain", tanggal=f"{year}-01-01") for year in (2019, 2026)}
    assert known(site.rebuild(more)) == first
