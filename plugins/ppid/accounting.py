"""What the public information proves on the day of the build: the list, the verdicts, the estimates, the due days."""

from __future__ import annotations

from collections.abc import Sequence

from plugins.ppid.compliance import assess
from plugins.ppid.dip import DipRow, dip_rows
from plugins.ppid.due import due_dates
from plugins.ppid.evidence import (
    Evidence,
    dip_evidence,
    exempt_evidence,
    item_evidence,
    package_evidence,
    pending_items,
)
from plugins.ppid.model import Account, PublicInformation
from plugins.ppid.scoring import SHIPPED, score, shipped_questionnaire
from plugins.ppid.views import ServiceEvidence


def account(information: PublicInformation, services: ServiceEvidence) -> Account:
    """The whole account on the day of the build, with what the services prove beside."""
    office, items, checklist = information.office, information.items, information.checklist
    rows = dip_rows(items, information.units)
    verdicts = assess(
        checklist,
        evidence(information, rows, services),
        office.not_applicable,
        today=information.today,
        body=office.body,
        packages=office.packages,
        pending=pending_items(items),
    )
    scores = tuple(
        score(form, verdicts, office.answers.get(form.id, {})) for form in map(shipped_questionnaire, SHIPPED)
    )
    due = due_dates(
        items=items,
        exempt=information.exempt_items,
        not_applicable=office.not_applicable,
        decree=office.decree,
        budget_years=services.budget_years,
        checklist=checklist,
        calendar=information.calendar,
        today=information.today,
    )
    return Account(rows, verdicts, scores, tuple(sorted({*due, *services.due})))


def evidence(information: PublicInformation, rows: Sequence[DipRow], services: ServiceEvidence) -> tuple[Evidence, ...]:
    """Everything published that answers a checklist row."""
    return (
        *item_evidence(information.items),
        *dip_evidence(rows, information.office.decree),
        *exempt_evidence(information.exempt_items, information.checklist),
        *(
            Evidence(row=row, title=article.card.title, address=article.address, updated=article.day)
            for row, articles in sorted(information.articles.items())
            for article in articles
        ),
        *package_evidence(information.office.packages),
        *services.evidence,
    )
