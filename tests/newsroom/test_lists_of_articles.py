"""Lists in parts: a full part never changes again, and no article is lost or shown twice."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.site import BuiltSite, article, build
from support.web import attribute, one

from plugins.newsroom.lists import parts_of


def parts(count: int, size: int) -> tuple[tuple[int, ...], tuple[tuple[int, ...], ...]]:
    newest, full = parts_of(range(count, 0, -1), size)
    return newest, full


@given(st.integers(0, 300), st.integers(2, 30))
def test_every_article_stands_in_one_part_in_order(count: int, size: int) -> None:
    newest, full = parts(count, size)
    shown = [*newest, *(item for part in reversed(full) for item in part)]
    assert shown == list(range(count, 0, -1))
    assert all(len(part) == size for part in full)
    assert min(count, size) <= len(newest) < 2 * size


@given(st.integers(0, 300), st.integers(2, 30))
def test_new_article_leaves_full_parts_as_they_were(count: int, size: int) -> None:
    before, after = parts(count, size)[1], parts(count + 1, size)[1]
    assert after[: len(before)] == before
    assert len(after) - len(before) in {0, 1}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    files = {
        f"content/berita/{year}/b{year}{n}.md": article(judul=f"Berita {year} {n}", tanggal=f"{year}-0{n}-01")
        for year in (2024, 2025)
        for n in range(1, 5)
    }
    files["content/berita/2025/siaran.md"] = article(judul="Siaran", jenis="siaran-pers", tanggal="2025-06-01")
    site = build(tmp_path_factory.mktemp("daftar"), files, page_size=3)
    assert site.ok, site.problems
    return site


def titles(site: BuiltSite, address: str) -> list[str]:
    return [tag.get_text(strip=True) for tag in site.soup(address).select("main h3 a")]


def test_newest_page_and_parts_show_all_articles_once(site: BuiltSite) -> None:
    shown = [*titles(site, "berita/"), *titles(site, "berita/bagian/2/"), *titles(site, "berita/bagian/1/")]
    years = [f"Berita {year} {n}" for year in (2025, 2024) for n in (4, 3, 2, 1)]
    assert shown == ["Siaran", *years]


def test_parts_lead_to_one_another(site: BuiltSite) -> None:
    newest = {attribute(tag, "href") for tag in site.soup("berita/").select("main a")}
    assert {"bagian/2/", "bagian/1/"} <= newest
    second = {attribute(tag, "href") for tag in site.soup("berita/bagian/2/").select("main a")}
    assert {"../1/", "../../"} <= second
    assert "berita/bagian/3/" not in site.pages()


def test_years_and_kinds_have_lists_of_their_own(site: BuiltSite) -> None:
    assert titles(site, "berita/2024/") == [f"Berita 2024 {n}" for n in (4, 3, 2, 1)]
    assert titles(site, "berita/siaran-pers/") == ["Siaran"]
    assert not site.exists("berita/pengumuman/")
    assert not site.exists("berita/2023/")


def test_list_is_grouped_by_month(site: BuiltSite) -> None:
    headings = [tag.get_text(strip=True) for tag in site.soup("berita/2024/").select("main h2")]
    assert headings[:2] == ["April 2024", "Maret 2024"]


def test_current_list_is_marked(site: BuiltSite) -> None:
    assert one(site.soup("berita/2024/"), "main [aria-current]").get_text(strip=True) == "2024"


def test_feed_stands_beside_every_list(site: BuiltSite) -> None:
    for address in ("berita/", "berita/2024/", "berita/siaran-pers/"):
        assert site.exists(f"{address}atom.xml")
        assert site.soup(address).select("head link[type='application/atom+xml'][href='atom.xml']"), address


def test_home_shows_the_newest_and_no_withdrawn_article(tmp_path: Path) -> None:
    gone = article(judul="Ditarik", tanggal="2025-07-01", dicabut={"waktu": "2025-07-02", "alasan": "Keliru."})
    site = build(tmp_path, {"content/berita/2025/a.md": article(), "content/berita/2025/b.md": gone})
    assert site.ok, site.problems
    assert "Ditarik" not in site.html("")
    assert "Ditarik" in site.html("berita/")
    assert "Keliru." in site.html("berita/2025/b/")
    assert 'content="noindex"' in site.html("berita/2025/b/")


def test_articles_of_the_same_moment_keep_their_order(tmp_path: Path) -> None:

    files = {f"content/berita/2025/{name}.md": article(judul=name) for name in "cab"}
    assert titles(build(tmp_path, files), "berita/") == ["a", "b", "c"]
