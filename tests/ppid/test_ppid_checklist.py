"""The checklist of PerKI 1/2021: counts, scopes, classes, questions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest

from plugins.ppid.checklist import (
    BodyKind,
    Cadence,
    ChecklistError,
    Kelas,
    citizen_questions,
    data_text,
    parse_checklist,
    perki_checklist,
    question_of,
)

CHECKLIST = perki_checklist()


def test_the_checklist_has_190_rows_of_which_a_pemda_owes_169() -> None:
    assert len(CHECKLIST.items) == 190
    assert len(CHECKLIST.applicable()) == 169


def test_counts_by_class_are_those_of_perki_1_2021() -> None:
    counts = Counter(item.kelas for item in CHECKLIST.applicable())
    assert counts == {
        Kelas.BERKALA: 75,
        Kelas.SERTA_MERTA: 20,
        Kelas.SETIAP_SAAT: 32,
        Kelas.DIKECUALIKAN: 13,
        Kelas.LAYANAN: 29,
    }


def test_bumd_rows_uu_14_2008_ps_14_and_party_rows_ps_15_are_owed_by_them_alone() -> None:
    bumd = {item.id for item in CHECKLIST.applicable(BodyKind.BUMD)}
    party = {item.id for item in CHECKLIST.applicable(BodyKind.PARPOL)}
    pemda = {item.id for item in CHECKLIST.applicable(BodyKind.PEMDA)}
    assert len(bumd - pemda) == 14
    assert len(party - pemda) == 7
    assert all(row.startswith("B.bumd.") for row in bumd - pemda)
    assert all(row.startswith("B.parpol.") for row in party - pemda)


def test_procurement_perki_ps_15_9_has_39_slots() -> None:
    slots = CHECKLIST.group("B.i")
    assert len(slots) == 39
    assert [sum(slot.id.startswith(f"B.i.{letter}") for slot in slots) for letter in "rpl"] == [1, 23, 15]


def test_unconfirmed_readings_stand_apart_from_the_scope_of_the_law() -> None:
    row = CHECKLIST.by_id["B.a.2"]
    assert row.applies_to == "badan-hukum/parpol/BUMD"
    assert row.reading.startswith("pemda: lazimnya n/a")
    assert [item.id for item in CHECKLIST.items if item.reading] == ["B.a.2", "T.n"]


def test_the_list_of_public_information_is_due_every_six_months_ps_45_7() -> None:
    assert {item.cadence for item in CHECKLIST.group("T.a")} == {Cadence.SIX_MONTHS}


def test_every_row_belongs_to_exactly_one_citizens_question() -> None:
    questions = citizen_questions()
    answered = Counter(question_of(item, questions) for item in CHECKLIST.items)
    assert None not in answered
    assert set(answered) == set(questions)
    assert question_of(CHECKLIST.by_id["B.b.5"], questions) != question_of(CHECKLIST.by_id["B.b.1"], questions)


def test_question_groups_name_existing_rows() -> None:
    groups = [group for question in citizen_questions() for group in question.groups]
    assert [group for group in groups if not CHECKLIST.group(group)] == []
    assert len(groups) == len(set(groups))


def test_a_mistyped_row_is_told_its_nearest() -> None:
    assert CHECKLIST.nearest("Bd2") == "B.d.2"


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (lambda text: text.replace("induk,", "group,", 1), "columns"),
        (lambda text: text + text.splitlines()[1] + "\n", "twice"),
        (lambda text: text.replace("B.a.1,berkala", "B.a.1,mingguan", 1), "B.a.1"),
    ],
)
def test_a_broken_data_file_is_refused(change: Callable[[str], str], what: str) -> None:
    with pytest.raises(ChecklistError, match=what):
        parse_checklist(change(data_text("perki-1-2021.csv")))
