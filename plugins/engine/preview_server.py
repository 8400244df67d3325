"""The preview's server: the site's files on the loopback address, with a panel at the end of every page.

What it adds to a page is added on the way to the browser and is never written to a file. It answers to this machine's
own names only, so that no other site can reach it through a name that leads here.
"""

from __future__ import annotations

import contextlib
import json
import sys
import threading
from collections.abc import Callable, Iterator
from functools import partial
from html import escape
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import groupby
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from msgspec import Struct, field

from plugins.engine.policy import Reading, content_policy
from plugins.engine.preview_site import Built, about, address_of, held_back
from plugins.engine.problem import Severity

OVERVIEW = "/__pratinjau/"
_NEWS = f"{OVERVIEW}kabar"
_WAIT_SECONDS = 25.0
_PORTS = 20
_HERE = Path(__file__).resolve().parent
_OWN = {
    f"{OVERVIEW}skrip.js": ("preview_panel.js", "text/javascript; charset=utf-8"),
    f"{OVERVIEW}panel.css": ("preview_panel.css", "text/css; charset=utf-8"),
}
_ELEMENTS = (
    f'<link rel="stylesheet" href="{OVERVIEW}panel.css">'
    f'<script src="{OVERVIEW}skrip.js" data-news="{_NEWS}" data-overview="{OVERVIEW}" '
    'data-version="{version}"></script>'
)
_NAMES = {"localhost", "127.0.0.1", "[::1]"}


class State(Struct):
    """The latest build and its number. ``root`` is the folder that problems' files are relative to, where the panel
    shall offer to open them in VS Code, else empty.
    """

    root: str = ""
    version: int = 0
    built: Built = field(default_factory=Built)
    changed: threading.Condition = field(default_factory=threading.Condition)

    def tell(self, built: Built) -> None:
        """Announce a finished build to every open page."""
        with self.changed:
            self.version += 1
            self.built = built
            self.changed.notify_all()

    def news(self, seen: int, address: str) -> dict[str, Any]:
        """The latest build for one page, waited for a while when ``seen`` is already it."""
        with self.changed:
            self.changed.wait_for(lambda: self.version != seen, timeout=_WAIT_SECONDS)
            return {"version": self.version, "root": self.root, **about(self.built, address)}


class PreviewHandler(SimpleHTTPRequestHandler):
    """Serves the output folder, with the panel's script at the end of every page."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *args: Any, state: State, directory: str) -> None:
        self._state = state
        super().__init__(*args, directory=directory)

    def do_GET(self) -> None:
        """A page with the panel, the news of the next build, the overview, or a file as it is."""
        if not self._own_name():
            self._answer(b"Hanya untuk komputer ini.", "text/plain; charset=utf-8", HTTPStatus.FORBIDDEN)
            return
        parts = urlsplit(self.path)
        if parts.path == _NEWS:
            self._news(parse_qs(parts.query))
        elif parts.path == OVERVIEW:
            self._answer(overview(self._state.built).encode(), "text/html; charset=utf-8")
        elif parts.path in _OWN:
            name, kind = _OWN[parts.path]
            self._answer((_HERE / name).read_bytes(), kind)
        else:
            self._file(parts.path)

    def do_HEAD(self) -> None:
        """As the file on disk answers; nothing asks for more."""
        if self._own_name():
            super().do_HEAD()
        else:
            self.send_error(HTTPStatus.FORBIDDEN)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 -- the name of the standard library
        """An editor's terminal shows builds, not requests."""

    def _own_name(self) -> bool:
        """Whether the request names this machine; a foreign name that leads here (DNS rebinding) is refused."""
        host = self.headers.get("Host", "localhost")
        return (host.rpartition(":")[0] if host.rpartition(":")[2].isdecimal() else host) in _NAMES

    def _news(self, asked: dict[str, list[str]]) -> None:
        seen = asked.get("seen", [""])[0]
        page = unquote(asked.get("page", [""])[0])
        address = page.removeprefix("/").removesuffix("index.html")
        news = self._state.news(int(seen) if seen.isdecimal() else -1, address)
        self._answer(json.dumps(news, ensure_ascii=False).encode(), "application/json; charset=utf-8")

    def _file(self, path: str) -> None:
        page = Path(self.translate_path(self.path))
        if page.is_dir() and path.endswith("/"):
            page /= "index.html"
        if page.suffix == ".html" and page.is_file():
            self._page(page, HTTPStatus.OK)
        elif page.exists():
            super().do_GET()
        else:
            self._page(Path(self.directory) / "404.html", HTTPStatus.NOT_FOUND)

    def _page(self, page: Path, status: HTTPStatus) -> None:
        html = (
            page.read_bytes() if page.is_file() else _frame("Belum ada halaman", "<h1>Belum ada halaman</h1>").encode()
        )
        elements = _ELEMENTS.format(version=self._state.version).encode()
        before, end, after = html.rpartition(b"</body>")
        self._answer(before + elements + end + after if end else html + elements, "text/html; charset=utf-8", status)

    def _answer(self, data: bytes, kind: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        with contextlib.suppress(ConnectionError):
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(data)))
            self.send_header("Cache-Control", "no-store")
            self.send_header("X-Content-Type-Options", "nosniff")
            self.end_headers()
            self.wfile.write(data)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    # On Windows a reused address would let two servers answer on one port.
    allow_reuse_address = sys.platform != "win32"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that went away is no news; anything else is the program's own mistake."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


def listen(port: int, state: State, folder_of: Callable[[int], Path]) -> _Server | None:
    """A server on the loopback address at ``port`` or the next free one; nothing where many in a row are taken.

    ``folder_of`` gives the folder to serve at a port.
    """
    for wanted in range(port, min(port + _PORTS, 65_536)):
        with contextlib.suppress(OSError):
            handler = partial(PreviewHandler, state=state, directory=str(folder_of(wanted)))
            return _Server(("127.0.0.1", wanted), handler)
    return None


def overview(built: Built) -> str:
    """A page of all problems by file, and of what only the preview shows."""
    return _frame("Pratinjau: semua masalah", "".join(_overview(built)), script=True)


def _overview(built: Built) -> Iterator[str]:
    yield '<main class="pratinjau-ikhtisar"><h1>Semua masalah</h1>'
    counts = [f"{built.count(severity)} {severity.label.lower()}" for severity in Severity if built.count(severity)]
    state = "Situs tersusun." if built.ok else "Situs belum dapat disusun; halaman yang tampak berasal dari sebelumnya."
    yield f"<p>{state} {', '.join(counts) or 'Tidak ada masalah'}.</p>"
    for file, group in groupby(sorted(built.problems), key=lambda problem: problem.file):
        address = address_of(built, file)
        link = f' <a href="/{escape(address)}">lihat halaman</a>' if address is not None else ""
        yield f"<h2><code>{escape(file)}</code>{link}</h2><ul>"
        for problem in group:
            line = f"baris {problem.line}: " if problem.line else ""
            yield (
                f'<li class="pratinjau-{problem.severity}"><strong>{problem.severity.label} {problem.code}</strong> '
                f"{line}{escape(problem.message)}<br>{escape(problem.hint)}</li>"
            )
        yield "</ul>"
    held = list(held_back(built))
    if held:
        yield "<h2>Hanya tampak di pratinjau</h2><ul>"
        yield from (f'<li><a href="/{escape(one)}">{escape(title)}</a> ({mark})</li>' for one, title, mark in held)
        yield "</ul>"
    yield '<p><a href="/">Ke beranda situs</a></p></main>'


def _frame(title: str, body: str, *, script: bool = False) -> str:
    policy = escape(content_policy(Reading.PREVIEW))
    more = _ELEMENTS.format(version=-1) if script else ""
    return (
        f'<!doctype html><html lang="id"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1"></head>'
        f"<body>{body}{more}</body></html>"
    )
