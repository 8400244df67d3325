"""Heads of finished pages: description, canonical address, OpenGraph."""

from __future__ import annotations

from pathlib import Path

import pytest
from discovery_samples import FULL, meta, sample_files
from support.site import URL, BuiltSite, article, build, standing

ARTICLE = "berita/2025/penuh/"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    built = build(
        tmp_path_factory.mktemp("situs"),
        {**sample_files(), "content/halaman/tentang.md": standing(ringkasan="Siapa\nkami.")},
        share_cards=True,
    )
    assert built.ok, built.problems
    return built


def canonical(site: BuiltSite, address: str) -> list[str]:
    return [str(link["href"]) for link in site.soup(address).select('link[rel="canonical"]')]


def test_article_is_shared_with_its_own_words_and_picture(site: BuiltSite) -> None:
    found = meta(site, ARTICLE)
    assert found["description"] == found["og:description"] == [FULL["ringkasan"]]
    assert found["og:type"] == ["article"]
    assert found["og:title"] == [FULL["judul"]]
    assert found["og:url"] == canonical(site, ARTICLE) == [f"{URL}/{ARTICLE}"]
    assert found["og:locale"] == ["id_ID"]
    assert found["og:image"] == [f"{URL}/media/foto.jpg"]
    assert (found["og:image:width"], found["og:image:height"]) == (["40"], ["30"])
    assert found["og:image:alt"] == ["Meja rapat."]
    assert found["twitter:card"] == ["summary_large_image"]
    assert found["article:published_time"] == ["2025-03-04T09:30:00+08:00"]
    assert found["article:modified_time"] == ["2025-03-07T10:00:00+07:00"]
    assert found["article:section"] == ["Berita"]
    assert found["article:tag"] == ["Anggaran", "Kehumasan", "Rapat Kerja"]


def test_article_without_change_claims_none(site: BuiltSite) -> None:
    assert "article:modified_time" not in meta(site, "berita/2025/lain/")


def test_other_pages_are_websites_with_their_own_description(site: BuiltSite) -> None:
    assert meta(site, "tentang/")["og:type"] == ["website"]
    assert meta(site, "tentang/")["description"] == ["Siapa kami."]
    assert meta(site, "")["og:title"] == meta(site, "")["og:site_name"]
    assert meta(site, "berita/2025/")["description"] == ["Semua tulisan bertanggal tahun 2025."]


def test_every_page_but_the_one_for_lost_readers_names_its_address(site: BuiltSite) -> None:
    for name in site.pages():
        address = name.removesuffix("index.html")
        expected = [] if name == "404.html" else [f"{URL}/{address}"]
        assert canonical(site, address) == expected


def test_only_pages_that_should_not_be_found_say_so(site: BuiltSite) -> None:
    hidden = {name for name in site.pages() if "robots" in meta(site, name.removesuffix("index.html"))}
    assert hidden == {"404.html", "berita/2024/dicabut/index.html"}


def test_sub_path_and_foreign_host_are_part_of_addresses(tmp_path: Path) -> None:
    built = build(tmp_path, {"content/berita/2025/a.md": article()}, siteurl="https://kantör.example/sub a")
    assert canonical(built, "berita/2025/a/") == ["https://xn--kantr-mua.example/sub%20a/berita/2025/a/"]
