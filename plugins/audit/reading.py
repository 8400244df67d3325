"""A source file as a `Document`: front matter through the newsroom's reader, body masked in place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from plugins.audit.markup import masked
from plugins.audit.model import Block, Document, Span
from plugins.audit.sentences import sentences_of
from plugins.engine.files import Source
from plugins.engine.problem import Problem
from plugins.newsroom.frontmatter import Parts, split

WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
TEXT_KEYS = ("judul", "ringkasan", "keterangan", "alt", "alasan", "isi")
"""Keys whose value is prose for readers, at any depth."""

_QUOTED = re.compile(r"“[^”\n]{1,600}”|(?<!\w)\"[^\"\n]{1,600}\"(?!\w)|(?<!\w)‘[^’\n]{1,200}’(?!\w)")


def kind_of(file: str) -> str:
    """What a Markdown file is, by its folder."""
    parts = PurePosixPath(file).parts
    if parts[:1] == ("berita",):
        return "berita"
    if parts[:1] == ("halaman",):
        return "halaman"
    return "informasi" if parts[:2] == ("ppid", "informasi") else "lain"


def read(source: Source) -> tuple[Document | None, tuple[Problem, ...]]:
    """A source as a document, and what kept its front matter from being read; never raises for what a file holds."""
    parts, problems = split(source)
    return (document(source, parts) if parts else None), problems


def document(source: Source, parts: Parts) -> Document:
    """A source whose front matter has been read, as a document."""
    text = source.text
    breaks = tuple(match.start() for match in re.finditer("\n", text))
    start = breaks[parts.first_line - 2] + 1 if 1 < parts.first_line <= len(breaks) + 1 else len(text)
    mask = masked(text, start)
    front = tuple(_front_blocks(text, start, parts, breaks))
    head = _blank_but(text[:start], front)
    prose = head + mask.prose
    blocks = tuple(sorted({*front, *mask.blocks}, key=lambda block: (block.start, block.end, block.kind)))
    words = tuple(
        (block.start + match.start(), match[0])
        for block in blocks
        for match in WORD.finditer(prose[block.start : block.end])
    )
    marked = any(mark in prose for mark in '“"‘')
    quoted = tuple(Span(match.start(), match.end()) for match in _QUOTED.finditer(prose)) if marked else ()
    lines = {path: line + parts.offset for path, line in parts.yaml.lines.items()}
    return Document(
        file=source.file,
        kind=kind_of(source.file),
        text=text,
        prose=prose,
        data=parts.data,
        lines=_named_lines(lines, parts.data),
        body_start=start,
        blocks=blocks,
        words=words,
        sentences=tuple(sentences_of(prose, blocks)),
        italics=mask.emphasised,
        quoted=quoted,
        links=mask.links,
        pictures=mask.pictures,
        html=mask.html,
        breaks=breaks,
    )


def _named_lines(lines: dict[tuple[str | int, ...], int], data: Any) -> dict[tuple[str | int, ...], int]:
    """Lines under our own names of the keys, where the editor used Pelican's."""
    from plugins.newsroom.schema import ALIASES  # noqa: PLC0415 -- already loaded by the reader

    named = {(ALIASES.get(str(path[0]), path[0]), *path[1:]): line for path, line in lines.items()}
    return named | {path: line for path, line in lines.items() if path[0] in data}


def _front_blocks(text: str, body: int, parts: Parts, breaks: tuple[int, ...]) -> Iterator[Block]:
    """The values of the front matter that readers read, where they stand as written on one line."""
    for path, value in _texts(parts.data, ()):
        written = path
        line = parts.yaml.line_of(*written) + parts.offset
        if written not in parts.yaml.lines and len(written) == 1:
            alias = next((key for key in parts.yaml.lines if key and _alias(str(key[0])) == path[0]), None)
            line = parts.yaml.lines[alias] + parts.offset if alias else line
        start = breaks[line - 2] + 1 if line > 1 else 0
        end = min(breaks[line - 1] if line <= len(breaks) else len(text), body)
        at = text.find(value, start, end)
        if at >= 0:
            yield Block(at, at + len(value), str(path[-1]))


def _alias(key: str) -> str:
    from plugins.newsroom.schema import ALIASES  # noqa: PLC0415

    return ALIASES.get(key, key)


def _texts(value: Any, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _texts(item, (*path, str(key)))
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from _texts(item, (*path, number))
    elif isinstance(value, str) and value.strip() and path and path[-1] in TEXT_KEYS:
        yield path, value.strip()


def _blank_but(text: str, blocks: tuple[Block, ...]) -> str:
    """The text with everything but the blocks and the line ends as spaces."""
    pieces, done = [], 0
    for block in sorted(blocks, key=lambda one: one.start):
        if block.start < done:
            continue
        pieces += [re.sub(r"[^\n]", " ", text[done : block.start]), text[block.start : block.end]]
        done = block.end
    return "".join([*pieces, re.sub(r"[^\n]", " ", text[done:])])
