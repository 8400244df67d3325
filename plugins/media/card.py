"""A share card: the picture that stands for a page without a photo where its link is shared.

1200 by 630 pixels (the size that Open Graph readers show whole), JPEG. The title is set large on the office's own deep
colour, over the page's motif. All colours are `plugins.engine.palette`'s, whose contrast is solved for.
"""

from __future__ import annotations

import io
from functools import lru_cache

import PIL
from msgspec import Struct
from PIL import Image, ImageChops, ImageColor, ImageDraw, features

from plugins.engine.fingerprint import fingerprint
from plugins.engine.palette import schemes
from plugins.media.card_text import LEADING, SANS, SERIF, Fonts, fitted, shortened, showable
from plugins.media.motif import Motif
from plugins.media.motif_outline import TILE, Outline

WIDTH, HEIGHT = 1200, 630

_MARGIN = 72
_BAND = 120
"""Height of the motif at the foot: one tile."""
_TITLE_TOP, _TITLE_BOTTOM = 178, HEIGHT - _BAND - 36
_TITLE_SIZES = (104, 96, 90, 84, 78, 72, 66, 62, 58, 54, 50, 46, 42, 39, 36)
_SMALL = 30
_OFFICE_SIZES = (32, 28)
_OFFICE_LINE, _KICKER_LINE = 86, 142
_FINE = 4
"""A tile is drawn so many times larger and then made smaller, because Pillow draws no smooth edges."""
_DEEP, _SOFT = 0.30, 0.16
"""How much of the ink's colour the motif's tones have."""
_QUALITY = 78


class Card(Struct, frozen=True):
    """What a share card says.

    ``kicker`` stands over the title (kind and date), ``sample`` is the mark of sample data or "". ``offices`` are names
    of the office, the fullest first: the first that fits is shown. ``colour`` is the office's own, ``#rrggbb``.
    """

    title: str
    kicker: str
    offices: tuple[str, ...]
    sample: str
    motif: Motif
    colour: str


def card_mark(card: Card, fonts: Fonts) -> str:
    """What names everything that shapes a card's bytes, except the code: its words, colours, fonts, and the drawing."""
    return fingerprint(card, fonts.digest, PIL.__version__, features.version("freetype2") or "")


def draw_card(card: Card, fonts: Fonts) -> bytes:
    """A card as JPEG."""
    ground, ink = _colours(card.colour)
    image = Image.new("RGB", (WIDTH, HEIGHT), ground)
    for tone, share in (("soft", _SOFT), ("deep", _DEEP)):
        image.paste(_mixed(ground, ink, share), (0, HEIGHT - _BAND), _band(card.motif, tone))
    draw = ImageDraw.Draw(image)
    _head(draw, card, fonts, ink, _mixed(ground, ink, 0.82))
    title = showable(card.title, fonts, SERIF) or showable(card.offices[0], fonts, SERIF)
    if title:
        _title(draw, title, fonts, ink)
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=_QUALITY, optimize=True)
    return buffer.getvalue()


def _head(draw: ImageDraw.ImageDraw, card: Card, fonts: Fonts, ink: Colour, quiet: Colour) -> None:
    """The office, the mark of sample data on the right, and the line over the title."""
    room = WIDTH - 2 * _MARGIN
    sample = showable(card.sample, fonts, SANS)
    if sample:
        width = round(fonts.width(SANS, sample) * _SMALL) + 40
        box = (WIDTH - _MARGIN - width, _OFFICE_LINE - 38, WIDTH - _MARGIN, _OFFICE_LINE + 16)
        draw.rounded_rectangle(box, radius=8, outline=ink, width=2)
        draw.text((box[0] + 20, _OFFICE_LINE), sample, ink, fonts.at(SANS, _SMALL), anchor="ls")
        room -= width + 32
    office, size = _office(card, fonts, room)
    draw.text((_MARGIN, _OFFICE_LINE), office, ink, fonts.at(SANS, size), anchor="ls")
    kicker = shortened(showable(card.kicker, fonts, SANS), fonts, SANS, WIDTH - 2 * _MARGIN, _SMALL)
    draw.text((_MARGIN, _KICKER_LINE), kicker, quiet, fonts.at(SANS, _SMALL), anchor="ls")


def _office(card: Card, fonts: Fonts, room: int) -> tuple[str, int]:
    """The fullest name of the office that fits on a line, and its size; else the last one, cut."""
    names = [showable(name, fonts, SANS) for name in card.offices]
    for name in names:
        for size in _OFFICE_SIZES:
            if shortened(name, fonts, SANS, room, size) == name:
                return name, size
    return shortened(names[-1], fonts, SANS, room, _OFFICE_SIZES[-1]), _OFFICE_SIZES[-1]


def _title(draw: ImageDraw.ImageDraw, title: str, fonts: Fonts, ink: Colour) -> None:
    """The title, its lines together in the middle of the room they have."""
    room = (WIDTH - 2 * _MARGIN, _TITLE_BOTTOM - _TITLE_TOP)
    setting = fitted(title, fonts, SERIF, room, _TITLE_SIZES)
    step = setting.size * LEADING
    top = _TITLE_TOP + (room[1] - step * len(setting.lines)) / 2
    for place, line in enumerate(setting.lines):
        draw.text((_MARGIN, round(top + step * place + setting.size)), line, ink, fonts.at(SERIF, setting.size), "ls")


Colour = tuple[int, int, int]


@lru_cache(maxsize=16)
def _colours(identity: str) -> tuple[Colour, Colour]:
    """The ground and the ink of the cards of an office, a pair whose contrast the palette has solved."""
    light = schemes(identity)["light"]
    return _rgb(light["deep"]), _rgb(light["on-deep"])


def _rgb(colour: str) -> Colour:
    red, green, blue = ImageColor.getrgb(colour)[:3]
    return red, green, blue


def _mixed(ground: Colour, ink: Colour, share: float) -> Colour:
    red, green, blue = (round(low + (high - low) * share) for low, high in zip(ground, ink, strict=True))
    return red, green, blue


@lru_cache(maxsize=512)
def _band(motif: Motif, tone: str) -> Image.Image:
    """The motif's tone along the foot of a card, as a mask."""
    tile = _tile(motif, tone)
    band = Image.new("L", (WIDTH, _BAND))
    for left in range(0, WIDTH, _BAND):
        band.paste(tile, (left, 0))
    return band


def _tile(motif: Motif, tone: str) -> Image.Image:
    """One tile of a motif as a mask that fits to itself on every side."""
    one = Motif(motif.family, motif.choices, TILE, TILE)
    figures = motif.tile.deep if tone == "deep" else motif.tile.soft
    scale = _BAND * _FINE / TILE
    drawn = Image.new("1", (_BAND * _FINE, _BAND * _FINE))
    for (x, y), count in one.rows(figures):
        for number in range(count):
            for figure in figures:
                drawn = ImageChops.logical_xor(drawn, _figure(figure.at(x + TILE * number, y), scale, drawn.size))
    return drawn.convert("L").resize((_BAND, _BAND), Image.Resampling.BOX)


def _figure(figure: Outline, scale: float, size: tuple[int, int]) -> Image.Image:
    mask = Image.new("1", size)
    ImageDraw.Draw(mask).polygon([(x * scale, y * scale) for x, y in figure.polygon()], fill=1)
    return mask
