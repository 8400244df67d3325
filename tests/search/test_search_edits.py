"""The index after edits: what is changed in the kept one gives what a clean build gives, byte for byte."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from search_documents import index_of
from search_reader import Reader

from plugins.engine.page import MadeFile
from plugins.search import index as index_module
from plugins.search import ledger, patch, shards, spelling
from plugins.search.index import Memory
from plugins.search.ledger import Ledger, Shelf
from plugins.search.model import KINDS, Searchable
from plugins.search.stems import Stemmer

FAMILIES = """
sapu menyapu sapuan jalan raya perayaan warga mohon pemohon permohonan anggaran kota desa pedesaan pasar uang beruang
pala kepala 14/2008 layanan pelayanan timur pertanggungjawaban kami kamiran balok talok kabun tabun mirun kiran Éka
"""
WORDS = FAMILIES.split()
TEXTS = st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join)
TITLES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)
DOCUMENTS = st.builds(
    Searchable,
    address=st.integers(0, 14).map(lambda number: f"b/{number}/"),
    title=TITLES,
    kind=st.sampled_from(KINDS[:3]),
    summary=TITLES,
    text=TEXTS,
    day=st.none() | st.integers(0, 800).map(lambda days: date(2023, 1, 1) + timedelta(days=days)),
    topics=st.sets(st.sampled_from(("anggaran", "kota"))).map(lambda found: tuple(sorted(found))),
)
EDITS = st.lists(DOCUMENTS | st.integers(0, 14), min_size=1, max_size=3)
"""A document that is new or takes the place of another, or the number of one that goes."""


class Kept(Memory):
    """A shelf from build to build: like the store, it forgets what a build did not use."""

    def __init__(self) -> None:
        super().__init__()
        self.used: set[str] = set()

    def reading(self, key: str) -> object | None:
        self.used.add(key)
        return super().reading(key)

    def remember(self, key: str, value: object) -> None:
        self.used.add(key)
        # What is kept is a copy, as it is on a disk.
        super().remember(key, pickle.loads(pickle.dumps(value)))  # noqa: S301

    def hold(self, *keys: str) -> None:
        self.used.update(keys)

    def close(self) -> None:
        for key in self.keys() - self.used:
            del self[key]
        self.used.clear()


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Shards, parts, files and the list of spellings so small that few documents make many of them."""
    for module, name, value in (
        (shards, "SHARD_LISTS", 60),
        (shards, "PART_LISTS", 50),
        (shards, "MOST_FILES", 30),
        (shards, "SHARD_BYTES", 900),
        (shards, "LEAST_DETAILS", 300),
        (shards, "_STEP", 5_000),
        (spelling, "MOST", 8),
        (spelling, "_KEPT", 10),
        (ledger, "CHUNK", 3),
        (patch, "FEW", 5),
    ):
        monkeypatch.setattr(module, name, value)


def told(files: Iterator[MadeFile]) -> dict[str, tuple[str, bytes]]:
    return {file.address: (file.mark, file.make()) for file in files}


def built(documents: dict[str, Searchable], shelf: Shelf) -> dict[str, tuple[str, bytes]]:
    return told(index_of(documents.values(), shelf).files())


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=st.lists(DOCUMENTS, max_size=12), edits=st.lists(EDITS, max_size=6))
def test_after_any_edits_the_index_is_that_of_a_clean_build(
    first: list[Searchable], edits: list[list[Searchable | int]]
) -> None:
    documents = {one.address: one for one in first}
    shelf = Kept()
    built(documents, shelf)
    for edit in edits:
        shelf.close()
        for one in edit:
            if isinstance(one, int):
                documents.pop(f"b/{one}/", None)
            else:
                documents[one.address] = one
        assert built(documents, shelf) == built(documents, Memory())


@pytest.fixture
def sixty() -> dict[str, Searchable]:
    """Sixty articles, each with a word of its own."""
    return {
        f"b/{n}/": Searchable(
            f"b/{n}/", f"Judul {n}", "berita", f"Ringkas {n}", f"warga lain{chr(97 + n % 26)}{n} jalan", day=date(2024, 5, 1)
        )
        for n in range(60)
    }  # fmt: skip


def test_a_removed_document_leaves_no_trace(sixty: dict[str, Searchable]) -> None:
    shelf, secret = Kept(), "rahasiazamrud"
    sixty["b/7/"] = replace(sixty["b/7/"], title=f"Tentang {secret}", text=f"{secret} dan {secret}")
    assert any(secret.encode() in data for _, data in built(sixty, shelf).values())
    shelf.close()
    del sixty["b/7/"]
    files = built(sixty, shelf)
    assert not any(secret.encode() in data for _, data in files.values())
    shelf.close()
    built(sixty, shelf)  # what a build looked at stays for one more
    shelf.close()
    assert not any(secret in repr(value) or secret.encode() in pickle.dumps(value) for value in shelf.values())


def test_an_edit_reads_no_other_document_and_makes_few_shards(
    sixty: dict[str, Searchable], monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf = Kept()
    before = built(sixty, shelf)
    shelf.close()
    sixty["b/30/"] = replace(sixty["b/30/"], text=f"{sixty['b/30/'].text} segar")
    monkeypatch.setattr(index_module, "whole", _never)
    index = index_of(sixty.values(), shelf)
    read: list[str] = []
    index.sources = replace(index.sources, read=_noted(read, index.sources.read))
    after = told(index.files())
    assert read == ["b/30/"]
    changed = [address for address in before if before[address] != after.get(address)]
    assert len(before) > 20
    assert len(changed) <= 6, changed
    assert Reader({address: data for address, (_, data) in after.items()}).find("segar")


def _noted(read: list[str], reader: Callable[[str], Searchable | None]) -> Callable[[str], Searchable | None]:
    def noted(address: str) -> Searchable | None:
        read.append(address)
        return reader(address)

    return noted


def _never(*_: object) -> Ledger:
    raise AssertionError("an edit made the whole index")


@pytest.mark.parametrize("harm", ["lost", "torn", "foreign", "no ledger"])
def test_damaged_rows_are_noticed_and_made_again(sixty: dict[str, Searchable], harm: str) -> None:
    shelf = Kept()
    built(sixty, shelf)
    shelf.close()
    rows = [key for key in shelf if key.startswith("cari-baris")]
    assert len(rows) > 10
    for key in rows:
        if harm == "lost":
            del shelf[key]
        elif harm == "torn":
            shelf[key] = bytes(shelf[key])[:-9]  # type: ignore[call-overload]
        elif harm == "foreign":
            shelf[key] = shelf[rows[0]]
    if harm == "no ledger":
        for key in [key for key, value in shelf.items() if isinstance(value, Ledger)]:
            shelf[key] = {"daftar": "lain"}
    # Nothing changed, so that only the files themselves look at the rows; then an edit does.
    assert built(sixty, shelf) == built(sixty, Memory())
    shelf.close()
    sixty["b/3/"] = replace(sixty["b/3/"], text="warga menyapu")
    assert built(sixty, shelf) == built(sixty, Memory())


def test_words_derived_once_are_not_derived_again(
    sixty: dict[str, Searchable], monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf = Kept()
    sixty["b/1/"] = replace(sixty["b/1/"], text="pertalokan")
    built(sixty, shelf)
    kept = {key: value for key, value in shelf.items() if key.startswith("cari-akar")}
    monkeypatch.setattr(Stemmer, "derive", lambda _, form: pytest.fail(form))
    again = Kept()
    again.update(kept)
    assert built(sixty, again) == built(sixty, shelf)
