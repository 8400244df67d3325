"""YAML of editors: strings stay strings, every value knows its line, no input gives a traceback."""

from __future__ import annotations

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.engine import yamlfile
from plugins.engine.yamlfile import MAX_CHARACTERS, YamlMistake, parse_yaml


def test_the_examples_of_the_documentation_hold() -> None:
    assert doctest.testmod(yamlfile).failed == 0
    assert doctest.testmod(yamlfile).attempted > 0


def test_scalars_stay_the_text_that_was_written() -> None:
    text = "kode: 12.10\ntanggal: 2025-01-15\njawab: no\nkosong:\nnol: 007\npetik: '~'\njam: 12:30\n"
    assert parse_yaml(text).data == {
        "kode": "12.10",
        "tanggal": "2025-01-15",
        "jawab": "no",
        "kosong": "",
        "nol": "007",
        "petik": "~",
        "jam": "12:30",
    }


def test_lines_are_known_for_keys_items_and_what_is_missing() -> None:
    document = parse_yaml("# kepala\na:\n  - x\n  - k: 1\n    l: 2\nb: [p,\n  q]\n")
    assert document.line_of("a") == 2
    assert document.line_of("a", 0) == 3
    assert document.line_of("a", 1, "l") == 5
    assert document.line_of("b", 1) == 7
    assert document.line_of("a", 1, "tidak-ada") == 4
    assert document.line_of("tidak-ada") == 1
    assert document.line_of() == 1


@pytest.mark.parametrize("text", ["", "\n\n", "# hanya komentar\n", "---\n"])
def test_a_text_without_values_is_an_empty_string(text: str) -> None:
    assert parse_yaml(text).data == ""


@pytest.mark.parametrize(
    ("text", "line", "column", "word"),
    [
        ("a: 1\nb: 2\na: 3\n", 3, 1, "'a' sudah ada pada baris 1"),
        ("x:\n  a: 1\n  a: 2\n", 3, 3, "baris 2"),
        ("a: &x [1]\nb: *x\n", 1, 4, "jangkar"),
        ("b: *x\n", 1, 4, "alias"),
        ("a: !!python/object:os.system x\n", 1, 4, "penanda jenis"),
        ("a: !ya x\n", 1, 4, "penanda jenis"),
        ("a: 1\n---\nb: 2\n", 2, 1, "satu dokumen"),
        ("judul: Rapat: lanjutan\n", 1, 13, "titik dua"),
        ("a: 'tanpa tutup\n", 2, 1, "petik"),
        ("a: [1, 2\n", 2, 1, "kurung"),
        ("a:\n\t- 1\n", 2, 1, "tab"),
        ("a: 1\n  b: 2\n", 2, 4, "titik dua"),
        ("a: x\x00y\n", 1, 5, "U+0000"),
        ("\ufeff\x07", 1, 1, "U+FEFF"),
        ("a: \ud800", 1, 4, "U+D800"),
        ("? [a, b]\n: 1\n", 1, 3, "kunci"),
        ("a: " + "[" * 40 + "]" * 40, 1, 23, "tingkat"),
        ('a: "\\q"\n', 1, 4, "miring terbalik"),
    ],
)
def test_each_mistake_names_its_place_and_what_to_do(text: str, line: int, column: int, word: str) -> None:
    with pytest.raises(YamlMistake) as caught:
        parse_yaml(text)
    assert word in caught.value.message
    assert caught.value.line == line
    assert abs(caught.value.column - column) <= 3


def test_an_alias_bomb_and_a_huge_text_are_refused_quickly() -> None:
    bomb = "a: &a [x,x]\n" + "".join(f"{c}: &{c} [*{p},*{p}]\n" for p, c in zip("abcdefg", "bcdefgh", strict=True))
    with pytest.raises(YamlMistake):
        parse_yaml(bomb)
    with pytest.raises(YamlMistake, match="juta"):
        parse_yaml("a" * (MAX_CHARACTERS + 1))
    with pytest.raises(YamlMistake):
        parse_yaml("[" * 200_000)


@given(st.text(alphabet=st.sampled_from("ab:- \n\t[]{}&*!'\"#,?|>%@\\\x00\ufeffé…1.~"), max_size=60) | st.text())
def test_any_text_is_read_or_refused_with_a_line(text: str) -> None:
    mistake: YamlMistake | None = None
    try:
        document = parse_yaml(text)
    except YamlMistake as caught:
        mistake = caught
    if mistake is None:
        assert isinstance(document.data, dict | list | str)
    else:
        assert 1 <= mistake.line <= len(text.splitlines()) + 2
        assert mistake.column >= 1
        assert mistake.message
