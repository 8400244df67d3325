"""Atom feeds read back with feedparser."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import feedparser
import pytest
from discovery_samples import FULL, HOSTILE, feed, sample_files
from support.site import ROOT, URL, BuiltSite, article, build

from plugins.discovery.atom import Category, Entry, Feed, Person, entry_xml, feed_bytes, feed_head_xml
from plugins.discovery.site import Site, xml_text
from plugins.engine.config import load_config
from plugins.engine.theme import Words
from plugins.newsroom.layout import Layout
from plugins.newsroom.model import Article
from plugins.newsroom.views import ArticleView
from plugins.registers.model import Registers

FEED = "berita/atom.xml"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    built = build(tmp_path_factory.mktemp("situs"), sample_files(), share_cards=True)
    assert built.ok, built.problems
    return built


def entry_of(site: BuiltSite, slug: str, address: str = FEED) -> Any:
    [found] = [item for item in feed(site, address).entries if item.link.endswith(f"/{slug}/")]
    return found


def content(entry: Any) -> str:
    return str(entry.content[0].value)


def test_feed_names_itself_its_list_and_its_language(site: BuiltSite) -> None:
    read = feed(site, FEED)
    assert read.version == "atom10"
    assert read.feed.language == "id"
    links = {link.rel: link.href for link in read.feed.links}
    assert links == {"self": f"{URL}/{FEED}", "alternate": f"{URL}/berita/"}
    assert read.feed.generator == "Suluh"
    assert read.feed.rights.startswith("©")
    assert read.feed.author.startswith("Dinas Komunikasi")


def test_every_list_has_a_feed_that_its_page_names(site: BuiltSite) -> None:
    for name in site.pages():
        soup = site.soup(name.removesuffix("index.html"))
        links = soup.select('link[rel="alternate"][type="application/atom+xml"]')
        targets = [(site.output / name).parent / str(link["href"]) for link in links if name != "404.html"]
        assert all(target.resolve().is_file() for target in targets), name
        assert links, name
    assert feed(site, "berita/klarifikasi/atom.xml").entries[0].link == f"{URL}/berita/2025/klaim/"
    assert len(feed(site, "berita/2025/atom.xml").entries) == 3


def test_list_page_names_its_own_feed_first(site: BuiltSite) -> None:
    links = site.soup("berita/2025/").select('link[type="application/atom+xml"]')
    assert [str(link["href"]) for link in links] == ["atom.xml", "../atom.xml"]


def test_entry_says_what_the_article_says(site: BuiltSite) -> None:
    entry = entry_of(site, "penuh")
    assert entry.title == FULL["judul"]
    assert entry.summary == FULL["ringkasan"]
    assert entry.published == "2025-03-04T09:30:00+08:00"
    assert entry.updated == "2025-03-07T10:00:00+07:00"
    assert entry.author == "Citra"
    assert {link.rel: link.href for link in entry.links}["via"] == FULL["sumber"]["url"]


def test_categories_are_terms_of_the_registers(site: BuiltSite) -> None:
    terms = {(tag.scheme.removeprefix(URL), tag.term, tag.label) for tag in entry_of(site, "penuh").tags}
    assert {
        ("/topik/", "anggaran", "Anggaran"),
        ("/pejabat/", "sri-contoh", "Sri Contoh"),
        ("/lembaga/", "dinas-contoh", "Dinas Contoh"),
        ("/wilayah/", "64.08", "Kabupaten Kutai Timur"),
        ("/tag/", "rapat-kerja", "Rapat Kerja"),
        ("/berita/", "advertorial", "Advertorial"),
    } <= terms


def test_content_is_the_whole_text_with_notes_label_and_credit(site: BuiltSite) -> None:
    html = content(entry_of(site, "penuh"))
    assert "Isi dengan" in html
    assert "Catatan dengan" in html
    assert "Advertorial (ADV Contoh)" in html
    assert "Angka semula keliru." in html
    assert "Paparan" in html
    credit = html.rindex("Sumber:")
    assert credit > html.index("Catatan dengan")
    assert 'href="https://media.example/a?b=1&amp;c=2"' in html[credit:]


def test_every_address_in_the_content_is_full(site: BuiltSite) -> None:
    found = 0
    for name, data in site.files().items():
        if not name.endswith("atom.xml"):
            continue
        assert b"site:" not in data
        for entry in feed(site, name).entries:
            for address in re.findall(r'\b(?:href|src)="([^"]*)"', content(entry)):
                assert address.startswith("https://"), address
                assert " " not in address
                found += 1
    assert found > 10


def test_places_in_the_text_lead_to_the_article(site: BuiltSite) -> None:
    html = content(entry_of(site, "penuh"))
    places = re.findall(r'href="([^"]*#[^"]*)"', html)
    assert len(places) >= 3
    assert all(place.startswith(f"{URL}/berita/2025/penuh/#") for place in places)
    page_ids = {str(tag["id"]) for tag in site.soup("berita/2025/penuh/").select("[id]")}
    assert {place.partition("#")[2] for place in places} <= page_ids


def test_withdrawn_article_appears_with_the_notice_only(site: BuiltSite) -> None:
    entry = entry_of(site, "dicabut")
    data = (site.output / FEED).read_text("utf-8")
    assert "Naskah rahasia" not in data
    assert "Ringkasan yang ikut ditarik" not in data
    assert "Data pribadi terungkap." in content(entry)
    assert "dicabut" in entry.summary
    assert entry.updated == "2024-06-01T00:00:00+07:00"


def test_clarification_tells_claim_and_finding(site: BuiltSite) -> None:
    html = content(entry_of(site, "klaim"))
    assert "Layanan diputus." in html
    assert "Salah" in html
    assert f'href="{URL}/media/a%20b.pdf"' in html


def test_an_article_is_laid_out_once_for_its_page_and_all_feeds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual, laid_out = Layout.article, Counter[str]()

    def counted(self: Layout, shown: Article, related: Sequence[Article]) -> ArticleView:
        laid_out[shown.address] += 1
        return usual(self, shown, related)

    monkeypatch.setattr(Layout, "article", counted)
    built = build(tmp_path, sample_files())
    assert built.ok, built.problems
    assert laid_out.keys() >= {"berita/2025/penuh/", "berita/2024/dicabut/"}
    assert set(laid_out.values()) == {1}


def test_feed_is_as_new_as_its_newest_change(site: BuiltSite) -> None:
    assert feed(site, FEED).feed.updated == "2025-03-07T10:00:00+07:00"
    assert feed(site, "berita/2024/atom.xml").feed.updated == "2024-06-01T00:00:00+07:00"


def test_entries_stay_the_same_when_an_older_article_is_added_later(tmp_path: Path) -> None:
    files = sample_files()
    built = build(tmp_path / "a", files, today="2026-01-01")
    before = {entry.id: (entry.updated, content(entry)) for entry in feed(built, FEED).entries}
    own = feed(built, FEED).feed.id
    added = {"content/berita/2019/tua.md": article(judul="Berita tua", tanggal="2019-01-02")}
    again = built.rebuild(added, build_today="2026-11-01")
    after = {entry.id: (entry.updated, content(entry)) for entry in feed(again, FEED).entries}
    assert len(after) == len(before) + 1
    assert {key: after[key] for key in before} == before
    assert feed(again, FEED).feed.id == own
    assert feed(again, FEED).feed.updated == feed(built, FEED).feed.updated


def test_ids_do_not_depend_on_the_scheme_and_differ_between_sub_paths(tmp_path: Path) -> None:
    text = {"content/berita/2025/a.md": article()}
    ids = [
        feed(build(tmp_path / str(number), text, siteurl=url), FEED).entries[0].id
        for number, url in enumerate(["https://x.example", "http://x.example", "https://x.example/sub"])
    ]
    assert ids[0] == ids[1] == "tag:x.example,2025:/berita/2025/a/"
    assert ids[2] == "tag:x.example,2025:/sub/berita/2025/a/"


def test_feed_holds_the_newest_articles_only(tmp_path: Path) -> None:
    texts = {f"content/berita/2025/a{day}.md": article(tanggal=f"2025-01-{day:02d}") for day in range(1, 6)}
    built = build(tmp_path, texts, feed_size=3)
    assert [entry.link[-3:] for entry in feed(built, FEED).entries] == ["a5/", "a4/", "a3/"]


def test_feed_without_articles_is_still_a_feed(tmp_path: Path) -> None:
    built = build(tmp_path, {}, today="2026-12-01")
    read = feed(built, FEED)
    assert read.entries == []
    assert read.feed.updated == "2026-12-01T00:00:00+07:00"


def test_hostile_text_stays_text(tmp_path: Path) -> None:
    built = build(tmp_path, {"content/berita/2025/a.md": article("Isi ]]> & `</content>` 😀\n", judul=HOSTILE)})
    entry = entry_of(built, "a")
    assert "]]&gt; &amp; <code>&lt;/content&gt;</code> 😀" in content(entry)
    assert "😀" in entry.title


def test_characters_that_xml_forbids_do_not_break_a_feed() -> None:
    dirty = "a\x00b\x0b\x1f\ufffe\ud800 & ]]> <x> 😀"
    person = Person(dirty, "https://x.example/")
    category = Category(dirty, "https://x.example/topik/", dirty)
    entry = Entry("tag:x", dirty, "https://x.example/a", "", "", (person,), (category,), dirty, dirty, dirty)
    head = Feed("tag:y", dirty, dirty, "https://x.example/f", "https://x.example/", "", person, dirty)
    data = feed_bytes(feed_head_xml(head), [entry_xml(entry), entry_xml(entry)])
    read = feedparser.parse(data, sanitize_html=False)
    assert not read.bozo
    assert len(read.entries) == 2
    assert read.entries[0].tags[0].label == "ab & ]]> <x> 😀"


def test_same_sources_give_the_same_bytes(site: BuiltSite, tmp_path: Path) -> None:
    other = build(tmp_path, sample_files(), share_cards=True)
    for name, data in site.files().items():
        if name.endswith((".xml", ".txt")):
            assert other.files()[name] == data, name


def test_sample_article_says_so_wherever_it_is_read(tmp_path: Path) -> None:
    built = build(tmp_path, {"content/berita/2025/a.md": article(contoh=True), "content/berita/2025/b.md": article()})
    assert "Data contoh." in content(entry_of(built, "a"))
    assert "Data contoh." not in content(entry_of(built, "b"))


def test_places_are_led_to_the_article_in_links_only(tmp_path: Path) -> None:
    settings = {"SITENAME": "Kantor", "SITEURL": URL, "TIMEZONE": "Asia/Makassar", "OFFICE_NAME": "Kantor"}
    settings |= {"PATH": str(tmp_path), "OUTPUT_PATH": str(tmp_path / "output"), "THEME": str(ROOT / "theme")}
    config, problems = load_config(settings, {})
    assert config is not None, problems
    told = Site(config, Words(), Registers(), frozenset())
    html = '<p class="site:a">&lt;a href="#c"&gt; <a class="k" href="#d">d</a> href="#e" <a href="site:#f">f</a></p>'
    assert told.html(html, "berita/a/") == (
        f'<p class="{URL}/a">&lt;a href="#c"&gt; <a class="k" href="{URL}/berita/a/#d">d</a> href="#e" '
        f'<a href="{URL}/berita/a/#f">f</a></p>'
    )


@pytest.mark.parametrize("char", ["\0", "\x0b", "\x1f", "\ud800", "\ufffe", "\uffff"])
def test_what_xml_forbids_is_left_out_and_nothing_else(char: str) -> None:
    assert xml_text(f"a{char}b") == "ab"
    kept = "a\tb\nc\rd e\x7f\x80\ue000\ufffd\U0001f600"
    assert xml_text(kept) == kept
