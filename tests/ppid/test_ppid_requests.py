"""The figures of the service (UU 14/2008 Ps 12, PerKI 1/2021 Ps 57) and the guard at their door."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ppid_samples import codes

from plugins.engine.problem import Problem
from plugins.ppid.request_contracts import KEBERATAN, PERMOHONAN, SENGKETA
from plugins.ppid.request_tables import check_table, personal_column
from plugins.ppid.requests import YearFigures, refusal_reason, times, year_figures
from plugins.ppid.tables import read_table
from plugins.ppid.workdays import working_calendar
from plugins.ppid.yearly_report import ReportPart, YearlyReport, validate_report

CALENDAR = working_calendar()
TODAY = date(2026, 3, 10)
HEAD = "nomor,tanggal_diterima,tanggal_dijawab,kelas,hasil,alasan_penolakan,perpanjangan,saluran\n"
REQUESTS = (
    HEAD
    + """\
1,2025-01-06,2025-01-08,berkala,dikabulkan-seluruhnya,,,surel
2,2025-02-03,2025-02-17,setiap-saat,dikabulkan-sebagian,Pasal 17 huruf h,,langsung
3,2025-06-30,2025-07-04,setiap-saat,ditolak,UU 14/2008 Ps 17 h; Informasi tidak dikuasai,,surel
4,2025-07-01,2025-07-22,berkala,ditolak,pasal 17 huruf H,7,surel
5,2025-07-07,,berkala,dicabut,,,surel
6,2025-12-30,,berkala,proses,,,surel
"""
)
OBJECTIONS = """\
nomor,tanggal_diterima,alasan,tanggal_ditanggapi,hasil,pelaksanaan
K1,2025-03-03,a,2025-03-10,diterima,sudah
K2,2025-08-04,g,,proses,
"""
DISPUTES = """\
nomor,tanggal_didaftarkan,cara,hasil,tanggal_selesai,pelaksanaan,gugatan,putusan_pengadilan,pelaksanaan_pengadilan
S1,2025-04-07,mediasi,sepakat,2025-06-02,sudah,tidak,,
S2,2025-09-01,ajudikasi,dikabulkan,2025-12-01,belum,ptun,proses,
"""


def figures(**texts: str) -> tuple[YearFigures, tuple[Problem, ...]]:
    tables = {"permohonan": REQUESTS, "keberatan": OBJECTIONS, "sengketa": DISPUTES, **texts}
    return year_figures(tables, year=2025, calendar=CALENDAR, today=TODAY)


def test_the_four_figures_of_uu_14_2008_ps_12_for_each_half_year() -> None:
    found, wrong = figures()
    first, second = found.halves
    assert wrong == ()
    assert (first.received, first.granted, first.granted_in_part, first.refused) == (3, 1, 1, 1)
    assert (second.received, second.granted, second.granted_in_part, second.refused) == (3, 0, 0, 1)
    assert (second.withdrawn, second.pending) == (1, 1)
    assert first.reasons == (("UU 14/2008 Ps 17 huruf h", 2), ("Informasi tidak dikuasai", 1))
    assert first.times.maximum == 10


def test_the_halves_sum_to_the_year_uu_14_2008_ps_12() -> None:
    found, _ = figures()
    for name in ("received", "granted", "granted_in_part", "refused", "withdrawn", "pending", "late"):
        halves = sum(getattr(half, name) for half in found.halves)
        assert halves == getattr(found.whole, name)


def test_times_by_class_are_working_days_perki_ps_57_2() -> None:
    found, _ = figures()
    assert dict(found.whole.times_by_class)["setiap-saat"].count == 2
    berkala = dict(found.whole.times_by_class)["berkala"]
    days = [
        CALENDAR.between(date(2025, 1, 6), date(2025, 1, 8)),
        CALENDAR.between(date(2025, 7, 1), date(2025, 7, 22)),
    ]
    assert days == [2, 15]
    assert (berkala.count, berkala.average, berkala.median, berkala.maximum) == (2, Decimal("8.5"), Decimal("8.5"), 15)


@pytest.mark.parametrize(("step", "late"), [(-1, 0), (0, 0), (1, 1)])
def test_an_answer_is_late_after_ten_working_days_uu_14_2008_ps_22_7(step: int, late: int) -> None:
    limit = date(2025, 4, 16)
    text = HEAD + f"1,2025-03-24,{limit + timedelta(step)},berkala,dikabulkan-seluruhnya,,,\n"
    assert figures(permohonan=text)[0].whole.late == late


@pytest.mark.parametrize(("step", "late"), [(-1, 0), (0, 0), (1, 1)])
def test_an_extended_answer_is_late_after_seventeen_uu_14_2008_ps_22_8(step: int, late: int) -> None:
    limit = date(2025, 4, 28)
    text = HEAD + f"1,2025-03-24,{limit + timedelta(step)},berkala,dikabulkan-seluruhnya,,7,\n"
    assert figures(permohonan=text)[0].whole.late == late


@pytest.mark.parametrize(("step", "late"), [(-1, 0), (0, 0), (1, 1)])
def test_an_open_request_is_late_from_the_day_after_its_limit_uu_14_2008_ps_22_7(step: int, late: int) -> None:
    text = HEAD + "1,2025-03-24,,berkala,proses,,,\n"
    today = date(2025, 4, 16) + timedelta(step)
    found, _ = year_figures({"permohonan": text}, year=2025, calendar=CALENDAR, today=today)
    assert found.whole.late == late


def test_objections_and_their_execution_perki_ps_57_3() -> None:
    objections = figures()[0].objections
    assert (objections.received, objections.answered) == (2, 1)
    assert objections.by_ground == (("a", 1), ("g", 1))
    assert objections.by_execution == (("sudah", 1),)
    assert objections.times.maximum == 5


def test_disputes_suits_and_rulings_perki_ps_57_3() -> None:
    disputes = figures()[0].disputes
    assert (disputes.received, disputes.suits) == (2, 1)
    assert disputes.by_procedure == (("ajudikasi", 1), ("mediasi", 1))
    assert disputes.by_outcome == (("dikabulkan", 1), ("sepakat", 1))
    assert disputes.by_court == (("ptun", 1),)
    assert disputes.by_ruling == (("proses", 1),)


@given(st.lists(st.integers(0, 200), min_size=1))
def test_average_and_median_lie_within_the_series(days: list[int]) -> None:
    found = times(days)
    assert found.average is not None
    assert found.median is not None
    assert min(days) <= found.average <= max(days)
    assert min(days) <= found.median <= max(days)
    assert found.maximum == max(days)


def test_no_answers_have_no_times() -> None:
    assert times([]) == times(())
    assert times([]).average is None


@pytest.mark.parametrize(
    ("spelling", "counted"),
    [
        ("Pasal 17 huruf h", "UU 14/2008 Ps 17 huruf h"),
        ("UU 14/2008 Ps 17 h angka 2", "UU 14/2008 Ps 17 huruf h"),
        ("ps. 17 huruf J", "UU 14/2008 Ps 17 huruf j"),
        ("  belum   dikuasai ", "belum dikuasai"),
    ],
)
def test_reasons_are_counted_by_article_uu_14_2008_ps_12_d(spelling: str, counted: str) -> None:
    assert refusal_reason(spelling) == counted


@pytest.mark.parametrize(
    "column",
    [
        "NIK", "nik_pemohon", "No. KTP", "nomorktp", "Nama", "nama_lengkap", "NamaPemohon", "No HP", "nohp", "no_wa",
        "WhatsApp", "Telepon", "nomor telp", "E-mail", "email_pemohon", "Surel", "Alamat", "alamat_rumah", "NPWP",
    ],
)  # fmt: skip
@pytest.mark.parametrize("contract", [PERMOHONAN, KEBERATAN, SENGKETA], ids=lambda contract: contract.name)
def test_columns_of_personal_data_refuse_the_table_perki_ps_5_3(column: str, contract: object) -> None:
    table = PERMOHONAN if contract is PERMOHONAN else KEBERATAN if contract is KEBERATAN else SENGKETA
    text = {"permohonan": REQUESTS, "keberatan": OBJECTIONS, "sengketa": DISPUTES}[table.name]
    head, *rest = text.splitlines()
    found = check_table("\n".join([f"{head},{column}", *rest]), table, file="x.csv", year=2025, today=TODAY)
    assert found.rows == ()
    assert codes(found.problems) == ["P052"]


def test_columns_of_the_contract_are_not_personal_perki_ps_5_3() -> None:
    names = [column.name for contract in (PERMOHONAN, KEBERATAN, SENGKETA) for column in contract.columns]
    assert [name for name in names if personal_column(name)] == []


@pytest.mark.parametrize("cell", ["6471051203900001", "0812-3456-7890", "budi@contoh.com"])
def test_personal_data_in_a_cell_drops_the_row_perki_ps_5_3(cell: str) -> None:
    found, wrong = figures(permohonan=REQUESTS.replace("surel", cell, 1))
    assert codes(wrong) == ["P058"]
    assert found.whole.received == 5
    assert cell not in wrong[0].message


def test_a_missing_or_unknown_column_refuses_the_table_perki_ps_57() -> None:
    missing = REQUESTS.replace("hasil", "status", 1)
    found = check_table(missing, PERMOHONAN, file="x.csv", year=2025, today=TODAY)
    assert found.rows == ()
    assert codes(found.problems) == ["P051", "P050"]


def test_optional_columns_may_be_absent() -> None:
    text = "nomor,tanggal_diterima,tanggal_dijawab,kelas,hasil,alasan_penolakan\n1,2025-01-06,2025-01-08,lain,dikabulkan-seluruhnya,\n"
    assert figures(permohonan=text)[1] == ()


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("1,06/01/2025,2025-01-08,berkala,dikabulkan-seluruhnya,,,", "P053"),
        ("1,2025-02-30,2025-03-08,berkala,dikabulkan-seluruhnya,,,", "P053"),
        ("1,2025-01-06,2025-01-08,harian,dikabulkan-seluruhnya,,,", "P053"),
        ("1,2025-01-06,2025-01-08,berkala,selesai,,,", "P053"),
        ("1,2025-01-06,,berkala,ditolak,Ps 17 h,,", "P053"),
        ("1,2025-01-06,2025-01-08,berkala,proses,,,", "P053"),
        ("1,2025-01-06,2025-01-08,berkala,dikabulkan-seluruhnya,,8,", "P053"),
        (",2025-01-06,2025-01-08,berkala,dikabulkan-seluruhnya,,,", "P053"),
        ("1,2025-01-06,2025-01-05,berkala,dikabulkan-seluruhnya,,,", "P055"),
        ("1,2024-12-31,2025-01-05,berkala,dikabulkan-seluruhnya,,,", "P056"),
        ("1,2025-01-06,2025-01-08,berkala,ditolak,,,", "P057"),
        ("1,2025-01-06,2026-03-11,berkala,dikabulkan-seluruhnya,,,", "P053"),
        ("1,2025-01-06,9999-12-31,berkala,dikabulkan-seluruhnya,,,", "P053"),
    ],
)
def test_a_bad_row_is_told_and_left_out_perki_ps_57_2(row: str, code: str) -> None:
    found = check_table(HEAD + row + "\n", PERMOHONAN, file="x.csv", year=2025, today=TODAY)
    assert codes(found.problems) == [code]
    assert found.problems[0].line == 2
    assert found.rows == ()


def test_a_case_counts_once_perki_ps_57() -> None:
    again = REQUESTS + "1,2025-01-06,2025-01-08,berkala,dikabulkan-seluruhnya,,,\n"
    found, wrong = figures(permohonan=again)
    assert codes(wrong) == ["P054"]
    assert found.whole.received == 6


def test_an_absent_table_counts_as_no_case() -> None:
    found, wrong = year_figures({}, year=2025, calendar=CALENDAR, today=TODAY)
    assert wrong == ()
    assert (found.whole.received, found.objections.received, found.disputes.received) == (0, 0, 0)


@given(st.text(), st.sampled_from([PERMOHONAN, KEBERATAN, SENGKETA]))
def test_any_text_is_checked_without_a_crash(text: str, contract: object) -> None:
    table = PERMOHONAN if contract is PERMOHONAN else KEBERATAN if contract is KEBERATAN else SENGKETA
    check_table(text, table, file="x.csv", year=2025, today=TODAY)
    check_table(HEAD + text, PERMOHONAN, file="x.csv", year=2025, today=TODAY)


def test_tables_are_read_as_spreadsheets_write_them() -> None:
    table = read_table('\ufeffNomor;Tanggal diterima\r\n"1;a";2025-01-06\r\n;\r\n2\r\n')
    assert [row.cells["nomor"] for row in table.rows] == ["1;a", "2"]
    assert table.rows[0].cells["tanggal_diterima"] == "2025-01-06"
    assert [row.line for row in table.rows] == [2, 4]


@pytest.mark.parametrize(("step", "overdue"), [(-1, False), (0, False), (1, True)])
def test_the_report_is_due_on_31_march_perki_ps_56_1(step: int, overdue: bool) -> None:
    report = YearlyReport(figures=figures()[0])
    assert report.figures.due == date(2026, 3, 31)
    assert report.overdue(date(2026, 3, 31) + timedelta(step)) is overdue


def test_the_report_names_its_missing_parts_perki_ps_56_4_and_57_1() -> None:
    report = YearlyReport(figures=figures()[0], parts={ReportPart.KEBIJAKAN: "Ada."})
    found = validate_report(report)
    assert codes(found) == ["P059"] * 6
    assert "56(4)b dan 57(1)" in found[0].reason


@pytest.mark.parametrize(("answered", "expected"), [("2026-03-09", []), ("2026-03-10", []), ("2026-03-11", ["P053"])])
def test_an_answer_may_be_of_today_and_not_of_tomorrow_perki_ps_57_2(answered: str, expected: list[str]) -> None:
    text = HEAD + f"1,2025-12-30,{answered},berkala,dikabulkan-seluruhnya,,,\n"
    assert codes(check_table(text, PERMOHONAN, file="x.csv", year=2025, today=TODAY).problems) == expected


def test_an_answer_on_the_day_of_receipt_takes_no_working_day_perki_ps_57_2() -> None:
    text = HEAD + "1,2025-03-24,2025-03-24,berkala,dikabulkan-seluruhnya,,,\n"
    found, wrong = figures(permohonan=text)
    assert wrong == ()
    assert found.whole.times.maximum == 0
