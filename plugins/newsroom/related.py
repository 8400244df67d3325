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

from plugins.engine.fingerprint import joined
from plugins.engine.store import Store
from plugins.newsroom.model import Article, Name

COMMON = 400
_PRECISION = 10**9


def relate(articles: Sequence[Article], limit: int) -> Mapping[str, tuple[Article, ...]]:
    """For each article, by address, at most ``limit`` related ones, best first; ``articles`` are newest first."""
    ranked = _ranked([article.card.entries for article in articles], _withdrawn(articles), limit)
    return _named(articles, ranked)


def relate_kept(articles: Sequence[Article], limit: int, store: Store, code: str) -> Mapping[str, tuple[Article, ...]]:
    """What `relate` gives, from the store while no article changed its entries or place; ``code`` is a digest."""
    withdrawn = _withdrawn(articles)
    said = (f"{article.address}{article.card.entries}{index in withdrawn}" for index, article in enumerate(articles))
    key = joined(("related", code, str(limit), *said))
    ranked = store.reading(key)
    if not isinstance(ranked, list):
        ranked = _ranked([article.card.entries for article in articles], withdrawn, limit)
        store.remember(key, ranked)
    return _named(articles, ranked)


def _withdrawn(articles: Sequence[Article]) -> frozenset[int]:
    return frozenset(index for index, article in enumerate(articles) if article.card.withdrawn)


def _named(articles: Sequence[Article], ranked: Sequence[tuple[int, ...]]) -> Mapping[str, tuple[Article, ...]]:
    pairs = zip(articles, ranked, strict=True)
    return {article.address: tuple([articles[other] for other in others]) for article, others in pairs}


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
    ranked = []
    for index, held in enumerate(entries):
        scores: dict[int, int] = defaultdict(int)
        for entry in held:
            weight = weights.get(entry)
            if weight is not None:
                for other in holders[entry]:
                    scores[other] -= weight
        scores.pop(index, None)
        best = heapq.nsmallest(limit, [(score, other) for other, score in scores.items() if other not in withdrawn])
        ranked.append(tuple([other for _, other in best]))
    return ranked
