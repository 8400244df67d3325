"""From text to the forms that are indexed: the same rules as ``forms`` in ``theme/scripts/cari-kata.js``.

A *form* is a run of letters and digits without accents, apostrophes and capitals. Hyphens part forms, so that
*desa-desa* is *desa* twice. Beside its parts, the number and year of a rule make one form of their own: *Nomor 14 Tahun
2008*, *No. 14 Th. 2008* and *14/2008* are all ``14n2008``.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_APOSTROPHES = ("'", "`")
_CURLED = "\u2019\u2018\u02bc"
"""Apostrophes beyond ASCII."""
_SIGN = "|"
"""What stands for any sign beyond ASCII: like such a sign it parts forms, and is no space."""
_SPACES = {code: " " for code in range(128) if not chr(code).isalnum()}
"""Parts forms of a plain ASCII text several times sooner than a pattern does."""
_THOUSANDS = re.compile(r"\.(?<=[0-9]\.)(?=[0-9]{3}(?![0-9]))")
"""Begins with the dot, which is found sooner than any digit; the same holds for the pattern below."""
_TOLD_RULE = re.compile(r"([0-9](?<=\b[0-9])[0-9]*)\s*(?:/|\b(?:tahun|thn|th)\b\.?)\s*((?:19|20)[0-9]{2})\b")
_RULE = re.compile(r"\b0*([0-9]{1,4})\s*(?:/|\b(?:tahun|thn|th)\b\.?)\s*((?:19|20)[0-9]{2})\b")
_NUMBERED = re.compile(r"\b(?:nomor|no)\b\.?\s*" + _RULE.pattern)
_MOST_DIGITS = 4
"""Digits of the number of a rule, without zeros before it."""
_BEYOND = re.compile(r"[^\x00-\x7f]")
_FORM = re.compile(r"[^\W_]+")
_ENDINGS = ("nya", "kah", "lah", "pun", "an", "i", "k")
_LEAST = 3
_MASK = 0xFFFFFFFF


def normal(text: str) -> str:
    """Text without accents, capitals, apostrophes, and dots between thousands; other signs beyond ASCII are ``|``.

    >>> normal("“Jum’at”, Éka: Rp1.500.000")
    '|jumat|, eka: rp1500000'
    """
    if not text.isascii():
        for char in sorted(set(_BEYOND.findall(text))):
            text = text.replace(char, _plain(char))
    text = text.lower()
    for sign in _APOSTROPHES:
        text = text.replace(sign, "")
    return _THOUSANDS.sub("", text) if "." in text else text


def forms(text: str) -> list[str]:
    """All forms of a document's text in order, and after them the rules that it names.

    >>> forms("Desa-desa pada UU Nomor 14 Tahun 2008")
    ['desa', 'desa', 'pada', 'uu', 'nomor', '14', 'tahun', '2008', '14n2008']
    """
    plain = normal(text)
    found = plain.translate(_SPACES).split() if plain.isascii() else _FORM.findall(plain)
    for digits, year in _TOLD_RULE.findall(plain):
        number = digits.lstrip("0") or "0"
        if len(number) <= _MOST_DIGITS:
            found.append(f"{number}n{year}")
    return found


def slug(title: str) -> str:
    """The forms of a title as the page's script joins them to an address.

    >>> slug("Dana desa: Rp1.500 per jiwa")
    'dana-desa-rp1500-per-jiwa'
    """
    return "-".join(_FORM.findall(normal(title)))


def asked(text: str) -> list[str]:
    """The forms of a question, each once: a rule stands for its parts.

    >>> asked("UU No. 14 Tahun 2008, uu!")
    ['uu', '14n2008']
    """
    plain = _RULE.sub(r" \1n\2 ", _NUMBERED.sub(r" \1n\2 ", normal(text)))
    return list(dict.fromkeys(_FORM.findall(plain)))


def stripped(form: str) -> str:
    """A form without its suffixes, or what looks like them: all forms of a family end alike after this, nearly always.

    >>> {stripped(form)[-3:] for form in ("mohon", "pemohon", "permohonannya", "dimohonkan")}
    {'hon'}
    """
    while form.endswith(_ENDINGS):
        end = next(end for end in _ENDINGS if form.endswith(end))
        if len(form) - len(end) < _LEAST:
            break
        form = form[: -len(end)]
    return form


def places(form: str) -> tuple[int, int]:
    """Two numbers that say in which shard a form is looked up, from the last letters of its stripped form.

    The first is of three letters (four before *ng*, with which many words end), and chooses the shard; the second, of
    four, its part where the shard has parts.
    """
    end = stripped(form)
    return _hash(end[-(_LEAST + end.endswith("ng")) :]), _hash(end[-_LEAST - 1 :])


@lru_cache(maxsize=50_000)
def _hash(text: str) -> int:
    """FNV-1a over the UTF-16 units of a text, as 32 bits, which a browser computes alike."""
    value = 0x811C9DC5
    units = text.encode("utf-16-le", "surrogatepass")
    for low, high in zip(units[::2], units[1::2], strict=True):
        value = ((value ^ (low | high << 8)) * 0x01000193) & _MASK
    return value ^ value >> 15


@lru_cache(maxsize=10_000)
def _plain(char: str) -> str:
    """What stands for a character beyond ASCII: its compatibility form taken apart, without marks above and below."""
    apart = unicodedata.normalize("NFKD", char)
    return "".join(
        one if one.isascii() or one.isalnum() else " " if one.isspace() else _SIGN
        for one in apart
        if not (one in _CURLED or unicodedata.category(one).startswith("M"))
    )
