"""Every row of the checklist is answered; reasons expire; procurement and budget matrices."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ppid_samples import TODAY, codes

from plugins.ppid.checklist import BodyKind, perki_checklist
from plugins.ppid.compliance import (
    NotApplicable,
    Outcome,
    Verdict,
    assess,
    evidence_table,
    tallies,
    validate_not_applicable,
)
from plugins.ppid.evidence import (
    Evidence,
    Hold,
    package_evidence,
)
from plugins.ppid.law import Certainty
from plugins.ppid.procurement import ProcurementPackage, Slot, SlotState, coverage, validate_packages
from plugins.ppid.tpad import NAMES, TpadEntry, tpad_documents, tpad_matrix, validate_tpad

CHECKLIST = perki_checklist()
ROWS = [item.id for item in CHECKLIST.items]


def reason(row: str = "B.b.9", **changes: Any) -> NotApplicable:
    fields: dict[str, Any] = {"row": row, "reason": "Dinas ini tidak menerima peserta didik.", "review": TODAY}
    return NotApplicable(**{**fields, **changes})


def proof(row: str, **changes: Any) -> Evidence:
    fields: dict[str, Any] = {"row": row, "title": row, "address": f"ppid/{row}/", "updated": TODAY}
    return Evidence(**{**fields, **changes})


def verdicts(*evidence: Evidence, na: tuple[NotApplicable, ...] = (), today: date = TODAY) -> dict[str, Verdict]:
    return {one.row.id: one for one in assess(CHECKLIST, evidence, na, today=today)}


@given(st.lists(st.sampled_from(ROWS)), st.lists(st.sampled_from(ROWS)), st.sampled_from(BodyKind))
def test_no_applicable_row_is_silent_perki_1_2021(published: list[str], excused: list[str], body: BodyKind) -> None:
    found = assess(CHECKLIST, map(proof, published), [reason(row) for row in excused], today=TODAY, body=body)
    assert [one.row for one in found] == list(CHECKLIST.applicable(body))
    for one in found:
        if one.row.id in published:
            assert one.outcome is Outcome.PUBLISHED
            assert one.evidence
        elif one.row.id in excused:
            assert one.outcome is Outcome.NOT_APPLICABLE
            assert one.reason
            assert one.review
        else:
            assert one.outcome is Outcome.MISSING
    assert sum(tally.total for tally in tallies(found)) == len(found)


@pytest.mark.parametrize(
    ("step", "outcome", "problems"),
    [
        (-1, Outcome.NOT_APPLICABLE, []),
        (0, Outcome.NOT_APPLICABLE, []),
        (1, Outcome.REVIEW, ["P043"]),
    ],
)
def test_a_reason_holds_through_its_review_date_perki_ps_15_2_i(
    step: int, outcome: Outcome, problems: list[str]
) -> None:
    today = TODAY + timedelta(step)
    na = (reason(),)
    found = verdicts(na=na, today=today)
    assert found["B.b.9"].outcome is outcome
    assert codes(validate_not_applicable(na, list(found.values()), CHECKLIST, today)) == problems


@pytest.mark.parametrize(
    ("change", "code"), [({"reason": " "}, "P041"), ({"review": None}, "P042"), ({"row": "B.b.99"}, "P040")]
)
def test_a_reason_without_words_review_or_row_is_none(change: dict[str, Any], code: str) -> None:
    na = (reason(**{"row": "B.b.9", **change}),)
    found = verdicts(na=na)
    assert found["B.b.9"].outcome is Outcome.MISSING
    assert codes(validate_not_applicable(na, list(found.values()), CHECKLIST, TODAY)) == [code]


def test_a_row_cannot_be_published_and_not_applicable() -> None:
    na = (reason("B.d.2"), reason("B.d.2"), reason("B.bumd.a"))
    found = verdicts(proof("B.d.2"), na=na)
    assert found["B.d.2"].outcome is Outcome.PUBLISHED
    problems = validate_not_applicable(na, list(found.values()), CHECKLIST, TODAY)
    assert codes(problems) == ["P044", "P046", "P044", "P045"]
    assert "Ps 15(4)b" in problems[0].reason


@pytest.mark.parametrize(("step", "stale"), [(-1, False), (0, True), (1, True)])
def test_a_published_row_becomes_stale_on_its_day_uu_14_2008_ps_9_3(step: int, stale: bool) -> None:
    found = verdicts(proof("B.d.2", updated=date(2025, 9, 10)), today=date(2026, 3, 10) + timedelta(step))
    assert found["B.d.2"].stale is stale


def test_the_newest_hosted_copy_comes_first_and_links_alone_are_told() -> None:
    old, link = proof("B.a.4", updated=date(2025, 1, 1)), proof("B.a.4", hold=Hold.LINK_ONLY)
    found = verdicts(link, old)
    assert [one.hold for one in found["B.a.4"].evidence] == [Hold.HOSTED, Hold.LINK_ONLY]
    assert not found["B.a.4"].link_only
    assert verdicts(link)["B.a.4"].link_only
    assert [row.address for row in evidence_table(list(found.values()))] == ["ppid/B.a.4/", "ppid/B.a.4/"]


def a_package(**slots: Slot) -> ProcurementPackage:
    named = {key.replace("_", "."): slot for key, slot in slots.items()}
    return ProcurementPackage(id="server", title="Pengadaan peladen", year=2026, slots=named, source="p.yaml")


PUBLISHED = Slot(state=SlotState.PUBLISHED, title="KAK", address="media/kak.pdf", updated=TODAY)


def test_a_package_has_39_slots_perki_ps_15_9() -> None:
    filled = a_package(B_i_p01=PUBLISHED).filled(CHECKLIST)
    assert len(filled) == 39
    assert [row.id for row, slot in filled if slot.state is SlotState.PUBLISHED] == ["B.i.p01"]
    assert sum(slot.state is SlotState.MISSING for _, slot in filled) == 38


def test_procurement_rows_say_how_many_packages_publish_them_perki_ps_15_9() -> None:
    closed = Slot(state=SlotState.WITHHELD, reason="Rahasia dagang")
    packages = [a_package(B_i_p01=PUBLISHED), a_package(), a_package(B_i_p01=closed)]
    assert (coverage("B.i.p01", packages).published, coverage("B.i.p01", packages).applicable) == (1, 2)
    found = {
        one.row.id: one for one in assess(CHECKLIST, package_evidence(packages), (), today=TODAY, packages=packages)
    }
    assert found["B.i.p01"].outcome is Outcome.PUBLISHED
    assert found["B.i.p01"].coverage == coverage("B.i.p01", packages)
    assert found["B.i.p02"].outcome is Outcome.MISSING
    assert found["B.d.2"].coverage is None


def test_unknown_and_unreasoned_slots_are_errors_perki_ps_15_9() -> None:
    bad = a_package(B_i_p99=PUBLISHED, B_i_l01=Slot(state=SlotState.WITHHELD))
    unknown, unreasoned = validate_packages([bad], CHECKLIST)
    assert (unknown.code, unreasoned.code) == ("P047", "P048")
    assert "Ps 15(9)c.1" in unreasoned.reason


def test_the_budget_matrix_has_twelve_unchecked_names() -> None:
    assert len(tpad_documents()) == 12
    assert NAMES is Certainty.UNCHECKED
    assert not NAMES.printable


def test_the_budget_matrix_shows_the_latest_version_of_each_document_and_gaps() -> None:
    def entry(day: int, year: int = 2025, document: str = "perda-apbd") -> TpadEntry:
        return TpadEntry(
            document=document, year=year, title="Perda", address=f"{day}.pdf", published=date(2026, 1, day)
        )

    rows = tpad_matrix([2024, 2025, 2025], [entry(9), entry(3)])
    assert [row.year for row in rows] == [2025, 2024]
    assert [row.published for row in rows] == [1, 0]
    assert [cell.address for cell in rows[0].cells if cell] == ["9.pdf"]
    assert codes(validate_tpad([entry(1, document="perda-abpd"), entry(2)])) == ["P049"]
