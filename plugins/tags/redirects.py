"""Old addresses that lead on: an entry whose id has changed answers at its former ids for ever."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.engine.page import Head, Page
from plugins.newsroom.lists import part_address
from plugins.tags.desk import Desk
from plugins.tags.listing import EntryArticles, part_count
from plugins.tags.views import RedirectView


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
        yield redirect_page(address, entry.address, entry.name, desk)
        for number in range(1, part_count(wanted, desk) + 1):
            yield redirect_page(part_address(address, number), part_address(entry.address, number), entry.name, desk)


def redirect_page(address: str, target: str, name: str, desk: Desk) -> Page:
    """A page at ``address`` that sends browsers, readers and search engines to ``target``."""
    words = desk.words.moved
    title = words.title.format(name=name)
    return Page(
        address=address,
        template="redirect.html",
        title=title,
        model=RedirectView(title, words.detail, name, target),
        listed=False,
        head=Head(canonical=desk.layout.config.absolute(target)),
    )
