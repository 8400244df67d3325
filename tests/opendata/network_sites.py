"""Three small sites, really built and really served on this machine, and a network of them."""

from __future__ import annotations

import functools
import hashlib
import http.server
import io
import json
import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from data_rooms import DATA_ROOMS
from support.ppid_site import item, ppid

from plugins.opendata.network.command import run

NAMES = {"dinas-a": "Dinas A Kota Contoh", "dinas-b": "Dinas B Kota Contoh", "dinas-c": "Dinas C Kota Contoh"}
DAY = "2026-12-01"


class Handler(http.server.SimpleHTTPRequestHandler):
    """A folder as a server gives it, unless the host is told to behave otherwise."""

    host: Host

    def __init__(self, *args: Any, host: Host, **more: Any) -> None:
        self.host = host
        super().__init__(*args, **more)

    def do_GET(self) -> None:
        """Note the request; answer by the rules of the host."""
        self.host.asked.append((self.path, self.headers["User-Agent"]))
        answer = self.host.answers.get(self.path, self.host.answers.get("*"))
        if answer is None:
            super().do_GET()
            return
        status, headers, body = answer
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", headers.get("X-Length", str(len(body))))
        self.end_headers()
        with suppress(OSError):  # who asked may have gone
            for number in range(0, len(body), step := 1 if "X-Slow" in headers else len(body) or 1):
                self.wfile.write(body[number : number + step])
                time.sleep(0.05 if step == 1 else 0)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 -- the name of the standard library
        """Say nothing."""


@dataclass
class Host:
    """A site on its own port; ``answers`` replace what is asked (``*`` everything), ``asked`` is what was."""

    folder: Path
    url: str = ""
    answers: dict[str, tuple[int, dict[str, str], bytes]] = field(default_factory=dict)
    asked: list[tuple[str, str]] = field(default_factory=list)

    def replace(self, path: str, body: bytes, status: int = 200, **headers: str) -> None:
        """Answer a path with other bytes."""
        self.answers[path] = (status, {name.replace("_", "-"): value for name, value in headers.items()}, body)

    def file(self, path: str) -> bytes:
        """The bytes that the build wrote at a path."""
        return (self.folder / path.lstrip("/")).read_bytes()

    def honest(self, name: str, body: bytes, **changes: Any) -> None:
        """Serve another table under a name, with a catalogue that vouches for it."""
        package = json.loads(self.file("data/datapackage.json"))
        (one,) = [one for one in package["resources"] if one["name"] == name]
        one.update({"bytes": len(body), "hash": f"sha256:{hashlib.sha256(body).hexdigest()}"} | changes)
        self.replace(f"/data/{one['path']}", body)
        self.replace("/data/datapackage.json", json.dumps(package).encode())


@contextmanager
def hosting(folder: Path) -> Iterator[Host]:
    """A folder on a port of its own."""
    host = Host(folder)
    handler = functools.partial(Handler, host=host, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        host.url = f"http://127.0.0.1:{server.server_address[1]}/"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield host
        finally:
            server.shutdown()
            thread.join()


@dataclass(frozen=True)
class Sites:
    """The three hosts by the identifier of their site."""

    hosts: dict[str, Host]

    def listed(self, folder: Path, **more: Any) -> Path:
        """A list of the sites in a folder."""
        sites = [{"id": name, "nama": NAMES[name], "url": host.url} for name, host in self.hosts.items()]
        path = folder / "situs.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(
            yaml.safe_dump({"judul": "PPID Kota Contoh", "situs": sites} | more, allow_unicode=True), "utf-8"
        )
        return path

    def reset(self) -> None:
        """All sites up, with what they were built with."""
        for host in self.hosts.values():
            host.answers.clear()
            host.asked.clear()


def network(sites: Path, output: Path, today: str = DAY) -> dict[str, Any]:
    """What `inv network` tells as JSON."""
    said = io.StringIO()
    code = run(sites, output, {"today": today, "format": "json", "agent": "https://ppid.example"}, {}, said)
    told: dict[str, Any] = json.loads(said.getvalue())
    assert told["ok"] == (code == 0)
    return told


def build_three(root: Path) -> Iterator[Sites]:
    """Build and serve the sites.

    A and B offer one file and one report under different names, and tell ``renja-2026`` differently; C has its own.
    """
    items: dict[str, dict[str, dict[str, Any]]] = {
        "dinas-a": {"neraca-2025": {}, "renja-2026": {"judul": "Rencana Kerja 2026"}},
        "dinas-b": {
            "neraca-kota": {"judul": "Neraca Keuangan Tahun 2025"},
            "renja-2026": {"judul": "Rencana Kerja Tahun 2026", "retensi": "5 tahun"},
        },
        "dinas-c": {"profil": {"judul": 'Profil <b>Dinas</b> & "C"'}},
    }
    shared = b"kolom,nilai\na,1\n"
    with contextmanager(_three)(root) as hosts:
        for name, host in hosts.items():
            files: dict[str, str | bytes | None] = {}
            for slug, more in items[name].items():
                shown = {"berkas": [{"berkas": "ppid/dokumen/neraca.csv"}]} if slug.startswith("neraca") else {}
                files[f"informasi/{slug}.md"] = item(**shown | more)
            if name != "dinas-c":
                files["dokumen/neraca.csv"] = shared
            site = ppid(root / name, files, siteurl=host.url.rstrip("/"), office_name=NAMES[name], plugins=DATA_ROOMS)
            assert site.ok, site.problems
            shutil.copytree(site.output, host.folder, dirs_exist_ok=True)
        yield Sites(hosts)


def _three(root: Path) -> Iterator[dict[str, Host]]:
    folders = {name: root / f"host-{name}" for name in NAMES}
    for folder in folders.values():
        folder.mkdir()
    with hosting(folders["dinas-a"]) as a, hosting(folders["dinas-b"]) as b, hosting(folders["dinas-c"]) as c:
        yield {"dinas-a": a, "dinas-b": b, "dinas-c": c}
