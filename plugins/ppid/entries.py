"""The items of public information on the pages of topics and regions that they name."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from plugins.engine.page import Page
from plugins.newsroom.views import PageLink
from plugins.ppid.model import PublicInformation
from plugins.regions.views import RegionView
from plugins.registers.lookup import resolve
from plugins.registers.model import Register, Registers
from plugins.tags.views import EntryView

Named = Mapping[tuple[str, str], tuple[PageLink, ...]]
"""Links to items by register and entry id."""


def items_by_entry(information: PublicInformation, registers: Registers) -> Named:
    """The items of each topic and region, by title, ties by address."""
    found: dict[tuple[str, str], list[PageLink]] = {}
    for document in information.documents:
        link = PageLink(document.item.title, document.item.address)
        for register, values in ((Register.TOPIK, document.topics), (Register.WILAYAH, document.regions)):
            entries = [resolve(registers, register, value) for value in values]
            for key in dict.fromkeys(entry.id for entry in entries if entry is not None):
                found.setdefault((register.value, key), []).append(link)
    return {key: tuple(sorted(links, key=lambda link: (link.title, link.address))) for key, links in found.items()}


def with_items(page: Page, named: Named) -> Page:
    """An entry's page with the items that name the entry; any other page unchanged."""
    model = page.model
    if isinstance(model, EntryView):
        links = named.get((model.register, model.id), ())
        return replace(page, model=replace(model, information=links)) if links else page
    if isinstance(model, RegionView):
        links = named.get((Register.WILAYAH.value, model.code), ())
        return replace(page, model=replace(model, information=links)) if links else page
    return page
