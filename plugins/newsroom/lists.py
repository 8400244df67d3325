"""Lists of articles in parts, so that a new article changes only the newest page.

The oldest articles fill part 1, the next part 2, and so on; a full part never changes again. The list's own address
shows what is not in a full part yet, and always at least one part's worth, so that it is never nearly empty.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import groupby
from typing import TypeVar

from msgspec import Struct

from plugins.engine.fingerprint import joined
from plugins.engine.page import AnyPage, Crumb, FeedLink, Page, Planned
from plugins.engine.words import month_name
from plugins.newsroom.layout import Layout
from plugins.newsroom.model import Article
from plugins.newsroom.views import ListView, PageLink, TeaserGroup

T = TypeVar("T")


class ArticleList(Struct, frozen=True):
    """A list to lay out: its address, its words, its articles newest first, and the lists beside it."""

    address: str
    title: str
    intro: str
    articles: tuple[Article, ...]
    crumbs: tuple[Crumb, ...]
    facets: tuple[PageLink, ...] = ()

    @property
    def feed(self) -> FeedLink:
        """The Atom feed that stands beside the list."""
        return FeedLink(self.title, f"{self.address}atom.xml")


class ArticleLists(Struct, frozen=True):
    """Every list of articles that the site shows, for the feeds beside them."""

    lists: tuple[ArticleList, ...]


def parts_of(items: Sequence[T], size: int) -> tuple[tuple[T, ...], tuple[tuple[T, ...], ...]]:
    """The items of the newest page, and the full parts from the oldest on; all newest first within.

    >>> newest, full = parts_of(range(45, 0, -1), 20)
    >>> (newest[0], newest[-1], len(full), full[0][0], full[0][-1])
    (45, 21, 1, 20, 1)
    """
    count = max(0, len(items) // size - 1)
    newest = tuple(items[: len(items) - count * size])
    older = items[len(newest) :]
    full = tuple(tuple(older[len(older) - (number + 1) * size : len(older) - number * size]) for number in range(count))
    return newest, full


def list_pages(wanted: ArticleList, layout: Layout, size: int) -> Iterator[AnyPage]:
    """The newest page of a list and its full parts."""
    newest, full = parts_of(wanted.articles, size)
    marks = layout.teaser_marks(wanted.articles)
    said = repr((wanted.address, wanted.title, wanted.intro, wanted.crumbs, wanted.facets, len(full)))
    yield Planned(
        address=wanted.address,
        title=wanted.title,
        mark=joined((layout.mark, said, *marks[: len(newest)])),
        make=partial(_newest_page, wanted, newest, len(full), layout),
        modified=newest[0].moment if newest else None,
        listed=bool(newest),
    )
    back = PageLink(wanted.title, wanted.address)
    yield from part_pages(back, full, marks, partial(by_month, layout=layout), wanted.crumbs, layout)


def _newest_page(wanted: ArticleList, newest: Sequence[Article], count: int, layout: Layout) -> Page:
    words = layout.words.newsroom.lists
    parts = tuple(
        PageLink(words.part_short.format(number=number), part_address(wanted.address, number))
        for number in range(count, 0, -1)
    )
    view = ListView(
        title=wanted.title,
        intro=wanted.intro,
        groups=by_month(newest, layout),
        facets=wanted.facets,
        older=parts[0] if parts else None,
        newest=None,
        parts=parts,
        feed=wanted.feed,
        empty="" if newest else words.empty,
    )
    return Page(
        address=wanted.address,
        template="list.html",
        title=wanted.title,
        model=view,
        crumbs=wanted.crumbs,
        modified=newest[0].moment if newest else None,
        listed=bool(newest),
    )


def part_pages(
    back: PageLink,
    full: Sequence[Sequence[Article]],
    marks: Sequence[str],
    grouped: Callable[[Sequence[Article]], tuple[TeaserGroup, ...]],
    crumbs: tuple[Crumb, ...],
    layout: Layout,
    *,
    sample: bool = False,
    mark: str = "",
) -> Iterator[Planned]:
    """The full parts of a list, the oldest first: ``full`` as `parts_of` gives them, ``grouped`` makes their teasers.

    ``back`` is the list's newest page, ``crumbs`` the way to that page with the page itself. ``marks`` are those of the
    teasers of the whole list, newest first; ``mark`` covers what ``grouped`` shows beside the articles' teasers.
    """
    if not full:
        return
    words, end = layout.words.newsroom.lists, len(marks)
    said = repr((layout.mark, mark, back, crumbs, sample))
    for number, articles in enumerate(full, start=1):
        title = words.part.format(title=back.title, number=number)
        begin = end - len(articles)
        told = "".join(marks[begin:end])
        end = begin
        yield Planned(
            address=part_address(back.address, number),
            title=title,
            mark=joined((said, str(number), told)),
            make=partial(_part_page, back, number, title, articles, grouped, crumbs, layout, sample),
            modified=articles[0].moment,
            sample=sample,
        )


def _part_page(
    back: PageLink,
    number: int,
    title: str,
    articles: Sequence[Article],
    grouped: Callable[[Sequence[Article]], tuple[TeaserGroup, ...]],
    crumbs: tuple[Crumb, ...],
    layout: Layout,
    sample: bool,
) -> Page:
    words = layout.words.newsroom.lists
    older = PageLink(words.part_short.format(number=number - 1), part_address(back.address, number - 1))
    return Page(
        address=part_address(back.address, number),
        template="list.html",
        title=title,
        model=ListView(
            title=title,
            intro="",
            groups=grouped(articles),
            facets=(),
            older=older if number > 1 else None,
            newest=back,
            parts=(),
            feed=None,
            empty="",
        ),
        crumbs=(*crumbs[:-1], Crumb(back.title, back.address), Crumb(title)),
        modified=articles[0].moment,
        sample=sample,
    )


def by_month(articles: Sequence[Article], layout: Layout) -> tuple[TeaserGroup, ...]:
    """Teasers in groups by month, in the order given."""
    return tuple(
        TeaserGroup(month_name(*month), "", tuple(layout.teaser(article) for article in group))
        for month, group in groupby(articles, key=lambda article: (article.day.year, article.day.month))
    )


def part_address(address: str, number: int) -> str:
    """The address of a full part of the list at an address; it never changes."""
    return f"{address}bagian/{number}/"
