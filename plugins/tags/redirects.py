"""Old addresses that lead on: an entry whose id has changed answers at its former ids for ever."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.engine.page import Page
from plugins.newsroom.lists import part_address
from plugins.newsroom.redirects import redirect_page
from plugins.tags.desk import Desk
from plugins.tags.listing import EntryArticles, part_count


def redirect_pages(wanted: EntryArticles, desk: Desk) -> Iterator[Page]:
    """A page at each former address of an entry, and of the full parts of its articles.

    An id that another entry bears now is that entry's address and no redirect.
    """
    entry = wanted.entry
    taken = desk.registers.of(entry.register)
    for former in entry.former_ids:
        if former in taken:
            continue
        address = f"{entry.register.value}/{former}/"
        layout = desk.layout
        yield redirect_page(address, entry.address, entry.name, layout)
        for number in range(1, part_count(wanted, desk) + 1):
            target = part_address(entry.address, number)
            yield redirect_page(part_address(address, number), target, entry.name, layout)
