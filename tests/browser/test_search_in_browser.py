"""The search in a real browser: what it finds first, what it loads, and how it serves keyboard and screen reader."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote, unquote, urlencode, urlsplit

import pytest
import yaml
from playwright.sync_api import Browser, BrowserContext, Page, Request
from support.chromium import launched, served
from support.looking import overflows, violations
from support.real import RealSite
from support.site import EVERY_ROOM, ROOT, article, build

Built = Callable[[str], RealSite]
QUERIES: list[list[str]] = yaml.safe_load((ROOT / "tests/search/queries.yaml").read_text("utf-8"))
READY = "() => document.getElementById('_status').textContent && !document.querySelector('[aria-busy]')"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launched() as running:
        yield running


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    more = {
        f"content/berita/2024/{n}.md": article(f"Warga menyapu jalan ke-{n}.\n", judul=f"Kerja bakti {n}", tanggal=f"2024-01-{n:02}")
        for n in range(1, 25)
    }  # fmt: skip
    site = build(
        tmp_path_factory.mktemp("cari"),
        {
            **more,
            "content/berita/2025/mohon.md": article("Pemohon datang.\n", judul="Tentang “<b>tebal</b>” & lain", topik=["anggaran"]),
            "content/berita/2025/cabut.md": article(
                "Rahasianya zamrud.\n", dicabut={"waktu": "2025-02-01", "alasan": "Keliru."}
            ),
        },
        plugins=EVERY_ROOM,
    )  # fmt: skip
    assert site.ok, site.problems
    with served(site.output) as root:
        yield root


def asked(page: Page, root: str, question: str, **filters: str) -> list[str]:
    """The addresses of the results on the page, in order."""
    page.goto(f"{root}?{urlencode({'q': question, **filters})}")
    page.wait_for_function(READY)
    return found(page)


def found(page: Page) -> list[str]:
    links = page.locator(".search-result h2 a").evaluate_all("all => all.map(one => one.getAttribute('href'))")
    return [unquote(link).removeprefix("../").removesuffix("index.html") for link in links]


def complaints(context: BrowserContext) -> tuple[Page, list[str]]:
    """A page, and what goes wrong on it: errors of scripts and of the policy."""
    context.set_default_timeout(10_000)
    page = context.new_page()
    wrong: list[str] = []
    page.on("console", lambda message: wrong.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda failure: wrong.append(str(failure)))
    return page, wrong


def test_fifty_questions_find_first_what_they_mean(browser: Browser, real_site: Built) -> None:
    assert len(QUERIES) == 50
    site = real_site("offline")
    page, wrong = complaints(browser.new_context())
    ranks, missed = [], []
    for question, *expected in QUERIES:
        assert all(f"{address}index.html" in site.files for address in expected), expected
        results = asked(page, (site.output / "cari/index.html").as_uri(), str(question))
        rank = next((place for place, address in enumerate(results, 1) if address in expected), 0)
        ranks.append(1 / rank if rank else 0.0)
        missed += [f"{question}: {rank or '-'}"] if rank != 1 else []
    mean = sum(ranks) / len(ranks)
    print(f"mean reciprocal rank of {len(ranks)} questions: {mean:.3f}; not first: {missed}")  # noqa: T201
    assert mean >= 0.9
    assert wrong == []


def test_a_first_search_of_the_real_site_is_light(browser: Browser, real_site: Built) -> None:
    site = real_site("root")
    with served(site.output) as root:
        for question in ("permohonan", "anggaran 2026", "keterbukaan informasi publik", "permohnan"):
            context = browser.new_context()
            page = context.new_page()
            loaded: list[str] = []
            page.on("request", _noted(loaded))
            asked(page, f"{root}cari/", question)
            size = sum(_weight(site.output, url) for url in loaded)
            print(f"{question}: {len(loaded)} requests, {size} bytes compressed")  # noqa: T201
            assert len(loaded) <= 8, loaded
            assert size <= 75_000
            assert all(url.startswith(root) for url in loaded)
            context.close()


def _noted(loaded: list[str]) -> Callable[[Request], None]:
    return lambda request: loaded.append(request.url)


def _weight(output: Path, url: str) -> int:
    path = output / unquote(urlsplit(url).path).lstrip("/")
    path = path / "index.html" if path.is_dir() else path
    return len(gzip.compress(path.read_bytes(), 9))


def test_other_forms_filters_and_address_work_together(browser: Browser, small: str) -> None:
    page, wrong = complaints(browser.new_context())
    assert asked(page, f"{small}cari/", "permohonan", jenis="berita") == ["berita/2025/mohon/"]
    asked(page, f"{small}cari/", "kebaktian", jenis="berita")
    assert set(page.locator("h2 mark").all_inner_texts()) == {"bakti"}
    assert asked(page, f"{small}cari/", "permohonan", tahun="2024") == []
    assert asked(page, f"{small}cari/", "permohonan", topik="anggaran", jenis="berita") == ["berita/2025/mohon/"]
    assert page.locator("#_topik").input_value() == "anggaran"
    assert page.locator("details").get_attribute("open") is not None
    page.locator("#_topik").select_option("")
    page.wait_for_function(READY)
    assert "topik" not in page.url
    assert page.locator(".search-result").count() == 1
    page.go_back()
    page.wait_for_function("() => document.getElementById('_topik').value === 'anggaran'")
    assert wrong == []


def test_keyboard_and_screen_reader_are_served(browser: Browser, small: str) -> None:
    page, wrong = complaints(browser.new_context())
    page.goto(f"{small}cari/")
    page.get_by_role("searchbox").focus()
    page.keyboard.type("penyapuan")
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.querySelectorAll('.search-result').length === 10")
    status = page.locator("#_status")
    assert status.get_attribute("role") == "status"
    assert status.inner_text() == "24 dokumen ditemukan untuk “penyapuan”. 10 ditampilkan."
    assert page.url.endswith("?q=penyapuan")
    assert page.evaluate("document.activeElement.name") == "q"
    page.get_by_role("button", name="Tampilkan lebih banyak").focus()
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.querySelectorAll('.search-result').length === 20")
    assert page.evaluate("[...document.querySelectorAll('.search-result a')].indexOf(document.activeElement)") == 10
    assert found(page)[0] == "berita/2024/24/"
    assert wrong == []


def test_typing_searches_and_keeps_the_history_short(browser: Browser, small: str) -> None:
    page, _ = complaints(browser.new_context())
    page.goto(f"{small}cari/")
    before = page.evaluate("history.length")
    page.get_by_role("searchbox").press_sequentially("menyapu", delay=20)
    page.wait_for_selector(".search-result")
    assert page.url.endswith("?q=menyapu")
    assert page.evaluate("history.length") == before


def test_misspelt_words_are_answered_with_what_was_meant(browser: Browser, small: str) -> None:
    page, _ = complaints(browser.new_context())
    assert asked(page, f"{small}cari/", "wagra") == []
    page.locator("#_saran a").click()
    page.wait_for_selector(".search-result")
    assert page.get_by_role("searchbox").input_value() == "warga"
    assert page.locator("#_saran").inner_text() == ""


@pytest.mark.parametrize(
    "question",
    ["", " ", "<img src=x onerror=alert(1)>", "\\d+(a|b)*[", "a" * 5000, "%00'\";--", "__proto__ constructor", "💥 ™"],
)
def test_odd_questions_do_no_harm(browser: Browser, small: str, question: str) -> None:
    context = browser.new_context()
    page, wrong = complaints(context)
    page.goto(f"{small}cari/?q={quote(question)}")
    page.wait_for_function("() => !document.querySelector('[aria-busy]')")
    assert page.locator("main img").count() == 0
    assert len(page.get_by_role("searchbox").input_value()) <= 200
    assert wrong == []
    context.close()


def test_titles_are_shown_as_text_and_the_withdrawn_are_not(browser: Browser, small: str) -> None:
    page, _ = complaints(browser.new_context())
    asked(page, f"{small}cari/", "tebal")
    assert page.locator(".search-result h2").first.inner_text() == "Tentang “<b>tebal</b>” & lain"
    assert asked(page, f"{small}cari/", "zamrud") == []


def test_a_missing_part_is_told_and_the_next_try_works(browser: Browser, small: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.route("**/cari/indeks/k*", lambda route: route.abort())
    page.goto(f"{small}cari/?q=menyapu")
    page.wait_for_function("() => document.getElementById('_status').textContent.startsWith('Sebagian indeks')")
    page.unroute("**/cari/indeks/k*")
    page.get_by_role("button", name="Cari").click()
    page.wait_for_selector(".search-result")
    context.close()


def test_without_a_script_every_article_is_found_by_its_letter(browser: Browser, small: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{small}cari/")
    assert page.locator(".search-note").is_visible()
    assert not page.locator(".search-filters").is_visible()
    page.get_by_role("list", name="Judul menurut abjad").get_by_role("link", name="K", exact=True).click()
    assert page.get_by_role("main").get_by_role("link", name="Kerja bakti", exact=False).count() == 24
    context.close()


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (320, "dark"), (1280, "dark")])
def test_results_are_accessible_and_fit(browser: Browser, small: str, width: int, scheme: str) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type]
    page, wrong = complaints(context)
    asked(page, f"{small}cari/", "menyapu", jenis="berita")
    assert violations(page) == []
    assert not overflows(page)
    assert wrong == []
    context.close()
