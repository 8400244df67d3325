"""Reach and weight: what a first visit costs on a phone, in bytes and requests, printed as a table.

Bytes are those on the wire of a host that compresses with gzip, headers included; 1 kB is 1,000 bytes.
"""

from __future__ import annotations

import io
import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFilter
from playwright.sync_api import Browser
from support.chromium import launched
from support.reach import Reach, hosted, table, visit
from support.real import RealSite
from support.site import BuiltSite, article, build

Built = Callable[[str], RealSite]

ARTICLE_TEXT, ARTICLE_ALL, ARTICLE_REQUESTS, HOME_TEXT = 14_000, 60_000, 6, 30_000


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launched() as running:
        yield running


@pytest.fixture(scope="module")
def phone_site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """A site with one article whose lead picture came from a phone of 12 megapixels."""
    site = build(
        tmp_path_factory.mktemp("ponsel"),
        {
            "content/media/rapat.jpg": phone_photo(),
            "content/berita/2025/rapat.md": article(
                "Kalimat pembuka yang menerangkan isi rapat. " * 40 + "\n\n## Bagian\n\n" + "Isi rapat. " * 200 + "\n",
                topik=["kehumasan", "anggaran"],
                pejabat=["sri-contoh"],
                foto={"berkas": "media/rapat.jpg", "alt": "Peserta rapat duduk melingkar"},
            ),
        },
    )
    assert site.ok, site.problems
    return site


def phone_photo() -> bytes:
    """A photo as busy as a room full of people: soft light, hard edges, fine grain; the same bytes each time."""
    chance = random.Random(5)  # noqa: S311 -- a picture, no secret
    light = Image.frombytes("RGB", (64, 48), chance.randbytes(64 * 48 * 3)).filter(ImageFilter.GaussianBlur(3))
    photo = light.resize((4032, 3024), Image.Resampling.BICUBIC)
    pen = ImageDraw.Draw(photo)
    for _ in range(400):
        x, y, size = chance.randrange(4032), chance.randrange(3024), chance.randrange(40, 420)
        pen.ellipse(
            (x, y, x + size, y + size * 1.3), fill=(chance.randrange(256), chance.randrange(200), chance.randrange(180))
        )
    grain = Image.frombytes("L", (1008, 756), chance.randbytes(1008 * 756)).resize(photo.size).convert("RGB")
    photo = Image.blend(photo.filter(ImageFilter.GaussianBlur(2)), grain, 0.08)
    out = io.BytesIO()
    photo.save(out, "JPEG", quality=92)
    return out.getvalue()


def real_names(site: RealSite) -> dict[str, str]:
    """A page of each kind that the table shows; of each the longest."""
    kinds = {
        "berita": lambda name: name.startswith("berita/") and name.count("/") == 3 and "/bagian/" not in name,
        "daftar berita": lambda name: name == "berita/index.html",
        "topik": lambda name: name.startswith("topik/") and name.count("/") == 2,
        "profil wilayah": lambda name: name.startswith("wilayah/") and name.count("/") == 2,
        "informasi publik": lambda name: name.startswith("ppid/informasi/") and name.count("/") == 3,
        "DIP": lambda name: name == "ppid/daftar-informasi-publik/index.html",
        "PPID": lambda name: name == "ppid/index.html",
        "404": lambda name: name == "404.html",
    }
    found = {}
    for kind, belongs in kinds.items():
        names = sorted(filter(belongs, site.pages), key=lambda name: (-len(site.pages[name]), name))
        assert names, kind
        found[kind] = names[0]
    return found


def assert_light(reach: Reach, root: str, text: int) -> None:
    assert reach.text <= text
    assert reach.script == 0
    assert reach.strangers(root) == []
    assert reach.shift == 0


def test_longest_article_and_home_page_stay_within_their_weight(
    browser: Browser, real_site: Built, capsys: pytest.CaptureFixture[str]
) -> None:
    site = real_site("root")
    rows: dict[str, Reach] = {}
    with hosted(site.output) as root:
        rows["beranda"] = visit(browser, root, "")
        rows["beranda, sampai habis, 2×"] = visit(browser, root, "", ratio=2, scroll=True)
        for kind, name in real_names(site).items():
            rows[kind] = visit(browser, root, name.removesuffix("index.html"))
        if "cari/index.html" in site.pages:
            rows["pencarian"] = visit(browser, root, "cari/")
        with capsys.disabled():
            print(f"\n{table(rows)}")  # noqa: T201 -- the figures are what one runs it for
        for name in ("beranda", "beranda, sampai habis, 2×"):
            assert_light(rows[name], root, HOME_TEXT)
        assert_light(rows["berita"], root, ARTICLE_TEXT)
        assert rows["berita"].total <= ARTICLE_ALL
        assert len(rows["berita"].urls) <= ARTICLE_REQUESTS
        for kind, reach in rows.items():
            assert reach.strangers(root) == [], kind
            assert reach.shift == 0, kind


@pytest.mark.parametrize("ratio", [1, 2])
def test_article_with_a_phones_photo_stays_within_its_weight(
    browser: Browser, phone_site: BuiltSite, ratio: float, capsys: pytest.CaptureFixture[str]
) -> None:
    with hosted(phone_site.output) as root:
        reach = visit(browser, root, "berita/2025/rapat/", ratio=ratio)
        with capsys.disabled():
            print(f"\n{table({f'berita, foto ponsel, {ratio}×': reach})}")  # noqa: T201
        assert_light(reach, root, ARTICLE_TEXT)
        assert reach.picture > 3_000, "the picture did not load"
        assert reach.total <= ARTICLE_ALL
        assert len(reach.urls) <= ARTICLE_REQUESTS


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("name", ["", "berita/2025/rapat/", "berita/"])
def test_nothing_moves_while_pictures_load_slowly(
    browser: Browser, phone_site: BuiltSite, name: str, width: int
) -> None:
    with hosted(phone_site.output, wait=0.6) as root:
        reach = visit(browser, root, name, width=width, scroll=True)
        assert reach.picture > 0
        assert reach.shift == 0


def test_reading_needs_no_script(browser: Browser, real_site: Built) -> None:
    """With scripts off a page shows the same words; what only a script can use may hide itself."""
    site = real_site("root")
    with hosted(site.output) as root:
        for kind, name in real_names(site).items():
            texts = []
            for scripts in (True, False):
                context = browser.new_context(java_script_enabled=scripts, viewport={"width": 360, "height": 740})
                page = context.new_page()
                page.goto(root + name)
                texts.append(page.locator("main").inner_text())
                context.close()
            assert texts[0] == texts[1], kind


def test_measure_sees_what_is_too_much(browser: Browser, tmp_path: Path) -> None:
    """The measure itself: a page that shifts, runs a script and asks a stranger is seen to do so."""
    noise = random.Random(1).randbytes(9_000)  # noqa: S311
    (tmp_path / "a.js").write_text(f"/* {noise.hex()} */")
    Image.frombytes("RGB", (60, 50), noise).resize((600, 500)).save(tmp_path / "a.png")
    (tmp_path / "i.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    (tmp_path / "index.html").write_text(
        '<!doctype html><link rel="icon" href="i.svg"><script src="a.js"></script><img src="a.png"><p>Isi</p>'
        '<img src="http://127.0.0.1:9/asing.png">'
    )
    with hosted(tmp_path, wait=0.4) as root:
        reach = visit(browser, root, "")
        assert reach.script > 9_000
        assert reach.shift > 0
        assert reach.strangers(root) == ["http://127.0.0.1:9/asing.png"]
        assert len(reach.urls) == 5
