"""Real servers on free ports, set up with the host files alone; and a client that shows an answer as it came."""

from __future__ import annotations

import http.client
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

NGINX = shutil.which("nginx") or "/usr/sbin/nginx"


@dataclass(frozen=True)
class Answer:
    """An answer: its status, its headers in small letters, its body as it came over the wire."""

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True)
class Running:
    """A server on this machine."""

    port: int

    def get(self, path: str, **headers: str) -> Answer:
        """Ask without following redirects and without unpacking; a header that comes twice fails."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
            response = connection.getresponse()
            body = response.read()
        finally:
            connection.close()
        names = [name.lower() for name, _ in response.getheaders()]
        assert len(names) == len(set(names)), names
        return Answer(response.status, {name.lower(): value for name, value in response.getheaders()}, body)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def needed(program: str) -> str:
    """The path of a server program; skips with a plain reason where it is not installed."""
    found = shutil.which(program) or shutil.which(program, path="/usr/sbin:/usr/local/sbin")
    if found is None:
        pytest.skip(f"{program} is not installed here; `make test` installs it where it may")
    return found


@contextmanager
def nginx(folder: Path, *servers: str) -> Iterator[list[Running]]:
    """Nginx with a server block for each text, in a folder of its own. Fails with nginx's words where it refuses."""
    program = needed("nginx")
    ports = [free_port() for _ in servers]
    blocks = "\n".join(
        f"server {{ listen 127.0.0.1:{port}; {text} }}" for port, text in zip(ports, servers, strict=True)
    )
    folder.mkdir(parents=True, exist_ok=True)
    config = folder / "nginx.conf"
    user = "user root;" if os.geteuid() == 0 else ""
    temporary = " ".join(
        f"{kind}_temp_path {folder}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    config.write_text(
        f"{user} daemon off; worker_processes 1; pid {folder}/pid; error_log {folder}/galat.log;\n"
        f"events {{ worker_connections 64; }}\nhttp {{ access_log off; {temporary}\n{blocks}\n}}\n"
    )
    checked = subprocess.run([program, "-t", "-c", str(config)], capture_output=True, encoding="utf-8", check=False)
    assert checked.returncode == 0, checked.stderr
    with _running([program, "-c", str(config)], ports) as servers_running:
        yield servers_running


@contextmanager
def _running(command: Sequence[str], ports: Sequence[int], **environment: str) -> Iterator[list[Running]]:
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={**os.environ, **environment}
    )
    try:
        for port in ports:
            _wait(port, process)
        yield [Running(port) for port in ports]
    finally:
        process.terminate()
        process.wait(10)


def _wait(port: int, process: subprocess.Popen[bytes]) -> None:
    for _ in range(100):
        assert process.poll() is None, "the server ended at once"
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    pytest.fail(f"nothing answers on port {port}")


@contextmanager
def caddy(folder: Path, text: str, port: int) -> Iterator[Running]:
    """Caddy with one Caddyfile, without its admin port."""
    program = needed("caddy")
    folder.mkdir(parents=True, exist_ok=True)
    config = folder / "Caddyfile"
    config.write_text("{\n\tadmin off\n\tauto_https off\n}\n" + text)
    home = {"XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
    command = [program, "run", "--config", str(config), "--adapter", "caddyfile"]
    with _running(command, [port], **home) as (server,):
        yield server


MODULES = "authz_core mpm_event dir mime alias headers deflate filter"


@contextmanager
def apache(folder: Path, root: Path, base: str) -> Iterator[Running]:
    """Apache that obeys the ``.htaccess`` of a folder, served at ``base``; nothing else is set."""
    program = needed("apache2")
    modules = Path("/usr/lib/apache2/modules")
    port = free_port()
    folder.mkdir(parents=True, exist_ok=True)
    lines = [f"LoadModule {name}_module {modules}/mod_{name}.so" for name in MODULES.split()]
    lines += [f"Listen 127.0.0.1:{port}", f"PidFile {folder}/pid", f"ErrorLog {folder}/galat.log"]
    lines += ["ServerName localhost", "TypesConfig /dev/null", f"DocumentRoot {root if base == '/' else folder}"]
    lines += [] if base == "/" else [f"Alias {base} {root}/"]
    if os.geteuid() == 0:
        lines += ["User nobody", "Group nogroup"]
        for place in (root, *root.parents):  # Apache never serves as root, and the folders of tests are the user's own
            if place.stat().st_uid == 0 and len(place.parts) > len(Path("/tmp").parts):  # noqa: S108
                place.chmod(0o755)
    lines += [f"<Directory {root}>", "AllowOverride All", "Require all granted", "</Directory>"]
    config = folder / "apache.conf"
    config.write_text("\n".join(lines) + "\n")
    with _running([program, "-X", "-f", str(config)], [port]) as (server,):
        yield server
