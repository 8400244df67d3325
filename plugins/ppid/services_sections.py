"""Documents in fixed parts: a Markdown body whose second-level headings are the parts that a rule demands.

The yearly report (PerKI 1/2021 Ps 56(4)), the maklumat (Ps 47(2)) and announcements (Ps 20(2)) are written so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from plugins.engine.problem import Problem
from plugins.newsroom.body import Body
from plugins.newsroom.frontmatter import Parts
from plugins.newsroom.markup.reader import BodyReader
from plugins.newsroom.slugs import slugged
from plugins.ppid import services_problems as found
from plugins.ppid.naming import nearest

_HEADING = re.compile(r"##[ \t]+(?P<title>.*?)[ \t]*#*[ \t]*")
_FENCE = re.compile(r"[ \t]*(```|~~~)")


class Section(Struct, frozen=True):
    """One part: the key of the rule's list, its body as safe HTML, and the line of its heading in the file."""

    key: str
    body: Body
    line: int


class _Raw(Struct, frozen=True):
    title: str
    line: int
    text: str


def read_sections(
    parts: Parts, known: Sequence[str], *, article: str, file: str, slug: str, bodies: BodyReader
) -> tuple[Mapping[str, Section], tuple[Problem, ...]]:
    """The parts of a document by key, in the order of ``known``, and what is wrong with them.

    A heading names a part when its slug is the key. ``article`` is the rule that lists the parts. Which parts may be
    missing is for the caller to say.
    """
    raws = list(_split(parts.body, parts.first_line))
    problems: list[Problem] = []
    sections: dict[str, Section] = {}
    for raw in raws:
        key = slugged(raw.title)
        if not raw.title:
            if raw.text.strip():
                problems.append(found.SECTION_OUTSIDE.at(file, _first_text(raw), article=article))
        elif key not in known:
            near = nearest(key, known).replace("-", " ").capitalize()
            problems.append(found.SECTION_UNKNOWN.at(file, raw.line, title=raw.title, article=article, near=near))
        elif key in sections:
            first = sections[key].line
            problems.append(found.SECTION_TWICE.at(file, raw.line, title=raw.title, first=first, article=article))
        else:
            body, mistakes = bodies.read(raw.text, file=file, slug=f"{slug}-{key}", first_line=raw.line + 1)
            problems += mistakes
            if body.footnotes:
                problems.append(found.SECTION_FOOTNOTE.at(file, body.footnotes[0].line))
            picture = next((reference for reference in body.references if reference.picture), None)
            if picture is not None:
                problems.append(found.SECTION_PICTURE.at(file, picture.line))
            sections[key] = Section(key, body, raw.line)
    return {key: sections[key] for key in known if key in sections}, tuple(problems)


def _split(text: str, first_line: int) -> Iterator[_Raw]:
    """The text under each second-level heading; what stands before the first has an empty title."""
    title, start, kept, fence = "", first_line - 1, list[str](), ""
    for number, row in enumerate(text.split("\n"), start=first_line):
        mark = _FENCE.match(row)
        if mark:
            fence = "" if fence == mark[1] else fence or mark[1]
        heading = None if fence else _HEADING.fullmatch(row)
        if heading is None:
            kept.append(row)
            continue
        yield _Raw(title, start, "\n".join(kept))
        title, start, kept = heading["title"], number, []
    yield _Raw(title, start, "\n".join(kept))


def _first_text(raw: _Raw) -> int:
    rows = raw.text.split("\n")
    return raw.line + 1 + next(index for index, row in enumerate(rows) if row.strip())
