"""What every rule looks at: the note, its scene, its numbers, dates and laws, and which date a figure is of."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from itertools import pairwise

from msgspec import Struct

from plugins.regions.dates import UNKNOWN, DatePhrase, ReferenceDate, find_dates
from plugins.regions.model import Span
from plugins.regions.numbers import NumberPhrase, find_numbers
from plugins.regions.reading.founding import Founding, find_foundings
from plugins.regions.reading.laws import LawPhrase, find_laws
from plugins.regions.reading.places import NAME, Place
from plugins.regions.reading.scene import Scene, read_scene
from plugins.regions.reading.text import Note, Sentence, read_note
from plugins.regions.reading.vocabulary import REFERENCE_WORDS

_COMPOUNDS = re.compile(r"kependudukan dan (?:pencatatan|catatan) sipil")
_COPULAS = re.compile(
    r"(?:[\s,|:\t-]{1,3}|sebanyak|mencapai|adalah|sebesar|menjadi|berjumlah|yaitu|yakni|tercatat|terdapat|"
    r"ada|sekitar|"
    r"jumlahnya|hanya|telah|sudah|jumlah|penduduknya|penduduk|memiliki|seluas){0,7}"
)
_FOLLOWING = re.compile(
    r"\s{0,2}(?:(?:yang )?(?:ada |tersebar |berada |terdapat )?(?:di|pada|dari|dalam|untuk|milik)?"
    r"(?: (?:seluruh|wilayah|tingkat)){0,2}\s{1,2})?"
)
_BARE_POSSESSOR = re.compile(
    rf"(?i:luas|(?:jumlah )?penduduk|populasi|kepadatan|ketinggian)(?: (?:wilayah|daerah|penduduk|total|di)){{0,2}} "
    rf"(?!(?:BPS|Tahun|Semester|Total|Wilayah|Daerah|Per|Menurut|Data|Laki|Perempuan|SP|WNI)\b)(?P<name>{NAME})"
)
_NUMBERED = re.compile(
    r"\b(?:nomor|no\.?)\s{0,2}[0-9][\w./-]{0,30}\s{1,2}(?:tahun|thn\.?|th\.?)\s{1,2}(?:19|20)[0-9]{2}\b"
)
"""``Permendagri No. 72 Tahun 2019``: the year of a regulation is the date of no figure."""
_RANKED = re.compile(
    r"\b(?:paling \w{3,15}|ter(?!letak|dapat|catat|diri|bagi|sebar|masuk)\w{3,15}|peringkat \w{1,12}|urutan \w{1,12})"
    r"(?: (?:nomor |ke-?)?\w{1,10}){0,2} (?:di|se)[ -]?(?:seluruh |wilayah |provinsi |antara )?\Z"
)
"""``terluas di Jawa Tengah``: a place that only frames a ranking owns no figure."""
_FRACTION = re.compile(
    r"\b(?:separuh|setengah|sepertiga|seperempat|seperlima|sepersepuluh)(?: dari)?(?: luas)?(?: wilayah| daratan)? \Z"
)
_BEHIND = re.compile(r"\b(?:kedua|ketiga|keempat|kelima|ter\w{3,12})\b[^.;]{0,50} (?:setelah|sesudah) \Z")
"""``terluas kedua di Jawa Tengah setelah Kabupaten Cilacap``"""
_CELL = re.compile(r"[|\t]")
_WIDER = re.compile(
    r"\s{1,2}(?:se-?|di seluruh )\s?(?:indonesia|provinsi|kalimantan|sumatr?e?ra|jawa|papua|sulawesi|nasional)"
)


class Context(Struct, frozen=True):
    """All that the rules read from; built once for a note."""

    note: Note
    scene: Scene
    numbers: tuple[NumberPhrase, ...]
    dates: tuple[DatePhrase, ...]
    laws: tuple[LawPhrase, ...]
    foundings: tuple[Founding, ...]
    number_cores: tuple[int, ...]
    date_cores: tuple[int, ...]
    year_columns: Mapping[int, tuple[DatePhrase | None, ...]]

    def numbers_by_sentence(self) -> Iterator[tuple[Sentence, list[NumberPhrase]]]:
        """Each sentence that has numbers, with them."""
        cores = self.number_cores
        for sentence in self.note.sentences:
            inside = self.numbers[bisect_left(cores, sentence.start) : bisect_left(cores, sentence.end)]
            if inside:
                yield sentence, list(inside)

    def dates_in(self, start: int, end: int) -> list[DatePhrase]:
        """The dates whose core begins within two offsets."""
        cores = self.date_cores
        return list(self.dates[bisect_left(cores, start) : bisect_left(cores, end)])

    def without_dates(self, start: int, end: int) -> str:
        """The flat lower-case text between two offsets, its dates left out."""
        pieces, at = [], start
        for date in self.dates_in(start, end):
            pieces.append(self.note.low[at : max(at, date.start)])
            at = min(end, date.end)
        return "".join([*pieces, self.note.low[at:end]])

    def label_gap(self, sentence: Sentence, start: int, end: int) -> str:
        """The text between a label and its number, without dates; in a table by years, without the years before."""
        if sentence.start not in self.year_columns:
            return self.without_dates(start, end)
        last_bar = max(self.note.low.rfind("|", start, end), self.note.low.rfind("\t", start, end))
        first_bar = _CELL.search(self.note.low, start, end)
        return (
            self.note.low[start : first_bar.start() if first_bar else end] + self.note.low[max(start, last_bar) : end]
        )

    def _column_date(self, sentence: Sentence, offset: int) -> DatePhrase | None:
        columns = self.year_columns.get(sentence.start, ())
        column = len(_CELL.findall(self.note.low, sentence.start, offset)) if columns else 0
        return columns[column] if column < len(columns) else None

    def is_own(self, sentence: Sentence, number: NumberPhrase, start: int, end: int) -> bool:
        """Whether a figure read from ``start`` to ``end`` is the region's: nobody else is subject or possessor."""
        scene, low = self.scene, self.note.low
        if self._foreign_possessor(start, number.core) or self._bare_possessor(start, number.core):
            return False
        if self._of_another(low, sentence, number.core):
            return False
        after = _FOLLOWING.match(low, end)
        following = after.end() if after else end
        for place in scene.places_between(following, min(following + 1, sentence.end)):
            if scene.target.covers(place):
                return True
            if not self._in_next_cell(end, place.start):
                return False
        own = scene.is_own(number.core) or self._own_between(start, number.core)
        return own and not _WIDER.match(low, end)

    def _own_between(self, start: int, end: int) -> bool:
        return any(self.scene.target.covers(place) for place in self.scene.places_between(start, end))

    def _in_next_cell(self, figure_end: int, start: int) -> bool:
        """Whether a row's bar or a tab stands between a figure and the place behind it."""
        return bool(_CELL.search(self.note.low, figure_end, start))

    def _foreign_possessor(self, start: int, end: int) -> bool:
        places = self.scene.places_between(start, end)
        own_after = -1
        foreign = False
        for place in places:
            if self.scene.target.covers(place):
                own_after, foreign = place.end, False
            elif self._is_frame(place) or (
                own_after >= 0 and self.note.low[own_after : place.start].strip(" ,(-") in ("", "di", "dalam")
            ):
                continue
            else:
                foreign = True
        return foreign

    def _is_frame(self, place: Place) -> bool:
        """Whether a place only says among or behind whom the region is ranked."""
        before = self.note.low[max(0, place.start - 80) : place.start]
        return bool(_RANKED.search(before) or _FRACTION.search(before) or _BEHIND.search(before))

    def _bare_possessor(self, start: int, end: int) -> bool:
        """``penduduk Balikpapan 733.396 jiwa``: a bare name right behind the label is whose the figure is."""
        name = _BARE_POSSESSOR.match(self.note.flat, start, end) if self.scene.target.name else None
        return name is not None and not any(
            place.start < name.end("name") and place.end > name.start("name")
            for place in self.scene.places_between(name.start("name") - 40, name.end("name"))
        )

    def _of_another(self, low: str, sentence: Sentence, core: int) -> bool:
        """``Kabupaten Berau (21.240 km²)``: a figure in brackets is of the name before the bracket."""
        opened = low.rfind("(", max(sentence.start, core - 60), core)
        if opened < 0 or ")" in low[opened:core]:
            return False
        around = self.scene.places_between(max(sentence.start, opened - 60), opened)
        if around and _RANKED.search(low[max(0, around[-1].start - 60) : around[-1].start]):
            return False
        return bool(around) and around[-1].end >= opened - 2 and not self.scene.target.covers(around[-1])

    def reference(
        self, sentence: Sentence, span: Span, number: NumberPhrase
    ) -> tuple[ReferenceDate, Span, tuple[Span, ...]]:
        """The date of a figure, the span widened to a date that stands at it, and the offsets of the date read.

        In order: a date between label and number, one right behind the figure, one that opens the sentence; a
        more exact date behind the figure is preferred to a bare year before it.
        """
        column = self._column_date(sentence, number.core)
        if column is not None:
            return column.date, span, ()
        after = [d for d in self.dates_in(span[1], min(sentence.end, span[1] + 140)) if self._adjoins(span[1], d)][:1]
        between = self.dates_in(span[0], number.core)[-1:]
        if between and after and after[0].date.year != between[0].date.year:
            after = []
        if after:
            date = after[0]
            bracketed = self.note.low[date.end : date.end + 1] in (")", "]")
            closing = date.end + (bracketed and "(" in self.note.low[span[1] : date.core])
            return date.date, (span[0], closing), ((date.start, date.end),)
        if between:
            date = between[0]
            return date.date, (min(span[0], date.start), span[1]), ((date.start, date.end),)
        earlier = [
            d for d in self.dates_in(max(sentence.start, span[0] - 400), span[0]) if self._governs(sentence, d, span[0])
        ]
        if earlier:
            date = earlier[-1]
            near = span[0] - date.end <= 4 and date.start >= sentence.start  # noqa: PLR2004
            return date.date, (date.start if near else span[0], span[1]), ((date.start, date.end),)
        return UNKNOWN, span, ()

    def _adjoins(self, end: int, date: DatePhrase) -> bool:
        gap = self.note.low[end : max(end, date.core)]
        if len(gap) > 120 or any(mark in gap for mark in ".;|\t"):  # noqa: PLR2004
            return False
        words = re.findall(r"\w+", _COMPOUNDS.sub("kependudukan", gap))
        return all(word in REFERENCE_WORDS for word in words)

    def _governs(self, sentence: Sentence, date: DatePhrase, start: int) -> bool:
        """Whether an earlier date of the sentence still holds: nothing was counted between it and the figure."""
        between = self.note.low[date.end : start]
        lead = self.note.low[max(sentence.start, date.start - 90) : date.start]
        opens = not any(char.isdigit() for char in lead)
        counted = self._numbers_between(date.end, start)
        if not opens or re.search(r"[()]", between):
            return not counted and bool(_COPULAS.fullmatch(between))
        before = lead.strip(" ,(")
        leading = len(before) <= 60 and not counted  # noqa: PLR2004
        return leading or len(before) <= 24  # noqa: PLR2004

    def _numbers_between(self, start: int, end: int) -> bool:
        return bisect_left(self.number_cores, start) < bisect_left(self.number_cores, end)


def read_context(text: str) -> Context:
    """The context of a note's text."""
    note = read_note(text)
    laws = find_laws(note.low)
    other_laws = _mask(note.low, [match.span() for match in _NUMBERED.finditer(note.low)])
    masked = _mask(other_laws, [(law.start, law.end) for law in laws])
    dates = find_dates(masked)
    masked = _mask(masked, [(date.core, date.end) for date in dates])
    note_scene = read_scene(note)
    foundings = [founding for founding in find_foundings(note, dates) if note_scene.is_own(founding.verb_start)]
    formed = {founding.date.core for founding in find_foundings(note, dates)}
    free = tuple(date for date in dates if date.core not in formed)
    numbers = tuple(find_numbers(masked))
    return Context(
        note,
        note_scene,
        numbers,
        free,
        tuple(laws),
        tuple(foundings),
        tuple(number.core for number in numbers),
        tuple(date.core for date in free),
        _year_columns(note, free),
    )


def _year_columns(note: Note, dates: tuple[DatePhrase, ...]) -> dict[int, tuple[DatePhrase | None, ...]]:
    """For each row below a header of years, by the row's offset: the date of each column."""
    columns: dict[int, tuple[DatePhrase | None, ...]] = {}
    header: tuple[DatePhrase | None, ...] = ()
    cores = [date.core for date in dates]
    for before, row in pairwise((None, *note.sentences)):
        assert row is not None
        if before is None or row.paragraph != before.paragraph or not row.is_row:
            header = ()
        if header:
            columns[row.start] = header
        inside = dates[bisect_left(cores, row.start) : bisect_left(cores, row.end)] if row.is_row else ()
        edges = [row.start, *(bar.end() for bar in _CELL.finditer(note.low, row.start, row.end)), row.end + 1]
        cells = [next((d for d in inside if a <= d.core < b and d.end >= b - 3), None) for a, b in pairwise(edges)]
        if len(cells) > 1 and cells[0] is None and len(inside) == len(cells) - 1 and all(cells[1:]):
            header = tuple(cells)
    return columns


def _mask(low: str, spans: list[Span]) -> str:
    pieces, at = [], 0
    for start, end in spans:
        if start >= at:
            pieces += [low[at:start], "\x00" * (end - start)]
            at = end
    return "".join([*pieces, low[at:]])
