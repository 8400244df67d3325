"""Promotion of gambling: spam that intruders plant on offices' sites, also in disguised spelling.

News about the fight against gambling uses the same nouns. What tells them apart: spam advertises (names of games,
*gacor*, *daftar*, *bonus*) and disguises its words; news speaks of police, blocking and harm.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from urllib.parse import urlsplit

from plugins.audit import problems_safety as found
from plugins.audit.model import FILLER, Context, Document, Finding
from plugins.audit.words.lists import lines_of

_LOOKALIKES = str.maketrans(
    "аеорсухікмтнвјѕԁɡⅼ０１αειοκνρτυχ",
    "aeopcyxikmthbjsdgl01aeiokvptux",  # Cyrillic, Greek and others that look Latin
)
_LEET = str.maketrans("013457@$!|", "oieastasil")
_WIDTHLESS = re.compile("[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]")
_SPACED = re.compile(r"(?<![^\W_])(?:[^\W_][ .\-_*·|]{1,2}){3,}[^\W_](?![^\W_])")
_DISGUISE = re.compile(r"[a-z][0-9@$!|]+[a-z]|(?<![^\W_])[^\W_][ .\-_*·|]{1,2}[^\W_][ .\-_*·|]{1,2}[^\W_](?![^\W_])")
_HOST = re.compile(
    r"slot|gacor|togel|maxwin|sbobet|bandarqq|dominoqq|judi(?!ka|ci|th)|casino|kasino|joker123|pokerq|toto(?:macau|4d|togel|"
    r"slot)|qq\d{2,}|bet(?:88|77|168|365)|rtp(?:live|slot|gacor)|scatter|jackpot|(?:88|77|303|138|168)(?:slot|bet|toto)"
)
_NOT_HOST = re.compile(r"\.(?:go|ac|sch|mil|desa)\.id$|timeslot|slotcar")
_ENOUGH = 3
_LONG = 120


def promotion(doc: Document, _: Context) -> Iterator[Finding]:
    """A210: paragraphs that advertise gambling, also inside HTML, titles, alternative texts and comments."""
    for block in doc.blocks:
        text = doc.prose[block.start : block.end].replace(FILLER, "")
        if _advertises(text):
            yield doc.at(found.GAMBLING, block.start, block.end, shown=" ".join(text.split())[:_LONG])
    hidden = [(span.start, span.end, re.sub(r"<[^>]*>|<!--|-->", " ", span.value)) for span in doc.html]
    hidden += [(span.start, span.end, span.text) for span in doc.pictures]
    for start, end, text in hidden:
        if text.strip() and _advertises(text):
            yield doc.at(found.GAMBLING, start, end, shown=" ".join(text.split())[:_LONG])


def links(doc: Document, _: Context) -> Iterator[Finding]:
    """A211: links to hosts whose name is a gambling brand, in Markdown and in HTML."""
    targets = [(span.start, span.end, span.value) for span in (*doc.links, *doc.pictures)]
    for span in doc.html:
        targets += [
            (span.start, span.end, match[1])
            for match in re.finditer(r"(?:href|src)\s*=\s*[\"']?([^\"'\s>]+)", span.value)
        ]
    for start, end, target in targets:
        host = gambling_host(target)
        if host:
            yield doc.at(found.GAMBLING_LINK, start, end, host=host)


def gambling_host(target: str) -> str:
    """The host of an address where its name is one of gambling, or "".

    >>> gambling_host("https://slot-gacor88.example/daftar"), gambling_host("https://www.lapor.go.id/")
    ('slot-gacor88.example', '')
    """
    try:
        host = (urlsplit(target if "//" in target else f"//{target}").hostname or "").lower()
    except ValueError:
        return ""
    plain = plainly(host)
    return host if "." in host and _HOST.search(plain) and not _NOT_HOST.search(host) else ""


def plainly(text: str) -> str:
    """Text without disguise: one case, no look-alikes, no accents, no characters without width."""
    if text.isascii():
        return text.lower()
    low = unicodedata.normalize("NFKD", _WIDTHLESS.sub("", text)).casefold().translate(_LOOKALIKES)
    return "".join(char for char in low if not unicodedata.combining(char))


def _undisguised(text: str) -> str:
    """Letters put together again that were spaced out, and figures that stand for letters."""
    joined = _SPACED.sub(lambda match: re.sub(r"[^\w]|_", "", match[0]), text)
    return re.sub(r"(?<![^\W_])[^\W_]*[^\W\d_][^\s_]*", lambda match: match[0].translate(_LEET), joined)


def _advertises(text: str) -> bool:
    plain = plainly(text)
    words = _terms()
    if not words["any"].search(plain) and not _DISGUISE.search(plain):
        return False
    bare = _undisguised(plain)
    strong = set(words["kuat"].findall(bare))
    weak = set(words["lemah"].findall(bare))
    if not strong and not weak:
        return False
    seen = re.sub(r"[^\w]+", " ", text.casefold())
    disguised = {term for term in strong | weak if term not in plain and re.sub(r"[^\w]+", " ", term) not in seen}
    calls = set(words["ajakan"].findall(plain))
    against = set(words["lawan"].findall(plain))
    score = 2 * len(strong) + min(len(weak), 2) + min(len(calls), 2) + 3 * len(disguised) - 2 * len(against)
    return score >= _ENOUGH and bool(strong or disguised or len(weak) > 1)


@lru_cache(maxsize=1)
def _terms() -> Mapping[str, re.Pattern[str]]:
    """One pattern for each rank of terms, and one for any of the terms that name gambling."""
    ranks: dict[str, list[str]] = {}
    for line in lines_of("judi.txt"):
        rank, _, term = line.partition(": ")
        ranks.setdefault(rank, []).append(re.escape(term).replace(r"\ ", r"[\W_]+"))
    ranks["any"] = ranks["kuat"] + ranks["lemah"]
    return {rank: re.compile(rf"(?<![^\W\d_])(?:{'|'.join(terms)})(?![^\W\d_])") for rank, terms in ranks.items()}
