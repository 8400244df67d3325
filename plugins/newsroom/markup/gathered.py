"""What is collected while a document is composed: ids, headings, links, and the numbers of its footnotes."""

from __future__ import annotations

from html import escape

from rapidfuzz import fuzz, process

from plugins.engine.problem import ProblemKind
from plugins.newsroom.body import Heading, Reference
from plugins.newsroom.body_problems import FOOTNOTE_MISPLACED, FOOTNOTE_UNDEFINED, HEADING_JUMP, HEADING_TOP
from plugins.newsroom.markup.footnotes import REFERENCE, Notes, label_key, reference_html
from plugins.newsroom.markup.ids import Ids, identifier
from plugins.newsroom.markup.source import INVISIBLE, SUSPECT, Source, char_name
from plugins.newsroom.markup.tables import TableFrames


class Gathered:
    """The findings of one document, shared by its text and its footnotes.

    ``note_ids`` maps the keys of used footnotes to their ids, in order of first use; ``level`` is the level of the
    last heading.
    """

    def __init__(self, source: Source, notes: Notes, *, slug: str, site_url: str) -> None:
        self.source = source
        self.notes = notes
        self.slug = identifier(slug) or "tulisan"
        self.site_url = site_url
        self.ids = Ids()
        self.headings: list[Heading] = []
        self.references: list[Reference] = []
        self.outside: list[tuple[str, int]] = []
        self.fragments: list[tuple[str, int]] = []
        self.note_ids: dict[str, str] = {}
        self.note_references: dict[str, list[str]] = {}
        self.frames = TableFrames()
        self.level = 1

    def report(self, kind: ProblemKind, written: str, **values: object) -> None:
        """Record a problem at the next place where something is written."""
        self.source.report(kind, self.source.locate(written, written[:20]), **values)

    def restored(self, text: str) -> str:
        """Text of code and attributes, where a footnote's mark is no mark."""
        if "\x1e" not in text:
            return text
        return REFERENCE.sub(lambda match: f"[^{self.notes.references[int(match.group(1))]}]", text)

    def visible(self, text: str) -> str:
        """Text without the invisible characters that came from entities, which are reported."""
        if not SUSPECT.search(text):
            return text
        for pattern, kind in INVISIBLE:
            if match := pattern.search(text):
                self.source.report(kind, self.source.locate("&#", "&"), name=char_name(match.group()))
                text = pattern.sub("", text)
        return text

    def attribute(self, value: str) -> str:
        """The value of an attribute, in which footnotes cannot be marked."""
        if "\x1e" in value or "[^" in value:
            value = self.restored(value)
            self.report(FOOTNOTE_MISPLACED, value, text=value)
            value = value.replace("[^", "[")
        return self.visible(value)

    def heading(self, *, written: int, shown: int, text: str, plain: str, named: str) -> str:
        """The id of a new heading.

        ``written`` is its level in the source, ``shown`` in the HTML; ``plain`` its text before typography, to find
        its line; ``named`` the id that the editor chose, or "".
        """
        place = f"{'#' * written} {plain[:30]}"
        if written == 1:
            self.report(HEADING_TOP, place, title=text)
        expected = self.level + 1
        if shown > expected:
            line = self.source.locate(place, plain[:30])
            values = {"before": expected - 1, "level": shown, "expected": expected, "marks": "#" * expected}
            self.source.report(HEADING_JUMP, line, title=text, **values)
        self.level = shown
        id_ = self.ids.unique(f"{self.slug}-{identifier(named) or identifier(text) or 'bagian'}")
        self.headings.append(Heading(shown, id_, text))
        return id_

    def note_mark(self, index: int) -> str:
        """The HTML of a reference, which gets its number here if it is the first to its note."""
        label = self.notes.references[index]
        key = label_key(label)
        if key not in self.notes.definitions:
            line = self.source.locate(f"[^{label}]", "[^")
            self.source.report(
                FOOTNOTE_UNDEFINED, line, label=label, nearest=nearest(key, list(self.notes.definitions), "[^{}]")
            )
            return f"<sup>[{escape(label, quote=False)}]</sup>"
        name = identifier(label) or "catatan"
        if key not in self.note_ids:
            self.note_ids[key] = self.ids.unique(f"fn-{self.slug}-{name}")
            self.note_references[key] = []
        number = list(self.note_ids).index(key) + 1 if len(self.note_ids) > 1 else 1
        # Named after the note's own id, so that two labels of one spelling stay apart in references too.
        id_ = self.ids.unique(f"fnref-{self.note_ids[key].removeprefix('fn-')}")
        self.note_references[key].append(id_)
        return reference_html(number=number, note_id=self.note_ids[key], id_=id_)


def nearest(word: str, known: list[str], shown: str) -> str:
    """The known word most like ``word``, in words for a message; ``shown`` is a format for the word."""
    candidates = sorted(set(known))[:200]
    ranked = [(-score, other) for other, score, _ in process.extract(word, candidates, scorer=fuzz.ratio, limit=3)]
    if not ranked or min(ranked)[0] > -50:  # noqa: PLR2004 - below half alike it is no help
        return "tidak ada yang mirip"
    return f"mungkin maksudnya {shown.format(min(ranked)[1])}"
