"""What published things prove, row by row, and the exempt list as a table."""

from __future__ import annotations

from datetime import UTC, date, datetime

from ppid_samples import TODAY, UNITS, an_exempt_item, an_item

from plugins.ppid.alert import Alert, AlertPart
from plugins.ppid.checklist import Kelas, perki_checklist
from plugins.ppid.compliance import (
    Outcome,
    assess,
)
from plugins.ppid.dik import COLUMNS as DIK_COLUMNS
from plugins.ppid.dik import dik_rows
from plugins.ppid.dip import Decree, dip_rows
from plugins.ppid.evidence import (
    Hold,
    alert_evidence,
    dip_evidence,
    exempt_evidence,
    figures_evidence,
    item_evidence,
    pending_items,
    report_evidence,
)
from plugins.ppid.exempt import Extent
from plugins.ppid.item import Link
from plugins.ppid.requests import year_figures
from plugins.ppid.workdays import working_calendar
from plugins.ppid.yearly_report import ReportPart, YearlyReport

CHECKLIST = perki_checklist()


def test_items_prove_their_rows_unless_they_say_they_are_empty() -> None:
    empty = an_item(id="kosong", empty_reason="Belum diaudit", empty_until=date(2026, 7, 1))
    link = an_item(id="tautan", files=(), links=(Link(title="SIRUP", address="https://contoh.example/"),))
    found = item_evidence([an_item(checklist=("B.d.2", "B.d.2", "B.d.1")), empty, link])
    assert [(one.row, one.hold) for one in found] == [
        ("B.d.2", Hold.HOSTED),
        ("B.d.1", Hold.HOSTED),
        ("B.d.2", Hold.LINK_ONLY),
    ]


def test_the_exempt_list_proves_the_contents_of_the_decision_perki_ps_49_6() -> None:
    complete = {one.row for one in exempt_evidence([an_exempt_item()], CHECKLIST)}
    assert complete == {item.id for item in CHECKLIST.items if item.kelas is Kelas.DIKECUALIKAN}
    partial = {one.row for one in exempt_evidence([an_exempt_item(), an_exempt_item(ppid="")], CHECKLIST)}
    assert complete - partial == {"D.sk.a"}
    assert exempt_evidence([], CHECKLIST) == ()


def test_an_empty_item_is_missing_but_not_silent_perki_ps_14() -> None:
    empty = an_item(empty_reason="Belum diaudit", empty_until=date(2026, 7, 1))
    found = {
        one.row.id: one
        for one in assess(CHECKLIST, item_evidence([empty]), (), today=TODAY, pending=pending_items([empty, an_item()]))
    }
    assert found["B.d.2"].outcome is Outcome.MISSING
    assert [(one.reason, one.until) for one in found["B.d.2"].pending] == [("Belum diaudit", date(2026, 7, 1))]
    assert found["B.d.1"].pending == ()


def test_the_list_proves_its_columns_once_it_has_a_decree_perki_ps_21_2_and_45_5() -> None:
    decree = Decree(number="1", day=date(2026, 1, 31), by="PPID", approved_by="Atasan PPID")
    rows = dip_rows([an_item(), an_item(id="b", title="B", retention="")], UNITS)
    assert [one.row for one in dip_evidence(rows, decree)] == [f"T.a.{letter}" for letter in "abcdef"]
    assert dip_evidence(rows, None) == dip_evidence([], decree) == ()


def test_a_published_report_proves_its_parts_perki_ps_56_4_and_58() -> None:
    figures, _ = year_figures({}, year=2025, calendar=working_calendar(), today=TODAY)
    parts = dict.fromkeys(ReportPart, "Ada.")
    whole = {one.row for one in report_evidence(YearlyReport(figures=figures, parts=parts, published=TODAY))}
    assert whole == {row.id for row in CHECKLIST.group("L.laporan")}
    del parts[ReportPart.KENDALA_INTERNAL]
    partial = {one.row for one in report_evidence(YearlyReport(figures=figures, parts=parts, published=TODAY))}
    assert whole - partial == {"L.laporan.e", "L.laporan.lengkap"}
    assert report_evidence(YearlyReport(figures=figures, parts=parts)) == ()
    assert {one.row for one in figures_evidence(2025, TODAY)} == {row.id for row in CHECKLIST.group("B.e")}


def test_an_alert_proves_its_event_and_the_parts_it_gives_perki_ps_19_2_and_20_2() -> None:
    alert = Alert(
        id="a", title="A", event="S.19.a", starts=datetime(2026, 3, 1, tzinfo=UTC), parts={AlertPart.EVAKUASI: "Balai."}
    )
    assert [one.row for one in alert_evidence([alert])] == ["S.19.a", "S.20.c"]


def test_the_exempt_list_has_fourteen_columns_perki_ps_49_6_and_7() -> None:
    part = an_exempt_item(id="b", title="Bagian", extent=Extent.PART, part="nama", test_sheet="3/2025")
    rows = dik_rows([part, an_exempt_item(ends_on=TODAY)], TODAY, working_calendar())
    assert [len(row.cells) for row in rows] == [len(DIK_COLUMNS)] * 2 == [14, 14]
    first, second = (dict(zip(DIK_COLUMNS, row.cells, strict=True)) for row in rows)
    assert (first["no"], first["lingkup"], first["status"]) == ("1", "sebagian: nama", "berlaku")
    assert first["dasar_hukum"] == "UU 14/2008 Pasal 17 huruf h angka 4"
    assert (second["status"], second["berakhir"]) == ("terbuka", "2026-03-10")
