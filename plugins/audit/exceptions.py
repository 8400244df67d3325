"""Exceptions that an editor writes into a manuscript, each with its reason.

``<!-- periksa: abaikan A101 alasan nama resmi acara -->`` inside a paragraph holds for it, alone on a line for the next
paragraph; ``# periksa: abaikan A023 alasan …`` in the front matter for its own line or the key below it; with
``di seluruh berkas`` behind the codes, for the whole file.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from msgspec import Struct

from plugins.audit import problems as found
from plugins.audit.model import Document, Finding

_FORM = (
    r"periksa\s*:\s*abaikan\s+(?P<codes>[A-Za-z]\d{1,4}(?:[\s,]+(?:dan\s+)?[A-Za-z]\d{1,4})*)(?P<whole>\s+di\s+seluruh\s+berkas)?"
    r"[\s,;:.-]*(?:alasan\s*[:=]?\s*(?P<reason>.*?))?\s*"
)
_COMMENT = re.compile(rf"<!--\s*{_FORM}-->", re.DOTALL | re.IGNORECASE)
_REMARK = re.compile(rf"#\s*{_FORM}$", re.MULTILINE | re.IGNORECASE)
_LEAST_REASON = 5
_EVERYWHERE = (1, 10**9)


class Exempt(Struct, frozen=True):
    """One code let off on the lines ``first`` to ``last``; ``line`` is where the comment stands."""

    code: str
    first: int
    last: int
    line: int

    def covers(self, finding: Finding) -> bool:
        """Whether a finding is let off."""
        problem = finding.problem
        return problem.code == self.code and (
            self.first <= problem.line <= self.last or (self.first, self.last) == _EVERYWHERE
        )


def exceptions_of(doc: Document, known: Collection[str]) -> tuple[tuple[Exempt, ...], tuple[Finding, ...]]:
    """The exceptions of a document, and what is wrong with them; one without a reason does not hold."""
    kept: list[Exempt] = []
    wrong: list[Finding] = []
    if "periksa" not in doc.text.lower():
        return (), ()
    for match in _matches(doc):
        start, end = match.span()
        codes = [code.upper() for code in re.findall(r"[A-Za-z]\d{1,4}", match["codes"])]
        if len((match["reason"] or "").strip(" .…")) < _LEAST_REASON:
            wrong.append(doc.at(found.EXCEPTION_NO_REASON, start, end, codes=", ".join(codes)))
            continue
        first, last = _EVERYWHERE if match["whole"] else _scope(doc, start, end)
        for code in codes:
            if code in known:
                kept.append(Exempt(code, first, last, doc.line_at(start)))
            else:
                wrong.append(doc.at(found.EXCEPTION_UNKNOWN, start, end, code=code))
    return tuple(kept), tuple(wrong)


def let_off(findings: Iterable[Finding], exempt: Collection[Exempt]) -> tuple[tuple[Finding, ...], frozenset[Exempt]]:
    """The findings that stay, and the exceptions that were needed."""
    stay: list[Finding] = []
    used: set[Exempt] = set()
    for finding in findings:
        covering = [one for one in exempt if one.covers(finding)]
        used.update(covering)
        if not covering:
            stay.append(finding)
    return tuple(stay), frozenset(used)


def unused(
    doc: Document, exempt: Iterable[Exempt], used: Collection[Exempt], later: Collection[str]
) -> Iterator[Finding]:
    """A003 for each exception that nothing needed; ``later`` are codes found only among all files."""
    for one in exempt:
        if one not in used and one.code not in later:
            yield Finding(found.EXCEPTION_UNUSED.at(doc.file, one.line, code=one.code))


def _matches(doc: Document) -> Iterator[re.Match[str]]:
    yield from _COMMENT.finditer(doc.text, doc.body_start)
    yield from _REMARK.finditer(doc.text, 0, doc.body_start)


def _scope(doc: Document, start: int, end: int) -> tuple[int, int]:
    """The first and last line for which a comment holds."""
    line = doc.line_at(start)
    if start < doc.body_start:
        return _front_scope(doc, line)
    block = doc.block_of(start)
    if block is None or not doc.shown(block.start, block.end):
        block = next((one for one in doc.blocks if one.start >= end), None)
    if block is None:
        return line, doc.line_at(end)
    return min(line, doc.line_at(block.start)), doc.line_at(max(block.start, block.end - 1))


def _front_scope(doc: Document, line: int) -> tuple[int, int]:
    rows = doc.text.split("\n")
    if not rows[line - 1].lstrip().startswith("#"):
        return line, line
    first = line + 1
    while first <= len(rows) and rows[first - 1].lstrip().startswith("#"):
        first += 1
    depth = len(rows[first - 1]) - len(rows[first - 1].lstrip()) if first <= len(rows) else 0
    last = first
    while last < len(rows) and rows[last].strip() and len(rows[last]) - len(rows[last].lstrip()) > depth:
        last += 1
    return line, last
