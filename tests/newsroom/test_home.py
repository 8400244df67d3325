"""The home page of whole small sites: what leads, what follows, each headline once, and what an empty site says."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from support.site import BuiltSite, article, build, differing, standing

BARE = ("plugins.engine", "plugins.registers", "plugins.newsroom")
LONG = "Pertanggungjawaban penyelenggaraan keterbukaan informasi publik " * 3

Site = Callable[..., BuiltSite]


@pytest.fixture
def made(tmp_path: Path) -> Site:
    """A site from articles given as name and front matter."""

    def make(articles: dict[str, dict[str, Any]], **settings: Any) -> BuiltSite:
        files = {f"content/berita/2026/{name}.md": article(**front) for name, front in articles.items()}
        site = build(tmp_path, files, **settings)
        assert site.ok, site.problems
        return site

    return make


def headlines(site: BuiltSite, selector: str = "main") -> list[str]:
    """The articles that a part of the home page links to, in order."""
    return [
        " ".join(tag.get_text().split())
        for tag in site.soup("").select(f"{selector} a[href^='berita/2']")
        if not tag.get("class")
    ]


def headings(site: BuiltSite) -> list[str]:
    return [" ".join(tag.get_text().split()) for tag in site.soup("").select("main h2")]


def test_newest_article_leads_and_the_next_ones_follow(made: Site) -> None:
    site = made({name: {"judul": name, "tanggal": f"2026-0{n}-01"} for n, name in enumerate("abcd", start=1)})
    assert headlines(site, ".lead") == ["d"]
    assert headlines(site, ".latest") == ["c", "b"]


def test_pinned_article_leads_until_its_last_day_and_no_longer(made: Site) -> None:
    articles = {
        "lama": {"judul": "Pemilu", "tanggal": "2026-01-10", "utama_sampai": "2026-01-20"},
        "baru": {"judul": "Baru", "tanggal": "2026-01-15"},
    }
    site = made(articles, today="2026-01-20")
    assert headlines(site) == ["Pemilu", "Baru"]
    assert headlines(site.rebuild(build_today="2026-01-21")) == ["Baru", "Pemilu"]


def test_of_two_pinned_articles_the_newer_leads_and_a_withdrawn_one_never(made: Site) -> None:
    pin = {"utama_sampai": "2026-02-01"}
    gone = {"dicabut": {"waktu": "2026-01-06", "alasan": "Keliru."}}
    site = made(
        {
            "a": {"judul": "Satu", "tanggal": "2026-01-01", **pin},
            "b": {"judul": "Dua", "tanggal": "2026-01-02", **pin},
            "c": {"judul": "Tiga", "tanggal": "2026-01-05", **pin, **gone},
        },
        today="2026-01-10",
    )
    assert headlines(site, ".lead") == ["Dua"]
    assert "Tiga" not in headlines(site)


@pytest.mark.parametrize("day", ["2026-01-09", "2026-04-13", "9999-12-31"])
def test_pin_before_the_article_or_for_longer_than_a_season_is_refused(tmp_path: Path, day: str) -> None:
    text = article(tanggal="2026-01-10", utama_sampai=day)
    site = build(tmp_path, {"content/berita/2026/a.md": text})
    assert not site.ok
    assert "utama_sampai" in str(site.problems)
    assert site.rebuild({"content/berita/2026/a.md": text.replace(day, "2026-04-12")}).ok


def test_every_headline_stands_once_and_topics_choose_in_turn(made: Site) -> None:
    both = {"topik": ["kehumasan", "anggaran"]}
    site = made({f"a{n:02d}": {"judul": f"Kabar {n:02d}", "tanggal": f"2026-01-{n:02d}", **both} for n in range(1, 21)})
    shown = headlines(site)
    assert len(shown) == len(set(shown)) == 1 + 6 + 6
    groups = site.soup("").select(".topic-columns section")
    assert [group.h3.get_text(strip=True) for group in groups if group.h3] == ["Anggaran", "Kehumasan"]
    assert [len(group.select("li")) for group in groups] == [3, 3]
    assert [a["href"] for group in groups for a in group.select("h3 a")] == ["topik/anggaran/", "topik/kehumasan/"]


def test_small_site_leaves_news_for_its_topics_and_a_topic_with_one_article_is_none(made: Site) -> None:
    topics = ["anggaran", "kehumasan", "kehumasan", "kehumasan", "kehumasan"]
    articles = {f"a{n}": {"judul": f"K{n}", "tanggal": f"2026-01-0{n}", "topik": [topics[n - 1]]} for n in range(1, 6)}
    site = made(articles)
    assert headlines(site, ".topic-columns") == ["K2"]
    assert headlines(site) == ["K5", "K4", "K3", "K2"]


def test_site_without_any_content_says_so_and_still_tells_whom_to_ask(made: Site) -> None:
    site = made({}, plugins=BARE)
    assert "Belum ada berita yang terbit." in site.soup("").select_one("main").get_text()  # type: ignore[union-attr]
    assert headings(site) == ["Bertanya dan mengadu", "Kantor"]
    assert headlines(site) == []


def test_one_article_stands_alone_without_an_empty_list(made: Site) -> None:
    site = made({"a": {"judul": LONG.strip()}})
    assert headlines(site) == [LONG.strip()]
    assert not site.soup("").select(".latest, .front-split, main ul:empty")


def test_headings_of_a_full_home_page_skip_no_level_and_name_every_section(made: Site) -> None:
    site = made({f"a{n}": {"judul": f"K{n}", "topik": ["anggaran"]} for n in range(8)})
    levels = [int(tag.name[1]) for tag in site.soup("").select("main :is(h1, h2, h3, h4)")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))
    ids = {tag["id"] for tag in site.soup("").select("[id]")}
    for section in site.soup("").select("main > section, main .home-pair > section"):
        assert section.get("aria-label") or section["aria-labelledby"] in ids


def test_hundreds_of_articles_make_a_home_page_no_longer_than_thirty(tmp_path: Path) -> None:
    def site(count: int) -> BuiltSite:
        files = {
            f"content/berita/{2000 + n % 20}/a{n}.md": article(
                judul=f"Kabar {n:04d}", tanggal=f"{2000 + n % 20}-01-{1 + n % 28:02d}", topik=["kehumasan"]
            )
            for n in range(count)
        }
        return build(tmp_path / str(count), files, plugins=BARE)

    small, large = site(30), site(300)
    assert small.ok
    assert large.ok
    assert len(headlines(large)) == len(headlines(small)) == 1 + 6 + 3


def test_coming_events_are_told_next_first_without_withdrawn_ones(made: Site) -> None:
    def event(name: str, day: str, **keys: Any) -> dict[str, Any]:
        return {"judul": f"Kabar {name}", "tanggal": "2026-01-02", "peristiwa": {"nama": name, "mulai": day}, **keys}

    gone = {"dicabut": {"waktu": "2026-01-06", "alasan": "Batal."}}
    articles = {
        "a": event("Forum", "2026-03-01"),
        "b": event("Rapat", "2026-02-01"),
        "c": event("Batal", "2026-02-02", **gone),
        "d": event("Lampau", "2026-01-03"),
    }
    site = made(articles, today="2026-01-10")
    agenda = site.soup("").select_one("[aria-labelledby='_agenda-beranda']")
    assert agenda is not None
    assert [a.get_text() for a in agenda.select("li a")] == ["Rapat", "Forum"]
    later = site.rebuild(build_today="2026-06-01").soup("").select_one("[aria-labelledby='_agenda-beranda']")
    assert later is not None
    assert "Belum ada acara yang akan datang." in later.get_text()
    assert [a.get_text() for a in later.select("li a")] == ["Forum", "Rapat"]


def test_site_without_events_has_no_agenda_on_its_home_page(made: Site) -> None:
    undated = {"a": {"peristiwa": {"nama": "Kunjungan", "mulai": "tidak-tercantum"}}}
    assert "Agenda" not in headings(made(undated))


def test_office_is_named_with_its_units_where_the_register_knows_it(tmp_path: Path) -> None:
    bodies = (
        "dinas-contoh: {nama: Dinas Contoh, jenis: perangkat-daerah}\n"
        "bidang-b: {nama: Bidang B, jenis: unit-perangkat-daerah, induk: dinas-contoh}\n"
        "bidang-a: {nama: Bidang A, jenis: unit-perangkat-daerah, induk: dinas-contoh}\n"
        "bidang-lama: {nama: Bidang Lama, jenis: unit-perangkat-daerah, induk: dinas-contoh, pensiun: ya}\n"
        "lain: {nama: Dinas Lain, jenis: perangkat-daerah}\n"
    )
    files = {"content/rujukan/lembaga.yaml": bodies, "content/halaman/kontak.md": standing(judul="Hubungi kami")}
    site = build(tmp_path, files, office_name="Dinas Contoh", office_phone="(021) 1234 567", office_street="Jalan 1")
    assert site.ok, site.problems
    links = [(a.get_text(), a["href"]) for a in site.soup("").select(".offices a[href]")]
    assert ("Dinas Contoh", "lembaga/dinas-contoh/") in links
    assert ("(021) 1234 567", "tel:(021)1234567") in links
    assert ("Hubungi kami", "kontak/") in links
    assert [title for title, address in links if "bidang" in str(address)] == ["Bidang A", "Bidang B"]
    unknown = site.rebuild(office_name="Kantor tak terdaftar", office_short="KTT")
    assert not unknown.soup("").select(".offices a[href^='lembaga/']")


def test_only_the_home_page_changes_when_the_pin_ends(made: Site) -> None:
    site = made(
        {"a": {"judul": "A", "tanggal": "2026-01-10", "utama_sampai": "2026-01-20"}, "b": {"tanggal": "2026-01-15"}},
        plugins=BARE,
        today="2026-01-20",
    )
    before = site.files()
    after = site.rebuild(build_today="2026-01-21").files()
    assert [name for name in differing(before, after) if name.endswith(".html")] == ["index.html"]


def test_rebuilt_home_page_equals_a_clean_build(made: Site, tmp_path: Path) -> None:
    site = made({f"a{n}": {"judul": f"K{n}", "topik": ["anggaran"]} for n in range(4)})
    changed = site.rebuild({"content/berita/2026/baru.md": article(judul="Baru", tanggal="2026-05-05")})
    assert changed.html("") == changed.clean_copy(tmp_path / "bersih").html("")
