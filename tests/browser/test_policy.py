"""The Content-Security-Policy in a real browser: nothing of the site breaks under it, and what is foreign is stopped."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from markupsafe import escape
from playwright.sync_api import Browser, Route
from support.chromium import launched, served
from support.real import RealSite
from support.site import article, build, standing
from support.web import one

from plugins.engine.policy import Reading, content_policy, header_policy
from plugins.engine.preview_server import PreviewHandler, State
from plugins.engine.preview_site import Built as PreviewBuilt
from plugins.newsroom.problems import DRAFT

Built = Callable[[str], RealSite]

META = 'meta[http-equiv="Content-Security-Policy"]'
LISTEN = """
window.__refused = [];
document.addEventListener("securitypolicyviolation",
  event => window.__refused.push(event.effectiveDirective + " " + (event.blockedURI || "")));
"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launched() as running:
        yield running


class Watch:
    """A browser page that tells, address by address, what its policy or console complained of."""

    def __init__(self, browser: Browser) -> None:
        self.page = browser.new_page()
        self.page.add_init_script(LISTEN)
        self._said: list[str] = []
        self.page.on("console", lambda message: self._said.append(f"{message.type}: {message.text}"))
        self.page.on("pageerror", lambda failure: self._said.append(str(failure)))

    def open(self, url: str) -> list[str]:
        """Load a page to its end; its complaints."""
        self._said.clear()
        self.page.goto(url, wait_until="load")
        return self.complaints()

    def complaints(self) -> list[str]:
        """What the page said so far."""
        refused: list[str] = self.page.evaluate("window.__refused")
        return [*self._said, *refused]


def one_of_each_kind(site: RealSite) -> list[str]:
    """A page for each pair of template and depth, as the addresses tell them; the longest of its kind."""
    chosen: dict[tuple[object, ...], str] = {}
    for name in sorted(site.pages, key=lambda name: (-len(site.pages[name]), name)):
        parts = name.split("/")
        chosen.setdefault((parts[0], len(parts), parts[1] if parts[0] == "ppid" else ""), name)
    return sorted(chosen.values())


def test_every_page_carries_the_policy_of_its_way_before_it_loads_anything(real_site: Built) -> None:
    for way, reading in (("root", Reading.SERVED), ("sub", Reading.SERVED), ("offline", Reading.FILE)):
        site = real_site(way)
        meta = f'<meta http-equiv="Content-Security-Policy" content="{escape(content_policy(reading))}">'
        for name, html in site.pages.items():
            before, found, after = html.partition(meta)
            assert found, name
            assert not re.search(r"<(?:link|script|style|img)\b", before), name
            assert "http-equiv" not in after or 'http-equiv="refresh"' in after, name


@pytest.mark.parametrize("reading", Reading)
def test_policy_refuses_by_default_and_allows_nothing_unsafe(reading: Reading) -> None:
    policy = content_policy(reading)
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    assert "*" not in policy
    assert "http" not in policy
    assert "base-uri 'none'" in policy
    assert "frame-ancestors" not in policy, "browsers ignore it in a meta element, and complain"
    assert header_policy() == content_policy() + "; frame-ancestors 'none'"


@pytest.mark.parametrize(("way", "base"), [("root", "/"), ("sub", "/sub/")])
def test_no_kind_of_page_breaks_its_policy_when_served(browser: Browser, real_site: Built, way: str, base: str) -> None:
    site = real_site(way)
    names = one_of_each_kind(site) if way == "root" else ["index.html", "404.html", "berita/index.html"]
    wrong = []
    with served(site.output, base) as root:
        watch = Watch(browser)
        for name in names:
            wrong += [f"{name}: {text}" for text in watch.open(root + name)]
            assert watch.page.evaluate("document.styleSheets[0].cssRules.length") > 10, name
        watch.page.close()
    assert wrong == []


def test_no_kind_of_page_breaks_its_policy_when_read_from_files(browser: Browser, real_site: Built) -> None:
    site = real_site("offline")
    wrong = []
    watch = Watch(browser)
    for name in one_of_each_kind(site):
        wrong += [f"{name}: {text}" for text in watch.open((site.output / name).as_uri())]
        assert watch.page.evaluate("document.styleSheets.length") == 1, name
        assert watch.page.evaluate("[...document.images].every(i => i.loading === 'lazy' || i.naturalWidth)"), name
    watch.page.close()
    assert wrong == []


FOREIGN = (
    '<script>document.title = "jalan"</script>'
    '<style>body { color: rgb(1, 2, 3) }</style><p id="kena" style="color: rgb(1, 2, 3)" onclick="document.title = 1">x</p>'
    '<img id="asing" src="https://asing.example/a.png"><script src="https://asing.example/a.js"></script>'
    '<iframe src="https://asing.example/"></iframe><base href="https://asing.example/">'
    '<form action="https://asing.example/"><button id="kirim">x</button></form>'
)


@pytest.mark.parametrize("offline", [False, True])
def test_what_slips_into_a_page_stays_dead(browser: Browser, tmp_path: Path, offline: bool) -> None:
    site = build(tmp_path, {"content/halaman/tentang.md": standing()}, build_offline=offline)
    assert site.ok
    path = site.output / "tentang/index.html"
    path.write_text(path.read_text("utf-8").replace("</main>", FOREIGN + "</main>"), "utf-8")
    with served(site.output) as root:
        watch = Watch(browser)
        page = watch.page
        reached: list[str] = []

        def foreign(route: Route) -> None:
            reached.append(route.request.url)
            route.abort()

        page.route("https://asing.example/**", foreign)
        watch.open(path.as_uri() if offline else f"{root}tentang/")
        title = page.title()
        page.click("#kena")
        assert page.title() == title != "jalan"
        assert page.evaluate("getComputedStyle(kena).color") != "rgb(1, 2, 3)"
        assert page.evaluate("getComputedStyle(document.body).color") != "rgb(1, 2, 3)"
        assert page.evaluate("document.baseURI") == page.url
        page.evaluate("HTMLFormElement.prototype.submit.call(document.querySelector('main form'))")
        page.wait_for_function("window.__refused.some(line => line.startsWith('form-action'))")
        refused = {line.split()[0] for line in watch.complaints()}
        assert {"script-src-elem", "script-src-attr", "style-src-elem", "style-src-attr", "img-src"} <= refused
        assert {"frame-src", "base-uri", "form-action"} <= refused
        assert reached == []
        page.close()


@pytest.mark.parametrize("offline", [False, True])
def test_scripts_styles_pictures_and_forms_of_the_site_itself_work(
    browser: Browser, tmp_path: Path, offline: bool
) -> None:
    """What the search needs: a script of the site that loads another, and a form that leads to a page of the site."""
    site = build(
        tmp_path,
        {
            "content/halaman/tentang.md": standing(),
            "content/berita/2025/a.md": article(),
            "content/statis/uji/utama.js": 'const s = document.createElement("script");'
            's.src = new URL("bagian.js", document.currentScript.src); document.head.append(s);',
            "content/statis/uji/bagian.js": 'document.title = "dua";',
        },
        build_offline=offline,
        static_paths=("statis",),
    )
    assert site.ok, site.problems
    script = next(path for path in site.output.rglob("utama.js")).relative_to(site.output).as_posix()
    target = "../index.html" if offline else "../"
    own = f'<script src="../{script}"></script><form action="{target}"><input name="q" value="a"><button id="cari">x</button></form>'
    path = site.output / "tentang/index.html"
    path.write_text(path.read_text("utf-8").replace("</main>", own + "</main>"), "utf-8")
    with served(site.output) as root:
        watch = Watch(browser)
        watch.open(path.as_uri() if offline else f"{root}tentang/")
        watch.page.wait_for_function('document.title === "dua"')
        assert watch.complaints() == []
        watch.page.click("#cari")
        watch.page.wait_for_url("**?q=a")
        assert watch.complaints() == []
        watch.page.close()


def test_preview_reloads_the_page_and_shows_problems_under_its_policy(browser: Browser, tmp_path: Path) -> None:
    site = build(tmp_path, {"content/halaman/tentang.md": standing()}, build_preview=True)
    assert site.ok
    assert one(site.soup("tentang/"), META)["content"] == content_policy(Reading.PREVIEW)
    state = State()
    handler = partial(PreviewHandler, state=state, directory=str(site.output))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        watch = Watch(browser)
        page = watch.page
        assert watch.open(f"http://127.0.0.1:{server.server_port}/tentang/") == []
        box = page.get_by_role("region", name="Pratinjau")
        box.wait_for()
        problem = DRAFT.at("content/halaman/tentang.md", 3)
        state.tell(PreviewBuilt(ok=False, problems=(problem,), sources={"tentang/": problem.file}))
        box.get_by_text(problem.message).wait_for(state="attached")
        assert box.evaluate("box => getComputedStyle(box).position") == "fixed"
        with page.expect_navigation():
            state.tell(PreviewBuilt())
        assert watch.complaints() == []
        page.close()
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
