"""Mentions: where a text names an entry of the registers, and the links made of them.

`MentionIndex.build` makes the index once; it is never changed, can be pickled, and is asked for every article.
One pass over the words of a block walks a trie of all names; the longest name that the rules allow wins, and
names never overlap. Precision goes before completeness; see `surroundings` for what is refused and why.
"""

from __future__ import annotations

import html as html_entities
from collections.abc import Callable, Collection, Iterable, Iterator

from msgspec import Struct

from .lexicon import Lexicon, lexicon_of
from .matching import Node, Reading, case_allows, longest_first, plant, takes_gaps
from .model import AnyEntry, Register, Registers
from .neighbours import Found, is_headline
from .patterns import Key, Pattern, Strength, patterns_of, related_keys
from .prose import Prose, place_in_html, read_block, read_html
from .similar import ByInitials, by_initials
from .surroundings import Surroundings

LINK_CLASS = "sebutan"
"""The class of the links that `MentionIndex.link` adds."""


class Mention(Struct, frozen=True):
    """One place where an entry is named.

    ``start`` and ``end`` are offsets of characters: in the text of block number ``block`` for `MentionIndex.find`,
    in the HTML for `MentionIndex.link`. ``words`` is the text there; ``linked`` says that a link was put on it.
    """

    register: Register
    id: str
    start: int
    end: int
    block: int
    words: str
    linked: bool = False


LinkPlace = tuple[int, int, str]
"""Where a link is put: start and end in the HTML without links, and its address."""


class LinkedHtml(Struct, frozen=True):
    """HTML with links on the first mention of each entry; all mentions and the links with their places in the *old*
    HTML, from which `with_links` makes the new.
    """

    html: str
    mentions: tuple[Mention, ...]
    links: tuple[LinkPlace, ...]


def with_links(html: str, links: Iterable[LinkPlace]) -> str:
    """HTML with links of the class `LINK_CLASS` put on places of it, which are in their order and do not overlap."""
    pieces: list[str] = []
    done = 0
    for start, end, address in links:
        href = html_entities.escape(address)
        pieces += html[done:start], f'<a class="{LINK_CLASS}" href="{href}">', html[start:end], "</a>"
        done = end
    return "".join([*pieces, html[done:]]) if pieces else html


class MentionIndex(Struct, frozen=True):
    """All names of all entries, ready to be looked for."""

    entries: dict[Key, AnyEntry]
    trie: Node
    related: dict[Key, frozenset[Key]]
    current: dict[Key, Key]
    lexicon: Lexicon
    people: ByInitials

    @classmethod
    def build(cls, registers: Registers) -> MentionIndex:
        """The index of these registers; the same registers give the same index."""
        patterns = list(patterns_of(registers))
        return cls(
            entries={(entry.register, entry.id): entry for entry in registers},
            trie=plant(patterns),
            related=related_keys(registers),
            current={
                (entry.register, old): (entry.register, entry.id) for entry in registers for old in entry.former_ids
            },
            lexicon=lexicon_of(registers, patterns),
            people=by_initials(registers.officials.values()),
        )

    def find(self, text_blocks: Iterable[str], declared: Collection[Key] = frozenset()) -> tuple[Mention, ...]:
        """Every mention in blocks of plain text, in order.

        ``declared`` are the entries that the document names in its front matter; former ids are understood.
        """
        keys, rules = self._declared(declared), self.surroundings()
        return tuple(
            mention
            for number, text in enumerate(text_blocks)
            for mention in self._mentions(read_block(text), keys, number, rules)
        )

    def link(self, html: str, declared: Collection[Key], href: Callable[[AnyEntry], str]) -> LinkedHtml:
        """HTML with a link on the first mention of each entry that can bear one.

        Never linked: headings, links, code, superscripts (footnote references), quoted titles, credits; a name
        cut by a tag is a mention but bears no link. ``href`` gives an entry's address; an empty one means no link
        (an entry's own page). Nothing else of the HTML changes.
        """
        keys, rules = self._declared(declared), self.surroundings()
        mentions: list[Mention] = []
        links: list[LinkPlace] = []
        done: set[Key] = set()
        for number, prose in enumerate(read_html(html)):
            for found in self._mentions(prose, keys, number, rules):
                start, end = place_in_html(prose, found.start, found.end)
                words, key, linked = html[start:end], (found.register, found.id), False
                if key not in done and "<" not in words:
                    address = href(self.entries[key])
                    done.add(key)
                    if address:
                        links.append((start, end, address))
                        linked = True
                mentions.append(Mention(*key, start, end, number, words, linked))
        return LinkedHtml(with_links(html, links), tuple(mentions), tuple(links))

    def surroundings(self) -> Surroundings:
        """The rules about the words around a name, with the words of these registers."""
        return Surroundings(self.lexicon, self.name_begins, self.region_end)

    def name_begins(self, prose: Prose, at: int) -> bool:
        """Whether a name that stands for itself everywhere begins at a word."""
        for reading in longest_first(self.trie, prose, at):
            for pattern in reading.patterns:
                if pattern.strength is not Strength.FULL or pattern.key[0] is Register.TOPIK:
                    continue
                if takes_gaps(prose, at, reading, pattern) and prose.is_capital(at):
                    return True
        return False

    def region_end(self, prose: Prose, at: int) -> int:
        """The word behind the region whose name, other than a doubtful one, begins at a word; or 0."""
        for reading in longest_first(self.trie, prose, at):
            for pattern in reading.patterns:
                sure = pattern.key[0] is Register.WILAYAH and pattern.strength is not Strength.SHORT
                if sure and prose.is_capital(at) and takes_gaps(prose, at, reading, pattern):
                    return reading.after
        return 0

    def _declared(self, declared: Collection[Key]) -> frozenset[Key]:
        return frozenset(self.current.get(key, key) if key not in self.entries else key for key in declared)

    def _mentions(self, prose: Prose, declared: frozenset[Key], number: int, rules: Surroundings) -> Iterator[Mention]:
        at, begins = 0, self.trie.children
        ended: dict[int, Key] = {}
        for first in [place for place, word in enumerate(prose.folded) if word in begins]:
            if first < at:
                continue  # inside the last name
            for reading in longest_first(self.trie, prose, first):
                pattern = self._name_meant(prose, first, reading, declared, rules, ended)
                if pattern is not None:
                    start, end = prose.starts[first], _with_mark(prose, reading, pattern)
                    yield Mention(*pattern.key, start, end, number, prose.text[start:end])
                    at = reading.after
                    ended[at] = pattern.key
                    break

    def _name_meant(
        self,
        prose: Prose,
        at: int,
        reading: Reading,
        declared: frozenset[Key],
        rules: Surroundings,
        ended: dict[int, Key],
    ) -> Pattern | None:
        """The name of the one entry that a stretch of words stands for, or ``None``."""
        if any(prose.closed[at : reading.after]) or _in_address(prose, at, reading.end):
            return None
        possible = [pattern for pattern in reading.patterns if takes_gaps(prose, at, reading, pattern)]
        pattern = self._choose(possible, declared)
        if pattern is None and len(possible) > 1:
            bare = Found(prose, at, reading.after, declared=False, headline=False, ended=ended)
            provinces = [one for one in possible if one.strength is Strength.PLACE]
            pattern = provinces[0] if len(provinces) == 1 and rules.province_in_list(bare) else None
        if pattern is None:
            return None
        key = pattern.key
        known = key in declared
        found = Found(prose, at, reading.after, declared=known, headline=known and is_headline(prose), ended=ended)
        if not case_allows(found, pattern) or (pattern.strength is Strength.SHORT and rules.explains_other(found, key)):
            return None
        match key[0]:
            case Register.PEJABAT:
                allowed = rules.allow_official(found)
            case Register.WILAYAH:
                allowed = rules.allow_region(found, place_needed=pattern.strength is Strength.PLACE)
            case Register.LEMBAGA:
                allowed = rules.allow_body(found, key)
            case _:
                allowed = rules.allow_topic(found)
        return pattern if allowed else None

    def _choose(self, possible: list[Pattern], declared: frozenset[Key]) -> Pattern | None:
        """Of all entries with this name: the one declared, else the one related to what is declared, else the only
        one, if its name is not short. Two that are equally near are ambiguous: none.
        """
        direct = [pattern for pattern in possible if pattern.key in declared]
        if direct:
            return direct[0] if len(direct) == 1 else None
        if len(possible) == 1 and possible[0].strength is not Strength.SHORT:
            return possible[0]
        near = [p for p in possible if not self.related.get(p.key, frozenset()).isdisjoint(declared)]
        return near[0] if len(near) == 1 else None


def _with_mark(prose: Prose, reading: Reading, pattern: Pattern) -> int:
    """The end of a name, with the exclamation mark that belongs to it (SP4N-LAPOR!)."""
    marked = pattern.name.endswith("!") and prose.text[reading.end : reading.end + 1] == "!"
    return reading.end + marked


_ADDRESS_BEFORE, _ADDRESS_BEHIND = frozenset("@#/_=\\"), frozenset("@_=\\/")


def _in_address(prose: Prose, first: int, end: int) -> bool:
    """Whether the words are part of a web address, an e-mail address, a hashtag or an account's name."""
    text, start = prose.text, prose.starts[first]
    before, behind = text[max(0, start - 2) : start], text[end : end + 2]
    if before[-1:] in _ADDRESS_BEFORE or behind[:1] in _ADDRESS_BEHIND:
        return True
    if behind[:1] == "." and behind[1:].isalnum():
        return True
    # "H.Nama" is a title and a name; "kominfo.binjaikota" is a host
    return before[-1:] == "." and before[:1].isalnum() and not prose.is_capital(first)
