"""Share cards as pictures: size, weight, words that fit, characters that no font has."""

from __future__ import annotations

import io
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from msgspec.structs import replace
from PIL import Image

from plugins.engine.colour import contrast
from plugins.media.card import HEIGHT, WIDTH, Card, _colours, _mixed, card_mark, draw_card
from plugins.media.card_text import LEADING, SANS, SERIF, fitted, load_fonts, shortened, showable
from plugins.media.motif import Form, motif

ROOT = Path(__file__).parents[2]
FONTS = load_fonts(ROOT / "theme" / "fonts")
CARD = Card(
    title="Kominfo Kota Contoh buka ruang dialog dengan pers",
    kicker="Siaran pers · 15 Januari 2025",
    offices=("Dinas Komunikasi dan Informatika Kota Contoh", "Diskominfo Kota Contoh"),
    sample="Data contoh",
    motif=motif("berita/2025/dialog/", Form.BAND),
    colour="#0b5d4e",
)
ROOM = (1056, 296)
SIZES = (104, 84, 66, 54, 46, 42, 39, 36)
LONG = "Pertanggungjawaban penyelenggaraan keterbukaan informasi publik dan ketidaksinambungan pengadministrasian "


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


@pytest.mark.parametrize("title", ["Siaga", CARD.title, (LONG * 2)[:200], LONG * 9, "W" * 200, "😀", ""])
def test_card_is_a_jpeg_of_the_size_that_previews_show(title: str) -> None:
    data = draw_card(replace(CARD, title=title), FONTS)
    image = opened(data)
    assert (image.format, image.size, image.mode) == ("JPEG", (WIDTH, HEIGHT), "RGB")
    assert len(data) <= 300_000


@settings(max_examples=40, deadline=None)
@given(some.text(some.characters(codec="utf-8"), min_size=1, max_size=260))
def test_any_title_fits_and_shows_only_what_the_font_has(title: str) -> None:
    shown = showable(title, FONTS, SERIF)
    assert all(FONTS.shows(SERIF, char) for char in shown)
    setting = fitted(shown, FONTS, SERIF, ROOM, SIZES)
    assert len(setting.lines) * setting.size * LEADING <= ROOM[1]
    assert all(FONTS.at(SERIF, setting.size).getlength(line) <= ROOM[0] for line in setting.lines)


def test_title_of_200_characters_is_shown_whole() -> None:
    title = "Rencana kerja pemerintah daerah tahun 2026 ditetapkan setelah musyawarah di semua kecamatan; " * 3
    title = title[:200].strip()
    setting = fitted(title, FONTS, SERIF, ROOM, SIZES)
    assert " ".join(setting.lines) == title


def test_lines_are_balanced_and_short_titles_stand_large() -> None:
    setting = fitted(CARD.title, FONTS, SERIF, ROOM, SIZES)
    widths = [FONTS.width(SERIF, line) for line in setting.lines]
    assert min(widths) > 0.6 * max(widths)
    assert fitted("Siaga", FONTS, SERIF, ROOM, SIZES).size == SIZES[0]


def test_word_longer_than_a_line_is_parted_with_a_hyphen_and_an_address_behind_its_signs() -> None:
    lines = fitted("Ketidakbertanggungjawaban" * 3, FONTS, SERIF, ROOM, SIZES).lines
    assert len(lines) > 1
    assert all(line.endswith("-") for line in lines[:-1])
    address = "https://jdih.kotacontoh.example/peraturan/2024/keputusan-tentang-penetapan.pdf"
    assert "".join(fitted(address, FONTS, SERIF, ROOM, SIZES).lines) == address


def test_characters_no_font_has_are_written_in_latin_or_left_out() -> None:
    assert showable("Ḥamzah Fanṣūrī, al-Qur’ān – “50%”", FONTS, SERIF) == "Ḥamzah Fanṣūrī, al-Qur’ān – “50%”"
    assert showable("Rapat 😀\u200b\u202e di\tBogor", FONTS, SERIF) == "Rapat di Bogor"
    assert showable("Мир", FONTS, SERIF) == "Mir"
    assert showable("e\u0301", FONTS, SERIF) == "é"


def test_long_office_is_told_short_rather_than_cut() -> None:
    long = "Dinas Pemberdayaan Perempuan, Perlindungan Anak, Pengendalian Penduduk, dan Keluarga Berencana Kota Contoh"
    short = draw_card(replace(CARD, offices=(long, "DP3AP2KB")), FONTS)
    assert short == draw_card(replace(CARD, offices=(long, "DP3AP2KB", "tidak sampai")), FONTS)
    assert short != draw_card(replace(CARD, offices=(long, "Lain")), FONTS)
    assert shortened(long, FONTS, SANS, 300, 28).endswith("…")


@pytest.mark.parametrize("colour", ["#0b5d4e", "#ffffff", "#000000", "#f5d90a", "#8a1c1c", "#7f7f7f"])
def test_words_keep_their_contrast_in_every_office_colour(colour: str) -> None:
    def written(rgb: tuple[int, int, int]) -> str:
        return "#" + "".join(f"{part:02x}" for part in rgb)

    ground, ink = _colours(colour)
    assert contrast(written(ground), written(ink)) >= 4.5
    assert contrast(written(ground), written(_mixed(ground, ink, 0.82))) >= 4.5


def test_same_card_has_the_same_bytes_in_another_process() -> None:
    program = (
        "import hashlib, sys; sys.path.insert(0, 'tests/media'); import test_card_drawing as t;"
        "print(hashlib.sha256(t.draw_card(t.CARD, t.FONTS)).hexdigest())"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", program], cwd=ROOT, env={"PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(said) == 1


def test_mark_covers_what_is_shown() -> None:
    changed = (
        CARD,
        replace(CARD, title="Lain"),
        replace(CARD, kicker="Lain"),
        replace(CARD, colour="#123456"),
        replace(CARD, sample=""),
    )
    marks = {card_mark(card, FONTS) for card in changed}
    assert len(marks) == 5
    assert card_mark(CARD, replace(FONTS, digest="lain")) not in marks


def test_card_is_drawn_within_forty_milliseconds() -> None:
    best = min(_seconds(number) for number in range(6))
    assert best < 0.040


def _seconds(number: int) -> float:
    started = time.process_time()
    draw_card(replace(CARD, title=f"{LONG}{number}"), FONTS)
    return time.process_time() - started


def test_fonts_are_few_small_and_licensed() -> None:
    folder = ROOT / "theme" / "fonts"
    assert sum(path.stat().st_size for path in folder.glob("*.ttf")) <= 150_000
    assert "SIL OPEN FONT LICENSE" in (folder / "OFL.txt").read_text("utf-8")
    for char in "AaZz0Éëñçőşžʿʾʼḥṣṭẓāīūġ‘’“”–—…•§©№€½×":
        assert FONTS.shows(SERIF, char), char
        assert FONTS.shows(SANS, char), char
