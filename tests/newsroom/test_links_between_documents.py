"""Links from one document to a place in another, and to the lists of tags, categories and authors."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urljoin

import pytest
from bs4 import Tag
from support.site import BuiltSite, article, build, standing

from plugins.newsroom.targets import Anchors, with_addresses

TARGET = "Isi.[^sumber]\n\n## Dasar Hukum\n\nPasal 1.\n\n[^sumber]: Asal.\n"
WRITTEN: Mapping[str, str] = {
    "berkas": "{filename}/berita/2025/tujuan.md#dasar-hukum",
    "alamat": "/berita/2025/tujuan/#dasar-hukum",
    "judulnya": "/berita/2025/tujuan/#Dasar%20Hukum",
    "lengkap": "/berita/2025/tujuan/#tujuan-dasar-hukum",
    "pertanyaan": "/berita/2025/tujuan/?dari=sini#dasar-hukum",
    "catatan": "/berita/2025/tujuan/#fn-tujuan-sumber",
    "laman": "{filename}/halaman/tentang.md#tugas",
    "tag": "{tag}Jum'at Bersih",
    "kategori": "{category}Info & Data",
    "penulis": "{author}Siti 'Aisyah",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    body = "\n\n".join(f"Baca [bagian {name}]({href}) dari tulisan itu." for name, href in WRITTEN.items())
    named = {"tags": ["Jum'at Bersih"], "category": "Info & Data", "authors": ["Siti 'Aisyah"]}
    return build(
        tmp_path_factory.mktemp("tautan"),
        {
            "content/berita/2025/tujuan.md": article(TARGET, judul="Tujuan", **named),
            "content/berita/2025/asal.md": article(body, judul="Asal"),
            "content/halaman/tentang.md": standing("## Tugas\n\nIsi.\n"),
        },
    )


def leads(site: BuiltSite, name: str) -> str:
    link = site.soup("berita/2025/asal/").find("a", string=f"bagian {name}")
    assert isinstance(link, Tag), name
    return urljoin("/berita/2025/asal/", str(link["href"]))


@pytest.mark.parametrize("name", ["berkas", "alamat", "judulnya", "lengkap", "pertanyaan", "catatan", "laman"])
def test_a_fragment_leads_to_the_id_that_is_there(site: BuiltSite, name: str) -> None:
    href = leads(site, name)
    fragment = href.partition("#")[2]
    address = "tentang/" if name == "laman" else "berita/2025/tujuan/"
    assert address in href
    assert ("?dari=sini#" in href) == (name == "pertanyaan")
    assert site.soup(address).find(id=fragment) is not None, href


@pytest.mark.parametrize("name", ["tag", "kategori", "penulis"])
def test_a_link_to_a_list_meets_the_page_of_that_list(site: BuiltSite, name: str) -> None:
    address = leads(site, name).removeprefix("/")
    assert address.startswith(f"{name}/")
    assert site.exists(address), address


def test_a_fragment_that_is_not_there_is_an_error_that_names_the_nearest(tmp_path: Path) -> None:
    site = build(
        tmp_path,
        {
            "content/berita/2025/tujuan.md": article(TARGET, judul="Tujuan"),
            "content/berita/2025/asal.md": article(
                "[Dasarnya](tujuan.md#dasar-hukun), dan [ini](tujuan.md#dasar-hukum).\n"
            ),
        },
    )
    assert site.errors == ["N021"]
    problem = site.problem("N021")
    assert problem["file"].endswith("berita/2025/asal.md")
    assert "“dasar-hukun”" in problem["message"]
    assert "“dasar-hukum”" in problem["hint"]


def test_other_places_in_html_stay_as_they_are() -> None:
    there = {"berita/2025/b/": Anchors("b", frozenset({"b-satu"}))}
    html = '<a href="site:@media/a.pdf#page=2">a</a> <a href="https://x.id/#satu">b</a> <img src="site:media/b.png">'
    assert with_addresses(html, {}, there) == html.replace("site:@", "site:")
    assert with_addresses('<a href="site:berita/2025/b/?x=1&amp;y#satu">', {}, there) == (
        '<a href="site:berita/2025/b/?x=1&amp;y#b-satu">'
    )
    assert with_addresses('<a href="site:berita/2025/b/#dua">', {}, there) == '<a href="site:berita/2025/b/#dua">'


def test_only_the_value_of_an_attribute_is_an_address() -> None:
    text = '<p>"site:@berita/2025/b.md" dan site:@berita/2025/b.md</p>'
    assert with_addresses(text, {"berita/2025/b.md": "berita/2025/b/"}, {}) == text
    assert with_addresses('"site:@x', {"x": "y/"}, {}) == '"site:@x'
    assert with_addresses('="site:@x', {"x": "y/"}, {}) == '="site:y/'
