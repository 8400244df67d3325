"""The index of articles by entry, relations seen from both sides, and trees that always end."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from tags.tags_samples import REGISTERS, sample_article

from plugins.newsroom.lists import parts_of
from plugins.registers.model import Post, Register, Registers, Topic
from plugins.tags.index import letter_of
from plugins.tags.model import collect, sort_key
from plugins.tags.relations import latest_day, relations_of

NEWS = (
    sample_article("c", "2025-03-01", topik=["media", "anggaran"], pejabat=["sri"]),
    sample_article("b", "2024-02-01", topik=["pers"], pejabat=["sri", "budi"], peristiwa={"penyelenggara": ["dinas"]}),
    sample_article("a", "2023-01-01", topik=["media"], pejabat=["budi"]),
)
HOLDINGS = collect(NEWS, REGISTERS)


def slugs(register: Register, name: str) -> list[str]:
    entry = REGISTERS.of(register)[name]
    return [article.slug for article in HOLDINGS.of(entry)]


def test_entry_has_its_articles_in_the_order_given_also_under_a_former_id() -> None:
    assert slugs(Register.TOPIK, "media") == ["c", "b", "a"]
    assert slugs(Register.PEJABAT, "sri") == ["c", "b"]
    assert slugs(Register.LEMBAGA, "dinas") == ["b"]
    assert slugs(Register.LEMBAGA, "kota") == []


def test_article_that_names_an_entry_by_both_ids_counts_once() -> None:
    holdings = collect((sample_article("x", topik=["media", "pers"]),), REGISTERS)
    assert len(holdings.of(REGISTERS.topics["media"])) == 1


def test_unknown_ids_belong_to_nobody() -> None:
    holdings = collect((sample_article("x", topik=["tidak-ada"]),), REGISTERS)
    assert holdings.articles == {}


def test_appearing_together_is_counted_with_ties_by_name() -> None:
    found = HOLDINGS.together(REGISTERS.topics["media"], 8)
    assert [(entry.id, number) for entry, number in found[Register.PEJABAT]] == [("budi", 2), ("sri", 2)]
    assert [entry.id for entry, _ in found[Register.TOPIK]] == ["anggaran"]
    assert [entry.id for entry, _ in HOLDINGS.together(REGISTERS.topics["media"], 1)[Register.PEJABAT]] == ["budi"]


def test_withdrawn_article_makes_nobody_appear_together() -> None:
    withdrawn = sample_article(
        "x", topik=["media"], pejabat=["sri"], dicabut={"waktu": "2025-02-01", "alasan": "Salah."}
    )
    holdings = collect((withdrawn,), REGISTERS)
    assert len(holdings.of(REGISTERS.topics["media"])) == 1
    assert holdings.together(REGISTERS.topics["media"], 8)[Register.PEJABAT] == ()


def test_relations_are_seen_from_both_sides() -> None:
    relations = relations_of(REGISTERS, HOLDINGS)
    assert [body.id for body in relations.children["kota"]] == ["dinas"]
    assert [topic.id for topic in relations.narrower["media"]] == ["anggaran"]
    assert [entry.id for entry in relations.predecessors[Register.LEMBAGA, "dinas"]] == ["lama"]


def test_officials_of_a_body_come_with_the_present_ones_first_and_unknown_times_last() -> None:
    relations = relations_of(REGISTERS, HOLDINGS)
    assert [official.id for official, _ in relations.officials["dinas"]] == ["sri", "budi", "cici"]


def test_related_topics_know_each_other() -> None:
    topics = {"a": Topic(id="a", name="A", related=("b", "a", "x")), "b": Topic(id="b", name="B")}
    registers = Registers(topics=topics)
    relations = relations_of(registers, collect((), registers))
    assert [topic.id for topic in relations.related["a"]] == ["b"]
    assert [topic.id for topic in relations.related["b"]] == ["a"]


def test_latest_day_of_a_post() -> None:
    post = Post(title="Kepala")
    assert latest_day(post) == date.min
    assert latest_day(replace(post, attested=(date(2024, 5, 1), date(2024, 3, 1)))) == date(2024, 5, 1)
    assert latest_day(replace(post, start=date(2020, 1, 1))) == date.max
    assert latest_day(replace(post, start=date(2020, 1, 1), end=date(2021, 1, 1))) == date(2021, 1, 1)


def test_names_are_filed_under_letters_digits_or_the_rest() -> None:
    assert [letter_of(name) for name in ("Éka", "ma'ruf", "17 Agustus", "Ма", "…")] == [
        "e",
        "m",
        "angka",
        "lain",
        "lain",
    ]


def test_alphabet_ignores_case_and_accents_and_ends_in_the_id() -> None:
    topics = [Topic(id="2", name="éka"), Topic(id="1", name="EKA"), Topic(id="3", name="Dua")]
    assert [topic.id for topic in sorted(topics, key=sort_key)] == ["3", "1", "2"]


@given(st.integers(0, 90), st.integers(2, 7))
def test_full_parts_never_change_when_an_article_is_added(count: int, size: int) -> None:
    _, before = parts_of(range(count, 0, -1), size)
    newest, after = parts_of(range(count + 1, 0, -1), size)
    assert after[: len(before)] == before
    assert newest[:1] == (count + 1,)
