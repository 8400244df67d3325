"""The published name of a file whose own says nothing: made from what the page says about it."""

from __future__ import annotations

from pathlib import PurePosixPath

from plugins.engine.fingerprint import fingerprint
from plugins.media.documents_names import is_bare
from plugins.newsroom.slugs import slugged

_LONGEST = 60
_MARK = 4


def published_name(file: str, title: str) -> str:
    """The path to publish a file under, or ``""`` where its own name is as good; ``title`` is what the page calls it.

    The end of the name comes from the file's own path: two files of one title never meet, whatever else is published
    before or after them.

    >>> published_name("media/2024/WhatsApp Image 2024-09-02 at 14.11.22.jpeg", "Warga menanam bakau di pesisir")
    'media/2024/warga-menanam-bakau-di-pesisir-10ec.jpeg'
    >>> published_name("media/2024/surat-edaran.pdf", "Surat edaran")
    ''
    """
    if not is_bare(file):
        return ""
    path = PurePosixPath(file)
    words = _shortened(slugged(title)) or "berkas"
    mark = fingerprint(file)[:_MARK]
    return (path.parent / f"{words}-{mark}{path.suffix.lower()}").as_posix()


def _shortened(slug: str) -> str:
    """A slug of at most `_LONGEST` characters, cut between words."""
    if len(slug) <= _LONGEST:
        return slug
    words, hyphen, _ = slug[: _LONGEST + 1].rpartition("-")
    return words if hyphen else slug[:_LONGEST]
