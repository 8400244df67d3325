"""The style sheet: its colours come from the palette, it makes no foreign request, and every rule is used."""

from __future__ import annotations

import gzip
import re

from theme_samples import MODELS, ROOT, component_names, component_yaml, render, render_component, the_theme

from plugins.engine.palette import DEFAULT_IDENTITY, schemes
from plugins.engine.stylesheet import theme_files, written_tokens

COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}\b|\b(?:rgba?|hsla?|oklch|oklab|lab|lch)\(")


def test_theme_names_no_colour_of_its_own() -> None:
    """Every colour is a token of the palette; the system's colours stand where the system asks for its own."""
    assert [(name, COLOUR.findall(text)) for name, text in theme_files(ROOT) if COLOUR.search(text)] == []
    assert the_theme().problems == ()


def test_tokens_come_first_and_only_what_a_scheme_changes_is_written() -> None:
    css = the_theme().css
    assert css.startswith(written_tokens(DEFAULT_IDENTITY))
    dark = re.search(r"@media screen and \(prefers-color-scheme: dark\)\{:root\{(.*?)\}", css)
    assert dark is not None
    named = set(re.findall(r"--([a-z-]+):", dark[1]))
    made = schemes(DEFAULT_IDENTITY)
    assert named == {token for token in made["dark"] if made["dark"][token] != made["light"][token]}


def test_every_custom_property_that_is_used_is_set_and_the_other_way_round() -> None:
    css = the_theme().css
    assert set(re.findall(r"var\(--([a-z-]+)", css)) == set(re.findall(r"--([a-z-]+):", css))


def test_style_sheet_requests_nothing_and_forces_nothing() -> None:
    css = the_theme().css
    for word in ("url(", "@import", "@font-face", "!important"):
        assert word not in css
    for word in ("dark", "prefers-contrast: more", "forced-colors: active", "prefers-reduced-motion", "@media print"):
        assert word in css


def test_style_sheet_weighs_at_most_6_kilobytes_and_a_half() -> None:
    assert len(gzip.compress(the_theme().css.encode(), 9)) <= 6_500


def test_every_styled_class_occurs_in_the_markup() -> None:
    shown = "".join(render(name) for name in MODELS)
    shown += "".join(
        render_component(name, example["data"])
        for name in component_names()
        for example in component_yaml(name)["examples"]
    )
    used = {word for classes in re.findall(r'class="([^"]*)"', shown) for word in classes.split()}
    for script in sorted(ROOT.rglob("*.js")):  # a script makes markup of its own
        used |= set(re.findall(r"[a-z][a-z0-9-]*", script.read_text("utf-8")))
    rules = re.sub(r"/\*.*?\*/", "", the_theme().css, flags=re.DOTALL)
    selectors = re.findall(r"(?:^|[{}])([^{}]+)(?=\{)", rules)
    styled = {name for selector in selectors for name in re.findall(r"\.([a-z][a-z0-9-]*)", selector)}
    findings = {"status-benar", "status-menyesatkan", "status-sebagian-benar"}
    focal = {name for name in styled if re.fullmatch(r"f[xy]-\d+", name)}  # where a photo's subject is; editors say it
    assert styled - used - findings - focal == set()
