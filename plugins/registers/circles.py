"""Circles in what should be a tree: a topic broader than itself, a body under itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping


def circle_in(above: Mapping[str, tuple[str, ...]]) -> list[str] | None:
    """One circle in a graph, beginning at its least id, or ``None``; iterative, for chains of any length."""
    done: set[str] = set()
    for start in above:
        trail: dict[str, Iterator[str]] = {}
        todo = [start]
        while todo:
            node = todo[-1]
            if node not in trail and node not in done:
                trail[node] = iter(above.get(node, ()))
            following = next((n for n in trail.get(node, iter(())) if n not in done), None)
            if following is None:
                done.add(node)
                trail.pop(node, None)
                todo.pop()
            elif following in trail:
                way = list(trail)
                ring = way[way.index(following) :]
                least = ring.index(min(ring))
                return ring[least:] + ring[:least]
            else:
                todo.append(following)
    return None


def all_above(entry_id: str, above: Mapping[str, tuple[str, ...]]) -> set[str]:
    """Every id that can be reached from one upwards; the id itself only if it stands in a circle."""
    found: set[str] = set()
    todo = [entry_id]
    while todo:
        new = [i for i in above.get(todo.pop(), ()) if i not in found]
        found.update(new)
        todo.extend(new)
    return found
