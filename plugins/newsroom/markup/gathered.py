"""What is collected while a document is composed: ids, headings, links, and the numbers of its footnotes."""

from __future__ import annotations

from html import escape

from rapidfuzz import fuzz, process

from plugins.newsroom.body import Heading, Reference
from plugins.newsroom.body_problems import FOOTNOTE_UNDEFINED
from plugins.newsroom.markup.footnotes import Ids, Notes, label_key, reference_html
from plugins.newsroom.markup.links import slugify
from plugins.newsroom.markup.source import Source


class Gathered:
    """The findings of one document, shared by its text and its footnotes.

    ``note_ids`` maps the keys of used footnotes to their ids, in order of first use; ``level`` is the level of the
    last heading.
    """

    def __init__(self, source: Source, notes: Notes, *, slug: str, site_url: str) -> None:
        self.source = source
        self.notes = notes
        self.slug = slugify(slug) or "tulisan"
        self.site_url = site_url
        self.ids = Ids()
        self.headings: list[Heading] = []
        self.references: list[Reference] = []
        self.outside: list[tuple[str, int]] = []
        self.fragments: list[tuple[str, int]] = []
        self.note_ids: dict[str, str] = {}
        self.note_references: dict[str, list[str]] = {}
        self.level = 1

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
        name = slugify(label) or "catatan"
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
