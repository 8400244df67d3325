"""Whom a figure is about: the note's own region, or another place that the note also speaks of.

Precision comes first: "luas Provinsi X 127.346 km²" in a note about a kabupaten of X is no fact of the kabupaten.
The subject of a sentence holds until another place takes its role, and carries over to the next sentence of
the paragraph ("Penduduknya …").
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from msgspec import Struct

from plugins.regions.reading.places import NAME, Place, find_places
from plugins.regions.reading.target import PREDICATE, VERB, Target, find_target
from plugins.regions.reading.text import Note, Sentence

_RELATIVE = re.compile(
    r"\s{0,2},?\s{0,2}yang\s{1,2}(?:luas|memiliki|mempunyai|ber|terdiri|terbagi|meliputi|dihuni|sendiri|"
    r"hanya|juga|kini)"
)
_GENERIC_HOLDER = re.compile(
    r"\b(?:kabupaten|kota|daerah|wilayah|provinsi)(?: (?:otonom|baru|ter\w{3,15}|yang|paling \w{3,12}|"
    r"berada|administratif|lain|muda|tua|kecil|"
    r"besar|kepulauan|pesisir|tingkat i?i)){0,4} (?:di|dalam)(?: wilayah| lingkungan)?\s{1,2}\Z"
)
_PREPOSITION = re.compile(
    r"(?:\b(?:di|ke|dari|dengan|oleh|antara|untuk|bagi|atas|terhadap|daripada|dan|atau|serta|pada|dalam|wilayah|"
    r"bagian|seperti|sebagai|pusat|kota|pemekaran|pecahan|tetangga|ibu ?kota|"
    r"selain|via|melalui|menuju|induknya|induk)|/)\s{1,2}\Z"
)
_OPENING = re.compile(r"\A(?:di|pada|untuk|bagi|se|dari|dalam)(?: wilayah| tingkat)?\s{1,2}\Z")
_PART = re.compile(
    r"\b(?:kecamatan|distrik|desa|kelurahan|pulau|gunung|kampung|nagari|gampong|sungai|danau)(?: yang)? "
    r"(?:ter(?!diri|bagi|sebut|dapat|letak|catat|sebar|golong)\w{3,20}|paling|ibu ?kota|tempat|induk)\b|"
    r"\b(?:kabupaten|kota|provinsi|daerah) induk(?:nya)?(?=,| (?:adalah|memiliki|ber|di))"
)
_BARE = re.compile(
    rf"(?:(?:Sementara itu|Adapun|Sedangkan|Namun|Kemudian|Selain itu),?\s)?(?P<name>{NAME})(?P<rest>,?(?: "
    rf"sendiri| juga| saat ini| kini)? {VERB})"
)
_ROW_NAME = re.compile(rf"(?P<name>{NAME})\s{{0,2}}(?=[:|\t(=]|- )")
_COMMON = re.compile(
    r"(?i:wilayah|daerah|kabupaten|kota|provinsi|luas\w*|ibu|ibukota\w*|jumlah\w*|penduduk\w*|populasi\w*|"
    r"secara|kini|"
    r"saat|letak|kepadatan|hari|motto|moto|semboyan\w*|batas\w*|utara|selatan|timur|barat|tenggara|dasar|kecamatan|"
    r"desa|kelurahan|zona|ketinggian|pusat|topografi\w*|pemerintah\w*|total|sebanyak|topik|administrasi|undang\w*|"
    r"pembentukan|administratif|pemerintahan|uu|statistik|nama|jenis|kode|tanggal|distrik|nagari|kampung|gampong|slogan|waktu|persentase|data|"
    r"sebelah|bagian|tinggi|elevasi|kondisi|pembagian|sensus|kawasan|wil|jml|sisi|arah|\w+nya|di\w{3,12}kan|"
    r"ber\w{3,8}an|seiring|sesuai|bersama|sejalan|terkait|sebagian|sisa|mayoritas|masyarakat|warga|ekonomi|sektor|"
    r"pertanian|perekonomian|bahasa|suku|iklim|curah|lahan|bentuk|jarak|angka|laju|rasio|tingkat|pertumbuhan|"
    r"komoditas|mata|area|altitudo|berapa\w*|apa\w*|siapa|kapan|bupati|wali|gubernur|hasil|sejak|setelah|ketika|saat|sebelum|bila|jika|karena|oleh|sejarah|nilai|produk|pengadilan|pariwisata|potensi|visi|misi|"
    r"adapun|namun|selain|dalam|tahun|semester|pddk|rumah|kepala|seluruh|semua|sampai|hingga)(?![\w])"
)
_LOCATED = re.compile(r"\s{0,2}(?:yang )?(?:di|dari|dekat|dalam|pada|terletak|berada)(?: [a-z]{2,14}){1,5} \Z")
"""``Kota X, di jantung Provinsi Y, hanya memiliki``: a place that only locates is no subject."""
_BESIDE = re.compile(r"\b(?:di|ke|dari|pada)(?: [a-z]{3,12}){1,2} \Z")
_SEAT = re.compile(
    r"\s{1,2}(?:adalah|ialah|merupakan|menjadi|sebagai|yang menjadi)\s{1,2}(?:ibu ?kota|pusat pemerintahan)"
)
_COMPARED = re.compile(
    rf"\b(?i:daripada|dibanding(?:kan)?(?: dengan)?|ketimbang|dari pada|"
    rf"dikalahkan(?: oleh)?|disusul(?: oleh)?|diikuti(?: oleh)?)"
    rf"\s{{1,2}}(?:(?i:kabupaten|kota|provinsi)\s{{1,2}})?(?P<name>{NAME})"
)
"""``lebih sedikit daripada Nunukan dengan 211.000 jiwa``: what follows is the other region's."""
_TOPONYM = re.compile(
    r"\b(?:Muara|Kuala|Tanjung|Teluk|Pangkalan|Sungai|Pulau|Bukit|Lubuk|Gunung|Tebing|Ujung|Batu|Bandar|Danau|Labuan|"
    r"Selat|Laut|Rantau|Simpang)\s\Z"
)
"""``Muara Bungo`` is no mention of Bungo."""
_CAPITAL_TALK = re.compile(r"ibu ?kota|pusat pemerintahan")


class Scene(Struct, frozen=True):
    """A note, its region, its places, and from which offset on which side holds the subject's role."""

    note: Note
    target: Target
    places: tuple[Place, ...]
    _starts: tuple[int, ...]
    _turns: tuple[tuple[int, bool], ...]

    def is_own(self, offset: int) -> bool:
        """Whether the subject at an offset is the note's own region."""
        at = bisect_right(self._turns, (offset, True)) - 1
        return at < 0 or self._turns[at][1]

    def places_between(self, start: int, end: int) -> tuple[Place, ...]:
        """The places that begin within ``start`` and ``end``."""
        return self.places[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def has_foreign(self, start: int, end: int) -> bool:
        """Whether another place is named within ``start`` and ``end``."""
        return any(not self.target.covers(place) for place in self.places_between(start, end))


def read_scene(note: Note) -> Scene:
    """The scene of a note."""
    places = find_places(note)
    target = find_target(note, places)
    if target.name:
        places = sorted([*places, *_bare_mentions(note, target, places)], key=lambda place: place.start)
    starts = tuple(place.start for place in places)
    turns: list[tuple[int, bool]] = []
    holder, paragraph = True, -1
    for sentence in note.sentences:
        if sentence.paragraph != paragraph or sentence.is_row:
            holder, paragraph = True, sentence.paragraph
        inside = places[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        events = [(sentence.start, holder), *sorted(_turns_in(note, target, sentence, inside))]
        turns.extend(events)
        last = events[-1][1]
        bare_capital = not last and _CAPITAL_TALK.search(
            note.low, sentence.start, min(sentence.end, sentence.start + 200)
        )
        nature = not last and any(p.kind == "alam" and events[-1][0] in (p.start, p.end) for p in inside)
        holder = True if bare_capital or nature else last
    return Scene(note, target, tuple(places), starts, tuple(turns))


def _turns_in(note: Note, target: Target, sentence: Sentence, places: list[Place]) -> list[tuple[int, bool]]:
    turns: list[tuple[int, bool]] = []
    foreign = False
    bare = (_ROW_NAME if sentence.is_row else _BARE).match(note.flat, sentence.start, sentence.end)
    if (
        bare
        and not _SEAT.match(note.low, bare.end("name"))
        and not _COMMON.match(bare.group("name"))
        and not target.is_named(bare.group("name"))
        and target.name
    ):
        turns.append((bare.end("name"), False))
        foreign = True
    for compared in _COMPARED.finditer(note.flat, sentence.start, sentence.end):
        if not target.is_named(compared.group("name")):
            comma = note.flat.find(", ", compared.end(), sentence.end)
            back = comma >= 0 and not note.low.startswith("yang", comma + 2)
            turns += [(compared.end("name"), False), (comma if back else sentence.end, True)]
    parts = [part.start() for part in _PART.finditer(note.low, sentence.start, sentence.end)]
    turns.extend((part, False) for part in parts)
    for index, place in enumerate(places):
        before = note.low[max(sentence.start, place.start - 60) : place.start]
        if target.covers(place):
            behind_part = bool(parts) and parts[0] < place.start
            if not (foreign or behind_part) or not _PREPOSITION.search(before):
                turns.append((place.start, True))
                foreign = False
        elif _is_relative(note, place, before):
            comma = note.flat.find(",", place.end + 2, sentence.end)
            turns.append((place.end, False))
            if comma >= 0 and not foreign:
                turns.append((comma, True))
        elif _takes_subject(note, sentence, place, places[index - 1] if index else None):
            turns.append((place.start, False))
            foreign = True
    return turns


def _is_relative(note: Note, place: Place, before: str) -> bool:
    return bool(_RELATIVE.match(note.low, place.end)) and not _GENERIC_HOLDER.search(before)


def _takes_subject(note: Note, sentence: Sentence, place: Place, previous: Place | None) -> bool:
    opening = note.low[sentence.start : min(place.start, sentence.start + 40)]
    if _OPENING.match(opening) and place.start - sentence.start < 20:  # noqa: PLR2004
        return True
    before = note.low[max(sentence.start, place.start - 30) : place.start]
    apposed = previous is not None and note.flat[previous.end : place.start].strip() in (",", "(", "-")
    before_place = note.low[max(sentence.start, place.start - 60) : place.start]
    beside = _BESIDE.search(before_place)
    if beside and beside.start() + place.start - len(before_place) > sentence.start:
        return False
    pieces = re.split(r"[,;(]", before_place)
    if len(pieces) > 1 and _LOCATED.match(pieces[-1]):
        return False
    bare_kind = not place.name and place.kind == "provinsi"
    if apposed or bare_kind or _PREPOSITION.search(before):
        return False
    return bool(PREDICATE.match(note.low, place.end))


def _bare_mentions(note: Note, target: Target, places: list[Place]) -> list[Place]:
    names = "|".join(re.escape(name).replace(r"\ ", r"[ \n]") for name in (target.name, *target.aliases))
    taken = [(place.start, place.end) for place in places]
    found = []
    for match in re.finditer(rf"(?<![\w-])(?:{names})(?![\w-])", note.flat):
        if _TOPONYM.search(note.flat[max(0, match.start() - 12) : match.start()]):
            continue
        at = bisect_right(taken, (match.start(), 1 << 60)) - 1
        following = bisect_left(taken, (match.start(), 0))
        clear_after = following >= len(taken) or taken[following][0] >= match.end()
        if (at < 0 or taken[at][1] <= match.start()) and clear_after:
            found.append(Place(match.start(), match.end(), "", " ".join(match.group().split())))
    return found
