"""The guard against publishing personal data by mistake (PerKI 1/2021 Ps 5(3); UU 14/2008 Ps 17 letter h).

Works on any text: Markdown, cells of a table, text taken from a PDF. It never raises and prefers a false
alarm to a leak; what may stand is allowed one by one, with a reason.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from enum import StrEnum

from msgspec import Struct

from plugins.engine.patterns import compiled_later
from plugins.engine.problem import Problem
from plugins.ppid import problems

PROVINCE_CODES = frozenset(
    "11 12 13 14 15 16 17 18 19 21 31 32 33 34 35 36 51 52 53 61 62 63 64 65 71 72 73 74 75 76 81 82 91 92 93 94 95 "  # noqa: SIM905
    "96".split()
)
"""The first two digits of every Kemendagri region code; a NIK begins with one."""

OFFICE_DOMAINS = ("go.id", "desa.id", "mil.id")
"""E-mail under these domains belongs to an office. Configurable."""

ALLOWANCES = "ppid/izin-data-pribadi.yaml"
"""The list of what may be published, below the content folder; itself never published and not read by the guard."""

SERVICE_SETTINGS = "ppid/layanan/layanan.yaml"
"""The file, below the content folder, that names the office's own domains and numbers."""

_DAYS_IN_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_WOMEN = 40


class FindingKind(StrEnum):
    """What kind of personal data a finding looks like."""

    NIK = "nik"
    NPWP = "npwp"
    PONSEL = "nomor-ponsel"
    TELEPON = "nomor-telepon"
    SUREL = "surel-pribadi"
    LOKASI = "koordinat"

    @property
    def label(self) -> str:
        """The words of a message."""
        return {
            "nik": "nomor induk kependudukan (NIK)",
            "npwp": "nomor pokok wajib pajak (NPWP)",
            "nomor-ponsel": "nomor telepon seluler",
            "nomor-telepon": "nomor telepon",
            "surel-pribadi": "alamat surel yang bukan surel kantor",
            "koordinat": "titik koordinat",
        }[self.value]


DOUBTFUL = (FindingKind.TELEPON,)
"""Kinds that are more often an office's than a person's: a warning, not an error."""


class Finding(Struct, frozen=True, order=True):
    """Something that looks like personal data: ``text[start:end]`` of the text scanned."""

    start: int
    end: int
    kind: FindingKind
    text: str

    @property
    def masked(self) -> str:
        """The text with all but its first and last two letters or digits hidden; safe to print in a log."""
        places = [place for place, char in enumerate(self.text) if char.isalnum()]
        shown = {*places[:2], *places[-2:]} if len(places) > 4 else set[int]()  # noqa: PLR2004 - two and two
        return "".join(char if place in shown or not char.isalnum() else "•" for place, char in enumerate(self.text))


class Allowance(Struct, frozen=True, kw_only=True):
    """A text that may be published although it looks like personal data, with the mandatory reason."""

    text: str
    reason: str
    source: str = ""
    line: int = 0


class Guard(Struct, frozen=True, kw_only=True):
    """What the guard lets pass: office domains, the office's own phone numbers, and allowed texts."""

    office_domains: tuple[str, ...] = OFFICE_DOMAINS
    office_phones: tuple[str, ...] = ()
    allowed: tuple[Allowance, ...] = ()


_GAP = r"[ .\-\u00a0\u2009\u2010-\u2013\u202f]"
_NIK = compiled_later(
    rf"(?<![0-9])(?:[0-9]{{16}}|[0-9]{{4}}(?:{_GAP}[0-9]{{4}}){{3}}|[0-9]{{6}}{_GAP}[0-9]{{6}}{_GAP}[0-9]{{4}}"
    rf"|[0-9]{{2}}{_GAP}[0-9]{{2}}{_GAP}[0-9]{{2}}{_GAP}[0-9]{{6}}{_GAP}[0-9]{{4}})(?![0-9])"
)
_NPWP = compiled_later(
    rf"(?<![0-9])0?[0-9]{{2}}\.[0-9]{{3}}\.[0-9]{{3}}\.[0-9]{_GAP}[0-9]{{3}}\.[0-9]{{3}}(?![0-9])"
    rf"|(?<=npwp)(?P<gap>[^0-9\n]{{0,20}})(?P<number>[0-9]{{16}}|[0-9]{{15}})(?![0-9])",
    re.IGNORECASE,
)
_MOBILE = compiled_later(
    r"(?:(?<![0-9A-Za-z/])|(?<=[0-9]/)|(?<=wa\.me/)|(?<=hp)|(?<=wa)|(?<=telp))"
    rf"(?:\(?\+?62\)?{_GAP}{{0,2}}(?:\(?0\)?{_GAP}{{0,2}})?|\(?0)8[1-9](?:\)?{_GAP}{{0,2}}[0-9]){{7,10}}(?![0-9])",
    re.IGNORECASE,
)
_LANDLINE = compiled_later(
    rf"(?<![0-9A-Za-z/.,-])(?:\(0[2-79][0-9]{{1,2}}\)\s?|0[2-79][0-9]{{1,2}}[ \-]|\+62[ \-][2-9][0-9]{{1,2}}[ \-])"
    rf"[2-9][0-9]{{2,3}}{_GAP}?[0-9]{{2,4}}(?![0-9]|[/.,][0-9])"
)
_EMAIL = compiled_later(
    r"(?<![\w.+%-])[A-Z0-9][A-Z0-9._%+-]{0,63}@(?P<domain>(?:[A-Z0-9-]{1,63}\.){1,8}[A-Z]{2,24})(?![A-Z0-9])",
    re.IGNORECASE,
)
_LAT = r"[-+]?(?:1[01]|[0-9])[.,][0-9]{4,18}"
_LON = r"\+?(?:9[4-9]|1[0-3][0-9]|14[01])[.,][0-9]{4,18}"
_COORDINATES = compiled_later(
    rf"(?<![0-9.,]){_LAT}°?\s{{0,3}}(?:LS|LU|S|N)?\s{{0,3}}[,;/ ]\s{{0,3}}{_LON}(?![0-9])", re.IGNORECASE
)
_SIXTIETHS = (
    r"\s{0,3}[°º]\s{0,3}[0-9]{1,2}\s{0,3}['’′]\s{0,3}[0-9]{1,2}(?:[.,][0-9]{1,9})?\s{0,3}(?:[\"”″]|''|’’)?\s{0,3}"
)
_DMS = compiled_later(
    rf"(?<![0-9])[0-9]{{1,2}}{_SIXTIETHS}(?:LS|LU|S|N)\b(?:\W|dan){{0,8}}[0-9]{{2,3}}{_SIXTIETHS}(?:BT|E|T)\b",
    re.IGNORECASE,
)
_CHECKSUM = compiled_later(r"(?<![0-9A-Za-z])[0-9A-Fa-f]{20,}(?![0-9A-Za-z])")

# Asking each pattern at every character of a text is dear. Every number of the patterns above lies in a run of at least
# eight digits with no more than five of these characters between two of them, and begins shortly before that run; every
# pair of decimal degrees has such decimals. Most texts have no run but their dates.
_RUN = re.compile(r"[0-9](?:[\s().\-\u2010-\u2013]{0,5}[0-9]){7,}")
_TAX_LEAD, _PHONE_LEAD = 20, 2
"""Characters before a run with which a match can begin: between the word NPWP and its number; ``(+`` of a phone."""
_BESIDE = 2
"""Characters after a run at which a pattern looks to tell where a number ends."""
_REGISTERED = 15
"""Digits of the shortest number under which a person is registered."""
_DECIMALS = re.compile(r"[.,][0-9]{4}")
_FOREIGN = re.compile(r"[^\x00-\u065f\u2000-\u206f]")
"""Where digits of other scripts are; Latin letters, dashes and quotation marks, of which texts are full, are not."""


def scan(text: str, guard: Guard | None = None) -> tuple[Finding, ...]:
    """Everything in a text that looks like personal data and is not allowed, by position.

    Digits of any script count. Findings do not overlap: the earlier one wins, and at one place the kind first
    in `FindingKind`.
    """
    guard = guard or Guard()
    plain = _ascii_digits(text)
    candidates = tuple(_candidates(plain, guard))
    if not candidates:
        return ()
    blind = [match.span() for match in _CHECKSUM.finditer(plain) if not match[0].isdigit()]
    order = list(FindingKind)
    found = [
        Finding(start, end, kind, text[start:end])
        for kind, start, end in candidates
        if not any(low <= start and end <= high for low, high in blind)
    ]
    result: list[Finding] = []
    for finding in sorted(found, key=lambda one: (one.start, order.index(one.kind), -one.end)):
        if (not result or finding.start >= result[-1].end) and not _allowed(finding, guard):
            result.append(finding)
    return tuple(result)


def personal_data_problems(text: str, file: str, guard: Guard | None = None, line: int = 1) -> tuple[Problem, ...]:
    """The findings as problems; ``line`` is the number of the text's first line, 0 for texts without lines.

    The messages show the findings masked, since logs are public too.
    """
    return tuple(
        (problems.PERSONAL_DATA_DOUBTFUL if one.kind in DOUBTFUL else problems.PERSONAL_DATA).at(
            file, line and line + text.count("\n", 0, one.start), what=one.kind.label, shown=one.masked
        )
        for one in scan(text, guard)
    )


def validate_allowances(guard: Guard, texts: Sequence[str]) -> tuple[Problem, ...]:
    """Allowances without a reason are errors; those that none of ``texts`` needs are remarked upon."""
    found: list[Problem] = []
    for allowance in guard.allowed:
        shown = Finding(0, len(allowance.text), FindingKind.NIK, allowance.text).masked
        if not allowance.reason.strip():
            found.append(problems.ALLOWANCE_NO_REASON.at(allowance.source, allowance.line, shown=shown))
        elif not any(_key(allowance.text) in _key(text) for text in texts):
            found.append(problems.ALLOWANCE_UNUSED.at(allowance.source, allowance.line, shown=shown))
    return tuple(found)


def is_nik(digits: str) -> bool:
    """Whether 16 digits can be a NIK: a real province, then (after four more) a possible day, month and year.

    The day is 01-31, or 41-71 for women, and must exist in its month (29 February does).
    """
    if not re.fullmatch(r"[0-9]{16}", digits) or digits[:2] not in PROVINCE_CODES:
        return False
    day, month = int(digits[6:8]), int(digits[8:10])
    day -= _WOMEN if day > _WOMEN else 0
    return 1 <= month <= len(_DAYS_IN_MONTH) and 1 <= day <= _DAYS_IN_MONTH[month - 1]


def _candidates(plain: str, guard: Guard) -> Iterator[tuple[FindingKind, int, int]]:
    if "@" in plain:
        for match in _EMAIL.finditer(plain):
            if not _office(match["domain"], guard.office_domains):
                yield FindingKind.SUREL, *match.span()
    if _DECIMALS.search(plain):
        for match in _COORDINATES.finditer(plain):
            yield FindingKind.LOKASI, *match.span()
    if "°" in plain or "º" in plain:
        for match in _DMS.finditer(plain):
            yield FindingKind.LOKASI, *match.span()
    yield from _numbers(plain, guard)


def _numbers(plain: str, guard: Guard) -> Iterator[tuple[FindingKind, int, int]]:
    office: set[str] | None = None
    done = 0
    for run in _RUN.finditer(plain):
        start, end = run.span()
        if end - start >= _REGISTERED:
            yield from _registered(plain, max(done, start - _TAX_LEAD), end)
        if office is None:
            office = {_phone(number) for number in guard.office_phones}
        yield from _phones(plain, max(done, start - _PHONE_LEAD), end, office)
        done = end


def _registered(plain: str, start: int, end: int) -> Iterator[tuple[FindingKind, int, int]]:
    """Numbers under which a person is registered, that begin from ``start`` on and before ``end``."""
    for match in _from(_NIK, plain, start, end):
        if is_nik(_key(match[0])):
            yield FindingKind.NIK, *match.span()
    for match in _from(_NPWP, plain, start, end):
        yield FindingKind.NPWP, *match.span("number" if match["number"] else 0)


def _phones(plain: str, start: int, end: int, office: AbstractSet[str]) -> Iterator[tuple[FindingKind, int, int]]:
    for kind, pattern in ((FindingKind.PONSEL, _MOBILE), (FindingKind.TELEPON, _LANDLINE)):
        for match in _from(pattern, plain, start, end):
            if _phone(match[0]) not in office:
                yield kind, *match.span()


def _from(pattern: re.Pattern[str], plain: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The matches that lie in ``plain[start:end]``; what stands just beside it is seen, as over the whole text."""
    return pattern.finditer(plain, start, end + _BESIDE)


def _office(domain: str, offices: Sequence[str]) -> bool:
    name = domain.casefold()
    return any(name == office or name.endswith(f".{office}") for office in map(str.casefold, offices))


def _phone(number: str) -> str:
    """A number in its national form without signs: ``+62 541 …`` and ``(0541) …`` are the same."""
    digits = re.sub(r"[^0-9]", "", number)
    return "0" + digits[2:].lstrip("0") if digits.startswith("62") else digits


def _allowed(finding: Finding, guard: Guard) -> bool:
    key = _key(finding.text)
    return any(key == _key(allowance.text) and allowance.reason.strip() for allowance in guard.allowed)


def _key(text: str) -> str:
    return "".join(char for char in _ascii_digits(text).casefold() if char.isalnum())


def _ascii_digits(text: str) -> str:
    """The text with every decimal digit of any script as 0-9; the same length."""
    return text if text.isascii() else _FOREIGN.sub(lambda match: str(unicodedata.decimal(match[0], match[0])), text)
