"""Outside links on request: a server of our own answers, nothing else is asked."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from plugins.audit.links import Answer, link_findings, open_link

TODAY = date(2026, 12, 1)


class _Site(BaseHTTPRequestHandler):
    """``/ada`` is there, ``/tanpa-head`` only for GET, ``/sibuk`` is overloaded, all else is gone."""

    asked: list[str] = []  # noqa: RUF012 -- the server makes a handler for each request

    def do_HEAD(self) -> None:
        self._answer({"/ada": 200, "/tanpa-head": 405, "/sibuk": 503}.get(self.path, 404))

    def do_GET(self) -> None:
        self._answer({"/tanpa-head": 200}.get(self.path, 404))

    def _answer(self, status: int) -> None:
        self.asked.append(f"{self.command} {self.path}")
        self.send_response(status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


@pytest.fixture
def server() -> Iterator[str]:
    _Site.asked.clear()
    with ThreadingHTTPServer(("127.0.0.1", 0), _Site) as running:
        thread = threading.Thread(target=running.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()
        thread.join()


def links(*urls: str) -> dict[str, list[tuple[str, int, int, int]]]:
    return {"berita/2025/a.md": [(url, number, 0, 1) for number, url in enumerate(urls, 1)]}


def test_links_that_are_gone_are_told_and_others_are_not(server: str, tmp_path: Path) -> None:
    urls = [f"{server}/{name}" for name in ("ada", "hilang", "sibuk", "tanpa-head")]
    told = [(one.problem.code, one.problem.line) for one in link_findings(links(*urls), tmp_path, TODAY)]
    assert told == [("A222", 2), ("A223", 3)]
    assert "GET /tanpa-head" in _Site.asked
    assert "GET /ada" not in _Site.asked


def test_a_good_answer_is_remembered_for_some_days(server: str, tmp_path: Path) -> None:
    url = f"{server}/ada"
    for day in (1, 2):
        assert list(link_findings(links(url, url), tmp_path, date(2026, 12, day))) == []
    assert _Site.asked == ["HEAD /ada"]
    assert list(link_findings(links(url), tmp_path, date(2026, 12, 20))) == []
    assert len(_Site.asked) == 2


def test_a_host_that_is_not_there_is_no_traceback(tmp_path: Path) -> None:
    assert open_link("http://127.0.0.1:1/").status == 0
    assert open_link("http://[::1").status == 0
    (tmp_path / "tautan.json").write_text('{"x": 1}', "utf-8")
    found = list(link_findings(links("https://a.example/"), tmp_path, TODAY, lambda _: Answer(0, "tidak menjawab")))
    assert [one.problem.code for one in found] == ["A223"]
