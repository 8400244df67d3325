"""The list of public information as pages: whole, and by class, year, unit and form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plugins.engine.components import Cell, Fact, Remark
from plugins.engine.page import Crumb, Page
from plugins.engine.words import number_text
from plugins.newsroom.views import AttachmentView, PageLink
from plugins.ppid.desk import DIP, Desk
from plugins.ppid.dip import COLUMNS, DipRow, Facet, by_class, by_form, by_unit, by_year
from plugins.ppid.lists_dip import DOWNLOADS
from plugins.ppid.views import DipView, Section

LIMIT = 1000
"""How many rows a page bears; a longer list shows its parts, and stands whole on a page of its own."""

WHOLE = f"{DIP}lengkap/"
_FACETS = ("kelas", "tahun", "unit", "bentuk")


def dip_pages(desk: Desk) -> Iterator[Page]:
    """The list, its facets, and for a long list its parts by year and the whole on one page."""
    rows = desk.account.rows
    facets = dict(zip(_FACETS, (by_class(rows), by_year(rows), by_unit(rows), by_form(rows)), strict=True))
    ways = tuple(
        Section(
            f"_{name}",
            desk.text.dip.facets[name],
            links=tuple(_facet_link(desk, name, facet) for facet in facets[name]),
        )
        for name in _FACETS
        if facets[name]
    )
    yield _main(desk, rows, ways)
    if len(rows) > LIMIT:
        title = desk.text.dip.whole
        yield _part(desk, WHOLE, title, rows, (Crumb(desk.text.dip.title, DIP),))
    for name in _FACETS:
        for facet in facets[name]:
            yield from _facet(desk, name, facet)


def _main(desk: Desk, rows: Sequence[DipRow], ways: tuple[Section, ...]) -> Page:
    text, decree = desk.text.dip, desk.information.office.decree
    long = len(rows) > LIMIT
    whole = PageLink(text.whole_link.format(count=number_text(len(rows))), WHOLE)
    view = DipView(
        title=text.title,
        intro=text.intro,
        facts=tuple(_decree_facts(desk)),
        notices=tuple(_notices(desk)),
        facets=ways,
        parts=(whole,) if long else (),
        caption=text.caption.format(count=number_text(len(rows)), office=desk.config.identity.office),
        columns=COLUMNS,
        rows=() if long else cells(rows),
        downloads=_downloads(desk),
        basis=desk.basis,
    )
    return desk.page(DIP, "ppid-dip.html", text.title, view, modified=decree.day if decree else None)


def _decree_facts(desk: Desk) -> Iterator[Fact]:
    text, decree = desk.text.dip, desk.information.office.decree
    if decree is None:
        return
    yield Fact(text.decree, decree.number)
    yield Fact(text.decree_day, desk.day(decree.day))
    yield Fact(text.decided_by, decree.by)
    yield Fact(text.approved_by, decree.approved_by, note="PerKI 1/2021 Ps 45(5)-(6)")
    age = decree.freshness(desk.information.today)
    yield Fact(text.next_due, desk.day(age.next_due), note=age.article)


def _notices(desk: Desk) -> Iterator[Remark]:
    text, decree = desk.text.dip, desk.information.office.decree
    if decree is None:
        yield Remark("_tanpa-keputusan", "caution", text.no_decree, text.no_decree_detail)
        return
    age = decree.freshness(desk.information.today)
    if age.next_due and desk.information.today >= age.next_due:
        body = text.due_detail.format(day=desk.day(age.next_due), article=age.article)
        yield Remark("_perlu", "caution", text.due, body)


def _facet(desk: Desk, name: str, facet: Facet) -> Iterator[Page]:
    """A facet's page; a long facet shows its years, each with a page."""
    text = desk.text.dip
    address = facet_address(name, facet.key)
    title = text.facet_title.format(title=facet.title)
    above = Crumb(text.title, DIP)
    if len(facet.rows) <= LIMIT or name == "tahun":
        yield _part(desk, address, title, facet.rows, (above,))
        return
    years = by_year(facet.rows)
    parts = tuple(
        PageLink(text.count.format(title=year.title, count=number_text(len(year.rows))), f"{address}{year.key}/")
        for year in years
    )
    yield _part(desk, address, title, (), (above,), parts)
    for year in years:
        part = text.facet_year.format(title=title, year=year.title)
        yield _part(desk, f"{address}{year.key}/", part, year.rows, (above, Crumb(title, address)))


def _part(
    desk: Desk,
    address: str,
    title: str,
    rows: Sequence[DipRow],
    above: tuple[Crumb, ...],
    parts: tuple[PageLink, ...] = (),
) -> Page:
    text = desk.text.dip
    view = DipView(
        title=title,
        intro=text.part_intro,
        facts=(),
        notices=(),
        facets=(),
        parts=parts,
        caption=text.part_caption.format(title=title, count=number_text(len(rows))),
        columns=COLUMNS,
        rows=cells(rows),
        downloads=(),
        basis=desk.basis,
    )
    newest = max((row.item.updated for row in rows if row.item.updated), default=None)
    return desk.page(address, "ppid-dip.html", title, view, *above, modified=newest)


def cells(rows: Sequence[DipRow]) -> tuple[tuple[Cell, ...], ...]:
    """The seven cells of each row; the summary leads to the item's page."""
    return tuple(
        tuple(
            Cell(text, row.item.address if place == 1 else "", numeric=place == 0, heading=place == 1)
            for place, text in enumerate(_shown(row))
        )
        for row in rows
    )


def _shown(row: DipRow) -> tuple[str, ...]:
    """The seven cells; a row without a summary shows its title, so that its page can be reached."""
    number, summary, *rest = row.annex
    return (number, summary or row.item.title, *rest)


def _facet_link(desk: Desk, name: str, facet: Facet) -> PageLink:
    title = desk.text.dip.count.format(title=facet.title, count=number_text(len(facet.rows)))
    return PageLink(title, facet_address(name, facet.key))


def facet_address(name: str, key: str) -> str:
    """The address of a part of the list.

    >>> facet_address("kelas", "berkala")
    'ppid/daftar-informasi-publik/kelas/berkala/'
    """
    return f"{DIP}{name}/{key}/"


def _downloads(desk: Desk) -> tuple[AttachmentView, ...]:
    titles = desk.text.dip.downloads
    return tuple(desk.attachment(address, titles[kind], 0, "") for kind, address in DOWNLOADS)
