"""The answer to every row of the checklist: published, reasoned as not applicable, or missing. None is
silent.

The report says *published*, never *true* or *compliant*, and names the version of the checklist.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from plugins.engine.problem import Problem
from plugins.ppid import problems
from plugins.ppid.checklist import BodyKind, Checklist, ChecklistItem, Kelas
from plugins.ppid.evidence import Evidence, Hold, Pending
from plugins.ppid.procurement import GROUP, Coverage, ProcurementPackage, coverage
from plugins.ppid.staleness import Freshness, Status, cadences, freshness


class Outcome(StrEnum):
    """The answer to one row. ``REVIEW`` is a *not applicable* whose review date has passed; it counts as
    missing.
    """

    PUBLISHED = "diumumkan"
    NOT_APPLICABLE = "tidak-berlaku"
    REVIEW = "perlu-ditinjau"
    MISSING = "belum-ada"

    @property
    def label(self) -> str:
        """The words that a reader sees."""
        return {
            "diumumkan": "diumumkan",
            "tidak-berlaku": "tidak berlaku, beralasan",
            "perlu-ditinjau": "perlu ditinjau",
            "belum-ada": "belum ada",
        }[self.value]


class NotApplicable(Struct, frozen=True, kw_only=True):
    """A written reason why a row does not apply, and the last day on which that reason holds unreviewed."""

    row: str
    reason: str
    review: date | None
    source: str = ""
    line: int = 0


class Verdict(Struct, frozen=True, kw_only=True):
    """The answer to one row, with its links, reason, age and, for procurement, its coverage over the
    packages.
    """

    row: ChecklistItem
    outcome: Outcome
    evidence: tuple[Evidence, ...] = ()
    reason: str = ""
    review: date | None = None
    freshness: Freshness | None = None
    coverage: Coverage | None = None
    pending: tuple[Pending, ...] = ()

    @property
    def stale(self) -> bool:
        """Whether what is published is due to be renewed."""
        return self.freshness is not None and self.freshness.status is not Status.TERBARU

    @property
    def link_only(self) -> bool:
        """Whether nothing but links answers the row."""
        return bool(self.evidence) and all(one.hold is Hold.LINK_ONLY for one in self.evidence)


class Tally(Struct, frozen=True):
    """How many rows of a class have each outcome; the sum is the number of applicable rows."""

    kelas: Kelas
    published: int
    not_applicable: int
    review: int
    missing: int

    @property
    def total(self) -> int:
        """All rows of the class that apply to the body."""
        return self.published + self.not_applicable + self.review + self.missing


class EvidenceRow(Struct, frozen=True):
    """A line of the evidence table for evaluators: question, link, date."""

    row: str
    question: str
    title: str
    address: str
    updated: date | None


def assess(
    checklist: Checklist,
    evidence: Iterable[Evidence],
    not_applicable: Sequence[NotApplicable],
    *,
    today: date,
    body: BodyKind = BodyKind.PEMDA,
    packages: Sequence[ProcurementPackage] = (),
    pending: Sequence[Pending] = (),
) -> tuple[Verdict, ...]:
    """One verdict for every row that applies to the body, in the order of the checklist.

    Published evidence wins over a reason; a reason holds through its review date and must be reviewed from
    the day after; a reason without words or without a review date is none.
    """
    by_row: dict[str, list[Evidence]] = {}
    for one in evidence:
        by_row.setdefault(one.row, []).append(one)
    reasons = {one.row: one for one in not_applicable if one.reason.strip() and one.review}
    return tuple(
        replace(
            _verdict(row, by_row.get(row.id, []), reasons.get(row.id), packages, today),
            pending=tuple(one for one in pending if one.row == row.id),
        )
        for row in checklist.applicable(body)
    )


def validate_not_applicable(
    statements: Sequence[NotApplicable],
    verdicts: Sequence[Verdict],
    checklist: Checklist,
    today: date,
) -> tuple[Problem, ...]:
    """What is wrong with the reasons: unknown row, no words, no or past review date, contradicted by
    evidence.
    """
    answered = {verdict.row.id: verdict for verdict in verdicts}
    found: list[Problem] = []
    seen: dict[str, NotApplicable] = {}
    for one in statements:
        row = checklist.by_id.get(one.row)
        if row is None:
            near = checklist.nearest(one.row)
            found.append(problems.NA_UNKNOWN.at(one.source, one.line, row=one.row, near=near))
            continue
        if seen.setdefault(one.row, one) is not one:
            found.append(problems.NA_TWICE.at(one.source, one.line, row=one.row, article=row.source))
        found += _reason_problems(one, row, answered.get(one.row), today)
    return tuple(found)


def tallies(verdicts: Sequence[Verdict]) -> tuple[Tally, ...]:
    """The counts of each class, in the order of the law; classes without rows are left out."""
    rows = []
    for kelas in Kelas:
        outcomes = [verdict.outcome for verdict in verdicts if verdict.row.kelas is kelas]
        order = (Outcome.PUBLISHED, Outcome.NOT_APPLICABLE, Outcome.REVIEW, Outcome.MISSING)
        if outcomes:
            rows.append(Tally(kelas, *(outcomes.count(outcome) for outcome in order)))
    return tuple(rows)


def evidence_table(verdicts: Sequence[Verdict]) -> tuple[EvidenceRow, ...]:
    """Question, link and date of every piece of evidence, in the order of the checklist."""
    return tuple(
        EvidenceRow(verdict.row.id, verdict.row.title, one.title, one.address, one.updated)
        for verdict in verdicts
        for one in verdict.evidence
    )


def _verdict(
    row: ChecklistItem,
    evidence: Sequence[Evidence],
    reason: NotApplicable | None,
    packages: Sequence[ProcurementPackage],
    today: date,
) -> Verdict:
    cover = coverage(row.id, packages) if row.group == GROUP and packages else None
    if evidence:
        ordered = sorted(
            evidence, key=lambda one: (one.hold is Hold.LINK_ONLY, -_ordinal(one.updated), one.address, one.title)
        )
        last = max((one.updated for one in evidence if one.updated), default=None)
        age = freshness(last, cadences((), (row,)), today)
        return Verdict(row=row, outcome=Outcome.PUBLISHED, evidence=tuple(ordered), freshness=age, coverage=cover)
    if reason is None or reason.review is None:
        return Verdict(row=row, outcome=Outcome.MISSING, coverage=cover)
    outcome = Outcome.REVIEW if today > reason.review else Outcome.NOT_APPLICABLE
    return Verdict(row=row, outcome=outcome, reason=reason.reason, review=reason.review, coverage=cover)


def _reason_problems(one: NotApplicable, row: ChecklistItem, verdict: Verdict | None, today: date) -> Iterator[Problem]:
    where = (one.source, one.line)
    if not one.reason.strip():
        yield problems.NA_NO_REASON.at(*where, row=row.id, article=row.source)
    if one.review is None:
        yield problems.NA_NO_REVIEW.at(*where, row=row.id, article=row.source)
    elif today > one.review:
        yield problems.NA_REVIEW_PAST.at(*where, row=row.id, review=one.review, today=today, article=row.source)
    if verdict is None:
        yield problems.NA_OUT_OF_SCOPE.at(*where, row=row.id, article=row.source)
    elif verdict.evidence:
        title = verdict.evidence[0].title
        yield problems.NA_BUT_PUBLISHED.at(*where, row=row.id, title=title, article=row.source)


def _ordinal(day: date | None) -> int:
    return day.toordinal() if day else 0
