"""Telling a statute (undang-undang) from every lower rule: only a statute can exempt (PerKI 1/2021 Ps
49(2)c).

A citation is read chunk by chunk: chunks are parted by ``;``, *jo.*, *juncto*, *dan* and the like. What
follows *tentang* is a title and names no rule of its own, so that a statute whose title speaks of a
government regulation stays a statute.
"""

from __future__ import annotations

import re
from enum import StrEnum


class Rank(StrEnum):
    """What kind of rule a citation names."""

    STATUTE = "undang-undang"
    UNNUMBERED = "undang-undang-tanpa-nomor"
    LOWER = "peraturan-di-bawah-undang-undang"
    UNKNOWN = "tidak-dikenal"


_NUMBER = r"(?:(?:nomor|no\.?)\s*)?[0-9]+[a-z]?\s*(?:/|tahun|th\.?)\s*(?:pnps\s*/?\s*)?[0-9]{4}"
_STATUTE = re.compile(rf"(?:uu|undang\s*-?\s*undang)(?:\s+[a-z]+){{0,3}}\s+{_NUMBER}")
_STATUTE_NAME = re.compile(r"(?:uu|undang\s*-?\s*undang)\b(?!\s*darurat)")
_CODE = re.compile(
    r"(?:(?:uu|undang\s*-?\s*undang)\s+(?:kip|keterbukaan\s+informasi\s+publik)\b|kuhp|kuhap|kuhper|kuhperdata|kuhd|kuh\s+(?:perdata|pidana|dagang)|kitab\s+undang\s*-?\s*undang|uud\b"
    r"|undang\s*-?\s*undang\s+dasar)"
)
_LOWER = re.compile(
    r"(?:"
    r"pp|perpu|perppu|perpres|keppres|kepres|inpres|permen[a-z]*|kepmen[a-z]*|inmen[a-z]*|perda|perdes|qanun|"
    r"pergub|perbup|perwal[a-z]*|perkada|kepgub|kepbup|kepwal[a-z]*|perki|perka[a-z]*|perban|perma|sema|pmk|kmk|"
    r"pojk|pbi|perbssn|perkap|perpol|perdirjen|perdir|sk|skb|se|tap\s+mpr|juknis|juklak|sop|"
    r"peraturan(?!\s+perundang)|keputusan|ketetapan|instruksi|surat|maklumat|pedoman|petunjuk|penetapan"
    r")\b"
)
_JOINERS = re.compile(r"\s*(?:;|\bjo\b\.?|\bjunc?to\b\.?|\bjis\b\.?|\bserta\b|\bdan\b|,|&|\+)\s*")
_LEAD = re.compile(
    r"^(?:berdasarkan|menurut|sesuai|dengan|dalam|dasar\s+hukum\s*:|(?:pasal|ps)\b[^;]*?\b(?=uu|undang))\s*"
)
_ARTICLE = re.compile(r"\b(?:pasal|psl|ps)\b\.?\s*[0-9]+[a-z]?\b", re.IGNORECASE)
_KIP = re.compile(
    r"\b14\s*(?:/|tahun|th\.?)\s*2008\b|\bkip\b|^(?:uu|undang\s*-?\s*undang)\s+(?:tentang\s+)?keterbukaan\s+informasi"
)


def rank(citation: str) -> Rank:
    """The kind of rule a citation names; any lower rule in it makes the whole citation ``LOWER``.

    >>> rank("UU 14/2008").value
    'undang-undang'
    >>> rank("PP Nomor 61 Tahun 2010").value
    'peraturan-di-bawah-undang-undang'
    """
    plain = " ".join(citation.casefold().split())
    ranks: list[Rank] = []
    in_title = False
    for chunk in filter(None, _JOINERS.split(plain)):
        found = _chunk_rank(_LEAD.sub("", chunk))
        # Titles are split at "dan" too: inside one, a rule's name without a number is only part of the title.
        if not (found is Rank.LOWER and in_title and not any(char.isdigit() for char in chunk)):
            ranks.append(found)
        in_title = in_title or " tentang " in chunk
    if Rank.LOWER in ranks:
        return Rank.LOWER
    return next((found for found in ranks if found is not Rank.UNKNOWN), Rank.UNKNOWN)


def names_article(text: str) -> bool:
    """Whether a text names an article: *Pasal 17 huruf h*, *Ps 6*."""
    return bool(_ARTICLE.search(text))


def is_kip(citation: str) -> bool:
    """Whether a citation names UU 14/2008 itself; ground j needs another statute beside it."""
    return bool(_KIP.search(" ".join(citation.casefold().split())))


def _chunk_rank(chunk: str) -> Rank:
    head = chunk.split(" tentang ", maxsplit=1)[0]
    if _LOWER.match(head):
        return Rank.LOWER
    if _STATUTE.match(head) or _CODE.match(head):
        return Rank.STATUTE
    return Rank.UNNUMBERED if _STATUTE_NAME.match(head) else Rank.UNKNOWN
