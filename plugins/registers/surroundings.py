"""Is a name in running text really that name, or a piece of a longer one?

*Kota Bogor* is not meant by *SMA Negeri 1 Kota Bogor*, nor a person by *RSUD Abdul Contoh*. Each kind of entry has
its own rule, all of the same plan: look at the words directly before and behind, joined by nothing but a space
or hyphen; a word with a capital there belongs to the same name unless a closed list (`vocabulary`) or the
registers (`lexicon`) say otherwise. In doubt the answer is no: a missing link harms less than a wrong one.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from msgspec import Struct

from . import around_bodies
from .enumerations import ends_other_name, follows_region, opens_list
from .lexicon import Lexicon
from .names import TITLES, is_degree_after, word_set
from .neighbours import JOINTS, Found, ends_capital, is_headline_verb, joined, opens_sentence
from .patterns import Key
from .prose import Prose
from .vocabulary import (
    FUNCTION_WORDS,
    NAME_PARTICLES,
    NAMED_AFTER,
    OFFICES,
    PLACE_PREPOSITIONS,
    REGION_EXTENSIONS,
    REGION_INTRODUCERS,
    REGION_OFFICES,
)

_DEGREE = re.compile(r"[A-Za-z]+(?:\.[A-Za-z]+)*")
_KINDS = frozenset({"kota", "kabupaten", "provinsi"})
_FARTHEST = 8
_PROVINCE_CODE = 2


class Surroundings(Struct, frozen=True):
    """The rules, with the words of the registers and a way to ask whether a name begins at a word."""

    lexicon: Lexicon
    name_begins: Callable[[Prose, int], bool]
    region_end: Callable[[Prose, int], int]

    def allow_official(self, found: Found) -> bool:
        """Whether a person's name stands alone: no further name, no street or school of that name."""
        return self._official_right(found) and self._official_left(found)

    def _official_right(self, found: Found) -> bool:
        prose, at = found.prose, found.after
        if not joined(prose, at - 1):
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
            or word in TITLES
            or is_headline_verb(word)
            or self.name_begins(prose, at)
        )

    def _official_left(self, found: Found) -> bool:
        prose, at = found.prose, found.first - 1
        if found.first in found.ended and prose.gap(at) in JOINTS:
            return True  # Nama Satu-Nama Dua
        while joined(prose, at) and (prose.folded[at] in TITLES or prose.folded[at] in _ADDRESS):
            at -= 1
        if not joined(prose, at):
            return True
        word, before = prose.folded[at], prose.folded[at - 1] if joined(prose, at - 1) else ""
        if word in NAMED_AFTER and word not in self.lexicon.offices:
            return before in OFFICES
        if prose.is_capital(at) and _names_a_thing(prose, at):
            return False
        if word.isdigit():
            return not ends_capital(prose, at - 1)
        if not prose.is_capital(at) or found.trusted:
            return True
        if _OFFICE.fullmatch(word):
            return True
        acronym = len(word) > 1 and prose.word(at).isupper() and not prose.word(found.first).isupper()
        known = FUNCTION_WORDS, OFFICES, self.lexicon.offices, self.lexicon.endings
        return acronym or opens_sentence(prose, at) or any(word in words for words in known)

    def allow_region(self, found: Found, *, place_needed: bool) -> bool:
        """Whether a region's name is the region and not the end or beginning of another name.

        ``place_needed`` asks for a preposition of place before it (a province's name of one word).
        """
        prose, at = found.prose, found.first - 1
        office = False
        while joined(prose, at) and prose.folded[at] in REGION_INTRODUCERS:
            office = office or prose.folded[at] in REGION_OFFICES
            at -= 1
        bare = prose.folded[found.first] not in _KINDS
        if at >= 0 and prose.gap(at).strip() == ")" and prose.is_capital(at):
            return False  # Dinas Contoh (Discon) Kota Bogor
        if joined(prose, at):
            word = prose.folded[at]
            if word in _CITY_OF_SOMETHING and prose.folded[found.first] == "kota":
                return False
            mayor = bare and found.declared and _is_mayor(prose, at)
            if not mayor and not _leaves_region_alone(prose, at, trusted=found.trusted):
                return False
            office = office or mayor
        if ends_other_name(found, self.lexicon.places):
            return False
        sure = follows_region(found) or office or found.declared or _after_preposition(prose, found.first)
        if place_needed and not sure and not opens_list(found, self.region_end):
            return False
        return self._region_right(found, office=office)

    def _region_right(self, found: Found, *, office: bool) -> bool:
        prose, at = found.prose, found.after
        if not joined(prose, at - 1) or not prose.is_capital(at):
            return True
        word = prose.folded[at]
        if prose.gap(at - 1) in JOINTS and word not in REGION_EXTENSIONS:
            return True
        if word in FUNCTION_WORDS and word not in REGION_EXTENSIONS:
            return True
        if word in REGION_EXTENSIONS and not self.name_begins(prose, at):
            return False
        return office or found.trusted or word in _AFTER_REGION or is_headline_verb(word) or self.name_begins(prose, at)

    def allow_body(self, found: Found, key: Key) -> bool:
        """Whether a body's name is the body, not another one's (`around_bodies`)."""
        return around_bodies.allow_body(found, key, self.lexicon, self.name_begins)

    def province_in_list(self, found: Found) -> bool:
        """Whether a name that is a province's and a kota's (*Jambi*) stands in a list of provinces."""
        before = [key for end, key in found.ended.items() if end in {found.first, found.first - 1}]
        provinces = all(len(identifier) == _PROVINCE_CODE for _, identifier in before)
        return bool(before) and provinces and follows_region(found)

    def explains_other(self, found: Found, key: Key) -> bool:
        """Whether a short name stands in parentheses behind a name that is not its own: *Susilo … (SBY)*."""
        prose, before = found.prose, found.first - 1
        if before < 0 or prose.gap(before).strip() != "(" or not prose.is_capital(before):
            return False
        if prose.text[prose.ends[found.after - 1] :][:1] != ")":
            return False
        word, own = prose.folded[before], self.lexicon.own.get(key, _NONE)
        return found.ended.get(found.first) != key and word not in own | OFFICES | FUNCTION_WORDS

    def allow_topic(self, found: Found) -> bool:
        """Whether a topic's name is not a piece of a proper name; written small it never is."""
        prose = found.prose
        if not prose.is_capital(found.first) or found.trusted:
            return True
        before, behind = found.first - 1, found.after
        if joined(prose, before) and prose.folded[before] == "dan" and joined(prose, before - 1):
            before -= 1  # Informasi dan Komunikasi Publik is one name
        alone = not (joined(prose, before) and ends_capital(prose, before))
        if joined(prose, behind - 1) and prose.is_capital(behind):
            known = prose.folded[behind] in FUNCTION_WORDS or self.name_begins(prose, behind)
            return alone and known
        return alone


_ADDRESS = word_set("bapak bapa ibu pak bu bang kak mas mbak saudara saudari sdr sdri tuan nyonya almarhum almarhumah")
_CITY_OF_SOMETHING = word_set("wali ibu pusat balai tengah dalam luar jantung pinggir sudut tata")
_AFTER_REGION = word_set("provinsi jawa sumatera kalimantan sulawesi papua indonesia ri")


_NONE: frozenset[str] = frozenset()
_OFFICE = re.compile(
    r"(?:ka(?:dis|din|bad|ban|bag|bid|sub|sat|sek|kan|pol|jar|jat|rut|lap|pus|bal|upt)|sek(?:da|dis|ban|jen)|"
    r"wamen|men(?:ko|dag|kes|dik|hub|sos|pan|keu|hut|tan|lu|pora|pol)|dir(?:jen|ut))[a-z]*"
)


def _names_a_thing(prose: Prose, at: int) -> bool:
    """Whether the capitalised words up to ``at`` begin with a thing that bears names: *Masjid Raya Presiden …*.

    What stands farthest left decides: *Ketua Yayasan Contoh* is a person's office, *Piala Presiden* a thing.
    """
    thing = prose.folded[at] in REGION_EXTENSIONS  # Kebun Raya …
    for _ in range(_FARTHEST):
        if prose.folded[at] in NAMED_AFTER:
            thing = True
        elif prose.folded[at] in OFFICES:
            thing = False
        if not prose.is_capital(at) or not joined(prose, at - 1):
            break
        at -= 1
    return thing


def _is_mayor(prose: Prose, at: int) -> bool:
    word = prose.folded[at]
    mayor = word == "kota" and joined(prose, at - 1) and prose.folded[at - 1] == "wali"
    return mayor or word in {"walikota", "wawali"}


def _leaves_region_alone(prose: Prose, at: int, *, trusted: bool) -> bool:
    word = prose.folded[at]
    if word in NAMED_AFTER:
        return False
    if word.isdigit():
        return not (joined(prose, at - 1) and (ends_capital(prose, at - 1) or prose.folded[at - 1] in NAMED_AFTER))
    if not prose.is_capital(at) or word in FUNCTION_WORDS or trusted:
        return True
    # Kementerian and Pertamina look derived too; before a place only what cannot be an institution is let through
    return opens_sentence(prose, at) and not word.endswith("an")


def _after_preposition(prose: Prose, first: int) -> bool:
    return joined(prose, first - 1) and prose.folded[first - 1] in PLACE_PREPOSITIONS
