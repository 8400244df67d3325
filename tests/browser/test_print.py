"""Pages on paper: letterhead, addresses of links, no navigation, tables whole, forms to fill in; read back from the PDF."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page
from pypdf import PdfReader
from support.chromium import launched, served
from support.office import LONG_WORD, office
from support.site import URL, BuiltSite, article

ROWS = 80
COLUMNS = 12
A4 = (595, 842)
WIDE = "".join(f"| Kolom {number} " for number in range(COLUMNS)) + "|\n" + "|---" * COLUMNS + "|\n"
TABLE = "| Nomor | Kelurahan | Jumlah |\n|---|---|---:|\n" + "".join(
    f"| {row} | Kelurahan Contoh {row} | {row * 17} |\n" for row in range(1, ROWS + 1)
)
BODY = (
    "Dinas [mengundang media](https://media.example/undangan) dan [warga](../../halaman/tentang.md).[^1]\n\n"
    f"## Tabel panjang\n\n{TABLE}\n\n## Tabel lebar\n\n"
    f"{WIDE}{'| pertanggungjawaban ' * COLUMNS}|\n\n{LONG_WORD}\n\n"
    "[^1]: Catatan dengan [sumber](https://sumber.example/catatan).\n"
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launched() as running:
        yield running


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    text = article(
        BODY,
        judul="Rapat dengan media",
        tanggal="2026-01-15",
        ralat=[{"waktu": "2026-01-16 09:00 WIB", "isi": "Diperbaiki."}],
    )
    return office(tmp_path_factory.mktemp("cetak"), articles=3, items=60, rapat=text)


@pytest.fixture(scope="module")
def root(site: BuiltSite) -> Iterator[str]:
    with served(site.output) as address:
        yield address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    # Dark, for paper is light whatever the reader's screen is.
    context = browser.new_context(viewport={"width": 800, "height": 900}, color_scheme="dark")
    yield context.new_page()
    context.close()


def visit(page: Page, url: str) -> None:
    """Open a page that exists."""
    answer = page.goto(url)
    assert answer is not None
    assert answer.ok, url


def printed(page: Page, url: str) -> PdfReader:
    visit(page, url)
    return PdfReader(io.BytesIO(page.pdf(format="A4", prefer_css_page_size=True, print_background=False)))


def words(reader: PdfReader) -> list[str]:
    """The text of each sheet, with single spaces."""
    return [" ".join(sheet.extract_text().split()) for sheet in reader.pages]


def test_first_sheet_bears_the_letterhead_with_the_pages_own_address(page: Page, root: str) -> None:
    first = words(printed(page, f"{root}berita/2026/rapat/"))[0]
    head = first[: first.index("Rapat dengan media")]
    for said in ("Jalan Contoh Nomor 1, Kota Contoh 00000", "(000) 000 0000", "humas@kantor.example"):
        assert said in head
    assert f"{URL}/berita/2026/rapat/" in head.replace(" ", "")
    assert "Dinas Komunikasi dan Informatika Kota Contoh" in head


def test_every_sheet_is_numbered(page: Page, root: str) -> None:
    sheets = words(printed(page, f"{root}berita/2026/rapat/"))
    assert len(sheets) >= 3
    for number, text in enumerate(sheets, start=1):
        assert f"{number} / {len(sheets)}" in text


def test_links_out_of_the_site_show_their_addresses_also_in_footnotes(page: Page, root: str) -> None:
    text = "".join(words(printed(page, f"{root}berita/2026/rapat/"))).replace(" ", "")
    assert "(https://media.example/undangan)" in text
    assert "(https://sumber.example/catatan)" in text


def test_navigation_and_what_only_a_screen_can_do_is_left_out(page: Page, root: str) -> None:
    for name in ("berita/2026/rapat/", "ppid/daftar-informasi-publik/", "berita/", "ppid/permohonan/formulir/"):
        visit(page, root + name)
        page.emulate_media(media="print")
        shown = page.evaluate(
            "() => [...document.querySelectorAll('nav, .skip, .share, .site-footer, .backlinks, audio, video')]"
            ".filter(item => item.getClientRects().length).map(item => item.outerHTML.slice(0, 100))"
        )
        assert shown == [], name
        assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_long_table_repeats_its_head_and_tears_no_row(page: Page, root: str) -> None:
    sheets = words(printed(page, f"{root}berita/2026/rapat/"))
    with_rows = [text for text in sheets if re.search(r"Kelurahan Contoh \d", text)]
    assert len(with_rows) >= 2
    assert all("Nomor Kelurahan Jumlah" in text for text in with_rows)
    for row in range(1, ROWS + 1):
        whole = f"{row} Kelurahan Contoh {row} {row * 17}"
        assert sum(f" {whole} " in f" {text} " for text in sheets) == 1, whole


def test_wide_table_and_long_words_stay_on_the_sheet(page: Page, root: str) -> None:
    page.set_viewport_size({"width": 643, "height": 900})  # 17 cm, what A4 leaves between margins of 2 cm
    visit(page, f"{root}berita/2026/rapat/")
    page.emulate_media(media="print")
    beyond = page.evaluate(
        "() => [...document.querySelectorAll('main *')]"
        ".filter(item => item.getClientRects().length && item.getBoundingClientRect().right > innerWidth + 1)"
        ".map(item => item.outerHTML.slice(0, 80))"
    )
    assert beyond == []


def test_footnotes_and_corrections_are_on_paper(page: Page, root: str) -> None:
    text = " ".join(words(printed(page, f"{root}berita/2026/rapat/")))
    assert "Catatan kaki" in text
    assert "Catatan dengan sumber" in text
    assert "Ralat" in text
    visit(page, f"{root}berita/2026/rapat/")
    page.emulate_media(media="print")
    sizes = page.evaluate(
        "() => [...document.querySelectorAll('.footnotes li, .prose p, .prose td')]"
        ".map(item => parseFloat(getComputedStyle(item).fontSize))"
    )
    assert min(sizes) >= 12  # CSS px: 9 pt, below which print is not easily read


def test_list_of_public_information_prints_on_landscape_sheets_with_its_head_on_each(page: Page, root: str) -> None:
    reader = printed(page, f"{root}ppid/daftar-informasi-publik/")
    sizes = {(round(float(sheet.mediabox.width)), round(float(sheet.mediabox.height))) for sheet in reader.pages}
    assert sizes == {(A4[1], A4[0])}
    sheets = words(reader)
    with_rows = [text for text in sheets if "Sekretaris Dinas" in text]
    assert len(with_rows) >= 2
    assert all("Ringkasan isi informasi" in text for text in with_rows)
    assert "Sekretaris Dinas" in sheets[0] or len(with_rows) == len(sheets) - 1


def test_form_prints_lines_to_write_on_places_to_sign_and_the_rights_on_its_back(page: Page, root: str) -> None:
    url = f"{root}ppid/permohonan/formulir/"
    sheets = words(printed(page, url))
    back = [number for number, text in enumerate(sheets) if "Hak pemohon" in text]
    assert len(back) == 1
    assert back[0] > 0
    assert "Pemohon informasi" not in sheets[back[0]]
    page.emulate_media(media="print")
    lines = page.locator(".paper-form hr, .paper-signs hr")
    assert lines.count() >= 10
    for place in range(lines.count()):
        style = lines.nth(place).evaluate("item => [getComputedStyle(item).borderBottomStyle, item.offsetWidth]")
        assert style[0] in {"dotted", "solid"}
        assert style[1] > 100
    assert "☐" in lines.page.locator(".paper-form ul > li").first.evaluate(
        "item => getComputedStyle(item, '::before').content"
    )


def test_what_is_folded_on_the_screen_does_not_leave_an_empty_fold_on_paper(page: Page, root: str) -> None:
    visit(page, f"{root}ppid/daftar-informasi-publik/")
    page.emulate_media(media="print")
    assert page.locator("details:not([open])").count() >= 1
    assert page.locator("summary:visible").count() == 0
