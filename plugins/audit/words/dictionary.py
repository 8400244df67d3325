"""Whether a word is Indonesian: the Hunspell list and the government list, with affixes and clitics taken off.

Affixes are taken off by rule and not by the flags of the list: the list knows *penayangan* only where somebody
flagged it, and the prose of offices forms such words freely. Longer stems are believed, short ones only where the
list says that they take affixes; so a good word is seldom doubted, which matters more here than the last typing error.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from plugins.audit.words.lists import stems, words_of

GOVERNMENT = "kata-pemerintahan.txt"
_CLITICS = ("nya", "lah", "kah", "ku", "mu", "pun")
_SUFFIXES = ("kan", "an", "i")
_SIMPLE = ("di", "ke", "se", "ter", "ber", "be", "bel", "per", "pe", "pel", "ku", "kau", "ketidak")
BOUND = tuple(
    sorted(
        """
        adi antar anti auto awa bio de dwi eka eko ekstra elektro foto geo hiper hidro infra inter intra ko kontra makro
        maha mega meta mikro mini mono multi neo nir non panca para pasca pra pramu pro proto purna re sapta semi serba
        sub super supra swa tele trans tri tuna ultra uni agro aero kuasi manca catur dasa nara narwa bi psiko sosio
        """.split(),  # noqa: SIM905
        key=lambda word: (-len(word), word),
    )
)
_LEAST_STEM, _LEAST_BOUND_STEM = 3, 4
_DEPTH = 4
_VOWELS = "aeiou"


@lru_cache(maxsize=200_000)
def is_known(word: str) -> bool:
    """Whether a word in lower case is in the lists, as it is or with affixes.

    >>> [is_known(word) for word in ("keterbukaan", "memutakhirkan", "antarinstansi", "ditindaklanjuti", "pemerntah")]
    [True, True, True, True, False]
    """
    if "-" in word:
        return all(part == "" or is_known(part) for part in word.split("-"))
    word = word.replace("’", "'")
    return in_lists(word) or any(_is_stem(stem, taken) for stem, taken in analyses(word, 0, 0))


def in_lists(word: str) -> bool:
    """Whether a word stands in the lists as it is."""
    return word in stems() or word in words_of(GOVERNMENT)


def _is_stem(stem: str, taken: int) -> bool:
    if len(stem) < _LEAST_STEM:
        return False
    if stem in words_of(GOVERNMENT):
        return True
    flags = stems().get(stem)
    if flags is None:
        return False
    return len(stem) > _LEAST_STEM or bool(flags) or taken < 2  # noqa: PLR2004 -- one affix on a bare short word


def analyses(word: str, depth: int, taken: int) -> Iterator[tuple[str, int]]:
    """What may be left of a word when affixes are taken off, with how many were."""
    if depth:
        yield word, taken
    if depth >= _DEPTH or len(word) <= _LEAST_STEM:
        return
    for ending in _CLITICS if depth == 0 else ():
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST_STEM:
            yield from analyses(word[: -len(ending)], 1, taken + 1)
    for ending in _SUFFIXES if depth <= 1 else ():
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST_STEM:
            yield from analyses(word[: -len(ending)], 2, taken + 1)
    for rest in without_prefix(word):
        yield from analyses(rest, max(depth, 2) + 1, taken + 1)


def without_prefix(word: str) -> Iterator[str]:
    """A word without its first prefix, in every way that the rules of sounds allow."""
    for prefix in _SIMPLE:
        if word.startswith(prefix):
            yield word[len(prefix) :]
    for bound in BOUND:
        if word.startswith(bound) and len(word) - len(bound) >= _LEAST_BOUND_STEM:
            yield word[len(bound) :]
    for nasal in ("me", "pe"):
        if word.startswith(nasal):
            yield from _without_nasal(word[2:])


def _without_nasal(rest: str) -> Iterator[str]:
    """What stands behind ``me`` or ``pe``: *nyapu* is *sapu*, *ngirim* is *kirim*, *mutakhir* is *mutakhir*."""
    if rest[:1] in {"l", "r", "w", "y", "m", "n"}:
        yield rest
    if rest.startswith("m"):
        if rest[1:2] in {"b", "f", "p", "v"}:
            yield rest[1:]
        if rest[1:2] and rest[1:2] in _VOWELS:
            yield "p" + rest[1:]
    if rest.startswith("nge"):
        yield rest[3:]
    if rest.startswith("ng"):
        yield rest[2:]
        if rest[2:3] and rest[2:3] in _VOWELS:
            yield "k" + rest[2:]
    if rest.startswith("ny"):
        yield "s" + rest[2:]
    yield from _without_n(rest)


def _without_n(rest: str) -> Iterator[str]:
    if rest.startswith("n"):
        if rest[1:2] in {"c", "d", "j", "z", "s", "t"}:
            yield rest[1:]
        if rest[1:2] and rest[1:2] in _VOWELS:
            yield "t" + rest[1:]


def with_nasal(lead: str, stem: str) -> str:
    """``me`` or ``pe`` put before a stem by the rules of sounds.

    >>> with_nasal("me", "pikir"), with_nasal("pe", "rajin"), with_nasal("me", "izin")
    ('memikir', 'perajin', 'mengizin')
    """
    first, second = stem[0], stem[1:2]
    if first in "lrwymn":
        return lead + stem
    if first in "bfv":
        return f"{lead}m{stem}"
    if first in "cdjz":
        return f"{lead}n{stem}"
    soft = {"p": "m", "t": "n", "k": "ng", "s": "ny"}
    if first in soft:
        hard = second and second not in _VOWELS
        keep = {"p": "m", "t": "n", "k": "ng", "s": "n"}[first]
        return f"{lead}{keep}{stem}" if hard else f"{lead}{soft[first]}{stem[1:]}"
    return f"{lead}ng{stem}"
