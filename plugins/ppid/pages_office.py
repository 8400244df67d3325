"""Procurement packages, the budget documents, and the days on which things are due."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from plugins.engine.components import Cell, Column, Fact, Mark, Remark, TableView
from plugins.engine.page import Crumb, Page
from plugins.engine.words import number_text
from plugins.newsroom.views import PageLink
from plugins.ppid.desk import DUE, PACKAGES, TPAD, Desk, row_address
from plugins.ppid.procurement import ProcurementPackage, Slot, SlotState
from plugins.ppid.staleness import DueDate
from plugins.ppid.tpad import TpadRow, tpad_documents, tpad_matrix
from plugins.ppid.views import Record, ReportView, Section

DUE_ICS = f"{DUE}jatuh-tempo.ics"
_SLOT_KEYS = {
    SlotState.PUBLISHED: "positive",
    SlotState.WITHHELD: "caution",
    SlotState.NOT_APPLICABLE: "neutral",
    SlotState.MISSING: "negative",
}
_PHASES = (("r", "perencanaan"), ("p", "pemilihan"), ("l", "pelaksanaan"))


def office_pages(desk: Desk) -> Iterator[Page]:
    """The packages, the budget matrix where there is one, and the due days."""
    office = desk.information.office
    if office.packages:
        yield _packages(desk)
        for package in office.packages:
            yield _package(desk, package)
    if office.tpad_years:
        yield _tpad(desk)
    yield _due(desk)


def package_address(package: ProcurementPackage) -> str:
    """The address of a package's page."""
    return f"{PACKAGES}{package.id}/"


def _packages(desk: Desk) -> Page:
    text, packages = desk.text.packages, desk.information.office.packages
    years = sorted({package.year for package in packages}, reverse=True)
    sections = tuple(
        Section(
            f"_{year}",
            text.year.format(year=year),
            records=tuple(_package_record(desk, package) for package in packages if package.year == year),
        )
        for year in years
    )
    view = ReportView(title=text.title, intro=text.intro, sections=sections, basis=desk.basis)
    sample = all(package.sample for package in packages)
    return desk.page(PACKAGES, "ppid-report.html", text.title, view, sample=sample)


def _package_record(desk: Desk, package: ProcurementPackage) -> Record:
    slots = package.filled(desk.information.checklist)
    published = sum(slot.state is SlotState.PUBLISHED for _, slot in slots)
    line = desk.text.packages.count.format(published=number_text(published), total=number_text(len(slots)))
    unit = desk.information.units.get(package.unit, package.unit)
    return Record(title=package.title, address=package_address(package), lines=tuple(filter(None, (unit, line))))


def _package(desk: Desk, package: ProcurementPackage) -> Page:
    text = desk.text.packages
    slots = package.filled(desk.information.checklist)
    sections = tuple(
        Section(
            f"_{name}",
            text.phases[name],
            records=tuple(
                _slot(desk, row.id, row.title.partition(": ")[2] or row.title, row.source, slot)
                for row, slot in slots
                if row.id.removeprefix("B.i.").startswith(letter)
            ),
        )
        for letter, name in _PHASES
    )
    published = sum(slot.state is SlotState.PUBLISHED for _, slot in slots)
    intro = text.package_intro.format(
        year=package.year, published=number_text(published), total=number_text(len(slots))
    )
    view = ReportView(title=package.title, intro=intro, sections=sections, basis=desk.basis)
    return desk.page(
        package_address(package),
        "ppid-report.html",
        package.title,
        view,
        Crumb(text.title, PACKAGES),
        source=package.source,
        sample=package.sample,
    )


def _slot(desk: Desk, row: str, title: str, source: str, slot: Slot) -> Record:
    text = desk.text.packages
    lines = [source]
    if slot.reason:
        lines.append(slot.reason)
    if slot.updated:
        lines.append(text.updated.format(day=desk.day(slot.updated)))
    links = (PageLink(slot.title or title, slot.address),) if slot.address else ()
    return Record(
        title=title,
        address=row_address(row) if row in desk.verdict else "",
        kicker=row,
        status=Mark(_SLOT_KEYS[slot.state], text.states[slot.state.value]),
        lines=tuple(lines),
        links=links,
    )


def _tpad(desk: Desk) -> Page:
    text, office = desk.text.tpad, desk.information.office
    documents = tpad_documents()
    matrix = tpad_matrix(office.tpad_years, office.tpad)
    columns = (Column(text.document), *(Column(str(row.year)) for row in matrix))
    rows = tuple(
        (Cell(document.name, heading=True), *(_tpad_cell(desk, row, place) for row in matrix))
        for place, document in enumerate(documents)
    )
    facts = tuple(
        Fact(
            str(row.year),
            text.count.format(published=number_text(row.published), total=number_text(len(documents))),
        )
        for row in matrix
    )
    table = TableView("_matriks", text.caption, columns, rows, text.note)
    view = ReportView(
        title=text.title,
        intro=text.intro,
        sections=(Section("_tahun", text.by_year, facts=facts), Section("_dokumen", text.list, table=table)),
        basis=desk.basis,
        notices=(Remark("_nama", "info", text.names, text.names_detail),),
    )
    sample = "ppid/tpad.yaml" in office.samples
    return desk.page(TPAD, "ppid-report.html", text.title, view, sample=sample)


def _tpad_cell(desk: Desk, row: TpadRow, place: int) -> Cell:
    entry = row.cells[place]
    return Cell(desk.day(entry.published), entry.address) if entry else Cell(desk.text.tpad.missing)


def _due(desk: Desk) -> Page:
    text, today = desk.text.due, desk.information.today
    late = tuple(one for one in desk.account.due if one.day <= today)
    ahead = tuple(one for one in desk.account.due if one.day > today)
    sections = [
        Section(name, title, table=_due_table(desk, f"{name}-tabel", title, days))
        for name, title, days in (("_lewat", text.late, late), ("_akan", text.ahead, ahead))
        if days
    ]
    if not sections:
        sections = [Section("_akan", text.ahead, text.nothing)]
    view = ReportView(
        title=text.title,
        intro=text.intro,
        sections=tuple(sections),
        basis=desk.basis,
        notices=(Remark("_kalender", "info", text.calendar, desk.information.calendar.version),),
        downloads=(desk.attachment(DUE_ICS, text.ics, 0, ""),),
    )
    return desk.page(DUE, "ppid-report.html", text.title, view)


def _due_table(desk: Desk, name: str, title: str, days: tuple[DueDate, ...]) -> TableView:
    columns = tuple(Column(column) for column in desk.text.due.columns.values())
    rows = tuple((Cell(desk.day(one.day)), Cell(one.title, heading=True), Cell(one.article)) for one in days)
    return TableView(name, desk.text.due.caption.format(title=title), columns, rows)


def due_calendar(desk: Desk) -> bytes:
    """All due days as whole-day events (RFC 5545); the stamp of an event is its own day, never the clock."""
    from icalendar import Calendar, Event  # noqa: PLC0415 -- only where the days changed

    host = desk.config.settings.siteurl.partition("://")[2].partition("/")[0]
    calendar = Calendar()
    calendar.add("prodid", f"-//{host}//PPID//ID")
    calendar.add("version", "2.0")
    for one in desk.account.due:
        if one.day == date.max:  # a mistyped year, told where it stands
            continue
        event = Event()
        event.add("uid", f"{one.id}@{host}")
        event.add("summary", one.title)
        event.add("description", one.article)
        event.add("dtstart", one.day)
        event.add("dtend", one.day + timedelta(days=1))
        event["dtstamp"] = f"{one.day:%Y%m%d}T000000Z"
        event.add("url", f"{desk.config.settings.siteurl}/{DUE}")
        calendar.add_component(event)
    return bytes(calendar.to_ical())
