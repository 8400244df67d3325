"""Indexes of documents that no page stands behind."""

from __future__ import annotations

from collections.abc import Iterable

from plugins.engine.fingerprint import fingerprint
from plugins.search.index import Index
from plugins.search.ledger import Shelf
from plugins.search.model import Searchable, Sources

NAMES = frozenset({"kutai", "timur", "pekalongan"})


def index_of(documents: Iterable[Searchable], shelf: Shelf) -> Index:
    """The index of a site that has these documents."""
    pages = {one.address: one for one in documents}
    sources = Sources({address: fingerprint(one) for address, one in pages.items()}, pages.get)
    return Index(shelf, "bentuk", lambda: NAMES, sources, b"", 1)
