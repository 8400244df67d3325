"""Who wrote, edited and sent a text: labelled lines, initials, agency credits, and tags."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.desk.importing.model import Finding, Manuscript, Role, Span
from plugins.desk.importing.recognise.common import DOMAIN, Known, Line, lines, prose

CREDIT, TAGS = "BARIS KREDIT", "BARIS PENANDA"
_FIELDS = {
    "penulis": (
        "penulis|ditulis oleh|naskah|teks|text|author|written by|writer|kontributor|contributor|"
        "laporan|tim liputan|liputan"
    ),
    "penulis ": "reporter|pewarta|wartawan|jurnalis|koresponden",
    "editor": "editor|penyunting|disunting oleh|redaktur|penyelaras|edited by|editor bahasa",
    "sumber": "sumber|source|dikutip dari|dilansir dari|sumber berita",
    "foto": "fotografer|pewarta foto|photographer|juru foto|foto oleh",
    "redaksi": "redaksi",
}
_LABELS = {label: field.strip() for field, labels in _FIELDS.items() for label in labels.split("|")}
_ANY = "|".join(sorted(map(re.escape, _LABELS), key=len, reverse=True))
_PAIR = re.compile(
    rf"(?:^|(?<=[\s|/,;•·–-]))(?P<labels>(?:{_ANY})(?:\s?[/&]\s?(?:{_ANY}))*)\s*[:：]\s*"
    rf"(?P<name>.{{0,90}}?)(?=(?:\s*[|/,;•·–-]\s*|\s+)(?:{_ANY})(?:\s?[/&]\s?(?:{_ANY}))*\s*[:：]|\s*[|•·;]\s*|$)",
    re.IGNORECASE,
)
_STARTS = re.compile(rf"[\W_]*(?:{_ANY})(?:\s?[/&]\s?(?:{_ANY}))*\s*[:：]", re.IGNORECASE)
_BY = re.compile(r"(?:oleh|by)\s*[:：]?\s+(?P<name>[A-Z][\w.,'’-]*(?:\s+[A-Z][\w.,'’-]*){0,5})", re.IGNORECASE)
_NAME = re.compile(r"[A-Z][\w.'’-]*(?:,?\s+(?:[A-Z][\w.'’-]*|bin|binti|dan|van|de)){0,6}")
_SIGNED = re.compile(
    r"[\s.]?\s*(?P<all>[(\[]\s*(?P<code>\*{1,5}|[A-Za-z][\w.* ]{0,22}(?:\s?[/-]\s?[\w.* ]{1,22}){0,3}|"
    r"(?:redaksi|humas|mc|diskominfo|kominfo|rls|rilis|release)[^()\[\]\n]{0,40})\s*[)\]]\s*\*{0,4})\s*\.?\s*$",
    re.IGNORECASE,
)
_STARS = re.compile(r"\s*\*{2,5}\s*$")
_GLUED = re.compile(
    r"(?:(?<=[.!?”\"])\s*|^)(?P<code>(?:ant|antara|red|hms|adm|rls)(?:/[a-z]{2,6})?|[a-z]{2,5}/(?:ant|red|hms))\.?\s*$"
)
_REDAKSI = re.compile(r"red(?:aksi)?|redaksi\w*|tim redaksi", re.IGNORECASE)
_AGENCY = {"ant": "ANTARA", "antara": "ANTARA", "antaranews": "ANTARA", "infopublik": "InfoPublik", "inp": "InfoPublik"}
_RELEASE = re.compile(
    r"rls|rilis|release|siaran pers|\*+|adm|hms|humas|mc|prokopim|diskominfo|kominfo|ikp|dkominfo", re.IGNORECASE
)
_TAGS = re.compile(
    r"(?:tags?|tagar|label|kata kunci|keywords?|topik|penanda|tagged)\s*[:：]\s*(?P<tags>.{2,300})", re.IGNORECASE
)
_HASHTAGS = re.compile(r"(?:#\w{2,40}[\s,]*){2,30}")
_LABEL_LINE = re.compile(
    (
        r"(?:siaran pers|press release|rilis|rilis berita|news release|berita pers|untuk "
        r"(?:segera )?disiarkan|pers rilis)(?:\s*[-–:].{0,80})?"
    ),
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"(?:nomor|no\.?)\s*:?\s*[\w./-]{3,60}(?:/[\w.-]+)+", re.IGNORECASE)
_ORDINARY = re.compile(
    r"(?:kiri|kanan|tengah|dua dari|foto|dok|baca|lihat|adv|tahun|rp|lampiran|lanjut|bersambung)\b", re.IGNORECASE
)
_LONGEST = 200


def credit_lines(manuscript: Manuscript, known: Known) -> tuple[Finding, ...]:
    """Lines such as *Penulis: … Editor: …*, bylines, tags, and the label of a press release."""
    findings: list[Finding] = []
    rows = [row for row in lines(manuscript) if row.role is not Role.TITLE]
    for number, row in enumerate(rows):
        text = row.text.strip("*_() []")
        tags = _TAGS.fullmatch(text)
        if tags or (_HASHTAGS.fullmatch(row.text) and "#footnote" not in row.text.lower()):
            value = tags["tags"] if tags else re.sub(r"#", " ", row.text)
            parts = re.split(r"[,;|#]\s*|\s{2,}" if tags else r"[\s,]+", value)
            names = [part.strip(" .#") for part in parts if part.strip(" .#")]
            findings.append(Finding(TAGS, spans=(row.span,)))
            findings += [Finding("penanda", name) for name in names]
        elif len(text) <= _LONGEST and _STARTS.match(text):
            findings += _labelled(row, text)
        elif len(text) <= 60 and (by := _BY.fullmatch(text)):  # noqa: PLR2004 (a byline is short)
            findings.append(Finding(CREDIT, spans=(row.span,)))
            findings.append(Finding("penulis", by["name"].strip(" .,")))
        elif number < 6 and (_LABEL_LINE.fullmatch(text) or _NUMBERED.fullmatch(text)):  # noqa: PLR2004 (at the top)
            findings.append(Finding("jenis", "siaran-pers", spans=(row.span,), note="ditandai sebagai siaran pers"))
    if manuscript.stated.get("author") and not re.search(r"admin|https?:", manuscript.stated["author"], re.IGNORECASE):
        findings.append(Finding("penulis", manuscript.stated["author"], sure=False, note="dari keterangan halaman"))
    return (*findings, *_signatures(manuscript, known))


def _labelled(row: Line, text: str) -> Iterator[Finding]:
    """The fields of a labelled line; a line with something else in it is left alone."""
    pairs = list(_PAIR.finditer(text))
    if not pairs:
        return
    rest = text
    for match in reversed(pairs):
        rest = rest[: match.start()] + rest[match.end() :]
    if re.search(r"\w{3}", rest):
        return
    values = [
        (label, match["name"].strip(" .,*()|/-–"))
        for match in pairs
        for label in re.split(r"\s?[/&]\s?", match["labels"])
    ]
    if any(len(value.split()) > 9 and _LABELS[label.casefold()] != "sumber" for label, value in values):  # noqa: PLR2004
        return
    yield Finding(CREDIT, spans=(row.span,))
    for label, value in values:
        field = _LABELS[label.casefold()]
        if not value or re.fullmatch(r"(?:super)?admin.*", value, re.IGNORECASE):
            continue
        if field == "redaksi" or _REDAKSI.fullmatch(value):
            yield Finding("redaksi", "true")
        elif field == "foto":
            yield Finding("foto.kredit", value)
        elif field == "sumber":
            yield Finding("sumber.nama", value)
        else:
            yield Finding(field, value, sure=bool(_NAME.match(value)))


def _signatures(manuscript: Manuscript, known: Known) -> Iterator[Finding]:
    """Initials and agency codes behind the last sentences: ``(zul/ant)``, ``(red)``, ``(*)``."""
    del known
    numbers = prose(manuscript)
    for number in numbers[-4:]:
        block = manuscript.blocks[number]
        text = block.text
        stars = _STARS.search(text)
        match = _SIGNED.search(text)
        glued = _GLUED.search(text) if number == numbers[-1] and match is None else None
        if glued is not None:
            yield Finding(CREDIT, spans=(Span(number, glued.start("code"), glued.end("code")),))
            yield from _signed(glued["code"])
            continue
        if match is None:
            if stars and number == numbers[-1]:
                yield Finding(CREDIT, spans=(Span(number, stars.start(), len(text)),))
            continue
        code = match["code"].strip()
        before = text[: match.start("all")].rstrip()
        behind_sentence = not before or before[-1] in '.!?”"*'
        last = number == numbers[-1] and not text.rstrip().endswith(".")
        if _ORDINARY.match(code) or not (behind_sentence or last):
            continue  # "Syahrul Bayan (SBY)." explains a name
        if not _is_signature(code, alone=not before):
            continue
        yield Finding(CREDIT, spans=(Span(number, match.start("all"), match.end("all")),))
        yield from _signed(code)


def _is_signature(code: str, *, alone: bool) -> bool:
    """Whether bracketed words behind a sentence sign it, and do not explain it (``(Kominfo)`` may be a short name)."""
    parts = [part.strip() for part in re.split(r"[/-]", code)]
    if code.strip("*") == "":
        return True
    known = any(part.casefold() in _AGENCY or _REDAKSI.fullmatch(part) or _RELEASE.fullmatch(part) for part in parts)
    if known or alone:
        return True
    short = all(len(part) <= 12 and len(part.split()) <= 2 for part in parts)  # noqa: PLR2004
    initials = all(re.fullmatch(r"[a-z]{2,5}\d?|[A-Z]{2,3}", part) for part in parts)
    return (
        (len(parts) > 1 and short)
        or initials
        or bool(re.match(r"(?:mc|humas|diskominfo|kominfo|hms|rls)\b", code, re.IGNORECASE))
    )


def _signed(code: str) -> Iterator[Finding]:
    """What a signature says: the agency, the editors' office, writers' initials."""
    parts = [part.strip(" *") for part in re.split(r"[/]", code)]
    initials = []
    for part in parts:
        if part.casefold() in _AGENCY:
            yield Finding("sumber.agensi", _AGENCY[part.casefold()])
            yield Finding("sumber.kredit", part)
        elif _REDAKSI.fullmatch(part):
            yield Finding("redaksi", "true")
        elif part and not _RELEASE.match(part) and not re.fullmatch(DOMAIN, part):
            initials.append(part)
        elif part and re.match(r"(?:rls|rilis|release|siaran pers)", part, re.IGNORECASE):
            yield Finding("jenis", "siaran-pers", sure=False, note=f"kode “{part}” di akhir naskah")
    if initials:
        sure = any(len(part) > 4 and part[:1].isupper() for part in initials)  # noqa: PLR2004 (a name, not initials)
        yield Finding("penulis", "/".join(initials), sure=sure, note="" if sure else "inisial di akhir naskah")
