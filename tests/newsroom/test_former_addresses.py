"""An article that moved here from another site answers at its old addresses."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.site import article, build

NEW = "berita/2025/a/"


def test_old_addresses_lead_to_the_article(tmp_path: Path) -> None:
    old = ["/2019/12/rapat-kerja/", "arsip/rapat.html", "2020/rapat"]
    site = build(tmp_path, {"content/berita/2025/a.md": article(judul="Rapat kerja", alamat_lama=old)})
    assert site.ok, site.problems
    for address, back in (
        ("2019/12/rapat-kerja/", "../../../"),
        ("arsip/rapat.html", "/"),
        ("2020/rapat/", "../../"),
    ):
        soup = site.soup(address)
        assert soup.select_one("meta[http-equiv=refresh]")["content"] == f"0; url={back}{NEW}"  # type: ignore[index]
        assert soup.select_one("link[rel=canonical]")["href"] == f"https://kantor.example/{NEW}"  # type: ignore[index]
        assert "Rapat kerja" in soup.text
    assert "rapat-kerja" not in (site.output / "sitemap.xml").read_text("utf-8")


def test_old_address_that_another_page_has_is_refused(tmp_path: Path) -> None:
    site = build(
        tmp_path,
        {
            "content/berita/2025/a.md": article(),
            "content/berita/2025/b.md": article(judul="Lain", alamat_lama=["/berita/2025/a/"]),
        },
    )
    assert not site.ok
    assert "E020" in site.errors


@pytest.mark.parametrize(
    "address", ["https://lama.example/?p=12", "/../rahasia", "//lain.example/x", "/a?p=1", "/", "a b"]
)
def test_what_no_static_host_can_answer_at_is_refused(tmp_path: Path, address: str) -> None:
    site = build(tmp_path, {"content/berita/2025/a.md": article(alamat_lama=[address])})
    assert not site.ok
    assert any("misalnya /2019/12/judul/" in f"{one['message']} {one['reason']} {one['hint']}" for one in site.problems)


def test_address_that_is_taken_away_no_longer_answers(tmp_path: Path) -> None:
    site = build(tmp_path, {"content/berita/2025/a.md": article(alamat_lama=["/lama/"])})
    assert site.exists("lama/")
    again = site.rebuild({"content/berita/2025/a.md": article()})
    assert not again.exists("lama/")
