"""Templates: whole pages are valid, say everything that their model says, and compute nothing."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any

import html5lib
import pytest
from jinja2 import nodes
from theme_samples import MODELS, ROOT, component_templates, render, the_theme
from theme_samples_newsroom import FULL_ARTICLE

from plugins.engine.fingerprint import field_names

TEMPLATES = sorted([*ROOT.glob("templates/*.html"), *ROOT.glob("components/*/macro.html")])
ALLOWED = (
    nodes.And, nodes.Block, nodes.Call, nodes.Compare, nodes.Concat, nodes.CondExpr, nodes.Const, nodes.Extends, nodes.Filter, nodes.For,
    nodes.FromImport, nodes.Getattr, nodes.If, nodes.Keyword, nodes.Macro, nodes.Name, nodes.Not, nodes.Operand,
    nodes.Or, nodes.Output, nodes.Template, nodes.TemplateData, nodes.Test, nodes.Tuple,
)  # fmt: skip
FILTERS = {"forceescape", "local", "replace", "tojson"}
PLUGINS = sorted(path.parent for path in ROOT.parent.glob("plugins/*/__init__.py"))
SPOKEN = {"alt", "aria-description", "aria-label", "placeholder", "title", "value"}


def template_id(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def parsed(path: Path) -> nodes.Template:
    return component_templates().environment.parse(path.read_text("utf-8"))


def test_every_template_has_a_sample_with_everything_and_one_with_nothing() -> None:
    bare = {template for name, (template, _) in MODELS.items() if name.startswith("bare-")}
    full = {template for name, (template, _) in MODELS.items() if not name.startswith("bare-")}
    written = {path.name for path in ROOT.glob("templates/*.html")} - {"base.html"}
    # An address that moved is a page of three lines: there is nothing to leave out, and nothing to add.
    assert full == written - {"redirect.html"}
    assert bare == written


@pytest.mark.parametrize("name", MODELS)
def test_page_is_valid_html_with_unique_ids_that_resolve(name: str) -> None:
    markup = render(name)
    html5lib.HTMLParser(strict=True).parse(markup)
    ids = re.findall(r'\sid="([^"]*)"', markup)
    assert len(ids) == len(set(ids))
    wanted = re.findall(r'\s(?:aria-labelledby|aria-describedby)="([^"]*)"', markup)
    wanted += re.findall(r'href="#([^"]*)"', markup)
    assert set(wanted) <= set(ids)


@pytest.mark.parametrize("name", MODELS)
def test_page_needs_no_script_no_inline_style_and_no_third_party(name: str) -> None:
    markup = render(name)
    scripts = re.findall(r"<script([^>]*)>", markup)
    # Search alone has a script of the site's own; without it the page leads to every list.
    of_its_own = [script for script in scripts if MODELS[name][0] == "cari.html" and " src=" in script]
    data = [script for script in scripts if script not in of_its_own]
    assert data == ([] if name.startswith("bare-") else [' type="application/ld+json"'])
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|<iframe|<object|<embed", markup)
    loaded = re.findall(r'\ssrc="([^"]*)"', markup)
    loaded += re.findall(r'<link rel="(?:stylesheet|icon)" href="([^"]*)"', markup)
    assert loaded
    assert not [address for address in loaded if "//" in address]


@pytest.mark.parametrize("name", MODELS)
def test_page_has_one_heading_of_first_order_and_skips_none(name: str) -> None:
    levels = [int(level) for level in re.findall(r"<h([1-6])[ >]", render(name))]
    assert levels.count(1) == 1
    within = levels[levels.index(1) :]
    assert all(later - earlier <= 1 for earlier, later in pairwise(within))


def test_article_says_everything_that_its_view_says() -> None:
    markup = render("article")
    missing = [value for value in _printable(FULL_ARTICLE) if value not in markup]
    assert missing == []


def _printable(value: Any) -> Iterator[str]:
    """Every string of a model that is no key; empty groups of chips are left out on purpose."""
    if isinstance(value, str):
        if value and value != "Wilayah":
            yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _printable(item)
    elif names := field_names(type(value)):
        for name in names:
            if name not in {"kind_key", "address", "url", "body"}:
                yield from _printable(getattr(value, name))


def test_links_are_relative_to_the_page() -> None:
    markup = render("article")
    assert 'href="../../topik/3/index.html"' in markup
    assert 'href="../../aset/suluh.css?v=0"' in markup
    assert 'src="../../media/dialog.svg"' in markup
    assert 'href="https://media.example/"' in markup
    assert "site:" not in markup


def test_pages_that_search_engines_must_not_index_say_so() -> None:
    assert '<meta name="robots" content="noindex">' in render("missing")
    assert "noindex" not in render("bare-article")


def test_bare_page_leaves_out_what_is_not_known() -> None:
    markup = render("bare-article")
    for absent in ("<dl", "<figure", "<aside", "<nav", "doc-endnotes", "notice", "mailto:", "tel:", "<ul"):
        assert absent not in markup, absent


def test_article_and_style_sheet_weigh_at_most_14_kilobytes_compressed() -> None:
    page = len(gzip.compress(render("article").encode(), 9))
    sheet = len(gzip.compress(the_theme().css.encode(), 9))
    print(f"article {page} B + style sheet {sheet} B = {page + sheet} B gzip")  # noqa: T201 -- the figures are what one runs it for
    assert sheet <= 6_500
    assert page + sheet <= 14_000


@pytest.mark.parametrize("path", TEMPLATES, ids=template_id)
def test_template_only_prints_chooses_and_repeats(path: Path) -> None:
    tree = parsed(path)
    assert {type(node).__name__ for node in tree.find_all(nodes.Node) if not isinstance(node, ALLOWED)} == set()
    assert {node.name for node in tree.find_all(nodes.Filter)} <= FILTERS


@pytest.mark.parametrize("path", TEMPLATES, ids=template_id)
def test_template_holds_no_words_of_its_own(path: Path) -> None:
    """Words stand in ``text/id.yaml``; in the markup only signs may stand between tags."""
    collector = _Words()
    collector.feed("".join(_flat(parsed(path))))
    collector.close()
    assert [words for words in collector.found if re.search(r"[^\W\d_]", words)] == []


def _flat(tree: nodes.Template) -> Iterator[str]:
    """The template's own characters in order, with an empty mark for every printed value."""
    for output in tree.find_all(nodes.Output):
        for node in output.nodes:
            yield node.data if isinstance(node, nodes.TemplateData) else "\N{WHITE SQUARE}"


class _Words(HTMLParser):
    """Collects text and spoken attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_data(self, data: str) -> None:
        self.found.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 -- the parser's signature
        self.found += [value for name, value in attrs if name in SPOKEN and value]


def test_every_word_is_used_and_every_used_word_exists() -> None:
    used = {chain for path in TEMPLATES for chain in _text_chains(parsed(path))}
    known = {f"{group}.{key}" for group, words in the_theme().words.items() for key in words}
    code = "".join(path.read_text("utf-8") for path in (ROOT.parent / "plugins").rglob("*.py"))
    groups = set(re.findall(r"\b(?:words|text)\.([a-z_]+)", code)) | {path.name for path in PLUGINS}
    of_rooms = {word for word in known if word.partition(".")[0] in groups}
    assert used - known == set()
    assert known - of_rooms - used == set()


def _text_chains(tree: nodes.Template) -> Iterator[str]:
    for node in tree.find_all(nodes.Getattr):
        inner = node.node
        if isinstance(inner, nodes.Getattr) and isinstance(inner.node, nodes.Name) and inner.node.name == "text":
            yield f"{inner.attr}.{node.attr}"


def test_words_are_plain_text_and_their_keys_no_methods_of_a_mapping() -> None:
    for key, value in _entries(the_theme().words):
        assert not hasattr({}, key), key
        if isinstance(value, str):
            assert value.strip() == value
            assert value, key
            assert "<" not in value
        else:
            assert isinstance(value, dict), key


def _entries(words: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    for key, value in words.items():
        yield key, value
        if isinstance(value, dict):
            yield from _entries(value)
