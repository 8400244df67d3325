"""The host files on real servers: what is promised is what a reader gets, at the root and under a sub-path."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from support.host_servers import Running, apache, caddy, free_port, nginx
from support.site import EVERY_ROOM, BuiltSite, article, build, read_tree

from plugins.publishing.hosting.apache import htaccess
from plugins.publishing.hosting.caddy import caddyfile
from plugins.publishing.hosting.model import Hosting, promised
from plugins.publishing.hosting.nginx import included
from plugins.publishing.hosting.precompress import precompress
from plugins.publishing.hosting.redirects import redirects_in

OLD = ["/2019/12/rapat-lama/", "/arsip/rapat1.html", "/berita%20lama/rapat/"]
SITES = {"/": "http://127.0.0.1", "/situs/kota/": "http://127.0.0.1/situs/kota"}
HEADINGS = "".join(f"## Bagian {number}\n\nIsi bagian itu.\n\n" for number in range(40))


@dataclass(frozen=True)
class Served:
    """One site behind one server."""

    site: BuiltSite
    hosting: Hosting
    server: Running
    compresses: bool

    def names(self) -> list[str]:
        """What is published: every file but compressed copies and the build's own record."""
        return [name for name in self.site.files() if not name.endswith((".gz", ".suluh.json", ".htaccess"))]


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, BuiltSite]:
    """The same small site for the root and for a sub-path, with addresses that lead on."""
    folder = tmp_path_factory.mktemp("situs")
    files: dict[str, str | bytes | None] = {
        "content/berita/2025/rapat.md": article(HEADINGS, alamat_lama=OLD, topik=["kehumasan"]),
        "content/statis/data.csv": "kode,nama\n" + "1,Contoh\n" * 300,
        "content/statis/foto.jpg": b"\xff\xd8\xff\xd9",
        "content/statis/huruf é.txt": "é" * 900,
    }
    made = {}
    for base, url in SITES.items():
        site = build(folder / base.strip("/").replace("/", "-"), files, siteurl=url, plugins=EVERY_ROOM)
        assert site.ok, site.stdout
        (site.output / ".suluh.json").unlink()
        precompress(site.output)
        made[base] = site
    return made


def hosting_of(site: BuiltSite, url: str) -> Hosting:
    return Hosting(url, redirects_in(site.output, url))


@pytest.fixture(scope="module", params=["nginx", "caddy", "apache"])
def served(
    request: pytest.FixtureRequest, sites: dict[str, BuiltSite], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[str, Served]]:
    """Both sites behind one kind of server."""
    start: Callable[[ExitStack, dict[str, BuiltSite], Path], dict[str, Served]] = globals()[f"_{request.param}"]
    with ExitStack() as stack:
        yield start(stack, sites, tmp_path_factory.mktemp(request.param))


def _nginx(stack: ExitStack, sites: dict[str, BuiltSite], folder: Path) -> dict[str, Served]:
    hostings = {base: hosting_of(site, SITES[base]) for base, site in sites.items()}
    texts = [included(hostings[base], str(site.output)) for base, site in sites.items()]
    running = stack.enter_context(nginx(folder, *texts))
    return {
        base: Served(site, hostings[base], server, compresses=True)
        for (base, site), server in zip(sites.items(), running, strict=True)
    }


def _caddy(stack: ExitStack, sites: dict[str, BuiltSite], folder: Path) -> dict[str, Served]:
    made = {}
    for number, (base, site) in enumerate(sites.items()):
        port = free_port()
        url = SITES[base].replace("127.0.0.1", f"127.0.0.1:{port}")
        hosting = hosting_of(site, SITES[base])
        text = caddyfile(Hosting(url, hosting.redirects), str(site.output))
        server = stack.enter_context(caddy(folder / str(number), text, port))
        made[base] = Served(site, hosting, server, compresses=True)
    return made


def _apache(stack: ExitStack, sites: dict[str, BuiltSite], folder: Path) -> dict[str, Served]:
    made = {}
    for number, (base, site) in enumerate(sites.items()):
        hosting = hosting_of(site, SITES[base])
        (site.output / ".htaccess").write_text(htaccess(hosting))
        stack.callback((site.output / ".htaccess").unlink)
        server = stack.enter_context(apache(folder / str(number), site.output, base))
        made[base] = Served(site, hosting, server, compresses=False)
    return made


BASES = pytest.mark.parametrize("base", SITES)


@BASES
def test_every_file_is_served_with_exactly_the_headers_promised_for_its_kind(
    served: dict[str, Served], base: str
) -> None:
    one = served[base]
    redirected = {redirect.address for redirect in one.hosting.redirects}
    assert len(redirected) == len(OLD)
    kinds: dict[str, str] = {}
    for name in one.names():
        address = name.removesuffix("index.html")
        if address in redirected or name == "404.html":
            continue
        answer = one.server.get(one.hosting.path(address))
        assert answer.status == 200, address
        assert answer.body == (one.site.output / name).read_bytes(), address
        for header, value in promised(one.hosting, name).items():
            assert answer.headers.get(header.lower()) == value, (name, header)
        kinds[Path(name).suffix] = name
    assert {".html", ".css", ".xml", ".svg", ".txt", ".json", ".csv", ".js", ".jpg"} <= kinds.keys()


@BASES
def test_an_address_that_moved_leads_on_permanently(served: dict[str, Served], base: str) -> None:
    one = served[base]
    for old in OLD:
        answer = one.server.get(base + old.removeprefix("/"))
        assert answer.status == 301, old
        assert answer.headers["location"].endswith(f"{base}berita/2025/rapat/"), old
        assert answer.headers["x-content-type-options"] == "nosniff"


@BASES
def test_what_is_not_there_gets_the_page_of_the_site_with_status_404(served: dict[str, Served], base: str) -> None:
    one = served[base]
    page = (one.site.output / "404.html").read_bytes()
    for path in ("tidak-ada/", "tidak-ada.php", "aset/tidak.css", "berita/2025/tidak"):
        answer = one.server.get(base + path)
        assert (answer.status, answer.body) == (404, page), path
        assert answer.headers["content-type"] == "text/html; charset=utf-8"
        assert answer.headers["content-security-policy"] == dict(one.hosting.headers)["Content-Security-Policy"]
        assert answer.headers.get("cache-control", "no-cache") == "no-cache", path


@BASES
def test_no_folder_is_listed_and_a_forgotten_slash_is_added(served: dict[str, Served], base: str) -> None:
    one = served[base]
    page = (one.site.output / "404.html").read_bytes()
    for path in ("aset/", "berita/2025/"):
        if not (one.site.output / path / "index.html").exists():
            answer = one.server.get(base + path)
            assert answer.status in {403, 404}, path
            assert answer.body == page, path
    answer = one.server.get(f"{base}berita/2025/rapat")
    assert answer.status in {301, 308}
    assert answer.headers["location"].endswith(f"{base}berita/2025/rapat/")


@BASES
def test_compressed_copies_are_served_and_hold_the_same_bytes(served: dict[str, Served], base: str) -> None:
    one = served[base]
    for name in ("berita/2025/rapat/index.html", "aset/suluh.css", "statis/data.csv", "sitemap.xml"):
        plain = (one.site.output / name).read_bytes()
        answer = one.server.get(one.hosting.path(name.removesuffix("index.html")), Accept_Encoding="gzip")
        assert answer.headers.get("content-encoding") == "gzip", name
        assert gzip.decompress(answer.body) == plain
        assert "accept-encoding" in answer.headers["vary"].lower()
        assert answer.headers["cache-control"] == promised(one.hosting, name)["Cache-Control"]
        assert answer.headers["content-type"] == promised(one.hosting, name)["Content-Type"]
        if one.compresses:
            assert answer.body == (one.site.output / f"{name}.gz").read_bytes()


def test_only_what_becomes_smaller_is_compressed_and_the_same_each_time(
    sites: dict[str, BuiltSite], tmp_path: Path
) -> None:
    tree = read_tree(sites["/"].output)
    copies = [name for name in tree if name.endswith(".gz")]
    assert not [name for name in copies if len(tree[name]) >= len(tree[name.removesuffix(".gz")])]
    assert not [name for name in copies if name.endswith((".jpg.gz", ".webp.gz", ".pdf.gz"))]
    again = tmp_path / "a"
    again.mkdir()
    (again / "a.html").write_bytes(tree["index.html"])
    precompress(again)
    assert (again / "a.html.gz").read_bytes() == tree["index.html.gz"]
