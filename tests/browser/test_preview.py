"""The whole preview in a real browser, as an editor uses it: edit, break, mend, drafts, keyboard, narrow screens."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from support.chromium import launched
from support.site import REGISTERS, ROOT, article, write_tree

ARTICLE = "content/berita/2026/rapat.md"
_RUN = """
import sys
from pathlib import Path
from plugins.engine.preview import serve
root = Path(sys.argv[1])
serve(Path(sys.argv[2]), int(sys.argv[3]), {"PATH": str(root / "content"), "OUTPUT_PATH": str(root / "output"),
  "CACHE_PATH": str(root / ".cache"), "BUILD_TODAY": "2026-11-22",
  "PLUGINS": ["plugins.engine", "plugins.registers", "plugins.newsroom", "plugins.tags"],
  "NAVIGATION": (("Beranda", ""), ("Berita", "berita/")), "FOOTER_LINKS": ()}, vscode=True)
"""


@dataclass
class Running:
    """A preview in a process of its own; ``said`` is the file of what it prints."""

    root: Path
    url: str
    process: subprocess.Popen[bytes]
    said: Path

    def write(self, name: str, text: str) -> None:
        write_tree(self.root, {name: text})


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launched() as running:
        yield running


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    root = tmp_path_factory.mktemp("pratinjau")
    write_tree(
        root,
        {
            **REGISTERS,
            ARTICLE: article(judul="Rapat pertama", tanggal="2026-11-20"),
            "content/berita/2026/draf.md": article(judul="Naskah setengah jadi", tanggal="2026-11-21", status="draf"),
            "content/berita/2026/besok.md": article(judul="Undangan besok", tanggal="2026-11-25"),
        },
    )
    port = free_port()
    said = root / "ucapan.txt"
    with said.open("wb") as stream:
        process = subprocess.Popen(
            [sys.executable, "-c", _RUN, str(root), str(ROOT / "pelicanconf.py"), str(port)],
            cwd=ROOT,
            stdout=stream,
            stderr=subprocess.STDOUT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        wait_for(said, "berhenti dengan Ctrl+C")
        yield Running(root, f"http://localhost:{port}/", process, said)
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
            process.wait(timeout=20)


def wait_for(said: Path, words: str, seconds: float = 60) -> None:
    until = time.monotonic() + seconds
    while words not in said.read_text("utf-8"):
        assert time.monotonic() < until, said.read_text("utf-8")
        time.sleep(0.1)


@pytest.fixture
def page(browser: Browser, preview: Running) -> Iterator[Page]:
    preview.write(ARTICLE, article(judul="Rapat pertama", tanggal="2026-11-20"))
    opened = browser.new_page()
    opened.set_default_timeout(30_000)
    opened.goto(f"{preview.url}berita/2026/rapat/")
    expect(opened.get_by_role("heading", level=1)).to_have_text("Rapat pertama", timeout=30_000)
    yield opened
    opened.close()


def panel(page: Page) -> str:
    return page.locator("#__pratinjau").inner_text()


def test_an_edit_shows_a_break_is_named_and_mended_it_is_gone(page: Page, preview: Running) -> None:
    preview.write(ARTICLE, article(judul="Rapat kedua", tanggal="2026-11-20"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Rapat kedua", timeout=30_000)
    preview.write(ARTICLE, article(judul="Rapat ketiga", tanggal="2026-11-20", topik=["kehumasn"]))
    box = page.get_by_role("region", name="Pratinjau")
    expect(box.locator("li.pratinjau-error")).to_have_count(1, timeout=30_000)
    told = panel(page)
    assert "1 galat di halaman ini" in told
    assert ARTICLE in told
    assert re.search(r"baris \d+", told)
    assert "Perbaikan:" in told
    assert "kehumasan" in told
    assert "1 galat" in page.get_by_role("status").inner_text()
    assert page.locator("h1").inner_text() == "Rapat kedua", "the last good page stays"
    page.reload()
    expect(box.locator("li.pratinjau-error")).to_have_count(1)
    preview.write(ARTICLE, article(judul="Rapat ketiga", tanggal="2026-11-20", topik=["kehumasan"]))
    expect(page.get_by_role("heading", level=1)).to_have_text("Rapat ketiga", timeout=30_000)
    expect(box.locator("li.pratinjau-error")).to_have_count(0)


def test_a_problem_elsewhere_is_told_as_such_and_in_the_overview(
    page: Page, preview: Running, browser: Browser
) -> None:
    preview.write("content/berita/2026/lain.md", "tanpa kepala")
    expect(page.locator(".pratinjau-ringkas")).to_contain_text("di berkas lain", timeout=30_000)
    expect(page.locator("#__pratinjau li.pratinjau-error")).to_have_count(1, timeout=30_000)
    overview = browser.new_page()
    overview.goto(f"{preview.url}__pratinjau/")
    assert "content/berita/2026/lain.md" in overview.locator("main").inner_text()
    assert "Naskah setengah jadi (DRAF)" in overview.locator("main").inner_text()
    (preview.root / "content/berita/2026/lain.md").unlink()
    expect(overview.locator("main")).not_to_contain_text("lain.md", timeout=30_000)
    overview.close()


def test_drafts_and_later_articles_are_marked_here(page: Page, preview: Running) -> None:
    for name, mark in (("draf", "DRAF"), ("besok", "TERJADWAL")):
        page.goto(f"{preview.url}berita/2026/{name}/")
        expect(page.locator(".pratinjau-tanda")).to_contain_text(mark)
        assert mark in page.locator("#__pratinjau").inner_text()
    written = (preview.root / "output/berita/2026/draf/index.html").read_text("utf-8")
    assert "pratinjau-tanda" not in written


def test_the_file_behind_a_page_is_named_with_a_link_to_the_editor(page: Page) -> None:
    page.get_by_role("button", name=re.compile("^Pratinjau")).click()
    box = page.get_by_role("region", name="Pratinjau")
    expect(box.locator(".pratinjau-berkas code")).to_have_text(re.compile(r"content/berita/2026/rapat\.md$"))
    link = box.get_by_role("link", name="Buka di VS Code").first.get_attribute("href")
    assert link is not None
    assert link.startswith("vscode://file/")
    assert link.endswith("/berita/2026/rapat.md:1")
    assert Path("/" + link.removeprefix("vscode://file/").removesuffix(":1")).is_file()
    box.get_by_role("button", name="Salin nama berkas").click()


def test_the_panel_works_by_keyboard_and_does_not_hide_what_is_narrow(page: Page) -> None:
    button = page.get_by_role("button", name=re.compile("^Pratinjau"))
    button.focus()
    page.keyboard.press("Enter")
    assert button.get_attribute("aria-expanded") == "true"
    page.keyboard.press("Escape")
    assert button.get_attribute("aria-expanded") == "false"
    assert page.evaluate("document.activeElement.className") == "pratinjau-tombol"
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    box = button.bounding_box()
    assert box is not None
    assert 44 <= box["height"] <= 100


def test_nothing_is_refused_by_the_policy_and_many_tabs_all_follow(
    browser: Browser, preview: Running, page: Page
) -> None:
    said: list[str] = []
    tabs = [browser.new_page() for _ in range(8)]
    for tab in tabs:
        tab.on("console", lambda message: said.append(message.text))
        tab.on("pageerror", lambda failure: said.append(str(failure)))
        tab.goto(f"{preview.url}berita/2026/rapat/", timeout=30_000)
    preview.write(ARTICLE, article(judul="Untuk semua", tanggal="2026-11-20"))
    for tab in tabs:
        tab.bring_to_front()
        expect(tab.get_by_role("heading", level=1)).to_have_text("Untuk semua", timeout=30_000)
        tab.close()
    assert said == []


def test_no_change_is_lost_while_a_build_runs(page: Page, preview: Running) -> None:
    for number in range(12):
        preview.write(ARTICLE, article(judul=f"Cepat {number}", tanggal="2026-11-20"))
        time.sleep(0.13)
    expect(page.get_by_role("heading", level=1)).to_have_text("Cepat 11", timeout=30_000)


def test_ctrl_c_ends_it_cleanly_and_a_taken_port_is_said(tmp_path: Path, preview: Running) -> None:
    write_tree(tmp_path, {**REGISTERS, ARTICLE: article()})
    taken = int(preview.url.rpartition(":")[2].rstrip("/"))
    said = tmp_path / "ucapan.txt"
    with said.open("wb") as stream:
        process = subprocess.Popen(
            [sys.executable, "-c", _RUN, str(tmp_path), str(ROOT / "pelicanconf.py"), str(taken)],
            cwd=ROOT,
            stdout=stream,
            stderr=subprocess.STDOUT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        wait_for(said, "berhenti dengan Ctrl+C")
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=20) == 0
    text = said.read_text("utf-8")
    assert f"Port {taken} sedang dipakai program lain; pratinjau memakai port" in text
    assert "Pratinjau berhenti." in text
    assert "Traceback" not in text
