"""How the registers' entries hang together, seen from both sides: what an entry does not say of itself.

A body names its parent and not its children, a topic its broader topics and not the narrower ones; a post names its
body. Each direction is turned around once for the whole register.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from plugins.registers.lookup import successor_of
from plugins.registers.model import AnyEntry, Body, Official, Post, Register, Registers, Topic
from plugins.tags.model import Holdings, Key, sort_key


class Relations(Struct, frozen=True):
    """The other direction of every reference between entries; each tuple in the order in which pages show it.

    ``children`` are the bodies under a body, ``narrower`` and ``related`` topics by topic, ``officials`` the posts at a
    body with who holds them, ``predecessors`` the retired entries that an entry follows.
    """

    children: Mapping[str, tuple[Body, ...]]
    narrower: Mapping[str, tuple[Topic, ...]]
    related: Mapping[str, tuple[Topic, ...]]
    officials: Mapping[str, tuple[tuple[Official, Post], ...]]
    predecessors: Mapping[Key, tuple[AnyEntry, ...]]


def relations_of(registers: Registers, holdings: Holdings) -> Relations:
    """All relations of the registers. An id that leads nowhere is left out; the registers report it."""
    children: dict[str, dict[str, Body]] = defaultdict(dict)
    officials: dict[str, list[tuple[Official, Post]]] = defaultdict(list)
    predecessors: dict[Key, list[AnyEntry]] = defaultdict(list)
    for body in registers.bodies.values():
        parent = holdings.entry(Register.LEMBAGA, body.parent)
        if parent is not None:
            children[parent.id][body.id] = body
    for official in registers.officials.values():
        for post in official.posts:
            employer = holdings.entry(Register.LEMBAGA, post.body)
            if employer is not None:
                officials[employer.id].append((official, post))
    for entry in registers:
        successor = successor_of(registers, entry) if entry.retired else None
        if successor is not None:
            predecessors[successor.register, successor.id].append(entry)
    narrower, related = _topics(registers, holdings)
    return Relations(
        children={key: tuple(sorted(held.values(), key=sort_key)) for key, held in children.items()},
        narrower=narrower,
        related=related,
        officials={
            key: tuple(sorted(held, key=lambda pair: (-latest_day(pair[1]).toordinal(), sort_key(pair[0]))))
            for key, held in officials.items()
        },
        predecessors={key: tuple(sorted(held, key=sort_key)) for key, held in predecessors.items()},
    )


def latest_day(post: Post) -> date:
    """The last day on which a post is known to be held; one with a start and no end is still held."""
    if post.end is not None:
        return post.end
    if post.start is not None:
        return date.max
    return max(post.attested, default=date.min)


def _topics(
    registers: Registers, holdings: Holdings
) -> tuple[Mapping[str, tuple[Topic, ...]], Mapping[str, tuple[Topic, ...]]]:
    """Narrower and related topics; ``related`` holds both ways (SKOS Reference, S23)."""
    narrower: dict[str, dict[str, Topic]] = defaultdict(dict)
    related: dict[str, dict[str, Topic]] = defaultdict(dict)
    for topic in registers.topics.values():
        for name in topic.broader:
            broader = holdings.entry(Register.TOPIK, name)
            if broader is not None:
                narrower[broader.id][topic.id] = topic
        for name in topic.related:
            other = holdings.entry(Register.TOPIK, name)
            if isinstance(other, Topic) and other.id != topic.id:
                related[topic.id][other.id] = other
                related[other.id][topic.id] = topic
    return (
        {key: tuple(sorted(held.values(), key=sort_key)) for key, held in narrower.items()},
        {key: tuple(sorted(held.values(), key=sort_key)) for key, held in related.items()},
    )
