"""Whole small sites: what the pages of entries and the indexes say, where old addresses lead."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import feedparser
import html5lib
import pytest
import rdflib
from bs4 import BeautifulSoup
from support.site import BuiltSite, article, build, differing
from tags.tags_samples import SITE_REGISTERS


def news() -> dict[str, str]:
    """Three articles, two of them about the official before and after her promotion."""
    return {
        "content/berita/2022/lama.md": article(
            judul="Sekretaris menerima tamu", tanggal="2022-06-01", pejabat=["sri-contoh"], topik=["kehumasan"]
        ),
        "content/berita/2025/baru.md": article(
            "Dinas Contoh bertemu wartawan.\n",
            judul="Kepala dinas menerima tamu",
            tanggal="2025-02-01",
            pejabat=["sri-contoh"],
            lembaga=["dinas-contoh"],
            topik=["media-massa"],
        ),
        "content/berita/2019/lalu.md": article(judul="Sebelum menjabat", tanggal="2019-01-01", pejabat=["sri-contoh"]),
    }


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    built = build(tmp_path_factory.mktemp("tags"), SITE_REGISTERS | news())
    assert built.ok, built.stdout
    return built


def words_of(soup: BeautifulSoup) -> str:
    main = soup.select_one("main")
    assert main is not None
    return " ".join(main.get_text(" ").split())


def graph(site: BuiltSite, address: str) -> dict[str, dict[str, Any]]:
    """The JSON-LD nodes of a page by type."""
    script = site.soup(address).select_one('script[type="application/ld+json"]')
    assert script is not None
    return {node["@type"]: node for node in json.loads(script.get_text())["@graph"]}


def test_every_topic_official_and_body_has_a_page_that_is_valid(site: BuiltSite) -> None:
    entries = [
        *("topik/komunikasi/", "topik/kehumasan/", "topik/pers/", "pejabat/sri-contoh/", "pejabat/budi-contoh/"),
        *("lembaga/dinas-contoh/", "lembaga/badan-lama/", "lembaga/media-contoh/", "lembaga/bidang-contoh/"),
    ]
    for address in entries:
        html5lib.HTMLParser(strict=True).parse(site.html(address))


def test_official_page_tells_posts_over_time_newest_first_with_body_and_source(site: BuiltSite) -> None:
    soup = site.soup("pejabat/sri-contoh/")
    posts = soup.select('section[aria-labelledby="_jabatan"] dl > div')
    said = [" ".join(post.get_text(" ").split()) for post in posts]
    assert said[0].startswith("sejak 1 Januari 2024 Kepala Dinas Dinas Contoh Sumber: https://sk.example/1")
    assert said[1] == "1 Januari 2020 – 31 Desember 2023 Sekretaris Dinas Contoh"
    assert posts[0].select_one('a[href="https://sk.example/1"]')
    assert posts[0].select_one('a[href="../../lembaga/dinas-contoh/"]')
    assert "Dra. Sri Contoh, M.Si." in words_of(soup)


def test_attested_days_are_told_as_such_in_order(site: BuiltSite) -> None:
    said = words_of(site.soup("pejabat/budi-contoh/"))
    assert "tercatat pada 1 Maret 2024 dan 1 Mei 2024" in said
    assert "Belum ada berita" in said


def test_beside_each_article_stands_the_post_held_on_its_date(site: BuiltSite) -> None:
    teasers = site.soup("pejabat/sri-contoh/").select("article.teaser")
    said = {teaser.select_one("h4").get_text(): teaser.get_text(" ") for teaser in teasers}  # type: ignore[union-attr]
    assert "Jabatan saat itu: Kepala Dinas, Dincon" in said["Kepala dinas menerima tamu"]
    assert "Jabatan saat itu: Sekretaris, Dincon" in said["Sekretaris menerima tamu"]
    assert "Jabatan pada hari itu tidak tercatat" in said["Sebelum menjabat"]


def test_articles_are_grouped_by_year_newest_first(site: BuiltSite) -> None:
    soup = site.soup("pejabat/sri-contoh/")
    assert [heading.get_text() for heading in soup.select(".year > h3")] == ["2025", "2022", "2019"]
    links = [link["href"] for link in soup.select('nav[aria-label="Pilih tahun"] a')]
    assert links == ["#_tahun-2025", "#_tahun-2022", "#_tahun-2019"]


def test_body_page_tells_kind_names_site_tree_and_officials(site: BuiltSite) -> None:
    soup = site.soup("lembaga/dinas-contoh/")
    said = words_of(soup)
    assert soup.select_one(".kicker").get_text() == "Perangkat daerah"  # type: ignore[union-attr]
    assert "Singkatan Dincon" in said
    assert soup.select_one('.facts a[href="https://dinas.example/"]')
    tree = soup.select_one(".tree")
    assert tree is not None
    assert [link["href"] for link in tree.select("a")] == ["../pemerintah-kota-contoh/", "../bidang-contoh/"]
    assert tree.select_one('[aria-current="page"]').get_text() == "Dinas Contoh"  # type: ignore[union-attr]
    officials = soup.select('section[aria-labelledby="_pejabat"] dl > div')
    assert [line.select("dd")[1].get_text() for line in officials] == ["Sri Contoh", "Budi Contoh", "Sri Contoh"]


def test_topic_page_tells_definition_and_the_topics_around_it(site: BuiltSite) -> None:
    soup = site.soup("topik/kehumasan/")
    groups = {
        group.h2.get_text(): [a["href"] for a in group.select("a")] for group in soup.select(".chip-group") if group.h2
    }
    assert groups == {"Topik yang lebih luas": ["../komunikasi/"], "Topik terkait": ["../pers/"]}
    assert "Nama lain hubungan masyarakat" in words_of(soup)
    assert site.soup("topik/komunikasi/").select_one(".lede").get_text() == "Penyampaian informasi."  # type: ignore[union-attr]


def test_what_appears_together_is_linked(site: BuiltSite) -> None:
    together = site.soup("pejabat/sri-contoh/").select('section[aria-labelledby="_bersama"] a')
    assert [link["href"] for link in together] == [
        *("../../topik/kehumasan/", "../../topik/pers/", "../../lembaga/dinas-contoh/"),
    ]


def test_retired_entry_keeps_its_page_and_points_to_its_successor(site: BuiltSite) -> None:
    soup = site.soup("lembaga/badan-lama/")
    notice = soup.select_one(".notice")
    assert notice is not None
    assert "Tidak dipakai lagi" in notice.get_text()
    assert notice.select_one('a[href="../dinas-contoh/"]')
    assert "Menggantikan Badan Lama" in words_of(site.soup("lembaga/dinas-contoh/"))
    assert "tidak dipakai lagi" in words_of(site.soup("lembaga/"))


def test_sample_entry_is_labelled(site: BuiltSite) -> None:
    assert site.soup("lembaga/media-contoh/").select_one(".sample-note")
    assert not site.soup("lembaga/dinas-contoh/").select_one(".sample-note")


def test_former_id_leaves_a_redirect_for_browsers_readers_and_search_engines(site: BuiltSite) -> None:
    html = site.html("topik/media-massa/")
    html5lib.HTMLParser(strict=True).parse(html)
    soup = site.soup("topik/media-massa/")
    assert soup.select_one('meta[http-equiv="refresh"]')["content"] == "0; url=../pers/"  # type: ignore[index]
    assert soup.select_one('link[rel="canonical"]')["href"] == "https://kantor.example/topik/pers/"  # type: ignore[index]
    assert soup.select_one('main a[href="../pers/"]').get_text() == "Pers"  # type: ignore[union-attr]
    assert "topik/media-massa/" not in site.html("sitemap.xml")


def test_feed_goes_on_at_a_former_id(site: BuiltSite) -> None:
    for address in ("topik/pers/", "topik/media-massa/"):
        feed = feedparser.parse((site.output / f"{address}atom.xml").read_bytes())
        assert [entry.title for entry in feed.entries] == ["Kepala dinas menerima tamu"]


def test_feed_stands_beside_an_entry_with_articles_only(site: BuiltSite) -> None:
    assert site.soup("pejabat/sri-contoh/").select_one('link[type="application/atom+xml"]')
    assert site.exists("pejabat/sri-contoh/atom.xml")
    assert not site.exists("pejabat/budi-contoh/atom.xml")


def test_index_by_letter_names_every_entry_once(site: BuiltSite) -> None:
    soup = site.soup("lembaga/")
    assert [heading.get_text() for heading in soup.select(".index-part h2")] == ["B", "D", "M", "P"]
    assert [link.get_text() for link in soup.select(".index-part a")] == [
        *("Badan Lama", "Bidang Contoh", "Dinas Contoh", "Media Contoh", "Pemerintah Kota Contoh"),
    ]


def test_index_by_kind_follows_the_register(site: BuiltSite) -> None:
    headings = [heading.get_text() for heading in site.soup("lembaga/menurut-jenis/").select(".index-part h2")]
    assert headings == ["Pemerintah daerah", "Perangkat daerah", "Unit perangkat daerah", "Media"]
    assert [h.get_text() for h in site.soup("pejabat/menurut-lembaga/").select(".index-part h2")] == ["Dinas Contoh"]


def test_site_map_names_the_indexes_and_the_agenda(site: BuiltSite) -> None:
    links = [link["href"] for link in site.soup("peta-situs/").select(".outline a")]
    assert {"../topik/", "../pejabat/", "../lembaga/", "../agenda/"} <= set(links)


def test_topics_are_also_a_tree(site: BuiltSite) -> None:
    tree = site.soup("topik/menurut-susunan/").select_one("main .tree")
    assert tree is not None
    tops = [item.find(["a", "b", "span"]).get_text() for item in tree.find_all("li", recursive=False)]
    assert tops == ["Komunikasi", "Pers"]
    assert tree.select_one("li li a")["href"] == "../kehumasan/"  # type: ignore[index]


def test_index_by_number_has_the_most_frequent_first(site: BuiltSite) -> None:
    soup = site.soup("pejabat/menurut-jumlah/")
    assert [heading.get_text() for heading in soup.select(".index-part h2")] == ["2–4 berita", "Belum ada berita"]
    assert "Sri Contoh 3 berita" in words_of(soup)


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
def test_topics_are_offered_as_skos_in_two_forms_of_one_graph(site: BuiltSite) -> None:
    linked = [link["href"] for link in site.soup("topik/").select(".downloads a")]
    assert linked == ["topik.jsonld", "topik.ttl"]
    turtle = rdflib.Graph().parse(site.output / "topik/topik.ttl", format="turtle")
    jsonld = rdflib.Graph().parse(site.output / "topik/topik.jsonld", format="json-ld")
    assert len(turtle) > 10
    assert set(turtle) == set(jsonld)


def test_json_ld_of_an_official_has_roles_with_known_days_only(site: BuiltSite) -> None:
    roles = graph(site, "pejabat/sri-contoh/")["Person"]["hasOccupation"]
    assert [(role["roleName"], role.get("startDate"), role.get("endDate")) for role in roles] == [
        ("Sekretaris", "2020-01-01", "2023-12-31"),
        ("Kepala Dinas", "2024-01-01", None),
    ]
    (attested,) = graph(site, "pejabat/budi-contoh/")["Person"]["hasOccupation"]
    assert "startDate" not in attested
    assert attested["affiliation"]["name"] == "Dinas Contoh"


def test_json_ld_tells_the_kind_of_every_entry(site: BuiltSite) -> None:
    body = graph(site, "lembaga/bidang-contoh/")
    assert body["GovernmentOrganization"]["@id"].startswith("https://kantor.example/")
    nodes = json.loads(site.soup("lembaga/dinas-contoh/").select_one('script[type="application/ld+json"]').get_text())  # type: ignore[union-attr]
    own = next(node for node in nodes["@graph"] if node["@id"].endswith("/lembaga/dinas-contoh/"))
    assert own["parentOrganization"]["name"] == "Pemerintah Kota Contoh"
    assert own["subOrganization"] == [{"@id": "https://kantor.example/lembaga/bidang-contoh/"}]
    topic = graph(site, "topik/kehumasan/")["DefinedTerm"]
    assert topic["inDefinedTermSet"] == graph(site, "topik/")["DefinedTermSet"]["@id"]
    assert graph(site, "lembaga/media-contoh/")["NewsMediaOrganization"]["name"] == "Media Contoh"


def test_page_and_entry_are_two_things_in_json_ld(site: BuiltSite) -> None:
    nodes = graph(site, "pejabat/sri-contoh/")
    assert nodes["CollectionPage"]["@id"] != nodes["Person"]["@id"]
    assert nodes["CollectionPage"]["mainEntity"] == {"@id": nodes["Person"]["@id"]}


def test_names_in_the_text_lead_to_the_entry(site: BuiltSite) -> None:
    assert site.soup("berita/2025/baru/").select_one('.prose a[href="../../../lembaga/dinas-contoh/"]')


def many(count: int) -> dict[str, str]:
    return {
        f"content/berita/2024/n{number}.md": article(
            judul=f"Nomor {number}", tanggal=f"2024-01-{number + 1:02d}", topik=["media-massa"]
        )
        for number in range(count)
    }


def test_full_parts_stay_the_same_when_a_new_article_comes(tmp_path: Path) -> None:
    site = build(tmp_path, SITE_REGISTERS | many(7), page_size=3)
    assert site.ok, site.stdout
    assert site.exists("topik/pers/bagian/1/")
    assert not site.exists("topik/pers/bagian/2/")
    before = {name: data for name, data in site.files().items() if "/pers/bagian/" in name}
    shown = re.findall(r"Nomor \d", site.html("topik/pers/bagian/1/"))
    assert sorted(set(shown)) == ["Nomor 0", "Nomor 1", "Nomor 2"]
    site.rebuild({"content/berita/2024/z.md": article(judul="Baru", tanggal="2024-02-01", topik=["pers"])})
    after = {name: data for name, data in site.files().items() if name in before}
    assert differing(before, after) == []
    assert "Baru" in site.html("topik/pers/")
    assert site.soup("topik/media-massa/bagian/1/").select_one('a[href="../../../pers/bagian/1/"]')


def test_rebuild_equals_a_clean_build(tmp_path: Path) -> None:
    site = build(tmp_path / "a", SITE_REGISTERS | news())
    site.rebuild({"content/berita/2019/lalu.md": None, **many(2)})
    clean = site.clean_copy(tmp_path / "b")
    assert differing(site.files(), clean.files()) == []


def test_register_without_entries_has_an_index_that_says_so(tmp_path: Path) -> None:
    site = build(tmp_path, SITE_REGISTERS | {"content/rujukan/pejabat.yaml": "{}\n"})
    assert site.ok, site.stdout
    assert "Daftar ini belum berisi" in site.html("pejabat/")


def test_circle_in_the_registers_is_told_and_does_not_hang(tmp_path: Path) -> None:
    circle = (
        "a:\n  nama: Badan A\n  jenis: forum\n  induk: b\n"
        "b:\n  nama: Badan B\n  jenis: forum\n  induk: a\n"
        "dinas-contoh:\n  nama: Dinas Contoh\n  jenis: forum\n"
    )
    site = build(tmp_path, SITE_REGISTERS | {"content/rujukan/lembaga.yaml": circle})
    assert not site.ok
    assert "E099" not in site.codes
