"""Trees of entries: a body between its parents and children, and the topics under their broader topics.

The registers report circles as errors, yet pages are laid out before the build stops; every walk here ends anyway.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from plugins.registers.model import AnyEntry, Body, Register, Topic
from plugins.tags.desk import Desk
from plugins.tags.model import sort_key
from plugins.tags.views import TreeNode

DEEPEST = 12
"""Levels of a tree that a page shows; what lies deeper begins a tree of its own."""


def body_tree(body: Body, desk: Desk) -> tuple[TreeNode, ...]:
    """The bodies above a body, from the highest down, the body itself, and those directly under it.

    Empty where it stands alone.
    """
    chain = list(islice(_above(body, desk), DEEPEST))
    below = desk.relations.children.get(body.id, ())
    if not chain and not below:
        return ()
    children = tuple(TreeNode(child.name, desk.address(child)) for child in below if child.id != body.id)
    node = TreeNode(body.name, "", current=True, children=children)
    for parent in chain:
        node = TreeNode(parent.name, desk.address(parent), children=(node,))
    return (node,)


def topic_forest(desk: Desk) -> tuple[TreeNode, ...]:
    """All topics under their broader ones, in the order of the alphabet; retired ones say so.

    A topic with several broader topics stands under the first of them in that order, so that each topic stands once.
    """
    topics = desk.registers.topics
    shown: set[str] = set()
    roots = sorted((topic for topic in topics.values() if not _broader(topic, desk)), key=sort_key)
    # Whatever no root leads to, in a circle or too deep, follows as a root of its own.
    rest = sorted(topics.values(), key=sort_key)
    return tuple(node for topic in (*roots, *rest) for node in _grown(topic, desk, shown, DEEPEST))


def index_note(entry: AnyEntry, desk: Desk) -> str:
    """What an index says beside an entry: its number of articles, and that it is retired."""
    number = len(desk.holdings.of(entry))
    notes = [desk.count(number)] if number else []
    notes += [desk.words.retired.mark] if entry.retired else []
    return ", ".join(notes)


def _above(body: Body, desk: Desk) -> Iterator[AnyEntry]:
    seen = {body.id}
    parent = desk.holdings.entry(Register.LEMBAGA, body.parent)
    while isinstance(parent, Body) and parent.id not in seen:
        yield parent
        seen.add(parent.id)
        parent = desk.holdings.entry(Register.LEMBAGA, parent.parent)


def _broader(topic: Topic, desk: Desk) -> bool:
    return any(desk.holdings.entry(Register.TOPIK, name) is not None for name in topic.broader)


def _grown(topic: Topic, desk: Desk, shown: set[str], levels: int) -> Iterable[TreeNode]:
    """The tree under a topic that no tree shows yet."""
    if topic.id in shown or not levels:
        return ()
    shown.add(topic.id)
    children = tuple(
        node
        for narrower in desk.relations.narrower.get(topic.id, ())
        for node in _grown(narrower, desk, shown, levels - 1)
    )
    return (TreeNode(topic.name, desk.address(topic), index_note(topic, desk), children=children),)
