"""The articles of one entry, grouped by year, in parts that never change when an article is added.

Made for any register: `plugins.regions` lists the articles of a region with the same functions.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from plugins.engine.page import Crumb, FeedLink, Planned
from plugins.newsroom import lists
from plugins.newsroom.lists import ArticleList, part_address, parts_of
from plugins.newsroom.model import Article
from plugins.newsroom.views import PageLink, Teaser, TeaserGroup
from plugins.registers.model import AnyEntry
from plugins.tags.desk import Desk
from plugins.tags.views import Listing, YearLink

Note = Callable[[Article], str]
"""What a list says beside an article, such as the post that an official held that day; "" for nothing."""


class EntryArticles(Struct, frozen=True):
    """The articles of one entry, newest first, and what the list says of each.

    ``crumbs`` is the way to the entry's page, which is its last step.
    """

    entry: AnyEntry
    articles: tuple[Article, ...]
    crumbs: tuple[Crumb, ...]
    note: Note = lambda _: ""


def listing_of(wanted: EntryArticles, desk: Desk) -> Listing:
    """What the entry's own page shows: the newest part, the years, the ways to the older parts."""
    entry, words = wanted.entry, desk.layout.words.newsroom.lists
    newest, full = parts_of(wanted.articles, _size(desk))
    parts = tuple(
        PageLink(words.part_short.format(number=number), part_address(entry.address, number))
        for number in range(len(full), 0, -1)
    )
    return Listing(
        groups=_by_year(newest, wanted.note, desk),
        years=_years(wanted, newest, full, desk),
        older=parts[0] if parts else None,
        parts=parts,
        feed=feed_of(wanted),
        empty="" if newest else desk.words.no_articles,
    )


def part_pages(wanted: EntryArticles, desk: Desk) -> Iterator[Planned]:
    """The full parts of an entry's articles, at ``<entry>/bagian/<number>/``, the oldest first."""
    entry = wanted.entry
    _, full = parts_of(wanted.articles, _size(desk))
    back = PageLink(entry.name, entry.address)
    grouped = partial(_by_year, note=wanted.note, desk=desk)
    yield from lists.part_pages(
        back,
        full,
        desk.teaser_marks(entry),
        grouped,
        wanted.crumbs,
        desk.layout,
        sample=entry.sample,
        mark=entry.address,
    )


def part_count(wanted: EntryArticles, desk: Desk) -> int:
    """How many full parts there are."""
    return len(parts_of(wanted.articles, _size(desk))[1])


def feed_of(wanted: EntryArticles) -> FeedLink | None:
    """The feed beside the entry's page; an entry without articles has none, for it would be dated by the build."""
    return FeedLink(wanted.entry.name, f"{wanted.entry.address}atom.xml") if wanted.articles else None


def article_lists(wanted: EntryArticles, intro: str) -> Iterator[ArticleList]:
    """The lists that `plugins.discovery` makes feeds of: the entry's own, and one at each address it had before."""
    entry = wanted.entry
    if not wanted.articles:
        return
    for address in (entry.address, *(f"{entry.register.value}/{former}/" for former in entry.former_ids)):
        # Feed readers follow no HTML redirect, so that a moved entry's feed goes on at its old address.
        yield ArticleList(address, entry.name, intro, wanted.articles, wanted.crumbs)


def _size(desk: Desk) -> int:
    return desk.layout.config.settings.page_size


def _by_year(articles: Sequence[Article], note: Note, desk: Desk) -> tuple[TeaserGroup, ...]:
    return tuple(
        TeaserGroup(f"{year:04d}", "", tuple(_teaser(article, note, desk) for article in group))
        for year, group in groupby(articles, key=lambda article: article.day.year)
    )


def _teaser(article: Article, note: Note, desk: Desk) -> Teaser:
    teaser, said = desk.teaser(article), note(article)
    return replace(teaser, note=said) if said else teaser


def _years(
    wanted: EntryArticles, newest: Sequence[Article], full: Sequence[Sequence[Article]], desk: Desk
) -> tuple[YearLink, ...]:
    """Every year with its number of articles, leading to where its newest article stands."""
    counts = Counter(article.day.year for article in wanted.articles)
    if len(counts) == 1:
        return ()
    places = {
        article.day.year: part_address(wanted.entry.address, n) for n, part in enumerate(full, 1) for article in part
    }
    places |= {article.day.year: f"#_tahun-{article.day.year:04d}" for article in newest}
    return tuple(
        YearLink(f"{year:04d}", places[year], desk.count(counts[year])) for year in sorted(counts, reverse=True)
    )
