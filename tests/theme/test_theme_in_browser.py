"""The theme in a real browser: accessible in light and dark, and nothing wider than the narrowest phone."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from markupsafe import Markup
from playwright.sync_api import Browser, Page, sync_playwright
from theme_samples import (
    CHROME,
    MODELS,
    component_names,
    component_yaml,
    render,
    render_component,
    sample_page,
    the_theme,
)

from plugins.engine.page import Page as SitePage
from plugins.engine.page import output_name
from plugins.engine.render import Linker, Renderer
from plugins.newsroom.views import StandingView

CHROMIUM = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome", "chrome") if (found := shutil.which(name))),
    None,
)
pytestmark = pytest.mark.skipif(
    CHROMIUM is None and os.environ.get("CI") != "true",
    reason="no Chromium or Chrome is installed",
)
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# Links in running text are exempt from the minimum size (WCAG 2.2, 2.5.8).
SMALL_TARGETS = """() => [...document.querySelectorAll('a, summary')]
  .filter(item => !item.closest('.prose, .skip'))
  .filter(item => { const box = item.getBoundingClientRect(); return box.width && box.height < 24; })
  .map(item => item.outerHTML)"""
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
LOOKED_AT = (
    *("entry", "bare-entry", "index", "agenda"),
    *("article", "bare-article", "home", "bare-home", "list", "standing", "outline", "missing"),
)
GALLERIES = range(max(len(component_yaml(name)["examples"]) for name in component_names()))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        )
        yield running
        running.close()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample pages and the galleries of components, written as files."""
    root = tmp_path_factory.mktemp("theme")
    files = {output_name(sample_page(name).address): render(name) for name in MODELS}
    files |= {f"galeri/{place}/index.html": gallery(place) for place in GALLERIES}
    files["aset/suluh.css"] = the_theme().css
    files["media/dialog.svg"] = '<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="800"/>'
    for name, content in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(content, "utf-8")
    return root


def gallery(place: int) -> str:
    """One example of every component that has so many, on one page."""
    shown = [
        render_component(name, component_yaml(name)["examples"][place]["data"])
        for name in component_names()
        if place < len(component_yaml(name)["examples"]) and name != "reference"  # stands inside the others
    ]
    view = StandingView("Galeri", "", None, Markup("".join(shown)), (), ())  # noqa: S704 -- the theme's own examples
    page = SitePage(f"galeri/{place}/", "standing.html", "Galeri", view)
    markup = Renderer(the_theme(), CHROME, Linker(offline=True, base_path="/")).render(page).decode()
    return markup.replace('<div class="prose">', "<div>", 1)


def visit(browser: Browser, path: Path, *, width: int, scheme: str) -> Page:
    page = browser.new_page(
        viewport={"width": width, "height": 800}, color_scheme="dark" if scheme == "dark" else "light"
    )
    page.goto(path.as_uri())
    return page


def violations(page: Page, tags: list[str]) -> list[str]:
    result = Axe().run(page, options={"runOnly": {"type": "tag", "values": tags}})
    return [f"{item['id']}: {item['nodes'][0]['html']}" for item in result.response["violations"]]


@pytest.mark.parametrize("name", LOOKED_AT)
def test_page_is_accessible_and_fits(browser: Browser, site: Path, name: str) -> None:
    path = site / output_name(sample_page(name).address)
    for scheme, width in (("light", 320), ("dark", 1280)):
        page = visit(browser, path, width=width, scheme=scheme)
        assert violations(page, [*TAGS, "best-practice"]) == []
        assert page.evaluate(OVERFLOW) == 0
        assert page.evaluate(SMALL_TARGETS) == []
        page.close()


@pytest.mark.parametrize("place", GALLERIES)
def test_components_are_accessible_and_fit(browser: Browser, site: Path, place: int) -> None:
    for scheme, width in (("dark", 320), ("light", 1280)):
        page = visit(browser, site / f"galeri/{place}/index.html", width=width, scheme=scheme)
        assert violations(page, TAGS) == []
        assert page.evaluate(OVERFLOW) == 0
        assert page.evaluate(SMALL_TARGETS) == []
        page.close()


def test_wide_table_scrolls_in_its_own_region_that_the_keyboard_reaches(browser: Browser, site: Path) -> None:
    page = visit(browser, site / "galeri/0/index.html", width=320, scheme="light")
    region = page.get_by_role("region", name="Permohonan informasi menurut tahun", exact=True).first
    region.focus()
    assert region.evaluate("item => item === document.activeElement")
    assert region.evaluate("item => item.scrollWidth > item.clientWidth")
    page.close()


def test_skip_link_is_the_first_stop_and_leads_to_the_text(browser: Browser, site: Path) -> None:
    page = visit(browser, site / output_name(sample_page("article").address), width=320, scheme="light")
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    assert skip.get_attribute("href") == "#_isi"
    box = skip.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["height"] >= 24
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.tagName") == "MAIN"
    page.close()


def test_print_is_light_and_shows_addresses_of_outside_links_but_no_navigation(browser: Browser, site: Path) -> None:
    page = visit(browser, site / output_name(sample_page("article").address), width=800, scheme="dark")
    page.emulate_media(media="print")
    link = page.locator('.prose a[href="https://media.example/"]')
    assert "(https://media.example/)" in link.evaluate(
        "item => getComputedStyle(item, '::after').content.replace('attr(href)', item.href).replace(/\"/g, '')"
    ).replace(" ", "")
    assert page.locator(".site-nav").is_hidden()
    assert page.locator(".backlinks").is_hidden()
    assert (
        page.locator(".panel").first.evaluate("item => getComputedStyle(item).backgroundColor") == "rgb(255, 255, 255)"
    )
    assert page.locator(".site-name").is_visible()
    assert page.locator(".print-only").is_visible()
    page.close()
