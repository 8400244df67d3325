"""Sample pages of every template in a real browser: with everything, with nothing, and with words too long for a phone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from support.chromium import launched
from support.looking import COLOUR_RULES, looked_at, lost_words, overflows, small_targets, spaced, violations
from theme_samples import MODELS, render, sample_page, the_theme

from plugins.engine.page import output_name

# The page of an address that moved leads on at once.
LOOKED_AT = sorted(name for name in MODELS if MODELS[name][0] != "redirect.html")


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
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample pages, written as files."""
    root = tmp_path_factory.mktemp("theme")
    files = {output_name(sample_page(name).address): render(name) for name in MODELS}
    files["aset/suluh.css"] = the_theme().css
    files["media/dialog.svg"] = '<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="800"/>'
    for name, content in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(content, "utf-8")
    return root


def narrow(page: Page) -> list[str]:
    """Everything that can be wrong on a phone."""
    with spaced(page):
        set_apart = [f"with the reader's spacing: {line}" for line in overflows(page) + lost_words(page)]
    return violations(page) + overflows(page) + small_targets(page) + lost_words(page) + set_apart


def wide(page: Page) -> list[str]:
    return violations(page) + overflows(page) + lost_words(page)


@pytest.mark.parametrize("name", LOOKED_AT)
def test_page_is_accessible_and_fits(context: BrowserContext, site: Path, name: str) -> None:
    page = context.new_page()
    page.goto((site / output_name(sample_page(name).address)).as_uri())
    wrong = looked_at(page, 320, "light", narrow)
    wrong += looked_at(page, 320, "dark", lambda page: violations(page, COLOUR_RULES))
    if not name.startswith("bare-"):
        wrong += looked_at(page, 768, "light", lambda page: overflows(page) + lost_words(page))
        wrong += looked_at(page, 1280, "light", wide)
    page.close()
    assert wrong == []
