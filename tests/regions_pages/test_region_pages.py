"""Whole small sites with region notes: what the profiles show, what the editor is told, what the data says."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from bs4 import BeautifulSoup, Tag
from support.real import RealSite
from support.site import ROOT, BuiltSite, article, build

SCHEMA = json.loads((ROOT / "docs/schema/wilayah-profil.json").read_text("utf-8"))
PLUGINS = ("plugins.engine", "plugins.registers", "plugins.newsroom", "plugins.tags", "plugins.regions")
EDITION = {
    "content/rujukan/wilayah-sumber.yaml": (
        "nama: data-contoh\nversi: 7.1\nurl: https://data.example/\n"
        "lisensi: ODbL 1.0\nlisensi_url: https://lisensi.example/\n"
    )
}
NOTE = (
    "Kabupaten Kutai Timur adalah kabupaten di Provinsi Kalimantan Timur dengan ibu kota Sangatta. Luas wilayahnya "
    "35.747,50 km². Pada semester 1 tahun 2022, jumlah penduduknya 425.613 jiwa. Kabupaten ini terdiri atas "
    "18 kecamatan, 139 desa definitif, dan 2 kelurahan."
)


def with_note(note: str, label: str = "64.08", **keys: Any) -> str:
    return article(f"Rapat di daerah itu[^{label}] berjalan lancar.\n\n[^{label}]: {note}\n", **keys)


def built(root: Path, *texts: str, more: dict[str, str] | None = None, **settings: Any) -> BuiltSite:
    files = {f"content/berita/2025/tulisan-{number}.md": text for number, text in enumerate(texts, start=1)}
    return build(root, {**EDITION, **files, **(more or {})}, plugins=PLUGINS, **settings)


def facts(site: BuiltSite, code: str = "64.08") -> dict[str, Tag]:
    """The facts of a profile by their labels."""
    found = site.soup(f"wilayah/{code}/").select(".fact-sheet > div")
    return {item.dt.text: item for item in found if item.dt is not None}


def profile(site: BuiltSite, code: str = "64.08") -> dict[str, Any]:
    data: dict[str, Any] = json.loads((site.output / f"wilayah/{code}/profil.json").read_text("utf-8"))
    return data


def main_text(soup: BeautifulSoup) -> str:
    assert soup.main is not None
    return " ".join(soup.main.text.split())


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    return built(tmp_path_factory.mktemp("plain"), with_note(NOTE, wilayah=["64.08"]))


def test_a_note_becomes_a_profile_with_values_dates_words_and_a_link_to_the_footnote(plain: BuiltSite) -> None:
    assert plain.ok
    assert plain.problems == []
    shown = facts(plain)
    assert shown["Luas wilayah"].b is not None
    assert shown["Luas wilayah"].b.text == "35.747,50 km²"
    assert "tanggal tidak disebutkan" in shown["Luas wilayah"].text
    assert "semester I 2022" in shown["Jumlah penduduk"].text
    quote, link = shown["Jumlah penduduk"].q, shown["Jumlah penduduk"].a
    assert quote is not None
    assert quote.text in NOTE
    assert link is not None
    assert link.text == "[1]"
    address, _, anchor = str(link["href"]).partition("#")
    assert address == "../../berita/2025/tulisan-1/"
    assert plain.soup("berita/2025/tulisan-1/").find(id=anchor) is not None


def test_counts_that_agree_are_marked_with_the_registers_edition(plain: BuiltSite) -> None:
    for label in ("Jumlah kecamatan", "Jumlah desa definitif", "Jumlah kelurahan"):
        mark = facts(plain)[label].select_one(".status")
        assert mark is not None
        assert mark.text == "Sesuai data-contoh 7.1"
        assert "status-positive" in mark["class"]


def test_source_and_licence_of_the_counts_stand_on_the_page_and_the_scheme_is_told_once(plain: BuiltSite) -> None:
    text = main_text(plain.soup("wilayah/64.08/"))
    assert "dihitung dari data-contoh 7.1, dengan lisensi ODbL 1.0." in text
    assert text.count("Kode BPS") == 1
    assert "data-contoh 7.1" in main_text(plain.soup("wilayah/"))


def test_no_source_is_claimed_where_the_office_names_none(tmp_path: Path) -> None:
    site = build(tmp_path, {"content/berita/2025/a.md": with_note(NOTE)}, plugins=PLUGINS)
    assert site.ok
    assert "dihitung dari" not in main_text(site.soup("wilayah/64.08/")).replace("Dihitung dari 425", "")
    assert "Sesuai daftar wilayah" in facts(site)["Jumlah kecamatan"].text
    assert profile(site)["menurut_daftar"]["sumber"] is None


def test_density_is_computed_and_says_from_what(plain: BuiltSite) -> None:
    density = facts(plain)["Kepadatan penduduk (dihitung)"]
    assert density.b is not None
    assert density.b.text == "sekitar 11,9 jiwa/km²"
    assert "425.613 jiwa (semester I 2022)" in density.text
    assert profile(plain)["kepadatan_dihitung"]["nilai"] == 11.9


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


def test_figures_of_two_dates_stand_newest_first_and_make_a_chart_oldest_first(tmp_path: Path) -> None:
    site = built(
        tmp_path,
        with_note("Kabupaten Kutai Timur berpenduduk 434.459 jiwa pada tahun 2020.", tanggal="2025-03-01"),
        with_note("Kabupaten Kutai Timur berpenduduk 455.504 jiwa per 31 Desember 2023.", tanggal="2025-02-01"),
    )
    shown = facts(site)["Jumlah penduduk"]
    assert [value.text for value in shown.select("b")] == ["455.504 jiwa", "434.459 jiwa"]
    assert "berbeda" not in shown.text
    chart = site.soup("wilayah/64.08/").select_one("figure.chart")
    assert chart is not None
    assert [text.text for text in chart.select("svg .value")] == ["434.459", "455.504"]
    widths = [int(str(bar["width"])) for bar in chart.select("svg .bar")]
    assert widths[0] < widths[1]
    rows = [[cell.text for cell in row.select("th, td")] for row in chart.select("tbody tr")]
    assert [row[:2] for row in rows] == [["2020", "434.459"], ["31 Desember 2023", "455.504"]]
    assert [fact["nilai"]["rendah"] for fact in profile(site)["fakta"] if fact["kunci"] == "penduduk"] == [
        455504,
        434459,
    ]


def test_sources_that_differ_for_one_date_are_both_shown_with_a_remark_newest_article_first(tmp_path: Path) -> None:
    site = built(
        tmp_path,
        with_note("Kabupaten Kutai Timur berpenduduk 434.459 jiwa pada tahun 2020.", tanggal="2025-03-01"),
        with_note("Kabupaten Kutai Timur berpenduduk 430.000 jiwa pada tahun 2020.", tanggal="2025-04-01"),
    )
    shown = facts(site)["Jumlah penduduk"]
    assert [value.text for value in shown.select("b")] == ["430.000 jiwa", "434.459 jiwa"]
    assert "Sumber menyebut hal yang berbeda" in shown.text
    assert [link.text for link in shown.select("a")] == ["[1]", "[2]"]
    assert site.soup("wilayah/64.08/").select_one("figure.chart") is None


def test_a_figure_that_two_articles_give_stands_once_with_both_sources(tmp_path: Path) -> None:
    text = "Kabupaten Kutai Timur berpenduduk 434.459 jiwa pada tahun 2020."
    site = built(tmp_path, with_note(text, tanggal="2025-03-01"), with_note(text, tanggal="2025-04-01"))
    shown = facts(site)["Jumlah penduduk"]
    assert [value.text for value in shown.select("b")] == ["434.459 jiwa"]
    assert [link.text for link in shown.select("a")] == ["[1]", "[2]"]
    assert len(profile(site)["sumber"]) == 2


def test_what_no_rule_reads_stands_as_a_statement_with_its_source(tmp_path: Path) -> None:
    site = built(tmp_path, with_note("Kabupaten Kutai Timur beribu kota di Sangatta. Bandaranya sedang dibangun."))
    section = site.soup("wilayah/64.08/").find(id="_keterangan")
    assert section is not None
    assert section.parent is not None
    assert "Bandaranya sedang dibangun." in section.parent.text
    assert "[1]" in section.parent.text
    assert profile(site)["pernyataan"] == [{"teks": "Bandaranya sedang dibangun.", "sumber": 1}]


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


def test_every_region_has_a_page_and_a_province_gathers_its_regions_by_code(plain: BuiltSite) -> None:
    table = plain.soup("wilayah/64/").select_one("table")
    assert table is not None
    rows = [[cell.text for cell in row.select("th, td")] for row in table.select("tbody tr")]
    assert rows == [["Kabupaten Kutai Timur", "64.08", "18", "139", "2", "1"]]
    link = table.select_one("tbody a")
    assert link is not None
    assert link["href"] == "../64.08/"


def test_index_leads_to_every_region_by_province_and_by_letter_without_kind(tmp_path: Path) -> None:
    csv = (
        "kode,nama,jenis,kode_induk,kecamatan,desa,kelurahan\n64,Kalimantan Timur,provinsi,,105,841,197\n"
        "64.03,Kabupaten Berau,kabupaten,64,13,100,10\n64.71,Kota Balikpapan,kota,64,6,0,34\n"
        "64.08,Kabupaten Kutai Timur,kabupaten,64,18,139,2\n"
    )
    site = built(tmp_path, with_note(NOTE), more={"content/rujukan/wilayah.csv": csv})
    assert site.ok
    rows = [row.text for row in site.soup("wilayah/").select("tbody th")]
    assert rows == ["Kalimantan Timur"]
    letters = site.soup("wilayah/a-z/")
    assert [item.text for item in letters.select(".az-part h2")] == ["B", "K"]
    links = [item.text for item in letters.select(".az-part a")]
    assert links == ["Kota Balikpapan", "Kabupaten Berau", "Kalimantan Timur", "Kabupaten Kutai Timur"]
    highlighted = [item.text for item in site.soup("wilayah/").select(".chips a")]
    assert highlighted == ["Kabupaten Kutai Timur"]


def test_bodies_of_the_region_stand_with_their_officials(tmp_path: Path) -> None:
    body = "dinas-contoh:\n  nama: Dinas Contoh\n  jenis: perangkat-daerah\n  wilayah: 64.08\n"
    site = built(tmp_path, with_note(NOTE), more={"content/rujukan/lembaga.yaml": body})
    section = site.soup("wilayah/64.08/").find(id="_lembaga")
    assert section is not None
    assert section.parent is not None
    text = " ".join(section.parent.text.split())
    assert "Dinas Contoh" in text
    assert "Kepala Dinas: Sri Contoh (sejak 1 Januari 2024)" in text


def test_articles_stand_by_year_in_parts_that_stay_and_have_a_feed_list(tmp_path: Path) -> None:
    texts = [
        article("Isi.\n", judul=f"Tulisan {number}", tanggal=f"2025-01-{number:02d}", wilayah=["64.08"])
        for number in range(1, 8)
    ]
    site = built(tmp_path, *texts, page_size=3)
    assert site.ok
    first = site.html("wilayah/64.08/bagian/1/")
    again = article("Isi.\n", judul="Baru", tanggal="2025-02-01", wilayah=["64.08"])
    site = site.rebuild({"content/berita/2025/baru.md": again})
    assert site.html("wilayah/64.08/bagian/1/") == first
    assert "Baru" in main_text(site.soup("wilayah/64.08/"))
    assert len(profile(site)["berita"]) == 8


def test_a_retired_region_points_to_its_successor_and_an_old_code_leads_on(tmp_path: Path) -> None:
    csv = (
        "kode,nama,jenis,kode_induk,kecamatan,desa,kelurahan\n64,Kalimantan Timur,provinsi,,105,841,197\n"
        "64.08,Kabupaten Kutai Timur,kabupaten,64,18,139,2\n64.04,Kabupaten Bulungan,kabupaten,64,,,\n"
    )
    extra = "64.04:\n  pensiun: ya\n  pengganti: 64.08\n64.08:\n  id_lama: [64.88]\n"
    more = {"content/rujukan/wilayah.csv": csv, "content/rujukan/wilayah.yaml": extra}
    site = built(tmp_path, with_note(NOTE, "64.88"), more=more)
    assert site.ok, site.problems
    assert site.soup("wilayah/64.04/").select_one('.notice a[href="../64.08/"]') is not None
    assert "url=../64.08/" in site.html("wilayah/64.88/")
    assert "Luas wilayah" in facts(site)


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


def test_json_of_every_profile_holds_to_its_schema(plain: BuiltSite) -> None:
    checker = jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.FormatChecker())
    for path in plain.output.glob("wilayah/*/profil.json"):
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
    for name in profiles:
        jsonschema.validate(json.loads(site.files[name]), SCHEMA)
