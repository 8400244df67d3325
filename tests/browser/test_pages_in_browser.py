"""Finished pages in a real browser: one of every kind, narrow and wide, light and dark, with and without scripts."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page
from support.chromium import launched, served
from support.looking import (
    COLOUR_RULES,
    LAYOUT_RULES,
    OVERFLOW,
    looked_at,
    lost_words,
    overflows,
    small_targets,
    spaced,
    violations,
    watch,
)
from support.real import RealSite
from support.site import BuiltSite, article, build, standing

Built = Callable[[str], RealSite]

FULL_ARTICLE = article(
    'Isi dengan "kutipan" dan catatan.[^64.08] Lagi.[^64.08]\n\n## Bagian\n\n- satu\n- dua\n\n> Kutipan.\n\n'
    "| Tahun | Jumlah |\n|---|---:|\n| 2024 | 1.234 |\n\n"
    + "Katayangsangatpanjangsekalitanpaspasi"
    * 5
    + "\n\nhttps://kantor.example/alamat/yang/sangat/panjang/sekali/tanpa/spasi/di/dalamnya/sama/sekali/benar\n\n"
    "[^64.08]: Kabupaten Kutai Timur adalah kabupaten.\n",
    judul="Judul yang panjang dengan singkatan dan PertanggungjawabanPelaksanaanAnggaranPendapatanDaerah",
    dateline="Sangatta",
    topik=["kehumasan", "anggaran"],
    pejabat=["sri-contoh"],
    lembaga=["dinas-contoh"],
    wilayah=["64.08"],
    iklan=True,
    sumber={"nama": "Kantor Berita", "url": "https://sumber.example/a", "redaksi": True},
    peristiwa={"nama": "Rapat", "mulai": "tidak-tercantum", "tempat": "Aula", "wilayah": "64.08"},
    lampiran=[{"berkas": "media/surat.pdf", "judul": "Surat edaran"}],
    ralat=[{"waktu": "2025-01-16 09:00 WIB", "isi": "Nama diperbaiki."}],
    riwayat=[{"waktu": "2025-01-17", "isi": "Foto ditambah."}],
    dicabut={"waktu": "2025-02-01", "alasan": "Sumber mencabut beritanya."},
)
CLARIFICATION = article(
    "Isi.\n",
    jenis="klarifikasi",
    judul="Klarifikasi kabar",
    klaim={"isi": "Kabar yang beredar", "tempat": "aplikasi percakapan", "tanggal": "2025-01-10"},
    temuan="salah",
    bukti=[{"judul": "Surat", "url": "https://bukti.example/a"}, {"judul": "Edaran", "berkas": "media/surat.pdf"}],
    topik=["kehumasan"],
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launched() as running:
        yield running


@pytest.fixture(scope="module")
def rich(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """A small site that shows every part an article can have, and lists in several parts."""
    more = {f"content/berita/2024/{n}.md": article(judul=f"Berita {n}", tanggal=f"2024-0{n}-01") for n in range(1, 8)}
    site = build(
        tmp_path_factory.mktemp("lengkap"),
        {
            "content/berita/2025/lengkap.md": FULL_ARTICLE,
            "content/berita/2025/klarifikasi.md": CLARIFICATION,
            "content/halaman/tentang.md": standing("## Bagian\n\nIsi.[^1]\n\n[^1]: Catatan.\n"),
            "content/media/surat.pdf": b"%PDF-1.4\n",
            **more,
        },
        page_size=2,
        site_is_sample=True,
    )
    assert site.ok, site.problems
    return site


LIGHT = 8_000
"""Bytes of HTML that cost as much to look at as a page does in itself."""


def kinds(site: RealSite) -> list[str]:
    """As few and small pages as show every element with its classes, and every folder of the site at each depth.

    The long mode takes every page whose main part has elements or classes that no other has in that selection.
    """
    shown = {name: features(name, html) for name, html in site.pages.items()}
    if os.environ.get("SULUH_LONG"):
        chosen = {frozenset(found): name for name, found in sorted(shown.items(), reverse=True)}
        return sorted(chosen.values())
    missing = set().union(*shown.values())
    names = []
    while missing:
        best = max(shown, key=lambda name: (len(shown[name] & missing) / (LIGHT + len(site.pages[name])), name))
        names.append(best)
        missing -= shown[best]
    return sorted(names)


def features(name: str, html: str) -> set[str]:
    """The elements of a page's main part with their classes, and where the page stands."""
    main = html[html.index("<main") : html.index("</main>")]
    parts = name.split("/")
    written = {f"{element} {classes}" for element, classes in re.findall(r'<(\w+)[^>]*?\sclass="([^"]*)"', main)}
    return written | set(re.findall(r"<(\w+)", main)) | {f"{parts[0]} {len(parts)}"}


def check(browser: Browser, root: str, names: list[str]) -> list[str]:
    """Everything that is wrong with pages, each loaded once and looked at in four views.

    What stands beside axe costs next to nothing: reflow at 320 px, at half a window's width (a zoom of 200 %) and wide;
    lost words, also with the reader's own spacing; targets.
    """
    wrong = []
    context = browser.new_context(viewport={"width": 320, "height": 800})
    for name in names:
        seen = watch(context, root + name, root)
        found = looked_at(seen.page, 320, "light", lambda page: violations(page) + fits(page) + small_targets(page))
        found += looked_at(seen.page, 320, "dark", colours)
        found += looked_at(seen.page, 640, "dark", fits)
        found += looked_at(seen.page, 1280, "dark", colours)
        found += looked_at(seen.page, 1280, "light", lambda page: violations(page, LAYOUT_RULES) + fits(page))
        wrong += [f"{name} {line}" for line in (*found, *seen.errors, *seen.strangers)]
        seen.page.close()
    context.close()
    return wrong


def colours(page: Page) -> list[str]:
    return violations(page, COLOUR_RULES)


def fits(page: Page) -> list[str]:
    with spaced(page):
        with_room = [f"with the reader's spacing: {line}" for line in overflows(page) + lost_words(page)]
    return overflows(page) + lost_words(page) + with_room


def test_real_pages_are_accessible_fit_and_ask_nobody(browser: Browser, real_site: Built) -> None:
    site = real_site("root")
    names = kinds(site)
    assert {"index.html", "404.html", "peta-situs/index.html"} <= set(names)
    # No element of any page is left out of the selection.
    assert set().union(*(features(name, site.pages[name]) for name in names)) == set().union(
        *(features(name, html) for name, html in site.pages.items())
    )
    with served(site.output) as root:
        assert check(browser, root, names) == []


def test_pages_with_every_part_are_accessible_fit_and_ask_nobody(browser: Browser, rich: BuiltSite) -> None:
    names = [
        "",
        "berita/2025/lengkap/",
        "berita/2025/klarifikasi/",
        "berita/",
        "berita/bagian/1/",
        "tentang/",
        "tiada/",
    ]
    with served(rich.output) as root:
        # The browser itself calls the answer 404 an error.
        wrong = [line for line in check(browser, root, names) if "status of 404" not in line]
        assert wrong == []


def test_pages_work_without_scripts(browser: Browser, real_site: Built) -> None:
    site = real_site("root")
    article_name = next(
        name for name, html in site.pages.items() if name.startswith("berita/") and "doc-noteref" in html
    )
    context = browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 800})
    with served(site.output) as root:
        page = watch(context, root, root).page
        page.get_by_role("link", name="Berita", exact=True).first.click()
        page.wait_for_url(f"{root}berita/")
        assert page.get_by_role("heading", level=1).inner_text() == "Berita"
        page.goto(root + article_name)
        mark = page.locator("sup a").first
        mark.click()
        note = page.locator(":target")
        assert note.is_visible()
        note.get_by_role("link").last.click()
        assert page.locator(":target").first.is_visible()
        assert page.locator("main figure img").first.evaluate("image => image.naturalWidth") > 0
    context.close()


def test_page_for_lost_readers_has_its_style_and_its_ways_under_a_sub_path(browser: Browser, real_site: Built) -> None:
    site = real_site("sub")
    context = browser.new_context()
    with served(site.output, "/sub/") as root:
        page = watch(context, f"{root}berita/2025/tiada/dalam/", root).page
        assert page.evaluate("document.styleSheets[0].cssRules.length") > 10
        page.get_by_role("main").get_by_role("link", name="Berita").click()
        assert page.url == f"{root}berita/"
    context.close()


def test_site_on_a_stick_opens_from_files(browser: Browser, real_site: Built) -> None:
    site = real_site("offline")
    context = browser.new_context()
    page = watch(context, (site.output / "index.html").as_uri(), "file:").page
    assert page.evaluate("document.styleSheets.length") == 1
    page.get_by_role("main").get_by_role("link").first.click()
    page.wait_for_load_state()
    assert page.url.endswith("/index.html")
    assert page.get_by_role("heading", level=1).is_visible()
    assert page.locator("main figure img").first.evaluate("image => image.naturalWidth") > 0
    context.close()


def test_keyboard_reaches_the_text_first_and_focus_shows(browser: Browser, real_site: Built) -> None:
    site = real_site("root")
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    with served(site.output) as root:
        page = watch(context, root, root).page
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.getAttribute('href')") == "#_isi"
        for _ in range(12):
            page.keyboard.press("Tab")
            style = "getComputedStyle(document.activeElement)"
            assert page.evaluate(f"{style}.outlineStyle !== 'none' || {style}.boxShadow !== 'none'")
    context.close()


def test_text_twice_as_large_still_fits(browser: Browser, rich: BuiltSite) -> None:
    context = browser.new_context(viewport={"width": 640, "height": 800})
    with served(rich.output) as root:
        for name in ("", "berita/2025/lengkap/", "berita/"):
            page = watch(context, root + name, root).page
            page.evaluate("document.documentElement.style.fontSize = '200%'")
            assert page.evaluate(OVERFLOW) <= 0, name
    context.close()
