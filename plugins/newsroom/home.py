"""The home page: the leading news, the latest, the latest by topic, and the blocks that other rooms hand over.

Only this page and those about due days change when nothing but the build date does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date

from msgspec.structs import replace

from plugins.engine.chrome import NavLink
from plugins.engine.home import AgendaBlock, FormsBlock, HomeBlocks, InformationBlock, OfficesBlock
from plugins.engine.page import FeedLink, Page
from plugins.newsroom.layout import Layout
from plugins.newsroom.model import Article, Newsroom
from plugins.newsroom.views import HomeView, TeaserGroup

HOME = ""
_BESIDE = 2
"""Articles shown with their pictures beside the lead; with it they are all the pictures of the page."""
_TOPICS = 4
_TOPIC_TEASERS = 3


def home_page(newsroom: Newsroom, layout: Layout) -> Page:
    """The home page with what the newsroom itself has to show; `with_blocks` adds the rest."""
    settings, today = layout.config.settings, layout.config.today
    shown = [article for article in newsroom.articles if not article.card.withdrawn]
    lead = leading(shown, today)
    others = [article for article in shown if article is not lead]
    # Where there is little, half of it is left for the topics, so that no headline stands on the page twice.
    latest = others[: min(settings.home_size, max(_BESIDE, (len(others) + 1) // 2))]
    return Page(
        address=HOME,
        template="home.html",
        title=settings.tagline or settings.office_name,
        model=HomeView(
            lead=None if lead is None else layout.teaser(lead),
            beside=tuple(replace(layout.teaser(article), summary="") for article in latest[:_BESIDE]),
            latest=tuple(layout.teaser(article) for article in latest[_BESIDE:]),
            topics=tuple(_topics(others, [article.address for article in latest], layout)),
            feed=FeedLink(layout.words.newsroom.lists.all, "berita/atom.xml"),
            contact=tuple(
                NavLink(page.meta.judul, page.address) for page in newsroom.standing if page.slug == "kontak"
            ),
        ),
        modified=shown[0].moment if shown else None,
    )


def leading(articles: Sequence[Article], today: date) -> Article | None:
    """The article that leads: the newest whose pin (``utama_sampai``) still holds, else the newest of all.

    ``articles`` are newest first. ``None`` where there is none.
    """
    pinned = (article for article in articles if article.card.pinned_until and article.card.pinned_until >= today)
    return next(pinned, None) or next(iter(articles), None)


def with_blocks(page: Page, blocks: HomeBlocks) -> Page:
    """The home page with the blocks of other rooms; any other page as it is."""
    if page.address != HOME or not isinstance(page.model, HomeView):
        return page
    model = replace(
        page.model,
        information=blocks.first(InformationBlock),
        agenda=blocks.first(AgendaBlock),
        forms=blocks.first(FormsBlock),
        offices=blocks.first(OfficesBlock),
    )
    return replace(page, model=model)


def _topics(articles: Sequence[Article], told: Collection[str], layout: Layout) -> Iterator[TeaserGroup]:
    """The topics that most articles are about, each with its newest ones; only where a topic has several.

    A headline stands once on the page: a topic shows the newest that are not ``told`` yet. Topics choose in turn, one
    article a round, so that the first does not leave the others without any.
    """
    topics = layout.registers.topics
    holders: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        for key in article.card.topics:
            if key in topics:
                holders[key].append(article)
    ranked = sorted(
        (key for key, held in holders.items() if len(held) > 1),
        key=lambda key: (-len(holders[key]), topics[key].name, key),
    )
    for key, chosen in _in_turn({key: holders[key] for key in ranked}, set(told)).items():
        address = topics[key].address
        yield TeaserGroup(
            topics[key].name,
            address if address in layout.published else "",
            tuple(layout.teaser(article) for article in chosen),
        )


def _in_turn(holders: Mapping[str, Sequence[Article]], told: set[str]) -> dict[str, list[Article]]:
    """What each of the first topics that have something new shows, in the order of ``holders``."""
    chosen: dict[str, list[Article]] = {}
    waiting = {key: iter(held) for key, held in holders.items()}
    for _ in range(_TOPIC_TEASERS):
        for key, articles in waiting.items():
            if key not in chosen and len(chosen) == _TOPICS:
                continue
            new = next((article for article in articles if article.address not in told), None)
            if new is not None:
                told.add(new.address)
                chosen.setdefault(key, []).append(new)
    return {key: chosen[key] for key in holders if key in chosen}
