"""Names in text that look like a known official, spelled otherwise: a warning, never a link.

Tuned for precision: only names of two words or more with capitals, only one slip in a word (`similar`), nothing
that is a name of the registers itself, nothing that stands inside a longer name.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from plugins.engine.problem import Problem

from . import problems
from .matching import longest_first
from .mentions import MentionIndex
from .model import Official, Register
from .names import WORD, fold, is_title_before
from .neighbours import Found, is_headline, joined
from .patterns import Key
from .prose import Prose, read_block
from .similar import ByInitials, misspelt, surely_misspelt
from .vocabulary import OFFICES

# Words with a capital that follow one another with nothing but blanks and full stops between; perhaps some others.
# Any letter that is not of ASCII counts as one here. The capital first, what may not stand before it behind: a pattern
# that begins with a plain set is looked for fastest.
_CAPITALS = re.compile(r"[A-Z\x80-\U0010ffff](?<![^\W_].)[^\s.]*(?:[\s.]+[A-Z\x80-\U0010ffff][^\s.]*)+")


def misspellings(
    text: str, index: MentionIndex, declared: Collection[Key] = frozenset(), *, file: str = "", line: int = 1
) -> tuple[Problem, ...]:
    """A warning for each name that looks like a misspelled official's, with the official's right name.

    ``file`` and ``line`` are where ``text`` begins; of officials equally near a declared one is named first,
    then the first by id. Each spelling is told once.
    """
    names = index.people
    if not names or not _perhaps_near(text, names):
        return ()
    prose = read_block(text)
    if is_headline(prose):
        return ()
    near = {at: stretches for at in range(len(prose.folded)) if (stretches := _near(prose, at, names, declared))}
    found: dict[tuple[str, ...], Problem] = {}
    at = 0
    while near and at < len(prose.folded):
        known = _known_until(index, prose, at)
        for words, known_words, official in near.get(at, ()):
            if at + len(words) <= known:
                continue  # the registers know this name, or a part of one that they know
            meant = _is_introduced(index, prose, at) or (Register.PEJABAT, official.id) in declared
            if not meant and not surely_misspelt(words, known_words):
                continue
            stretch = Found(prose, at, at + len(words), declared=False, headline=False)
            written = prose.text[prose.starts[at] : prose.ends[at + len(words) - 1]]
            if words in found or not index.surroundings().allow_official(stretch):
                continue
            place = line + text.count("\n", 0, prose.starts[at])
            found[words] = problems.MISSPELLED_NAME.at(file, place, written=written, name=official.name, id=official.id)
            break
        at = max(at + 1, known)
    return tuple(found.values())


def _perhaps_near(text: str, names: ByInitials) -> bool:
    """Whether some words of the text look like an official's name: most texts name nobody nearly, and need no reading.

    Says yes too often and never no too often: it does not look at what stands between the words.
    """
    for run in _CAPITALS.findall(text):
        words = WORD.findall(run)
        for first in range(len(words) - 1):
            initials: tuple[str, ...] = ()
            for last in range(first, len(words)):
                letter = words[last][0]
                if not letter.isupper():
                    break
                initials += (letter.lower() if letter.isascii() else fold(words[last])[0],)
                if initials in names:
                    stretch = tuple(fold(word) for word in words[first : last + 1])
                    if any(misspelt(stretch, known) for known, _ in names[initials]):
                        return True
    return False


def _known_until(index: MentionIndex, prose: Prose, at: int) -> int:
    """The word after a name of several words that the registers know and that begins here, or 0."""
    readings = longest_first(index.trie, prose, at)
    return readings[0].after if readings and readings[0].after > at + 1 else 0


def _is_introduced(index: MentionIndex, prose: Prose, at: int) -> bool:
    """Whether an office or a degree stands before a name, so that a public figure is spoken of."""
    if not joined(prose, at - 1):
        return False
    word = prose.folded[at - 1]
    return is_title_before(word) or word in OFFICES or word in index.lexicon.offices


def _may_go_on(prose: Prose, at: int) -> bool:
    gap = prose.gap(at).strip()
    return not gap or (gap == "." and len(prose.folded[at]) == 1)


def _near(
    prose: Prose, at: int, names: ByInitials, declared: Collection[Key]
) -> list[tuple[tuple[str, ...], tuple[str, ...], Official]]:
    """The stretches from a word on that look like an official's name, the longest first."""
    near: list[tuple[tuple[str, ...], tuple[str, ...], Official]] = []
    initials: tuple[str, ...] = ()
    position = at
    while position < len(prose.folded) and prose.is_capital(position) and not prose.closed[position]:
        initials += (prose.folded[position][0],)
        words = tuple(prose.folded[at : position + 1])
        officials = [(known, one) for known, one in names.get(initials, ()) if misspelt(words, known)]
        officials.sort(key=lambda pair: ((Register.PEJABAT, pair[1].id) not in declared, pair[1].id))
        near.extend((words, known, official) for known, official in officials)
        if position + 1 < len(prose.folded) and not _may_go_on(prose, position):
            break
        position += 1
    return sorted(near, key=lambda one: -len(one[0]))
