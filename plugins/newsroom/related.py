"""Related articles: those that share the rarest entries of the registers, recent ones first.

Two articles are related as much as the entries that they share are rare: an entry of ``n`` articles weighs
``log(1 + total / n)``. Of equally related ones the newer comes first, then the order of addresses.
An entry that more than `COMMON` articles share says nothing and is skipped, which also keeps the cost linear.
"""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import islice

from msgspec import Struct

from plugins.engine.fingerprint import fingerprint, joined
from plugins.engine.store import Store
from plugins.newsroom.model import Article, Chapter, Name, Newsroom

COMMON = 400
_PRECISION = 10**9


class Related(Struct, frozen=True):
    """The articles related to each: ``ranked`` has, for the article at each place, the places of others, best first."""

    articles: Sequence[Article]
    ranked: Sequence[tuple[int, ...]]

    def at(self, place: int) -> tuple[Article, ...]:
        """What is related to the article at a place."""
        return tuple([self.articles[other] for other in self.ranked[place]])


def relate(articles: Sequence[Article], limit: int) -> Related:
    """For each article at most ``limit`` related ones, best first; ``articles`` are newest first."""
    return Related(articles, _ranked([article.card.entries for article in articles], _withdrawn(articles), limit))


def relate_kept(newsroom: Newsroom, limit: int, store: Store, code: str) -> Related:
    """What `relate` gives, from the store while no article changed its entries or place; ``code`` is a digest."""
    key = joined(("related", code, str(limit), *(_kin(chapter, store, code) for chapter in newsroom.chapters)))
    ranked = store.reading(key)
    if not isinstance(ranked, list):
        ranked = relate(newsroom.articles, limit).ranked
        store.remember(key, ranked)
    return Related(newsroom.articles, ranked)


def _kin(chapter: Chapter, store: Store, code: str) -> str:
    """What covers the entries of a chapter's articles and their places among all, from the store where cards are."""
    key = joined(("kin", code, chapter.cards))
    kept = store.reading(key)
    if isinstance(kept, str):
        return kept
    made = fingerprint([(one.address, one.moment, one.card.entries, one.card.withdrawn) for one in chapter.articles])
    store.remember(key, made)
    return made


def _withdrawn(articles: Sequence[Article]) -> frozenset[int]:
    return frozenset(index for index, article in enumerate(articles) if article.card.withdrawn)


def _ranked(entries: Sequence[tuple[Name, ...]], withdrawn: frozenset[int], limit: int) -> list[tuple[int, ...]]:
    """The places of the articles that are related to each, best first."""
    holders: dict[Name, list[int]] = defaultdict(list)
    for index, held in enumerate(entries):
        for entry in held:
            holders[entry].append(index)
    # Whole numbers add up to the same sum in any order, so that ties are ties.
    weights = {
        entry: round(math.log(1 + len(entries) / len(indexes)) * _PRECISION)
        for entry, indexes in holders.items()
        if len(indexes) <= COMMON
    }
    offered = {
        entry: [index for index in indexes if index not in withdrawn]
        for entry, indexes in holders.items()
        if entry in weights
    }
    return [
        _best(index, [entry for entry in held if entry in weights], weights, offered, limit)
        for index, held in enumerate(entries)
    ]


def _best(
    index: int,
    held: Sequence[Name],
    weights: Mapping[Name, int],
    offered: Mapping[Name, Sequence[int]],
    limit: int,
) -> tuple[int, ...]:
    """The places of what is related to the article at a place, which has the entries ``held``; best first."""
    if len(held) == 1:  # all that share it weigh the same: the newest, which stand first
        return tuple(islice((other for other in offered[held[0]] if other != index), limit))
    scores: dict[int, int] = {}
    score = scores.get
    for entry in held:
        weight = weights[entry]
        for other in offered[entry]:
            scores[other] = score(other, 0) - weight
    scores.pop(index, None)
    best = heapq.nsmallest(limit, zip(scores.values(), scores, strict=True))
    return tuple([other for _, other in best])
