"""Editors' tables in a whole site: page, catalogue, references to registers and to one another, rebuilds."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from data_rooms import DATA_ROOMS
from support.site import BuiltSite, build, differing
from table_samples import described

FOLDER = "content/media/data/"
SCHOOLS = "Kode;Nama;Wilayah;Murid\nS1;SD <i>Satu</i>;64.08;1.200\nS2;SD Dua;64.08;950\nS3;SMP Tiga;64;1.010\n"
SCHOOLS_YAML = described(
    {
        "Kode": {"jenis": "teks", "unik": True, "wajib": True},
        "Nama": "teks",
        "Wilayah": {"jenis": "teks", "rujukan": "wilayah"},
        "Murid": {"jenis": "bulat", "satuan": "orang"},
    },
    judul="Sekolah dan muridnya",
    kunci=["Kode"],
    bagan=[{"jenis": "batang", "judul": "Murid menurut sekolah", "label": "Nama", "nilai": ["Murid"]}],
    contoh=True,
    tema="pendidikan",
)
RATES = "Tahun,Kode,Lulus\n2023,S1,97.5\n2024,S1,98.25\n2024,S2,91.5\n"
RATES_YAML = described(
    {
        "Tahun": "tahun",
        "Kode": {"jenis": "teks", "rujukan": "sekolah.kode"},
        "Lulus": {"jenis": "desimal", "satuan": "persen"},
    },
    judul="Kelulusan",
    per_tahun="Tahun",
    kunci=["Tahun", "Kode"],
    bagan=[{"jenis": "garis", "judul": "Kelulusan", "label": "Tahun", "nilai": ["Lulus"], "seri": "Kode"}],
)
FILES: dict[str, str | bytes | None] = {
    f"{FOLDER}sekolah.csv": SCHOOLS,
    f"{FOLDER}sekolah.yaml": SCHOOLS_YAML,
    f"{FOLDER}kelulusan.csv": RATES,
    f"{FOLDER}kelulusan.yaml": RATES_YAML,
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    return build(tmp_path_factory.mktemp("tables"), FILES, plugins=DATA_ROOMS)


def published(site: BuiltSite, path: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO((site.output / path).read_text("utf-8"))))


def test_table_is_published_typed_and_whole(site: BuiltSite) -> None:
    assert site.ok, site.problems
    assert site.codes == []
    assert published(site, "data/sekolah/sekolah.csv")[0] == {
        "kode": "S1", "nama": "SD <i>Satu</i>", "wilayah": "64.08", "murid": "1200"
    }  # fmt: skip
    rows = json.loads((site.output / "data/sekolah/sekolah.json").read_text("utf-8"))["baris"]
    assert [row["murid"] for row in rows] == [1200, 950, 1010]


def test_every_year_is_published_apart(site: BuiltSite) -> None:
    assert [row["kode"] for row in published(site, "data/kelulusan/2024/kelulusan-2024.csv")] == ["S1", "S2"]
    assert len(published(site, "data/kelulusan/kelulusan.csv")) == 3


def test_table_stands_in_the_catalogue_with_its_keys(site: BuiltSite) -> None:
    resources = json.loads((site.output / "data/datapackage.json").read_text("utf-8"))["resources"]
    schemas = {one["name"]: one["schema"] for one in resources}
    assert schemas["sekolah"]["primaryKey"] == ["kode"]
    region = {"fields": ["wilayah"], "reference": {"resource": "wilayah", "fields": ["kode"]}}
    assert schemas["sekolah"]["foreignKeys"] == [region]
    reference = {"resource": "sekolah", "fields": ["kode"]}
    assert schemas["kelulusan"]["foreignKeys"] == [{"fields": ["kode"], "reference": reference}]
    assert "Sekolah dan muridnya" in site.soup("data/").get_text()
    assert "authority/data-theme/EDUC" in (site.output / "data/catalog.ttl").read_text("utf-8")


def test_page_shows_chart_with_its_table_and_statistics(site: BuiltSite) -> None:
    page = site.soup("data/sekolah/")
    svg = page.select_one("figure.chart svg")
    assert svg is not None
    assert [text.text for text in svg.select("text.value")] == ["1.200", "950", "1.010"]
    caption = page.find(id=svg["aria-labelledby"])
    assert caption is not None
    assert caption.text == "Murid menurut sekolah (orang)"
    figures = [cell.text.strip() for cell in page.select("figure.chart table td")]
    assert figures == ["1.200", "950", "1.010"]
    lines = {
        row.th.text.strip(): [cell.text.strip() for cell in row.select("td")]
        for row in page.select("#_statistik-tabel")[0].find_parent("table").select("tbody tr")  # type: ignore[union-attr]
        if row.th
    }
    assert lines["Murid (orang)"] == ["3", "0", "3", "950", "1.200", "1.053,33", "1.010"]
    assert lines["Wilayah"] == ["3", "0", "2", "–", "–", "–", "–"]
    assert "64.08 (2 kali)" in page.get_text()
    assert "Data contoh" in page.get_text()
    assert page.select_one("i") is None


def test_lines_of_a_chart_have_a_key(site: BuiltSite) -> None:
    page = site.soup("data/kelulusan/")
    assert [item.text.strip() for item in page.select(".chart-key li")] == ["S1", "S2"]
    assert len(page.select("polyline.curve")) == 1  # S2 has a value of one year only, and so a mark and no line


def test_rebuild_after_a_change_is_a_clean_build(site: BuiltSite, tmp_path: Path) -> None:
    again = build(tmp_path / "a", FILES, plugins=DATA_ROOMS)
    changed = again.rebuild({f"{FOLDER}sekolah.csv": SCHOOLS.replace("1.010", "1.011")})
    assert changed.ok
    clean = changed.clean_copy(tmp_path / "b")
    assert differing(changed.files(), clean.files()) == []
    back = changed.rebuild({f"{FOLDER}sekolah.csv": SCHOOLS})
    assert differing(back.files(), site.files()) == []


def test_what_is_wrong_in_a_site_is_told_where_it_stands(tmp_path: Path) -> None:
    wrong = build(
        tmp_path,
        {
            f"{FOLDER}sekolah.csv": SCHOOLS.replace("S2;SD Dua;64.08", "S2;SD Dua;64.80"),
            f"{FOLDER}sekolah.yaml": SCHOOLS_YAML,
            f"{FOLDER}kelulusan.csv": RATES.replace("2024,S2", "2024,S9"),
            f"{FOLDER}kelulusan.yaml": RATES_YAML,
            f"{FOLDER}lain.yaml": described({"A": "teks"}, id="kelulusan"),
            f"{FOLDER}lain.csv": "A\nx\n",
            f"{FOLDER}sendiri.csv": "A\nx\n",
            f"{FOLDER}yatim.yaml": described({"A": "teks"}),
            f"{FOLDER}catatan.txt": "bukan tabel\n",
            f"{FOLDER}draf.csv": "A\nx\n",
            f"{FOLDER}draf.yaml": described({"A": "teks"}, status="draf"),
            f"{FOLDER}hilang.csv": "A\nx\n",
            f"{FOLDER}hilang.yaml": described({"A": {"jenis": "teks", "rujukan": "tidak-ada.kode"}}),
        },
        plugins=DATA_ROOMS,
    )
    told = {(problem["code"], problem["file"].rpartition("/")[2], problem["line"]) for problem in wrong.problems}
    assert told >= {
        ("O124", "sekolah.csv", 3),
        ("O124", "kelulusan.csv", 4),
        ("O105", "lain.yaml", 0),
        ("O100", "sendiri.csv", 0),
        ("O101", "yatim.yaml", 0),
        ("O127", "catatan.txt", 0),
        ("O128", "draf.yaml", 0),
        ("O118", "hilang.yaml", 0),
    }
    assert "64.08 (Kabupaten Kutai Timur)" in str([one["message"] for one in wrong.problems if one["code"] == "O124"])
    assert "O001" not in wrong.codes
    assert not wrong.ok
