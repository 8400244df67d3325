"""What the published things prove: which checklist row is answered, where, and since when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from plugins.ppid.checklist import Checklist, Kelas
from plugins.ppid.exempt import ExemptItem
from plugins.ppid.item import Item
from plugins.ppid.procurement import ProcurementPackage, SlotState


class Hold(StrEnum):
    """Where the evidence is: evaluators reject a bare link for some rows, so a hosted copy is the stronger."""

    HOSTED = "salinan-di-situs-ini"
    LINK_ONLY = "tautan-saja"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Something published that answers a row: title, address on the site or elsewhere, date of update."""

    row: str
    title: str
    address: str
    updated: date | None
    hold: Hold = Hold.HOSTED


def item_evidence(items: Sequence[Item]) -> tuple[Evidence, ...]:
    """What the items prove: each row they name. An item that says it is empty proves nothing."""
    return tuple(
        Evidence(row=row, title=item.title, address=item.address, updated=item.updated, hold=_hold(item))
        for item in items
        if not item.empty_reason
        for row in dict.fromkeys(item.checklist)
    )


def exempt_evidence(exempt: Sequence[ExemptItem], checklist: Checklist) -> tuple[Evidence, ...]:
    """What the exempt list proves: the contents of decision, reason and test sheet (PerKI 1/2021 Ps
    49(6)-(7)).

    A row counts when every exempt item carries its content; without exempt items nothing is proved.
    """
    return tuple(
        Evidence(
            row=row.id,
            title=row.title,
            address="ppid/dikecualikan/",
            updated=max((one.decision_date for one in exempt if one.decision_date), default=None),
        )
        for row in checklist.items
        if row.kelas is Kelas.DIKECUALIKAN and exempt and all(_carries(one)[row.id] for one in exempt)
    )


def package_evidence(packages: Sequence[ProcurementPackage]) -> tuple[Evidence, ...]:
    """What the procurement packages publish, document by document."""
    return tuple(
        Evidence(
            row=row,
            title=f"{package.title}: {slot.title or row}",
            address=slot.address,
            updated=slot.updated,
            hold=Hold.HOSTED if slot.hosted else Hold.LINK_ONLY,
        )
        for package in packages
        for row, slot in sorted(package.slots.items())
        if slot.state is SlotState.PUBLISHED
    )


def _carries(one: ExemptItem) -> Mapping[str, bool]:
    """Which rows about exemption decisions one exempt item fills."""
    basis, period = bool(one.bases), bool(one.period or one.ends_on)
    opened, closed = bool(one.consequence_open), bool(one.consequence_closed)
    return {
        "D.sk.a": bool(one.ppid),
        "D.sk.b": bool(one.unit),
        "D.sk.c": bool(one.title),
        "D.sk.d": basis and opened and closed,
        "D.sk.e": period,
        "D.sk.f": one.decision_date is not None,
        "D.alasan.a": basis,
        "D.alasan.b": opened and closed,
        "D.uji.1": bool(one.title),
        "D.uji.2": basis,
        "D.uji.3": opened,
        "D.uji.4": closed,
        "D.uji.5": period,
    }


def _hold(item: Item) -> Hold:
    """An item's page is the hosted copy, unless it holds nothing but links elsewhere."""
    return Hold.LINK_ONLY if item.links and not item.files else Hold.HOSTED
