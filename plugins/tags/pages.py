"""The pages of topics, officials and bodies: the entry's page, the older parts of its articles, its old addresses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import partial

from markupsafe import Markup, escape

from plugins.engine.components import Fact
from plugins.engine.page import AnyPage, Crumb, Head, Page, Planned
from plugins.newsroom.lists import ArticleList
from plugins.newsroom.model import Article
from plugins.newsroom.views import ChipGroup
from plugins.registers.lookup import post_on, successor_of
from plugins.registers.model import AnyEntry, Body, Official, Register, Topic
from plugins.tags.desk import Desk
from plugins.tags.listing import EntryArticles, article_lists, listing_of, part_pages
from plugins.tags.redirects import redirect_pages
from plugins.tags.relations import latest_day
from plugins.tags.trees import body_tree
from plugins.tags.views import EntryView, PostLine, RetiredNotice

MADE_HERE = (Register.TOPIK, Register.PEJABAT, Register.LEMBAGA)
"""The registers whose pages this plugin makes; `plugins.regions` makes those of the regions."""


def entry_pages(desk: Desk) -> Iterator[AnyPage]:
    """Every page of every topic, official and body."""
    for entry in _entries(desk):
        wanted = articles_of(entry, desk)
        yield Planned(
            address=entry.address,
            title=entry.name,
            mark=desk.mark(entry),
            make=partial(_entry_page, wanted, desk),
            modified=_modified(wanted.articles),
            source=f"rujukan/{entry.register.value}.yaml",
            sample=entry.sample,
        )
        yield from part_pages(wanted, desk)
        yield from redirect_pages(wanted, desk)


def entry_lists(desk: Desk) -> Iterator[ArticleList]:
    """The lists of articles of every entry, for their feeds."""
    for entry in _entries(desk):
        yield from article_lists(articles_of(entry, desk), described(entry, desk))


def articles_of(entry: AnyEntry, desk: Desk) -> EntryArticles:
    """An entry's articles; beside those of an official stands the post that was held on the article's day."""
    home = Crumb(desk.layout.words.newsroom.untitled_home, "")
    index = Crumb(desk.layout.words.newsroom.registers[entry.register.value], f"{entry.register.value}/")
    crumbs = (home, index, Crumb(entry.name))
    articles = desk.holdings.of(entry)
    if isinstance(entry, Official) and entry.posts:
        official = entry
        return EntryArticles(entry, articles, crumbs, lambda article: _post_held(official, article, desk))
    return EntryArticles(entry, articles, crumbs)


def described(entry: AnyEntry, desk: Desk) -> str:
    """What an entry's page is about in one sentence: its definition, else what the page holds."""
    return entry.definition or str(desk.words.described[entry.register.value].format(name=entry.name))


def retired_notice(entry: AnyEntry, desk: Desk) -> RetiredNotice | None:
    """That an entry is no longer used, and what follows it."""
    if not entry.retired:
        return None
    words, successor = desk.words.retired, successor_of(desk.registers, entry)
    said = escape(words.detail)
    if successor is not None:
        address = desk.address(successor)
        link = Markup('<a href="site:{}">{}</a>').format(address, successor.name) if address else successor.name
        said += Markup(" {} {}.").format(words.successor, link)
    return RetiredNotice(words.title, Markup("<p>{}</p>").format(said))


def name_facts(entry: AnyEntry, desk: Desk) -> Iterator[Fact]:
    """The other names of an entry, and the retired entries that it follows."""
    words = desk.words.facts
    # Names contain commas; semicolons keep them apart.
    if entry.aliases:
        yield Fact(words.aliases, "; ".join(entry.aliases))
    if entry.short_aliases:
        yield Fact(words.short_aliases, "; ".join(entry.short_aliases))
    for former in desk.relations.predecessors.get((entry.register, entry.id), ()):
        yield Fact(words.predecessor, former.name, desk.address(former))


def _entries(desk: Desk) -> Iterator[AnyEntry]:
    for register in MADE_HERE:
        yield from desk.registers.of(register).values()


def _entry_page(wanted: EntryArticles, desk: Desk) -> Page:
    entry = wanted.entry
    return Page(
        address=entry.address,
        template="entry.html",
        title=entry.name,
        model=EntryView(
            register=entry.register.value,
            id=entry.id,
            title=entry.name,
            kind=_kind(entry, desk),
            summary=entry.definition,
            retired=retired_notice(entry, desk),
            facts=tuple(_facts(entry, desk)),
            posts=_posts(entry, desk),
            officials=_officials(entry, desk),
            tree=body_tree(entry, desk) if isinstance(entry, Body) else (),
            relations=_relations(entry, desk),
            together=desk.together(entry),
            listing=listing_of(wanted, desk),
        ),
        crumbs=wanted.crumbs,
        modified=_modified(wanted.articles),
        source=f"rujukan/{entry.register.value}.yaml",
        sample=entry.sample,
        head=Head(description=described(entry, desk)),
    )


def _modified(articles: Sequence[Article]) -> datetime | None:
    """When the newest article, or the newest change of one, appeared; ``articles`` are newest first."""
    newest = next((article.moment for article in articles if article.updated is None), None)
    changes = [article.updated for article in articles if article.updated is not None]
    return max([*changes, *([newest] if newest else [])], default=None)


def _kind(entry: AnyEntry, desk: Desk) -> str:
    if isinstance(entry, Body) and entry.kind:
        return str(desk.words.kinds[entry.kind])
    return str(desk.layout.words.newsroom.registers[entry.register.value])


def _facts(entry: AnyEntry, desk: Desk) -> Iterator[Fact]:
    words = desk.words.facts
    if isinstance(entry, Official) and entry.full_name not in ("", entry.name):
        yield Fact(words.full_name, entry.full_name)
    if isinstance(entry, Body):
        yield from _body_facts(entry, desk)
    yield from name_facts(entry, desk)


def _body_facts(body: Body, desk: Desk) -> Iterator[Fact]:
    words = desk.words.facts
    if body.short_name not in ("", body.name):
        yield Fact(words.short_name, body.short_name)
    region = desk.holdings.entry(Register.WILAYAH, body.region)
    if region is not None:
        yield Fact(words.region, region.name, desk.address(region))
    if body.site:
        yield Fact(words.site, body.site, body.site)


def _posts(entry: AnyEntry, desk: Desk) -> tuple[PostLine, ...]:
    """The posts of an official, the present or latest first, those of unknown time last."""
    if not isinstance(entry, Official):
        return ()
    ranked = sorted(entry.posts, key=lambda post: -latest_day(post).toordinal())
    return tuple(desk.post_of(post) for post in ranked)


def _officials(entry: AnyEntry, desk: Desk) -> tuple[PostLine, ...]:
    if not isinstance(entry, Body):
        return ()
    return tuple(desk.holder_of(official, post) for official, post in desk.relations.officials.get(entry.id, ()))


def _relations(entry: AnyEntry, desk: Desk) -> tuple[ChipGroup, ...]:
    """The topics around a topic."""
    if not isinstance(entry, Topic):
        return ()
    words, relations = desk.words.relations, desk.relations
    broader = (desk.holdings.entry(Register.TOPIK, name) for name in entry.broader)
    found = (
        (words.broader, tuple(topic for topic in broader if topic is not None)),
        (words.narrower, relations.narrower.get(entry.id, ())),
        (words.related, relations.related.get(entry.id, ())),
    )
    return tuple(ChipGroup(title, tuple(desk.chip(topic) for topic in topics)) for title, topics in found if topics)


def _post_held(official: Official, article: Article, desk: Desk) -> str:
    post = post_on(official, article.event_day)
    words = desk.words.posts
    return str(words.not_known if post is None else words.held.format(post=desk.post_in_words(post)))
