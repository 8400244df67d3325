"""The output folder: only what changed, by rename, nothing left over, nothing foreign touched."""

from __future__ import annotations

import json
import os
from collections.abc import Container, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from support.site import read_tree, write_tree

from plugins.engine.store import Written
from plugins.engine.writer import RECORD, SURROUNDINGS, Outcome, Product, Writer


def write(
    root: Path, made: Mapping[str, str], *, kept: Mapping[str, str] | None = None
) -> tuple[Outcome, dict[str, Written]]:
    """Write pages; ``kept`` are products that need not be made."""
    everything = {**made, **(kept or {})}
    products = [Product(address, f"mark {data}", data.encode) for address, data in sorted(everything.items())]
    return commit(Writer(root, ("CNAME", ".git")), products, made)


def commit(writer: Writer, products: Sequence[Product], made: Container[str]) -> tuple[Outcome, dict[str, Written]]:
    """Stage the products in ``made`` and put everything in place."""
    with writer.staging() as staging:
        ready = {
            product.address: writer.stage(product, str(number), staging, {})
            for number, product in enumerate(products)
            if product.address in made
        }
        return writer.commit(ready, products, staging, {})


def names(root: Path) -> list[str]:
    return [name for name in read_tree(root) if name != RECORD]


def test_pages_land_where_their_addresses_say(tmp_path: Path) -> None:
    outcome, _ = write(tmp_path / "o", {"": "rumah", "berita/a/": "a", "404.html": "x"})
    assert names(tmp_path / "o") == ["404.html", "berita/a/index.html", "index.html"]
    assert outcome == Outcome(written=3, kept=0, removed=0)


def test_equal_bytes_are_not_written_again(tmp_path: Path) -> None:
    write(tmp_path, {"a/": "satu", "b/": "dua"})
    before = {path: path.stat().st_ino for path in tmp_path.rglob("*") if path.is_file()}
    outcome, _ = write(tmp_path, {"a/": "satu", "b/": "tiga"})
    assert outcome == Outcome(written=1, kept=1, removed=0)
    assert (tmp_path / "a/index.html").stat().st_ino == before[tmp_path / "a/index.html"]


def test_a_file_is_replaced_by_rename_so_that_a_reader_never_sees_half(tmp_path: Path) -> None:
    write(tmp_path, {"a/": "lama"})
    with (tmp_path / "a/index.html").open() as reader:
        write(tmp_path, {"a/": "baru" * 1000})
        assert reader.read() == "lama"


def test_what_is_no_longer_made_is_removed_with_its_empty_folders(tmp_path: Path) -> None:
    write(tmp_path, {"": "r", "berita/2025/a/": "a", "berita/2025/b/": "b"})
    outcome, _ = write(tmp_path, {"": "r", "berita/2025/a/": "a"})
    assert outcome.removed == 1
    assert not (tmp_path / "berita/2025/b").exists()
    write(tmp_path, {"": "r"})
    assert not (tmp_path / "berita").exists()


def test_files_of_others_in_the_folder_stay(tmp_path: Path) -> None:
    write(tmp_path, {"": "r", "a/": "a"})
    write_tree(tmp_path, {"CNAME": "kantor.example", "a/catatan.txt": "tangan", ".git/HEAD": "x"})
    write(tmp_path, {"": "r"})
    assert names(tmp_path) == [".git/HEAD", "CNAME", "a/catatan.txt", "index.html"]


def test_retained_names_are_never_removed(tmp_path: Path) -> None:
    write(tmp_path, {"": "r", "CNAME": "kantor.example"})
    write(tmp_path, {"": "r"})
    assert (tmp_path / "CNAME").read_text() == "kantor.example"


def test_folder_becomes_file_and_file_becomes_folder(tmp_path: Path) -> None:
    write(tmp_path, {"data/": "folder", "atom": "berkas"})
    write(tmp_path, {"data": "berkas", "atom/": "folder"})
    assert names(tmp_path) == ["atom/index.html", "data"]
    write(tmp_path, {"data/x/y/": "dalam", "atom/": "folder"})
    assert names(tmp_path) == ["atom/index.html", "data/x/y/index.html"]


def test_current_file_is_known_and_a_touched_one_is_not(tmp_path: Path) -> None:
    _, after = write(tmp_path, {"a/": "satu"})
    writer = Writer(tmp_path)
    product = Product("a/", "mark satu", lambda: b"satu")
    assert writer.is_current(product, after)
    assert not writer.is_current(Product("a/", "mark dua", lambda: b"dua"), after)
    assert not writer.is_current(product, {})
    os.utime(tmp_path / "a/index.html", ns=(1, 1))
    assert not writer.is_current(product, after)
    (tmp_path / "a/index.html").unlink()
    assert not writer.is_current(product, after)


def test_kept_products_stay_in_the_record_with_their_checksums(tmp_path: Path) -> None:
    write(tmp_path, {"a/": "satu", "b/": "dua"})
    before = (tmp_path / RECORD).read_bytes()
    write(tmp_path, {"b/": "dua"}, kept={"a/": "satu"})
    assert (tmp_path / RECORD).read_bytes() == before


def test_record_lists_every_file_and_only_depends_on_the_bytes(tmp_path: Path) -> None:
    write(tmp_path / "satu", {"b/": "b", "a/": "a"})
    write(tmp_path / "dua", {"a/": "a"})
    write(tmp_path / "dua", {"a/": "a", "b/": "b"})
    assert read_tree(tmp_path / "satu") == read_tree(tmp_path / "dua")
    assert sorted(json.loads((tmp_path / "satu" / RECORD).read_bytes())["files"]) == ["a/index.html", "b/index.html"]


@pytest.mark.parametrize("name", ["penting.txt", "sub/penting.txt", ".htaccess"])
def test_folder_of_others_is_refused(tmp_path: Path, name: str) -> None:
    root = tmp_path / "o"
    write_tree(root, {name: "jangan dihapus"})
    objection = Writer(root).objection(tmp_path / "content")
    assert objection is not None
    assert objection.code == "E004"


def test_empty_missing_own_and_fresh_git_folders_are_accepted(tmp_path: Path) -> None:
    content = tmp_path / "content"
    assert Writer(tmp_path / "tiada").objection(content) is None
    (tmp_path / "kosong").mkdir()
    assert Writer(tmp_path / "kosong").objection(content) is None
    write(tmp_path / "sendiri", {"": "r"})
    assert Writer(tmp_path / "sendiri").objection(content) is None
    write_tree(tmp_path / "pages", {".git/HEAD": "x", "CNAME": "kantor.example"})
    assert Writer(tmp_path / "pages", ("CNAME",)).objection(content) is None


def test_file_as_output_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "o").write_text("x")
    objection = Writer(tmp_path / "o").objection(tmp_path / "content")
    assert objection is not None
    assert "berkas" in objection.message


@pytest.mark.parametrize("output", ["content", "content/output", "."])
def test_output_that_overlaps_the_sources_is_refused(tmp_path: Path, output: str) -> None:
    (tmp_path / "content").mkdir()
    objection = Writer((tmp_path / output).resolve()).objection((tmp_path / "content").resolve())
    assert objection is not None
    assert objection.code == "E004"


def test_build_killed_half_way_leaves_a_record_of_what_it_may_have_written(tmp_path: Path) -> None:
    class KilledError(Exception):
        pass

    class Halfway(Writer):
        """A writer that dies when it comes to the second page."""

        def _put(self, name: str, ready: Path, rooms: dict[str, bool]) -> bool:
            if ready.read_bytes() == b"dua":
                raise KilledError
            return super()._put(name, ready, rooms)

    products = [Product(address, data, data.encode) for address, data in (("a/", "satu"), ("b/", "dua"))]
    with pytest.raises(KilledError):
        commit(Halfway(tmp_path / "o"), products, ("a/", "b/"))
    assert Writer(tmp_path / "o").objection(tmp_path / "content") is None
    assert names(tmp_path / "o") == ["a/index.html"]
    outcome, _ = write(tmp_path / "o", {"c/": "tiga"})
    assert outcome.removed == 1
    assert names(tmp_path / "o") == ["c/index.html"]


def test_first_build_that_was_killed_does_not_bar_the_next(tmp_path: Path) -> None:
    write_tree(tmp_path / "o", {".suluh-staging-lama/0": "x"})
    assert Writer(tmp_path / "o").objection(tmp_path / "content") is None
    write_tree(tmp_path / "o", {"catatan.txt": "orang lain"})
    assert Writer(tmp_path / "o").objection(tmp_path / "content") is not None


def test_staging_left_by_a_killed_build_is_swept(tmp_path: Path) -> None:
    write(tmp_path, {"": "r"})
    write_tree(tmp_path, {".suluh-staging-abc/file": "separuh"})
    write(tmp_path, {"": "r"})
    assert names(tmp_path) == ["index.html"]


@pytest.mark.parametrize("name", ["../penting.txt", "a/../../penting.txt", "/penting.txt", ".."])
def test_tampered_record_cannot_reach_outside(tmp_path: Path, name: str) -> None:
    root, precious = tmp_path / "o", tmp_path / "penting.txt"
    write(root, {"": "r"})
    precious.write_text("jangan dihapus")
    shown = str(precious) if name.startswith("/") else name
    (root / RECORD).write_text(json.dumps({"files": {shown: "", "index.html": ""}}))
    write(root, {"a/": "a"})
    assert precious.read_text() == "jangan dihapus"
    assert names(root) == ["a/index.html"]


def test_tampered_record_cannot_remove_through_a_symlinked_folder(tmp_path: Path) -> None:
    root, outside = tmp_path / "o", tmp_path / "luar"
    write(root, {"": "r"})
    write_tree(outside, {"penting.txt": "jangan dihapus"})
    (root / "tautan").symlink_to(outside)
    (root / RECORD).write_text(json.dumps({"files": {"tautan/penting.txt": "", "index.html": ""}}))
    write(root, {"": "r"})
    assert (outside / "penting.txt").exists()


def test_pages_are_not_written_through_a_symlinked_folder(tmp_path: Path) -> None:
    root, outside = tmp_path / "o", tmp_path / "luar"
    write(root, {"": "r"})
    (outside / "a").mkdir(parents=True)
    (root / "berita").symlink_to(outside)
    write(root, {"": "r", "berita/a/": "a"})
    assert list((outside / "a").iterdir()) == []
    assert (root / "berita/a/index.html").read_text() == "a"


@pytest.mark.parametrize("record", ["", "{", "[]", '{"files": 3}', '{"files": ["a"]}', '"x"', "\x00"])
def test_damaged_record_is_replaced(tmp_path: Path, record: str) -> None:
    write(tmp_path, {"": "r"})
    (tmp_path / RECORD).write_text(record)
    write(tmp_path, {"": "r", "a/": "a"})
    assert sorted(json.loads((tmp_path / RECORD).read_bytes())["files"]) == ["a/index.html", "index.html"]


AROUND = "x" * SURROUNDINGS


def restage(writer: Writer, product: Product, before: Mapping[str, Written]) -> tuple[Outcome, dict[str, Written]]:
    """Stage one product where an earlier build has left files."""
    with writer.staging() as staging:
        return writer.commit({product.address: writer.stage(product, "0", staging, before)}, [product], staging, before)


def refuse() -> Any:
    raise AssertionError("made again")


def test_page_whose_exact_fingerprint_is_known_is_not_made_again(tmp_path: Path) -> None:
    writer = Writer(tmp_path)
    first = Product("a/", f"{AROUND} satu", lambda: b"isi", refuse)  # what it is exactly is not asked of a new file
    _, after = commit(writer, [first], ["a/"])
    _, after = restage(writer, Product("a/", f"{AROUND} satu setengah", lambda: b"isi", lambda: "tepat"), after)
    again = Product("a/", f"{AROUND} dua", refuse, lambda: "tepat")
    assert not writer.is_current(again, after)
    outcome, later = restage(writer, again, after)
    assert outcome == Outcome(written=0, kept=1, removed=0)
    assert later["a/"].fingerprint == f"{AROUND} dua"
    assert writer.is_current(again, later)
    (tmp_path / "a/index.html").write_bytes(b"disisipi")
    with pytest.raises(AssertionError, match="made again"):
        restage(writer, again, later)


def test_what_a_page_is_exactly_is_not_asked_where_all_pages_are_new(tmp_path: Path) -> None:
    writer = Writer(tmp_path)
    _, after = commit(writer, [Product("a/", f"{AROUND} satu", lambda: b"isi", refuse)], ["a/"])
    _, after = restage(writer, Product("a/", f"{AROUND} dua", lambda: b"isi", lambda: "tepat"), after)
    other = "y" * SURROUNDINGS
    outcome, after = restage(writer, Product("a/", f"{other} dua", lambda: b"lain", refuse), after)
    assert outcome.written == 1
    # Its exact fingerprint is not known any more, so it is made where its mark is new, whatever it is exactly.
    outcome, _ = restage(writer, Product("a/", f"{other} tiga", lambda: b"baru", lambda: "tepat"), after)
    assert outcome.written == 1
    assert (tmp_path / "a/index.html").read_bytes() == b"baru"


def test_equal_bytes_are_not_even_staged_unless_the_file_was_touched(tmp_path: Path) -> None:
    writer = Writer(tmp_path)
    _, after = commit(writer, [Product("a/", "satu", lambda: b"isi")], ["a/"])
    again = Product("a/", "dua", lambda: b"isi")
    with writer.staging() as staging:
        assert writer.stage(again, "0", staging, after).staged == ""
        assert list(staging.iterdir()) == []
        (tmp_path / "a/index.html").write_bytes(b"ulah")
        assert writer.stage(again, "0", staging, after).staged == "0"
    restage(writer, again, after)
    assert (tmp_path / "a/index.html").read_bytes() == b"isi"


def test_a_folder_that_is_a_link_to_nothing_makes_room(tmp_path: Path) -> None:
    write(tmp_path, {"": "r"})
    (tmp_path / "berita").symlink_to(tmp_path / "tiada")
    write(tmp_path, {"": "r", "berita/a/": "a", "berita/b/": "b"})
    assert (tmp_path / "berita/b/index.html").read_text() == "b"
    assert not (tmp_path / "berita").is_symlink()
