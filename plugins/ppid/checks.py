"""What only the whole of a build's open information can tell is wrong, and the lines of the keys to blame."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace

from plugins.engine.problem import Problem
from plugins.newsroom.load import KeyLines
from plugins.newsroom.moments import FAR_AHEAD
from plugins.ppid import problems
from plugins.ppid.always_open import statutory_phrases
from plugins.ppid.compliance import Verdict, validate_not_applicable
from plugins.ppid.exempt_rules import validate_exempt
from plugins.ppid.item import validate_items
from plugins.ppid.model import ItemDocument, PublicInformation
from plugins.ppid.naming import nearest
from plugins.ppid.office import DECREE, RECORD
from plugins.ppid.procurement import validate_packages
from plugins.ppid.tpad import validate_tpad
from plugins.registers.lookup import resolve
from plugins.registers.model import Register, Registers

_KEYS = {
    problems.UNKNOWN_CHECKLIST_ID.code: ("butir",),
    problems.WRONG_CLASS.code: ("butir",),
    problems.UNKNOWN_UNIT.code: ("unit",),
    problems.DUPLICATE_ITEM.code: ("judul",),
    problems.FILE_CHANGED.code: ("diperbarui",),
    problems.FILE_MISSING.code: ("berkas",),
    problems.NO_TEXT_LAYER.code: ("berkas",),
    problems.UPDATED_IN_FUTURE.code: ("diperbarui",),
    problems.UPDATED_SOON.code: ("diperbarui",),
    problems.CLASS_NOT_OPEN.code: ("kelas",),
    problems.VALIDITY_REVERSED.code: ("berlaku_sampai",),
    problems.EMPTY_WITHOUT_UNTIL.code: ("kosong",),
    problems.EMPTY_TOO_LONG.code: ("kosong",),
    problems.NOT_A_STATUTE.code: ("dasar_hukum",),
    problems.STATUTE_UNCLEAR.code: ("dasar_hukum",),
    problems.NO_ARTICLE.code: ("dasar_hukum",),
    problems.NO_GROUND.code: ("huruf",),
    problems.GROUND_J_NEEDS_STATUTE.code: ("dasar_hukum",),
    problems.GROUND_A_TOO_LONG.code: ("jangka_waktu",),
    problems.PERMANENT.code: ("jangka_waktu",),
    problems.GROUND_A_NO_END.code: ("jangka_waktu",),
    problems.PERIOD_REVERSED.code: ("berakhir",),
    problems.DECISION_IN_FUTURE.code: ("tanggal_keputusan",),
    problems.DECISION_SOON.code: ("tanggal_keputusan",),
}
"""The front-matter key that each kind of problem is about."""


def information_problems(information: PublicInformation, registers: Registers) -> Iterator[Problem]:
    """Everything wrong with items, exempt items, decree, packages and budget documents."""
    office, today, checklist = information.office, information.today, information.checklist
    yield from validate_items(
        information.items, checklist=checklist, units=information.units, recorded=office.recorded, today=today
    )
    yield from validate_exempt(
        information.exempt_items,
        information.items,
        phrases=statutory_phrases(),
        calendar=information.calendar,
        today=today,
    )
    yield from _openings(information)
    for document in information.documents:
        yield from _entries(document, registers)
    yield from _decree(information)
    yield from _unrecorded(information)
    yield from validate_packages(office.packages, checklist)
    for package in office.packages:
        if package.unit and package.unit not in information.units:
            near = nearest(package.unit, information.units)
            yield problems.PACKAGE_UNIT.at(
                package.source, package.line, unit=package.unit, package=package.title, near=near
            )
    yield from validate_tpad(office.tpad)


def statement_problems(information: PublicInformation, verdicts: tuple[Verdict, ...]) -> tuple[Problem, ...]:
    """What is wrong with the reasons for rows that do not apply."""
    return validate_not_applicable(
        information.office.not_applicable, verdicts, information.checklist, information.today
    )


def placed(found: Iterable[Problem], keys: Mapping[str, KeyLines]) -> Iterator[Problem]:
    """Problems of documents at the lines of the keys they are about; ``keys`` are by source file."""
    for problem in found:
        key = _KEYS.get(problem.code)
        lines = keys.get(problem.file)
        yield replace(problem, line=lines.of(*key)) if key and lines is not None else problem


def _openings(information: PublicInformation) -> Iterator[Problem]:
    """PerKI 1/2021 Ps 52(3)-(4): an item opens an exemption that exists."""
    known = {one.id for one in information.exempt_items}
    for item in information.items:
        if item.opened_from and item.opened_from not in known:
            yield problems.OPENED_UNKNOWN.at(
                item.source,
                item.line,
                item=item.id,
                opened=item.opened_from,
                near=nearest(item.opened_from, known),
            )


def _entries(document: ItemDocument, registers: Registers) -> Iterator[Problem]:
    """Topics and regions that no register knows."""
    for register, key, values in (
        (Register.TOPIK, "topik", document.topics),
        (Register.WILAYAH, "wilayah", document.regions),
    ):
        for value in values:
            if resolve(registers, register, value) is None:
                known = [entry.id for entry in registers if entry.register is register]
                item = document.item
                line = document.keys.of(key) if document.keys.lines else item.line
                yield problems.UNKNOWN_ENTRY.at(
                    item.source, line, item=item.id, key=key, value=value, near=nearest(value, known)
                )


def _decree(information: PublicInformation) -> Iterator[Problem]:
    """PerKI 1/2021 Ps 45(5)-(7): the list has a decree that is not older than six months."""
    decree, today = information.office.decree, information.today
    if decree is None:
        if information.items:
            yield problems.NO_DECREE.at(DECREE)
        return
    if decree.day > today:
        kind = problems.DECREE_IN_FUTURE if decree.day - today > FAR_AHEAD else problems.DECREE_SOON
        yield kind.at(DECREE, day=decree.day, today=today)
    due = decree.freshness(today).next_due
    if due and today >= due:
        yield problems.DIP_DUE.at(DECREE, due=due)


def _unrecorded(information: PublicInformation) -> Iterator[Problem]:
    """Files whose checksum nobody has written down yet."""
    recorded = information.office.recorded
    count = sum(
        bool(file.sha256) and not (item.id in recorded and file.path in recorded[item.id].sha256)
        for item in information.items
        for file in item.files
    )
    if count:
        yield problems.FILE_NOT_RECORDED.at(RECORD, count=count)
