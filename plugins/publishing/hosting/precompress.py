"""Compressed copies beside text files, for servers that hand them out as they are (``gzip_static`` of nginx)."""

from __future__ import annotations

import gzip
from pathlib import Path

from plugins.publishing.media_types import media_type

ENDING = ".gz"
_TEXT = frozenset({"application/json", "application/ld+json", "application/xml", "application/atom+xml"})
_TEXT |= {"application/rdf+xml", "application/manifest+json", "image/svg+xml"}
_LEAST = 1_000
"""Smaller files fit into one packet either way."""


def precompress(folder: Path) -> int:
    """Write ``name.gz`` beside every text file that becomes smaller by it; how many were written. Raises `OSError`."""
    count = 0
    for path in sorted(folder.rglob("*")):
        if not path.is_file() or not _is_text(path.name) or path.stat().st_size < _LEAST:
            continue
        data = path.read_bytes()
        packed = compressed(data)
        if len(packed) < len(data):
            path.with_name(path.name + ENDING).write_bytes(packed)
            count += 1
    return count


def compressed(data: bytes) -> bytes:
    """The bytes in gzip form (RFC 1952) without name and time, so that the same bytes give the same copy.

    >>> gzip.decompress(compressed(b"suluh")) == b"suluh", compressed(b"suluh") == compressed(b"suluh")
    (True, True)
    """
    return gzip.compress(data, compresslevel=9, mtime=0)


def _is_text(name: str) -> bool:
    kind = media_type(name)
    return kind.startswith("text/") or kind in _TEXT
