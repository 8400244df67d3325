"""The palette: whatever colour an office has, every pair of colours reaches its contrast in every scheme."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from support.site import article, build
from theme_samples import ROOT, the_theme

from plugins.engine.colour import Oklch, contrast, read_colour, write_colour
from plugins.engine.palette import PAIRS, SIGN, TEXT, Pair, schemes, shortfalls
from plugins.engine.stylesheet import contrast_problems, filled, own_colours

COLOURS = st.integers(0, 0xFFFFFF).map("#{:06x}".format)
SCHEMES = ("light", "dark", "light-more", "dark-more")
HOUSE = "#0b5d4e"


@settings(max_examples=250, deadline=None)
@given(COLOURS)
@example("#000000")
@example("#ffffff")
@example("#808080")
@example("#ffff00")
@example("#00ff00")
@example("#ff00ff")
@example("#010000")
def test_every_pair_reaches_its_contrast_for_every_colour(identity: str) -> None:
    made = schemes(identity)
    assert set(made) == set(SCHEMES)
    for name, palette in made.items():
        assert {token for pair in PAIRS for token in (pair.front, pair.back)} <= set(palette)
        assert shortfalls(name, palette) == ()


@settings(max_examples=100, deadline=None)
@given(COLOURS)
def test_body_text_is_far_above_the_least_and_more_contrast_is_more(identity: str) -> None:
    made = schemes(identity)
    for name in ("light", "dark"):
        plain, more = made[name], made[f"{name}-more"]
        assert contrast(plain["ink"], plain["paper"]) >= 10
        assert contrast(plain["quiet"], plain["paper"]) >= 5.5
        for pair in PAIRS:
            if pair.front in {"ink", "quiet", "identity", "caution", "danger"}:
                assert contrast(more[pair.front], more[pair.back]) >= min(1.5 * pair.least, 7)


@settings(max_examples=100, deadline=None)
@given(COLOURS)
def test_hue_of_the_office_is_kept(identity: str) -> None:
    office = read_colour(identity)
    for name in ("light", "dark"):
        palette = schemes(identity)[name]
        assert palette["brand"] == identity
        made = read_colour(palette["identity"])
        assert made.chroma <= office.chroma + 0.005
        if made.chroma > 0.03:  # below, the rounding to 255 steps turns the hue
            assert abs((made.hue - office.hue + 180) % 360 - 180) < 6


def test_colour_that_is_dark_enough_is_taken_as_it_is() -> None:
    assert schemes(HOUSE)["light"]["identity"] == HOUSE
    assert schemes("#003087")["light"]["identity"] == "#003087"


@given(COLOURS)
def test_colour_survives_the_way_there_and_back(colour: str) -> None:
    assert write_colour(read_colour(colour)) == colour


@pytest.mark.parametrize(
    ("colour", "expected"),
    [  # computed with coloraide 8.13, an implementation of CSS Color 4
        ("#0b5d4e", Oklch(0.42918, 0.07658, 176.117)),
        ("#ff0000", Oklch(0.62796, 0.25768, 29.234)),
        ("#0000ff", Oklch(0.45201, 0.31321, 264.052)),
    ],
)
def test_conversion_agrees_with_another_implementation(colour: str, expected: Oklch) -> None:
    found = read_colour(colour)
    assert (found.lightness, found.chroma) == pytest.approx((expected.lightness, expected.chroma), abs=1e-4)
    assert found.hue == pytest.approx(expected.hue, abs=0.01)


def test_contrast_is_computed_as_the_standard_says() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert (TEXT, SIGN) == (4.5, 3.0)


@pytest.mark.parametrize("wrong", ["", "red", "#fff", "0b5d4e0", "#gggggg"])
def test_what_is_no_colour_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        read_colour(wrong)


def test_pair_that_falls_short_is_found() -> None:
    (gap,) = shortfalls("light", {"ink": "#777777", "paper": "#ffffff"}, [Pair("ink", "paper", TEXT)])
    assert gap.ratio == pytest.approx(4.48, abs=0.01)


def test_colour_set_by_hand_is_checked_where_it_holds() -> None:
    files = [
        ("base.css", "/* :root { --ink: #fff } */\na{}\n:root {\n  --quiet: #aaa;\n}\n"),
        (
            "b.css",
            "@media (prefers-color-scheme: dark) { :root { --edge: #222222; } }\n@media print { :root { --ink: #fff } }",
        ),
    ]
    own = own_colours(files)
    assert [(item.token, item.colour, item.file, item.line) for item in own] == [
        ("quiet", "#aaaaaa", "base.css", 4),
        ("edge", "#222222", "b.css", 1),
    ]
    problems = contrast_problems(HOUSE, own, {"base.css": "theme/base.css"})
    assert {(item.code, item.file, item.line) for item in problems} == {
        ("E021", "theme/base.css", 4),
        ("E021", "b.css", 1),
    }
    assert any(
        "#aaaaaa di atas #ffffff, skema terang) berkontras 2,32:1; paling sedikit 4,50:1" in item.message
        for item in problems
    )
    assert all("gelap" in item.message for item in problems if item.file == "b.css")
    assert contrast_problems(HOUSE, own_colours([("base.css", ":root { --ink: #111 }\n")]), {}) != ()
    assert contrast_problems(HOUSE, (), {}) == ()


def test_drawing_takes_the_palettes_colours() -> None:
    assert filled('<path fill="var(--deep)"/><g fill="var(--tiada)"/>', {"deep": "#004539"}) == (
        '<path fill="#004539"/><g fill="var(--tiada)"/>'
    )
    icon = next(file for file in the_theme().files() if file.address.endswith("favicon.svg"))
    assert schemes(HOUSE)["light"]["deep"].encode() in icon.data  # type: ignore[union-attr]


def test_one_setting_colours_the_whole_site(tmp_path: Path) -> None:
    files = {"content/berita/2025/a.md": article()}
    site = build(tmp_path, files, identity_colour="#7a1fa2", identity_colour_dark="#000000")
    assert site.ok, site.problems
    made = schemes("#7a1fa2")
    css = (site.output / "aset/suluh.css").read_text("utf-8")
    assert f"--identity:{made['light']['identity']}" in css
    assert f"--identity:{made['dark']['identity']}" in css
    assert made["light"]["deep"] in (site.output / "aset/favicon.svg").read_text("utf-8")
    metas = site.soup("").select('meta[name="theme-color"]')
    assert [meta["content"] for meta in metas] == ["#7a1fa2", made["dark"]["surface"]]
    assert "E022" not in site.codes


def test_colour_too_light_for_text_is_told_and_builds(tmp_path: Path) -> None:
    site = build(tmp_path, {"content/berita/2025/a.md": article()}, identity_colour="#ffe600")
    assert site.ok
    told = site.problem("E022")
    assert "#ffe600 berkontras 1,2" in told["message"]
    assert schemes("#ffe600")["light"]["identity"] in told["message"]


def test_theme_with_an_illegible_colour_does_not_build(tmp_path: Path) -> None:
    theme = tmp_path / "theme"
    theme.mkdir()
    for name in ("templates", "components", "text", "static"):
        (theme / name).symlink_to(ROOT / name, target_is_directory=True)
    (theme / "base.css").write_text(
        (ROOT / "base.css").read_text("utf-8") + ":root { --identity: #ffe600; }\n", "utf-8"
    )
    site = build(tmp_path / "situs", {"content/berita/2025/a.md": article()}, theme=str(theme))
    assert not site.ok
    told = site.problem("E021")
    assert told["file"] == "theme/base.css"
    assert told["line"] == (ROOT / "base.css").read_text("utf-8").count("\n") + 1
    assert "Hapus --identity dari berkas itu" in told["hint"]
