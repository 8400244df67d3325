"""From Markdown's HTML to a `Body`: the text first, then its footnotes in the order of their numbers."""

from __future__ import annotations

import re
from html import escape

from plugins.newsroom import body_problems as problems
from plugins.newsroom.body import Body, Footnote
from plugins.newsroom.markup.cleaning import clean, differences
from plugins.newsroom.markup.flow import Flow
from plugins.newsroom.markup.footnotes import DEFINITION, WRITTEN_DEFINITION, label_key
from plugins.newsroom.markup.gathered import Gathered, nearest
from plugins.newsroom.markup.ids import identifier, meant_id

_FRAGMENT = re.compile("\x1eF(\\d+)\x1f")


class Composer(Gathered):
    """Composes one document; used once."""

    def compose(self, html: str) -> Body:
        """The body of a document, from the HTML that Markdown made of it."""
        pieces = DEFINITION.split(html)
        keys = list(self.notes.definitions)
        texts = {keys[int(index)]: text for index, text in zip(pieces[1::2], pieces[2::2], strict=True)}
        main = Flow(self)
        main.run(pieces[0])
        parts: dict[str, Flow] = {}
        # The dictionary of used notes grows while notes are composed that refer to others.
        while len(parts) < len(self.note_ids):
            key = list(self.note_ids)[len(parts)]
            parts[key] = Flow(self)
            parts[key].run(texts[key])
        lines = self._definition_lines()
        self._report_notes(parts, lines)
        # The text before its footnotes: tables are numbered in reading order.
        finished = self._finished(main.html)
        footnotes = tuple(
            Footnote(
                label=self.notes.definitions[key].label,
                number=number,
                id=self.note_ids[key],
                html=self._finished(part.html),
                text=part.text,
                references=tuple(self.note_references[key]),
                line=lines.get(key, self.source.first_line),
            )
            for number, (key, part) in enumerate(parts.items(), start=1)
        )
        return Body(
            html=finished,
            text=main.text,
            footnotes=footnotes,
            headings=tuple(self.headings),
            references=tuple(self.references),
            outside=tuple(self.outside),
            ids=tuple(self.ids.taken),
        )

    def _definition_lines(self) -> dict[str, int]:
        if not self.notes.definitions:
            return {}
        lines: dict[str, int] = {}
        again: list[tuple[str, int]] = []
        for label, line in self.source.occurrences(WRITTEN_DEFINITION):
            key = label_key(label)
            if key in lines:
                again.append((key, line))
            lines.setdefault(key, line)
        for key in self.notes.duplicates:
            line = next((at for other, at in again if other == key), self.source.first_line)
            again = [pair for pair in again if pair != (key, line)]
            label = self.notes.definitions[key].label
            self.source.report(problems.FOOTNOTE_DUPLICATE, line, label=label, first=lines.get(key, line))
        return lines

    def _report_notes(self, parts: dict[str, Flow], lines: dict[str, int]) -> None:
        undefined = [label_key(label) for label in self.notes.references]
        undefined = [key for key in undefined if key not in self.notes.definitions]
        for key, definition in self.notes.definitions.items():
            line = lines.get(key, self.source.first_line)
            if key not in parts:
                alike = nearest(key, undefined, "[^{}]")
                self.source.report(problems.FOOTNOTE_UNUSED, line, label=definition.label, nearest=alike)
            elif not parts[key].text and "<img" not in parts[key].html:
                self.source.report(problems.FOOTNOTE_EMPTY, line, label=definition.label)

    def _finished(self, html: str) -> str:
        if self.fragments and "\x1eF" in html:
            html = _FRAGMENT.sub(lambda match: self._fragment(*self.fragments[int(match.group(1))]), html)
        html = html.strip()
        cleaned = clean(html)
        if detail := differences(html, cleaned):
            self.source.report(problems.HTML_CHANGED, self.source.locate("<"), detail=detail)
        return self.frames.framed(cleaned)

    def _fragment(self, fragment: str, line: int) -> str:
        if found := meant_id(fragment, self.slug, self.ids.taken):
            return escape(found)
        alike = nearest(fragment, [heading.id.removeprefix(f"{self.slug}-") for heading in self.headings], "#{}")
        self.source.report(problems.LINK_FRAGMENT, line, fragment=fragment, nearest=alike)
        return escape(identifier(fragment))
