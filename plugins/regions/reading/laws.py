"""Laws and regulations as prose cites them: ``UU No. 47 Tahun 1999``, ``UU Darurat Nomor 7 Tahun 1956``."""

from __future__ import annotations

import re

from msgspec import Struct

from plugins.regions.model import Law

_FORMS = (
    ("Peraturan Pemerintah Pengganti Undang-Undang", r"perppu|perpu|peraturan pemerintah pengganti undang-? ?undang"),
    ("Undang-Undang Darurat", r"uu ?drt\.?|uu darurat|undang-? ?undang darurat(?: \(uu ?drt\.?\))?"),
    ("Undang-Undang", r"uu(?: ri)?|undang-? ?undang(?: \(uu\)| republik indonesia| ri)?"),
    ("Peraturan Pemerintah", r"pp(?: ri)?|peraturan pemerintah(?: \(pp\)| republik indonesia| ri)?"),
)
_LAW = re.compile(
    r"(?<![\w-])(?:"
    + "|".join(f"(?P<f{index}>{pattern})" for index, (_, pattern) in enumerate(_FORMS))
    + r")\s{0,2}(?:(?:nomor|no)\.?\s{0,2}:?\s{0,2})?(?P<number>[0-9]{1,3}(?:\s?/?\s?(?P<drt>drt\.?|"
    r"darurat))?)\s{0,2},?\s{0,2}"
    r"(?:(?:tahun|thn\.?|th\.?)\s{0,2}|/\s{0,2})(?P<year>1[89][0-9]{2}|20[0-9]{2})(?![0-9])"
)
_CHANGED = re.compile(
    r"\b(?:diubah|perubahan|jo\.?|juncto|dicabut|mencabut|mengubah|diganti\w*)(?: \w{1,12}){0,6}\s{0,2}\Z"
)
_CHANGING = re.compile(r"\s{0,2}tentang\s{1,2}perubahan")
_TITLE = re.compile(r"\s{0,2}tentang\s{1,2}pembentukan")


class LawPhrase(Struct, frozen=True):
    """A law cited in the text: ``forming`` if its title says so, ``amending`` if it only changes another law."""

    start: int
    end: int
    law: Law
    forming: bool
    amending: bool


def find_laws(low: str) -> list[LawPhrase]:
    """Every law cited with form, number and year in flat lower-case text, in order."""
    found = []
    for match in _LAW.finditer(low):
        form = next(form for index, (form, _) in enumerate(_FORMS) if match.group(f"f{index}"))
        if match.group("drt"):
            form = "Undang-Undang Darurat"
        number = re.match(r"[0-9]+", match.group("number"))
        assert number is not None
        before = low[max(0, match.start() - 60) : match.start()]
        amending = bool(_CHANGED.search(before) or _CHANGING.match(low, match.end()))
        law = Law(form, str(int(number.group())), int(match.group("year")))
        found.append(LawPhrase(match.start(), match.end(), law, bool(_TITLE.match(low, match.end())), amending))
    return found
