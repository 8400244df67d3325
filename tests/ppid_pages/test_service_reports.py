"""The yearly report on the information service (UU 14/2008 Ps 12; PerKI 1/2021 Ps 56-58)."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from support.service_sites import DISPUTES, HEADER, LAYANAN, OBJECTIONS, REQUESTS, SERVICE, Site, build_office, report

from plugins.ppid.yearly_report import ReportPart

YEAR = "ppid/layanan/2026/"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    root = tmp_path_factory.mktemp("laporan")
    built = build_office(root, {**SERVICE, f"{LAYANAN}/2026-laporan.md": report(terbit="2027-03-30")}, "2027-04-05")
    assert built.errors == []
    return built


def rows(soup: Any, caption_id: str) -> dict[str, list[str]]:
    """The rows of the table with a caption, by their heading."""
    table = soup.find(id=caption_id).find_parent("table")
    return {row.th.text: [cell.text for cell in row.find_all("td")] for row in table.tbody.find_all("tr")}


def test_the_four_figures_stand_by_half_year_uu_12(site: Site) -> None:
    """UU 14/2008 Ps 12 a-d: received, time, granted and refused, each half-year beside the year."""
    found = rows(site.soup(YEAR), "_empat-angka")
    assert found["Permohonan diterima"] == ["2", "2", "4"]
    assert found["Rata-rata hari kerja"] == ["10,5", "2", "7,7"]
    assert found["Terlama, hari kerja"] == ["11", "2", "11"]
    assert found["Dikabulkan seluruhnya"] == ["1", "0", "1"]
    assert found["Dikabulkan sebagian"] == ["1", "0", "1"]
    assert found["Ditolak"] == ["0", "1", "1"]
    assert found["Melewati tenggat jawaban"] == ["1", "0", "1"]


def test_reasons_of_refusal_are_counted_by_article_uu_12_d(site: Site) -> None:
    assert rows(site.soup(YEAR), "_alasan-penolakan") == {
        "UU 14/2008 Ps 17 huruf h": ["1", "1", "2"],
        "UU 14/2008 Ps 17 huruf a": ["0", "1", "1"],
    }


def test_times_stand_by_class_perki_57_2(site: Site) -> None:
    found = rows(site.soup(f"{YEAR}lengkap/"), "_waktu-menurut-kelas")
    assert found["Berkala"] == ["1", "10", "10", "10"]
    assert found["Setiap saat"] == ["1", "11", "11", "11"]
    assert found["Dikecualikan"] == ["1", "2", "2", "2"]
    assert found["Semua kelas"] == ["3", "7,7", "10", "11"]


def test_objections_and_disputes_are_told_perki_57_3(site: Site) -> None:
    soup = site.soup(f"{YEAR}lengkap/")
    assert rows(soup, "_keberatan")["Keberatan ditanggapi"] == ["1"]
    assert list(rows(soup, "_keberatan-alasan")) == ["a. penolakan berdasarkan alasan pengecualian"]
    assert rows(soup, "_sengketa") == {"Sengketa didaftarkan": ["1"], "Gugatan ke pengadilan": ["0"]}
    assert rows(soup, "_sengketa-cara") == {"Mediasi": ["1"]}
    assert rows(soup, "_sengketa-hasil") == {"Sepakat": ["1"]}
    assert rows(soup, "_sengketa-pelaksanaan") == {"Sudah dilaksanakan": ["1"]}


def test_the_complete_form_keeps_the_order_of_the_law_perki_56_4(site: Site) -> None:
    heads = [head["id"] for head in site.soup(f"{YEAR}lengkap/").main.find_all("h2")]
    told = [f"_{part.value}" for part in ReportPart]
    assert heads[:9] == [*told[:4], "_rincian-pelayanan", "_rincian-sengketa", *told[4:]]


def test_both_forms_name_one_another_perki_58(site: Site) -> None:
    assert site.soup(YEAR).main.find("a", href="lengkap/")
    assert site.soup(f"{YEAR}lengkap/").main.find("a", href="../")


def test_every_chart_has_its_figures_as_a_table(site: Site) -> None:
    soup = site.soup(YEAR)
    figures = soup.main.find_all("figure")
    assert len(figures) >= 2
    for figure in figures:
        values = [text.text for text in figure.svg.find_all("text", class_="value")]
        assert [cell.text for cell in figure.table.find_all("td")] == values
        assert figure.svg["role"] == "img"
        assert soup.find(id=figure.svg["aria-labelledby"]).text


def test_figures_are_data_from_the_same_model(site: Site) -> None:
    document = json.loads(site.html(f"{YEAR}angka.json"))
    assert [span["diterima"] for span in document["permohonan"]] == [2, 2, 4]
    assert document["kalender"]["versi"].startswith("holidays")
    assert document["sengketa"]["didaftarkan"] == 1
    table = list(csv.DictReader(io.StringIO(site.html(f"{YEAR}angka.csv"))))
    received = [row["nilai"] for row in table if row["angka"] == "diterima"]
    assert received == ["2", "2", "4"]
    assert {row["rincian"] for row in table if row["angka"] == "waktu-rata-rata"} >= {"", "berkala"}


def test_the_calendar_and_its_assumptions_stand_beside_the_figures(site: Site) -> None:
    text = site.soup(YEAR).main.text
    assert "Cuti bersama dihitung sebagai bukan hari kerja" in text
    assert "PerKI 1/2021, BN 2021/741" in text


@pytest.mark.parametrize(
    ("today", "late", "remark"),
    [
        ("2027-03-30", False, "Angka sementara"),
        ("2027-03-31", False, "Angka sementara"),
        ("2027-04-01", True, "Laporan belum terbit"),
    ],
)
def test_the_report_is_due_on_31_march_perki_56_1(tmp_path: Path, today: str, late: bool, remark: str) -> None:
    site = build_office(tmp_path, {**SERVICE, f"{LAYANAN}/2026-laporan.md": report()}, today)
    assert site.ok
    assert ("P106" in site.codes) is late
    assert remark in site.soup(YEAR).find(id="_terbit").text


def test_a_report_published_after_today_is_refused_perki_56_1(tmp_path: Path) -> None:
    told = {f"{LAYANAN}/2026-laporan.md": report(terbit="2027-04-02")}
    assert build_office(tmp_path, {**SERVICE, **told}, "2027-04-01").errors == ["P107"]


@pytest.mark.parametrize("part", list(ReportPart))
def test_a_part_that_is_missing_is_named_with_its_article_perki_56_4(tmp_path: Path, part: ReportPart) -> None:
    told = {f"{LAYANAN}/2026-laporan.md": report(part.value, terbit="2027-03-30")}
    site = build_office(tmp_path, {**SERVICE, **told}, "2027-04-05")
    assert site.problem("P059")["reason"] == f"Bagian itu wajib ada ({part.article})."
    assert "Bagian ini belum ditulis." in site.soup(f"{YEAR}lengkap/").find(id=f"_{part.value}").parent.text


@pytest.mark.parametrize(
    ("column", "what"),
    [("NIK", "NIK"), ("Nama pemohon", "nama"), ("No. HP", "telepon"), ("e-mail", "surel"), ("Alamat", "alamat")],
)
def test_a_personal_column_is_refused_perki_5_3(tmp_path: Path, column: str, what: str) -> None:
    text = REQUESTS.replace("perpanjangan\n", f"perpanjangan,{column}\n", 1)
    site = build_office(tmp_path, {**SERVICE, f"{LAYANAN}/2026-permohonan.csv": text})
    problem = site.problem("P052")
    assert (problem["file"], problem["line"]) == ("content/ppid/layanan/2026-permohonan.csv", 1)
    assert what in problem["message"]
    assert not site.output.exists()


def test_a_personal_cell_is_refused_perki_5_3(tmp_path: Path) -> None:
    text = HEADER + "1,2026-03-10,2026-03-31,berkala,ditolak,nik 6471051203900001,\n"
    site = build_office(tmp_path, {**SERVICE, f"{LAYANAN}/2026-permohonan.csv": text})
    assert site.problem("P058")["line"] == 2


def test_a_misnamed_table_is_told(tmp_path: Path) -> None:
    site = build_office(tmp_path, {**SERVICE, f"{LAYANAN}/2026-permohonann.csv": REQUESTS})
    assert "2026-permohonan.csv" in site.problem("P104")["hint"]


def test_a_missing_table_is_told_and_an_empty_one_is_enough_perki_57_3(tmp_path: Path) -> None:
    site = build_office(tmp_path, {f"{LAYANAN}/2026-permohonan.csv": REQUESTS})
    assert site.codes.count("P105") == 1
    whole = site.rebuild({f"{LAYANAN}/2026-keberatan.csv": OBJECTIONS, f"{LAYANAN}/2026-sengketa.csv": DISPUTES})
    assert "P105" not in whole.codes


def test_a_report_without_figures_is_refused_perki_57_2(tmp_path: Path) -> None:
    site = build_office(tmp_path, {f"{LAYANAN}/2025-laporan.md": report(terbit="2026-03-01")})
    assert "P108" in site.errors


def test_a_table_of_an_impossible_year_is_refused(tmp_path: Path) -> None:
    for year in ("1999", "2027"):
        site = build_office(tmp_path / year, {f"{LAYANAN}/{year}-permohonan.csv": HEADER})
        assert "P113" in site.errors


def test_ten_years_of_figures_build(tmp_path: Path) -> None:
    files = {}
    for year in range(2017, 2027):
        lines = (
            f"{number},{year}-{1 + number % 11:02}-{1 + number % 28:02},{year}-12-0{1 + number % 9},berkala,"
            "dikabulkan-seluruhnya,,\n"
            for number in range(500)
        )
        files[f"{LAYANAN}/{year}-permohonan.csv"] = HEADER + "".join(lines)
        files[f"{LAYANAN}/{year}-keberatan.csv"] = OBJECTIONS
        files[f"{LAYANAN}/{year}-sengketa.csv"] = DISPUTES
    site = build_office(tmp_path, files, "2026-12-31")
    assert site.errors == []
    assert len(site.soup("ppid/layanan/").find(id="_tahun").parent.select("figure rect")) == 10
