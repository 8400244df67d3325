"""Is a body's name in running text that body, or another one's: *Kominfo* before *Bogor* when Binjai's is meant?

The plan is that of `surroundings`: the words directly before and behind, joined by nothing but a space or hyphen.
"""

from __future__ import annotations

from collections.abc import Callable

from .lexicon import Lexicon
from .names import word_set
from .neighbours import Found, first_in_sentence, is_headline_verb, joined, opens_sentence
from .patterns import Key
from .prose import Prose
from .vocabulary import BODY_HEADS, FUNCTION_WORDS, GENERIC_BODY_WORDS, NAMED_AFTER, OFFICES, UNIT_HEADS

_NONE: frozenset[str] = frozenset()
_KINDS = frozenset({"kota", "kabupaten", "provinsi"})
_COUNTRY = frozenset({"ri", "republik", "indonesia"})
_LONG_NAME = 4
_FARTHEST = 8
_TELLING = BODY_HEADS | GENERIC_BODY_WORDS | NAMED_AFTER
_NO_OFFICE_HEADS = BODY_HEADS - UNIT_HEADS
_OF_THE_STATE = word_set("menteri wamen kementerian dirjen sekjen irjen")
_ANY_BODY = word_set("lembaga kelompok grup program layanan kanal pusat")
_COMPANY = word_set("pt persero perusahaan perumda perusda bank hotel radio tv televisi aplikasi")
_CLUB = word_set("forum komunitas asosiasi partai komisi dewan balai")
_SCHOOL = word_set("sekolah kampus universitas")
_KIND_OF_BODY = {
    "media": word_set("media majalah harian koran tabloid radio tv televisi portal pt"),
    "layanan": word_set("aplikasi portal media"),
    "bumn": _COMPANY,
    "bumd": _COMPANY,
    "perusahaan": _COMPANY,
    "forum": _CLUB,
    "organisasi": _CLUB,
    "kim": _CLUB,
    "sekolah": _SCHOOL,
    "perguruan-tinggi": _SCHOOL,
    "rumah-sakit": word_set("rumah sakit"),
    "lainnya": _CLUB | _COMPANY | _SCHOOL,
}
"""What a body of a kind may be called directly before its name: *Harian Contoh*, *PT Contoh*."""


def allow_body(found: Found, key: Key, lexicon: Lexicon, name_begins: Callable[[Prose, int], bool]) -> bool:
    """Whether a body's name is the body, not another one's (*Kominfo* before *Bogor* when Binjai's is meant)."""
    own = lexicon.own.get(key, frozenset())
    return _left(found, own, key, lexicon) and _right(found, own, key, lexicon, name_begins)


def _right(
    found: Found, own: frozenset[str], key: Key, lexicon: Lexicon, name_begins: Callable[[Prose, int], bool]
) -> bool:
    prose, at = found.prose, found.after
    office = joined(prose, found.first - 1) and prose.folded[found.first - 1] in OFFICES
    home, above = lexicon.home.get(key, _NONE), lexicon.above.get(key, _NONE)
    while joined(prose, at - 1):
        word = prose.folded[at]
        if word in own or (word in _KINDS and not prose.is_capital(at)):
            at += 1
            continue
        if word in above and (prose.folded[at - 1] in home or prose.folded[at - 1] in above):
            at += 1  # Kota Binjai Sumatera Utara
            continue
        if word in _COUNTRY and home and prose.folded[at - 1] not in home:
            return False  # Kominfo RI is not the one of a city
        if not prose.is_capital(at) or word in FUNCTION_WORDS or word in OFFICES or word in _COUNTRY:
            return True
        if word in lexicon.places or word in _KINDS:
            return False
        return office or found.trusted or is_headline_verb(word) or name_begins(prose, at)
    return True


def _left(found: Found, own: frozenset[str], key: Key, lexicon: Lexicon) -> bool:
    prose, at = found.prose, found.first - 1
    while joined(prose, at) and prose.is_capital(at) and prose.folded[at] in own:
        at -= 1
    if not joined(prose, at):
        return True
    word = prose.folded[at]
    called = _ANY_BODY | _KIND_OF_BODY.get(lexicon.kinds.get(key, ""), _NONE)
    others = NAMED_AFTER - called
    if word in others or (word in _NO_OFFICE_HEADS and word not in own):
        return False
    if word in _OF_THE_STATE and word not in own and lexicon.home.get(key, _NONE):
        return False
    plain = not prose.is_capital(at) or opens_sentence(prose, at) or _opens_before_office(found, at)
    if plain or word in FUNCTION_WORDS or word in called:
        return True
    part = False
    for _ in range(_FARTHEST):
        if not joined(prose, at) or not (prose.is_capital(at) or prose.folded[at] == "dan"):
            break
        if prose.folded[at] in others:
            return False
        if prose.folded[at] in OFFICES:
            return True
        part = part or prose.folded[at] in UNIT_HEADS
        at -= 1
    return part or found.trusted


def _opens_before_office(found: Found, at: int) -> bool:
    """Whether the word before an official-sounding name has its capital only from opening the sentence."""
    prose, head = found.prose, found.prose.folded[found.first]
    words = found.after - found.first
    long = words >= _LONG_NAME or (words > 1 and head in _TELLING)
    return long and first_in_sentence(prose, at) and not prose.word(at).isupper()
