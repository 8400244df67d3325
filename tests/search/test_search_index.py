"""The index as files: what it promises of any documents, and how little an edit changes."""

from __future__ import annotations

import errno
import string
from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from search_documents import index_of
from search_families import FIFTEEN, OTHERS
from search_reader import Reader

from plugins.engine.page import MadeFile
from plugins.search.index import Memory
from plugins.search.ledger import chunks, marks_digest
from plugins.search.model import ROOM, Searchable, numbered, place_of
from plugins.search.postings import best_of, decode, encode, postings
from plugins.search.reading import Pile
from plugins.search.shards import part_counts, script
from plugins.search.spelling import spelling_of
from plugins.search.weighing import told_of
from plugins.search.words import asked, forms

WORDS = st.one_of(
    st.sampled_from([form for line in (*FIFTEEN.values(), *OTHERS.values()) for form in line.split()]),
    st.text(string.ascii_letters + "éß’-/.0123456789ЖЯ中", min_size=1, max_size=12),
)
TEXTS = st.lists(WORDS, min_size=1, max_size=12).map(" ".join)


def files_of(documents: Sequence[Searchable]) -> dict[str, MadeFile]:
    return {file.address: file for file in index_of(documents, Memory()).files()}


def made(documents: Sequence[Searchable]) -> dict[str, bytes]:
    return {address: file.make() for address, file in files_of(documents).items()}


def numbers_of(documents: Sequence[Searchable]) -> dict[str, int]:
    return numbered(map(place_of, documents))[0]


def news(number: int, text: str, *, title: str = "", day: date | None = None) -> Searchable:
    when = day or date(2024, 1, 1) + timedelta(days=number)
    address = f"berita/{when.year}/n-{number:04}/"
    return Searchable(address, title or f"Judul {number}", "berita", f"Ringkasan {number}.", text, day=when)


@given(st.dictionaries(st.integers(0, 60_000), st.integers(0, 6), min_size=1, max_size=60))
def test_lists_survive_their_short_form(entries: dict[int, int]) -> None:
    listed = [number << 3 | weight for number, weight in sorted(entries.items())]
    assert decode(encode(listed)).tolist() == listed


@given(st.dictionaries(st.integers(0, 60_000), st.integers(0, 6), min_size=1, max_size=60), st.integers(1, 70))
def test_the_best_of_a_list_are_the_heaviest_and_newest(entries: dict[int, int], most: int) -> None:
    listed = postings(number << 3 | weight for number, weight in sorted(entries.items()))
    ranked = sorted((weight << 24 | number for number, weight in entries.items()), reverse=True)
    assert best_of(listed, most) == ranked[:most]


@given(texts=st.lists(TEXTS, min_size=1, max_size=6))
def test_every_word_of_every_document_finds_it(texts: list[str]) -> None:
    documents = [news(number, text) for number, text in enumerate(texts)]
    reader = Reader(made(documents))
    numbers = numbers_of(documents)
    for document in documents:
        number = numbers[document.address]
        for word in {*document.text.split(), *document.title.split(), *document.summary.split()}:
            if asked(word):
                assert number in reader.find(word), word
        assert reader.title(number) == document.title


@pytest.mark.parametrize("root", FIFTEEN)
def test_any_form_of_a_family_finds_a_page_with_any_other(root: str) -> None:
    """Also forms that no page has: each document here has one form only, and is found by all others."""
    members = FIFTEEN[root].split()
    for kept in members:
        reader = Reader(made([news(1, f"Warga {kept} tadi."), news(2, "Kosong sekali.")]))
        missed = [form for form in members if reader.documents(form) != set(numbers_of([news(1, "")]).values())]
        assert missed == [], kept


def test_words_that_only_look_derived_find_nothing() -> None:
    reader = Reader(made([news(1, "Uang dan pala dicari. Diri lurah.")]))
    assert [word for word in ("beruang", "kepala", "kediri", "bupati") if reader.documents(word)] == []


def test_an_edit_changes_only_the_shards_of_its_words() -> None:
    sources = [f"{name} {kind}" for name in string.ascii_lowercase for kind in ("rapat", "jalan", "pasar")]
    documents = [
        news(number, " ".join(f"{a}{b}{word}" for a in "bcdfghjkl" for b in "aiueo" for word in sources[number % 70].split()))
        for number in range(400)
    ]  # fmt: skip
    before = made(documents)
    edited = [*documents]
    edited[200] = replace(documents[200], text=documents[200].text + " kebaruan")
    after = made(edited)
    changed = {address for address in before.keys() | after.keys() if before.get(address) != after.get(address)}
    assert len(before) > 15
    assert len(changed) <= 3, changed
    added = made([*documents, news(400, "sesuatu yang segar")])
    assert len([address for address in before if before[address] != added.get(address)]) < len(before) // 2


def test_files_with_equal_marks_have_equal_bytes() -> None:
    documents = [news(number, f"warga {number} menyapu jalan") for number in range(30)]
    one, other = files_of(documents), files_of(list(reversed(documents)))
    assert {a: f.mark for a, f in one.items()} == {a: f.mark for a, f in other.items()}
    assert {a: f.make() for a, f in one.items()} == {a: f.make() for a, f in other.items()}


def test_a_new_article_moves_no_other_number() -> None:
    documents = [news(number, "", day=date(2024, 1, 1) + timedelta(days=5 * number)) for number in range(120)]
    before = numbers_of(documents)
    after = numbers_of([*documents, news(999, "", day=date(2025, 12, 30))])
    assert {address: after[address] for address in before} == before
    assert all(block.start % ROOM == 0 for block in numbered(map(place_of, documents))[1])


def test_details_are_cut_at_whole_groups() -> None:
    assert list(chunks({0: 30, 1: 30, 2: 2})) == [(0, (0, 1)), (128, (2,))]


def test_shards_stay_few_however_much_there_is() -> None:
    assert sum(part_counts([40_000.0] * 256)) <= 400
    assert part_counts([1.0] * 4) == [1, 1, 1, 1]


def test_spelling_offers_words_that_are_in_use() -> None:
    uses = [("anggaran", 3, 0), ("anggran", 1, 0), ("judul", 1, 5), ("12ab", 2, 0), ("dan", 2, 0)]
    assert spelling_of(uses).text().split() == ["anggaran2", "judul1"]


def test_a_file_is_plain_text_that_cannot_leave_its_call() -> None:
    data = script("k1", {"d": '</script>"\u2028\ud800'})
    assert data.startswith(b'suluhCari("k1",')
    assert data.endswith(b")\n")
    assert b"\\ud800" not in data


def test_half_a_character_in_a_text_is_no_reason_to_fail() -> None:
    files = made([news(1, "warga \ud800 menyapu", title="Judul \udfff besar")])
    reader = Reader(files)
    (number,) = reader.find("menyapu")
    assert reader.title(number) == "Judul ? besar"


def test_several_processes_make_the_same_index() -> None:
    documents = [news(number, f"warga {number} menyapu jalan {number % 7}") for number in range(200)]
    index = index_of(documents, Memory())
    index.workers = 2
    assert {file.address: file.make() for file in index.files()} == made(documents)


@pytest.mark.parametrize("workers", [1, 2])
def test_a_full_disk_is_told_as_such(monkeypatch: pytest.MonkeyPatch, workers: int) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(Pile, "_append", full)
    index = index_of([news(number, "warga") for number in range(200)], Memory())
    index.workers = workers
    with pytest.raises(OSError, match="space") as failure:
        list(index.files())
    assert failure.value.errno == errno.ENOSPC


def test_a_very_frequent_word_weighs_like_a_frequent_one() -> None:
    told = dict(
        told_of(news(1, "warga " * 700 + "jalan jalan " * 3 + "kota kota raya", title="Jalan ke kota raya")).pairs()
    )
    assert (told["warga"], told["jalan"], told["raya"]) == (2, 5, 5)
    assert told_of(news(1, "desa", title="Desa")).weights == bytes((6, 3, 3))


def test_marks_of_a_group_are_not_taken_for_others() -> None:
    assert marks_digest(["a\nb", "c"]) != marks_digest(["a", "b\nc"])
    assert marks_digest(["a", ""]) != marks_digest(["", "a"])


def test_an_empty_site_has_a_small_index() -> None:
    files = made([])
    assert sorted(files) == ["cari/cari.js", "cari/indeks/e.js", "cari/indeks/k0.js"]
    assert Reader(files).find("apa saja") == frozenset()


def test_titles_weigh_more_than_texts() -> None:
    reader = Reader(made([news(1, "menyapu"), news(2, "", title="Menyapu jalan")]))
    (family,) = [one for one in reader.shard("menyapu")["f"] if one[0] == "sapu"]
    assert [entry & 7 for entry in decode(family[3])] == [0, 6]
    assert forms("menyapu") == ["menyapu"]
