"""The estimate of the yearly evaluation: weights are data, grades leave no gap."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from ppid_samples import TODAY

from plugins.ppid.checklist import ChecklistError, data_text, perki_checklist
from plugins.ppid.compliance import (
    NotApplicable,
    Verdict,
    assess,
)
from plugins.ppid.evidence import (
    Evidence,
)
from plugins.ppid.law import Certainty
from plugins.ppid.scoring import SHIPPED, Answer, Score, grade, parse_questionnaire, score, shipped_questionnaire

CHECKLIST = perki_checklist()


def reason(row: str = "B.b.9", **changes: Any) -> NotApplicable:
    fields: dict[str, Any] = {"row": row, "reason": "Dinas ini tidak menerima peserta didik.", "review": TODAY}
    return NotApplicable(**{**fields, **changes})


def proof(row: str, **changes: Any) -> Evidence:
    fields: dict[str, Any] = {"row": row, "title": row, "address": f"ppid/{row}/", "updated": TODAY}
    return Evidence(**{**fields, **changes})


def verdicts(*evidence: Evidence, na: tuple[NotApplicable, ...] = (), today: date = TODAY) -> dict[str, Verdict]:
    return {one.row.id: one for one in assess(CHECKLIST, evidence, na, today=today)}


@pytest.mark.parametrize("name", SHIPPED)
def test_shipped_weights_sum_to_a_hundred_and_say_they_are_second_hand(name: str) -> None:
    questionnaire = shipped_questionnaire(name)
    assert sum(indicator.weight for indicator in questionnaire.indicators) == 100
    assert questionnaire.certainty is Certainty.SECONDARY


def test_the_banjarnegara_questionnaire_has_21_questions() -> None:
    questionnaire = shipped_questionnaire(SHIPPED[0])
    questions = [one for indicator in questionnaire.indicators for one in indicator.questions]
    assert len(questions) == 21
    assert sum(question.weight for question in questions) == 100


def test_a_score_is_verified_weight_by_total_weight_times_the_indicators_weight() -> None:
    questionnaire = shipped_questionnaire(SHIPPED[0])
    found = list(verdicts(proof("L.form.minta"), proof("B.h.2"), proof("B.i.r")).values())
    result = score(questionnaire, found, {"sk-ppid": proof("x"), "media-sosial": None})
    points = {one.indicator.id: one.points for one in result.indicators}
    assert points["sarana-prasarana"] == Decimal("3.00")
    assert points["jenis-informasi"] == Decimal("4.00")
    assert points["komitmen"] == Decimal("8.00")
    assert points["pengadaan"] == Decimal("10.00")
    assert points["digitalisasi"] == 0
    assert result.total == Decimal("25.00")
    assert result.grade == "Tidak Informatif"
    assert result.open_questions == 4  # two registers, news, site; social media was answered with no


def test_a_question_that_wants_all_rows_is_not_answered_by_some() -> None:
    questionnaire = shipped_questionnaire(SHIPPED[0])
    some = score(questionnaire, list(verdicts(proof("T.a.a")).values()), {})
    every = score(questionnaire, list(verdicts(*(proof(f"T.a.{x}") for x in "abcdefg")).values()), {})

    def answer(result: Score) -> Answer:
        every = [one for indicator in result.indicators for one in indicator.questions]
        return next(one.answer for one in every if one.question.id == "sk-dip")

    assert (answer(some), answer(every)) == (Answer.NO, Answer.YES)


def test_a_row_that_is_not_applicable_earns_nothing() -> None:
    questionnaire = shipped_questionnaire(SHIPPED[0])
    assert score(questionnaire, list(verdicts(na=(reason("B.i.r"),)).values()), {}).total == 0


@pytest.mark.parametrize(
    ("total", "name"),
    [
        ("90", "Informatif"),
        ("89.99", "Menuju Informatif"),
        ("80", "Menuju Informatif"),
        ("79.99", "Cukup Informatif"),
        ("60", "Cukup Informatif"),
        ("59.99", "Kurang Informatif"),
        ("40", "Kurang Informatif"),
        ("39.95", "Tidak Informatif"),
        ("0", "Tidak Informatif"),
    ],
)
def test_grades_leave_no_gap(total: str, name: str) -> None:
    assert grade(Decimal(total), shipped_questionnaire(SHIPPED[0]).grades) == name


def test_weights_that_do_not_sum_to_a_hundred_are_refused() -> None:
    text = data_text(SHIPPED[0])
    with pytest.raises(ChecklistError, match="weights"):
        parse_questionnaire(text.replace("bobot: 40", "bobot: 41", 1), CHECKLIST)
    with pytest.raises(ChecklistError, match=r"B\.z"):
        parse_questionnaire(text.replace("[B.i.r]", "[B.z]"), CHECKLIST)
