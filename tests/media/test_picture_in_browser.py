"""Pictures in a real browser: the copy that is fetched suits the place, nothing jumps, and a phone fetches little."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from typing import Any

import pytest
from picture_samples import noisy, photo, saved
from playwright.sync_api import Browser, Page, Response
from support.chromium import launched, served
from support.site import BuiltSite, article, build

LANDSCAPE = saved(noisy((2016, 1512), noise=14), quality=90)
PORTRAIT = saved(noisy((1512, 2016), noise=14), quality=90)
PAGE = "berita/2025/a/"
SIZES = """() => [...document.querySelectorAll("main picture img")].map(image => {
  image.loading = "eager";
  return image.decode().catch(() => null).then(() => ({
    place: image.closest(".figure, .prose, .teaser").className, told: image.naturalWidth,
    stands: image.getBoundingClientRect().width, most: image.width, file: image.currentSrc.split("/").pop(),
    attribute: Number(image.getAttribute("width"))}));
})"""
"""With a srcset, the natural width is the one that ``sizes`` tells (HTML, 4.8.4.2.2)."""


def lead(name: str) -> dict[str, str]:
    return {"berkas": f"media/{name}.jpg", "alt": "Warga berkumpul di aula"}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    text = "Paragraf yang cukup panjang untuk mengisi layar telepon genggam. " * 30
    files: dict[str, str | bytes] = {
        "content/berita/2025/a.md": article(f"{text}\n\n![Warga](media/potret.jpg)\n", foto=lead("mendatar")),
        "content/berita/2025/b.md": article(text, judul="Kabar lain", foto=lead("potret")),
        "content/media/mendatar.jpg": LANDSCAPE,
        "content/media/potret.jpg": PORTRAIT,
    }
    for number in range(4):
        files[f"content/berita/2025/c{number}.md"] = article(
            text, judul=f"Kabar {number}", tanggal="2025-01-14", topik=["anggaran"], foto=lead("potret")
        )
    files["content/berita/2025/kecil.md"] = article(text, judul="Kecil", tanggal="2024-12-01", foto=lead("kecil"))
    files["content/media/kecil.jpg"] = photo(size=(200, 150))
    made = build(tmp_path_factory.mktemp("gambar"), files)
    assert made.ok, made.problems
    return made


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launched() as chromium:
        yield chromium


@pytest.fixture(scope="module")
def address(site: BuiltSite) -> Iterator[str]:
    with served(site.output) as url:
        yield url


def opened(browser: Browser, url: str, width: int, scale: float = 1.0) -> tuple[Page, list[Response]]:
    context = browser.new_context(viewport={"width": width, "height": 740}, device_scale_factor=scale)
    page = context.new_page()
    responses: list[Response] = []

    def heard(response: Response) -> None:  # Playwright marks the function, which a list's own method does not bear
        responses.append(response)

    page.on("response", heard)
    page.goto(url, wait_until="networkidle")
    return page, responses


def pictures(page: Page) -> list[dict[str, Any]]:
    return list(page.evaluate(f"async () => Promise.all(({SIZES})())"))


@pytest.mark.parametrize("width", [320, 360, 600, 768, 1024, 1280, 1600])
def test_sizes_tell_how_wide_pictures_stand(browser: Browser, address: str, width: int) -> None:
    wrong = []
    for path in (PAGE, "", "berita/", "topik/anggaran/"):
        page, _ = opened(browser, address + path, width)
        for one in pictures(page):
            # A small photo fills its card, and keeps its own size in a text.
            told = one["told"] if one["place"] == "teaser" else min(one["told"], one["attribute"])
            if not one["stands"] * 0.97 <= told <= one["stands"] * 1.35 + 8:
                wrong.append((path, one))
        page.context.close()
    assert wrong == []


@pytest.mark.parametrize("scale", [1, 2])
@pytest.mark.parametrize("path", [PAGE, "berita/2025/b/"])
def test_article_with_its_lead_weighs_little_on_a_phone(browser: Browser, address: str, path: str, scale: int) -> None:
    page, responses = opened(browser, address + path, 360, scale)
    lead_file = page.locator(".figure img").evaluate("image => image.currentSrc").split("/")[-1]
    assert lead_file.endswith(".webp")
    assert f"-{360 * scale}-" in lead_file
    text = picture = 0
    for response in responses:
        body = response.body()
        if response.url.endswith(lead_file):
            picture = len(body)
        elif not response.headers["content-type"].startswith("image/"):
            text += len(gzip.compress(body, 9))
    page.context.close()
    print(f"{path} {scale}x: teks {text}, gambar utama {picture}, jumlah {text + picture} bita")  # noqa: T201 -- a measurement
    assert text <= 14_000
    # A portrait of twice the pixels may pass the promise by what it shows more; at the phone's own 360 px none may.
    assert text + picture <= (60_000 if scale == 1 or path == PAGE else 75_000)


def test_nothing_jumps_while_pictures_arrive(browser: Browser, address: str) -> None:
    page, _ = opened(browser, address + PAGE, 360)
    shift = page.evaluate(
        "() => new Promise(done => { let sum = 0; new PerformanceObserver(list => { for (const entry of"
        " list.getEntries()) sum += entry.value; }).observe({type: 'layout-shift', buffered: true});"
        " setTimeout(() => done(sum), 200); })"
    )
    page.context.close()
    assert shift == 0


def test_small_picture_is_not_blown_up(browser: Browser, address: str) -> None:
    page, _ = opened(browser, address + "berita/2024/kecil/", 1280)
    assert page.locator(".figure img").bounding_box()["width"] == 200  # type: ignore[index]  # it is there
    page.context.close()


def test_copies_are_drawn_in_their_own_proportions(browser: Browser, address: str) -> None:
    page, _ = opened(browser, address + PAGE, 412, 2.625)
    for selector, ratio in ((".figure img", 4 / 3), (".prose img", 3 / 4)):
        box = page.locator(selector).bounding_box()
        assert box is not None
        assert abs(box["width"] / box["height"] - ratio) < 0.01
    page.context.close()
