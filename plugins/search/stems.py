"""Which family each form belongs to: PySastrawi's stems, corrected by ``kata.yaml`` and by the registers' names.

A family is named by its root (*mohon*). Words that PySastrawi does not know stay as they are, and so do the names of
people and regions: *Pekalongan* has nothing to do with *kalong*.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from plugins.search.words import forms

_DATA = Path(__file__).parent / "kata.yaml"
_SHORT = 4
"""A root found inside a word has at least as many letters, unless ``kata.yaml`` allows a shorter one."""

_VOWELS = "aiueo"
_AFFIXED = re.compile(r"^(?:[bdkpst][eiu]|me)|(?:an|i|nya|[klt]ah|pun|[km]u)$")
_ENDINGS = ("nya", "lah", "kah", "tah", "pun", "ku", "mu", "kan", "an", "i")
_PREFIX = re.compile(r"^(?:di|ke|se|ku|kau|te[rl]?|be[rl]?|pe[rl]?|me|per)(?=...)")
_NASAL = re.compile(r"^[mp]e(ny|ng|n|m)(?=..)")
_NASALS = {"ny": "s", "ng": "k", "n": "t", "m": "p"}
_LOAN = re.compile(r"^(?=.{5}).*[aeiou].*(?:[aiu]si|ksi)$")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of ``kata.yaml`` and PySastrawi's dictionary.

    ``roots`` are all words that others may be derived from; ``short`` the ones of three letters among them; ``own``
    the words that stand alone; ``families`` maps forms to roots; ``common`` are ordinary words in regions' names;
    ``stop`` the words too frequent to narrow a search.
    """

    roots: frozenset[str]
    short: frozenset[str]
    own: frozenset[str]
    families: Mapping[str, str]
    common: frozenset[str]
    stop: frozenset[str]


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """Read once in a process. Raises `OSError` or `yaml.YAMLError` when ``kata.yaml`` is broken."""
    from Sastrawi.Stemmer.StemmerFactory import StemmerFactory  # noqa: PLC0415 -- only builds with a search need it

    data: dict[str, Any] = yaml.load(_DATA.read_text("utf-8"), Loader=yaml.CSafeLoader)
    known = {word for word in StemmerFactory().get_words() if word.isalpha()}
    families = {form: root for root, named in data["keluarga"].items() for form in (root, *named.split())}
    own = frozenset(data["sendiri"].split())
    roots = (known | own | set(data["akar"].split()) | set(families.values())) - set(data["bukan_akar"].split())
    return Lexicon(
        roots=frozenset(roots - (families.keys() - set(families.values()))),
        short=frozenset(data["akar_pendek"].split()),
        own=own,
        families=families,
        common=frozenset(data["biasa_dalam_nama"].split()),
        stop=frozenset(data["henti"].split()),
    )


@dataclass(slots=True)
class Stemmer:
    """Finds families, each form once. ``names`` are forms of names, which stay as they are."""

    names: frozenset[str] = frozenset()
    known: dict[str, str] = field(default_factory=dict)
    _sastrawi: Any = None

    def family(self, form: str) -> str:
        """The root that a form belongs to; the form itself where none is known.

        >>> one = Stemmer(frozenset({"bekasi"}))
        >>> [one.family(form) for form in ("permohonan", "perpajakan", "bekasi", "14n2008")]
        ['mohon', 'pajak', 'bekasi', '14n2008']
        """
        root = self.known.get(form)
        if root is None:
            root = self.known[form] = self._find(form)
        return root

    def derivable(self, root: str) -> bool:
        """Whether other words may be derived from a root: a word of the dictionary that is no mere name."""
        words = lexicon()
        return root in words.roots and (len(root) >= _SHORT or root in words.short)

    def _find(self, form: str) -> str:
        words = lexicon()
        if form in words.families:
            return words.families[form]
        if form in words.own or form in self.names:
            return form
        if form in words.roots or len(form) < _SHORT or not form.isalpha() or not _AFFIXED.search(form):
            return form
        found = self._sastrawi_stem(form)
        if found != form and len(found) == _SHORT:
            found = max([found, *self._longer(form, found)], key=len)
        if found == form or not self.derivable(found):
            found = self._fallback(form)
        return words.families.get(found, found)

    def _sastrawi_stem(self, form: str) -> str:
        if self._sastrawi is None:
            self._sastrawi = _sastrawi()
        stem: str = self._sastrawi.stem(form)
        return stem

    def _longer(self, form: str, short: str) -> Iterator[str]:
        """Longer roots in a form than PySastrawi's of four letters; a restored *k* is more often wrong than right."""
        plain = form[1:] + _restored(form)
        for root in origins(form):
            if len(root) > len(short) and root != form and root in plain and root in lexicon().roots:
                yield root

    def _fallback(self, form: str) -> str:
        """The longest root that a form can be derived from, else a loan word in *-asi*, else the form itself."""
        sought = [root for root in origins(form) if root != form]
        roots = [root for root in sought if self.derivable(root)]
        if roots:
            return max(roots, key=lambda root: (len(root), root))
        loans = [root for root in sought if _LOAN.search(root)]
        return min(loans, key=lambda root: (len(root), root), default=form)


def origins(form: str) -> tuple[str, ...]:
    """All words that a form can be derived from by prefixes, suffixes and clitics, itself first.

    The same as ``origins`` in ``theme/scripts/cari-kata.js``; most of what it gives is no word at all.

    >>> "sapu" in origins("menyapukan"), "uang" in origins("keuangannya")
    (True, True)
    """
    found = [form]
    seen = {form}
    for word in found:
        for part in _stripped(word):
            if len(part) > 2 and part not in seen:  # noqa: PLR2004 -- no root has two letters
                seen.add(part)
                found.append(part)
    return tuple(found)


def _stripped(word: str) -> Iterator[str]:
    for ending in _ENDINGS:
        if word.endswith(ending):
            yield word[: -len(ending)]
    nasal = _NASAL.match(word)
    if nasal:
        rest = word[nasal.end() :]
        yield rest
        if rest[0] in _VOWELS:
            yield _NASALS[nasal[1]] + rest
    prefix = _PREFIX.match(word)
    if prefix:
        yield word[prefix.end() :]
        if len(prefix[0]) > 2 and prefix[0][-1] in "rl":  # noqa: PLR2004 -- *be-rencana* beside *ber-encana*
            yield word[prefix.end() - 1 :]


def _restored(form: str) -> str:
    """The form with the consonants that *me-* and *pe-* swallow, save *k*."""
    return " ".join(
        letter + form[match.end() :]
        for match in re.finditer("[mp]e(ny|n|m)(?=[aiueo])", form)
        for letter in (_NASALS[match[1]],)
    )


def register_names(names: Iterable[str]) -> frozenset[str]:
    """The forms of the names of people and regions, without the ordinary words among them."""
    return frozenset(form for name in names for form in forms(name)) - lexicon().common


@lru_cache(maxsize=1)
def _sastrawi() -> Any:
    from Sastrawi.Dictionary.ArrayDictionary import ArrayDictionary  # noqa: PLC0415
    from Sastrawi.Stemmer.Stemmer import Stemmer as Sastrawi  # noqa: PLC0415

    return Sastrawi(ArrayDictionary(sorted(lexicon().roots)))
