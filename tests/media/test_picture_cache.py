"""Copies are drawn once, kept by content, noticed when damaged, and bounded in size."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest
from picture_samples import noisy, photo, saved
from PIL import Image
from support.site import BuiltSite, article, build, differing

from plugins.engine.page import CannotMakeError
from plugins.media import derivatives_draw
from plugins.media import problems as found
from plugins.media.derivatives import Job, Workshop
from plugins.media.derivatives_draw import Order

BROKEN = found.NOT_A_PICTURE.at("a.md", 1, path="a.jpg", what="rusak")
CHANGED = found.CHANGED_PICTURE.at("a.md", 1, path="a.jpg")
ORDERS = (Order("WEBP", 30, 20), Order("WEBP", 60, 40), Order("JPEG", 60, 40))


class Counter:
    """Draws, and counts the copies it was asked for."""

    def __init__(self) -> None:
        self.copies = 0

    def __call__(self, data: bytes, orders: Sequence[Order]) -> tuple[bytes, ...]:
        self.copies += len(orders)
        return derivatives_draw.draw(data, orders)


def job(path: Path, seed: int = 1) -> Job:
    data = saved(noisy((60, 40), seed=seed))
    path.write_bytes(data)
    return Job(path, hashlib.sha256(data).hexdigest(), ORDERS, BROKEN, CHANGED)


def made(workshop: Workshop, wanted: Job) -> list[bytes]:
    return [workshop.maker(wanted, order)() for order in wanted.orders]


def test_copies_are_drawn_once_for_all_builds(tmp_path: Path) -> None:
    counter, wanted = Counter(), job(tmp_path / "a.jpg")
    first = made(Workshop(tmp_path / "cache", 10**9, draw=counter), wanted)
    assert counter.copies == 3
    assert made(Workshop(tmp_path / "cache", 10**9, draw=counter), wanted) == first
    assert counter.copies == 3
    assert made(Workshop(tmp_path / "cache", 10**9, ignore=True, draw=counter), wanted) == first
    assert counter.copies == 6


def test_damaged_entry_is_noticed_and_drawn_anew(tmp_path: Path) -> None:
    counter, wanted = Counter(), job(tmp_path / "a.jpg")
    first = made(Workshop(tmp_path / "cache", 10**9, draw=counter), wanted)
    entries = sorted((tmp_path / "cache").glob("*/*"))
    entries[0].write_bytes(entries[0].read_bytes()[:-1] + b"!")
    entries[1].write_bytes(b"")
    assert made(Workshop(tmp_path / "cache", 10**9, draw=counter), wanted) == first
    assert counter.copies == 5


def test_cache_that_cannot_be_written_costs_time_only(tmp_path: Path) -> None:
    counter, wanted = Counter(), job(tmp_path / "a.jpg")
    (tmp_path / "cache").write_text("sebuah berkas di tempat folder", "utf-8")
    assert len(made(Workshop(tmp_path / "cache", 10**9, draw=counter), wanted)) == 3
    assert counter.copies == 3  # the copies of one picture share one drawing even so


def test_old_copies_make_room_and_those_in_use_stay(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    jobs = [job(tmp_path / f"{seed}.jpg", seed) for seed in range(6)]
    for one in jobs[:4]:
        made(Workshop(cache, 10**9), one)
    weight = sum(path.stat().st_size for path in cache.glob("*/*"))
    small = Workshop(cache, weight // 2)
    kept = [small.maker(jobs[0], order) for order in ORDERS]
    made(small, jobs[4])
    left = {path.name for path in cache.glob("*/*")}
    assert {jobs[0].key(order) for order in ORDERS} <= left
    assert {jobs[4].key(order) for order in ORDERS} <= left
    assert sum(path.stat().st_size for path in cache.glob("*/*")) <= weight // 2
    assert all(make() for make in kept)
    made(Workshop(cache, 10), jobs[5])
    assert {path.name for path in cache.glob("*/*")} == {jobs[5].key(order) for order in ORDERS}


def test_source_that_changes_during_the_build_is_told(tmp_path: Path) -> None:
    wanted = job(tmp_path / "a.jpg")
    (tmp_path / "a.jpg").write_bytes(photo())
    with pytest.raises(CannotMakeError) as failure:
        made(Workshop(tmp_path / "cache", 10**9), wanted)
    assert failure.value.problem == CHANGED


def test_second_build_encodes_nothing_even_after_the_output_was_deleted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted: list[str] = []
    encoded = derivatives_draw.encoded

    def counting(image: Image.Image, form: str, limit: int) -> bytes:
        counted.append(form)
        return encoded(image, form, limit)

    monkeypatch.setattr(derivatives_draw, "encoded", counting)
    site = _site(tmp_path)
    assert site.ok, site.problems
    assert sorted(counted) == ["JPEG"] * 3 + ["WEBP"] * 3
    before = site.files()
    assert site.rebuild().ok
    shutil.rmtree(site.output)
    assert site.rebuild().ok
    assert len(counted) == 6
    assert differing(site.files(), before) == []
    shutil.rmtree(tmp_path / ".cache")
    assert site.rebuild().ok
    assert len(counted) == 12
    assert differing(site.files(), before) == []
    shutil.copy(site.content / "media/a.jpg", site.content / "media/b.jpg")
    again = site.rebuild({"content/berita/2025/a.md": article(foto={"berkas": "media/b.jpg", "alt": "Orang"})})
    assert again.ok
    assert len(counted) == 12  # the same content under another name


def _site(root: Path) -> BuiltSite:
    files: dict[str, str | bytes] = {
        "content/berita/2025/a.md": article(foto={"berkas": "media/a.jpg", "alt": "Orang"}),
        "content/media/a.jpg": saved(noisy((1400, 900)), quality=88),
    }
    return build(root, files)
