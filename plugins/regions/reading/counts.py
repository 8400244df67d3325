"""Reads how many kecamatan, desa and kelurahan a region has, also where a region's own word stands for desa."""

from __future__ import annotations

import re
from decimal import Decimal

from msgspec import Struct

from plugins.regions.dates import UNKNOWN
from plugins.regions.model import FactKind, Quantity, Span
from plugins.regions.numbers import NumberPhrase
from plugins.regions.reading.context import Context
from plugins.regions.reading.found import Found
from plugins.regions.reading.text import Sentence

VILLAGE_WORDS = (
    "desa|nagari|gampong|kampung|kampong|pekon|negeri|lembang|ohoi|tiyuh|kute|kalurahan|wanua|nagori|"
    "negeri administratif"
)
"""What takes the place of *desa* (UU 6/2014 article 6): the region's own word is kept as the unit."""

_NOUNS = (
    (FactKind.DISTRICTS, r"kecamatan|distrik|kapanewon dan kemantren|kapanewon|kemantren|kec\b"),
    (FactKind.URBAN_VILLAGES, r"kelurahan|kel\b"),
    (FactKind.VILLAGES, VILLAGE_WORDS),
    (FactKind.REGENCIES, r"kabupaten administrasi|kabupaten|kab\b"),
    (FactKind.CITIES, r"kota administrasi|kota"),
)
_ABBREVIATIONS = {"kec": "kecamatan", "kel": "kelurahan", "kab": "kabupaten"}
NOUN = "|".join(f"(?P<n{index}>{words})" for index, (_, words) in enumerate(_NOUNS))
_AFTER = re.compile(
    rf"\s{{0,2}}[|\t]?\s{{0,2}}(?:buah\s{{1,2}}|wilayah\s{{1,2}}|unit\s{{1,2}}|"
    rf"pemerintahan\s{{1,2}})?(?:administrasi\s{{1,2}})?(?:{NOUN})\b(?!-)"
)
_VILLAGE_KIND = re.compile(
    r"\s{0,2}\(?(?P<kind>definitif|persiapan|adat|dinas|administratif|administrasi|pakraman)\b\)?"
)
_ELLIPTIC = re.compile(
    r"\s{0,2}(?:di antaranya\s{1,2}|berstatus\s{1,2}|masih\s{1,2}|lainnya\s{1,2}|merupakan\s{1,2}|"
    r"sebagai\s{1,2}){0,2}(?:desa\s{1,2})?(?P<kind>definitif|persiapan|adat)\b"
)
_SLASH = re.compile(
    rf"\s{{0,1}}(?:/|dan/atau|atau)\s{{0,1}}(?:{VILLAGE_WORDS}|kelurahan|kecamatan|distrik|kabupaten|kota)\b|"
    rf"\s{{1,2}}(?:dan|serta)\s{{1,2}}(?:kelurahan|kota|{VILLAGE_WORDS})\b|"
    r"\s{0,2},?\s{0,2}(?:dengan |dan )?[0-9]{1,3} di antaranya (?:\w{1,12} ){0,2}(?:kelurahan|desa)\b"
    r"|\s{1,2}di antara(?:nya)?\b"
)
_FREE_AFTER = re.compile(
    r"\s{0,2}(?:[.,;:()|\t\n\]/\"&+-]|\Z|(?:dan|serta|yang (?:ter|me(?:liputi|mbawahi|ncakup)|ada\b|"
    r"ber(?:status|ada)|tercatat|definitif)|"
    r"dengan|di\b|pada|per\b|tahun|meliputi|mencakup|yaitu|yakni|terdiri|terbagi|tersebar|menurut|"
    r"berdasarkan|sesuai|hingga|"
    r"sampai|sedangkan|sementara|adapun|tanpa|atau|saja|lebih|semester|antara lain|sebagaimana|sebagai|"
    r"dalam|kemudian|membawahi|"
    r"ini\b|tersebut|se-|untuk|plus|ditambah|beserta|dari total|definitif|dinas|secara|kecamatan ini|"
    r"menjadi|tidak|adalah|"
    r"membentuk|sejak|setelah|(?:yang )?(?:seluruhnya|semuanya)|ada\b|berada|terdapat|terletak|dipimpin|\x00))"
)
_GOVERNING = re.compile(
    r"\b(?:terdiri|terbagi|dibagi|berkembang menjadi|"
    r"memiliki|mempunyai|meliputi|membawahi|membawahkan|mencakup|terdapat|jumlah\w*|"
    r"berjumlah|punya|menaungi|mewadahi|administrat\w+|administrasi|pembagian|ada|sebanyak|total|"
    r"terhimpun|mengelola|tersebar|wilayah\w*|"
    r"dengan|berisi|tercatat|seluruh|memayungi)\b"
)
_LABEL = re.compile(
    rf"(?:(?:jumlah|banyaknya|total|jml\.?)\s{{1,2}})?(?:{NOUN})(?P<nya>nya)?(?:\s{{1,2}}(?P<kind>definitif|persiapan|adat))?"
    r"\.?(?P<gap>[\s:=|(),\t]{0,4}(?:(?:adalah|ada|sebanyak|berjumlah|sejumlah|mencapai|yaitu|yakni|"
    r"terdapat|\d{4}|buah|unit|jumlahnya|total|sekitar|pada|di|kabupaten|kota|ini|kini|saat ini)[\s:=|"
    r"(),\t]{0,3}){0,5})\Z"
)
_OUT_OF = re.compile(r"\s{0,3}dari (?:total |seluruh )?")
_WHOLE = re.compile(r"\s{1,2}\w{3,12}(?:,| (?:yang ada|di (?:kabupaten|kota|provinsi)))")
"""``Dari 21 kecamatan, …``: the whole of which a part is told."""
_BLOCKED = re.compile(
    r"\b(?:awalnya|semula|dahulu|dulunya|dulu|saat dibentuk|pada awal|ketika dibentuk|awal pembentukan\w*|"
    r"rencana\w*|akan|diusulkan|"
    r"usulan|sebelumnya|calon|baru saja|dimekarkan menjadi|bertambah|berkurang|salah satu|sebagian|"
    r"satu-satunya|terdampak|"
    r"masing-masing|rata-rata|setiap|tiap|di antaranya|sisanya|ke-|selama|antara lain|termasuk|melayani|"
    r"menjangkau|banjir|"
    r"melintasi|melewati|mengalir|kekurangan|"
    r"pemekaran dari(?=[^,]{0,120}\Z)|mencakup sebagian|meliputi sebagian)(?=\s|\Z)"
)
_ZERO = re.compile(
    rf"(?P<lead>\b(?:tidak|belum|tak)\s{{1,2}}(?:memiliki|mempunyai|ada|terdapat|punya|membawahi)(?: "
    rf"(?:satu pun|wilayah)){{0,1}}|\btanpa(?: ada| memiliki| satu pun)?)\s{{1,2}}"
    rf"(?P<nouns>(?:desa|kelurahan|kecamatan|distrik|{VILLAGE_WORDS})(?:\s{{1,2}}(?:adat|persiapan|definitif))?"
    rf"(?:\s{{0,2}}(?:,|/|dan|maupun|atau|serta|ataupun)\s{{0,2}}(?:desa|kelurahan|"
    rf"{VILLAGE_WORDS})(?:\s{{1,2}}(?:adat|persiapan))?){{0,2}})(?=\s{{0,2}}(?:[.,;:)|]|\Z|dan|karena|"
    rf"sehingga|sebab|di|pada|sama sekali|tetapi|namun|dengan|kecuali|yang berstatus))"
)
_NIL = re.compile(
    rf"(?:jumlah\s{{1,2}})?(?:{NOUN})(?:\s{{1,2}}(?P<kind>persiapan|adat))?\s{{0,2}}[:=|"
    rf"\t]\s{{0,2}}(?:nihil|tidak ada|-)\s{{0,2}}(?=[|,;.\n]|\Z)"
)
_ZERO_NOUN = re.compile(rf"(?:{NOUN})(?:\s{{1,2}}(?P<kind>adat|persiapan|definitif))?")
_OF_PROVINCE = (FactKind.REGENCIES, FactKind.CITIES)
_VILLAGE_KINDS = {
    "definitif": FactKind.VILLAGES_DEFINITIVE,
    "persiapan": FactKind.VILLAGES_PREPARATORY,
    "adat": FactKind.VILLAGES_CUSTOMARY,
    "pakraman": FactKind.VILLAGES_CUSTOMARY,
}
_CHAIN = re.compile(
    r"\s{0,2}(?:[,;/&+(|\t-]|dan|serta|dengan|plus|ditambah|yang|terdiri|atas|dari|meliputi|terbagi|"
    r"menjadi|tersebar|dalam|di|lagi|sedangkan|sementara|adapun|beserta|membawahi|juga|memiliki|sebanyak|ada|mencakup|termasuk|"
    r"\s){0,12}\Z"
)


class _Count(Struct, frozen=True):
    """A counted noun before its date is known."""

    kind: FactKind
    quantity: Quantity
    span: Span
    chained: bool
    number: NumberPhrase
    sentence: Sentence


def read_counts(context: Context) -> list[Found]:
    """The numbers of kecamatan, desa and kelurahan that are the region's own."""
    found = _read_zeros(context)
    for sentence, numbers in context.numbers_by_sentence():
        counts: list[_Count] = []
        for number in numbers:
            previous = counts[-1] if counts else None
            count = _count(context, sentence, number, previous)
            if count is not None:
                counts.append(count)
        found.extend(_dated(context, sentence, counts))
    return found


def _count(context: Context, sentence: Sentence, number: NumberPhrase, previous: _Count | None) -> _Count | None:
    if not number.sure or number.low != number.low.to_integral_value() or number.high > 9999 or number.low < 0:  # noqa: PLR2004
        return None
    low = context.note.low
    gap = low[previous.span[1] : number.start] if previous else ""
    chained = previous is not None and len(gap) < 70 and bool(_CHAIN.fullmatch(gap))  # noqa: PLR2004
    noun = _AFTER.match(low, number.end, sentence.end)
    if noun is None:
        elliptic = _ELLIPTIC.match(low, number.end, sentence.end)
        if elliptic and previous is not None and len(gap) < 40 and _is_village(previous.kind):  # noqa: PLR2004
            kind = _VILLAGE_KINDS[elliptic.group("kind")]
            return _made(
                context, sentence, number, kind, previous.quantity.unit, (number.start, elliptic.end()), chained=True
            )
        return _labelled(context, sentence, number, previous)
    kind, unit = noun_of(noun)
    end = noun.end()
    if kind is FactKind.VILLAGES:
        special = _VILLAGE_KIND.match(low, end, sentence.end)
        if special:
            kind = _VILLAGE_KINDS.get(special.group("kind"), kind)
            end = special.end()
    if _SLASH.match(low, end) or not _FREE_AFTER.match(low, end):
        return None
    if not chained and not _is_governed(context, sentence, number):
        return None
    return _made(context, sentence, number, kind, unit, (number.start, end), chained=chained)


def _is_village(kind: FactKind) -> bool:
    return kind in (FactKind.VILLAGES, *_VILLAGE_KINDS.values())


def noun_of(match: re.Match[str]) -> tuple[FactKind, str]:
    """The kind and the standard word of the counted noun that a pattern with `NOUN` has matched."""
    for index, (kind, _) in enumerate(_NOUNS):
        if match.group(f"n{index}"):
            words = " ".join(match.group(f"n{index}").split())
            return kind, _ABBREVIATIONS.get(words, words)
    raise AssertionError(match)


def _is_governed(context: Context, sentence: Sentence, number: NumberPhrase) -> bool:
    """Whether the words before say that the region consists of what is counted."""
    low = context.note.low
    before = low[max(sentence.start, number.start - 120) : number.start]
    clause = re.split(r"[;|]|\b(?:kini|sekarang|saat ini)\b", before)[-1]
    if _BLOCKED.search(clause):
        return False
    if re.match(r".{0,40}?\bse-?(?:kabupaten|kota|provinsi)\b", low[number.end : number.end + 60]):
        return True
    if _OUT_OF.fullmatch(low[sentence.start : number.start]) and _WHOLE.match(low, number.end):
        return True
    if clause.rstrip().endswith(":") and any(
        place.end == number.start - len(clause) + len(clause.rstrip(" :")) and context.scene.target.covers(place)
        for place in context.scene.places_between(sentence.start, number.start)
    ):
        return True  # "Kabupaten X: 9 kecamatan, …"
    return not clause.strip(" (,:-|\t") or bool(_GOVERNING.search(clause)) or sentence.is_row


def _labelled(context: Context, sentence: Sentence, number: NumberPhrase, previous: _Count | None) -> _Count | None:
    """``Jumlah kecamatan: 18``, ``desa sebanyak 139``: the noun stands before the number."""
    low = context.note.low
    window = max(sentence.start, number.start - 80)
    label = _LABEL.search(low[window : number.start])
    if label is None:
        before = context.label_gap(sentence, window, number.start)
        label = _LABEL.search(before)
        if label is None:
            return None
        start = window + label.start() if before[: label.start()] == low[window : window + label.start()] else window
    else:
        start = window + label.start()
    if not re.match(
        r"\s{0,2}(?:buah|unit|kecamatan)?\s{0,2}(?:[.,;|)(\t\n]|\Z|dan\b|serta\b|sedangkan|pada\b|per\b|tahun|buah)",
        low[number.end : number.end + 16],
    ):
        return None
    plain = not label.group("gap").strip(" ")
    chained = previous is not None and bool(_CHAIN.fullmatch(low, previous.span[1], start))
    piled = chained or low.startswith(" buah", number.end)
    if plain and not piled and not label.group().startswith(("jumlah", "banyak", "total", "jml")):
        return None
    kind, unit = noun_of(label)
    before = low[max(sentence.start, start - 40) : start]
    if before.rstrip().endswith("/") or _BLOCKED.search(before):
        return None
    if label.group("kind"):
        kind = _VILLAGE_KINDS[label.group("kind")] if kind is FactKind.VILLAGES else kind
    return _made(context, sentence, number, kind, unit, (start, number.end), chained=chained)


def _made(
    context: Context,
    sentence: Sentence,
    number: NumberPhrase,
    kind: FactKind,
    unit: str,
    span: Span,
    *,
    chained: bool,
) -> _Count | None:
    if not number.sure or not context.is_own(sentence, number, span[0], span[1]):
        return None
    if kind in _OF_PROVINCE and context.scene.target.kind != "provinsi":
        return None
    quantity = Quantity(number.low, number.high, unit, number.approximate)
    return _Count(kind, quantity, span, chained, number, sentence)


def _dated(context: Context, sentence: Sentence, counts: list[_Count]) -> list[Found]:
    """Each count with its date; a date behind the last of a chain is of the whole chain."""
    found: list[Found] = []
    for count in reversed(counts):
        reference, span, read = context.reference(sentence, count.span, count.number)
        later = found[-1] if found else None
        if reference == UNKNOWN and later is not None and counts[len(counts) - len(found)].chained:
            reference, read = later.reference, later.read
        found.append(Found(count.kind, count.quantity, span, reference, read))
    return found[::-1]


def _read_zeros(context: Context) -> list[Found]:
    found: list[Found] = []
    low = context.note.low
    for sentence in context.note.sentences:
        for match in _ZERO.finditer(low, sentence.start, sentence.end):
            if context.scene.is_own(match.start()):
                nouns = _ZERO_NOUN.finditer(low, match.start("nouns"), match.end("nouns"))
                found.extend(_zero(noun, (match.start(), noun.end())) for noun in nouns)
        nils = _NIL.finditer(low, sentence.start, sentence.end)
        found.extend(_zero(nil, nil.span()) for nil in nils if context.scene.is_own(nil.start()))
    return found


def _zero(noun: re.Match[str], span: Span) -> Found:
    kind, unit = noun_of(noun)
    if kind is FactKind.VILLAGES and noun.group("kind"):
        kind = _VILLAGE_KINDS[noun.group("kind")]
    return Found(kind, Quantity(Decimal(0), Decimal(0), unit), span)
