"""The preview's server: what it serves, what it adds to a page, and how a page hears of the next build."""

from __future__ import annotations

import json
import socket
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import Request, urlopen

import pytest
from support.site import ROOT, article, build

from plugins.engine.preview_build import build_preview
from plugins.engine.preview_server import State, listen, overview
from plugins.engine.preview_site import MARKS, Built, about
from plugins.engine.problem import Problem, Severity
from plugins.newsroom.problems import DRAFT, SCHEDULED

PAGE = "<!doctype html><html lang=id><title>x</title><body><h1>Isi</h1></body></html>"
FILE = "content/berita/2026/2026-01-02-rapat.md"
WRONG = Problem(FILE, 4, "N006", Severity.ERROR, 'salah: </script><b>"', "Sebab.", "Perbaiki.")
OTHER = Problem("content/rujukan/topik.yaml", 2, "R001", Severity.WARNING, "lain", "Sebab.", "Perbaiki.")
ADDRESS = "berita/2026/rapat/"


@pytest.fixture
def state() -> State:
    return State()


@pytest.fixture
def address(tmp_path: Path, state: State) -> Iterator[str]:
    (tmp_path / "berita").mkdir()
    (tmp_path / "index.html").write_text(PAGE, "utf-8")
    (tmp_path / "berita" / "index.html").write_text(PAGE, "utf-8")
    (tmp_path / "404.html").write_text(PAGE.replace("Isi", "Tidak ditemukan"), "utf-8")
    (tmp_path / "robots.txt").write_text("User-agent: *", "utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = listen(port, state, lambda _: tmp_path)
    assert server is not None
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()
    thread.join()


def read(url: str, **headers: str) -> str:
    with urlopen(Request(url, headers=headers), timeout=10) as answer:  # noqa: S310 -- the test's own server
        return str(answer.read().decode())


def news(address: str, seen: int, page: str) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(read(f"{address}/__pratinjau/kabar?seen={seen}&page={quote(page)}"))
    return answer


@pytest.mark.parametrize("path", ["/", "/berita/", "/index.html"])
def test_page_gets_the_panel_and_the_file_on_disk_does_not(address: str, path: str, tmp_path: Path) -> None:
    html = read(address + path)
    assert "<h1>Isi</h1>" in html
    assert '<script src="/__pratinjau/skrip.js"' in html
    assert html.rstrip().endswith("</html>")
    assert (tmp_path / "index.html").read_text("utf-8") == PAGE


def test_other_files_come_as_they_are(address: str) -> None:
    assert read(address + "/robots.txt") == "User-agent: *"


@pytest.mark.parametrize("path", ["/tidak/ada/", "/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd"])
def test_unknown_address_shows_the_site_own_404_page(address: str, path: str) -> None:
    with pytest.raises(HTTPError) as answer:
        read(address + path)
    assert answer.value.code == 404
    assert "Tidak ditemukan" in answer.value.read().decode()
    answer.value.close()


def test_a_foreign_name_that_leads_to_this_machine_is_refused(address: str) -> None:
    for host in ("jahat.example", "127.0.0.1.jahat.example:8000", "localhost.jahat.example"):
        with pytest.raises(HTTPError) as answer:
            read(address + "/", Host=host)
        assert answer.value.code == 403
        answer.value.close()
    assert "Isi" in read(address + "/", Host="localhost:8000")


def test_news_of_a_build_reaches_every_page_that_waits(address: str, state: State) -> None:
    heard: list[dict[str, Any]] = []
    pages = [threading.Thread(target=lambda: heard.append(news(address, 0, "/berita/"))) for _ in range(8)]
    for page in pages:
        page.start()
    state.tell(Built(ok=False, problems=(WRONG,)))
    for page in pages:
        page.join(timeout=10)
    assert [(one["version"], one["ok"]) for one in heard] == [(1, False)] * 8


def test_a_problem_is_shown_on_the_page_of_its_file_and_as_another_one_elsewhere(address: str, state: State) -> None:
    state.tell(Built(problems=(WRONG, OTHER), sources={ADDRESS: FILE, "": "content/x.md"}))
    own = news(address, 0, f"/{ADDRESS}index.html")
    assert own["file"] == FILE
    assert [one["code"] for one in own["here"]] == ["N006"]
    assert [one["code"] for one in own["others"]] == ["R001"]
    home = news(address, 0, "/")
    assert home["here"] == []
    assert len(home["others"]) == 2


def test_a_page_that_could_not_be_built_is_known_by_the_name_of_its_file() -> None:
    told = about(Built(ok=False, problems=(WRONG, OTHER)), ADDRESS)
    assert [one["code"] for one in told["here"]] == ["N006"]
    assert told["file"] == FILE


def test_marks_follow_the_newsroom() -> None:
    assert {SCHEDULED.code: "TERJADWAL", DRAFT.code: "DRAF"} == MARKS
    built = Built(problems=(DRAFT.at(FILE),), sources={ADDRESS: FILE}, titles={ADDRESS: "Rapat <b>"})
    assert about(built, ADDRESS)["mark"] == "DRAF"
    assert "Rapat &lt;b&gt;</a> (DRAF)" in overview(built)


def test_overview_names_every_problem_and_cannot_be_broken_by_one(address: str, state: State) -> None:
    state.tell(Built(ok=False, problems=(WRONG, OTHER), sources={ADDRESS: FILE}))
    html = read(address + "/__pratinjau/")
    assert "salah: &lt;/script&gt;&lt;b&gt;" in html
    assert f'<a href="/{ADDRESS}">' in html
    assert "1 galat, 1 peringatan" in html
    assert html.count("</script>") == 1


def test_script_and_style_are_files_of_the_site_so_that_the_policy_allows_them(address: str) -> None:
    for name, kind in (("skrip.js", "text/javascript"), ("panel.css", "text/css")):
        with urlopen(f"{address}/__pratinjau/{name}", timeout=10) as answer:  # noqa: S310 -- the test's own server
            assert answer.headers["Content-Type"].startswith(kind)
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
            text = answer.read().decode()
            assert "innerHTML" not in text


def test_a_settings_file_that_cannot_be_read_is_a_problem_and_keeps_the_pages(tmp_path: Path) -> None:
    settings = tmp_path / "pelicanconf.py"
    settings.write_text("SITENAME = (\n", "utf-8")
    built = build_preview(settings, {}, Built(sources={ADDRESS: FILE}))
    assert not built.ok
    assert built.problems[0].file == "pelicanconf.py"
    assert built.sources == {ADDRESS: FILE}


def test_only_the_loopback_address_is_listened_on_and_a_taken_port_gives_the_next(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        server = listen(port, State(), lambda _: tmp_path)
        assert server is not None
        assert server.server_address[0] == "127.0.0.1"
        assert port < server.server_address[1] < port + 20
        server.server_close()


def test_the_preview_forgets_nothing_that_a_build_has_read(tmp_path: Path) -> None:
    def readings() -> set[str]:
        with closing(sqlite3.connect(tmp_path / ".cache/suluh.sqlite3")) as kept:
            return {key for (key,) in kept.execute("SELECT key FROM reading")}

    site = build(tmp_path, {"content/berita/2025/a.md": article("Isi berita.\n")})
    before = readings()
    assert before
    preview = {**site.settings, "SITEURL": "http://localhost:8000", "OUTPUT_PATH": str(tmp_path / "pratinjau")}
    assert build_preview(ROOT / "pelicanconf.py", {**preview, "BUILD_PREVIEW": True}, Built()).ok
    assert readings() == before
