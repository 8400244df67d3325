"""Words as they are indexed and asked for: forms, rules, families, and what must stay apart."""

from __future__ import annotations

import csv
from random import Random

import pytest
from Sastrawi.Dictionary.ArrayDictionary import ArrayDictionary
from Sastrawi.Stemmer.Stemmer import Stemmer as Library
from search_families import APART, FIFTEEN, OTHERS
from support.site import ROOT

from plugins.search.stemming import Sastrawi
from plugins.search.stems import Stemmer, known_roots, lexicon, origins, register_names
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
        ("satu\u00a0dua\u2003tiga—empat‘lima’", ["satu", "dua", "tiga", "empatlima"]),
        ("ŉama ﷺ Ж１２", ["nama", "صلى", "الله", "عليه", "وسلم", "ж12"]),
    ],
)
def test_forms_of_a_text(text: str, expected: list[str]) -> None:
    assert forms(text) == expected
    assert asked(text) == list(dict.fromkeys(expected))


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("UU 0014/2008", ["14n2008"]),
        ("UU 14 / 2008, 5 th.2009", ["14n2008", "5n2009"]),
        ("a14/2008, 14/20081, 14\u2013tahun 2008", []),
        ("12345/2008", []),
        ("000/2008", ["0n2008"]),
        ("1.234/2008", ["1234n2008"]),
        ("14/2008/2009", ["14n2008"]),
    ],
)
def test_rules_that_a_text_names(text: str, rules: list[str]) -> None:
    assert [form for form in forms(text) if "n2" in form] == rules


def test_stems_are_those_of_the_library() -> None:
    """The library tries every rule on every word; here only those that can apply are tried."""
    roots, chance = sorted(known_roots()), Random(3)  # noqa: S311 -- the same words in each run
    one, other = Sastrawi(known_roots()), Library(ArrayDictionary(roots))
    prefixes = (
        "di ke se be ber te ter me mem memp mempe men meng menge meny pe per pem pen peng peny ku kau diper memper"
    )
    suffixes = ["", "i", "an", "kan", "nya", "lah", "kah", "ku", "mu", "annya", "kannya", "isme", "isasi", "is", "pun"]
    words = {
        prefix + root + chance.choice(suffixes) for root in chance.sample(roots, 60) for prefix in prefixes.split()
    }
    words |= {f"{root[0]}{chance.choice(['er', 'el', 'em', 'in'])}{root[1:]}an" for root in chance.sample(roots, 60)}
    words |= {form for members in (*FIFTEEN.values(), *OTHERS.values()) for form in members.split()}
    assert {word: one.stem(word) for word in words} == {word: other.stem_singular_word(word) for word in words}


def test_a_family_is_looked_up_in_few_places() -> None:
    spread = [len({places(form)[0] for form in members.split()}) for members in FIFTEEN.values()]
    assert sum(spread) / len(spread) < 1.3


def test_a_word_can_be_derived_from_its_root() -> None:
    for root in ("mohon", "bangun", "sapu", "tetap", "pakai", "laksana"):
        for form in FIFTEEN[root].split():
            assert root in origins(form), form


def test_slug_and_normal_of_odd_text() -> None:
    assert slug("Rapat: 2025!") == "rapat-2025"
    assert normal("½ km²") == "1|2 km2"
    assert origins("") == ("",)
