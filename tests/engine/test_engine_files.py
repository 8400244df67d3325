"""Reading editors' files: encodings, line ends, borders of the tree."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from plugins.engine.contributor import Build
from plugins.engine.files import MAX_SOURCE_BYTES, decode, inside, read_seen, read_source, scan, walk


def codes(data: bytes) -> list[str]:
    return [problem.code for problem in decode("a.md", data)[1]]


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", b"\xef\xbb\xbf", b"\xef\xbb\xbf\n"])
def test_empty_file_is_a_problem(data: bytes) -> None:
    assert codes(data) == ["E014"]


def test_plain_text_is_read_as_it_is() -> None:
    source, problems = decode("a.md", "Ma'ruf – é\n".encode())
    assert source is not None
    assert source.text == "Ma'ruf – é\n"
    assert source.digest == hashlib.sha256("Ma'ruf – é\n".encode()).hexdigest()
    assert problems == ()


def test_byte_order_mark_is_skipped_and_said() -> None:
    source, problems = decode("a.md", b"\xef\xbb\xbfjudul")
    assert source is not None
    assert source.text == "judul"
    assert [(problem.code, problem.line) for problem in problems] == [("E012", 1)]


@pytest.mark.parametrize("ends", [b"a\r\nb\r\n", b"a\rb\r"])
def test_windows_and_old_mac_line_ends_become_newlines(ends: bytes) -> None:
    source, problems = decode("a.md", ends)
    assert source is not None
    assert source.text == "a\nb\n"
    assert [problem.code for problem in problems] == ["E013"]


@pytest.mark.parametrize(
    ("data", "line"), [(b"a\n\x00b", 2), (b"\x00", 1), ("judul".encode("utf-16"), 1), (b"a\nb\nc\x00", 3)]
)
def test_nul_byte_names_its_line(data: bytes, line: int) -> None:
    source, problems = decode("a.md", data)
    if codes(data) == ["E010"]:  # the mark of UTF-16 is not UTF-8 either; NUL is found first
        pytest.fail("a NUL byte was taken for a wrong encoding")
    assert source is None
    assert [(problem.code, problem.line) for problem in problems] == [("E011", line)]


@pytest.mark.parametrize("bad", [b"\xe9", b"\xff", b"\xc0\xaf", b"\xed\xa0\x80", b"\xf8\x88\x80\x80\x80"])
def test_invalid_utf8_names_its_line(bad: bytes) -> None:
    source, problems = decode("a.md", b"satu\ndua\n" + bad + b"\n")
    assert source is None
    assert [(problem.code, problem.line) for problem in problems] == [("E010", 3)]


def test_file_larger_than_the_limit_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"x" * (MAX_SOURCE_BYTES + 1))
    source, problems = read_source(path, tmp_path)
    assert source is None
    assert [problem.code for problem in problems] == ["E015"]
    assert "2 MB" in problems[0].message
    path.write_bytes(b"x" * MAX_SOURCE_BYTES)
    assert read_source(path, tmp_path)[0] is not None


def test_symlink_out_of_the_tree_is_not_followed(tmp_path: Path) -> None:
    root, secret = tmp_path / "content", tmp_path / "rahasia.md"
    root.mkdir()
    secret.write_text("rahasia")
    (root / "a.md").symlink_to(secret)
    source, problems = read_source(root / "a.md", root)
    assert source is None
    assert [(problem.code, problem.file) for problem in problems] == [("E016", "a.md")]


def test_symlink_inside_the_tree_is_followed(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("isi")
    (tmp_path / "b.md").symlink_to(tmp_path / "a.md")
    source, problems = read_source(tmp_path / "b.md", tmp_path)
    assert source is not None
    assert problems == ()


def test_what_was_seen_is_read_as_any_file_is(tmp_path: Path) -> None:
    (tmp_path / "berita").mkdir()
    for name, data in (
        ("a", b"isi"),
        ("b", b""),
        ("c", b"\xff"),
        ("d", b"x" * (MAX_SOURCE_BYTES + 1)),
        ("e", b"a\r\n"),
    ):
        (tmp_path / "berita" / f"{name}.md").write_bytes(data)
    found = scan(tmp_path, "berita")
    assert [seen.file for seen in found] == [f"berita/{name}.md" for name in "abcde"]
    for seen in found:
        assert read_seen(seen, tmp_path) == read_source(tmp_path / seen.file, tmp_path)


def test_a_link_that_took_the_place_of_a_file_is_looked_at_before_it_is_followed(tmp_path: Path) -> None:
    root, secret = tmp_path / "content", tmp_path / "rahasia.md"
    root.mkdir()
    secret.write_text("rahasia")
    (root / "a.md").write_text("isi")
    (seen,) = scan(root, "")
    (root / "a.md").unlink()
    (root / "a.md").symlink_to(secret)
    source, problems = read_seen(seen, root)
    assert (source, [problem.code for problem in problems]) == (None, ["E016"])


def test_a_folder_that_is_a_link_leads_nowhere_else(tmp_path: Path) -> None:
    root, other = tmp_path / "content", tmp_path / "lain"
    for folder in (root, other):
        folder.mkdir()
    (other / "a.md").write_text("rahasia")
    (root / "berita").symlink_to(other)
    (seen,) = scan(root, "berita")
    assert seen.linked
    assert read_seen(seen, root)[0] is None


@pytest.mark.parametrize("target", ["tidak-ada.md", "b.md"])
def test_dead_or_circular_symlink_is_a_problem(tmp_path: Path, target: str) -> None:
    (tmp_path / "b.md").symlink_to(tmp_path / target)
    assert list(walk(tmp_path, ".")) == [tmp_path / "b.md"]
    source, problems = read_source(tmp_path / "b.md", tmp_path)
    assert source is None
    assert [problem.code for problem in problems] == ["E017"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_file_without_permission_is_a_problem(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("isi")
    path.chmod(0)
    assert [problem.code for problem in read_source(path, tmp_path)[1]] == ["E017"]


def test_walk_is_sorted_and_leaves_hidden_and_backup_files_out(tmp_path: Path) -> None:
    for name in ("b.md", "a/z.md", "a.md", ".git/x.md", ".a.md.swp", "a.md~", "#a.md#", "~$a.md", "a/.hidden/b.md"):
        path = tmp_path / "berita" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    found = [path.relative_to(tmp_path).as_posix() for path in walk(tmp_path, "berita")]
    assert found == ["berita/a.md", "berita/a/z.md", "berita/b.md"]


def test_walk_of_a_missing_folder_finds_nothing(tmp_path: Path) -> None:
    assert list(walk(tmp_path, "berita")) == []


def test_inside_is_not_fooled_by_a_common_prefix(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content-lain").mkdir()
    assert inside(tmp_path / "content" / "a", tmp_path / "content")
    assert not inside(tmp_path / "content-lain" / "a", tmp_path / "content")
    assert not inside(tmp_path / "content" / ".." / "a", tmp_path / "content")


@pytest.mark.parametrize("folder", ["", "a", "a/b", "a-b", "kosong", "tautan"])
def test_what_a_build_sees_of_a_folder_is_what_is_there(tmp_path: Path, folder: str) -> None:
    """Names on both sides of the stroke in the order of characters, and a folder that is a link."""
    for name in ("a/b/satu.md", "a/dua.md", "a/.tiga.md", "a-b/empat.md", "a.md", "a0/lima.md", "ab/enam.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    (tmp_path / "tautan").symlink_to("a")
    build = Build(cast("Any", SimpleNamespace(content=tmp_path)), *cast("Any", (None, None, "")))
    assert build.scan(folder) == scan(tmp_path, folder)


def test_a_build_looks_at_the_content_once(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("a")
    build = Build(cast("Any", SimpleNamespace(content=tmp_path)), *cast("Any", (None, None, "")))
    before = build.scan()
    (tmp_path / "b.md").write_text("b")
    assert build.scan() == before


def test_the_mark_of_the_words_covers_every_word() -> None:
    def mark(words: object) -> str:
        return Build(*cast("Any", (None, None, words, ""))).words_mark

    assert mark({"a": {"b": "satu"}}) == mark({"a": {"b": "satu"}})
    assert len({mark({"a": {"b": "satu"}}), mark({"a": {"b": "dua"}}), mark({"a": {"c": "satu"}})}) == 3
