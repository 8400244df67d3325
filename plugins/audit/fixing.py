"""Certain fixes put into a file's bytes: only what is wrong changes, everything else stays byte for byte."""

from __future__ import annotations

import codecs
import contextlib
import difflib
import hashlib
import os
import shutil
import tempfile
from bisect import bisect_left
from collections.abc import Collection, Sequence
from pathlib import Path

from msgspec import Struct

from plugins.audit.examine import examine
from plugins.audit.model import Context, Finding, Fix
from plugins.engine.files import decode
from plugins.newsroom.frontmatter import split

_ROUNDS = 5
"""One fix can lay bare another (two spaces, then a space before a comma); more rounds than this were never needed."""


class Fixed(Struct, frozen=True):
    """A file with its fixes: the bytes before and after, and what was changed."""

    file: str
    before: bytes
    after: bytes
    changes: tuple[Finding, ...]

    def diff(self, shown: str) -> str:
        """The change as a unified diff under the name that the editor knows."""
        old, new = (data.decode("utf-8-sig").splitlines(keepends=True) for data in (self.before, self.after))
        rows = difflib.unified_diff(old, new, f"a/{shown}", f"b/{shown}")
        return "".join(row if row.endswith("\n") else f"{row}\n" for row in rows)


def fixed(file: str, data: bytes, context: Context, codes: Collection[str]) -> Fixed:
    """The file with every certain fix of the given codes; applied again, it changes nothing more."""
    now, changes = data, []
    for _ in range(_ROUNDS):
        findings = [one for one in examine(file, now, context).findings if one.fixes and one.problem.code in codes]
        chosen = _apart(findings)
        new = _applied(file, now, [fix for finding in chosen for fix in finding.fixes]) if chosen else now
        if new == now:
            break
        now = new
        changes += chosen
    return Fixed(file, data, now, tuple(changes))


def write(path: Path, result: Fixed) -> str:
    """Put the fixed bytes in the file's place; "" when done, else why not. The file is never left half written."""
    try:
        if hashlib.sha256(path.read_bytes()).digest() != hashlib.sha256(result.before).digest():
            return "berkas berubah sejak diperiksa"
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".periksa-")
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(result.after)
            shutil.copymode(path, name)
            Path(name).replace(path)
        except OSError:
            with contextlib.suppress(OSError):
                Path(name).unlink()
            raise
    except OSError as failure:
        return failure.strerror or str(failure)
    return ""


def _apart(findings: Sequence[Finding]) -> list[Finding]:
    """Findings whose fixes do not touch one another; the earlier one wins."""
    chosen: list[Finding] = []
    end = -1
    for finding in sorted(findings, key=lambda one: (min(fix.start for fix in one.fixes), one.problem.code)):
        if min(fix.start for fix in finding.fixes) >= end:
            chosen.append(finding)
            end = max(fix.end for fix in finding.fixes)
    return chosen


def _applied(file: str, data: bytes, fixes: Sequence[Fix]) -> bytes:
    """The bytes with the fixes, or unchanged where they would make the front matter unreadable."""
    raw = data.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    stripped = raw.lstrip("\ufeff")
    mark += raw[: len(raw) - len(stripped)].encode()
    breaks = _breaks(stripped)
    text = stripped
    for fix in sorted(fixes, key=lambda one: one.start, reverse=True):
        start, end = _in_raw(fix.start, breaks), _in_raw(fix.end, breaks)
        text = text[:start] + fix.text + text[end:]
    new = mark + text.encode("utf-8")
    return new if _reads(file, new) or not _reads(file, data) else data


def _reads(file: str, data: bytes) -> bool:
    source, _ = decode(file, data)
    return source is not None and split(source)[0] is not None


def _breaks(raw: str) -> list[int]:
    r"""Where in the text with ``\n`` line ends a character of ``\r\n`` is missing."""
    places, dropped, at = [], 0, raw.find("\r\n")
    while at >= 0:
        places.append(at - dropped)
        dropped += 1
        at = raw.find("\r\n", at + 2)
    return places


def _in_raw(offset: int, breaks: Sequence[int]) -> int:
    return offset + bisect_left(breaks, offset)
