"""The sitemap and robots.txt of finished sites."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser
from xml.etree import ElementTree as ET

import pytest
from discovery_samples import sample_files
from support.site import ROOT, URL, BuiltSite, build

from plugins.discovery.site import Site
from plugins.discovery.sitemap import sitemap_files
from plugins.engine.config import load_config
from plugins.engine.page import Page
from plugins.engine.theme import load_theme
from plugins.registers.model import Registers

NS = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    built = build(tmp_path_factory.mktemp("situs"), sample_files(), share_cards=True)
    assert built.ok, built.problems
    return built


def locations(data: bytes, item: str = "url") -> dict[str, str]:
    """URLs with their dates, or "" where none is stated."""
    root = ET.fromstring(data)  # noqa: S314 -- our own bytes
    return {found.findtext(f"{NS}loc", ""): found.findtext(f"{NS}lastmod", "") for found in root.findall(f"{NS}{item}")}


def sample_site(tmp_path: Path, url: str = URL) -> Site:
    settings: dict[str, Any] = {
        "SITENAME": "Kantor",
        "SITEURL": url,
        "TIMEZONE": "Asia/Makassar",
        "OFFICE_NAME": "Kantor",
        "BUILD_TODAY": "2026-01-01",
        "PATH": str(tmp_path),
        "OUTPUT_PATH": str(tmp_path / "output"),
        "THEME": str(ROOT / "theme"),
    }
    config, problems = load_config(settings, {})
    assert config is not None, problems
    return Site(config, load_theme(config.theme).words, Registers(), frozenset())


def made(tmp_path: Path, pages: list[Page], size: int, url: str = URL) -> dict[str, bytes]:
    return {file.address: file.make() for file in sitemap_files(sample_site(tmp_path, url), pages, size)}


def test_sitemap_lists_every_page_that_may_be_found(site: BuiltSite) -> None:
    found = locations((site.output / "sitemap.xml").read_bytes())
    pages = {f"{URL}/{name.removesuffix('index.html')}" for name in site.pages()}
    assert set(found) == pages - {f"{URL}/404.html", f"{URL}/berita/2024/dicabut/"}


def test_dates_are_those_of_the_content(site: BuiltSite) -> None:
    found = locations((site.output / "sitemap.xml").read_bytes())
    assert found[f"{URL}/berita/2025/penuh/"] == "2025-03-07T10:00:00+07:00"
    assert found[f"{URL}/berita/2025/lain/"] == "2025-01-15T00:00:00+07:00"
    assert found[f"{URL}/peta-situs/"] == ""


def test_large_site_has_an_index_of_parts(tmp_path: Path) -> None:
    pages = [Page(f"a/{number:03d}/", "", "", None, modified=date(2025, 1, 1 + number)) for number in range(25)]
    pages.append(Page("b/", "", "", None, modified=datetime(2025, 3, 1, 1, tzinfo=UTC)))
    pages.append(Page("c/", "", "", None, listed=False))
    files = made(tmp_path, pages, 10)
    index = locations(files["sitemap.xml"], "sitemap")
    assert list(index) == [f"{URL}/sitemap-{number}.xml" for number in (1, 2, 3)]
    assert index[f"{URL}/sitemap-1.xml"] == "2025-01-10T00:00:00+08:00"
    assert index[f"{URL}/sitemap-3.xml"] == "2025-03-01T01:00:00+00:00"
    parts = [locations(files[f"sitemap-{number}.xml"]) for number in (1, 2, 3)]
    assert [len(part) for part in parts] == [10, 10, 6]
    assert len({url for part in parts for url in part}) == 26


def test_site_that_just_fits_has_no_index(tmp_path: Path) -> None:
    pages = [Page(f"{number}/", "", "", None) for number in range(10)]
    assert list(made(tmp_path, pages, 10)) == ["sitemap.xml"]


def test_addresses_are_percent_encoded_and_escaped(tmp_path: Path) -> None:
    [data] = made(tmp_path, [Page("tag/kopi & téh/", "", "", None)], 10, "https://x.example/sub").values()
    [url] = locations(data)
    assert url == "https://x.example/sub/tag/kopi%20&%20t%C3%A9h/"


@pytest.mark.parametrize("url", ["https://x.example", "https://x.example/sub"])
def test_robots_lets_everybody_in_and_names_the_sitemap(tmp_path: Path, url: str) -> None:
    built = build(tmp_path, sample_files(), siteurl=url)
    robots = RobotFileParser()
    robots.parse((built.output / "robots.txt").read_text("utf-8").splitlines())
    assert robots.site_maps() == [f"{url}/sitemap.xml"]
    assert robots.can_fetch("Sembarang", f"{url}/berita/")
    for found in locations((built.output / "sitemap.xml").read_bytes()):
        assert urlsplit(found).path.startswith(urlsplit(url).path + "/")


def test_a_sitemap_is_made_anew_where_a_page_comes_goes_or_changes_its_day(tmp_path: Path) -> None:
    day, later = datetime(2025, 1, 1, tzinfo=UTC), datetime(2025, 1, 1, 0, 0, 1, tzinfo=UTC)

    def marks(*pages: Page) -> dict[str, str]:
        files = sitemap_files(sample_site(tmp_path), pages, 2)
        return {file.address: file.mark for file in files}

    pages = [Page(name, "", name, None, modified=day) for name in ("a/", "b/", "c/")]
    before = marks(*pages)
    assert list(before) == ["sitemap-1.xml", "sitemap-2.xml", "sitemap.xml"]
    assert marks(*pages[:2], Page("c/", "", "Judul lain", None, modified=day)) == before
    for other in (
        (*pages[:2], Page("c/", "", "c", None, modified=later)),
        (*pages[:2], Page("c/", "", "c", None)),
        (*pages, Page("d/", "", "d", None)),
        (*pages[:2], Page("d/", "", "d", None, modified=day)),
    ):
        after = marks(*other)
        assert after["sitemap-1.xml"] == before["sitemap-1.xml"]
        assert after["sitemap-2.xml"] != before["sitemap-2.xml"]
        assert after["sitemap.xml"] != before["sitemap.xml"]
