"""What is rendered once for many pages reads on each of them as if it were rendered for it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup
from msgspec import Struct
from support.site import write_tree

from plugins.engine.fragments import Holes
from plugins.engine.links import Linker
from plugins.engine.page import Page
from plugins.engine.templates import Templates
from plugins.engine.theme import Words

ADDRESSES = (
    "",
    "a/",
    "a/b/",
    "a/b/c/",
    "a/b/c/d/",
    "a/x/",
    "b/",
    "a/b.html",
    "https://x.example/?a=1&b=2",
    "#x",
    "a/../b/",
)
PARTS = {
    "inner.html": """{% macro inner(item) %}<b><a href="{{ link(item.address) }}">{{ item.title }}</a></b>{% endmacro %}""",
    "outer.html": """{% from "inner.html" import inner %}{% macro outer(items, html, mark="-") %}
{% for item in items %}{{ mark }}{{ kept(inner, item) }}{{ inner(item) }}{% endfor %}{{ html | local }}{% endmacro %}""",
    "kept.html": """{% from "outer.html" import outer %}{{ kept(outer, model, html, mark="<") }}""",
    "plain.html": """{% from "outer.html" import outer %}{{ outer(model, html, mark="<") }}""",
}


class Item(Struct, frozen=True):
    title: str
    address: str


def render(templates: Templates, name: str, linker: Linker, here: str, items: Any, html: str = "") -> str:
    links = linker.links(Page(here, name, "", None))
    return templates.render(name, links.__getitem__, {"model": items, "html": Markup(html)})  # noqa: S704


@pytest.fixture(scope="module")
def templates(tmp_path_factory: pytest.TempPathFactory) -> Templates:
    root = tmp_path_factory.mktemp("templates")
    write_tree(root, PARTS)
    return Templates((root,), Words())


@given(
    st.lists(st.sampled_from([address for address in ADDRESSES if "#" not in address and ":" not in address])),
    st.lists(st.sampled_from(ADDRESSES), max_size=4),
    st.booleans(),
)
def test_a_kept_part_reads_as_if_it_were_made_for_the_page(
    templates: Templates, pages: list[str], targets: list[str], offline: bool
) -> None:
    items = tuple(Item(f"<{target}>", target) for target in targets)
    html = "".join(f'<a href="site:{target}">x</a>' for target in targets)
    linker = Linker(offline=offline, base_path="/")
    for here in pages:
        alone = Linker(offline=offline, base_path="/")
        assert render(templates, "kept.html", linker, here, items, html) == render(
            templates, "plain.html", alone, here, items, html
        )


def test_what_is_no_key_and_what_reads_like_a_hole_is_rendered_for_each_page(templates: Templates) -> None:
    linker = Linker(offline=False, base_path="/")
    for items in ([Item("daftar", "a/")], (Item("a\0b", "a/"),), (Item("a\x000\0b", "a/"),)):
        kept, plain = (render(templates, name, linker, "b/", items) for name in ("kept.html", "plain.html"))
        assert kept == plain


def test_holes_tell_what_they_cannot_tell_apart() -> None:
    holes = Holes()
    assert holes.fragment(f"<{holes.link('a/')}>") is not None
    assert holes.fragment("a\0b") is None
    assert holes.fragment("a\x007\0b") is None
    assert holes.fragment(f"{holes.link('b/')} {holes.link('b/')}") is None


def test_a_mistake_in_a_kept_part_is_told(tmp_path: Path) -> None:
    write_tree(tmp_path, {"x.html": "{% macro x(a) %}{{ a.none }}{% endmacro %}{{ kept(x, model) }}"})
    with pytest.raises(Exception, match="none"):
        render(Templates((tmp_path,), Words()), "x.html", Linker(offline=False, base_path="/"), "", Item("", ""))


def test_words_are_attributes_and_an_unknown_one_is_an_error() -> None:
    words = Words({"satu": Words({"dua": "tiga"}), "empat": ()})
    assert words.satu.dua == "tiga" == words["satu"]["dua"]
    assert words == {"satu": {"dua": "tiga"}, "empat": ()}
    assert list(words.items())[1] == ("empat", ())
    with pytest.raises(AttributeError):
        _ = words.lima
