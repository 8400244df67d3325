"""Tables of a text stand in frames that scroll: one region each, named, and never written by editors."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup, Tag

from plugins.newsroom.body import Body
from plugins.newsroom.markup.reader import BodyConfig, BodyReader

TABLE = "| Kecamatan | Desa |\n| --- | ---: |\n| Sangatta Utara | 1 |\n"
READER = BodyReader(BodyConfig())


def read(text: str) -> Body:
    return READER.read(text, file="berita/2025/a.md", slug="a", first_line=1)[0]


def frames(html: str) -> list[Tag]:
    return BeautifulSoup(html, "html.parser").select("div.table-scroll")


def named(caption: str) -> str:
    return f"<table><caption>{caption}</caption><tr><td>1</td></tr></table>"


def test_a_table_stands_in_a_region_that_the_keyboard_reaches() -> None:
    body = read(f"Sebelum.\n\n{TABLE}\nSesudah.\n")
    [frame] = frames(body.html)
    assert frame.attrs == {"class": ["table-scroll"], "role": "region", "tabindex": "0", "aria-label": "Tabel 1"}
    assert [child.name for child in frame.children if isinstance(child, Tag)] == ["table"]
    assert [part.name for part in BeautifulSoup(body.html, "html.parser").find_all(recursive=False)] == [
        "p",
        "div",
        "p",
    ]


def test_tables_are_numbered_through_the_text_and_then_its_footnotes() -> None:
    note = "\n".join(f"    {line}" for line in TABLE.splitlines())
    body = read(f"Teks.[^1]\n\n{TABLE}\nLagi.\n\n{TABLE}\n[^1]: Catatan:\n\n{note}\n")
    assert [frame["aria-label"] for frame in frames(body.html)] == ["Tabel 1", "Tabel 2"]
    assert [frame["aria-label"] for frame in frames(body.footnotes[0].html)] == ["Tabel 3"]


@pytest.mark.parametrize(
    ("captions", "labels"),
    [
        (["Jumlah desa"], ["Jumlah desa"]),
        (["<b>Jumlah</b> &amp; luas &lt;ha&gt;"], ["Jumlah & luas <ha>"]),
        (['Desa "mandiri"'], ["Desa “mandiri”"]),
        (["Sama", "Sama"], ["Sama", "Sama (Tabel 2)"]),
        (["Tabel 2", ""], ["Tabel 2", "Tabel 2 (Tabel 2)"]),
        (["X (Tabel 3)", "X", "X"], ["X (Tabel 3)", "X", "X (Tabel 3) (Tabel 3)"]),
    ],
)
def test_a_caption_names_the_region_and_every_name_is_unique(captions: list[str], labels: list[str]) -> None:
    body = read("\n\n".join(named(caption) for caption in captions))
    assert [frame["aria-label"] for frame in frames(body.html)] == labels


def test_a_footnote_in_a_caption_is_no_part_of_the_name() -> None:
    body = read("<table><caption>Desa[^1]</caption><tr><td>1</td></tr></table>\n\n[^1]: Sumber.\n")
    assert [frame["aria-label"] for frame in frames(body.html)] == ["Desa"]
    assert len(body.footnotes) == 1


def test_a_table_inside_a_table_scrolls_with_it() -> None:
    body = read(f"<table><tr><td>{named('Dalam')}</td></tr></table>\n\n{named('Berikut')}")
    assert [frame["aria-label"] for frame in frames(body.html)] == ["Tabel 1", "Berikut"]


def test_editors_cannot_write_a_region_themselves() -> None:
    written = '<div class="table-scroll" role="region" tabindex="0" aria-label="Palsu">Isi</div>'
    body, problems = READER.read(written, file="berita/2025/a.md", slug="a", first_line=1)
    assert body.html == "<div>Isi</div>"
    assert problems


def test_code_that_shows_a_table_gets_no_frame() -> None:
    assert frames(read("```\n<table><tr><td>1</td></tr></table>\n```\n").html) == []
    assert frames(read('<p title="<table>">Isi</p>').html) == []


def test_a_broken_table_is_framed_whole() -> None:
    body = read("<table><tr><td>satu\n\n<p>dua")
    [frame] = frames(body.html)
    assert frame.get_text(" ", strip=True) == "satu dua"
