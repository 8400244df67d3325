"""Indonesian numbers and dates are read and written without loss."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.regions.dates import UNKNOWN, ReferenceDate, find_dates
from plugins.regions.numbers import find_numbers, format_number, parse_number
from plugins.regions.spelled import parse_spelled

_UNITS = ["", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas"]


def spell(number: int) -> str:
    """The Indonesian words of a whole number from 0 to 999 999 999."""
    if number == 0:
        return "nol"
    steps = ((1_000_000, "juta"), (1_000, "ribu"), (100, "ratus"))
    if number < 12:
        return _UNITS[number]
    if number < 20:
        return f"{_UNITS[number - 10]} belas"
    if number < 100:
        return f"{_UNITS[number // 10]} puluh {_UNITS[number % 10]}".strip()
    size, word = next(step for step in steps if number >= step[0])
    head = f"se{word}" if number // size == 1 and size < 1_000_000 else f"{spell(number // size)} {word}"
    return f"{head} {spell(number % size) if number % size else ''}".strip()


@given(st.decimals(min_value=-(10**12), max_value=10**12, places=2) | st.integers(-(10**12), 10**12).map(Decimal))
def test_a_number_written_in_indonesian_notation_reads_back(value: Decimal) -> None:
    assert parse_number(format_number(value)) == value


@given(st.integers(0, 999_999_999))
def test_a_number_spelled_out_reads_back(number: int) -> None:
    assert parse_spelled(spell(number)) == number


@given(st.integers(0, 99_999_999))
def test_a_number_is_found_in_the_middle_of_a_sentence(number: int) -> None:
    (phrase,) = find_numbers(f"ada {format_number(Decimal(number))} buah")
    assert (phrase.low, phrase.sure) == (Decimal(number), True)


@pytest.mark.parametrize(
    ("words", "low", "high", "approximate"),
    [
        ("35.747,50", "35747.50", "35747.50", False),
        ("35,747.50", "35747.50", "35747.50", False),
        ("1,2 juta", "1200000", "1200000", False),
        ("4,5 ribu", "4500", "4500", False),
        ("delapan belas", "18", "18", False),
        ("18 (delapan belas)", "18", "18", False),
        ("delapan belas (18)", "18", "18", False),
        ("0-500", "0", "500", False),
        ("5 sampai 12", "5", "12", False),
        ("antara 5 dan 12", "5", "12", False),
        ("kurang lebih 40", "40", "40", True),
        ("±40", "40", "40", True),
        ("lebih dari seratus", "100", "100", True),
    ],
)
def test_a_number_phrase_is_read_with_its_range_and_hedge(words: str, low: str, high: str, approximate: bool) -> None:
    (phrase,) = find_numbers(f"ada {words} buah")
    assert (phrase.low, phrase.high, phrase.approximate) == (Decimal(low), Decimal(high), approximate)
    assert phrase.sure


@pytest.mark.parametrize("words", ["85,197", "18 (sebelas)"])
def test_a_number_with_two_readings_is_not_sure(words: str) -> None:
    assert [phrase.sure for phrase in find_numbers(f"ada {words} buah")] == [False]


@pytest.mark.parametrize("words", ["salah satu", "dua tiga", "puluh", "1.2.3.4", "ribuan"])
def test_words_that_make_no_number_are_none(words: str) -> None:
    assert find_numbers(f"ada {words} buah") == []


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("per 31 desember 2023", "31 Desember 2023"),
        ("semester i tahun 2022", "semester I 2022"),
        ("semester pertama 2022", "semester I 2022"),
        ("semester 2 2022", "semester II 2022"),
        ("pada pertengahan 2024", "pertengahan 2024"),
        ("hasil sensus penduduk 2020", "2020"),
        ("pada tahun 2022", "2022"),
        ("juni 2021", "Juni 2021"),
        ("triwulan iii 2023", "triwulan III 2023"),
        ("30/06/2022", "30 Juni 2022"),
        ("1 nopember 2001", "1 November 2001"),
    ],
)
def test_a_date_is_read_as_exactly_as_it_is_said(words: str, label: str) -> None:
    assert [phrase.date.label for phrase in find_dates(f"tercatat {words}.")] == [label]


def test_an_impossible_day_is_no_day() -> None:
    assert [phrase.date.label for phrase in find_dates("pada 31 februari 2020")] == ["Februari 2020"]
    assert [phrase.date.label for phrase in find_dates("pada 29 februari 2020")] == ["29 Februari 2020"]


def test_dates_sort_from_unknown_to_newest() -> None:
    dates = [
        ReferenceDate(2023),
        UNKNOWN,
        ReferenceDate(2022, semester=1),
        ReferenceDate(2022, 12, 31),
        ReferenceDate(2022, 3),
    ]
    assert [date.label for date in sorted(dates)] == [
        "tanggal tidak disebutkan",
        "Maret 2022",
        "semester I 2022",
        "31 Desember 2022",
        "2023",
    ]
