"""Related articles: rare entries in common weigh most, then the newer, and always in the same order."""

from __future__ import annotations

import random
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st
from support.articles import article

from plugins.newsroom import related
from plugins.newsroom.model import Article, newest_first
from plugins.newsroom.related import relate


def slugs(articles: Sequence[Article], of: str, limit: int = 4) -> list[str]:
    ordered = newest_first(list(articles))
    (place,) = [place for place, item in enumerate(ordered) if item.slug == of]
    return [item.slug for item in relate(ordered, limit).at(place)]


def test_what_shares_nothing_is_not_related() -> None:
    articles = [article("a", topik=["x"]), article("b", topik=["y"]), article("c")]
    assert [slugs(articles, name) for name in "abc"] == [[], [], []]


def test_rare_entry_weighs_more_than_a_common_one() -> None:
    common = [article(f"umum{n}", topik=["umum"]) for n in range(5)]
    articles = [
        article("a", topik=["umum"], pejabat=["langka"]),
        article("z", "2020-01-01", pejabat=["langka"]),
        *common,
    ]
    assert slugs(articles, "a")[0] == "z"


def test_of_equally_related_ones_the_newer_comes_first_then_the_address() -> None:
    articles = [
        article("a", topik=["x"]),
        article("lama", "2020-01-01", topik=["x"]),
        article("c", "2024-01-01", topik=["x"]),
        article("b", "2024-01-01", topik=["x"]),
    ]
    assert slugs(articles, "a") == ["b", "c", "lama"]


def test_two_shared_entries_weigh_more_than_one() -> None:
    articles = [
        article("a", topik=["x", "y"]),
        article("satu", "2025-05-05", topik=["x"]),
        article("dua", "2020-01-01", topik=["x", "y"]),
    ]
    assert slugs(articles, "a") == ["dua", "satu"]


def test_same_id_in_two_registers_is_two_entries() -> None:
    assert slugs([article("a", topik=["x"]), article("b", lembaga=["x"])], "a") == []


def test_withdrawn_article_is_not_offered_and_an_entry_written_twice_counts_once() -> None:
    gone = article("gone", topik=["x"], dicabut={"waktu": "2025-02-01", "alasan": "x"})
    twice = article("dua", "2020-01-01", topik=["x", "x", "x"])
    articles = [article("a", topik=["x", "x"]), gone, twice, article("b", topik=["x"])]
    assert slugs(articles, "a") == ["b", "dua"]
    assert slugs(articles, "gone") == ["a", "b", "dua"]


def test_limit_is_kept_and_zero_means_none() -> None:
    articles = [article(f"a{n}", topik=["x"]) for n in range(9)]
    assert len(slugs(articles, "a0", 3)) == 3
    assert slugs(articles, "a0", 0) == []


def test_entry_that_nearly_all_share_says_nothing() -> None:
    articles = [article(f"a{n}", topik=["semua"]) for n in range(related.COMMON + 1)]
    assert slugs(articles, "a0") == []
    assert len(slugs(articles[:-1], "a0")) == 4


@given(st.integers(0, 999))
def test_order_of_reading_does_not_matter(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 -- a reproducible choice
    articles = [
        article(f"a{n}", f"202{chance.randrange(6)}-01-01", topik=chance.sample("uvwxyz", 2)) for n in range(12)
    ]
    mixed = chance.sample(articles, len(articles))
    assert newest_first(mixed) == newest_first(articles)
    assert slugs(mixed, "a0") == slugs(articles, "a0")
