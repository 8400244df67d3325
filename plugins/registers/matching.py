"""Names as a trie of words, and what a stretch of text needs to be read as one of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from msgspec import Struct, field

from .model import Register
from .names import WORD, is_title_before, word_set, words_of
from .neighbours import Found
from .patterns import Key, Pattern, Strength
from .prose import Prose
from .vocabulary import (
    BODY_HEADS,
    CLITICS,
    FUNCTION_WORDS,
    GENERIC_BODY_WORDS,
    NAME_PARTICLES,
    ORDINARY_WORDS,
)

_KINDS = frozenset({"kota", "kabupaten", "provinsi"})
_JOINTS = frozenset({"-", "‐", "‑"})
_LOOSE = frozenset({",", "/", "–", "-", "—", '"', "“", "”", "(", ")"})
_LONG_NAME = 3
_OFFICIAL = BODY_HEADS | GENERIC_BODY_WORDS
_LONGEST_PARENTHESIS = 3


class Node(Struct):
    """A place in the trie: the words that may follow, and the names that end here, one for an entry."""

    children: dict[str, Node] = field(default_factory=dict)
    patterns: tuple[Pattern, ...] = ()


class Reading(NamedTuple):
    """Names that a text can be read as: up to before word ``after``, whose last character is before ``end``."""

    after: int
    end: int
    patterns: tuple[Pattern, ...]


def plant(patterns: Iterable[Pattern]) -> Node:
    """The trie of all names; of one entry's equal names the strongest is kept."""
    by_words: dict[tuple[str, ...], dict[Key, Pattern]] = {}
    for pattern in patterns:
        words = words_of(pattern.name)
        if words:
            known = by_words.setdefault(words, {})
            other = known.get(pattern.key)
            if other is None or other.strength < pattern.strength:
                known[pattern.key] = pattern
    root = Node()
    for words, known in by_words.items():
        node = root
        for word in words:
            node = node.children.setdefault(word, Node())
        node.patterns = tuple(known[key] for key in sorted(known))
    return root


def longest_first(root: Node, prose: Prose, at: int) -> list[Reading]:
    """The readings that begin at a word, the longest first; the last word may carry a clitic (``-nya``)."""
    readings: list[Reading] = []
    node, position, count = root, at, len(prose.folded)
    while position < count:
        word = prose.folded[position]
        following = node.children.get(word)
        if following is None and position > at:
            behind = _behind_parenthesis(prose, position)
            if behind and prose.folded[behind] in node.children:
                position = behind
                continue
        if following is None:
            if position > at and word.endswith(CLITICS):
                readings.extend(_with_clitic(node, prose, position, word))
            break
        node = following
        position += 1
        if node.patterns:
            readings.append(Reading(position, prose.ends[position - 1], node.patterns))
    readings.reverse()
    return readings


def _behind_parenthesis(prose: Prose, at: int) -> int:
    """The word behind a short form in parentheses that begins at a word, as in *Dinas Contoh (Discon) Kota …*, or 0."""
    if "(" not in prose.text or prose.gap(at - 1).strip() != "(":
        return 0
    for after in range(at + 1, min(at + 1 + _LONGEST_PARENTHESIS, len(prose.folded))):
        gap = prose.gap(after - 1).strip()
        if gap:
            return after if gap == ")" else 0
    return 0


def _takes_comma(prose: Prose, word: int, pattern: Pattern) -> bool:
    """A comma is no part of *Kominfo, Kota Bogor*; it may be one of *Informatika, Statistik dan Persandian*."""
    return prose.folded[word + 1] not in _KINDS and ("," in pattern.name or len(words_of(pattern.name)) > _LONG_NAME)


def _with_clitic(node: Node, prose: Prose, position: int, word: str) -> Iterable[Reading]:
    for clitic in CLITICS:
        if word.endswith(clitic) and len(word) > len(clitic) + 2:
            stem = node.children.get(word[: -len(clitic)])
            if stem is not None and stem.patterns:
                yield Reading(position + 1, prose.ends[position] - len(clitic), stem.patterns)


def takes_gaps(prose: Prose, at: int, reading: Reading, pattern: Pattern) -> bool:
    """Whether what stands between the words may stand inside a name of this kind.

    A person's name holds only spaces and the dots of initials, a region's also hyphens; a body's and a topic's
    name is written with or without its commas, slashes and quotation marks.
    """
    register, depth = pattern.key[0], 0
    for word in range(at, reading.after - 1):
        gap = prose.gap(word)
        if gap == " " or (not gap.strip() and gap.count("\n") < 2):  # noqa: PLR2004 (an empty line parts)
            continue
        bare = gap.strip()
        if bare == ".":
            short = prose.ends[word] - prose.starts[word] <= 4  # noqa: PLR2004
            abbreviated = short and (prose.is_capital(word) or is_title_before(prose.word(word)))
            if abbreviated or (register is Register.LEMBAGA and gap == "."):
                continue
            return False
        if register is Register.PEJABAT or (register is Register.WILAYAH and gap not in _JOINTS):
            return False
        if bare not in _LOOSE or (bare == "," and not _takes_comma(prose, word, pattern)):
            return False
        depth += (bare == "(") - (bare == ")")
        if depth < 0:
            return False
    return not depth


def case_allows(found: Found, pattern: Pattern) -> bool:
    """Whether the capitals of the text fit the name; how strict depends on how easily it is something else."""
    prose, first, after = found.prose, found.first, found.after
    capitals = [prose.is_capital(at) or not prose.folded[at].isalpha() for at in range(first, after)]
    one_word = after - first == 1
    if one_word and pattern.name.isupper():
        return prose.word(first).isupper()
    match pattern.key[0]:
        case Register.PEJABAT:
            if one_word or not found.declared:
                return all(capital or prose.folded[first + n] in NAME_PARTICLES for n, capital in enumerate(capitals))
            return True
        case Register.WILAYAH:
            if pattern.strength is not Strength.FULL or one_word:
                return all(capitals)
            named = [capital for n, capital in enumerate(capitals) if prose.folded[first + n] not in _KINDS]
            return found.declared or all(named) or _written_small(prose.folded[first], pattern)
        case Register.LEMBAGA:
            if one_word:
                sure = prose.folded[first] not in ORDINARY_WORDS or first > 0
                return sure and (capitals[0] or not pattern.name[:1].isupper())
            official = after - first >= _LONG_NAME and prose.folded[first] in _OFFICIAL
            return official or found.declared or _named(prose, first, pattern)
        case _:
            return True


_ISLANDS = word_set("jawa sumatera kalimantan sulawesi papua maluku nusa")


def _written_small(first: str, pattern: Pattern) -> bool:
    """Whether a region's name is no ordinary phrase even without capitals: *kabupaten langkat*, *jawa barat*.

    *kota batu* and *kota baru* are, so a kota needs its capitals.
    """
    return first in _KINDS - {"kota"} or (first in _ISLANDS and len(words_of(pattern.name)) > 1)


def _named(prose: Prose, first: int, pattern: Pattern) -> bool:
    """Whether a body's name has the capitals of its name: *Bea Cukai*, *Kabar7.co.id*, not *Bea cukai rumah itu*."""
    written = (match.group() for match in WORD.finditer(pattern.name))
    return all(
        prose.is_capital(at) or not word[0].isupper() or prose.folded[at] in FUNCTION_WORDS
        for at, word in enumerate(written, first)
    )
