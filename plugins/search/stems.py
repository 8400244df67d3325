"""Which family each form belongs to: PySastrawi's stems, corrected by ``kata.yaml`` and by the registers' names.

A family is named by its root (*mohon*). Words that PySastrawi does not know stay as they are, and so do the names of
people and regions: *Pekalongan* has nothing to do with *kalong*.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from msgspec import Struct, field

from plugins.search.words import forms

if TYPE_CHECKING:
    from plugins.search.stemming import Sastrawi

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


class Lexicon(Struct, frozen=True):
    """The words of ``kata.yaml``.

    ``short`` are the roots of three letters that others may be derived from; ``own`` the words that stand alone;
    ``families`` maps forms to roots, and ``named`` roots to forms; ``common`` are ordinary words in regions' names;
    ``stop`` the words too frequent to narrow a search; ``more`` and ``less`` what is added to the roots of the
    dictionary and taken from them.
    """

    short: frozenset[str]
    own: frozenset[str]
    families: Mapping[str, str]
    named: Mapping[str, tuple[str, ...]]
    common: frozenset[str]
    stop: frozenset[str]
    more: frozenset[str]
    less: frozenset[str]


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """Read once in a process. Raises `OSError` or `yaml.YAMLError` when ``kata.yaml`` is broken."""
    data: dict[str, Any] = yaml.load(_DATA.read_text("utf-8"), Loader=yaml.CSafeLoader)
    families = {form: root for root, named in data["keluarga"].items() for form in (root, *named.split())}
    named: dict[str, list[str]] = {}
    for form, root in sorted(families.items()):
        named.setdefault(root, []).append(form)
    return Lexicon(
        short=frozenset(data["akar_pendek"].split()),
        own=frozenset(data["sendiri"].split()),
        families=families,
        named={root: tuple(forms) for root, forms in named.items()},
        common=frozenset(data["biasa_dalam_nama"].split()),
        stop=frozenset(data["henti"].split()),
        more=frozenset(data["akar"].split()),
        less=frozenset(data["bukan_akar"].split()),
    )


@lru_cache(maxsize=1)
def known_roots() -> frozenset[str]:
    """All words that others may be derived from: PySastrawi's dictionary as ``kata.yaml`` corrects it.

    Thirty thousand words, which only a form that was never seen needs.
    """
    words = lexicon()
    # The library would read the same file, but only after all of its rules are loaded.
    library = find_spec("Sastrawi")
    if library is None or library.origin is None:
        raise ModuleNotFoundError("PySastrawi is not installed")
    dictionary = Path(library.origin).parent / "Stemmer" / "data" / "kata-dasar.txt"
    known = set(filter(str.isalpha, dictionary.read_text("utf-8").split("\n")))
    roots = (known | words.own | words.more | set(words.families.values())) - words.less
    return frozenset(roots - (words.families.keys() - set(words.families.values())))


class Stemmer(Struct):
    """Finds families. ``names`` are forms of names, which stay as they are; ``known`` what was derived before."""

    names: frozenset[str] = frozenset()
    known: Mapping[str, str] = field(default_factory=dict)

    def family(self, form: str) -> str:
        """The root that a form belongs to; the form itself where none is known.

        >>> one = Stemmer(frozenset({"bekasi"}))
        >>> [one.family(form) for form in ("permohonan", "perpajakan", "bekasi", "14n2008")]
        ['mohon', 'pajak', 'bekasi', '14n2008']
        """
        if not self.is_derived(form):
            return lexicon().families.get(form, form)
        return self.known.get(form) or self.derive(form)

    def is_derived(self, form: str) -> bool:
        """Whether the root of a form has to be found: it looks derived, and nothing says what it is."""
        words = lexicon()
        return (
            len(form) >= _SHORT
            and _AFFIXED.search(form) is not None
            and form.isalpha()
            and not (form in words.families or form in words.own or form in self.names or form in known_roots())
        )

    def derive(self, form: str) -> str:
        """The root of such a form: slow, and the same whatever the names."""
        found = _sastrawi().stem(form)
        if found != form and len(found) == _SHORT:
            found = max([found, *self._longer(form, found)], key=len)
        if found == form or not derivable(found):
            found = self._fallback(form)
        return lexicon().families.get(found, found)

    def _longer(self, form: str, short: str) -> Iterator[str]:
        """Longer roots in a form than PySastrawi's of four letters; a restored *k* is more often wrong than right."""
        plain = form[1:] + _restored(form)
        for root in origins(form):
            if len(root) > len(short) and root != form and root in plain and root in known_roots():
                yield root

    def _fallback(self, form: str) -> str:
        """The longest root that a form can be derived from, else a loan word in *-asi*, else the form itself."""
        sought = [root for root in origins(form) if root != form]
        roots = [root for root in sought if derivable(root)]
        if roots:
            return max(roots, key=lambda root: (len(root), root))
        loans = [root for root in sought if _LOAN.search(root)]
        return min(loans, key=lambda root: (len(root), root), default=form)


def derivable(root: str) -> bool:
    """Whether other words may be derived from a root: a word of the dictionary that is no mere name."""
    # A number is told apart first: no word of the dictionary has to be at hand for it.
    return root.isalpha() and root in known_roots() and (len(root) >= _SHORT or root in lexicon().short)


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
def _sastrawi() -> Sastrawi:
    from plugins.search.stemming import Sastrawi  # noqa: PLC0415 -- forms that are known need no rules

    return Sastrawi(known_roots())
