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

from plugins.newsroom.model import Article

COMMON = 400


def entries_of(article: Article) -> tuple[tuple[str, str], ...]:
    """The register entries of an article as pairs of register and id: declared, of its event, named in its text."""
    return article.card.entries


def relate(articles: Sequence[Article], limit: int) -> Mapping[str, tuple[Article, ...]]:
    """For each article, by address, at most ``limit`` related ones, best first; ``articles`` are newest first."""
    entries = [entries_of(article) for article in articles]
    holders: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index, held in enumerate(entries):
        for entry in held:
            holders[entry].append(index)
    weight = {
        entry: math.log(1 + len(articles) / len(indexes))
        for entry, indexes in holders.items()
        if len(indexes) <= COMMON
    }
    withdrawn = frozenset(index for index, article in enumerate(articles) if article.card.withdrawn)
    related = {}
    for index, article in enumerate(articles):
        scores: dict[int, float] = defaultdict(float)
        for entry in entries[index]:
            for other in holders[entry] if entry in weight else ():
                scores[other] += weight[entry]
        scores.pop(index, None)
        ranked = ((-round(score, 9), other) for other, score in scores.items() if other not in withdrawn)
        related[article.address] = tuple(articles[other] for _, other in heapq.nsmallest(limit, ranked))
    return related
