"""Related articles: those that share the rarest entries of the registers, recent ones first.

Two articles are related as much as the entries that they share are rare: an entry of ``n`` articles weighs
``log(1 + total / n)``. Of equally related ones the newer comes first, then the order of addresses.
An entry that more than `COMMON` articles share says nothing and is skipped, which also keeps the cost linear.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence

from plugins.newsroom.model import Article

COMMON = 400


def entries_of(article: Article) -> tuple[tuple[str, str], ...]:
    """The register entries of an article as pairs of register and id: declared, of its event, named in its text."""
    meta = article.meta
    event = meta.peristiwa
    pairs = [
        *(("topik", item) for item in meta.topik),
        *(("pejabat", item) for item in meta.pejabat),
        *(("lembaga", item) for item in meta.lembaga),
        *(("wilayah", item) for item in meta.wilayah),
        *(("lembaga", item) for item in (event.penyelenggara if event else ())),
        *(("wilayah", item) for item in ((event.wilayah,) if event and event.wilayah else ())),
        *article.mentions,
    ]
    return tuple(dict.fromkeys(pairs))


def relate(articles: Sequence[Article], limit: int) -> Mapping[str, tuple[Article, ...]]:
    """For each article, by address, at most ``limit`` related ones, best first."""
    holders: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index, article in enumerate(articles):
        for entry in entries_of(article):
            holders[entry].append(index)
    total = len(articles)
    weight = {entry: math.log(1 + total / len(indexes)) for entry, indexes in holders.items() if len(indexes) <= COMMON}
    return {
        article.address: tuple(articles[other] for other in _best(index, article, articles, holders, weight)[:limit])
        for index, article in enumerate(articles)
    }


def _best(
    index: int,
    article: Article,
    articles: Sequence[Article],
    holders: Mapping[tuple[str, str], list[int]],
    weight: Mapping[tuple[str, str], float],
) -> list[int]:
    scores: dict[int, float] = defaultdict(float)
    for entry in entries_of(article):
        for other in holders[entry] if entry in weight else ():
            if other != index and articles[other].meta.dicabut is None:
                scores[other] += weight[entry]
    return sorted(
        scores,
        key=lambda other: (
            -round(scores[other], 9),
            -articles[other].day.toordinal(),
            articles[other].address,
        ),
    )
