"""Looking at files that editors may drop into the media folder: each works, or its problem says why and what to do."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import pytest
from picture_samples import corners, exif, heic, located, noisy, photo, saved
from PIL import Image

from plugins.engine.problem import Severity
from plugins.engine.store import Store
from plugins.media import pictures_measure
from plugins.media.model import copy_widths
from plugins.media.pictures import permanent_address
from plugins.media.pictures_measure import Look, Looks, look

FRAMES = [Image.new("RGB", (20, 20), colour) for colour in ("red", "lime", "blue")]


def bomb(width: int, height: int) -> bytes:
    """A PNG of a few hundred bytes that says it holds very many pixels."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0" * 9999))
        + chunk(b"IEND", b"")
    )


def gigantic() -> bytes:
    """A JPEG whose head says 65,000 pixels a side."""
    data = bytearray(photo())
    place = data.index(b"\xff\xc0")
    struct.pack_into(">HH", data, place + 5, 65_000, 65_000)
    return bytes(data)


def seen(folder: Path, data: bytes, name: str = "a.jpg") -> Look:
    path = folder / name
    path.write_bytes(data)
    return look(path, len(data))


FAULTS = [
    ("empty", b"", "M001", "kosong"),
    ("zeros", b"\0" * 5000, "M001", "nol"),
    ("web page", b"<!DOCTYPE html><html><body>hai</body></html>", "M001", "halaman web"),
    ("web page after blanks", b"\n\n  <html>", "M001", "halaman web"),
    ("program", b"\xef\xbb\xbf<?php system($_GET['c']); ?>", "M001", "program PHP"),
    ("SVG with script", b"<svg xmlns='x'><script>alert(1)</script></svg>", "M001", "gambar SVG"),
    ("SVG with a declaration", b"<?xml version='1.0'?>\n<svg xmlns='x'/>", "M001", "gambar SVG"),
    ("PDF", b"%PDF-1.7", "M001", "PDF"),
    ("Word", b"PK\3\4 word/document.xml", "M001", "ZIP"),
    ("video", b"\0\0\0\x18ftypisom\0\0\0\0isommp42", "M001", "video"),
    ("words", b"bukan gambar, hanya tulisan", "M001", "teks"),
    ("noise", bytes(range(128, 256)) * 9, "M001", "tidak dikenal"),
    ("truncated head", photo()[:100], "M001", "rusak atau terpotong"),
    ("truncated PNG", photo("PNG")[:60], "M001", "rusak atau terpotong"),
    ("truncated WebP", photo("WEBP")[:20], "M001", "rusak atau terpotong"),
    ("HEIC", heic(), "M005", "Paling Kompatibel"),
    ("moving GIF", saved(FRAMES[0], "GIF", save_all=True, append_images=FRAMES[1:]), "M006", "3 gambar"),
    ("moving WebP", saved(FRAMES[0], "WEBP", save_all=True, append_images=FRAMES[1:]), "M006", "3 gambar"),
    ("moving PNG", saved(FRAMES[0], "PNG", save_all=True, append_images=FRAMES[1:]), "M006", "3 gambar"),
    ("pages of a scan", saved(FRAMES[0], "TIFF", save_all=True, append_images=FRAMES[1:]), "M006", "3 gambar"),
    ("still GIF", photo("GIF"), "M002", "GIF"),
    ("icon", photo("ICO", size=(32, 32)), "M002", "ICO"),
    ("Photoshop", b"8BPS\0\1", "M002", "Photoshop"),
    ("one pixel", photo(size=(1, 1)), "M007", "1×1"),
    ("a line", photo(size=(400, 2)), "M007", "400×2"),
    ("a ribbon", photo(size=(2000, 20)), "M008", "2000×20"),
    ("bomb", bomb(40_000, 40_000), "M003", "terlalu besar"),
    ("bomb below Pillow's own limit", bomb(9_000, 9_000), "M003", "9000×9000"),
    ("gigantic JPEG", gigantic(), "M003", "terlalu besar"),
]


@pytest.mark.parametrize(("data", "code", "says"), [pytest.param(*case[1:], id=case[0]) for case in FAULTS])
def test_what_cannot_be_shown_is_told_with_its_reason(tmp_path: Path, data: bytes, code: str, says: str) -> None:
    fault = seen(tmp_path, data).fault
    assert fault is not None
    problem = fault.at("media/a.jpg", "berita/a.md", 4)
    assert (problem.code, problem.severity, problem.file, problem.line) == (code, Severity.ERROR, "berita/a.md", 4)
    assert says in problem.message + problem.reason + problem.hint
    assert "media/a.jpg" in problem.message
    assert "{" not in problem.message + problem.reason + problem.hint


def test_heavy_file_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures_measure, "MAX_BYTES", 100)
    seen_now = seen(tmp_path, photo(size=(300, 200)))
    assert seen_now.fault is not None
    assert seen_now.fault.kind.code == "M009"
    assert seen_now.sha256 == ""


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (photo(mode="CMYK"), "a.jpg", "M010"),
        (photo("PNG"), "a.jpg", "M011"),
        (photo("WEBP"), "a.PNG", "M011"),
        (photo(), "tanpa-akhiran", "M011"),
    ],
)
def test_what_should_be_known_does_not_stand_in_the_way(tmp_path: Path, data: bytes, name: str, code: str) -> None:
    now = seen(tmp_path, data, name)
    assert now.fault is None
    assert [remark.kind.code for remark in now.remarks] == [code]
    assert now.remarks[0].at(name, "a.md", 1).severity is Severity.WARNING


@pytest.mark.parametrize("name", ["a.jpg", "A.JPG", "a.jpeg", "a.JpE", "a.jfif"])
def test_endings_of_one_kind_are_all_right_in_any_case(tmp_path: Path, name: str) -> None:
    now = seen(tmp_path, photo(), name)
    assert (now.fault, now.remarks, now.width, now.height) == (None, (), 60, 40)


@pytest.mark.parametrize("turn", [5, 6, 7, 8])
def test_size_is_that_of_the_upright_picture(tmp_path: Path, turn: int) -> None:
    for form in ("JPEG", "PNG", "WEBP"):
        now = seen(tmp_path, saved(corners(), form, exif=exif(turn=turn)), f"a.{form.lower()}")
        assert (now.width, now.height) == (60, 80)


def test_second_picture_of_a_phone_is_no_animation(tmp_path: Path) -> None:
    pair = saved(noisy((60, 40)), "MPO", save_all=True, append_images=[noisy((30, 20))])
    now = seen(tmp_path, pair)
    assert (now.fault, now.remarks, now.width) == (None, (), 60)


def test_files_are_looked_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.jpg").write_bytes(located())
    (tmp_path / "b.jpg").write_bytes(photo())
    counted: list[str] = []

    def counting(path: Path, size: int) -> Look:
        counted.append(path.name)
        return look(path, size)

    monkeypatch.setattr(pictures_measure, "look", counting)

    def build() -> list[Look]:
        with Store(tmp_path / "cache") as store:
            looks = Looks(tmp_path, store, "code")
            found = [looks.of(name) for name in ("a.jpg", "b.jpg", "a.jpg")]
            looks.remember()
            store.commit(tmp_path, {})
        return found

    first = build()
    assert counted == ["a.jpg", "b.jpg"]
    assert build() == build() == first
    assert counted == ["a.jpg", "b.jpg"]
    (tmp_path / "b.jpg").write_bytes(photo("PNG"))
    assert build() != first
    assert counted == ["a.jpg", "b.jpg", "b.jpg"]


@pytest.mark.parametrize(
    ("file", "address"),
    [
        ("media/2025/Rapat-01.JPG", "media/2025/Rapat-01.jpg"),
        ("media/2025/foto rapat é.jpeg", "media/2025/foto-rapat-e.jpg"),
        ("media/🎉.png", "media/gambar.jpg"),
        ('media/a<b>:"c|?*.jpg', "media/a-b-c.jpg"),
        ("media/Rapat Kerja/a.webp", "media/rapat-kerja/a.jpg"),
        (f"media/{'panjang-' * 30}.jpg", f"media/{'panjang-' * 10}.jpg"),
    ],
)
def test_addresses_suit_every_disk_and_server(file: str, address: str) -> None:
    assert permanent_address(file) == address


@pytest.mark.parametrize("width", [1, 5, 359, 360, 361, 431, 432, 700, 1199, 1200, 1201, 9000])
def test_copies_are_at_most_three_and_never_wider_than_the_picture(width: int) -> None:
    widths = copy_widths(width, (1200, 360, 720))
    assert 1 <= len(widths) <= 3
    assert list(widths) == sorted(set(widths))
    assert widths[-1] == min(width, 1200)
