"""Who wrote, edited and first published an article, as its byline tells."""

from __future__ import annotations

from plugins.engine.theme import Words
from plugins.newsroom.schema import ArticleMeta
from plugins.newsroom.views import Credit


def credits_of(meta: ArticleMeta, words: Words) -> tuple[Credit, ...]:
    """The lines of the byline, this office's own people first; ``words`` are the newsroom's."""
    roles, source = words.roles, meta.sumber
    rows = [
        Credit(roles.writer, meta.penulis or ", ".join(meta.authors)),
        Credit(roles.editor, meta.editor),
    ]
    if source is not None:
        rows += [
            Credit(roles.source, source.nama, source.url or ""),
            Credit(roles.source_writer, source.penulis),
            Credit(roles.source_editor, source.editor),
            Credit(roles.source_desk, words.affirmed if source.redaksi else ""),
            Credit(roles.agency, source.kredit),
        ]
    return tuple(row for row in rows if row.name)
