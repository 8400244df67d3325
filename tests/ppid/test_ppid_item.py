"""Items of public information: Annex I, classes, units, duplicates, changed files."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from msgspec.structs import replace
from ppid_samples import TODAY, UNITS, an_item, codes

from plugins.engine.problem import Problem
from plugins.ppid.checklist import Kelas, perki_checklist
from plugins.ppid.dip import COLUMNS, EXTRA_COLUMNS, Decree, by_class, by_form, by_unit, by_year, dip_rows
from plugins.ppid.item import DocumentFile, Form, Item, Recorded, missing_fields, validate_items
from plugins.ppid.staleness import Status

CHECKLIST = perki_checklist()


def check(*items: Item, recorded: dict[str, Recorded] | None = None) -> tuple[Problem, ...]:
    return validate_items(items, checklist=CHECKLIST, units=UNITS, recorded=recorded or {}, today=TODAY)


def test_a_complete_item_has_no_problem() -> None:
    assert check(an_item()) == ()


@pytest.mark.parametrize(
    ("field", "empty", "letter"),
    [
        ("summary", "", "b"),
        ("unit", "", "c"),
        ("responsible", "", "d"),
        ("made_when", "", "e"),
        ("made_where", "", "e"),
        ("forms", (), "f"),
        ("retention", "", "g"),
    ],
)
def test_each_column_of_annex_i_perki_ps_21_2_is_demanded(field: str, empty: object, letter: str) -> None:
    found = check(an_item(**{field: empty}))
    assert codes(found) == ["P006"]
    assert f"PerKI 1/2021 Ps 21(2){letter}" in found[0].reason


def test_missing_fields_stand_in_the_order_of_annex_i() -> None:
    bare = Item(id="x", title="X", classes=(Kelas.BERKALA,))
    assert [article[-1] for _, article in missing_fields(bare)] == list("bcdefg")


def test_the_wrong_class_names_the_article_perki_ps_15_4_b() -> None:
    found = check(an_item(classes=(Kelas.SETIAP_SAAT,)))
    assert codes(found) == ["P002"]
    assert "Ps 15(4)b" in found[0].reason
    assert "berkala" in found[0].message


def test_one_fitting_class_of_several_is_enough_perki_ps_21_1_p() -> None:
    assert check(an_item(classes=(Kelas.BERKALA, Kelas.SETIAP_SAAT))) == ()
    assert check(an_item(checklist=("T.p",))) == ()
    assert codes(check(an_item(checklist=("T.h",)))) == ["P002"]


@pytest.mark.parametrize("row", ["L.sop.a", "D.sk.a"])
def test_rows_on_service_and_decisions_take_any_open_class_perki_ps_23_and_49(row: str) -> None:
    assert check(an_item(checklist=(row,))) == ()


def test_the_exempt_class_is_refused_perki_ps_1_no_20() -> None:
    assert codes(check(an_item(classes=(Kelas.DIKECUALIKAN,), checklist=()))) == ["P012"]
    assert codes(check(an_item(classes=(), checklist=()))) == ["P011"]


def test_unknown_rows_and_units_are_told_their_nearest() -> None:
    row, unit = check(an_item(checklist=("B.d.9",), unit="sekretariatt"))
    assert (row.code, unit.code) == ("P001", "P003")
    assert "B.d." in row.hint
    assert "sekretariat" in unit.hint


def test_duplicates_are_found_by_id_and_by_subject_unit_and_year_perki_ps_21_2() -> None:
    again = an_item(line=9)
    other = an_item(id="neraca-lain", title="Dokumen NERACA, 2025")
    later = an_item(id="neraca-2024", title="Neraca 2024")
    elsewhere = an_item(id="neraca-ikp", unit="bidang-ikp")
    assert codes(check(an_item(), again)) == ["P004"]
    assert codes(check(an_item(), other)) == ["P005"]
    assert check(an_item(), later, elsewhere) == ()


@pytest.mark.parametrize(("step", "expected"), [(-1, ["P007"]), (0, ["P007"]), (1, [])])
def test_a_changed_file_needs_a_newer_date_perki_ps_18(step: int, expected: list[str]) -> None:
    published = date(2026, 2, 20)
    recorded = {"neraca-2025": Recorded(updated=published, sha256={"media/neraca.pdf": "b" * 64})}
    assert codes(check(an_item(updated=published + timedelta(step)), recorded=recorded)) == expected


def test_an_unchanged_or_new_file_needs_no_new_date() -> None:
    same = {"neraca-2025": Recorded(updated=date(2026, 2, 20), sha256={"media/neraca.pdf": "a" * 64})}
    new = {"neraca-2025": Recorded(updated=date(2026, 2, 20), sha256={"media/lain.pdf": "b" * 64})}
    assert check(an_item(), recorded=same) == ()
    assert check(an_item(), recorded=new) == ()


def test_a_missing_file_is_an_error_and_a_scan_a_warning_perki_ps_24() -> None:
    files = (
        DocumentFile(path="media/a.pdf", sha256=""),
        DocumentFile(path="media/b.pdf", sha256="c", has_text_layer=False),
    )
    found = check(an_item(files=files))
    assert codes(found) == ["P008", "P009"]
    assert "Ps 24" in found[1].reason


@pytest.mark.parametrize(("step", "expected"), [(-1, []), (0, []), (1, ["P017"]), (366, ["P017"]), (367, ["P010"])])
def test_an_update_that_has_not_come_is_told_and_one_far_ahead_refused(step: int, expected: list[str]) -> None:
    assert codes(check(an_item(updated=TODAY + timedelta(step)))) == expected


def test_dates_that_contradict_or_are_absent_are_told_perki_ps_18() -> None:
    assert codes(check(an_item(valid_until=date(2026, 2, 19)))) == ["P014"]
    assert check(an_item(valid_until=date(2026, 2, 20))) == ()
    absent = check(an_item(updated=None))
    assert codes(absent) == ["P013"]
    assert "Ps 18" in absent[0].reason


def test_the_list_has_the_seven_columns_of_annex_i_in_order() -> None:
    assert COLUMNS == (
        "No.",
        "Ringkasan isi informasi",
        "Pejabat/Unit/Satker yang menguasai informasi",
        "Penanggungjawab pembuatan atau penerbitan informasi",
        "Waktu dan tempat pembuatan informasi",
        "Bentuk informasi yang tersedia",
        "Jangka waktu penyimpanan atau retensi arsip",
    )
    (row,) = dip_rows([an_item()], UNITS)
    assert row.annex == (
        "1",
        "Neraca tahun anggaran 2025.",
        "Sekretariat Dinas",
        "Sekretaris Dinas",
        "Februari 2026, Kota Contoh",
        "softcopy",
        "10 tahun",
    )
    assert dict(zip(EXTRA_COLUMNS, row.extra, strict=True))["butir"] == "B.d.2"


def test_rows_are_numbered_in_the_order_of_the_classes_whatever_the_input_order() -> None:
    late = an_item(id="a", title="A", classes=(Kelas.SETIAP_SAAT,))
    early = an_item(id="z", title="Z")
    rows = dip_rows([late, early], UNITS)
    assert rows == dip_rows([early, late], UNITS)
    assert [(row.number, row.item.id) for row in rows] == [(1, "z"), (2, "a")]


def test_facets_split_the_whole_list() -> None:
    both = an_item(id="b", title="B", classes=(Kelas.SETIAP_SAAT, Kelas.BERKALA), forms=(Form.HARDCOPY,), made_when="")
    old = an_item(id="c", title="C 2019", unit="bidang-ikp")
    rows = dip_rows([an_item(), both, old], UNITS)
    assert [(facet.key, len(facet.rows)) for facet in by_class(rows)] == [("berkala", 3), ("setiap-saat", 1)]
    assert [facet.key for facet in by_year(rows)] == ["2025", "2019", "tanpa-tahun"]
    assert [facet.title for facet in by_unit(rows)] == [UNITS["bidang-ikp"], UNITS["sekretariat"]]
    assert [facet.key for facet in by_form(rows)] == ["hardcopy", "softcopy"]


def test_an_items_year_comes_from_its_field_its_title_or_its_making() -> None:
    assert an_item(year=2020).subject_year == 2020
    assert an_item().subject_year == 2025
    assert an_item(title="Neraca").subject_year == 2026
    assert an_item(title="Renstra 2025-2029").subject_year == 2029
    assert replace(an_item(), title="X", made_when="").subject_year is None


@pytest.mark.parametrize(("step", "due"), [(-1, False), (0, True), (1, True)])
def test_the_decree_of_the_list_ages_in_six_months_perki_ps_45_7(step: int, due: bool) -> None:
    decree = Decree(number="1/2025", day=date(2025, 9, 1), by="PPID", approved_by="Atasan PPID")
    status = decree.freshness(date(2026, 3, 1) + timedelta(step)).status
    assert (status is Status.PERLU_DIPERBARUI) is due


@pytest.mark.parametrize(("step", "expected"), [(-1, []), (0, []), (1, ["P016"])])
def test_an_empty_item_says_why_and_until_when_perki_ps_14(step: int, expected: list[str]) -> None:
    until = TODAY - timedelta(step)
    assert codes(check(an_item(empty_reason="Belum diaudit", empty_until=until))) == expected
    assert codes(check(an_item(empty_reason="Belum diaudit"))) == ["P015"]
    assert codes(check(an_item(empty_until=until))) == ["P015"]
