"""The cache is an aid only: whatever happens to it, a build goes on and believes nothing that is wrong."""

from __future__ import annotations

import hashlib
import os
import pickle
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from plugins.engine import store as store_module
from plugins.engine.store import Store, Written

OUTPUT = Path("/keluaran")
FILE = "suluh.sqlite3"


def keep(folder: Path, **readings: object) -> None:
    with Store(folder) as store:
        for key, value in readings.items():
            store.remember(key, value)
        store.commit(OUTPUT, {})


def recall(folder: Path, key: str) -> object | None:
    with Store(folder) as store:
        return store.reading(key)


def test_what_was_committed_is_there_again(tmp_path: Path) -> None:
    keep(tmp_path, satu=("nilai", 1))
    assert recall(tmp_path, "satu") == ("nilai", 1)
    assert recall(tmp_path, "dua") is None


def test_without_commit_nothing_is_kept(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        store.remember("satu", 1)
    assert recall(tmp_path, "satu") is None


def test_unused_readings_are_forgotten(tmp_path: Path) -> None:
    keep(tmp_path, lama=1, dipakai=2)
    with Store(tmp_path) as store:
        store.reading("dipakai")
        store.remember("baru", 3)
        store.commit(OUTPUT, {})
    assert [recall(tmp_path, key) for key in ("lama", "dipakai", "baru")] == [None, 2, 3]


@pytest.mark.parametrize(("unused", "left"), [(10, 10), (11, 0)])
def test_in_a_large_store_a_few_unused_readings_may_wait(tmp_path: Path, unused: int, left: int) -> None:
    used = {f"dipakai-{number}": number for number in range(640)}
    old = {f"lama-{number}": 0 for number in range(unused)}
    keep(tmp_path, **used, **old)
    with Store(tmp_path) as store:
        store.hold(*used)
        store.commit(OUTPUT, {})
    with Store(tmp_path) as store:
        assert sum(map(store.has, old)) == left
        assert all(map(store.has, used))


def test_record_that_was_asked_for_is_kept_by_its_differences(tmp_path: Path) -> None:
    first = {"a/": Written("f", 1, 2), "b/": Written("g", 1, 2), "c/": Written("h", 1, 2)}
    second = {"b/": first["b/"], "c/": Written("h", 5, 6), "d/": Written("i", 1, 2)}
    with Store(tmp_path) as store:
        store.commit(OUTPUT, first)
    with Store(tmp_path) as store:
        assert store.written(OUTPUT) == first
        store.commit(OUTPUT, second)
        store.commit(Path("/lain"), first)
    with Store(tmp_path) as store:
        assert store.written(OUTPUT) == second
        assert store.written(Path("/lain")) == first
        store.commit(Path("/lain"), {})
        assert store.written(OUTPUT) == second


def test_clean_build_believes_nothing_and_keeps_what_it_reads(tmp_path: Path) -> None:
    keep(tmp_path, satu=1)
    with Store(tmp_path, ignore=True) as store:
        assert store.reading("satu") is None
        assert store.written(OUTPUT) == {}
        store.remember("satu", 2)
        store.commit(OUTPUT, {"a/": Written("f", 1, 2)})
    with Store(tmp_path) as store:
        assert store.reading("satu") == 2
        assert store.written(OUTPUT) == {"a/": Written("f", 1, 2)}


def test_record_of_one_output_folder_leaves_the_others_alone(tmp_path: Path) -> None:
    one, other = Path("/satu"), Path("/dua")
    with Store(tmp_path) as store:
        store.commit(one, {"a/": Written("f", 1, 2), "b/": Written("g", 1, 2)})
        store.commit(other, {"a/": Written("h", 3, 4)})
        store.commit(one, {"b/": Written("g", 1, 2)})
        assert store.written(one) == {"b/": Written("g", 1, 2)}
        assert store.written(other) == {"a/": Written("h", 3, 4)}


@pytest.mark.parametrize("data", [b"", b"bukan basis data", b"SQLite format 3\x00" + b"\xff" * 4000, b"\x00" * 8192])
def test_damaged_file_is_thrown_away(tmp_path: Path, data: bytes) -> None:
    (tmp_path / FILE).write_bytes(data)
    assert recall(tmp_path, "satu") is None
    keep(tmp_path, satu=1)
    assert recall(tmp_path, "satu") == 1


def test_file_cut_short_never_gives_a_wrong_value(tmp_path: Path) -> None:
    keep(tmp_path, **{f"kunci{number}": "isi" * 500 for number in range(100)})
    path = tmp_path / FILE
    path.write_bytes(path.read_bytes()[:20_000])
    with Store(tmp_path) as store:
        values = {store.reading(f"kunci{number}") for number in range(100)}
        assert values <= {None, "isi" * 500}
        assert store.written(OUTPUT) == {}
        store.commit(OUTPUT, {})


def change(folder: Path, statement: str, *values: object) -> None:
    connection = sqlite3.connect(folder / FILE)
    with connection:
        connection.execute(statement, values)
    connection.close()


def test_changed_value_fails_its_checksum(tmp_path: Path) -> None:
    keep(tmp_path, satu=1)
    change(tmp_path, "UPDATE reading SET value = ?", pickle.dumps(2))
    assert recall(tmp_path, "satu") is None


@pytest.mark.parametrize("value", [b"bukan pickle", b"", b"cplugins.engine.tiada\nTiada\n.", pickle.dumps(1)[:-1]])
def test_foreign_pickle_is_read_anew(tmp_path: Path, value: bytes) -> None:
    keep(tmp_path, satu=1)
    change(tmp_path, "UPDATE reading SET value = ?, sum = ?", value, hashlib.sha256(value).digest())
    assert recall(tmp_path, "satu") is None


def test_other_format_is_emptied(tmp_path: Path) -> None:
    keep(tmp_path, satu=1)
    change(tmp_path, "PRAGMA user_version = 77")
    assert recall(tmp_path, "satu") is None
    keep(tmp_path, satu=2)
    assert recall(tmp_path, "satu") == 2


def test_other_tables_of_the_same_name_do_not_stop_a_build(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / FILE)
    with connection:
        connection.execute("CREATE TABLE reading (x)")
        connection.execute("CREATE TABLE written (y)")
    connection.close()
    keep(tmp_path, satu=1)
    assert recall(tmp_path, "satu") == 1


def test_folder_that_cannot_be_made_is_no_reason_to_fail(tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("bukan folder")
    keep(tmp_path / "berkas", satu=1)
    assert recall(tmp_path / "berkas", "satu") is None


def test_builds_at_the_same_time_do_not_harm_one_another(tmp_path: Path) -> None:
    def run(number: int) -> None:
        keep(tmp_path, bersama="isi", **{f"kunci{number}": number})

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(run, range(8)))
    assert recall(tmp_path, "bersama") in {None, "isi"}
    keep(tmp_path, akhir=1)
    assert recall(tmp_path, "akhir") == 1


def fill(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Remember so much that it does not wait in memory, and one value more."""
    monkeypatch.setattr(store_module, "_WAITING", 10_000)
    for number in range(21):
        store.remember(f"kunci{number}", f"{number} " * 500)
    store.remember("akhir", "akhir")


@pytest.mark.parametrize("ignore", [False, True])
def test_what_is_too_much_for_memory_is_there_for_the_build_and_for_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ignore: bool
) -> None:
    keep(tmp_path, kunci3="lama", lain="lama")
    with Store(tmp_path, ignore=ignore) as store:
        fill(store, monkeypatch)
        assert [store.reading(f"kunci{number}") for number in range(21)] == [f"{n} " * 500 for n in range(21)]
        assert (store.reading("akhir"), store.reading("lain")) == ("akhir", None if ignore else "lama")
        store.commit(OUTPUT, {})
    assert [recall(tmp_path, f"kunci{number}") for number in range(21)] == [f"{n} " * 500 for n in range(21)]
    assert recall(tmp_path, "akhir") == "akhir"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork on this system")
def test_a_worker_reads_what_was_too_much_and_puts_nothing_into_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store(tmp_path) as store:
        fill(store, monkeypatch)
        worker = os.fork()
        if not worker:
            seen = store.reading("kunci0"), store.reading("akhir")
            store.take_added()
            store.remember("pekerja", "p" * 20_000)
            handed = dict(store.take_added())
            os._exit(0 if seen == ("0 " * 500, "akhir") and list(handed) == ["pekerja"] else 1)
        assert os.waitpid(worker, 0)[1] == 0
        assert recall(tmp_path, "pekerja") is None


def test_a_file_that_cannot_be_written_leaves_all_of_it_in_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(tmp_path, satu=1)
    other = sqlite3.connect(tmp_path / FILE)
    with Store(tmp_path) as store:
        assert store._connection is not None
        store._connection.execute("PRAGMA busy_timeout = 0")
        other.execute("BEGIN EXCLUSIVE")
        fill(store, monkeypatch)
        other.rollback()
        assert [store.reading(f"kunci{number}") for number in range(21)] == [f"{n} " * 500 for n in range(21)]
    other.close()
