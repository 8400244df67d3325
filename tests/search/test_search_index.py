"""The index as files: what it promises of any documents, and how little an edit changes."""

from __future__ import annotations

import string
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from search_families import FIFTEEN, OTHERS
from search_reader import Reader

from plugins.engine.config import load_config
from plugins.engine.contributor import Build
from plugins.engine.page import MadeFile
from plugins.engine.store import Store
from plugins.engine.theme import Words
from plugins.registers.model import Region, Registers
from plugins.search.index import build_index
from plugins.search.model import ROOM, Searchable, numbered
from plugins.search.postings import decode, encode
from plugins.search.shards import chunks, index_files, part_counts, script
from plugins.search.spelling import spelling_text
from plugins.search.words import asked, forms

REGISTERS = Registers(regions={"64.08": Region(id="64.08", name="Kabupaten Kutai Timur", kind="kabupaten")})
WORDS = st.one_of(
    st.sampled_from([form for line in (*FIFTEEN.values(), *OTHERS.values()) for form in line.split()]),
    st.text(string.ascii_letters + "éß’-/.0123456789ЖЯ中", min_size=1, max_size=12),
)
TEXTS = st.lists(WORDS, min_size=1, max_size=12).map(" ".join)


def files_of(documents: Sequence[Searchable], folder: Path) -> dict[str, MadeFile]:
    settings = {
        "SITENAME": "S",
        "SITEURL": "https://s.example",
        "TIMEZONE": "Asia/Jakarta",
        "OFFICE_NAME": "S",
        "PATH": str(folder),
        "OUTPUT_PATH": str(folder / "o"),
        "THEME": str(folder),
        "BUILD_TODAY": "2026-12-01",
    }
    config, problems = load_config(settings, {})
    assert config is not None, problems
    build = Build(config, Store(folder), Words(), "kode")
    build.provide(REGISTERS)
    return {file.address: file for file in index_files(build_index(build, numbered(documents)), b"")}


def made(documents: Sequence[Searchable], folder: Path) -> dict[str, bytes]:
    return {address: file.make() for address, file in files_of(documents, folder).items()}


def news(number: int, text: str, *, title: str = "", day: date | None = None) -> Searchable:
    when = day or date(2024, 1, 1) + timedelta(days=number)
    address = f"berita/{when.year}/n-{number:04}/"
    return Searchable(address, title or f"Judul {number}", "berita", f"Ringkasan {number}.", text, day=when)


@given(st.dictionaries(st.integers(0, 60_000), st.integers(0, 6), min_size=1, max_size=60))
def test_lists_survive_their_short_form(entries: dict[int, int]) -> None:
    listed = [number << 3 | weight for number, weight in sorted(entries.items())]
    assert decode(encode(listed)) == listed


@given(texts=st.lists(TEXTS, min_size=1, max_size=6))
def test_every_word_of_every_document_finds_it(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    documents = [news(number, text) for number, text in enumerate(texts)]
    reader = Reader(made(documents, tmp_path_factory.getbasetemp()))
    for number, document in numbered(documents).documents.items():
        for word in {*document.text.split(), *document.title.split(), *document.summary.split()}:
            if asked(word):
                assert number in reader.find(word), word
        assert reader.title(number) == document.title


@pytest.mark.parametrize("root", FIFTEEN)
def test_any_form_of_a_family_finds_a_page_with_any_other(tmp_path: Path, root: str) -> None:
    """Also forms that no page has: each document here has one form only, and is found by all others."""
    members = FIFTEEN[root].split()
    for kept in members:
        reader = Reader(made([news(1, f"Warga {kept} tadi."), news(2, "Kosong sekali.")], tmp_path))
        missed = [form for form in members if reader.documents(form) != {numbered([news(1, "")]).blocks[0].start}]
        assert missed == [], kept


def test_words_that_only_look_derived_find_nothing(tmp_path: Path) -> None:
    reader = Reader(made([news(1, "Uang dan pala dicari. Diri lurah.")], tmp_path))
    assert [word for word in ("beruang", "kepala", "kediri", "bupati") if reader.documents(word)] == []


def test_an_edit_changes_only_the_shards_of_its_words(tmp_path: Path) -> None:
    sources = [f"{name} {kind}" for name in string.ascii_lowercase for kind in ("rapat", "jalan", "pasar")]
    documents = [
        news(number, " ".join(f"{a}{b}{word}" for a in "bcdfghjkl" for b in "aiueo" for word in sources[number % 70].split()))
        for number in range(400)
    ]  # fmt: skip
    before = made(documents, tmp_path)
    edited = [*documents]
    edited[200] = replace(documents[200], text=documents[200].text + " kebaruan")
    after = made(edited, tmp_path)
    changed = {address for address in before.keys() | after.keys() if before.get(address) != after.get(address)}
    assert len(before) > 15
    assert len(changed) <= 3, changed
    added = made([*documents, news(400, "sesuatu yang segar")], tmp_path)
    assert len([address for address in before if before[address] != added.get(address)]) < len(before) // 2


def test_files_with_equal_marks_have_equal_bytes(tmp_path: Path) -> None:
    documents = [news(number, f"warga {number} menyapu jalan") for number in range(30)]
    one, other = files_of(documents, tmp_path), files_of(list(reversed(documents)), tmp_path)
    assert {a: f.mark for a, f in one.items()} == {a: f.mark for a, f in other.items()}
    assert {a: f.make() for a, f in one.items()} == {a: f.make() for a, f in other.items()}


def test_a_new_article_moves_no_other_number() -> None:
    documents = [news(number, "", day=date(2024, 1, 1) + timedelta(days=5 * number)) for number in range(120)]
    before = {one.address: number for number, one in numbered(documents).documents.items()}
    after = {one.address: number for number, one in numbered([*documents, news(999, "", day=date(2025, 12, 30))]).documents.items()}  # fmt: skip
    assert {address: after[address] for address in before} == before
    assert all(block.start % ROOM == 0 for block in numbered(documents).blocks)


def test_details_are_cut_at_whole_groups() -> None:
    held = dict.fromkeys([*range(30), *range(64, 94), *range(128, 130)], None)
    assert [(start, len(numbers)) for start, numbers in chunks(held)] == [(0, 60), (128, 2)]


def test_shards_stay_few_however_much_there_is() -> None:
    assert sum(part_counts([40_000.0] * 256)) <= 400
    assert part_counts([1.0] * 4) == [1, 1, 1, 1]


def test_spelling_offers_words_that_are_in_use() -> None:
    text = spelling_text({"anggaran": [0, 8, 16], "anggran": [0], "judul": [5], "12ab": [0, 8], "dan": [0, 8]})
    assert text.split() == ["anggaran2", "judul1"]


def test_a_file_is_plain_text_that_cannot_leave_its_call() -> None:
    data = script("k1", {"d": '</script>"\u2028\ud800'})
    assert data.startswith(b'suluhCari("k1",')
    assert data.endswith(b")\n")
    assert b"\\ud800" not in data


def test_an_empty_site_has_a_small_index(tmp_path: Path) -> None:
    files = made([], tmp_path)
    assert sorted(files) == ["cari/cari.js", "cari/indeks/e.js", "cari/indeks/k0.js"]
    assert Reader(files).find("apa saja") == frozenset()


def test_titles_weigh_more_than_texts(tmp_path: Path) -> None:
    reader = Reader(made([news(1, "menyapu"), news(2, "", title="Menyapu jalan")], tmp_path))
    (family,) = [one for one in reader.shard("menyapu")["f"] if one[0] == "sapu"]
    assert [entry & 7 for entry in decode(family[3])] == [0, 6]
    assert forms("menyapu") == ["menyapu"]
