"""A published site on a server of the test's own, which keeps every promise until a test tampers with it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

from plugins.publishing.hosting.model import Hosting, promised
from plugins.publishing.manifest import Origin
from plugins.publishing.seal import seal
from plugins.publishing.signing import SecretKey, secret_key
from support.site import read_tree, write_tree

KEY = secret_key(bytes(range(40)))
FOREIGN = secret_key(bytes(range(7, 47)))
SITE = "https://kantor.example"
ORIGIN = Origin(SITE, "", "2026-12-01", "2027-03-01", "0.1.0")


def page(title: str, body: str = "") -> str:
    """A page as Suluh makes them, in small."""
    return (
        f'<!doctype html><html lang="id"><head><meta charset="utf-8"><title>{title}</title>'
        f'<link rel="canonical" href="{SITE}/"><link rel="stylesheet" href="/suluh.css"></head>'
        f'<body><h1>{title}</h1><a href="/">Beranda</a> <a href="/berita/">Berita</a> '
        f'<a href="https://www.lapor.go.id/">Lapor</a>{body}</body></html>'
    )


PUBLISHED: Mapping[str, str] = {
    "index.html": page("Beranda"),
    "berita/index.html": page("Berita", '<a href="/berita/2025/a/">A</a>'),
    "berita/2025/a/index.html": page("A", '<form action="/cari/"></form><script src="/cari.js"></script>'),
    "berita/2025/b/index.html": page("B", '<script type="application/ld+json">{}</script>'),
    "cari/index.html": page("Cari"),
    "404.html": page("Tidak ada"),
    "suluh.css": "body{color:#000}",
    "cari.js": "let a=1",
    "data/dip.csv": "a,b\n1,2\n",
    "media/2025/foto é.txt": "foto",
    "sitemap.xml": f"<urlset><url><loc>{SITE}/</loc></url><url><loc>{SITE}/berita/</loc></url></urlset>",
    "robots.txt": f"User-agent: *\nAllow: /\nSitemap: {SITE}/sitemap.xml\n",
    ".well-known/security.txt": "Contact: mailto:a@kantor.example\nExpires: 2027-06-01T00:00:00Z\n",
}


def publish(folder: Path, origin: Origin = ORIGIN, key: SecretKey | None = KEY) -> Path:
    """The site in a folder, sealed."""
    write_tree(folder, PUBLISHED)
    seal(folder, origin, key)
    return folder


@dataclass
class Request:
    """What was asked: the decoded path without leading slash, the query, and the headers by names in small letters."""

    path: str
    query: str
    headers: dict[str, str]

    @property
    def agent(self) -> str:
        return self.headers.get("user-agent", "")


Reply = tuple[int, dict[str, str], bytes]
Tamper = Callable[[Request], Reply | None]


@dataclass
class Served:
    """A running server: its address, everything it was asked, and what it does otherwise than it should."""

    url: str = ""
    asked: list[Request] = field(default_factory=list)
    tamper: Tamper | None = None
    headers: dict[str, str | None] = field(default_factory=dict)
    busiest: int = 0


@contextmanager
def serving(folder: Path) -> Iterator[Served]:
    """Serve a folder as the host files would have it served."""
    served = Served()
    files = read_tree(folder)
    lock = threading.Lock()
    active = 0

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True
        wbufsize = 65_536

        def do_GET(self) -> None:
            nonlocal active
            with lock:
                active += 1
                served.busiest = max(served.busiest, active)
            try:
                self._answer()
            finally:
                with lock:
                    active -= 1

        def _answer(self) -> None:
            parts = urlsplit(self.path)
            asked = Request(unquote(parts.path)[1:], parts.query, {k.lower(): v for k, v in self.headers.items()})
            with lock:
                served.asked.append(asked)
            reply = served.tamper(asked) if served.tamper else None
            status, extra, body = reply or usual(files, asked.path)
            name = f"{asked.path}index.html" if not asked.path or asked.path.endswith("/") else asked.path
            said: dict[str, str | None] = dict(promised(Hosting(SITE), name if status == 200 else "404.html"))
            said |= served.headers
            said |= extra
            self.send_response(status)
            for key, value in said.items():
                if value is not None:
                    self.send_header(key, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
            self.wfile.flush()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- the name of the base class
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    served.url = f"http://127.0.0.1:{server.server_port}/"
    try:
        yield served
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def usual(files: Mapping[str, bytes], path: str) -> Reply:
    """The answer of a server that does as it should."""
    name = f"{path}index.html" if not path or path.endswith("/") else path
    if name in files:
        return 200, {}, files[name]
    if f"{path}/index.html" in files:
        return 301, {"Location": f"/{path}/"}, b""
    return 404, {}, files.get("404.html", b"")
