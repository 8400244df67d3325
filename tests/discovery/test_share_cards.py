"""The picture of a shared link: the photo where there is one, else a card drawn with the title."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from discovery_samples import photo
from PIL import Image
from support.site import URL, BuiltSite, article, build, standing

from plugins.discovery import cards
from plugins.media.card import Card, draw_card
from plugins.media.card_text import Fonts

A, B = "content/berita/2025/a.md", "content/berita/2025/b.md"
CARD = "berita/2025/a/kartu.jpg"
SITE_CARD = "aset/kartu.jpg"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    files: dict[str, str | bytes] = {
        A: article(judul="Rapat kerja 😀"),
        B: article(judul="Berfoto", foto={"berkas": "media/foto.jpg", "alt": "Meja rapat."}),
        "content/media/foto.jpg": photo(),
        "content/halaman/tentang.md": standing(),
    }
    return build(tmp_path_factory.mktemp("kartu"), files, share_cards=True)


def said(site: BuiltSite, address: str) -> dict[str, str]:
    tags = site.soup(address).select('meta[property^="og:image"], meta[name="twitter:card"]')
    return {str(tag.get("property") or tag.get("name")): str(tag["content"]) for tag in tags}


def news(site: BuiltSite, address: str) -> dict[str, Any]:
    tag = site.soup(address).select_one('script[type="application/ld+json"]')
    assert tag is not None
    graph: list[dict[str, Any]] = json.loads(tag.get_text())["@graph"]
    return next(node for node in graph if node["@type"] == "NewsArticle")


def test_article_without_a_photo_names_its_own_card(site: BuiltSite) -> None:
    assert site.ok, site.problems
    found = said(site, "berita/2025/a/")
    assert found["og:image"] == f"{URL}/{CARD}"
    assert (found["og:image:width"], found["og:image:height"]) == ("1200", "630")
    assert "Rapat kerja" in found["og:image:alt"]
    assert found["twitter:card"] == "summary_large_image"
    image = news(site, "berita/2025/a/")["image"]
    assert (image["url"], image["width"], image["height"]) == (f"{URL}/{CARD}", 1200, 630)


def test_card_is_the_picture_that_it_is_said_to_be(site: BuiltSite) -> None:
    data = site.files()[CARD]
    image = Image.open(io.BytesIO(data))
    assert (image.format, image.size) == ("JPEG", (1200, 630))
    assert len(data) <= 300_000


def test_article_with_a_photo_is_shared_with_it_and_has_no_card(site: BuiltSite) -> None:
    assert said(site, "berita/2025/b/")["og:image"] == f"{URL}/media/foto.jpg"
    assert news(site, "berita/2025/b/")["image"]["url"] == f"{URL}/media/foto.jpg"
    assert not site.exists("berita/2025/b/kartu.jpg")


def test_every_other_page_shares_the_card_of_the_site_and_the_lost_page_none(site: BuiltSite) -> None:
    for address in ("", "berita/", "tentang/"):
        assert said(site, address)["og:image"] == f"{URL}/{SITE_CARD}"
        assert said(site, address)["twitter:card"] == "summary_large_image"
    assert "og:image" not in said(site, "404.html")
    assert site.exists(SITE_CARD)


def test_second_build_draws_none_and_a_new_title_draws_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[str] = []

    def counted(card: Card, fonts: Fonts) -> bytes:
        drawn.append(card.title)
        return draw_card(card, fonts)

    monkeypatch.setattr(cards, "draw_card", counted)
    files = {f"content/berita/2025/{name}.md": article(judul=f"Rapat {name}") for name in "abc"}
    site = build(tmp_path, files, share_cards=True)
    assert len(drawn) == 4
    drawn.clear()
    site = site.rebuild()
    assert drawn == []
    site = site.rebuild({A: article(judul="Rapat lain")})
    assert drawn == ["Rapat lain"]
    drawn.clear()
    before = site.files()[CARD]
    site = site.rebuild(navigation=(("Beranda", ""),))
    assert drawn == [], "a line of the navigation is on no card"
    assert site.files()[CARD] == before
    (site.output / CARD).write_bytes(b"diganti orang")
    site = site.rebuild()
    assert site.files()[CARD] == before


def test_card_tells_sample_withdrawal_and_advertising(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: dict[str, Card] = {}

    def kept(card: Card, fonts: Fonts) -> bytes:
        seen[card.title] = card
        return draw_card(card, fonts)

    monkeypatch.setattr(cards, "draw_card", kept)
    files = {
        A: article(judul="Contoh", contoh=True),
        B: article(judul="Dicabut", dicabut={"waktu": "2025-02-01", "alasan": "Keliru."}),
        "content/berita/2025/c.md": article(judul="Iklan", iklan=True, jenis="siaran-pers"),
    }
    site = build(tmp_path, files, site_is_sample=False, share_cards=True)
    assert site.ok, site.problems
    assert (seen["Contoh"].sample, seen["Contoh"].kicker) == ("Data contoh", "Berita · 15 Januari 2025")
    assert (seen["Dicabut"].sample, seen["Dicabut"].kicker) == ("", "Berita · Dicabut · 15 Januari 2025")
    assert seen["Iklan"].kicker == "Siaran pers · Advertorial · 15 Januari 2025"


def test_theme_without_its_fonts_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(folder: Path) -> Fonts:
        raise FileNotFoundError(2, "tidak ada")

    monkeypatch.setattr("plugins.discovery.wiring.load_fonts", missing)
    site = build(tmp_path, {A: article()})
    assert site.errors == ["M030"]
