"""Pictures on pages: sources to choose from, sizes, the lead first, focal points; problems where editors look."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import Any

import pytest
from bs4 import Tag
from picture_samples import DEVICE, corners, exif, heic, inspect_parts, located, noisy, photo, saved, wide_gamut
from PIL import Image
from support.site import BuiltSite, article, build, standing
from support.web import attribute, one

A = "content/berita/2025/a.md"
PAGE = "berita/2025/a/"
LARGE = saved(noisy((1600, 1200)), quality=85, exif=exif().tobytes(), icc_profile=wide_gamut())
PORTRAIT = saved(noisy((900, 1200)), quality=85)


def lead(name: str = "media/2025/besar.jpg", **more: str) -> dict[str, str]:
    return {"berkas": name, "alt": "Orang berdiri di aula", **more}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    body = "Isi.\n\n![Tanda <arah> & batas](media/2025/Potret Warga é.jpg)\n\n![Kecil](media/kecil.png)\n"
    files: dict[str, str | bytes] = {
        A: article(body, foto=lead(fokus="kiri atas")),
        "content/berita/2025/b.md": article(judul="Kabar kedua", foto=lead(fokus="50% 30%"), topik=["anggaran"]),
        "content/berita/2025/c.md": article(judul="Kabar ketiga", foto=lead(), topik=["anggaran"]),
        "content/halaman/tentang.md": standing("![Gedung](media/2025/besar.jpg)\n"),
        "content/media/2025/besar.jpg": LARGE,
        "content/media/2025/Potret Warga é.jpg": PORTRAIT,
        "content/media/kecil.png": photo("PNG", mode="RGBA"),
        "content/media/tak-terpakai.jpg": located(),
        "content/media/tak-terpakai.heic": heic(position=True),
    }
    made = build(tmp_path_factory.mktemp("situs"), files)
    assert made.ok, made.problems
    return made


def candidates(tag: Tag) -> list[tuple[str, int]]:
    parts = [part.split(" ") for part in attribute(tag, "srcset").split(", ")]
    return [(address, int(width.removesuffix("w"))) for address, width in parts]


def test_lead_comes_first_and_in_every_width(site: BuiltSite) -> None:
    picture = one(site.soup(PAGE), "main .figure picture")
    source, image = one(picture, "source"), one(picture, "img")
    assert attribute(source, "type") == "image/webp"
    assert [width for _, width in candidates(source)] == [width for _, width in candidates(image)] == [360, 720, 1200]
    assert attribute(image, "src") == "../../../media/2025/besar.jpg" == candidates(image)[-1][0]
    assert (attribute(image, "width"), attribute(image, "height")) == ("1200", "900")
    assert attribute(image, "fetchpriority") == "high"
    assert attribute(image, "decoding") == "async"
    assert image.get("loading") is None
    assert attribute(source, "sizes") == attribute(image, "sizes")


def test_pictures_of_the_text_wait_and_keep_their_words(site: BuiltSite) -> None:
    portrait, small = site.soup(PAGE).select(".prose picture")
    image = one(portrait, "img")
    assert attribute(image, "alt") == "Tanda <arah> & batas"
    assert attribute(image, "loading") == "lazy"
    assert attribute(image, "src") == "../../../media/2025/potret-warga-e.jpg"
    assert (attribute(image, "width"), attribute(image, "height")) == ("900", "1200")
    assert [width for _, width in candidates(one(portrait, "source"))] == [360, 720, 900]
    assert one(small, "img").get("srcset") is None
    assert [width for _, width in candidates(one(small, "source"))] == [60]


def test_every_picture_of_every_page_leads_to_a_file_of_its_width(site: BuiltSite) -> None:
    seen = 0
    for name in site.pages():
        if name.startswith("galeri/"):  # the sample pages of the theme show a drawing of their own
            continue
        folder = (site.output / name).parent
        for tag in site.soup(name.removesuffix("index.html")).select("picture source, picture img"):
            targets = candidates(tag) if tag.get("srcset") else []
            targets += [(attribute(tag, "src"), 0)] if tag.name == "img" else []
            for address, width in targets:
                with Image.open(folder / address) as image:
                    assert width in {0, image.width}
                seen += 1
    assert seen > 20


def test_feeds_link_previews_and_machines_keep_the_permanent_address(site: BuiltSite) -> None:
    url = "https://kantor.example/media/2025/besar.jpg"
    assert attribute(one(site.soup(PAGE), "meta[property='og:image']"), "content") == url
    assert f'"url":"{url}"' in site.html(PAGE).replace(": ", ":")
    feeds = [data.decode() for name, data in site.files().items() if name.endswith("atom.xml")]
    assert any(url in feed for feed in feeds)
    for feed in feeds:
        assert "site:" not in feed
        assert not re.search(r"srcset=(?:&quot;|\")(?!https://)", feed)


def test_focal_point_becomes_classes_and_never_a_style(site: BuiltSite) -> None:
    html = "".join(site.pages().values())
    assert 'class="fx-0 fy-0"' in html
    assert 'class="fy-25"' in html
    assert " style=" not in html
    css = b"".join(data for name, data in site.files().items() if name.endswith(".css")).decode()
    assert ".fx-0" in css
    assert ".fy-25" in css
    assert "object-position" in css


def test_no_original_and_nothing_of_a_camera_reaches_the_output(site: BuiltSite) -> None:
    originals = {path.read_bytes() for path in (site.content / "media").rglob("*") if path.is_file()}
    files = site.files()
    assert len([name for name in files if name.endswith((".jpg", ".webp")) and name.startswith("media/")]) >= 4
    for name, data in files.items():
        assert data not in originals, name
        assert DEVICE.encode() not in data, name
        if name.endswith((".jpg", ".webp")) and name.startswith("media/"):
            assert inspect_parts(data) == set(), name


def test_unused_photos_that_tell_a_position_are_told_with_the_command(site: BuiltSite) -> None:
    told = {problem["file"]: problem for problem in site.problems if problem["code"] == "M012"}
    assert set(told) == {
        "content/media/2025/besar.jpg",
        "content/media/tak-terpakai.jpg",
    }
    assert site.problem("M015")["file"] == "content/media/tak-terpakai.heic"
    problem = told["content/media/tak-terpakai.jpg"]
    assert problem["severity"] == "warning"
    assert "inv strip --file" in problem["hint"]
    assert "content/media/tak-terpakai.jpg" in problem["hint"]


@pytest.mark.parametrize("settings", [{"build_offline": True}, {"siteurl": "https://kantor.example/kabar"}])
def test_pictures_work_from_a_stick_and_below_a_path(tmp_path: Path, settings: dict[str, Any]) -> None:
    files: dict[str, str | bytes] = {A: article(foto=lead("media/a.jpg")), "content/media/a.jpg": PORTRAIT}
    made = build(tmp_path, files, **settings)
    shown = [pair for tag in made.soup(PAGE).select("picture source, picture img") for pair in candidates(tag)]
    assert len(shown) >= 4
    for address, _ in shown:
        assert ((made.output / "berita/2025/a") / address).resolve().is_file()


def test_avif_comes_first_where_the_setting_asks_and_widths_are_the_settings(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {A: article(foto=lead("media/a.jpg")), "content/media/a.jpg": PORTRAIT}
    made = build(tmp_path, files, picture_avif=True, picture_widths=(200, 400))
    sources = made.soup(PAGE).select("main .figure source")
    assert [attribute(source, "type") for source in sources] == ["image/avif", "image/webp"]
    assert [width for _, width in candidates(sources[0])] == [200, 400]
    for name, data in made.files().items():
        if name.endswith(".avif"):
            assert inspect_parts(data) == set()


def test_photo_offered_as_a_document_is_cleaned_and_described_as_it_is_published(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        A: article(lampiran=[{"berkas": "media/denah-lokasi.jpg", "judul": "Denah lokasi"}]),
        "content/media/denah-lokasi.jpg": located(turn=6),
    }
    made = build(tmp_path, files)
    assert made.ok, made.problems
    data = made.files()["media/denah-lokasi.jpg"]
    assert DEVICE.encode() not in data
    assert hashlib.sha256(data).hexdigest() in made.html(PAGE)
    refused = made.rebuild({"content/media/denah-lokasi.jpg": heic(position=True)})
    assert "M013" in refused.errors


def test_every_name_works_and_files_that_would_share_an_address_are_told(tmp_path: Path) -> None:
    names = ["foto rapat.jpg", "rapat é 🎉.JPG", "Berita Foto (1).jpeg", "CAPS.Jpg", "a+b & c.png"]
    body = "\n\n".join(f"![Orang nomor {number}](<media/{name}>)" for number, name in enumerate(names))
    files: dict[str, str | bytes] = {f"content/media/{name}": saved(corners()) for name in names}
    made = build(tmp_path, {A: article(body), **files})
    assert made.ok, made.problems
    assert len(made.soup(PAGE).select(".prose picture")) == len(names)
    mac: dict[str, str | bytes | None] = {
        "content/media/rapat e\u0301.jpg": photo(),
        A: article("![Satu](<media/rapat \u00e9.jpg>)\n"),
    }
    assert made.rebuild(mac).ok
    twins: dict[str, str | bytes | None] = {
        "content/media/caps.jpg": photo(),
        A: article("![Satu](media/CAPS.Jpg)\n\n![Dua](media/caps.jpg)\n"),
    }
    assert made.rebuild(twins).errors == ["E020"]


def test_link_out_of_the_tree_is_refused(tmp_path: Path) -> None:
    (tmp_path / "luar.jpg").write_bytes(located())
    media = tmp_path / "content" / "media"
    media.mkdir(parents=True)
    (media / "a.jpg").symlink_to(tmp_path / "luar.jpg")
    made = build(tmp_path, {A: article(foto=lead("media/a.jpg"))})
    assert made.errors == ["N019"]
    assert "M012" not in made.codes


@pytest.mark.parametrize("value", ["pojok", "atas bawah", "120% 10%", "50%", "kiri atas kanan"])
def test_focal_point_that_is_none_is_told(tmp_path: Path, value: str) -> None:
    made = build(tmp_path, {A: article(foto=lead("media/a.jpg", fokus=value)), "content/media/a.jpg": photo()})
    assert not made.ok
    assert any("kiri atas" in problem["message"] + problem["hint"] for problem in made.problems), made.problems
