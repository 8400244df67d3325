"""Finding entries by id, former id or likeness, and the post held on a day."""

from __future__ import annotations

from datetime import date

import pytest

from plugins.registers.lookup import nearest, post_on, resolve, successor_of
from plugins.registers.model import Body, Official, Post, Register, Registers

LEMBAGA = Register.LEMBAGA
BODIES = Registers(
    bodies={
        "a": Body(id="a", name="Kementerian Penerangan", retired=True, successor="b"),
        "b": Body(id="b", name="Kementerian Kominfo", retired=True, successor="c", former_ids=("kominfo-lama",)),
        "c": Body(id="c", name="Kementerian Komdigi", aliases=("Komdigi",)),
        "x": Body(id="x", name="Badan Hilang", retired=True),
    }
)


def test_a_former_id_leads_to_the_entry_that_bears_it_now() -> None:
    assert resolve(BODIES, LEMBAGA, "kominfo-lama") is BODIES.bodies["b"]
    assert resolve(BODIES, LEMBAGA, "a") is BODIES.bodies["a"]
    assert resolve(BODIES, LEMBAGA, "zz") is None


def test_a_retired_entry_points_to_the_one_in_use() -> None:
    assert successor_of(BODIES, BODIES.bodies["a"]) is BODIES.bodies["c"]
    assert successor_of(BODIES, BODIES.bodies["c"]) is None
    assert successor_of(BODIES, BODIES.bodies["x"]) is None


def test_successors_in_a_circle_end() -> None:
    ring = {i: Body(id=i, name=i, retired=True, successor=o) for i, o in (("p", "q"), ("q", "p"))}
    assert successor_of(Registers(bodies=ring), ring["p"]) is None


@pytest.mark.parametrize(
    ("wanted", "first"),
    [("komdigi", "c"), ("kementerian-kominfo", "b"), ("Kementrian Penerangan", "a"), ("kominfo-lam", "b")],
)
def test_the_nearest_entry_comes_first(wanted: str, first: str) -> None:
    assert nearest(BODIES, LEMBAGA, wanted)[0].id == first


def test_nothing_like_it_gives_nothing_and_equals_are_ordered_by_id() -> None:
    assert nearest(BODIES, LEMBAGA, "qqqqzzzz") == ()
    assert nearest(BODIES, LEMBAGA, "!!!") == ()
    same = Registers(bodies={i: Body(id=i, name="Dinas Air") for i in ("z1", "y1", "x1", "w1")})
    assert [entry.id for entry in nearest(same, LEMBAGA, "Dinas Air")] == ["w1", "x1", "y1"]


def official(*posts: Post) -> Official:
    return Official(id="p", name="P", posts=posts)


HEAD = Post(title="Kepala", start=date(2020, 1, 1), end=date(2022, 12, 31))
CHIEF = Post(title="Sekretaris", start=date(2023, 1, 1))
SEEN = Post(title="Asisten", attested=(date(2025, 1, 15), date(2025, 3, 1)))
LEFT = Post(title="Camat", end=date(2019, 5, 1))


@pytest.mark.parametrize(
    ("posts", "day", "title"),
    [
        ((HEAD, CHIEF), date(2020, 1, 1), "Kepala"),
        ((HEAD, CHIEF), date(2022, 12, 31), "Kepala"),
        ((HEAD, CHIEF), date(2023, 1, 1), "Sekretaris"),
        ((HEAD, CHIEF), date(2030, 1, 1), "Sekretaris"),
        ((HEAD, CHIEF), date(2019, 12, 31), None),
        ((SEEN,), date(2025, 1, 15), "Asisten"),
        ((SEEN,), date(2025, 2, 1), "Asisten"),
        ((SEEN,), date(2025, 3, 2), None),
        ((SEEN,), date(2025, 1, 14), None),
        ((CHIEF, SEEN), date(2025, 1, 15), "Asisten"),
        ((CHIEF, SEEN), date(2025, 1, 14), "Sekretaris"),
        ((LEFT,), date(2019, 1, 1), None),
        ((SEEN,), None, "Asisten"),
        ((HEAD, CHIEF), None, None),
        ((), None, None),
        ((), date(2020, 1, 1), None),
    ],
)
def test_the_post_on_a_day(posts: tuple[Post, ...], day: date | None, title: str | None) -> None:
    held = post_on(official(*posts), day)
    assert (held.title if held else None) == title
