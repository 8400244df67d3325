"""What is kept by chapter is anew where an article of the chapter changed, and only there."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace
from support.articles import article

from plugins.engine.store import Store
from plugins.newsroom.model import Article, Newsroom, newest_first
from plugins.newsroom.related import relate, relate_kept


def newsroom(*articles: Article) -> Newsroom:
    return Newsroom(newest_first(articles), ())


def test_chapters_are_folders_of_sources_with_their_articles_newest_first() -> None:
    old, new, other = article("a", "2024-01-01"), article("b", "2024-06-01"), article("c", "2025-01-01")
    assert [chapter.articles for chapter in newsroom(old, new, other).chapters] == [(new, old), (other,)]


def test_a_chapter_covers_what_its_articles_say_and_their_cards_what_lists_show() -> None:
    one = article("a", "2024-01-01")
    before, after = newsroom(one).chapters[0], newsroom(replace(one, digest="z")).chapters[0]
    assert (before.digest == after.digest, before.cards == after.cards) == (False, True)
    after = newsroom(replace(one, card_digest="z")).chapters[0]
    assert before.cards != after.cards


def test_related_articles_are_those_of_a_clean_build_after_any_change(tmp_path: Path) -> None:
    """The order of all articles shapes who is related, and so do entries, withdrawals and articles that came or went."""
    one, two = article("a", topik=["x"]), article("b", "2024-01-01", topik=["x", "y"])
    three, far = article("c", "2023-01-01", topik=["y"]), article("d", "2022-01-01", topik=["x", "y"])
    gone = article("b", "2024-01-01", topik=["x", "y"], dicabut={"waktu": "2025-02-01", "alasan": "x"})
    states = [
        (one, two, three),
        (one, two, three, far),
        (one, gone, three, far),
        (one, article("b", "2024-01-01", topik=["y"]), three, far),
        (one, article("b", "2026-01-01", topik=["x", "y"]), three, far),
        (one, two, three),
    ]
    with Store(tmp_path) as store:
        for state in states:
            room = newsroom(*state)
            assert relate_kept(room, 4, store, "k").ranked == relate(room.articles, 4).ranked
