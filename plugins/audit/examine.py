"""All audits of one file: reading, every audit, exceptions. Whatever a file holds, the answer is findings."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from plugins.audit import problems as found
from plugins.audit import problems_safety as unsafe
from plugins.audit.cache import Result
from plugins.audit.catalogue import AUDITS, LINK_KINDS, SITE_KINDS, kinds
from plugins.audit.exceptions import exceptions_of, let_off, unused
from plugins.audit.model import Context, Document, Finding, in_order
from plugins.audit.reading import document
from plugins.audit.rules import files
from plugins.audit.rules.safety import host_of
from plugins.audit.rules.site import sketch_of
from plugins.engine.files import MAX_SOURCE_BYTES, decode
from plugins.engine.problem import Problem
from plugins.engine.problems import TOO_LARGE
from plugins.engine.words import size_text
from plugins.newsroom.frontmatter import split, validate
from plugins.newsroom.schema import ArticleMeta, DocumentMeta, StandingMeta
from plugins.ppid.privacy import DOUBTFUL, scan

MANUSCRIPTS = (".md", ".markdown")
PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".tif", ".tiff", ".heic")
_SCHEMAS: dict[str, type[DocumentMeta]] = {"berita": ArticleMeta, "halaman": StandingMeta}
_KNOWN = frozenset(kind.code for kind in kinds())
_LATER = frozenset(kind.code for kind in (*SITE_KINDS, *LINK_KINDS))
_MOST = 200
"""Findings of one file that are told; a text with more is not prose."""


def examine(file: str, data: bytes, context: Context) -> Result:
    """Everything that one file alone tells."""
    digest = hashlib.sha256(data).hexdigest()
    named = tuple(files.names(file))
    if PurePosixPath(file).suffix.lower() in MANUSCRIPTS:
        return _manuscript(file, data, digest, named, context)
    return Result(digest, tuple(in_order((*named, *_other(file, data, context)))))


def _manuscript(file: str, data: bytes, digest: str, named: Iterable[Finding], context: Context) -> Result:
    if len(data) > MAX_SOURCE_BYTES:
        large = TOO_LARGE.at(file, size=size_text(len(data)), limit=size_text(MAX_SOURCE_BYTES))
        return Result(digest, (*named, Finding(large)))
    source, problems = decode(file, data)
    told: list[Problem] = list(problems)
    if source is None:
        return Result(digest, (*named, *map(Finding, told)))
    published = file.startswith(("berita/", "halaman/", "ppid/"))
    if not published:
        return Result(digest, (*named, *map(Finding, told)))
    try:
        parts, mistakes = split(source)
        doc = document(source, parts) if parts else None
    except Exception as mishap:  # noqa: BLE001 -- an editor gets a problem, never a traceback
        return Result(digest, (*named, *map(Finding, told), _failed(file, "naskah", mishap)))
    told += mistakes
    if doc is None or parts is None:
        return Result(digest, (*named, *map(Finding, told), *_personal(file, source.text, context)))
    schema = _SCHEMAS.get(doc.kind)
    if schema is not None:
        told += validate(schema, parts, file)[1]
    findings = [*named, *map(Finding, told), *_audited(doc, context)]
    exempt, wrong = exceptions_of(doc, _KNOWN)
    stay, used = let_off(findings, exempt)
    stay = tuple(in_order((*stay, *wrong, *unused(doc, exempt, used, _LATER))))
    links = tuple(
        (span.value, doc.line_at(span.start), span.start, span.end) for span in doc.links if host_of(span.value)
    )
    return Result(digest, stay[:_MOST], exempt, sketch_of(doc), links)


def _audited(doc: Document, context: Context) -> Iterator[Finding]:
    for audit in AUDITS:
        try:
            yield from tuple(audit.check(doc, context))
        except Exception as mishap:  # noqa: BLE001 -- one audit must not silence the others
            yield _failed(doc.file, audit.kinds[0].code, mishap)


def _failed(file: str, name: str, mishap: Exception) -> Finding:
    return Finding(found.AUDIT_FAILED.at(file, name=name, detail=f"{type(mishap).__name__}: {mishap}"))


def _personal(file: str, text: str, context: Context) -> Iterator[Finding]:
    """Personal data in a text that is no readable manuscript."""
    for one in scan(text, context.guard):
        kind = unsafe.PERSONAL_DATA_DOUBTFUL if one.kind in DOUBTFUL else unsafe.PERSONAL_DATA
        line = text.count("\n", 0, one.start) + 1
        yield Finding(kind.at(file, line, what=one.kind.label, shown=one.masked), one.start, one.end)


def _other(file: str, data: bytes, context: Context) -> Iterator[Finding]:
    """Pictures and documents: where a photo was taken, personal data in tables and PDF."""
    from plugins.media.privacy import tells_position  # noqa: PLC0415 -- loads Pillow
    from plugins.ppid.guard_sources import file_text, readable  # noqa: PLC0415 -- loads pypdf

    if not readable(file) or file == "ppid/izin-data-pribadi.yaml":
        return
    try:
        text = file_text(file, data)
    except Exception as mishap:  # noqa: BLE001 -- a broken file can raise anything
        yield _failed(file, "berkas", mishap)
        return
    if PurePosixPath(file).suffix.lower() in PICTURES and tells_position(data):
        yield files.position(file)
    for passage in text.passages:
        for finding in _personal(file, passage.text, context):
            if passage.page or not passage.line:
                problem = finding.problem
                yield Finding(
                    Problem(file, 0, problem.code, problem.severity, problem.message, problem.reason, problem.hint)
                )
            else:
                yield finding
