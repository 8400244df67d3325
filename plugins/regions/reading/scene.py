"""Whom a figure is about: the note's own region, or another place that the note also speaks of.

Precision comes first: "luas Provinsi X 127.346 km²" in a note about a kabupaten of X is no fact of the kabupaten.
The subject of a sentence holds until another place takes its role, and carries over to the next sentence of
the paragraph ("Penduduknya …").
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from plugins.regions.reading.places import NAME, Place, find_places, name_key, tidy_name
from plugins.regions.reading.text import Note, Sentence

REGION_KINDS = ("kabupaten", "kota", "provinsi")

_VERB = (
    r"(?:adalah|ialah|merupakan|memiliki|mempunyai|terdiri|terbagi|berpenduduk|dihuni|didiami|sendiri|tercatat|"
    r"mencapai|menjadi|punya|yang|terletak|berada|seluas|ber[iu]bu|dibentuk|berbatasan|dengan|sebagai|membawahi|"
    r"meliputi|mencakup|hanya|juga|dipimpin|berdiri|menempati|luasnya|terdapat|ada)\b"
)
_PREDICATE = re.compile(
    rf"(?:,\s[^,.;\n|]{{1,60}},)?\s{{0,2}},?\s{{0,2}}(?:(?:\([^()]{{1,40}}\)|saat ini|kini|tersebut|pada|"
    rf"secara \w{{1,20}})\s{{0,2}}){{0,2}}{_VERB}|\s{{0,2}}[:|=\t(-]|\s{{1,2}}[0-9]"
)
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
    r"bagian|seperti|sebagai|pusat|kota|selain|via|melalui|menuju|induknya|induk)|/)\s{1,2}\Z"
)
_LOCATION = re.compile(r"(?:\b(?:di|ke|dari|dengan|oleh|antara|dan|atau|serta|terhadap|daripada|induk)|/)\s{1,2}\Z")
_BORDERING = re.compile(
    r"(?:(?:utara|selatan|timur|barat|tenggara|laut|daya)\s{0,2}(?:[:=|\t-]|\bdengan\b|berbatasan)|"
    r"berbatas\w* [^.\n]{0,60}\bdengan\b|berbatas\w* dengan)[^.\n]{0,80}\Z"
)
_ABOUT_PROVINCE = re.compile(r"\bprovinsi (?:(?:[^.\n]|\.(?=[0-9])){0,80} )?ini\b")
_ABOUT_REGENCY = re.compile(r"\b(?:kabupaten|kota) (?:ini|tersebut)\b")
_OPENING = re.compile(r"\A(?:di|pada|untuk|bagi|se|dari|dalam)(?: wilayah| tingkat)?\s{1,2}\Z")
_PART = re.compile(
    r"\b(?:kecamatan|distrik|desa|kelurahan|pulau|gunung|kampung|nagari|gampong|sungai|danau)(?: yang)? "
    r"(?:ter(?!diri|bagi|sebut|dapat|letak|catat|sebar|golong)\w{3,20}|paling|ibu ?kota|tempat|induk)\b"
)
_BARE = re.compile(
    rf"(?:(?:Sementara itu|Adapun|Sedangkan|Namun|Kemudian|Selain itu),?\s)?(?P<name>{NAME})(?P<rest>,?(?: "
    rf"sendiri| juga| saat ini| kini)? {_VERB})"
)
_ROW_NAME = re.compile(rf"(?P<name>{NAME})\s{{0,2}}(?=[:|\t(=]|- )")
_DEFINED = re.compile(
    rf"(?P<name>{NAME})(?:\s{{0,2}}\([^()]{{1,80}}\))?,?\s{{1,2}}(?:adalah|merupakan|ialah|(?:(?:resmi|"
    rf"kemudian|akhirnya|secara resmi)\s){{0,2}}(?:berdiri|dibentuk|terbentuk|ditetapkan|diresmikan|lahir|"
    rf"menjadi|berstatus)(?:\s(?:sebagai|menjadi))?)\s{{1,2}}"
    r"(?:sebuah\s{1,2}|suatu\s{1,2}|salah satu\s{1,2}|nama\s{1,2}|satu\s{1,2}|daerah\s{1,2}|"
    r"wilayah\s{1,2}|dari\s{1,2}|[0-9]{1,3}\s){0,4}"
    r"(?P<kind>kabupaten|kota|provinsi)(?:madya)?\b(?!\s{1,2}[A-Z])"
)
_COMMON = re.compile(
    r"(?i:wilayah|daerah|kabupaten|kota|provinsi|luas\w*|ibu|ibukota\w*|jumlah\w*|penduduk\w*|populasi\w*|"
    r"secara|kini|"
    r"saat|letak|kepadatan|hari|motto|moto|semboyan\w*|batas\w*|utara|selatan|timur|barat|tenggara|dasar|kecamatan|"
    r"desa|kelurahan|zona|ketinggian|pusat|topografi\w*|pemerintah\w*|total|sebanyak|topik|administrasi|undang\w*|"
    r"pembentukan|uu|statistik|nama|jenis|kode|tanggal|distrik|nagari|kampung|gampong|slogan|waktu|persentase|data|"
    r"sebelah|bagian|tinggi|elevasi|kondisi|pembagian|sensus|kawasan|wil|jml|sisi|arah|\w+nya)(?![\w])"
)
_ALIAS = re.compile(
    r"\s{0,2}\(?(?:(?:yang )?(?:disingkat|singkatan|biasa disebut|disebut|atau)\s{1,2})?(?:\"|"
    r"')?(?P<alias>[A-Z][a-z]{2,14})(?:\"|')?\)"
)
_CAPITAL_TALK = re.compile(r"ibu ?kota|pusat pemerintahan")


@dataclass(frozen=True, slots=True)
class Target:
    """The region a note is about; empty strings where the note never says."""

    kind: str = ""
    name: str = ""
    aliases: tuple[str, ...] = ()
    place: Place | None = None

    def is_named(self, name: str) -> bool:
        """Whether a bare name is the region's."""
        return bool(name) and name_key(name) in {name_key(own) for own in (self.name, *self.aliases)}

    def covers(self, place: Place) -> bool:
        """Whether a mention is of the region itself."""
        if not place.name:
            return place.kind in (self.kind, "daerah", "wilayah") or (
                not self.kind and place.kind in ("kabupaten", "kota")
            )
        return self.is_named(place.name) and place.kind in ("", self.kind)


@dataclass(frozen=True, slots=True)
class Scene:
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
    target = _target(note, places)
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
        holder = True if bare_capital else last
    return Scene(note, target, tuple(places), starts, tuple(turns))


def _turns_in(note: Note, target: Target, sentence: Sentence, places: list[Place]) -> list[tuple[int, bool]]:
    turns: list[tuple[int, bool]] = []
    foreign = False
    bare = (_ROW_NAME if sentence.is_row else _BARE).match(note.flat, sentence.start, sentence.end)
    if bare and not _COMMON.match(bare.group("name")) and not target.is_named(bare.group("name")) and target.name:
        turns.append((bare.end("name"), False))
        foreign = True
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
    bare_kind = not place.name and place.kind == "provinsi"
    if apposed or bare_kind or _PREPOSITION.search(before):
        return False
    return bool(_PREDICATE.match(note.low, place.end))


def _target(note: Note, places: list[Place]) -> Target:
    """The region: the one defined, else the first kabupaten or kota in a free position, else any, else a province."""
    place = _defined(note, places)
    if place is None:
        named = [place for place in places if place.name and place.kind in REGION_KINDS]
        named = [p for p in named if not _BORDERING.search(note.low[max(0, p.start - 90) : p.start])]
        if (
            named
            and named[0].kind == "provinsi"
            and _ABOUT_PROVINCE.search(note.low)
            and not _ABOUT_REGENCY.search(note.low)
        ):
            return _with_alias(note, named[0])
        free = [p for p in named if not _LOCATION.search(note.low[max(0, p.start - 30) : p.start])]
        small = [place for place in named if place.kind != "provinsi"]
        for choice in ([p for p in free if p.kind != "provinsi"], small, free, named):
            if choice:
                place = choice[0]
                break
    if place is None:
        return Target()
    return _with_alias(note, place)


def _with_alias(note: Note, place: Place) -> Target:
    """The region with the short name that brackets behind its first mention give."""
    alias = _ALIAS.match(note.flat, place.end)
    return Target(place.kind, place.name, (alias.group("alias"),) if alias else (), place)


def _defined(note: Note, places: list[Place]) -> Place | None:
    for match in _DEFINED.finditer(note.flat):
        for place in places:
            if place.kind in REGION_KINDS and place.name and place.start <= match.start("name") < place.end:
                return place
        return Place(match.start("name"), match.end("name"), match.group("kind"), tidy_name(match.group("name")))
    return None


def _bare_mentions(note: Note, target: Target, places: list[Place]) -> list[Place]:
    names = "|".join(re.escape(name).replace(r"\ ", r"[ \n]") for name in (target.name, *target.aliases))
    taken = [(place.start, place.end) for place in places]
    found = []
    for match in re.finditer(rf"(?<![\w-])(?:{names})(?![\w-])", note.flat):
        at = bisect_right(taken, (match.start(), 1 << 60)) - 1
        following = bisect_left(taken, (match.start(), 0))
        clear_after = following >= len(taken) or taken[following][0] >= match.end()
        if (at < 0 or taken[at][1] <= match.start()) and clear_after:
            found.append(Place(match.start(), match.end(), "", " ".join(match.group().split())))
    return found
