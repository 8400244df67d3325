"""Finding an entry by what somebody wrote: its id, a former id, or something near to it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from rapidfuzz import fuzz

from .model import AnyEntry, Body, Official, Post, Region, Register, Registers
from .names import words_of

LEAST_LIKENESS = 55.0
"""Percent of likeness below which a suggestion would only mislead."""


def resolve(registers: Registers, register: Register, entry_id: str) -> AnyEntry | None:
    """The entry that bears this id now: by its id, or by an id that it had before (``id_lama``).

    A retired entry is still its own entry, with its own page; `successor_of` tells what follows it.
    """
    table = registers.of(register)
    if entry_id in table:
        return table[entry_id]
    return next((entry for entry in table.values() if entry_id in entry.former_ids), None)


def successor_of(registers: Registers, entry: AnyEntry) -> AnyEntry | None:
    """The entry in use that follows a retired one, through any number of retirements, or ``None``."""
    seen = {entry.id}
    following: AnyEntry | None = entry
    while following is not None and following.retired:
        if following.successor is None:
            return None
        following = resolve(registers, entry.register, following.successor)
        if following is None or following.id in seen:
            return None
        seen.add(following.id)
    return following if following is not entry else None


def nearest(registers: Registers, register: Register, wanted: str, limit: int = 3) -> tuple[AnyEntry, ...]:
    """The entries most like ``wanted`` by id, name or alias, best first, ties by id; possibly none.

    For the hint of a Problem; what is nearer than `LEAST_LIKENESS` percent counts.
    """
    sought = " ".join(words_of(wanted))
    if not sought:
        return ()
    ranked: list[tuple[float, str, AnyEntry]] = []
    for entry in registers.of(register).values():
        likeness = max(_likeness(sought, " ".join(words_of(name))) for name in _called(entry))
        if likeness >= LEAST_LIKENESS:
            ranked.append((-likeness, entry.id, entry))
    ranked.sort(key=lambda item: item[:2])
    return tuple(entry for _, _, entry in ranked[:limit])


def _likeness(sought: str, name: str) -> float:
    plain = fuzz.ratio(sought, name)
    # Words in another order, or only some of them, are near, yet never as near as the thing itself.
    return max(plain, fuzz.token_sort_ratio(sought, name) * 0.95, fuzz.token_set_ratio(sought, name) * 0.85)


def _called(entry: AnyEntry) -> Iterator[str]:
    yield entry.id
    yield entry.name
    yield from entry.aliases
    yield from entry.short_aliases
    yield from entry.former_ids
    if isinstance(entry, Body) and entry.short_name:
        yield entry.short_name
    if isinstance(entry, Region):
        yield entry.name.removeprefix("Kabupaten ").removeprefix("Kota ")


def post_on(official: Official, day: date | None) -> Post | None:
    """The post that an official held on a day, as far as the register knows; ``None`` when it does not.

    - A post is held from ``start`` to ``end``, both included; with no ``end`` known it is still held.
    - With no ``start`` known, only from the first day on which a source attests it (``attested``) to ``end``;
      with neither known, from the first to the last attested day.
    - Of several posts a source for that very day decides, then the post begun last, then the first listed.
    - On an unknown day (``None``) the post is told only of an official who has a single one.
    """
    if day is None:
        return official.posts[0] if len(official.posts) == 1 else None
    held = [post for post in official.posts if _held(post, day)]
    return max(held, key=lambda post: (day in post.attested, _began(post)), default=None)


def _held(post: Post, day: date) -> bool:
    if day in post.attested:
        return True
    if post.start is None and not post.attested:
        return False
    if day < _began(post):
        return False
    if post.end is not None:
        return day <= post.end
    return post.start is not None or day <= max(post.attested)


def _began(post: Post) -> date:
    return post.start or min(post.attested, default=date.min)
