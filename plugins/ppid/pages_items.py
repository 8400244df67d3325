"""A page for each item of public information and for each exempt item."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from markupsafe import Markup

from plugins.engine.components import Fact, Mark, Remark
from plugins.engine.page import Crumb, Page
from plugins.engine.words import date_text, short_date
from plugins.media.documents_words import facts_text
from plugins.newsroom.views import AttachmentView, Chip, ChipGroup, PageLink
from plugins.ppid.checklist import Kelas
from plugins.ppid.desk import EXEMPT, Desk
from plugins.ppid.dik import dik_rows
from plugins.ppid.exempt import GROUNDS, PERIOD_ARTICLES, ExemptItem, ExemptState
from plugins.ppid.item import Item
from plugins.ppid.model import ExemptDocument, ItemDocument
from plugins.ppid.pages_landing import class_crumb
from plugins.ppid.views import ItemView
from plugins.registers.lookup import resolve
from plugins.registers.model import Register

STATE_KEYS = {
    ExemptState.BELUM_BERLAKU: "neutral",
    ExemptState.BERLAKU: "neutral",
    ExemptState.AKAN_DIBUKA: "caution",
    ExemptState.TERBUKA: "positive",
    ExemptState.DIBUKA_PUTUSAN: "positive",
}


def item_pages(desk: Desk, html: Mapping[str, Markup]) -> Iterator[Page]:
    """A page for each item and each exempt item; ``html`` is the body of each, by source file."""
    for document in desk.information.documents:
        yield _item(desk, document, html.get(document.item.source, Markup()))
    numbers = {
        row.item.id: row.state
        for row in dik_rows(desk.information.exempt_items, desk.information.today, desk.information.calendar)
    }
    for closed in desk.information.exempt:
        yield _exempt(desk, closed, numbers[closed.item.id], html.get(closed.item.source, Markup()))


def _item(desk: Desk, document: ItemDocument, html: Markup) -> Page:
    item, text = document.item, desk.text.item
    if not document.body.html:
        html = Markup()
    view = ItemView(
        about="informasi",
        id=item.id,
        empty=bool(item.empty_reason),
        title=item.title,
        kicker=", ".join(kelas.label for kelas in item.classes),
        summary=item.summary,
        status=desk.item_status(item),
        updated=date_text(item.updated, desk.config.zone) if item.updated else None,
        notices=tuple(_notices(desk, item)),
        facts=tuple(_facts(desk, item)),
        body=html,
        footnotes=desk.layout.footnotes(document.body),
        files=tuple(_files(desk, item)),
        warnings=tuple(
            text.no_text_layer.format(name=file.title or file.path)
            for file in item.files
            if file.has_text_layer is False
        ),
        links=tuple(PageLink(link.title, link.address) for link in item.links),
        rows=tuple(desk.row_record(desk.verdict[row]) for row in item.checklist if row in desk.verdict),
        chips=_chips(desk, document),
        basis=desk.basis,
    )
    crumbs = (class_crumb(item.classes[0]),) if item.classes else ()
    return desk.page(
        item.address,
        "ppid-item.html",
        item.title,
        view,
        *crumbs,
        modified=item.updated,
        source=item.source,
        sample=item.sample,
    )


def _notices(desk: Desk, item: Item) -> Iterator[Remark]:
    text = desk.text.item
    if item.empty_reason:
        until = desk.day(item.empty_until)
        yield Remark("_kosong", "caution", text.empty, text.empty_detail.format(reason=item.empty_reason, day=until))
    age = desk.freshness(item)
    today = desk.information.today
    if item.valid_until and today > item.valid_until:
        day = desk.day(item.valid_until)
        yield Remark("_kedaluwarsa", "caution", text.expired, text.expired_detail.format(day=day))
    elif age.next_due and today >= age.next_due and not item.empty_reason:
        body = text.due_detail.format(day=desk.day(age.next_due), article=age.article)
        yield Remark("_perlu", "caution", text.due, body)
    opened = next((one for one in desk.information.exempt_items if one.id == item.opened_from), None)
    if opened is not None:
        yield Remark("_dibuka", "info", text.opened, text.opened_detail.format(title=opened.title))


def _facts(desk: Desk, item: Item) -> Iterator[Fact]:
    text, age = desk.text.item, desk.freshness(item)
    unit = desk.information.units.get(item.unit, item.unit)
    made = ", ".join(part for part in (item.made_when, item.made_where) if part)
    yield Fact(text.unit, unit or text.unstated)
    yield Fact(text.responsible, item.responsible or text.unstated)
    yield Fact(text.made, made or text.unstated)
    yield Fact(text.forms, ", ".join(form.value for form in item.forms) or text.unstated)
    yield Fact(text.retention, item.retention or text.unstated)
    yield Fact(text.updated, desk.day(item.updated))
    if age.next_due:
        yield Fact(text.next_due, desk.day(age.next_due), note=age.article)
    else:
        yield Fact(text.next_due, text.on_change, note=age.article)
    if item.valid_until:
        yield Fact(text.valid_until, desk.day(item.valid_until))


def _files(desk: Desk, item: Item) -> Iterator[AttachmentView]:
    for file in item.files:
        if file.sha256:
            told = facts_text(file.facts, desk.words.document)
            yield desk.attachment(file.path, file.title or item.title, file.size, file.sha256, told)


def _chips(desk: Desk, document: ItemDocument) -> tuple[ChipGroup, ...]:
    titles, layout = desk.words.newsroom.registers, desk.layout
    groups = []
    for register, values in ((Register.TOPIK, document.topics), (Register.WILAYAH, document.regions)):
        entries = [entry for value in values if (entry := resolve(layout.registers, register, value)) is not None]
        chips = tuple(Chip(entry.name, entry.address if entry.address in layout.published else "") for entry in entries)
        groups.append(ChipGroup(titles[register.value], chips))
    return tuple(group for group in groups if group.chips)


def _exempt(desk: Desk, document: ExemptDocument, state: ExemptState, html: Markup) -> Page:
    one, text = document.item, desk.text.exempt
    view = ItemView(
        about="dikecualikan",
        id=one.id,
        empty=False,
        title=one.title,
        kicker=Kelas.DIKECUALIKAN.label,
        summary=text.summary.format(grounds="; ".join(GROUNDS[letter] for letter in one.grounds if letter in GROUNDS)),
        status=exempt_status(desk, state),
        updated=date_text(one.decision_date, desk.config.zone) if one.decision_date else None,
        notices=tuple(_exempt_notices(desk, one, state)),
        facts=tuple(_exempt_facts(desk, one)),
        body=html if document.body.html else Markup(),
        footnotes=desk.layout.footnotes(document.body),
        files=(),
        warnings=(),
        links=(),
        rows=(),
        chips=(),
        basis=desk.basis,
    )
    return desk.page(
        one.address,
        "ppid-item.html",
        one.title,
        view,
        Crumb(Kelas.DIKECUALIKAN.label, EXEMPT),
        modified=one.decision_date,
        source=one.source,
        sample=one.sample,
    )


def exempt_status(desk: Desk, state: ExemptState) -> Mark:
    """Where an exemption stands, in words."""
    return Mark(STATE_KEYS[state], desk.text.exempt.states[state.value])


def opened_by(desk: Desk, one: ExemptItem) -> Item | None:
    """The item of public information that opens an exempt item."""
    return next((item for item in desk.information.items if item.opened_from == one.id), None)


def _exempt_notices(desk: Desk, one: ExemptItem, state: ExemptState) -> Iterator[Remark]:
    text = desk.text.exempt
    if state is ExemptState.AKAN_DIBUKA:
        body = text.opening_detail.format(day=desk.day(one.ends))
        yield Remark("_akan", "caution", text.opening, body)
    if state is ExemptState.TERBUKA:
        yield Remark("_terbuka", "info", text.opened, text.opened_detail.format(day=desk.day(one.ends)))
    if state is ExemptState.DIBUKA_PUTUSAN:
        body = text.ruling_detail.format(ruling=one.ruling, day=desk.day(one.ruling_day))
        yield Remark("_putusan", "info", text.opened, body)


def _exempt_facts(desk: Desk, one: ExemptItem) -> Iterator[Fact]:
    text = desk.text.exempt
    extent = f"{one.extent.value}: {one.part}" if one.part else one.extent.value
    yield Fact(text.extent, extent)
    yield Fact(text.bases, "; ".join(basis.citation for basis in one.bases))
    for letter in one.grounds:
        yield Fact(text.ground.format(letter=letter), GROUNDS.get(letter, ""), note=PERIOD_ARTICLES.get(letter, ""))
    yield Fact(text.consequence_open, one.consequence_open)
    yield Fact(text.consequence_closed, one.consequence_closed)
    yield Fact(text.period, one.period.text if one.period else "")
    yield Fact(text.starts, desk.day(one.first_day))
    yield Fact(text.ends, short_date(one.ends) if one.ends else text.no_end)
    notice = one.opening_notice(desk.information.calendar)
    if notice:
        yield Fact(text.notice, desk.day(notice), note=desk.information.calendar.version)
    yield Fact(text.decision, f"{one.decision_number}, {desk.day(one.decision_date)}")
    yield Fact(text.test_sheet, one.test_sheet or text.unstated)
    yield Fact(text.ppid, one.ppid)
    yield Fact(text.unit, desk.information.units.get(one.unit, one.unit) or text.unstated)
    yield Fact(text.approved, one.approved_by or text.unstated)
    item = opened_by(desk, one)
    if item is not None:
        yield Fact(text.public_item, item.title, item.address)
