"""How people reach and read the pages: by keyboard, with forced colours, without motion, zoomed, in every amount."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from support.chromium import launched, served
from support.looking import lost_words, overflows, small_targets, spaced
from support.office import LONG_URL, LONG_WORD, office
from support.site import BuiltSite, article

AMOUNT = 1000 if os.environ.get("SULUH_LONG") else 90
"""Articles, and items: the long mode builds a thousand of each; several parts of a list come of ninety."""
KINDS = (
    "",
    "berita/",
    "berita/2024/",
    "berita/bagian/2/",
    "berita/2026/panjang/",
    "topik/kehumasan/",
    "topik/",
    "pejabat/sri-contoh/",
    "wilayah/",
    "wilayah/64.08/",
    "ppid/",
    "ppid/berkala/",
    "ppid/dikecualikan/",
    "ppid/informasi/neraca-10/",
    "ppid/kepatuhan/b-d-2/",
    "ppid/permohonan/",
    "ppid/permohonan/formulir/",
    "tentang/",
    "peta-situs/",
    "404.html",
)
"""One address of every kind, of a site with so many entries; the list of public information has its own test."""

STOPS = """() => [...document.querySelectorAll('a[href], summary, button, input, select, textarea, audio, [tabindex="0"]')]
  .filter(item => item.getClientRects().length).length"""
FOCUSED = """() => { const item = document.activeElement, style = getComputedStyle(item), box = item.getBoundingClientRect();
  return {tag: item.tagName, top: box.top + scrollY, left: box.left, width: box.width,
    seen: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 && box.right > 0 && box.bottom > 0,
    order: [...document.querySelectorAll('*')].indexOf(item), html: item.outerHTML.slice(0, 90)}; }"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launched() as running:
        yield running


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """An office with so many articles and items, and an article that has every part."""
    long = article(
        f"{LONG_WORD}\n\n{LONG_URL}\n\n> {LONG_WORD}\n\n| {LONG_WORD} | Jumlah |\n|---|---:|\n| {LONG_URL} | 1 |\n\n"
        f"    {LONG_URL}{LONG_WORD}\n\nDan[^1].\n\n[^1]: {LONG_URL}\n",
        judul=f"Judul {LONG_WORD}",
        ringkasan=f"Ringkasan {LONG_URL}",
        tanggal="2026-01-15",
        topik=["kehumasan"],
        iklan=True,
        sumber={"nama": LONG_WORD, "url": "https://sumber.example/a", "redaksi": True},
        peristiwa={"nama": LONG_WORD, "mulai": "2026-02-01", "tempat": LONG_URL},
        ralat=[{"waktu": "2026-01-16 09:00 WIB", "isi": LONG_WORD}],
        riwayat=[{"waktu": "2026-01-17", "isi": LONG_URL}],
        dicabut={"waktu": "2026-02-01", "alasan": LONG_WORD},
    )
    return office(tmp_path_factory.mktemp("banyak"), articles=AMOUNT, items=AMOUNT, panjang=long)


@pytest.fixture(scope="module")
def root(site: BuiltSite) -> Iterator[str]:
    with served(site.output) as address:
        yield address


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 320, "height": 800}, reduced_motion="reduce")
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    page = context.new_page()
    yield page
    page.close()


def open_all(page: Page) -> None:
    """Unfold everything that can be unfolded."""
    page.evaluate("document.querySelectorAll('details').forEach(item => { item.open = true })")


@pytest.mark.parametrize("name", KINDS)
def test_page_reflows_keeps_its_words_and_its_targets(page: Page, root: str, name: str) -> None:
    """WCAG 2.2: reflow at 320 px (1.4.10), spacing (1.4.12), targets (2.5.8); 640 px are 1280 at a zoom of 200 %."""
    answer = page.goto(root + name)
    assert answer is not None
    assert answer.ok
    open_all(page)
    wrong = small_targets(page)
    for width in (320, 640, 768, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        wrong += [f"{width}: {line}" for line in overflows(page) + lost_words(page)]
        with spaced(page):
            wrong += [f"{width}, spaced: {line}" for line in overflows(page) + lost_words(page)]
    page.set_viewport_size({"width": 640, "height": 800})
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    wrong += [f"letters twice as large: {line}" for line in overflows(page)]
    assert wrong == []


def test_list_of_many_rows_fits_and_scrolls_by_keyboard(page: Page, root: str) -> None:
    page.goto(f"{root}ppid/daftar-informasi-publik/")
    assert page.locator(".dip tbody tr").count() == AMOUNT
    assert overflows(page) == []
    region = page.locator(".dip")
    region.focus()
    assert region.evaluate("item => item === document.activeElement && item.scrollWidth > item.clientWidth")
    assert region.evaluate("item => getComputedStyle(item).outlineStyle") != "none"
    before = region.evaluate("item => item.scrollLeft")
    page.keyboard.press("ArrowRight")
    page.wait_for_function("before => document.querySelector('.dip').scrollLeft > before", arg=before)
    assert page.get_by_role("region", name=re.compile("^Daftar Informasi Publik")).count() == 1


@pytest.mark.parametrize("name", ["", "berita/2026/panjang/", "ppid/", "wilayah/64.08/", "ppid/permohonan/"])
def test_every_stop_of_the_keyboard_is_seen_and_follows_the_text(page: Page, root: str, name: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(root + name)
    stops = page.evaluate(STOPS)
    seen = []
    for _ in range(stops):
        page.keyboard.press("Tab")
        seen.append(page.evaluate(FOCUSED))
    assert [stop["html"] for stop in seen if not stop["seen"]] == []
    orders = [stop["order"] for stop in seen]
    assert orders == sorted(orders)
    assert len(set(orders)) == stops, "some stop is never reached"
    # The next one leaves the page: nothing holds the keyboard.
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED)["tag"] in {"BODY", "A"}


def test_skip_link_shows_itself_and_moves_the_keyboard_into_the_text(page: Page, root: str) -> None:
    page.goto(f"{root}berita/2026/panjang/")
    page.keyboard.press("Tab")
    box = page.locator(":focus").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["height"] >= 24
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.tagName") == "MAIN"
    page.keyboard.press("Tab")
    assert page.evaluate("!!document.activeElement.closest('main')")


def test_folds_open_and_close_by_keyboard(page: Page, root: str) -> None:
    page.goto(f"{root}ppid/daftar-informasi-publik/")
    fold = page.locator("main details").first
    fold.locator("summary").focus()
    page.keyboard.press("Enter")
    assert fold.evaluate("item => item.open")
    page.keyboard.press("Tab")
    assert fold.evaluate("item => item.contains(document.activeElement)")
    fold.locator("summary").focus()
    page.keyboard.press("Space")
    assert not fold.evaluate("item => item.open")


def test_footnote_leads_there_and_back_by_keyboard(page: Page, root: str) -> None:
    page.goto(f"{root}berita/2026/panjang/")
    page.locator("sup a").first.focus()
    page.keyboard.press("Enter")
    assert page.locator(".footnotes li:target").count() == 1
    page.locator(":target .backlinks a").first.focus()
    page.keyboard.press("Enter")
    assert page.locator("sup :target").count() == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_forced_colours_leave_edges_states_and_focus_to_be_seen(browser: Browser, root: str, scheme: str) -> None:
    context = browser.new_context(forced_colors="active", color_scheme="dark" if scheme == "dark" else "light")
    page = context.new_page()
    page.goto(f"{root}ppid/informasi/neraca-10/")
    edges = "item => { const style = getComputedStyle(item); return [style.borderTopStyle, style.borderTopWidth]; }"
    for selector in (".status", ".panel", ".notice"):
        shown = page.locator(f"main {selector}").first
        assert shown.evaluate(edges)[0] == "solid", selector
        assert shown.evaluate(edges)[1] != "0px", selector
    sign = page.locator("main .status").first.evaluate(
        "item => { const style = getComputedStyle(item, '::before'); return [style.borderTopStyle, style.borderTopColor]; }"
    )
    assert sign[0] == "solid"
    assert sign[1] != page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.keyboard.press("Tab")
    focused = page.evaluate("(() => { const s = getComputedStyle(document.activeElement); return s.outlineStyle; })()")
    assert focused == "solid"
    page.goto(f"{root}berita/")
    current = page.locator(".site-nav [aria-current]")
    other = page.locator(".site-nav a:not([aria-current])").first
    line = "item => getComputedStyle(item).borderBottomColor"
    assert current.evaluate(line) != other.evaluate(line)
    context.close()


def test_nothing_moves_for_those_who_ask_for_no_motion(browser: Browser, root: str) -> None:
    for motion, expected in (("reduce", "auto"), ("no-preference", "smooth")):
        context = browser.new_context(reduced_motion="reduce" if motion == "reduce" else "no-preference")
        page = context.new_page()
        page.goto(root)
        assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == expected
        moving = page.evaluate(
            "() => [...document.querySelectorAll('*')].filter(item => { const style = getComputedStyle(item);"
            " return style.animationName !== 'none' || parseFloat(style.transitionDuration) > 0; }).length"
        )
        assert moving == 0
        context.close()


def test_states_of_colours_change_colours_only(page: Page, root: str) -> None:
    """What the dark scheme sets are tokens: so a page is the same in both but for its colours."""
    page.goto(root)
    named = page.evaluate(
        "() => [...document.styleSheets[0].cssRules].filter(rule => rule.media && /color-scheme: dark/.test(rule.media.mediaText))"
        ".flatMap(rule => [...rule.cssRules]).flatMap(rule => [...rule.style])"
    )
    assert named
    assert [name for name in named if not name.startswith("--") and name not in {"color-scheme", "filter"}] == []
