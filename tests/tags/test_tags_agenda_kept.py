"""Events are told from the store while the articles that tell of them are as they were."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from msgspec.structs import replace
from tags.tags_samples import ZONE, sample_article

from plugins.engine.store import Store
from plugins.newsroom.model import Article, Newsroom, Texts
from plugins.tags.agenda import agenda_of, told_kept


def sealed(article: Article) -> Article:
    """The article whose texts nobody may ask for."""

    def refuse(_: Article) -> Texts:
        raise AssertionError(f"{article.file} was read")

    return replace(article, load=refuse)


def told(store: Store, *articles: Article, code: str = "x") -> list[tuple[str, str]]:
    agenda = agenda_of(Newsroom(articles, ()), ZONE, partial(told_kept, store, code))
    return [(event.address, event.name) for event in (*agenda.dated, *agenda.undated)]


def test_an_article_that_did_not_change_is_not_read_for_its_event(tmp_path: Path) -> None:
    plain = sample_article("a")
    event = sample_article("b", peristiwa={"nama": "Rapat", "mulai": "2025-02-01"})
    with Store(tmp_path) as store:
        first = told(store, plain, event)
        assert first == [(event.address, "Rapat")]
        assert told(store, sealed(plain), sealed(event)) == first


def test_another_event_and_other_code_are_told_anew(tmp_path: Path) -> None:
    before = sample_article("b", peristiwa={"nama": "Rapat", "mulai": "2025-02-01"})
    after = sample_article("b", peristiwa={"nama": "Upacara", "mulai": "2025-02-01"})
    with Store(tmp_path) as store:
        told(store, before)
        assert told(store, after) == [(after.address, "Upacara")]
        other = replace(after, digest=before.digest)
        assert told(store, other) == [(before.address, "Rapat")]
        assert told(store, other, code="y") == [(after.address, "Upacara")]
