"""From page to bytes: links relative to the page, strict templates, everything escaped that is not trusted."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import urljoin

import jinja2
import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st
from markupsafe import Markup
from msgspec.structs import replace
from support.site import write_tree

from plugins.engine.chrome import Chrome, Identity, NavLink
from plugins.engine.links import Linker, absolute_html, localized
from plugins.engine.page import Page, output_name
from plugins.engine.render import Renderer
from plugins.engine.theme import Theme, Words, load_theme

ONLINE = Linker(offline=False, base_path="/")
OFFLINE = Linker(offline=True, base_path="/")
SUB = Linker(offline=False, base_path="/sub/")


def page(address: str) -> Page:
    return Page(address, "x.html", "Judul", None)


@pytest.mark.parametrize(
    ("here", "there", "link"),
    [
        ("", "", "./"),
        ("", "berita/", "berita/"),
        ("berita/", "", "../"),
        ("berita/2025/a/", "berita/2025/b/", "../b/"),
        ("berita/2025/a/", "berita/2025/a/", "./"),
        ("berita/2025/a/", "aset/suluh.css?v=1", "../../../aset/suluh.css?v=1"),
        ("berita/2025/a/", "berita/2025/b/#bagian", "../b/#bagian"),
        ("a/", "b/?q=1#x", "../b/?q=1#x"),
        ("a/", "#x", "#x"),
        ("a/", "https://lain.example/a b", "https://lain.example/a b"),
        ("a/", "//lain.example/", "//lain.example/"),
        ("a/", "mailto:a@b.example", "mailto:a@b.example"),
        ("a/", "media/Surat Edaran é.pdf", "../media/Surat%20Edaran%20%C3%A9.pdf"),
        ("a/", 'media/"><script>.pdf', "../media/%22%3E%3Cscript%3E.pdf"),
    ],
)
def test_links_are_relative_to_the_page(here: str, there: str, link: str) -> None:
    assert ONLINE.link(page(here), there) == link
    assert SUB.link(page(here), there) == link


@pytest.mark.parametrize(
    ("here", "there", "link"),
    [
        ("", "", "index.html"),
        ("", "berita/", "berita/index.html"),
        ("berita/2025/a/", "", "../../../index.html"),
        ("berita/2025/a/", "berita/2025/a/", "index.html"),
        ("a/", "b/#x", "../b/index.html#x"),
        ("a/", "b/?q=1", "../b/index.html?q=1"),
        ("a/", "aset/suluh.css?v=1", "../aset/suluh.css?v=1"),
        ("404.html", "berita/", "berita/index.html"),
        ("a/", "#x", "#x"),
    ],
)
def test_offline_links_name_the_file(here: str, there: str, link: str) -> None:
    assert OFFLINE.link(page(here), there) == link


@pytest.mark.parametrize(("linker", "base"), [(ONLINE, "/"), (SUB, "/sub/")])
def test_page_that_answers_anywhere_links_from_the_root(linker: Linker, base: str) -> None:
    missing = page("404.html")
    assert linker.link(missing, "") == base
    assert linker.link(missing, "aset/suluh.css?v=1") == f"{base}aset/suluh.css?v=1"
    assert linker.link(missing, "berita/#x") == f"{base}berita/#x"


folder = st.lists(st.from_regex(r"[a-z0-9-]{1,4}", fullmatch=True), max_size=4).map(
    lambda parts: "".join(f"{part}/" for part in parts)
)


@given(folder, folder, st.sampled_from(["", "#x", "?a=1", "?a=1#x"]))
def test_every_link_leads_where_it_should(here: str, there: str, rest: str) -> None:
    assume(there or not rest.startswith("#"))  # a bare fragment is a place on the same page
    for site in ("https://x.example/", "https://x.example/sub/"):
        assert urljoin(site + here, ONLINE.link(page(here), there + rest)) == site + there + rest
    file = posixpath.join("/usb", output_name(here))
    assert urljoin(file, OFFLINE.link(page(here), there + rest)) == posixpath.join("/usb", output_name(there)) + rest


def test_placeholders_become_links_of_the_page_that_shows_them() -> None:
    html = (
        '<a href="site:b/?x=1&amp;y=2#z">b</a> <img src="site:media/a.jpg" alt=""> <a href="https://x.example/">x</a>'
    )
    assert localized(html, ONLINE.links(page("a/")).__getitem__) == (
        '<a href="../b/?x=1&amp;y=2#z">b</a> <img src="../media/a.jpg" alt=""> <a href="https://x.example/">x</a>'
    )


def test_the_word_site_in_running_text_is_no_placeholder() -> None:
    html = "<p>site:b/ dan site: saja</p>"
    assert localized(html, ONLINE.links(page("a/")).__getitem__) == html


def test_placeholders_become_full_addresses_for_feeds() -> None:
    html = '<a href="site:b/?x=1&amp;y=2">b</a><a href="#z">z</a>'
    assert absolute_html(html, "https://x.example/sub") == (
        '<a href="https://x.example/sub/b/?x=1&amp;y=2">b</a><a href="#z">z</a>'
    )


IDENTITY = Identity("Situs", "Kantor", "Kantor", "", "", "", "", "", "", "", "", "", False, "#000000", "#ffffff")
CHROME = Chrome(
    IDENTITY,
    (NavLink("Beranda", ""), NavLink("Berita", "berita/")),
    (),
    (),
    "aset/suluh.css",
    "aset/favicon.svg",
    "",
    "",
    "",
    "",
    "",
)


NOTHING = Markup()


@dataclass(frozen=True)
class Model:
    text: str
    html: Markup = NOTHING


def theme(root: Path, template: str) -> Theme:
    write_tree(
        root,
        {
            "templates/x.html": template,
            "components/kartu/macro.html": "{% macro kartu(t) %}<b>{{ t }}</b>{% endmacro %}",
            "base.css": "body{}",
            "text/id.yaml": "salam: Halo <semua>\n",
        },
    )
    return load_theme(root)


def render(root: Path, template: str, model: object = None, address: str = "a/") -> str:
    shown = Page(address, "x.html", "A & B", model)
    return Renderer(theme(root, template), CHROME, ONLINE).render(shown).decode()


def test_plain_text_is_escaped_and_markup_is_not(tmp_path: Path) -> None:
    model = Model("<script>alert(1)</script>", Markup("<em>aman</em>"))
    html = render(tmp_path, "{{ page.title }} {{ model.text }} {{ model.html }} {{ text.salam }}", model)
    assert html == "A &amp; B &lt;script&gt;alert(1)&lt;/script&gt; <em>aman</em> Halo &lt;semua&gt;"


def test_macros_escape_too(tmp_path: Path) -> None:
    template = '{% from "kartu/macro.html" import kartu %}{{ kartu(model.text) }}'
    assert render(tmp_path, template, Model("<i>")) == "<b>&lt;i&gt;</b>"


@pytest.mark.parametrize(
    "template", ["{{ tiada }}", "{{ model.tiada }}", "{{ text.tiada }}", "{% if page.tiada %}{% endif %}"]
)
def test_unknown_name_is_an_error(tmp_path: Path, template: str) -> None:
    with pytest.raises(jinja2.UndefinedError):
        render(tmp_path, template, Model("x"))


def test_navigation_marks_where_the_reader_is(tmp_path: Path) -> None:
    template = "{% for item in navigation %}{{ item.title }}={{ item.current }} {% endfor %}"
    assert render(tmp_path, template, address="berita/2025/a/") == "Beranda=False Berita=True "
    assert render(tmp_path, template, address="") == "Beranda=True Berita=False "


def test_local_filter_links_from_the_page(tmp_path: Path) -> None:
    model = Model("", Markup('<a href="site:b/">b</a>'))
    assert render(tmp_path, "{{ model.html|local }}", model) == '<a href="../b/">b</a>'


def test_fingerprint_is_new_when_anything_that_shapes_the_page_is(tmp_path: Path) -> None:
    shown = Page("a/", "x.html", "A", Model("x"))
    plain = theme(tmp_path / "satu", "{{ model.text }}")
    known = Renderer(plain, CHROME, ONLINE).fingerprint(shown)
    assert Renderer(plain, CHROME, ONLINE).fingerprint(shown) == known
    others = [
        Renderer(theme(tmp_path / "dua", "{{ model.text }} "), CHROME, ONLINE).fingerprint(shown),
        Renderer(plain, replace(CHROME, icon="lain.svg"), ONLINE).fingerprint(shown),
        Renderer(plain, CHROME, OFFLINE).fingerprint(shown),
        Renderer(plain, CHROME, ONLINE).fingerprint(replace(shown, model=Model("y"))),
        Renderer(plain, CHROME, ONLINE).fingerprint(replace(shown, modified=date(2025, 1, 1))),
    ]
    assert known not in others
    assert len(set(others)) == len(others)


def test_fingerprint_of_a_page_that_links_from_the_root_knows_the_sub_path(tmp_path: Path) -> None:
    plain = theme(tmp_path, "{{ link('') }}")
    missing = Page("404.html", "x.html", "A", None)
    one, other = Renderer(plain, CHROME, ONLINE), Renderer(plain, CHROME, SUB)
    assert one.render(missing) != other.render(missing)
    assert one.fingerprint(missing) != other.fingerprint(missing)


def test_theme_joins_its_styles_in_order_and_versions_them(tmp_path: Path) -> None:
    files = {"components/b/style.css": "b{}", "components/a/style.css": "a{}\n\n"}
    write_tree(tmp_path, files)
    one = theme(tmp_path, "")
    assert one.css.endswith("\nbody{}\na{}\nb{}\n")
    write_tree(tmp_path, {"components/a/style.css": "a{color:red}"})
    assert load_theme(tmp_path).stylesheet != one.stylesheet


def test_theme_publishes_its_static_files_but_no_hidden_ones(tmp_path: Path) -> None:
    write_tree(tmp_path, {"static/favicon.svg": "<svg/>", "static/skrip/a.js": "1", "static/.DS_Store": "x"})
    addresses = [file.address for file in theme(tmp_path, "").files()]
    assert addresses == ["aset/suluh.css", "aset/favicon.svg", "aset/skrip/a.js"]


@pytest.mark.parametrize("name", ["text/id.yaml", "base.css"])
def test_incomplete_theme_cannot_be_read(tmp_path: Path, name: str) -> None:
    theme(tmp_path, "")
    (tmp_path / name).unlink()
    with pytest.raises(OSError, match=Path(name).name):
        load_theme(tmp_path)


def test_words_that_are_no_yaml_cannot_be_read(tmp_path: Path) -> None:
    theme(tmp_path, "")
    (tmp_path / "text/id.yaml").write_text("a: [")
    with pytest.raises(yaml.YAMLError):
        load_theme(tmp_path)


def test_words_are_read_as_attributes_all_the_way_down(tmp_path: Path) -> None:
    theme(tmp_path, "")
    write_tree(tmp_path, {"text/id.yaml": "a:\n  b: [{c: ya}]\n"})
    words = load_theme(tmp_path).words
    assert isinstance(words, Words)
    assert words.a.b[0].c == "ya"
    with pytest.raises(AttributeError):
        _ = words.a.tiada
