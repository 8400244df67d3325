"""Reads when and by which law the region was formed."""

from __future__ import annotations

import re
from bisect import bisect_right

from plugins.regions.dates import ReferenceDate
from plugins.regions.model import FactKind
from plugins.regions.reading.context import Context
from plugins.regions.reading.found import Found
from plugins.regions.reading.founding import FORMATION, LEGAL_BASIS
from plugins.regions.reading.laws import LawPhrase
from plugins.regions.reading.text import Sentence

_POSSESSING = re.compile(r"(?:pembentukan|pemekaran|berdirinya|lahirnya|terbentuknya|pendirian|hari jadi)\Z")
_NEAR = 70
_FORERUNNER = re.compile(
    r"\b(?:kota administratif|kotif|kotapraja|swapraja|kewedanaan|kawedanan|keresidenan)\b"
    r"(?!.{0,40}\bmenjadi (?:kota|kabupaten|daerah))"
)
"""What a region was before it was one: a law about that forms another body."""


def read_formation(context: Context) -> list[Found]:
    """The dates of the best rank that the note has (formation, else feast, else ceremony), and the laws."""
    foundings = [
        founding for founding in context.foundings if not _of_other(context, founding.verb_start, founding.verb_end)
    ]
    best = min((founding.rank for founding in foundings), default=0)
    found: list[Found] = []
    for founding in foundings:
        if founding.rank != best:
            continue
        inner, outer = founding.date, (founding.verb_start, founding.verb_end)
        apart = inner.start - outer[1] if inner.start >= outer[1] else outer[0] - inner.end
        span = (min(inner.start, outer[0]), max(inner.end, outer[1])) if apart <= _NEAR else (inner.start, inner.end)
        found.append(Found(FactKind.FORMED, inner.date, span, read=((inner.start, inner.end), outer)))
    return _most_exact(found) + _laws(context)


def _of_other(context: Context, start: int, end: int) -> bool:
    """``pembentukan Provinsi X``: the word of formation takes another place as its object."""
    if not _POSSESSING.search(context.note.low[start:end]):
        return False
    following = context.scene.places_between(end, end + 3)
    return bool(following) and not context.scene.target.covers(following[0])


def _most_exact(found: list[Found]) -> list[Found]:
    """Leave out a year where another date of the same year says the day."""
    kept = []
    for fact in found:
        assert isinstance(fact.value, ReferenceDate)
        exact = any(
            isinstance(other.value, ReferenceDate)
            and other.value.year == fact.value.year
            and fact.value.day is None
            and other.value.day is not None
            for other in found
        )
        if not exact:
            kept.append(fact)
    return kept


def _laws(context: Context) -> list[Found]:
    found: list[Found] = []
    starts = [sentence.start for sentence in context.note.sentences]
    for law in context.laws:
        sentence = context.note.sentences[max(0, bisect_right(starts, law.start) - 1)]
        clause = context.note.low[max(sentence.start, law.start - 80) : law.start].rsplit(", ", maxsplit=1)[-1]
        if (
            law.amending
            or _FORERUNNER.search(clause)
            or not (law.forming or _tells_formation(context, sentence, law.start, law.end))
        ):
            continue
        if _is_own(context, sentence, law.start) and not _forms_another(context, sentence, law):
            found.append(Found(FactKind.LAW, law.law, (law.start, law.end)))
    return found


def _forms_another(context: Context, sentence: Sentence, law: LawPhrase) -> bool:
    """Whether the law's title names only other regions, and nothing before it tells of this region's formation."""
    if not law.forming or _tells_formation(context, sentence, law.start, law.start):
        return False
    titled = context.scene.places_between(law.end, min(sentence.end, law.end + 400))
    return bool(titled) and not any(context.scene.target.covers(place) for place in titled)


def _is_own(context: Context, sentence: Sentence, start: int) -> bool:
    """Whether the subject at the law, or at a word of formation before it, is the region."""
    verbs = [verb.start() for verb in FORMATION.finditer(context.note.low, max(sentence.start, start - 250), start)]
    return any(context.scene.is_own(offset) for offset in (start, *verbs))


def _tells_formation(context: Context, sentence: Sentence, start: int, end: int) -> bool:
    low = context.note.low
    begin, stop = max(sentence.start, start - 250), min(sentence.end, end + 250) if end > start else start
    return bool(FORMATION.search(low, begin, stop) or LEGAL_BASIS.search(low, begin, stop))
