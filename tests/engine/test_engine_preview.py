"""The live preview: what it serves, what it adds to a page, and how a page hears of the next build."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from plugins.engine.preview import PreviewHandler, State

PAGE = "<!doctype html><html lang=id><title>x</title><body><h1>Isi</h1></body></html>"


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
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(PreviewHandler, state=state, directory=str(tmp_path)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()
    thread.join()


def read(url: str) -> str:
    with urlopen(url, timeout=10) as answer:  # noqa: S310 -- the loopback address of the test's own server
        return str(answer.read().decode())


@pytest.mark.parametrize("path", ["/", "/berita/", "/index.html"])
def test_page_waits_for_the_next_build(address: str, path: str) -> None:
    html = read(address + path)
    assert "<h1>Isi</h1>" in html
    assert "/__pratinjau/kabar" in html
    assert html.rstrip().endswith("</html>")


def test_script_is_never_written_to_the_file(address: str, tmp_path: Path) -> None:
    read(address + "/")
    assert (tmp_path / "index.html").read_text("utf-8") == PAGE


def test_other_files_come_as_they_are(address: str) -> None:
    assert read(address + "/robots.txt") == "User-agent: *"


def test_unknown_address_shows_the_site_own_404_page(address: str) -> None:
    with pytest.raises(HTTPError) as answer:
        read(address + "/tidak/ada/")
    assert answer.value.code == 404
    assert "Tidak ditemukan" in answer.value.read().decode()
    answer.value.close()


def test_news_of_a_build_reaches_a_page_that_waits(address: str, state: State) -> None:
    heard: list[dict[str, object]] = []
    page = threading.Thread(target=lambda: heard.append(json.loads(read(address + "/__pratinjau/kabar?0"))))
    page.start()
    state.tell(ok=False, text="GALAT N006")
    page.join(timeout=10)
    assert heard == [{"version": 1, "ok": False, "text": "GALAT N006"}]


def test_page_opened_after_a_failed_build_shows_the_problems_and_cannot_be_broken_by_them(
    address: str, state: State
) -> None:
    state.tell(ok=False, text='salah: </script><b>"')
    html = read(address + "/")
    assert 'data-text="salah: &lt;/script&gt;&lt;b&gt;&quot;"' in html
    assert html.count("</script>") == 1


def test_script_is_a_file_of_the_site_so_that_the_policy_allows_it(address: str) -> None:
    html = read(address + "/")
    assert '<script src="/__pratinjau/skrip.js"' in html
    with urlopen(address + "/__pratinjau/skrip.js", timeout=10) as answer:  # noqa: S310 -- the test's own server
        assert answer.headers["Content-Type"].startswith("text/javascript")
        assert b"given.news" in answer.read()


def test_path_cannot_leave_the_folder(address: str) -> None:
    with pytest.raises(HTTPError) as answer:
        read(address + "/../../etc/passwd")
    assert answer.value.code == 404
    answer.value.close()
