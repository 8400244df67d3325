"""Reads the Markdown of a document into a `Body` and the problems found in it.

One Python-Markdown instance is kept and reset, because building one costs more than reading an article.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from html import escape
from typing import Any

from msgspec import Struct

from plugins.engine.problem import Problem
from plugins.newsroom.body import Body
from plugins.newsroom.body_problems import TOO_COMPLEX, UNREADABLE
from plugins.newsroom.markup.cleaning import clean
from plugins.newsroom.markup.composer import Composer
from plugins.newsroom.markup.footnotes import NotesExtension
from plugins.newsroom.markup.markdown import markdown_with
from plugins.newsroom.markup.source import Source

# Characters that inline patterns may visit for one document, about one second's work; an article needs thousands.
EFFORT = 2_000_000

_Match = tuple[ET.Element | str | None, int | None, int | None]


class BodyConfig(Struct, frozen=True):
    """What the reading of a body depends on besides its text: the site's own address, or "" where unknown."""

    site_url: str = ""


class _TooMuch(Exception):  # noqa: N818 - control flow inside this module, never seen outside
    """Inline marks cost more than `EFFORT`."""


class BodyReader:
    """Reads bodies one after another; keeps nothing from one to the next."""

    def __init__(self, config: BodyConfig) -> None:
        self.config = config
        self._spent = 0
        self._notes = NotesExtension()
        self._markdown = markdown_with(self._notes)
        for pattern in self._markdown.inlinePatterns:
            pattern.handleMatch = self._metered(pattern.handleMatch)  # type: ignore[method-assign,assignment]

    def read(self, text: str, *, file: str, slug: str, first_line: int) -> tuple[Body, tuple[Problem, ...]]:
        """The body of ``text`` and its problems, in order of lines.

        ``file`` is relative to the content folder, with ``/``; ``slug`` makes the ids unique on pages that show
        several documents; ``first_line`` is the line of the file, from 1, on which ``text`` begins. Never raises for
        anything an editor can write: a text that cannot be processed comes back as plain paragraphs with a problem.
        """
        source = Source(text, file=file, first_line=first_line)
        body = self._processed(source, slug) if source.limits_kept() else _unprocessed(source.text)
        return body, tuple(sorted(set(source.problems)))

    def _processed(self, source: Source, slug: str) -> Body:
        try:
            self._spent = 0
            self._markdown.reset()
            if source.raw_html:
                source.check_tags()
            html = self._markdown.convert(source.text)
            return Composer(source, self._notes.notes, slug=slug, site_url=self.config.site_url).compose(html)
        except RecursionError:
            source.report(TOO_COMPLEX, source.first_line, detail="bersarang terlalu dalam")
        except _TooMuch:
            source.report(TOO_COMPLEX, source.first_line, detail="terlalu banyak tanda dalam satu paragraf")
        except Exception as mishap:  # noqa: BLE001 - one article must not end the build; tests look for this problem
            source.report(UNREADABLE, source.first_line, detail=f"{type(mishap).__name__}: {mishap}")
        finally:
            self._markdown.reset()
        return _unprocessed(source.text)

    def _metered(self, handle: Callable[..., Any]) -> Callable[[re.Match[str], str], _Match]:
        """The same handler, counting its work: scanning to the end of a paragraph at every bracket is quadratic."""

        def metered(match: re.Match[str], data: str) -> _Match:
            node, start, end = handle(match, data)
            reached = end if end is not None else len(data)
            self._spent += 30 + reached - match.start() + len(data) // 500
            if self._spent > EFFORT:
                raise _TooMuch
            return node, start, end

        return metered


def _unprocessed(text: str) -> Body:
    """The text as plain paragraphs, so that a preview still shows it."""
    paragraphs = [" ".join(part.split()) for part in re.split(r"\n[ \t]*\n", text)]
    html = "\n".join(f"<p>{escape(part, quote=False)}</p>" for part in paragraphs if part)
    return Body(html=clean(html), text="\n".join(part for part in paragraphs if part))
