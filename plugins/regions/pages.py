"""The pages of regions: a profile for every region of the register, the parts of their lists, and the index.

Every region has a page, also one that no article names: what the register says of it is worth an answer, and a
link or chip that leads to a region never dangles.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from plugins.engine.fingerprint import joined
from plugins.engine.page import AnyPage, Crumb, Page, Planned
from plugins.newsroom.lists import ArticleList
from plugins.regions.data import data_address, measures
from plugins.regions.index import INDEX, index_pages
from plugins.regions.layout import RegionLayout, quoted
from plugins.regions.profile import Profile, RegionProfiles
from plugins.regions.views import RegionView
from plugins.tags.listing import EntryArticles, article_lists, listing_of, part_pages
from plugins.tags.pages import retired_notice
from plugins.tags.redirects import redirect_pages


def region_pages(profiles: RegionProfiles, layout: RegionLayout) -> Iterator[AnyPage]:
    """Every page of the regions."""
    for profile in profiles.profiles.values():
        wanted = entry_articles(profile, layout)
        yield Planned(
            address=profile.region.address,
            title=profile.region.name,
            mark=_mark(profile, layout),
            make=partial(_page, profile, wanted, layout),
            modified=wanted.articles[0].moment if wanted.articles else None,
            sample=profile.sample,
        )
        yield from part_pages(wanted, layout.desk)
        yield from redirect_pages(wanted, layout.desk)
    if profiles.profiles:
        yield from index_pages(profiles, layout)


def region_lists(profiles: RegionProfiles, layout: RegionLayout) -> Iterator[ArticleList]:
    """The lists of articles of all regions that have any, for the feeds beside them."""
    for profile in profiles.profiles.values():
        intro = layout.words.feed.format(name=profile.region.name)
        yield from article_lists(entry_articles(profile, layout), intro)


def entry_articles(profile: Profile, layout: RegionLayout) -> EntryArticles:
    """The articles of a region, newest first."""
    return EntryArticles(profile.region, layout.desk.holdings.of(profile.region), _crumbs(profile, layout))


def _mark(profile: Profile, layout: RegionLayout) -> str:
    """What shapes a region's page: all notes, its articles, and how many each region under it has."""
    desk = layout.desk
    counts = (str(len(desk.holdings.of(child))) for child in profile.children)
    return joined((layout.told, desk.mark(profile.region), *counts))


def _page(profile: Profile, wanted: EntryArticles, layout: RegionLayout) -> Page:
    region = profile.region
    facts, statements = tuple(layout.facts(profile)), layout.statements(profile)
    view = RegionView(
        code=region.id,
        title=region.name,
        kind=region.kind.capitalize(),
        summary=layout.summary(profile),
        retired=retired_notice(region, layout.desk),
        register=tuple(layout.register_rows(profile)),
        credit=layout.credit(),
        facts=facts,
        charts=tuple(layout.charts(profile)),
        statements=statements,
        sources=quoted(layout.sources(profile), facts, statements),
        regions=layout.regions_table(profile),
        bodies=tuple(layout.body(body) for body in layout.bodies.get(region.id, ())),
        together=layout.desk.together(region) if wanted.articles else (),
        listing=listing_of(wanted, layout.desk),
        data=data_address(region),
        measures=tuple(measures(profile)),
    )
    return Page(
        address=region.address,
        template="region.html",
        title=region.name,
        model=view,
        crumbs=wanted.crumbs,
        modified=wanted.articles[0].moment if wanted.articles else None,
        sample=profile.sample,
    )


def _crumbs(profile: Profile, layout: RegionLayout) -> tuple[Crumb, ...]:
    parent = profile.parent
    above = () if parent is None else (Crumb(parent.name, parent.address),)
    home = Crumb(layout.desk.layout.words.newsroom.untitled_home, "")
    return (home, Crumb(layout.words.index.title, INDEX), *above, Crumb(profile.region.name))
