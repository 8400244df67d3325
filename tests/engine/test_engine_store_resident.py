"""The preview's store: in memory between builds, on disk when there is time, and never more than an aid."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from plugins.engine import store_resident
from plugins.engine.store import Store, Written
from plugins.engine.store_resident import ResidentStore

OUTPUT = Path("/keluaran")
LEFT = {"a/": Written("f", 1, 2)}


def on_disk(folder: Path, key: str) -> object | None:
    with Store(folder) as store:
        return store.reading(key)


def put(store: ResidentStore, **readings: object) -> None:
    with store:
        for key, value in readings.items():
            store.remember(key, value)
        store.commit(OUTPUT, LEFT)


def test_the_next_build_knows_what_the_last_one_left_before_the_disk_does(tmp_path: Path) -> None:
    store = ResidentStore(tmp_path, "suluh")
    put(store, satu=("nilai", 1))
    assert on_disk(tmp_path, "satu") is None
    with store:
        assert store.reading("satu") == ("nilai", 1)
        assert store.written(OUTPUT) == LEFT
    store.settle()
    assert on_disk(tmp_path, "satu") == ("nilai", 1)
    with Store(tmp_path) as plain:
        assert plain.written(OUTPUT) == LEFT


def test_a_value_is_loaded_once_and_is_not_the_one_that_may_still_be_altered(tmp_path: Path) -> None:
    store = ResidentStore(tmp_path, "suluh")
    value = [1, 2]
    put(store, satu=value)
    store.settle()
    value.append(3)
    with store:
        first = store.reading("satu")
    with store:
        assert store.reading("satu") is first
    assert first == [1, 2]


def test_a_new_value_under_the_same_key_replaces_the_old_one(tmp_path: Path) -> None:
    store = ResidentStore(tmp_path, "suluh")
    put(store, satu=1)
    store.settle()
    put(store, satu=2)
    with store:
        assert store.reading("satu") == 2
    store.settle()
    with store:
        assert store.reading("satu") == 2


def test_what_the_last_build_did_not_use_is_forgotten_on_disk(tmp_path: Path) -> None:
    store = ResidentStore(tmp_path, "suluh")
    put(store, dibaca=1, dipegang=2, lama=3)
    store.settle()
    with store:
        store.reading("dibaca")
        store.hold("dipegang")
        store.commit(OUTPUT, LEFT)
    store.settle()
    assert [on_disk(tmp_path, key) for key in ("dibaca", "dipegang", "lama")] == [1, 2, None]


def test_a_build_that_failed_forgets_nothing_and_loses_nothing_of_what_it_read(tmp_path: Path) -> None:
    store = ResidentStore(tmp_path, "suluh")
    put(store, lama=1)
    with store:
        store.remember("baru", 2)
    store.settle()
    with store:
        store.remember("lagi", 3)
    store.settle()
    assert [on_disk(tmp_path, key) for key in ("lama", "baru", "lagi")] == [1, 2, 3]


def test_a_cache_that_was_deleted_is_forgotten(tmp_path: Path) -> None:
    store = ResidentStore(tmp_path, "suluh")
    put(store, satu=1)
    store.settle()
    (tmp_path / "suluh.sqlite3").unlink()
    with store:
        assert store.reading("satu") is None
        assert store.written(OUTPUT) == {}
    put(store, satu=2)
    store.settle()
    assert on_disk(tmp_path, "satu") == 2


def test_memory_is_bounded_and_what_each_build_uses_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store_resident, "_ROOM", 2500)
    plain = {f"kunci{number}": f"{number} " * 300 for number in range(9)}
    with Store(tmp_path) as store:
        for key, value in plain.items():
            store.remember(key, value)
        store.commit(OUTPUT, LEFT)
    resident = ResidentStore(tmp_path, "suluh")
    seen = []
    for _ in range(3):
        with resident:  # more than there is room for, and what every build begins with comes first
            seen.append(resident.reading("kunci0"))
            assert {key: resident.reading(key) for key in plain} == plain
            resident.commit(OUTPUT, LEFT)
        resident.settle()
        assert sum(held.size for held in resident._memory.values()) <= 2500
    assert seen[0] is seen[1] is seen[2]


def test_what_is_not_used_any_more_makes_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store_resident, "_ROOM", 1000)
    resident = ResidentStore(tmp_path, "suluh")
    put(resident, lama="l" * 800)
    resident.settle()
    for _ in range(3):
        put(resident, baru="b" * 800)
        resident.settle()
    with resident:
        assert resident.reading("baru") is resident.reading("baru")
    assert list(resident._memory) == ["baru"]


def test_what_a_process_makes_for_itself_is_made_once_for_each_key(tmp_path: Path) -> None:
    resident, plain = ResidentStore(tmp_path, "suluh"), Store(tmp_path)
    made = []

    def make() -> object:
        made.append(object())
        return made[-1]

    for _ in range(2):
        with resident:
            one, other = resident.at_hand("satu", make), resident.at_hand("dua", make)
    assert [one, other] == made
    assert plain.at_hand("satu", make) is not plain.at_hand("satu", make)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork on this system")
def test_a_worker_sees_what_the_build_knows(tmp_path: Path) -> None:
    store = ResidentStore(tmp_path, "suluh")
    put(store, lama="lama")
    store.settle()
    with store:
        store.remember("baru", "baru")
        worker = os.fork()
        if not worker:
            os._exit(0 if (store.reading("lama"), store.reading("baru")) == ("lama", "baru") else 1)
        assert os.waitpid(worker, 0)[1] == 0
