"""Names as words: what stays the same when case, punctuation, accents and degrees differ.

Pure text functions, shared by the search for near-duplicates, the lookup of entries and the finding of mentions.
"""

from __future__ import annotations

import re
import unicodedata

WORD = re.compile("[^\\W_]+(?:['’‘ʼ`´][^\\W_]+)*|&")
"""A word: letters and digits, with apostrophes inside (``Ma'ruf``); ``&`` counts as *dan*."""

_APOSTROPHES = str.maketrans("", "", "'’‘ʼ`´")

# One word, two ways of writing it; applied to names and to text alike.
SAME_WORD = {"kab": "kabupaten", "prov": "provinsi", "propinsi": "provinsi", "&": "dan", "adm": "administrasi"}


def word_set(text: str) -> frozenset[str]:
    """The words of a closed list, written one after the other."""
    return frozenset(text.split())


TITLES = word_set(
    """
    prof profesor dr drg drh ir drs dra h hj hc kh tgk apt ns pdt brigjen kombes akbp kompol akp iptu ipda
    aiptu kolonel letkol mayor kapten lettu letda letjen mayjen jenderal irjen komjen laksda laksma laksdya
    marsda marsma marsdya pol purn tni
    """
)
"""Degrees, ranks and religious titles that stand before a name, folded."""

_AFTER = word_set(
    """
    sh se st si sip sap sikom skom ssos spd spdi sag sstp ssi stp sp spt spi spn skm skep sked sfarm spsi
    shum ssn sds sst str strkom strsos sei skpm shut sel ssy mh mm mt mp map msi mkom mikom msc mpd mpdi mhum
    mkes mkm mma mag mba mpa mpp mup ma mec mecdev mak mphil mcom mkn mpsi mtr mtrip mtrap mse msm mpwk phd
    drph dba spog spa spb spkk sppd spm spjp sptht span sprad spbs ak ca cpa cfra qia amd amdkep lc bba ba
    bsc be ners apt psi ipm ipu asean cgcae crmo cpr crgp cpsp psikolog
    """
)


def fold(word: str) -> str:
    """One word as it is compared: lower case, no apostrophes, no accents, abbreviations of kinds written out.

    >>> fold("Ma’ruf"), fold("KAB"), fold("Café")
    ('maruf', 'kabupaten', 'cafe')
    """
    low = word.lower()
    if low.isalnum() and low.isascii():
        return SAME_WORD.get(low, low)
    low = low.translate(_APOSTROPHES)
    if not low.isascii():
        bare = (char for char in unicodedata.normalize("NFKD", low) if not unicodedata.combining(char))
        low = "".join(bare).casefold()
    return SAME_WORD.get(low, low)


def words_of(name: str) -> tuple[str, ...]:
    """A name's folded words.

    >>> words_of("SP4N-LAPOR!"), words_of("Kab. Kutai Timur")
    (('sp4n', 'lapor'), ('kabupaten', 'kutai', 'timur'))
    """
    return tuple(fold(match.group()) for match in WORD.finditer(name))


def is_title_before(word: str) -> bool:
    """Whether a word is a degree, rank or religious title that stands before a name (``Drs``, ``H``)."""
    return fold(word) in TITLES


def is_degree_after(word: str) -> bool:
    """Whether a word is a degree that stands behind a name without a comma (``SH``, ``MSi``).

    Such a word has a capital after its first letter, as *Ma* or *Se* of a name has not.
    """
    plain = word.replace(".", "")
    return len(plain) > 1 and fold(plain) in _AFTER and word[:1].isupper() and plain != plain.capitalize()


def without_degrees(name: str) -> str:
    """A person's name without degrees, ranks and religious titles on either side.

    >>> without_degrees("Drs. H. Eka Edi Saputra, S.H., M.Si")
    'Eka Edi Saputra'
    >>> without_degrees("dr. Siti Aminah SpOG"), without_degrees("H. M. Ridwan, Lc.")
    ('Siti Aminah', 'M. Ridwan')
    """
    head, *tail = name.split(",")
    kept = [head, *(part for part in tail if not _only_degrees(part))] if tail else [head]
    parts = ", ".join(part.strip() for part in kept).split()
    while len(parts) > 1 and all(is_title_before(w) for w in WORD.findall(parts[0])):
        parts.pop(0)
    while len(parts) > 1 and _is_degree_part(parts[-1]):
        parts.pop()
    return " ".join(parts).rstrip(",")


def _is_degree_part(part: str) -> bool:
    plain = part.strip("().")
    dotted = "." in plain and fold(plain.replace(".", "")) in _AFTER
    return dotted or is_degree_after(plain)


def _only_degrees(part: str) -> bool:
    # After a comma the case says nothing any more: "Lc." and "Ak." are degrees there.
    return all(fold(p.strip("()").replace(".", "")) in _AFTER | TITLES for p in part.split())
