"""The newsroom's pages: articles, standing pages, home, lists, site map for people, and the page for lost readers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby

from plugins.engine.page import AnyPage, Crumb, Page, Planned
from plugins.newsroom.home import home_page
from plugins.newsroom.layout import Layout
from plugins.newsroom.lists import ArticleList, list_pages
from plugins.newsroom.model import Article, Newsroom
from plugins.newsroom.redirects import article_redirects
from plugins.newsroom.related import Related
from plugins.newsroom.slugs import slugged
from plugins.newsroom.views import (
    MissingView,
    OutlineGroup,
    OutlineView,
    PageLink,
)

NEWS = "berita/"
OUTLINE = "peta-situs/"
KINDS = ("berita", "siaran-pers", "pengumuman", "klarifikasi")
_OUTLINE_ARTICLES = 60


def newsroom_pages(
    newsroom: Newsroom, layout: Layout, related: Related, lists: Sequence[ArticleList]
) -> Iterator[AnyPage]:
    """Every page of the newsroom; ``lists`` are those of `article_lists`."""
    yield from _articles(newsroom, layout, related)
    yield from article_redirects(newsroom.articles, layout)
    yield from _standing(newsroom, layout)
    yield home_page(newsroom, layout)
    for wanted in lists:
        yield from list_pages(wanted, layout, layout.config.settings.page_size)
    yield _outline(newsroom, lists, layout)
    yield _missing(newsroom, layout)


def article_lists(newsroom: Newsroom, layout: Layout) -> tuple[ArticleList, ...]:
    """All lists of articles: all, by year, by kind, and by Pelican's free tags, categories and authors."""
    words, articles = layout.words.newsroom, newsroom.articles
    home, all_title = Crumb(words.untitled_home, ""), words.lists.all
    years: dict[str, list[Article]] = {}
    kinds: dict[str, list[Article]] = {}
    for year, held in groupby(articles, lambda article: article.moment.year):
        years.setdefault(f"{year:04d}", []).extend(held)
    for article in articles:
        kinds.setdefault(article.card.kind, []).append(article)
    facets = (
        PageLink(words.lists.everything, NEWS),
        *(PageLink(year, f"{NEWS}{year}/") for year in sorted(years, reverse=True)),
        *(PageLink(words.kind_lists[kind], f"{NEWS}{kind}/") for kind in KINDS if kind in kinds and kind != "berita"),
    )

    def facets_at(address: str) -> tuple[PageLink, ...]:
        marked = tuple(PageLink(link.title, link.address, current=link.address == address) for link in facets)
        return marked if len(marked) > 2 else ()  # noqa: PLR2004 -- "all" and the only year say the same

    news = Crumb(all_title, NEWS)
    lists = [ArticleList(NEWS, all_title, words.lists.all_intro, articles, (home, Crumb(all_title)), facets_at(NEWS))]
    for year in sorted(years):
        title, address = words.lists.year.format(year=year), f"{NEWS}{year}/"
        intro = words.lists.year_intro.format(year=year)
        lists.append(
            ArticleList(address, title, intro, tuple(years[year]), (home, news, Crumb(year)), facets_at(address))
        )
    for kind in KINDS:
        if kind in kinds and kind != "berita":
            title, address = words.kind_lists[kind], f"{NEWS}{kind}/"
            intro = words.lists.kind_intro.format(kind=words.kinds[kind].lower())
            lists.append(
                ArticleList(address, title, intro, tuple(kinds[kind]), (home, news, Crumb(title)), facets_at(address))
            )
    lists += _free_lists(articles, layout, home)
    return tuple(lists)


def _free_lists(articles: Sequence[Article], layout: Layout, home: Crumb) -> Iterator[ArticleList]:
    """Pelican's own ``tags``, ``category`` and ``author``, for content that uses them."""
    words = layout.words.newsroom.lists
    free = [item for item in articles if item.card.tags or item.card.category or item.card.authors]
    for folder, pattern, names in (
        ("tag", words.tag, lambda article: article.card.tags),
        ("kategori", words.category, lambda article: (article.card.category,)),
        ("penulis", words.author, lambda article: article.card.authors),
    ):
        shown: dict[str, str] = {}
        holders: dict[str, list[Article]] = defaultdict(list)
        for article in free:
            for name in names(article):
                slug = slugged(name)
                if slug and holders[slug][-1:] != [article]:
                    shown[slug] = min(shown.get(slug, name), name)
                    holders[slug].append(article)
        for slug in sorted(shown):
            title = pattern.format(name=shown[slug])
            crumbs = (home, Crumb(title))
            yield ArticleList(f"{folder}/{slug}/", title, words.free_intro, tuple(holders[slug]), crumbs)


def _articles(newsroom: Newsroom, layout: Layout, related: Related) -> Iterator[Planned]:
    teasers = layout.teaser_marks(newsroom.articles)
    for place, article in enumerate(newsroom.articles):
        beside = "".join([teasers[other] for other in related.ranked[place]])
        yield Planned(
            address=article.address,
            title=article.card.title,
            mark=layout.own_mark(article) + beside,
            make=partial(_article, article, place, related, layout),
            modified=article.updated or article.moment,
            listed=not article.card.withdrawn,
            source=article.file,
            sample=article.card.sample,
        )


def _article(article: Article, place: int, related: Related, layout: Layout) -> Page:
    words, year = layout.words.newsroom, f"{article.moment.year:04d}"
    return Page(
        address=article.address,
        template="article.html",
        title=article.card.title,
        model=layout.article(article, related.at(place)),
        crumbs=(
            Crumb(words.untitled_home, ""),
            Crumb(words.lists.all, NEWS),
            Crumb(year, f"{NEWS}{year}/"),
            Crumb(article.card.title),
        ),
        modified=article.updated or article.moment,
        listed=not article.card.withdrawn,
        source=article.file,
        sample=article.card.sample,
    )


def _standing(newsroom: Newsroom, layout: Layout) -> Iterator[Page]:
    for page in newsroom.standing:
        yield Page(
            address=page.address,
            template="standing.html",
            title=page.meta.judul,
            model=layout.standing(page),
            crumbs=(Crumb(layout.words.newsroom.untitled_home, ""), Crumb(page.meta.judul)),
            modified=page.updated,
            source=page.file,
            sample=page.meta.contoh,
        )


def _outline(newsroom: Newsroom, every: Sequence[ArticleList], layout: Layout) -> Page:
    words = layout.words.newsroom
    lists = [item for item in every if item.articles or item.address == NEWS]
    years = [item for item in lists if item.address[len(NEWS) : -1].isdigit()]
    others = [item for item in lists if item not in years]
    groups = (
        OutlineGroup(
            words.outline.pages,
            (
                PageLink(words.outline.home, ""),
                *(PageLink(page.meta.judul, page.address) for page in newsroom.standing),
            ),
        ),
        OutlineGroup(words.outline.kinds, tuple(PageLink(item.title, item.address) for item in others)),
        OutlineGroup(words.outline.years, tuple(PageLink(item.title, item.address) for item in reversed(years))),
        OutlineGroup(
            words.outline.articles,
            tuple(PageLink(item.card.title, item.address) for item in newsroom.articles[:_OUTLINE_ARTICLES]),
        ),
    )
    return Page(
        address=OUTLINE,
        template="outline.html",
        title=words.outline.title,
        model=OutlineView(words.outline.title, words.outline.summary, tuple(group for group in groups if group.links)),
        crumbs=(Crumb(words.untitled_home, ""), Crumb(words.outline.title)),
    )


def _missing(newsroom: Newsroom, layout: Layout) -> Page:
    words = layout.words.newsroom
    links = (
        PageLink(words.untitled_home, ""),
        PageLink(words.lists.all, NEWS),
        PageLink(words.outline.title, OUTLINE),
        *(PageLink(page.meta.judul, page.address) for page in newsroom.standing if page.slug == "kontak"),
    )
    return Page(
        address="404.html",
        template="missing.html",
        title=words.missing.title,
        model=MissingView(words.missing.title, words.missing.summary, links),
        listed=False,
    )
