"""The list of exempt information as a table: fourteen columns drawn from PerKI 1/2021 Ps 49(6)-(7) and Annexes II-III.

The regulation has no form for such a list and does not know its usual name; the columns are the union of what the
decision, its reasons and the test sheet must hold.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from plugins.ppid.exempt import ExemptItem, ExemptState, Extent
from plugins.ppid.workdays import WorkingCalendar

COLUMNS = (
    "no",
    "informasi",
    "lingkup",
    "dasar_hukum",
    "pasal_17_huruf",
    "konsekuensi_dibuka",
    "konsekuensi_ditutup",
    "jangka_waktu",
    "berlaku_mulai",
    "berakhir",
    "no_lembar_uji",
    "no_tanggal_sk",
    "ppid_penetap_dan_unit",
    "status",
)


class DikRow(Struct, frozen=True):
    """A row of the list: its cells in the order of `COLUMNS`, its state on the day, and the item behind it."""

    cells: tuple[str, ...]
    state: ExemptState
    item: ExemptItem


def dik_rows(exempt: Sequence[ExemptItem], today: date, calendar: WorkingCalendar) -> tuple[DikRow, ...]:
    """The whole list on a day, by title and id; what has ended stays listed, as public (Ps 52(2))."""
    ordered = sorted(exempt, key=lambda one: (one.title, one.id))
    return tuple(_row(number, one, one.state(today, calendar)) for number, one in enumerate(ordered, start=1))


def _row(number: int, one: ExemptItem, state: ExemptState) -> DikRow:
    extent = f"{one.extent.value}: {one.part}" if one.extent is Extent.PART else one.extent.value
    decision = ", ".join(part for part in (one.decision_number, _iso(one.decision_date)) if part)
    cells = (
        str(number),
        one.title,
        extent,
        "; ".join(basis.citation for basis in one.bases),
        ", ".join(one.grounds),
        one.consequence_open,
        one.consequence_closed,
        one.period.text if one.period else "",
        _iso(one.first_day),
        _iso(one.ends),
        one.test_sheet,
        decision,
        ", ".join(part for part in (one.ppid, one.unit) if part),
        state.value,
    )
    return DikRow(cells, state, one)


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
