"""What an edit of an article leaves alone: the titles by letter, and every page of open information."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from support.ppid_site import item
from support.site import EVERY_ROOM, article, build, differing

from plugins.ppid import accounting
from plugins.search.titles import Line, TitlePages

NEWS = "content/berita/2025/kabar.md"
FILES = {
    NEWS: article("Warga menyapu jalan.\n", judul="Kerja bakti", tanggal="2025-01-05"),
    "content/ppid/unit.yaml": "sekretariat: Sekretariat Dinas\n",
    "content/ppid/informasi/renja.md": item(
        "Lihat [kabarnya]({filename}/berita/2025/kabar.md).\n",
        judul="Rencana kerja 2025",
        topik=["kehumasan"],
        butir=None,
    ),
}


@pytest.mark.parametrize(
    ("room", "where", "name"), [("", TitlePages, "_page"), ("plugins.search", accounting, "account")]
)
def test_an_article_s_edit_lays_out_no_titles_and_no_open_information(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, room: str, where: object, name: str
) -> None:
    """The search may want the text of a page of open information for an excerpt, and is left out where it would."""
    site = build(tmp_path / "a", FILES, plugins=tuple(one for one in EVERY_ROOM if one != room))
    assert site.ok, site.problems
    with monkeypatch.context() as patched:
        patched.setattr(where, name, _never)
        site = site.rebuild({NEWS: article("Warga menyapu taman.\n", judul="Kerja bakti", tanggal="2025-01-05")})
    assert site.ok, site.problems
    assert "menyapu taman" in site.html("berita/2025/kabar/")


def test_what_titles_and_open_information_show_of_others_is_seen(tmp_path: Path) -> None:
    site = build(tmp_path / "a", FILES, plugins=EVERY_ROOM)
    moved = article("Warga menyapu jalan.\n", judul="Warga bekerja", tanggal="2025-01-05", slug="baru")
    site = site.rebuild({NEWS: moved, "content/ppid/unit.yaml": "sekretariat: Sekretariat Dinas\nlain: Bidang Lain\n"})
    assert site.ok, site.problems
    assert "berita/2025/baru/" in site.html("ppid/informasi/renja/")
    assert "Warga bekerja" in site.html("cari/judul/w/")
    assert not site.exists("cari/judul/k/")
    assert differing(site.files(), site.clean_copy(tmp_path / "b").files()) == []


def test_another_title_arranges_its_letter_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = {"content/berita/2025/air.md": article("Air mengalir.\n", judul="Air bersih", tanggal="2025-01-06")}
    site = build(tmp_path / "a", FILES | other, plugins=EVERY_ROOM)
    arranged: set[str] = set()
    lines = TitlePages._lines

    def spied(pages: TitlePages, letter: str) -> Sequence[Line]:
        arranged.add(letter)
        return lines(pages, letter)

    with monkeypatch.context() as patched:
        patched.setattr(TitlePages, "_lines", spied)
        site = site.rebuild({NEWS: article("Warga menyapu jalan.\n", judul="Kerja lain", tanggal="2025-01-05")})
    assert site.ok, site.problems
    assert arranged == {"k"}
    assert "Kerja lain" in site.html("cari/judul/k/")


def _never(*_: object) -> None:
    raise AssertionError("laid out again")
