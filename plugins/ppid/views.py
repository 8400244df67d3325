"""What the templates of open information see: frozen values, ready to print.

Every date is in words, every link an address, every state a key with its label; templates compute nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

from plugins.ppid.evidence import Evidence
from plugins.ppid.staleness import DueDate


@dataclass(frozen=True, slots=True)
class Door:
    """A way to a page: its name, its address, and a line about what stands behind it."""

    title: str
    address: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class ServiceDoors:
    """The ways to the services (asking, objecting, deadlines, yearly report), for the page ``/ppid/``.

    The plugin part that makes those pages hands them over in its ``resolve()`` with ``build.provide``; without it the
    page shows none.
    """

    doors: tuple[Door, ...]


@dataclass(frozen=True, slots=True)
class ServiceEvidence:
    """What the services prove for the checklist, and their due days; handed over in ``resolve()`` like `ServiceDoors`.

    ``evidence`` as made by `plugins.ppid.evidence` (`report_evidence`, `figures_evidence`, `alert_evidence`, and the
    rows that forms, maklumat and procedures answer). ``budget_years`` are the years of which a yearly report is owed.
    """

    evidence: tuple[Evidence, ...]
    due: tuple[DueDate, ...] = ()
    budget_years: tuple[int, ...] = ()
