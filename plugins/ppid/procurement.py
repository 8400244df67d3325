"""A procurement package with its 39 documents (PerKI 1/2021 Ps 15(9): 1 planning, 23 selection, 15
execution).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum

from msgspec import Struct, field

from plugins.engine.problem import Problem
from plugins.ppid import problems
from plugins.ppid.checklist import Checklist, ChecklistItem
from plugins.ppid.naming import nearest

GROUP = "B.i"


class SlotState(StrEnum):
    """What is known about one document of a package."""

    PUBLISHED = "diumumkan"
    WITHHELD = "ditutup"
    NOT_APPLICABLE = "tidak-berlaku"
    MISSING = "belum-ada"


class Slot(Struct, frozen=True, kw_only=True):
    """One document of a package.

    ``reason`` is mandatory for what is withheld (an exempt item's id or words; Ps 15(9)c.1 limits itself to
    what is not exempt) and for what does not apply.
    """

    state: SlotState
    title: str = ""
    address: str = ""
    updated: date | None = None
    hosted: bool = True
    reason: str = ""


class ProcurementPackage(Struct, frozen=True, kw_only=True):
    """One procurement: its name, year, unit, and its documents by checklist row (``B.i.p02``)."""

    id: str
    title: str
    year: int
    unit: str = ""
    slots: Mapping[str, Slot] = field(default_factory=dict)
    sample: bool = False
    source: str = ""
    line: int = 0

    def filled(self, checklist: Checklist) -> tuple[tuple[ChecklistItem, Slot], ...]:
        """All 39 rows in order, each with its document or a plain *missing*."""
        missing = Slot(state=SlotState.MISSING)
        return tuple((row, self.slots.get(row.id, missing)) for row in checklist.group(GROUP))


class Coverage(Struct, frozen=True):
    """How many packages publish one document, of how many that should (those it applies to)."""

    published: int
    applicable: int


def coverage(row_id: str, packages: Sequence[ProcurementPackage]) -> Coverage:
    """The coverage of one row over all packages; reasoned *not applicable* and withheld ones do not count."""
    states = [package.slots[row_id].state if row_id in package.slots else SlotState.MISSING for package in packages]
    applicable = [state for state in states if state in (SlotState.PUBLISHED, SlotState.MISSING)]
    return Coverage(applicable.count(SlotState.PUBLISHED), len(applicable))


def validate_packages(packages: Sequence[ProcurementPackage], checklist: Checklist) -> tuple[Problem, ...]:
    """Unknown documents, and closed or inapplicable ones without a reason."""
    known = {row.id: row for row in checklist.group(GROUP)}
    return tuple(problem for package in packages for problem in _mistakes(package, known))


def _mistakes(package: ProcurementPackage, known: Mapping[str, ChecklistItem]) -> Iterator[Problem]:
    for slot_id, slot in package.slots.items():
        if slot_id not in known:
            yield problems.UNKNOWN_SLOT.at(
                package.source, package.line, slot=slot_id, package=package.title, near=nearest(slot_id, known)
            )
        elif slot.state in (SlotState.WITHHELD, SlotState.NOT_APPLICABLE) and not slot.reason.strip():
            yield problems.SLOT_NO_REASON.at(
                package.source,
                package.line,
                slot=slot_id,
                package=package.title,
                article=known[slot_id].source,
            )
