"""The page ``/ppid/``, the citizens' questions, and the pages of the legal classes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from plugins.engine.page import Crumb, Page
from plugins.engine.words import number_text
from plugins.newsroom.views import PageLink
from plugins.ppid.alerts_model import Alerts
from plugins.ppid.checklist import (
    OPEN_CLASSES,
    ChecklistItem,
    Kelas,
    Question,
    citizen_questions,
    question_of,
)
from plugins.ppid.compliance import Outcome, Verdict
from plugins.ppid.desk import COMPLIANCE, DIP, DUE, EXEMPT, PACKAGES, QUESTIONS, ROOT, TPAD, Desk, class_address
from plugins.ppid.item import Item
from plugins.ppid.pages_announcements import announcement_sections
from plugins.ppid.procurement import GROUP
from plugins.ppid.views import Door, LandingView, QuestionView, Record, ReportView, Section, ServiceDoors

LIMIT = 100
"""How many items one part of a page shows; the rest stands in the list of public information."""


class _Answer(Struct, frozen=True):
    """What answers a question: its rows with their verdicts, and the items that name them."""

    question: Question
    verdicts: tuple[Verdict, ...]
    items: tuple[Item, ...]


def landing_pages(desk: Desk, services: ServiceDoors, alerts: Alerts) -> Iterator[Page]:
    """The landing page, a page for each question, and a page for each open class."""
    answers = _answers(desk)
    yield _landing(desk, services, answers)
    for answer in answers:
        yield _question(desk, answer)
    for kelas in OPEN_CLASSES:
        announced = announcement_sections(desk, alerts) if kelas is Kelas.SERTA_MERTA else ()
        yield _class(desk, kelas, answers, announced)


def _answers(desk: Desk) -> tuple[_Answer, ...]:
    questions = citizen_questions()
    by_question: dict[str, list[Verdict]] = {question.id: [] for question in questions}
    of_row: dict[str, str] = {}
    for verdict in desk.account.verdicts:
        question = question_of(verdict.row, questions)
        if question is not None:
            by_question[question.id].append(verdict)
            of_row[verdict.row.id] = question.id
    items: dict[str, list[Item]] = {question.id: [] for question in questions}
    for row in desk.account.rows:
        for name in dict.fromkeys(of_row[one] for one in row.item.checklist if one in of_row):
            items[name].append(row.item)
    return tuple(
        _Answer(question, tuple(by_question[question.id]), tuple(items[question.id])) for question in questions
    )


def _landing(desk: Desk, services: ServiceDoors, answers: Sequence[_Answer]) -> Page:
    text, information = desk.text, desk.information
    published = sum(verdict.outcome is Outcome.PUBLISHED for verdict in desk.account.verdicts)
    questions = tuple(
        QuestionView(
            title=answer.question.text,
            address=_question_address(answer.question),
            lead=answer.question.lead,
            count=_count(desk, answer),
        )
        for answer in answers
    )
    counts = class_counts(desk)
    classes = tuple(
        Door(
            kelas.label,
            class_address(kelas),
            text.class_door[kelas.value].format(count=number_text(counts[kelas])),
        )
        for kelas in counts
    )
    lists = [
        Door(text.dip.title, DIP, text.dip.door.format(count=number_text(len(desk.account.rows)))),
        Door(
            text.compliance.title,
            COMPLIANCE,
            text.compliance.door.format(
                published=number_text(published), total=number_text(len(desk.account.verdicts))
            ),
        ),
        Door(text.due.title, DUE, text.due.door),
    ]
    if information.office.packages:
        count = number_text(len(information.office.packages))
        lists.append(Door(text.packages.title, PACKAGES, text.packages.door.format(count=count)))
    if information.office.tpad_years:
        lists.append(Door(text.tpad.title, TPAD, text.tpad.door))
    view = LandingView(
        title=text.title,
        intro=text.intro.format(office=desk.config.identity.office),
        services=services.doors,
        questions=questions,
        classes=classes,
        lists=tuple(lists),
        limits=text.limits,
        basis=desk.basis,
    )
    return desk.page(ROOT, "ppid.html", text.title, view)


def class_counts(desk: Desk) -> dict[Kelas, int]:
    """How much is listed in each class of UU 14/2008, in the order of the law: the open ones, then the exempt."""
    rows = desk.account.rows
    counts = {kelas: sum(kelas in row.item.classes for row in rows) for kelas in OPEN_CLASSES}
    return counts | {Kelas.DIKECUALIKAN: len(desk.information.exempt)}


def _count(desk: Desk, answer: _Answer) -> str:
    published = sum(verdict.outcome is Outcome.PUBLISHED for verdict in answer.verdicts)
    return str(
        desk.text.question_count.format(
            items=number_text(len(answer.items)),
            published=number_text(published),
            total=number_text(len(answer.verdicts)),
        )
    )


def _question(desk: Desk, answer: _Answer) -> Page:
    text, title = desk.text, answer.question.text
    sections = []
    if answer.items:
        sections.append(_items_section(desk, "_informasi", text.question_items, answer.items, DIP))
    missing = _silent(answer.verdicts)
    if missing:
        sections.append(_rows_section(desk, "_belum", text.question_missing, missing))
    others = tuple(one for one in answer.verdicts if one not in missing)
    if others:
        links = tuple(desk.row_link(one.row) for one in others)
        sections.append(Section("_butir", text.question_rows, links=links))
    view = ReportView(
        title=title,
        intro=answer.question.lead,
        sections=tuple(sections),
        basis=desk.basis,
    )
    return desk.page(_question_address(answer.question), "ppid-report.html", title, view)


def _class(desk: Desk, kelas: Kelas, answers: Sequence[_Answer], before: Iterable[Section]) -> Page:
    text = desk.text
    sections = list(before)
    named: set[str] = set()
    for answer in answers:
        verdicts = tuple(one for one in answer.verdicts if one.row.kelas is kelas)
        rows = {one.row.id for one in verdicts}
        items = tuple(item for item in answer.items if kelas in item.classes and rows.intersection(item.checklist))
        named.update(item.id for item in items)
        if not verdicts:
            continue
        dip = f"{DIP}kelas/{kelas.value}/"
        section = _items_section(desk, f"_{answer.question.id}", answer.question.text, items, dip)
        missing = _silent(verdicts)
        records = (*section.records, *_missing_records(desk, missing))
        links = (*section.links, *_procurement(desk, verdicts))
        sections.append(Section(section.id, section.title, records=records, links=links))
    others = tuple(row.item for row in desk.account.rows if kelas in row.item.classes and row.item.id not in named)
    if others:
        sections.append(_items_section(desk, "_lainnya", text.other_items, others, f"{DIP}kelas/{kelas.value}/"))
    ways = [PageLink(one.label, class_address(one), one is kelas) for one in (*OPEN_CLASSES, Kelas.DIKECUALIKAN)]
    view = ReportView(
        title=kelas.label,
        intro=text.class_intro[kelas.value],
        sections=tuple(sections),
        basis=desk.basis,
        facets=tuple(ways),
    )
    return desk.page(class_address(kelas), "ppid-report.html", kelas.label, view)


def _items_section(desk: Desk, name: str, title: str, items: Sequence[Item], whole: str) -> Section:
    """Items as records, as many as a page bears, with the way to all of them."""
    shown = tuple(desk.record(item) for item in items[:LIMIT])
    links: tuple[PageLink, ...] = ()
    if len(items) > LIMIT:
        links = (PageLink(desk.text.all_items.format(count=number_text(len(items))), whole),)
    return Section(name, title, records=shown, links=links)


def _rows_section(desk: Desk, name: str, title: str, verdicts: Sequence[Verdict]) -> Section:
    return Section(name, title, records=_missing_records(desk, verdicts), links=tuple(_procurement(desk, verdicts)))


def _missing_records(desk: Desk, verdicts: Sequence[Verdict]) -> tuple[Record, ...]:
    return tuple(desk.row_record(one) for one in verdicts if one.row.group != GROUP)


def _procurement(desk: Desk, verdicts: Sequence[Verdict]) -> Iterator[PageLink]:
    """The 39 documents of procurement stand on pages of their own (PerKI 1/2021 Ps 15(9))."""
    if any(one.row.group == GROUP for one in verdicts):
        title = desk.text.packages.title
        there = bool(desk.information.office.packages)
        yield PageLink(title, PACKAGES) if there else PageLink(desk.text.packages.rows, f"{COMPLIANCE}#_berkala")


def _silent(verdicts: Sequence[Verdict]) -> tuple[Verdict, ...]:
    """The rows that nothing published answers."""
    return tuple(one for one in verdicts if one.outcome is not Outcome.PUBLISHED)


def _question_address(question: Question) -> str:
    return f"{QUESTIONS}{question.id}/"


def question_link(row: ChecklistItem) -> PageLink | None:
    """The way from a checklist row to the citizen's question that it answers."""
    question = question_of(row, citizen_questions())
    return None if question is None else PageLink(question.text, _question_address(question))


def class_crumb(kelas: Kelas) -> Crumb:
    """The step of a class in the way from the home page."""
    address = EXEMPT if kelas is Kelas.DIKECUALIKAN else class_address(kelas)
    return Crumb(kelas.label, address)
