"""Spelling: forms that are not standard, and words that are probably typing errors."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from plugins.audit import problems_eyd as found
from plugins.audit.model import FILLER, Block, Context, Document, Finding
from plugins.audit.phrases import Phrases, by_first_word, phrases
from plugins.audit.words.dictionary import is_known
from plugins.audit.words.lists import pairs_of
from plugins.audit.words.standard import NOT_STANDARD, likely_meant, standard_form
from plugins.registers.names import fold

_ALWAYS = frozenset({"nopember", "pebruari", "jum'at", "jum’at", "ramadhan"})
"""Names of the calendar: wrong also where they stand among other capitals."""

_PREFIXES = ("pe", "ke", "me", "ber", "di", "ter", "se")
_FOREIGN_SHARE = 0.3
_NO_PROSE = frozenset({"sel", "alt"})


def standard_forms(doc: Document, _: Context) -> Iterator[Finding]:
    """A150: words that have a standard form, also under affixes; groups of words by list."""
    seen: set[int] = set()
    for start, end, said in phrases(doc, _groups()):
        written = doc.prose[start:end]
        if written[1:] != written[1:].lower():
            continue
        right = like(written, pairs_of(NOT_STANDARD)[said])
        seen.update(range(start, end))
        yield doc.swapped(found.NOT_STANDARD, start, end, right, written=written, right=right)
    for start, word in doc.words:
        right = standard_form(word.lower())
        if not right or start in seen or _is_name(doc, start, word) or _in_address(doc, start, word):
            continue
        if not doc.is_italic(start):
            new = like(word, right)
            yield doc.swapped(found.NOT_STANDARD, start, start + len(word), new, written=word, right=new)


def typing_errors(doc: Document, context: Context) -> Iterator[Finding]:
    """A151: words in lower case that no list knows, where a word that is known is one slip away."""
    for start, word in doc.words:
        low = word.lower()
        if len(word) < 5 or "-" in word or is_known(low):  # noqa: PLR2004 -- short words are too near to others
            continue
        if not word.islower() and not _is_affixed_opening(doc, start, word):
            continue
        if standard_form(low) or low in _foreign_words() or fold(word) in context.names:
            continue
        block = doc.block_of(start)
        if block is None or block.kind in _NO_PROSE or doc.is_italic(start) or _in_address(doc, start, word):
            continue
        right = likely_meant(low)
        if right and not _is_foreign(doc.sentence_of(start)):
            yield doc.at(found.MISSPELLED, start, start + len(word), written=word, right=like(word, right))


def _is_foreign(sentence: str) -> bool:
    """Whether so many words of a sentence are unknown that it is in another language."""
    words = re.findall(r"(?<![A-Za-z])[a-z]{3,}", sentence)
    return sum(not is_known(word) for word in words) > max(2, len(words) * _FOREIGN_SHARE)


def _is_affixed_opening(doc: Document, start: int, word: str) -> bool:
    """Whether a capital is only that of a sentence: a long word that begins with a prefix, as few names do."""
    if len(word) < 8 or word[1:] != word[1:].lower() or not word.lower().startswith(_PREFIXES):  # noqa: PLR2004
        return False
    return _begins_sentence(doc, start) and not _next_is_capital(doc, start + len(word))


@lru_cache(maxsize=1)
def _foreign_words() -> frozenset[str]:
    return frozenset(word for phrase in pairs_of("asing.txt") for word in phrase.split())


def like(written: str, right: str) -> str:
    """The right form with the capitals of what was written."""
    if written.isupper() and len(written) > 1:
        return right.upper()
    return right[:1].upper() + right[1:] if written[:1].isupper() else right


def _is_name(doc: Document, start: int, word: str) -> bool:
    """Whether a word with a capital is part of a name: inside a sentence, or beside another capital."""
    if word.lower() in _ALWAYS or word.islower():
        return False
    if word.isupper():
        return len(word) < 4 and not _begins_sentence(doc, start)  # noqa: PLR2004 -- an abbreviation
    if _next_is_capital(doc, start + len(word)):
        return True
    if _begins_sentence(doc, start):
        return False
    return word.lower() not in pairs_of(NOT_STANDARD) or _previous_is_capital(doc, start)


def _begins_sentence(doc: Document, start: int) -> bool:
    before = doc.prose[max(0, start - 80) : start].replace(FILLER, "")
    bare = before.rstrip("\"“‘'([ \t\u00a0")
    if not bare.strip() or bare.endswith("\n"):
        return _starts_block(doc, start)
    return bare[-1] in ".!?:…" or _starts_block(doc, start)


def _starts_block(doc: Document, start: int) -> bool:
    block: Block | None = doc.block_of(start)
    return block is not None and not doc.shown(block.start, start).strip("\"“‘'([")


def _previous_is_capital(doc: Document, start: int) -> bool:
    match = re.search(r"([^\W\d_])[\w'’-]*[ \n\u00a0\x00]+$", doc.prose[max(0, start - 60) : start])
    return match is not None and match[1].isupper()


def _next_is_capital(doc: Document, end: int) -> bool:
    match = re.match(r"[ \n\u00a0\x00]+([^\W\d_])", doc.prose[end : end + 30])
    return match is not None and match[1].isupper()


def _in_address(doc: Document, start: int, word: str) -> bool:
    """Whether a word is part of a web name, a file name, a hashtag or a code."""
    before, behind = doc.prose[max(0, start - 1) : start], doc.prose[start + len(word) : start + len(word) + 2]
    if before and before in "@#/_\\=&":
        return True
    if before == "." or before.isdigit():
        return True
    return behind[:1] in {"@", "_", "/", "="} or (behind[:1] == "." and behind[1:].isalnum()) or behind[:1].isdigit()


@lru_cache(maxsize=1)
def _groups() -> Phrases:
    """The wrong forms of more than one word."""
    return by_first_word(wrong for wrong in pairs_of(NOT_STANDARD) if " " in wrong)
