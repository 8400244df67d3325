"""What the published things prove: which checklist row is answered, where, and since when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum

from msgspec import Struct

from plugins.ppid.alert import Alert, AlertPart
from plugins.ppid.checklist import Checklist, Kelas
from plugins.ppid.dip import COLUMNS, Decree, DipRow
from plugins.ppid.exempt import ExemptItem
from plugins.ppid.item import Item
from plugins.ppid.procurement import ProcurementPackage, SlotState
from plugins.ppid.yearly_report import ReportPart, YearlyReport


class Hold(StrEnum):
    """Where the evidence is: evaluators reject a bare link for some rows, so a hosted copy is the stronger."""

    HOSTED = "salinan-di-situs-ini"
    LINK_ONLY = "tautan-saja"


class Evidence(Struct, frozen=True, kw_only=True):
    """Something published that answers a row: title, address on the site or elsewhere, date of update."""

    row: str
    title: str
    address: str
    updated: date | None
    hold: Hold = Hold.HOSTED


class Pending(Struct, frozen=True, kw_only=True):
    """An item that says why it is empty and until when; its row stays missing, and is not silent."""

    row: str
    title: str
    address: str
    reason: str
    until: date | None


def item_evidence(items: Sequence[Item]) -> tuple[Evidence, ...]:
    """What the items prove: each row they name. An item that says it is empty proves nothing."""
    return tuple(
        Evidence(row=row, title=item.title, address=item.address, updated=item.updated, hold=_hold(item))
        for item in items
        if not item.empty_reason
        for row in dict.fromkeys(item.checklist)
    )


def pending_items(items: Sequence[Item]) -> tuple[Pending, ...]:
    """The items that say they are empty, row by row."""
    return tuple(
        Pending(row=row, title=item.title, address=item.address, reason=item.empty_reason, until=item.empty_until)
        for item in items
        if item.empty_reason
        for row in dict.fromkeys(item.checklist)
    )


def dip_evidence(rows: Sequence[DipRow], decree: Decree | None) -> tuple[Evidence, ...]:
    """What the list of public information proves: its seven columns (PerKI 1/2021 Ps 21(2)a-g).

    A column counts when no row leaves it empty; without a decree, or without rows, nothing is proved (Ps 45(5)).
    """
    if not rows or decree is None:
        return ()
    return tuple(
        Evidence(row=f"T.a.{letter}", title=column, address="ppid/daftar-informasi-publik/", updated=decree.day)
        for letter, column, cells in zip(
            "abcdefg", COLUMNS, zip(*(row.annex for row in rows), strict=True), strict=True
        )
        if all(cells)
    )


def report_evidence(report: YearlyReport) -> tuple[Evidence, ...]:
    """What a published yearly report proves: its parts (PerKI 1/2021 Ps 56(4)) and its two forms (Ps 58)."""
    if report.published is None:
        return ()
    written = {part for part in ReportPart if part not in report.missing_parts}
    needs: dict[str, set[ReportPart]] = {
        "L.laporan.a": {ReportPart.KEBIJAKAN},
        "L.laporan.b": {ReportPart.SARANA, ReportPart.SUMBER_DAYA_MANUSIA, ReportPart.ANGGARAN},
        "L.laporan.c": set(),
        "L.laporan.d": set(),
        "L.laporan.e": {ReportPart.KENDALA_INTERNAL, ReportPart.KENDALA_EKSTERNAL},
        "L.laporan.f": {ReportPart.REKOMENDASI},
        "L.laporan.ringkas": set(),
        "L.laporan.lengkap": set(ReportPart),
    }
    year = report.figures.year
    return tuple(
        Evidence(
            row=row,
            title=f"Laporan layanan informasi publik {year}",
            address=f"ppid/layanan/{year}/",
            updated=report.published,
        )
        for row, parts in needs.items()
        if parts <= written
    )


def figures_evidence(year: int, updated: date) -> tuple[Evidence, ...]:
    """What the half-yearly figures prove: the four of UU 14/2008 Ps 12 (PerKI 1/2021 Ps 15(5)a-d)."""
    return tuple(
        Evidence(row=f"B.e.{number}", title=f"Angka layanan {year}", address=f"ppid/layanan/{year}/", updated=updated)
        for number in (1, 2, 3, 4)
    )


def alert_evidence(alerts: Sequence[Alert]) -> tuple[Evidence, ...]:
    """What the announcements prove: the kind of event (PerKI 1/2021 Ps 19(2)) and each part given (Ps 20(2))."""
    return tuple(
        Evidence(row=row, title=alert.title, address=alert.address, updated=alert.starts.date())
        for alert in alerts
        for row in (alert.event, *(p.checklist_id for p in AlertPart if p not in alert.missing_parts))
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
