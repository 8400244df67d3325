"""Drawing a picture anew: upright, in sRGB, in the size asked for, within its budget of bytes, and nothing else."""

from __future__ import annotations

import io
from typing import Any

import pytest
from picture_samples import DEVICE, XMP, corners, exif, inspect_parts, noisy, photo, saved, wide_gamut, with_segment
from PIL import Image, features

from plugins.media import derivatives_draw
from plugins.media.derivatives_draw import ENDINGS, Order, draw, encoded

COLOURS = {"red": (255, 0, 0), "lime": (0, 255, 0), "blue": (0, 0, 255), "white": (255, 255, 255)}
TURNED = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}
"""How a camera that was held so stores the picture, by the orientation it then notes (Exif 3.0, 4.6.5.1.6)."""


def drawn(data: bytes, size: tuple[int, int], form: str = "JPEG") -> Image.Image:
    (copy,) = draw(data, (Order(form, *size),))
    image = Image.open(io.BytesIO(copy))
    image.load()
    assert image.format == form
    assert image.size == size
    return image.convert("RGB")


def colour(image: Image.Image, x: float, y: float) -> tuple[int, ...]:
    value = image.getpixel((int(image.width * x), int(image.height * y)))
    assert isinstance(value, tuple)
    return value


def near(one: tuple[int, ...], other: tuple[int, ...], tolerance: int = 12) -> bool:
    return all(abs(a - b) <= tolerance for a, b in zip(one, other, strict=True))


@pytest.mark.parametrize("turn", range(1, 9))
@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_every_orientation_comes_out_upright(turn: int, form: str) -> None:
    stored = corners()
    method = TURNED[turn]
    stored = stored if method is None else stored.transpose(method)
    options: dict[str, Any] = {"quality": 100} if form in {"JPEG", "WEBP"} else {}
    data = saved(stored, form, exif=exif(turn=turn), **options)
    image = drawn(data, (80, 60))
    places = {"red": (0.25, 0.25), "lime": (0.75, 0.25), "blue": (0.75, 0.75), "white": (0.25, 0.75)}
    for name, place in places.items():
        assert near(colour(image, *place), COLOURS[name]), (name, turn)


def test_embedded_profile_is_converted_to_srgb() -> None:
    data = saved(Image.new("RGB", (40, 30), "red"), icc_profile=wide_gamut(), quality=95)
    assert near(colour(drawn(data, (40, 30)), 0.5, 0.5), COLOURS["lime"])
    transparent = saved(Image.new("RGBA", (40, 30), (255, 0, 0, 255)), "PNG", icc_profile=wide_gamut())
    assert near(colour(drawn(transparent, (40, 30)), 0.5, 0.5), COLOURS["lime"])


@pytest.mark.parametrize("profile", [b"bukan profil", wide_gamut()[:300]])
def test_broken_profile_is_not_believed(profile: bytes) -> None:
    data = saved(Image.new("RGB", (40, 30), "red"), icc_profile=profile, quality=95)
    assert near(colour(drawn(data, (40, 30)), 0.5, 0.5), COLOURS["red"])


def test_profile_of_another_kind_of_picture_is_not_believed() -> None:
    data = saved(Image.new("L", (40, 30), 120), icc_profile=wide_gamut(), quality=95)
    assert near(colour(drawn(data, (40, 30)), 0.5, 0.5), (120, 120, 120))


@pytest.mark.parametrize(
    ("image", "form", "expected"),
    [
        (Image.new("L", (20, 20), 100), "PNG", (100, 100, 100)),
        (Image.new("1", (20, 20), 1), "PNG", (255, 255, 255)),
        (Image.new("I;16", (20, 20), 32_896), "PNG", (128, 128, 128)),
        (Image.new("I;16", (20, 20), 32_896), "TIFF", (128, 128, 128)),
        (Image.new("P", (20, 20), 0), "PNG", (0, 0, 0)),
        (Image.new("RGBA", (20, 20), (255, 0, 0, 0)), "PNG", (255, 255, 255)),
        (Image.new("RGBA", (20, 20), (0, 0, 0, 128)), "WEBP", (127, 127, 127)),
        (Image.new("LA", (20, 20), (0, 0)), "PNG", (255, 255, 255)),
        (Image.new("CMYK", (20, 20), (0, 255, 255, 0)), "JPEG", (255, 0, 0)),
        (Image.new("CMYK", (20, 20), (0, 255, 255, 0)), "TIFF", (255, 0, 0)),
        (Image.new("RGB", (20, 20), "blue"), "BMP", (0, 0, 255)),
        (Image.new("RGB", (20, 20), "blue"), "AVIF", (0, 0, 255)),
    ],
    ids=lambda value: value.mode if isinstance(value, Image.Image) else str(value),
)
def test_every_mode_is_drawn_on_white_in_rgb(image: Image.Image, form: str, expected: tuple[int, ...]) -> None:
    assert near(colour(drawn(saved(image, form), (20, 20)), 0.5, 0.5), expected)


def test_transparent_palette_lies_on_white() -> None:
    image = Image.new("P", (20, 20), 0)
    image.putpalette([255, 0, 0] * 256)
    assert near(colour(drawn(saved(image, "PNG", transparency=0), (20, 20)), 0.5, 0.5), COLOURS["white"])


@pytest.mark.parametrize("form", sorted(ENDINGS))
def test_copy_carries_nothing_but_the_picture(form: str) -> None:
    data = saved(
        noisy((300, 200)),
        exif=exif(turn=6).tobytes(),
        icc_profile=wide_gamut(),
        xmp=XMP,
        comment=b"nama warga",
        dpi=(300, 300),
    )
    data = with_segment(data, 0xED, b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x0aKota Rahasia")
    data += data + b"ftypqt film di belakang gambar"
    (copy,) = draw(data, (Order(form, 150, 225),))
    assert inspect_parts(copy) == set()
    for secret in (DEVICE, "Pemilik", "GPS", "nama warga", "Rahasia", "Exif", "ICC_PROFILE", "film", "xmpmeta"):
        assert secret.encode() not in copy


def test_same_bytes_whatever_the_number_of_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    data = saved(noisy((600, 400)), quality=92)
    orders = [Order(form, width, width * 2 // 3) for form in sorted(ENDINGS) for width in (90, 180, 300)]
    first = draw(data, orders)
    monkeypatch.setattr(derivatives_draw, "THREADS", 1)
    assert draw(data, orders) == first
    assert draw(data, orders[::-1]) == first[::-1]


@pytest.mark.parametrize("form", ["WEBP", "JPEG"])
@pytest.mark.parametrize("size", [(360, 270), (360, 480), (720, 480)])
def test_noisy_photo_stays_within_its_budget(form: str, size: tuple[int, int]) -> None:
    image = noisy((size[0] * 2, size[1] * 2)).resize(size)
    order = Order(form, *size)
    assert len(encoded(image, form, order.budget)) <= order.budget


def test_quality_falls_only_as_far_as_the_budget_asks() -> None:
    image = noisy((240, 160))
    best = encoded(image, "WEBP", 10**9)
    sizes = [len(encoded(image, "WEBP", limit)) for limit in (10**9, len(best) - 1, len(best) * 3 // 4, 10)]
    assert sizes == sorted(sizes, reverse=True)
    assert len(set(sizes)) == 4
    assert sizes[2] <= len(best) * 3 // 4
    assert encoded(image, "WEBP", len(best)) == best


def test_large_photo_is_scaled_while_it_is_decoded() -> None:
    image = drawn(saved(noisy((1200, 900)).resize((4000, 3000)), quality=80), (360, 270), "WEBP")
    assert image.size == (360, 270)


def test_encoders_that_the_settings_offer_are_there() -> None:
    assert features.check("webp")
    assert features.check("avif")
    assert features.check("littlecms2")


def test_photo_cut_short_is_not_drawn() -> None:
    whole = photo(size=(400, 300), quality=95)
    with pytest.raises((OSError, ValueError, SyntaxError)):
        draw(whole[: len(whole) // 2], (Order("JPEG", 400, 300),))
