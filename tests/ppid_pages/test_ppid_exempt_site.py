"""The exempt list on whole small sites: what is refused, and what each day shows (PerKI 1/2021 Ps 49-53)."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest
from support.ppid_site import exempt, item, ppid, status, texts

ADDRESS = "ppid/dikecualikan/asesmen/"


@pytest.mark.parametrize(
    ("keys", "code"),
    [
        ({"dasar_hukum": []}, "P020"),
        ({"dasar_hukum": [{"undang_undang": "PP 61/2010", "pasal": "Pasal 3"}]}, "P021"),
        ({"dasar_hukum": [{"undang_undang": "UU Keterbukaan", "pasal": "Pasal 17"}]}, "P022"),
        ({"dasar_hukum": [{"undang_undang": "UU 14/2008", "pasal": ""}]}, "P023"),
        ({"huruf": ["k"]}, "P024"),
        ({"huruf": []}, "P024"),
        ({"huruf": ["j"]}, "P025"),
        ({"huruf": ["a"], "jangka_waktu": "31 tahun"}, "P026"),
        ({"huruf": ["a"], "jangka_waktu": "permanen"}, "P027"),
        ({"huruf": ["f"], "jangka_waktu": "selamanya"}, "P027"),
        ({"huruf": ["a"], "jangka_waktu": "selama diperlukan"}, "P028"),
        ({"konsekuensi_dibuka": None}, "P020"),
        ({"konsekuensi_ditutup": None}, "P020"),
        ({"jangka_waktu": None}, "P020"),
        ({"nomor_keputusan": None}, "P020"),
        ({"tanggal_keputusan": None}, "P020"),
        ({"ppid": None}, "P020"),
        ({"judul": "Rencana kerja 2026"}, "P033"),
        ({"judul": "Putusan pengadilan negeri"}, "P033"),
        ({"tanggal_keputusan": "2029-03-11"}, "P035"),
        ({"lingkup": "sebagian"}, "P036"),
    ],
)
def test_a_row_that_breaks_a_rule_is_refused(tmp_path: Path, keys: dict[str, Any], code: str) -> None:
    """UU 14/2008 Ps 11, 17, 18(1), 20(1); PerKI 1/2021 Ps 49(2)c, 49(6)-(7), 50(2)-(3), 51(1)."""
    site = ppid(tmp_path, {"dikecualikan/asesmen.md": exempt(**keys)})
    assert code in site.errors, site.problems
    assert site.problem(code)["file"].endswith("ppid/dikecualikan/asesmen.md")


def test_a_complete_row_is_listed_with_both_consequences(tmp_path: Path) -> None:
    """PerKI 1/2021 Annex II."""
    site = ppid(tmp_path, {"dikecualikan/asesmen.md": exempt()})
    assert site.ok, site.problems
    row = texts(site, "ppid/dikecualikan/", "tbody tr")[0]
    assert "Rahasia pribadi terungkap." in row
    assert "Rahasia pribadi terlindungi." in row
    assert "UU 14/2008 Pasal 17 huruf h" in row


def test_the_same_subject_in_both_lists_is_refused(tmp_path: Path) -> None:
    """PerKI 1/2021 Ps 1 no. 20."""
    files = {
        "dikecualikan/asesmen.md": exempt(),
        "informasi/a.md": item(judul="Hasil asesmen kompetensi pegawai"),
    }
    assert "P032" in ppid(tmp_path, files).errors


# Decided on 2 June 2025 for a year, so public from 2 June 2026. The 30th working day before that is 13 April 2026:
# counted back from Monday 1 June (a holiday: Pancasila), over 1 May, 14 and 15 May, 27 and 28 May, and the weekends.
NOTICE = "2026-04-13"


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        ("2026-04-12", "dikecualikan"),
        (NOTICE, "segera dibuka"),
        ("2026-04-14", "segera dibuka"),
        ("2026-06-01", "segera dibuka"),
    ],
)
def test_an_ending_exemption_is_listed_thirty_working_days_before(tmp_path: Path, today: str, expected: str) -> None:
    """PerKI 1/2021 Ps 52(1)."""
    site = ppid(tmp_path, {"dikecualikan/asesmen.md": exempt()}, today=today)
    assert status(site, ADDRESS) == expected
    assert ("P030" in site.codes) is (expected == "segera dibuka")
    assert ("Segera dibuka" in texts(site, "ppid/dikecualikan/", "h2")) is (expected == "segera dibuka")


@pytest.mark.parametrize(("today", "demanded"), [("2026-06-01", False), ("2026-06-02", True), ("2026-06-03", True)])
def test_an_ended_exemption_demands_a_row_in_the_list(tmp_path: Path, today: str, demanded: bool) -> None:
    """PerKI 1/2021 Ps 52(2)-(4)."""
    site = ppid(tmp_path, {"dikecualikan/asesmen.md": exempt()}, today=today)
    assert ("P031" in site.codes) is demanded


@pytest.mark.parametrize(
    ("today", "expected"), [("2026-06-01", "segera dibuka"), ("2026-06-02", "terbuka"), ("2026-06-03", "terbuka")]
)
def test_an_ended_exemption_shows_as_public_and_leads_to_the_item(tmp_path: Path, today: str, expected: str) -> None:
    """PerKI 1/2021 Ps 52(2): public by itself on the day."""
    files = {
        "dikecualikan/asesmen.md": exempt(),
        "informasi/hasil.md": item(
            judul="Rekapitulasi 2025", dibuka_dari="asesmen", butir=["T.q"], kelas=["setiap-saat"]
        ),
    }
    site = ppid(tmp_path, files, today=today)
    assert site.ok, site.problems
    assert status(site, ADDRESS) == expected
    assert ("Sudah terbuka" in texts(site, "ppid/dikecualikan/", "h2")) is (expected == "terbuka")
    assert 'href="../informasi/hasil/"' in site.html("ppid/dikecualikan/")


def test_the_list_is_a_table_of_fourteen_columns(tmp_path: Path) -> None:
    """PerKI 1/2021 Ps 49(6)-(7), Annexes II-III."""
    site = ppid(tmp_path, {"dikecualikan/asesmen.md": exempt()})
    text = (site.output / "ppid/dikecualikan/dikecualikan.csv").read_text("utf-8-sig")
    header, row = csv.reader(io.StringIO(text))
    assert len(header) == len(row) == 14
    assert dict(zip(header, row, strict=True))["berakhir"] == "2026-06-02"
