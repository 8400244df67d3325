"""The home page in a real browser, from an empty site to a full one: fits, is accessible, light, and shifts nothing."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator
from functools import cache
from io import BytesIO
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Browser
from support.chromium import launched, served
from support.looking import COLOUR_RULES, LAYOUT_RULES, looked_at, overflows, violations
from support.ppid_site import TODAY, UNITS, item
from support.service_sites import alert
from support.site import ROOMS, BuiltSite, Files, article, build, standing

LONG = (
    "Pertanggungjawaban penyelenggaraan keterbukaan informasi publik dan ketidaksinambungan pengadministrasian "
    "dokumentasi: laporan lengkap seluruh perangkat daerah, disertai lampiran, untuk tahun ini"
)
WORD = "Ketidakbertanggungjawabanpenyelenggaraanketerbukaaninformasi"
SHIFT = """() => new Promise(done => {
  let total = 0;
  new PerformanceObserver(list => list.getEntries().forEach(entry => { total += entry.value; }))
    .observe({type: "layout-shift", buffered: true});
  setTimeout(() => done(total), 300);
})"""
MOST_BYTES = 14_000
MOST_REQUESTS = 6


ALERT = alert(judul=f"Banjir {WORD}", berakhir=None)


def photo(shade: int) -> bytes:
    data = BytesIO()
    Image.new("RGB", (1200, 800), (shade, 120, 90)).save(data, "JPEG")
    return data.getvalue()


def full() -> Files:
    picture = {"alt": "Bidang polos", "berkas": "media/a.jpg"}
    news = {
        f"content/berita/2026/b{n}.md": article(
            judul=LONG if n % 3 == 0 else f"{WORD} {n}",
            tanggal=f"2026-02-{n:02d}",
            topik=[("kehumasan", "anggaran", "keterbukaan-informasi")[n % 3]],
            foto=picture | {"berkas": f"media/{n % 3}.jpg"} if n % 4 else None,
            iklan=n % 5 == 0,
            peristiwa={"nama": f"Acara {WORD}", "mulai": "2026-03-20 09:00 WIB", "tempat": WORD} if n == 3 else None,
        )
        for n in range(1, 26)
    }
    return {
        "content/ppid/unit.yaml": UNITS,
        "content/ppid/informasi/neraca-2025.md": item(butir=None),
        "content/ppid/informasi/kalender.md": item(judul=f"Kalender {WORD}", diperbarui="2025-10-01", butir=None),
        "content/ppid/peringatan/banjir.md": ALERT,
        "content/halaman/kontak.md": standing(judul="Kontak"),
        **{f"content/media/{n}.jpg": photo(60 * n) for n in range(3)},
        **news,
    }


SITES: dict[str, dict[str, Any]] = {
    "tanpa isi": {"files": {}},
    "tanpa PPID": {"files": {}, "plugins": ROOMS[:3], "information_page": "", "objection_page": ""},
    "satu berita": {"files": {"content/berita/2026/a.md": article(judul=LONG)}},
    "lengkap": {"files": full()},
}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launched() as running:
        yield running


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], BuiltSite]:
    """Each of `SITES`, built at most once."""

    @cache
    def built(name: str) -> BuiltSite:
        settings = {"today": TODAY} | SITES[name]
        site = build(tmp_path_factory.mktemp("beranda"), settings.pop("files"), **settings)
        assert site.ok, site.problems
        return site

    return built


@pytest.fixture(params=SITES)
def site(request: pytest.FixtureRequest, sites: Callable[[str], BuiltSite]) -> BuiltSite:
    return sites(request.param)


@pytest.fixture
def whole(sites: Callable[[str], BuiltSite]) -> BuiltSite:
    return sites("lengkap")


def test_home_page_fits_and_is_accessible_in_both_schemes(browser: Browser, site: BuiltSite) -> None:
    context = browser.new_context()
    wrong: list[str] = []
    with served(site.output) as root:
        page = context.new_page()
        page.goto(root)
        for width in (320, 768, 1280, 1920):
            wrong += looked_at(page, width, "light", overflows) + looked_at(page, width, "dark", overflows)
        wrong += looked_at(page, 320, "light", violations)
        wrong += looked_at(page, 1280, "light", lambda page: violations(page, LAYOUT_RULES))
        for width in (320, 1280):
            wrong += looked_at(page, width, "dark", lambda page: violations(page, COLOUR_RULES))
    context.close()
    assert wrong == []


def test_home_page_is_light_on_a_phone_and_shifts_nothing(browser: Browser, site: BuiltSite) -> None:
    page_bytes = len(gzip.compress((site.output / "index.html").read_bytes(), 9))
    sheet_bytes = sum(len(gzip.compress(path.read_bytes(), 9)) for path in site.output.glob("aset/*.css"))
    context = browser.new_context(viewport={"width": 360, "height": 640})
    asked: list[str] = []
    with served(site.output) as root:
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.goto(root, wait_until="networkidle")
        shift = page.evaluate(SHIFT)
    context.close()
    print(f"home {page_bytes} B + style sheet {sheet_bytes} B gzip, {len(asked)} requests, shift {shift}")  # noqa: T201
    assert page_bytes + sheet_bytes <= MOST_BYTES
    assert len(asked) <= MOST_REQUESTS
    assert shift == 0


def test_alert_is_larger_on_the_home_page_than_elsewhere(browser: Browser, whole: BuiltSite) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 640})
    size = "parseFloat(getComputedStyle(document.querySelector('.alert strong')).fontSize)"
    top = "document.querySelector('.alerts').getBoundingClientRect().top"
    with served(whole.output) as root:
        page = context.new_page()
        page.goto(root)
        at_home = page.evaluate(size)
        assert page.evaluate(top) < 20
        page.goto(f"{root}berita/")
        assert at_home > page.evaluate(size)
    context.close()


def test_whole_door_leads_to_its_class(browser: Browser, whole: BuiltSite) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    with served(whole.output) as root:
        page = context.new_page()
        page.goto(root)
        page.locator(".door-count").nth(3).click(force=True)  # the link lies over its card
        assert page.url == f"{root}ppid/dikecualikan/"
    context.close()
