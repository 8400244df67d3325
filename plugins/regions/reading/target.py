"""Which region a note is about: the one that it defines, else the first that stands free, else a province."""

from __future__ import annotations

import re

from msgspec import Struct

from plugins.regions.reading.places import NAME, Place, name_key, tidy_name
from plugins.regions.reading.text import Note
from plugins.regions.reading.vocabulary import province_name

REGION_KINDS = ("kabupaten", "kota", "provinsi")

VERB = (
    r"(?:adalah|ialah|merupakan|memiliki|mempunyai|terdiri|terbagi|berpenduduk|dihuni|didiami|sendiri|tercatat|"
    r"mencapai|menjadi|punya|yang|terletak|berada|seluas|ber[iu]bu|dibentuk|berbatasan|dengan|sebagai|membawahi|"
    r"meliputi|mencakup|hanya|juga|dipimpin|berdiri|menempati|luasnya|terdapat|ada)\b"
)
PREDICATE = re.compile(
    rf"(?:,\s[^,.;\n|]{{1,60}},)?\s{{0,2}},?\s{{0,2}}(?:(?:\([^()]{{1,40}}\)|saat ini|kini|tersebut|pada|"
    rf"secara \w{{1,20}})\s{{0,2}}){{0,2}}{VERB}|\s{{0,2}}[:|=\t(-]|\s{{1,2}}[0-9]"
)
_LOCATION = re.compile(r"(?:\b(?:di|ke|dari|dengan|oleh|antara|dan|atau|serta|terhadap|daripada|induk)|/)\s{1,2}\Z")
_BORDERING = re.compile(
    r"(?:(?:utara|selatan|timur|barat|tenggara|laut|daya)\s{0,2}(?:[:=|\t-]|\bdengan\b|berbatasan)|"
    r"berbatas\w* [^.\n]{0,60}\bdengan\b|berbatas\w* dengan)[^.\n]{0,80}\Z"
)
_ABOUT_PROVINCE = re.compile(r"\bprovinsi (?:(?:[^.\n]|\.(?=[0-9])){0,80} )?ini\b")
_ABOUT_REGENCY = re.compile(r"\b(?:kabupaten|kota) (?:ini|tersebut)\b")
_DEFINED = re.compile(
    rf"(?P<name>{NAME})(?:\s{{0,2}}\([^()]{{1,80}}\))?,?\s{{1,2}}(?:adalah|merupakan|ialah|(?:(?:resmi|"
    rf"kemudian|akhirnya|secara resmi)\s){{0,2}}(?:berdiri|dibentuk|terbentuk|ditetapkan|diresmikan|lahir|"
    rf"menjadi|berstatus)(?:\s(?:sebagai|menjadi))?)\s{{1,2}}"
    r"(?:sebuah\s{1,2}|suatu\s{1,2}|salah satu\s{1,2}|nama\s{1,2}|satu\s{1,2}|daerah\s{1,2}|"
    r"wilayah\s{1,2}|dari\s{1,2}|[0-9]{1,3}\s){0,4}"
    r"(?P<kind>kabupaten|kota|provinsi)(?:madya)?\b(?!\s{1,2}[A-Z])"
)
_ALIAS = re.compile(
    r"\s{0,2}\(?(?:(?:yang )?(?:disingkat|singkatan|biasa disebut|disebut|atau)\s{1,2})?(?:\"|"
    r"')?(?P<alias>[A-Z][a-z]{2,14})(?:\"|')?\)|"
    r"(?:,?\s|,)(?:yang )?(?:(?:juga|biasa|sering|lebih|kerap|sehari-hari)\s){0,2}(?:disingkat|disebut|dikenal|disapa)"
    r"(?: (?:sebagai|dengan|nama|sebutan|singkatan)){0,2} [\"']?(?P<nick>[A-Z][a-z]{2,14})[\"']?(?=[,.) ])"
)
_IN_PASSING = re.compile(r"\b(?:di|ke|dari|pada|dalam|utara|selatan|timur|barat|tengah|tenggara|dengan|oleh) \Z")
"""``Kabupaten X, yang berada di ujung timur Pulau Y, adalah kabupaten``"""
_FORMER = re.compile(
    r"\b(?:semula|dahulu|dulu|dulunya|sebelumnya|awalnya|mulanya|pemekaran|pecahan|berpisah|mekar)(?: \w+){0,4} \Z"
)


class Target(Struct, frozen=True):
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


def find_target(note: Note, places: list[Place]) -> Target:
    """The region: the one defined, else the first kabupaten or kota in a free position, else any, else a province."""
    place = _defined(note, places)
    if place is None:
        named = [place for place in places if place.name and place.kind in REGION_KINDS]
        named = [p for p in named if not _FORMER.search(note.low[max(0, p.start - 60) : p.start])] or named
        named = [p for p in named if not _BORDERING.search(note.low[max(0, p.start - 90) : p.start])]
        if (
            named
            and named[0].kind == "provinsi"
            and _ABOUT_PROVINCE.search(note.low)
            and not _ABOUT_REGENCY.search(note.low)
        ):
            return _with_alias(note, named[0])
        if named and _opens_as_province(note, named):
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
    return Target(place.kind, place.name, (alias.group("alias") or alias.group("nick"),) if alias else (), place)


def _defined(note: Note, places: list[Place]) -> Place | None:
    for match in _DEFINED.finditer(note.flat):
        for place in places:
            if place.kind in REGION_KINDS and place.name and place.start <= match.start("name") < place.end:
                return place
        if province_name(match.group("name")) and note.flat[: match.start("name")].endswith(", "):
            continue  # "Kota X, Banten, resmi menjadi kota"
        if _IN_PASSING.search(note.low[max(0, match.start("name") - 12) : match.start("name")]):
            continue
        return Place(match.start("name"), match.end("name"), match.group("kind"), tidy_name(match.group("name")))
    return None


def _opens_as_province(note: Note, named: list[Place]) -> bool:
    """Whether a province is the subject of the first sentence, and no kabupaten or kota of a later one."""
    starts = {sentence.start for sentence in note.sentences}
    first = named[0]
    return (
        first.kind == "provinsi"
        and bool(note.sentences)
        and first.start == note.sentences[0].start
        and bool(PREDICATE.match(note.low, first.end))
        and not _ABOUT_REGENCY.search(note.low)
        and not any(place.start in starts for place in named if place.kind != "provinsi")
    )
