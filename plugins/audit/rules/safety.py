"""Personal data, repealed law, links, and what was left over when a text was copied."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fnmatch import fnmatchcase
from urllib.parse import urlsplit

from plugins.audit import problems_safety as found
from plugins.audit.model import Context, Document, Finding
from plugins.audit.rules.gambling import gambling_host
from plugins.ppid.privacy import DOUBTFUL, scan
from plugins.ppid.repealed import REPEALED, repealed_citations

PROMULGATED = "2021-06-30"
"""The day of PerKI 1/2021; older news cited its forerunners rightly."""

SHORTENERS = frozenset(
    """
    bit.ly s.id tinyurl.com t.co goo.gl ow.ly is.gd buff.ly cutt.ly rebrand.ly rb.gy shorturl.at lnkd.in linktr.ee
    """.split()  # noqa: SIM905
)
_DAY = re.compile(r"\b(?:19|20)\d\d-\d\d-\d\d\b")
_MAY_HOLD = re.compile(r"@|°|º|\d(?:\W{0,3}\d){6}")
"""Without these no text holds a number, an address or a place of a person; most texts need no closer look."""

_REPEALED_SAID = re.compile(
    r"\b(?:dicabut|mencabut|digantikan|menggantikan|pengganti|tidak berlaku|diganti)\b", re.IGNORECASE
)
_HOME = re.compile(
    r"\b(?:Jl\.?|Jln\.?|Jalan|Gang|Gg\.?|Perum(?:ahan)?|Komplek(?:s)?|Dusun|Kampung)\s[^\n;]{3,60}?\bRT\.?\s?/?\s?\d{1,3}\b"
    r"(?:\s?/?\s?RW\.?\s?/?\s?\d{1,3})?|\bRT\.?\s?\d{1,3}\s?/\s?(?:RW\.?\s?)?\d{1,3}\b[^\n.]{0,40}\bNo(?:mor|\.)\s?\d+"
    r"|\bRT\.?\s?\d{1,3}\s?/\s?(?:RW\.?\s?)?\d{1,3}\b(?=[^\n]{0,60}\b(?:Kelurahan|Desa|Kel\.|Kecamatan|Kec\.))",
)
_LEFTOVERS = re.compile(
    r"^[ \t]*(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? \d{1,2}/\d{1,2}/\d{4}.*|Admin(?:istrator)?"
    r"(?: Berita| Web| Humas| \d)?"
    r"|(?:Baca|Simak)(?: juga| selengkapnya)?\s?:.*|Read(?: also| more)?\s?:.*|Tinggalkan (?:Balasan|Komentar).*"
    r"|Leave a [Rr]eply.*"
    r"|Batalkan [Bb]alasan.*|Alamat email Anda tidak akan dipublikasikan.*|Bagikan(?: ini)?\s?:?|Share(?: this)?\s?:?"
    r"|(?:Post|Views?|Dilihat|Dibaca)\s?:?\s?\d+(?: kali)?|Suka ini\s?:.*|Memuat\s?(?:\.{3}|…)|Print(?:er)? [Ff]riendly"
    r"|Diteruskan berkali-kali|Pesan ini (?:telah )?dihapus|<Media tidak disertakan>|Copyright ©.*)[ \t]*$"
    r"|WhatsApp (?:Image|Video|Audio) \d{4}-\d\d-\d\d at [\d.: ]+(?:AM|PM)?[^\n]{0,30}|\b\d{1,3}[.,]\d ?MB\b(?=\s*$)"
    r"|^\[\d{1,2}[/.]\d{1,2}[/.]\d{2,4},? \d{1,2}[.:]\d\d(?:[.:]\d\d)?\][^\n]{0,60}"
    r"|^\*{0,2}Foto\s?:\s?(?:Istimewa|IST|ist)\*{0,2}$",
    re.MULTILINE,
)


def repealed_law(doc: Document, _: Context) -> Iterator[Finding]:
    """A200: rules that no longer hold."""
    rules = {rule.name: rule for rule in REPEALED}
    day = str(doc.data.get("tanggal", ""))
    if not any(name[-4:] in doc.prose for name in rules):
        return  # every citation says the year
    for one in repealed_citations(doc.prose.replace("\x00", " ")):
        rule = rules[one.name]
        old = doc.kind == "berita" and rule.name.startswith("PerKI") and "1970" < day[:10] < PROMULGATED
        if old or doc.block_of(one.start) is None or _REPEALED_SAID.search(doc.sentence_of(one.start)):
            continue
        yield doc.at(found.REPEALED_LAW, one.start, one.end, rule=rule.name, successor=rule.successor, basis=rule.basis)


def personal_data(doc: Document, context: Context) -> Iterator[Finding]:
    """A201, A202, A203: numbers, addresses and places of persons, anywhere in the file."""
    for one in scan(doc.text, context.guard) if _MAY_HOLD.search(_DAY.sub("", doc.text)) else ():
        kind = found.PERSONAL_DATA_DOUBTFUL if one.kind in DOUBTFUL else found.PERSONAL_DATA
        yield doc.at(kind, one.start, one.end, what=one.kind.label, shown=one.masked)
    for match in _HOME.finditer(doc.prose):
        if doc.block_of(match.start()) is not None:
            shown = re.sub(r"\d", "•", match[0])
            yield doc.at(found.HOME_ADDRESS, match.start(), match.end(), shown=shown)


def link_hosts(doc: Document, context: Context) -> Iterator[Finding]:
    """A220, A221: links to hosts that the office has not named, and shortened ones."""
    for span in doc.links:
        host = host_of(span.value)
        if not host or gambling_host(span.value):
            continue
        if host.removeprefix("www.") in SHORTENERS:
            yield doc.at(found.SHORT_LINK, span.start, span.end, host=host)
        elif not is_trusted(host, context.link_hosts):
            yield doc.at(found.LINK_HOST, span.start, span.end, host=host)


def host_of(target: str) -> str:
    """The host of an outside link, or "" for links inside the site and other kinds of address."""
    if target.startswith("www."):
        target = f"https://{target}"
    try:
        parts = urlsplit(target)
        return (parts.hostname or "").lower().rstrip(".") if parts.scheme in {"http", "https", ""} else ""
    except ValueError:
        return ""


def is_trusted(host: str, patterns: tuple[str, ...]) -> bool:
    """Whether a host is on the list; ``*.go.id`` covers ``go.id`` and everything below it.

    >>> is_trusted("ppid.kotacontoh.go.id", ("*.go.id",)), is_trusted("go.id.contoh.com", ("*.go.id",))
    (True, False)
    """
    return any(fnmatchcase(host, one.lower()) or host == one.lower().removeprefix("*.") for one in patterns)


def leftovers(doc: Document, _: Context) -> Iterator[Finding]:
    """A241: remains of the site or the message that a text was copied from."""
    for match in _LEFTOVERS.finditer(doc.prose, doc.body_start):
        text = match[0].replace("\x00", "").strip()
        if text and doc.block_of(match.end() - 1) is not None:
            yield doc.at(found.LEFTOVER, match.start(), match.end(), shown=text)
