"""The live preview: builds on every change, reloads the open page, and shows problems on it.

For the editor's own machine only: it listens on the loopback address. What it adds to a page (a script that waits for
the next build) is added on the way to the browser and is never written to a file.
"""

from __future__ import annotations

import contextlib
import io
import json
import sys
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from html import escape
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from watchfiles import DefaultFilter, watch

from plugins.engine.command import build

_NEWS = "/__pratinjau/kabar"
_WAIT_SECONDS = 25.0
_SCRIPT_ADDRESS = "/__pratinjau/skrip.js"
_ELEMENT = '<script src="{address}" data-news="{news}" data-version="{version}" data-text="{text}"></script>'
# Served as a file of the site, and styled through the object model: the pages' own policy allows that and no more.
_SCRIPT = """(() => {
  const given = document.currentScript.dataset;
  let seen = Number(given.version);
  const panel = (text) => {
    let box = document.getElementById("__pratinjau");
    if (!text) { if (box) box.remove(); return; }
    if (!box) {
      box = document.createElement("pre");
      box.id = "__pratinjau";
      box.setAttribute("role", "status");
      Object.assign(box.style, {position: "fixed", inset: "auto 0 0 0", maxHeight: "50vh", overflow: "auto",
        margin: 0, padding: "1rem", background: "#7a1010", color: "#fff", font: "14px/1.5 monospace",
        whiteSpace: "pre-wrap", zIndex: 9999});
      document.body.append(box);
    }
    box.textContent = text;
  };
  const ask = async () => {
    try {
      const news = await (await fetch(given.news + "?" + seen)).json();
      if (news.version !== seen && news.ok) { location.reload(); return; }
      seen = news.version;
      panel(news.ok ? "" : news.text);
      ask();
    } catch { setTimeout(ask, 2000); }
  };
  panel(given.text);
  ask();
})();
"""


@dataclass(slots=True)
class State:
    """The latest build: its number, whether it was free of errors, and what it said."""

    version: int = 0
    ok: bool = True
    text: str = ""
    changed: threading.Condition = field(default_factory=threading.Condition)

    def tell(self, *, ok: bool, text: str) -> None:
        """Announce a finished build to every open page."""
        with self.changed:
            self.version += 1
            self.ok, self.text = ok, text
            self.changed.notify_all()

    def news(self, seen: int) -> dict[str, Any]:
        """The latest build, waited for a while when ``seen`` is already it."""
        with self.changed:
            self.changed.wait_for(lambda: self.version != seen, timeout=_WAIT_SECONDS)
            return {"version": self.version, "ok": self.ok, "text": self.text}


class PreviewHandler(SimpleHTTPRequestHandler):
    """Serves the output folder, with the reload script at the end of every page."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *args: Any, state: State, directory: str) -> None:
        self._state = state
        super().__init__(*args, directory=directory)

    def do_GET(self) -> None:
        """A page with the script, the news of the next build, or a file as it is."""
        path, _, query = self.path.partition("?")
        if path == _NEWS:
            seen = int(query) if query.isdigit() else -1
            self._answer(json.dumps(self._state.news(seen)).encode(), "application/json")
            return
        if path == _SCRIPT_ADDRESS:
            self._answer(_SCRIPT.encode(), "text/javascript; charset=utf-8")
            return
        page = Path(self.translate_path(self.path))
        if page.is_dir() and path.endswith("/"):
            page /= "index.html"
        if page.suffix == ".html" and page.is_file():
            self._page(page, HTTPStatus.OK)
        elif page.exists():
            super().do_GET()
        else:
            self._page(Path(self.directory) / "404.html", HTTPStatus.NOT_FOUND)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 -- the name of the standard library
        """An editor's terminal shows builds, not requests."""

    def _page(self, page: Path, status: HTTPStatus) -> None:
        html = page.read_bytes() if page.is_file() else b"<!doctype html><html lang=id><body></body></html>"
        state = self._state
        text = "" if state.ok else escape(state.text)
        script = _ELEMENT.format(address=_SCRIPT_ADDRESS, news=_NEWS, version=state.version, text=text)
        self._answer(html.replace(b"</body>", script.encode() + b"</body>"), "text/html; charset=utf-8", status)

    def _answer(self, data: bytes, kind: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            self.wfile.write(data)


def serve(settings_file: Path, port: int, overrides: Mapping[str, Any] | None = None) -> None:
    """Build, serve on ``http://localhost:port/``, and build again on every change until interrupted."""
    project = settings_file.parent
    output = project / ".cache" / "pratinjau"
    output.mkdir(parents=True, exist_ok=True)
    site = f"http://localhost:{port}"
    chosen = {"OUTPUT_PATH": str(output), "SITEURL": site, "BUILD_PREVIEW": True, **(overrides or {})}
    state = State()
    handler = partial(PreviewHandler, state=state, directory=str(output))
    try:
        server = ThreadingHTTPServer(("127.0.0.1", port), handler)
    except OSError as failure:
        sys.exit(f"Port {port} tidak dapat dipakai ({failure.strerror}). Pilih yang lain: inv serve --port {port + 1}")
    server.daemon_threads = True
    _build(settings_file, chosen, state)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(f"\nPratinjau: {site}/ (berhenti dengan Ctrl+C)", flush=True)  # noqa: T201 -- a command's own output
    watched = [path for name in ("content", "theme", "pelicanconf.py") if (path := project / name).exists()]
    extra = Path(chosen["PATH"]) if "PATH" in chosen else None
    with contextlib.suppress(KeyboardInterrupt):
        for _ in watch(*watched, *([extra] if extra else []), watch_filter=DefaultFilter(), debounce=300, step=50):
            _build(settings_file, chosen, state)
    server.shutdown()


def _build(settings_file: Path, overrides: Mapping[str, Any], state: State) -> None:
    """One build, shown on the terminal and told to the open pages."""
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        code = build(settings_file, overrides)
    sys.stdout.write(said.getvalue())
    sys.stdout.flush()
    state.tell(ok=code == 0, text=said.getvalue().strip())
