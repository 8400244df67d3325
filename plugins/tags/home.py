"""What the agenda and the register of bodies put on the home page."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.engine.chrome import Identity, NavLink
from plugins.engine.home import AgendaBlock, DatedLine, DatedList, OfficesBlock
from plugins.registers.model import Body, Registers
from plugins.tags.agenda import Agenda
from plugins.tags.agenda_pages import AGENDA, AgendaPages
from plugins.tags.desk import Desk
from plugins.tags.model import sort_key

_AHEAD = 4
_PAST = 2
_UNITS = 12


def agenda_block(agenda: Agenda, pages: AgendaPages, desk: Desk) -> Iterator[AgendaBlock]:
    """The next events; where none is to come, the latest past ones and a sentence that says so.

    Nothing where no event has a day. Withdrawn events are left out: their place is the agenda, which says why.
    """
    words, today = desk.words.agenda, desk.layout.config.today
    ahead = [event for event in agenda.ahead(today) if not event.withdrawn][:_AHEAD]
    events = ahead or [event for event in agenda.past(today) if not event.withdrawn][:_PAST]
    if not events:
        return
    lines = []
    for event in events:
        shown = pages.shown(event)
        lines.append(DatedLine(shown.title, shown.address, shown.when, shown.until, pages.place(event), shown.flags))
    title, note = (words.home.ahead, "") if ahead else (words.home.past, words.no_ahead)
    yield AgendaBlock(DatedList("_agenda", title, tuple(lines), note, NavLink(words.home.more, AGENDA)))


def offices_block(registers: Registers, identity: Identity, desk: Desk) -> Iterator[OfficesBlock]:
    """The office's page and the bodies directly under it, where the register of bodies knows it by its name."""
    office = _named(registers, identity)
    if office is None:
        return
    units = [
        body
        for body in registers.bodies.values()
        if body.parent == office.id and not body.retired and desk.address(body)
    ]
    units.sort(key=sort_key)
    yield OfficesBlock(desk.address(office), tuple(NavLink(body.name, desk.address(body)) for body in units[:_UNITS]))


def _named(registers: Registers, identity: Identity) -> Body | None:
    """The body that bears the office's name; none where the name fits none or several."""
    wanted = {name.casefold() for name in (identity.office, identity.office_short)}
    found = [
        body
        for body in registers.bodies.values()
        if not body.retired and wanted & {name.casefold() for name in (body.name, *body.aliases)}
    ]
    return found[0] if len(found) == 1 else None
