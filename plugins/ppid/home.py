"""What open information puts on the home page: the four classes, what was updated last, and what is due soon.

The classes are those of UU 14/2008 Ps 9, 10, 11 and 17 (PerKI 1/2021 Ps 14, 19, 21); the due days are those
of `plugins.ppid.due`.
"""

from __future__ import annotations

from datetime import timedelta

from plugins.engine.chrome import DateText, NavLink
from plugins.engine.home import DatedLine, DatedList, Door, InformationBlock
from plugins.engine.words import number_text, short_date
from plugins.ppid.alerts_model import Alerts
from plugins.ppid.checklist import Kelas
from plugins.ppid.desk import DIP, DUE, ROOT, Desk, class_address
from plugins.ppid.pages_landing import class_counts
from plugins.ppid.staleness import DueDate, Status

WINDOW = timedelta(days=30)
"""How far the home page looks ahead from the day of the build."""
_LINES = 4


def information_block(desk: Desk, alerts: Alerts) -> InformationBlock:
    """The doors with their counts, the newest information, and the next due days."""
    text = desk.text
    return InformationBlock(
        doors=tuple(
            Door(kelas.label, class_address(kelas), text.home.doors[kelas.value], _count(desk, kelas, number, alerts))
            for kelas, number in class_counts(desk).items()
        ),
        lists=(_fresh(desk), _owed(desk)),
        more=NavLink(text.home.landing, ROOT),
        sample=desk.information.samples_only,
    )


def _count(desk: Desk, kelas: Kelas, number: int, alerts: Alerts) -> str:
    """The size of a class in words; of serta-merta also its announcements, which are no items of the list."""
    words = desk.text.home
    items = words.count.format(count=number_text(number))
    if kelas is not Kelas.SERTA_MERTA or not alerts.documents:
        return str(items)
    return str(words.count_alerts.format(items=items, alerts=number_text(len(alerts.documents))))


def _fresh(desk: Desk) -> DatedList:
    """The information that was updated last; what has a day to come is not told before its day."""
    words, information = desk.text.home, desk.information
    dated = [
        (item.updated, item)
        for item in information.items
        if item.updated and item.updated <= information.today and not item.empty_reason
    ]
    dated.sort(key=lambda one: (-one[0].toordinal(), one[1].title, one[1].id))
    lines = tuple(
        DatedLine(
            title=item.title,
            address=item.address,
            when=DateText(day.isoformat(), short_date(day)),
            note=", ".join(kelas.label for kelas in item.classes),
        )
        for day, item in dated[:_LINES]
    )
    note = "" if lines else words.nothing_fresh
    return DatedList("_informasi-baru", words.fresh, lines, note, NavLink(desk.text.dip.title, DIP))


def _owed(desk: Desk) -> DatedList:
    """What the office owes in the days to come, and how much is overdue already."""
    words, today = desk.text.home, desk.information.today
    ahead = [one for one in desk.account.due if timedelta() < one.day - today <= WINDOW]
    late = sum(
        desk.freshness(item).status is not Status.TERBARU for item in desk.information.items if not item.empty_reason
    )
    notes = [words.late.format(count=number_text(late))] if late else []
    notes += [] if ahead else [words.nothing_due.format(days=WINDOW.days)]
    return DatedList(
        "_jatuh-tempo",
        words.due.format(days=WINDOW.days),
        tuple(_due_line(one) for one in ahead[:_LINES]),
        " ".join(notes),
        NavLink(words.all_due, DUE),
    )


def _due_line(one: DueDate) -> DatedLine:
    return DatedLine(
        title=one.title,
        address=one.address or DUE,
        when=DateText(one.day.isoformat(), short_date(one.day)),
        note=one.article,
    )
