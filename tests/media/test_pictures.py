"""Pictures are drawn anew for publication: upright, scaled, without what the camera knows."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image
from support.site import BuiltSite, article, build
from support.web import attribute, one

A = "content/berita/2025/a.md"


def picture(form: str = "JPEG", size: tuple[int, int] = (60, 40), mode: str = "RGB", **options: object) -> bytes:
    image = Image.new(mode, size, "red" if mode != "L" else 90)
    buffer = io.BytesIO()
    image.save(buffer, form, **options)
    return buffer.getvalue()


def photographed(root: Path, name: str, data: bytes) -> BuiltSite:
    photo = {"berkas": f"media/2025/{name}", "alt": "Orang berdiri di aula"}
    return build(root, {A: article(foto=photo), f"content/media/2025/{name}": data})


def published(site: BuiltSite, name: str) -> Image.Image:
    return Image.open(io.BytesIO(site.files()[f"media/2025/{name}"]))


@pytest.mark.parametrize(
    ("name", "data", "address"),
    [
        ("a.jpg", picture(), "a.jpg"),
        ("a.JPEG", picture(), "a.jpg"),
        ("a.png", picture("PNG"), "a.jpg"),
        ("a.png", picture("PNG", mode="P"), "a.jpg"),
        ("a.webp", picture("WEBP"), "a.jpg"),
        ("a.tif", picture("TIFF"), "a.jpg"),
        ("a.bmp", picture("BMP"), "a.jpg"),
        ("abu.jpg", picture(mode="L"), "abu.jpg"),
        ("cetak.jpg", picture(mode="CMYK"), "cetak.jpg"),
        ("menyamar.jpg", picture("PNG"), "menyamar.jpg"),
    ],
)
def test_every_common_kind_is_published_as_what_browsers_show(
    tmp_path: Path, name: str, data: bytes, address: str
) -> None:
    site = photographed(tmp_path, name, data)
    assert site.ok, site.problems
    image = published(site, address)
    assert image.size == (60, 40)
    assert image.format in {"JPEG", "PNG"}
    assert image.mode in {"RGB", "RGBA"}
    tag = one(site.soup("berita/2025/a/"), "main figure img")
    assert (attribute(tag, "width"), attribute(tag, "height")) == ("60", "40")
    assert attribute(tag, "src") == f"../../../media/2025/{address}"


def test_what_the_camera_knows_is_not_published(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x010F] = "Kamera Rahasia"
    exif[0x8825] = {1: "S", 2: (6.0, 12.0, 0.0)}
    data = picture(exif=exif.tobytes(), comment=b"nama warga")
    assert b"Kamera Rahasia" in data
    site = photographed(tmp_path, "a.jpg", data)
    assert site.ok, site.problems
    out = site.files()["media/2025/a.jpg"]
    assert b"Kamera Rahasia" not in out
    assert b"nama warga" not in out
    assert not published(site, "a.jpg").getexif()


def test_turned_picture_is_upright(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    site = photographed(tmp_path, "a.jpg", picture(exif=exif.tobytes()))
    assert published(site, "a.jpg").size == (40, 60)
    tag = one(site.soup("berita/2025/a/"), "main figure img")
    assert (attribute(tag, "width"), attribute(tag, "height")) == ("40", "60")


def test_large_picture_is_scaled_and_says_its_new_size(tmp_path: Path) -> None:
    site = photographed(tmp_path, "a.jpg", picture(size=(2400, 1600)))
    assert published(site, "a.jpg").size == (1200, 800)
    assert attribute(one(site.soup("berita/2025/a/"), "main figure img"), "height") == "800"


def test_changed_picture_of_the_same_name_is_drawn_anew(tmp_path: Path) -> None:
    site = photographed(tmp_path, "a.jpg", picture())
    before = site.files()["media/2025/a.jpg"]
    site = site.rebuild({"content/media/2025/a.jpg": picture(size=(30, 20))})
    assert site.files()["media/2025/a.jpg"] != before
    assert published(site, "a.jpg").size == (30, 20)


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.jpg", b"", "M001"),
        ("a.jpg", picture()[:100], "M001"),
        ("a.jpg", b"<html>bukan gambar</html>", "M001"),
        ("a.png", picture("PNG")[:60], "M001"),
        ("a.gif", picture("GIF"), "M002"),
        ("a.ico", picture("ICO", size=(32, 32)), "M002"),
    ],
)
def test_what_is_no_picture_is_told(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    site = photographed(tmp_path, name, data)
    assert site.errors == [code]
    problem = site.problem(code)
    assert problem["file"] == A
    assert name in problem["message"]


def test_picture_cut_short_in_its_body_is_told(tmp_path: Path) -> None:
    whole = picture(size=(400, 300), quality=95)
    site = photographed(tmp_path, "a.jpg", whole[: len(whole) // 2])
    assert site.errors == ["M001"]


def test_picture_too_large_for_memory_is_told_and_not_drawn(tmp_path: Path) -> None:
    image = Image.new("1", (20_000, 20_000))
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    site = photographed(tmp_path, "a.png", buffer.getvalue())
    assert not site.ok
    assert set(site.errors) <= {"M001", "M003"}


def test_two_pictures_with_one_address_are_told(tmp_path: Path) -> None:
    body = "![Satu orang](media/a.jpg)\n\n![Dua orang](media/a.webp)\n"
    files: dict[str, str | bytes] = {
        A: article(body),
        "content/media/a.jpg": picture(),
        "content/media/a.webp": picture("WEBP", size=(8, 8)),
    }
    site = build(tmp_path, files)
    assert not site.ok
    assert site.errors == ["E020"]


def test_original_never_takes_the_place_of_the_picture_drawn_anew(tmp_path: Path) -> None:
    photo = {"berkas": "media/a.jpg", "alt": "Orang"}
    data = picture(comment=b"nama warga")
    source = article(foto=photo, lampiran=[{"berkas": "media/a.jpg", "judul": "Foto asli"}])
    site = build(tmp_path, {A: source, "content/media/a.jpg": data})
    assert site.errors == ["E020"]
    assert "media/a.jpg" in site.problem("E020")["message"]


def test_empty_document_is_told(tmp_path: Path) -> None:
    source = article(lampiran=[{"berkas": "media/a.pdf", "judul": "Surat"}])
    site = build(tmp_path, {A: source, "content/media/a.pdf": b""})
    assert site.errors == ["M004"]
