"""Is a name in running text really that name, or a piece of a longer one?

*Kota Bogor* is not meant by *SMA Negeri 1 Kota Bogor*, nor a person by *RSUD Abdul Contoh*. Each kind of entry has
its own rule, all of the same plan: look at the words directly before and behind, joined by nothing but a space
or hyphen; a word with a capital there belongs to the same name unless a closed list (`vocabulary`) or the
registers (`lexicon`) say otherwise. In doubt the answer is no: a missing link harms less than a wrong one.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from .lexicon import Lexicon
from .names import is_degree_after, is_title_before, word_set
from .patterns import Key
from .prose import Prose
from .vocabulary import (
    BODY_HEADS,
    FUNCTION_WORDS,
    NAME_PARTICLES,
    NAMED_AFTER,
    OFFICES,
    PLACE_PREPOSITIONS,
    REGION_EXTENSIONS,
    REGION_INTRODUCERS,
    REGION_OFFICES,
    SENTENCE_OPENERS,
    UNIT_HEADS,
)

_JOINTS = frozenset({"-", "‐", "‑"})
_DEGREE = re.compile(r"[A-Za-z]+(?:\.[A-Za-z]+)*")
_KINDS = frozenset({"kota", "kabupaten", "provinsi"})
_COUNTRY = frozenset({"ri", "republik", "indonesia"})
_KIND_OF_BODY = word_set(
    """
    forum komunitas majalah harian koran tabloid radio tv televisi hotel bank pt persero lembaga asosiasi partai
    komisi dewan balai pusat sekolah kampus perusahaan perumda perusda aplikasi kanal portal media layanan program
    kelompok koran grup rumah sakit
    """
)
_NOT_THE_BODY = NAMED_AFTER - _KIND_OF_BODY
_FARTHEST = 8


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch of words that reads like a name: from word ``first`` to before word ``after``.

    ``declared`` says that the document declares the entry; ``headline`` that the block has capitals everywhere,
    so that they say nothing there (asked only for declared entries: others are held to the strict rules anyway).
    """

    prose: Prose
    first: int
    after: int
    declared: bool
    headline: bool

    @property
    def trusted(self) -> bool:
        """Whether unknown capitalised neighbours are forgiven."""
        return self.headline and self.declared


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The rules, with the words of the registers and a way to ask whether a name begins at a word."""

    lexicon: Lexicon
    name_begins: Callable[[Prose, int], bool]

    def allow_official(self, found: Found) -> bool:
        """Whether a person's name stands alone: no further name, no street or school of that name."""
        return self._official_right(found) and self._official_left(found)

    def _official_right(self, found: Found) -> bool:
        prose, at = found.prose, found.after
        if not _joined(prose, at - 1):
            return True
        word = prose.folded[at]
        if not prose.is_capital(at):
            follows = at + 1 < len(prose.folded) and prose.is_capital(at + 1)
            return not (word in NAME_PARTICLES and follows)
        degree = _DEGREE.match(prose.text, prose.starts[at])
        if degree and is_degree_after(degree.group()):
            return True
        return (
            found.trusted
            or word in FUNCTION_WORDS
            or word in OFFICES
            or is_title_before(word)
            or self.name_begins(prose, at)
        )

    def _official_left(self, found: Found) -> bool:
        prose, at = found.prose, found.first - 1
        while _joined(prose, at) and (is_title_before(prose.word(at)) or prose.folded[at] in _ADDRESS):
            at -= 1
        if not _joined(prose, at):
            return True
        word, before = prose.folded[at], prose.folded[at - 1] if _joined(prose, at - 1) else ""
        if word in NAMED_AFTER and word not in self.lexicon.offices:
            return before in OFFICES
        if word.isdigit():
            return not _ends_capital(prose, at - 1)
        if not prose.is_capital(at) or found.trusted:
            return True
        acronym = len(word) > 1 and prose.word(at).isupper() and not prose.word(found.first).isupper()
        known = FUNCTION_WORDS, OFFICES, self.lexicon.offices, self.lexicon.endings
        return acronym or _opens_sentence(prose, at) or any(word in words for words in known)

    def allow_region(self, found: Found, *, place_needed: bool) -> bool:
        """Whether a region's name is the region and not the end or beginning of another name.

        ``place_needed`` asks for a preposition of place before it (a province's name of one word).
        """
        prose, at = found.prose, found.first - 1
        office = False
        while _joined(prose, at) and prose.folded[at] in REGION_INTRODUCERS:
            office = office or prose.folded[at] in REGION_OFFICES
            at -= 1
        bare = prose.folded[found.first] not in _KINDS
        if at >= 0 and prose.gap(at).strip() == ")" and prose.is_capital(at):
            return False  # Dinas Contoh (Discon) Kota Bogor
        if _joined(prose, at):
            word = prose.folded[at]
            if word in _CITY_OF_SOMETHING and prose.folded[found.first] == "kota":
                return False
            mayor = bare and found.declared and _is_mayor(prose, at)
            if not mayor and not _leaves_region_alone(prose, at, trusted=found.trusted):
                return False
            office = office or mayor
        if place_needed and not (office or found.declared or _after_preposition(prose, found.first)):
            return False
        return self._region_right(found, office=office)

    def _region_right(self, found: Found, *, office: bool) -> bool:
        prose, at = found.prose, found.after
        if not _joined(prose, at - 1) or not prose.is_capital(at):
            return True
        word = prose.folded[at]
        if prose.gap(at - 1) in _JOINTS and word not in REGION_EXTENSIONS:
            return True
        if word in FUNCTION_WORDS and word not in REGION_EXTENSIONS:
            return True
        if word in REGION_EXTENSIONS and not self.name_begins(prose, at):
            return False
        return office or found.trusted or word in _AFTER_REGION or self.name_begins(prose, at)

    def allow_body(self, found: Found, key: Key) -> bool:
        """Whether a body's name is the body, not another one's (*Kominfo* before *Bogor* when Binjai's is meant)."""
        own = self.lexicon.own.get(key, frozenset())
        return self._body_left(found, own) and self._body_right(found, own)

    def _body_right(self, found: Found, own: frozenset[str]) -> bool:
        prose, at = found.prose, found.after
        office = _joined(prose, found.first - 1) and prose.folded[found.first - 1] in OFFICES
        while _joined(prose, at - 1):
            word = prose.folded[at]
            if word in own or (word in _KINDS and not prose.is_capital(at)):
                at += 1
                continue
            if not prose.is_capital(at) or word in FUNCTION_WORDS or word in OFFICES or word in _COUNTRY:
                return True
            if word in self.lexicon.places or word in _KINDS:
                return False
            return office or found.trusted or self.name_begins(prose, at)
        return True

    def _body_left(self, found: Found, own: frozenset[str]) -> bool:
        prose, at = found.prose, found.first - 1
        while _joined(prose, at) and prose.is_capital(at) and prose.folded[at] in own:
            at -= 1
        if not _joined(prose, at):
            return True
        word = prose.folded[at]
        if word in _NOT_THE_BODY or (word in BODY_HEADS - UNIT_HEADS and word not in own):
            return False
        plain = not prose.is_capital(at) or _opens_sentence(prose, at)
        if plain or word in FUNCTION_WORDS or word in _KIND_OF_BODY:
            return True
        for _ in range(_FARTHEST):
            if not _joined(prose, at) or not (prose.is_capital(at) or prose.folded[at] == "dan"):
                break
            if prose.folded[at] in _NOT_THE_BODY:
                return False
            if prose.folded[at] in UNIT_HEADS or prose.folded[at] in OFFICES:
                return True
            at -= 1
        return found.trusted

    def allow_topic(self, found: Found) -> bool:
        """Whether a topic's name is not a piece of a proper name; written small it never is."""
        prose = found.prose
        if not prose.is_capital(found.first) or found.trusted:
            return True
        before, behind = found.first - 1, found.after
        if _joined(prose, before) and prose.folded[before] == "dan" and _joined(prose, before - 1):
            before -= 1  # Informasi dan Komunikasi Publik is one name
        alone = not (_joined(prose, before) and _ends_capital(prose, before))
        if _joined(prose, behind - 1) and prose.is_capital(behind):
            known = prose.folded[behind] in FUNCTION_WORDS or self.name_begins(prose, behind)
            return alone and known
        return alone


_ADDRESS = word_set("bapak bapa ibu pak bu bang kak mas mbak saudara saudari sdr sdri tuan nyonya almarhum almarhumah")
_CITY_OF_SOMETHING = word_set("wali ibu pusat balai tengah dalam luar jantung pinggir sudut tata")
_AFTER_REGION = word_set("provinsi jawa sumatera kalimantan sulawesi papua indonesia ri")


_SMALL_IN_HEADLINES = word_set("di ke dari dan yang untuk pada dengan dalam oleh atau serta bagi ini itu")


def is_headline(prose: Prose) -> bool:
    """Whether a block has capitals nearly everywhere, as headlines do, so that they mark no names."""
    telling = [at for at, word in enumerate(prose.folded) if word not in _SMALL_IN_HEADLINES and word.isalpha()]
    if len(telling) < 4:  # noqa: PLR2004 (a shorter block may be a name and nothing else)
        return False
    return sum(prose.is_capital(at) for at in telling) >= 0.9 * len(telling)


def _joined(prose: Prose, at: int) -> bool:
    """Whether word ``at`` exists and only a space or hyphen, or an abbreviation's dot, parts it from the next."""
    if at < 0 or at + 1 >= len(prose.folded):
        return False
    gap = prose.gap(at)
    if gap == " " or gap in _JOINTS:
        return True
    if not gap.strip():
        return gap.count("\n") < 2  # noqa: PLR2004 (an empty line ends a paragraph)
    short = len(prose.folded[at]) == 1 or is_title_before(prose.word(at)) or prose.folded[at] in _DOTTED
    return gap.strip() == "." and short


_DOTTED = word_set("jl jln gg st no kec kel kabupaten provinsi tgk")


_DERIVED = re.compile(r"(?:pe|ke)\w{4,}an|\w{4,}nya|(?:mem|men|meng)\w{5,}")


def _opens_sentence(prose: Prose, at: int) -> bool:
    """Whether a word has its capital from standing first in its sentence, and its form is no name's."""
    first = at == 0 or any(mark in prose.gap(at - 1) for mark in '.!?:;"“(')
    word = prose.folded[at]
    return first and (word in SENTENCE_OPENERS or _DERIVED.fullmatch(word) is not None)


def _ends_capital(prose: Prose, at: int) -> bool:
    """Whether a capitalised word that belongs to a name stands at ``at``."""
    return at >= 0 and prose.is_capital(at) and prose.folded[at] not in FUNCTION_WORDS


def _is_mayor(prose: Prose, at: int) -> bool:
    word = prose.folded[at]
    mayor = word == "kota" and _joined(prose, at - 1) and prose.folded[at - 1] == "wali"
    return mayor or word in {"walikota", "wawali"}


def _leaves_region_alone(prose: Prose, at: int, *, trusted: bool) -> bool:
    word = prose.folded[at]
    if word in NAMED_AFTER:
        return False
    if word.isdigit():
        return not (_joined(prose, at - 1) and (_ends_capital(prose, at - 1) or prose.folded[at - 1] in NAMED_AFTER))
    if not prose.is_capital(at) or word in FUNCTION_WORDS or trusted:
        return True
    # Kementerian and Pertamina look derived too; before a place only what cannot be an institution is let through
    return _opens_sentence(prose, at) and not word.endswith("an")


def _after_preposition(prose: Prose, first: int) -> bool:
    return _joined(prose, first - 1) and prose.folded[first - 1] in PLACE_PREPOSITIONS
