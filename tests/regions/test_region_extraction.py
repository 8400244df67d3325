"""What must hold for any text: spans are right, nothing is lost, nothing is raised, time stays bounded."""

from __future__ import annotations

import csv
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.regions.extract import READING_LIMIT, extract
from plugins.regions.model import Extraction, FactKind, Quantity
from plugins.regions.reading.text import read_note
from plugins.regions.reading.vocabulary import PROVINCES

REGIONS = Path(__file__).parents[2] / "content" / "rujukan" / "wilayah.csv"
_PIECES = (
    "Kabupaten Kutai Timur", "Provinsi Kalimantan Timur", "Kecamatan Sangatta Utara", "Kota Bontang", "kabupaten ini",
    "luas", "seluas", "km²", "ha", "persen dari luas provinsi", "jiwa", "jiwa/km²", "penduduk", "kepadatan", "18", "139",
    "35.747,50", "425.613", "35,747.50", "1,2 juta", "delapan belas", "(", ")", "kecamatan", "desa", "definitif",
    "persiapan", "kelurahan", "tidak memiliki", "berbatasan dengan", "utara", "di sebelah timur", "Laut Sulawesi",
    "mdpl", "WITA", "motto", "“Tuah Bumi”", "ibu kota", "beribu kota di", "Sangatta", "dibentuk", "pada", "tahun 2022",
    "12 Oktober 1999", "31 Februari 2020", "UU Nomor 47 Tahun 1999", "semester 1 2022", "yang", "dan", ",", ".", ";", ":",
    "|", "\t", "\n", "\n\n", "- ", "sekitar", "±", "–", "sampai", "\u00a0", "\u202f", "per", "adalah", "merupakan",
)  # fmt: skip
SALAD = st.lists(st.sampled_from(_PIECES), max_size=60).map(" ".join)
ANY_TEXT = st.one_of(
    st.text(max_size=400), SALAD, st.lists(st.one_of(st.text(max_size=12), SALAD), max_size=6).map("".join)
)


def assert_sound(extraction: Extraction) -> None:
    """Spans lie in the text and give the words; each sentence and each number is in a fact or a statement."""
    text = extraction.text
    for fact in extraction.facts:
        start, end = fact.span
        assert 0 <= start < end <= len(text)
        assert text[start:end] == fact.words
        assert fact.label
    for statement in extraction.statements:
        start, end = statement.span
        assert 0 <= start < end <= len(text)
        assert text[start:end] == statement.text
    spans = [fact.span for fact in extraction.facts] + [statement.span for statement in extraction.statements]
    for sentence in read_note(text).sentences:
        assert any(start < sentence.end and end > sentence.start for start, end in spans)


@settings(max_examples=300, deadline=None)
@given(ANY_TEXT)
def test_any_text_gives_sound_facts_and_never_an_exception(text: str) -> None:
    assert_sound(extract(text))


@settings(max_examples=60, deadline=None)
@given(ANY_TEXT)
def test_the_same_text_gives_the_same_facts(text: str) -> None:
    assert extract(text) == extract(text)


@pytest.mark.parametrize(
    "unit",
    [
        "1", "1 ", "1.", "1,", "(", " ", "\n", "\t", "|", " | ", "- ", "A", "Aa ", "Kabupaten ", "Kabupaten A ", "di utara ",
        "luas ", "luas 1 ", "1 km² ", "dua ", "dua puluh ", "tahun 2022 ", "UU No. 1 Tahun 1999 ", "desa ", "desa dan ",
        "18 kecamatan, ", "A, ", 'motto "', "ibu kota ", "Provinsi Bali ", "sekitar ", "0-", "persen dari luas ", "'", "a ",
        "Kabupaten A memiliki 5 desa. ", "Luas: 5 km²\n", "berbatasan dengan A di utara, ", "1 km² tahun 2022, ", "di Provinsi Bali dan ", "12 Oktober 1999 dibentuk ", "Ä", "ﷺ", "İ",
    ],
)  # fmt: skip
def test_time_stays_in_proportion_to_the_length(unit: str) -> None:
    assert seconds_for(unit, 40_000) < 2


@pytest.mark.parametrize("unit", ["1 ", "A", "Kabupaten A ", "18 kecamatan, ", "12 Oktober 1999 dibentuk "])
def test_a_text_of_200_kilobytes_is_read_in_bounded_time(unit: str) -> None:
    assert seconds_for(unit, 200_000) < 2


def seconds_for(unit: str, length: int) -> float:
    """Processor seconds to read a text of ``length`` characters made of one repeated piece."""
    text = (unit * (length // len(unit) + 1))[:length]
    start = time.process_time()
    assert extract(text).text == text
    return time.process_time() - start


def test_a_figure_without_a_date_says_so() -> None:
    (area,) = extract("Kabupaten Berau memiliki luas 21.951,71 km².").of(FactKind.AREA)
    assert area.reference.label == "tanggal tidak disebutkan"


def test_an_area_in_hectares_is_also_known_in_square_kilometres() -> None:
    (area,) = extract("Kota Contoh memiliki luas 2.021 ha.").of(FactKind.AREA)
    assert isinstance(area.value, Quantity)
    assert area.value.unit == "ha"
    assert [str(value) for value in area.value.square_kilometres or ()] == ["20.21", "20.21"]


def test_a_sentence_that_no_rule_reads_is_kept_word_for_word() -> None:
    text = "Kabupaten Berau kaya akan wisata bahari. Luasnya 21.951,71 km². Terumbu karangnya indah!"
    assert [s.text for s in extract(text).statements] == ["Terumbu karangnya indah!"]


def test_a_number_that_no_rule_reads_keeps_its_clause() -> None:
    text = "Kabupaten Berau memiliki 13 kecamatan, 31 pulau kecil, dan 10 kelurahan."
    assert [s.text for s in extract(text).statements] == ["31 pulau kecil"]


def test_every_region_of_the_country_is_recognised_by_its_name_and_kind() -> None:
    rows = list(csv.DictReader(REGIONS.read_text(encoding="utf-8").splitlines()))
    wrong = []
    for row in rows:
        if row["jenis"] == "provinsi":
            continue
        (name,) = extract(f"{row['nama']} memiliki 5 kecamatan.").of(FactKind.NAME)
        if name.label != row["nama"]:
            wrong.append((row["nama"], name.label))
    assert not wrong


def test_the_provinces_known_are_those_of_the_register() -> None:
    rows = csv.DictReader(REGIONS.read_text(encoding="utf-8").splitlines())
    assert sorted(row["nama"] for row in rows if row["jenis"] == "provinsi") == sorted(PROVINCES)


def test_what_lies_beyond_the_length_that_is_read_is_kept_as_one_statement() -> None:
    text = "Kota Contoh memiliki 5 kecamatan. " * (READING_LIMIT // 34 + 1) + "Luasnya 12 km². Penduduknya 900 jiwa."
    extraction = extract(text)
    assert [fact.label for fact in extraction.facts] == ["Kota Contoh", "kota", "5 kecamatan"]
    assert extraction.statements[-1].text.endswith("Luasnya 12 km². Penduduknya 900 jiwa.")


def test_desa_and_kelurahan_counted_together_stay_a_statement() -> None:
    for words in ("141 desa/kelurahan", "141 desa dan kelurahan", "38 kabupaten/kota"):
        extraction = extract(f"Provinsi Contoh Raya memiliki {words}. Luasnya 12 km².")
        assert [statement.text for statement in extraction.statements] == [f"Provinsi Contoh Raya memiliki {words}."], (
            words
        )


def test_the_kabupaten_and_kota_of_a_province_are_counted_only_in_a_note_about_a_province() -> None:
    province = extract("Provinsi Bali terdiri atas 8 kabupaten dan 1 kota.")
    assert [fact.label for kind in (FactKind.REGENCIES, FactKind.CITIES) for fact in province.of(kind)] == [
        "8 kabupaten",
        "1 kota",
    ]
    assert not extract("Kabupaten Badung berbatasan dengan 4 kabupaten dan 1 kota.").of(FactKind.REGENCIES)
