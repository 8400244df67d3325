"""Words as they are indexed and asked for: forms, rules, families, and what must stay apart."""

from __future__ import annotations

import csv

import pytest
from search_families import APART, FIFTEEN, OTHERS
from support.site import ROOT

from plugins.search.stems import Stemmer, lexicon, origins, register_names
from plugins.search.words import asked, forms, normal, places, slug


@pytest.fixture(scope="module")
def stemmer() -> Stemmer:
    with (ROOT / "content/rujukan/wilayah.csv").open(encoding="utf-8", newline="") as file:
        return Stemmer(register_names(row["nama"] for row in csv.DictReader(file)))


@pytest.mark.parametrize("root", FIFTEEN)
def test_each_of_the_fifteen_families_is_one(stemmer: Stemmer, root: str) -> None:
    members = FIFTEEN[root].split()
    assert len(members) >= 5
    assert {form: stemmer.family(form) for form in members} == dict.fromkeys(members, root)


@pytest.mark.parametrize("root", OTHERS)
def test_other_words_of_government_find_their_families(stemmer: Stemmer, root: str) -> None:
    members = OTHERS[root].split()
    assert {form: stemmer.family(form) for form in members} == dict.fromkeys(members, root)


@pytest.mark.parametrize(("one", "other"), APART)
def test_false_friends_stay_apart(stemmer: Stemmer, one: str, other: str) -> None:
    assert stemmer.family(one) != stemmer.family(other)


def test_names_of_regions_and_people_are_exact() -> None:
    names = register_names(["Kabupaten Kepulauan Mentawai", "Sri Berlian Pelaksana", "Kota Tarakan"])
    stemmer = Stemmer(names)
    assert [stemmer.family(name) for name in ("mentawai", "tarakan", "pelaksana")] == [
        "mentawai",
        "tarakan",
        "pelaksana",
    ]
    assert Stemmer().family("pelaksana") == "laksana"


def test_families_have_no_contradiction() -> None:
    words = lexicon()
    assert not words.own & (words.families.keys() - set(words.families.values()))
    assert all(words.families.get(root) == root for root in words.families.values())


@pytest.mark.parametrize(
    "question",
    ["UU 14/2008", "uu no. 14 tahun 2008", "UU Nomor 14 Tahun 2008", "UU NO 014/2008", "uu 14 th. 2008"],
)
def test_a_rule_is_asked_for_in_any_spelling(question: str) -> None:
    assert asked(question) == ["uu", "14n2008"]
    assert set(asked(question)) <= set(forms("Undang-Undang (UU) Nomor 14 Tahun 2008"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("desa-desa", ["desa", "desa"]),
        ("Jum’at, Qur'an", ["jumat", "quran"]),
        ("“Éka” – naïve", ["eka", "naive"]),
        ("Rp1.500.000,00", ["rp1500000", "00"]),
        ("COVID-19 ke-80", ["covid", "19", "ke", "80"]),
        ("<script>alert(1)</script>", ["script", "alert", "1", "script"]),
        ("a+b*c[d]{e}\\w", ["a", "b", "c", "d", "e", "w"]),
        ("", []),
        ("--- … ???", []),
    ],
)
def test_forms_of_a_text(text: str, expected: list[str]) -> None:
    assert forms(text) == expected
    assert asked(text) == list(dict.fromkeys(expected))


def test_a_family_is_looked_up_in_few_places() -> None:
    spread = [len({places(form)[0] for form in members.split()}) for members in FIFTEEN.values()]
    assert sum(spread) / len(spread) < 1.3


def test_a_word_can_be_derived_from_its_root() -> None:
    for root in ("mohon", "bangun", "sapu", "tetap", "pakai", "laksana"):
        for form in FIFTEEN[root].split():
            assert root in origins(form), form


def test_slug_and_normal_of_odd_text() -> None:
    assert slug("Rapat: 2025!") == "rapat-2025"
    assert normal("½ km²") == "1⁄2 km2"
    assert origins("") == ("",)
