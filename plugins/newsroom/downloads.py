"""The attachments of a document as its page offers them."""

from __future__ import annotations

from plugins.engine.theme import Words
from plugins.engine.words import size_text
from plugins.media.documents_words import facts_text
from plugins.newsroom.attachments import Attachments
from plugins.newsroom.schema import DocumentMeta
from plugins.newsroom.views import AttachmentView


def attachment_views(meta: DocumentMeta, attachments: Attachments, words: Words) -> tuple[AttachmentView, ...]:
    """What readers may download, in the editor's order; ``words`` are the theme's under ``document``."""
    return tuple(
        AttachmentView(
            document.address,
            item.judul,
            document.kind,
            size_text(document.size),
            document.sha256,
            facts_text(document.facts, words),
        )
        for item in meta.lampiran
        if (document := attachments.documents.get(item.berkas)) is not None
    )
