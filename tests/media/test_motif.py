"""The motif that stands where an article has no photo."""

from __future__ import annotations

import gzip
import re
import time
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from support.site import article, build
from support.web import one

from plugins.media import motif as room
from plugins.media.motif import Form, Motif, motif
from plugins.media.motif_families import FAMILIES
from plugins.media.motif_outline import TILE

ROOT = Path(__file__).parents[2]
NAMES = [f"berita/2025/artikel-{number}/" for number in range(300)]
COMPONENTS = Environment(
    loader=FileSystemLoader(ROOT / "theme" / "components"), autoescape=True, undefined=StrictUndefined
)
EVERY = [
    Motif(family, (a, b, c), *form.value)
    for family in FAMILIES
    for a in range(3)
    for b in range(3)
    for c in range(3)
    for form in Form
]


def rendered(drawn: Motif) -> str:
    return str(COMPONENTS.get_template("motif/macro.html").module.motif(drawn))  # type: ignore[attr-defined]


def test_identifier_alone_decides() -> None:
    assert motif("berita/2025/dialog-pers/", Form.BAND) == Motif("parang", (2, 0, 2), 320, 40)
    band, card = motif(NAMES[1], Form.BAND), motif(NAMES[1], Form.CARD)
    assert (band.family, band.choices) == (card.family, card.choices)


def test_articles_differ_visibly() -> None:
    drawn = {motif(name, Form.CARD).shapes for name in NAMES}
    assert len(drawn) > 120
    families = [motif(name, Form.CARD).family for name in NAMES]
    assert set(families) == set(FAMILIES)
    assert max(families.count(family) for family in FAMILIES) < len(NAMES) / 4


def test_every_motif_is_small_and_holds_nothing_but_shapes() -> None:
    for drawn in EVERY:
        markup = rendered(drawn)
        assert len(gzip.compress(markup.encode())) <= 600, drawn
        assert len(markup) < 6_000, drawn
        assert 'aria-hidden="true"' in markup
        assert not re.search(r"\sid=|style|url\(|href|#", markup)
        assert re.fullmatch(r"[Mmlqz0-9 .-]+", "".join(shape.path for shape in drawn.shapes))


@pytest.mark.parametrize("drawn", EVERY[::7], ids=lambda drawn: f"{drawn.family}{drawn.choices}")
def test_figures_cover_the_whole_size(drawn: Motif) -> None:
    """No corner is left bare: tiles stand in every row and column."""
    rows = drawn.rows(drawn.tile.deep)
    places = [(x + TILE * number, y) for (x, y), count in rows for number in range(count)]
    across, down = {x for x, _ in places}, {y for _, y in places}
    assert min(across) <= TILE / 2
    assert max(across) >= drawn.width - TILE / 2
    assert min(down) <= TILE / 2
    assert max(down) >= drawn.height - TILE / 2


def test_motif_costs_next_to_nothing() -> None:
    for name in NAMES:
        _ = motif(name, Form.CARD).shapes
    best = min(_seconds() for _ in range(3))
    assert best / len(NAMES) < 0.0002
    assert room._shapes.cache_info().maxsize is not None


def _seconds() -> float:
    started = time.process_time()
    for name in NAMES:
        _ = motif(name, Form.CARD).shapes
    return time.process_time() - started


def test_page_shows_a_band_and_cards_only_where_there_is_no_photo(tmp_path: Path) -> None:
    site = build(
        tmp_path,
        {f"content/berita/2025/{name}.md": article(judul=f"Rapat {name}", topik=["anggaran"]) for name in "abc"},
    )
    assert site.ok, site.problems
    page = site.soup("berita/2025/a/")
    assert one(page, "article svg.motif-band")
    assert page.select(".cards-grid svg.motif-card")
    assert not site.soup("berita/").select(".cards-rows svg.motif")
