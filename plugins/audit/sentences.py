"""Cutting blocks into sentences, with Indonesian abbreviations and degrees in mind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from plugins.audit.model import FILLER, Block

ABBREVIATIONS = frozenset(
    """
    dr drs dra drg ir prof h hj kh hc tgk ust sdr sdri bpk yth no nomor jl jln gg kab kec kel prov ds rt rw tgl hlm hal
    dll dsb dst dkk dsj tsb sbb ttd cq up an ub ps ay bab lamp vol ed cet s.d a.n u.b u.p d.a n.b p.m a.m st sh mh
    mm msi mt mpd spd se sos kom brigjen irjen komjen letjen mayjen kol letkol kapt lettu serda pt cv tbk rp ms ny tn
    """.split()  # noqa: SIM905 -- reads better than sixty strings
)
_OPENERS = frozenset(
    """
    dalam di ia dia mereka kami kita acara kegiatan seluruh setelah sebelum selain menurut pada para tiga dua semua
    sementara saat ketika dengan untuk karena oleh hal ini itu tidak namun adapun hadir turut usai sejumlah beberapa
    """.split()  # noqa: SIM905
)
_END = re.compile(rf"[.!?…][\"”’')\]{FILLER}]*\s+(?=[\"“‘'(\[{FILLER}]*[^\W_])")


def sentences_of(prose: str, blocks: Iterable[Block]) -> Iterator[Block]:
    """The sentences of all blocks, in order; a heading or a cell is one sentence."""
    for block in blocks:
        start = block.start
        for match in _END.finditer(prose, block.start, block.end):
            if match.end() <= start or not _is_end(prose, match, block.start):
                continue
            yield Block(start, match.end(), block.kind)
            start = match.end()
        if start < block.end:
            yield Block(start, block.end, block.kind)


def is_abbreviation(token: str) -> bool:
    """Whether a token before a full stop is an abbreviation, a degree or an initial, so that no sentence need end."""
    bare = token.rstrip(".").lstrip("(\"“'‘").lower()
    return len(bare) <= 1 or bare in ABBREVIATIONS or "." in bare


def _is_end(prose: str, match: re.Match[str], block_start: int) -> bool:
    following = re.match(rf"[\"“‘'(\[{FILLER}]*([^\W\d_]*)", prose[match.end() : match.end() + 60])
    word = following[1] if following else ""
    if word and not word[0].isupper():
        return False
    if match[0][0] != ".":
        return True
    before = prose[max(block_start, match.start() - 40) : match.start()].replace(FILLER, "").split()
    token = before[-1] if before else ""
    if is_abbreviation(token):
        return word.lower() in _OPENERS and len(token) > 1
    return not (token.isdigit() and len(token) <= 2 and len(before) == 1)  # noqa: PLR2004 -- the number of an item
