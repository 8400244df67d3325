"""Quotes, dashes, dots and spaces of running text; the editor's words never change."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.newsroom.markup import typography
from plugins.newsroom.markup.reader import BodyConfig, BodyReader
from plugins.newsroom.markup.typography import NBSP, plain, set_type

N = NBSP


@pytest.mark.parametrize(
    ("written", "set_"),
    [
        ('Ia berkata, "Mari."', "Ia berkata, “Mari.”"),
        ("Ma'ruf, Jum'at, Qur'an, do'a", "Ma’ruf, Jum’at, Qur’an, do’a"),
        ("angkatan '45 dan '66", "angkatan ’45 dan ’66"),
        ("'45 tahun merdeka'", "‘45 tahun merdeka’"),
        ("'kata' dan \"kata\"", "‘kata’ dan “kata”"),
        ("\"Ia bilang 'ya' kemarin\"", "“Ia bilang ‘ya’ kemarin”"),
        ("\"'Ya' katanya\"", "“‘Ya’ katanya”"),
        ('("kata") ["kata"]', "(“kata”) [“kata”]"),
        ('kata---"kutip"---kata', "kata—“kutip”—kata"),
        ("periode 2024--2029", "periode 2024–2029"),
        ("hlm. 3-5, 0812-3456", f"hlm.{N}3-5, 0812-3456"),
        ("Satu --- dua", "Satu — dua"),
        ("Satu -- dua", "Satu — dua"),
        ("Tunggu... ya", "Tunggu… ya"),
        ("papan 6'2\" dan 5\" lebar", "papan 6′2″ dan 5″ lebar"),
        ('tahun "2024" itu', "tahun “2024” itu"),
        ('"<em>kata</em>", katanya', "“<em>kata</em>”, katanya"),
        ('<strong>"Kata"</strong>', "<strong>“Kata”</strong>"),
        ("<code>\"a\" -- '45</code> \"b\"", "<code>\"a\" -- '45</code> “b”"),
        ("<var>\"a\"</var> 'b'", '<var>"a"</var> ‘b’'),
        ('https://x.id/a--b...c "d"', "https://x.id/a--b...c “d”"),
        ("humas--x@y.id -- z", "humas--x@y.id — z"),
        ("C:\\\\data \\' ``x`` \"y\"", "C:\\\\data \\’ ``x`` “y”"),
    ],
)  # fmt: skip
def test_quotes_dashes_and_dots(written: str, set_: str) -> None:
    assert set_type(written) == set_


@pytest.mark.parametrize(
    ("written", "set_"),
    [
        ("Rp 5.000 dan Rp 2 miliar", f"Rp{N}5.000 dan Rp{N}2{N}miliar"),
        ("luas 35.747,50 km² dan 12 km/jam", f"luas 35.747,50{N}km² dan 12 km/jam"),
        ("18 kecamatan, 35 persen", "18 kecamatan, 35 persen"),
        ("Rabu, 15 Januari 2025", f"Rabu, 15{N}Januari 2025"),
        ("pukul 09.00 WIB", f"pukul{N}09.00{N}WIB"),
        (
            "Undang-Undang Nomor 14 Tahun 2008 Pasal 9 ayat (1)",
            f"Undang-Undang Nomor{N}14{N}Tahun{N}2008 Pasal{N}9 ayat{N}(1)",
        ),
        ("Bab IV", f"Bab{N}IV"),
        ("Drs. Eka Edi Saputra, M.M. hadir", f"Drs.{N}Eka Edi Saputra,{N}M.M. hadir"),
        ("Ikhsan Siregar, S.H., M.H., kepala", f"Ikhsan Siregar,{N}S.H.,{N}M.H., kepala"),
        ("Tahun ini, 2 orang", "Tahun ini, 2 orang"),
        ("<code>Rp 5</code> Rp 5", f"<code>Rp 5</code> Rp{N}5"),
    ],
)
def test_spaces_that_must_not_break(written: str, set_: str) -> None:
    assert set_type(written) == set_


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from(["kata", "'", '"', " ", "--", "...", "Rp", "5", "45", "Pasal", "(", ")", ",", ".", "é"]),
        max_size=12,
    )
)
def test_only_characters_of_typography_change(parts: list[str]) -> None:
    written = "".join(parts)
    back = plain(set_type(written)).replace("—", "--").replace("–", "--")
    # Three hyphens are one dash, and dots may stand for a spaced ellipsis.
    assert back.replace("-", "") == written.replace("-", "")


def test_addresses_titles_and_code_keep_typewriter_characters() -> None:
    body, _ = BodyReader(BodyConfig()).read(
        '["kata"](https://x.id/a--b \'Jum\'at\') `"a"`\n', file="a.md", slug="a", first_line=1
    )
    assert 'href="https://x.id/a--b"' in body.html
    assert "“kata”" in body.html
    assert '<code>"a"</code>' in body.html


PIECES = [
    '"',
    "'",
    "--",
    "...",
    " ",
    " ",
    "kata",
    "Jum'at",
    "B",
    "7",
    "(",
    ")",
    ",",
    ".",
    "!",
    "…",
    "é",
    "-",
    "–",
    NBSP,
]
MARKUP = ["<b>", "</b>", '<a href="site:x/" title="\'a\' -- b">', "</a>", "\x1eR0\x1f", "&amp;", "<code>", "</code>"]
MARKUP += ['<a href="https://www.contoh.go.id/?a=1" rel="external">', '<a href="mailto:a@b.id">']


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from([*PIECES, *MARKUP]), max_size=30))
def test_the_short_way_of_plain_blocks_says_what_the_long_way_says(pieces: list[str]) -> None:
    html = "".join(pieces)
    short = typography._plainly_educated(html)
    assert short is None or short == typography._educated(html)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.sampled_from([piece for piece in PIECES if piece.isalnum() or piece.isspace()] + MARKUP), max_size=20)
)
def test_a_text_without_a_mark_is_left_alone_whatever_its_tags_hold(pieces: list[str]) -> None:
    html = "".join(pieces)
    assert typography._educated(html) == html


def test_a_link_sends_no_quotation_the_long_way() -> None:
    html = '"Ini baik," katanya di <a href="https://www.contoh.go.id/">situs</a>.'
    assert typography._plainly_educated(html) == html.replace('"Ini', "“Ini").replace('baik,"', "baik,”")


def test_ordinary_quotations_take_the_short_way() -> None:
    html = '"Ini baik," katanya -- "dan itu \'benar\' juga". Pukul 10 <em>Jum\'at</em>: "ya".'
    assert typography._plainly_educated(html) == (
        "“Ini baik,” katanya — “dan itu ‘benar’ juga”. Pukul 10 <em>Jum’at</em>: “ya”."
    )


@pytest.mark.parametrize("text", ["No. IV", "halaman XX", "ayat (2)", "ayat IV", "Drs. Eka", "Eka, S.H.", "31 Mei"])
def test_short_pairs_stay_together_wherever_they_stand(text: str) -> None:
    assert set_type(f"lihat {text} itu") == f"lihat {text.replace(' ', NBSP)} itu"
