"""Words by the spelling rules: di- and ke-, ordinals, reduplication, abbreviations, compounds (EYD V)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from plugins.audit import problems_eyd as found
from plugins.audit.model import Context, Document, Finding, Fix
from plugins.audit.rules.spelling import like
from plugins.audit.words.dictionary import in_lists, is_known
from plugins.audit.words.lists import flags_of, lines_of, pairs_of, stems, words_of
from plugins.engine.almanac import MONTHS

_DI_APART = re.compile(r"(?<![\w-])([Dd]i)[ \n]([a-z]+)(?![\w-])")
_KE_APART = re.compile(
    r"\b((?:yang|untuk|tahap|hari|kali|babak|periode|gelombang|kloter|urutan|peringkat|posisi|juara|edisi|angkatan|"
    r"putaran|anak)[ \n])(ke) (dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas)"
    r"(?=[ \n]kali|[,.]|[ \n](?:di|"
    r"ini|tahun|yang|pada|dalam)\b|$)"
)
_JOINED_CAPITAL = re.compile(r"(?<![\w-])([Dd]i|[Kk]e)(-?)([A-Z][a-z]{2,})")
_PARTICLES = ("nya", "lah", "kah")
_NO_PASSIVE = frozenset("per kali hari api sini tani bumi puri peri diri kaki sisi tepi tari nadi hati".split())  # noqa: SIM905
_ROMAN = re.compile(r"\b([Kk]e)([ -])((?:X{0,3})(?:IX|IV|V?I{0,3}))\b(?!\.\w)")
_MAY_COUNT = re.compile(r"[Kk]e ?-? ?[XVI\d]")
_ORDINAL = re.compile(
    r"\b((?:HUT|[Uu]lang [Tt]ahun|[Hh]ari [Jj]adi|[Kk]ali|[Pp]eriode|[Aa]ngkatan|[Uu]rutan|[Pp]eringkat|[Ee]disi|"
    r"[Tt]ahap|[Gg]elombang|[Ss]idang|[Rr]apat|[Kk]ongres|[Aa]bad|[Pp]utaran|[Hh]ari|[Ss]emester)"
    r"(?: [A-Z]\w+){0,4} )(ke) (\d{1,3})"
    r"(?=[ \n]?(?:[,.;:)]|tahun|di|pada|yang|dengan|dan|ini|Kota|Kabupaten|Provinsi|Republik|RI\b|TNI\b|Tahun|$))"
)
_ORDINAL_SPACED = re.compile(r"\b([Kk]e) ?- (\d{1,3})\b|\b([Kk]e)(\d{1,3})\b(?!\w)")
_TWICE_AFFIXED = re.compile(r"(?<![\w-])(ber|se|ter)([a-z]{3,})[ \n](\2)(nya|an)?(?![\w-])")
_FUNCTION = frozenset(
    """
    yang di ke dari dan untuk dengan pada dalam oleh akan telah sudah ini itu tersebut adalah atau serta karena bahwa
    sebagai tidak juga agar bagi para hingga sampai tentang terhadap sangat lebih dapat bisa harus kepada ada
    """.split()  # noqa: SIM905
)
_DOTTED = re.compile(r"(?<![\w.-])(dll|dsb|dst|dkk|sbb|dsj|ttd|hlm)(?![\w.-]|\.)|(?<![\w.-])(dlsb)\b")
_SLASHES = {
    "s/d": "s.d.",
    "s.d": "s.d.",
    "a/n": "a.n.",
    "a.n": "a.n.",
    "u/p": "u.p.",
    "u.p": "u.p.",
    "d/a": "d.a.",
    "d.a": "d.a.",
}
_SLASH = re.compile(r"(?<![\w/.-])(s/d|a/n|u/p|d/a|s\.d|a\.n|u\.p|d\.a)(?![\w./]|\.)", re.IGNORECASE)
_CHAT_TWO = re.compile(r"\b([a-z]{3,})2(?:(an|nya)\b|(?=[\s,.;:!?)]|$))")
_MONTHS = "|".join(MONTHS).lower()
_CALENDAR = re.compile(
    rf"(?<![\w-])(?:(?P<day>senin|selasa|rabu|kamis|jumat|sabtu)(?![\w-])|(?<=\d )(?P<month>{_MONTHS})\b"
    rf"|(?P<alone>januari|februari|agustus|september|oktober|november|desember)(?= (?:19|20)\d\d)"
    r"|(?<=hari )(?P<sunday>minggu)(?=[ ,(])(?! (?:ini|depan|lalu|pertama|kedua|ketiga)))"
)
_BOUND = re.compile(
    r"(?<![\w-])([Aa]ntar|[Pp]asca|[Pp]ra|[Nn]on|[Mm]ulti|[Ss]ub|[Ss]emi|[Aa]nti|[Mm]aha|[Nn]ir)"
    r"([ -])([a-z]{3,})(?![\w-])"
)
_BOUND_NOUNS = frozenset(
    """
    daerah instansi lembaga warga negara kota desa kabupaten provinsi pulau umat sektor perangkat generasi bank wilayah
    kelompok bidang bagian pemerintah kementerian organisasi suku agama bangsa kecamatan kelurahan sekolah kampus
    perusahaan unit dinas badan budaya individu pihak komunitas petugas anggota kampung
    """.split()  # noqa: SIM905
)


def di_apart(doc: Document, _: Context) -> Iterator[Finding]:
    """A101: di- and ke- as prefixes are joined to their word."""
    for match in _DI_APART.finditer(doc.prose):
        if doc.block_of(match.start()) is not None and _is_passive(match[2]):
            right = match[1] + match[2]
            written = f"{match[1]} {match[2]}"
            yield doc.swapped(found.DI_APART, match.start(), match.end(), right, written=written, right=right)
    for match in _KE_APART.finditer(doc.prose):
        if doc.block_of(match.start()) is not None:
            right = f"ke{match[3]}"
            start, end = match.start(2), match.end(3)
            yield doc.swapped(found.DI_APART, start, end, right, written=doc.shown(start, end), right=right)


@lru_cache(maxsize=20_000)
def _is_passive(word: str) -> bool:
    """Whether *di* before a word can only be the prefix of a passive verb."""
    for particle in _PARTICLES:
        if word.endswith(particle) and len(word) > len(particle) + 3 and not in_lists(word):
            word = word[: -len(particle)]
            break
    if word in words_of("kata-kerja-di.txt"):
        return True
    if in_lists(word) or len(word) < 5:  # noqa: PLR2004 -- "di kami", "di pekan", "di kursi"
        return False
    stem = word.removeprefix("per") if word.startswith("per") else word
    for ending, flags in (
        ("kan", {"Dk", "Mk", "Dn", "Mh", "Mo", "Mu", "Du"}),
        ("i", {"Di", "Mi", "Dm", "Mg", "Mm", "Mt", "Dt"}),
    ):
        for whole in dict.fromkeys((word, stem)):
            base = whole.removesuffix(ending)
            if base == whole or base not in stems() or base in _NO_PASSIVE:
                continue
            if flags_of(base) & flags or whole != word or (ending == "kan" and len(base) > 3):  # noqa: PLR2004
                return True
    return False


def di_joined(doc: Document, context: Context) -> Iterator[Finding]:
    """A102: di and ke as prepositions stand apart."""
    joined = _joined()
    for start, word in doc.words:
        low = word.lower()
        place = joined.get(low)
        if place is None and low[:2] in {"di", "ke"} and len(low) > 6 and low[2:] in context.names:  # noqa: PLR2004
            place = None if is_known(low) or in_lists(low[2:]) else f"{low[:2]} {low[2:].capitalize()}"
        if place is None or doc.is_italic(start) or word[1:] != low[1:]:
            continue
        right = like(word, place)
        yield doc.swapped(found.DI_JOINED, start, start + len(word), right, written=word, right=right)
    for match in _JOINED_CAPITAL.finditer(doc.prose):
        if doc.block_of(match.start()) is not None:
            right = f"{match[1]} {match[3]}"
            yield doc.swapped(found.DI_JOINED, match.start(), match.end(), right, written=match[0], right=right)


@lru_cache(maxsize=1)
def _joined() -> dict[str, str]:
    """Every wrongly joined form of the list with its right form."""
    forms: dict[str, str] = {}
    for line in lines_of("kata-depan.txt"):
        leads, _, places = line.partition(":")
        for lead in leads.split():
            for place in places.split():
                form = (lead + place).lower()
                if not place.endswith("_") and not in_lists(form):
                    forms[form] = f"{lead} {place}"
    return forms


def ordinals(doc: Document, _: Context) -> Iterator[Finding]:
    """A109: ordinal numbers."""
    if not _MAY_COUNT.search(doc.prose):
        return
    for match in _ROMAN.finditer(doc.prose):
        if match[3] and doc.block_of(match.start()) is not None and (match[2] == "-" or len(match[3]) > 1):
            right = f"{match[1]}-{_number(match[3])}"
            yield doc.swapped(found.ORDINAL, match.start(), match.end(), right, written=match[0], right=right)
    for match in _ORDINAL.finditer(doc.prose):
        if doc.block_of(match.start()) is not None:
            start, end = match.start(2), match.end(3)
            right = f"ke-{match[3]}"
            yield doc.swapped(found.ORDINAL, start, end, right, written=doc.prose[start:end], right=right)
    for match in _ORDINAL_SPACED.finditer(doc.prose):
        if doc.block_of(match.start()) is not None:
            right = f"{match[1] or match[3]}-{match[2] or match[4]}"
            yield doc.swapped(found.ORDINAL, match.start(), match.end(), right, written=match[0], right=right)


def _number(roman: str) -> int:
    values = {"I": 1, "V": 5, "X": 10}
    total = 0
    for letter, following in zip(roman, [*roman[1:], ""], strict=True):
        value = values[letter]
        total += -value if following and values[following] > value else value
    return total


def repeated(doc: Document, _: Context) -> Iterator[Finding]:
    """A110, A111: the same word twice is a reduplication without its hyphen, or a slip."""
    for match in _TWICE_AFFIXED.finditer(doc.prose):
        block = doc.block_of(match.start())
        if block is not None and match.end() <= block.end and in_lists(match[2]):
            right = f"{match[1]}{match[2]}-{match[3]}{match[4] or ''}"
            yield doc.swapped(found.REDUPLICATION, match.start(), match.end(), right, written=match[0], right=right)
    for (start, first), (then, again) in pairwise(doc.words):
        # A capital begins a name such as Sawah Sawah, or the next heading.
        if first.lower() != again or len(first) < 2 or first[1:] != again[1:]:  # noqa: PLR2004 -- a letter is no word
            continue
        between, end = doc.prose[start + len(first) : then], then + len(again)
        if between.strip(" \n") or not between or "\n\n" in between or doc.block_of(start) != doc.block_of(then):
            continue
        if again not in _FUNCTION and (f"{again}-{again}" in stems() or (first.islower() and in_lists(again))):
            right, written = f"{first}-{again}", doc.shown(start, end)
            yield doc.swapped(found.REDUPLICATION, start, end, right, written=written, right=right)
        else:
            yield doc.at(found.DOUBLED, start, end, Fix(start + len(first), end, ""), word=again)


def abbreviations(doc: Document, _: Context) -> Iterator[Finding]:
    """A112, A126: abbreviations with their full stops."""
    prose = doc.prose
    for match in _DOTTED.finditer(prose):
        if doc.block_of(match.start()) is not None:
            right = "dsb." if match[2] else f"{match[1]}."
            yield doc.swapped(found.ABBREVIATION, match.start(), match.end(), right, written=match[0], right=right)
    for match in _SLASH.finditer(prose):
        if doc.block_of(match.start()) is not None:
            right = _SLASHES[match[1].lower()]
            yield doc.swapped(found.SLASH, match.start(), match.end(), right, written=match[0], right=right)


def chat_words(doc: Document, _: Context) -> Iterator[Finding]:
    """A113: no abbreviations of chats."""
    prose, chat = doc.prose, pairs_of("singkatan-obrolan.txt")
    for start, word in doc.words:
        wanted = chat.get(word.lower())
        if not wanted:
            continue
        behind = prose[start + len(word) : start + len(word) + 1]
        if word[1:].islower() and not doc.is_italic(start) and behind not in {"-", "/", "_"}:
            if prose[max(0, start - 1) : start] in {"-", "/", ".", "@", "#"}:
                continue
            right = like(word, wanted)
            yield doc.swapped(found.CHAT, start, start + len(word), right, written=word, right=right)
    for match in _CHAT_TWO.finditer(prose):
        if doc.block_of(match.start()) is not None and in_lists(match[1]):
            right = f"{match[1]}-{match[1]}{match[2] or ''}"
            yield doc.swapped(found.CHAT, match.start(), match.end(), right, written=match[0], right=right)


def calendar_names(doc: Document, _: Context) -> Iterator[Finding]:
    """A117: names of days and months with a capital."""
    for match in _CALENDAR.finditer(doc.prose):
        if doc.block_of(match.start()) is not None and not doc.is_italic(match.start()):
            right = match[0].capitalize()
            yield doc.swapped(found.CALENDAR, match.start(), match.end(), right, written=match[0], right=right)


def bound_forms(doc: Document, _: Context) -> Iterator[Finding]:
    """A118: bound forms (antar, pasca, pra, non, …) are joined to the word behind them."""
    for match in _BOUND.finditer(doc.prose):
        lead, word = match[1].lower(), match[3]
        noun = word in _BOUND_NOUNS if lead == "antar" else is_known(word)
        if lead == "sub":
            noun = word in {"bagian", "bidang", "sektor", "unit", "kegiatan", "judul", "bab", "koordinator", "tema"}
        if noun and doc.block_of(match.start()) is not None and not doc.is_italic(match.start()):
            right = match[1] + word
            yield doc.swapped(found.COMPOUND, match.start(), match.end(), right, written=match[0], right=right)
