"""The gallery of components in a real browser: every example in every state, on a phone, light and dark."""

from __future__ import annotations

import re
from collections.abc import Iterator

import html5lib
import pytest
import yaml
from playwright.sync_api import Browser, BrowserContext
from support.chromium import launched
from support.looking import COLOUR_RULES, looked_at, lost_words, overflows, small_targets, violations
from support.site import ROOT, BuiltSite, build, standing
from support.web import Place, attribute, dead_links, ids, one

COMPONENTS = sorted(path.parent.name for path in ROOT.glob("theme/components/*/component.yaml"))
WORDLESS = {"motif", "picture", "site-mark"}
"""Components that are drawings and pictures."""
MANY = 5


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launched() as running:
        yield running


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 320, "height": 800})
    yield context
    context.close()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    site = build(
        tmp_path_factory.mktemp("galeri"),
        {"content/halaman/tentang.md": standing()},
        gallery=True,
        build_offline=True,
    )
    assert site.ok, site.problems
    return site


def test_gallery_has_a_page_for_every_component_and_is_found_by_nobody_else(site: BuiltSite) -> None:
    shown = [attribute(tag, "href") for tag in site.soup("galeri/").select("main dl a")]
    assert shown == [f"{name}/index.html" for name in COMPONENTS]
    for name in ("", *(f"{name}/" for name in COMPONENTS)):
        assert attribute(one(site.soup(f"galeri/{name}"), "meta[name=robots]"), "content") == "noindex"
    assert b"galeri" not in site.files()["sitemap.xml"]
    outside = {name: html for name, html in site.pages().items() if not name.startswith("galeri/")}
    assert outside
    assert [name for name, html in outside.items() if "galeri" in html] == []


def test_a_site_that_does_not_ask_for_the_gallery_has_none(site: BuiltSite) -> None:
    kept = site.files()
    without = site.rebuild(gallery=False)
    assert not without.exists("galeri/")
    assert [name for name in without.files() if name.startswith("galeri")] == []
    assert site.rebuild(gallery=True).files() == kept


@pytest.mark.parametrize("name", COMPONENTS)
def test_page_of_a_component_shows_its_parameters_and_every_example(site: BuiltSite, name: str) -> None:
    described = yaml.safe_load((ROOT / "theme/components" / name / "component.yaml").read_text("utf-8"))
    soup = site.soup(f"galeri/{name}/")
    html5lib.HTMLParser(strict=True).parse(site.html(f"galeri/{name}/"))
    assert len(ids(soup)) == len(set(ids(soup)))
    named = [tag.get_text(strip=True) for tag in soup.select("main > .table-scroll tbody th")]
    assert named == [item["name"] for item in described["parameters"]]
    shown = [tag.get_text(strip=True) for tag in soup.select("main > section > h2 span")]
    assert shown == [example["name"] for example in described["examples"]]
    if described["parameters"]:
        written = [yaml.safe_load(tag.get_text()) for tag in soup.select("main > section > details pre:nth-of-type(2)")]
        assert written == [example["data"] for example in described["examples"]]
    calls = [tag.get_text() for tag in soup.select("main > section > details pre:nth-of-type(1)")]
    assert all(call.startswith(name.replace("-", "_") + "(") for call in calls)


def test_examples_lead_nowhere_that_does_not_exist(site: BuiltSite) -> None:
    pages = {name: soup for name in site.pages() if name.startswith("galeri/") for soup in [site.soup(name)]}
    assert dead_links(pages, set(site.files()), Place("file:///situs/", served=False)) == []


@pytest.mark.parametrize("name", COMPONENTS)
def test_examples_of_a_component_cover_its_states(name: str) -> None:
    described = yaml.safe_load((ROOT / "theme/components" / name / "component.yaml").read_text("utf-8"))
    names = " ".join(example["name"] for example in described["examples"])
    assert name in WORDLESS or re.search(r"\blong\b", names), "no example with long words"
    if any(item["type"].startswith("list") for item in described["parameters"]):
        assert max(longest(example["data"]) for example in described["examples"]) >= MANY, "none with many entries"


def longest(value: object) -> int:
    """The length of the longest list anywhere in an example's data."""
    if isinstance(value, dict):
        return max((longest(item) for item in value.values()), default=0)
    return max([len(value), *(longest(item) for item in value)]) if isinstance(value, list) else 0


@pytest.mark.parametrize("name", COMPONENTS)
def test_examples_are_accessible_and_fit_a_phone(context: BrowserContext, site: BuiltSite, name: str) -> None:
    page = context.new_page()
    page.goto((site.output / f"galeri/{name}/index.html").as_uri())
    wrong = looked_at(
        page,
        320,
        "light",
        lambda page: violations(page, within="main") + overflows(page) + small_targets(page) + lost_words(page),
    )
    wrong += looked_at(page, 320, "dark", lambda page: violations(page, COLOUR_RULES, within="main"))
    wrong += looked_at(page, 1280, "light", lambda page: overflows(page) + lost_words(page))
    page.close()
    assert wrong == []
