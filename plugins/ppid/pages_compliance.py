"""The compliance report: every checklist row with its answer, a page for each row, the evidence, the estimates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plugins.engine.components import Cell, Column, Fact, Mark, Remark, TableView
from plugins.engine.page import Crumb, Page
from plugins.engine.words import number_text
from plugins.newsroom.views import PageLink
from plugins.ppid.checklist import Kelas
from plugins.ppid.compliance import Outcome, Verdict, evidence_table, tallies
from plugins.ppid.desk import COMPLIANCE, Desk, row_address
from plugins.ppid.evidence import Hold
from plugins.ppid.law import CHECKLIST_VERSION, Certainty
from plugins.ppid.lists_compliance import EVIDENCE_CSV, REPORT_JSON
from plugins.ppid.pages_landing import question_link
from plugins.ppid.scoring import Answer, Needs, QuestionScore, Score
from plugins.ppid.views import Record, ReportView, Section

EVIDENCE = f"{COMPLIANCE}bukti/"
_ANSWERS = {Answer.YES: "positive", Answer.NO: "negative", Answer.OPEN: "neutral"}


def compliance_pages(desk: Desk) -> Iterator[Page]:
    """The report, a page for each applicable row, the evidence table, and an estimate for each questionnaire."""
    yield _report(desk)
    for verdict in desk.account.verdicts:
        yield _row(desk, verdict)
    yield _evidence(desk)
    for score in desk.account.scores:
        yield _score(desk, score)


def _report(desk: Desk) -> Page:
    text, verdicts = desk.text.compliance, desk.account.verdicts
    counts = tallies(verdicts)
    columns = tuple(Column(title, numeric=place > 0) for place, title in enumerate(text.tally_columns.values()))
    rows = [
        (
            Cell(tally.kelas.label, f"#_{tally.kelas.value}", heading=True),
            *_numbers(tally.published, tally.not_applicable, tally.review, tally.missing, tally.total),
        )
        for tally in counts
    ]
    sums = [
        sum(values)
        for values in zip(
            *((one.published, one.not_applicable, one.review, one.missing, one.total) for one in counts), strict=True
        )
    ]
    rows.append((Cell(text.total, heading=True), *_numbers(*sums)))
    stale = tuple(one for one in verdicts if one.stale)
    sections = [
        Section(
            "_ringkasan",
            text.summary,
            table=TableView("_jumlah", text.tally_caption, columns, tuple(rows), text.tally_note),
        )
    ]
    if stale:
        sections.append(Section("_usang", text.stale, records=tuple(desk.row_record(one) for one in stale)))
    sections += [
        Section(
            f"_{tally.kelas.value}",
            tally.kelas.label,
            table=_rows_table(desk, tally.kelas, [one for one in verdicts if one.row.kelas is tally.kelas]),
        )
        for tally in counts
    ]
    view = ReportView(
        title=text.title,
        intro=text.intro.format(
            version=CHECKLIST_VERSION,
            total=number_text(len(verdicts)),
            body=text.bodies[desk.information.office.body.value],
        ),
        sections=tuple(sections),
        basis=desk.basis,
        notices=(Remark("_batas", "info", text.limits, text.limits_detail),),
        facets=(
            PageLink(text.evidence, EVIDENCE),
            *(PageLink(one.questionnaire.title, _score_address(one)) for one in desk.account.scores),
        ),
        downloads=(
            desk.attachment(REPORT_JSON, text.json, 0, ""),
            desk.attachment(EVIDENCE_CSV, text.evidence_csv, 0, ""),
        ),
    )
    return desk.page(COMPLIANCE, "ppid-report.html", text.title, view)


def _rows_table(desk: Desk, kelas: Kelas, verdicts: Sequence[Verdict]) -> TableView:
    """The rows of a class, each with its answer and what stands behind it: nothing is silent."""
    text = desk.text.compliance
    columns = tuple(Column(title) for title in text.row_columns.values())
    rows = []
    for one in verdicts:
        outcome, behind = desk.outcome(one), _behind(desk, one)
        rows.append(
            (
                Cell(one.row.id, row_address(one.row.id)),
                Cell(one.row.title, heading=True),
                Cell(outcome.label, status=outcome.key),
                behind,
                Cell(one.row.source),
            )
        )
    return TableView(f"_{kelas.value}-tabel", text.row_caption.format(kelas=kelas.label), columns, tuple(rows))


def _behind(desk: Desk, verdict: Verdict) -> Cell:
    """The first piece of evidence of a row, or why there is none."""
    text = desk.text.compliance
    if verdict.evidence:
        first, more = verdict.evidence[0], len(verdict.evidence) - 1
        title = text.and_more.format(title=first.title, count=number_text(more)) if more else first.title
        return Cell(title, row_address(verdict.row.id) if more else first.address)
    if verdict.reason:
        return Cell(verdict.reason)
    reasons = [one.reason for one in verdict.pending]
    return Cell(reasons[0] if reasons else text.no_reason)


def _numbers(*values: int) -> tuple[Cell, ...]:
    return tuple(Cell(number_text(value), numeric=True) for value in values)


def _row(desk: Desk, verdict: Verdict) -> Page:
    text, row = desk.text.row, verdict.row
    facts = [
        Fact(text.number, row.id),
        Fact(text.source, row.source, note=CHECKLIST_VERSION),
        Fact(text.kelas, row.kelas.label),
        Fact(text.cadence, desk.text.cadences[row.cadence.value]),
    ]
    if verdict.freshness:
        facts.append(Fact(text.last, desk.day(verdict.freshness.last)))
        if verdict.freshness.next_due:
            facts.append(Fact(text.next, desk.day(verdict.freshness.next_due), note=verdict.freshness.article))
    sections = [Section("_butir", text.about, facts=tuple(facts))]
    if verdict.evidence:
        records = tuple(
            Record(
                title=one.title,
                address=one.address,
                kicker=text.hosted if one.hold is Hold.HOSTED else text.elsewhere,
                lines=(text.updated.format(day=desk.day(one.updated)),),
            )
            for one in verdict.evidence
        )
        sections.append(Section("_jawaban", text.published, records=records))
    question = question_link(row)
    if question is not None:
        sections.append(
            Section("_lihat", text.beside, links=(question, PageLink(desk.text.compliance.title, COMPLIANCE)))
        )
    title = text.title.format(row=row.id, title=row.title)
    view = ReportView(
        title=title,
        intro=text.intro.format(source=row.source),
        sections=tuple(sections),
        basis=desk.basis,
        status=desk.outcome(verdict),
        notices=tuple(_row_notices(desk, verdict)),
    )
    crumb = Crumb(desk.text.compliance.title, COMPLIANCE)
    return desk.page(row_address(row.id), "ppid-report.html", title, view, crumb)


def _row_notices(desk: Desk, verdict: Verdict) -> Iterator[Remark]:
    """Why there is nothing, and until when: an empty row is never silent."""
    text = desk.text.row
    if verdict.outcome in (Outcome.NOT_APPLICABLE, Outcome.REVIEW):
        tone = "info" if verdict.outcome is Outcome.NOT_APPLICABLE else "caution"
        body = (text.reason if tone == "info" else text.review).format(
            reason=verdict.reason, day=desk.day(verdict.review)
        )
        yield Remark("_alasan", tone, text.not_applicable, body)
    elif verdict.outcome is Outcome.MISSING:
        if verdict.pending:
            for place, one in enumerate(verdict.pending):
                body = text.pending.format(reason=one.reason, day=desk.day(one.until))
                yield Remark(f"_kosong-{place}", "caution", text.missing, body)
        else:
            yield Remark("_kosong", "caution", text.missing, text.silent)


def _evidence(desk: Desk) -> Page:
    text = desk.text.compliance
    rows = tuple(
        (
            Cell(one.row, row_address(one.row), heading=True),
            Cell(one.question),
            Cell(one.title, one.address),
            Cell(desk.day(one.updated)),
        )
        for one in evidence_table(desk.account.verdicts)
    )
    columns = tuple(Column(title) for title in text.evidence_columns.values())
    table = TableView("_tabel-bukti", text.evidence_caption.format(count=number_text(len(rows))), columns, rows)
    view = ReportView(
        title=text.evidence,
        intro=text.evidence_intro,
        sections=(Section("_bukti", text.evidence_list, table=table),),
        basis=desk.basis,
        downloads=(desk.attachment(EVIDENCE_CSV, text.evidence_csv, 0, ""),),
    )
    return desk.page(EVIDENCE, "ppid-report.html", text.evidence, view, Crumb(text.title, COMPLIANCE))


def _score_address(score: Score) -> str:
    return f"{COMPLIANCE}{score.questionnaire.id}/"


def _score(desk: Desk, score: Score) -> Page:
    text, form = desk.text.score, score.questionnaire
    notices = [Remark("_taksiran", "caution", text.estimate, text.estimate_detail)]
    if form.note:
        notices.append(Remark("_catatan", "info", text.note, form.note))
    if form.certainty is Certainty.SECONDARY:
        notices.append(Remark("_sumber", "info", text.certainty, text.secondary))
    facts = (
        Fact(text.total, number_text(float(score.total)), note=text.grade.format(grade=score.grade)),
        Fact(text.open, number_text(score.open_questions)),
    )
    sections = [Section("_nilai", text.value, facts=facts)]
    sections += [
        Section(
            f"_{part.indicator.id}",
            part.indicator.title,
            intro=text.points.format(
                points=number_text(float(part.points)), weight=number_text(float(part.indicator.weight))
            ),
            records=tuple(_asked(desk, one) for one in part.questions),
        )
        for part in score.indicators
    ]
    view = ReportView(
        title=form.title,
        intro=text.intro,
        sections=tuple(sections),
        basis=desk.basis,
        notices=tuple(notices),
    )
    crumb = Crumb(desk.text.compliance.title, COMPLIANCE)
    return desk.page(_score_address(score), "ppid-report.html", form.title, view, crumb)


def _asked(desk: Desk, one: QuestionScore) -> Record:
    text, question = desk.text.score, one.question
    needs = text.needs_all if question.needs is Needs.ALL else text.needs_any
    rows = needs.format(rows=", ".join(question.rows)) if question.rows else text.by_hand
    shown = {item.address: PageLink(item.title, item.address) for item in one.evidence}
    return Record(
        title=question.text,
        kicker=text.weight.format(weight=number_text(float(question.weight))),
        status=Mark(_ANSWERS[one.answer], text.answers[one.answer.value]),
        lines=(rows,),
        links=tuple(shown.values())[:_MOST_LINKS],
    )


_MOST_LINKS = 5
"""How many pieces of evidence one question shows; all stand in the evidence table."""
