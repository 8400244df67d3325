"""What is known to go wrong with Pelican 4.12, and must not here."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from pelican.plugins import signals
from pelican.settings import read_settings
from support.site import ROOT, article, build, standing
from support.web import one

A = "content/berita/2025/a.md"


def plugin(folder: Path, name: str, code: str) -> str:
    (folder / f"{name}.py").write_text(code)
    return name


@pytest.fixture
def importable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder on the module path, and no receiver left behind."""
    folder = tmp_path / "modul"
    folder.mkdir()
    monkeypatch.syspath_prepend(str(folder))
    before = set(sys.modules)
    yield folder
    for name in set(sys.modules) - before:
        if (folder / f"{name}.py").exists():
            del sys.modules[name]


def own_plugins() -> tuple[str, ...]:
    return tuple(read_settings(str(ROOT / "pelicanconf.py"))["PLUGINS"])


@pytest.mark.parametrize(
    "code",
    [
        "import tidak_ada_modulnya\n",
        "def register(): raise ValueError('rusak')\n",
        "x =\n",
        "",
        "raise SystemExit(0)\n",
    ],
    ids=["missing import", "failing register", "syntax", "no register", "exit"],
)
def test_plugin_that_cannot_be_loaded_fails_the_build(tmp_path: Path, importable: Path, code: str) -> None:
    name = plugin(importable, "rusak_sekali", code)
    try:
        site = build(tmp_path, {A: article()}, plugins=(*own_plugins(), name))
    except SystemExit:
        pytest.fail("a plugin ended the program")
    assert not site.ok
    assert site.errors == ["E001"]
    assert name in site.problem("E001")["message"]
    assert not site.output.exists()


def test_missing_plugin_fails_the_build(tmp_path: Path) -> None:
    site = build(tmp_path, {A: article()}, plugins=(*own_plugins(), "plugins.tiada"))
    assert site.errors == ["E001"]


def test_order_of_plugins_is_that_of_the_setting(tmp_path: Path) -> None:
    names = own_plugins()
    site = build(tmp_path / "satu", {A: article()}, plugins=names)
    signals.get_generators.receivers.clear()
    again = build(tmp_path / "dua", {A: article()}, plugins=names)
    assert site.ok
    assert again.files() == site.files()


def test_plugin_named_like_a_standard_module_is_not_shadowed(tmp_path: Path) -> None:
    assert all(name.startswith("plugins.") for name in own_plugins())
    assert not read_settings(str(ROOT / "pelicanconf.py"))["PLUGIN_PATHS"]
    script = "import calendar, site, platform; print(calendar.__file__, site.__file__)"
    said = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, encoding="utf-8", check=True
    ).stdout
    assert str(ROOT / "plugins") not in said


def test_mistake_inside_a_plugin_is_a_problem_and_no_traceback(tmp_path: Path, importable: Path) -> None:
    code = (
        "from pelican.plugins import signals\n"
        "from plugins.engine.contributor import Contributor\n"
        "class Rusak(Contributor):\n"
        "    def resolve(self):\n"
        "        raise ZeroDivisionError('dibagi nol')\n"
        "def _give(_): return Rusak\n"
        "def register(): signals.get_generators.connect(_give)\n"
    )
    folder = importable / "rusak_di_tengah"
    folder.mkdir()
    (folder / "__init__.py").write_text("from rusak_di_tengah.wiring import register\n")
    (folder / "wiring.py").write_text(code)
    site = build(tmp_path, {A: article()}, plugins=(*own_plugins(), "rusak_di_tengah"))
    assert site.errors == ["E099"]
    assert "dibagi nol" in site.problem("E099")["message"]
    assert "Traceback" not in site.stdout + site.stderr
    assert "ZeroDivisionError" in (tmp_path / ".cache" / "galat.log").read_text("utf-8")
    assert not site.output.exists()


def test_unreadable_article_fails_the_build(tmp_path: Path) -> None:
    site = build(tmp_path, {A: article(), "content/berita/2025/b.md": b"\xff\xfe\x00rusak"})
    assert not site.ok
    assert not site.output.exists()


def test_titles_and_names_are_escaped_everywhere(tmp_path: Path) -> None:
    bad = '<script>alert("x")</script> & "kutip" <marquee>'
    site = build(
        tmp_path,
        {
            A: article(
                judul=bad,
                ringkasan=bad,
                dateline=bad,
                penulis=bad,
                sumber={"nama": bad, "editor": bad},
                peristiwa={"nama": bad, "tempat": bad},
                ralat=[{"waktu": "2025-01-16", "isi": bad}],
                dicabut={"waktu": "2025-01-17", "alasan": bad},
                lampiran=[{"berkas": "media/a.pdf", "judul": bad}],
                tags=[bad],
                category=bad,
                authors=[bad],
            ),
            "content/halaman/x.md": standing(judul=bad, ringkasan=bad),
            "content/media/a.pdf": b"%PDF",
        },
        sitename=bad,
        office_name=bad,
        tagline=bad,
    )
    assert site.ok, site.problems
    for name, html in site.pages().items():
        soup = BeautifulSoup(html, "html.parser")
        scripts = soup.find_all("script")
        assert all(tag.get("type") == "application/ld+json" or (tag.get("src") and not tag.text) for tag in scripts), (
            name
        )
        assert not any("alert(" in tag.get_text() and "<script>" in tag.get_text() for tag in scripts), name
        assert "<script>alert" not in html, name
        assert not soup.find_all("marquee"), name
    for name, data in site.files().items():
        if name.endswith(".xml"):
            assert b"<script>" not in data, name


def test_names_of_months_do_not_come_from_the_machine(tmp_path: Path) -> None:
    site = build(tmp_path, {A: article(tanggal="2025-08-17")})
    assert "Minggu, 17 Agustus 2025" in site.html("berita/2025/a/")
    assert "August" not in site.html("berita/2025/")


@pytest.mark.parametrize("label", ["1", "catatan", "64.08"])
def test_equal_footnote_labels_of_two_articles_get_different_ids(tmp_path: Path, label: str) -> None:
    body = f"Isi.[^{label}]\n\n[^{label}]: Catatan tentang Kabupaten Kutai Timur.\n"
    site = build(tmp_path, {A: article(body), "content/berita/2025/b.md": article(body, judul="B")})
    assert site.ok, site.problems
    ids = [{str(tag["id"]) for tag in site.soup(f"berita/2025/{slug}/").select(".prose [id], li[id]")} for slug in "ab"]
    assert all(ids)
    assert ids[0] & ids[1] == set()


def test_summary_holds_no_footnote(tmp_path: Path) -> None:
    body = "Kalimat pertama.[^1]\n\n[^1]: Catatan rahasia.\n"
    site = build(tmp_path, {A: article(body, ringkasan="Ringkasan sendiri.")})
    for address in ("", "berita/", "berita/2025/"):
        assert "Catatan rahasia" not in site.html(address)
        assert "Kalimat pertama" not in site.html(address)
        assert "Ringkasan sendiri." in site.html(address)


def test_typography_leaves_indonesian_text_whole(tmp_path: Path) -> None:
    body = (
        "Angkatan '45 berkumpul. Masa jabatan 2024--2029 dan 2024-2029. Wakil Presiden Ma'ruf Amin hadir, Jum'at.\n\n"
        'Kata "caps" dan DPRD serta KPK tetap. Toko Maju & Jaya. `"kode" -- \'45`\n'
    )
    site = build(tmp_path, {A: article(body, judul='Ma\'ruf dan "caps" 2024--2029')})
    assert site.ok, site.problems
    soup = site.soup("berita/2025/a/")
    text = one(soup, ".prose").get_text().replace("\u00a0", " ")
    assert "Angkatan ’45" in text
    assert "2024–2029 dan 2024-2029" in text
    assert "Ma’ruf Amin" in text
    assert "Jum’at" in text
    assert "“caps” dan DPRD serta KPK" in text
    assert "Maju & Jaya" in text
    assert one(soup, ".prose code").get_text() == '"kode" -- \'45'
    assert not soup.select("span.caps, span.dquo, span.quo, span.amp")
    assert one(soup, "h1").get_text(strip=True) == 'Ma\'ruf dan "caps" 2024--2029'


def test_only_the_feeds_of_this_site_are_made(tmp_path: Path) -> None:
    site = build(tmp_path, {A: article(tags=["satu"], category="Umum", authors=["Sri"])})
    assert site.ok, site.problems
    assert not any(name.startswith(("feeds/", "tag/satu.html", "author/", "category/")) for name in site.files())
    settings = read_settings(str(ROOT / "pelicanconf.py"))
    feeds = {
        name: value for name, value in settings.items() if name.startswith(("FEED_A", "FEED_R")) or "_FEED_" in name
    }
    shown = {name: value for name, value in feeds.items() if value and not name.endswith(("_URL", "ORDER"))}
    assert {name for name in shown if name.endswith(("_ATOM", "_RSS"))} == set()


def test_existing_pelican_content_builds(tmp_path: Path) -> None:
    old = (
        "Title: Judul lama\nDate: 2025-01-15 10:20\nTags: satu, dua\nCategory: Umum\nAuthor: Sri\nSummary: R.\n\nIsi.\n"
    )
    site = build(tmp_path, {A: old})
    assert site.ok, site.problems
    assert one(site.soup("berita/2025/a/"), "h1").get_text(strip=True) == "Judul lama"
    for address in ("tag/satu/", "tag/dua/", "kategori/umum/", "penulis/sri/"):
        assert "Judul lama" in site.html(address)


def test_order_of_files_on_disk_does_not_matter(tmp_path: Path) -> None:
    names = ["c", "a", "b", "e", "d"]
    files = {f"content/berita/2025/{name}.md": article(judul=f"Judul {name}", topik=["anggaran"]) for name in names}
    files |= {f"content/statis/{name}.txt": name for name in names}
    site = build(tmp_path / "satu", files)
    other = build(tmp_path / "dua", dict(reversed(files.items())))
    assert site.ok, site.problems
    assert site.files() == other.files()
    assert {f"statis/{name}.txt" for name in names} <= set(site.files())


def calls_of_a_build(folder: Path, count: int) -> int:
    """How many Python functions a build calls that reads, lays out and renders so many articles."""
    files: dict[str, str | bytes | None] = {
        f"content/berita/2025/b{n}.md": article(
            judul=f"Berita {n}",
            tanggal=f"2025-{n % 12 + 1:02}-{n % 28 + 1:02}",
            tags=[f"tanda {n % 40}", f"lain {n % 7}"],
            category=f"Golongan {n % 5}",
            authors=[f"Penulis {n % 9}"],
            topik=["anggaran"] if n % 3 else [],
        )
        for n in range(count)
    }
    calls = 0

    def counted(frame: object, event: str, argument: object) -> None:
        nonlocal calls
        if event in ("call", "c_call"):
            calls += 1

    sys.setprofile(counted)
    try:
        site = build(folder, files)
    finally:
        sys.setprofile(None)
    assert site.ok, site.problems
    return calls


@pytest.mark.skipif(sys.gettrace() is not None, reason="a debugger counts, too")
def test_work_grows_with_the_number_of_articles_and_not_with_its_square(tmp_path: Path) -> None:
    sizes = (60, 240) if not os.environ.get("SULUH_LONG") else (500, 2000)
    calls_of_a_build(tmp_path / "hangat", 5)  # imports and templates are loaded once
    few, many = (calls_of_a_build(tmp_path / str(size), size) for size in sizes)
    assert many < few * sizes[1] / sizes[0] * 1.5
