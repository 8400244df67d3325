"""The places that a note names: "Kabupaten Berau", "provinsi ini", "NTB", each with its offsets.

A place's kind is a word of `KINDS`. A deictic place ("kabupaten ini") and a bare "provinsi" have no name.
"""

from __future__ import annotations

import re

from msgspec import Struct

from plugins.engine.almanac import MONTHS
from plugins.engine.patterns import compiled_later
from plugins.regions.reading.text import Note, Sentence
from plugins.regions.reading.vocabulary import BARE_PROVINCE, province_name

_KIND_WORDS = {
    "kabupaten": r"kabupaten|kab\.?",
    "kota": r"kota(?:madya)?",
    "provinsi": r"provinsi|propinsi|prov\.?",
    "kecamatan": r"kecamatan|kec\.|distrik",
    "desa": r"desa|kelurahan|kel\.|nagari|gampong|kampung|pekon|negeri|dusun",
    "alam": r"pulau|gunung|sungai|danau|teluk|selat|laut|samudr?e?ra|lautan|waduk|bukit|pegunungan|tanjung|pantai",
    "lain": r"negara|kerajaan|kesultanan|taman nasional|cagar alam|kawasan|bandara|pelabuhan|universitas|"
    r"keresidenan|karesidenan|kawedanan|swapraja|kewedanaan",
}
KINDS = tuple(_KIND_WORDS)
"""kabupaten, kota, provinsi; kecamatan and desa for any of their level; alam for nature; lain for the rest."""

_STOP_WORDS = (
    "adalah|merupakan|ialah|memiliki|mempunyai|terletak|berada|dengan|dalam|pada|di|dari|yang|tahun|provinsi|prov|"
    "propinsi|kabupaten|kab|kecamatan|ibu|ibukota|luas|jumlah|nomor|no|berdasarkan|sebagai|terdiri|berbatasan|desa|"
    "kelurahan|ini|itu|tersebut|beribukota|berpenduduk|dibentuk|menurut|angka|profil|data|dan|atau|serta|terbagi|"
    f"{'|'.join(MONTHS).lower()}|semester|untuk|oleh|"
    "beribu|penduduk|populasi|kepadatan|sebelah|hingga|secara|per|mencakup|meliputi|pemerintah|uu|undang|pp|resmi|"
    "indonesia|republik|jadi|berdiri"
)
_NAME_WORD = rf"(?!(?i:{_STOP_WORDS})(?![\w]))[A-Z][\w']{{0,30}}(?:-[\w']{{1,30}}){{0,3}}"
NAME = (
    rf"(?:Daerah Khusus (?:Ibu ?[Kk]ota )?Jakarta|D\.?I\.? Yogyakarta|{_NAME_WORD}(?:[ "
    rf"\n]{_NAME_WORD}){{0,5}}(?: dan Kepulauan\b(?! [A-Z]))?)"
)
"""A run of capitalised words that can be a place's name (no group)."""

_KIND = "|".join(words for words in _KIND_WORDS.values())
_NAMED = compiled_later(
    rf"(?<![\w-])(?<![Ii]bu )(?<!IBU )(?P<kind>(?i:{_KIND}))\s{{1,2}}(?:(?i:daerah tingkat "
    rf"i?i)\s{{1,2}})?(?P<name>{NAME})"
)
_DEICTIC = compiled_later(
    rf"(?<![\w-])(?<!ibu )(?P<kind>{_KIND}|daerah|wilayah)(?:\s{{1,2}}(?:ini|tersebut|itu|dimaksud)\b|"
    rf"(?<=provinsi)(?![\w-])|(?<=seluruh kabupaten))"
)
_COUNTED = compiled_later(
    r"(?:[0-9]|\b(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|belas|puluh|ratus))\s{1,2}\Z"
)
"""``kota dengan empat kecamatan ini``: what is counted is not what is pointed at."""
_INDONESIA = compiled_later(r"(?<![\w-])(?:Indonesia|nasional|Malaysia|Republik Indonesia)(?![\w-])")


class Place(Struct, frozen=True):
    """One mention of a place. ``name`` is empty for "kabupaten ini"; ``kind`` is empty for a name alone."""

    start: int
    end: int
    kind: str
    name: str

    @property
    def key(self) -> str:
        """The name as it is compared: lower case, one spelling of hyphens and spaces."""
        return name_key(self.name)


def name_key(name: str) -> str:
    """A name as it is compared.

    "Administrasi", in the names of the parts of Jakarta, does not count.

    >>> name_key("Toli-Toli") == name_key("TOLI TOLI")
    True
    """
    return "".join(char for char in name.lower().replace("administrasi ", "") if char.isalnum())


def tidy_name(words: str) -> str:
    """A name on one line, and in ordinary capitals when the note shouts it."""
    name = " ".join(words.split())
    return name.title() if name.isupper() and len(name) > 3 else name  # noqa: PLR2004


def find_places(note: Note) -> list[Place]:
    """Every place that is named with its kind, pointed at, or a bare province, in order."""
    places: list[Place] = []
    for sentence in note.sentences:
        places.extend(_places_in(note, sentence))
    return places


def _places_in(note: Note, sentence: Sentence) -> list[Place]:
    found = [
        Place(match.start(), match.end(), _kind(match.group("kind")), tidy_name(match.group("name")))
        for match in _NAMED.finditer(note.flat, sentence.start, sentence.end)
    ]
    found += [
        Place(match.start(), match.end(), _kind(match.group("kind")), "")
        for match in _DEICTIC.finditer(note.low, sentence.start, sentence.end)
        if not _COUNTED.search(note.low[max(0, match.start() - 12) : match.start()])
    ]
    found += [
        Place(match.start(), match.end(), "", province_name(match.group()) or match.group())
        for match in BARE_PROVINCE.finditer(note.flat, sentence.start, sentence.end)
    ]
    found += [
        Place(match.start(), match.end(), "lain", match.group())
        for match in _INDONESIA.finditer(note.flat, sentence.start, sentence.end)
    ]
    found.sort(key=lambda place: (place.start, -place.end))
    kept: list[Place] = []
    for place in found:
        if not kept or place.start >= kept[-1].end:
            kept.append(place)
        elif not kept[-1].name and place.name and place.start == kept[-1].start:
            kept[-1] = place
    return kept


def _kind(words: str) -> str:
    for kind, pattern in _KIND_WORDS.items():
        if re.fullmatch(pattern, words.lower()):
            return kind
    return words.lower()
