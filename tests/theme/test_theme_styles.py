"""The style sheet: contrast of every pair of colours, no foreign request, no rule that nothing uses."""

from __future__ import annotations

import re

import pytest
from theme_samples import MODELS, component_names, component_yaml, render, render_component, the_theme

TEXT_PAIRS = [
    ("ink", "paper"), ("ink", "surface"), ("ink", "tint"), ("ink", "caution-tint"), ("ink", "danger-tint"),
    ("quiet", "paper"), ("quiet", "surface"), ("quiet", "tint"), ("quiet", "caution-tint"), ("quiet", "danger-tint"),
    ("identity", "paper"), ("identity", "surface"), ("identity", "tint"),
    ("identity", "caution-tint"), ("identity", "danger-tint"),
    ("on-deep", "deep"), ("caution", "paper"), ("caution", "surface"), ("caution", "caution-tint"),
    ("danger", "paper"), ("danger", "surface"), ("danger", "danger-tint"),
]  # fmt: skip
SIGN_PAIRS = [
    ("focus", "paper"), ("focus", "surface"), ("focus", "tint"), ("focus", "caution-tint"), ("focus", "danger-tint"),
    ("edge", "paper"), ("edge", "surface"), ("identity", "line"), ("focus-deep", "deep"),
]  # fmt: skip


def tokens(scheme: str) -> dict[str, str]:
    css = the_theme().css
    blocks = [
        re.findall(r"--([a-z-]+):\s*(#[0-9a-f]{3,6})\b", block)
        for block in re.findall(r":root \{(.*?)\}", css, re.DOTALL)
    ]
    light, dark = dict(blocks[0]), dict(blocks[1])
    assert set(dark) == set(light), "a colour without its dark twin"
    return light if scheme == "light" else dark


def luminance(colour: str) -> float:
    """Relative luminance after WCAG 2.2."""
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: str, second: str) -> float:
    darker, lighter = sorted((luminance(first), luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_computed_as_the_standard_says() -> None:
    assert contrast("#000", "#ffffff") == pytest.approx(21)
    assert contrast("#777", "#fff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("front", "back"), TEXT_PAIRS)
def test_text_stands_out_from_its_ground(scheme: str, front: str, back: str) -> None:
    colours = tokens(scheme)
    assert contrast(colours[front], colours[back]) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("front", "back"), SIGN_PAIRS)
def test_signs_and_edges_stand_out_from_their_ground(scheme: str, front: str, back: str) -> None:
    colours = tokens(scheme)
    assert contrast(colours[front], colours[back]) >= 3


def test_every_custom_property_that_is_used_is_set() -> None:
    css = the_theme().css
    assert set(re.findall(r"var\(--([a-z-]+)\)", css)) == set(re.findall(r"--([a-z-]+):", css))


def test_style_sheet_requests_nothing_and_forces_nothing() -> None:
    css = the_theme().css
    for word in ("url(", "@import", "@font-face", "!important"):
        assert word not in css
    for word in ("prefers-color-scheme: dark", "forced-colors: active", "prefers-reduced-motion", "@media print"):
        assert word in css


def test_every_styled_class_occurs_in_the_markup() -> None:
    shown = "".join(render(name) for name in MODELS)
    shown += "".join(
        render_component(name, example["data"])
        for name in component_names()
        for example in component_yaml(name)["examples"]
    )
    used = {word for classes in re.findall(r'class="([^"]*)"', shown) for word in classes.split()}
    rules = re.sub(r"/\*.*?\*/", "", the_theme().css, flags=re.DOTALL)
    selectors = re.findall(r"(?:^|[{}])([^{}]+)(?=\{)", rules)
    styled = {name for selector in selectors for name in re.findall(r"\.([a-z][a-z0-9-]*)", selector)}
    findings = {"status-benar", "status-menyesatkan", "status-sebagian-benar"}
    assert styled - used - findings == set()
