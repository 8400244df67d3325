"""Officials: names as in the register, first mention with post, degrees, forms of address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from plugins.audit import problems as found
from plugins.audit.model import Block, Context, Document, Finding
from plugins.registers.mentions import MentionIndex
from plugins.registers.misspellings import misspellings
from plugins.registers.model import Official, Register
from plugins.registers.names import fold
from plugins.registers.vocabulary import OFFICES

_MORE_OFFICES = frozenset(
    """
    kadis kabid kasi kasubbag sekda sekdis sekretaris kepala bupati walikota wali gubernur wakil presiden menteri
    direktur ketua camat lurah asisten staf ahli dirjen irjen deputi pejabat pranata analis juru penjabat pj plt plh
    pelaksana kapolres kapolda dandim pangdam anggota rektor dekan inspektur komisioner ajudan kades komandan
    koordinator panitera jaksa hakim pimpinan manajer humas narasumber pemateri moderator pengawas pembina
    subkoordinator fungsional penyuluh pustakawan arsiparis statistisi administrator penata penyusun pengelola bendahara
    danramil kapolsek kajari kajati kakanwil kakan kabag kasat kadin danlanal danrem danyon legislator tokoh pakar
    pengamat
    """.split()  # noqa: SIM905
)
_ADDRESS = frozenset(
    [
        "bapak",
        "bapa",
        "ibu",
        "pak",
        "bu",
        "bang",
        "kak",
        "mas",
        "mbak",
        "saudara",
        "saudari",
        "sdri",
        "tuan",
        "nyonya",
        "bunda",
        "buya",
        "tugas",
    ]
)
_POST_WORDS = (OFFICES | _MORE_OFFICES) - _ADDRESS
_DEGREES = {
    "sh": "S.H.",
    "se": "S.E.",
    "st": "S.T.",
    "sip": "S.I.P.",
    "ssos": "S.Sos.",
    "spd": "S.Pd.",
    "skom": "S.Kom.",
    "sikom": "S.I.Kom.",
    "sag": "S.Ag.",
    "stp": "S.T.P.",
    "skm": "S.K.M.",
    "sp": "S.P.",
    "ssi": "S.Si.",
    "sstp": "S.S.T.P.",
    "mh": "M.H.",
    "mm": "M.M.",
    "msi": "M.Si.",
    "mpd": "M.Pd.",
    "mkom": "M.Kom.",
    "mt": "M.T.",
    "map": "M.A.P.",
    "mhum": "M.Hum.",
    "mikom": "M.I.Kom.",
    "mkes": "M.Kes.",
    "msc": "M.Sc.",
    "mpp": "M.P.P.",
    "mag": "M.Ag.",
    "mba": "M.B.A.",
    "mkn": "M.Kn.",
    "mpsi": "M.Psi.",
    "msos": "M.Sos.",
    "meng": "M.Eng.",
    "mtp": "M.T.P.",
    "mec": "M.Ec.",
    "mipol": "M.I.Pol.",
    "spsi": "S.Psi.",
    "shum": "S.Hum.",
    "sst": "S.S.T.",
    "sked": "S.Ked.",
    "sfarm": "S.Farm.",
    "skep": "S.Kep.",
    "spt": "S.Pt.",
    "spi": "S.Pi.",
    "ssn": "S.Sn.",
    "phd": "Ph.D.",
}
_DEGREE = re.compile(
    r"(?<=[a-z]),\s?((?:[SM]\.?\s?(?:[A-Z][a-z]{0,3}\.?\s?){1,3}|Ph\.?\s?D\.?)(?:,\s?(?:M\.?\s?(?:[A-Z][a-z]{0,3}\.?\s?){1,3}|Ph\.?\s?D\.?))*)(?=[,;:.)\s]|$)"
)
_BEFORE = re.compile(r"\b(Drs|Dra|Dr|dr|drg|Ir|Prof|Hj)(?=\s(?:[A-Z][a-z]|Hj?\b))")
_HONORIFIC = re.compile(
    r"\b(?:Bapak|Ibu|Bpk\.?|Yth\.?)\s+((?:Wakil\s+)?(?:Bupati|Wali\s?[Kk]ota|Gubernur|Presiden|Menteri|Camat|Lurah|Sekda|Kepala|Kadis|Ketua))\b"
)


def spelled_as_registered(doc: Document, context: Context) -> Iterator[Finding]:
    """A040: names that look like a known official's are spelled as in the register."""
    if context.index is None:
        return
    declared = _declared(doc)
    wanted = {pair for initials in context.index.people for pair in pairwise(initials)}
    near = [
        start for (start, one), (_, two) in pairwise(doc.words) if one[0].isupper() and _initials(one, two) in wanted
    ]
    for block in {doc.block_of(start): None for start in near}:
        if block is None:
            continue
        text = doc.prose[block.start : block.end].replace("\x00", " ")
        meant = declared | _whose_post_is_told(text, context.index)
        for problem in misspellings(text, context.index, meant, file=doc.file, line=doc.line_at(block.start)):
            start, end = _place(doc, block, problem.message)
            yield doc.at(found.NAME_MISSPELLED, start, end, detail=problem.message, how=problem.hint)


def _whose_post_is_told(text: str, index: MentionIndex) -> frozenset[tuple[Register, str]]:
    """The officials whose post is named in a text, so that a name much like theirs is surely meant to be theirs."""
    low = " ".join(text.lower().split())
    return frozenset(
        key
        for key, entry in index.entries.items()
        if isinstance(entry, Official) and any(post.title.lower() in low for post in entry.posts)
    )


def _initials(one: str, two: str) -> tuple[str, str]:
    return fold(one[0]), fold(two[0])


def _place(doc: Document, block: Block, message: str) -> tuple[int, int]:
    """Where the name stands that a message of the registers tells of."""
    text = " ".join(doc.prose[block.start : block.end].split("\n"))
    written = re.match(r"Nama (.+) mirip dengan ", message)
    at = text.find(written[1]) if written else -1
    return (block.start + at, block.start + at + len(written[1])) if written and at >= 0 else (block.start, block.end)


def introduced_with_post(doc: Document, context: Context) -> Iterator[Finding]:
    """A041: the first mention of an official in the body stands with a post."""
    if context.index is None or doc.kind != "berita":
        return
    blocks = [b for b in doc.blocks if b.kind in {"paragraf", "butir", "kutipan"} and b.start >= doc.body_start]
    texts = [doc.prose[block.start : block.end].replace("\x00", " ") for block in blocks]
    seen: set[str] = set()
    for mention in context.index.find(texts, _declared(doc)):
        if mention.register is not Register.PEJABAT or mention.id in seen:
            continue
        seen.add(mention.id)
        official = context.index.entries[(mention.register, mention.id)]
        assert isinstance(official, Official)
        block = blocks[mention.block]
        start = block.start + mention.start
        if _has_post(doc.sentence_of(start), official):
            continue
        post = f", misalnya {official.posts[0].title}" if official.posts else ""
        yield doc.at(found.POST_MISSING, start, block.start + mention.end, name=mention.words, post=post)


def _has_post(text: str, official: Official) -> bool:
    words = {fold(word) for word in re.findall(r"[^\W\d_]+", text)}
    if words & _POST_WORDS:
        return True
    titles = [{fold(word) for word in post.title.split()} for post in official.posts]
    return any(title and title <= words for title in titles)


def degrees(doc: Document, _: Context) -> Iterator[Finding]:
    """A042: degrees with their full stops, separated by commas."""
    for match in _DEGREE.finditer(doc.prose):
        if doc.block_of(match.start()) is None:
            continue
        written = match[1].rstrip()
        parts = [part for part in re.split(r",\s?", written) if part]
        right = [_DEGREES.get(fold(re.sub(r"[.\s]", "", part)), "") for part in parts]
        start, end = match.start(1), match.start(1) + len(written)
        if not all(right):
            continue
        wanted = ", ".join(right)
        spaced = doc.prose[match.start() + 1] == " "
        followed = doc.prose[end : end + 1]
        if written + ("." if followed == "." and not written.endswith(".") else "") == wanted and spaced:
            continue
        stop = end + 1 if followed == "." and not written.endswith(".") else end
        begin = match.start() if not spaced else start
        new = wanted if spaced else f", {wanted}"
        yield doc.swapped(found.DEGREE_FORM, begin, stop, new, written=doc.prose[start:stop], right=wanted)
    for match in _BEFORE.finditer(doc.prose):
        if doc.block_of(match.start()) is not None:
            new = f"{match[1]}."
            yield doc.swapped(found.DEGREE_FORM, match.start(), match.end(), new, written=match[1], right=new)


def honorifics(doc: Document, _: Context) -> Iterator[Finding]:
    """A043: posts without forms of address."""
    for match in _HONORIFIC.finditer(doc.prose):
        if doc.block_of(match.start()) is not None and not doc.is_emphasised(match.start()):
            yield doc.at(found.HONORIFIC, match.start(), match.end(), written=match[0], right=match[1])


def _declared(doc: Document) -> frozenset[tuple[Register, str]]:
    keys: set[tuple[Register, str]] = set()
    for register in Register:
        value = doc.data.get(register.value)
        for name in value if isinstance(value, list) else [value] if isinstance(value, str) else []:
            if isinstance(name, str):
                keys.add((register, name))
    return frozenset(keys)
