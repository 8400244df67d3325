"""Header, trail, alert and footer for every reader: any width, long names, zoom, keyboard, and the system's own wishes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from support.chromium import launched, served
from support.site import article, build, document

from plugins.engine.colour import contrast
from plugins.engine.palette import schemes

OFFICE = (
    "Dinas Pemberdayaan Perempuan, Perlindungan Anak, Pengendalian Penduduk, dan Keluarga Berencana "
    "Kabupaten Kepulauan Contoh"
)
ADDRESS = "berita/2025/a/"
COLOUR = "#7a1fa2"
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
SMALL = """() => [...document.querySelectorAll('header a, nav a, footer a, .alerts a')]
  .filter(item => item.getClientRects().length)
  .filter(item => { const box = item.getBoundingClientRect(); return box.height < 24 || box.width < 24; })
  .map(item => item.outerHTML)"""


FRONT = {
    "judul": "Genangan di tiga kelurahan",
    "ringkasan": "Hindari jalan di tepi sungai sampai air surut.",
    "peristiwa": "S.19.a",
    "mulai": "2026-11-30 06.00 WIB",
    "berakhir": "2026-12-24 18.00 WIB",
    "wilayah": "Tiga kelurahan",
    "penerbit": "Kepala Bidang Informasi",
    "contoh": True,
}
PARTS = (  # PerKI 1/2021 Ps 20(2)
    "Potensi bahaya", "Pihak terdampak", "Evakuasi", "Cara menghindari",
    "Cara mendapat bantuan", "Pihak wajib mengumumkan", "Tata cara pengumuman", "Upaya pencegahan",
)  # fmt: skip
ALERT = document(FRONT, "\n".join(f"## {part}\n\nIsi bagian ini.\n" for part in PARTS))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launched() as running:
        yield running


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site of an office with every kind of long name, below an alert."""
    site = build(
        tmp_path_factory.mktemp("nama-panjang"),
        {
            "content/berita/2025/a.md": article(
                judul="Judul yang panjang sekali tentang penyelenggaraan keterbukaan informasi publik"
            ),
            "content/ppid/peringatan/banjir.md": ALERT,
        },
        sitename="Portal Dinas Pemberdayaan Perempuan dan Perlindungan Anak",
        office_name=OFFICE,
        office_street="Jalan Jenderal Contoh Nomor 1234, Kelurahan Contoh Selatan",
        office_email="humas.pemberdayaan.perempuan@dinas.kepulauancontoh.example",
        office_phone="(0000) 000 000",
        identity_colour=COLOUR,
        site_is_sample=True,
        information_page="peta-situs/",
        navigation=tuple((word, "berita/") for word in ("Beranda", "Berita", "Informasi publik", "Agenda", "Kontak")),
    )
    assert site.ok, site.problems
    with served(site.output) as url:
        yield url


def opened(browser: Browser, url: str, width: int, **wishes: Any) -> Page:
    page = browser.new_context(viewport={"width": width, "height": 800}, **wishes).new_page()
    page.goto(url)
    return page


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 768, 1280, 1920])
def test_frame_fits_is_accessible_and_easy_to_hit(browser: Browser, root: str, width: int, scheme: str) -> None:
    page = opened(browser, root + ADDRESS, width, color_scheme=scheme)
    assert page.locator(".alerts").is_visible()
    assert page.evaluate(OVERFLOW) == 0
    assert page.evaluate(SMALL) == []
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    assert [f"{item['id']} {item['nodes'][0]['html']}" for item in found] == []
    page.context.close()


@pytest.mark.parametrize("wishes", [{"contrast": "more"}, {"forced_colors": "active"}])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_frame_is_accessible_in_the_systems_own_modes(
    browser: Browser, root: str, scheme: str, wishes: dict[str, str]
) -> None:
    page = opened(browser, root + ADDRESS, 768, color_scheme=scheme, **wishes)
    assert page.evaluate(OVERFLOW) == 0
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    assert [f"{item['id']} {item['nodes'][0]['html']}" for item in found] == []
    ground, sign = (
        page.locator(f".site-mark {part}").first.evaluate("it => getComputedStyle(it).fill")
        for part in ("rect", "path")
    )
    assert ground != sign, "the mark is a blot"
    page.context.close()


@pytest.mark.parametrize(("scheme", "wishes"), [("light", {}), ("dark", {}), ("light", {"contrast": "more"})])
def test_colours_on_the_page_are_those_of_the_palette(
    browser: Browser, root: str, scheme: str, wishes: dict[str, str]
) -> None:
    page = opened(browser, root + ADDRESS, 768, color_scheme=scheme, **wishes)
    palette = schemes(COLOUR)[f"{scheme}-more" if wishes else scheme]
    shown = page.evaluate(
        "getComputedStyle(document.body).color + ' ' + getComputedStyle(document.body).backgroundColor"
    )
    assert shown == f"{rgb(palette['ink'])} {rgb(palette['paper'])}"
    assert contrast(palette["ink"], palette["paper"]) >= 10
    page.context.close()


def rgb(colour: str) -> str:
    red, green, blue = bytes.fromhex(colour[1:])
    return f"rgb({red}, {green}, {blue})"


def test_text_twice_as_large_and_twice_the_zoom_fit(browser: Browser, root: str) -> None:
    page = opened(browser, root + ADDRESS, 640)
    assert page.evaluate(OVERFLOW) == 0
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate(OVERFLOW) == 0
    page.context.close()


def test_keyboard_goes_skip_link_alert_name_ways_trail_and_shows_where_it_is(browser: Browser, root: str) -> None:
    page = opened(browser, root + ADDRESS, 1280)
    seen = []
    for _ in range(10):
        page.keyboard.press("Tab")
        seen.append(
            page.evaluate(
                "document.activeElement.closest('.skip, .alerts, .site-name, .site-nav, .breadcrumb')?.className ?? ''"
            )
        )
        width, style = page.evaluate(
            "(s => [s.outlineWidth, s.outlineStyle])(getComputedStyle(document.activeElement))"
        )
        assert (width, style) == ("3px", "solid")
        box = page.locator(":focus").bounding_box()
        assert box is not None
        assert box["x"] >= 0
    firsts = [word.split()[0] for place, word in enumerate(seen) if word and word not in seen[:place]]
    assert firsts == ["skip", "alerts", "site-name", "site-nav", "breadcrumb"]
    page.context.close()


def test_way_back_up_leads_to_the_header(browser: Browser, root: str) -> None:
    page = opened(browser, root + ADDRESS, 320, reduced_motion="reduce")
    page.get_by_role("link", name="Kembali ke atas").click()
    assert page.locator("header.site-header").evaluate("item => item.getBoundingClientRect().top") >= -1
    page.context.close()


@pytest.mark.parametrize(("wish", "behaviour"), [("reduce", "auto"), ("no-preference", "smooth")])
def test_page_moves_only_for_who_does_not_mind(browser: Browser, root: str, wish: str, behaviour: str) -> None:
    page = opened(browser, root + ADDRESS, 320, reduced_motion=wish)
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == behaviour
    moving = "[...document.querySelectorAll('*')].filter(it => getComputedStyle(it).animationName !== 'none').length"
    assert page.evaluate(moving) == 0
    page.context.close()


def test_trail_leaves_out_the_page_itself_where_there_is_little_room(browser: Browser, root: str) -> None:
    for width, visible in ((320, False), (1280, True)):
        page = opened(browser, root + ADDRESS, width)
        assert page.locator(".breadcrumb [aria-current]").is_visible() is visible
        assert page.locator(".breadcrumb a").first.is_visible()
        page.context.close()


def test_wide_desk_gets_larger_letters_and_no_longer_lines(browser: Browser, root: str) -> None:
    measured = []
    for width in (1280, 1920, 2560):
        page = opened(browser, root + ADDRESS, width)
        size = page.evaluate("parseFloat(getComputedStyle(document.querySelector('.prose p')).fontSize)")
        line = page.evaluate("document.querySelector('.prose p').getBoundingClientRect().width")
        measured.append((size, round(line / size)))
        page.context.close()
    assert [size for size, _ in measured] == sorted({size for size, _ in measured})
    assert len({line for _, line in measured}) == 1
