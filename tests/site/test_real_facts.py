"""What machines and readers are told, read back against the front matter that the editors wrote."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree as ET

import feedparser
import pytest
from bs4 import BeautifulSoup
from support.real import RealSite
from support.site import ROOT
from support.web import attribute, one

from plugins.engine.yamlfile import parse_yaml

URL = "https://kantor.example/"
Built = Callable[[str], RealSite]


@dataclass(frozen=True)
class Written:
    """An article as its editors wrote it, and the page made from it."""

    file: str
    front: dict[str, Any]
    address: str
    soup: BeautifulSoup

    @property
    def graph(self) -> list[dict[str, Any]]:
        """Every node of the page's JSON-LD."""
        nodes: list[dict[str, Any]] = []
        for tag in self.soup.find_all("script", type="application/ld+json"):
            data = json.loads(tag.get_text())
            nodes += data.get("@graph", [data])
        return nodes

    def node(self, *kinds: str) -> dict[str, Any]:
        """The one node of a kind."""
        found = [node for node in self.graph if node["@type"] in kinds]
        assert len(found) == 1, [node["@type"] for node in self.graph]
        return found[0]


@pytest.fixture(scope="module")
def articles(real_site: Built) -> list[Written]:
    site = real_site("root")
    return list(_articles(site))


def _articles(site: RealSite) -> Iterator[Written]:
    for path in sorted((ROOT / "content" / "berita").rglob("*.md")):
        front = parse_yaml(path.read_text("utf-8").split("---\n")[1]).data
        assert isinstance(front, dict)
        address = f"berita/{str(front['tanggal'])[:4]}/{front.get('slug') or path.stem}/"
        yield Written(path.name, front, address, site.soups[f"{address}index.html"])


def test_json_ld_says_what_the_editors_wrote(articles: list[Written]) -> None:
    assert len(articles) >= 5
    for item in articles:
        node = item.node("NewsArticle", "ReportageNewsArticle", "AdvertiserContentArticle")
        assert node["headline"] == item.front["judul"], item.file
        assert node["description"] == item.front["ringkasan"], item.file
        assert node["datePublished"].startswith(item.front["tanggal"][:10]), item.file
        assert node["dateModified"] >= node["datePublished"], item.file
        assert node["inLanguage"] == "id"
        assert node["url"] == URL + item.address
        assert item.address in json.dumps(node["mainEntityOfPage"])
        if "dateline" in item.front:
            assert node["dateline"] == item.front["dateline"]
        if "foto" in item.front:
            assert item.front["foto"]["alt"] in json.dumps(item.graph, ensure_ascii=False), item.file


def test_json_ld_never_holds_a_date_that_the_source_does_not_give(articles: list[Written]) -> None:
    for item in articles:
        event = item.front.get("peristiwa", {})
        if event.get("mulai") == "tidak-tercantum":
            assert "startDate" not in json.dumps(item.graph), item.file
            assert "tidak disebutkan" in item.soup.get_text(), item.file


def test_every_reference_inside_the_graph_leads_to_a_node_or_to_the_site(articles: list[Written]) -> None:
    for item in articles:
        known = {node.get("@id") for node in item.graph}
        for reference in _references(item.graph):
            assert reference in known or reference.startswith(URL), (item.file, reference)


def _references(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if set(value) == {"@id"}:
            yield value["@id"]
        for inner in value.values():
            yield from _references(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _references(inner)


def test_breadcrumb_for_machines_is_the_one_for_readers(articles: list[Written]) -> None:
    for item in articles:
        crumbs = item.node("BreadcrumbList")["itemListElement"]
        assert [crumb["position"] for crumb in crumbs] == list(range(1, len(crumbs) + 1))
        shown = [tag.get_text(strip=True) for tag in item.soup.select("nav[aria-label='Jejak halaman'] li")]
        assert [crumb["name"] for crumb in crumbs] == shown, item.file


def test_share_preview_says_what_the_editors_wrote(articles: list[Written]) -> None:
    for item in articles:
        said = {attribute(tag, "property"): attribute(tag, "content") for tag in item.soup.select("meta[property]")}
        assert said["og:title"] == item.front["judul"]
        assert said["og:description"] == item.front["ringkasan"]
        assert said["og:url"] == URL + item.address
        assert said["og:type"] == "article"
        assert said["og:image"].startswith(URL) if "foto" in item.front else True


def test_readers_see_what_the_editors_wrote(articles: list[Written]) -> None:
    for item in articles:
        shown = " ".join(one(item.soup, "main").get_text(" ").split())
        for value in (item.front["judul"], item.front["ringkasan"], item.front.get("dateline", "")):
            assert value in shown, item.file
        source = item.front.get("sumber", {})
        assert source.get("nama", "") in shown
        assert source.get("editor", "") in shown
        if item.front.get("tanggal_sumber") == "tidak-tercantum":
            assert "Sumber tidak mencantumkan tanggal" in shown, item.file
        if item.front.get("iklan") == "true":
            assert "Advertorial" in shown, item.file
        photo = item.front.get("foto", {})
        assert photo.get("keterangan", "") in shown
        assert photo.get("kredit", "") in shown


def test_every_footnote_has_its_way_there_and_back(articles: list[Written]) -> None:
    count = 0
    for item in articles:
        slug = item.address.split("/")[-2]
        for mark in item.soup.select("sup a[href^='#']"):
            note = one(item.soup, f"[id='{attribute(mark, 'href')[1:]}']")
            assert slug in attribute(note, "id")
            back = [attribute(link, "href")[1:] for link in note.select("a[href^='#']")]
            assert any(item.soup.find(id=name) is not None for name in back), item.file
            count += 1
    assert count >= 5


def test_feed_holds_every_article_whole(real_site: Built, articles: list[Written]) -> None:
    feed = feedparser.parse(real_site("root").files["berita/atom.xml"])
    assert not feed.bozo, feed.get("bozo_exception")
    entries = {entry.link: entry for entry in feed.entries}
    assert set(entries) == {URL + item.address for item in articles}
    for item in articles:
        entry = entries[URL + item.address]
        assert entry.title == item.front["judul"]
        assert entry.published.startswith(item.front["tanggal"][:10])
        body = BeautifulSoup(entry.content[0].value, "html.parser")
        last = item.soup.select("main .prose p")[-1].get_text()
        assert " ".join(last.split())[:40] in " ".join(body.get_text().split()), item.file
        assert "site:" not in entry.content[0].value
        for tag in body.find_all(["a", "img"]):
            link = attribute(tag, "href") or attribute(tag, "src")
            assert link.startswith(("http", "#", "mailto:", "tel:")), link


def test_ids_of_a_feed_are_its_own_and_all_different(real_site: Built) -> None:
    for name, data in real_site("root").files.items():
        if name.endswith("atom.xml"):
            feed = feedparser.parse(data)
            known = [feed.feed.id, *(entry.id for entry in feed.entries)]
            assert len(set(known)) == len(known), name
            assert feed.feed.language == "id" or b'xml:lang="id"' in data


def test_sitemap_lists_exactly_the_pages_that_may_be_found(real_site: Built) -> None:
    site = real_site("root")
    root = ET.fromstring(site.files["sitemap.xml"])  # noqa: S314 -- the build's own file
    listed = [loc.text for loc in root.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    wanted = {
        URL + name.removesuffix("index.html")
        for name, page in site.soups.items()
        if page.find("meta", attrs={"name": "robots", "content": "noindex"}) is None
    }
    assert len(listed) == len(set(listed))
    assert set(listed) == wanted
    assert f"{URL}sitemap.xml" in site.files["robots.txt"].decode()


def test_sub_path_shows_in_every_absolute_address(real_site: Built) -> None:
    site = real_site("sub")
    for name in ("sitemap.xml", "robots.txt", "berita/atom.xml"):
        text = site.files[name].decode()
        assert "https://x.example/sub/" in text
        assert "https://x.example/b" not in text
        assert URL not in text
    for name, html in site.pages.items():
        assert URL not in html, name
