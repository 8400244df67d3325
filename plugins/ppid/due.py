"""Everything the office must renew, review or open, on one list of days: the source of the calendar file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from plugins.ppid.checklist import Checklist
from plugins.ppid.compliance import NotApplicable
from plugins.ppid.dip import Decree
from plugins.ppid.exempt import ExemptItem
from plugins.ppid.item import Item, item_freshness
from plugins.ppid.staleness import DueDate, yearly_report_due
from plugins.ppid.workdays import WorkingCalendar


def due_dates(
    *,
    items: Sequence[Item],
    exempt: Sequence[ExemptItem],
    not_applicable: Sequence[NotApplicable],
    decree: Decree | None,
    budget_years: Iterable[int],
    checklist: Checklist,
    calendar: WorkingCalendar,
    today: date,
) -> tuple[DueDate, ...]:
    """All due days, past ones included, by day and id. Ids are stable from build to build.

    Items by their cadence, the list by its decree (PerKI 1/2021 Ps 45(7)), the yearly reports (Ps 56(1)), the
    last day to open an exemption and its end (Ps 52), and the reviews of what is not applicable.
    """
    found = [
        *_items(items, checklist, today),
        *_exempt(exempt, calendar),
        *(
            DueDate(
                one.review, f"tinjau-{one.row}", f"Tinjau alasan tidak berlaku butir {one.row}", _source(one, checklist)
            )
            for one in not_applicable
            if one.review
        ),
        *(
            DueDate(yearly_report_due(year), f"laporan-{year}", f"Laporan layanan {year}", "PerKI 1/2021 Ps 56(1)")
            for year in budget_years
        ),
    ]
    if decree:
        age = decree.freshness(today)
        if age.next_due:
            found.append(DueDate(age.next_due, "dip", "Mutakhirkan Daftar Informasi Publik", age.article))
    return tuple(sorted(found))


def _items(items: Sequence[Item], checklist: Checklist, today: date) -> Iterator[DueDate]:
    for item in items:
        age = item_freshness(item, checklist, today)
        if age.next_due:
            yield DueDate(age.next_due, f"informasi-{item.id}", f"Perbarui {item.title}", age.article, item.address)


def _exempt(exempt: Sequence[ExemptItem], calendar: WorkingCalendar) -> Iterator[DueDate]:
    for one in exempt:
        notice = one.opening_notice(calendar)
        if notice and one.ends:
            title = f"Nyatakan terbuka: {one.title}"
            yield DueDate(notice, f"buka-{one.id}", title, "PerKI 1/2021 Ps 52(1)", one.address)
            yield DueDate(one.ends, f"akhir-{one.id}", f"Terbuka: {one.title}", "PerKI 1/2021 Ps 52(2)", one.address)


def _source(one: NotApplicable, checklist: Checklist) -> str:
    row = checklist.by_id.get(one.row)
    return row.source if row else ""
