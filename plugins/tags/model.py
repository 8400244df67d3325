"""Which articles each register entry has, and which entries appear together: one inverted index, built once.

An article belongs to the entries of its card: declared, of its event, named in its text.
Former ids count for the entry that bears them now. Everything is linear in the number of memberships.
"""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache

from msgspec import Struct

from plugins.newsroom.model import Article
from plugins.registers.model import AnyEntry, Register, Registers
from plugins.registers.names import words_of

Key = tuple[Register, str]


class Holdings(Struct, frozen=True):
    """The articles of every entry, and the entries of every article.

    ``known`` maps every present and former id to its entry; ``articles`` are in the order they were given.
    """

    known: Mapping[Key, AnyEntry]
    articles: Mapping[Key, tuple[Article, ...]]

    def entry(self, register: Register, entry_id: str | None) -> AnyEntry | None:
        """The entry that bears an id now, as `plugins.registers.lookup.resolve` finds it, without a search."""
        return None if entry_id is None else self.known.get((register, entry_id))

    def of(self, entry: AnyEntry) -> tuple[Article, ...]:
        """The articles of one entry."""
        return self.articles.get((entry.register, entry.id), ())

    def together(self, entry: AnyEntry, limit: int) -> Mapping[Register, tuple[tuple[AnyEntry, int], ...]]:
        """What appears in the same articles, by register: at most ``limit`` entries with their number of articles.

        The most frequent come first, ties by name, then id. Withdrawn articles do not count.
        """
        counts: Counter[Key] = Counter()
        for article in self.of(entry):
            if not article.card.withdrawn:
                counts.update(self._keys(article))
        del counts[entry.register, entry.id]
        ranked: dict[Register, list[tuple[int, tuple[tuple[str, ...], str], Key]]] = {one: [] for one in Register}
        for key, number in counts.items():
            ranked[key[0]].append((-number, sort_key(self.known[key]), key))
        return {
            register: tuple((self.known[key], -number) for number, _, key in heapq.nsmallest(limit, others))
            for register, others in ranked.items()
        }

    def _keys(self, article: Article) -> tuple[Key, ...]:
        """The keys of an article's entries, each once."""
        bearers = (self.known.get((Register(register), name)) for register, name in article.card.entries)
        return tuple(dict.fromkeys((entry.register, entry.id) for entry in bearers if entry is not None))


def collect(articles: Iterable[Article], registers: Registers) -> Holdings:
    """The inverted index of articles, given newest first."""
    known: dict[Key, AnyEntry] = {(entry.register, entry.id): entry for entry in registers}
    for entry in registers:
        for former in entry.former_ids:
            known.setdefault((entry.register, former), entry)
    held: dict[Key, list[Article]] = {(entry.register, entry.id): [] for entry in registers}
    # As cards name them, so that nothing is made for each of the memberships, of which there are tens of thousands.
    shelves = {(register.value, name): held[entry.register, entry.id] for (register, name), entry in known.items()}
    for article in articles:
        for name in article.card.entries:
            shelf = shelves.get(name)
            if shelf is not None and (not shelf or shelf[-1] is not article):
                shelf.append(article)
    return Holdings(known, {key: tuple(found) for key, found in held.items() if found})


@lru_cache(maxsize=1 << 14)
def _words_of(name: str) -> tuple[str, ...]:
    return words_of(name)


def sort_key(entry: AnyEntry) -> tuple[tuple[str, ...], str]:
    """The place of an entry in the alphabet: its name's words without accents and case, then its id."""
    return _words_of(entry.name), entry.id
