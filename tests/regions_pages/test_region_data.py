"""The same facts for machines: JSON by its schema, JSON-LD, and the five articles."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest
from support.real import RealSite
from support.regions import EDITION, NOTE, built, profile, with_note
from support.site import ROOT, BuiltSite, build

SCHEMA = json.loads((ROOT / "docs/schema/wilayah-profil.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    return built(tmp_path_factory.mktemp("plain"), with_note(NOTE, wilayah=["64.08"]))


def test_json_of_every_profile_holds_to_its_schema(plain: BuiltSite) -> None:
    checker = jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.FormatChecker())
    profiles = sorted(plain.output.glob("wilayah/*/profil.json"))
    assert [path.parent.name for path in profiles] == ["64", "64.08"]
    for path in profiles:
        checker.validate(json.loads(path.read_text("utf-8")))


def test_schema_refuses_what_it_does_not_describe(plain: BuiltSite) -> None:
    checker = jsonschema.Draft202012Validator(SCHEMA)
    data = profile(plain)
    assert not list(checker.iter_errors(data))
    for key in data:
        assert list(checker.iter_errors({name: value for name, value in data.items() if name != key})), key


def test_documented_example_holds_to_the_schema() -> None:
    text = (ROOT / "docs/wilayah.md").read_text("utf-8")
    example = re.search(r"```json\n(.*?)```", text, re.DOTALL)
    assert example is not None
    jsonschema.validate(json.loads(example[1]), SCHEMA)


def test_facts_of_other_forms_are_data_too(tmp_path: Path) -> None:
    note = (
        "Kabupaten Kutai Timur dibentuk pada 12 Oktober 1999 berdasarkan Undang-Undang Nomor 47 Tahun 1999. "
        "Di sebelah utara kabupaten ini berbatasan dengan Kabupaten Berau. Luasnya sekitar 3,5 juta ha. "
        "Ketinggiannya 0–500 mdpl."
    )
    site = built(tmp_path, with_note(note))
    data = profile(site)
    jsonschema.validate(data, SCHEMA)
    forms = {fact["kunci"]: fact["nilai"] for fact in data["fakta"]}
    assert forms["dibentuk"]["hari"] == 12
    assert forms["dasar_hukum"]["nomor"] == "47"
    assert forms["batas"] == {"bentuk": "batas", "arah": "utara", "tetangga": ["Kabupaten Berau"]}
    assert forms["luas"]["kira_kira"] is True
    assert (forms["ketinggian"]["rendah"], forms["ketinggian"]["tinggi"]) == (0, 500)


def test_machines_are_told_the_code_with_its_scheme_the_parent_and_each_fact_with_unit_and_date(tmp_path: Path) -> None:
    note = "Kabupaten Kutai Timur berpenduduk 455.504 jiwa per 31 Desember 2023. Ketinggiannya 0–500 mdpl."
    site = build(tmp_path, {**EDITION, "content/berita/2025/a.md": with_note(note, wilayah=["64.08"])})
    script = site.soup("wilayah/64.08/").select_one('script[type="application/ld+json"]')
    assert script is not None
    graph = json.loads(script.text)["@graph"]
    area = next(node for node in graph if node["@type"] == "AdministrativeArea")
    assert area["identifier"]["value"] == "64.08"
    assert "Kementerian Dalam Negeri" in area["identifier"]["propertyID"]
    assert area["containedInPlace"]["name"] == "Kalimantan Timur"
    told = {item["name"]: item for item in area["additionalProperty"]}
    people, height = told["Jumlah penduduk"], told["Ketinggian"]
    assert (people["value"], people["unitText"], people["observationDate"]) == (455504, "jiwa", "2023-12-31")
    assert (height["minValue"], height["maxValue"]) == (0, 500)
    assert "observationDate" not in height
    assert site.exists("wilayah/64.08/atom.xml")
    assert not site.exists("wilayah/64/atom.xml")


def test_rebuild_from_the_cache_equals_a_clean_build(plain: BuiltSite, tmp_path: Path) -> None:
    again = plain.rebuild()
    assert again.files() == plain.clean_copy(tmp_path).files()


def test_the_five_articles_give_kutai_timur_with_all_facts_and_plain_profiles(
    real_site: Callable[[str], RealSite],
) -> None:
    site = real_site("root")
    data = json.loads(site.files["wilayah/64.08/profil.json"])
    assert [(fact["kunci"], fact["teks"]) for fact in data["fakta"]] == [
        ("nama", "Kabupaten Kutai Timur"),
        ("jenis", "kabupaten"),
        ("provinsi", "Kalimantan Timur"),
        ("ibu_kota", "Sangatta"),
        ("luas", "35.747,50 km²"),
        ("persentase_luas", "17 %"),
        ("dibentuk", "12 Oktober 1999"),
        ("dasar_hukum", "Undang-Undang Nomor 47 Tahun 1999"),
        ("penduduk", "425.613 jiwa"),
        ("kecamatan", "18 kecamatan"),
        ("desa_definitif", "139 desa"),
        ("desa_persiapan", "11 desa"),
        ("kelurahan", "2 kelurahan"),
    ]
    confirmed = {
        fact["kunci"] for fact in data["fakta"] for source in fact["sumber"]
        if source["pemeriksaan"] and source["pemeriksaan"]["hasil"] == "sesuai"
    }  # fmt: skip
    assert {"kecamatan", "desa_definitif", "kelurahan"} <= confirmed
    assert [fact["acuan"] for fact in data["fakta"] if fact["kunci"] == "luas"] == [None]
    sheet = site.soups["wilayah/64.08/index.html"].select_one(".fact-sheet")
    assert sheet is not None
    assert "35.747,50 km² (tanggal tidak disebutkan)" in " ".join(sheet.text.split())
    for code in ("12.75", "73.03", "63.72", "32.71", "64.72", "52.71", "31"):
        soup = site.soups[f"wilayah/{code}/index.html"]
        assert soup.select_one(".fact-sheet") is None
        assert soup.select_one(".teaser") is not None
    profiles = [name for name in site.files if re.fullmatch(r"wilayah/[0-9.]+/profil\.json", name)]
    assert len(profiles) == 552
    checker = jsonschema.Draft202012Validator(SCHEMA)
    for name in profiles:
        checker.validate(json.loads(site.files[name]))
