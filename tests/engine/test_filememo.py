"""What is known of files without reading them: when a folder is believed as a whole, and when it is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.engine.filememo import FileMemo
from plugins.engine.files import Seen
from plugins.engine.store import Store
from plugins.engine.today import instant

OLD = 1_700_000_000_000_000_000
A, B, C = (Seen(f"berita/2025/{name}.md", 10, OLD, False) for name in "abc")


def read_once(cache: Path, *seen: Seen, shaping: str = "") -> None:
    """A build that reads these files of a folder and keeps their names in capitals."""
    with Store(cache) as store:
        memo: FileMemo[str] = FileMemo(store, "uji", shaping)
        memo.keep({one.file: memo.made(one, f"sum of {one.file}", one.file.upper()) for one in seen})
        store.commit(cache, {})


def whole(cache: Path, *seen: Seen, shaping: str = "") -> list[str] | None:
    with Store(cache) as store:
        memo: FileMemo[str] = FileMemo(store, "uji", shaping)
        values = memo.whole(seen)
        return None if values is None else list(values)


def test_a_folder_in_which_nothing_changed_is_believed_as_a_whole(tmp_path: Path) -> None:
    read_once(tmp_path, B, A)
    assert whole(tmp_path, A, B) == [A.file.upper(), B.file.upper()]


@pytest.mark.parametrize(
    "now",
    [
        (A,),
        (A, B, C),
        (A, C),
        (A, B._replace(size=11)),
        (A, B._replace(modified=OLD + 1)),
        (A, B._replace(linked=True)),
    ],
)
def test_a_folder_in_which_anything_changed_is_not(tmp_path: Path, now: tuple[Seen, ...]) -> None:
    read_once(tmp_path, A, B)
    assert whole(tmp_path, *now) is None


def test_a_folder_is_not_believed_for_another_purpose(tmp_path: Path) -> None:
    read_once(tmp_path, A, B)
    assert whole(tmp_path, A, B, shaping="other") is None


def test_a_file_written_just_before_is_compared_by_its_checksum(tmp_path: Path) -> None:
    fresh = B._replace(modified=instant())
    read_once(tmp_path, A, fresh)
    assert whole(tmp_path, A, fresh) is None
    with Store(tmp_path) as store:
        memo: FileMemo[str] = FileMemo(store, "uji", "")
        assert memo.untouched(fresh) is None
        known = memo.unchanged(fresh, f"sum of {fresh.file}")
        assert known is not None
        assert known.value == fresh.file.upper()
        assert memo.unchanged(fresh, "another sum") is None


def test_what_was_believed_as_a_whole_is_kept_for_the_next_build(tmp_path: Path) -> None:
    read_once(tmp_path, A, B)
    with Store(tmp_path) as store:
        assert FileMemo(store, "uji", "").whole((A, B)) is not None
        store.commit(tmp_path, {})
    assert whole(tmp_path, A, B) is not None
