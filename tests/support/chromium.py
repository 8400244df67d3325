"""One real Chromium for all browser tests of a run, and a server that answers like a plain file host."""

from __future__ import annotations

import atexit
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from browser_setup import MISSING, find_browser
from playwright.sync_api import Browser, sync_playwright

_ARGUMENTS = (
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-domain-reliability",
    "--disable-sync",
    "--no-first-run",
    "--disable-dev-shm-usage",
)


class _Handler(SimpleHTTPRequestHandler):
    """Files as they are, under a sub-path, and the site's own 404 page for the rest."""

    def __init__(self, *args: Any, base: str, directory: str) -> None:
        self._base = base
        super().__init__(*args, directory=directory)

    def do_GET(self) -> None:
        if self.path.startswith(self._base):
            self.path = "/" + self.path.removeprefix(self._base)
            if Path(self.translate_path(self.path)).exists():
                super().do_GET()
                return
        page = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 -- the name of the standard library
        """Tests print what fails, not what is asked for."""


@contextmanager
def served(folder: Path, base: str = "/") -> Iterator[str]:
    """A folder on a port of its own; gives the URL of its root, with ``base`` (``/sub/``) at its end."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, base=base, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{base}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@contextmanager
def launched() -> Iterator[Browser]:
    """The running Chromium of this run of tests; skips where there is none, and fails in CI.

    It is started once and stays for all modules: a start costs a second, and Playwright runs once in a process.
    """
    program = find_browser(os.environ)
    if program is None:
        if os.environ.get("CI") == "true":
            pytest.fail(MISSING)
        pytest.skip(MISSING)
    yield _start(program)


@cache
def _start(program: str) -> Browser:
    arguments = [*_ARGUMENTS, *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    playwright = sync_playwright().start()
    browser = playwright.chromium.launch(executable_path=program, args=arguments)

    @atexit.register
    def _stop() -> None:
        browser.close()
        playwright.stop()

    return browser
