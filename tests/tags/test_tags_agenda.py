"""The agenda of whole small sites: to come, past, by month, body and region; calendar files beside the documents."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import feedparser
import html5lib
import pytest
from bs4 import BeautifulSoup
from icalendar import Calendar
from support.site import BuiltSite, article, build, standing
from tags.tags_samples import SITE_REGISTERS

EVENTS: dict[str, dict[str, Any]] = {
    "bimtek": {
        "nama": "Bimbingan teknis",
        "mulai": "2025-01-30",
        "selesai": "2025-02-01",
        "tempat": "Aula, Kabupaten Kutai Timur",
        "wilayah": "64.08",
        "penyelenggara": ["dinas-contoh", "bidang-contoh"],
    },
    "rapat": {"nama": "Rapat kerja", "mulai": "2024-05-02 09:00 WITA", "penyelenggara": ["dinas-contoh"]},
    "kunjungan": {"nama": "Kunjungan belajar", "mulai": "tidak-tercantum", "hari": "Rabu", "wilayah": "64.08"},
}


def content() -> dict[str, str]:
    files = {
        f"content/berita/2025/{name}.md": article(judul=f"Berita {name}", tanggal="2025-03-01", peristiwa=event)
        for name, event in EVENTS.items()
    }
    files["content/berita/2025/biasa.md"] = article(judul="Tanpa acara", tanggal="2025-03-02")
    files["content/berita/2025/tarik.md"] = article(
        judul="Berita tarik",
        tanggal="2025-03-01",
        peristiwa={"nama": "Acara keliru", "mulai": "2025-02-10"},
        dicabut={"waktu": "2025-03-02", "alasan": "Tidak benar."},
    )
    files["content/halaman/forum.md"] = standing(
        judul="Forum tahunan",
        peristiwa={"nama": "Forum data", "mulai": "2027-04-01", "penyelenggara": ["dinas-contoh"]},
    )
    return SITE_REGISTERS | files


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    built = build(tmp_path_factory.mktemp("agenda"), content(), today="2026-12-01")
    assert built.ok, built.stdout
    return built


def shown(soup: BeautifulSoup) -> dict[str, list[str]]:
    """The names of events under each heading of an agenda page."""
    return {
        " ".join(part.h2.get_text().split()) if part.h2 else "": [
            name.get_text() for name in part.select(".agenda-name > a")
        ]
        for part in soup.select("main > .part")
    }


def summaries(path: Path) -> list[str]:
    return [str(event["summary"]) for event in Calendar.from_ical(path.read_bytes()).walk("VEVENT")]


def test_agenda_tells_what_comes_what_was_and_what_has_no_date(site: BuiltSite) -> None:
    assert shown(site.soup("agenda/")) == {
        "Sedang berlangsung dan akan datang": ["Forum data"],
        "Acara terakhir": ["Acara keliru", "Bimbingan teknis", "Rapat kerja"],
        "Tanggal tidak disebutkan": ["Kunjungan belajar"],
    }


def test_upcoming_is_told_from_the_build_date(tmp_path: Path) -> None:
    earlier = build(tmp_path, content(), today="2025-01-31", registers=False)
    assert "Bimbingan teknis" not in earlier.html("agenda/")  # its article is not published yet
    later = earlier.rebuild(build_today="2027-04-02")
    assert later.ok, later.stdout
    assert "Belum ada acara yang akan datang" in later.html("agenda/")


def test_every_agenda_page_is_valid_and_links_relatively(site: BuiltSite) -> None:
    pages = [html for name, html in site.pages().items() if name.startswith("agenda/")]
    assert len(pages) > 8
    for html in pages:
        html5lib.HTMLParser(strict=True).parse(html)


def test_event_of_several_days_stands_in_both_months(site: BuiltSite) -> None:
    assert shown(site.soup("agenda/2025/01/")) == {"": ["Bimbingan teknis"]}
    assert shown(site.soup("agenda/2025/02/")) == {"": ["Bimbingan teknis", "Acara keliru"]}
    assert shown(site.soup("agenda/2025/")) == {
        "Januari 2025": ["Bimbingan teknis"],
        "Februari 2025": ["Bimbingan teknis", "Acara keliru"],
    }


def test_event_tells_days_place_region_and_organisers(site: BuiltSite) -> None:
    (event,) = site.soup("agenda/2025/01/").select(".agenda > li")
    said = " ".join(event.get_text(" ").split())
    assert said.startswith("Kamis, 30 Januari 2025 sampai Sabtu, 1 Februari 2025 Bimbingan teknis")
    assert said.count("Kabupaten Kutai Timur") == 1
    assert [time["datetime"] for time in event.select("time")] == ["2025-01-30", "2025-02-01"]
    assert event.select_one('a[href="../../../berita/2025/bimtek/"]')
    assert event.select_one('a[href="../../../lembaga/bidang-contoh/"]')


def test_time_is_told_with_its_zone(site: BuiltSite) -> None:
    time = site.soup("agenda/2024/05/").select_one(".agenda time")
    assert time is not None
    assert time.get_text() == "Kamis, 2 Mei 2024 pukul 09.00 WITA"
    assert time["datetime"] == "2024-05-02T09:00+08:00"


def test_unknown_day_is_said_and_has_no_calendar_file(site: BuiltSite) -> None:
    (event,) = site.soup("agenda/tanpa-tanggal/").select(".agenda > li")
    assert "Rabu, tanggal tidak disebutkan" in event.get_text()
    assert not event.select("time")
    assert not site.exists("berita/2025/kunjungan/acara.ics")


def test_agenda_by_body_and_by_region(site: BuiltSite) -> None:
    index = site.soup("agenda/menurut-lembaga/")
    assert [link.get_text() for link in index.select(".index-part a")] == ["Bidang Contoh", "Dinas Contoh"]
    assert "3 acara" in index.get_text()
    assert shown(site.soup("agenda/menurut-lembaga/dinas-contoh/")) == {
        "April 2027": ["Forum data"],
        "Januari 2025": ["Bimbingan teknis"],
        "Mei 2024": ["Rapat kerja"],
    }
    assert shown(site.soup("agenda/menurut-wilayah/64.08/")) == {
        "Januari 2025": ["Bimbingan teknis"],
        "Tanggal tidak disebutkan": ["Kunjungan belajar"],
    }


def test_calendar_file_stands_beside_the_document_which_offers_it(site: BuiltSite) -> None:
    assert summaries(site.output / "berita/2025/bimtek/acara.ics") == ["Bimbingan teknis"]
    assert site.soup("berita/2025/bimtek/").select_one('.panel a[href="acara.ics"]')
    assert site.soup("forum/").select_one('.panel a[href="acara.ics"]')
    assert not site.soup("berita/2025/kunjungan/").select('a[href$=".ics"]')


def test_whole_agenda_is_one_calendar_without_withdrawn_events(site: BuiltSite) -> None:
    found = summaries(site.output / "agenda/agenda.ics")
    assert found == ["Rapat kerja", "Bimbingan teknis", "Forum data"]
    uids = [str(e["uid"]) for e in Calendar.from_ical((site.output / "agenda/agenda.ics").read_bytes()).walk("VEVENT")]
    assert len(set(uids)) == len(uids)
    assert site.soup("agenda/").select_one('a[href="agenda.ics"]')


def test_withdrawn_article_marks_its_event(site: BuiltSite) -> None:
    item = site.soup("agenda/2025/02/").select(".agenda > li")[1]
    assert item.select_one(".flag").get_text() == "Dicabut"  # type: ignore[union-attr]


def test_calendar_files_do_not_depend_on_the_day_of_the_build(site: BuiltSite, tmp_path: Path) -> None:
    other = build(tmp_path, content(), today="2027-01-01", registers=False)
    assert {name: data for name, data in other.files().items() if name.endswith(".ics")} == {
        name: data for name, data in site.files().items() if name.endswith(".ics")
    }


def test_feed_of_the_agenda_has_the_articles_that_tell_of_events(site: BuiltSite) -> None:
    feed = feedparser.parse((site.output / "agenda/atom.xml").read_bytes())
    assert sorted(entry.title for entry in feed.entries) == ["Berita bimtek", "Berita kunjungan", "Berita rapat"]
    assert site.soup("agenda/").select_one('link[href="atom.xml"]')


def test_json_ld_of_the_agenda_has_dated_events_only(site: BuiltSite) -> None:
    script = site.soup("agenda/").select_one('script[type="application/ld+json"]')
    assert script is not None
    events = {node["name"]: node for node in json.loads(script.get_text())["@graph"] if node["@type"] == "Event"}
    assert sorted(events) == ["Acara keliru", "Bimbingan teknis", "Forum data", "Rapat kerja"]
    assert (events["Bimbingan teknis"]["startDate"], events["Bimbingan teknis"]["endDate"]) == (
        "2025-01-30",
        "2025-02-01",
    )
    assert events["Rapat kerja"]["startDate"] == "2024-05-02T09:00+08:00"


def test_site_without_events_has_an_agenda_that_says_so(tmp_path: Path) -> None:
    site = build(tmp_path, {"content/berita/2025/a.md": article()})
    assert site.ok, site.stdout
    assert "Belum ada acara." in site.html("agenda/")
    assert not site.exists("agenda/agenda.ics")
    assert not site.exists("agenda/atom.xml")


def test_unknown_organiser_of_a_standing_page_is_an_error_with_its_line(tmp_path: Path) -> None:
    page = standing(peristiwa={"mulai": "2025-01-01", "penyelenggara": ["dinas-cntoh"]})
    site = build(tmp_path, SITE_REGISTERS | {"content/halaman/forum.md": page})
    assert site.errors == ["N016"]
    assert "dinas-contoh" in site.problem("N016")["hint"]


def test_long_list_of_a_body_comes_in_parts_that_stay(tmp_path: Path) -> None:
    def event(number: int) -> str:
        day = f"20{number // 28:02d}-05-{number % 28 + 1:02d}"
        return article(
            judul=f"N{number}", tanggal="2025-01-01", peristiwa={"mulai": day, "penyelenggara": ["dinas-contoh"]}
        )

    files = {f"content/berita/2025/n{number}.md": event(number) for number in range(200)}
    site = build(tmp_path, SITE_REGISTERS | files)
    assert site.ok, site.stdout
    first = site.html("agenda/menurut-lembaga/dinas-contoh/bagian/1/")
    site.rebuild({"content/berita/2025/z.md": event(300)})
    assert site.html("agenda/menurut-lembaga/dinas-contoh/bagian/1/") == first
    assert "N300" in site.html("agenda/menurut-lembaga/dinas-contoh/")
