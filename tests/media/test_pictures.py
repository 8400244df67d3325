"""Pictures through a whole build: every common kind is published, and what is wrong stops it where editors look."""

from __future__ import annotations

import io
from pathlib import Path

from picture_samples import DEVICE, exif, noisy, photo, saved
from PIL import Image
from support.site import BuiltSite, article, build
from support.web import attribute

A = "content/berita/2025/a.md"
KINDS = {
    "biasa.jpg": photo(),
    "besar.JPEG": photo(),
    "bagan.png": photo("PNG"),
    "palet.png": photo("PNG", mode="P"),
    "jaring.webp": photo("WEBP"),
    "peta-kota.tif": photo("TIFF"),
    "lama.bmp": photo("BMP"),
    "baru.avif": photo("AVIF"),
    "abu.jpg": photo(mode="L"),
    "cetak.jpg": photo(mode="CMYK"),
    "menyamar.jpg": photo("PNG"),
    "ponsel.jpg": saved(Image.new("RGB", (40, 60), "red"), exif=exif(turn=6).tobytes(), comment=b"nama warga"),
}


def with_photo(root: Path, data: bytes, name: str = "a.jpg") -> BuiltSite:
    source = article(foto={"berkas": f"media/{name}", "alt": "Orang berdiri di aula"})
    return build(root, {A: source, f"content/media/{name}": data})


def published(site: BuiltSite, name: str) -> Image.Image:
    return Image.open(io.BytesIO(site.files()[f"media/{name}"]))


def test_every_common_kind_is_published_as_what_browsers_show(tmp_path: Path) -> None:
    body = "\n\n".join(f"![Orang nomor {number}](media/{name})" for number, name in enumerate(KINDS))
    site = build(tmp_path, {A: article(body)} | {f"content/media/{name}": data for name, data in KINDS.items()})
    assert site.ok, site.problems
    assert {"M010", "M011", "M012"} <= set(site.codes)
    images = site.soup("berita/2025/a/").select(".prose picture img")
    assert [attribute(image, "src") for image in images] == [
        f"../../../media/{Path(name).with_suffix('.jpg')}" for name in KINDS
    ]
    for name, tag in zip(KINDS, images, strict=True):
        image = published(site, Path(name).with_suffix(".jpg").name)
        assert (image.format, image.mode, image.size) == ("JPEG", "RGB", (60, 40))
        assert (attribute(tag, "width"), attribute(tag, "height")) == ("60", "40")
    out = site.files()["media/ponsel.jpg"]
    assert DEVICE.encode() in KINDS["ponsel.jpg"]
    assert DEVICE.encode() not in out
    assert b"nama warga" not in out


def test_changed_picture_of_the_same_name_is_drawn_anew(tmp_path: Path) -> None:
    site = with_photo(tmp_path, photo())
    before = site.files()
    site = site.rebuild({"content/media/a.jpg": photo(size=(30, 20))})
    assert published(site, "a.jpg").size == (30, 20)
    pages = {name for name, data in site.files().items() if name.endswith(".webp")}
    assert len(pages) == 1
    assert not pages & before.keys()  # another content, another address: no browser keeps the old one


def test_what_is_no_picture_is_told_where_it_is_used(tmp_path: Path) -> None:
    site = with_photo(tmp_path, b"<html>bukan gambar</html>")
    assert site.errors == ["M001"]
    problem = site.problem("M001")
    assert problem["file"] == A
    assert problem["line"] > 1
    assert "media/a.jpg" in problem["message"]
    assert "halaman web" in problem["message"]


def test_picture_cut_short_in_its_body_is_told(tmp_path: Path) -> None:
    whole = saved(noisy((400, 300)), quality=95)
    site = with_photo(tmp_path, whole[: len(whole) // 2])
    assert site.errors == ["M001"]
    assert site.problem("M001")["file"] == A


def test_picture_too_large_for_memory_is_told_and_not_drawn(tmp_path: Path) -> None:
    site = with_photo(tmp_path, saved(Image.new("1", (20_000, 20_000)), "PNG"), "a.png")
    assert site.errors == ["M003"]


def test_two_pictures_with_one_address_are_told(tmp_path: Path) -> None:
    body = "![Satu orang](media/a.jpg)\n\n![Dua orang](media/a.webp)\n"
    files: dict[str, str | bytes] = {
        A: article(body),
        "content/media/a.jpg": photo(),
        "content/media/a.webp": photo("WEBP", size=(8, 8)),
    }
    assert build(tmp_path, files).errors == ["E020"]


def test_original_never_takes_the_place_of_the_picture_drawn_anew(tmp_path: Path) -> None:
    picture = {"berkas": "media/a.jpg", "alt": "Orang"}
    source = article(foto=picture, lampiran=[{"berkas": "media/a.jpg", "judul": "Foto asli"}])
    site = build(tmp_path, {A: source, "content/media/a.jpg": photo(comment=b"nama warga")})
    assert site.errors == ["E020"]
    assert "media/a.jpg" in site.problem("E020")["message"]
