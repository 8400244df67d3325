"""Sentences: capitals at the start, length, relative words, fixed pairs, numbers, foreign words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from plugins.audit import problems_eyd as found
from plugins.audit.model import FILLER, Context, Document, Finding
from plugins.audit.phrases import Phrases, by_first_word, phrases
from plugins.audit.rules.spelling import like
from plugins.audit.sentences import is_abbreviation
from plugins.audit.words.dictionary import in_lists
from plugins.audit.words.lists import pairs_of

LONGEST = 40
"""Words in a sentence; above it few readers keep the thread."""

_RUNNING = frozenset({"paragraf", "kutipan", "ringkasan"})
_LOWER_AFTER = re.compile(
    rf"(?<=[a-z)”\"]{{2}})[.!?][{FILLER}]*[ \n]+[\"“‘'({FILLER}]*(?P<word>[a-z]{{2,}})(?![\w.@/-])"
)
_LOWER_FIRST = re.compile(rf"[{FILLER}\s\"“‘'(]*(?P<word>[a-z]{{2,}})(?=[ ,])")
_WHICH = re.compile(
    r"(?<=[a-z,])[ \n](yang mana|dari mana|hal mana|di mana)(?=[ \n](?:para|ia|mereka|dia|kegiatan|acara|hal|"
    r"pemerintah|masyarakat|warga|program|dalam|telah|akan|sudah|dapat|ini|itu|tersebut|kita|kami|setiap|semua)\b)"
)
_ASKS = re.compile(
    r"\b(?:tahu|tanya\w*|menanyakan|mempertanyakan|mengetahui|dari|menjelaskan|menunjukkan|melihat|tidak jelas)\W+$"
)
_PLEONASMS = {
    "agar supaya": "agar",
    "demi untuk": "untuk",
    "adalah merupakan": "merupakan",
    "ialah merupakan": "merupakan",
    "seperti misalnya": "misalnya",
    "contohnya seperti": "seperti",
    "naik ke atas": "naik",
    "turun ke bawah": "turun",
    "maju ke depan": "maju",
    "mundur ke belakang": "mundur",
    "sejak dari": "sejak",
    "para hadirin": "hadirin",
    "para guru-guru": "para guru",
    "banyak orang-orang": "banyak orang",
    "hanya saja tetapi": "tetapi",
    "sangat penting sekali": "sangat penting",
    "amat sangat": "sangat",
    "saling bahu-membahu": "bahu-membahu",
    "saling bekerja sama": "bekerja sama",
    "mulai sejak": "sejak",
    "kemudian selanjutnya": "selanjutnya",
    "lalu kemudian": "kemudian",
    "namun demikian tetapi": "namun",
    "waktu dan saat": "waktu",
    "disebabkan oleh karena": "disebabkan oleh",
    "oleh karena sebab": "karena",
    "tujuan daripada": "tujuan",
    "bagian daripada": "bagian",
    "zaman dahulu kala": "dahulu kala",
}
_PAIRS = {
    "terdiri dari": "terdiri atas",
    "disebabkan karena": "disebabkan oleh",
    "tergantung dari": "bergantung pada",
    "bertemu kepada": "bertemu dengan",
    "sesuai undang-undang": "sesuai dengan undang-undang",
    "sesuai peraturan": "sesuai dengan peraturan",
    "sesuai ketentuan": "sesuai dengan ketentuan",
    "sesuai aturan": "sesuai dengan aturan",
    "sehubungan hal": "sehubungan dengan hal",
    "sebelum daripada": "sebelum",
    "membicarakan tentang": "membicarakan",
    "membahas tentang": "membahas",
    "menjelaskan tentang": "menjelaskan",
    "menyebutkan tentang": "menyebutkan",
    "mendiskusikan tentang": "mendiskusikan",
    "menyadari akan": "menyadari",
    "bukan hanya saja": "bukan hanya",
    "meski demikian tetapi": "meski demikian",
    "diperuntukkan untuk": "diperuntukkan bagi",
}
_FIRST_NUMBER = re.compile(rf"[{FILLER}\s\"“]*(\d[\d.,]*)(?= [a-z]{{3,}})")
_NUMBERS = ("", "", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
_SMALL = re.compile(
    r"(?<![\w.,:/–-])([2-9]) (orang|kali|kelompok|anak|pihak|hal|buah|lembaga|daerah|kabupaten|kecamatan|desa)\b(?! \d)"
)


def capitals(doc: Document, _: Context) -> Iterator[Finding]:
    """A116: sentences begin with a capital."""
    for match in _LOWER_AFTER.finditer(doc.prose):
        block = doc.block_of(match.start())
        if block is None or block.kind not in _RUNNING or match.end() > block.end:
            continue
        before = doc.prose[max(0, match.start() - 30) : match.start()].replace(FILLER, "").split()
        if before and not is_abbreviation(before[-1]) and not doc.is_emphasised(match.start()):
            yield _capital(doc, match)
    for number, block in enumerate(doc.blocks):
        if block.kind != "paragraf" or block.start < doc.body_start or doc.text[block.start] == "<":
            continue
        first = _LOWER_FIRST.match(doc.prose, block.start, block.end)
        if first is None or doc.is_emphasised(first.start("word")) or not in_lists(first["word"]):
            continue
        previous = doc.blocks[number - 1] if number else None
        goes_on = previous is not None and doc.shown(previous.start, previous.end)[-1:] not in {".", "!", "?", "”", '"'}
        if not goes_on or (previous is not None and previous.start < doc.body_start):
            yield _capital(doc, first)


def _capital(doc: Document, match: re.Match[str]) -> Finding:
    word, start = match["word"], match.start("word")
    return doc.at(found.SENTENCE_CAPITAL, start, start + len(word), written=word, right=word.capitalize())


def lengths(doc: Document, _: Context) -> Iterator[Finding]:
    """A120: sentences that are too long."""
    for one in doc.sentences:
        if one.kind not in _RUNNING and one.kind not in {"butir", "catatan"}:
            continue
        words = doc.shown(one.start, one.end).split()
        if len(words) > LONGEST and ";" not in doc.prose[one.start : one.end]:
            yield doc.at(
                found.LONG_SENTENCE, one.start, one.end, count=len(words), limit=LONGEST, written=" ".join(words[:5])
            )


def relatives(doc: Document, _: Context) -> Iterator[Finding]:
    """A121: question words as relative words."""
    for match in _WHICH.finditer(doc.prose):
        asked = _ASKS.search(doc.prose[max(0, match.start() - 30) : match.start() + 1])
        if doc.block_of(match.start()) is not None and not asked and not doc.is_emphasised(match.start()):
            yield doc.at(found.WHICH, match.start(1), match.end(1), written=match[1])


def fixed_pairs(doc: Document, _: Context) -> Iterator[Finding]:
    """A122, A123: pleonasms, and words that go with one partner only."""
    for start, end, said in phrases(doc, _pairs()):
        if doc.is_emphasised(start):
            continue
        kind, right = (found.PLEONASM, _PLEONASMS[said]) if said in _PLEONASMS else (found.PAIRS, _PAIRS[said])
        written = doc.prose[start:end]
        yield doc.at(kind, start, end, written=written, right=like(written, right))


@lru_cache(maxsize=1)
def _pairs() -> Phrases:
    return by_first_word([*_PLEONASMS, *_PAIRS])


def numbers(doc: Document, _: Context) -> Iterator[Finding]:
    """A124, A125: figures at the start of a sentence, and small numbers in running text."""
    for one in doc.sentences:
        if one.kind not in _RUNNING or one.start < doc.body_start:
            continue
        match = _FIRST_NUMBER.match(doc.prose, one.start, one.end)
        if match:
            yield doc.at(found.NUMBER_FIRST, match.start(1), match.end(1), written=match[1])
    for match in _SMALL.finditer(doc.prose):
        block = doc.block_of(match.start())
        if block is None or block.kind not in _RUNNING or block.start < doc.body_start:
            continue
        rest = doc.sentence_of(match.start()).replace(match[0], "", 1)
        if not re.search(r"\d", rest):
            right = f"{_NUMBERS[int(match[1])]} {match[2]}"
            yield doc.at(found.SMALL_NUMBER, match.start(), match.end(), written=match[0], right=right)


def foreign_words(doc: Document, _: Context) -> Iterator[Finding]:
    """A119: foreign words in italics, or in Indonesian."""
    told: set[str] = set()
    for start, end, said in phrases(doc, _foreign()):
        block = doc.block_of(start)
        written = doc.prose[start:end]
        # Plain text, as in the front matter, has no italics.
        plain = block is None or block.kind == "sel" or start < doc.body_start
        if said in told or plain or block is None or doc.is_emphasised(start):
            continue
        inside = doc.shown(block.start, start).strip()
        if written[0].isupper() and (inside or written[1:] != written[1:].lower()):
            continue  # a name
        before, behind = doc.prose[max(0, start - 1) : start], doc.prose[end : end + 2]
        if before in {"/", "@", ".", "#", "-"} or behind[:1] in {"/", "@", "_", "-"} or re.match(r"\.\w", behind):
            continue
        told.add(said)
        native = pairs_of("asing.txt")[said]
        hint = f"Pakai padanannya, {native}, atau " if native else "Pakai kata Indonesia, atau "
        yield doc.at(found.FOREIGN, start, end, written=written, native=hint)


@lru_cache(maxsize=1)
def _foreign() -> Phrases:
    return by_first_word(one for one in pairs_of("asing.txt") if " " in one or "-" in one or not in_lists(one))
