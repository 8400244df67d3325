"""Reading the content tree: one source file to one `Reading`, from the cache where nothing changed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Generic, TypeVar, cast

from msgspec import Struct

from plugins.engine import problems as file_problems
from plugins.engine.contributor import Build
from plugins.engine.files import Source, read_source, walk
from plugins.engine.fingerprint import fingerprint
from plugins.engine.problem import Problem
from plugins.newsroom import problems as found
from plugins.newsroom.body import Body
from plugins.newsroom.frontmatter import Parts, split, validate
from plugins.newsroom.markup.reader import BodyReader
from plugins.newsroom.schema import DocumentMeta, StandingMeta
from plugins.newsroom.slugs import slugged

MAX_SLUG = 100
GOOD_TITLE = 110
_DATE_PREFIX = re.compile(r"^\d{4}-\d{2}-\d{2}[-_ ]+")
_FOOTNOTE = re.compile(r"\[\^[^\]]*\]")

M = TypeVar("M", bound=DocumentMeta)


class KeyLines(Struct, frozen=True):
    """Where the keys of a front matter stand in their file."""

    lines: Mapping[tuple[str | int, ...], int]
    offset: int

    def of(self, *path: str | int) -> int:
        """The line of a key, or of the nearest key above it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1) + self.offset


class Reading(Struct, Generic[M], frozen=True):
    """What one file alone tells.

    ``complete`` is false where the front matter has mistakes: ``meta`` then holds only what is right, so that all
    mistakes of a file are found at once. ``meta`` and ``body`` are ``None`` where nothing can be made of the file.
    """

    file: str
    slug: str
    meta: M | None
    body: Body | None
    keys: KeyLines
    problems: tuple[Problem, ...]
    complete: bool = True


def is_manuscript(file: str) -> bool:
    """Whether a file of the content tree is a document by its name."""
    return file.lower().endswith((".md", ".markdown"))


class DocumentReader:
    """Reads documents of one build through the cache."""

    def __init__(self, build: Build, bodies: BodyReader) -> None:
        self._build = build
        self._bodies = bodies

    def read(self, source: Source, kind: type[M]) -> Reading[M]:
        """The reading of a source, made anew."""
        return read_document(source, kind, self._bodies)

    def standing(self) -> Iterator[Reading[StandingMeta]]:
        """Everything in ``halaman/``."""
        root = self._build.config.content
        for path in walk(root, "halaman"):
            file = path.relative_to(root).as_posix()
            if not is_manuscript(file):
                self._build.report(file_problems.UNKNOWN_KIND_OF_FILE.at(file))
                continue
            source, problems = read_source(path, root)
            self._build.report(*problems)
            if source is not None:
                reading, _ = self.kept(source, StandingMeta)
                self._build.report(*reading.problems)
                yield reading

    def kept(self, source: Source, kind: type[M]) -> tuple[Reading[M], str]:
        """The reading of a source, from the cache where nothing changed, and the key under which it is kept."""
        key = fingerprint("reading", kind.__name__, source.file, source.digest, self._build.code_digest)
        cached = self._build.store.reading(key)
        if isinstance(cached, Reading):
            return cast("Reading[M]", cached), key
        reading = self.read(source, kind)
        self._build.store.remember(key, reading)
        return reading, key


def read_document(source: Source, kind: type[M], bodies: BodyReader) -> Reading[M]:
    """One source as a `Reading`; every mistake in it is among its problems."""
    parts, problems = split(source)
    if parts is None:
        return Reading(source.file, "", None, None, KeyLines({}, 0), problems)
    keys = KeyLines(parts.yaml.lines, parts.offset)
    meta, mistakes = validate(kind, parts, source.file)
    complete = not mistakes
    problems += mistakes
    slug, mistakes = _slug(source.file, meta, parts)
    body, body_mistakes = bodies.read(parts.body, file=source.file, slug=slug or "naskah", first_line=parts.first_line)
    problems += (*mistakes, *body_mistakes)
    if meta is not None:
        problems += tuple(_remarks(source.file, meta, body, keys, parts))
    return Reading(source.file, slug, meta, body, keys, problems, complete)


def _slug(file: str, meta: DocumentMeta | None, parts: Parts) -> tuple[str, tuple[Problem, ...]]:
    """The last part of the address: the key ``slug``, else the file's name without a leading date."""
    written = meta.slug if meta is not None and meta.slug else None
    wanted = written or _DATE_PREFIX.sub("", PurePosixPath(file).stem)
    slug = slugged(wanted)
    line = parts.line_of("slug") if written else 0
    if not slug:
        return "", (found.NO_SLUG.at(file, line, value=wanted),)
    if len(slug) > MAX_SLUG:
        return slug[:MAX_SLUG], (found.LONG_SLUG.at(file, line, length=len(slug), limit=MAX_SLUG),)
    return slug, ()


def _remarks(file: str, meta: DocumentMeta, body: Body, keys: KeyLines, parts: Parts) -> Iterator[Problem]:
    """What the schema cannot tell: lengths, footnotes in the summary, an empty body."""
    if len(meta.judul) > GOOD_TITLE:
        yield found.LONG_TITLE.at(file, keys.of("judul"), length=len(meta.judul), limit=GOOD_TITLE)
    mark = _FOOTNOTE.search(meta.ringkasan)
    if mark:
        yield found.FOOTNOTE_IN_SUMMARY.at(file, keys.of("ringkasan"), value=mark[0])
    if not body.html.strip() and meta.status == "terbit":
        yield found.EMPTY_BODY.at(file, parts.first_line)
