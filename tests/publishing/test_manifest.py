"""The manifest names every published file, reads back only from its own bytes, and tells what changed."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import subprocess
import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.site import ROOT, write_tree

from plugins.publishing.manifest import (
    MANIFEST,
    SIGNATURE,
    Changes,
    Listed,
    Manifest,
    ManifestError,
    Moved,
    Origin,
    compare,
    from_json,
    of_folder,
    root_hash,
    to_json,
)
from plugins.publishing.origin import VERSION, commit_of, origin_of
from plugins.publishing.seal import seal

ORIGIN = Origin("https://kantor.example", "a" * 40, "2026-12-01", "2027-03-01", "0.1.0")
FILES = {
    "index.html": "<p>Beranda</p>",
    "berita/2025/é dan spasi.html": "<p>Berita</p>",
    "data/tabel.csv": "a,b\n",
    ".well-known/security.txt": "Contact: x\n",
    "B.txt": "kapital lebih dahulu",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_tree(tmp_path / "situs", FILES)
    return tmp_path / "situs"


def listed(name: str, text: str = "x") -> Listed:
    return Listed(name, hashlib.sha256(text.encode()).hexdigest(), len(text), "text/plain")


def test_every_file_is_listed_with_size_hash_and_type(folder: Path) -> None:
    manifest = of_folder(folder, ORIGIN)
    assert {file.name for file in manifest.files} == set(FILES)
    for file in manifest.files:
        data = FILES[file.name].encode()
        assert (file.size, file.sha256) == (len(data), hashlib.sha256(data).hexdigest())
    assert manifest.by_name()["data/tabel.csv"].type == "text/csv"


def test_manifest_signature_and_the_builds_own_record_are_not_listed(folder: Path) -> None:
    before = of_folder(folder, ORIGIN)
    write_tree(folder, {MANIFEST: "{}", SIGNATURE: "x", ".suluh.json": "{}", ".git/HEAD": "x"})
    assert of_folder(folder, ORIGIN) == before


def test_a_stranger_finds_the_root_hash_with_sha256sum_and_sort(folder: Path) -> None:
    manifest = seal(folder, ORIGIN)
    recipe = (
        "find . -type f ! -path ./keaslian/manifest.json ! -path ./keaslian/manifest.json.minisig -printf '%P\\n'"
        " | LC_ALL=C sort | tr '\\n' '\\0' | xargs -0 sha256sum | sha256sum | cut -c 1-64"
    )
    told = subprocess.run(["sh", "-c", recipe], cwd=folder, capture_output=True, encoding="utf-8", check=True)
    assert told.stdout.strip() == manifest.root == json.loads((folder / MANIFEST).read_bytes())["root"]


def test_reads_back_as_written(folder: Path) -> None:
    manifest = of_folder(folder, ORIGIN)
    assert from_json(to_json(manifest)) == manifest
    assert from_json(to_json(Manifest(ORIGIN, ()))) == Manifest(ORIGIN, ())


def test_a_changed_byte_never_gives_the_same_manifest(folder: Path) -> None:
    whole = of_folder(folder, ORIGIN)
    data = to_json(whole)
    for place in range(len(data)):
        changed = data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]
        with contextlib.suppress(ManifestError):
            assert from_json(changed) != whole


def test_a_changed_name_or_hash_is_refused(folder: Path) -> None:
    data = to_json(of_folder(folder, ORIGIN))
    for old in (b'"B.txt"', hashlib.sha256(b"<p>Berita</p>").hexdigest().encode()):
        changed = data.replace(old, old[:-2] + bytes([old[-2] ^ 1]) + old[-1:])
        assert changed != data
        with pytest.raises(ManifestError):
            from_json(changed)


@pytest.mark.parametrize(
    "data",
    [b"", b"{}", b"[]", b"\xff", b"[" * 100_000, b'{"format": "suluh-manifest/1"}', b'{"format": "suluh-manifest/2"}'],
    ids=str,
)
def test_what_is_no_manifest_is_refused(data: bytes) -> None:
    with pytest.raises(ManifestError):
        from_json(data)


@pytest.mark.parametrize("name", ["../x", "/x", "a//b", "a/./b", "a\nb", "a\\b", "", "a\u202eb", "a/"])
def test_names_that_lead_elsewhere_are_refused(name: str) -> None:
    with pytest.raises(ManifestError):
        from_json(to_json(Manifest(ORIGIN, (listed(name),))))


@pytest.mark.parametrize(
    "origin",
    [
        Origin("https://x", "a" * 39, "2026-12-01", "2027-03-01", "1"),
        Origin("https://x", "", "2026-12-01", "2026-11-30", "1"),
        Origin("https://x", "", "besok", "2026-11-30", "1"),
    ],
)
def test_impossible_origins_are_refused(origin: Origin) -> None:
    with pytest.raises(ManifestError):
        from_json(to_json(Manifest(origin, ())))


def test_a_file_listed_twice_is_refused() -> None:
    with pytest.raises(ManifestError):
        from_json(to_json(Manifest(ORIGIN, (listed("a"), listed("a")))))


def test_links_and_names_of_two_cases_are_refused(folder: Path) -> None:
    (folder / "b.TXT").write_text("x")
    with pytest.raises(ManifestError, match="besar-kecil"):
        of_folder(folder, ORIGIN)
    (folder / "b.TXT").unlink()
    (folder / "tautan").symlink_to(folder / "index.html")
    with pytest.raises(ManifestError, match="tautan"):
        of_folder(folder, ORIGIN)


def test_changes_are_told_apart() -> None:
    before = Manifest(
        ORIGIN, tuple(listed(name, text) for name, text in (("a", "1"), ("b", "2"), ("c", "3"), ("d", "4")))
    )
    after = Manifest(
        ORIGIN, tuple(listed(name, text) for name, text in (("a", "1"), ("b", "9"), ("e", "3"), ("f", "5")))
    )
    assert compare(before, after) == Changes(("f",), ("b",), ("d",), (Moved("c", "e"),))
    assert not compare(before, before)


names = st.text("abc/.", min_size=1, max_size=6).filter(
    lambda text: all(p not in {"", ".", ".."} for p in text.split("/"))
)


@given(
    st.dictionaries(names, st.sampled_from("12345"), max_size=8),
    st.dictionaries(names, st.sampled_from("12345"), max_size=8),
)
def test_changes_account_for_every_name(old: dict[str, str], new: dict[str, str]) -> None:
    one, two = (
        Manifest(ORIGIN, tuple(listed(name, text) for name, text in sorted(files.items()))) for files in (old, new)
    )
    changes = compare(one, two)
    left = {*changes.removed, *(pair.before for pair in changes.moved)}
    came = {*changes.added, *(pair.after for pair in changes.moved)}
    assert (left, came) == (old.keys() - new.keys(), new.keys() - old.keys())
    assert set(changes.changed) == {name for name in old.keys() & new.keys() if old[name] != new[name]}
    assert all(old[pair.before] == new[pair.after] for pair in changes.moved)
    assert bool(changes) == (old != new)
    assert (one.root == two.root) == (old == new)


def test_root_hash_does_not_depend_on_the_order_given() -> None:
    files = [listed("a"), listed("b/c"), listed("b.d")]
    assert root_hash(files) == root_hash(reversed(files))


@pytest.mark.skipif(os.name != "posix", reason="only POSIX knows file names that are no text")
def test_a_name_that_is_no_text_is_refused(folder: Path) -> None:
    Path(os.fsdecode(os.fsencode(folder) + b"/\xff.txt")).write_text("x")
    with pytest.raises(ManifestError, match="UTF-8"):
        of_folder(folder, ORIGIN)


def git(folder: Path, *words: str) -> str:
    who = ["-c", "user.name=Uji", "-c", "user.email=uji@kantor.example"]
    return subprocess.run(["git", *who, *words], cwd=folder, capture_output=True, encoding="utf-8", check=True).stdout


def test_a_commit_is_named_only_where_the_files_are_those_of_it(folder: Path) -> None:
    assert commit_of(folder) == ""
    git(folder, "init", "-q")
    assert commit_of(folder) == ""
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", "awal")
    head = git(folder, "rev-parse", "HEAD").strip()
    assert commit_of(folder) == head
    assert origin_of(folder, "https://kantor.example/", date(2026, 12, 1)) == Origin(
        "https://kantor.example", head, "2026-12-01", "2027-03-01", VERSION
    )
    write_tree(folder, {"baru.md": "x"})
    assert commit_of(folder) == ""
    write_tree(folder, {"baru.md": None, "index.html": "lain"})
    assert commit_of(folder) == ""


def test_the_version_is_that_of_the_project() -> None:
    assert tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"] == VERSION
