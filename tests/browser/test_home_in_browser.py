"""The home page in a real browser, from an empty site to a full one: fits, is accessible, light, and shifts nothing."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Browser
from support.chromium import launched, served
from support.site import BuiltSite, Files, article, build, document, standing

from plugins.ppid.alert import AlertPart

LONG = (
    "Pertanggungjawaban penyelenggaraan keterbukaan informasi publik dan ketidaksinambungan pengadministrasian "
    "dokumentasi: laporan lengkap seluruh perangkat daerah, disertai lampiran, untuk tahun ini"
)
WORD = "Ketidakbertanggungjawabanpenyelenggaraanketerbukaaninformasi"
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
SHIFT = """() => new Promise(done => {
  let total = 0;
  new PerformanceObserver(list => list.getEntries().forEach(entry => { total += entry.value; }))
    .observe({type: "layout-shift", buffered: true});
  setTimeout(() => done(total), 300);
})"""
MOST_BYTES = 14_000
MOST_REQUESTS = 6


ALERT = document(
    {
        "judul": f"Banjir {WORD}",
        "ringkasan": "Jauhi bantaran sungai.",
        "peristiwa": "S.19.a",
        "mulai": "2026-03-10 06.00 WIB",
        "penerbit": "Kepala Bidang Contoh",
    },
    "".join(f"## {part.value.replace('-', ' ').capitalize()}\n\nIsi.\n\n" for part in AlertPart),
)
PLUGINS = (
    "plugins.engine",
    "plugins.registers",
    "plugins.newsroom",
    "plugins.tags",
    "plugins.regions",
    "plugins.ppid",
    "plugins.discovery",
)


def information(title: str, updated: str) -> str:
    """An item of public information."""
    front = {
        "judul": title,
        "ringkasan": f"{title}.",
        "kelas": ["berkala"],
        "unit": "sekretariat",
        "penanggung_jawab": "Sekretaris Dinas",
        "waktu_pembuatan": "Februari 2026",
        "tempat_pembuatan": "Kota Contoh",
        "bentuk": ["softcopy"],
        "retensi": "10 tahun",
    }
    return document(front | {"diperbarui": updated}, "Isi.\n")


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
        "content/ppid/unit.yaml": "sekretariat: Sekretariat Dinas\n",
        "content/ppid/informasi/neraca-2025.md": information("Neraca 2025", "2026-02-20"),
        "content/ppid/informasi/kalender.md": information(f"Kalender {WORD}", "2025-10-01"),
        "content/ppid/peringatan/banjir.md": ALERT,
        "content/halaman/kontak.md": standing(judul="Kontak"),
        **{f"content/media/{n}.jpg": photo(60 * n) for n in range(3)},
        **news,
    }


SITES: dict[str, dict[str, Any]] = {
    "tanpa isi": {"files": {}},
    "tanpa PPID": {"files": {}, "plugins": PLUGINS[:3], "information_page": "", "objection_page": ""},
    "satu berita": {"files": {"content/berita/2026/a.md": article(judul=LONG)}},
    "lengkap": {"files": full()},
}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launched() as running:
        yield running


@pytest.fixture(scope="module", params=SITES)
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    settings = {"plugins": PLUGINS, "today": "2026-03-10"} | SITES[request.param]
    built = build(tmp_path_factory.mktemp("beranda"), settings.pop("files"), **settings)
    assert built.ok, built.problems
    return built


def test_home_page_fits_and_is_accessible_in_both_schemes(browser: Browser, site: BuiltSite) -> None:
    wrong = []
    context = browser.new_context()
    with served(site.output) as root:
        page = context.new_page()
        page.goto(root)
        for width in (320, 768, 1280, 1920):
            for scheme in ("light", "dark"):
                page.set_viewport_size({"width": width, "height": 800})
                page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
                if page.evaluate(OVERFLOW) > 0:
                    wrong.append(f"{width}: scrolls sideways")
                if width in {320, 1280}:
                    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
                    wrong += [f"{width} {scheme}: {one['id']} {one['nodes'][0]['html']}" for one in found]
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


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    built = build(tmp_path_factory.mktemp("lengkap"), full(), plugins=PLUGINS, today="2026-03-10")
    assert built.ok, built.problems
    return built


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
