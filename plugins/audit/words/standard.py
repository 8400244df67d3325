"""Standard forms of words that are often written otherwise, also under affixes; and guesses for typing errors."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz import fuzz, process

from plugins.audit.words.dictionary import BOUND, GOVERNMENT, analyses, in_lists, is_known, with_nasal
from plugins.audit.words.lists import pairs_of, stems, words_of

NOT_STANDARD = "tidak-baku.txt"
_ONE_FLAG = 2
_LEAST, _MIDDLE, _LONG = 5, 7, 9
_VERY_LIKE = 90
_LEADS = (
    "di",
    "ke",
    "se",
    "ter",
    "ber",
    "be",
    "per",
    "pe",
    "me",
    "mem",
    "men",
    "meng",
    "meny",
    "pem",
    "pen",
    "peng",
    "antar",
)
_TAILS = ("kan", "an", "i", "nya", "kannya", "annya", "inya", "lah", "kah", "ku", "mu")
_LETTERS = "aiuenrtksmglpdbhyjcofwvzqx"


@lru_cache(maxsize=200_000)
def standard_form(word: str) -> str:
    """The standard form of a word in lower case, or "" where the word is not known as wrong.

    >>> [standard_form(word) for word in ("silahkan", "diijinkan", "menganalisa", "beresiko", "memfikirkan", "izin")]
    ['silakan', 'diizinkan', 'menganalisis', 'berisiko', 'memikirkan', '']
    """
    table = pairs_of(NOT_STANDARD)
    if word in table:
        return table[word]
    if "-" in word:
        parts = word.split("-")
        right = [standard_form(part) or part for part in parts]
        return "-".join(right) if right != parts else ""
    if in_lists(word):
        return ""
    for stem, _ in sorted(set(analyses(word, 0, 0)), key=lambda one: (-len(one[0]), one[0])):
        new = table.get(stem)
        if new is None or " " in new or len(stem) <= 3:  # noqa: PLR2004
            continue
        rebuilt = _rebuilt(word, stem, new)
        if rebuilt and rebuilt != word:
            return rebuilt
    return ""


def _rebuilt(word: str, stem: str, new: str) -> str:
    """The word with another stem, prefixes joined as the sounds of the new stem ask."""
    at = word.find(stem)
    if at >= 0:
        before, after = word[:at], word[at + len(stem) :]
    else:  # the first letter of the stem melted into the prefix
        at = word.find(stem[1:])
        if at < 0:
            return ""
        before, after = word[:at], word[at + len(stem) - 1 :]
    for lead in ("me", "pe"):
        begins = before.rfind(lead)
        if begins >= 0 and before[begins + 2 :] in {"", "m", "n", "ng", "ny"}:
            return before[:begins] + with_nasal(lead, new) + after
    if before.endswith(("be", "ber")) and new.startswith("r"):
        return before.removesuffix("r").removesuffix("be") + "be" + new + after
    if before.endswith("te") and new.startswith("r"):
        return before + new + after
    return before + new + after


@lru_cache(maxsize=50_000)
def likely_meant(word: str) -> str:
    """The known word that an unknown word in lower case is probably a slip of; "" where nothing is near enough."""
    if len(word) < _LEAST or is_known(word):
        return ""
    near = [other for other in _one_slip_away(word) if _is_sure(other) and _is_likely(word, other)]
    if near:
        near.sort(key=lambda other: (not in_lists(other), -fuzz.ratio(word, other), other))
        return near[0]
    if len(word) < _LONG:
        return ""
    best = process.extractOne(word, _sorted_stems(), scorer=fuzz.ratio, score_cutoff=_VERY_LIKE)
    return str(best[0]) if best else ""


def _is_likely(word: str, other: str) -> bool:
    """Whether a slip is likely enough, where both words are short: rare words are near to every new one.

    >>> _is_likely("progarm", "program"), _is_likely("paving", "paing"), _is_likely("dihadri", "dihadiri")
    (True, False, True)
    """
    if sorted(word) == sorted(other) or _single(word) == _single(other):
        return True
    if len(word) < _MIDDLE:
        return False
    return len(word) >= _LONG or not in_lists(other) or len(stems().get(other, "")) > _ONE_FLAG


def _single(word: str) -> str:
    """A word with every doubled letter once."""
    return "".join(letter for at, letter in enumerate(word) if not at or word[at - 1] != letter)


def _is_sure(word: str) -> bool:
    """Whether a guess is a word that stands in the lists, or one with everyday affixes only."""
    return in_lists(word) or (is_known(word) and not word.startswith(BOUND))


def _one_slip_away(word: str) -> set[str]:
    """Every string that one slip of the fingers makes: a letter missing, doubled, wrong, or two exchanged."""
    usual = _trios()
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    missing = {a + letter + b for a, b in cuts for letter in _LETTERS}
    doubled = {a + b[1:] for a, b in cuts if b}
    wrong = {a + letter + b[1:] for a, b in cuts if b for letter in _LETTERS}
    exchanged = {a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1}
    return {
        other
        for other in missing | doubled | wrong | exchanged
        if len(other) >= _LEAST - 1 and all(other[at : at + 3] in usual for at in range(len(other) - 2))
    }


@lru_cache(maxsize=1)
def _trios() -> frozenset[str]:
    """Every run of three letters in the words of the lists, and where affixes meet them: others are no Indonesian."""
    words = [*stems(), *words_of(GOVERNMENT)]
    found = {word[at : at + 3] for word in words for at in range(len(word) - 2)}
    for begins in {word[:2] for word in words}:
        found |= {(lead + begins)[at : at + 3] for lead in _LEADS for at in range(len(lead + begins) - 2)}
    for ends in {word[-2:] for word in words}:
        found |= {(ends + tail)[at : at + 3] for tail in _TAILS for at in range(len(ends + tail) - 2)}
    return frozenset(found)


@lru_cache(maxsize=1)
def _sorted_stems() -> tuple[str, ...]:
    return tuple(sorted(word for word in stems() if len(word) >= _LONG - 2))
