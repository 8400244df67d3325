"""PySastrawi's stems, several times sooner: the library's algorithm and rules, asked only where they can apply.

The library tries each of its forty rules of prefixes on every word, and compiles a pattern of what is left of a word to
find what was taken off. Here a rule is tried where the word begins with its prefix, and nothing is compiled.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Sequence
from functools import lru_cache
from typing import Any

from Sastrawi.Stemmer.Context.Context import Context
from Sastrawi.Stemmer.Context.Removal import Removal
from Sastrawi.Stemmer.Context.Visitor.VisitorProvider import VisitorProvider

_BEGINNINGS = (
    (range(1, 6), ("be",)),
    ((*range(6, 10), 35), ("te",)),
    (range(10, 20), ("me",)),
    ((*range(20, 35), 36), ("pe",)),
    (range(37, 41), ("er", "el", "em", "in")),
    ((41, 42), ("ku", "ka")),
)
"""The numbers of the library's rules, and what a word has at its beginning where they can apply: a prefix, or an infix
behind its first letter. A rule that is not named here is tried on every word.
"""

_NUMBER = re.compile(r"Rule([0-9]+)")

_Rule = Callable[[str], "str | None"]


class Sastrawi:
    """Stems of words of small letters from a to z; ``roots`` is the dictionary."""

    def __init__(self, roots: Container[str]) -> None:
        self._dictionary = _Dictionary(roots)
        self._rules = _Rules()

    def stem(self, word: str) -> str:
        """The root of a word; the word itself where none is found."""
        context = _Context(word, self._dictionary, self._rules)
        context.execute()
        found: str = context.result
        return found


class _Dictionary:
    """The roots as the library asks for them."""

    def __init__(self, roots: Container[str]) -> None:
        self.contains = roots.__contains__


class _Remover:
    """Takes an affix of a kind off a word: by the first of its rules that finds a root, else by the last."""

    def __init__(self, kind: str, rules: Sequence[_Rule], numbers: Sequence[str] = ()) -> None:
        self._kind, self._rules, self.numbers = kind, rules, frozenset(map(int, numbers))

    def visit(self, context: Any) -> None:
        """Change the word of a context, and note what was taken off."""
        word, found = context.current_word, None
        for rule in self._rules:
            found = rule(word)
            if found is not None and context.dictionary.contains(found):
                break
        if found is not None:
            context.add_removal(Removal(self, word, found, word.replace(found, "", 1), self._kind))
            context.current_word = found


class _Rules(VisitorProvider):  # type: ignore[misc]  # PySastrawi is untyped
    """The library's rules, those of prefixes by the beginnings of words."""

    def __init__(self) -> None:
        super().__init__()
        particle, pronoun, suffix = self.get_suffix_visitors()
        self.suffix_visitors: list[_Remover] = [
            _Remover(kind, [_changing(one.remove)]) for kind, one in (("P", particle), ("PP", pronoun), ("DS", suffix))
        ]
        plain, *others = self.get_prefix_visitors()
        self.prefix_visitors: list[_Remover] = [_Remover("DP", [_changing(plain.remove)]), *map(_disambiguator, others)]
        self.fitting = lru_cache(maxsize=1_000)(self._fitting)

    def _fitting(self, start: str) -> list[_Remover]:
        """The rules of prefixes for words with these first three letters, in their order."""
        never = {
            number
            for numbers, beginnings in _BEGINNINGS
            if start[:2] not in beginnings and start[1:] not in beginnings
            for number in numbers
        }
        return [one for one in self.prefix_visitors if not one.numbers or one.numbers - never]


class _Context(Context):  # type: ignore[misc]  # PySastrawi is untyped
    """The library's steps, with rules of prefixes that fit the word as it is by then."""

    def accept_prefix_visitors(self, _: object) -> None:
        super().accept_prefix_visitors(self.visitor_provider.fitting(self.current_word[:3]))


def _disambiguator(visitor: Any) -> _Remover:
    """A rule of the library in its variants, of which each says by its name what number it has."""
    rules = visitor.disambiguators
    numbers = [number for one in rules for number in _NUMBER.findall(type(one).__name__)]
    return _Remover("DP", [one.disambiguate for one in rules], numbers)


def _changing(remove: Callable[[str], str]) -> _Rule:
    """A rule that gives ``None`` where it leaves a word as it is."""

    def rule(word: str) -> str | None:
        found = remove(word)
        return None if found == word else found

    return rule
