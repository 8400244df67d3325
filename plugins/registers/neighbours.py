"""The words around a name: which of them are joined to it, open its sentence, or carry a capital that says nothing.

Shared by the rules of `surroundings` and `enumerations`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec import Struct, field

from .names import is_title_before, word_set
from .patterns import Key
from .prose import Prose
from .vocabulary import FUNCTION_WORDS, HEADLINE_VERBS, SENTENCE_OPENERS

JOINTS = frozenset({"-", "‐", "‑"})


class Found(Struct, frozen=True):
    """A stretch of words that reads like a name: from word ``first`` to before word ``after``.

    ``declared`` says that the document declares the entry; ``headline`` that the block has capitals everywhere,
    so that they say nothing there (asked only for declared entries: others are held to the strict rules anyway).
    ``ended`` holds the names accepted before in this block: the word behind each, and its entry.
    """

    prose: Prose
    first: int
    after: int
    declared: bool
    headline: bool
    ended: Mapping[int, Key] = field(default_factory=dict)

    @property
    def trusted(self) -> bool:
        """Whether unknown capitalised neighbours are forgiven."""
        return self.headline and self.declared


_SMALL_IN_HEADLINES = word_set("di ke dari dan yang untuk pada dengan dalam oleh atau serta bagi ini itu")


def is_headline(prose: Prose) -> bool:
    """Whether a block has capitals nearly everywhere, as headlines do, so that they mark no names."""
    telling = [
        prose.is_capital(at)
        for at, word in enumerate(prose.folded)
        if word not in _SMALL_IN_HEADLINES and word.isalpha()
    ]
    if len(telling) < 4:  # noqa: PLR2004 (a shorter block may be a name and nothing else)
        return False
    return sum(telling) >= 0.9 * len(telling)


def joined(prose: Prose, at: int) -> bool:
    """Whether word ``at`` exists and only a space or hyphen, or an abbreviation's dot, parts it from the next."""
    if at < 0 or at + 1 >= len(prose.folded):
        return False
    gap = prose.gap(at)
    if gap == " " or gap in JOINTS:
        return True
    if not gap.strip():
        return gap.count("\n") < 2  # noqa: PLR2004 (an empty line ends a paragraph)
    short = len(prose.folded[at]) == 1 or is_title_before(prose.word(at)) or prose.folded[at] in _DOTTED
    return gap.strip() == "." and short


_DOTTED = word_set("jl jln gg st no kec kel kabupaten provinsi tgk")


_DERIVED = re.compile(r"(?:pe|ke)\w{4,}an|\w{4,}nya|(?:mem|men|meng)\w{5,}|di\w{4,}kan")


def opens_sentence(prose: Prose, at: int) -> bool:
    """Whether a word has its capital from standing first in its sentence, and its form is no name's."""
    word = prose.folded[at]
    return first_in_sentence(prose, at) and (word in SENTENCE_OPENERS or _DERIVED.fullmatch(word) is not None)


_OPENING = frozenset('.!?:;"“(')


def first_in_sentence(prose: Prose, at: int) -> bool:
    """Whether a word stands first in its block, its sentence, its quotation or its parenthesis."""
    if at == 0:
        return True
    gap = prose.gap(at - 1)
    return gap != " " and not _OPENING.isdisjoint(gap)


def ends_capital(prose: Prose, at: int) -> bool:
    """Whether a capitalised word that belongs to a name stands at ``at``."""
    return at >= 0 and prose.is_capital(at) and prose.folded[at] not in FUNCTION_WORDS


_VERB = re.compile(r"(?:mem[bp]|meng|meny)\w{3,}|\w{4,}kan")


def is_headline_verb(word: str) -> bool:
    """Whether a word, though a headline gives it a capital, tells what the person or body before it does."""
    return word in HEADLINE_VERBS or _VERB.fullmatch(word) is not None
