"""Which footnotes are region notes, and what the editor and the reader are told of mistakes."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.regions import built, facts, profile, with_note
from support.site import article


def test_a_count_that_disagrees_is_a_warning_with_its_line_and_a_remark_to_the_reader(tmp_path: Path) -> None:
    text = with_note("Kabupaten Kutai Timur terdiri atas 19 kecamatan.")
    site = built(tmp_path, text)
    assert site.ok
    problem = site.problem("W005")
    assert problem["severity"] == "warning"
    assert problem["file"].endswith("berita/2025/tulisan-1.md")
    assert text.splitlines()[problem["line"] - 1].startswith("[^64.08]:")
    shown = facts(site)["Jumlah kecamatan"]
    assert "Sumber menyebut 19 kecamatan; daftar wilayah memuat 18 kecamatan." in shown.text
    mark = shown.select_one(".status-caution")
    assert mark is not None
    check = next(fact for fact in profile(site)["fakta"] if fact["kunci"] == "kecamatan")["sumber"][0]["pemeriksaan"]
    assert (check["hasil"], check["seharusnya"]) == ("berbeda", "18 kecamatan")


def test_words_of_a_note_are_escaped(tmp_path: Path) -> None:
    site = built(tmp_path, with_note("Kabupaten Kutai Timur beribu kota Sangatta & \\<b\\>sekitarnya\\</b\\> 5 \\< 6."))
    assert site.ok
    assert "<b>sekitarnya" not in site.html("wilayah/64.08/")


@pytest.mark.parametrize("label", ["64.99", "20.01"])
def test_a_code_that_no_register_has_is_an_error_that_names_the_nearest(tmp_path: Path, label: str) -> None:
    text = with_note("Kabupaten Kutai Timur terdiri atas 18 kecamatan.", label)
    site = built(tmp_path, text)
    assert not site.ok
    problem = site.problem("W010")
    assert "64.08 (Kabupaten Kutai Timur)" in problem["message"]
    assert text.splitlines()[problem["line"] - 1].startswith(f"[^{label}]:")


def test_a_bps_code_is_a_warning_that_tells_the_schemes_apart(tmp_path: Path) -> None:
    site = built(tmp_path, with_note("Kabupaten Kutai Timur terdiri atas 18 kecamatan.", "6408"))
    assert site.ok
    problem = site.problem("W009")
    assert "64.08" in problem["message"]
    assert facts(site) == {}


@pytest.mark.parametrize("label", ["64-08", "64.8", "64.08.02"])
def test_a_label_that_is_nearly_a_code_is_a_warning(tmp_path: Path, label: str) -> None:
    site = built(tmp_path, with_note("Kabupaten Kutai Timur terdiri atas 18 kecamatan.", label))
    assert site.ok
    assert "64.08 (Kabupaten Kutai Timur)" in site.problem("W011")["message"]


@pytest.mark.parametrize("label", ["1", "64", "1999", "catatan", "2024", "bimtek", "6", "6499"])
def test_ordinary_notes_with_labels_like_numbers_stay_ordinary(tmp_path: Path, label: str) -> None:
    site = built(tmp_path, with_note("Menurut panitia, acara itu sudah lama direncanakan.", label))
    assert site.ok
    assert [code for code in site.codes if code.startswith("W")] == []


def test_two_digits_are_a_province_only_where_the_note_is_about_it(tmp_path: Path) -> None:
    numbered = article(
        "Satu[^1] dan lain[^64].\n\n[^1]: Keterangan pertama.\n"
        "[^64]: Kabupaten Berau memiliki 13 kecamatan dan luas 21.735 km².\n"
    )
    about = with_note("Provinsi Kalimantan Timur beribu kota Samarinda dengan luas 127.346,92 km².", "64")
    site = built(tmp_path, numbered, about)
    assert site.ok
    assert [code for code in site.codes if code.startswith("W")] == []
    assert set(facts(site, "64")) == {"Nama", "Jenis", "Ibu kota", "Luas wilayah"}
    assert len(profile(site, "64")["sumber"]) == 1


def test_a_share_is_held_against_the_areas_of_region_and_province(tmp_path: Path) -> None:
    province = with_note("Provinsi Kalimantan Timur memiliki luas 127.346,92 km².", "64")
    region = with_note("Kabupaten Kutai Timur memiliki luas 35.747,50 km² atau 17 persen luas provinsi itu.")
    site = built(tmp_path, province, region)
    assert "28" in site.problem("W007")["message"]
    assert "Tidak cocok dengan fakta lain" in facts(site)["Bagian dari luas provinsi"].text


def test_a_withdrawn_articles_facts_are_left_out_and_still_checked(tmp_path: Path) -> None:
    withdrawn = {"waktu": "2025-02-01T08:00", "alasan": "Sumber keliru."}
    site = built(tmp_path, with_note("Kabupaten Kutai Timur terdiri atas 19 kecamatan.", dicabut=withdrawn))
    assert site.ok
    assert "W005" in site.codes
    assert facts(site) == {}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("nama: a\n", "versi"),
        ("nama: a\nversi: 1\nasal: b\n", "asal"),
        ("nama: a\nversi: 1\nurl: data\n", "url"),
        ("nama: [a]\nversi: 1\n", "nama"),
        ("nama: 'a\n", "petik"),
    ],
)
def test_a_mistake_in_the_registers_source_is_told(tmp_path: Path, text: str, said: str) -> None:
    site = built(tmp_path, more={"content/rujukan/wilayah-sumber.yaml": text})
    assert not site.ok
    assert said in site.problem("W012")["message"]
