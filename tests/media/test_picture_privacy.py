"""Positions in photos are found in every container, and taken out without touching the picture."""

from __future__ import annotations

import io
import struct
from pathlib import Path

import pytest
from picture_samples import (
    DEVICE,
    GPS,
    XMP,
    corners,
    exif,
    heic,
    located,
    located_tiff,
    noisy,
    photo,
    saved,
    wide_gamut,
    with_segment,
)
from PIL import Image, PngImagePlugin

from plugins.media.privacy import NotCleanableError, cleaned, orientation, tells_position
from plugins.media.privacy_strip import Done, strip, strip_one

CLEANABLE = ["JPEG", "PNG", "WEBP"]


def texts(**values: str) -> PngImagePlugin.PngInfo:
    info = PngImagePlugin.PngInfo()
    for key, value in values.items():
        info.add_itxt(key, value, zip=True)
    return info


def without_fix() -> bytes:
    """What a phone without a fix writes: a block for the position with nothing in it."""
    block = exif(located=False)
    block.get_ifd(GPS).update({0: b"\2\3\0\0", 29: "2025:01:15"})
    return saved(noisy((32, 24)), exif=block.tobytes())


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "TIFF", "AVIF"])
def test_position_is_found_in_every_container(form: str) -> None:
    data = located_tiff() if form == "TIFF" else saved(noisy((64, 48)), form, exif=exif())
    assert tells_position(data)
    assert not tells_position(saved(noisy((64, 48)), form, exif=exif(located=False)))


@pytest.mark.parametrize(
    "data",
    [
        saved(noisy((32, 24)), xmp=XMP),
        saved(noisy((32, 24)), "WEBP", xmp=XMP),
        saved(noisy((32, 24)), "PNG", pnginfo=texts(**{"XML:com.adobe.xmp": XMP.decode()})),
        heic(position=True),
        photo() + b"\0\0\0\x1cftypqt  moov\xa9xyz\0\x12\x15\xc7-06.2000+106.8000/",
        photo() + located(),
        saved(
            noisy((32, 24)), "PNG", pnginfo=texts(**{"Raw profile type exif": f"\nexif\n  1\n{exif().tobytes().hex()}"})
        ),
    ],
    ids=["XMP", "XMP in WebP", "compressed XMP in PNG", "HEIC", "film behind the photo", "second picture", "old PNG"],
)
def test_position_is_found_wherever_it_hides(data: bytes) -> None:
    assert tells_position(data)


@pytest.mark.parametrize(
    "data", [b"", b"\0" * 500, b"GPS", photo(), photo("PNG"), heic(), without_fix(), located()[:40], b"II*\0" * 9]
)
def test_no_position_is_invented(data: bytes) -> None:
    assert not tells_position(data)


@pytest.mark.parametrize("form", CLEANABLE)
@pytest.mark.parametrize("turn", [1, 6])
def test_cleaning_leaves_picture_profile_and_orientation(form: str, turn: int) -> None:
    image = noisy((64, 48))
    before = saved(image, form, exif=exif(turn=turn), icc_profile=wide_gamut())
    after = cleaned(before)
    assert DEVICE.encode() in before
    assert DEVICE.encode() not in after
    assert not tells_position(after)
    assert orientation(after) == turn
    with Image.open(io.BytesIO(before)) as one, Image.open(io.BytesIO(after)) as other:
        assert one.tobytes() == other.tobytes()
        assert other.info["icc_profile"] == wide_gamut()
        assert set(other.getexif()) <= {0x0112}
        assert not other.getexif().get_ifd(GPS)
    assert cleaned(after) == after


def test_everything_else_a_camera_writes_is_taken_out_of_a_jpeg() -> None:
    plain = saved(corners(), quality=90, progressive=True)
    data = with_segment(plain, 0xED, b"Photoshop 3.0\0kota rahasia")
    data = with_segment(data, 0xE2, b"MPF\0 gambar kedua")
    data = with_segment(data, 0xFE, b"komentar")
    data = with_segment(data, 0xE5, b"merek kamera")
    assert cleaned(data + b"film" + located()) == cleaned(plain) == plain


def test_restart_markers_and_several_scans_are_kept() -> None:
    image = noisy((160, 120))
    for progressive in (False, True):
        data = saved(image, exif=exif().tobytes(), restart_marker_blocks=3, progressive=progressive)
        after = cleaned(data)
        with Image.open(io.BytesIO(data)) as one, Image.open(io.BytesIO(after)) as other:
            assert one.tobytes() == other.tobytes()
        assert not tells_position(after)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xd8\xff",
        located()[:-30],
        located("PNG")[:-30],
        photo("GIF"),
        heic(),
        b"<html>",
        b"RIFF\x99\0\0\0WEBP",
    ],
)
def test_what_cannot_be_cleaned_is_refused(data: bytes) -> None:
    with pytest.raises(NotCleanableError):
        cleaned(data)


def test_command_cleans_what_tells_a_position_and_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content = tmp_path / "content"
    folder = content / "media" / "2025"
    folder.mkdir(parents=True)
    (folder / "Foto Rapat é.jpg").write_bytes(located(turn=6))
    (folder / "lama.png").write_bytes(located("PNG"))
    (folder / "bersih.jpg").write_bytes(saved(noisy((64, 48)), exif=exif(located=False).tobytes()))
    (folder / "surat.pdf").write_bytes(b"%PDF-1.4 GPSLatitude")
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert strip(content) == 0
    said = capsys.readouterr().out
    assert "content/media/2025/Foto Rapat é.jpg: dibersihkan (tempat pengambilan dan data kamera dibuang" in said
    assert "2 foto dibersihkan" in said
    after = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert {name for name in before if before[name] != after[name]} == {"Foto Rapat é.jpg", "lama.png"}
    assert not any(tells_position(after[name]) for name in ("Foto Rapat é.jpg", "lama.png"))
    assert orientation(after["Foto Rapat é.jpg"]) == 6
    assert strip(content) == 0
    assert "Tidak ada foto" in capsys.readouterr().out
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == after


def test_command_finds_a_photo_by_the_path_that_a_problem_names(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = tmp_path / "content"
    (content / "media").mkdir(parents=True)
    for name, file in (("a.jpg", "content/media/a.jpg"), ("b.jpg", "media/b.jpg")):
        (content / "media" / name).write_bytes(located())
        assert strip(content, file) == 0
        assert not tells_position((content / "media" / name).read_bytes())
        assert strip(content, file) == 0
        assert f"{file}: sudah bersih" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (heic(position=True), "ekspor sebagai JPEG"),
        (located_tiff(), "TIFF tidak dapat dibersihkan"),
        (located()[:-40], "terpotong"),
        (b"", "kosong"),
        (b"\0" * 90, "tidak dikenal"),
        (None, "tidak ada"),
    ],
)
def test_command_refuses_politely_and_changes_nothing(tmp_path: Path, data: bytes | None, says: str) -> None:
    path = tmp_path / "a.jpg"
    if data is not None:
        path.write_bytes(data)
    outcome = strip_one(path, "content/media/a.jpg")
    assert outcome.done is Done.REFUSED
    assert says in str(outcome)
    assert (path.read_bytes() if path.exists() else None) == data


def test_command_does_not_follow_a_link_and_keeps_permissions(tmp_path: Path) -> None:
    target, link = tmp_path / "a.jpg", tmp_path / "b.jpg"
    target.write_bytes(located())
    target.chmod(0o640)
    link.symlink_to(target)
    assert strip_one(link, "b.jpg").done is Done.REFUSED
    assert tells_position(target.read_bytes())
    assert strip_one(target, "a.jpg").done is Done.CLEANED
    assert target.stat().st_mode & 0o777 == 0o640
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.jpg", "b.jpg"]


def test_orientation_block_is_small_and_standard() -> None:
    after = cleaned(located(turn=8))
    place = after.index(b"Exif\0\0")
    assert struct.unpack_from(">H", after, place - 2)[0] == 8 + 26
