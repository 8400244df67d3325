"""Rows of articles are believed while their source has the size, time or bytes it was read with."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from msgspec.structs import replace
from support.articles import article

from plugins.engine.files import Seen
from plugins.engine.store import Store
from plugins.newsroom.rows import Row, RowMemo, Take

FOLDER = "berita/2025"
OLD = 1_700_000_000_000_000_000


def row(slug: str, moment: datetime | None = None, **keys: Any) -> Row:
    one = article(slug, **keys)
    return Row(
        file=one.file,
        sha256=slug,
        slug=slug,
        address=one.address,
        moment=moment or one.moment,
        updated=None,
        draft_line=0,
        date_line=2,
        card=one.card,
        digest=slug,
        card_digest=slug,
        uses=(),
        links=(),
        problems=(),
        remarks=(),
        reading=f"r{slug}",
        named=f"n{slug}",
    )


def seen(slug: str, size: int = 10, modified: int = OLD, *, linked: bool = False) -> Seen:
    return Seen(f"{FOLDER}/{slug}.md", size, modified, linked)


def kept(tmp_path: Path, *taken: Take, shaping: str = "x") -> Store:
    with Store(tmp_path) as store:
        RowMemo(store, shaping).keep(FOLDER, taken)
        store.commit(tmp_path, {})
    return Store(tmp_path)


def test_a_folder_in_which_nothing_changed_is_believed_as_a_whole(tmp_path: Path) -> None:
    one, other = row("a"), row("b", topik=["x"])
    with kept(tmp_path, Take(seen("a"), one), Take(seen("b"), other)) as store:
        assert RowMemo(store, "x").rows(FOLDER, [seen("a"), seen("b")]) == (one, other)
        assert RowMemo(store, "y").rows(FOLDER, [seen("a"), seen("b")]) is None


def test_what_differs_in_size_or_time_or_is_new_or_gone_is_looked_at_by_file(tmp_path: Path) -> None:
    one, other = row("a"), row("b")
    with kept(tmp_path, Take(seen("a"), one), Take(seen("b"), other)) as store:
        memo = RowMemo(store, "x")
        assert memo.rows(FOLDER, [seen("a"), seen("b", size=11)]) is None
        assert memo.rows(FOLDER, [seen("a"), seen("b"), seen("c")]) is None
        assert memo.rows(FOLDER, [seen("a")]) is None
        assert memo.untouched(FOLDER, seen("a")) == one
        assert memo.untouched(FOLDER, seen("b", modified=OLD + 1)) is None
        assert memo.unchanged(FOLDER, seen("b", modified=OLD + 1), "b") == other
        assert memo.unchanged(FOLDER, seen("b", size=11), "anders") is None


def test_a_link_and_a_file_written_while_it_was_read_are_never_believed_by_their_time(tmp_path: Path) -> None:
    ahead = OLD * 2
    late, link = seen("a", modified=ahead), seen("b", linked=True)
    with kept(tmp_path, Take(late, row("a")), Take(link, row("b"))) as store:
        memo = RowMemo(store, "x")
        assert memo.rows(FOLDER, [late, link]) is None
        assert memo.untouched(FOLDER, late) is None
        assert memo.untouched(FOLDER, link) is None
        assert memo.unchanged(FOLDER, late, "a") == row("a")


def test_a_file_that_became_a_link_is_not_believed(tmp_path: Path) -> None:
    with kept(tmp_path, Take(seen("a"), row("a"))) as store:
        assert RowMemo(store, "x").rows(FOLDER, [seen("a", linked=True)]) is None


def test_equal_moments_of_two_zones_stay_as_they_were_written(tmp_path: Path) -> None:
    """Values that many rows have are kept once, and equal ones are not always the same."""
    east = timezone(timedelta(hours=7))
    moments = (datetime(2025, 1, 1, 7, tzinfo=east), datetime(2025, 1, 1, tzinfo=UTC))
    rows = tuple(row(slug, moment) for slug, moment in zip("ab", moments, strict=True))
    with kept(tmp_path, *(Take(seen(one.slug), one) for one in rows)) as store:
        again = RowMemo(store, "x").rows(FOLDER, [seen("a"), seen("b")])
    assert again is not None
    assert [str(one.moment) for one in again] == [str(moment) for moment in moments]


def test_a_value_that_many_rows_have_stands_in_memory_once(tmp_path: Path) -> None:
    rows = [row(slug, topik=["media"]) for slug in "ab"]
    with kept(tmp_path, *(Take(seen(one.slug), one) for one in rows)) as store:
        again = RowMemo(store, "x").rows(FOLDER, [seen("a"), seen("b")])
    assert again is not None
    one, other = (held.card for held in again)
    assert one is not None
    assert other is not None
    assert one.entries[0] is other.entries[0]
    assert one.written is other.written
    assert one.written == date(2025, 1, 15)


def test_rows_of_a_build_that_changed_nothing_are_written_as_they_were(tmp_path: Path) -> None:
    """A folder with a file that must be compared by its bytes is not written anew in each build."""
    link = seen("a", linked=True)
    with kept(tmp_path, Take(link, row("a"))) as store:
        memo = RowMemo(store, "x")
        found = memo.unchanged(FOLDER, link, "a")
        assert found is not None
        store.take_added()
        memo.keep(FOLDER, [Take(link, found)])
        assert store.take_added() == ()
        memo.keep(FOLDER, [Take(link, replace(found, address="berita/2025/baru/"))])
        assert len(store.take_added()) == 1
