"""Articles and standing pages as the rest of the project knows them: frozen, resolved, free of Pelican."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from plugins.newsroom.body import Body
from plugins.newsroom.schema import ArticleMeta, StandingMeta


@dataclass(frozen=True, slots=True)
class Article:
    """A published article.

    ``file`` is its source relative to the content folder; ``moment`` its date with a zone, for sorting and machines;
    ``updated`` the last change that a reader should know, with a zone. ``mentions`` are the register
    entries that the text names, as pairs of register and id.
    """

    file: str
    slug: str
    address: str
    meta: ArticleMeta
    body: Body
    moment: datetime
    updated: datetime | None
    mentions: tuple[tuple[str, str], ...] = ()

    @property
    def day(self) -> date:
        """The day in the zone of the article's date."""
        return self.moment.date()

    @property
    def event_day(self) -> date | None:
        """The day the news is about: the event's first day where it is known, else the article's day."""
        event = self.meta.peristiwa
        return event.first_day if event is not None else self.day


@dataclass(frozen=True, slots=True)
class Standing:
    """A published standing page."""

    file: str
    slug: str
    address: str
    meta: StandingMeta
    body: Body
    updated: datetime | None


@dataclass(frozen=True, slots=True)
class Newsroom:
    """All published articles, newest first, and all standing pages in their order."""

    articles: tuple[Article, ...]
    standing: tuple[Standing, ...]

    @property
    def documents(self) -> tuple[Article | Standing, ...]:
        """Articles and standing pages together."""
        return (*self.articles, *self.standing)


def newest_first(articles: list[Article]) -> tuple[Article, ...]:
    """Articles in the order of lists and feeds: by moment, newest first, ties by address."""
    return tuple(sorted(sorted(articles, key=lambda item: item.address), key=lambda item: item.moment, reverse=True))
