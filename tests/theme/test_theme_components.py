"""Components: each is documented by its YAML file, and its examples are its tests."""

from __future__ import annotations

import re
from typing import Any

import html5lib
import pytest
from jinja2 import nodes
from theme_samples import ROOT, component_names, component_templates, component_yaml, render_component

EXAMPLES = [
    pytest.param(name, example["data"], id=f"{name}: {example['name']}")
    for name in component_names()
    for example in component_yaml(name)["examples"]
]


def macro_of(name: str) -> nodes.Macro:
    source = (ROOT / "components" / name / "macro.html").read_text("utf-8")
    (macro,) = component_templates().environment.parse(source).find_all(nodes.Macro)
    return macro


@pytest.mark.parametrize("name", component_names())
def test_documented_parameters_are_the_macros_own(name: str) -> None:
    macro = macro_of(name)
    required = len(macro.args) - len(macro.defaults)
    signature = [(argument.name, place < required) for place, argument in enumerate(macro.args)]
    documented = [(item["name"], item["required"]) for item in component_yaml(name)["parameters"]]
    assert macro.name == name.replace("-", "_")
    assert documented == signature


@pytest.mark.parametrize("name", component_names())
def test_every_parameter_is_described_and_shown_in_an_example(name: str) -> None:
    described = component_yaml(name)
    assert set(described) == {"description", "parameters", "examples"}
    assert described["description"].strip().endswith(".")
    assert described["examples"]
    shown = {key for example in described["examples"] for key in example["data"]}
    for parameter in described["parameters"]:
        assert set(parameter) == {"name", "type", "required", "description"}
        assert parameter["type"].strip()
        assert parameter["description"].strip()
    assert shown == {parameter["name"] for parameter in described["parameters"]}


@pytest.mark.parametrize(("name", "data"), EXAMPLES)
def test_example_gives_valid_html_without_style_or_script(name: str, data: dict[str, Any]) -> None:
    markup = render_component(name, data)
    html5lib.HTMLParser(strict=True).parseFragment(markup)
    ids = re.findall(r'\sid="([^"]*)"', markup)
    assert len(ids) == len(set(ids))
    assert not re.search(r"<script|<style|\sstyle=|\son[a-z]+=", markup)


@pytest.mark.parametrize(("name", "data"), EXAMPLES)
def test_example_shows_the_words_it_was_given(name: str, data: dict[str, Any]) -> None:
    """Titles and names of the data stand on the page, unless there is nothing to show at all."""
    markup = render_component(name, data)
    words = _printed(data) if markup else []
    assert all(word in markup for word in words), [word for word in words if word not in markup]


def _printed(value: Any) -> list[str]:
    if isinstance(value, list):
        return [word for item in value for word in _printed(item)]
    if not isinstance(value, dict):
        return []
    own = [item for key, item in value.items() if key in {"title", "text", "label", "value"} and item]
    within = [word for item in value.values() for word in _printed(item)]
    return within if value.get("chips") == [] else own + within


def test_plain_text_is_escaped_and_html_is_not() -> None:
    data = {"id": "a", "tone": "info", "title": "<b>", "body": "<i>", "html": "<em>x</em>"}
    markup = render_component("notice", data)
    assert "&lt;b&gt;" in markup
    assert "&lt;i&gt;" in markup
    assert "<em>x</em>" in markup


def test_unknown_day_is_said_without_a_machine_date() -> None:
    assert render_component("moment", {"when": {"iso": "", "text": "hari Rabu"}}) == "hari Rabu"


def test_name_without_a_page_is_no_link() -> None:
    groups = [{"title": "Lembaga", "chips": [{"title": "Badan", "address": "", "note": ""}]}]
    assert "<a" not in render_component("chips", {"groups": groups})
    assert "Badan" in render_component("chips", {"groups": groups})
