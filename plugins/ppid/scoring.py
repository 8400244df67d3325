"""An estimate of the yearly evaluation (e-Monev): weights are data, since they differ by year and by
commission.

Score of an indicator = verified weight / total weight of its questions × the indicator's weight; the grade is
the highest threshold reached. Both rules and all shipped weights are known from reports about them, not from
the commissions' own texts: `Questionnaire.certainty` says so, and pages print it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from functools import cache
from typing import Any

import yaml
from msgspec import Struct

from plugins.ppid.checklist import Checklist, ChecklistError, data_text, perki_checklist
from plugins.ppid.compliance import Outcome, Verdict
from plugins.ppid.evidence import Evidence
from plugins.ppid.law import Certainty

SHIPPED = ("emonev-banjarnegara-2026.yaml", "emonev-kaltim-2025.yaml")
_POINTS = Decimal("0.01")


class Needs(StrEnum):
    """Whether a question wants all of its rows published or any of them."""

    ALL = "semua"
    ANY = "salah-satu"


class Answer(StrEnum):
    """What is known about a question: proved by rows or by hand, not proved, or nobody has answered it yet."""

    YES = "ya"
    NO = "tidak"
    OPEN = "belum-dijawab"


class EvaluationQuestion(Struct, frozen=True, kw_only=True):
    """A question with its points and the checklist rows that answer it; without rows it is answered by hand."""

    id: str
    text: str
    weight: Decimal
    rows: tuple[str, ...]
    needs: Needs


class Indicator(Struct, frozen=True, kw_only=True):
    """A group of questions with the points it contributes to the whole."""

    id: str
    title: str
    weight: Decimal
    questions: tuple[EvaluationQuestion, ...]


class Questionnaire(Struct, frozen=True, kw_only=True):
    """A commission's evaluation of one year. ``grades`` are (threshold, name), the highest first."""

    id: str
    title: str
    year: int
    certainty: Certainty
    note: str
    grades: tuple[tuple[Decimal, str], ...]
    indicators: tuple[Indicator, ...]


class QuestionScore(Struct, frozen=True):
    """A question with its answer and the evidence behind a yes."""

    question: EvaluationQuestion
    answer: Answer
    evidence: tuple[Evidence, ...]


class IndicatorScore(Struct, frozen=True):
    """An indicator with its points, of its weight, rounded to hundredths."""

    indicator: Indicator
    points: Decimal
    questions: tuple[QuestionScore, ...]


class Score(Struct, frozen=True):
    """The whole estimate, 0 to 100, with its grade. ``open_questions`` counts those nobody has answered."""

    questionnaire: Questionnaire
    total: Decimal
    grade: str
    indicators: tuple[IndicatorScore, ...]

    @property
    def open_questions(self) -> int:
        """How many questions are neither answered by rows nor by hand; they earn nothing."""
        every = [one for indicator in self.indicators for one in indicator.questions]
        return sum(one.answer is Answer.OPEN for one in every)


def parse_questionnaire(text: str, checklist: Checklist) -> Questionnaire:
    """Read a questionnaire. Raises `ChecklistError` when the weights are not 100 together or a row is
    unknown.
    """
    data = yaml.load(text, Loader=yaml.CSafeLoader)
    indicators = tuple(_indicator(row) for row in data["indikator"])
    unknown = [
        row
        for indicator in indicators
        for question in indicator.questions
        for row in question.rows
        if row not in checklist.by_id
    ]
    total = sum((indicator.weight for indicator in indicators), Decimal(0))
    if unknown or total != 100:  # noqa: PLR2004 - a hundred points
        raise ChecklistError(f"{data['id']}: weights sum to {total}, unknown rows {unknown}")
    grades = sorted(((Decimal(row["nilai"]), str(row["sebutan"])) for row in data["ambang"]), reverse=True)
    return Questionnaire(
        id=data["id"],
        title=data["judul"],
        year=data["tahun"],
        certainty=Certainty(data["kepastian"]),
        note=data.get("catatan", ""),
        grades=tuple(grades),
        indicators=indicators,
    )


@cache
def shipped_questionnaire(name: str) -> Questionnaire:
    """A questionnaire of `SHIPPED` by its file name."""
    return parse_questionnaire(data_text(name), perki_checklist())


def score(questionnaire: Questionnaire, verdicts: Sequence[Verdict], by_hand: Mapping[str, Evidence | None]) -> Score:
    """The estimate for the published rows and the answers given by hand.

    ``by_hand`` maps question ids to their evidence, or to ``None`` for a plain no. An answer by hand wins
    over the rows. A row that is not applicable proves nothing: evaluators want a link.
    """
    published = {verdict.row.id: verdict for verdict in verdicts if verdict.outcome is Outcome.PUBLISHED}
    indicators = tuple(_score(indicator, published, by_hand) for indicator in questionnaire.indicators)
    total = sum((indicator.points for indicator in indicators), Decimal(0))
    return Score(questionnaire, total, grade(total, questionnaire.grades), indicators)


def grade(total: Decimal, grades: Sequence[tuple[Decimal, str]]) -> str:
    """The name of the highest threshold that ``total`` reaches; thresholds are inclusive and leave no gap."""
    return next((name for threshold, name in sorted(grades, reverse=True) if total >= threshold), "")


def _score(
    indicator: Indicator, published: Mapping[str, Verdict], by_hand: Mapping[str, Evidence | None]
) -> IndicatorScore:
    answers = tuple(_answer(question, published, by_hand) for question in indicator.questions)
    whole = sum((question.weight for question in indicator.questions), Decimal(0))
    earned = sum((one.question.weight for one in answers if one.answer is Answer.YES), Decimal(0))
    share = earned / whole if whole else Decimal(0)
    points = (share * indicator.weight).quantize(_POINTS, ROUND_HALF_UP)
    return IndicatorScore(indicator, points, answers)


def _answer(
    question: EvaluationQuestion, published: Mapping[str, Verdict], by_hand: Mapping[str, Evidence | None]
) -> QuestionScore:
    if question.id in by_hand:
        given = by_hand[question.id]
        return QuestionScore(question, Answer.YES if given else Answer.NO, (given,) if given else ())
    if not question.rows:
        return QuestionScore(question, Answer.OPEN, ())
    proved = [published[row] for row in question.rows if row in published]
    wanted = len(question.rows) if question.needs is Needs.ALL else 1
    evidence = tuple(one for verdict in proved for one in verdict.evidence)
    return QuestionScore(question, Answer.YES if len(proved) >= wanted else Answer.NO, evidence)


def _indicator(row: Mapping[str, Any]) -> Indicator:
    return Indicator(
        id=row["id"],
        title=row["judul"],
        weight=Decimal(row["bobot"]),
        questions=tuple(
            EvaluationQuestion(
                id=question["id"],
                text=question["tanya"],
                weight=Decimal(question["bobot"]),
                rows=tuple(question["butir"]),
                needs=Needs(question.get("cara", Needs.ALL.value)),
            )
            for question in row["pertanyaan"]
        ),
    )
