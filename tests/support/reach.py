"""What a page costs its reader: bytes on the wire, requests and layout shifts, as Chromium sees them on a plain host."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

from playwright.sync_api import Browser

_TEXTUAL = {".html", ".css", ".js", ".svg", ".xml", ".json", ".txt"}
_SHIFTS = """
window.__shift = 0;
new PerformanceObserver(list => { for (const entry of list.getEntries()) window.__shift += entry.value; })
  .observe({type: "layout-shift", buffered: true});
"""
_DOWN = """async () => {
  for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight / 2) {
    scrollTo({top: y, behavior: "instant"});
    await new Promise(done => setTimeout(done, 60));
  }
}"""


class _Host(SimpleHTTPRequestHandler):
    """Files as a small host sends them: gzip for text, and pictures after ``wait`` seconds."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *args: Any, wait: float, directory: str) -> None:
        self._wait = wait
        super().__init__(*args, directory=directory)

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        data = path.read_bytes()
        kind = self.guess_type(str(path))
        if kind.startswith("image/") and path.suffix != ".svg":
            time.sleep(self._wait)
        self.send_response(200)
        self.send_header("Content-Type", kind)
        if path.suffix in _TEXTUAL and "gzip" in self.headers.get("Accept-Encoding", ""):
            data = gzip.compress(data, 6, mtime=0)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 -- the name of the standard library
        """Tests print figures, not requests."""


@contextmanager
def hosted(folder: Path, wait: float = 0.0) -> Iterator[str]:
    """A folder on a compressing host of its own; gives the URL of its root."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Host, wait=wait, directory=str(folder)))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@dataclass(slots=True)
class Reach:
    """One first visit: bytes on the wire by kind (headers included), every URL asked for, and the layout shift."""

    document: int = 0
    style: int = 0
    script: int = 0
    picture: int = 0
    other: int = 0
    urls: list[str] = field(default_factory=list)
    shift: float = 0.0

    @property
    def text(self) -> int:
        """HTML, style sheet and script together."""
        return self.document + self.style + self.script

    @property
    def total(self) -> int:
        return self.text + self.picture + self.other

    def strangers(self, root: str) -> list[str]:
        """Requests that left the site."""
        return [url for url in self.urls if not url.startswith((root, "data:"))]


_KINDS = {"Document": "document", "Stylesheet": "style", "Script": "script", "Image": "picture"}


def visit(browser: Browser, root: str, name: str, *, width: int = 360, ratio: float = 1, scroll: bool = False) -> Reach:
    """A first visit with an empty cache; with ``scroll`` to the end of the page, as a reader goes.

    The icon that a browser with a window asks for is added, since a headless one does not ask.
    """
    context = browser.new_context(viewport={"width": width, "height": 740}, device_scale_factor=ratio)
    page = context.new_page()
    page.add_init_script(_SHIFTS)
    reach = Reach()
    kinds: dict[str, str] = {}
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.on("Network.requestWillBeSent", lambda event: reach.urls.append(event["request"]["url"]))
    session.on("Network.responseReceived", lambda event: kinds.update({event["requestId"]: event["type"]}))

    def finished(event: dict[str, Any]) -> None:
        kind = _KINDS.get(kinds.get(event["requestId"], ""), "other")
        setattr(reach, kind, getattr(reach, kind) + int(event["encodedDataLength"]))

    session.on("Network.loadingFinished", finished)
    page.goto(root + name, wait_until="networkidle")
    if scroll:
        page.evaluate(_DOWN)
        page.wait_for_load_state("networkidle")
    icon = page.locator('link[rel="icon"]').evaluate("link => link.href")
    if icon not in reach.urls:
        request = Request(icon, headers={"Accept-Encoding": "gzip"})  # noqa: S310 -- the test's own host
        with urlopen(request, timeout=10) as answer:  # noqa: S310
            reach.other += len(answer.read()) + len(str(answer.headers))
        reach.urls.append(icon)
    page.wait_for_timeout(50)
    reach.shift = page.evaluate("window.__shift")
    context.close()
    return reach


def table(rows: dict[str, Reach]) -> str:
    """The figures of several visits, one a line, in bytes."""
    head = f"{'page':<34}{'HTML':>8}{'CSS':>8}{'script':>8}{'text':>8}{'pictures':>10}{'all':>9}{'requests':>10}{'shift':>8}"
    lines = [
        f"{name:<34}{it.document:>8}{it.style:>8}{it.script:>8}{it.text:>8}{it.picture:>10}{it.total:>9}"
        f"{len(it.urls):>10}{it.shift:>8.3f}"
        for name, it in rows.items()
    ]
    return "\n".join((head, *lines))
