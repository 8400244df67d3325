"""The whole way: the real site published to a folder, served by nginx as its files say, read by a real browser."""

from __future__ import annotations

import gzip
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from support.chromium import launched
from support.host_servers import Running, nginx
from support.real import RealSite
from support.site import ROOT, TODAY

from plugins.publishing.hosting.model import promised
from plugins.publishing.hosting.profiles import host_named
from plugins.publishing.manifest import MANIFEST, SBOM, Origin
from plugins.publishing.prepare import prepare
from plugins.publishing.targets.folder import FolderTarget
from plugins.publishing.targets.model import Prepared

LISTEN = """
window.__refused = [];
document.addEventListener("securitypolicyviolation",
  event => window.__refused.push(event.effectiveDirective + " " + (event.blockedURI || "")));
"""
ORIGIN = Origin("https://kantor.example", "", TODAY, "2027-03-01", "0.1.0")


@dataclass(frozen=True)
class Online:
    """A published site and the server that serves it."""

    site: Prepared
    server: Running
    folder: Path


@pytest.fixture(scope="module")
def online(real_site: Callable[[str], RealSite], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Online]:
    folder = tmp_path_factory.mktemp("tayang")
    shutil.copytree(real_site("root").output, folder / "siap")
    site = prepare(folder / "siap", ORIGIN, host_named("nginx"), None, ROOT / "requirements.txt")
    FolderTarget(folder / "srv", keep=2).publish(site)
    snippet = folder / "srv/peladen/nginx-suluh.conf"
    with nginx(folder / "nginx", f'include "{snippet}";') as (server,):
        yield Online(site, server, folder / "srv")


def one_of_each_kind(site: Prepared) -> list[str]:
    """A page for each first part and depth of the addresses, the largest of its kind."""
    pages = [file for file in site.manifest.files if file.type == "text/html"]
    chosen: dict[tuple[str, int], str] = {}
    for file in sorted(pages, key=lambda file: (-file.size, file.name)):
        parts = file.name.split("/")
        chosen.setdefault((parts[0], len(parts)), file.name)
    return sorted(chosen.values())


def test_every_published_file_answers_with_its_listed_bytes_and_promised_headers(online: Online) -> None:
    assert {MANIFEST, SBOM} <= {*(file.name for file in online.site.manifest.files), MANIFEST}
    for file in online.site.manifest.files:
        if file.name == "404.html":
            continue
        answer = online.server.get(online.site.hosting.path(file.name.removesuffix("index.html")))
        assert (answer.status, len(answer.body)) == (200, file.size), file.name
        for header, value in promised(online.site.hosting, file.name).items():
            assert answer.headers.get(header.lower()) == value, (file.name, header)
    packed = online.server.get("/", Accept_Encoding="gzip")
    assert gzip.decompress(packed.body) == (online.folder / "situs/index.html").read_bytes()


def test_a_real_browser_reads_every_kind_of_page_without_breaking_the_policy(online: Online) -> None:
    with launched() as browser:
        said = _complaints(browser, online)
    assert {page: words for page, words in said.items() if words} == {}
    assert len(said) > 15


def _complaints(browser: Browser, online: Online) -> dict[str, list[str]]:
    """What the console or the policy said on each page, and requests that failed or left the site."""
    page = browser.new_page()
    page.add_init_script(LISTEN)
    heard: list[str] = []
    root = f"http://127.0.0.1:{online.server.port}/"
    page.on("console", lambda message: heard.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda failure: heard.append(str(failure)))
    page.on("response", lambda answer: heard.extend([f"{answer.status} {answer.url}"] if answer.status >= 400 else []))
    page.on("request", lambda asked: heard.extend([] if asked.url.startswith((root, "data:")) else [asked.url]))
    said: dict[str, list[str]] = {}
    for name in one_of_each_kind(online.site):
        if name == "404.html":
            continue
        heard.clear()
        page.goto(root + name.removesuffix("index.html"), wait_until="load")
        said[name] = [*heard, *page.evaluate("window.__refused")]
    heard.clear()
    page.goto(f"{root}cari/?q=informasi", wait_until="load")
    page.wait_for_selector("main a[href]")
    said["cari/?q"] = [*heard, *page.evaluate("window.__refused")]
    page.close()
    return said


def test_the_page_for_what_is_not_there_works_at_any_depth(online: Online) -> None:
    with launched() as browser:
        page = browser.new_page()
        answer = page.goto(f"http://127.0.0.1:{online.server.port}/slot/gacor/judi/", wait_until="load")
        assert answer is not None
        assert answer.status == 404
        assert page.locator("h1").count() == 1
        # The page answers at any address, so what it loads may not depend on where it is met.
        loaded = page.evaluate("[...document.styleSheets].some(sheet => sheet.cssRules.length > 0)")
        page.close()
    assert loaded
