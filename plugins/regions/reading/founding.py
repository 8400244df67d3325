"""Which dates of a note are of the region's formation, and so no figure's reference date."""

from __future__ import annotations

import re
from bisect import bisect_left

from msgspec import Struct

from plugins.regions.dates import DatePhrase
from plugins.regions.reading.text import Note

FORMATION = re.compile(
    r"\b(?:(?P<first>(?:di|ter)bentuk(?:nya|kan|lah)?|pembentukan(?:nya)?|(?:ber|di)diri(?:kan)?(?:nya)?|dimekarkan|"
    r"pemekaran(?:nya)?|mekar|(?:resmi )?(?:menjadi|berstatus) (?:sebuah )?(?:kabupaten|kota|provinsi|"
    r"daerah)(?! tujuan| wisata| ter| dengan)|"
    r"berpisah|memisahkan diri|disahkan|pendirian(?:nya)?)|"
    r"(?P<second>hari jadi(?:nya)?|hari lahir|hut|hari ulang tahun|(?:di)?lahir(?:nya)?)|"
    r"(?P<third>diresmikan|peresmian(?:nya)?|ditetapkan))\b"
)
"""Words that tell of a formation, in three ranks: formation itself, its feast, its ceremony."""

LEGAL_BASIS = re.compile(
    r"\b(?:dasar|landasan|payung) (?:hukum|pembentukan)|\bundang-undang pembentukan|\buu pembentukan"
    r"|\bdasarnya\b|\b(?:uu|undang-undang)\s{0,2}[|:=]"
)

_OTHER_THING = re.compile(
    r"\b(?:gedung|universitas|sekolah|bandara|pelabuhan|pasar|masjid|candi|museum|kerajaan|kesultanan|kecamatan|desa|"
    r"kelurahan|jembatan|stadion|rumah sakit|rsud|pabrik|kampus|dprd|dinas|benteng|gereja|bendungan|waduk|taman|tugu|"
    r"monumen|kawedanan|nagari|kampung|distrik|perusahaan|badan usaha|perumda|terminal|institut|politeknik|persiapan|"
    r"keresidenan|karesidenan|kadipaten|kewedanaan|perpustakaan|hotel|tokoh|pahlawan|bupati|gubernur|wali "
    r"kota|kawasan)\b"
)
_CUT = re.compile(r"\bjiwa\b|[0-9] (?:kecamatan|desa)\b|\bpenduduk")
"""What stands between no word of formation and its date: the note has gone on to figures."""
_FIGURE = re.compile(r"\b(?:jiwa|orang|km2|ha|desa|kecamatan|kelurahan|penduduk)[\s(,]{1,3}\Z")
"""What shows that a date is of the figure before it."""
_HISTORIC = re.compile(r"\b(?:kerajaan|kesultanan|kecamatan|desa|distrik|kampung|nagari|gedung)\b")


class Founding(Struct, frozen=True):
    """A word of formation and the date it takes: ``rank`` 1 formation, 2 feast, 3 ceremony."""

    verb_start: int
    verb_end: int
    rank: int
    date: DatePhrase


def find_foundings(note: Note, dates: list[DatePhrase]) -> list[Founding]:
    """Each word of formation with the first date behind it, else the date just before it, in order."""
    cores = [date.core for date in dates]
    found: list[Founding] = []
    for sentence in note.sentences:
        verbs = list(FORMATION.finditer(note.low, sentence.start, sentence.end))
        inside = dates[bisect_left(cores, sentence.start) : bisect_left(cores, sentence.end)]
        if not verbs or not inside:
            continue
        taken: set[int] = set()
        for index, verb in enumerate(verbs):
            following = verbs[index + 1].start() if index + 1 < len(verbs) else sentence.end
            date = _date_of(note, inside, verb, following, taken)
            if date is None:
                continue
            taken.add(date.core)
            clause = note.low[max(sentence.start, verb.start() - 70) : verb.start()]
            if not _OTHER_THING.search(_last_clause(clause)) and not _is_of_part(note, verb):
                rank = 1 if verb.group("first") else 2 if verb.group("second") else 3
                found.append(Founding(verb.start(), verb.end(), rank, date))
    return found


def _date_of(
    note: Note, dates: list[DatePhrase], verb: re.Match[str], following: int, taken: set[int]
) -> DatePhrase | None:
    first = bisect_left(dates, verb.start() - 130, key=_core)
    last = bisect_left(dates, verb.end() + 220, key=_core)
    free = [date for date in dates[first:last] if date.core not in taken and not date.date.semester]
    after = [date for date in free if verb.end() <= date.core < min(verb.end() + 220, max(following, verb.end()))]
    if not after:  # "dibentuk … , diresmikan …": a later verb may stand between
        after = [date for date in free if verb.end() <= date.core < verb.end() + 30]
    if after and not _CUT.search(note.low, verb.end(), after[0].core):
        return after[0]
    before = [
        date
        for date in free
        if date.end <= verb.start() <= date.end + 90
        and not _FIGURE.search(note.low[max(0, date.start - 12) : date.start])
    ]
    if before and not _CUT.search(note.low, before[-1].end, verb.start()):
        return before[-1]
    return None


def _core(date: DatePhrase) -> int:
    return date.core


def _last_clause(clause: str) -> str:
    return clause.rsplit(", ", maxsplit=1)[-1]


def _is_of_part(note: Note, verb: re.Match[str]) -> bool:
    """``pemekaran kecamatan``, ``dibentuk 11 desa``: a part of the region is formed."""
    return bool(re.match(r"\s(?:sebanyak )?(?:[0-9]{1,3} )?", note.low[verb.end() :][:1])) and bool(
        _HISTORIC.match(note.low[verb.end() : verb.end() + 30].lstrip(" 0123456789"))
    )
